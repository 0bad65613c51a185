"""Response time per social centre, open and unanswered reports counted with the others."""

from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.responses import Response

from app.access import policy, roles
from app.access.bounds import centres_counted
from app.api.answers import respond
from app.api.callers import Asked, allow
from app.api.fields import DayOrInstant, Written
from app.api.paging import FIRST_LIMIT, Cursor, Limit, link_to_next
from app.api.periods import PeriodIn
from app.api.response_time_late import LateOut, late_out, page_after
from app.api.response_time_sheets import lines_of
from app.api.response_time_views import ResponseTimesOut, response_times_out
from app.api.sheets import SHOWN_AS, Accept, Format, figures_response, format_of, sheet_response
from app.api.showing import Showing, show
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.kit.office_hours import local_date, start_of_day
from app.response_time.figure import Grouping, Measure, TimeKind, Wanted

router = APIRouter(prefix="/v1/response-times", tags=["response times"])
Counted = Annotated[Asked, Depends(allow(*roles.READ_FIGURES))]

Led = Annotated[Asked, Depends(allow(*roles.SEE_LATE))]

_GROUPINGS = "|".join(Grouping)
_BESIDE_CENTRES = frozenset({Grouping.MONTH, Grouping.QUARTER, Grouping.YEAR, Grouping.URGENCY})
"""By what those from outside may tell the reports of a centre apart."""


class FiguresIn(PeriodIn):
    """Which figures of which period."""

    group_by: Annotated[
        str,
        Written(
            f"^({_GROUPINGS})(,({_GROUPINGS}))?$",
            f"This is one of these, or two with a comma between: {', '.join(Grouping)}.",
            "social_centre,month",
        ),
        Field(description="A grouping, or two with a comma between. A report counts under each of its concerns."),
    ] = Grouping.SOCIAL_CENTRE.value
    measure: Annotated[Measure, Field(description="What ends the wait.")] = Measure.ANSWERED
    time: Annotated[TimeKind, Field(description="Opening hours of the centre, or all hours.")] = TimeKind.OFFICE
    as_known_on: Annotated[
        DayOrInstant | None,
        Field(description="Figures as they were known at the end of this day, or at this instant; exactly as then."),
    ] = None


@router.get(
    "",
    response_model=ResponseTimesOut,
    summary="How long until somebody answered",
    responses=SHOWN_AS,
)
def response_times(
    asked: Counted,
    told: Annotated[FiguresIn, Query()],
    accept: Accept = "",
) -> Response:
    wanted = Wanted(
        period=told.period(asked.caller),
        measure=told.measure,
        time=told.time,
        groupings=_groupings(told.group_by),
        centres=centres_counted(asked.caller),
        guarded=asked.caller.role in policy.GUARDED,
    )
    if wanted.guarded:
        _check_guarded(wanted, told.as_known_on)
    written = told.format or format_of(accept)

    def work(tx: Tx) -> Response:
        from app.response_time.figures import figures  # noqa: PLC0415 numpy takes its time, and few starts need it

        known = _known(wanted, told.as_known_on, tx.now)
        view = response_times_out(figures(tx, wanted.as_known(known)), wanted, tx.now)
        if written is Format.JSON:
            return respond(view)
        return sheet_response(lines_of(view), written, name="response-times")

    return asked.read(work)


@router.get("/late", response_model=LateOut, responses=SHOWN_AS, summary="Which open reports will probably be late")
def late(
    asked: Led,
    limit: Limit = FIRST_LIMIT,
    cursor: Cursor = None,
    format: Annotated[Format | None, Query(description="Instead of `Accept`.")] = None,  # noqa: A002 as it is called
    accept: Accept = "",
) -> Response:
    """Each open report by what became of those of the year before that were like it and open as long.

    The chance is not the centre's own curve alone: those of all centres count too, by how much centres differ. What is
    shown is entered in the log of reads: a page, and not the list.
    """

    def work(tx: Tx) -> Showing[LateOut]:
        from app.response_time.late import perhaps_late  # noqa: PLC0415 numpy takes its time

        found = perhaps_late(tx, centres=asked.caller.centres)
        rest = page_after(found, cursor=cursor)
        page = rest[:limit]
        out = late_out(page, more=len(rest) > limit, of=len(found), now=tx.now)
        return Showing(what=out, cases=[one.case for one in page], reports=[one.report for one in page])

    shown = show(asked, purpose="late", work=work)
    answer = figures_response(shown, format or format_of(accept), name="late", lines=shown.items)
    answer.headers.update(link_to_next(asked, shown.next_cursor))
    return answer


def _groupings(text: str) -> tuple[Grouping, ...]:
    groupings = tuple(Grouping(one) for one in text.split(","))
    if len(set(groupings)) < len(groupings):
        raise Invalid(FieldError("/query/group_by", "This names the same grouping twice."))
    return groupings


def _known(wanted: Wanted, told: date | datetime | None, now: datetime) -> datetime | None:
    """Return by whose knowledge figures are made, None for the present; from outside always by last midnight's.

    So that nobody who asks all day can watch a single report come and go.
    """
    if wanted.guarded:
        return start_of_day(local_date(now))
    if told is None:
        return None
    known = told if isinstance(told, datetime) else start_of_day(told + timedelta(days=1))
    begun = told if isinstance(told, datetime) else start_of_day(told)
    if begun > now:
        raise Invalid(FieldError("/query/as_known_on", "This is in the future."))
    return known if known <= now else None


def _check_guarded(wanted: Wanted, as_known_on: date | datetime | None) -> None:
    """Refuse what would let two answers be taken from one another: only as of today, by few groupings."""
    groupings = set(wanted.groupings)
    if as_known_on is not None:
        raise Invalid(FieldError("/query/as_known_on", "This is not for this role."))
    if len(groupings) > 1 and not (Grouping.SOCIAL_CENTRE in groupings and groupings & _BESIDE_CENTRES):
        raise Invalid(FieldError("/query/group_by", "This is not among the groupings for this role."))
