"""What is kept in memory for pollers never outlives what it was written from: a change of any of it shows at once.

After each change the service that has everything in memory answers what one answers that has nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from app.access.callers import SYSTEM
from app.api.waiting_recent import Recent
from app.kit.columns import metadata
from app.kit.database import Database
from app.kit.key_file import add_sealing_key, look_again
from app.kit.sealed import Sealer
from app.privacy.reseal import reseal_all, sealed_tables
from tests.contract.test_polling import NOISE, log_rows, reads_of, wait_until_watching
from tests.door import open_door, wired
from tests.journey.town import Person, Town

OTHER = {"address": "Ahornvej 14, 3. tv", "postcode": "2400"}


@pytest.fixture
def sealer(turning_sealer: Sealer) -> Sealer:
    return turning_sealer


@pytest.fixture
def town(new_town: Town) -> Town:
    """The town with one case, which its owner, a colleague and the leader have in memory."""
    town = new_town
    town.portal.reports(NOISE)
    wait_until_watching(town)
    town.adviser.claims(town.adviser.queue()[0]["number"])
    for person in _people(town):
        _polls(person)
    return town


def _people(town: Town) -> tuple[Person, ...]:
    return town.adviser, town.second_adviser, town.caseworker, town.leader


def _polls(person: Person) -> tuple[list[Any], list[Any]]:
    """Return the items of the queue, whole and in part, twice each: from the database and from memory."""
    answers = [person.get(path).json()["items"] for path in 2 * ("/v1/queue", "/v1/queue?fields=urgency,stand_in,news")]
    assert answers[:2] == answers[2:]
    return answers[0], answers[1]


def _afresh(town: Town) -> list[tuple[list[Any], list[Any]]]:
    """Return what a service answers that has nothing in memory."""
    wiring = town.door.wiring
    database = Database(wiring.database.url, sealer=wiring.sealer, clock=town.clock)
    with open_door(wired(database, wiring.sealer, town.clock)) as door:
        return [_polls(Person(door=door, headers=person.headers)) for person in _people(town)]


def _number(town: Town) -> str:
    return str(town.leader.queue()[0]["number"])


def _corrects(town: Town, **what: Any) -> None:  # noqa: ANN401 a correction's fields
    body = {"reason": "Det var forkert.", **what}
    assert town.adviser.tries("corrections", _number(town), **body) in {200, 201}


def _consents(town: Town) -> None:
    until = (town.clock.at + timedelta(days=2)).isoformat()
    body = {"purpose": "coordination", "ground": "consent", "kind": "caseworker", "until": until}
    body["social_centre"] = str(town.city.north)
    assert town.adviser.post(f"/v1/cases/{_number(town)}/consents", body).status_code == 201


def _withdraws(town: Town) -> None:
    number = _number(town)
    (given,) = town.adviser.get(f"/v1/cases/{number}/consents").json()["items"]
    path = f"/v1/cases/{number}/consents/{given['id']}/withdraw"
    assert town.adviser.post(path, {}).status_code == 200


def _is_away(town: Town, **when: Any) -> None:  # noqa: ANN401 an absence's fields
    team = town.city.north_team
    town.enters("/v1/absences", {"responder": str(team.adviser), "substitute": str(team.second_adviser), **when})


def _acts(town: Town) -> Iterator[None]:
    """Change one thing after the other that somebody's queue depends on."""
    _corrects(town, urgency="soon")
    yield
    _corrects(town, place=OTHER)
    yield
    _corrects(town, resident={"name": "Karl Kaspersen"})
    yield
    _corrects(town, concerns=["worry", "neglect"])
    yield
    town.portal.reports("Der ligger affald i opgangen.", OTHER)
    yield
    town.adviser.case(_number(town))  # its owner has looked: what is new is new no more
    yield
    _consents(town)
    yield
    _withdraws(town)
    yield
    town.clock.at += timedelta(minutes=1)
    _consents(town)
    yield
    town.clock.at += timedelta(days=2)  # a consent ends by itself
    yield
    begins = town.clock.at + timedelta(minutes=30)
    _is_away(town, valid_from=begins.isoformat(), valid_to=(begins + timedelta(days=9)).isoformat())
    yield
    town.clock.at = begins  # an absence begins, and ends, by itself
    yield
    town.clock.at = begins + timedelta(days=9)
    yield
    assert town.leader.tries("release", _number(town), reason="Ny opgave.") == 200
    yield


def test_whatever_changes_shows_at_once(town: Town) -> None:
    before, differences = _afresh(town), 0
    assert before[0] == _polls(town.adviser)
    for _ in _acts(town):
        kept = [_polls(person) for person in _people(town)]
        assert kept == _afresh(town)
        differences += kept != before
        before = kept
    assert differences >= 11, "what was done was seen"


def test_the_same_again_is_answered_from_memory_and_entered_in_the_log_each_time(town: Town) -> None:
    first = town.adviser.get("/v1/queue")
    cursor = town.adviser.get("/v1/queue").json()["cursor"]
    town.adviser.tells(_number(town), kind="note", at=town.clock.at.isoformat(), note="Ringer i morgen.")
    told = [town.adviser.get(f"/v1/changes?after={cursor}").content for _ in range(2)]
    page = town.adviser.get("/v1/queue")
    seen, rows = reads_of(town), log_rows(town)
    assert town.adviser.get("/v1/queue").content == page.content != first.content
    assert [town.adviser.get(f"/v1/changes?after={cursor}").content for _ in range(2)] == told
    assert seen == [], "nobody asked the database"
    assert log_rows(town) == rows + 3, "and each look is in the log"
    assert town.second_adviser.get("/v1/queue").json()["items"] == [], "it is not another's"


def test_what_is_in_memory_is_for_who_may_ask_alone(town: Town) -> None:
    tag = {"If-None-Match": town.adviser.get("/v1/queue").headers["etag"]}
    assert town.adviser.get("/v1/queue", **tag).status_code == 304
    assert town.portal.get("/v1/queue", **tag).status_code == 403
    assert town.second_adviser.get("/v1/queue", **tag).status_code == 200
    assert town.adviser.get("/v1/queue?limit=0", **tag).status_code == 422
    assert town.adviser.get("/v1/changes?after=none").status_code == 422
    unknown = town.door.client.get("/v1/queue", headers=tag | {"Authorization": "Bearer ind_unknown"})
    assert unknown.status_code == 401


def test_what_was_told_is_told_again_until_there_is_more(town: Town) -> None:
    cursor = town.adviser.get("/v1/queue").json()["cursor"]
    number = _number(town)
    for note in ("Ringer i morgen.", "Har ringet."):
        town.adviser.tells(number, kind="note", at=town.clock.at.isoformat(), note=note)
        answers = [orjson.loads(town.adviser.get(f"/v1/changes?after={cursor}").content) for _ in range(2)]
        assert answers[0] == answers[1]
    assert [one["case"] and one["case"]["version"] for one in answers[1]["items"]] == [
        None,
        town.adviser.queue()[0]["version"],
    ]


def test_what_is_sealed_anew_under_another_key_reads_the_same(town: Town, keys_file: Path) -> None:
    before = [_polls(person) for person in _people(town)]
    add_sealing_key(keys_file)
    keys = look_again(keys_file)
    assert keys is not None
    database = Database(town.door.wiring.database.url, sealer=Sealer(keys), clock=town.clock)
    try:
        assert reseal_all(database, sealed_tables(metadata), caller=SYSTEM, seconds=60).finished
    finally:
        database.dispose()
    assert [_polls(person) for person in _people(town)] == before == _afresh(town)


def test_what_nobody_asks_for_is_forgotten() -> None:
    now = [0.0]
    recent: Recent[int, str] = Recent(most=3, seconds=10, clock=lambda: now[0])
    recent.put(1, "one")
    recent.put(2, "two")
    for _ in range(4):
        now[0] += 9
        assert recent.get(1) == "one", "it is of use"
    assert recent.get(2) is None
    now[0] += 21
    assert recent.get(1) is None, "nothing is left of what was kept before a pause"
    for key in range(20):
        recent.put(key, "x")
    assert sum(recent.get(key) is not None for key in range(20)) <= 6
