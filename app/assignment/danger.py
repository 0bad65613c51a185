"""When what is told of a case is a danger of its own, and no more of one that is known (pure)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from app.kit.codes import Urgency

SAME_DANGER: Final = timedelta(hours=2)
"""Neighbours who tell of one fire within this time tell of one danger: whoever has it is not called for each."""


def is_new_danger(urgency: str, *, since: datetime | None, at: datetime) -> bool:
    """Say whether an acute matter told `at` begins anew in a case of this urgency, in danger `since` then."""
    return urgency != Urgency.ACUTE.value or since is None or at - since > SAME_DANGER


def acts_anew(kept: datetime | None, wanted: datetime, *, at: datetime) -> datetime:
    """Return by when to act on what is wanted now: a limit that is past is another danger's, none is ever put off."""
    return wanted if kept is None or kept <= at else min(kept, wanted)
