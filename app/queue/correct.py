"""Putting right what is wrong in a case: by an event and what it said before, never by overwriting.

A resident who moves takes the case along: to another centre by a hand-over, and its owner stays until that accepts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from app.assignment import cases, hand_overs
from app.assignment.case import Case
from app.assignment.corrections import Corrected, Correction, keep
from app.assignment.known import lock_dwelling, open_nearby
from app.assignment.numbered import forget_numbered, resident_print_of
from app.assignment.sealing import seal
from app.directory.current import current
from app.directory.dwellings import Located
from app.directory.look_up import locate
from app.directory.places import ToldPlace
from app.directory.record import start_tenancy
from app.history.events import Event
from app.intake.sealing import resident_print
from app.intake.told import Resident
from app.kit.case_codes import CaseState, EventKind, PauseEnd
from app.kit.codes import Concern, Urgency
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.queue.acts import Done
from app.queue.change import change, expect
from app.queue.look import case
from app.queue.new_owner import By, give
from app.queue.offer import Wish, offer_case
from app.queue.pauses import wake
from app.queue.set_urgency import set_urgency
from app.queue.tasks import drop_of_others
from app.queue.transitions import Act, after
from app.queue.viewer import Viewer, must_answer_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """One thing put right, and why; `moved_at` is when the resident moved to the place, where it was right before."""

    what: Corrected
    reason: str
    at: datetime
    place: ToldPlace | None = None
    moved_at: datetime | None = None
    concerns: Sequence[Concern] = ()
    urgency: Urgency | None = None
    resident: Resident | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Put:
    """What changes in the case, and what it said before and says now."""

    values: Mapping[str, Any]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    codes: Mapping[str, Any] = field(default_factory=dict)


def correct(tx: Tx, viewer: Viewer, *, number: str, wanted: Correcting, version: int | None = None) -> Done:
    """Put one thing right; Invalid where it cannot be so, or has a way of its own."""
    located = None if wanted.place is None else _locate(tx, wanted.place)
    item = case(tx, viewer, number=number, lock=True)
    expect(item, version)
    must_answer_for(viewer, item)
    after(Act.CORRECT, CaseState(item.state))
    if wanted.at < item.received_at:
        raise Invalid(FieldError("/at", "This is before the first report of the case was received."))
    item = _woken(tx, item, wanted)
    put = _put(tx, item, wanted, located)
    me = None if viewer.responder is None else viewer.responder.id
    correction = Correction(
        what=wanted.what, before=put.before, after=put.after, reason=wanted.reason, at=wanted.at, responder=me
    )
    keep(tx, case=item.id, correction=correction)
    before = resident_print_of(tx, item.id) if wanted.what is Corrected.RESIDENT else None
    event = Event(
        kind=EventKind.CORRECTED,
        at=wanted.at,
        case=item.id,
        centre=item.centre,
        responder=me,
        codes={"what": wanted.what.value, **put.codes},
        note=wanted.reason,
    )
    new_version = change(tx, item, values=put.values, event=event)
    if before is not None:
        forget_numbered(tx, [before])
    if located is not None and _belongs_elsewhere(tx, item, located):
        new_version = _offer_there(tx, item, located, wanted)
    return Done(
        case=item.id,
        number=item.number,
        centre=item.centre,
        version=new_version,
        at=wanted.at,
        kind=EventKind.CORRECTED,
    )


def _woken(tx: Tx, item: Case, wanted: Correcting) -> Case:
    """Return the case, awake where it is acute from now on: nobody sleeps over that."""
    if wanted.urgency is not Urgency.ACUTE or item.waiting is None:
        return item
    return wake(tx, item, at=wanted.at, by=PauseEnd.EVENT)


def _put(tx: Tx, item: Case, wanted: Correcting, located: Located | None) -> _Put:
    if located is not None and wanted.place is not None:
        return _place(tx, item, wanted, wanted.place, located)
    if wanted.urgency is not None:
        judged = set_urgency(tx, item, urgency=wanted.urgency, at=wanted.at)
        was, now = {"urgency": item.urgency}, {"urgency": wanted.urgency.value}
        codes = {"before": item.urgency, "after": wanted.urgency.value, **judged.codes}
        return _Put(values=judged.values, before=was, after=now, codes=codes)
    if wanted.what is Corrected.RESIDENT:
        return _resident(tx, item, wanted.resident)
    return _concerns(item, wanted.concerns)


def _locate(tx: Tx, place: ToldPlace) -> Located:
    """Find the place and lock its dwelling first, as a report about it does."""
    located = locate(tx, told=place)
    if located.dwelling is not None:
        lock_dwelling(tx, located.dwelling)
    return located


def _place(tx: Tx, item: Case, wanted: Correcting, place: ToldPlace, located: Located) -> _Put:
    """Give it the new dwelling: what is reported there joins it from now on, and nothing of the old one does."""
    if wanted.moved_at is not None and item.dwelling is not None and located.dwelling != item.dwelling:
        start_tenancy(tx, dwelling=item.dwelling, at=wanted.moved_at)
    nearby = open_nearby(tx, located) if not item.family else ()
    related = [one for one in nearby if one != item.number and one not in item.possibly_related]
    values: dict[str, Any] = {
        "place_sealed": seal(tx, item.id, "place", asdict(place)),
        "dwelling_fp": located.dwelling,
        "building_fp": located.building,
        "possibly_related": [*item.possibly_related, *related],
    }
    if drop_of_others(tx, item, home=located.dwelling, at=wanted.at):
        values["news"] = True
    owner = current(tx).responder(item.owner)
    there = located.centre.id
    if owner is not None and there != item.centre and there in owner.shares:
        values |= give(tx, item, owner, near=there, by=By.MOVED, at=wanted.at).values
        values["owner_kind"] = item.owner_kind
    codes = {"moved": wanted.moved_at is not None, "centre": str(there)}
    return _Put(values=values, before=item.place, after=asdict(place), codes=codes)


def _concerns(item: Case, concerns: Sequence[Concern]) -> _Put:
    said = [one.value for one in dict.fromkeys(concerns)]
    child = Concern.CHILDREN_AT_RISK.value
    if not said:
        raise Invalid(FieldError("/concerns", "Name at least one."))
    if (child in said) is not (child in item.concerns):
        raise Invalid(FieldError("/concerns", "A child signal is a case of the family team's own: report it."))
    before, now = {"concerns": list(item.concerns)}, {"concerns": said}
    return _Put(values=now, before=before, after=now, codes={"before": list(item.concerns), "after": said})


def _resident(tx: Tx, item: Case, resident: Resident | None) -> _Put:
    if resident is None:
        return _Put(values={"resident_sealed": None, "resident_fp": None}, before=item.resident, after=None)
    values = {
        "resident_sealed": seal(tx, item.id, "resident", asdict(resident)),
        "resident_fp": resident_print(tx.sealer, resident.name),
    }
    return _Put(values=values, before=item.resident, after=asdict(resident))


def _belongs_elsewhere(tx: Tx, item: Case, located: Located) -> bool:
    """Say whether another centre answers for the place now, and the owner does not serve there."""
    owner = current(tx).responder(item.owner)
    return located.centre.id != item.centre and (owner is None or located.centre.id not in owner.shares)


def _offer_there(tx: Tx, item: Case, located: Located, wanted: Correcting) -> int:
    """Offer it to the same kind at the centre of the new place, or to its reception where there is none."""
    now = cases.locked(tx, case_id=item.id)
    if hand_overs.unsettled_of(tx, case=item.id) is not None:
        return now.version  # offered to somebody already; its leader sees the new place
    there, directory = located.centre.id, current(tx)
    owner = directory.responder(item.owner)
    kind = None if owner is None or owner.unit else owner.kind
    if kind is not None and not any(one.held or one.unit for one in directory.responders_at(there, kind)):
        kind = None
    offer_case(tx, now, Wish(reason=wanted.reason, at=wanted.at, kind=kind, centre=there))
    return now.version + 1
