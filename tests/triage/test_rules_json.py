from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.errors import Invalid
from app.triage.conditions import Condition, Repeats
from app.triage.default_rules import DEFAULT_PLEDGES, DEFAULT_RULES, NO_MATCH
from app.triage.promises import Promise
from app.triage.rules import Outcome, Rule, RuleSet, TaskPlan, Text
from app.triage.rules_json import rule_set_from_json, rule_set_to_json

words = st.text("abcæøå ", min_size=1, max_size=9).filter(str.strip)
texts = st.builds(Text, da=words, en=words)
promises = st.builds(Promise, amount=st.integers(0, 100))
repeats = st.builds(Repeats, at_least=st.integers(2, 9), within_months=st.integers(1, 24))
conditions = st.builds(
    Condition,
    eviction_within_working_days=st.none() | st.integers(0, 99),
    discharge_within_working_days=st.none() | st.integers(0, 99),
    concerns_none=st.just(frozenset()),
    repeats=st.none() | repeats,
    district=st.frozensets(words, max_size=2),
    centre=st.frozensets(words, max_size=2),
)
tasks = st.builds(TaskPlan, within=promises, texts=st.lists(texts, min_size=1, max_size=2).map(tuple))
outcomes = st.builds(
    Outcome,
    urgency=st.none(),
    act_within=st.none() | promises,
    answer_within=promises,
    tasks=st.lists(tasks, max_size=2).map(tuple),
    note=st.none() | texts,
)
rules = st.builds(
    Rule, id=st.from_regex(r"[a-z]{1,5}(-[a-z]{1,5})?", fullmatch=True), why=texts, when=conditions, then=outcomes
)


def as_json(rule_set: RuleSet = DEFAULT_RULES) -> Any:  # noqa: ANN401 - tests put anything anywhere
    return json.loads(json.dumps(rule_set_to_json(rule_set)))


def test_the_default_rules_survive_the_way_out_and_in() -> None:
    assert rule_set_from_json(as_json()) == DEFAULT_RULES


@given(st.lists(rules, max_size=4, unique_by=lambda rule: rule.id))
def test_any_rules_survive_the_way_out_and_in(some: list[Rule]) -> None:
    rule_set = RuleSet(number=2, rules=tuple(some), pledges=DEFAULT_PLEDGES, last_resort=NO_MATCH)
    assert rule_set_from_json(as_json(rule_set)) == rule_set


def test_a_draft_gets_its_number_when_it_is_published() -> None:
    draft = as_json()
    del draft["number"]
    assert rule_set_from_json(draft, number=4).number == 4
    with pytest.raises(Invalid) as refused:
        rule_set_from_json(draft)
    assert [error.pointer for error in refused.value.errors] == ["/number"]


WRONG: list[tuple[str, object]] = [
    ("/number", 0),
    ("/number", True),
    ("/rules", {}),
    ("/rules/0", "noise"),
    ("/rules/0/id", "No Slug"),
    ("/rules/1/id", DEFAULT_RULES.rules[0].id),
    ("/rules/0/why/da", ""),
    ("/rules/0/when/concerns_any/0", "hoarding"),
    ("/rules/0/when/weather~1wind~0", "rain"),
    ("/rules/0/when/concerns_none", ["children_at_risk"]),
    ("/rules/0/when/relapse", "yes"),
    ("/rules/0/when/eviction_within_working_days", -1),
    ("/rules/0/when/repeats", {"concern": "noise", "at_least": 1, "within_months": 12}),
    ("/rules/0/when/district", [7]),
    ("/rules/0/then", {}),
    ("/rules/0/then/owner_kind", "supplier"),
    ("/rules/0/then/urgency", "unknown"),
    ("/rules/0/then/act_within/unit", "fortnight"),
    ("/rules/0/then/act_within/amount", 2.5),
    ("/rules/0/then/tasks", [{"kind": "cleaning", "assignee": "owner", "within": {"amount": 1, "unit": "hour"}}]),
    ("/promises/soon", None),
    ("/promises/acute/answer_within", None),
    ("/last_resort/when", {"relapse": True}),
    ("/last_resort/then/owner_kind", None),
    ("/last_resort/then/answer_within", None),
    ("/surprise", 1),
]


@pytest.mark.parametrize(("pointer", "value"), WRONG)
def test_a_fault_is_refused_by_its_place(pointer: str, value: object) -> None:
    document = deepcopy(as_json())
    *way, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer[1:].split("/")]
    place = document
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[int(last) if isinstance(place, list) else last] = value
    with pytest.raises(Invalid) as refused:
        rule_set_from_json(document)
    assert all(error.pointer.startswith(pointer) for error in refused.value.errors)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["rules", "promises", "id", "x"]), inner)
        ),
        max_leaves=8,
    )
)
def test_nonsense_is_refused_and_never_breaks(body: object) -> None:
    with pytest.raises(Invalid):
        rule_set_from_json(body)
