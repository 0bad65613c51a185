"""Looking at queues and cases, always within what the viewer may see."""

from __future__ import annotations

from app.assignment import cases
from app.assignment.case import Case
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.queue.viewer import Viewer


def case(tx: Tx, viewer: Viewer, *, number: str, lock: bool = False) -> Case:
    """Return one case, locked for whoever is about to change it.

    NotFound where it is absent or not the viewer's to see, which are one answer.
    """
    found = cases.one(tx, viewer.bounds, number=number, lock=lock)
    if found is None:
        raise NotFound
    return found
