"""Where burdens gather: reports of each department and each stairwell for every 100 dwellings, month by month."""

from collections.abc import Iterator, Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import policy, roles
from app.access.bounds import centres_counted
from app.api.callers import Asked, allow
from app.api.counted_views import FigureOut
from app.api.fields import View
from app.api.periods import PeriodIn
from app.api.response_time_views import CompletenessOut
from app.api.sheets import SHOWN_AS, Accept, figures_response, format_of
from app.api.statistics_views import COUNTS
from app.directory.ever import ever
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.response_time.scheme.load import OPEN, REFERRED, Load, LoadWanted, load, per_hundred
from app.response_time.scheme.scope import VERSION

router = APIRouter(prefix="/v1/statistics", tags=["statistics"])
Counted = Annotated[Asked, Depends(allow(*roles.READ_FIGURES))]

LOADED = (
    "Reports received in the period of each housing department, or of each stairwell of one, by month, and for every "
    "100 dwellings as the directory has them now; open are reports of cases that were open at the end of the period, "
    "referred those of residents whom the municipality had referred. Stairwells are house numbers, and letters where a "
    "number has several; elsewhere are reports of which nobody said from which. Without the cases of family teams."
)


class LoadIn(PeriodIn):
    """Of which period, and whether of departments or of the stairwells of one."""

    housing_department: Annotated[
        UUID | None, Field(description="The stairwells of this department; without it, every department.")
    ] = None


class LoadMonthOut(View):
    """One month; nulls where it is held back."""

    month: str = Field(examples=["2026-11"])
    reports: int | None
    per_100_dwellings: float | None


class SpotLoadOut(View):
    """One department or stairwell, or all of them together where `name` is null."""

    id: UUID | None = Field(description="Of a department.")
    name: str | None
    dwellings: int | None
    reports: int | None
    per_100_dwellings: float | None = Field(description="Null too where nobody knows how many dwellings there are.")
    open: int | None
    referred: int | None
    suppressed: bool
    months: list[LoadMonthOut]


class LoadsOut(FigureOut):
    """How much is reported of where."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "definition": "load",
                    "version": VERSION,
                    "explanation": f"{LOADED} {COUNTS}",
                    "generated_at": "2026-12-01T08:00:00Z",
                    "from": "2026-11-01",
                    "to": "2026-12-01",
                    "completeness": {"known_at": "2026-12-01T08:00:00Z", "period_over": True},
                    "items": [
                        {
                            "id": "0199a5f0-6f1e-7a10-8000-000000000009",
                            "name": "Ahornparken",
                            "dwellings": 118,
                            "reports": 12,
                            "per_100_dwellings": 10.2,
                            "open": 5,
                            "referred": 6,
                            "suppressed": False,
                            "months": [{"month": "2026-11", "reports": 12, "per_100_dwellings": 10.2}],
                        }
                    ],
                }
            ]
        }
    )

    completeness: CompletenessOut
    items: list[SpotLoadOut]


class LoadLine(View):
    """One line of the sheet: a month of a place, or all of its period where `month` is null."""

    id: UUID | None
    name: str | None
    dwellings: int | None
    month: str | None
    reports: int | None
    per_100_dwellings: float | None
    open: int | None = None
    referred: int | None = None
    suppressed: bool


@router.get(
    "/load",
    response_model=LoadsOut,
    responses=SHOWN_AS,
    summary="Reports of each department and stairwell for every 100 dwellings",
    description=f"{LOADED} {COUNTS}",
)
def loads(asked: Counted, told: Annotated[LoadIn, Query()], accept: Accept = "") -> Response:
    period = told.period(asked.caller)
    wanted = LoadWanted(
        period=told.counted(asked),
        centres=centres_counted(asked.caller),
        department=told.housing_department,
        guarded=asked.caller.role in policy.GUARDED,
    )

    def work(tx: Tx) -> Response:
        if wanted.department is not None and ever(tx).department(wanted.department) is None:
            raise Invalid(FieldError("/query/housing_department", "There is no housing department of this id."))
        shown = LoadsOut(
            definition="load",
            version=VERSION,
            explanation=f"{LOADED} {COUNTS}",
            generated_at=tx.now,
            first=period.first,
            end=period.end,
            completeness=CompletenessOut(known_at=tx.now, period_over=period.ends_at <= tx.now),
            items=loads_out(load(tx, wanted), of_departments=wanted.department is None),
        )
        written = told.format or format_of(accept)
        return figures_response(shown, written, name="load", lines=list(load_lines(shown.items)))

    return asked.read(work)


def loads_out(found: Sequence[Load], *, of_departments: bool) -> list[SpotLoadOut]:
    return [_load(one, of_departments=of_departments) for one in found]


def _load(one: Load, *, of_departments: bool) -> SpotLoadOut:
    spot = one.spot
    dwellings = None if spot is None else spot.dwellings
    standing = {line.code: line.count for line in one.standing.lines}
    return SpotLoadOut(
        id=UUID(spot.key) if spot is not None and of_departments else None,
        name=None if spot is None else spot.name,
        dwellings=dwellings,
        reports=one.months.of,
        per_100_dwellings=per_hundred(one.months.of, dwellings),
        open=standing[OPEN],
        referred=standing[REFERRED],
        suppressed=one.months.suppressed or one.standing.suppressed,
        months=[
            LoadMonthOut(month=line.code, reports=line.count, per_100_dwellings=per_hundred(line.count, dwellings))
            for line in one.months.lines
        ],
    )


def load_lines(items: Sequence[SpotLoadOut]) -> Iterator[LoadLine]:
    """Yield a line of the sheet for each place, and one for each of its months."""
    for item in items:
        whole = LoadLine(
            id=item.id,
            name=item.name,
            dwellings=item.dwellings,
            month=None,
            reports=item.reports,
            per_100_dwellings=item.per_100_dwellings,
            open=item.open,
            referred=item.referred,
            suppressed=item.suppressed,
        )
        yield whole
        for month in item.months:
            yield LoadLine(
                id=item.id,
                name=item.name,
                dwellings=item.dwellings,
                suppressed=month.reports is None,
                **month.model_dump(),
            )
