"""What was done in a case, and who got to know of it: put right, visited, supported, handed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment import hand_overs
from app.assignment.corrections import corrections_of
from app.assignment.ownership import owners_of
from app.assignment.participants import participants_of
from app.assignment.tables import informed, tasks
from app.courses.follow_up import follow_ups_of
from app.courses.keep import courses_of
from app.directory.current import current
from app.directory.snapshot import Directory
from app.kit.database import Tx
from app.privacy.item import Item
from app.queue.visits import visits_of


def items_of_work(tx: Tx, *, case: UUID, number: str) -> Iterator[Item]:
    for place, kept in enumerate(corrections_of(tx, case=case)):
        one = kept.correction
        told: dict[str, Any] = {
            "what": one.what.value,
            "before": one.before,
            "after": one.after,
            "reason": one.reason,
        }
        yield Item(key=f"correction/{number}/{place}", what="correction", at=one.at, value=told)
    for visit in visits_of(tx, case=case):
        told = {
            "planned_for": visit.planned_for,
            "two_persons": visit.two_persons,
            "interpreter_language": visit.interpreter_language,
            "state": visit.state.value,
        }
        yield Item(key=f"visit/{visit.id}", what="visit", at=visit.planned_for, value=told)
    yield from _of_support(tx, case)
    yield from _recipients(tx, case, number)


def _of_support(tx: Tx, case: UUID) -> Iterator[Item]:
    for course in courses_of(tx, case=case):
        told = {
            "kind": course.kind.value,
            "starts_on": course.starts_on,
            "planned_end_on": course.planned_end_on,
            "move_in_on": course.move_in_on,
            "shelter_from": course.shelter_from,
            "ended_on": course.ended_on,
            "extended": [{"to": one.to_on, "reason": one.reason} for one in course.extensions],
        }
        yield Item(key=f"course/{course.id}", what="course", at=None, value=told)
    for planned in follow_ups_of(tx, case=case):
        told = {"due_on": planned.due_on, "done_at": planned.done_at}
        yield Item(key=f"follow_up/{planned.id}", what="follow-up", at=planned.done_at, value=told)


def _recipients(tx: Tx, case: UUID, number: str) -> Iterator[Item]:
    """Tell which posts of which centres, and which suppliers, were shown it (GDPR art. 15, 1 c); no staff names."""
    for name, at, who in _shown_to(tx, case, current(tx)):
        how, _, _ = name.partition("/")
        yield Item(key=f"recipient/{number}/{name}", what="recipient", at=at, value={"as": how, **who})


def _shown_to(tx: Tx, case: UUID, directory: Directory) -> Iterator[tuple[str, datetime, dict[str, Any]]]:
    for place, one in enumerate(owners_of(tx, case=case)):
        yield f"owner/{place}", one.from_at, _post(directory, one.owner, one.centre)
    for other in participants_of(tx, case=case):
        yield f"participant/{other.responder}", other.since, _post(directory, other.responder, other.centre)
    for offered in hand_overs.of_case(tx, case=case):
        to = offered.offer.to
        kind = None if to.kind is None else to.kind.value
        yield f"offered/{offered.id}", offered.offer.at, _post(directory, to.responder, to.centre, kind=kind)
    for row in tx.execute(sa.select(informed).where(informed.c.case_id == case).order_by(informed.c.since)):
        yield f"informed/{row.kind}", row.since, _post(directory, None, row.centre_id, kind=row.kind)
    set_to = sa.select(tasks).where(tasks.c.case_id == case, tasks.c.supplier_id.is_not(None)).order_by(tasks.c.set_at)
    for row in tx.execute(set_to):
        supplier = directory.supplier(row.supplier_id)
        yield f"task/{row.id}", row.set_at, {"supplier": None if supplier is None else supplier.name}


def _post(directory: Directory, post: UUID | None, centre: UUID, *, kind: str | None = None) -> dict[str, Any]:
    responder, where = None if post is None else directory.responder(post), directory.centre(centre)
    return {
        "kind": kind if responder is None else responder.kind.value,
        "social_centre": None if where is None else where.name,
    }
