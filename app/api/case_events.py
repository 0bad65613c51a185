"""Events of a case as they are sent, and how they become what was told."""

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.api.fields import AnyInstant, Body, Flag, NearInstant, PastInstant, Text
from app.api.report_body import Language
from app.kit.case_codes import ContactedWith, EventKind, WaitingReason
from app.kit.codes import ContactAdvice, Safety, Urgency
from app.kit.errors import FieldError, Invalid
from app.kit.ids import read_reference
from app.kit.study_codes import Activity, CaseType, Cause, Certainty, HousingStatus, Occasion
from app.queue.acts import TELLABLE, EventTold
from app.queue.housing import housing_told
from app.queue.work import Coded, KnownCause, Learned, VisitTold

HOUSING = (
    "Of `followed_up`: how the resident lives now, by the register of residents (1 dwelling, 2 dwelling with a trade, "
    "3 single room, 4 shared household). Retention is counted from it."
)
SAME_ADDRESS = "With a `housing_status` of 1 to 4: whether it is the dwelling in which the support began."


def _tellable(kind: object) -> object:
    """Name those that can be told; the others are acts with routes of their own."""
    if not isinstance(kind, str) or kind not in TELLABLE:
        raise PydanticCustomError("kind", "This is one of: {kinds}.", {"kinds": ", ".join(sorted(TELLABLE))})
    return kind


TellableKind = Annotated[
    EventKind,
    BeforeValidator(_tellable),
    WithJsonSchema({"type": "string", "enum": sorted(TELLABLE), "title": "TellableKind"}),
]
"""What a person tells as an event; the other kinds come of acts with routes of their own."""


class CauseIn(Body):
    """An underlying cause, known or guessed; it never leaves the case."""

    cause: Cause
    certainty: Certainty


class EventIn(Body):
    """Something that happened; `at` is when it was so."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"kind": "contacted", "at": "2026-11-21T10:05:00+01:00", "with": "reporter", "note": "Aftalt besøg."}
            ]
        }
    )

    kind: TellableKind
    at: PastInstant
    contacted: ContactedWith | None = Field(default=None, alias="with")
    report: Annotated[str, Text(9)] | None = None
    note: Annotated[str, Text(20_000)] | None = None
    urgency: Urgency | None = None
    reason: WaitingReason | None = None
    until: AnyInstant | None = None
    activity: Activity | None = None
    case_type: CaseType | None = Field(default=None, description="Of `case_type_set`; a change says why in `note`.")
    occasions: Annotated[list[Occasion], Field(max_length=10)] | None = Field(
        default=None, description="Of `occasions_set`: all of them, in place of those before."
    )
    causes: Annotated[list[CauseIn], Field(max_length=10)] | None = Field(
        default=None, description="Of `causes_set`: all of them, in place of those before."
    )
    housing_status: HousingStatus | None = Field(default=None, description=HOUSING)
    same_address: Flag | None = Field(default=None, description=SAME_ADDRESS)
    planned_for: NearInstant | None = Field(default=None, description="When the visit of `visit_planned` is to be.")
    two_persons: Flag | None = Field(
        default=None, description="Whether two go there; always, where what is known of the home says so."
    )
    visit: UUID | None = Field(
        default=None,
        description=(
            "A visit of this case: `contacted` made it, `contact_attempted` met nobody, `visit_planned` moves it, "
            "`visit_called_off` ends it."
        ),
    )
    contact_advice: list[ContactAdvice] = Field(
        default_factory=list, description="What was learned of how to reach the resident; added to the case."
    )
    safety: list[Safety] = Field(
        default_factory=list, description="What the next visitor must know; added to the case."
    )
    interpreter_language: Language | None = None


def told_event(body: EventIn) -> EventTold:
    """Return the event as it was told; Invalid where its reference cannot be read."""
    return EventTold(
        kind=body.kind,
        at=body.at,
        contacted=body.contacted,
        report=None if body.report is None else _reference(body.report),
        note=body.note,
        urgency=body.urgency,
        reason=body.reason,
        until=body.until,
        activity=body.activity,
        coded=_coded(body),
        visit=_visit(body),
        learned=Learned(
            contact_advice=tuple(body.contact_advice),
            safety=tuple(body.safety),
            interpreter_language=body.interpreter_language,
        ),
    )


def _reference(written: str) -> str:
    reference = read_reference(written)
    if reference is None:
        raise Invalid(FieldError("/report", "Not a reference: the check symbol does not fit."))
    return reference


def _coded(body: EventIn) -> Coded:
    return Coded(
        case_type=body.case_type,
        occasions=None if body.occasions is None else tuple(dict.fromkeys(body.occasions)),
        causes=None
        if body.causes is None
        else tuple(KnownCause(cause=one.cause, certainty=one.certainty) for one in body.causes),
        housing=housing_told(body.housing_status, body.same_address),
    )


def _visit(body: EventIn) -> VisitTold | None:
    if body.visit is None and body.planned_for is None and body.two_persons is None:
        return None
    return VisitTold(id=body.visit, planned_for=body.planned_for, two_persons=body.two_persons)
