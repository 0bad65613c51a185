from __future__ import annotations

import pytest

from app.api.caching import etag, if_match, if_match_text, tags_in
from app.kit.errors import PreconditionMissing, Stale


def test_a_version_goes_out_and_comes_back() -> None:
    assert if_match(etag(7)) == 7
    assert if_match_text(etag("0199a5f0")) == "0199a5f0"
    assert if_match(' "12" ') == 12


def test_a_change_without_a_version_is_told_to_send_one() -> None:
    with pytest.raises(PreconditionMissing):
        if_match(None)


@pytest.mark.parametrize("header", ["", "*", "7", 'W/"7"', '"7", "8"', '"x"', '""', '"²"', '"-1"', f'"{"9" * 40}"'])
def test_what_is_no_version_of_ours_is_stale(header: str) -> None:
    with pytest.raises(Stale):
        if_match(header)


@pytest.mark.parametrize(
    ("header", "tags"),
    [(None, ()), ('"7"', ("7",)), ('W/"7"', ("7",)), ('"6", "7.x"', ("6", "7.x")), ("7", ()), ("", ()), ('"', ())],
)
def test_if_none_match_names_what_the_caller_has(header: str | None, tags: tuple[str, ...]) -> None:
    assert tags_in(header) == tags
