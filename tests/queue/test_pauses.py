"""Waking keeps its date: never early, once, over changes of the clock and restarts; and no time is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.kit.calendar import WorkingCalendar
from app.kit.clock import FixedClock
from app.queue.pause import moved_on
from app.worker import Worker
from tests.assignment.made import a_case
from tests.journey.town import PLAIN, Town

AUTUMN, SPRING = datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)
"""The instants at which the clocks change in Denmark."""

SECOND = timedelta(seconds=1)
near_a_change = st.builds(
    lambda change, hours: change + timedelta(minutes=hours),
    st.sampled_from([AUTUMN, SPRING]),
    st.integers(-6 * 24 * 60, 2 * 24 * 60),
)
waits = st.timedeltas(timedelta(minutes=1), timedelta(days=30))
looks = st.lists(st.timedeltas(timedelta(0), timedelta(days=40)), max_size=5).map(sorted)
CALENDAR = WorkingCalendar()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(AUTUMN - timedelta(days=30))


@pytest.fixture
def town(new_town: Town) -> Town:
    assert new_town.portal.headers
    assert new_town.adviser.headers, "keys are made before any of the instants that are drawn"
    return new_town


def _ended(case: dict[str, Any]) -> list[datetime]:
    return [datetime.fromisoformat(one["at"]) for one in case["timeline"] if one["kind"] == "waiting_ended"]


def _waits(town: Town, *, until: datetime) -> str:
    town.portal.reports(PLAIN, {"address": "Ahornvej 14", "postcode": "2400"}, concerns=["noise"])
    number = str(max(town.adviser.queue(), key=lambda one: one["received_at"])["number"])
    town.adviser.claims(number)
    told = {"reason": "date", "until": until.isoformat(), "at": town.clock.now().isoformat()}
    town.adviser.tells(number, kind="waiting_started", **told)
    return number


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(start=near_a_change, wait=waits, looks=looks)
def test_it_wakes_once_at_its_date_and_never_before(
    town: Town, start: datetime, wait: timedelta, looks: list[timedelta]
) -> None:
    town.clock.at = start
    until = start + wait
    number = _waits(town, until=until)
    for look in [*looks, wait - SECOND, wait, wait + SECOND]:
        if start + look < town.clock.at:
            continue
        town.clock.at = start + look
        worker = Worker(town.door.wiring)  # as after a restart
        while worker.do_due():
            pass
        seen = town.adviser.case(number)
        due = town.clock.at >= until
        assert (seen["state"], _ended(seen)) == (("claimed", [until]) if due else ("waiting", []))
    town.adviser.closes(number, outcome="other", reason="x")


@settings(deadline=None)
@given(start=near_a_change, promised=waits, begins=waits, wait=waits)
def test_a_pause_leaves_the_time_that_was_left(
    start: datetime, promised: timedelta, begins: timedelta, wait: timedelta
) -> None:
    limit, started = start + promised, start + begins
    ended = started + wait
    moved = moved_on(a_case(answer_by=limit), started_at=started, ended_at=ended, calendar=CALENDAR)
    if limit <= started:
        assert moved == {}, "what was due already stays due"
        return
    later = moved["answer_by"]
    assert later >= limit
    left = CALENDAR.office_seconds(started, limit)
    assert CALENDAR.office_seconds(ended, later) >= left
    assert later == limit or CALENDAR.office_seconds(ended, later) == left


@settings(deadline=None)
@given(start=near_a_change, promised=waits, wait=waits)
def test_the_family_team_s_clock_never_pauses(start: datetime, promised: timedelta, wait: timedelta) -> None:
    item = a_case(answer_by=start + promised, family=True)
    assert moved_on(item, started_at=start, ended_at=start + wait, calendar=CALENDAR) == {}
