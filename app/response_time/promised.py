"""What a reporter was promised, and whether it was kept, for those who tell reporters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.kit.among import Among
from app.kit.database import Tx
from app.response_time.tables import answers

_OF_REPORTS: Final = Among(lambda ids: sa.select(answers).where(answers.c.report_id.in_(ids)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """What a report was promised and got.

    `answered` is True only when somebody reached the reporter itself: that a resident was reached is not a landlord's
    to know, so `answered_at` is for those whose case it is.
    """

    answer_by: datetime
    answered: bool
    answered_at: datetime | None


def foresee_promises(tx: Tx, *, reports: Sequence[UUID]) -> None:
    _OF_REPORTS.foresee(tx, reports)


def promises_to_reporters(tx: Tx, *, reports: Sequence[UUID]) -> Mapping[UUID, Promised]:
    rows = _OF_REPORTS.rows(tx, reports)
    return {
        row.report_id: Promised(
            answer_by=row.answer_by,
            answered=row.reporter_reached_at is not None,
            answered_at=row.answered_at,
        )
        for row in rows
    }
