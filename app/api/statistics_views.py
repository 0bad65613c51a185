"""Figures of the scheme as they are shown: what each counts, of how many, and what is held back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from app.api.contacts import Named
from app.api.counted_views import FigureOut
from app.api.fields import View
from app.api.response_time_views import CompletenessOut
from app.kit.office_hours import start_of_day
from app.response_time.least import LEAST, is_few
from app.response_time.scheme.flows import FlowOfWeek
from app.response_time.scheme.questions import Answered, Question
from app.response_time.scheme.scope import VERSION, Which
from app.response_time.scheme.tally import Line, Tally, guarded
from app.response_time.scheme.week import Spread, spreads_shown

COUNTS = "Counts cases and reports, not need: what nobody reports is in no figure."
EXPLAINED = {
    Question.CASE_TYPES: "Types in force at some instant of the period; a case whose type changed counts under both.",
    Question.ORIGINS: "Who reported, by the groups of the study; a case with several reporters counts under each.",
    Question.CONCERNS: "What reporters named or somebody confirmed, not what a text alone suggests.",
    Question.OCCASIONS: "What occasioned the case, as its owner set it last.",
    Question.ACTIVITIES: "What was done in the case within the period.",
    Question.STAGES: (
        "How far an eviction had come when it was first reported: the earlier, the earlier caught. no_eviction is "
        "where none was reported, unknown where one was and nobody said how far."
    ),
    Question.REFERRED: "Whether the municipality had referred the resident to the dwelling, as reported last.",
    Question.OUTCOMES: "With which outcome the case was closed in the period.",
    Question.RELAPSES: "Cases that came back in the period, by whether whoever had closed them expected it.",
    Question.EVICTIONS: "Evictions warned of, withdrawn and carried out in the period, as reported and as cases ended.",
}
_WEEKS = "Whole weeks from Monday on; a case that goes to another centre is passed on by one and new at the other."
SEVERAL = "Several answers a case are possible, so the shares may add up to more than one."


class LineOut(View):
    """One answer, and which part of all cases gave it; nulls where it is held back."""

    code: str
    cases: int | None
    share: float | None
    percent: int | None = Field(description="Rounded half up, as in the tables of the study.")
    suppressed: bool


class AnswersOut(FigureOut):
    """How many of all cases gave each answer."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "definition": "origins",
                    "version": VERSION,
                    "explanation": EXPLAINED[Question.ORIGINS],
                    "generated_at": "2008-04-21T08:00:00Z",
                    "from": "2008-04-14",
                    "to": "2008-04-21",
                    "counted": "acted_on",
                    "of": 158,
                    "persons": 151,
                    "cases_without_person": 4,
                    "completeness": 0.99,
                    "suppressed": False,
                    "items": [{"code": "landlord", "cases": 79, "share": 0.5, "percent": 50, "suppressed": False}],
                }
            ]
        }
    )

    definition: Question
    counted: Which
    of: int | None = Field(description="All cases that are counted, whatever they answered.")
    persons: int | None = Field(description="Residents known by name in these cases; persons and cases are apart.")
    cases_without_person: int | None
    completeness: float | None = Field(description="Share of the cases of which the answer is known.")
    suppressed: bool
    items: list[LineOut]


class SpreadOut(View):
    """Over the people of a centre: the mean rounded half up as in the study, the least and the most."""

    mean: int
    min: int
    max: int


class FlowOut(View):
    """Cases of one week: `start` + `new` - `closed` - `passed_on` = `end`; null where it is held back."""

    start: int | None
    new: int | None
    acted_on: int | None
    closed: int | None
    passed_on: int | None
    end: int | None


class ResponderFlowOut(View):
    """One responder's week; for the leader of the centre alone."""

    responder: Named
    flow: FlowOut


class WeekOut(View):
    """A week of a centre, or of all of them together where `social_centre` is null."""

    week: str = Field(description="As ISO 8601 writes it.", examples=["2008-W16"])
    social_centre: Named | None
    flow: FlowOut
    posts: int | None = Field(description="How many posts had or did anything in the week.")
    people: dict[str, SpreadOut] = Field(
        description="Each count over these posts; without what is held back, and for others than the leader of the "
        "centre empty where the posts are fewer than five."
    )
    responders: list[ResponderFlowOut] = Field(description="For the leader of the centre; empty for others.")


class FlowLine(View):
    """One line of the sheet: a week of a centre, or where `responder` stands that of one of its responders."""

    week: str
    social_centre: Named | None
    responder: Named | None = None
    flow: FlowOut
    posts: int | None = None
    people: dict[str, SpreadOut] = Field(default_factory=dict)
    suppressed: bool


class FlowsOut(FigureOut):
    """What came, was worked on and ended, week by week."""

    completeness: CompletenessOut
    suppressed: bool
    items: list[WeekOut]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The period that was asked for, and for whom the answer is."""

    first: date
    end: date
    now: datetime
    guarded: bool
    by_responder: bool


def answers_out(question: Question, found: Answered, *, which: Which, about: About) -> AnswersOut:
    table = guarded(found.table) if about.guarded else found.table
    return AnswersOut(
        definition=question,
        version=VERSION,
        explanation=f"{EXPLAINED[question]} {SEVERAL} {COUNTS}",
        generated_at=about.now,
        first=about.first,
        end=about.end,
        counted=which,
        of=table.of,
        persons=_enough(found.persons, about),
        cases_without_person=_enough(found.nameless, about),
        completeness=_known(table, found.not_known),
        suppressed=table.suppressed,
        items=[_line(one) for one in table.lines],
    )


def flows_out(found: Iterable[FlowOfWeek], *, names: Callable[[UUID], str], about: About) -> FlowsOut:
    items = [_week(one, flow, names=names, about=about) for one, flow in _flows(found, about)]
    return FlowsOut(
        definition="flow",
        version=VERSION,
        explanation=f"{_WEEKS} {COUNTS}",
        generated_at=about.now,
        first=about.first,
        end=about.end,
        completeness=CompletenessOut(known_at=about.now, period_over=start_of_day(about.end) <= about.now),
        suppressed=any(value is None for one in items for value in one.flow.model_dump().values()),
        items=items,
    )


def flow_lines(items: Iterable[WeekOut]) -> Iterator[FlowLine]:
    """Yield a line of the sheet for each week of a centre, each followed by those of its responders."""
    for one in items:
        is_held = None in (one.posts, *one.flow.model_dump().values())
        yield FlowLine(
            week=one.week,
            social_centre=one.social_centre,
            flow=one.flow,
            posts=one.posts,
            people=one.people,
            suppressed=is_held,
        )
        for of in one.responders:
            yield FlowLine(
                week=one.week,
                social_centre=one.social_centre,
                responder=of.responder,
                flow=of.flow,
                suppressed=False,
            )


def _flows(found: Iterable[FlowOfWeek], about: About) -> Iterable[tuple[FlowOfWeek, Mapping[str, int | None]]]:
    every = list(found)
    if not about.guarded:
        return [(one, asdict(one.flow)) for one in every]
    from app.response_time.scheme.guarded_weeks import guarded_flows  # noqa: PLC0415 numpy takes its time

    shown = guarded_flows({(one.centre, one.week): one.flow for one in every})
    return [(one, shown[one.centre, one.week]) for one in every]


def _line(one: Line) -> LineOut:
    return LineOut(code=one.code, cases=one.count, share=one.share, percent=one.percent, suppressed=one.suppressed)


def _known(table: Tally, not_known: str) -> float | None:
    unknown = next((one.count for one in table.lines if one.code == not_known), 0)
    return None if not table.of or unknown is None else 1 - unknown / table.of


def _enough(count: int, about: About) -> int | None:
    return None if about.guarded and is_few(count) else count


def _week(one: FlowOfWeek, flow: Mapping[str, int | None], *, names: Callable[[UUID], str], about: About) -> WeekOut:
    return WeekOut(
        week=one.week.name,
        social_centre=None if one.centre is None else Named(id=one.centre, name=one.name or ""),
        flow=FlowOut(**flow),
        posts=_enough(one.posts, about),
        people={name: _spread(some) for name, some in _people(one, flow, about).items()},
        responders=[
            ResponderFlowOut(responder=Named(id=who, name=names(who)), flow=FlowOut(**asdict(of_one)))
            for who, of_one in sorted(one.responders.items(), key=lambda pair: names(pair[0]))
            if about.by_responder
        ],
    )


def _people(one: FlowOfWeek, flow: Mapping[str, int | None], about: About) -> Mapping[str, Spread]:
    """Return what is told of its people: of a few to their leader alone, for two numbers of two are each one's."""
    if about.by_responder:
        return one.people
    if one.posts < LEAST:
        return {}
    return spreads_shown(flow, one.people) if about.guarded else one.people


def _spread(one: Spread) -> SpreadOut:
    return SpreadOut(mean=one.mean, min=one.least, max=one.most)
