"""Packed answers are what they would be unpacked, and say nothing of one case by the length of another."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.packing import ITEMS, LEAST, as_sent, cut, packed, takes_packed

ITEM = b'{"number":"K7Q2-9XM4","place":{"address":"Ahornvej 14"},"resident":{"name":"Karl Kaspersen"}}'


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        *(
            ("gzip", True),
            ("gzip, deflate, br", True),
            ("br;q=1.0, GZIP;q=0.8", True),
            ("*", True),
            ("*;q=0, gzip", True),
        ),
        *(("", False), ("identity", False), ("gzip;q=0", False), ("gzip;q=0.000, *", False), ("*;q=0", False)),
        *(("gzip;q=much", False), ("x-gzip", False)),
    ],
)
def test_who_takes_what_is_packed(header: str, takes: bool) -> None:  # noqa: FBT001 a parameter
    assert takes_packed(header) is takes


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_it_is_one_gzip_member_that_any_client_opens(pieces: list[bytes]) -> None:
    assert gzip.decompress(packed(pieces)) == b"".join(pieces)


@given(st.lists(st.binary(max_size=60), min_size=1, max_size=9))
def test_an_answer_is_cut_between_its_items(items: list[bytes]) -> None:
    body = ITEMS + b",".join(items) + b'],"cursor":"x"}'
    pieces = cut(body, [len(one) for one in items])
    assert b"".join(pieces) == body
    assert [one[:-1] for one in pieces[1:-1]] == items


def test_a_guess_in_one_case_is_no_shorter_beside_the_case_that_it_guesses() -> None:
    secret, right, wrong = ITEM, ITEM.replace(b"K7Q2", b"ZZZZ"), bytes(reversed(ITEM)).replace(b"K7Q2", b"ZZZZ")
    alone = [len(packed([one])) for one in (right, wrong)]
    beside = [len(packed([secret, one])) for one in (right, wrong)]
    assert [two - one for one, two in zip(alone, beside, strict=True)] == [len(packed([secret])) - len(packed([]))] * 2
    leaks = [len(zlib.compress(secret + one)) - len(zlib.compress(one)) for one in (right, wrong)]
    assert leaks[0] != leaks[1], "packed together they would tell"


def test_what_is_short_goes_as_it_is_and_says_that_it_may_be_otherwise() -> None:
    headers = {"ETag": '"abc"'}
    short = ITEMS + ITEM + b"]}"
    assert as_sent(short, lengths=[len(ITEM)], headers=headers, packs=True) == (
        short,
        {"ETag": '"abc"', "Vary": "Accept-Encoding"},
    )
    long = ITEMS + b",".join([ITEM] * (LEAST // len(ITEM) + 1)) + b"]}"
    body, said = as_sent(long, lengths=[len(ITEM)] * (LEAST // len(ITEM) + 1), headers=headers, packs=True)
    assert gzip.decompress(body) == long
    assert said == {"ETag": '"abc-gz"', "Vary": "Accept-Encoding", "Content-Encoding": "gzip"}
    assert as_sent(long, lengths=[], headers=headers, packs=False)[0] == long
