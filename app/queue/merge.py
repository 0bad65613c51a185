"""Two cases that are one, and one that is two: reports move, nothing is lost, and the earlier promise is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.assignment import cases, hand_overs, task_rows
from app.assignment.case import Case
from app.assignment.looking import look_at
from app.assignment.merging import Beside, due, learned, move_reports, open_beside, same_home, untaken_danger
from app.history.events import Event, append
from app.intake.look_up import opened
from app.intake.told_again import told_again
from app.kit.case_codes import CaseState, EventKind, PauseEnd
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.queue import pauses
from app.queue.acts import Done
from app.queue.change import change, expect
from app.queue.changed import Change, ChangeKind
from app.queue.changes import number as number_changes
from app.queue.look import case
from app.queue.tasks import drop_of_others
from app.queue.transitions import Act, after
from app.queue.viewer import Viewer, must_answer_for
from app.queue.visits import move_visits
from app.queue.work_merged import take_work
from app.triage.decide import highest


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """Which reports go where: by their references; `into` None is a case of their own."""

    reports: Sequence[str]
    reason: str
    at: datetime
    into: str | None = None


def merge(tx: Tx, viewer: Viewer, *, number: str, into: str, reason: str, at: datetime) -> Done:
    """End a case in another of the same dwelling or resident, which takes over all that it has."""
    ended, lasting = _two(tx, viewer, number, into, at=at)
    if not same_home(tx, ended, lasting):
        raise Conflict("These are not of one dwelling, nor of one resident.")
    lasting = _awake(tx, lasting, beside=ended, at=at)
    strayed = _send_home(tx, ended, lasting, at=at)
    task_rows.pass_on(tx, case_id=ended.id, owner=ended.owner, to=lasting.owner)
    values = learned(tx, ended=ended, into=lasting) | ({"news": True} if strayed else {})
    pause = pauses.end(tx, ended, at=at, by=PauseEnd.END)
    move_visits(tx, ended=ended.id, into=lasting.id)
    offered = hand_overs.withdraw_unsettled(tx, case=ended.id, at=at)
    reports = cases.reports_of(tx, case_id=ended.id)
    moved = move_reports(tx, reports, source=ended.id, target=lasting.id, at=at)
    over = {
        **pause,
        "state": CaseState.CLOSED.value,
        "closed_at": at,
        "merged_into": lasting.id,
        "unclaimed": False,
        "waiting_reason": None,
        "waiting_until": None,
    }
    gone = dict.fromkeys(offered - {ended.centre}, ChangeKind.LEFT)
    said = _event(EventKind.MERGED, viewer, ended, at, reason, into=lasting.number)
    change(tx, ended, values=over, event=said, kind=ChangeKind.LEFT, elsewhere=gone)
    took = _event(EventKind.MERGED, viewer, lasting, at, reason, ended=ended.number)
    version = change(tx, lasting, values=values, event=took)
    take_work(tx, ended=ended, into=lasting, at=at, responder=took.responder)
    return _done(lasting, ended, (EventKind.MERGED, at, version), moved.reports)


def split(tx: Tx, viewer: Viewer, *, number: str, moving: Moving, version: int | None = None) -> Done:
    """Open a case of their own for some reports of a case, with the same owner; at least one report stays."""
    item = case(tx, viewer, number=number, lock=True)
    expect(item, version)
    must_answer_for(viewer, item)
    after(Act.CORRECT, CaseState(item.state))
    reports = _named(tx, item, moving)
    state = pauses.resumed(item) if item.waiting is not None else CaseState(item.state)
    place = told_again(tx, report=reports[0]).place
    new = open_beside(tx, item, Beside(state=state.value, moved=reports, place=place, at=moving.at))
    move_reports(tx, reports, source=item.id, target=new, at=moving.at)
    made = cases.locked(tx, case_id=new)
    said = _event(EventKind.SPLIT, viewer, item, moving.at, moving.reason, into=made.number)
    append(tx, _event(EventKind.SPLIT, viewer, made, moving.at, moving.reason, ended=item.number))
    values = {"news": item.news, "possibly_related": [*item.possibly_related, made.number]}
    change(tx, item, values=values, event=said)
    look_at(tx, case=new, at=tx.now, why="split")
    number_changes(tx, [Change(centre=made.centre, case=new, kind=ChangeKind.ENTERED)])
    return _done(made, item, (EventKind.SPLIT, moving.at, made.version), reports)


def move(tx: Tx, viewer: Viewer, *, number: str, moving: Moving) -> Done:
    """Take reports to another case, which they were about all along."""
    if moving.into is None:
        return split(tx, viewer, number=number, moving=moving)
    source, target = _two(tx, viewer, number, moving.into, at=moving.at)
    target = _awake(tx, target, beside=source, at=moving.at)
    reports = _named(tx, source, moving)
    moved = move_reports(tx, reports, source=source.id, target=target.id, at=moving.at)
    said = _event(EventKind.CORRECTED, viewer, source, moving.at, moving.reason, into=target.number)
    change(tx, source, values={"news": source.news}, event=said)
    values = {
        **due(target, source),
        "urgency": highest([Urgency(target.urgency), Urgency(source.urgency)]).value,
        **untaken_danger(tx, target, other=source),
        "concerns": list(dict.fromkeys([*target.concerns, *moved.concerns])),
        "received_at": min(target.received_at, moved.received_at),
        "news": True,
    }
    took = _event(EventKind.CORRECTED, viewer, target, moving.at, moving.reason, ended=source.number)
    version = change(tx, target, values=values, event=took)
    return _done(target, source, (EventKind.CORRECTED, moving.at, version), moved.reports)


def _send_home(tx: Tx, ended: Case, lasting: Case, *, at: datetime) -> bool:
    """Drop what suppliers owe for another home than the one that the lasting case is of; say whether there was any."""
    home = lasting.dwelling or ended.dwelling
    strayed = drop_of_others(tx, ended, home=home, at=at)
    return (lasting.dwelling != home and drop_of_others(tx, lasting, home=home, at=at)) or strayed


def _awake(tx: Tx, item: Case, *, beside: Case, at: datetime) -> Case:
    """Return a case, awake where it gets what is awake: nobody sleeps over that, least of all where it is acute."""
    if item.waiting is None or beside.waiting is not None:
        return item
    return pauses.wake(tx, item, at=at, by=PauseEnd.EVENT)


def _two(tx: Tx, viewer: Viewer, one: str, other: str, *, at: datetime) -> tuple[Case, Case]:
    """Return two open cases that are both the viewer's to decide in, locked in the order of all who lock several."""
    found = {item.number: item for item in cases.several(tx, viewer.bounds, numbers=[one, other])}
    if one not in found:
        case(tx, viewer, number=one, lock=True)  # says whether it was the viewer's once
        raise NotFound
    if other not in found:
        raise Invalid(FieldError("/into", "There is no such case."))
    if one == other:
        raise Invalid(FieldError("/into", "That is the same case."))
    for item in (found[one], found[other]):
        must_answer_for(viewer, item)
        after(Act.CORRECT, CaseState(item.state))
        _check_begun(item.received_at, at=at)
    if found[one].family is not found[other].family:
        raise Conflict("A family team's own case stays apart from all others.")
    return found[one], found[other]


def _check_begun(received_at: datetime, *, at: datetime) -> None:
    """Refuse what is to have happened before anybody knew of what it happened to."""
    if at < received_at:
        raise Invalid(FieldError("/at", "This is before what it is about was received."))


def _named(tx: Tx, item: Case, moving: Moving) -> Sequence[UUID]:
    """Return reports of a case by their references; one stays at least, or the case would be about nothing."""
    references = moving.reports
    reports = opened(tx, ids=cases.reports_of(tx, case_id=item.id))
    by_reference = {one.reference: one for one in reports.values()}
    if any(one not in by_reference for one in references):
        raise Invalid(FieldError("/reports", "Name references of reports of this case."))
    if set(references) == set(by_reference):
        raise Conflict("No report would stay; merge the whole case instead.")
    _check_begun(max(by_reference[one].received_at for one in references), at=moving.at)
    return [by_reference[one].id for one in dict.fromkeys(references)]


def _event(kind: EventKind, viewer: Viewer, item: Case, at: datetime, reason: str, **other: str) -> Event:
    return Event(
        kind=kind,
        at=at,
        case=item.id,
        centre=item.centre,
        responder=None if viewer.responder is None else viewer.responder.id,
        codes={"from" if name == "ended" else name: number for name, number in other.items()},
        note=reason,
    )


def _done(item: Case, source: Case, act: tuple[EventKind, datetime, int], moved: Sequence[UUID]) -> Done:
    kind, at, version = act
    return Done(
        case=item.id,
        number=item.number,
        centre=item.centre,
        version=version,
        at=at,
        kind=kind,
        moved=tuple(moved),
        moved_from=source.id,
    )
