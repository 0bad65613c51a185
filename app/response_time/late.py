"""Which open reports will probably be late: by what became of the year before, at its own centre and at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import numpy as np
import sqlalchemy as sa

from app.assignment.tables import cases
from app.intake.tables import reports
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.response_time.chance import Promises, chances, promises_of
from app.response_time.clocks import office
from app.response_time.columns import LATEST, URGENCIES, microseconds
from app.response_time.figure import PerhapsLate
from app.response_time.hours import centres_known
from app.response_time.ledger import Asked, ledger
from app.response_time.office import office_time
from app.response_time.tables import answers

_YEAR: Final = timedelta(days=365)


def perhaps_late(tx: Tx, *, centres: frozenset[UUID]) -> Sequence[PerhapsLate]:
    """Return the open, unanswered reports of cases at these centres, those that will probably be late first.

    Their hours and their past are those of the first owner's centre. What is the family team's own is told to nobody
    else.
    """
    wanted = (
        sa.select(answers, reports.c.reference, cases.c.number)
        .join(reports, reports.c.id == answers.c.report_id)
        .join(cases, cases.c.id == answers.c.case_id)
        .where(
            cases.c.centre_id.in_(centres),
            answers.c.answered_at.is_(None),
            answers.c.closed_at.is_(None),
            cases.c.family.is_(False),
        )
    )
    with tx.beyond_the_wall():  # the clock of a case that was taken over is kept at the centre that it came from
        rows = tx.execute(wanted).all()
    if not rows:
        return ()
    told = _chances(tx, rows)
    found = [_perhaps(row, chance) for row, chance in zip(rows, told, strict=True)]
    return sorted(found, key=lambda one: (-one.chance, one.answer_by, one.reference))


def _chances(tx: Tx, rows: Sequence[sa.Row[Any]]) -> Iterator[float]:
    past = ledger(tx, Asked(start=tx.now - _YEAR, end=tx.now + timedelta(days=1), everywhere=True))
    places = {one: place for place, one in enumerate(sorted({*past.centres, *(row.centre_id for row in rows)}))}
    known = centres_known(tx, known=None)
    instant = microseconds(tx.now)
    first = min((tx.now - _YEAR).year, *(row.received_at.year for row in rows)) - 1
    last = max((row.answer_by for row in rows), default=tx.now).year + 1
    clock = office([office_time(known.spans(one), first=first, last=last) for one in places])
    moved = np.array([places[one] for one in past.centres] or [0], dtype=np.uint16)
    before = promises_of(past.state.at(moved[past.state.centre]))
    return chances(before, _open(rows, places), clock=clock, known=instant)


def _open(rows: Sequence[sa.Row[Any]], places: Mapping[UUID, int]) -> Promises:
    nothing_yet = np.full(len(rows), LATEST)
    return Promises(
        np.array([microseconds(row.received_at) for row in rows]),
        np.array([microseconds(row.answer_by) for row in rows]),
        nothing_yet,
        nothing_yet,
        np.array([places[row.centre_id] for row in rows], dtype=np.uint16),
        np.array([URGENCIES.index(Urgency(row.urgency)) for row in rows]),
        np.array([row.way_back for row in rows]),
    )


def _perhaps(row: sa.Row[Any], chance: float) -> PerhapsLate:
    return PerhapsLate(
        report=row.report_id,
        reference=row.reference,
        case=row.case_id,
        number=row.number,
        urgency=Urgency(row.urgency),
        received_at=row.received_at,
        answer_by=row.answer_by,
        chance=round(chance, 3),
    )
