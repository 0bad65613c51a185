"""Whose reports these are: what must be known to let somebody add to one, and to send its reporter a letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from app.intake.sealing import mail_print
from app.intake.tables import reports
from app.kit.codes import ContactAdvice
from app.kit.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A report with the keyed hash of its reporter's address, and whose home it is about as the directory sees it."""

    report: UUID
    reference: str
    caller: UUID
    mail_fp: bytes | None
    landlord: UUID | None
    department: UUID | None
    centre: UUID
    contact_advice: tuple[ContactAdvice, ...]
    cleared: bool
    """What was told is deleted, its time being over: nothing is added to it that would then be kept for ever."""


def parties_of(tx: Tx, *, ids: Sequence[UUID] = (), references: Sequence[str] = ()) -> Sequence[Party]:
    """Return the reports by id or reference, newest first; those that are not there are left out."""
    if not (ids or references):
        return ()
    wanted = sa.select(reports).where(sa.or_(reports.c.id.in_(ids), reports.c.reference.in_(references)))
    return tuple(_party(row) for row in tx.execute(wanted.order_by(reports.c.id.desc())))


def mail_fingerprint(tx: Tx, address: str) -> bytes:
    """Return by what an address is found again; the same as stands beside a report."""
    return mail_print(tx.sealer, address)


def _party(row: sa.Row[tuple[object, ...]]) -> Party:
    return Party(
        report=row.id,
        reference=row.reference,
        caller=row.caller_id,
        mail_fp=row.reporter_mail_fp,
        landlord=row.landlord_id,
        department=row.department_id,
        contact_advice=tuple(ContactAdvice(one) for one in row.contact_advice),
        centre=row.centre_id,
        cleared=not row.body_fp,
    )
