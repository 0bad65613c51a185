"""Timers over a real database: never early, once, over changes of the clock, through crashes and restarts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.assignment.looking import LOOK
from app.deadlines.limit import Limit, Step, What, tellings
from app.deadlines.look import look
from app.jobs.run import Way
from app.jobs.work import Job
from app.kit.calendar import WorkingCalendar
from app.kit.clock import FixedClock
from app.kit.database import Tx
from app.kit.ids import new_id
from app.worker import Worker, ways_of
from tests.journey.town import PLAIN, Town

AUTUMN, SPRING = datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)
CALENDAR = WorkingCalendar()
KINDS = {Step.REMINDER: "reminded", Step.ALARM: "limit_passed"}

near_a_change = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes),
    st.sampled_from([AUTUMN, SPRING]),
    st.integers(-5 * 24 * 60, 24 * 60),
)
runs = st.lists(st.tuples(st.timedeltas(timedelta(seconds=1), timedelta(days=3)), st.booleans()), max_size=5)
"""How long the service sleeps, and whether the worker dies in the middle of its first look afterwards."""


class Died(Exception):
    """The worker was killed in the transaction of a look."""


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(AUTUMN - timedelta(days=30))


@pytest.fixture
def town(new_town: Town) -> Town:
    assert all((new_town.portal.headers, new_town.adviser.headers)), "keys are made before what is drawn"
    return new_town


def _dies(tx: Tx, job: Job) -> None:
    look(tx, job)
    raise Died


def _works(town: Town, *, dying: bool) -> None:
    ways = dict(ways_of(town.door.wiring))
    if dying:
        Worker(town.door.wiring, ways | {LOOK: Way(effect=_dies)}).do_due()
        town.clock.advance(timedelta(minutes=1))  # it is tried again after a pause
    worker = Worker(town.door.wiring, ways)
    while worker.do_due():
        pass


def _told(case: dict[str, Any]) -> list[tuple[str, str, datetime]]:
    return [
        (one["kind"], one["codes"]["to"], datetime.fromisoformat(one["recorded_at"]))
        for one in case["timeline"]
        if one["codes"].get("what") == "answer"
    ]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(start=near_a_change, sleeps=runs)
def test_each_is_told_once_and_none_before_its_time(
    town: Town, start: datetime, sleeps: list[tuple[timedelta, bool]]
) -> None:
    town.clock.at = start
    town.portal.reports(PLAIN, {"address": "Ahornvej 14", "postcode": "2400"}, concerns=["noise"])
    number = str(max(town.adviser.queue(), key=lambda one: one["received_at"])["number"])
    answer_by = datetime.fromisoformat(town.adviser.case(number)["answer_by"])
    limit = Limit(what=What.ANSWER, ref=new_id(), since=start, at=answer_by)
    due = {(KINDS[one.step], one.to.value): one.at for one in tellings(limit, CALENDAR)}
    for sleep, dying in [*sleeps, (timedelta(days=12), False)]:
        town.clock.advance(sleep)
        _works(town, dying=dying)
        told = _told(town.adviser.case(number))
        now = town.clock.now()
        assert len({(kind, to) for kind, to, _ in told}) == len(told), "once"
        assert all(at >= due[kind, to] for kind, to, at in told), "never early"
        wanted = {one for one, at in due.items() if at <= now and one[0] == "limit_passed"}
        assert wanted == {(kind, to) for kind, to, _ in told if kind == "limit_passed"}, "and never forgotten"
        if due["reminded", "owner"] <= now < answer_by:
            assert ("reminded", "owner") in {(kind, to) for kind, to, _ in told}
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="other", reason="x")
