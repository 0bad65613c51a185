"""Answers kept for a repeat: a request that is sent again does nothing and gets the same bytes.

`earlier` enters the key before any work is done. On PostgreSQL a simultaneous twin waits on that row until the first
has committed, and is then answered from it; on SQLite writers come one after the other anyway.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from app.access.tables import idempotency_keys
from app.kit.database import Tx
from app.kit.errors import Conflict, ReusedKey

KEPT = timedelta(hours=24)
_MOST_AT_ONCE = 1000

# Both stand on the way of every report: built once, they cost a third of what building them anew does.
_ENTER = {
    name: dialect.insert(idempotency_keys)
    .on_conflict_do_nothing()
    .returning(idempotency_keys.c.at)  # the count of inserted rows is not told by every driver
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}
_KEEP = (
    sa.update(idempotency_keys)
    .where(idempotency_keys.c.key_hash == sa.bindparam("wanted"))
    .values({name: sa.bindparam(name) for name in ("status", "headers", "answer_sealed")})
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A request that carries a key; `body` is its canonical form."""

    route: str
    key: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """An answer as it was given: JSON, sealed while it is kept."""

    status: int
    headers: Mapping[str, str]
    body: str


def earlier(tx: Tx, *, attempt: Attempt) -> Saved | None:
    """Return the answer given before, or None where this attempt is to do the work; ReusedKey for another body."""
    key_hash = _key_hash(tx, attempt)
    entered = tx.execute(
        _ENTER[tx.connection.dialect.name],
        {
            "key_hash": key_hash,
            "caller_id": tx.caller.id,
            "route": attempt.route,
            "body_hash": _body_hash(tx, attempt),
            "at": tx.now,
            "kept_until": tx.now + KEPT,
        },
    )
    if entered.first() is not None:
        return None
    row = tx.execute(sa.select(idempotency_keys).where(idempotency_keys.c.key_hash == key_hash)).one_or_none()
    if row is None or row.kept_until <= tx.now:
        _begin_anew(tx, attempt, key_hash)
        return None
    if row.body_hash != _body_hash(tx, attempt):
        raise ReusedKey
    return _saved(tx, row)


def refuse_another(tx: Tx, *, attempt: Attempt) -> None:
    """Raise ReusedKey where the key came before with another body; ahead of work that commits by itself."""
    known = sa.select(idempotency_keys.c.body_hash).where(
        idempotency_keys.c.key_hash == _key_hash(tx, attempt), idempotency_keys.c.kept_until > tx.now
    )
    before = tx.execute(known).scalar()
    if before is not None and before != _body_hash(tx, attempt):
        raise ReusedKey


def keep(tx: Tx, *, attempt: Attempt, saved: Saved) -> None:
    """Keep the answer in the transaction that did the work."""
    key_hash = _key_hash(tx, attempt)
    sealed = tx.sealer.seal(saved.body, table="idempotency_keys", column="answer", row=_row(key_hash))
    tx.execute(
        _KEEP,
        {"wanted": key_hash, "status": saved.status, "headers": dict(saved.headers), "answer_sealed": sealed},
    )


def forget_expired(tx: Tx) -> int:
    """Remove a bounded number of answers that are past their day; return how many."""
    expired = sa.select(idempotency_keys.c.key_hash).where(idempotency_keys.c.kept_until <= tx.now).limit(_MOST_AT_ONCE)
    removed = tx.execute(sa.delete(idempotency_keys).where(idempotency_keys.c.key_hash.in_(expired)))
    return removed.rowcount


def _begin_anew(tx: Tx, attempt: Attempt, key_hash: bytes) -> None:
    """Take over a key whose day is past; Conflict where a twin does the same at this instant."""
    taken = tx.execute(
        sa.update(idempotency_keys)
        .where(idempotency_keys.c.key_hash == key_hash, idempotency_keys.c.kept_until <= tx.now)
        .values(
            body_hash=_body_hash(tx, attempt),
            status=None,
            headers=None,
            answer_sealed=None,
            at=tx.now,
            kept_until=tx.now + KEPT,
        )
    )
    if taken.rowcount == 0:
        raise Conflict("The same request is being worked on; send it again.")


def _saved(tx: Tx, row: sa.Row[Any]) -> Saved:
    body = tx.sealer.open(row.answer_sealed, table="idempotency_keys", column="answer", row=_row(row.key_hash))
    return Saved(status=row.status, headers=row.headers, body=body)


def _key_hash(tx: Tx, attempt: Attempt) -> bytes:
    """Keyed, for clients put names into keys."""
    return tx.sealer.fingerprint(f"{tx.caller.id}\0{attempt.route}\0{attempt.key}", purpose="idempotency key")


def _body_hash(tx: Tx, attempt: Attempt) -> bytes:
    """Keyed, for who has only the database could else confirm a guess of what was sent."""
    return tx.sealer.fingerprint(hashlib.sha256(attempt.body).hexdigest(), purpose="idempotent body")


def _row(key_hash: bytes) -> UUID:
    return UUID(bytes=key_hash[:16])
