"""What is known of a dwelling, coded as the facts that rules may ask (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from app.assignment.knowledge import Known
from app.directory.dwellings import DwellingHelp
from app.kit.codes import Concern
from app.triage.facts import Earlier
from app.triage.weigh import Background

ONE_INCIDENT = timedelta(days=1)
"""What came to one case within a day of the first to tell of it is told of one thing that happened."""


def background_of(known: Known, help_now: DwellingHelp, *, at: datetime) -> Background:
    """Return the background at the instant a report was received; days since what was told earlier are whole days."""
    return Background(
        relapse=known.former is not None,
        earlier=tuple(_earlier(known, at=at)),
        supports=frozenset(one.kind for one in help_now.supports),
        grants=frozenset(one.kind for one in help_now.grants),
    )


def _earlier(known: Known, *, at: datetime) -> Iterator[Earlier]:
    """Count what happened, not who told of it; what the new report itself tells of once more is not earlier."""
    still_open = {one.id for one in known.open_cases}
    for case, concern, began in _incidents(known):
        if not (case in still_open and timedelta() <= at - began < ONE_INCIDENT):
            yield Earlier(concern=concern, days_ago=(at - began).days)


def _incidents(known: Known) -> Iterator[tuple[UUID, Concern, datetime]]:
    began: dict[tuple[UUID, Concern], datetime] = {}
    for one in sorted(known.earlier, key=lambda told: told.received_at):
        for concern in one.concerns:
            of = one.case, concern
            if of not in began or one.received_at - began[of] >= ONE_INCIDENT:
                began[of] = one.received_at
                yield one.case, concern, one.received_at
