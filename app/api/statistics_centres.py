"""Figures that set the centres beside each other and beside all of them together, in tables of counts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final, Protocol
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import ConfigDict
from starlette.responses import Response

from app.access import policy, roles
from app.access.bounds import centres_counted
from app.api.callers import Asked, allow
from app.api.contacts import Named
from app.api.counted_views import FigureOut, TableOut, centre_out, table_out
from app.api.fields import View
from app.api.periods import PeriodIn
from app.api.response_time_views import CompletenessOut
from app.api.sheets import SHOWN_AS, Accept, figures_response, format_of
from app.courses.given import referred_support, support_given
from app.directory.ever import ever
from app.directory.snapshot import Directory
from app.kit.database import Tx
from app.response_time.period import Period
from app.response_time.scheme.accessibility import accessibility
from app.response_time.scheme.by_centre import OfCentre
from app.response_time.scheme.handed import handed_over
from app.response_time.scheme.scope import VERSION

router = APIRouter(prefix="/v1/statistics", tags=["statistics"])
Counted = Annotated[Asked, Depends(allow(*roles.READ_FIGURES))]


class Finds(Protocol):
    """Counts a figure of a period at some centres; None is all of them."""

    def __call__(
        self, tx: Tx, *, period: Period, centres: frozenset[UUID] | None, guarded: bool
    ) -> Sequence[OfCentre]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreFigure:
    """A figure of each centre: what it is called, what it says, and how it is counted."""

    name: str
    summary: str
    explanation: str
    find: Finds


FIGURES: Final = (
    CentreFigure(
        name="accessibility",
        summary="Whether a centre can be reached, and how often callers are put through",
        explanation=(
            "Tries to reach a centre by telephone in the period: answered and failed ones of the call desk, and calls "
            "on the centre's own line, which somebody took or nobody did; and how often the caller of a report was put "
            "through before the report had an owner. Counts what the desk wrote down and what the telephone system "
            "told, not need."
        ),
        find=accessibility,
    ),
    CentreFigure(
        name="hand-overs",
        summary="Whether those to whom cases were offered took them, and after how long",
        explanation=(
            "What became of the hand-overs that were offered in the period, by the centre to which they were offered: "
            "escalated is silent past its term, disputed is declined twice, decided is given to somebody by a leader; "
            "open, escalated and disputed ones are still to be settled. Hours until accepted are the clock hours by "
            "which half of all that was offered was accepted, those that nobody answers counted as still waiting and "
            "those that were declined as never accepted; null while it is not half. What was withdrawn waits no "
            "longer. Counts offers, not cases and not need, and without those of family teams."
        ),
        find=handed_over,
    ),
    CentreFigure(
        name="support",
        summary="Persons with support by kind, and how much it was in full-year persons",
        explanation=(
            "Persons who had a support course on a day of the period, by kind; one who had two kinds counts under "
            "both. A full-year person is 365 days of support; a day with two courses of one person is one day, and "
            "days to come are not counted. Persons and cases apart. Counts courses that were told here, "
            "not need."
        ),
        find=support_given,
    ),
    CentreFigure(
        name="referred-support",
        summary="Which support residents got whom the municipality had referred",
        explanation=(
            "Persons of whom it was reported that the municipality had referred them to the dwelling, and whose case "
            "was received in the period, by their support courses until now and the support that the directory knows "
            "of their dwelling in the period; none is without any. Of those who are known here: who was referred and "
            "never reported is in no figure. Counts persons of whom somebody reported, not need."
        ),
        find=referred_support,
    ),
)


class CentreTablesOut(View):
    """One centre, or all of them together where `social_centre` is null."""

    social_centre: Named | None
    tables: dict[str, TableOut]
    numbers: dict[str, float | None]


class CentreFigureOut(FigureOut):
    """One figure of each centre."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "definition": "accessibility",
                    "version": VERSION,
                    "explanation": FIGURES[0].explanation,
                    "generated_at": "2026-12-01T08:00:00Z",
                    "from": "2026-10-01",
                    "to": "2026-11-01",
                    "completeness": {"known_at": "2026-12-01T08:00:00Z", "period_over": True},
                    "suppressed": False,
                    "items": [
                        {
                            "social_centre": None,
                            "tables": {
                                "reached": {
                                    "of": 20,
                                    "suppressed": False,
                                    "lines": [
                                        {
                                            "code": "answered",
                                            "count": 15,
                                            "share": 0.75,
                                            "percent": 75,
                                            "suppressed": False,
                                        }
                                    ],
                                }
                            },
                            "numbers": {},
                        }
                    ],
                }
            ]
        }
    )

    completeness: CompletenessOut
    suppressed: bool
    items: list[CentreTablesOut]


class CountLine(View):
    """One line of the sheet: a count of a table of a centre, or a number of it."""

    social_centre: str | None
    table: str
    code: str
    count: int | float | None
    of: int | None = None
    share: float | None = None
    percent: int | None = None
    suppressed: bool


def _figure(one: CentreFigure) -> Callable[..., Response]:
    """Return the route of one figure; each has a path of its own, and so its own line in the document."""

    def figure(asked: Counted, told: Annotated[PeriodIn, Query()], accept: Accept = "") -> Response:
        period, counted = told.period(asked.caller), told.counted(asked)
        centres, guarded = centres_counted(asked.caller), asked.caller.role in policy.GUARDED

        def work(tx: Tx) -> Response:
            found = one.find(tx, period=counted, centres=centres, guarded=guarded)
            shown = figure_out(one, found, directory=ever(tx), period=period, now=tx.now)
            return figures_response(
                shown, told.format or format_of(accept), name=one.name, lines=list(lines_of(shown.items))
            )

        return asked.read(work)

    return figure


for each in FIGURES:
    router.add_api_route(
        f"/{each.name}",
        _figure(each),
        response_model=CentreFigureOut,
        responses=SHOWN_AS,
        summary=each.summary,
        description=each.explanation,
        name=each.name,
    )


def figure_out(
    one: CentreFigure, found: Sequence[OfCentre], *, directory: Directory, period: Period, now: datetime
) -> CentreFigureOut:
    items = centres_out(found, directory)
    return CentreFigureOut(
        definition=one.name,
        version=VERSION,
        explanation=one.explanation,
        generated_at=now,
        first=period.first,
        end=period.end,
        completeness=CompletenessOut(known_at=now, period_over=period.ends_at <= now),
        suppressed=any(table.suppressed for item in items for table in item.tables.values()),
        items=items,
    )


def centres_out(found: Sequence[OfCentre], directory: Directory) -> list[CentreTablesOut]:
    return [
        CentreTablesOut(
            social_centre=centre_out(directory, of.centre),
            tables={name: table_out(table) for name, table in of.tables.items()},
            numbers=dict(of.numbers),
        )
        for of in found
    ]


def lines_of(items: Sequence[CentreTablesOut]) -> Iterator[CountLine]:
    """Yield a line of the sheet for each count and each number of each centre."""
    for item in items:
        name = None if item.social_centre is None else item.social_centre.name
        for table, counts in item.tables.items():
            for one in counts.lines:
                yield CountLine(
                    social_centre=name,
                    table=table,
                    code=one.code,
                    count=one.count,
                    of=counts.of,
                    share=one.share,
                    percent=one.percent,
                    suppressed=one.suppressed or counts.of is None,
                )
        for number, value in item.numbers.items():
            yield _number(number, value, of=item)


def _number(name: str, value: float | None, *, of: CentreTablesOut) -> CountLine:
    """Return the line of a number; one that is null beside what is held back may be held back with it."""
    return CountLine(
        social_centre=None if of.social_centre is None else of.social_centre.name,
        table=name,
        code="",
        count=value,
        suppressed=value is None and any(table.suppressed for table in of.tables.values()),
    )
