"""A rehearsal of one report: what the rules in force would make of it, without saving anything."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import ConfigDict
from starlette.responses import Response

from app.access import roles
from app.api.answers import respond
from app.api.callers import Asked, allow
from app.api.fields import View
from app.api.report_body import ReportIn
from app.journey import preview
from app.kit.codes import Channel, ClockUnit, Concern, ResponderKind, Role, Urgency
from app.triage.decided import Decided
from app.triage.facts_json import facts_to_json

router = APIRouter(prefix="/v1/triage", tags=["triage"])
Staff = Annotated[Asked, Depends(allow(*roles.PREVIEW_TRIAGE))]


class FoundOut(View):
    """A concern, who named it and by which words."""

    concern: Concern
    source: str
    confidence: float
    because: list[str]


class PromiseOut(View):
    """A length of time, in hours or days of some kind."""

    amount: int
    unit: ClockUnit


class ReasonOut(View):
    """A rule that matched, in words."""

    rule: str
    da: str
    en: str


class DecisionOut(View):
    """What the rules in force would decide."""

    rule_set: int
    rules: list[str]
    owner_kind: ResponderKind
    urgency: Urgency
    informed_kinds: list[ResponderKind]
    answer_within: PromiseOut
    act_within: PromiseOut | None
    child_signal: bool
    because: list[ReasonOut]


class PreviewOut(View):
    """What would be decided; what is known of the dwelling beforehand is left out."""

    model_config = ConfigDict(json_schema_extra={"description": "What the rules in force would decide."})

    concerns: list[FoundOut]
    suggested_urgency: Urgency
    facts: dict[str, Any]
    decision: DecisionOut


@router.post("", response_model=PreviewOut, summary="What would the rules decide?")
def try_it(body: ReportIn, asked: Staff) -> Response:
    channel = Channel.PHONE if asked.caller.role is Role.CALL_DESK else Channel.API
    told = body.told(channel=channel, landlord=body.landlord)
    return respond(_out(asked.read(lambda tx: preview(tx, told))))


def _out(decided: Decided) -> PreviewOut:
    decision, facts = decided.decision, decided.facts
    act = decision.act_within
    return PreviewOut(
        concerns=[
            FoundOut(
                concern=one.concern,
                source=one.source.value,
                confidence=round(one.confidence, 3),
                because=list(one.because),
            )
            for one in decided.found
        ],
        suggested_urgency=facts.suggested_urgency,
        facts=facts_to_json(facts),
        decision=DecisionOut(
            rule_set=decision.rule_set,
            rules=list(decision.rules),
            owner_kind=decision.owner_kind,
            urgency=decision.urgency,
            informed_kinds=list(decision.informed_kinds),
            answer_within=PromiseOut(amount=decision.answer_within.amount, unit=decision.answer_within.unit),
            act_within=None if act is None else PromiseOut(amount=act.amount, unit=act.unit),
            child_signal=decision.child_signal,
            because=[ReasonOut(rule=one.rule, da=one.why.da, en=one.why.en) for one in decision.because],
        ),
    )
