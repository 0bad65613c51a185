"""Whoever reports gets the landlord view, sees what it sent itself, and nothing of what others told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from app.access.callers import KeyGrant
from app.kit.codes import Role
from tests.journey.letters import delivered, letter_to
from tests.journey.town import FLAT, PLAIN, Person, Town

VIEW = {"reference", "your_reference", "status", "received_at", "recorded_at", "answer_by", "contact", "text"}
OTHER_LANDLORD = UUID("0199a5f0-6f1e-7a10-8000-00000000aaaa")
"""A landlord whom the directory does not know (yet)."""


def _references(person: Person) -> list[str]:
    return [one["reference"] for one in person.get("/v1/reports").json()["items"]]


@pytest.mark.parametrize("who", ["portal", "neighbours", "desk", "adviser", "leader", "family_team"])
@pytest.mark.parametrize("kind", ["caretaker", "own_follow_up", "resident", "social_administration"])
def test_everybody_who_reports_gets_the_landlord_view(town: Town, who: str, kind: str) -> None:
    person: Person = getattr(town, who)
    view = person.reports(PLAIN, concerns=["noise"], reporter={"kind": kind})
    assert set(view) == VIEW
    assert set(view["contact"]) == {"name", "phone", "email"}
    assert view["status"] == "passed_on"
    assert "Anna" not in str(view)
    (item,) = town.adviser.queue()
    seen = town.adviser.case(item["number"])
    assert seen["reports"][0]["reporter"]["kind"] == kind
    assert seen["reports"][0]["channel"] == ("phone" if who == "desk" else "api")


@pytest.mark.parametrize("role", [Role.ANALYST, Role.CENTRAL_OFFICE, Role.ADMINISTRATOR])
def test_who_may_not_report_is_told_so(town: Town, role: Role) -> None:
    sent = town.person(KeyGrant(role=role)).post("/v1/reports", {"description": PLAIN, "place": FLAT})
    assert sent.status_code == 403


def test_a_landlord_never_learns_of_others_who_reported_its_dwelling(town: Town) -> None:
    theirs = [
        person.reports(PLAIN, concerns=["noise"], **more)["reference"]
        for person, more in (
            (town.neighbours, {}),
            (town.desk, {"landlord": str(town.city.landlord)}),
            (town.adviser, {"reporter": {"kind": "own_follow_up"}}),
        )
    ]
    assert _references(town.portal) == []
    mine = town.portal.reports(PLAIN, concerns=["noise"])["reference"]
    assert _references(town.portal) == [mine]
    assert {town.portal.get(f"/v1/reports/{one}").status_code for one in theirs} == {404}
    assert _references(town.neighbours) == theirs[:1]
    assert town.neighbours.get(f"/v1/reports/{mine}").status_code == 404


def test_two_keys_of_a_landlord_see_the_same_reports(town: Town) -> None:
    first = town.portal.reports(PLAIN)["reference"]
    second = town.person(
        KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({town.city.landlord}), person="driftschef")
    )
    assert _references(second) == [first]
    stranger = town.person(
        KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({town.city.private_landlord}), person="Karen")
    )
    assert _references(stranger) == []
    assert stranger.get(f"/v1/reports/{first}").status_code == 404


def test_your_reference_is_the_senders_own(town: Town) -> None:
    by = {"reporter": {"email": "viggo@example.dk"}}
    mine = town.portal.reports(PLAIN, your_reference="1", **by)
    told = {"description": "Noget andet.", "place": FLAT, "your_reference": "1"}
    assert town.neighbours.post("/v1/reports", told | by).status_code == 201
    again = town.portal.post("/v1/reports", {"description": PLAIN, "place": FLAT, "your_reference": "1"} | by)
    assert (again.status_code, again.json()) == (200, mine)
    differs = town.portal.post(
        "/v1/reports", {"description": "Nu noget helt andet.", "place": FLAT, "your_reference": "1"}
    )
    assert differs.status_code == 409
    assert mine["reference"] not in differs.text
    assert len(_references(town.portal)) == 1
    assert len(delivered(town)) == 2  # one receipt a report, none for the repeat


def test_an_unknown_landlord_or_department_is_no_error(town: Town) -> None:
    portal = town.person(KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({OTHER_LANDLORD})))
    view = portal.reports(PLAIN, place={"housing_department": str(OTHER_LANDLORD)}, concerns=["noise"])
    assert _references(portal) == [view["reference"]]
    assert portal.get(f"/v1/reports/{view['reference']}").json() == view
    (item,) = town.responder(town.city.entrance_reception).queue()
    assert item["place"]["housing_department"] == str(OTHER_LANDLORD)
    assert town.responder(town.city.entrance_reception).case(item["number"])["reports"][0]["way_back"]


def test_a_portal_of_several_landlords_names_one(town: Town) -> None:
    both = frozenset({town.city.landlord, town.city.private_landlord})
    portal = town.person(KeyGrant(role=Role.LANDLORD_PORTAL, landlords=both))
    body: dict[str, Any] = {"description": PLAIN, "place": FLAT}
    for wrong in ({}, {"landlord": str(OTHER_LANDLORD)}):
        sent = portal.post("/v1/reports", body | wrong)
        assert (sent.status_code, [one["pointer"] for one in sent.json()["errors"]]) == (422, ["/landlord"])
    assert town.leader.queue() == []
    for landlord in both:
        assert portal.post("/v1/reports", body | {"landlord": str(landlord)}).status_code == 201
    assert len(_references(portal)) == 2
    assert len(_references(town.portal)) == 1


def test_anonymity_is_recorded_as_a_wish_and_promised_nowhere(town: Town) -> None:
    wish = {"kind": "neighbour", "name": "Nabo", "email": "nabo@example.dk", "anonymity_requested": True}
    view = town.neighbours.reports(PLAIN, concerns=["noise"], reporter=wish)
    plain = town.neighbours.reports(PLAIN, concerns=["noise"], reporter=wish | {"anonymity_requested": False})
    assert view["text"] == plain["text"]
    letters = [one for one in delivered(town) if one.to == "nabo@example.dk"]
    assert len({one.text for one in letters}) == 1
    assert not any("anonym" in (one.subject + one.text).casefold() for one in letters)
    (item,) = town.adviser.queue()
    wishes = {
        one["reference"]: one["reporter"]["anonymity_requested"] for one in town.adviser.case(item["number"])["reports"]
    }
    assert wishes == {view["reference"]: True, plain["reference"]: False}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ("Tak for", "mandag den 23. november 2026 kl. 15.00", "ingen ret til at gå ind")),
        ("en", ("Thank you", "Monday 23 November 2026 at 15:00", "nobody a right to enter")),
    ],
)
def test_the_receipt_says_what_may_be_said(town: Town, language: str, words: tuple[str, ...]) -> None:
    reporter = {"kind": "caretaker", "name": "Viggo", "email": "viggo@example.dk"}
    described = "Jens Hansen spiller høj musik i opgangen."
    view = town.portal.reports(described, concerns=["noise"], reporter=reporter, language=language)
    letter = letter_to(town, "viggo@example.dk")
    assert view["reference"] in letter.subject
    assert letter.text == view["text"]
    assert "112" in letter.text
    assert "Jens" not in letter.subject + letter.text
    assert described not in letter.text
    assert all(one in letter.text for one in words)


def test_a_receipt_goes_out_once_and_answers_nothing(town: Town) -> None:
    view = town.neighbours.reports(PLAIN, concerns=["noise"], reporter={"email": "nabo@example.dk"})
    assert letter_to(town, "nabo@example.dk").subject == f"Kvittering {view['reference']}"
    assert delivered(town) == []
    assert town.response_times()["Socialcenter Nord"]["answered"] == 0
    assert town.neighbours.get(f"/v1/reports/{view['reference']}").json() == view


def test_what_happened_and_what_was_received_are_two_times(town: Town) -> None:
    view = town.portal.reports(PLAIN, concerns=["noise"], happened_at="2026-11-14T23:30:00+01:00")
    assert view["received_at"] == "2026-11-18T09:00:00Z"
    report = town.adviser.case(town.adviser.queue()[0]["number"])["reports"][0]
    assert (report["happened_at"], report["recorded_at"]) == ("2026-11-14T22:30:00Z", "2026-11-18T09:00:00Z")


def test_what_staff_tell_is_no_word_of_the_reporter(town: Town) -> None:
    view = town.portal.reports(PLAIN, concerns=["noise"])
    (item,) = town.adviser.queue()
    town.adviser.claims(item["number"])
    town.adviser.closes(item["number"], outcome="order_restored", reason="Ro.")
    path = f"/v1/reports/{view['reference']}/messages"
    for person, status in ((town.adviser, 403), (town.leader, 403), (town.south_leader, 404)):
        assert person.post(path, {"text": "Jeg har talt med ham; det brænder ikke."}).status_code == status
    seen = town.adviser.case(item["number"])
    assert (seen["state"], seen["news"], seen["timeline"][-1]["kind"]) == ("closed", False, "closed")


def test_a_colleague_who_reported_adds_to_its_own_report(town: Town) -> None:
    view = town.second_adviser.reports(PLAIN, concerns=["noise"], reporter={"kind": "own_follow_up"})
    sent = town.second_adviser.post(f"/v1/reports/{view['reference']}/messages", {"text": "Det fortsætter."})
    assert sent.status_code == 201
    assert town.adviser.queue()[0]["news"]
