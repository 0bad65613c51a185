"""What became of people who had support: whether they still have a home, and how much support there was."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import roles
from app.access.bounds import centres_counted
from app.api.callers import Asked, allow
from app.api.counted_views import FigureOut
from app.api.fields import Day, View
from app.api.periods import PeriodIn
from app.api.sheets import SHOWN_AS, Accept, figures_response, format_of
from app.api.statistics_views import COUNTS
from app.courses.retention import Cohort, Retained, retained, without_few
from app.courses.stays import Kept, Rate, Since, Stay, Variant, rates
from app.kit.codes import Role
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.response_time.scheme.scope import VERSION
from app.response_time.scheme.tally import Tally

router = APIRouter(prefix="/v1/statistics", tags=["statistics"])
Counted = Annotated[Asked, Depends(allow(*roles.READ_FIGURES))]

RETAINED = (
    "Persons whose support began (or ended) in the period, by how they lived a year later, or on the day of on, as "
    "whoever followed up within a quarter of it saw it; whose case ended by an eviction, a move or a death lives so "
    "until somebody sees otherwise. Shares are of those of whom that is known; missing tells how "
    "many are not. A vision to learn from and no target: never of a person, and never of a worker. So no count of one "
    "to four is shown to anybody, and only leaders choose other days than the calendar's own periods. Who moved out of "
    "the municipality may have a home elsewhere, and who moved to a dwelling that suits better is no failure."
)


class RetentionIn(PeriodIn):
    """Whose support, counted from when, and how they lived on which day."""

    since: Annotated[
        Since, Field(description="Those whose support began in the period, or those whose support ended in it.")
    ] = Since.START
    on: Annotated[
        Day | None, Field(description="How all of them lived on this day; without it, each a year after `since`.")
    ] = None


class RateOut(View):
    """One variant of table 17: how many of whom kept a home; nulls where it is held back."""

    kept: Kept
    variant: Variant
    persons: int | None
    of: int | None
    share: float | None
    percent: int | None = Field(description="Rounded half up, as in the tables of the study.")


class StayOut(View):
    """How many lived so; null where it is held back."""

    code: Stay
    persons: int | None
    suppressed: bool


class RetentionOut(FigureOut):
    """Who kept a home after support, in each variant of table 17 of the 2008 study."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "definition": "retention",
                    "version": VERSION,
                    "explanation": f"{RETAINED} {COUNTS}",
                    "generated_at": "2008-05-19T08:00:00Z",
                    "from": "2007-01-01",
                    "to": "2007-05-19",
                    "since": "start",
                    "on": "2008-05-19",
                    "persons": 223,
                    "missing": 0,
                    "completeness": 1.0,
                    "moved_to_better_suited": 9,
                    "suppressed": False,
                    "stays": [{"code": "same_address", "persons": 150, "suppressed": False}],
                    "items": [
                        {
                            "kept": "own_dwelling",
                            "variant": "strict",
                            "persons": 164,
                            "of": 223,
                            "share": 0.735,
                            "percent": 74,
                        }
                    ],
                }
            ]
        }
    )

    since: Since
    on: date | None
    persons: int | None = Field(description="All of them, followed up or not; of several cases once.")
    missing: int | None = Field(description="Of whom nobody knows how they lived then, of those who are due.")
    completeness: float | None = Field(description="Share of those who are due of whom it is known.")
    moved_to_better_suited: int | None = Field(description="Whose case ended with a dwelling that suits them better.")
    suppressed: bool
    stays: list[StayOut]
    items: list[RateOut]


class RetentionLine(View):
    """One line of the sheet: a variant of table 17, or how many lived so; `counted` is of the line, of `of`."""

    kept: Kept | None = None
    variant: Variant | None = None
    stay: Stay | None = None
    counted: int | None
    of: int | None
    share: float | None = None
    percent: int | None = None
    suppressed: bool


@router.get(
    "/retention",
    response_model=RetentionOut,
    responses=SHOWN_AS,
    summary="Who kept a home after support, in each variant of table 17",
    description=f"{RETAINED} {COUNTS}",
)
def retention(asked: Counted, told: Annotated[RetentionIn, Query()], accept: Accept = "") -> Response:
    is_led = asked.caller.role is Role.CENTRE_LEADER
    period = told.period(asked.caller) if is_led else told.calendars_own()
    if told.on is not None and not is_led:
        raise Invalid(FieldError("/query/on", "is not for this role"))
    cohort = Cohort(period=period, since=told.since, on=told.on, centres=centres_counted(asked.caller))

    def work(tx: Tx) -> Response:
        shown = retention_out(without_few(retained(tx, cohort)), cohort=cohort, now=tx.now)
        written = told.format or format_of(accept)
        return figures_response(shown, written, name="retention", lines=retention_lines(shown))

    return asked.read(work)


def retention_out(found: Retained, *, cohort: Cohort, now: datetime) -> RetentionOut:
    table, better = found.table, found.better_suited
    persons = {one.code: one.count for one in table.lines}
    return RetentionOut(
        definition="retention",
        version=VERSION,
        explanation=f"{RETAINED} {COUNTS}",
        generated_at=now,
        first=cohort.period.first,
        end=cohort.period.end,
        since=cohort.since,
        on=cohort.on,
        persons=table.of,
        missing=persons[Stay.UNKNOWN],
        completeness=_completeness(table),
        moved_to_better_suited=better,
        suppressed=table.suppressed or better is None,
        stays=[StayOut(code=Stay(one.code), persons=one.count, suppressed=one.suppressed) for one in table.lines],
        items=[rate_out(one) for one in rates(table)],
    )


def _completeness(table: Tally) -> float | None:
    persons = {one.code: one.count for one in table.lines}
    unknown, not_yet = persons[Stay.UNKNOWN], persons[Stay.NOT_YET]
    if table.of is None or unknown is None or not_yet is None or table.of == not_yet:
        return None
    return 1 - unknown / (table.of - not_yet)


def rate_out(one: Rate) -> RateOut:
    return RateOut(
        kept=one.kept, variant=one.variant, persons=one.persons, of=one.of, share=one.share, percent=one.percent
    )


def retention_lines(shown: RetentionOut) -> list[RetentionLine]:
    """Return a line of the sheet for each variant, then one for each way to live that it is reckoned from."""
    return [*rate_lines(shown.items), *(_stay_line(one, of=shown.persons) for one in shown.stays)]


def rate_lines(items: Sequence[RateOut]) -> Iterator[RetentionLine]:
    """Yield a line of the sheet for each variant."""
    for rate in items:
        told = rate.model_dump(include={"kept", "variant", "of", "share", "percent"})
        yield RetentionLine(counted=rate.persons, suppressed=rate.persons is None or rate.of is None, **told)


def _stay_line(stay: StayOut, *, of: int | None) -> RetentionLine:
    return RetentionLine(stay=stay.code, counted=stay.persons, of=of, suppressed=stay.persons is None or of is None)
