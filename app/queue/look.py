"""Looking at queues and cases, always within what the viewer may see."""

from __future__ import annotations

from dataclasses import replace

from app.assignment import cases, ownership
from app.assignment.case import Case
from app.kit.case_codes import CaseState
from app.kit.database import Tx
from app.kit.errors import Conflict, NotFound
from app.queue import changes
from app.queue.changed import Change, ChangeKind
from app.queue.viewer import Viewer


def case(tx: Tx, viewer: Viewer, *, number: str, lock: bool = False) -> Case:
    """Return one case, locked for whoever is about to change it.

    NotFound where it is absent or not the viewer's to see, which are one answer; Conflict for who had it and comes back
    from where there was no coverage: its day's work must not look as if it had never been.
    """
    found = cases.one(tx, viewer.bounds, number=number, lock=lock)
    if found is None:
        me = viewer.responder
        if lock and me is not None and ownership.once_owned(tx, number=number, owner=me.id):
            raise Conflict("This case has been given to somebody else since.")
        raise NotFound
    return found


def by_consent_alone(tx: Tx, viewer: Viewer, item: Case) -> bool:
    """Say whether nothing but a consent lets the viewer see a case: that is to read it, and to change nothing."""
    return cases.one(tx, replace(viewer.bounds, at=None), number=item.number) is None


def looked_at(tx: Tx, viewer: Viewer, *, number: str, version: int) -> None:
    """News are none any more for the owner who has seen this version; what came in since stays news."""
    item = cases.one(tx, viewer.bounds, number=number)
    if item is None or item.version != version or viewer.responder is None or viewer.responder.id != item.owner:
        return
    if cases.news_seen(tx, item):
        kind = ChangeKind.LEFT if item.state == CaseState.CLOSED.value else ChangeKind.CHANGED
        changes.number(tx, [Change(centre=item.centre, case=item.id, kind=kind)])
