"""What a leader sees of its centre, and gives to others with a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.journey.town import PLAIN, Town


def _flat(door: str) -> dict[str, str]:
    return {"address": f"Ahornvej 14, {door}", "postcode": "2400"}


def _overview(town: Town) -> dict[str, Any]:
    answer = town.leader.get("/v1/overview")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _cases(town: Town) -> list[str]:
    for door in ("1. tv", "1. th", "2. tv"):
        town.portal.reports(PLAIN, _flat(door), concerns=["noise"])
        town.clock.advance(timedelta(minutes=1))
    return [one["number"] for one in town.adviser.queue()]


def _gives(town: Town, numbers: list[str], to: object) -> dict[str, str]:
    body = {"cases": numbers, "to": str(to), "reason": "Anna er på orlov."}
    answer = town.leader.post("/v1/reassignments", body)
    assert answer.status_code == 200, answer.text
    return {one["case"]: one["became"] for one in answer.json()["items"]}


def test_load_is_told_a_full_post_and_the_oldest_first(town: Town) -> None:
    numbers = _cases(town)
    view = _overview(town)
    assert [one["number"] for one in view["oldest"]] == numbers
    heaviest = view["load"][0]
    assert (heaviest["responder"]["name"], heaviest["open"], heaviest["share"], heaviest["per_share"]) == (
        "Anna Nord",
        3,
        "0.5",
        "6.0",
    )
    assert {one["open"] for one in view["load"][1:]} == {0}
    assert "family_team" not in {one["responder"]["kind"] for one in view["load"]}
    vacant = {one["responder"] for one in view["vacant_posts"]}
    assert vacant == {str(town.city.north_team.vacant_adviser)}
    town.clock.advance(timedelta(days=30))
    assert _overview(town)["load"][0]["overdue"] == 3


def test_what_is_at_reception_or_offered_is_shown(town: Town) -> None:
    first, second, _ = _cases(town)
    town.adviser.tries("release", first, reason="Kender dem.")
    offered = town.adviser.offers(second, to={"responder": str(town.city.south_team.second_adviser)})
    view = _overview(town)
    assert [one["number"] for one in view["at_reception"]] == [first]
    assert [one["id"] for one in view["hand_overs"]] == [offered["id"]]
    south = town.south_leader.get("/v1/overview").json()
    assert ([one["id"] for one in south["hand_overs"]], south["oldest"]) == ([offered["id"]], [])
    assert town.adviser.get("/v1/overview").status_code == 403


def test_many_are_given_at_once_and_accepted_by_claiming(town: Town) -> None:
    first, second, third = _cases(town)
    town.adviser.claims(first)
    town.clock.advance(timedelta(minutes=1))
    town.adviser.closes(third, outcome="other", reason="x") if town.adviser.claims(third) else None
    town.portal.reports("Barnet på fem år er alene hjemme hver nat.", _flat("3. tv"), concerns=["children_at_risk"])
    family = next(one["number"] for one in town.family_team.queue())
    second_adviser = town.city.north_team.second_adviser
    became = _gives(town, [first, second, third, family, "K7Q2-9XM4", first], second_adviser)
    assert became == {
        first: "reassigned",
        second: "reassigned",
        third: "closed",
        family: "not_found",
        "K7Q2-9XM4": "not_found",
    }
    mine = {one["number"]: (one["state"], one["news"]) for one in town.second_adviser.queue()}
    assert mine == {first: ("new", True), second: ("new", True)}
    assert {one["number"] for one in town.adviser.queue()} & {first, second} == set()
    claimed = town.second_adviser.claims(first)
    assert [one["step"] for one in claimed["owners"]] == ["department_adviser", "leader"]
    told = [one for one in claimed["timeline"] if one["kind"] == "owner_decided"]
    assert [one["note"] for one in told] == ["Anna er på orlov."]
    assert _gives(town, [first], second_adviser) == {first: "unchanged"}


def test_a_leader_gives_to_its_own_people_alone(town: Town) -> None:
    first, *_ = _cases(town)
    team, south = town.city.north_team, town.city.south_team
    for to in (south.second_adviser, team.vacant_adviser, team.family_team, "00000000-0000-0000-0000-000000000404"):
        sent = town.leader.post("/v1/reassignments", {"cases": [first], "to": str(to), "reason": "x"})
        assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, "/to")
    body = {"cases": [first], "to": str(south.second_adviser), "reason": "x"}
    assert town.south_leader.post("/v1/reassignments", body).json()["items"][0]["became"] == "not_found"


def test_a_case_that_is_too_young_holds_up_no_other(town: Town) -> None:
    old = _cases(town)[0]
    town.clock.advance(timedelta(hours=2))
    town.portal.reports(PLAIN, _flat("3. th"), concerns=["noise"])
    (young,) = {str(one["number"]) for one in town.adviser.queue() if one["received_at"].startswith("2026-11-18T11")}
    at = (town.clock.now() - timedelta(hours=1)).isoformat()
    to = str(town.city.north_team.second_adviser)
    sent = town.leader.post("/v1/reassignments", {"cases": [young, old], "to": to, "reason": "Orlov.", "at": at})
    assert sent.status_code == 200, sent.text
    assert {one["case"]: one["became"] for one in sent.json()["items"]} == {young: "too_young", old: "reassigned"}


def _overdue(town: Town) -> int:
    return sum(one["overdue"] for one in _overview(town)["load"])


def test_a_relapse_that_nobody_acts_on_is_overdue_though_nobody_is_owed_an_answer(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    for reached in ("resident", "reporter"):
        town.adviser.tells(number, kind="contacted", at=town.clock.now().isoformat(), **{"with": reached})
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    town.clock.advance(timedelta(days=3))
    assert town.adviser.tries("reopen", number, reason="Det er galt igen.") == 200
    assert _overdue(town) == 0
    town.clock.advance(timedelta(days=60))
    assert _overdue(town) == 1
    town.adviser.claims(number)
    town.adviser.tells(number, kind="contacted", at=town.clock.now().isoformat(), **{"with": "resident"})
    assert _overdue(town) == 0


def test_what_waits_is_not_overdue_and_what_is_late_twice_counts_once(town: Town) -> None:
    for door in ("1. tv", "1. th"):
        town.portal.reports(PLAIN, {"address": f"Ahornvej 14, {door}", "postcode": "2400"}, concerns=["noise"])
    waits, acute = (one["number"] for one in town.adviser.queue())
    for number in (waits, acute):
        town.adviser.claims(number)
    until, at = "2026-12-20T10:00:00+01:00", town.clock.now().isoformat()
    town.adviser.tells(waits, kind="waiting_started", reason="resident", until=until, at=at)
    town.adviser.tells(acute, kind="urgency_set", urgency="acute", note="Gas.", at=at)
    town.clock.advance(timedelta(days=20))
    assert _overdue(town) == 1
