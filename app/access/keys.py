"""Keys of callers: drawn once, shown once, stored as a hash; every change is a new row."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import Caller, KeyGrant, KnownKey, check_grant
from app.access.tables import api_keys
from app.access.tokens import token_hash
from app.kit.codes import Role
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.kit.ids import new_id
from app.kit.prepared import Prepared

PREFIX = "ind_"
_RANDOM_BYTES = 32  # 43 symbols of URL-safe base64
_HINT_SYMBOLS = 8
_NEWEST = api_keys.c.superseded_at.is_(None)
_VERSIONS: Final = Prepared(sa.select(sa.func.count().label("many")).select_from(api_keys))
_IN_ORDER = (api_keys.c.valid_from, api_keys.c.row_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedToken:
    """One token of a key; while a key is rotated it has two."""

    hint: str
    valid_from: datetime
    valid_to: datetime | None
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedKey:
    """A key as an administrator sees it: never a token, only how it begins. The newest token comes last."""

    caller: Caller
    tokens: Sequence[ListedToken]

    @property
    def valid_to(self) -> datetime | None:
        """The end of its last token; None where it has none."""
        ends = [one.valid_to for one in self.tokens]
        return max((one for one in ends if one is not None), default=None) if None not in ends else None

    @property
    def last_used_at(self) -> datetime | None:
        return max((one.last_used_at for one in self.tokens if one.last_used_at is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """When the tokens that a key has end at the latest, and when the new one does: None is as the newest had it."""

    old_until: datetime
    valid_to: datetime | None = None


def create_key(tx: Tx, *, grant: KeyGrant) -> str:
    """Return the new token, which cannot be had again; Invalid where the role lacks its bound, or it would be over."""
    check_grant(grant)
    if grant.valid_to is not None and grant.valid_to <= tx.now:
        raise Invalid(FieldError("/valid_to", "This is over."))
    return _draw(
        tx,
        {
            "id": new_id(),
            "role": grant.role.value,
            "landlords": sorted(map(str, grant.landlords)),
            "centres": sorted(map(str, grant.centres)),
            "responder_id": grant.responder,
            "supplier_id": grant.supplier,
            "valid_to": grant.valid_to,
        },
        person=grant.person,
    )


def rotate(tx: Tx, *, key: UUID, rotation: Rotation) -> str:
    """Return a second token of the same key: the caller stays who it is, and the old token is good until its end.

    NotFound where there never was such a key, Conflict where it has ended.
    """
    held = [row for row in _held(tx, key) if row.valid_to is None or row.valid_to > tx.now]
    if not held:
        raise Conflict("This key has ended; make a new one.")
    newest = held[-1]
    end = rotation.valid_to or newest.valid_to
    if end is not None and end <= tx.now:
        raise Invalid(FieldError("/valid_to", "This is over."))
    for row in held:
        _end(tx, row, at=max(rotation.old_until, tx.now))
    bounds = ("id", "role", "landlords", "centres", "responder_id", "supplier_id")
    told = {name: getattr(newest, name) for name in bounds} | {"valid_to": end}
    return _draw(tx, told, person=_person(tx, newest))


def revoke(tx: Tx, *, key: UUID, at: datetime | None = None) -> None:
    """End every token of a key, now or then, unless it ends sooner; NotFound where there never was one."""
    for row in _held(tx, key):
        _end(tx, row, at=at or tx.now)


def _held(tx: Tx, key: UUID) -> Sequence[sa.Row[Any]]:
    """Return the newest version of every token of a key, oldest token first, and let nobody else change the key.

    Its first row stays for ever, so that is what those who change it wait for; only then are its tokens looked at, for
    whoever was first may have made another.
    """
    of_key = api_keys.c.id == key
    first = sa.select(api_keys.c.row_id).where(of_key).order_by(api_keys.c.row_id).limit(1).with_for_update()
    if tx.execute(first).one_or_none() is None:
        raise NotFound
    return tx.execute(sa.select(api_keys).where(of_key, _NEWEST).order_by(*_IN_ORDER)).all()


def _draw(tx: Tx, told: Mapping[str, Any], *, person: str | None) -> str:
    """Write the first version of a new token and return it."""
    token = PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)
    row_id = new_id()
    drawn = {
        "row_id": row_id,
        "key_hash": token_hash(token),
        "hint": token[:_HINT_SYMBOLS],
        "name_sealed": _seal(tx, person, row_id),
        "valid_from": tx.now,
        "recorded_at": tx.now,
    }
    tx.execute(sa.insert(api_keys).values({**told, **drawn}))
    return token


def _end(tx: Tx, row: sa.Row[Any], *, at: datetime) -> None:
    """Write a version of a token that ends then; nothing where it ends sooner anyway."""
    if row.valid_to is not None and row.valid_to <= at:
        return
    tx.execute(sa.update(api_keys).where(api_keys.c.row_id == row.row_id).values(superseded_at=tx.now))
    row_id = new_id()
    new = dict(row._mapping) | {  # noqa: SLF001 SQLAlchemy's documented name
        "row_id": row_id,
        "name_sealed": _seal(tx, _person(tx, row), row_id),
        "valid_to": at,
        "recorded_at": tx.now,
    }
    tx.execute(sa.insert(api_keys).values(new))


def count_versions(tx: Tx) -> int:
    """Return a number that grows with every change of any key: rows are never removed."""
    return int(tx.row(_VERSIONS).many)


def load_all(tx: Tx) -> Mapping[bytes, KnownKey]:
    """Return every key that opens something now or later, by the hash of its token."""
    rows = tx.execute(
        sa.select(api_keys).where(_NEWEST, sa.or_(api_keys.c.valid_to.is_(None), api_keys.c.valid_to > tx.now))
    )
    return {row.key_hash: _known(tx, row) for row in rows}


def list_keys(tx: Tx) -> Sequence[ListedKey]:
    rows = tx.execute(sa.select(api_keys).where(_NEWEST).order_by(api_keys.c.id, *_IN_ORDER))
    return tuple(_listed(tx, list(tokens)) for _, tokens in groupby(rows, key=lambda row: row.id))


def mark_used(tx: Tx, *, tokens: Collection[bytes]) -> None:
    """Note that these tokens, by their hashes, were used until now."""
    if tokens:
        tx.execute(sa.update(api_keys).where(api_keys.c.key_hash.in_(tokens), _NEWEST).values(last_used_at=tx.now))


def _listed(tx: Tx, rows: Sequence[sa.Row[Any]]) -> ListedKey:
    return ListedKey(
        caller=_known(tx, rows[-1]).caller,
        tokens=tuple(
            ListedToken(hint=row.hint, valid_from=row.valid_from, valid_to=row.valid_to, last_used_at=row.last_used_at)
            for row in rows
        ),
    )


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
