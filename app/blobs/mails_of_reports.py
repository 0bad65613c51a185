"""Which mails belong to which reports: the one that made it, those that were added, and what a list of homes made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from app.blobs.mails import MailOutcome, fingerprint
from app.blobs.tables import mail_reports, mails
from app.kit.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The mail that a report was made of, and which home of its list it is, of how many."""

    message_id: str | None
    nature: str
    entry: tuple[int, int] | None = None


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
    """Return the first mail of a report that is no addition: the one that made it, where the report came by mail."""
    others = mail_reports.alias()
    entries = sa.select(sa.func.max(others.c.entry)).where(others.c.mail_id == mails.c.id).scalar_subquery()
    wanted = (
        sa.select(mails.c.id, mails.c.message_sealed, mails.c.nature, mail_reports.c.entry, entries.label("entries"))
        .join(mail_reports, mail_reports.c.mail_id == mails.c.id)
        .where(mail_reports.c.report_id == report, mails.c.outcome != MailOutcome.ADDITION.value)
        .order_by(mails.c.taken_at, mails.c.id)
        .limit(1)
    )
    row = tx.execute(wanted).one_or_none()
    if row is None:
        return None
    sealed = row.message_sealed
    message = None if sealed is None else tx.sealer.open(sealed, table="mails", column="message", row=row.id)
    entry = None if row.entry is None else (row.entry, row.entries)
    return Source(message_id=message, nature=row.nature or "", entry=entry)


def forget_reports(tx: Tx, *, mail: UUID) -> None:
    """Let a mail belong to none of the reports that it went to: it becomes one of its own."""
    tx.execute(sa.delete(mail_reports).where(mail_reports.c.mail_id == mail))
