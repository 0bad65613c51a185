"""What a placed report means for queues (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.assignment.placing import Placed
from app.queue.changed import Change, ChangeKind


def entered(placed: Iterable[Placed]) -> Iterator[Change]:
    """Say that a new case entered the queue of its centre, and that a joined one changed there."""
    for one in placed:
        yield Change(centre=one.centre, case=one.case, kind=ChangeKind.CHANGED if one.joined else ChangeKind.ENTERED)
