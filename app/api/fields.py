"""What a field may hold, said once: text, instants and days as strict as the database and the figures need them."""

import re
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    PlainValidator,
    Strict,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from app.api.faults import message_of
from app.kit.clock import Clock, SystemClock

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
SKEW = timedelta(minutes=5)
"""How far a caller's clock may be ahead of ours."""
FAR = timedelta(days=731)
"""What is told as agreed, a date at court or at a hospital, is not further ahead: a year is mistyped sooner."""

_RFC_3339_LENGTH = 64
_MOST_WRITTEN = 64
_WITHOUT_NUL = r"^[^\u0000]*[^\s\u0000][^\u0000]*$"

present: ContextVar[Clock] = ContextVar("present", default=SystemClock())  # noqa: B039 it keeps no state
"""The clock of the service that reads the request; set by the door."""


class Body(BaseModel):
    """What is sent to us: an unknown field is a mistake the sender wants to hear of."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class View(BaseModel):
    """What we answer, under the names that the document gives."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)


@dataclass(frozen=True, slots=True)
class Text:
    """Marks a `str` as text of at most `most` characters, trimmed, not blank, without NUL.

    Lone surrogates pydantic itself refuses: they are no Unicode text.
    """

    most: int
    blank: bool = False

    def __get_pydantic_core_schema__(self, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        least = 0 if self.blank else 1
        strict = core_schema.str_schema(max_length=self.most, min_length=least, strip_whitespace=True, strict=True)
        return core_schema.no_info_after_validator_function(_without_nul if self.blank else _readable, strict)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:  # noqa: ANN401 pydantic's signature
        shape: dict[str, Any] = handler(schema)
        return shape if self.blank else shape | {"pattern": _WITHOUT_NUL}


def has_been(told: datetime | None, *, now: datetime) -> datetime:
    """Return when something was so: now where nothing is said, and where a clock that is forgiven is ahead of ours.

    Kept as it was told it would lie before us, and what is done next, told without an instant, would be too early.
    """
    return now if told is None else min(told, now)


def misfit(field: str, words: str) -> PydanticCustomError:
    """Return what a check of a whole object refuses, said of one of its fields."""
    return PydanticCustomError("misfit", "{words}", {"field": field, "words": words})


def _readable(text: str) -> str:
    """Refuse also what is blank to the eye: spaces without width, marks of direction."""
    if not any(letter.isprintable() for letter in _without_nul(text)):
        raise PydanticCustomError("blank", "This may not be empty.")
    return text


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise PydanticCustomError("nul", "The character NUL cannot be kept.")
    return text


@dataclass(frozen=True, slots=True)
class Written:
    """Marks a `str` as written in one way: by a pattern for machines, and by words for who is refused."""

    pattern: str
    how: str
    example: str
    most: int = _MOST_WRITTEN

    def __get_pydantic_core_schema__(self, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        strict = core_schema.str_schema(max_length=self.most, strict=True)
        return core_schema.no_info_after_validator_function(self._check, strict)

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: Any) -> dict[str, Any]:  # noqa: ANN401 pydantic's signature
        return {"type": "string", "pattern": self.pattern, "examples": [self.example]}

    def _check(self, text: str) -> str:
        if re.fullmatch(self.pattern, text) is None:
            raise PydanticCustomError("written", "{how}", {"how": self.how})
        return text


Flag = Annotated[bool, Strict()]
"""true or false, and no word or number that could mean one of them."""

Postcode = Annotated[str, Written(r"^[0-9]{4}$", "A postcode is four digits, as in 2400.", "2400")]


def _as_text(value: object) -> object:
    """Refuse the numbers that pydantic would read as seconds since 1970."""
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str) or len(value) > _RFC_3339_LENGTH or "-" not in value[:5]:
        raise PydanticCustomError("instant", "A time is written like 2026-11-20T23:30:00+01:00.")
    return value


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise PydanticCustomError("offset", "The time needs its offset, as in 2026-11-20T23:30:00+01:00.")
    if value < EARLIEST:
        raise PydanticCustomError("early", "The time is before 1990.")
    if value >= LATEST:
        raise PydanticCustomError("late", "The time is after 2199.")
    return value.astimezone(UTC)


def _past(value: datetime) -> datetime:
    if value > present.get().now() + SKEW:
        raise PydanticCustomError("future", "The time is in the future.")
    return value


def _near(value: datetime) -> datetime:
    if value > present.get().now() + FAR:
        raise PydanticCustomError("far", "The time is more than two years ahead.")
    return value


def _near_day(value: date) -> date:
    if value > (present.get().now() + FAR).date():
        raise PydanticCustomError("far", "The day is more than two years ahead.")
    return value


def _day(value: object) -> object:
    if type(value) is date:
        return value
    if not isinstance(value, str) or len(value) != len("2026-11-20"):
        raise PydanticCustomError("day", "A day is written like 2026-11-20.")
    return value


def _day_in_range(value: date) -> date:
    if not EARLIEST.date() <= value < LATEST.date():
        raise PydanticCustomError("day_range", "The day is before 1990 or after 2199.")
    return value


_DATE_TIME = WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-11-20T23:30:00+01:00"]})

AnyInstant = Annotated[datetime, BeforeValidator(_as_text), AfterValidator(_aware), _DATE_TIME]
"""An instant with its offset, from 1990 on, the future allowed; comes out in UTC."""

PastInstant = Annotated[datetime, BeforeValidator(_as_text), AfterValidator(_aware), AfterValidator(_past), _DATE_TIME]
"""An instant that has been: five minutes ahead are forgiven."""

NearInstant = Annotated[AnyInstant, AfterValidator(_near)]
"""An instant that has been, or comes within two years."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    AfterValidator(_day_in_range),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-11-20"]}),
]
"""A calendar day, from 1990 on."""

NearDay = Annotated[Day, AfterValidator(_near_day)]
"""A calendar day that has been, or comes within two years."""

_OF_DAY: TypeAdapter[date] = TypeAdapter(Day)
_OF_INSTANT: TypeAdapter[datetime] = TypeAdapter(AnyInstant)


def _day_or_instant(value: object) -> date | datetime:
    """Read it as what it looks like, so that one thing is said of what is neither."""
    of: TypeAdapter[Any] = _OF_DAY if isinstance(value, str) and len(value) <= len("2026-11-20") else _OF_INSTANT
    try:
        read: date | datetime = of.validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise PydanticCustomError("moment", "{words}", {"words": message_of(first)}) from None
    return read


DayOrInstant = Annotated[
    date | datetime,
    PlainValidator(_day_or_instant),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "date", "examples": ["2026-11-20"]},
                {"type": "string", "format": "date-time", "examples": ["2026-11-20T23:30:00+01:00"]},
            ]
        }
    ),
]
"""A calendar day or an instant, from 1990 on."""
