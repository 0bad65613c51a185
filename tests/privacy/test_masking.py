"""What is withheld stands in no other text either, and nothing else goes with it."""

from __future__ import annotations

import pytest

from app.directory.places import Place, ToldPlace, parse_place
from app.privacy.masking import MARK, Beside, hidden_in, masked
from app.privacy.masking_names import names_of_others

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
        ("Viggo og en melder", f"{MARK} og en melder"),
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


ANNA = {"name": "Anna Maria Jensen"}


def without_anna(text: str, *others: str) -> str:
    beside = Beside(others=names_of_others([ANNA["name"]], others))
    found = masked(text, list(hidden_in(ANNA, of="x", beside=beside))).value
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize(
    "written",
    [
        *("Anna Maria Jensen", "Anna Jensen", "Maria Jensen", "A. Jensen", "A.M. Jensen", "A. M. Jensen", "A Jensen"),
        *("Anna M. Jensen", "ANNA JENSEN", "anna jensen", "aNNa  mARIA\njensen", "Jensen, Anna", "JENSEN, Anna Maria"),
        *("Anna-Maria Jensen", "Anna Maria", "Anna Jensens", "Anna Maria Jensen's", "Anna", "Annas", "ANNA", "ANNAS"),
        *("Jensen", "Jensens", "JENSEN", "Anna’s"),
    ],
)
def test_a_name_is_found_however_much_of_it_is_written(written: str) -> None:
    assert without_anna(f"Talte med {written} i dag.", "Karl Holm") == f"Talte med {MARK} i dag."
    assert without_anna(f"{written}: ringede.", "Karl Holm") == f"{MARK}: ringede."


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Talte med Peter Jensen i dag.",
            "Talte med Anna Holm.",
            "Bor på Jensens Vej 3.",
            "Annasvej, Marianne, Jensenhus",
        ),
        *("Set af B. Jensensen.", "Talte med Anna Maria Holm."),
    ],
)
def test_what_is_another_persons_or_a_streets_stays(text: str) -> None:
    assert without_anna(text) == text


def test_a_title_is_nobodys_given_name() -> None:
    assert without_anna("Talte med fru Jensen, og Fru Jensen med Hr. Holm.") == (
        f"Talte med fru {MARK}, og Fru {MARK} med Hr. Holm."
    )


def test_a_word_that_somebody_else_in_the_export_bears_too_is_nobodys_alone() -> None:
    said = "Anna var der, men ikke Jensen; A. Jensen og Karl Jensen kom."
    assert without_anna(said, "Karl Jensen") == f"{MARK} var der, men ikke Jensen; {MARK} og Karl Jensen kom."
    assert without_anna(said, "Anna Jensen") == f"{MARK} var der, men ikke {MARK}; {MARK} og Karl Jensen kom.", (
        "it is her"
    )
    assert without_anna("anna og jensen", "Bo") == "anna og jensen", "a word that is not written as a name"


NEIGHBOUR = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}


def without_home(text: str, home: dict[str, str], *own: str) -> str:
    beside = Beside(own=[place(one) for one in own])
    found = masked(text, list(hidden_in(home, of="x", beside=beside))).value
    assert isinstance(found, str)
    return found


def place(address: str) -> Place:
    return parse_place(ToldPlace(address=address, postcode="2400"))


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Hun bor Ahornvej 14, 2. th og er bange.", f"Hun bor {MARK} og er bange."),
        ("AHORNVEJ 14 2.TH.", MARK),
        ("ahornvej 14, 2. sal til højre, ring på", f"{MARK}, ring på"),
        ("Ahornvej nr. 14 blev forladt", f"{MARK} blev forladt"),
        ("Ahornv. 14, st. tv", MARK),
        ("Ahornvej 140, 14 B og 1", "Ahornvej 140, 14 B og 1"),
        ("Ahornvej er mørk.", "Ahornvej er mørk."),
        ("Birkevej 14, 2. th", "Birkevej 14, 2. th"),
    ],
)
def test_a_home_elsewhere_is_masked_whole(written: str, left: str) -> None:
    assert without_home(written, NEIGHBOUR, "Birkevej 3, 1. tv") == left
    assert without_home(written, NEIGHBOUR) == left, "where no home of the resident is told"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Naboen i Ahornvej 14, 2. th larmer.", f"Naboen i Ahornvej 14, {MARK} larmer."),
        ("AHORNVEJ 14 2.TH", f"AHORNVEJ 14 {MARK}"),
        ("Ahornvej 14, 2. sal til højre", f"Ahornvej 14, {MARK}"),
        ("Ahornvej 14, 2. tv og 2. th", "Ahornvej 14, 2. tv og 2. th"),
        ("Ahornvej 14, 12. th", "Ahornvej 14, 12. th"),
        ("Ahornvej 14 er en høj blok.", "Ahornvej 14 er en høj blok."),
    ],
)
def test_of_a_home_in_the_residents_own_building_floor_and_door_are_masked(written: str, left: str) -> None:
    assert without_home(written, NEIGHBOUR, "Ahornvej 14, 1. tv") == left
    told = {"address": "Ahornvej 14", "floor": "2", "door": "th", "postcode": "2400"}
    assert without_home(written, told, "Ahornvej 14, 1. tv") == left


def test_the_residents_own_home_hides_nothing() -> None:
    said = "Bor Ahornvej 14, 2. th."
    assert without_home(said, NEIGHBOUR, "Ahornvej 14, 2. th") == said
