"""No case stays with a post that has ended, or that nobody holds and nobody stands in for: it goes on, and is alarmed.

Its tasks go on too. Those of a supplier that ended are dropped, for whom to ask instead is the owner's to say.

Both end by the clock, so this is promised for that instant, and looked for again whenever the service tidies.
"""

from __future__ import annotations

from typing import Final

from app.assignment import cases, dropped_tasks, ownership, task_rows
from app.assignment.case import Case
from app.assignment.choose import is_for_all
from app.directory.current import current
from app.directory.entries import Responder
from app.directory.record import POST_ENDS
from app.directory.register import RESPONDERS
from app.directory.versions import read
from app.history.events import Event, append
from app.jobs.promise import Promise, promise
from app.jobs.work import Job
from app.kit.case_codes import CaseState, EventKind, HistoryKind
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.queue.change import change
from app.queue.new_owner import By, give, unit_for
from app.queue.transitions import Act, after

MOST_AT_ONCE: Final = 50
_WHY: Final = "post_ended"


def post_ended(tx: Tx, job: Job) -> None:
    """Let go on what a post left behind; what is more than one transaction takes is promised again."""
    if take_back(tx) == MOST_AT_ONCE:
        promise(tx, [Promise(kind=POST_ENDS, key=f"{job.key}+", subject=job.subject)])


def take_back(tx: Tx) -> int:
    """Give on the cases whose owners are gone, and tasks to who has the case; return how many there were."""
    directory = current(tx)
    gone = [one for one in cases.owners_of_open(tx) if _is_gone(tx, directory.responder(one))]
    found = cases.owned_by(tx, owners=gone, limit=MOST_AT_ONCE)
    for item in found:
        give_on(tx, item)
    debtors = [one for one in task_rows.debtors(tx) if _is_gone(tx, directory.responder(one))]
    owed = task_rows.open_of(tx, whose=debtors, limit=MOST_AT_ONCE - len(found))
    for task in owed:
        _task_to_owner(tx, task)
    ended = [one for one in task_rows.tasked(tx) if directory.supplier(one) is None]
    left = task_rows.open_of(tx, whose=ended, limit=MOST_AT_ONCE - len(found) - len(owed))
    for task in left:
        _drop(tx, task)
    return len(found) + len(owed) + len(left)


def give_on(tx: Tx, item: Case) -> None:
    """Give a case on to the substitute of its post, else to the unit of its centre, and tell the leader."""
    to, at = _next(tx, item), max(tx.now, ownership.owned_since(tx, case=item.id))
    given = give(tx, item, to, near=item.centre, by=By.POST_ENDED, at=at)
    state = after(Act.RELEASE, CaseState(item.state))
    values = {**given.values, "state": state.value, "unclaimed": is_for_all(to), "claimed_at": None}
    values |= {"owner_kind": item.owner_kind, "alarm": True, "news": True}
    event = Event(
        kind=EventKind.RELEASED,
        at=at,
        case=item.id,
        centre=item.centre,
        responder=item.owner,
        codes={"to": str(to.id), "why": _WHY},
    )
    change(tx, item, values=values, event=event, elsewhere=given.elsewhere)
    centre = values["centre_id"]
    append(tx, Event(kind=HistoryKind.ALARM, case=item.id, centre=centre, at=tx.now, codes={"why": _WHY}))
    promise(tx, [Promise(kind="alarm", key=f"{item.id}:{_WHY}:{item.version}", subject=item.id)])


def _is_gone(tx: Tx, owner: Responder | None) -> bool:
    if owner is None:
        return True
    vacant = not (owner.held or owner.unit)
    return vacant and current(tx).stand_in(owner, tx.now) is None


def _next(tx: Tx, item: Case) -> Responder:
    """Return who goes on with it; whoever stood in for the post knows it best."""
    post = read(tx, RESPONDERS, item.owner).entry
    substitute = current(tx).stand_in(post, tx.now)
    if substitute is None or item.family is not (substitute.kind is ResponderKind.FAMILY_TEAM):
        return unit_for(tx, item)
    return substitute


def _task_to_owner(tx: Tx, task: task_rows.OpenTask) -> None:
    """Give it to who has the case; a closed one stays with a post that ended, and its tasks with whoever follows."""
    item = cases.locked(tx, case_id=task.case)
    to = _next(tx, item).id if _is_gone(tx, current(tx).responder(item.owner)) else item.owner
    task_rows.give(tx, task=task.id, to=to)
    event = Event(
        kind=HistoryKind.TASK_SET,
        at=tx.now,
        case=item.id,
        centre=item.centre,
        responder=to,
        codes={"task": task.kind.value, "id": str(task.id), "assignee": "responder", "why": _WHY},
    )
    change(tx, item, values={"news": True}, event=event)


def _drop(tx: Tx, task: task_rows.OpenTask) -> None:
    item = cases.locked(tx, case_id=task.case)
    dropped_tasks.drop_one(tx, task=task.id, at=tx.now)
    codes = {"task": task.kind.value, "id": str(task.id), "why": "supplier_ended"}
    event = Event(kind=HistoryKind.TASK_DROPPED, at=tx.now, case=item.id, centre=item.centre, codes=codes)
    change(tx, item, values={"news": True}, event=event)
