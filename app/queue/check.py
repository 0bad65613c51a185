"""What an event needs, and what could not have been so (pure)."""

from __future__ import annotations

from typing import Final

from app.assignment.case import Case
from app.kit.case_codes import EventKind
from app.kit.codes import Safety
from app.kit.errors import FieldError, Invalid
from app.kit.study_codes import CaseType, Cause
from app.queue.acts import CONTACT, EventTold
from app.queue.work import NEVER_ALONE, VisitTold

NAMES_A_VISIT: Final = frozenset(
    {EventKind.CONTACTED, EventKind.CONTACT_ATTEMPTED, EventKind.VISIT_PLANNED, EventKind.VISIT_CALLED_OFF}
)
_WITH_ITS_REASON: Final = frozenset({CaseType.REHOUSING, CaseType.TENANCY_SUSTAINMENT_TO_REHOUSING})


def check(item: Case, told: EventTold) -> None:
    """Raise Invalid where the event lacks something, or could not have been so then."""
    _check_needs(told)
    if told.kind is EventKind.ASSESSED and not item.family:
        raise Invalid(FieldError("/kind", "Only the family team's own case is assessed."))
    if told.kind is EventKind.RESIDENT_CONFIRMED and not item.resident:
        raise Invalid(FieldError("/kind", "Nobody has said who the resident is: correct the case first."))
    if told.at < item.received_at:
        raise Invalid(FieldError("/at", "This is before the first report of the case was received."))
    _check_coded(told)
    _check_fits(told)
    if told.visit is not None:
        _check_visit(item, told, told.visit)


def dangerous(item: Case, told: EventTold) -> bool:
    """Say whether nobody may go there alone, by what is known and what is told now."""
    return bool(NEVER_ALONE & {Safety(one) for one in (*item.safety, *told.learned.safety)})


def check_reason(told: EventTold, *, before: str | None) -> None:
    """A type that is changed, and rehousing whenever it is set, say why: the figures are read with it."""
    wanted = told.coded.case_type
    changed = before is not None and wanted is not None and before != wanted.value
    if (changed or wanted in _WITH_ITS_REASON) and not told.note:
        raise Invalid(FieldError("/note", "Say why the case is of this type now."))


def _check_needs(told: EventTold) -> None:
    needs: dict[EventKind, tuple[str, object]] = {
        EventKind.CONTACTED: ("with", told.contacted),
        EventKind.CONTACT_ATTEMPTED: ("with", told.contacted),
        EventKind.WAITING_STARTED: ("reason", told.reason),
        EventKind.URGENCY_SET: ("urgency", told.urgency),
        EventKind.ACTIVITY: ("activity", told.activity),
        EventKind.CASE_TYPE_SET: ("case_type", told.coded.case_type),
        EventKind.OCCASIONS_SET: ("occasions", told.coded.occasions),
        EventKind.CAUSES_SET: ("causes", told.coded.causes),
        EventKind.VISIT_CALLED_OFF: ("visit", told.visit and told.visit.id),
    }
    name, value = needs.get(told.kind, ("", True))
    if value is None:
        raise Invalid(FieldError(f"/{name}", f"An event of the kind {told.kind.value} needs this."))
    if told.kind is EventKind.URGENCY_SET and not told.note:
        raise Invalid(FieldError("/note", "Say why the urgency is changed."))


def _check_coded(told: EventTold) -> None:
    """Refuse codes on an event that does not set them: they would be lost without a word."""
    coded = {
        EventKind.CASE_TYPE_SET: ("case_type", told.coded.case_type),
        EventKind.OCCASIONS_SET: ("occasions", told.coded.occasions),
        EventKind.CAUSES_SET: ("causes", told.coded.causes),
        EventKind.FOLLOWED_UP: ("housing_status", told.coded.housing),
    }
    for kind, (name, value) in coded.items():
        if value is not None and told.kind is not kind:
            raise Invalid(FieldError(f"/{name}", f"Only an event of the kind {kind.value} sets this."))
    named = [one.cause for one in told.coded.causes or ()]
    if len(set(named)) < len(named) or (Cause.NONE in named and len(named) > 1):
        raise Invalid(FieldError("/causes", "Each cause once, and none of them beside no other."))


def _check_fits(told: EventTold) -> None:
    """Refuse what this kind of event does not tell: it would be lost without a word, or change what it is not to."""
    said: dict[str, tuple[object, frozenset[EventKind]]] = {
        "urgency": (told.urgency, frozenset({EventKind.URGENCY_SET})),
        "reason": (told.reason, frozenset({EventKind.WAITING_STARTED})),
        "until": (told.until, frozenset({EventKind.WAITING_STARTED})),
        "with": (told.contacted, CONTACT),
        "report": (told.report, CONTACT),
    }
    errors = [
        FieldError(f"/{name}", f"An event of the kind {told.kind.value} does not tell this.")
        for name, (value, kinds) in said.items()
        if value is not None and told.kind not in kinds
    ]
    if errors:
        raise Invalid(*errors)


def _check_visit(item: Case, told: EventTold, visit: VisitTold) -> None:
    """Refuse a visit that could not be, or that nobody may make alone."""
    plans = told.kind is EventKind.VISIT_PLANNED
    if visit.id is not None and told.kind not in NAMES_A_VISIT:
        raise Invalid(FieldError("/visit", f"An event of the kind {told.kind.value} names no visit."))
    if not plans and (visit.planned_for is not None or visit.two_persons is not None):
        raise Invalid(FieldError("/planned_for", "Only a planned visit has this."))
    if plans and visit.planned_for is None:
        raise Invalid(FieldError("/planned_for", "Say when the visit is to be."))
    if visit.planned_for is not None and visit.planned_for < told.at:
        raise Invalid(FieldError("/planned_for", "A visit is planned for later than it is agreed."))
    if visit.two_persons is False and dangerous(item, told):
        raise Invalid(FieldError("/two_persons", "What is known of this home says that nobody goes there alone."))
