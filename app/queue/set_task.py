"""Setting a task: a piece of a case that somebody else owes, with a clock of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.assignment.case import Case
from app.assignment.looking import look_at
from app.assignment.tasks import NewTask, Owed, add_task
from app.directory.current import current
from app.history.events import Event
from app.kit.case_codes import CaseState, HistoryKind
from app.kit.codes import TaskKind
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.queue.change import change, expect
from app.queue.look import case
from app.queue.outside import why_not_told
from app.queue.task_terms import usual_due
from app.queue.transitions import Act, after
from app.queue.viewer import Viewer, must_answer_for


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWish:
    """What is to be done, by whom, and by when; five working days where nobody says."""

    kind: TaskKind
    at: datetime
    responder: UUID | None = None
    supplier: UUID | None = None
    text: str | None = None
    due: datetime | None = None


def set_task(tx: Tx, viewer: Viewer, *, number: str, wish: TaskWish, version: int | None = None) -> None:
    """Set it; Invalid where it is nobody's, or an address would go to a supplier whom no grant names."""
    item = case(tx, viewer, number=number, lock=True)
    expect(item, version)
    must_answer_for(viewer, item)
    after(Act.CORRECT, CaseState(item.state))
    if wish.kind is TaskKind.CHILD_ASSESSMENT:
        raise Invalid(FieldError("/kind", "A child signal sets this; report it."))
    if wish.at < item.received_at:
        raise Invalid(FieldError("/at", "This is before the first report of the case was received."))
    owed = _owed(tx, item, wish)
    due = wish.due or usual_due(tx, item, at=wish.at)
    if due <= tx.now:
        raise Invalid(FieldError("/due", "This has been already."))
    new = NewTask(case=item.id, kind=wish.kind, owed=owed, text=wish.text, due=due, at=wish.at, home=item.dwelling)
    task = add_task(tx, new)
    look_at(tx, case=item.id, at=tx.now, why=f"k{task}")
    event = Event(
        kind=HistoryKind.TASK_SET,
        at=wish.at,
        case=item.id,
        centre=item.centre,
        responder=owed.responder,
        codes={"task": wish.kind.value, "id": str(task), "assignee": "supplier" if owed.supplier else "responder"},
    )
    change(tx, item, values={"news": item.news}, event=event)


def _owed(tx: Tx, item: Case, wish: TaskWish) -> Owed:
    if (wish.responder is None) is (wish.supplier is None):
        raise Invalid(FieldError("/assignee", "Name a responder or a supplier, one of the two."))
    if wish.supplier is not None:
        refusal = why_not_told(tx, item, kind=wish.kind, supplier=wish.supplier)
        if refusal is not None:
            raise Invalid(FieldError("/assignee/supplier", refusal))
        return Owed(supplier=wish.supplier)
    responder = None if wish.responder is None else current(tx).responder(wish.responder)
    if responder is None or not (responder.held or responder.unit):
        raise Invalid(FieldError("/assignee/responder", "Nobody of the directory, or a post that nobody holds."))
    return Owed(responder=responder.id)
