"""Really deleting what is about people: text, names, addresses below the postcode, mail and files.

Facts stay, and events without what people wrote, so that figures stay what they were. The keyed fingerprints go too: by
them a person or a dwelling could be found again. Persons are told apart by drawn numbers from then on. Which stairwell
it was is below the postcode, and forgotten: in the load of stairwells it is elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

import sqlalchemy as sa

from app.assignment.numbered import forget_numbered
from app.assignment.tables import case_reports, cases, dwellings
from app.blobs.tables import attachments, blob_pieces, blobs, mail_reports, mails
from app.intake.tables import reports
from app.jobs.tables import jobs
from app.kit.columns import metadata
from app.kit.database import Tx
from app.privacy.due import Due
from app.privacy.persons_apart import number_residents
from app.privacy.tables import cleared_cases, is_cleared, legal_holds, resident_cases, withholdings
from app.replies.tables import letters, unreachable

_ABOUT_PEOPLE = ("_sealed", "_fp")


def forget(tx: Tx, *, overdue: Sequence[Due]) -> int:
    """Delete what these cases and their reports tell of people; return how many reports were among them.

    A report that came to another case too stays until that case's period is over.
    """
    if not overdue:
        return 0
    ids = [one.case for one in overdue]
    _note_cleared(tx, overdue)
    finished = _reports_of(tx, ids)
    _forget_cases(tx, ids)
    _forget_reports(tx, finished)
    _forget_letters(tx, finished)
    _forget_files(tx, finished)
    return len(finished)


def _note_cleared(tx: Tx, overdue: Sequence[Due]) -> None:
    """Say it of each; of one that was cleared before and got something since, once more."""
    before = [one.case for one in overdue if one.cleared_before is not None]
    tx.execute(sa.delete(cleared_cases).where(cleared_cases.c.case_id.in_(before)))
    rows = [
        {"case_id": one.case, "subject": one.subject, "cleared_at": tx.now, "version": one.version} for one in overdue
    ]
    tx.execute(sa.insert(cleared_cases), rows)


def _reports_of(tx: Tx, ids: Sequence[UUID]) -> Sequence[UUID]:
    """Return the reports of the cases that came to no case that is still kept."""
    other = case_reports.alias()
    kept = sa.select(other.c.report_id).where(
        other.c.report_id == case_reports.c.report_id,
        sa.exists().where(cases.c.id == other.c.case_id, ~is_cleared(cases)),
    )
    wanted = sa.select(case_reports.c.report_id).where(case_reports.c.case_id.in_(ids), ~sa.exists(kept)).distinct()
    return tx.execute(wanted).scalars().all()


def _forget_cases(tx: Tx, ids: Sequence[UUID]) -> None:
    places = tx.execute(sa.select(cases.c.dwelling_fp).where(cases.c.id.in_(ids), cases.c.dwelling_fp.is_not(None)))
    known = set(places.scalars())
    prints = number_residents(tx, ids)
    _blank(tx, cases, cases.c.id.in_(ids))
    forget_numbered(tx, prints)
    for table in _tables_with("case_id"):
        _blank(tx, table, table.c.case_id.in_(ids))
    tx.execute(sa.update(jobs).where(jobs.c.subject.in_(ids)).values(payload_sealed=None))
    _forget_residents(tx, ids)
    tx.execute(sa.delete(legal_holds).where(legal_holds.c.case_id.in_(ids)))
    still = sa.select(cases.c.id).where(cases.c.dwelling_fp == dwellings.c.fp)
    tx.execute(sa.delete(dwellings).where(dwellings.c.fp.in_(known), ~sa.exists(still)))


def _forget_residents(tx: Tx, ids: Sequence[UUID]) -> None:
    """Unlink the cases; with the last of a resident goes what was withheld, for then there is nothing to withhold."""
    here = sa.select(resident_cases.c.resident_id).where(resident_cases.c.case_id.in_(ids)).distinct()
    linked = tx.execute(here).scalars().all()
    tx.execute(sa.delete(resident_cases).where(resident_cases.c.case_id.in_(ids)))
    still = sa.select(resident_cases.c.case_id).where(resident_cases.c.resident_id == withholdings.c.resident_id)
    tx.execute(sa.delete(withholdings).where(withholdings.c.resident_id.in_(linked), ~sa.exists(still)))


def _forget_reports(tx: Tx, ids: Sequence[UUID]) -> None:
    _blank(tx, reports, reports.c.id.in_(ids))
    tx.execute(sa.update(reports).where(reports.c.id.in_(ids)).values(body_fp=b""))
    for table in _tables_with("report_id"):
        _blank(tx, table, table.c.report_id.in_(ids))
    tx.execute(sa.update(jobs).where(jobs.c.subject.in_(ids)).values(payload_sealed=None))


def _tables_with(column: str) -> Iterator[sa.Table]:
    """Yield the tables of every step that hold rows of a case, or of a report: a new one is cleared like the others."""
    return (table for table in metadata.sorted_tables if column in table.c)


def _blank(tx: Tx, table: sa.Table, those: sa.ColumnElement[bool]) -> None:
    """Empty what is sealed, and by what it could be found again; rows that cannot be empty are deleted elsewhere."""
    columns = [one.name for one in table.c if one.nullable and one.name.endswith(_ABOUT_PEOPLE)]
    if columns:
        tx.execute(sa.update(table).where(those).values(dict.fromkeys(columns)))


def _forget_letters(tx: Tx, ids: Sequence[UUID]) -> None:
    for table in (letters, unreachable):
        tx.execute(sa.delete(table).where(table.c.report_id.in_(ids)))


def _forget_files(tx: Tx, ids: Sequence[UUID]) -> None:
    """Delete the files of the reports, and the mails that belong to no other report."""
    came = sa.select(mail_reports.c.mail_id).where(mail_reports.c.report_id.in_(ids)).distinct()
    mail_ids = tx.execute(came).scalars().all()
    held = sa.select(attachments.c.blob_id).where(attachments.c.report_id.in_(ids), attachments.c.blob_id.is_not(None))
    free = set(tx.execute(held).scalars())
    tx.execute(sa.delete(attachments).where(attachments.c.report_id.in_(ids)))
    tx.execute(sa.delete(mail_reports).where(mail_reports.c.report_id.in_(ids)))
    gone = sa.and_(mails.c.id.in_(mail_ids), ~sa.exists().where(mail_reports.c.mail_id == mails.c.id))
    free |= set(tx.execute(sa.select(mails.c.blob_id).where(gone)).scalars())
    tx.execute(sa.delete(mails).where(gone))
    let_go(tx, free)


def let_go(tx: Tx, blob_ids: AbstractSet[UUID]) -> None:
    """Delete the bytes that neither a mail nor a file needs any more."""
    still = set(tx.execute(sa.select(attachments.c.blob_id).where(attachments.c.blob_id.in_(blob_ids))).scalars())
    still |= set(tx.execute(sa.select(mails.c.blob_id).where(mails.c.blob_id.in_(blob_ids))).scalars())
    for blob in blob_ids - still:
        tx.execute(sa.delete(blob_pieces).where(blob_pieces.c.blob_id == blob))
        tx.execute(sa.delete(blobs).where(blobs.c.id == blob))
