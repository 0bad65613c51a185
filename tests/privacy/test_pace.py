from __future__ import annotations

from app.privacy.pace import WANTED_SECONDS, Pace


def test_pieces_grow_while_they_are_quick_and_never_beyond_a_hundred() -> None:
    pace = Pace()
    sizes = []
    for _ in range(5):
        pace.took(0.01, many=pace.size)
        sizes.append(pace.size)
    assert sizes == [40, 80, 100, 100, 100]


def test_a_slow_piece_is_followed_by_one_that_fits() -> None:
    pace = Pace()
    pace.took(4 * WANTED_SECONDS, many=20)
    assert pace.size == 5
    pace.took(100.0, many=5)
    assert pace.size == 1, "something is always done"


def test_it_finds_its_way_back_when_the_machine_is_quick_again() -> None:
    pace = Pace()
    pace.took(100.0, many=20)
    for _ in range(10):
        pace.took(0.001 * pace.size, many=pace.size)
    assert pace.size == 100
