"""How values without a column type of their own are written in the directory's documents, and read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from app.kit.holidays import SpecialDays, day_off
from app.kit.office_hours import Opening, OpeningHours, WeeklyHours

Reader = Callable[[Any], Any]


def written(value: object) -> object:
    """Return the value as a column takes it."""
    match value:
        case Enum():
            return value.value
        case OpeningHours():
            return [
                {
                    "valid_from": week.valid_from.isoformat(),
                    "days": [[_span(opening) for opening in day] for day in week.days],
                }
                for week in value.weeks
            ]
        case SpecialDays():
            return {name: _day_off(getattr(value, name)) for name in SpecialDays.__dataclass_fields__}
        case Mapping():
            return {str(key): str(share) for key, share in value.items()}
        case tuple():
            return list(value)
        case _:
            return value


def reader_of(hint: object) -> Reader | None:
    """Return what makes a value of this type out of a column's value; None where the column's value is it."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return _READERS.get(hint)


def _hours(weeks: Any) -> OpeningHours:  # noqa: ANN401 a document
    return OpeningHours(
        tuple(
            WeeklyHours(
                valid_from=date.fromisoformat(week["valid_from"]),
                days=tuple(
                    tuple(Opening(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in day)
                    for day in week["days"]
                ),
            )
            for week in weeks
        )
    )


def _special_days(days: Mapping[str, str]) -> SpecialDays:
    return SpecialDays(**{name: day_off(text) for name, text in days.items()})


def _shares(shares: Mapping[str, str]) -> Mapping[UUID, Decimal]:
    return {UUID(centre): Decimal(share) for centre, share in shares.items()}


def _span(opening: Opening) -> list[str]:
    return [opening.opens.isoformat(), opening.closes.isoformat()]


def _day_off(closed_from: time | None) -> str:
    return "none" if closed_from is None else closed_from.isoformat()


_READERS: Mapping[object, Reader] = {
    OpeningHours: _hours,
    SpecialDays: _special_days,
    Mapping[UUID, Decimal]: _shares,
    tuple[str, ...]: tuple,
}
