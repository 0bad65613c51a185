"""What the weekly flow holds back cannot be computed from the rest of it: a linear programme tries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.response_time.equations import told
from app.response_time.least import LEAST, is_few
from app.response_time.scheme.guarded_weeks import Shown, guarded_flows
from app.response_time.scheme.week import Flow, Spread, Week, spreads_shown
from tests.response_time.subtraction import span_of

Counts = tuple[int, int, int]
"""New, closed and passed on as far as there is anything to close or to pass on."""
COLUMNS = ("start", "new", "acted_on", "closed", "passed_on", "end")
SOME = st.sampled_from([0, 1, 2, 3, 4, 5, 6, 9, 20])
TOWN = st.lists(st.tuples(SOME, st.lists(st.tuples(SOME, SOME, SOME), min_size=3, max_size=3)), min_size=1, max_size=3)


def weeks_of(start: int, some: Sequence[Counts]) -> list[Flow]:
    found: list[Flow] = []
    for new, closed, passed in some:
        ended = min(closed, start + new)
        gone = min(passed, start + new - ended)
        end = start + new - ended - gone
        found.append(Flow(start=start, new=new, acted_on=start + new, closed=ended, passed_on=gone, end=end))
        start = end
    return found


def together(some: Sequence[Flow]) -> Flow:
    return Flow(**{name: sum(getattr(one, name) for one in some) for name in COLUMNS})


def table(town: Sequence[tuple[int, Sequence[Counts]]]) -> dict[tuple[UUID | None, Week], Flow]:
    week = Week(monday=date(2026, 11, 2))
    weeks = [week, week.following, week.following.following]
    every = [weeks_of(start, some) for start, some in town]
    whole = [together([one[place] for one in every]) for place in range(3)]
    rows: dict[UUID | None, list[Flow]] = {None: whole} | {UUID(int=place): one for place, one in enumerate(every)}
    return {(centre, week): one for centre, some in rows.items() for week, one in zip(weeks, some, strict=True)}


def cells(flows: Mapping[tuple[UUID | None, Week], object]) -> dict[tuple[UUID | None, Week, str], int]:
    order = [(centre, week, name) for centre, week in flows for name in COLUMNS]
    return {cell: place for place, cell in enumerate(order)}


def sums(flows: Mapping[tuple[UUID | None, Week], Flow]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    place, found = cells(flows), []
    for centre, week in flows:
        line = np.zeros(len(place))
        for name, sign in zip(("start", "new", "closed", "passed_on", "end"), (1, 1, -1, -1, -1), strict=True):
            line[place[centre, week, name]] = sign
        found.append(line)
        if (centre, week.following) in flows:
            line = np.zeros(len(place))
            line[place[centre, week, "end"]], line[place[centre, week.following, "start"]] = 1, -1
            found.append(line)
    for week in {week for _, week in flows}:
        for name in COLUMNS:
            line = np.zeros(len(place))
            for centre, when in flows:
                line[place[centre, when, name]] += (when == week) * (-1 if centre is None else 1)
            found.append(line)
    return np.array(found)


@settings(max_examples=60, deadline=None)
@given(TOWN)
@example([(20, [(8, 9, 0), (9, 9, 0), (6, 9, 0)]), (20, [(1, 9, 0), (9, 9, 0), (6, 9, 0)])])
def test_no_small_count_is_shown_and_none_can_be_computed(town: list[tuple[int, list[Counts]]]) -> None:
    flows = table(town)
    shown = guarded_flows(flows)
    bounds: list[tuple[float, float | None]] = []
    for key, one in flows.items():
        for name in COLUMNS:
            value = shown[key][name]
            assert value in {None, getattr(one, name)}
            assert value is None or not is_few(value)
            bounds.append((0, None) if value is None else (value, value))
    equations = sums(flows)
    for (centre, week, name), place in cells(flows).items():
        if shown[centre, week][name] is None and is_few(getattr(flows[centre, week], name)):
            assert span_of(place, equations=equations, bounds=bounds) > 0.5, f"{name} of {centre} in {week.name}"


def test_a_small_week_is_neither_the_total_less_the_other_nor_the_change_of_what_is_there() -> None:
    flows = table([(20, [(8, 9, 0), (9, 9, 0), (6, 9, 0)]), (20, [(1, 9, 0), (9, 9, 0), (6, 9, 0)])])
    first = next(week for _, week in flows)
    one, other, whole = (guarded_flows(flows)[centre, first] for centre in (UUID(int=0), UUID(int=1), None))
    assert (one["new"], other["new"], whole["new"]) == (None, None, 9)
    assert gaps(one) >= 2 <= gaps(other), "else the new are the end, the closed and the start put together"


def gaps(one: Shown) -> int:
    return [one[name] for name in COLUMNS].count(None)


def test_what_is_large_is_shown_whole() -> None:
    flows = table([(50, [(9, 9, 9), (9, 9, 9), (9, 9, 9)])])
    shown = guarded_flows(flows)
    assert not [name for one in shown.values() for name in COLUMNS if one[name] is None]


def test_in_how_many_cases_nothing_was_done_is_held_back_where_they_are_few() -> None:
    (key, one), *_ = table([(50, [(9, 9, 9), (9, 9, 9), (9, 9, 9)])]).items()
    acted = Flow(start=50, new=9, acted_on=56, closed=9, passed_on=9, end=41)
    assert one.end == acted.end
    assert guarded_flows({key: acted})[key]["acted_on"] is None


def test_what_follows_from_two_equations_together_is_told() -> None:
    """The second gives b less c, and the first gives both of them together: so each is told, though neither alone."""
    equations = [{"a": 1, "b": -1, "c": -1}, {"b": 1, "c": -1, "d": -1}]
    assert sorted(told({"b", "c"}, equations)) == ["b", "c"]
    assert told({"b", "c", "d"}, equations) == []


def test_the_least_and_the_most_of_a_person_are_not_shown_where_they_are_few() -> None:
    people = {
        "new": Spread(mean=6, least=5, most=9),
        "closed": Spread(mean=6, least=2, most=9),
        "end": Spread(mean=2, least=0, most=LEAST - 1),
        "start": Spread(mean=9, least=0, most=20),
    }
    assert list(spreads_shown({"new": 30, "closed": 30, "end": 10, "start": 60}, people)) == ["new", "start"]
    assert list(spreads_shown({"new": None, "closed": None, "end": None, "start": 60}, people)) == ["start"]
