"""A post that ends leaves nothing behind: its cases and tasks go on with somebody, and the leader is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from app.access.callers import SYSTEM
from app.kit.database import Database
from app.privacy.notices import owe_notices
from tests.journey.letters import delivered
from tests.journey.town import FLAT, PLAIN, Town


def _claimed(town: Town) -> str:
    town.portal.reports(PLAIN, concerns=["noise"])
    (item,) = town.adviser.queue()
    town.adviser.claims(item["number"])
    return str(item["number"])


def _changes_post(town: Town, post: UUID, **fields: Any) -> None:  # noqa: ANN401 a post's fields
    _changes(town, "responders", post, **fields)


def _changes(town: Town, kind: str, entry: UUID, **fields: Any) -> None:  # noqa: ANN401 an entry's fields
    path = f"/v1/{kind}/{entry}"
    known = town.administrator.get(path)
    body = {name: value for name, value in known.json().items() if name not in {"id", "version", "recorded_at"}}
    headers = town.administrator.headers | {"If-Match": known.headers["etag"]}
    changed = town.door.client.put(path, json=body | {"valid_from": None, **fields}, headers=headers)
    assert changed.status_code == 200, changed.text


def _ends(town: Town, post: UUID, **fields: Any) -> None:  # noqa: ANN401 a post's fields
    _changes_post(town, post, valid_to=(town.clock.now() + timedelta(hours=1)).isoformat(), **fields)


def _numbers(queue: list[dict[str, Any]]) -> list[str]:
    return [str(one["number"]) for one in queue]


def test_the_cases_of_a_post_that_ends_stand_at_reception(town: Town) -> None:
    number = _claimed(town)
    follows = town.reception.get("/v1/queue").json()["cursor"]
    _ends(town, town.city.north_team.adviser)
    delivered(town)
    assert town.leader.case(number)["owner"]["name"] == "Anna Nord"
    town.clock.advance(timedelta(hours=1, minutes=1))
    delivered(town)
    (item,) = town.reception.queue()
    assert (item["number"], item["owner"]["responder"]) == (number, str(town.city.north_team.reception))
    assert (item["unclaimed"], item["alarm"], item["state"], item["owner_kind"]) == (
        True,
        True,
        "new",
        "housing_adviser",
    )
    told = town.reception.get(f"/v1/changes?after={follows}")
    assert told.status_code == 410 or told.json()["items"][-1]["change"] == "entered"
    assert [one["step"] for one in town.leader.case(number)["owners"]][-1] == "post_ended"
    loads = town.leader.get("/v1/overview").json()["load"]
    assert sum(one["open"] for one in loads) == 1
    assert town.second_adviser.claims(number)["owner"]["name"] == "Bent Nord"


def test_the_leader_hears_of_it_once(town: Town) -> None:
    number = _claimed(town)
    _ends(town, town.city.north_team.adviser)
    town.clock.advance(timedelta(hours=1, minutes=1))
    letters = [*delivered(town), *delivered(town)]
    assert [one.to for one in letters if number in one.subject] == ["nord@example.dk"]


def test_the_substitute_of_a_post_goes_on_where_it_ended(town: Town) -> None:
    number = _claimed(town)
    second = town.city.north_team.second_adviser
    _ends(town, town.city.north_team.adviser, substitute=str(second))
    town.clock.advance(timedelta(hours=1, minutes=1))
    delivered(town)
    (item,) = town.second_adviser.queue()
    assert (item["number"], item["owner"]["responder"], item["unclaimed"]) == (number, str(second), False)
    assert town.reception.queue() == []


def test_what_is_reported_meanwhile_goes_to_nobody_who_is_gone(town: Town) -> None:
    number = _claimed(town)
    _ends(town, town.city.north_team.adviser)
    town.clock.advance(timedelta(hours=1, minutes=1))
    town.portal.reports(PLAIN, concerns=["noise"])
    assert _numbers(town.reception.queue()) == [number]
    assert len(town.leader.case(number)["reports"]) == 2


def test_what_nobody_holds_and_nobody_stands_in_for_stands_at_reception(town: Town) -> None:
    number = _claimed(town)
    _changes_post(town, town.city.north_team.adviser, held=False, name=None)
    delivered(town)
    assert _numbers(town.reception.queue()) == [number]


def test_a_vacant_post_with_a_substitute_keeps_its_cases(town: Town) -> None:
    number = _claimed(town)
    second = str(town.city.north_team.second_adviser)
    _changes_post(town, town.city.north_team.adviser, held=False, name=None, substitute=second)
    delivered(town)
    (item,) = town.second_adviser.queue()
    assert (item["number"], item["owner"]["responder"]) == (number, str(town.city.north_team.adviser))


def test_a_childs_case_never_goes_to_reception_by_it(town: Town) -> None:
    shares = [{"social_centre": str(town.city.north), "posts": "1"}]
    made = town.enters("/v1/responders", {"kind": "family_team", "name": "Fie", "shares": shares})
    town.portal.reports("Barnet på fem år er alene hjemme hver nat.", concerns=["children_at_risk"])
    (item,) = town.family_team.queue()
    town.responder(UUID(made["id"])).claims(item["number"])
    _ends(town, UUID(made["id"]), substitute=str(town.city.north_team.second_adviser))
    town.clock.advance(timedelta(hours=1, minutes=1))
    delivered(town)
    (again,) = town.family_team.queue()
    assert again["owner"]["responder"] == str(town.city.north_team.family_team)
    assert item["number"] not in _numbers(town.reception.queue() + town.second_adviser.queue())


def test_the_tasks_of_a_post_that_ends_are_the_owners_of_their_cases(town: Town) -> None:
    number = _claimed(town)
    caseworker = town.city.north_team.caseworker
    asked = {"kind": "grant_decision", "assignee": {"responder": str(caseworker)}}
    assert town.adviser.post(f"/v1/cases/{number}/tasks", asked).status_code == 201
    _ends(town, caseworker)
    town.clock.advance(timedelta(hours=1, minutes=1))
    delivered(town)
    (task,) = town.adviser.tasks()
    assert task["case"] == number
    assert town.adviser.queue()[0]["news"] is True


def test_the_duty_to_inform_of_a_closed_case_goes_on_where_the_post_ended(town: Town, database: Database) -> None:
    town.portal.reports(PLAIN, concerns=["noise"], resident={"name": "Rosa Lindegaard"})
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="order_restored", reason="Ok.")
    assert owe_notices(database, caller=SYSTEM) == 1
    second = town.city.north_team.second_adviser
    _ends(town, town.city.north_team.adviser, substitute=str(second))
    town.clock.advance(timedelta(hours=1, minutes=1))
    assert town.adviser.get("/v1/tasks").status_code == 403, "no home is shown to a post that ended"
    delivered(town)
    assert [(one["case"], one["responder"]) for one in town.second_adviser.tasks()] == [(number, str(second))]
    _ends(town, second, substitute=None)
    town.clock.advance(timedelta(hours=1, minutes=1))
    delivered(town)
    assert [one["case"] for one in town.reception.tasks()] == [number]


def test_what_a_supplier_that_ended_owed_is_dropped_and_its_owner_told(town: Town) -> None:
    town.enters("/v1/grants", {"place": FLAT, "kind": "cleaning", "supplier": str(town.city.cleaning)})
    town.portal.reports("Rengøringen kommer ikke.", place=FLAT, concerns=["cleaning_service_missing"])
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    (task,) = town.cleaner.tasks()
    _changes(town, "suppliers", town.city.cleaning, valid_to=(town.clock.now() + timedelta(hours=1)).isoformat())
    delivered(town)
    assert [one["id"] for one in town.cleaner.tasks()] == [task["id"]]
    town.clock.advance(timedelta(hours=1, minutes=1))
    assert town.cleaner.get("/v1/tasks").status_code == 403
    assert town.cleaner.post(f"/v1/tasks/{task['id']}/events", {"kind": "done"}).status_code == 403
    delivered(town)
    assert town.adviser.queue()[0]["news"] is True
    (kept,) = [one for one in town.adviser.case(number)["tasks"] if one["id"] == task["id"]]
    assert kept["state"] == "dropped"


def test_the_tasks_of_a_post_that_nobody_holds_are_the_owners_unless_somebody_stands_in(town: Town) -> None:
    number = _claimed(town)
    caseworker, second = town.city.north_team.caseworker, str(town.city.north_team.second_adviser)
    asked = {"kind": "grant_decision", "assignee": {"responder": str(caseworker)}}
    assert town.adviser.post(f"/v1/cases/{number}/tasks", asked).status_code == 201
    _changes_post(town, caseworker, held=False, name=None, substitute=second)
    delivered(town)
    assert ([one["case"] for one in town.second_adviser.tasks()], town.adviser.tasks()) == ([number], [])
    _changes_post(town, caseworker, substitute=None)
    delivered(town)
    assert ([one["case"] for one in town.adviser.tasks()], town.second_adviser.tasks()) == ([number], [])
