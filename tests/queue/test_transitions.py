"""Every state with every act: what is not written here is refused."""

from __future__ import annotations

from itertools import product

import pytest

from app.kit.case_codes import CaseState, EventKind
from app.kit.errors import Conflict
from app.queue.acts import TELLABLE
from app.queue.transitions import ACT_OF, Act, after

NEW, CLAIMED, WAITING, CLOSED = CaseState.NEW, CaseState.CLAIMED, CaseState.WAITING, CaseState.CLOSED

TABLE = {
    (NEW, Act.CLAIM): CLAIMED,
    (NEW, Act.TELL): NEW,
    (NEW, Act.PLAN): NEW,
    (CLAIMED, Act.CLAIM): CLAIMED,
    (CLAIMED, Act.TELL): CLAIMED,
    (CLAIMED, Act.PLAN): CLAIMED,
    (CLAIMED, Act.WAIT): WAITING,
    (CLAIMED, Act.CLOSE): CLOSED,
    (WAITING, Act.CLAIM): WAITING,
    (WAITING, Act.TELL): WAITING,
    (WAITING, Act.PLAN): WAITING,
    (WAITING, Act.WAIT): WAITING,
    (WAITING, Act.RESUME): CLAIMED,
    (WAITING, Act.CLOSE): CLOSED,
    (CLOSED, Act.TELL): CLOSED,
    (CLOSED, Act.REOPEN): NEW,
    (NEW, Act.RELEASE): NEW,
    (CLAIMED, Act.RELEASE): NEW,
    (WAITING, Act.RELEASE): WAITING,
    (NEW, Act.HAND_OVER): NEW,
    (CLAIMED, Act.HAND_OVER): CLAIMED,
    (WAITING, Act.HAND_OVER): WAITING,
    (NEW, Act.TAKE_OVER): CLAIMED,
    (CLAIMED, Act.TAKE_OVER): CLAIMED,
    (WAITING, Act.TAKE_OVER): WAITING,
    (NEW, Act.CORRECT): NEW,
    (CLAIMED, Act.CORRECT): CLAIMED,
    (WAITING, Act.CORRECT): WAITING,
}


@pytest.mark.parametrize(("state", "act"), list(product(CaseState, Act)))
def test_each_state_allows_the_acts_of_the_table_alone(state: CaseState, act: Act) -> None:
    if (state, act) in TABLE:
        assert after(act, state) is TABLE[state, act]
    else:
        with pytest.raises(Conflict, match=state.value):
            after(act, state)


def test_only_waiting_and_planning_are_told_as_acts_of_their_own() -> None:
    assert {
        EventKind.WAITING_STARTED: Act.WAIT,
        EventKind.WAITING_ENDED: Act.RESUME,
        EventKind.VISIT_PLANNED: Act.PLAN,
    } == ACT_OF
    assert set(ACT_OF) <= TELLABLE
    assert TELLABLE.isdisjoint({EventKind.CLAIMED, EventKind.CLOSED, EventKind.REOPENED, EventKind.HANDED_OVER})
