"""What was put right in a case, as those see it who work on it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.api.fields import View
from app.assignment.corrections import Corrected, Kept


class CorrectionOut(View):
    """One thing that was wrong: what it said before, and what is right."""

    what: Corrected
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str
    at: datetime
    recorded_at: datetime
    responder: UUID | None


def correction_fields(kept: Kept) -> dict[str, Any]:
    one = kept.correction
    return {
        "what": one.what,
        "before": one.before,
        "after": one.after,
        "reason": one.reason,
        "at": one.at,
        "recorded_at": kept.recorded_at,
        "responder": one.responder,
    }
