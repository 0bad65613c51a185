"""A mail that lists many homes: each is a report of its own, and none of them shows the others."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mailbox.html_text import text_of
from app.mailbox.lists import MOST_COMMON, listing_of
from tests.journey.town import Town
from tests.mailbox.letters import hand_in, mail

_ROWS = "\n".join(f"- Ahornvej {number}, 1. tv, 2400 København NV: huslejen er ikke betalt" for number in range(14, 18))
_LIST = f"Hej\n\nHer er månedens restancer:\n\n{_ROWS}\n\nMed venlig hilsen\nViggo"


def _reports(town: Town) -> list[dict[str, object]]:
    return [
        report
        for person in (town.leader, town.responder(town.city.entrance_reception))
        for item in person.queue()
        for report in person.case(item["number"])["reports"]
    ]


def test_a_report_of_a_list_shows_its_own_entry_alone(town: Town) -> None:
    raw = mail(_LIST, subject="Restancer")
    assert len(hand_in(town, raw)["references"]) == 4
    hand_in(town, b"Received: by another way\r\n" + raw)
    found = _reports(town)
    assert len(found) == 4
    for report in found:
        assert str(report["description"]).count("Ahornvej") == 1
        assert report["attachments"] == []


def test_the_files_of_a_list_go_to_the_reception_alone(town: Town) -> None:
    parts = (
        f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{_LIST}\r\n"
        "--b\r\nContent-Type: application/pdf; name=alle.pdf\r\n\r\n%PDF\r\n--b--"
    )
    raw = mail(parts, subject="Restancer").replace(b"text/plain; charset=utf-8", b"multipart/mixed; boundary=b", 1)
    assert len(hand_in(town, raw)["references"]) == 5
    assert [one["attachments"] for one in _reports(town) if "Ahornvej" in str(one["description"])] == [[]] * 4
    (item,) = town.responder(town.city.entrance_reception).queue()
    (report,) = town.responder(town.city.entrance_reception).case(item["number"])["reports"]
    assert [one["name"] for one in report["attachments"]] == ["mail.txt", "alle.pdf", "Restancer.eml"]
    assert "månedens restancer" in report["description"]


def test_what_is_said_of_all_is_not_repeated_without_bound() -> None:
    rows = "\n".join(f"Egevej {number} 1. tv" for number in range(1, 101))
    tail = "Beboeren larmer og slår og råber hver nat, og børnene græder. " * 780
    begun = time.process_time()
    listing = listing_of(f"{rows}\n\n{tail}")
    assert time.process_time() - begun < 1
    assert len(listing.entries) == 100
    assert max(len(one.text) for one in listing.entries) < 2 * MOST_COMMON
    assert (listing.cut, len(listing.common)) == (True, len(tail.strip()))
    assert not listing_of(f"{rows}\n\nDe skylder for maj.").cut


@pytest.mark.parametrize("form", ["{homes}\n\nslut{blank}x", "Hej{blank}x\n\n{homes}"])
@pytest.mark.parametrize("line", ["\n", " \n", "\nde", "\nvenlig"])
def test_blank_lines_about_a_list_cost_no_time(form: str, line: str) -> None:
    homes = "Egevej 1, 2. th\nEgevej 3, 1. tv\nEgevej 5, st. tv"
    begun = time.process_time()
    listing = listing_of(form.format(homes=homes, blank=line * 10_000))
    assert time.process_time() - begun < 1
    assert listing.entries


_TEN = range(1, 11)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"Hansen {letter}, Egevej {n}, 3. tv, 2400 København NV" for n, letter in enumerate("ABCDEFGHIJ", 1)),
        "\n".join(f"Anne Christiansen-Hansen, lejemål 1234-{n}, Egevej {n}, 3. tv, 2400 København NV" for n in _TEN),
        "Disse er i restance: " + ", ".join(f"Egevej {n} 3. tv" for n in _TEN) + ". Alle i 2400 København NV.",
        "Disse er i restance: " + "; ".join(f"Egevej {n}, 3. tv, 2400 København NV" for n in _TEN),
        "Restancer på Egevej, 2400 København NV:\n" + "\n".join(f"nr. {n}, 3. tv" for n in _TEN),
        text_of(
            "<table><tr><th>Lejer</th><th>Adresse</th></tr>"
            + "".join(f"<tr><td>Bo Hansen</td><td>Egevej {n}, 3. tv, 2400 København NV</td></tr>" for n in _TEN)
            + "</table>"
        ),
        text_of(
            "".join(f"<tr><td>Bo Hansen</td><td>Egevej</td><td>{n}</td><td>3. tv</td></tr>" for n in _TEN)
            + "<p>Alle i 2400 København NV</p>"
        ),
    ],
    ids=["names", "long names", "one line", "semicolons", "numbers", "table", "table of parts"],
)
def test_a_list_is_one_however_it_is_written(text: str) -> None:
    entries = listing_of(f"Hej\n\n{text}\n\nDe skylder for maj.").entries
    places = [one.place for one in entries if one.place is not None]
    assert [one.address for one in places] == [f"Egevej {n}" for n in _TEN]
    assert {(one.floor, one.door, one.postcode) for one in places} == {("3", "tv", "2400")}
    assert all(one.text.count("Egevej") <= 2 and "De skylder for maj." in one.text for one in entries)


_OF_THREE = ("Jens Hansen truer med en kniv", "Bo Olsen er psykisk syg", "Lis Holm har forsøgt selvmord")
_HOMES = ("Egevej 1, 1. tv, 2400", "Egevej 3, 2. th, 2400", "Egevej 5, st. tv, 2400")
_NAMES = ("Jens Hansen", "Bo Olsen", "Lis Holm")


@pytest.mark.parametrize(
    "closing", ["", "\n\nVenlig hilsen\nKaren Holt", "\n\nDe skylder alle for maj.\n\nMvh\nKaren Holt"]
)
@pytest.mark.parametrize(
    "entries",
    [
        [f"{home}\n\n{said}." for home, said in zip(_HOMES, _OF_THREE, strict=True)],
        [f"{home}\n{said}." for home, said in zip(_HOMES, _OF_THREE, strict=True)],
        [f"{name}\n{home}\nskylder {name[0]} måneder" for name, home in zip(_NAMES, _HOMES, strict=True)],
        [f"{name}\n\n{home}" for name, home in zip(_NAMES, _HOMES, strict=True)],
        [f"Lejer: {name}\nAdresse: {home}" for name, home in zip(_NAMES, _HOMES, strict=True)],
        [f"- {home}\n  {said}." for home, said in zip(_HOMES, _OF_THREE, strict=True)],
    ],
    ids=["paragraphs", "lines", "name above", "name apart", "fields", "bullets"],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["spaced", "close"])
def test_no_home_gets_the_words_of_another(entries: list[str], between: str, closing: str) -> None:
    """Where they cannot be told apart it is one report without a place, which a person takes apart."""
    found = listing_of(f"Hej\n\nHer er de tre.\n\n{between.join(entries)}{closing}").entries
    if len(found) == 1:
        assert found[0].place is None
        return
    for at, one in enumerate(found):
        others = [name for place, name in enumerate(_NAMES) if place != at]
        assert one.place is not None
        assert (one.place.address, _NAMES[at] in one.text) == (_HOMES[at].partition(",")[0], True)
        assert not any(name in one.text for name in others), one.text


@pytest.mark.parametrize(
    "tail",
    [
        "Beboeren i nr. 3, Bo Olsen, er lige udskrevet fra psykiatrisk.",
        "Peter Madsen slår sine børn og har forsøgt selvmord",
        "Hun har en farlig hund.",
    ],
)
def test_what_is_said_of_one_behind_a_list_is_said_to_the_reception_alone(tail: str) -> None:
    listing = listing_of(f"1) Egevej 1, 1. tv, 2400: larm\n2) Egevej 3, 2. th, 2400: lugt\n\n{tail}\n\nMvh\nViggo Holt")
    assert len(listing.entries) == 2
    assert not any(tail in one.text for one in listing.entries)
    assert tail in listing.common
    assert listing.cut


@pytest.mark.parametrize(
    "text",
    [
        "Larmen kommer fra Egevej 1, 3. tv.\nDen er værst for Egevej 3, 1. tv,\nmen i Egevej 5 kan de også høre den.",
        "Manden fra Egevej 1, som truede ham fra Egevej 3, er nu flyttet til Egevej 5, hvor han larmer.",
        "Hansen, Egevej 1, 3. tv slår på\nJensen, Egevej 3, 1. tv.",
        "Han råber, slår, sparker, og ingen sover.",
    ],
)
def test_a_letter_with_addresses_in_its_prose_is_no_list(text: str) -> None:
    assert len(listing_of(text).entries) == 1


def test_a_line_of_addresses_without_end_costs_little() -> None:
    for text in (", ".join(f"Egevej {n % 999} 3. tv" for n in range(2_500)), "nr. 1, Egevej 2\n" * 3_000):
        begun = time.process_time()
        listing_of(text)
        assert time.process_time() - begun < 1


@given(
    st.lists(st.sampled_from(["Egevej 1", "Egevej 10", ", ", "3. tv", " og ", "nr. 1", "\n", ". ", "på Egevej", "Bo"]))
)
def test_any_row_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    listing = listing_of(text)
    said = "\n".join([*(one.text for one in listing.entries), listing.common])
    assert set(re.findall(r"\w+", said)) >= set(re.findall(r"\w+", text)) - {"nr"}
