"""Open reports that may be late, as their leader sees them."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import Field

from app.api.fields import View
from app.kit.codes import Urgency
from app.response_time.figure import VERSION, PerhapsLate


class PerhapsLateOut(View):
    """An open report that nobody has answered."""

    case: str = Field(description="The number of its case.")
    report: str = Field(description="Its reference.")
    urgency: Urgency
    received_at: datetime
    answer_by: datetime
    chance_late: float = Field(description="0 to 1; 1 where the promise is broken already.")


class LateOut(View):
    """Those that will probably be late first."""

    definition: str = Field(
        description="Of reports of the year before of the same urgency and about as long a promise, with a way back or "
        "without as here, that were open after as much office time: the share that was not answered in time. The "
        "centre's own and all centres' count together, by how much centres differ."
    )
    version: int
    items: list[PerhapsLateOut]


def late_out(found: Sequence[PerhapsLate]) -> LateOut:
    items = [
        PerhapsLateOut(
            case=one.number,
            report=one.reference,
            urgency=one.urgency,
            received_at=one.received_at,
            answer_by=one.answer_by,
            chance_late=one.chance,
        )
        for one in found
    ]
    return LateOut(definition="chance-late-of-those-open-so-long", version=VERSION, items=items)
