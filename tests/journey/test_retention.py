"""Who kept a home after support: table 17 of the 2008 study from what comes in by the interface, and who sees what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from urllib.parse import parse_qsl

import pytest

from app.access.callers import SYSTEM, KeyGrant
from app.api.statistics_support import retention_out
from app.courses.retention import Cohort, retained
from app.courses.stays import Since
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.response_time.period import Period
from tests.journey.town import PLAIN, Person, Town

LOOKED = datetime(2008, 5, 19, 9, 0, tzinfo=UTC)
OWN = {"housing_status": "1", "same_address": True}
ELSEWHERE = {"housing_status": "4", "same_address": False}
DECEASED = {"housing_status": "deceased"}
MOVED_OUT = {"housing_status": "moved_out"}
NONE = {"housing_status": "none"}

AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of table 17: those whose support began in a period; the study prints the first two shares."""

    first: str
    end: str
    persons: int
    kept: int
    died: int
    moved_out: int
    shares: tuple[int, int, int, int]


FIRST_MONTHS = Column(
    first="2007-01-01", end="2007-05-19", persons=223, kept=164, died=21, moved_out=12, shares=(74, 79, 81, 86)
)
VARIANTS = ("strict", "with_moved_out", "without_deceased", "without_deceased_and_moved_out")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(LOOKED)


@pytest.fixture
def town(new_town: Town) -> Town:
    return new_town


def shown(person: Person, query: str) -> dict[str, Any]:
    answer = person.get(f"/v1/statistics/retention?{query}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def retention(town: Town, query: str) -> dict[str, Any]:
    """Return what is counted at the north, before anything of it is held back."""
    told = dict(parse_qsl(query))
    cohort = Cohort(
        period=Period(first=date.fromisoformat(told["from"]), end=date.fromisoformat(told["to"])),
        since=Since(told.get("since", "start")),
        on=date.fromisoformat(told["on"]) if "on" in told else None,
        centres=frozenset({town.city.north}),
    )
    found = town.door.wiring.database.read(
        lambda tx: retention_out(retained(tx, cohort), cohort=cohort, now=tx.now), caller=SYSTEM
    )
    return found.model_dump(mode="json")


def percents(found: dict[str, Any], kept: str = "own_dwelling") -> tuple[int | None, ...]:
    by_variant = {one["variant"]: one["percent"] for one in found["items"] if one["kept"] == kept}
    return tuple(by_variant[one] for one in VARIANTS)


def stays(found: dict[str, Any]) -> dict[str, int | None]:
    return {one["code"]: one["persons"] for one in found["stays"] if one["persons"] != 0}


def cases(town: Town, residents: Sequence[str]) -> dict[str, str]:
    """Report each resident at a home of its own and return the number of the case of each."""
    homes = {f"Studievej {number}, 1. tv": name for number, name in zip(count(1), residents, strict=False)}
    for address, name in homes.items():
        place = {"housing_department": str(town.city.department), "address": address, "postcode": "2400"}
        town.adviser.reports(PLAIN, place, concerns=["noise"], resident={"name": name})
    found: dict[str, str] = {}
    page = "/v1/queue?limit=200"
    while page:
        answer = town.adviser.get(page).json()
        found |= {homes[one["place"]["address"]]: one["number"] for one in answer["items"]}
        page = answer["next_cursor"] and f"/v1/queue?limit=200&cursor={answer['next_cursor']}"
    return found


def tell_all(town: Town, told: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Tell many things, as a device does after a day without coverage."""
    for start in range(0, len(told), AT_ONCE):
        some = enumerate(told[start : start + AT_ONCE], start)
        actions = [{"idempotency_key": f"{path}-{key}", "path": path, "body": body} for key, (path, body) in some]
        answer = town.adviser.post("/v1/batches", {"actions": actions}).json()
        assert {one["status"] for one in answer["items"]} == {201}, answer


@pytest.mark.timeout(600)
@pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True)  # 223 people take their time; one database suffices
def test_the_figures_print_the_first_column_of_table_17(town: Town) -> None:
    """The other column differs in its numbers alone: tests/courses/test_stays.py."""
    column = FIRST_MONTHS
    moved_home = 60
    lives = [OWN] * (column.kept - moved_home) + [ELSEWHERE] * moved_home + [DECEASED] * column.died
    lives += [MOVED_OUT] * column.moved_out
    lives += [NONE] * (column.persons - len(lives))
    numbers = cases(town, [f"Beboer {number}" for number in range(len(lives))]).values()
    course = {"kind": "adviser_course", "starts_on": column.first}
    looked = {"kind": "followed_up", "at": LOOKED.isoformat()}
    tell_all(town, [(f"/v1/cases/{number}/courses", course) for number in numbers])
    every = zip(numbers, lives, strict=True)
    tell_all(town, [(f"/v1/cases/{number}/events", looked | how) for number, how in every])

    found = shown(town.leader, f"from={column.first}&to={column.end}&on=2008-05-19")
    assert (found["persons"], found["missing"], found["completeness"]) == (column.persons, 0, 1.0)
    assert stays(found) == {
        "same_address": column.kept - moved_home,
        "other_dwelling": moved_home,
        "deceased": column.died,
        "moved_out": column.moved_out,
        "no_dwelling": column.persons - column.kept - column.died - column.moved_out,
    }
    assert percents(found) == column.shares


def test_each_is_looked_at_a_year_after_support_began_or_ended(town: Town) -> None:
    numbers = cases(town, ["Anna", "Bo", "Carl"])
    for name, starts_on, ended_on in (("Anna", "2007-04-01", "2007-05-10"), ("Bo", "2007-06-30", "2008-02-01")):
        courses = f"/v1/cases/{numbers[name]}/courses"
        started = town.adviser.post(courses, {"kind": "cti", "starts_on": starts_on}).json()
        town.adviser.post(f"{courses}/{started['courses'][0]['id']}/end", {"on": ended_on})
    now = LOOKED.isoformat()
    town.adviser.tells(numbers["Anna"], kind="followed_up", at=now, **ELSEWHERE)
    begun = retention(town, "from=2007-01-01&to=2008-01-01")
    assert (begun["persons"], begun["missing"], begun["completeness"]) == (2, 0, 1.0)
    assert stays(begun) == {"other_dwelling": 1, "not_yet": 1}
    assert (percents(begun), percents(begun, "same_address")) == ((100,) * 4, (0,) * 4)
    ended = retention(town, "from=2007-01-01&to=2008-01-01&since=end")
    assert (ended["persons"], stays(ended)) == (1, {"other_dwelling": 1})
    town.clock.at = datetime(2008, 9, 1, 9, tzinfo=UTC)
    later = retention(town, "from=2007-01-01&to=2008-01-01")
    assert (stays(later), later["missing"], later["completeness"]) == ({"other_dwelling": 1, "unknown": 1}, 1, 0.5)
    assert percents(later) == (100,) * 4, "of those of whom it is known"


def test_one_person_with_several_courses_and_cases_counts_once(town: Town) -> None:
    first, second = cases(town, ["Anna"]), cases(town, ["Bo"])
    number = first["Anna"]
    for starts_on in ("2007-04-01", "2007-08-01"):
        assert town.adviser.tries("courses", number, kind="cti", starts_on=starts_on) == 201
    assert town.adviser.tries("courses", second["Bo"], kind="cti", starts_on="2007-05-01") == 201
    correction = {"resident": {"name": "Anna"}, "reason": "Det er hende."}
    assert town.adviser.tries("corrections", second["Bo"], **correction) in {200, 201}
    town.adviser.tells(second["Bo"], kind="followed_up", at=LOOKED.isoformat(), **OWN)
    found = retention(town, "from=2007-01-01&to=2008-01-01&on=2008-05-19")
    assert (found["persons"], stays(found)) == (1, {"same_address": 1})


def test_who_was_evicted_and_is_followed_up_by_nobody_has_not_kept_a_home(town: Town) -> None:
    numbers = cases(town, ["Anna", "Bo", "Carl", "Dorte"])
    for number in numbers.values():
        assert town.adviser.tries("courses", number, kind="cti", starts_on="2007-05-10") == 201
    now = LOOKED.isoformat()
    for name, outcome in (("Anna", "evicted"), ("Bo", "died"), ("Carl", "order_restored")):
        town.adviser.claims(numbers[name])
        town.adviser.closes(numbers[name], outcome=outcome, at=now, reason="Slut.")
    town.adviser.tells(numbers["Dorte"], kind="followed_up", at=now, **OWN)
    town.clock.at = datetime(2009, 5, 1, 9, tzinfo=UTC)
    found = retention(town, "from=2007-05-01&to=2007-06-01")
    assert stays(found) == {"same_address": 1, "no_dwelling": 1, "deceased": 1, "unknown": 1}
    assert percents(found) == (33, 33, 50, 50)
    much_later = retention(town, "from=2007-05-01&to=2007-06-01&on=2009-04-30")
    assert stays(much_later) == {"no_dwelling": 1, "deceased": 1, "unknown": 2}


def test_a_planned_follow_up_tells_the_same(town: Town) -> None:
    (number,) = cases(town, ["Anna"]).values()
    assert town.adviser.tries("courses", number, kind="cti", starts_on="2007-05-10") == 201
    planned = town.adviser.post(f"/v1/cases/{number}/follow-ups", {"on": "2008-05-20"}).json()["follow_ups"][0]["id"]
    path = f"/v1/cases/{number}/follow-ups/{planned}/done"
    refused = town.adviser.post(path, {"housing_status": "1"})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/same_address")
    done = town.adviser.post(path, {"note": "Hun bor der endnu.", **OWN})
    assert done.json()["timeline"][-1]["codes"] == {"follow_up": planned, **OWN}
    assert stays(retention(town, "from=2007-05-01&to=2007-06-01")) == {"same_address": 1}


def test_how_somebody_lives_belongs_to_a_follow_up(town: Town) -> None:
    (number,) = cases(town, ["Anna"]).values()
    told = {"kind": "note", "at": LOOKED.isoformat(), "note": "Set på gaden.", **OWN}
    refused = town.adviser.post(f"/v1/cases/{number}/events", told)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/housing_status")


def test_nobody_sees_anything_of_a_few_and_only_leaders_days_of_their_own(town: Town) -> None:
    analyst = town.person(KeyGrant(role=Role.ANALYST))
    numbers = cases(town, [f"Beboer {number}" for number in range(8)])
    for place, number in enumerate(numbers.values()):
        assert town.adviser.tries("courses", number, kind="cti", starts_on="2007-05-10") == 201
        town.adviser.tells(number, kind="followed_up", at=LOOKED.isoformat(), **(DECEASED if place == 0 else OWN))
    own = retention(town, "from=2007-01-01&to=2008-01-01")
    assert (stays(own), percents(own)) == ({"same_address": 7, "deceased": 1}, (88, 88, 100, 100))
    office = town.person(KeyGrant(role=Role.CENTRAL_OFFICE))
    for who in (analyst, office, town.leader):
        found = shown(who, "from=2007-01-01&to=2008-01-01")
        assert (found["persons"], found["suppressed"]) == (8, True)
        assert stays(found) == {"same_address": None, "deceased": None}, "never of a person"
        assert {one["persons"] for one in found["items"]} == {None}
    for query, pointer in (("to=2008-01-01&on=2008-05-19", "/query/on"), ("to=2007-05-11", "/query/to")):
        for who in (analyst, office):
            refused = who.get(f"/v1/statistics/retention?from=2007-01-01&{query}")
            assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, pointer)
    assert shown(town.leader, "from=2007-05-01&to=2007-05-11&on=2008-05-19")["persons"] == 8


def test_the_family_teams_and_other_centres_cases_are_not_counted(town: Town) -> None:
    (number,) = cases(town, ["Anna"]).values()
    assert town.adviser.tries("courses", number, kind="cti", starts_on="2007-05-10") == 201
    assert town.south_leader.get("/v1/statistics/retention?from=2007-01-01&to=2008-01-01").json()["persons"] == 0
    sheet = town.leader.get("/v1/statistics/retention?from=2007-01-01&to=2008-01-01", Accept="text/csv")
    assert sheet.content.decode("utf-8-sig").startswith("kept,variant,stay,counted,of,share,percent")
    lines = [one.split(",") for one in sheet.content.decode("utf-8-sig").splitlines()]
    told = shown(town.leader, "from=2007-01-01&to=2008-01-01")
    assert {one[2] for one in lines[1:]} == {"", *(stay["code"] for stay in told["stays"])}


def test_support_is_counted_where_it_began_wherever_the_case_went(town: Town) -> None:
    (number,) = cases(town, ["Anna"]).values()
    assert town.adviser.tries("courses", number, kind="cti", starts_on="2007-05-10") == 201
    town.adviser.claims(number)
    offered = town.adviser.offers(number, to={"responder": str(town.city.south_team.adviser)})["id"]
    town.clock.advance(timedelta(days=2))
    town.south_adviser.answers_offer(offered, "accept")
    assert retention(town, "from=2007-01-01&to=2008-01-01")["persons"] == 1
    for leader, persons in ((town.leader, 1), (town.south_leader, 0)):
        given = leader.get("/v1/statistics/support?from=2007-05-01&to=2007-06-01").json()["items"]
        assert given[0]["numbers"]["persons"] == persons
