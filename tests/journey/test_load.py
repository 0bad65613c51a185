"""Where burdens gather: each department and each stairwell for every 100 dwellings, over time, and nothing of a few."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.access.callers import KeyGrant
from app.kit.codes import Role
from tests.journey.town import PLAIN, Person, Town

AUTUMN = "from=2026-10-01&to=2027-01-01"


def department(town: Town, name: str, *, dwellings: int | None, lines: tuple[str, ...] = ()) -> str:
    """Enter a department; each line is an address, with the letter of its stairwell before a slash where it has one."""
    entry = {"landlord": str(town.city.landlord), "name": name, "district": str(town.city.north_district)}
    entered = str(town.enters("/v1/housing-departments", entry | {"dwellings": dwellings})["id"])
    told = [line.rpartition("/") for line in lines]
    addresses = [
        {"address": address, "postcode": "2400", "stairwell": letter or None, "housing_department": entered}
        for letter, _, address in told
    ]
    if addresses:
        town.enters("/v1/addresses", {"addresses": addresses})
    return entered


def report(town: Town, within: str, address: str, **more: Any) -> None:  # noqa: ANN401 a report's fields
    place = {"housing_department": within, "address": address, "postcode": "2400"}
    town.portal.reports(PLAIN, place, concerns=["noise"], **more)


def load(person: Person, query: str = AUTUMN) -> dict[str | None, dict[str, Any]]:
    answer = person.get(f"/v1/statistics/load?{query}")
    assert answer.status_code == 200, answer.text
    return {one["name"]: one for one in answer.json()["items"]}


def by_month(found: dict[str, Any]) -> list[tuple[str, int | None, float | None]]:
    return [(one["month"], one["reports"], one["per_100_dwellings"]) for one in found["months"]]


def test_each_department_by_month_for_every_100_dwellings(town: Town) -> None:
    park, yard = department(town, "Birkeparken", dwellings=40), department(town, "Birkegården", dwellings=None)
    report(town, park, "Birkevej 1, 1. tv", referred_by_municipality="yes")
    report(town, park, "Birkevej 1, 1. tv")
    report(town, yard, "Birkevej 9, 1. tv")
    town.is_now("2026-12-02T10:00:00+01:00")
    report(town, park, "Birkevej 1, st. th")
    found = load(town.leader)
    assert list(found) == [None, "Birkegården", "Birkeparken"]
    assert by_month(found["Birkeparken"]) == [("2026-10", 0, 0.0), ("2026-11", 2, 5.0), ("2026-12", 1, 2.5)]
    there = found["Birkeparken"]
    assert (there["id"], there["reports"], there["per_100_dwellings"], there["referred"]) == (park, 3, 7.5, 1)
    assert (found["Birkegården"]["reports"], found["Birkegården"]["per_100_dwellings"]) == (1, None)
    assert (found[None]["reports"], found[None]["open"]) == (4, 4)
    assert {name: one["reports"] for name, one in load(town.south_leader).items()} == {None: 0}


def test_what_was_open_when_the_period_ended_is_told(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    (number,) = (one["number"] for one in town.adviser.queue())
    town.adviser.claims(number)
    assert [one["open"] for one in load(town.leader).values()] == [1, 1]
    town.is_now("2026-12-02T10:00:00+01:00")
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    assert [(one["reports"], one["open"]) for one in load(town.leader).values()] == [(1, 0)] * 2
    november = load(town.leader, "from=2026-11-01&to=2026-12-01").values()
    assert [(one["reports"], one["open"]) for one in november] == [(1, 1)] * 2


def test_the_stairwells_of_a_department(town: Town) -> None:
    park = department(
        town,
        "Birkeparken",
        dwellings=40,
        lines=(
            *("Birkevej 1, 1. tv", "Birkevej 1, 1. th", "Birkevej 1, 2. tv", "Birkevej 1, 2. th"),
            *("A/Birkevej 3, 1. tv", "B/Birkevej 3, 1. th"),
        ),
    )
    report(town, park, "Birkevej 1, 1. tv")
    report(town, park, "Birkevej 1")
    report(town, park, "Birkevej 3, 1. th")
    report(town, park, "Birkevej 3")
    found = load(town.leader, f"{AUTUMN}&housing_department={park}")
    counts = {name: (one["dwellings"], one["reports"], one["per_100_dwellings"]) for name, one in found.items()}
    assert counts == {
        None: (None, 4, None),
        "Birkevej 1": (4, 2, 50.0),
        "Birkevej 3 B": (1, 1, 100.0),
        "elsewhere": (None, 1, None),
    }
    assert {one["id"] for one in found.values()} == {None}
    sheet = town.leader.get(f"/v1/statistics/load?{AUTUMN}&housing_department={park}", Accept="text/csv")
    assert "Birkevej 1,4,2026-11,2,50.0," in sheet.content.decode("utf-8-sig")


def test_from_outside_nothing_of_a_few_is_shown(town: Town) -> None:
    many, few = department(town, "Birkeparken", dwellings=40), department(town, "Birkegården", dwellings=10)
    last = department(town, "Elleparken", dwellings=50)
    for number in range(7):
        report(town, many, f"Birkevej 1, {number}. tv")
        report(town, last, f"Ellevej 1, {number}. tv")
        report(town, last, f"Ellevej 3, {number}. tv")
    report(town, few, "Birkevej 9, 1. tv")
    analyst = town.person(KeyGrant(role=Role.ANALYST))
    town.clock.advance(timedelta(days=1))
    found = load(analyst)
    assert [one["reports"] for one in found.values()] == [22, None, None, 14]
    assert found["Elleparken"]["per_100_dwellings"] == 28.0
    assert {count for _, count, _ in by_month(found["Birkegården"])} == {None}


def test_what_is_the_family_teams_alone_is_not_counted(town: Town) -> None:
    park = department(town, "Birkeparken", dwellings=40)
    home = {"housing_department": park, "address": "Birkevej 1, 1. tv", "postcode": "2400"}
    town.portal.reports(PLAIN, home, concerns=["children_at_risk"])
    assert len(town.family_team.queue()) == 1
    assert [(one["reports"], one["open"]) for one in load(town.leader).values()] == [(0, 0)]
    town.portal.reports(PLAIN, home | {"address": "Birkevej 1, 1. th"}, concerns=["children_at_risk", "noise"])
    assert len(town.family_team.queue()) == 2
    there = load(town.leader)["Birkeparken"]
    assert (there["reports"], there["open"]) == (1, 1), "the housing case beside it, and once"


def test_a_department_that_nobody_knows_is_refused_by_name(town: Town) -> None:
    answer = town.leader.get(f"/v1/statistics/load?{AUTUMN}&housing_department={town.city.landlord}")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/query/housing_department")


def test_what_is_asked_twice_is_refused_by_name(town: Town) -> None:
    """The last one would win, and nobody could tell."""
    for path, name in (
        (f"/v1/statistics/load?{AUTUMN}&from=2026-11-01", "from"),
        ("/v1/queue?limit=5&limit=6", "limit"),
        (f"/v1/response-times?{AUTUMN}&group_by=month&group_by=month", "group_by"),
    ):
        who = town.adviser if "queue" in path else town.leader
        answer = who.get(path)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, f"/query/{name}"), path
