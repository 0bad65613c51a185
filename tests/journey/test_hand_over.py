"""A case goes from one to another: its owner stays until another accepts, and never is it nobody's."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.access.callers import SYSTEM, KeyGrant
from app.kit.codes import Role
from app.queue.decide_owner import tell_unheard
from app.worker import Worker
from tests.journey.letters import delivered, instant
from tests.journey.town import PLAIN, Person, Town


def _claimed(town: Town, **more: Any) -> str:  # noqa: ANN401 a report's fields
    town.portal.reports(PLAIN, concerns=["noise"], **more)
    (item,) = town.adviser.queue()
    town.adviser.claims(item["number"])
    return str(item["number"])


def _owner(case: dict[str, Any]) -> str:
    return str(case["owner"]["responder"])


def _letters(town: Town) -> list[tuple[str, str | None]]:
    return [(one.subject, one.to) for one in delivered(town) if one.subject.startswith("Overdragelse")]


def _runs_until(town: Town, done: Callable[[], bool]) -> None:
    """Let the worker run by itself, with nothing promised, until this is so."""
    worker, until = Worker(town.door.wiring, {}), time.monotonic() + 20
    worker.start()
    try:
        while not done():
            assert time.monotonic() < until, "the worker never did it"
            time.sleep(0.02)
    finally:
        worker.stop()


def _entrance_leader(town: Town) -> Person:
    return town.person(KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({town.city.entrance})))


def test_what_is_given_back_stands_with_reception_for_all_on_duty(town: Town) -> None:
    number = _claimed(town)
    town.clock.advance(timedelta(hours=1))
    answer = town.adviser.post(f"/v1/cases/{number}/release", {"reason": "Jeg kender familien privat."})
    assert answer.status_code == 200, answer.text
    assert answer.json()["owner"]["kind"] == "reception"
    (item,) = town.second_adviser.queue()
    assert (item["number"], item["state"], item["unclaimed"]) == (number, "new", True)
    last = town.leader.case(number)["timeline"][-1]
    assert (last["kind"], last["note"]) == ("released", "Jeg kender familien privat.")
    taken = town.second_adviser.claims(number)
    assert [one["step"] for one in taken["owners"]] == ["department_adviser", "release", "claim"]
    assert [one["to_at"] is None for one in taken["owners"]] == [False, False, True]
    assert town.response_times()["Socialcenter Nord"]["reports"] == 1
    assert town.adviser.tries("release", number, reason="x") == 409  # it was hers, and is not any more


def test_only_the_owner_or_the_leader_gives_back_and_reception_cannot(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["treatment_stopped"])
    (item,) = town.adviser.queue()
    assert town.caseworker.tries("release", item["number"], reason="x") == 403
    assert town.south_adviser.tries("release", item["number"], reason="x") == 404
    assert town.leader.tries("release", item["number"], reason="Ingen bil.") == 200
    assert town.leader.tries("release", item["number"], reason="Igen.") == 409
    assert town.reception.tries("release", item["number"], reason="Igen.") == 409


def test_the_old_owner_stays_until_the_new_one_accepts(town: Town) -> None:
    number = _claimed(town)
    support = str(town.city.north_team.housing_support)
    offered = town.adviser.offers(number, to={"responder": support})
    assert (offered["state"], offered["to"]["name"], offered["decider"]["name"]) == (
        "open",
        "Else Nord",
        "Socialcenter Nord",
    )
    assert _owner(town.adviser.case(number)) == str(town.city.north_team.adviser)
    assert town.adviser.tries("hand-overs", number, to={"responder": support}, reason="Igen.") == 409
    elses = town.responder(town.city.north_team.housing_support)
    assert [one["id"] for one in elses.offered()] == [offered["id"]]
    assert [one["number"] for one in elses.queue()] == [number]
    assert elses.tries("close", number, outcome="other", reason="x") == 403
    town.clock.advance(timedelta(hours=2))
    case = elses.answers_offer(offered["id"], "accept")
    assert (_owner(case), case["owner_kind"], case["state"]) == (support, "housing_support", "claimed")
    assert [one["step"] for one in case["owners"]] == ["department_adviser", "handed_over"]
    assert case["hand_overs"][0]["state"] == "accepted"
    assert town.adviser.queue() == []
    again = elses.post(f"/v1/hand-overs/{offered['id']}/accept", {})
    assert (again.status_code, again.json()["version"]) == (200, case["version"])
    assert town.adviser.post(f"/v1/hand-overs/{offered['id']}/withdraw", {}).status_code == 409


def test_a_kind_at_another_centre_accepts_and_the_response_time_stays(town: Town) -> None:
    number = _claimed(town)
    there = {"kind": "housing_adviser", "social_centre": str(town.city.south)}
    offered = town.adviser.offers(number, to=there)
    assert offered["decider"]["id"] == str(town.city.entrance)
    second = town.responder(town.city.south_team.second_adviser)
    assert [one["number"] for one in second.queue()] == [number]
    assert town.responder(town.city.south_team.caseworker).offered() == []
    assert town.responder(town.city.south_team.caseworker).queue() == []
    case = second.answers_offer(offered["id"], "accept")
    assert case["social_centre"]["id"] == str(town.city.south)
    assert town.south_leader.queue()[0]["number"] == number
    assert town.leader.queue() == []
    at = town.clock.now().isoformat()
    second.tells(number, kind="contacted", at=at, **{"with": "reporter"})
    assert town.response_times()["Socialcenter Nord"]["answered"] == 1
    assert "Socialcenter Syd" not in town.response_times(town.south_leader) or (
        town.response_times(town.south_leader)["Socialcenter Syd"]["reports"] == 0
    )


def test_a_centre_alone_is_its_reception(town: Town) -> None:
    number = _claimed(town)
    offered = town.adviser.offers(number, to={"social_centre": str(town.city.south)})
    reception = town.responder(town.city.south_team.reception)
    case = reception.answers_offer(offered["id"], "accept")
    assert (case["owner"]["kind"], case["owner_kind"]) == ("reception", "housing_adviser")
    assert case["social_centre"]["id"] == str(town.city.south)


def test_who_declines_says_why_and_the_leader_hears(town: Town) -> None:
    number = _claimed(town)
    offered = town.adviser.offers(number, to={"responder": str(town.city.north_team.housing_support)})
    elses = town.responder(town.city.north_team.housing_support)
    assert elses.post(f"/v1/hand-overs/{offered['id']}/decline", {}).status_code == 422
    declined = elses.answers_offer(offered["id"], "decline", reason="Ikke min målgruppe.")
    assert (declined["state"], declined["answer"]) == ("declined", "Ikke min målgruppe.")
    assert elses.queue() == []
    assert _letters(town) == [(f"Overdragelse: sag {number}", "nord@example.dk")]
    (item,) = town.adviser.queue()
    assert (item["news"], _owner(item)) == (True, str(town.city.north_team.adviser))
    assert elses.post(f"/v1/hand-overs/{offered['id']}/accept", {}).status_code == 409


def test_what_is_declined_twice_is_a_dispute_that_its_leader_decides(town: Town) -> None:
    number = _claimed(town)
    support, caseworker = town.city.north_team.housing_support, town.city.north_team.caseworker
    for one in (support, caseworker):
        offered = town.adviser.offers(number, to={"responder": str(one)})
        answered = town.responder(one).answers_offer(offered["id"], "decline", reason="Nej.")
        town.clock.advance(timedelta(minutes=5))
    assert answered["state"] == "disputed"
    assert town.adviser.tries("hand-overs", number, to={"responder": str(support)}, reason="Tredje.") == 409
    assert town.adviser.post(f"/v1/hand-overs/{offered['id']}/withdraw", {}).status_code == 409
    assert town.responder(caseworker).post(f"/v1/hand-overs/{offered['id']}/accept", {}).status_code == 409
    assert town.responder(caseworker).queue() == []
    (seen,) = town.leader.offered()
    assert (seen["id"], seen["state"], seen["decider"]["name"]) == (offered["id"], "disputed", "Socialcenter Nord")
    verdict = {"owner": str(support), "reason": "Han har brug for bostøtte."}
    assert town.south_leader.post(f"/v1/hand-overs/{offered['id']}/decide", verdict).status_code == 404
    decided = town.leader.answers_offer(offered["id"], "decide", **verdict)
    assert decided["state"] == "decided"
    (item,) = town.responder(support).queue()
    assert (item["number"], item["state"]) == (number, "new")


def test_nobody_answers_its_own_offer_to_its_own_kind(town: Town) -> None:
    number = _claimed(town)
    offered = town.adviser.offers(number, to={"kind": "housing_adviser", "social_centre": str(town.city.north)})
    path = f"/v1/hand-overs/{offered['id']}"
    assert town.adviser.post(f"{path}/accept", {}).status_code == 409
    assert town.adviser.post(f"{path}/decline", {"reason": "x"}).status_code == 409
    assert [one["state"] for one in town.adviser.case(number)["hand_overs"]] == ["open"]
    assert town.second_adviser.post(f"{path}/accept", {}).status_code == 200
    assert town.second_adviser.post(f"{path}/accept", {}).status_code == 200, "again is no error"


@pytest.mark.parametrize("declined", [1, 2])
def test_a_dispute_is_not_ended_by_putting_the_place_right(town: Town, declined: int) -> None:
    """The owner serves at both centres and keeps the case: an open offer ends, a dispute is its leader's to end."""
    number, second = _claimed(town), town.city.north_team.second_adviser
    for _ in range(declined):
        offered = town.adviser.offers(number, to={"responder": str(second)})
        town.second_adviser.answers_offer(offered["id"], "decline", reason="Nej.")
    if declined == 1:
        offered = town.adviser.offers(number, to={"responder": str(second)})
    south = {"address": "Strandgade 3, 1. mf", "postcode": "2300"}
    moved = town.adviser.post(f"/v1/cases/{number}/corrections", {"place": south, "reason": "Flyttet."})
    assert moved.json()["social_centre"]["name"] == "Socialcenter Syd"
    ends = {1: "withdrawn", 2: "disputed"}[declined]
    assert moved.json()["hand_overs"][-1]["state"] == ends
    verdict = {"owner": str(town.city.north_team.adviser), "reason": "Det bliver hun."}
    decided = town.leader.post(f"/v1/hand-overs/{offered['id']}/decide", verdict)
    assert decided.status_code == {"withdrawn": 409, "disputed": 200}[ends], decided.text
    assert _owner(town.south_leader.case(number)) == verdict["owner"]
    assert town.south_leader.case(number)["social_centre"]["name"] == "Socialcenter Syd"


def test_between_two_centres_the_entrance_decides_and_sees_the_case_until_then(town: Town) -> None:
    number = _claimed(town)
    entrance = _entrance_leader(town)
    offered = town.adviser.offers(number, to={"kind": "housing_adviser", "social_centre": str(town.city.south)})
    assert entrance.get(f"/v1/cases/{number}").status_code == 404
    town.clock.advance(timedelta(days=7))
    assert _letters(town) == [(f"Overdragelse: sag {number}", "indgangen@example.dk")]
    assert entrance.case(number)["hand_overs"][0]["state"] == "escalated"
    assert entrance.tries("close", number, outcome="other", reason="x") == 403
    owner = str(town.city.north_team.adviser)
    entrance.answers_offer(offered["id"], "decide", owner=owner, reason="Det bliver i nord.")
    assert entrance.get(f"/v1/cases/{number}").status_code == 404
    assert _owner(town.adviser.queue()[0]) == owner
    assert town.responder(town.city.south_team.second_adviser).queue() == []


def test_silence_is_told_once_and_never_early(town: Town) -> None:
    number = _claimed(town)
    offered = town.adviser.offers(number, to={"responder": str(town.city.north_team.housing_support)})
    due = instant(offered["answer_by"])
    town.clock.at = due - timedelta(seconds=1)
    assert _letters(town) == []
    assert town.adviser.case(number)["hand_overs"][0]["state"] == "open"
    town.clock.at = due
    assert _letters(town) == [(f"Overdragelse: sag {number}", "nord@example.dk")]
    town.clock.advance(timedelta(days=3))
    assert _letters(town) == []
    kinds = [one["kind"] for one in town.adviser.case(number)["timeline"]]
    assert kinds.count("hand_over_silent") == 1
    elses = town.responder(town.city.north_team.housing_support)
    assert _owner(elses.answers_offer(offered["id"], "accept")) == str(town.city.north_team.housing_support)


def test_what_was_answered_in_time_is_told_to_nobody(town: Town) -> None:
    number = _claimed(town)
    offered = town.adviser.offers(number, to={"responder": str(town.city.north_team.housing_support)})
    town.adviser.answers_offer(offered["id"], "withdraw")
    town.clock.advance(timedelta(days=7))
    assert _letters(town) == []
    assert town.adviser.case(number)["hand_overs"][0]["state"] == "withdrawn"


def test_what_is_closed_or_claimed_is_offered_no_longer(town: Town) -> None:
    number = _claimed(town)
    offered = town.adviser.offers(number, to={"responder": str(town.city.north_team.housing_support)})
    town.clock.advance(timedelta(minutes=1))
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    elses = town.responder(town.city.north_team.housing_support)
    assert elses.queue() == []
    assert elses.post(f"/v1/hand-overs/{offered['id']}/accept", {}).status_code == 409


@pytest.mark.parametrize(
    ("to", "pointer"),
    [
        ({}, "/to/social_centre"),
        ({"kind": "housing_adviser"}, "/to/social_centre"),
        ({"kind": "reception", "responder": "00000000-0000-0000-0000-000000000404"}, "/to/kind"),
        ({"responder": "00000000-0000-0000-0000-000000000404"}, "/to/responder"),
        ({"social_centre": "00000000-0000-0000-0000-000000000404"}, "/to/social_centre"),
    ],
)
def test_an_offer_names_somebody(town: Town, to: dict[str, Any], pointer: str) -> None:
    number = _claimed(town)
    sent = town.adviser.post(f"/v1/cases/{number}/hand-overs", {"to": to, "reason": "x"})
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, pointer)


def test_nothing_is_offered_to_vacant_posts_nor_to_the_family_team(town: Town) -> None:
    number = _claimed(town)
    team = town.city.north_team
    for one in (team.vacant_adviser, team.family_team):
        sent = town.adviser.post(f"/v1/cases/{number}/hand-overs", {"to": {"responder": str(one)}, "reason": "x"})
        assert sent.status_code == 422, sent.text
    own = town.adviser.post(f"/v1/cases/{number}/hand-overs", {"to": {"responder": str(team.adviser)}, "reason": "x"})
    assert own.status_code == 409


def test_a_family_teams_case_stays_with_family_teams(town: Town) -> None:
    town.portal.reports("Barnet på fem år er alene hjemme hver nat.", concerns=["children_at_risk"])
    (item,) = town.family_team.queue()
    number = item["number"]
    adviser = {"responder": str(town.city.north_team.adviser)}
    assert town.family_team.tries("hand-overs", number, to=adviser, reason="x") == 422
    assert town.family_team.tries("participants", number, **adviser) == 422
    offered = town.family_team.offers(number, to={"social_centre": str(town.city.south)})
    assert number not in {one["case"] for one in town.leader.offered()}
    south = town.responder(town.city.south_team.family_team)
    assert south.answers_offer(offered["id"], "accept")["owner_kind"] == "family_team"


def test_the_leader_hears_at_once_of_what_is_offered_to_somebody_who_is_away(town: Town) -> None:
    number, away = _claimed(town), town.city.north_team.second_adviser
    town.enters("/v1/absences", {"responder": str(away), "substitute": str(town.city.north_team.housing_support)})
    town.clock.advance(timedelta(minutes=1))
    offered = town.adviser.offers(number, to={"responder": str(away)})
    assert _letters(town) == [(f"Overdragelse: sag {number}", "nord@example.dk")]
    assert [one["state"] for one in town.leader.offered()] == ["escalated"]
    verdict = {"owner": str(town.city.north_team.housing_support), "reason": "Hun er vikar."}
    assert town.leader.answers_offer(offered["id"], "decide", **verdict)["state"] == "decided"


def test_the_leader_hears_of_who_goes_away_before_answering(town: Town) -> None:
    number, away = _claimed(town), town.city.north_team.second_adviser
    offered = town.adviser.offers(number, to={"responder": str(away)})
    write = town.door.wiring.database.write
    assert (write(tell_unheard, caller=SYSTEM), _letters(town)) == (0, [])
    town.enters("/v1/absences", {"responder": str(away)})
    town.clock.advance(timedelta(minutes=1))
    _runs_until(town, lambda: [one["state"] for one in town.leader.offered()] == ["escalated"])
    assert write(tell_unheard, caller=SYSTEM) == 0
    assert _letters(town) == [(f"Overdragelse: sag {number}", "nord@example.dk")]
    town.clock.advance(timedelta(days=7))
    assert _letters(town) == [], "once"
    assert town.second_adviser.answers_offer(offered["id"], "accept")["number"] == number


def test_a_family_team_ends_its_own_dispute_and_no_leader_hears_of_it(town: Town) -> None:
    town.portal.reports("Barnet på fem år er alene hjemme hver nat.", concerns=["children_at_risk"])
    number = town.family_team.queue()[0]["number"]
    delivered(town)
    south, there = town.responder(town.city.south_team.family_team), {"social_centre": str(town.city.south)}
    for _ in range(2):
        offered = town.family_team.offers(number, to=there)
        south.answers_offer(offered["id"], "decline", reason="Ikke vores.")
        town.clock.advance(timedelta(minutes=5))
    assert {to for _, to in _letters(town)} == {"nord@example.dk"}, "the entrance would get 404"
    (seen,) = town.family_team.offered()
    assert (seen["state"], seen["decider"]["name"]) == ("disputed", "Socialcenter Nord")
    owner = {"owner": str(town.city.north_team.family_team), "reason": "Den bliver."}
    for leader in (town.leader, town.south_leader, _entrance_leader(town)):
        assert leader.offered() == []
        assert leader.post(f"/v1/hand-overs/{offered['id']}/decide", owner).status_code == 404
        assert leader.post(f"/v1/hand-overs/{offered['id']}/withdraw", {}).status_code == 404
    assert south.post(f"/v1/hand-overs/{offered['id']}/withdraw", {}).status_code == 404
    assert town.family_team.answers_offer(offered["id"], "withdraw")["state"] == "withdrawn"
    again = town.family_team.offers(number, to=there)
    assert south.answers_offer(again["id"], "accept")["owner_kind"] == "family_team"


def test_who_takes_part_sees_the_case_and_owes_nothing(town: Town) -> None:
    number = _claimed(town)
    caseworker = str(town.city.north_team.caseworker)
    assert town.caseworker.get(f"/v1/cases/{number}").status_code == 404
    sent = town.adviser.post(f"/v1/cases/{number}/participants", {"responder": caseworker})
    assert sent.status_code == 201, sent.text
    assert [one["name"] for one in sent.json()["participants"]] == ["Carla Nord"]
    assert [one["number"] for one in town.caseworker.queue()] == [number]
    town.caseworker.tells(number, kind="note", at=town.clock.now().isoformat(), note="Kender ham.")
    assert town.caseworker.tries("close", number, outcome="other", reason="x") == 403
    left = town.caseworker.door.client.delete(
        f"/v1/cases/{number}/participants/{caseworker}", headers=town.caseworker.headers
    )
    assert left.status_code == 204
    assert town.caseworker.queue() == []
    assert _owner(town.adviser.case(number)) == str(town.city.north_team.adviser)


def test_what_is_offered_is_read_in_pages_and_once(town: Town) -> None:
    for door in ("1. tv", "1. th", "2. tv"):
        town.portal.reports(PLAIN, {"address": f"Ahornvej 14, {door}", "postcode": "2400"}, concerns=["noise"])
    for item in town.adviser.queue():
        town.adviser.claims(item["number"])
        town.adviser.offers(item["number"], to={"responder": str(town.city.north_team.second_adviser)})
    first = town.second_adviser.get("/v1/hand-overs?limit=2")
    rest = town.second_adviser.get(f"/v1/hand-overs?limit=2&cursor={first.json()['next_cursor']}").json()
    assert 'rel="next"' in first.headers["link"]
    assert [*first.json()["items"], *rest["items"]] == town.second_adviser.offered()
    assert rest["next_cursor"] is None
    known = {"If-None-Match": first.headers["etag"]}
    assert town.second_adviser.get("/v1/hand-overs?limit=2", **known).status_code == 304
    town.second_adviser.answers_offer(first.json()["items"][0]["id"], "decline", reason="Nej.")
    assert town.second_adviser.get("/v1/hand-overs?limit=2", **known).status_code == 200
    assert town.second_adviser.get("/v1/hand-overs?cursor=x").status_code == 422
