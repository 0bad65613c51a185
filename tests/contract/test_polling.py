"""Following a queue costs little and misses nothing: tags, cursors, waits."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.access.tables import access_log
from app.kit.database import Tx
from tests.journey.town import PLAIN, Person, Town

NOISE = "Der er høj musik hver nat."


def flat(floor: int) -> dict[str, str]:
    return {"address": f"Ahornvej 14, {floor}. th", "postcode": "2400"}


def cursor_of(person: Person) -> str:
    return str(person.get("/v1/queue").json()["cursor"])


def changes(person: Person, after: str, **headers: str) -> dict[str, Any]:
    answer = person.get(f"/v1/changes?after={after}", **headers)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def told(answer: dict[str, Any]) -> list[tuple[str, str, bool]]:
    return [(one["number"], one["change"], one["case"] is not None) for one in answer["items"]]


def log_rows(town: Town) -> int:
    def count(tx: Tx) -> int:
        return int(tx.execute(sa.select(sa.func.count()).select_from(access_log)).scalar_one())

    return town.door.wiring.database.read(count, caller=SYSTEM)


def wait_until_watching(town: Town) -> None:
    watch = town.door.wiring.following.watch
    watch.begin()
    until = time.monotonic() + 10
    while not (watch.fresh and watch.stamp is not None):
        assert time.monotonic() < until
        time.sleep(0.01)


def reads_of(town: Town) -> list[str]:
    """Return a list that grows with every transaction of a caller's: the service's own are not its."""
    database, seen = town.door.wiring.database, list[str]()
    for name in ("read", "write"):
        original = getattr(database, name)

        def counted(work: Any, *, original: Any = original, **more: Any) -> Any:  # noqa: ANN401
            if more["caller"] is not SYSTEM:
                seen.append(threading.current_thread().name)
            return original(work, **more)

        setattr(database, name, counted)
    return seen


def test_a_poll_that_has_everything_touches_no_database(town: Town) -> None:
    town.portal.reports(NOISE, flat(1))
    first = town.adviser.get("/v1/queue")
    wait_until_watching(town)
    tag = first.headers["etag"]
    assert town.adviser.get("/v1/queue", **{"If-None-Match": tag}).status_code == 304
    seen = reads_of(town)
    before = log_rows(town)
    for header in (tag, f"W/{tag}", f'"something", {tag}'):
        again = town.adviser.get("/v1/queue", **{"If-None-Match": header})
        assert (again.status_code, again.headers["etag"], again.content) == (304, tag, b"")
    assert seen == []
    assert log_rows(town) == before, "what is not shown is not logged as shown"


def test_the_tag_is_another_as_soon_as_the_answer_is(town: Town) -> None:
    town.portal.reports(NOISE, flat(1))
    wait_until_watching(town)

    def is_new(person: Person, tag: str) -> str:
        answer = person.get("/v1/queue", **{"If-None-Match": tag})
        assert answer.status_code == 200, "the answer changed"
        assert answer.headers["etag"] != tag
        same = person.get("/v1/queue", **{"If-None-Match": answer.headers["etag"]})
        assert same.status_code == 304
        return str(answer.headers["etag"])

    tag = is_new(town.adviser, '"none"')
    number = town.adviser.queue()[0]["number"]
    town.portal.reports(NOISE, flat(2))
    tag = is_new(town.adviser, tag)
    town.adviser.claims(number)
    tag = is_new(town.adviser, tag)
    adviser = town.administrator.get(f"/v1/responders/{town.city.north_team.adviser}")
    body = {key: value for key, value in adviser.json().items() if key in _ENTRY} | {"name": "Anna Nygift"}
    put = town.door.client.put(
        f"/v1/responders/{town.city.north_team.adviser}",
        json=body,
        headers=town.administrator.headers | {"If-Match": adviser.headers["etag"]},
    )
    assert put.status_code == 200, put.text
    is_new(town.adviser, tag)


_ENTRY = {"kind", "shares", "team", "unit", "held", "name", "phone", "email", "substitute"}


def test_an_absence_that_begins_by_itself_changes_the_tag_and_ends_the_cursor(town: Town) -> None:
    """Off duty, what nobody has taken yet is not shown; no row is written at that instant."""
    town.neighbours.reports(PLAIN, {"address": "Ukendt Allé 3, 1. tv", "postcode": "2400"}, concerns=["worry"])
    begins = town.clock.at + timedelta(minutes=30)
    second = str(town.city.north_team.second_adviser)
    town.enters("/v1/absences", {"responder": second, "valid_from": begins.isoformat()})
    wait_until_watching(town)
    answer = town.second_adviser.get("/v1/queue")
    tag, cursor = answer.headers["etag"], answer.json()["cursor"]
    assert town.second_adviser.get("/v1/queue", **{"If-None-Match": tag}).status_code == 304
    town.clock.at = begins
    assert town.second_adviser.get("/v1/queue", **{"If-None-Match": tag}).status_code == 200
    assert town.second_adviser.get(f"/v1/changes?after={cursor}").status_code == 410


def test_what_concerns_others_changes_no_tag_and_is_not_told(town: Town) -> None:
    """Another centre's work and another adviser's: the same tag, and not one item."""
    town.portal.reports(NOISE, flat(1))
    mine = town.adviser.get("/v1/queue")
    number = mine.json()["items"][0]["number"]
    town.adviser.claims(number)
    mine = town.second_adviser.get("/v1/queue")
    town.adviser.tells(number, kind="note", at=town.clock.at.isoformat(), note="Ringer i morgen.")
    same = town.second_adviser.get("/v1/queue", **{"If-None-Match": mine.headers["etag"]})
    assert same.status_code == 304
    assert told(changes(town.second_adviser, mine.json()["cursor"])) == []


def test_who_saw_a_case_learns_that_it_left_and_no_more(town: Town) -> None:
    acute = {"eviction": {"stage": "visit_scheduled", "at": "2026-11-20T09:00:00+01:00"}, "children_in_household": "no"}
    cursors = {person: cursor_of(getattr(town, person)) for person in ("adviser", "second_adviser", "leader")}
    town.portal.reports(PLAIN, flat(1), **acute)
    (number,) = [one["number"] for one in town.second_adviser.queue()]
    for person in ("second_adviser", "leader"):
        assert told(changes(getattr(town, person), cursors[person])) == [(number, "entered", True)]
    before = cursor_of(town.second_adviser)
    town.adviser.claims(number)
    assert told(changes(town.second_adviser, before)) == [(number, "left", False)]
    assert told(changes(town.second_adviser, cursors["second_adviser"])) == [
        (number, "entered", False),
        (number, "left", False),
    ]
    assert told(changes(town.leader, cursors["leader"])) == [(number, "entered", False), (number, "changed", True)]
    assert told(changes(town.adviser, cursors["adviser"]))[-1] == (number, "changed", True)


def test_the_family_teams_case_is_told_to_that_team_alone(town: Town) -> None:
    people = ("adviser", "leader", "family_team", "caseworker")
    cursors = {person: cursor_of(getattr(town, person)) for person in people}
    town.portal.reports(PLAIN, flat(1), concerns=["children_at_risk"])
    (family,) = [one["number"] for one in town.family_team.queue()]
    for person in people:
        numbers = {one["number"] for one in changes(getattr(town, person), cursors[person])["items"]}
        assert (family in numbers) is (person == "family_team"), person


def test_the_changes_come_in_pages_as_they_happened(town: Town) -> None:
    cursor, in_order = cursor_of(town.leader), list[str]()
    for floor in (1, 2, 3):
        town.portal.reports(NOISE, flat(floor))
        in_order += [one["number"] for one in town.leader.queue() if one["number"] not in in_order]
    seen, more = [], True
    while more:
        answer = town.leader.get(f"/v1/changes?after={cursor}&limit=1").json()
        seen += told(answer)
        cursor, more = answer["cursor"], answer["more"]
    assert seen == [(number, "entered", True) for number in in_order]
    assert changes(town.leader, cursor) == {"items": [], "cursor": cursor, "more": False}


@pytest.mark.parametrize("cursor", ["", "x", "????", "A" * 60, "Zm9yZWlnbg"])
def test_what_is_no_cursor_is_refused(town: Town, cursor: str) -> None:
    assert town.adviser.get(f"/v1/changes?after={cursor}").status_code == 422
    assert town.adviser.get("/v1/changes").status_code == 422


def test_anothers_cursor_is_none(town: Town) -> None:
    for other in (town.second_adviser, town.leader):
        assert town.adviser.get(f"/v1/changes?after={cursor_of(other)}").status_code == 422
    own = cursor_of(town.adviser)
    changed = own[:-2] + ("AA" if own[-2:] != "AA" else "BB")
    assert town.adviser.get(f"/v1/changes?after={changed}").status_code == 422


def test_a_consent_that_begins_or_ends_makes_the_queue_be_read_anew(town: Town) -> None:
    town.portal.reports(NOISE, flat(1))
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    wait_until_watching(town)
    cursor = cursor_of(town.caseworker)
    body = {
        "purpose": "coordination",
        "ground": "consent",
        "kind": "caseworker",
        "social_centre": str(town.city.north),
        "until": (town.clock.at + timedelta(days=2)).isoformat(),
    }
    assert town.adviser.post(f"/v1/cases/{number}/consents", body).status_code == 201
    assert town.caseworker.get(f"/v1/changes?after={cursor}").status_code == 410
    answer = town.caseworker.get("/v1/queue")
    assert [one["number"] for one in answer.json()["items"]] == [number]
    town.adviser.tells(number, kind="note", at=town.clock.at.isoformat(), note="Ringer i morgen.")
    assert told(changes(town.caseworker, answer.json()["cursor"])) == [(number, "changed", True)]
    tag = town.caseworker.get("/v1/queue").headers["etag"]
    town.clock.at += timedelta(days=2)
    assert town.caseworker.get("/v1/queue", **{"If-None-Match": tag}).status_code == 200
    assert town.caseworker.get(f"/v1/changes?after={answer.json()['cursor']}").status_code == 410


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Anna Nygift"},
        {"shares": "0.5"},
        {"substitute": True},
        {"held": False, "name": None},
        {"absence": True},
    ],
    ids=["name", "share", "substitute", "vacant", "absence"],
)
def test_whoever_follows_hears_that_an_owner_is_another_to_look_at(town: Town, other: dict[str, Any]) -> None:
    """No row tells it, so the queue is read anew: whoever went on would show a name or a stand-in of yesterday."""
    town.portal.reports(NOISE, flat(1))
    wait_until_watching(town)
    people = (town.leader, town.adviser)
    before = [person.get("/v1/queue").json() for person in people]
    _change_adviser(town, other)
    after = [person.get("/v1/queue").json()["items"] for person in people]
    for person, known, fresh in zip(people, before, after, strict=True):
        told = person.get(f"/v1/changes?after={known['cursor']}")
        assert told.status_code == 410 or fresh == known["items"]
    assert (after[0] != before[0]["items"]) is (not {"shares", "substitute"} & other.keys())
    again = cursor_of(town.leader)
    town.enters("/v1/housing-departments", {"landlord": str(town.city.landlord), "name": "Ny afdeling"})
    assert changes(town.leader, again)["items"] == [], "what no queue shows sends nobody back"


def _change_adviser(town: Town, other: dict[str, Any]) -> None:
    team, client = town.city.north_team, town.door.client
    if "absence" in other:
        town.enters("/v1/absences", {"responder": str(team.adviser), "substitute": str(team.second_adviser)})
        return
    known = town.administrator.get(f"/v1/responders/{team.adviser}")
    body = {key: value for key, value in known.json().items() if key in _ENTRY}
    if "shares" in other:
        other = {"shares": [body["shares"][0] | {"posts": other["shares"]}]}
    if "substitute" in other:
        other = {"substitute": str(team.second_adviser)}
    headers = town.administrator.headers | {"If-Match": known.headers["etag"]}
    put = client.put(f"/v1/responders/{team.adviser}", json=body | other, headers=headers)
    assert put.status_code == 200, put.text


def test_a_wait_ends_with_the_first_news(town: Town) -> None:
    town.portal.reports(NOISE, flat(1))
    cursor = cursor_of(town.adviser)
    wait_until_watching(town)
    with ThreadPoolExecutor(2) as pool:
        waiting = [
            pool.submit(_waited, town.adviser, cursor, 20),
            pool.submit(_waited, town.leader, cursor_of(town.leader), 20),
        ]
        until_waiting(town, 2)
        seen, before = reads_of(town), log_rows(town)
        town.portal.reports(NOISE, flat(2))
        answers = [one.result(15) for one in waiting]
    for seconds, applied, answer in answers:
        assert seconds < 10
        assert applied == "wait=20"
        assert [(change, shown) for _, change, shown in told(answer)] == [("entered", True)]
    assert len(seen) == 1, "the report alone: nobody who waits asks the database"
    assert log_rows(town) == before + 2, "each of them was shown a case"


def test_a_wait_passes_over_what_concerns_others_and_ends_with_its_time(town: Town) -> None:
    town.portal.reports(NOISE, flat(1))
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    wait_until_watching(town)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(_waited, town.second_adviser, cursor_of(town.second_adviser), 2)
        until_waiting(town, 1)
        town.adviser.tells(number, kind="note", at=town.clock.at.isoformat(), note="Ringer i morgen.")
        seconds, applied, answer = waiting.result(15)
    assert 1.5 < seconds < 10
    assert applied == "wait=2"
    assert answer["items"] == []
    assert changes(town.second_adviser, answer["cursor"])["items"] == []
    assert len(town.door.wiring.following.waiting) == 0


def test_what_is_there_is_told_without_a_wait(town: Town) -> None:
    cursor = cursor_of(town.adviser)
    town.portal.reports(NOISE, flat(1))
    seconds, _, answer = _waited(town.adviser, cursor, 20)
    assert seconds < 10
    assert len(answer["items"]) == 1


def test_a_wait_ends_where_the_feed_cannot_go_on(town: Town) -> None:
    town.portal.reports(NOISE, flat(1))
    wait_until_watching(town)
    cursor = cursor_of(town.second_adviser)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(town.second_adviser.get, f"/v1/changes?after={cursor}", Prefer="wait=20")
        until_waiting(town, 1)
        town.enters("/v1/absences", {"responder": str(town.city.north_team.second_adviser)})
        assert waiting.result(10).status_code == 410


def test_a_wait_is_not_answered_under_a_key_that_was_revoked(town: Town) -> None:
    wait_until_watching(town)
    keys = {one["id"] for one in town.administrator.get("/v1/keys").json()["items"]}
    cursor = cursor_of(town.adviser)
    (mine,) = (one["id"] for one in town.administrator.get("/v1/keys").json()["items"] if one["id"] not in keys)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(town.adviser.get, f"/v1/changes?after={cursor}", Prefer="wait=20")
        until_waiting(town, 1)
        assert town.door.client.delete(f"/v1/keys/{mine}", headers=town.administrator.headers).status_code == 204
        time.sleep(1.1)
        town.portal.reports(NOISE, flat(1))
        assert waiting.result(10).status_code == 401


def test_waits_end_with_the_service(town: Town) -> None:
    cursor = cursor_of(town.adviser)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(_waited, town.adviser, cursor, 50)
        until_waiting(town, 1)
        town.door.wiring.following.end_waits()
        seconds, _, answer = waiting.result(10)
    assert seconds < 10
    assert answer["items"] == []


@pytest.mark.parametrize("preference", ["wait", "wait=soon", "wait=-1", "wait=0", "respond-async", "wait=9999999999"])
def test_a_preference_that_cannot_be_met_is_passed_over(town: Town, preference: str) -> None:
    answer = town.adviser.get(f"/v1/changes?after={cursor_of(town.adviser)}", Prefer=preference)
    assert answer.status_code == 200
    assert "preference-applied" not in answer.headers


def test_only_the_fields_that_were_asked_for_are_told(town: Town) -> None:
    cursor = cursor_of(town.adviser)
    town.portal.reports(NOISE, flat(1))
    (item,) = town.adviser.get("/v1/queue?fields=urgency,state").json()["items"]
    assert set(item) == {"number", "urgency", "state"}
    (change,) = town.adviser.get(f"/v1/changes?after={cursor}&fields=owner").json()["items"]
    assert set(change["case"]) == {"number", "owner"}
    assert town.adviser.get("/v1/queue?fields=secret").status_code == 422


def test_whoever_takes_it_packed_gets_the_same_with_a_tag_of_its_own(town: Town) -> None:
    for floor in (1, 2, 3):
        cursor = cursor_of(town.adviser)
        town.portal.reports(NOISE, flat(floor))
    wait_until_watching(town)
    answers = {}
    for how in ("gzip", "identity"):
        answer = town.adviser.get("/v1/queue", **{"Accept-Encoding": how})
        again = town.adviser.get("/v1/queue", **{"Accept-Encoding": how})
        assert (again.content, again.headers["etag"]) == (answer.content, answer.headers["etag"])
        assert answer.headers["vary"] == "Accept-Encoding"
        same = town.adviser.get("/v1/queue", **{"Accept-Encoding": how, "If-None-Match": answer.headers["etag"]})
        assert (same.status_code, same.headers["etag"]) == (304, answer.headers["etag"])
        assert same.headers["vary"] == "Accept-Encoding"
        answers[how] = answer
    assert answers["gzip"].headers["content-encoding"] == "gzip"
    assert "content-encoding" not in answers["identity"].headers
    assert answers["gzip"].json()["items"] == answers["identity"].json()["items"]
    assert int(answers["gzip"].headers["content-length"]) < int(answers["identity"].headers["content-length"])
    assert answers["gzip"].headers["etag"] != answers["identity"].headers["etag"]
    told = town.adviser.get(f"/v1/changes?after={cursor}", **{"Accept-Encoding": "gzip"})
    assert told.headers["vary"] == "Accept-Encoding"
    assert told.json() == town.adviser.get(f"/v1/changes?after={cursor}", **{"Accept-Encoding": "identity"}).json()


def _waited(person: Person, cursor: str, seconds: int) -> tuple[float, str | None, dict[str, Any]]:
    begun = time.monotonic()
    answer = person.get(f"/v1/changes?after={cursor}", Prefer=f"wait={seconds}")
    assert answer.status_code == 200, answer.text
    return time.monotonic() - begun, answer.headers.get("preference-applied"), answer.json()


def until_waiting(town: Town, many: int) -> None:
    until = time.monotonic() + 10
    while len(town.door.wiring.following.waiting) < many:
        assert time.monotonic() < until, "nobody waits"
        time.sleep(0.01)
