"""By when a case is due: never later than its reporter was told, nor than what is owed to a child."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.assignment.knowledge import Known
from app.assignment.placing import Placing, earliest
from app.directory.dwellings import DwellingHelp, Located
from app.directory.entries import Centre, Entries
from app.directory.places import Place, ToldPlace
from app.directory.snapshot import Directory
from app.intake.report import Report
from app.intake.told import Told
from app.kit.codes import CentreKind, Concern
from app.kit.office_hours import Opening, OpeningHours, WeeklyHours
from app.triage.decide import decide
from app.triage.decided import Decided
from app.triage.default_rules import DEFAULT_RULES
from app.triage.facts import Facts
from tests.triage import given as a

_EVENINGS = OpeningHours((WeeklyHours(valid_from=date(1990, 1, 1), days=((Opening(time(16), time(20)),),) * 7),))
_CENTRES = (
    Centre(id=UUID(int=1), name="Indgangen", kind=CentreKind.ENTRANCE),
    Centre(id=UUID(int=2), name="Aften", opening_hours=_EVENINGS),
)
_THERE = Directory(Entries(centres=_CENTRES))

instants = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 as it wants them
centres = st.sampled_from(_CENTRES)


def placing(facts: Facts, *, at: datetime, centre: Centre) -> Placing:
    """Return the placing of a report with these facts, received at an instant in the district of a centre."""
    return Placing(
        report=Report(
            id=UUID(int=3), reference="K7Q2-9XM4", received_at=at, recorded_at=at, way_back=True, resident_fp=None
        ),
        told=Told(description="", place=ToldPlace()),
        located=Located(place=Place(), centre=centre),
        known=Known(),
        help=DwellingHelp(),
        decided=Decided(
            decision=decide(facts, DEFAULT_RULES),
            as_reported=decide(facts.as_reported(), DEFAULT_RULES),
            facts=facts,
            found=(),
        ),
        directory=_THERE,
    )


@settings(deadline=None)  # the sums of a calendar are laid once
@given(a.facts, instants, centres, centres)
def test_what_is_confidential_never_makes_the_promise_to_the_reporter_too_short(
    facts: Facts, at: datetime, place: Centre, owner: Centre
) -> None:
    """The landlord is promised what `as_reported` gives; inside nobody may aim at something later."""
    report, calendar = placing(facts, at=at, centre=place), _THERE.calendar(owner.id)
    own = earliest(report.decision.answer_promises, start=at, calendar=calendar)
    assert report.due(calendar, family=False).answer_by == min(own, report.promised)


@settings(deadline=None)  # the sums of a calendar are laid once
@given(a.facts, instants, centres, centres)
def test_the_family_teams_case_is_due_with_its_24_hours(
    facts: Facts, at: datetime, place: Centre, owner: Centre
) -> None:
    told = replace(facts, concerns=facts.concerns | {Concern.CHILDREN_AT_RISK})
    report, calendar = placing(told, at=at, centre=place), _THERE.calendar(owner.id)
    ordinary, family = report.due(calendar, family=False), report.due(calendar, family=True)
    assert family.act_by is not None
    assert max(family.answer_by, family.act_by) <= at + timedelta(hours=24)
    assert family.answer_by <= ordinary.answer_by
    assert ordinary.act_by is None or family.act_by <= ordinary.act_by
