"""The work on a case so far, computed from its events; kept beside the case for those who count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment.case import Case
from app.assignment.cases import merged_in
from app.history.events import Happened, timeline, timelines
from app.kit.case_codes import EventKind
from app.kit.database import Tx
from app.kit.study_codes import Activity, CaseType, Cause, Certainty, Occasion
from app.queue.acts import EventTold
from app.queue.check import check_reason
from app.queue.tables import case_works
from app.queue.work import CaseWork, KnownCause, TypeSet

CHANGES_WORK = frozenset(
    {
        EventKind.CASE_TYPE_SET,
        EventKind.OCCASIONS_SET,
        EventKind.CAUSES_SET,
        EventKind.ACTIVITY,
        EventKind.CONTACT_ATTEMPTED,
        EventKind.RESIDENT_CONFIRMED,
        EventKind.CORRECTED,
    }
)
"""The events from which the work is computed."""


def work_so_far(happened: Sequence[Happened], *, elsewhere: Sequence[Happened] = ()) -> CaseWork:
    """Return the work that a timeline tells of: what was so later counts, whenever the service was told of it.

    What was done `elsewhere`, in cases that ended in this one, is counted; what was set there was set anew here.
    """
    done = [*happened, *elsewhere]
    ordered = sorted(happened, key=lambda one: one.at)  # stable: of two at one instant the one told last counts
    return CaseWork(
        types=tuple(_type_set(one) for one in ordered if one.kind == EventKind.CASE_TYPE_SET.value),
        occasions=tuple(Occasion(one) for one in _last(ordered, EventKind.OCCASIONS_SET, "occasions")),
        causes=tuple(
            KnownCause(cause=Cause(one["cause"]), certainty=Certainty(one["certainty"]))
            for one in _last(ordered, EventKind.CAUSES_SET, "causes")
        ),
        activities=Counter(Activity(one.codes["activity"]) for one in done if one.kind == EventKind.ACTIVITY.value),
        attempts=len([one for one in done if one.kind == EventKind.CONTACT_ATTEMPTED.value]),
        resident_confirmed_at=_confirmed_at(ordered),
    )


def keep_work(tx: Tx, *, case: UUID) -> None:
    """Write down what the events of a case say of its work; the last step of whoever adds one that changes it."""
    tx.flush()
    ended = timelines(tx, [*merged_in(tx, case_id=case)])
    work = work_so_far(timeline(tx, case=case), elsewhere=ended)
    values: dict[str, Any] = {
        "case_type": work.case_type and work.case_type.value,
        "case_type_at": work.types[-1].at if work.types else None,
        "occasions": [one.value for one in work.occasions],
        "causes": [said(one) for one in work.causes],
        "activities": {activity.value: times for activity, times in work.activities.items()},
        "attempts": work.attempts,
        "resident_confirmed_at": work.resident_confirmed_at,
    }
    if tx.execute(sa.update(case_works).where(case_works.c.case_id == case).values(values)).rowcount == 0:
        tx.execute(sa.insert(case_works).values(case_id=case, **values))


def set_codes(tx: Tx, item: Case, told: EventTold) -> dict[str, Any]:
    """Return what an event sets, as its codes say it: of a type also what was in force before."""
    coded = told.coded
    if coded.case_type is not None:
        before = tx.execute(sa.select(case_works.c.case_type).where(case_works.c.case_id == item.id)).scalar()
        check_reason(told, before=before)
        return {"case_type": [before, coded.case_type.value]}
    if coded.occasions is not None:
        return {"occasions": [one.value for one in coded.occasions]}
    if coded.causes is not None:
        return {"causes": [said(one) for one in coded.causes]}
    return {} if coded.housing is None else coded.housing.codes


def said(one: KnownCause) -> dict[str, str]:
    """Return a cause as the codes of an event say it."""
    return {"cause": one.cause.value, "certainty": one.certainty.value}


def _type_set(one: Happened) -> TypeSet:
    return TypeSet(
        case_type=CaseType(one.codes["case_type"][1]), at=one.at, recorded_at=one.recorded_at, reason=one.note
    )


def _last(ordered: Sequence[Happened], kind: EventKind, name: str) -> Sequence[Any]:
    told: list[Sequence[Any]] = [one.codes[name] for one in ordered if one.kind == kind.value]
    return told[-1] if told else ()


def _confirmed_at(ordered: Sequence[Happened]) -> datetime | None:
    """Return when the resident was last confirmed; whoever is corrected afterwards has to be confirmed anew."""
    confirmed: datetime | None = None
    for one in ordered:
        if one.kind == EventKind.RESIDENT_CONFIRMED.value:
            confirmed = one.at
        elif one.kind == EventKind.CORRECTED.value and one.codes.get("what") == "resident":
            confirmed = None
    return confirmed
