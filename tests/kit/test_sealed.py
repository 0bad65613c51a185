from __future__ import annotations

import base64
import os
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.sealed import FINGERPRINT_BYTES, Keys, SealBroken, Sealer

ROW = UUID("0199a5f0-6f1e-7a10-8000-000000000001")
OTHER_ROW = UUID("0199a5f0-6f1e-7a10-8000-000000000002")
KEYS = Keys.generate()
SEALER = Sealer(KEYS)

any_text = st.text(st.characters(exclude_categories=()))
"""Lone surrogates too: what came in broken is kept as it came."""


def seal(text: str, sealer: Sealer = SEALER) -> bytes:
    return sealer.seal(text, table="reports", column="description", row=ROW)


def opened(sealed: bytes, sealer: Sealer = SEALER) -> str:
    return sealer.open(sealed, table="reports", column="description", row=ROW)


@given(any_text)
def test_what_is_sealed_opens_again(text: str) -> None:
    assert opened(seal(text)) == text


def test_a_lone_surrogate_opens_as_it_came() -> None:
    assert opened(seal("før \ud800 efter")) == "før \ud800 efter"


def test_what_is_sealed_cannot_be_read_nor_told_from_its_equal() -> None:
    assert b"Karla" not in seal("Karla " * 50)
    assert seal("Karla") != seal("Karla")


@pytest.mark.parametrize(
    ("table", "column", "row"),
    [
        ("cases", "description", ROW),
        ("reports", "reporter", ROW),
        ("reports", "description", OTHER_ROW),
        ("reports.description", "", ROW),
    ],
)
def test_a_field_does_not_open_elsewhere(table: str, column: str, row: UUID) -> None:
    with pytest.raises(SealBroken):
        SEALER.open(seal("Karla"), table=table, column=column, row=row)


@given(st.data())
def test_one_changed_bit_breaks_the_seal(data: st.DataObject) -> None:
    sealed = bytearray(seal("Karla"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        opened(bytes(sealed))


@given(st.binary(max_size=60))
def test_bytes_that_nobody_sealed_are_broken_and_nothing_worse(sealed: bytes) -> None:
    with pytest.raises(SealBroken):
        opened(sealed)
    with pytest.raises(SealBroken):
        opened(seal("")[:4] + sealed)  # a known key in front


@given(st.integers(0, 100))
def test_a_seal_that_was_cut_off_is_broken(length: int) -> None:
    sealed = seal("Karla " * 20)
    with pytest.raises(SealBroken):
        opened(sealed[:length])


def test_a_rotated_ring_opens_the_old_and_seals_with_the_new() -> None:
    old = seal("Karla")
    rotated = Sealer(Keys(sealing=(os.urandom(32), *KEYS.sealing), lookup=KEYS.lookup))
    assert opened(old, rotated) == "Karla"
    new = seal("Karla", rotated)
    assert opened(new, rotated) == "Karla"
    with pytest.raises(SealBroken):
        opened(new)


def test_a_key_that_left_the_ring_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        opened(seal("Karla"), Sealer(Keys(sealing=(os.urandom(32),), lookup=KEYS.lookup)))


@given(any_text)
def test_equal_texts_of_one_purpose_have_one_fingerprint(text: str) -> None:
    found = SEALER.fingerprint(text, purpose="phone")
    assert found == SEALER.fingerprint(text, purpose="phone")
    assert len(found) == FINGERPRINT_BYTES


@given(any_text, any_text)
def test_other_texts_purposes_and_keys_have_other_fingerprints(text: str, other: str) -> None:
    found = SEALER.fingerprint(text, purpose="phone")
    assert (found == SEALER.fingerprint(other, purpose="phone")) is (text == other)
    assert found != SEALER.fingerprint(text, purpose="mail")
    assert found != Sealer(Keys(sealing=KEYS.sealing, lookup=bytes(32))).fingerprint(text, purpose="phone")


def test_broken_text_has_a_fingerprint_of_its_own() -> None:
    prints = {SEALER.fingerprint(text, purpose="phone") for text in ("\ud800", "\udfff", "?", "\ufffd", "")}
    assert len(prints) == 5


def test_fingerprints_outlive_a_rotation_of_the_sealing_keys() -> None:
    rotated = Sealer(Keys(sealing=(os.urandom(32), *KEYS.sealing), lookup=KEYS.lookup))
    assert rotated.fingerprint("Karla", purpose="phone") == SEALER.fingerprint("Karla", purpose="phone")


def test_keys_survive_being_written_down() -> None:
    keys = Keys(sealing=(os.urandom(32), os.urandom(32)), lookup=os.urandom(32))
    sealing, lookup = keys.to_text()
    assert Keys.from_text(sealing=f" {sealing} ,", lookup=lookup) == keys


@pytest.mark.parametrize("sealing", ["", " , ", "æøå", base64.b64encode(bytes(31)).decode(), "****"])
def test_what_is_no_key_is_refused(sealing: str) -> None:
    lookup = base64.b64encode(bytes(32)).decode()
    with pytest.raises(ValueError):  # noqa: PT011 the kind of fault is all that is promised
        Keys.from_text(sealing=sealing, lookup=lookup)
    with pytest.raises(ValueError):  # noqa: PT011
        Keys.from_text(sealing=lookup, lookup=sealing)
