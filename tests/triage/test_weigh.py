"""From words to facts: what a decision stands on says the same as what was found."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from app.directory.dwellings import Located
from app.directory.entries import Centre
from app.directory.places import Place, ToldPlace
from app.intake.told import Told
from app.kit.calendar import calendar_for
from app.kit.codes import Children, Concern
from app.triage.decide import decide
from app.triage.default_rules import DEFAULT_RULES
from app.triage.facts import Facts
from app.triage.reading.read import read
from app.triage.weigh import Background, Setting, weigh

AT = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
SETTING = Setting(
    located=Located(place=Place(), centre=Centre(id=UUID(int=1), name="Nord")), calendar=calendar_for(), at=AT
)


def facts_of(text: str, *, children: Children = Children.UNKNOWN) -> Facts:
    told = Told(description=text, place=ToldPlace(), children=children)
    return weigh(told, read(text, received_at=AT), setting=SETTING, background=Background())


@pytest.mark.parametrize(
    "text",
    [
        "Fogeden kommer på torsdag, og der er små børn i lejligheden.",
        "Et barn er alene hjemme og græder hver nat.",
        "Jeg er bekymret for de små, de fryser.",
    ],
)
def test_a_child_in_danger_is_a_child(text: str) -> None:
    facts = facts_of(text)
    assert Concern.CHILDREN_AT_RISK in facts.concerns
    assert facts.children is Children.YES
    assert "children-unknown-in-eviction" not in decide(facts, DEFAULT_RULES).rules


def test_what_the_reporter_said_of_children_stays() -> None:
    assert facts_of("Et barn er alene hjemme og græder hver nat.", children=Children.NO).children is Children.NO
    assert facts_of("Der er høj musik hver nat.").children is Children.UNKNOWN


def test_a_clear_word_of_a_child_in_danger_needs_nobody_to_read_the_text_first() -> None:
    told = facts_of("Børnene er bange, faderen slår dem.")
    assert told.confident
    assert "text-unclear" not in decide(told, DEFAULT_RULES).rules
    assert not facts_of("Der sker noget mærkeligt.").confident
