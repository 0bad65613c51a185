"""Raw mails: kept once before anything else, taken in once, and known again by their Message-ID."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, cast
from uuid import UUID

import sqlalchemy as sa

from app.blobs.keep import BlobKind, fetch, keep
from app.blobs.tables import blobs, is_waiting, mail_reports, mails
from app.kit.among import Among
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.kit.ids import new_id
from app.kit.prepared import Prepared

_LONGEST_WAY: Final = timedelta(days=14)
"""A mail that our own server says it had earlier than that was put there by hand: its clock starts now, less this."""

MOST_ATTEMPTS: Final = 3
"""After so many a mail is entered unread: reading it ends the process. Where that fails too it waits for a person."""

_SEEN = sa.select(
    mails.c.id, mails.c.blob_id, mails.c.state, mails.c.outcome, mails.c.attempts, mails.c.arrived_at, blobs.c.bytes
).join(blobs, blobs.c.id == mails.c.blob_id)
_BY_DIGEST: Final = Among(
    lambda digests: _SEEN.add_columns(mails.c.digest_fp).where(mails.c.digest_fp.in_(digests)), of=sa.LargeBinary()
)
_BY_MESSAGE: Final = Prepared(_SEEN.where(mails.c.message_fp == sa.bindparam("message")))
_MESSAGES: Final = Among(
    lambda messages: sa.select(mails.c.message_fp).where(mails.c.message_fp.in_(messages)), of=sa.LargeBinary()
)
_BY_ID: Final = Prepared(_SEEN.where(mails.c.id == sa.bindparam("mail")))
_LOCKED: Final = Among(lambda ids: _SEEN.where(mails.c.id.in_(ids)).order_by(mails.c.id).with_for_update(of=mails))
_REFERRED: Final = Prepared(
    sa.select(mail_reports.c.reference)
    .where(mail_reports.c.mail_id == sa.bindparam("mail"))
    .order_by(mail_reports.c.report_id)
)
_WRITTEN: Final = ("state", "outcome", "nature", "taken_at", "message_fp", "message_sealed")
_FINISHED: Final = Prepared(
    sa.update(mails)
    .where(mails.c.id == sa.bindparam("mail"))
    .values({name: sa.bindparam(name, type_=mails.c[name].type) for name in _WRITTEN})
)


class MailState(StrEnum):
    WAITING = "waiting"
    TAKEN = "taken"


class MailOutcome(StrEnum):
    """What became of a mail."""

    REPORT = "report"
    ADDITION = "addition"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    MANUAL = "manual"


_NEW_MESSAGES: Final = "messages of no mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMail:
    """A raw mail as it stands; `size` is in bytes, `references` are the reports it made or went to.

    `new` where it was kept only now: nobody has tried to take it in, and no attempt can have ended a process.
    `made` where its reports were made only now, because a person says that it is one.
    """

    id: UUID
    blob: UUID
    size: int
    state: MailState
    outcome: MailOutcome | None
    attempts: int
    arrived_at: datetime
    references: tuple[str, ...] = ()
    new: bool = False
    made: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a mail turned out to be, for its row: `reports` by id and reference, the first `entries` of a list each."""

    outcome: MailOutcome
    nature: str
    message_id: str | None = None
    reports: tuple[tuple[UUID, str], ...] = ()
    entries: int = 0


def keep_raw(tx: Tx, raw: bytes, *, arrived_at: datetime | None = None) -> KeptMail:
    """Keep a mail as it came; the same bytes again are the same mail. `arrived_at` is when our mail server had it."""
    return keep_all(tx, [(raw, arrived_at)])[0]


def keep_all(tx: Tx, raws: Sequence[tuple[bytes, datetime | None]]) -> Sequence[KeptMail]:
    """Keep several mails as they came, each with when our mail server had it; return each as it stands."""
    digests = [tx.sealer.fingerprint(hashlib.sha256(raw).hexdigest(), purpose="raw mail") for raw, _ in raws]
    known = {row.digest_fp: _kept(tx, row) for row in _BY_DIGEST.rows(tx, set(digests))}
    told: list[KeptMail] = []
    for digest, (raw, arrived_at) in zip(digests, raws, strict=True):
        earlier = known.get(digest)
        kept = earlier or _keep(tx, raw, digest=digest, arrived_at=arrived_at)
        told.append(kept if earlier is None else replace(earlier, new=False))
        known[digest] = kept
    return told


def _keep(tx: Tx, raw: bytes, *, digest: bytes, arrived_at: datetime | None) -> KeptMail:
    arrived = tx.now if arrived_at is None else max(min(arrived_at, tx.now), tx.now - _LONGEST_WAY)
    values: dict[str, Any] = {
        "id": new_id(),
        "digest_fp": digest,
        "blob_id": keep(tx, raw, kind=BlobKind.RAW),
        "state": MailState.WAITING.value,
        "attempts": 0,
        "arrived_at": arrived,
    }
    tx.add(mails, values)
    return KeptMail(
        id=values["id"],
        blob=values["blob_id"],
        size=len(raw),
        state=MailState.WAITING,
        outcome=None,
        attempts=0,
        arrived_at=arrived,
        new=True,
    )


def claim(tx: Tx, *, mail: UUID) -> KeptMail:
    """Return the mail, locked until the commit: of two who take it in the second finds it taken.

    NotFound without it, also where it was cleared while we waited for the lock.
    """
    return claim_all(tx, mails=[mail])[0]


def claim_all(tx: Tx, *, mails: Sequence[UUID]) -> Sequence[KeptMail]:
    """Return several mails in this order, all of them locked until the commit; NotFound without one of them."""
    found = {row.id: row for row in _LOCKED.rows(tx, mails)}
    if not found.keys() >= set(mails):
        raise NotFound
    return [_kept(tx, found[one]) for one in mails]


def look_at(tx: Tx, *, mail: UUID) -> KeptMail:
    """Return the mail as it stands; NotFound without it."""
    row = tx.row(_BY_ID, {"mail": mail})
    if row is None:
        raise NotFound
    return _kept(tx, row)


def count_attempt(tx: Tx, *, mail: UUID) -> int:
    """Count an attempt before it is made, in a transaction of its own: it may end the process."""
    counted = (
        sa.update(mails).where(mails.c.id == mail).values(attempts=mails.c.attempts + 1).returning(mails.c.attempts)
    )
    return int(tx.execute(counted).scalar_one())


def uncount_attempt(tx: Tx, *, mail: UUID) -> None:
    """Take back an attempt that nothing about the mail itself made fail."""
    counted = sa.and_(mails.c.id == mail, mails.c.attempts > 0)
    tx.execute(sa.update(mails).where(counted).values(attempts=mails.c.attempts - 1))


def waiting(tx: Tx, *, limit: int) -> Sequence[UUID]:
    """Return mails that were kept and not taken in, those tried least before the others.

    A process ended between the two, or something cannot be read.
    """
    return tuple(
        tx.execute(
            sa.select(mails.c.id).where(is_waiting).order_by(mails.c.attempts, mails.c.arrived_at).limit(limit)
        ).scalars()
    )


def raw_of(tx: Tx, mail: KeptMail) -> bytes:
    return fetch(tx, mail.blob)


def finish(tx: Tx, mail: KeptMail, taken: Taken) -> KeptMail:
    """Say what became of the mail and which reports it belongs to; the last act of taking it in."""
    message = taken.message_id
    if message is not None:
        _new_messages(tx).discard(message)
    values = {
        "state": MailState.TAKEN.value,
        "outcome": taken.outcome.value,
        "nature": taken.nature,
        "taken_at": tx.now,
        "message_fp": message and fingerprint(tx, message),
        "message_sealed": message and tx.sealer.seal(message, table="mails", column="message", row=mail.id),
    }
    tx.run(_FINISHED, values | {"mail": mail.id})
    rows: list[dict[str, Any]] = [
        {"mail_id": mail.id, "report_id": one, "reference": named, "entry": nth if nth <= taken.entries else None}
        for nth, (one, named) in enumerate(dict(taken.reports).items(), start=1)
    ]
    tx.add(mail_reports, *rows)
    return KeptMail(
        id=mail.id,
        blob=mail.blob,
        size=mail.size,
        state=MailState.TAKEN,
        outcome=taken.outcome,
        attempts=mail.attempts,
        arrived_at=mail.arrived_at,
        references=tuple(row["reference"] for row in rows),
    )


def by_message(tx: Tx, message_id: str) -> KeptMail | None:
    """Return the mail that came by this Message-ID before."""
    if message_id in _new_messages(tx):
        return None
    row = tx.row(_BY_MESSAGE, {"message": fingerprint(tx, message_id)})
    return None if row is None else _kept(tx, row)


def ask_messages(tx: Tx, message_ids: Iterable[str]) -> None:
    """Ask at once which of these Message-IDs no mail came by; `by_message` then asks of the others alone."""
    asked = {fingerprint(tx, one): one for one in message_ids}
    for row in _MESSAGES.rows(tx, asked.keys()):
        del asked[row.message_fp]
    _new_messages(tx).update(asked.values())


def _new_messages(tx: Tx) -> set[str]:
    return cast("set[str]", tx.known.setdefault(_NEW_MESSAGES, set()))


def fingerprint(tx: Tx, message_id: str) -> bytes:
    return tx.sealer.fingerprint(message_id, purpose="message id")


def _kept(tx: Tx, row: Any) -> KeptMail:  # noqa: ANN401 its columns are the statement's
    outcome = row.outcome
    return KeptMail(
        id=row.id,
        blob=row.blob_id,
        size=row.bytes,
        state=MailState(row.state),
        outcome=None if outcome is None else MailOutcome(outcome),
        attempts=row.attempts,
        arrived_at=row.arrived_at,
        references=() if outcome is None else tuple(one.reference for one in tx.rows(_REFERRED, {"mail": row.id})),
    )
