from __future__ import annotations

from dataclasses import replace

import pytest

from app.kit.codes import (
    Children,
    ClockUnit,
    Concern,
    EvictionStage,
    GrantKind,
    LandlordKind,
    ReporterKind,
    ResponderKind,
    SupportKind,
    TaskKind,
    Urgency,
)
from app.triage.decide import Decision, decide
from app.triage.default_rules import DEFAULT_RULES
from app.triage.facts import Earlier, Facts
from app.triage.promises import Promise
from app.triage.rules import Assignee
from tests.triage.given import about

NOISE = about(Concern.NOISE)
CHILD = about(Concern.CHILDREN_AT_RISK)
VISIT = Facts(eviction_stage=EvictionStage.VISIT_SCHEDULED)
CLEANING = replace(about(Concern.CLEANING_SERVICE_MISSING), active_grants=frozenset({GrantKind.CLEANING}))
SUPPORT = replace(about(Concern.SUPPORT_MISSING), active_grants=frozenset({GrantKind.SUPPORT}))
UNFIT = Facts(dwelling_unfit=True)
THIRD = replace(about(Concern.DAMAGE), earlier=(Earlier(Concern.DAMAGE, 90), Earlier(Concern.DAMAGE, 365)))
SKP = frozenset({SupportKind.SUPPORT_CONTACT})
CTI = frozenset({SupportKind.CTI})
COURSE = frozenset({SupportKind.ADVISER_COURSE})
CARE = frozenset({SupportKind.CARE_DUTY})
RENT_HELP = frozenset({GrantKind.RENT_HELP})

CASES: dict[str, tuple[Facts, Facts]] = {
    "child-alone-to-family-team": (CHILD, about(Concern.CHILDREN_AT_RISK, Concern.NOISE)),
    "text-unclear": (Facts(confident=False), Facts(confident=False, reporter_kind=ReporterKind.OWN_FOLLOW_UP)),
    "existing-support-contact": (replace(NOISE, active_support=SKP), replace(CHILD, active_support=SKP)),
    "existing-support-contact-eviction": (replace(VISIT, active_support=SKP), Facts(active_support=SKP)),
    "existing-housing-support": (replace(NOISE, active_support=CTI), replace(NOISE, active_support=SKP)),
    "existing-housing-support-eviction": (replace(VISIT, active_support=CTI), VISIT),
    "existing-adviser-course": (replace(NOISE, active_support=COURSE), replace(NOISE, active_support=CARE)),
    "existing-adviser-course-eviction": (replace(VISIT, active_support=COURSE), replace(VISIT, active_support=CARE)),
    "own-follow-up": (Facts(reporter_kind=ReporterKind.OWN_FOLLOW_UP), Facts(reporter_kind=ReporterKind.OTHER)),
    "eviction-within-three-working-days": (
        replace(VISIT, working_days_until_eviction=3),
        replace(VISIT, working_days_until_eviction=4),
    ),
    "eviction-carried-out": (Facts(eviction_stage=EvictionStage.EVICTED), VISIT),
    "eviction-under-way": (Facts(eviction_stage=EvictionStage.TERMINATED), Facts(eviction_stage=EvictionStage.ARREARS)),
    "eviction-withdrawn": (
        Facts(eviction_stage=EvictionStage.WITHDRAWN),
        Facts(eviction_stage=EvictionStage.POSTPONED),
    ),
    "dwelling-unfit-at-discharge": (UNFIT, Facts(working_days_until_discharge=1)),
    "cleaning-stopped-grant-active": (CLEANING, replace(CLEANING, active_grants=frozenset())),
    "cleaning-stopped-no-grant": (about(Concern.CLEANING_SERVICE_MISSING), CLEANING),
    "support-stopped-grant-active": (SUPPORT, replace(SUPPORT, active_grants=frozenset({GrantKind.CLEANING}))),
    "support-stopped-no-grant": (about(Concern.SUPPORT_MISSING), SUPPORT),
    "threats-or-violence": (about(Concern.THREATS_OR_VIOLENCE), about(Concern.ODD_BEHAVIOUR)),
    "exploitative-guests": (about(Concern.EXPLOITATIVE_GUESTS), NOISE),
    "treatment-stopped": (about(Concern.TREATMENT_STOPPED), about(Concern.SUPPORT_MISSING)),
    "worry": (about(Concern.WORRY), about(Concern.ODD_BEHAVIOUR)),
    "neglect": (about(Concern.NEGLECT), about(Concern.DAMAGE)),
    "damage": (about(Concern.DAMAGE), about(Concern.NEGLECT)),
    "noise": (NOISE, about(Concern.NEIGHBOUR_CONFLICT)),
    "odd-behaviour": (about(Concern.ODD_BEHAVIOUR), about(Concern.THREATS_OR_VIOLENCE)),
    "access-refused": (about(Concern.ACCESS_REFUSED), about(Concern.WORRY)),
    "neighbour-conflict": (about(Concern.NEIGHBOUR_CONFLICT), NOISE),
    "rent-arrears": (about(Concern.RENT_ARREARS), about(Concern.EVICTION_NOTICE)),
    "rent-not-paid": (Facts(eviction_stage=EvictionStage.PAYMENT_DEMAND), VISIT),
    "child-signal": (CHILD, replace(NOISE, children=Children.YES)),
    "children-in-eviction": (replace(VISIT, children=Children.EXPECTED), replace(VISIT, children=Children.NO)),
    "children-unknown-in-eviction": (VISIT, replace(VISIT, children=Children.NO)),
    "rent-help-in-eviction": (VISIT, replace(VISIT, active_grants=RENT_HELP)),
    "rent-help-today": (
        replace(VISIT, working_days_until_eviction=0),
        replace(VISIT, working_days_until_eviction=-1),
    ),
    "dwelling-unfit-grant-active": (replace(UNFIT, active_grants=frozenset({GrantKind.CLEANING})), UNFIT),
    "dwelling-unfit-no-grant": (UNFIT, replace(UNFIT, active_grants=frozenset({GrantKind.CLEANING}))),
    "third-damage-in-twelve-months": (
        THIRD,
        replace(THIRD, earlier=(Earlier(Concern.DAMAGE, 90), Earlier(Concern.DAMAGE, 366))),
    ),
    "relapse": (replace(NOISE, relapse=True), NOISE),
    "discharge-within-three-working-days": (
        replace(UNFIT, working_days_until_discharge=3),
        replace(UNFIT, working_days_until_discharge=4),
    ),
    "discharge-by-next-working-day": (
        replace(UNFIT, working_days_until_discharge=1),
        replace(UNFIT, working_days_until_discharge=2),
    ),
    "police-or-probation": (
        replace(NOISE, reporter_kind=ReporterKind.POLICE),
        replace(NOISE, reporter_kind=ReporterKind.BAILIFF_COURT),
    ),
    "acute-out-of-hours": (
        replace(NOISE, suggested_urgency=Urgency.ACUTE, in_opening_hours=False),
        replace(NOISE, suggested_urgency=Urgency.ACUTE),
    ),
    "hospital-or-psychiatry": (
        replace(NOISE, reporter_kind=ReporterKind.HOSPITAL),
        replace(CHILD, reporter_kind=ReporterKind.HOSPITAL),
    ),
    "bailiff-court": (
        replace(about(Concern.EVICTION_NOTICE), reporter_kind=ReporterKind.BAILIFF_COURT),
        replace(about(Concern.EVICTION_NOTICE), reporter_kind=ReporterKind.LAWYER),
    ),
    "other-support-active": (replace(NOISE, active_support=CARE), replace(NOISE, active_support=SKP)),
    "no-match": (about(Concern.OTHER), about(Concern.OTHER, Concern.NOISE)),
}


def decided(facts: Facts) -> Decision:
    return decide(facts, DEFAULT_RULES)


def task_kinds(decision: Decision) -> set[TaskKind]:
    return {task.kind for task in decision.tasks}


def test_every_default_rule_has_a_case() -> None:
    assert set(CASES) == {rule.id for rule in DEFAULT_RULES.rules} | {DEFAULT_RULES.last_resort.id}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_fires_on_its_case_and_not_on_the_one_beside_it(rule: str) -> None:
    fires, misses = CASES[rule]
    assert rule in decided(fires).rules
    assert rule not in decided(misses).rules


def test_stopped_cleaning_has_a_municipal_owner_and_a_task_for_whoever_can_act() -> None:
    granted, missing = decided(CLEANING), decided(about(Concern.CLEANING_SERVICE_MISSING))
    assert granted.owner_kind is missing.owner_kind is ResponderKind.HOUSING_ADVISER
    assert [(task.kind, task.assignee) for task in granted.tasks] == [(TaskKind.CLEANING, Assignee.SUPPLIER)]
    assert [(task.kind, task.assignee) for task in missing.tasks] == [(TaskKind.GRANT_DECISION, Assignee.CASEWORKER)]


def test_the_existing_worker_owns_stopped_cleaning_and_the_supplier_still_gets_the_task() -> None:
    decision = decided(replace(CLEANING, active_support=SKP))
    assert decision.owner_kind is ResponderKind.SUPPORT_CONTACT_PERSON
    assert TaskKind.CLEANING in task_kinds(decision)


def test_two_existing_workers_give_one_owner_and_one_who_is_told() -> None:
    decision = decided(replace(NOISE, active_support=SKP | CTI))
    assert decision.owner_kind is ResponderKind.SUPPORT_CONTACT_PERSON
    assert decision.informed_kinds == (ResponderKind.HOUSING_SUPPORT,)


def test_a_child_alone_is_the_family_teams_own_and_nobody_else_is_told() -> None:
    decision = decided(replace(CHILD, active_support=SKP | CARE, reporter_kind=ReporterKind.PSYCHIATRY))
    assert decision.owner_kind is ResponderKind.FAMILY_TEAM
    assert decision.informed_kinds == ()
    assert decision.child_signal
    assert [(task.kind, task.within) for task in decision.tasks] == [
        (TaskKind.CHILD_ASSESSMENT, Promise(24, ClockUnit.HOUR))
    ]


def test_children_in_an_eviction_signal_while_the_housing_case_goes_on_beside() -> None:
    decision = decided(replace(VISIT, children=Children.YES))
    assert decision.owner_kind is ResponderKind.HOUSING_ADVISER
    assert decision.child_signal
    assert {TaskKind.CHILD_ASSESSMENT, TaskKind.RENT_HELP_DECISION} <= task_kinds(decision)


def test_unknown_children_are_found_out_about_the_same_day() -> None:
    decision = decided(VISIT)
    assert not decision.child_signal
    assert [(task.assignee, task.within) for task in decision.tasks if task.kind is TaskKind.OTHER] == [
        (Assignee.OWNER, Promise(0, ClockUnit.WORKING_DAY))
    ]


def test_an_eviction_in_three_days_is_acute_and_rent_help_is_decided_today() -> None:
    decision = decided(replace(VISIT, working_days_until_eviction=3, active_support=CTI))
    assert decision.owner_kind is ResponderKind.HOUSING_SUPPORT
    assert decision.urgency is Urgency.ACUTE
    assert [task.within for task in decision.tasks if task.kind is TaskKind.RENT_HELP_DECISION] == [
        Promise(0, ClockUnit.WORKING_DAY)
    ]


@pytest.mark.parametrize("days", [1, None])
def test_a_withdrawn_eviction_is_no_eviction(days: int | None) -> None:
    withdrawn = Facts(
        concerns=frozenset({Concern.EVICTION_NOTICE, Concern.RENT_ARREARS}),
        eviction_stage=EvictionStage.WITHDRAWN,
        working_days_until_eviction=days,
        children=Children.YES,
    )
    decision = decided(withdrawn)
    assert (decision.urgency, decision.child_signal) == (Urgency.NORMAL, False)


def test_the_third_damage_is_acute_and_tells_the_leader_whoever_reports_it() -> None:
    decision = decided(THIRD)
    assert (decision.urgency, decision.alarm_leader) == (Urgency.ACUTE, True)
    assert decided(replace(THIRD, concerns=frozenset({Concern.NOISE}))).urgency is Urgency.NORMAL


@pytest.mark.parametrize(
    ("facts", "act", "answer"),
    [
        (replace(NOISE, suggested_urgency=Urgency.ACUTE), (1, ClockUnit.OFFICE_HOUR), (0, ClockUnit.WORKING_DAY)),
        (about(Concern.WORRY), None, (1, ClockUnit.WORKING_DAY)),
        (NOISE, None, (3, ClockUnit.WORKING_DAY)),
        (Facts(), (2, ClockUnit.OFFICE_HOUR), (2, ClockUnit.OFFICE_HOUR)),
        (Facts(confident=False), (2, ClockUnit.OFFICE_HOUR), (2, ClockUnit.OFFICE_HOUR)),
    ],
)
def test_the_published_promises(facts: Facts, act: tuple[int, ClockUnit] | None, answer: tuple[int, ClockUnit]) -> None:
    decision = decided(facts)
    assert decision.act_within == (act and Promise(*act))
    assert decision.answer_within == Promise(*answer)


def test_no_default_rule_asks_for_tenure() -> None:
    assert not any(rule.when.landlord_kind for rule in DEFAULT_RULES.rules)
    worried = about(Concern.WORRY)
    assert len({decided(replace(worried, landlord_kind=kind)) for kind in LandlordKind}) == 1
