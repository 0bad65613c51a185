"""What is known of a dwelling, coded as the facts that rules may ask (pure)."""

from __future__ import annotations

from datetime import datetime

from app.assignment.knowledge import Known
from app.directory.dwellings import DwellingHelp
from app.triage.facts import Earlier
from app.triage.weigh import Background


def background_of(known: Known, help_now: DwellingHelp, *, at: datetime) -> Background:
    """Return the background at the instant a report was received; days since earlier reports are whole days."""
    return Background(
        relapse=known.former is not None,
        earlier=tuple(
            Earlier(concern=concern, days_ago=(at - one.received_at).days)
            for one in known.earlier
            for concern in one.concerns
        ),
        supports=frozenset(one.kind for one in help_now.supports),
        grants=frozenset(one.kind for one in help_now.grants),
    )
