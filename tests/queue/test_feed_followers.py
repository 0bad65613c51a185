"""Followers of a feed that several processes write see every change once, in order: a twentieth of the bench."""

from __future__ import annotations

import pytest

from bench.followers import prepared, run, wrong
from bench.stands import ground


@pytest.mark.timeout(300)
def test_ten_followers_see_each_of_250_changes_once_and_in_order() -> None:
    with ground("postgresql") as fresh:
        stand = fresh()
        parts = prepared(stand, changes=250, followers=10, processes=4)
        told = run(parts)
        assert len(told) == 10
        assert wrong(stand, parts[0], told) == []
        faulty = [list(reversed(told[0])), told[1][1:], [*told[2], told[2][0]], *told[3:]]
        assert len(set(wrong(stand, parts[0], faulty))) == 2, "a fault would be seen"
