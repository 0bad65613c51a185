"""What is withheld stands in no other text either, and nothing else goes with it."""

from __future__ import annotations

import pytest

from app.privacy.masking import MARK, hidden_in, masked

REPORTER = {"name": "Viggo Melder", "phone": "+4533123456", "email": "viggo.melder@bolig.example"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Talte med Viggo Melder i dag.", f"Talte med {MARK} i dag."),
        ("VIGGO\n  MELDER ringede", f"{MARK} ringede"),
        ("Det er Viggo Melders nøgle.", f"Det er {MARK} nøgle."),
        ("Ring på 33 12 34 56.", f"Ring på {MARK}."),
        ("Ring på +45 33123456, tak", f"Ring på {MARK}, tak"),
        ("0045 33-12-34-56", MARK),
        ("Skriv til Viggo.Melder@bolig.example!", f"Skriv til {MARK}!"),
        ("Viggo Melderup bor der.", "Viggo Melderup bor der."),
        ("Sag 1331234567 og 331234560", "Sag 1331234567 og 331234560"),
        ("Viggo og en melder", "Viggo og en melder"),
    ],
)
def test_who_somebody_is_is_found_as_people_write_it(text: str, left: str) -> None:
    assert masked(text, list(hidden_in(REPORTER, of="reporter"))).value == left


@pytest.mark.parametrize(
    "value",
    [
        *({"name": "Bo"}, {"name": " "}, {"name": None}, {"phone": "114"}, "Ringet.", "Ingen var hjemme."),
        {"note": "Ringet.", "codes": {"with": "reporter"}},
    ],
)
def test_what_could_be_any_word_is_looked_for_nowhere(value: object) -> None:
    assert list(hidden_in(value, of="x")) == []


def test_a_date_is_no_telephone_number() -> None:
    assert list(hidden_in({"at": "2026-11-21"}, of="x")) == []


def test_a_name_of_one_word_is_one_as_it_is_written() -> None:
    hidden = list(hidden_in({"name": "Mark"}, of="x"))
    assert masked("Mark bor ved en mark.", hidden).value == f"{MARK} bor ved en mark."


def test_a_sentence_is_found_inside_a_longer_text() -> None:
    hidden = list(hidden_in("Naboen har en kniv derhjemme.", of="x"))
    assert masked("Sagt: naboen har en  kniv derhjemme, siden maj.", hidden).value == f"Sagt: {MARK}, siden maj."


def test_each_text_of_a_value_is_looked_through_and_it_is_said_what_it_was() -> None:
    hidden = [*hidden_in(REPORTER, of="reporter"), *hidden_in({"name": "Rosa Vidne"}, of="witness")]
    value = {"note": "Viggo Melder så det.", "findings": [{"because": ["Viggo Melder", "musik"]}], "n": 3, "at": None}
    found = masked(value, hidden)
    assert found.value == {
        "note": f"{MARK} så det.",
        "findings": [{"because": [MARK, "musik"]}],
        "n": 3,
        "at": None,
    }
    assert found.of == {"reporter"}
    assert masked({"n": 3, "what": "noise"}, hidden).of == frozenset()
