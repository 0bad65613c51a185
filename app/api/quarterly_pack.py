"""The figures of one quarter for the steering group: everything of each centre in one answer, and no person in it.

It leaves the house, so it holds back what is about fewer than five, whoever asks for it.
"""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import roles
from app.access.bounds import centres_counted
from app.api.answers import respond
from app.api.callers import Asked, allow
from app.api.counted_views import centre_out, named_centre, table_out
from app.api.fields import Body, Written
from app.api.quarter_views import PACK, CommentOfQuarterOut, DefinitionOut, QuarterOut, RetentionOfCentreOut, sheets_of
from app.api.response_time_views import CompletenessOut, ResponseTimesOut, response_times_out
from app.api.sheets import WORKBOOK, Accept, Format, format_of, saved_as
from app.api.statistics_centres import FIGURES, centres_out
from app.api.statistics_load import LOADED, loads_out
from app.api.statistics_support import RETAINED, rate_out
from app.api.statistics_surveys import SURVEYED, satisfaction_out
from app.api.statistics_views import COUNTS, EXPLAINED, SEVERAL, About, flows_out
from app.courses.retention import Cohort, retained_at
from app.courses.stays import Since, rates
from app.directory.ever import ever
from app.directory.snapshot import Directory
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.kit.office_hours import local_date, start_of_day
from app.response_time.comments import comments
from app.response_time.figure import Grouping, Measure, TimeKind, Wanted
from app.response_time.period import Period
from app.response_time.quarter import PATTERN, quarter, year_before
from app.response_time.scheme.answers_of_centres import answers_of_centres
from app.response_time.scheme.by_centre import beside
from app.response_time.scheme.flows import weekly
from app.response_time.scheme.load import LoadWanted, load
from app.response_time.scheme.scope import VERSION
from app.response_time.scheme.week import weeks_of
from app.response_time.sheet import as_workbook
from app.response_time.survey.figures import said

router = APIRouter(prefix="/v1/statistics", tags=["statistics"])
Counted = Annotated[Asked, Depends(allow(*roles.READ_FIGURES))]
Centres = frozenset[UUID] | None
_DEFINITIONS: Final = [
    *(
        DefinitionOut(figure=one.value, version=VERSION, explanation=f"{text} {SEVERAL}")
        for one, text in EXPLAINED.items()
    ),
    *(DefinitionOut(figure=one.name, version=VERSION, explanation=one.explanation) for one in FIGURES),
    DefinitionOut(figure="load", version=VERSION, explanation=LOADED),
    DefinitionOut(figure="retention", version=VERSION, explanation=RETAINED),
    DefinitionOut(figure="satisfaction", version=VERSION, explanation=SURVEYED),
    DefinitionOut(figure="counted", version=VERSION, explanation=COUNTS),
]


class QuarterIn(Body):
    """Which quarter, and as what."""

    model_config = ConfigDict(extra="ignore")

    quarter: Annotated[
        str,
        Written(PATTERN, "A quarter is written like 2026-Q3.", "2026-Q3"),
        Field(description="A quarter of the calendar that is over."),
    ]
    format: Annotated[Format | None, Field(description="`json` or `xlsx`, instead of `Accept`.")] = None


@router.get(
    "/quarterly-pack",
    response_model=QuarterOut,
    responses=WORKBOOK,
    summary="All figures of a quarter that is over, for the steering group",
    description=PACK,
)
def pack(asked: Counted, told: Annotated[QuarterIn, Query()], accept: Accept = "") -> Response:
    period, written = quarter(told.quarter), told.format or format_of(accept)
    if period.ends_at > asked.wiring.clock.now():
        raise Invalid(FieldError("/query/quarter", "is not over yet"))
    if written is Format.CSV:
        raise Invalid(FieldError("/query/format", "is several tables: ask for json or xlsx"))

    def work(tx: Tx) -> QuarterOut:
        return _pack(tx, name=told.quarter, period=period, centres=centres_counted(asked.caller))

    shown = asked.read(work)
    if written is Format.JSON:
        return respond(shown)
    return saved_as(as_workbook(*sheets_of(shown)), written, name=f"indgang-{told.quarter}")


def _pack(tx: Tx, *, name: str, period: Period, centres: Centres) -> QuarterOut:
    directory = ever(tx)
    times = _response_times(tx, period, centres)
    about = About(first=period.first, end=period.end, now=tx.now, guarded=True, by_responder=False)
    loaded = LoadWanted(period=period, centres=centres, department=None, guarded=True)
    whole = weekly(tx, weeks=[one for one in weeks_of(period.first, period.end) if one.end <= tx.now], centres=centres)
    return QuarterOut(
        definition="quarterly-pack",
        version=VERSION,
        explanation=PACK,
        generated_at=tx.now,
        quarter=name,
        first=period.first,
        end=period.end,
        completeness=CompletenessOut(known_at=tx.now, period_over=True),
        definitions=[
            DefinitionOut(figure="response-times", version=times.version, explanation=times.explanation),
            *_DEFINITIONS,
        ],
        comments=_comments(tx, name, centres, directory),
        response_times=times,
        satisfaction=satisfaction_out(
            said(tx, period=period, centres=centres), directory=directory, period=period, now=tx.now
        ),
        cases=centres_out(answers_of_centres(tx, period=period, centres=centres), directory),
        retention=_retention(tx, period, centres, directory),
        centres={
            one.name: centres_out(one.find(tx, period=period, centres=centres, guarded=True), directory)
            for one in FIGURES
        },
        load=loads_out(load(tx, loaded), of_departments=True),
        flow=flows_out(whole, names=str, about=about),
    )


def _comments(tx: Tx, name: str, centres: Centres, directory: Directory) -> list[CommentOfQuarterOut]:
    return [
        CommentOfQuarterOut(
            social_centre=named_centre(directory, one.centre), text=one.text, recorded_at=one.recorded_at
        )
        for one in comments(tx, quarters=[name], centres=centres)
        if one.text is not None
    ]


def _response_times(tx: Tx, period: Period, centres: Centres) -> ResponseTimesOut:
    from app.response_time.figures import figures  # noqa: PLC0415 numpy takes its time, and few starts need it

    wanted = Wanted(
        period=period,
        measure=Measure.ANSWERED,
        time=TimeKind.OFFICE,
        groupings=(Grouping.SOCIAL_CENTRE,),
        centres=centres,
        guarded=True,
    )
    return response_times_out(figures(tx, wanted.as_known(start_of_day(local_date(tx.now)))), wanted, tx.now)


def _retention(tx: Tx, period: Period, centres: Centres, directory: Directory) -> list[RetentionOfCentreOut]:
    """Return who kept a home for a year that ended in this quarter."""
    cohort = Cohort(period=year_before(period), since=Since.START, centres=centres)
    found = beside([retained_at(tx, cohort)], centres=centres, guarded=True)
    return [
        RetentionOfCentreOut(
            social_centre=centre_out(directory, one.centre),
            stays=table_out(one.tables["stays"]),
            rates=[rate_out(rate) for rate in rates(one.tables["stays"])],
        )
        for one in found
    ]
