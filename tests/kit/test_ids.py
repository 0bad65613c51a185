from __future__ import annotations

import itertools
import re
import time
from uuid import RFC_4122

from hypothesis import given
from hypothesis import strategies as st

from app.kit.ids import ALPHABET, new_id, new_reference, read_reference


def test_ids_are_version_7_of_the_rfc_and_carry_the_present_millisecond() -> None:
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000
    assert (made.version, made.variant) == (7, RFC_4122)
    assert before <= made.int >> 80 <= after


def test_ids_stand_in_the_order_of_the_milliseconds_they_were_made_in() -> None:
    made = []
    for _ in range(3):
        made.append(new_id())
        now = time.time_ns() // 1_000_000
        while time.time_ns() // 1_000_000 == now:
            pass
    assert made == sorted(made)
    assert [one.bytes for one in made] == sorted(one.bytes for one in made)


def test_ids_of_one_millisecond_differ() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_every_part_of_an_id_that_is_drawn_varies() -> None:
    made = [new_id().int for _ in range(500)]
    ever, always = 0, ~0
    for one in made:
        ever, always = ever | one, always & one
    drawn = (0xFFF << 64) | ((1 << 62) - 1)
    assert ever & drawn == drawn
    assert always & drawn == 0


def written(value: int) -> str:
    """A reference as anybody can work it out by hand: seven digits to the base of 32, and the rest by 37."""
    digits = [value // 32**place % 32 for place in (6, 5, 4, 3, 2, 1, 0)]
    symbols = "".join(ALPHABET[digit] for digit in (*digits, value % 37))
    return f"{symbols[:4]}-{symbols[4:]}"


references = st.integers(0, 32**7 - 1).filter(lambda value: value % 37 < 32).map(written)


def test_references_are_four_and_four_of_the_alphabet() -> None:
    for _ in range(2_000):
        made = new_reference()
        assert re.fullmatch(rf"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", made)
        assert read_reference(made) == made


def test_references_hardly_ever_meet() -> None:
    assert len({new_reference() for _ in range(2_000)}) > 1_990


@given(references)
def test_a_reference_is_read_as_it_is_written(reference: str) -> None:
    assert read_reference(reference) == reference


@given(references, st.data())
def test_a_reference_is_read_however_it_was_heard(reference: str, data: st.DataObject) -> None:
    heard = reference.replace("-", data.draw(st.sampled_from(["", "-", " ", " - "])))
    for meant, alike in (("0", "0Oo"), ("1", "1IiLl")):
        heard = "".join(data.draw(st.sampled_from(alike)) if symbol == meant else symbol for symbol in heard)
    heard = "".join(data.draw(st.sampled_from([symbol, symbol.lower()])) for symbol in heard)
    assert read_reference(heard) == reference


@given(references)
def test_one_wrong_symbol_is_always_noticed(reference: str) -> None:
    symbols = reference.replace("-", "")
    for place, wrong in itertools.product(range(len(symbols)), ALPHABET):
        if wrong != symbols[place]:
            assert read_reference(symbols[:place] + wrong + symbols[place + 1 :]) is None


@given(references)
def test_two_neighbours_swapped_are_always_noticed(reference: str) -> None:
    symbols = reference.replace("-", "")
    for place in range(len(symbols) - 1):
        one, other = symbols[place], symbols[place + 1]
        if one != other:
            assert read_reference(symbols[:place] + other + one + symbols[place + 2 :]) is None


@given(st.text())
def test_whatever_else_is_said_is_no_reference_or_a_whole_one(heard: str) -> None:
    read = read_reference(heard)
    assert read is None or read_reference(read) == read


def test_too_short_too_long_and_foreign_symbols_are_no_reference() -> None:
    reference = new_reference()
    for heard in (
        "",
        reference[:-1],
        reference + "0",
        reference[:-1] + "U",
        reference[:-1] + "٣",
    ):
        assert read_reference(heard) is None
