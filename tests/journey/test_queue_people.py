"""Who sees which case, in which order, and what each may do with it."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from app.access.callers import KeyGrant
from app.kit.codes import Role
from tests.journey.letters import instant
from tests.journey.town import FLAT, PLAIN, Person, Town

ACUTE: dict[str, Any] = {
    "eviction": {"stage": "visit_scheduled", "at": "2026-11-20T09:00:00+01:00"},
    "children_in_household": "no",
}
SOUTH = {"address": "Strandgade 3, 1. mf", "postcode": "2300"}


def _flat(floor: int) -> dict[str, str]:
    return {"address": f"Ahornvej 14, {floor}. th", "postcode": "2400"}


def _seen(people: Iterable[Person], number: str) -> list[bool]:
    """Say who has the case in the queue; who has not, gets 404 for it."""
    seen = [number in {one["number"] for one in person.queue()} for person in people]
    assert [person.get(f"/v1/cases/{number}").status_code for person in people] == [200 if one else 404 for one in seen]
    return seen


def _number(town: Town) -> str:
    (item,) = town.leader.queue()
    return str(item["number"])


def _now(town: Town) -> str:
    return town.clock.now().isoformat()


def test_an_owned_case_is_seen_by_its_owner_and_the_leader(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    others = (town.second_adviser, town.reception, town.caseworker, town.south_adviser, town.south_leader)
    assert _seen((town.adviser, town.leader), _number(town)) == [True, True]
    assert _seen(others, _number(town)) == [False] * 5


def test_informed_kinds_see_the_case_and_owe_nothing(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["treatment_stopped"])
    number = _number(town)
    assert _seen((town.caseworker, town.second_adviser), number) == [True, False]
    south = town.responder(town.city.south_team.caseworker)
    assert _seen((south,), number) == [False]
    assert town.caseworker.queue()[0]["informed"] == ["caseworker"]
    assert town.caseworker.tries("claim", number) == 409
    assert town.caseworker.tries("close", number, outcome="other", reason="x") == 403
    assert town.caseworker.tries("events", number, kind="waiting_started", reason="other", at=_now(town)) == 403
    town.caseworker.tells(number, kind="note", at=_now(town), note="Kender ikke borgeren.")
    assert town.caseworker.tasks() == []


def test_what_nobody_has_taken_is_seen_by_all_on_duty_of_the_centre(town: Town) -> None:
    town.portal.reports(PLAIN, **ACUTE)
    number = _number(town)
    here = (town.adviser, town.second_adviser, town.support_contact_person, town.caseworker, town.reception)
    assert _seen(here, number) == [True] * 5
    assert _seen((town.south_leader, town.responder(town.city.south_team.second_adviser)), number) == [False, False]
    town.second_adviser.claims(number)
    assert _seen((town.second_adviser, town.support_contact_person, town.reception), number) == [True, False, False]


def test_who_is_away_sees_no_more_than_the_own_cases_and_is_given_none(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    town.enters("/v1/absences", {"responder": str(town.city.north_team.adviser)})
    town.portal.reports(PLAIN, place=_flat(3), concerns=["noise"])
    town.portal.reports(PLAIN, place=_flat(4), **ACUTE)
    assert [one["place"]["address"] for one in town.adviser.queue()] == [FLAT["address"]]
    mine = [one["urgency"] for one in town.second_adviser.queue()]
    assert mine == ["acute", "normal"]


def test_acute_stands_first_then_what_is_due_first(town: Town) -> None:
    for floor, more in ((1, {"concerns": ["noise"]}), (2, {"concerns": ["worry"]}), (3, ACUTE)):
        town.portal.reports(PLAIN, place=_flat(floor), **more)
    town.clock.advance(timedelta(days=1))
    for floor, more in ((4, {"concerns": ["noise"]}), (5, {"concerns": ["worry"]})):
        town.portal.reports(PLAIN, place=_flat(floor), **more)
    queue = town.leader.queue()
    floors = [one["place"]["address"].removeprefix("Ahornvej 14, ")[0] for one in queue]
    assert floors == ["3", "2", "5", "1", "4"]
    due = [instant(one["answer_by"]) for one in queue]
    assert due[1] < due[2]
    assert due[3] < due[4]


def test_an_unchanged_queue_costs_no_body(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    first = town.adviser.get("/v1/queue")
    again = town.adviser.get("/v1/queue", **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    town.adviser.claims(_number(town))
    assert town.adviser.get("/v1/queue", **{"If-None-Match": first.headers["etag"]}).status_code == 200


def test_the_owner_accepts_by_claiming_and_a_repeat_changes_nothing(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _number(town)
    assert town.adviser.queue()[0]["state"] == "new"
    first = town.adviser.claims(number)
    assert first["state"] == "claimed"
    assert town.adviser.claims(number) == first
    for other in (town.second_adviser, town.reception, town.caseworker):
        assert other.tries("claim", number) == 409
    assert town.south_adviser.tries("claim", number) == 404
    assert town.leader.tries("claim", number) == 403
    assert town.adviser.tries("claim", "K7Q2-9XM4") == 404
    assert town.adviser.tries("claim", "nonsense") == 404


def test_of_many_claims_at_once_one_wins(town: Town) -> None:
    town.portal.reports(PLAIN, **ACUTE)
    number = _number(town)
    team = town.city.north_team
    posts = (team.adviser, team.second_adviser, team.support_contact_person, team.housing_support, team.caseworker)
    people = [town.responder(post) for post in posts for _ in range(2)]
    with ThreadPoolExecutor(len(people)) as pool:
        statuses = list(pool.map(lambda person: person.tries("claim", number), people))
    winner = town.leader.queue()[0]["owner"]["responder"]
    won = {person.headers["Authorization"] for person, status in zip(people, statuses, strict=True) if status == 200}
    assert won == {town.responder(UUID(winner)).headers["Authorization"]}
    assert set(statuses) == {200, 409}


def test_a_claim_is_history(town: Town) -> None:
    town.portal.reports(PLAIN, **ACUTE)
    number = _number(town)
    town.clock.advance(timedelta(minutes=7))
    seen = town.second_adviser.claims(number)
    last = seen["timeline"][-1]
    assert (last["kind"], last["responder"]) == ("claimed", str(town.city.north_team.second_adviser))
    early = town.clock.now() - timedelta(minutes=8)
    sent = town.second_adviser.post(f"/v1/cases/{number}/claim", {"at": early.isoformat()})
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, "/at")


@pytest.mark.parametrize(
    ("event", "pointer"),
    [
        ({"kind": "contacted"}, "/with"),
        ({"kind": "contact_attempted"}, "/with"),
        ({"kind": "waiting_started"}, "/reason"),
        ({"kind": "urgency_set", "note": "Fordi."}, "/urgency"),
        ({"kind": "urgency_set", "urgency": "soon"}, "/note"),
        ({"kind": "activity"}, "/activity"),
        ({"kind": "assessed"}, "/kind"),
        ({"kind": "claimed"}, "/kind"),
        ({"kind": "closed"}, "/kind"),
        ({"kind": "contacted", "with": "reporter", "report": "K7Q2-9XM5"}, "/report"),
        ({"kind": "note", "note": "x", "at": "2026-11-18T10:00:00"}, "/at"),
        ({"kind": "note", "note": "x", "at": "2026-11-18T09:00:00+01:00"}, "/at"),
        ({"kind": "note", "note": "x", "at": "2026-11-18T11:00:00+01:00"}, "/at"),
        ({"kind": "note", "note": "x", "colour": "red"}, "/colour"),
        ({"kind": "dance"}, "/kind"),
    ],
)
def test_an_event_says_what_it_needs(town: Town, event: dict[str, Any], pointer: str) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _number(town)
    town.adviser.claims(number)
    before = town.adviser.case(number)
    sent = town.adviser.post(f"/v1/cases/{number}/events", {"at": _now(town), **event})
    assert sent.status_code == 422
    assert pointer in [one["pointer"] for one in sent.json()["errors"]]
    assert town.adviser.case(number) == before


@pytest.mark.parametrize(
    ("closing", "pointer"),
    [
        ({"reason": "Ro."}, "/outcome"),
        ({"outcome": "order_restored"}, "/reason"),
        ({"outcome": "handed_over", "reason": "Til andre."}, "/handed_over_to"),
        ({"outcome": "order_restored", "reason": "  "}, "/reason"),
        ({"outcome": "solved", "reason": "Ro."}, "/outcome"),
        ({"outcome": "order_restored", "reason": "Ro.", "at": "2026-11-18T09:59:00+01:00"}, "/at"),
    ],
)
def test_closing_needs_an_outcome_and_a_hand_over_or_a_reason(
    town: Town, closing: dict[str, Any], pointer: str
) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _number(town)
    town.adviser.claims(number)
    sent = town.adviser.post(f"/v1/cases/{number}/close", closing)
    assert sent.status_code == 422
    assert [one["pointer"] for one in sent.json()["errors"]] == [pointer]
    assert town.adviser.case(number)["state"] == "claimed"


def test_a_case_handed_over_outside_needs_no_other_reason(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _number(town)
    town.adviser.claims(number)
    assert town.adviser.closes(number, outcome="handed_over", handed_over_to="Hjemmeplejen")["state"] == "closed"


def test_a_new_case_is_claimed_before_it_is_closed(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    assert town.adviser.tries("close", _number(town), outcome="other", reason="x") == 409


def test_who_read_an_older_version_changes_nothing(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _number(town)
    read = town.adviser.get(f"/v1/cases/{number}").headers["etag"]
    town.adviser.claims(number)
    body = {"outcome": "other", "reason": "x"}
    assert town.adviser.post(f"/v1/cases/{number}/close", body, **{"If-Match": read}).status_code == 412
    note = {"kind": "note", "note": "x", "at": _now(town)}
    assert town.adviser.post(f"/v1/cases/{number}/events", note, **{"If-Match": read}).status_code == 412
    newest = town.adviser.get(f"/v1/cases/{number}").headers["etag"]
    assert town.adviser.post(f"/v1/cases/{number}/close", body, **{"If-Match": newest}).status_code == 200


def test_waiting_has_a_reason_and_ends(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _number(town)
    assert town.adviser.tries("events", number, kind="waiting_started", reason="resident", at=_now(town)) == 409
    town.adviser.claims(number)
    until = "2026-12-01T09:00:00+01:00"
    waits = town.adviser.tells(number, kind="waiting_started", reason="resident", until=until, at=_now(town))
    assert (waits["state"], waits["waiting"]) == ("waiting", {"reason": "resident", "until": "2026-12-01T08:00:00Z"})
    resumed = town.adviser.tells(number, kind="waiting_ended", at=_now(town))
    assert (resumed["state"], resumed["waiting"]) == ("claimed", None)
    assert town.adviser.tries("events", number, kind="waiting_ended", at=_now(town)) == 409


def test_a_person_changes_the_urgency_with_a_reason(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _number(town)
    town.adviser.claims(number)
    due = instant(town.adviser.queue()[0]["answer_by"])
    seen = town.leader.tells(number, kind="urgency_set", urgency="acute", note="Gas.", at=_now(town))
    assert seen["urgency"] == "acute"
    assert seen["unclaimed"]  # whoever is on duty may go
    assert instant(seen["act_by"]) == town.clock.now() + timedelta(hours=1)
    assert instant(seen["answer_by"]) < due
    last = seen["timeline"][-1]
    assert (last["kind"], last["codes"]["urgency"], last["note"]) == ("urgency_set", ["normal", "acute"], "Gas.")
    assert town.second_adviser.claims(number)["owner"]["name"] == "Bent Nord"
    lowered = town.second_adviser.tells(
        number, kind="urgency_set", urgency="normal", note="Falsk alarm.", at=_now(town)
    )
    assert lowered["urgency"] == "normal"
    assert town.adviser.tries("events", number, kind="urgency_set", urgency="soon", note="x", at=_now(town)) == 409
    assert town.adviser.get(f"/v1/cases/{number}").status_code == 404


def test_reopening_gives_it_back_to_the_former_owner(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _number(town)
    town.adviser.claims(number)
    town.clock.advance(timedelta(days=2))
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    assert town.adviser.queue() == []
    assert town.adviser.tries("claim", number) == 409
    assert town.adviser.tries("close", number, outcome="other", reason="x") == 409
    assert town.adviser.tries("reopen", number, reason="Igen.", at="2026-11-19T10:00:00+01:00") == 422
    assert town.leader.tries("reopen", number, reason="Igen.") == 200
    (item,) = town.adviser.queue()
    assert (item["number"], item["state"], item["unclaimed"]) == (number, "new", False)
    assert town.adviser.tries("reopen", number, reason="Igen.") == 409


def test_only_the_owner_or_the_leader_opens_again_and_only_what_was_read(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["treatment_stopped"])
    number = _number(town)
    town.adviser.claims(number)
    read = town.adviser.get(f"/v1/cases/{number}").headers["etag"]
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    assert town.caseworker.tries("reopen", number, reason="Igen.") == 403  # informed, and no more
    body = {"reason": "Igen."}
    assert town.adviser.post(f"/v1/cases/{number}/reopen", body, **{"If-Match": read}).status_code == 412
    newest = town.adviser.get(f"/v1/cases/{number}").headers["etag"]
    assert town.adviser.post(f"/v1/cases/{number}/reopen", body, **{"If-Match": newest}).status_code == 200


def test_news_stay_new_until_whoever_has_the_case_has_acted(town: Town) -> None:
    view = town.portal.reports(PLAIN, concerns=["treatment_stopped"])
    number = _number(town)
    town.adviser.claims(number)
    sent = town.portal.post(f"/v1/reports/{view['reference']}/messages", {"text": "Det fortsætter."})
    assert sent.status_code == 201
    for event in ({"kind": "note", "note": "Kender ham."}, {"kind": "contacted", "with": "resident"}):
        assert town.caseworker.tells(number, at=_now(town), **event)["news"]
    assert town.adviser.queue()[0]["news"]
    assert not town.adviser.tells(number, kind="note", at=_now(town), note="Set.")["news"]


def test_reopening_while_the_owner_is_away_goes_to_reception(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _number(town)
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    town.enters("/v1/absences", {"responder": str(town.city.north_team.adviser)})
    assert town.leader.tries("reopen", number, reason="Igen.") == 200
    (item,) = town.second_adviser.queue()
    assert (item["owner"]["kind"], item["unclaimed"]) == ("reception", True)


def test_only_the_owner_or_the_leader_closes(town: Town) -> None:
    town.portal.reports(PLAIN, **ACUTE)
    number = _number(town)
    assert town.second_adviser.tries("close", number, outcome="other", reason="x") == 403
    town.second_adviser.claims(number)
    assert town.adviser.tries("close", number, outcome="other", reason="x") == 404
    assert town.leader.tries("close", number, outcome="other", reason="x") == 200


@pytest.mark.parametrize(
    "role", [Role.CALL_DESK, Role.ANALYST, Role.CENTRAL_OFFICE, Role.ADMINISTRATOR, Role.AUTHORITY]
)
def test_other_roles_may_never_look_into_queues_or_cases(town: Town, role: Role) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    person = town.person(KeyGrant(role=role))
    for path in ("/v1/queue", f"/v1/cases/{_number(town)}", "/v1/tasks"):
        assert person.get(path).status_code == 403
    assert town.portal.get(f"/v1/cases/{_number(town)}").status_code == 403


def test_a_case_of_the_south_stays_in_the_south(town: Town) -> None:
    town.desk.reports(PLAIN, place=SOUTH, **ACUTE)
    assert town.leader.queue() == []
    assert town.second_adviser.queue() == []
    (item,) = town.adviser.queue()  # whose other half post is in the south
    assert item["social_centre"]["name"] == "Socialcenter Syd"
    assert town.adviser.claims(item["number"])["social_centre"]["name"] == "Socialcenter Syd"


def test_a_phone_that_is_ahead_keeps_nobody_from_what_comes_next(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _number(town)
    town.adviser.claims(number)
    ahead = (town.clock.now() + timedelta(minutes=4)).isoformat()
    offered = town.adviser.offers(number, to={"responder": str(town.city.north_team.second_adviser)})
    key = {"Idempotency-Key": "once"}
    for _ in range(2):
        taken = town.second_adviser.post(f"/v1/hand-overs/{offered['id']}/accept", {"at": ahead}, **key)
        assert taken.status_code == 200, taken.text
        town.clock.advance(timedelta(seconds=1))
    told = town.second_adviser.tells(number, kind="waiting_started", reason="resident", at=ahead)
    assert instant(told["timeline"][-1]["at"]) == town.clock.now()
    assert town.second_adviser.tries("close", number, outcome="order_restored", reason="Ro.", at=ahead) == 200
    assert town.second_adviser.tries("reopen", number, reason="Fejl.") == 200
    assert town.second_adviser.tries("release", number, reason="Ferie.") == 200
    given = {"cases": [number], "to": str(town.city.north_team.adviser), "reason": "Til dig."}
    (became,) = town.leader.post("/v1/reassignments", given).json()["items"]
    assert became["became"] == "reassigned"
