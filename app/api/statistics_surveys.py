"""Two of the four indicators of each centre: how satisfied reporters are, and whether they know whom to turn to."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import roles
from app.access.bounds import centres_counted
from app.api.callers import Asked, allow
from app.api.contacts import Named
from app.api.counted_views import FigureOut
from app.api.fields import View
from app.api.periods import PeriodIn
from app.api.sheets import SHOWN_AS, Accept, figures_response, format_of
from app.directory.ever import ever
from app.directory.snapshot import Directory
from app.kit.database import Tx
from app.response_time.period import Period
from app.response_time.scheme.scope import VERSION
from app.response_time.scheme.tally import Tally
from app.response_time.survey.figures import Said, said

router = APIRouter(prefix="/v1/statistics", tags=["statistics"])
Counted = Annotated[Asked, Depends(allow(*roles.READ_FIGURES))]

SURVEYED = (
    "What reporters answered who were sent a link in the period, some days after they were themselves reached: one "
    "answer a report. By the centre of the first owner. Whoever left no mail address, asked to stay unnamed or wants "
    "no mail is not asked, so it is the voice of some reporters and of no resident. As of last midnight, and of the "
    "calendar's own periods alone. No count of one to four is shown to anybody, and none that would tell of one. "
    "Counts answers, not need."
)


class OptionOut(View):
    """How many answered so; nulls where it is held back."""

    code: str
    answers: int | None
    share: float | None
    percent: int | None
    suppressed: bool


class IndicatorOut(View):
    """One centre, or all of them together where `social_centre` is null."""

    social_centre: Named | None
    asked: int | None = Field(description="To how many a link was sent; null where they are few.")
    answered: int | None
    satisfaction: list[OptionOut]
    knowledge: list[OptionOut] = Field(description="Whether they know whom to turn to next time.")
    suppressed: bool


class SatisfactionOut(FigureOut):
    """What reporters answered who were asked."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "definition": "satisfaction",
                    "version": VERSION,
                    "explanation": SURVEYED,
                    "generated_at": "2026-12-01T08:00:00Z",
                    "from": "2026-10-01",
                    "to": "2026-11-01",
                    "completeness": 0.4,
                    "items": [
                        {
                            "social_centre": None,
                            "asked": 50,
                            "answered": 20,
                            "satisfaction": [
                                {"code": "satisfied", "answers": 12, "share": 0.6, "percent": 60, "suppressed": False}
                            ],
                            "knowledge": [
                                {"code": "yes", "answers": 15, "share": 0.75, "percent": 75, "suppressed": False}
                            ],
                            "suppressed": False,
                        }
                    ],
                }
            ]
        }
    )

    completeness: float | None = Field(description="Share of the asked who answered.")
    items: list[IndicatorOut]


class OptionLine(View):
    """One line of the sheet: an answer to a question of one centre."""

    social_centre: str | None
    asked: int | None
    answered: int | None
    question: str
    code: str
    answers: int | None
    share: float | None
    percent: int | None
    suppressed: bool


@router.get(
    "/satisfaction",
    response_model=SatisfactionOut,
    responses=SHOWN_AS,
    summary="How satisfied reporters are, and whether they know whom to turn to",
    description=SURVEYED,
)
def satisfaction(asked: Counted, told: Annotated[PeriodIn, Query()], accept: Accept = "") -> Response:
    period = told.calendars_own()

    def work(tx: Tx) -> Response:
        found = said(tx, period=period, centres=centres_counted(asked.caller))
        shown = satisfaction_out(found, directory=ever(tx), period=period, now=tx.now)
        written = told.format or format_of(accept)
        return figures_response(shown, written, name="satisfaction", lines=list(option_lines(shown.items)))

    return asked.read(work)


def satisfaction_out(found: Sequence[Said], *, directory: Directory, period: Period, now: datetime) -> SatisfactionOut:
    whole = found[0]
    return SatisfactionOut(
        definition="satisfaction",
        version=VERSION,
        explanation=SURVEYED,
        generated_at=now,
        first=period.first,
        end=period.end,
        completeness=whole.answered / whole.asked if whole.asked and whole.answered is not None else None,
        items=[_indicator(one, directory) for one in found],
    )


def option_lines(items: Sequence[IndicatorOut]) -> Iterator[OptionLine]:
    """Yield a line of the sheet for each answer of each centre to each question."""
    for one in items:
        for question, options in (("satisfaction", one.satisfaction), ("knowledge", one.knowledge)):
            for option in options:
                yield OptionLine(
                    social_centre=None if one.social_centre is None else one.social_centre.name,
                    asked=one.asked,
                    answered=one.answered,
                    question=question,
                    suppressed=option.suppressed or one.asked is None or one.answered is None,
                    **option.model_dump(exclude={"suppressed"}),
                )


def _indicator(one: Said, directory: Directory) -> IndicatorOut:
    return IndicatorOut(
        social_centre=None if one.centre is None else Named(id=one.centre, name=_name(directory, one.centre)),
        asked=one.asked,
        answered=one.answered,
        satisfaction=_options(one.satisfaction),
        knowledge=_options(one.knowledge),
        suppressed=one.satisfaction.suppressed or one.knowledge.suppressed or one.asked is None,
    )


def _options(table: Tally) -> list[OptionOut]:
    return [
        OptionOut(code=one.code, answers=one.count, share=one.share, percent=one.percent, suppressed=one.suppressed)
        for one in table.lines
    ]


def _name(directory: Directory, centre: UUID) -> str:
    known = directory.centre(centre)
    return str(centre) if known is None else known.name
