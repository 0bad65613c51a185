"""The small municipality holds together: what others' tests stand on."""

from __future__ import annotations

from app.access.callers import SYSTEM
from app.directory.current import current
from app.kit.codes import ResponderKind
from app.kit.database import Database
from tests.directory.city import small_city


def test_each_centre_has_reception_and_family_team(database: Database) -> None:
    city = database.write(small_city, caller=SYSTEM)
    directory = database.read(current, caller=SYSTEM)
    assert directory.entrance.id == city.entrance
    for centre, team in ((city.north, city.north_team), (city.south, city.south_team)):
        assert directory.reception_of(centre).id == team.reception
        assert directory.family_team_of(centre).id == team.family_team
        assert directory.covering(directory.centre(centre) or directory.entrance) is not None
    advisers = directory.responders_at(city.south, ResponderKind.HOUSING_ADVISER)
    assert {post.id for post in advisers} >= {city.north_team.adviser, city.south_team.adviser}
    assert [post.id for post in directory.advisers_of(city.department)] == [city.north_team.adviser]
