"""The work of a case that ended in another one goes on there: nothing that was set or counted is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment.case import Case
from app.history.events import Event, append, timeline
from app.kit.case_codes import EventKind
from app.kit.database import Tx
from app.kit.study_codes import Cause, Certainty
from app.queue.tables import case_works
from app.queue.work import CaseWork, KnownCause
from app.queue.work_so_far import keep_work, said, work_so_far


def take_work(tx: Tx, *, ended: Case, into: Case, at: datetime, responder: UUID | None) -> None:
    """Set on the lasting case what only the ended one had, by events, and count what was done in both there."""
    tx.flush()
    theirs, mine = (work_so_far(timeline(tx, case=one.id)) for one in (ended, into))
    for kind, codes in _only_theirs(theirs, mine):
        append(tx, Event(kind=kind, at=at, case=into.id, centre=into.centre, responder=responder, codes=codes))
    tx.execute(sa.delete(case_works).where(case_works.c.case_id == ended.id))
    keep_work(tx, case=into.id)


def _only_theirs(theirs: CaseWork, mine: CaseWork) -> Iterator[tuple[EventKind, dict[str, Any]]]:
    """Yield what is to be set: a type where there is none, and all occasions and causes of both."""
    if mine.case_type is None and theirs.case_type is not None:
        yield EventKind.CASE_TYPE_SET, {"case_type": [None, theirs.case_type.value]}
    occasions = dict.fromkeys((*mine.occasions, *theirs.occasions))
    if len(occasions) > len(mine.occasions):
        yield EventKind.OCCASIONS_SET, {"occasions": [one.value for one in occasions]}
    causes = _causes(theirs, mine)
    if causes != list(mine.causes):
        yield EventKind.CAUSES_SET, {"causes": [said(one) for one in causes]}


def _causes(theirs: CaseWork, mine: CaseWork) -> list[KnownCause]:
    """Return the causes of both; what one of them knows is no guess any more, and "none" stands alone."""
    certain = {one.cause for one in (*mine.causes, *theirs.causes) if one.certainty is Certainty.KNOWN}
    every = list(dict.fromkeys(one.cause for one in (*mine.causes, *theirs.causes)))
    every = [one for one in every if one is not Cause.NONE] or every
    return [KnownCause(cause=one, certainty=Certainty.KNOWN if one in certain else Certainty.GUESSED) for one in every]
