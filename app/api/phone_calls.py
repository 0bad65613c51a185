"""Telephone calls as the call desk writes them down: each is a note, and becomes what it is beside that."""

from datetime import datetime, timedelta
from typing import Annotated, Any, Self
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import ConfigDict, Field, model_validator
from starlette.responses import Response

from app.access import roles
from app.access.bounds import centres_counted
from app.access.idempotency import Saved
from app.access.log import shown
from app.api.answers import Answer, answer, once
from app.api.callers import Asked, allow
from app.api.fields import Body, Day, Flag, PastInstant, Text, View, misfit
from app.api.problems import problems
from app.api.report_body import MOST_CHARACTERS, Language, Phone, ReportIn
from app.api.reports import ContactOut, ReportOut, report_out
from app.api.sheets import SHOWN_AS, Accept, Format, figures_response, format_of
from app.calls.say import Say
from app.calls.take import TakenCall, as_rung, take_call
from app.directory.current import current
from app.intake.call import CallFigures, CallKind, CallStep, CallTold, StepKind
from app.intake.calls import call_figures
from app.intake.parties import parties_of
from app.intake.told import Told
from app.kit.codes import Channel
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.kit.ids import read_reference
from app.kit.office_hours import start_of_day

router = APIRouter(prefix="/v1/phone-calls", tags=["phone"])
Desk = Annotated[Asked, Depends(allow(*roles.TAKE_CALLS))]
MayReadFigures = Annotated[Asked, Depends(allow(*roles.COUNT_CALLS))]

_MOST_STEPS = 50
_EXAMPLE: dict[str, Any] = {
    "caller_phone": "+45 33 44 55 66",
    "called_at": "2026-11-18T09:55:00+01:00",
    "taken_by": "Lone",
    "kind": "report",
    "text": "Ringer fra bilen, kan træffes efter kl. 13.",
    "report": {
        "description": "Der er høj musik hver nat fra 2. th.",
        "place": {"address": "Ahornvej 14, 2. th", "postcode": "2400"},
    },
    "attempts": [{"at": "2026-11-18T09:57:00+01:00", "answered": False}],
}


class TransferIn(Body):
    """The call was put through: to a social centre or a responder; to the entrance where neither is named."""

    at: PastInstant | None = None
    social_centre: UUID | None = None
    responder: UUID | None = None


class AttemptIn(TransferIn):
    """The desk tried to reach somebody before an owner was found."""

    answered: Flag = False


class CallIn(Body):
    """A call as it was taken. Written down later, it counts from `called_at`."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    kind: CallKind
    caller_phone: Phone | None = Field(default=None, description="Finds the contact, the landlord and the department.")
    anonymous: Flag = Field(default=False, description="The caller gives no name and no number: none is stored.")
    called_at: PastInstant | None = None
    taken_by: Annotated[str, Text(200)] | None = None
    text: Annotated[str, Text(MOST_CHARACTERS)] | None = None
    language: Language = "da"
    report: ReportIn | None = Field(default=None, description="Where the kind is `report`.")
    adds_to: Annotated[str, Text(20)] | None = Field(
        default=None, description="The reference of a report, where the kind is `addition`."
    )
    incoming: UUID | None = Field(
        default=None,
        description="The call that the telephone system told of; its number and time are taken where none is said.",
    )
    transfers: Annotated[list[TransferIn], Field(max_length=_MOST_STEPS)] = Field(default_factory=list)
    attempts: Annotated[list[AttemptIn], Field(max_length=_MOST_STEPS)] = Field(default_factory=list)

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if (self.report is not None) is not (self.kind is CallKind.REPORT):
            raise misfit("report", "A call of the kind report has a `report`, and no other kind has one.")
        if (self.adds_to is not None) is not (self.kind is CallKind.ADDITION):
            raise misfit(
                "adds_to", "A call of the kind addition names in `adds_to` what it adds to, and no other does."
            )
        if self.text is None and self.report is None:
            raise misfit("text", "Say in `text` what was said.")
        if self.anonymous and self.report is not None and _names_somebody(self.report):
            raise misfit("anonymous", "An anonymous caller has no name, phone or email.")
        return self

    def told(self) -> CallTold:
        return CallTold(
            kind=self.kind,
            phone=None if self.anonymous else self.caller_phone,
            called_at=self.called_at,
            taken_by=self.taken_by,
            text=self.text,
            report=None if self.report is None else self._report(self.report),
            adds_to=self.adds_to,
            language=self.language,
            incoming=self.incoming,
            steps=(
                *(_step(StepKind.TRANSFER, one, answered=True) for one in self.transfers),
                *(_step(StepKind.ATTEMPT, one, answered=one.answered) for one in self.attempts),
            ),
        )

    def _report(self, report: ReportIn) -> Told:
        """What says no language of its own was told in that of the call."""
        if "language" not in report.model_fields_set:
            report = report.model_copy(update={"language": self.language})
        return report.told(channel=Channel.PHONE, landlord=report.landlord)


class SayOut(View):
    """What the desk reads out."""

    text: str
    contact: ContactOut
    answer_by: datetime | None

    @classmethod
    def of(cls, say: Say) -> Self:
        contact = ContactOut(name=say.contact.name, phone=say.contact.phone, email=say.contact.email)
        return cls(text=say.text, contact=contact, answer_by=say.answer_by)


class CallOut(View):
    """What became of the call, and what to say."""

    call: UUID
    kind: CallKind
    report: ReportOut | None
    say: SayOut
    warnings: list[str] = Field(description="For the desk alone: where a note, advice or addition sounds like danger.")


class CallFigureOut(View):
    """Calls of one social centre; a consultation is no report, and counted apart."""

    social_centre: UUID
    name: str
    reports: int
    additions: int
    consultations: int
    notes: int
    answered: int = Field(description="Attempts of the desk to reach it that somebody answered.")
    failed: int = Field(description="Attempts of the desk to reach it that nobody answered.")
    missed: int = Field(description="Calls on its own line that nobody took.")


class CallFiguresOut(View):
    """One line for each social centre that had a call."""

    items: list[CallFigureOut]


@router.post("", status_code=201, response_model=CallOut, responses=problems(404, 409), summary="Write a call down")
def take(body: CallIn, asked: Desk) -> Response:
    """Keep the call, and record what it reports or adds in the same transaction."""
    told = body.told()
    kept_body = body.model_copy(update={"caller_phone": None}) if body.anonymous else body

    def work(tx: Tx) -> Answer:
        taken = take_call(tx, as_rung(tx, told, anonymous=body.anonymous))
        tx.after_commit(asked.wiring.work_promised.set)
        if taken.report_id is not None and taken.kind is CallKind.ADDITION:
            shown(tx, request=asked.read_of("phone_call"), reports=[taken.report_id])
        return answer(_out(taken), status=201)

    def seen(tx: Tx, _before: Saved) -> None:
        added_to = None if told.adds_to is None else read_reference(told.adds_to)
        if added_to is not None:
            parties = parties_of(tx, references=[added_to])
            shown(tx, request=asked.read_of("phone_call"), reports=[one.report for one in parties])

    return once(asked, kept_body, work, seen=seen)


@router.get(
    "/figures",
    response_model=CallFiguresOut,
    responses=SHOWN_AS,
    summary="How many calls each social centre had",
)
def figures(
    asked: MayReadFigures,
    first: Annotated[Day | None, Query(alias="from", description="The first day; 30 days back without it.")] = None,
    last: Annotated[Day | None, Query(alias="to", description="The day after the last; without it up to now.")] = None,
    format: Annotated[Format | None, Query(description="Instead of `Accept`.")] = None,  # noqa: A002 as it is called
    accept: Accept = "",
) -> Response:
    """Count calls by kind, the attempts to reach a centre that were answered and that failed, and calls missed."""
    now = asked.wiring.clock.now()
    until = now + timedelta(seconds=1) if last is None else start_of_day(last)
    since = until - timedelta(days=30) if first is None else start_of_day(first)
    if since >= until:
        raise Invalid(FieldError("/query/to", "It ends before it begins."))
    counted = centres_counted(asked.caller)

    def work(tx: Tx) -> list[CallFigureOut]:
        directory = current(tx)
        found = call_figures(tx, since=since, until=until)
        names = {one.id: one.name for one in directory.centres}
        return [_figure(one, names.get(one.centre, "")) for one in found if counted is None or one.centre in counted]

    shown = CallFiguresOut(items=asked.read(work))
    return figures_response(shown, format or format_of(accept), name="phone-calls", lines=shown.items)


def _figure(found: CallFigures, name: str) -> CallFigureOut:
    return CallFigureOut(
        social_centre=found.centre,
        name=name,
        reports=found.reports,
        additions=found.additions,
        consultations=found.consultations,
        notes=found.notes,
        answered=found.answered,
        failed=found.failed,
        missed=found.missed,
    )


def _names_somebody(report: ReportIn) -> bool:
    return any((report.reporter.name, report.reporter.phone, report.reporter.email))


def _step(kind: StepKind, given: TransferIn, *, answered: Flag) -> CallStep:
    return CallStep(kind=kind, at=given.at, centre=given.social_centre, responder=given.responder, answered=answered)


def _out(taken: TakenCall) -> CallOut:
    report = None if taken.report is None else report_out(taken.report)
    return CallOut(
        call=taken.id, kind=taken.kind, report=report, say=SayOut.of(taken.say), warnings=list(taken.warnings)
    )
