"""Raw mails: kept once before anything else, taken in once, and known again by their Message-ID."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.blobs.keep import BlobKind, fetch, keep
from app.blobs.tables import blobs, is_waiting, mail_reports, mails
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
_BY_DIGEST: Final = Prepared(_SEEN.where(mails.c.digest_fp == sa.bindparam("digest")))
_BY_MESSAGE: Final = Prepared(_SEEN.where(mails.c.message_fp == sa.bindparam("message")))
_BY_ID: Final = Prepared(_SEEN.where(mails.c.id == sa.bindparam("mail")))
_LOCKED: Final = Prepared(_SEEN.where(mails.c.id == sa.bindparam("mail")).with_for_update(of=mails))
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


_MADE_IT: Final = (MailOutcome.REPORT.value, MailOutcome.MANUAL.value)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The mail that a report was made of, and which home of its list it is, of how many."""

    message_id: str | None
    nature: str
    entry: tuple[int, int] | None = None


def keep_raw(tx: Tx, raw: bytes, *, arrived_at: datetime | None = None) -> KeptMail:
    """Keep a mail as it came; the same bytes again are the same mail. `arrived_at` is when our mail server had it."""
    digest = tx.sealer.fingerprint(hashlib.sha256(raw).hexdigest(), purpose="raw mail")
    row = tx.row(_BY_DIGEST, {"digest": digest})
    if row is not None:
        return _kept(tx, row)
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


def claim(tx: Tx, *, mail: UUID, lock: bool = True) -> KeptMail:
    """Return the mail, locked until the commit: of two who take it in the second finds it taken.

    NotFound without it, also where it was cleared while we waited for the lock.
    """
    row = tx.row(_LOCKED if lock else _BY_ID, {"mail": mail})
    if row is None:
        raise NotFound
    return _kept(tx, row)


def count_attempt(tx: Tx, *, mail: UUID) -> int:
    """Count an attempt before it is made, in a transaction of its own: it may end the process."""
    counted = (
        sa.update(mails).where(mails.c.id == mail).values(attempts=mails.c.attempts + 1).returning(mails.c.attempts)
    )
    return int(tx.execute(counted).scalar_one())


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


def forget_reports(tx: Tx, *, mail: UUID) -> None:
    """Let a mail belong to none of the reports that it went to: it becomes one of its own."""
    tx.execute(sa.delete(mail_reports).where(mail_reports.c.mail_id == mail))


def by_message(tx: Tx, message_id: str) -> KeptMail | None:
    """Return the mail that came by this Message-ID before."""
    row = tx.row(_BY_MESSAGE, {"message": fingerprint(tx, message_id)})
    return None if row is None else _kept(tx, row)


def lists_homes(tx: Tx, mail: UUID) -> bool:
    """Say whether the mail listed homes: it is of none of them alone, also where the others are cleared by now."""
    listed = sa.exists().where(mail_reports.c.mail_id == mail, mail_reports.c.entry.is_not(None))
    return bool(tx.execute(sa.select(listed)).scalar_one())


def reports_by_messages(tx: Tx, message_ids: Sequence[str]) -> Sequence[UUID]:
    """Return the reports that mails of these Message-IDs made or went to, in no order."""
    if not message_ids:
        return ()
    prints = [fingerprint(tx, one) for one in message_ids]
    wanted = (
        sa.select(mail_reports.c.report_id)
        .join(mails, mails.c.id == mail_reports.c.mail_id)
        .where(mails.c.message_fp.in_(prints))
    )
    return tuple(dict.fromkeys(tx.execute(wanted).scalars()))


def source_of(tx: Tx, *, report: UUID) -> Source | None:
    """Return the mail that made a report, None where it came by another door: what was added later is none of it."""
    others = mail_reports.alias()
    entries = sa.select(sa.func.max(others.c.entry)).where(others.c.mail_id == mails.c.id).scalar_subquery()
    wanted = (
        sa.select(mails.c.id, mails.c.message_sealed, mails.c.nature, mail_reports.c.entry, entries.label("entries"))
        .join(mail_reports, mail_reports.c.mail_id == mails.c.id)
        .where(mail_reports.c.report_id == report, mails.c.outcome.in_(_MADE_IT))
        .order_by(mails.c.arrived_at, mails.c.id)
        .limit(1)
    )
    row = tx.execute(wanted).one_or_none()
    if row is None:
        return None
    sealed = row.message_sealed
    message = None if sealed is None else tx.sealer.open(sealed, table="mails", column="message", row=row.id)
    entry = None if row.entry is None else (row.entry, row.entries)
    return Source(message_id=message, nature=row.nature or "", entry=entry)


def fingerprint(tx: Tx, message_id: str) -> bytes:
    return tx.sealer.fingerprint(message_id, purpose="message id")


def _kept(tx: Tx, row: Any) -> KeptMail:  # noqa: ANN401 its columns are the statement's
    referred = sa.select(mail_reports.c.reference).where(mail_reports.c.mail_id == row.id)
    outcome = row.outcome
    return KeptMail(
        id=row.id,
        blob=row.blob_id,
        size=row.bytes,
        state=MailState(row.state),
        outcome=None if outcome is None else MailOutcome(outcome),
        attempts=row.attempts,
        arrived_at=row.arrived_at,
        references=() if outcome is None else tuple(tx.execute(referred.order_by(mail_reports.c.report_id)).scalars()),
    )
