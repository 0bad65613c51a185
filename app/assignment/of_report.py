"""Which cases a report came to, for those who follow it: first the one that answers its reporter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports, cases
from app.kit.codes import Urgency
from app.kit.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOfReport:
    """A case as it stands; `answers` says whether its owner owes the reporter the answer."""

    case: UUID
    number: str
    owner: UUID
    centre: UUID
    urgency: Urgency
    unclaimed: bool
    family: bool
    answers: bool


def cases_of(tx: Tx, *, report: UUID) -> Sequence[CaseOfReport]:
    wanted = (
        sa.select(cases, case_reports.c.answers)
        .join(case_reports, case_reports.c.case_id == cases.c.id)
        .where(case_reports.c.report_id == report)
        .order_by(case_reports.c.answers.desc())
    )
    return tuple(
        CaseOfReport(
            case=row.id,
            number=row.number,
            owner=row.owner_id,
            centre=row.centre_id,
            urgency=Urgency(row.urgency),
            unclaimed=row.unclaimed,
            family=row.family,
            answers=row.answers,
        )
        for row in tx.execute(wanted)
    )


def is_of_family(tx: Tx, *, reports: Sequence[UUID]) -> bool:
    """Say whether any of these reports came to a family team's own case, whoever asks."""
    wanted = sa.select(cases.c.id).join(case_reports, case_reports.c.case_id == cases.c.id)
    with tx.beyond_the_wall():  # whether there is one, to keep others out
        return (
            tx.execute(wanted.where(case_reports.c.report_id.in_(reports), cases.c.family).limit(1)).first() is not None
        )


def has_cases(tx: Tx, *, dwelling: bytes) -> bool:
    """Say whether anybody ever reported about a dwelling."""
    return tx.execute(sa.select(cases.c.id).where(cases.c.dwelling_fp == dwelling).limit(1)).first() is not None
