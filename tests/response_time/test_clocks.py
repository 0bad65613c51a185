"""What a report waited for others is taken out of its wait once, however often it is told."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from app.response_time.clocks import elapsed, waited, without_pauses
from app.response_time.columns import LATEST, MARK, REPORT, Columns
from app.response_time.figure import Measure
from app.response_time.marks import MarkKind
from app.response_time.state import state_of

ANSWERED = 100
PAUSE = st.tuples(st.integers(-10, 120), st.integers(0, 60))
PAUSES = st.lists(PAUSE, max_size=6)


def without(reports: list[list[tuple[int, int]]]) -> list[int]:
    """Return the waits without pauses, of reports received at nought and answered at a hundred."""
    told = np.zeros(len(reports), dtype=REPORT)
    told["way_back"] = True
    marks = np.zeros(len(reports) + sum(len(one) for one in reports), dtype=MARK)
    marks["known_to"] = LATEST
    places = iter(marks)
    for row, pauses in enumerate(reports):
        answer = next(places)
        answer["row"], answer["kind"], answer["at"], answer["until"] = row, MarkKind.REPORTER, ANSWERED, LATEST
        for start, length in pauses:
            pause = next(places)
            pause["row"], pause["kind"], pause["at"], pause["until"] = row, MarkKind.WAITED, start, start + length
    state = state_of(Columns(told, marks))
    whole = waited(state, Measure.ANSWERED, clock=elapsed, known=ANSWERED)
    lengths = without_pauses(state, Measure.ANSWERED, whole, clock=elapsed, known=ANSWERED).lengths
    return [int(one) for one in lengths]


@given(st.lists(PAUSES, min_size=1, max_size=4))
@example([[(0, 50), (10, 10), (40, 20)], [(90, 40)], []])
def test_what_pauses_overlap_is_taken_out_once(reports: list[list[tuple[int, int]]]) -> None:
    moments = range(ANSWERED)
    expected = [
        sum(not any(start <= moment < start + length for start, length in pauses) for moment in moments)
        for pauses in reports
    ]
    assert without(reports) == expected
