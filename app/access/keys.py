"""Keys of callers: drawn once, shown once, stored as a hash; every change is a new row."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import Caller, KeyGrant, KnownKey, check_grant
from app.access.tables import api_keys
from app.kit.codes import Role
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.kit.ids import new_id

PREFIX = "ind_"
_RANDOM_BYTES = 32  # 43 symbols of URL-safe base64
_HINT_SYMBOLS = 8
_NEWEST = api_keys.c.superseded_at.is_(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedKey:
    """A key as an administrator sees it: never the token."""

    hint: str
    recorded_at: datetime
    last_used_at: datetime | None
    known: KnownKey


def token_hash(token: str) -> bytes:
    """Return what is stored of a token: it has 256 random bits, so a fast hash cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def create_key(tx: Tx, *, grant: KeyGrant) -> str:
    """Return the new token, which cannot be had again; Invalid where the role lacks its bound."""
    check_grant(grant)
    token = PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)
    row_id = new_id()
    tx.execute(
        sa.insert(api_keys).values(
            row_id=row_id,
            id=new_id(),
            key_hash=token_hash(token),
            hint=token[:_HINT_SYMBOLS],
            role=grant.role.value,
            landlords=sorted(map(str, grant.landlords)),
            centres=sorted(map(str, grant.centres)),
            responder_id=grant.responder,
            supplier_id=grant.supplier,
            name_sealed=_seal(tx, grant.person, row_id),
            valid_from=tx.now,
            valid_to=grant.valid_to,
            recorded_at=tx.now,
        )
    )
    return token


def revoke(tx: Tx, *, key: UUID) -> None:
    """End a key now; again is no error. NotFound where there never was one."""
    row = tx.execute(sa.select(api_keys).where(api_keys.c.id == key, _NEWEST)).one_or_none()
    if row is None:
        raise NotFound
    if row.valid_to is not None and row.valid_to <= tx.now:
        return
    superseded = tx.execute(
        sa.update(api_keys).where(api_keys.c.row_id == row.row_id, _NEWEST).values(superseded_at=tx.now)
    )
    if superseded.rowcount == 0:
        return  # somebody else revoked it at this instant
    row_id = new_id()
    new = dict(row._mapping) | {  # noqa: SLF001 SQLAlchemy's documented name
        "row_id": row_id,
        "name_sealed": _seal(tx, _person(tx, row), row_id),
        "valid_to": tx.now,
        "recorded_at": tx.now,
    }
    tx.execute(sa.insert(api_keys).values(new))


def count_versions(tx: Tx) -> int:
    """Return a number that grows with every change of any key: rows are never removed."""
    return int(tx.execute(sa.select(sa.func.count()).select_from(api_keys)).scalar_one())


def load_all(tx: Tx) -> Mapping[bytes, KnownKey]:
    """Return every key that opens something now or later, by the hash of its token."""
    rows = tx.execute(
        sa.select(api_keys).where(_NEWEST, sa.or_(api_keys.c.valid_to.is_(None), api_keys.c.valid_to > tx.now))
    )
    return {row.key_hash: _known(tx, row) for row in rows}


def list_keys(tx: Tx) -> Sequence[ListedKey]:
    rows = tx.execute(sa.select(api_keys).where(_NEWEST).order_by(api_keys.c.id))
    return tuple(
        ListedKey(hint=row.hint, recorded_at=row.recorded_at, last_used_at=row.last_used_at, known=_known(tx, row))
        for row in rows
    )


def mark_used(tx: Tx, *, keys: Collection[UUID]) -> None:
    if keys:
        tx.execute(sa.update(api_keys).where(api_keys.c.id.in_(keys), _NEWEST).values(last_used_at=tx.now))


def _known(tx: Tx, row: sa.Row[Any]) -> KnownKey:
    caller = Caller(
        id=row.id,
        role=Role(row.role),
        landlords=frozenset(map(UUID, row.landlords)),
        centres=frozenset(map(UUID, row.centres)),
        responder=row.responder_id,
        supplier=row.supplier_id,
        person=_person(tx, row),
    )
    return KnownKey(caller=caller, valid_from=row.valid_from, valid_to=row.valid_to)


def _seal(tx: Tx, person: str | None, row_id: UUID) -> bytes | None:
    return None if person is None else tx.sealer.seal(person, table="api_keys", column="name", row=row_id)


def _person(tx: Tx, row: sa.Row[Any]) -> str | None:
    sealed = row.name_sealed
    return None if sealed is None else tx.sealer.open(sealed, table="api_keys", column="name", row=row.row_id)
