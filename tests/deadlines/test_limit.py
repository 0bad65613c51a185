"""Whom a limit makes us tell, and when: never late for its own limit, over nights in which the clocks change too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.deadlines.eviction import StageTold, as_told, limits_of
from app.deadlines.limit import Limit, Run, Step, Told, What, duty_at, next_after, tellings
from app.kit.calendar import WorkingCalendar
from app.kit.codes import EvictionStage
from app.kit.office_hours import local_date

CALENDAR = WorkingCalendar()
CASE = UUID(int=1)
instants = st.datetimes(datetime(2026, 10, 1), datetime(2027, 4, 30), timezones=st.just(UTC))  # noqa: DTZ001 as it wants them
spans = st.timedeltas(timedelta(minutes=1), timedelta(days=21))
runs = st.sampled_from([Run.OFFICE, Run.HOURS])


def a_limit(since: datetime, span: timedelta, run: Run) -> Limit:
    return Limit(what=What.ANSWER, ref=CASE, since=since, at=since + span, run=run)


@settings(deadline=None)
@given(since=instants, span=spans, run=runs)
def test_the_owner_is_reminded_before_and_alarmed_at_the_limit_and_the_entrance_later(
    since: datetime, span: timedelta, run: Run
) -> None:
    limit = a_limit(since, span, run)
    told = {(one.step, one.to): one.at for one in tellings(limit, CALENDAR)}
    assert since <= told[Step.REMINDER, Told.OWNER] <= limit.at
    assert told[Step.ALARM, Told.OWNER] == told[Step.ALARM, Told.LEADER] == limit.at
    assert told[Step.ALARM, Told.ENTRANCE] > limit.at


@settings(deadline=None)
@given(since=instants, span=spans)
def test_clock_hours_run_through_sundays_and_nights_in_which_the_clocks_change(
    since: datetime, span: timedelta
) -> None:
    reminder = next(iter(tellings(a_limit(since, span, Run.HOURS), CALENDAR)))
    assert reminder.at == since + span * 3 / 4
    assert reminder.at <= since + span


@settings(deadline=None)
@given(since=instants, span=spans, run=runs, now=instants)
def test_the_next_look_is_the_first_telling_that_is_still_to_come(
    since: datetime, span: timedelta, run: Run, now: datetime
) -> None:
    limit = a_limit(since, span, run)
    later = [one.at for one in tellings(limit, CALENDAR) if one.at > now]
    assert next_after([limit], CALENDAR, now=now) == min(later, default=None)


@settings(deadline=None)
@given(since=instants, span=spans, run=runs)
def test_what_is_met_or_waits_tells_nobody(since: datetime, span: timedelta, run: Run) -> None:
    limit = a_limit(since, span, run)
    assert list(tellings(replace(limit, met=True), CALENDAR)) == []
    assert list(tellings(replace(limit, silent=True), CALENDAR)) == []


@settings(deadline=None)
@given(now=instants)
def test_the_duty_is_called_at_once_when_the_centre_is_closed_else_when_it_closes(now: datetime) -> None:
    at = duty_at(now, CALENDAR)
    assert not CALENDAR.is_open(at)
    assert at == now if not CALENDAR.is_open(now) else at > now
    assert local_date(at) == local_date(now)


def told(stage: EvictionStage, day: int, *, at: datetime | None = None, demand: date | None = None) -> StageTold:
    received = datetime(2026, 11, day, 9, tzinfo=UTC)
    return StageTold(stage=stage, received_at=received, at=at, demand_received_on=demand, terminated_on=None)


VISIT, LATER = datetime(2026, 11, 27, 8, tzinfo=UTC), datetime(2026, 12, 11, 8, tzinfo=UTC)


def at_of(*stages: StageTold) -> list[datetime]:
    return [one.at for one in limits_of(as_told(stages), case=CASE, calendar=CALENDAR)]


def test_an_eviction_that_is_put_off_moves_and_one_that_is_withdrawn_stops() -> None:
    scheduled = told(EvictionStage.VISIT_SCHEDULED, 10, at=VISIT)
    assert at_of(scheduled) == [VISIT]
    assert at_of(scheduled, told(EvictionStage.POSTPONED, 12, at=LATER)) == [LATER]
    assert at_of(scheduled, told(EvictionStage.POSTPONED, 12)) == [], "put off, and no new date yet"
    put_off = (scheduled, told(EvictionStage.POSTPONED, 12), told(EvictionStage.VISIT_SCHEDULED, 14, at=LATER))
    assert at_of(*put_off) == [LATER]
    for over in (EvictionStage.WITHDRAWN, EvictionStage.EVICTED):
        assert at_of(scheduled, told(over, 13)) == []
    assert at_of() == []


def test_a_demand_can_be_paid_for_14_days_moved_to_a_weekday_until_the_tenancy_is_ended() -> None:
    demand = told(EvictionStage.PAYMENT_DEMAND, 10, demand=date(2026, 11, 7))
    state = as_told([demand])
    assert state is not None
    deadline = state.demand_deadline(CALENDAR)
    assert deadline is not None
    assert (deadline.unmoved, deadline.moved) == (date(2026, 11, 21), date(2026, 11, 23)), "a Saturday"
    assert [local_date(one) for one in at_of(demand)] == [date(2026, 11, 23)]
    assert at_of(demand, told(EvictionStage.TERMINATED, 12)) == []


def test_whoever_helps_hears_of_the_court_three_working_days_before_and_the_leader_one() -> None:
    (limit,) = limits_of(as_told([told(EvictionStage.VISIT_SCHEDULED, 10, at=VISIT)]), case=CASE, calendar=CALENDAR)
    assert [(local_date(one.at), one.to) for one in tellings(limit, CALENDAR)] == [
        (date(2026, 11, 24), Told.OWNER),
        (date(2026, 11, 26), Told.OWNER),
        (date(2026, 11, 26), Told.LEADER),
    ]


def test_a_court_told_of_the_day_before_is_reminded_of_once_each() -> None:
    late = [replace(told(EvictionStage.VISIT_SCHEDULED, 10, at=VISIT), received_at=VISIT - timedelta(hours=20))]
    (limit,) = limits_of(as_told(late), case=CASE, calendar=CALENDAR)
    assert [(one.days, one.to) for one in tellings(limit, CALENDAR)] == [(1, Told.OWNER), (1, Told.LEADER)]
