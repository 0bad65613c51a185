"""Placing a decided report: it joins the open case of its dwelling, or opens one with exactly one owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from app.assignment import ownership
from app.assignment.choose import Choice, choose, is_for_all
from app.assignment.inform import inform
from app.assignment.join import join
from app.assignment.loads import count_opened, open_cases
from app.assignment.placing import Placed, Placing
from app.assignment.sealing import seal
from app.assignment.tables import case_reports, cases
from app.assignment.tasks import set_tasks
from app.history.events import Event, append, times
from app.jobs.promise import Promise, is_promised, promise
from app.kit.case_codes import CaseState, EventKind, HistoryKind
from app.kit.codes import ResponderKind, Urgency
from app.kit.database import Tx
from app.kit.ids import new_id, new_reference
from app.kit.office_hours import local_date
from app.kit.plain import given


def place(tx: Tx, placing: Placing) -> tuple[Placed, ...]:
    """Give the report its case, and a child signal the family team's own case beside it.

    The first of what is returned answers the reporter.
    """
    main = _place(tx, placing, placing.decision.owner_kind, answers=True)
    if not placing.decision.child_signal or main.family:
        return (main,)
    return main, place_with_family_team(tx, placing)


def place_with_family_team(tx: Tx, placing: Placing) -> Placed:
    """Open or join the family team's own case; the answer to the reporter stays owed by another one."""
    return _place(tx, placing, ResponderKind.FAMILY_TEAM, answers=False)


def _place(tx: Tx, placing: Placing, kind: ResponderKind, *, answers: bool) -> Placed:
    open_case = placing.known.to_join(kind, family=kind is ResponderKind.FAMILY_TEAM)
    placed = _open(tx, placing, kind) if open_case is None else join(tx, placing, open_case)
    tx.add(
        case_reports,
        {
            "case_id": placed.case,
            "report_id": placing.report.id,
            "answers": answers,
            "joined_at": tx.now,
            "received_at": placing.report.received_at,
            "concerns": [concern.value for concern in placing.concerns],
            "answer_by": _answered_by(placing, placed) if answers else None,
        },
    )
    inform(tx, placing, placed)
    set_tasks(tx, placing, placed)
    if placing.decision.alarm_leader and not placed.family:
        _alarm(tx, placed, why="rule")
    return placed


def _answered_by(placing: Placing, placed: Placed) -> datetime:
    """By when the owner answers this reporter: a promise of its own, whatever the case is held to already."""
    if not placed.joined:
        return placed.answer_by
    return placing.due(placing.directory.calendar(placed.centre), family=placed.family).answer_by


def _open(tx: Tx, placing: Placing, kind: ResponderKind) -> Placed:
    choice = choose(placing.question(kind), directory=placing.directory, loads=partial(open_cases, tx))
    row = _case(tx, placing, kind, choice)
    tx.add(cases, row)
    count_opened(tx, centre=choice.centre, owner=choice.owner.id)
    received = placing.report.received_at
    ownership.begin(tx, case=row["id"], new=ownership.NewOwner.chosen(choice, from_at=received))
    append(tx, *_events(row, choice, report=placing.report.id, at=received))
    placed = Placed(
        case=row["id"],
        number=row["number"],
        owner=choice.owner.id,
        centre=choice.centre,
        answer_by=row["answer_by"],
        joined=False,
        family=row["family"],
    )
    if choice.alarm:
        _alarm(tx, placed, why=choice.step.value)
    return placed


def _case(tx: Tx, placing: Placing, kind: ResponderKind, choice: Choice) -> dict[str, Any]:
    row_id = new_id()
    report, told, located, decision = placing.report, placing.told, placing.located, placing.decision
    former = placing.known.former
    family = kind is ResponderKind.FAMILY_TEAM
    due = placing.due(placing.directory.calendar(choice.centre), family=family)
    return {
        "id": row_id,
        "number": new_reference(),
        "version": 1,
        "state": CaseState.NEW.value,
        "urgency": decision.urgency.value,
        "owner_id": choice.owner.id,
        "owner_kind": kind.value,
        "centre_id": choice.centre,
        "unclaimed": is_for_all(choice.owner),
        "family": family,
        "dwelling_fp": located.dwelling,
        "building_fp": located.building,
        "place_sealed": seal(tx, row_id, "place", given(told.place)),
        "resident_sealed": None if told.resident is None else seal(tx, row_id, "resident", given(told.resident)),
        "resident_fp": report.resident_fp,
        "concerns": _values(placing.concerns),
        "safety": _values(told.safety),
        "contact_advice": _values(told.contact_advice),
        "interpreter_language": told.interpreter_language,
        "informed_kinds": _values(decision.informed_kinds),
        "notes": [asdict(note) for note in decision.notes],
        "received_at": report.received_at,
        "relapse_of": None if former is None or family else former.id,
        "possibly_related": list(placing.known.nearby),
        "alarm": choice.alarm,
        "answer_by": due.answer_by,
        "act_by": due.act_by,
        "danger_at": tx.now if decision.urgency is Urgency.ACUTE else None,
    }


def _events(row: dict[str, Any], choice: Choice, *, report: UUID, at: datetime) -> Iterator[Event]:
    of = {"case": row["id"], "report": report, "centre": choice.centre, "at": at}
    opened = {"urgency": row["urgency"], "owner_kind": row["owner_kind"], "relapse": row["relapse_of"] is not None}
    yield Event(kind=HistoryKind.OPENED, codes=opened, **of)
    yield Event(kind=HistoryKind.OWNER_CHOSEN, responder=choice.owner.id, codes={"step": choice.step.value}, **of)


def _alarm(tx: Tx, placed: Placed, *, why: str) -> None:
    """Tell the leader of the centre, as work promised with the case, and in the case's own history.

    Forty reports of one fire are one alarm; the next day's, or one after the case was opened again, is another.
    """
    opened = times(tx, case=placed.case, kind=EventKind.REOPENED)
    letter = Promise(kind="alarm", key=f"{placed.case}:{why}:{local_date(tx.now)}:{opened}", subject=placed.case)
    if is_promised(tx, letter):
        return
    append(tx, Event(kind=HistoryKind.ALARM, case=placed.case, centre=placed.centre, at=tx.now, codes={"why": why}))
    promise(tx, [letter])


def _values(codes: Iterable[str]) -> list[str]:
    return [str(code) for code in codes]
