"""What became of every mail that is kept, for whoever must know that none was lost: codes, and what nobody shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.blobs.keep import fetch
from app.blobs.mails import MOST_ATTEMPTS, MailOutcome, MailState
from app.blobs.tables import attachments, blobs, is_of_machine, is_waiting, mail_reports, mails
from app.kit.database import Tx
from app.kit.errors import NotFound


class Fate(StrEnum):
    """Where the words of a mail stand now."""

    REPORT = "report"
    ADDITION = "addition"
    DROPPED = "dropped"
    """With no report: a program's answer to a letter of ours, or that letter itself."""
    WAITING = "waiting"
    FAILED = "failed"
    """Waiting still, though it was tried so often that not even its raw form could be entered."""


class Dropped(StrEnum):
    """Why a mail makes no report, in a word."""

    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    OWN_LETTER = "own_letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which mails: `arrived_from` and before `arrived_to`; `shown` is whether a report has the mail as it came."""

    fate: Fate | None = None
    shown: bool | None = None
    arrived_from: datetime | None = None
    arrived_to: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A mail in codes; `bytes` is the size of its raw form, `references` are the reports it made or went to."""

    id: UUID
    arrived_at: datetime
    taken_at: datetime | None
    fate: Fate
    outcome: MailOutcome | None
    dropped: Dropped | None
    shown: bool
    attempts: int
    bytes: int
    references: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a mail says, for whoever has to decide whether it is a report; `files` are names."""

    sender: str | None
    subject: str
    text: str
    files: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """Mails that were kept and stand nowhere yet, and how long the oldest of them has been."""

    waiting: int
    failed: int
    oldest_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxState:
    """How fetching goes: mails that cannot be kept or moved away, and for how long nothing could come in."""

    left: int = 0
    lost_seconds: float = 0.0


_OF_PROGRAMS: Final = frozenset({"auto_reply", "away", "automatic"})
_FAILED: Final = mails.c.attempts > MOST_ATTEMPTS
_SHOWN: Final = sa.exists(
    sa.select(attachments.c.id)
    .join(mail_reports, mail_reports.c.report_id == attachments.c.report_id)
    .where(mail_reports.c.mail_id == mails.c.id, attachments.c.blob_id == mails.c.blob_id)
)
IS_DROPPED: Final = sa.and_(is_of_machine, ~_SHOWN)
"""A mail with no report's words, as a condition of other queries; not for one that waits."""
_FATE: Final = sa.case(
    (sa.and_(is_waiting, _FAILED), Fate.FAILED.value),
    (is_waiting, Fate.WAITING.value),
    (mails.c.outcome == MailOutcome.ADDITION.value, Fate.ADDITION.value),
    (IS_DROPPED, Fate.DROPPED.value),
    else_=Fate.REPORT.value,
)
_FEW: Final = {Fate.WAITING: is_waiting, Fate.FAILED: is_waiting, Fate.DROPPED: IS_DROPPED}
"""What is rare among a million has an index of its own, which is used where its condition stands by itself."""
_STORED: Final = sa.select(mails, blobs.c.bytes, _SHOWN.label("shown"), _FATE.label("fate")).join(
    blobs, blobs.c.id == mails.c.blob_id
)


def stored(tx: Tx, *, wanted: Wanted, limit: int, before: UUID | None = None) -> Sequence[Stored]:
    """Return the mails, those kept last first; `before` is the last of the page before."""
    bounds: Sequence[sa.ColumnElement[bool] | None] = [
        None if wanted.fate is None else sa.literal(wanted.fate.value) == _FATE,
        None if wanted.fate is None else _FEW.get(wanted.fate),
        None if wanted.shown is None else _SHOWN if wanted.shown else ~_SHOWN,
        None if wanted.arrived_from is None else mails.c.arrived_at >= wanted.arrived_from,
        None if wanted.arrived_to is None else mails.c.arrived_at < wanted.arrived_to,
        None if before is None else mails.c.id < before,
    ]
    which = _STORED.where(*(one for one in bounds if one is not None))
    return _told(tx, tx.execute(which.order_by(mails.c.id.desc()).limit(limit)).all())


def mail_of(tx: Tx, *, mail: UUID) -> Stored:
    """Return one mail; NotFound where there is none."""
    found = _told(tx, tx.execute(_STORED.where(mails.c.id == mail)).all())
    if not found:
        raise NotFound
    return found[0]


def raw_of_nobodys(tx: Tx, *, mail: UUID) -> bytes:
    """Return a mail as it came, where it was taken in and no report shows it; NotFound for any other."""
    free = sa.and_(mails.c.id == mail, mails.c.state == MailState.TAKEN.value, ~_SHOWN)
    blob = tx.execute(sa.select(mails.c.blob_id).where(free)).scalar()
    if blob is None:
        raise NotFound
    return fetch(tx, blob)


def reports_of_mail(tx: Tx, *, mail: UUID) -> Sequence[UUID]:
    """Return the reports that a mail made, was added to or answers."""
    return tx.execute(sa.select(mail_reports.c.report_id).where(mail_reports.c.mail_id == mail)).scalars().all()


def mails_of(tx: Tx, *, reports: Sequence[UUID]) -> Sequence[UUID]:
    """Return the mails that made these reports or went to them."""
    wanted = sa.select(mail_reports.c.mail_id).where(mail_reports.c.report_id.in_(reports)).distinct()
    return tx.execute(wanted.order_by(mail_reports.c.mail_id)).scalars().all() if reports else ()


def stuck(tx: Tx) -> Stuck:
    counted = sa.select(
        sa.func.count(sa.case((_FAILED, None), else_=1)).label("waiting"),
        sa.func.count(sa.case((_FAILED, 1))).label("failed"),
        sa.func.min(mails.c.arrived_at).label("oldest"),
    ).where(is_waiting)
    row = tx.execute(counted).one()
    seconds = 0.0 if row.oldest is None else max(0.0, (tx.now - row.oldest).total_seconds())
    return Stuck(waiting=row.waiting, failed=row.failed, oldest_seconds=seconds)


def _told(tx: Tx, rows: Sequence[Any]) -> Sequence[Stored]:
    named = _references(tx, [row.id for row in rows])
    return [
        Stored(
            id=row.id,
            arrived_at=row.arrived_at,
            taken_at=row.taken_at,
            fate=Fate(row.fate),
            outcome=None if row.outcome is None else MailOutcome(row.outcome),
            dropped=_why(row),
            shown=bool(row.shown),
            attempts=row.attempts,
            bytes=row.bytes,
            references=named.get(row.id, ()),
        )
        for row in rows
    ]


def _references(tx: Tx, ids: Sequence[UUID]) -> Mapping[UUID, Sequence[str]]:
    found: dict[UUID, list[str]] = {}
    wanted = sa.select(mail_reports.c.mail_id, mail_reports.c.reference).where(mail_reports.c.mail_id.in_(ids))
    for row in tx.execute(wanted.order_by(mail_reports.c.mail_id, mail_reports.c.report_id)) if ids else ():
        found.setdefault(row.mail_id, []).append(row.reference)
    return found


def _why(row: Any) -> Dropped | None:  # noqa: ANN401 a row of SQLAlchemy has no narrower type
    if row.fate != Fate.DROPPED.value:
        return None
    if row.outcome == MailOutcome.BOUNCE.value:
        return Dropped.BOUNCE
    return Dropped.AUTO_REPLY if row.nature in _OF_PROGRAMS else Dropped.OWN_LETTER
