"""Social centres, the entrance among them, and the districts they serve."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time
from typing import Annotated, Any, Self
from uuid import UUID

from fastapi import APIRouter
from pydantic import ConfigDict, Field

from app.api.directory import Fields, Resource, Sent, Shown, add_routes
from app.api.fields import Body, Day, Postcode, Text, Written
from app.api.report_body import Mail, Phone
from app.directory.entries import Centre
from app.directory.register import CENTRES, DISTRICTS
from app.kit.codes import CentreKind
from app.kit.errors import FieldError, Invalid
from app.kit.holidays import SpecialDays, day_off
from app.kit.office_hours import DEFAULT_HOURS, OpeningHours, WeeklyHours

router = APIRouter(tags=["directory"])

_ID = "0199a5f0-6f1e-7a10-8000-000000000001"
_MIDNIGHT = "24:00"
_LOCAL_TIME = r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"
_CLOSING = r"^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
_DAY_OFF = r"^(?:none|whole_day|(?:[01][0-9]|2[0-3]):[0-5][0-9])$"
Name = Annotated[str, Text(200)]
DayOff = Annotated[str, Written(_DAY_OFF, "This is none, whole_day, or a time of day like 12:00.", "12:00")]


class OpeningTime(Body):
    """Open on a weekday of every week from a date on; weekdays that are not named are closed."""

    weekday: Annotated[int, Field(ge=1, le=7, description="1 is Monday (ISO 8601).")]
    opens: Annotated[str, Written(_LOCAL_TIME, "A time of day is written like 09:00.", "09:00")]
    closes: Annotated[str, Written(_CLOSING, "A time of day is written like 15:00, midnight as 24:00.", "15:00")]
    valid_from: Annotated[Day | None, Field(description="Without, since always.")] = None


class DaysOff(Body):
    """From which local time the centre is closed: `none`, `whole_day` or a time."""

    labour_day: DayOff = "12:00"
    constitution_day: DayOff = "12:00"
    christmas_eve: DayOff = "whole_day"
    new_years_eve: DayOff = "whole_day"

    @classmethod
    def of(cls, days: SpecialDays) -> Self:
        return cls(**{name: _day_off_text(getattr(days, name)) for name in cls.model_fields})


def _day_off_text(closed_from: time | None) -> str:
    if closed_from is None:
        return "none"
    return "whole_day" if closed_from == time(0) else closed_from.isoformat("minutes")


def opening_times(hours: OpeningHours) -> list[OpeningTime]:
    """Return all weeks of a centre, line by line."""
    return [
        OpeningTime(
            weekday=weekday,
            opens=opening.opens.isoformat("minutes"),
            closes=_MIDNIGHT if opening.closes == time(0) else opening.closes.isoformat("minutes"),
            valid_from=None if week.valid_from == date.min else week.valid_from,
        )
        for week in hours.weeks
        for weekday, openings in enumerate(week.days, start=1)
        for opening in openings
    ]


def opening_hours(times: Iterable[OpeningTime]) -> OpeningHours:
    """Return the weeks these lines make; Invalid where they overlap or end before they begin."""
    weeks: dict[date, dict[int, list[tuple[time, time]]]] = defaultdict(lambda: defaultdict(list))
    for line in times:
        closes = time(0) if line.closes == _MIDNIGHT else time.fromisoformat(line.closes)
        days = weeks[line.valid_from or date.min]
        days[line.weekday - 1].append((time.fromisoformat(line.opens), closes))
    try:
        return OpeningHours(
            tuple(WeeklyHours.from_table(valid_from=start, table=days) for start, days in sorted(weeks.items()))
        )
    except ValueError as error:
        raise Invalid(FieldError("/opening_hours", f"Cannot be: {error}.")) from error


class CentreFields(Fields):
    name: Name
    kind: CentreKind = CentreKind.CENTRE
    phone: Phone | None = None
    email: Mail | None = None
    opening_hours: Annotated[list[OpeningTime], Field(min_length=1, max_length=200)] = Field(
        default_factory=lambda: opening_times(DEFAULT_HOURS)
    )
    special_days: DaysOff = DaysOff()
    out_of_hours_phone: Annotated[str, Text(40)] | None = None
    out_of_hours_text: Annotated[str, Text(500)] | None = None
    covering_centre: Annotated[UUID | None, Field(description="Helps out when this one has nobody.")] = None
    successor: UUID | None = None

    @classmethod
    def shown(cls, entry: Centre) -> dict[str, Any]:
        written = {
            "opening_hours": opening_times(entry.opening_hours),
            "special_days": DaysOff.of(entry.special_days),
        }
        return super().shown(entry) | written

    def values(self, names: list[str]) -> dict[str, Any]:
        days = {name: day_off(text) for name, text in self.special_days.model_dump().items()}
        read = {"opening_hours": opening_hours(self.opening_hours), "special_days": SpecialDays(**days)}
        return super().values(names) | read


class CentreIn(CentreFields, Sent):
    """A social centre, with its opening hours."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "Socialcenter Nord",
                    "phone": "+45 33 11 22 33",
                    "email": "nord@example.dk",
                    "opening_hours": [{"weekday": 1, "opens": "09:00", "closes": "15:00"}],
                    "out_of_hours_phone": "+45 33 11 44 55",
                }
            ]
        }
    )


class CentreView(CentreFields, Shown):
    """A social centre as it stands in the directory."""


class DistrictFields(Fields):
    name: Name
    code: Annotated[str, Text(40)]
    social_centre: UUID
    postcodes: Annotated[list[Postcode], Field(max_length=500)] = Field(default_factory=list)
    successor: UUID | None = None

    def values(self, names: list[str]) -> dict[str, Any]:
        return super().values(names) | {"postcodes": tuple(dict.fromkeys(self.postcodes))}


class DistrictIn(DistrictFields, Sent):
    """A part of the city and the centre that answers for it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name": "Nordkvarteret", "code": "1", "social_centre": _ID, "postcodes": ["2400"]}]
        }
    )


class DistrictView(DistrictFields, Shown):
    """A district as it stands in the directory."""


add_routes(router, Resource(path="/v1/social-centres", kept=CENTRES, sent=CentreIn, view=CentreView))
add_routes(router, Resource(path="/v1/districts", kept=DISTRICTS, sent=DistrictIn, view=DistrictView))
