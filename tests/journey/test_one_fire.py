"""Many who tell of one fire tell of one fire."""

from __future__ import annotations

from datetime import timedelta

from tests.journey.letters import delivered
from tests.journey.town import PLAIN, Town


def _fire(town: Town) -> str:
    """Let three neighbours tell of a fire, an hour apart; return how urgent the one case is after that."""
    for _ in range(3):
        town.portal.reports(PLAIN, concerns=["damage"])
        town.clock.advance(timedelta(hours=1))
    (item,) = town.leader.queue()
    return str(item["urgency"])


def test_three_neighbours_of_one_fire_are_no_third_fire(town: Town) -> None:
    assert _fire(town) != "acute"
    assert not any("Alarm" in one.subject for one in delivered(town))


def test_the_third_fire_is_acute_however_many_tell_of_each(town: Town) -> None:
    urgencies = []
    for _ in range(3):
        urgencies.append(_fire(town))
        town.clock.advance(timedelta(days=20))
    assert [one == "acute" for one in urgencies] == [False, False, True]
    assert any("Alarm" in one.subject for one in delivered(town))
