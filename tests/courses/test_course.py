"""Courses as they are planned: months, phases, the nine months of CTI, overlap, days from the shelter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.courses.course import Course, Plan, check_extension, months_after, planned_end, reminders
from app.kit.codes import SupportKind
from app.kit.errors import Invalid

days = st.dates(date(2007, 1, 1), date(2031, 12, 31))
START = date(2026, 12, 1)


def a_course(*, kind: SupportKind = SupportKind.CTI, starts_on: date = START, number: int = 1) -> Course:
    return Course(
        id=UUID(int=number),
        kind=kind,
        starts_on=starts_on,
        planned_end_on=planned_end(Plan(kind=kind, starts_on=starts_on)),
        move_in_on=None,
        shelter_from=None,
        resumes=None,
        ended_on=None,
    )


@given(start=days, months=st.integers(0, 24))
def test_months_keep_the_day_or_take_the_last_there_is(start: date, months: int) -> None:
    later = months_after(start, months)
    assert (later.year - start.year) * 12 + later.month - start.month == months
    assert later.day == start.day or (later.day < start.day and (later + timedelta(days=1)).day == 1)


@given(start=days)
def test_the_three_phases_of_cti_follow_each_other_and_fill_its_nine_months(start: date) -> None:
    course = a_course(starts_on=start)
    first, second, third = course.phases()
    assert (first.starts_on, third.ends_on) == (start, course.planned_end_on)
    assert first.ends_on + timedelta(days=1) == second.starts_on
    assert second.ends_on + timedelta(days=1) == third.starts_on


def test_kinds_have_their_lengths_and_the_others_say_theirs() -> None:
    ends = {
        kind: planned_end(Plan(kind=kind, starts_on=START))
        for kind in (SupportKind.CTI, SupportKind.MOVE_IN_12_MONTHS, SupportKind.MOVE_IN_3_MONTHS)
    }
    assert list(ends.values()) == [date(2027, 8, 31), date(2027, 11, 30), date(2027, 2, 28)]
    with pytest.raises(Invalid):
        planned_end(Plan(kind=SupportKind.SUPPORT_CONTACT, starts_on=START))
    with pytest.raises(Invalid):
        planned_end(Plan(kind=SupportKind.OTHER, starts_on=START, planned_end_on=START))


def test_cti_is_never_longer_than_nine_months_and_others_may_be() -> None:
    with pytest.raises(Invalid):
        planned_end(Plan(kind=SupportKind.CTI, starts_on=START, planned_end_on=date(2027, 9, 1)))
    with pytest.raises(Invalid):
        check_extension(a_course(), to=date(2027, 9, 1))
    check_extension(a_course(kind=SupportKind.MOVE_IN_3_MONTHS), to=date(2027, 9, 1))
    with pytest.raises(Invalid):
        check_extension(a_course(kind=SupportKind.MOVE_IN_3_MONTHS), to=date(2027, 2, 28))


@given(first=days, second=days, length=st.integers(0, 400))
def test_two_courses_overlap_or_not_whichever_is_asked(first: date, second: date, length: int) -> None:
    one = replace(a_course(starts_on=first), ended_on=first + timedelta(days=length))
    other = a_course(starts_on=second, number=2)
    assert one.overlaps(other) is other.overlaps(one) is (second <= first + timedelta(days=length))
    assert not one.overlaps(one)


def test_days_from_the_shelter_are_counted_until_the_home() -> None:
    staying = replace(a_course(), shelter_from=date(2026, 10, 1))
    assert staying.days_from_shelter(today=date(2026, 12, 30)) == 90
    assert replace(staying, move_in_on=date(2026, 12, 31)).days_from_shelter(today=date(2027, 6, 1)) == 91
    assert a_course().days_from_shelter(today=START) is None


@given(start=days)
def test_reminders_stand_within_the_course_and_at_its_end(start: date) -> None:
    course = a_course(starts_on=start)
    told = reminders(course)
    assert told[-1] == course.planned_end_on
    assert course.planned_end_on - timedelta(days=14) in told
    assert {one.ends_on for one in course.phases()} <= set(told)
    assert all(start <= one <= course.planned_end_on for one in told)
