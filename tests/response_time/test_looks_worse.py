"""Who answers the easy half alone, or closes without answering, looks worse than who answers all slowly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.kit.codes import Urgency
from app.response_time.clocks import elapsed, of_promise, waited
from app.response_time.columns import columns_of, microseconds
from app.response_time.estimates import curve_of, kept, waits_of
from app.response_time.figure import Estimate, Measure, Waits
from app.response_time.marks import Mark, MarkKind, Measured, Reached, Subject
from app.response_time.state import state_of
from app.triage.facts import Facts

MOST = 10_000
MINUTES = st.integers(1, MOST)
NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)


def report(length: int, *, answered: bool) -> Measured:
    """A report that was answered after so many minutes, or has waited so long until now, closed after one of them."""
    received = NOW - timedelta(minutes=MOST if answered else length)
    mark = (MarkKind.REPORTER, length) if answered else (MarkKind.CLOSED, 1)
    return Measured(
        subject=Subject(id=uuid4(), case=uuid4(), centre=UUID(int=0), received_at=received, way_back=True),
        recorded_at=received,
        answer_by=NOW,
        urgency=Urgency.NORMAL,
        facts=Facts(),
        marks=[Mark(kind=mark[0], at=received + timedelta(minutes=mark[1]), known_from=received)],
        stored=Reached(
            first_action_at=None,
            resident_contacted_at=None,
            reporter_reached_at=None,
            answered_at=None,
            closed_at=None,
        ),
    )


def waits(lengths: list[int], answered: list[bool]) -> Waits:
    """Return the figures by the whole way: from what was told of each report to the curve."""
    told = [report(length, answered=one) for length, one in zip(lengths, answered, strict=True)]
    state = state_of(columns_of(told))
    return waits_of(curve_of(waited(state, Measure.ANSWERED, clock=elapsed, known=microseconds(NOW))))


def figures(lengths: list[int], answered: list[bool]) -> tuple[Waits, Estimate]:
    """Return the waits, and the share of promises of so long as anybody could have waited less a minute."""
    told = [report(length, answered=one) for length, one in zip(lengths, answered, strict=True)]
    promised = [replace(one, answer_by=NOW - timedelta(minutes=1)) for one in told]
    state = state_of(columns_of(promised))
    known = microseconds(NOW)
    waiting = waited(state, Measure.ANSWERED, clock=elapsed, known=known)
    return waits_of(curve_of(waiting)), kept(of_promise(state, known=known))


@given(st.lists(MINUTES, min_size=1, max_size=30), st.lists(MINUTES, min_size=1, max_size=30), st.data())
def test_leaving_the_hard_ones_looks_worse_than_answering_all_slowly(
    easy: list[int], hard: list[int], data: st.DataObject
) -> None:
    """Both have the same reports. One answers the easy ones at once and leaves a tenth; one answers all late."""
    hard = hard * (1 + len(easy) // (9 * len(hard)))  # at least a tenth
    longest = max(*easy, *hard)
    left = waits([1] * len(easy) + [longest] * len(hard), [True] * len(easy) + [False] * len(hard))
    slow_easy = [data.draw(st.integers(one, longest)) for one in easy]
    slow = waits([*slow_easy, *hard], [True] * (len(easy) + len(hard)))
    naive_left, naive_slow = 1.0, float(np.mean([*slow_easy, *hard]))
    assert naive_left <= naive_slow, "the plain mean of what was answered takes the first centre for the better one"
    assert slow.ninetieth.value is not None
    assert left.ninetieth.value is None or left.ninetieth.value >= slow.ninetieth.value
    assert left.longest == longest >= (slow.longest or 0)


@given(st.lists(st.tuples(MINUTES, st.booleans()), min_size=1, max_size=40), st.data())
def test_answering_one_more_however_slowly_never_looks_worse(told: list[tuple[int, bool]], data: st.DataObject) -> None:
    """What is left open or closed without an answer has waited until now, longer than any answer took."""
    now = 10_000
    lengths = [length if answered else now for length, answered in told]
    answered = [one for _, one in told]
    before = waits(lengths, answered)
    place = data.draw(st.integers(0, len(told) - 1))
    after = waits(
        [data.draw(st.integers(1, now)) if at == place and not answered[at] else one for at, one in enumerate(lengths)],
        [one or at == place for at, one in enumerate(answered)],
    )
    for better, worse in ((after.median, before.median), (after.ninetieth, before.ninetieth)):
        assert worse.value is None or (better.value is not None and better.value <= worse.value)
    assert after.mean is not None
    assert before.mean is not None
    assert after.mean <= before.mean


def test_closing_the_hard_half_at_once_looks_worse_than_answering_all_slowly() -> None:
    """Who closes at once waits on the reporter's clock, not on the case's: nobody was answered by it."""
    easy, hard = [10] * 10, [2_000] * 10
    slow, slow_kept = figures([*easy, *hard], [True] * 20)
    closed, closed_kept = figures([10] * 10 + [MOST] * 10, [True] * 10 + [False] * 10)
    assert (slow.ninetieth.value, closed.ninetieth.value) == (2_000, None)
    assert (slow.mean, closed.mean) == (1_005, (10 + MOST) / 2)
    assert (slow_kept.value, closed_kept.value) == (1, 0.5)
    assert (closed.longest, closed.shortest) == (MOST, 10)
