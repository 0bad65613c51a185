"""A day without coverage, told when coverage returns: each action once, by the right clock, whatever else happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
import sqlalchemy as sa
from httpx2 import Response

from app.access.callers import SYSTEM
from app.queue.device_actions import forget_actions
from app.queue.tables import device_actions
from tests.journey.letters import instant
from tests.journey.town import PLAIN, Person, Town


def _flat(door: str) -> dict[str, str]:
    return {"address": f"Ahornvej 14, {door}", "postcode": "2400"}


def _cases(town: Town, count: int) -> list[str]:
    """Let the adviser own some cases, each of a dwelling of its own."""
    for door in ("1. tv", "1. th", "2. tv", "2. th", "3. tv", "3. th")[:count]:
        town.portal.reports(PLAIN, _flat(door), concerns=["noise"])
    return [str(one["number"]) for one in town.adviser.queue()]


def _action(key: str, number: str, act: str, at: datetime, **body: Any) -> dict[str, Any]:  # noqa: ANN401 an act's fields
    return {
        "idempotency_key": key,
        "path": f"/v1/cases/{number}/{act}",
        "body": {"at": at.isoformat(), **body},
    }


def _sends(person: Person, actions: list[dict[str, Any]], **headers: str) -> Response:
    return person.post("/v1/batches", {"actions": actions}, **headers)


def _done(answer: Response) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _kinds(town: Town, number: str) -> list[str]:
    return [one["kind"] for one in town.leader.case(number)["timeline"]]


def test_a_day_is_told_in_its_order_and_answered_one_by_one(town: Town) -> None:
    (number,) = _cases(town, 1)
    morning = town.clock.now()
    town.clock.advance(timedelta(hours=5))
    actions = [
        _action("1", number, "claim", morning + timedelta(minutes=10)),
        _action("2", number, "events", morning + timedelta(hours=1), kind="contact_attempted", **{"with": "resident"}),
        _action("3", number, "events", morning + timedelta(hours=2), kind="contacted", **{"with": "resident"}),
        _action("4", number, "close", morning + timedelta(hours=3), outcome="order_restored", reason="Ro."),
    ]
    day = _done(_sends(town.adviser, actions))
    assert [one["status"] for one in day["items"]] == [200, 201, 201, 200]
    assert day["items"][-1]["body"]["state"] == "closed"
    assert day["clock"]["corrected"] is False
    told = [one for one in town.leader.case(number)["timeline"] if one["kind"] != "owner_chosen"]
    assert [one["kind"] for one in told] == ["opened", "claimed", "contact_attempted", "contacted", "closed"]
    assert [instant(one["at"]) - morning for one in told[1:]] == [
        timedelta(minutes=10),
        timedelta(hours=1),
        timedelta(hours=2),
        timedelta(hours=3),
    ]


def test_the_whole_day_may_be_told_again(town: Town) -> None:
    (number,) = _cases(town, 1)
    town.clock.advance(timedelta(hours=2))
    actions = [
        _action("1", number, "claim", town.clock.now() - timedelta(hours=1)),
        _action("2", number, "events", town.clock.now(), kind="note", note="Set ham."),
    ]
    key = {"Idempotency-Key": "day-7"}
    first = _done(_sends(town.adviser, actions, **key))
    town.clock.advance(timedelta(minutes=3))
    again = _done(_sends(town.adviser, actions, **key))
    assert [one["replayed"] for one in first["items"]] == [False, False]
    assert [one["replayed"] for one in again["items"]] == [True, True]
    assert [one["status"] for one in again["items"]] == [200, 201]
    assert _kinds(town, number).count("note") == 1
    other = _sends(town.adviser, actions[:1], **key)
    assert (other.status_code, other.json()["type"]) == (422, "urn:indgang:problem:reused-key")


@pytest.mark.parametrize("minutes", [-7, 7])
@pytest.mark.parametrize("by_header", [True, False])
def test_a_wrong_clock_is_noticed_and_the_same_once_more(town: Town, minutes: int, by_header: bool) -> None:  # noqa: FBT001 pytest hands it in
    (number,) = _cases(town, 1)
    town.adviser.claims(number)
    town.clock.advance(timedelta(hours=3))
    wrong = timedelta(minutes=minutes)
    true_at = town.clock.now() - timedelta(hours=1)
    actions = [_action("1", number, "events", true_at + wrong, kind="contacted", **{"with": "resident"})]

    def send() -> dict[str, Any]:
        shown = town.clock.now() + wrong
        if by_header:
            return _done(_sends(town.adviser, actions, Date=format_datetime(shown, usegmt=True)))
        return _done(town.adviser.post("/v1/batches", {"sent_at": shown.isoformat(), "actions": actions}))

    day = send()
    assert (day["clock"]["corrected"], day["clock"]["offset_seconds"]) == (True, -minutes * 60)
    (item,) = day["items"]
    assert (instant(item["at_as_told"]), instant(item["at"])) == (true_at + wrong, true_at)
    town.clock.advance(timedelta(seconds=2, milliseconds=700))  # a repeat never comes after a whole number of seconds
    assert send()["items"][0]["replayed"]
    last = town.leader.case(number)["timeline"][-1]
    assert (last["kind"], instant(last["at"])) == ("contacted", true_at)
    database = town.door.wiring.database
    (kept,) = database.write(lambda tx: tx.execute(sa.select(device_actions)).all(), caller=SYSTEM)
    assert (kept.told_at, kept.kept_at, kept.status) == (true_at + wrong, true_at, 201)


def test_what_the_world_has_moved_on_from_is_said_with_how_it_stands_and_the_rest_goes_on(town: Town) -> None:
    first, second, third = _cases(town, 3)
    for number in (first, second, third):
        town.adviser.claims(number)
    seen = town.adviser.get(f"/v1/cases/{third}").headers["etag"]
    town.clock.advance(timedelta(hours=1))
    at = town.clock.now()
    assert town.leader.tries("close", first, outcome="order_restored", reason="Lederen ringede.") == 200
    offered = town.adviser.offers(second, to={"responder": str(town.city.north_team.second_adviser)})
    town.second_adviser.answers_offer(offered["id"], "accept")
    town.leader.tells(third, kind="note", at=at.isoformat(), note="Husk hunden.")
    town.clock.advance(timedelta(hours=1))
    actions = [
        _action("1", first, "close", at, outcome="help_declined", reason="Takkede nej."),
        _action("2", second, "events", at, kind="contacted", **{"with": "resident"}),
        _action("3", third, "events", at, kind="note", note="Set.") | {"if_match": seen},
        _action("4", third, "events", at, kind="contacted", **{"with": "resident"}),
        _action("5", "K7Q2-9XM5", "claim", at),
        {"idempotency_key": "6", "path": f"/v1/cases/{third}/events", "body": {"kind": "dance", "at": "i går"}},
    ]
    closed, given, stale, told, nothing, nonsense = _done(_sends(town.adviser, actions))["items"]
    assert (closed["status"], closed["current"]["state"]) == (409, "closed")
    assert (given["status"], given["current"], given["body"]["status"]) == (409, None, 409)
    assert (stale["status"], stale["current"]["timeline"][-1]["note"]) == (412, "Husk hunden.")
    assert (told["status"], told["body"]["timeline"][-1]["kind"]) == (201, "contacted")
    assert (nothing["status"], nonsense["status"]) == (404, 422)
    assert "contacted" not in _kinds(town, second)


def test_each_action_is_answered_as_its_own_route_would(town: Town) -> None:
    (number,) = _cases(town, 1)
    at = town.clock.now()
    for person in (town.south_adviser, town.south_leader):
        (item,) = _done(_sends(person, [_action("1", number, "events", at, kind="note", note="x")]))["items"]
        assert item["status"] == 404
    (item,) = _done(_sends(town.cleaner, [_action("1", number, "claim", at)]))["items"]
    assert item["status"] == 403
    assert _sends(town.portal, [_action("1", number, "claim", at)]).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/v1/batches",
        "/v1/keys",
        "/v1/cases/../keys",
        "/v1/cases/K7Q2-9XM4/events?x=1",
        "/v1/cases/K7Q2%2F9XM4/claim",
        "https://example.org/v1/cases/K7Q2-9XM4/claim",
    ],
)
def test_a_day_holds_work_and_nothing_else(town: Town, path: str) -> None:
    sent = _sends(town.adviser, [{"idempotency_key": "1", "path": path, "body": {}}])
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, "/actions/0/path")


def test_a_suppliers_day_is_told_as_well(town: Town) -> None:
    flat = {"address": "Ahornvej 14, 2. tv", "postcode": "2400"}
    town.enters("/v1/grants", {"place": flat, "kind": "cleaning", "supplier": str(town.city.cleaning)})
    town.portal.reports(PLAIN, flat, concerns=["cleaning_service_missing"])
    (task,) = town.cleaner.tasks()
    done = {"kind": "done", "at": town.clock.now().isoformat()}
    action = {"idempotency_key": "1", "path": f"/v1/tasks/{task['id']}/events", "body": done}
    for replayed in (False, True):
        (item,) = _done(_sends(town.cleaner, [action]))["items"]
        assert (item["status"], item["replayed"]) == (201, replayed)
    assert town.cleaner.tasks() == []


def _notes(town: Town, number: str, *, count: int, size: int) -> list[dict[str, Any]]:
    at = town.clock.now()
    return [_action(f"{count} {one}", number, "events", at, kind="note", note="x" * size) for one in range(count)]


def test_the_answer_grows_with_the_day_and_not_with_its_square(town: Town) -> None:
    numbers = _cases(town, 2)
    short, long = (
        len(_sends(town.adviser, _notes(town, number, count=count, size=400)).content)
        for number, count in zip(numbers, (10, 40), strict=True)
    )
    assert long < 4 * short


def test_the_whole_case_stands_with_the_last_thing_that_was_done_in_it(town: Town) -> None:
    one, other = _cases(town, 2)
    at = town.clock.now()
    actions = [
        _action("1", one, "claim", at),
        _action("2", other, "claim", at),
        _action("3", one, "events", at, kind="note", note="Set."),
        _action("4", one, "events", at, kind="contacted"),
        _action("5", other, "close", at, outcome="order_restored", reason="Ro."),
    ]
    first, second, third, fourth, last = _done(_sends(town.adviser, actions))["items"]
    assert [item["body"]["number"] for item in (first, second)] == [one, other]
    assert [set(item["body"]) for item in (first, second)] == [{"number", "state", "version"}] * 2
    assert [item["etag"] is not None for item in (first, second)] == [True, True]
    assert (third["body"]["number"], third["body"]["timeline"][-1]["note"]) == (one, "Set.")
    assert (fourth["status"], fourth["body"]["status"]) == (422, 422)
    assert (last["body"]["state"], last["body"]["outcome"]) == ("closed", "order_restored")


def test_what_several_were_refused_for_is_whole_once(town: Town) -> None:
    (number,) = _cases(town, 1)
    second = {"responder": str(town.city.north_team.second_adviser)}
    town.adviser.claims(number)
    town.adviser.post(f"/v1/cases/{number}/participants", second)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    at = town.clock.now()
    actions = [_action(str(one), number, "claim", at) for one in range(3)]
    refused = _done(_sends(town.second_adviser, actions))["items"]
    assert [item["status"] for item in refused] == [409] * 3
    assert [item["current"]["state"] for item in refused] == ["closed"] * 3
    assert ["timeline" in item["current"] for item in refused] == [False, False, True]


def test_a_refused_answer_or_task_shows_its_case_to_whom_it_is_to_be_shown(town: Town) -> None:
    (number,) = _cases(town, 1)
    town.adviser.claims(number)
    team = town.city.north_team
    offered = town.adviser.offers(number, to={"responder": str(team.second_adviser)})
    town.second_adviser.answers_offer(offered["id"], "decline", reason="Nej.")
    own = {"kind": "other", "assignee": {"responder": str(team.adviser)}, "text": "Ring til viceværten."}
    assert town.adviser.tries("tasks", number, **own) == 201
    (task,) = town.adviser.tasks()
    acts: tuple[tuple[str, dict[str, str]], ...] = (
        (f"/v1/hand-overs/{offered['id']}/withdraw", {}),
        (f"/v1/tasks/{task['id']}/events", {"kind": "done"}),
    )
    actions = [{"idempotency_key": str(at), "path": path, "body": body} for at, (path, body) in enumerate(acts)]
    again = actions[1] | {"idempotency_key": "2"}
    withdrawn, done, once_more = _done(_sends(town.adviser, [*actions, again]))["items"]
    assert (withdrawn["status"], withdrawn["current"]["hand_overs"][0]["state"]) == (409, "declined")
    assert (done["status"], done["current"]) == (201, None)
    assert (once_more["status"], once_more["current"]["tasks"][0]["state"]) == (409, "done"), "read anew since"
    accepted = {"idempotency_key": "3", "path": f"/v1/hand-overs/{offered['id']}/accept", "body": {}}
    (gone,) = _done(_sends(town.second_adviser, [accepted]))["items"]
    assert (gone["status"], gone["current"]) == (409, None), "it is not hers to see any more"


def test_what_is_to_come_is_refused_without_a_clock_too(town: Town) -> None:
    (number,) = _cases(town, 1)
    town.adviser.claims(number)
    soon, late = town.clock.now() + timedelta(seconds=30), town.clock.now() + timedelta(days=160)
    told = [_action(str(at), number, "events", at, kind="note", note="x") for at in (soon, late)]
    assert [one["status"] for one in _done(_sends(town.adviser, told))["items"]] == [201, 422]


def test_what_was_done_is_not_done_again_as_long_as_a_page_may_keep_it_unsent(town: Town) -> None:
    (number,) = _cases(town, 1)
    town.adviser.claims(number)
    second = {"responder": str(town.city.north_team.second_adviser)}
    at = town.clock.now()
    tried = _action("1", number, "events", at, kind="contact_attempted", **{"with": "resident"})
    offered = _action("2", number, "hand-overs", at, to=second, reason="Ferie.")
    first = _done(_sends(town.adviser, [tried, offered]))["items"]
    for hours in (25, 29 * 24 - 25):
        town.clock.advance(timedelta(hours=hours))
        again = _done(_sends(town.adviser, [tried, offered]))["items"]
        assert [(one["status"], one["replayed"]) for one in again] == [(201, True)] * 2
        assert [one["at"] for one in again] == [one["at"] for one in first]
        assert (again[0]["body"]["number"], again[1]["body"]) == (number, None)
    assert _kinds(town, number).count("contact_attempted") == 1
    assert len(town.leader.case(number)["hand_overs"]) == 1


def test_what_was_done_is_told_as_done_to_who_gave_the_case_away_since(town: Town) -> None:
    (number,) = _cases(town, 1)
    town.adviser.claims(number)
    at, second = town.clock.now(), {"responder": str(town.city.north_team.second_adviser)}
    tried = _action("1", number, "events", at, kind="contact_attempted", **{"with": "resident"})
    offered = _action("2", number, "hand-overs", at, to=second, reason="Ferie.")
    assert [one["status"] for one in _done(_sends(town.adviser, [tried, offered]))["items"]] == [201, 201]
    (one,) = town.second_adviser.offered()
    town.second_adviser.answers_offer(one["id"], "accept")
    for hours in (0, 30):
        town.clock.advance(timedelta(hours=hours))
        again = _done(_sends(town.adviser, [tried, offered]))["items"]
        assert [(one["status"], one["replayed"], one["body"]) for one in again] == [(201, True, None)] * 2
    assert _kinds(town, number).count("contact_attempted") == 1
    (new,) = _done(_sends(town.adviser, [tried | {"idempotency_key": "3"}]))["items"]
    assert new["status"] == 409


def test_what_was_refused_or_is_something_else_is_tried_though_its_key_is_known(town: Town) -> None:
    first, second = _cases(town, 2)
    town.adviser.claims(first)
    note = _action("1", first, "events", town.clock.now(), kind="note", note="Set.")
    (item,) = _done(_sends(town.second_adviser, [note]))["items"]
    assert item["status"] == 404
    for number in (first, second):
        offered = town.adviser.offers(number, to={"responder": str(town.city.north_team.second_adviser)})
        town.second_adviser.answers_offer(offered["id"], "accept")
    town.clock.advance(timedelta(days=2))
    for action, replayed in ((note, False), (note, True), (_elsewhere(note, second), False)):
        (item,) = _done(_sends(town.second_adviser, [action]))["items"]
        assert (item["status"], item["replayed"]) == (201, replayed)
        town.clock.advance(timedelta(days=2))
    assert [_kinds(town, number).count("note") for number in (first, second)] == [1, 1]


def _elsewhere(action: dict[str, Any], number: str) -> dict[str, Any]:
    return action | {"path": f"/v1/cases/{number}/events"}


def test_what_devices_told_is_forgotten_after_thirty_days(town: Town) -> None:
    (number,) = _cases(town, 1)
    database = town.door.wiring.database
    for key in ("1", "2"):
        _sends(town.adviser, [_action(key, number, "claim", town.clock.now())])
        town.clock.advance(timedelta(days=16))
    assert [database.write(forget_actions, caller=SYSTEM) for _ in range(2)] == [1, 0]
    (kept,) = database.write(lambda tx: tx.execute(sa.select(device_actions.c.told_at)).scalars().all(), caller=SYSTEM)
    assert kept == town.clock.now() - timedelta(days=16)
