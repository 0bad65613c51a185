from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.kit.codes import (
    Children,
    ClockUnit,
    Concern,
    EvictionStage,
    LandlordKind,
    ResponderKind,
    TaskKind,
    Urgency,
)
from app.triage.conditions import Condition
from app.triage.decide import decide, highest
from app.triage.default_rules import DEFAULT_PLEDGES, DEFAULT_RULES, NO_MATCH
from app.triage.facts import Facts
from app.triage.promises import Promise
from app.triage.rules import Assignee, Outcome, Rule, RuleSet, TaskPlan, Text
from tests.triage import given as a

RANK = [Urgency.NORMAL, Urgency.SOON, Urgency.ACUTE]
WHY = Text(da="fordi", en="because")
concerns = st.sampled_from(Concern)


def rule_set(*rules: Rule) -> RuleSet:
    return RuleSet(number=7, rules=rules, pledges=DEFAULT_PLEDGES, last_resort=NO_MATCH)


def rule(name: str, then: Outcome) -> Rule:
    return Rule(id=name, why=WHY, then=then)


def cleaning(days: int, text: Text) -> TaskPlan:
    return TaskPlan(
        kind=TaskKind.CLEANING,
        assignee=Assignee.SUPPLIER,
        within=Promise(days, ClockUnit.WORKING_DAY),
        texts=(text,),
    )


def other(text: Text) -> TaskPlan:
    return replace(cleaning(1, text), kind=TaskKind.OTHER)


@given(a.facts)
def test_every_report_has_an_owner_an_urgency_an_answer_and_a_reason(facts: Facts) -> None:
    decision = decide(facts, DEFAULT_RULES)
    assert decision.urgency in RANK
    assert decision.answer_within in decision.answer_promises
    assert decision.decided_by in decision.rules
    assert len(decision.rules) == len(set(decision.rules))
    assert decision.owner_kind not in decision.informed_kinds
    assert decision == decide(replace(facts), DEFAULT_RULES)


@settings(max_examples=400)
@given(a.facts, concerns)
def test_one_more_concern_takes_nothing_away(facts: Facts, more: Concern) -> None:
    before = decide(facts, DEFAULT_RULES)
    after = decide(replace(facts, concerns=facts.concerns | {more}), DEFAULT_RULES)
    assert RANK.index(after.urgency) >= RANK.index(before.urgency)
    assert set(before.informed_kinds) <= {*after.informed_kinds, after.owner_kind}
    assert {(task.kind, task.assignee) for task in before.tasks} <= {(task.kind, task.assignee) for task in after.tasks}
    assert after.child_signal >= before.child_signal
    assert after.alarm_leader >= before.alarm_leader


@given(a.facts)
def test_arrears_never_hide_a_worry(facts: Facts) -> None:
    worried = replace(facts, concerns=facts.concerns - {Concern.RENT_ARREARS} | {Concern.WORRY})
    both = replace(worried, concerns=worried.concerns | {Concern.RENT_ARREARS})
    without, decision = decide(worried, DEFAULT_RULES), decide(both, DEFAULT_RULES)
    assert decision.owner_kind is without.owner_kind
    assert decision.urgency is without.urgency
    assert decision.urgency is not Urgency.NORMAL
    assert {"worry", "rent-arrears"} <= set(decision.rules)


@given(a.facts, st.sampled_from(LandlordKind))
def test_tenure_changes_nothing(facts: Facts, tenure: LandlordKind) -> None:
    assert decide(facts, DEFAULT_RULES) == decide(replace(facts, landlord_kind=tenure), DEFAULT_RULES)


@given(a.facts)
def test_a_child_at_risk_always_signals_within_a_day_of_clock_hours(facts: Facts) -> None:
    decision = decide(replace(facts, concerns=facts.concerns | {Concern.CHILDREN_AT_RISK}), DEFAULT_RULES)
    assert decision.child_signal
    assert Promise(24, ClockUnit.HOUR) in [
        task.within for task in decision.tasks if task.kind is TaskKind.CHILD_ASSESSMENT
    ]


@given(a.facts, st.sampled_from([Children.YES, Children.EXPECTED, Children.UNKNOWN]))
def test_children_in_an_eviction_are_assessed_or_looked_for(facts: Facts, children: Children) -> None:
    evicted = replace(facts, children=children, concerns=facts.concerns | {Concern.EVICTION_NOTICE})
    assume(evicted.eviction_stage is not EvictionStage.WITHDRAWN)
    decision = decide(evicted, DEFAULT_RULES)
    assert decision.child_signal or any(
        task.kind is TaskKind.OTHER and task.assignee is Assignee.OWNER for task in decision.tasks
    )


@given(a.facts)
def test_only_what_nobody_named_is_left_to_the_reception(facts: Facts) -> None:
    decision = decide(facts, DEFAULT_RULES)
    named = facts.concerns - {Concern.OTHER, Concern.UNKNOWN}
    assert not (named and facts.confident and decision.owner_kind is ResponderKind.RECEPTION)


@given(a.facts)
def test_the_suggested_urgency_is_a_floor(facts: Facts) -> None:
    decision = decide(facts, DEFAULT_RULES)
    assert highest([facts.suggested_urgency, decision.urgency]) is decision.urgency


def test_the_first_deciding_rule_owns_and_the_others_add() -> None:
    decision = decide(
        Facts(),
        rule_set(
            rule("adds", Outcome(informed_kinds=frozenset(ResponderKind))),
            rule("decides", Outcome(owner_kind=ResponderKind.CASEWORKER, act_within=Promise(1, ClockUnit.HOUR))),
            rule("late", Outcome(owner_kind=ResponderKind.RECEPTION, urgency=Urgency.ACUTE, note=WHY)),
        ),
    )
    assert (decision.owner_kind, decision.decided_by) == (ResponderKind.CASEWORKER, "decides")
    assert set(decision.informed_kinds) == set(ResponderKind) - {ResponderKind.CASEWORKER}
    assert (decision.urgency, decision.notes) == (Urgency.ACUTE, (WHY,))
    assert decision.rules == ("adds", "decides", "late")
    assert decision.act_promises == (Promise(1, ClockUnit.HOUR), Promise(1, ClockUnit.OFFICE_HOUR))


def test_without_a_match_reception_triages_by_hand() -> None:
    never = Rule(
        id="never", why=WHY, when=Condition(relapse=True), then=Outcome(owner_kind=ResponderKind.HOUSING_ADVISER)
    )
    decision = decide(Facts(), rule_set(never))
    assert (decision.owner_kind, decision.rule_set) == (ResponderKind.RECEPTION, 7)
    assert decision.answer_within == Promise(2, ClockUnit.OFFICE_HOUR)
    assert decision.rules == ("no-match",)


def test_equal_tasks_become_one_with_the_shortest_promise_and_all_that_was_said() -> None:
    one, two = Text(da="en", en="one"), Text(da="to", en="two")
    decision = decide(
        Facts(),
        rule_set(
            rule("first", Outcome(tasks=(cleaning(3, one), other(one)))),
            rule("second", Outcome(tasks=(cleaning(1, two), other(two), other(one)))),
        ),
    )
    assert decision.tasks == (replace(cleaning(1, one), texts=(one, two)), other(one), other(two))
