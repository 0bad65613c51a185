"""Addresses in any style come to one form, and different dwellings never share one."""

from __future__ import annotations

import string
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.directory.places import ToldPlace, parse_place
from app.directory.words import door_of, floor_of, fold, number_key, street_key

AHORNVEJ = "2400|ahornvej|14|2|th"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("Ahornvej 14, 2. th", AHORNVEJ),
        ("Ahornvej 14 2th", AHORNVEJ),
        ("AHORNVEJ 14,2.TH.", AHORNVEJ),
        ("  ahornvej   14 ,  2.  sal ,  t.h. ", AHORNVEJ),
        ("Ahornvej nr. 14, 2. sal til højre", AHORNVEJ),
        ("Ahornv. 14, 2 th", AHORNVEJ),
        ("Ahornvej 14, 2. th, København NV", AHORNVEJ),
        ("c/o Jensen, Ahornvej 14, 2. th", AHORNVEJ),
        ("Ahornvej 14-2 th", AHORNVEJ),
        ("Ahornvej 014, opg. B, 2. th", AHORNVEJ),
        ("ahornvej 14A, st. tv.", "2400|ahornvej|14a|st|tv"),
        ("Ahornvej 14 a, stuen venstre", "2400|ahornvej|14a|st|tv"),
        ("Ahornvej 14A, 0. tv", "2400|ahornvej|14a|st|tv"),
        ("Nørre Allé 3, 4. sal dør 12", "2400|nørrealle|3|4|12"),
        ("Nørre Alle 3, 4., 12", "2400|nørrealle|3|4|12"),
        ("Nørre Alle' 3 4. lejl. 0012", "2400|nørrealle|3|4|12"),
        ("Åboulevarden 3, kl. mf", "2400|aaboulevarden|3|kl|mf"),
        ("Aaboulevarden 3, kælder midtfor", "2400|aaboulevarden|3|kl|mf"),
        ("Gl. Kongevej 101, 1. tv", "2400|gammelkongevej|101|1|tv"),
        ("Gammel Kongevej 101, 1. tv", "2400|gammelkongevej|101|1|tv"),
        ("10. Juli Vej 3, 1. mf", "2400|10julivej|3|1|mf"),
        ("H.C. Andersens Boulevard 12, 3. tv", "2400|hcandersensboulevard|12|3|tv"),
        ("H C Andersens Blvd. 12, 3tv", "2400|hcandersensboulevard|12|3|tv"),
    ],
)
def test_a_dwelling_is_read_in_any_style(address: str, key: str) -> None:
    assert parse_place(ToldPlace(address=address, postcode="2400")).dwelling_text == key


@pytest.mark.parametrize(
    "address",
    [
        "Ahornvej 14, 2. th, 2400 København NV",
        "2400 København NV, Ahornvej 14, 2. th",
        "Ahornvej 14 2. th DK-2400 Kbh.",
    ],
)
def test_the_postcode_may_stand_in_the_text(address: str) -> None:
    assert parse_place(ToldPlace(address=address)).dwelling_text == AHORNVEJ


def test_fields_of_their_own_win_over_the_text() -> None:
    told = ToldPlace(address="Ahornvej 14, 3. tv, 2300 København S", postcode="2400", floor="2. sal", door="TH.")
    assert parse_place(told).dwelling_text == AHORNVEJ
    assert parse_place(ToldPlace(address="Ahornvej 14, th", postcode="2400", floor="2")).dwelling_text == AHORNVEJ
    assert parse_place(ToldPlace(address="Ahornvej 14", postcode="2400", floor="2. th")).dwelling_text == AHORNVEJ
    assert parse_place(ToldPlace(address="Ahornvej 14", postcode="2400", door="2. th")).dwelling_text == AHORNVEJ


@pytest.mark.parametrize(
    "address",
    [
        "Ahornvej 14",
        "Ahornvej 14, 2.",
        "Ahornvej 14, kl.",
        "Ahornvej 14, th",
        "Ahornvej 14, dør 12",
        "Ahornvej, 2. th",
        "Ahornvej 14, 2. th, baghuset",
        "Ahornvej 14, 2. th bagved",
        "",
        "hos naboen",
    ],
)
def test_less_than_a_whole_dwelling_has_no_key(address: str) -> None:
    assert parse_place(ToldPlace(address=address, postcode="2400")).dwelling_text is None


def test_a_range_of_houses_is_none_of_them() -> None:
    block = parse_place(ToldPlace(address="Ahornvej 14-16, 2. th", postcode="2400"))
    assert block.number == "14-16"
    assert block.dwelling_text != AHORNVEJ


def test_a_dar_id_is_enough() -> None:
    dar = UUID(int=7)
    assert parse_place(ToldPlace(dar_address_id=dar)).dwelling_text == f"dar|{dar}"


def test_the_stairwell_is_read_and_no_part_of_the_key() -> None:
    place = parse_place(ToldPlace(address="Ahornvej 14, opgang B, 2. th", postcode="2400"))
    assert (place.stairwell, place.dwelling_text) == ("b", AHORNVEJ)


anything = st.none() | st.text() | st.text(alphabet="Ahornvej 0123456789,.-/'éÅ\0\ud800 thtvstkl")


@given(anything, anything, anything, anything, anything)
@example("Ahornvej 14\ud800, 2. th", "\0", "²", "٣", "½")
def test_nothing_told_breaks_the_reading(
    address: str | None, postcode: str | None, floor: str | None, door: str | None, stairwell: str | None
) -> None:
    place = parse_place(ToldPlace(address=address, postcode=postcode, floor=floor, door=door, stairwell=stairwell))
    for part in (place.street, place.number, place.floor, place.door):
        assert part is None or (part and "|" not in part)


@given(st.text())
def test_folding_and_keys_are_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    street = street_key(text)
    assert street is None or street_key(street) == street
    number = number_key(text)
    assert number is None or number_key(number) == number


@given(st.text(max_size=8))
def test_floors_and_doors_are_stable(word: str) -> None:
    floor, door = floor_of(word), door_of(word)
    assert floor is None or floor_of(floor) == floor
    assert door is None or door_of(door) == door


STREETS = (
    "Ahornvej",
    "Nørre Allé",
    "Åboulevarden",
    "Gammel Kongevej",
    "Skt. Annæ Plads",
    "Peter Bangs Vej",
    "10. Juli Vej",
)
DOORS = ("th", "tv", "mf", "1", "2", "12", "103", "a", "b4", "1204")
FLOORS = ("kl", "st", "1", "2", "9", "11")
dwellings = st.tuples(
    st.sampled_from(STREETS),
    st.tuples(st.integers(1, 399), st.sampled_from(["", "A", "B"])),
    st.sampled_from(FLOORS),
    st.sampled_from(DOORS),
    st.sampled_from(["2400", "2300"]),
)
styles = st.sampled_from(
    [
        "{street} {number}, {floor}. {door}, {postcode} København",
        "{street} {number} {floor}. {door}, {postcode}",
        "{street} {number},{floor}.,{door} , {postcode} Kbh NV",
        "{street}  {number}, {floor}. sal, dør {door}, {postcode} København Ø",
        "{postcode} København, {street} {number}, {floor} {door}",
        "{street} nr. {number}, {floor}. {door}., DK-{postcode}",
    ]
)
cases = st.sampled_from([str.upper, str.lower, str.title, str.swapcase, str])


@given(dwellings, styles, cases)
def test_style_and_capitals_do_not_count(
    dwelling: tuple[str, tuple[int, str], str, str, str], style: str, case: type[str]
) -> None:
    street, (number, letter), floor, door, postcode = dwelling
    written = style.format(street=street, number=f"{number}{letter}", floor=floor, door=door, postcode=postcode)
    plain = ToldPlace(address=f"{street} {number}{letter}", floor=floor, door=door, postcode=postcode)
    key = parse_place(plain).dwelling_text
    assert key is not None
    assert parse_place(ToldPlace(address=case(written))).dwelling_text == key
    assert parse_place(ToldPlace(address=written.replace(" ", "  "))).dwelling_text == key


@given(dwellings, dwellings)
def test_different_dwellings_never_share_a_key(
    one: tuple[str, tuple[int, str], str, str, str], other: tuple[str, tuple[int, str], str, str, str]
) -> None:
    keys = [
        parse_place(ToldPlace(address=f"{street} {number}{letter}, {floor}. {door}", postcode=postcode)).dwelling_text
        for street, (number, letter), floor, door, postcode in (one, other)
    ]
    assert (keys[0] == keys[1]) == (one == other)


@given(st.text(alphabet=string.ascii_lowercase + string.digits + " -/", min_size=1, max_size=6), st.data())
def test_different_door_fields_never_share_a_key(door: str, data: st.DataObject) -> None:
    other = data.draw(st.text(alphabet=string.digits + "ab ", min_size=1, max_size=6))
    told = ToldPlace(address="Ahornvej 14", postcode="2400", floor="1", door=door)
    keys = [parse_place(one).dwelling_text for one in (told, replace(told, door=other))]
    same = door.replace(" ", "-").strip("-") == other.replace(" ", "-").strip("-")
    if keys[0] is not None and keys[0] == keys[1] and not same:
        assert _figures(door) == _figures(other), "only leading zeros and punctuation may differ"


def _figures(door: str) -> list[str]:
    words = "".join(sign if sign.isalnum() else " " for sign in door).split()
    left = [word for word in words if word not in {"nr", "dør"}]
    return [word.lstrip("0") or "0" for word in left]
