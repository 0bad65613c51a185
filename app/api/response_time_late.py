"""Open reports that may be late, as their leader sees them."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import Field

from app.api.fields import View
from app.api.paging import NO_CURSOR, cursor_after, position_of
from app.kit.codes import Urgency
from app.kit.errors import Invalid
from app.response_time.figure import VERSION, PerhapsLate

_EXPLAINED = (
    "The chance is the share that was not answered in time of reports of the year before with the same urgency and "
    "about as long a promise, with a way back or without as here, that were open after as much office time. It is not "
    "the centre's own curve alone: its own reports and those of all centres count together, by how much centres "
    "differ. Counts reports, not need."
)
_POSITION = 3
Place = tuple[float, str, str]
"""Where a report stands in the list, ascending."""


class PerhapsLateOut(View):
    """An open report that nobody has answered."""

    case: str = Field(description="The number of its case.")
    report: str = Field(description="Its reference.")
    urgency: Urgency
    received_at: datetime
    answer_by: datetime
    chance_late: float = Field(description="0 to 1; 1 where the promise is broken already.")


class LateCompletenessOut(View):
    """By whose knowledge the chances are, and how many they are on all pages together."""

    known_at: datetime
    open_reports: int


class LateOut(View):
    """Those that will probably be late first."""

    definition: str
    version: int
    explanation: str = Field(description="What the chance is of, in words.", examples=[_EXPLAINED])
    generated_at: datetime
    completeness: LateCompletenessOut
    items: list[PerhapsLateOut]
    next_cursor: str | None = None


def page_after(found: Sequence[PerhapsLate], *, cursor: str | None) -> Sequence[PerhapsLate]:
    """Return what follows a cursor, in the order in which it was found; Invalid where it is none of this list."""
    position = position_of(cursor, parts=_POSITION)
    if position is None:
        return found
    chance, answer_by, reference = position
    if not isinstance(chance, float | int) or not isinstance(answer_by, str) or not isinstance(reference, str):
        raise Invalid(NO_CURSOR)
    return [one for one in found if _place(one) > (chance, answer_by, reference)]


def late_out(page: Sequence[PerhapsLate], *, more: bool, of: int, now: datetime) -> LateOut:
    items = [
        PerhapsLateOut(
            case=one.number,
            report=one.reference,
            urgency=one.urgency,
            received_at=one.received_at,
            answer_by=one.answer_by,
            chance_late=one.chance,
        )
        for one in page
    ]
    return LateOut(
        definition="chance-late-of-those-open-so-long",
        version=VERSION,
        explanation=_EXPLAINED,
        generated_at=now,
        completeness=LateCompletenessOut(known_at=now, open_reports=of),
        items=items,
        next_cursor=cursor_after(*_place(page[-1])) if more else None,
    )


def _place(one: PerhapsLate) -> Place:
    return -one.chance, one.answer_by.isoformat(), one.reference
