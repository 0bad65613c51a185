"""Which act a case allows in which state: one table, read by people and enforced by one conditional UPDATE."""

from __future__ import annotations

from enum import StrEnum

from app.kit.case_codes import CaseState, EventKind
from app.kit.errors import Conflict


class Act(StrEnum):
    CLAIM = "claim"
    TELL = "tell"
    PLAN = "plan"
    WAIT = "wait"
    RESUME = "resume"
    CLOSE = "close"
    REOPEN = "reopen"
    RELEASE = "release"
    HAND_OVER = "hand_over"
    TAKE_OVER = "take_over"
    CORRECT = "correct"


ALLOWED: dict[Act, dict[CaseState, CaseState]] = {
    Act.CLAIM: {
        CaseState.NEW: CaseState.CLAIMED,
        CaseState.CLAIMED: CaseState.CLAIMED,
        CaseState.WAITING: CaseState.WAITING,
    },
    Act.TELL: {
        CaseState.NEW: CaseState.NEW,
        CaseState.CLAIMED: CaseState.CLAIMED,
        CaseState.WAITING: CaseState.WAITING,
        CaseState.CLOSED: CaseState.CLOSED,
    },
    Act.PLAN: {
        CaseState.NEW: CaseState.NEW,
        CaseState.CLAIMED: CaseState.CLAIMED,
        CaseState.WAITING: CaseState.WAITING,
    },
    Act.WAIT: {CaseState.CLAIMED: CaseState.WAITING, CaseState.WAITING: CaseState.WAITING},
    Act.RESUME: {CaseState.WAITING: CaseState.CLAIMED},
    Act.CLOSE: {CaseState.CLAIMED: CaseState.CLOSED, CaseState.WAITING: CaseState.CLOSED},
    Act.REOPEN: {CaseState.CLOSED: CaseState.NEW},
    Act.RELEASE: {
        CaseState.NEW: CaseState.NEW,
        CaseState.CLAIMED: CaseState.NEW,
        CaseState.WAITING: CaseState.WAITING,
    },
    Act.HAND_OVER: {
        CaseState.NEW: CaseState.NEW,
        CaseState.CLAIMED: CaseState.CLAIMED,
        CaseState.WAITING: CaseState.WAITING,
    },
    Act.TAKE_OVER: {
        CaseState.NEW: CaseState.CLAIMED,
        CaseState.CLAIMED: CaseState.CLAIMED,
        CaseState.WAITING: CaseState.WAITING,
    },
    Act.CORRECT: {
        CaseState.NEW: CaseState.NEW,
        CaseState.CLAIMED: CaseState.CLAIMED,
        CaseState.WAITING: CaseState.WAITING,
    },
}
"""From state to state, by act; what is not here is refused. Telling goes on after closing: late news is news."""

ACT_OF: dict[EventKind, Act] = {
    EventKind.WAITING_STARTED: Act.WAIT,
    EventKind.WAITING_ENDED: Act.RESUME,
    EventKind.VISIT_PLANNED: Act.PLAN,
}


def after(act: Act, state: CaseState) -> CaseState:
    """Return the state after the act; Conflict where the state does not allow it."""
    following = ALLOWED[act].get(state)
    if following is None:
        allowed = ", ".join(sorted(ALLOWED[act]))
        raise Conflict(f"The case is {state.value}; {act.value} needs it to be one of: {allowed}.")
    return following
