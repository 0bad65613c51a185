"""Clearing what is no case's when its time is over: mail and calls of which nothing became, ended help, the log.

A bounded number at once: whoever calls goes on until nothing is left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from app.access.log_chain import clear as clear_rows
from app.access.tables import access_log, access_log_chain, access_log_subjects
from app.blobs.mails_kept import IS_DROPPED
from app.blobs.tables import is_of_machine, mail_reports, mails
from app.directory.tables import grants, supports, tenancies
from app.intake.calls import forget_numbers
from app.intake.tables import phone_calls
from app.kit.database import Tx
from app.privacy import periods
from app.privacy.forget import let_go
from app.privacy.holds import held_subjects
from app.replies.tables import letter_counts

MOST_AT_ONCE: Final = 200
_HOUR_SECONDS: Final = 3600
_NOBODYS: Final = b""
"""Stands where a dwelling's fingerprint stood."""
_COUNTED: Final = timedelta(days=1)


def clear_leftovers(tx: Tx, *, kept: periods.Periods) -> int:
    """Clear some of each kind; return how many things, 0 where nothing is left that is past its time."""
    done = sum(clear_some(tx, tx.now - kept.period(name)) for name, clear_some in _CLEARED.items())
    return done + forget_numbers(tx) + _clear_counts(tx)


def _clear_mails(tx: Tx, before: datetime) -> int:
    """Delete mails of which no report came: bounces and answers of machines, as any other mail is a report's.

    What answers a letter about a report, and is no part of it, goes too: it has its own time, and not the report's.
    """
    report = sa.select(mail_reports.c.mail_id).where(mail_reports.c.mail_id == mails.c.id)
    held = report.where(mail_reports.c.report_id.in_(held_subjects()))
    nobodys = sa.or_(~sa.exists(report), sa.and_(IS_DROPPED, ~sa.exists(held)))
    over = sa.and_(is_of_machine, mails.c.arrived_at < before, nobodys)
    found = tx.execute(sa.select(mails.c.id, mails.c.blob_id).where(over).limit(MOST_AT_ONCE).with_for_update()).all()
    tx.execute(sa.delete(mail_reports).where(mail_reports.c.mail_id.in_([one.id for one in found])))
    tx.execute(sa.delete(mails).where(mails.c.id.in_([one.id for one in found])))
    let_go(tx, {one.blob_id for one in found})
    return len(found)


def _clear_calls(tx: Tx, before: datetime) -> int:
    """Empty notes of calls that became no report; that there was a call stays counted."""
    told = [phone_calls.c[name] for name in ("phone_sealed", "phone_fp", "taken_by_sealed", "text_sealed")]
    over = sa.and_(
        phone_calls.c.report_id.is_(None),
        phone_calls.c.called_at < before,
        sa.or_(*(column.is_not(None) for column in told)),
    )
    some = sa.select(phone_calls.c.id).where(over).limit(MOST_AT_ONCE)
    empty = dict.fromkeys(column.name for column in told)
    return tx.execute(sa.update(phone_calls).where(phone_calls.c.id.in_(some)).values(empty)).rowcount


def _clear_ended_help(tx: Tx, before: datetime) -> int:
    """Take from versions that are long over of which dwelling they were."""
    done = 0
    for table in (supports, grants, tenancies):
        over = sa.or_(table.c.valid_to < before, table.c.superseded_at < before)
        some = sa.select(table.c.row_id).where(over, table.c.dwelling != _NOBODYS).limit(MOST_AT_ONCE)
        done += tx.execute(sa.update(table).where(table.c.row_id.in_(some)).values(dwelling=_NOBODYS)).rowcount
    return done


def _clear_log(tx: Tx, before: datetime) -> int:
    """Delete sealed rows of the log of reads, but those that name a case on hold or a report of one."""
    held = sa.select(access_log_subjects.c.seq).where(
        access_log_subjects.c.seq == access_log.c.seq, access_log_subjects.c.subject_id.in_(held_subjects())
    )
    some = (
        sa.select(access_log.c.seq)
        .join(access_log_chain, access_log_chain.c.seq == access_log.c.seq)
        .where(access_log.c.at < before, ~sa.exists(held))
        .limit(MOST_AT_ONCE)
    )
    seqs = tx.execute(some).scalars().all()
    clear_rows(tx, seqs=seqs)
    return len(seqs)


def _clear_counts(tx: Tx) -> int:
    """Delete how many letters went to which address in the oldest hour that is no longer counted."""
    over = int((tx.now - _COUNTED).timestamp()) // _HOUR_SECONDS
    oldest = sa.select(sa.func.min(letter_counts.c.hour)).scalar_subquery()
    return tx.execute(
        sa.delete(letter_counts).where(letter_counts.c.hour < over, letter_counts.c.hour == oldest)
    ).rowcount


_CLEARED: Final[Mapping[str, Callable[[Tx, datetime], int]]] = {
    periods.MAILS: _clear_mails,
    periods.CALLS: _clear_calls,
    periods.ENDED_HELP: _clear_ended_help,
    periods.LOG: _clear_log,
}
"""What clears things from before an instant, by the name of their period."""
