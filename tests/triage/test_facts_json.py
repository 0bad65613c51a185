from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from app.kit.codes import Concern, ReporterKind, SupportKind
from app.triage.facts import Facts
from app.triage.facts_json import facts_from_json, facts_to_json
from tests.triage import given as a

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(a.facts)
def test_facts_survive_years_in_a_table(facts: Facts) -> None:
    assert facts_from_json(json.loads(json.dumps(facts_to_json(facts)))) == facts


@given(st.dictionaries(st.sampled_from([*facts_to_json(Facts())]), json_values))
def test_whatever_was_stored_can_be_read(stored: dict[str, object]) -> None:
    assert facts_from_json(facts_to_json(facts_from_json(stored))) == facts_from_json(stored)


def test_facts_of_another_version_are_read_as_far_as_they_are_known() -> None:
    stored = {
        "concerns": ["noise", "hoarding"],
        "reporter_kind": "robot",
        "active_support": ["a_new_law"],
        "earlier": [{"concern": "noise", "days_ago": 3, "weight": 2}, {"concern": "noise"}],
        "weather": "rain",
    }
    facts = facts_from_json(stored)
    assert facts.concerns == {Concern.NOISE, Concern.UNKNOWN}
    assert facts.reporter_kind is ReporterKind.UNKNOWN
    assert facts.active_support == {SupportKind.OTHER}
    assert [one.days_ago for one in facts.earlier] == [3]
    assert facts_from_json({}) == Facts()
