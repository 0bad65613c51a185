"""Looking at queues and cases, always within what the viewer may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from app.access.consents import scope_in
from app.access.scopes import WHOLE, Scope, Scopes
from app.assignment import cases, ownership
from app.assignment.bounds import cases_of_report
from app.assignment.case import Case
from app.kit.case_codes import CaseState
from app.kit.database import Tx
from app.kit.errors import Conflict, NotFound
from app.queue import changes
from app.queue.changed import Change, ChangeKind
from app.queue.viewer import Viewer, answers_for


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


def scope_of(tx: Tx, viewer: Viewer, item: Case) -> Scopes:
    """Return how much of a case the viewer sees: all of what is its work, else what consents are for.

    NotFound where neither is so any more.
    """
    me = viewer.responder
    if me is None or item.family or answers_for(viewer, item):
        return WHOLE
    shared = scope_in(tx, case=item.id, kind=me.kind, centres=viewer.centres)
    if shared == WHOLE or not by_consent_alone(tx, viewer, item):
        return WHOLE
    if not shared:
        raise NotFound
    return shared


def sees_words_of(tx: Tx, viewer: Viewer, *, report: UUID) -> bool:
    """Say whether the viewer sees a case of a report, and what people wrote in it."""
    seen = (case(tx, viewer, number=number) for number in cases_of_report(tx, viewer.bounds, report=report))
    return any(Scope.TEXTS in scope_of(tx, viewer, one) for one in seen)


def less_than_whole(tx: Tx, viewer: Viewer, shared: Mapping[UUID, Scopes]) -> Mapping[UUID, Scopes]:
    """Return of the cases that consents let the viewer in to those that it sees by nothing else, and in part."""
    parts = {case: scope for case, scope in shared.items() if scope != WHOLE}
    if not parts:
        return parts
    by_work = cases.within(tx, replace(viewer.bounds, at=None), ids=parts)
    return {case: scope for case, scope in parts.items() if case not in by_work}


def looked_at(tx: Tx, viewer: Viewer, *, number: str, version: int) -> None:
    """News are none any more for the owner who has seen this version; what came in since stays news."""
    item = cases.one(tx, viewer.bounds, number=number)
    if item is None or item.version != version or viewer.responder is None or viewer.responder.id != item.owner:
        return
    if cases.news_seen(tx, item):
        kind = ChangeKind.LEFT if item.state == CaseState.CLOSED.value else ChangeKind.CHANGED
        changes.number(tx, [Change(centre=item.centre, case=item.id, kind=kind)])
