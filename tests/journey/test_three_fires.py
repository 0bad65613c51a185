"""Three fires in one flat, as the people around it lived through them."""

from __future__ import annotations

from typing import Any

from app.kit.codes import Role
from tests.door import grant_of
from tests.journey.letters import delivered, letter_to
from tests.journey.town import FLAT, Person, Town

NEIGHBOUR = "nabo@example.dk"


def test_three_fires(town: Town) -> None:
    _in_march_an_adviser_answers_and_help_is_declined(town)
    august = _in_august_a_neighbour_tells_and_the_former_adviser_gets_it(town)
    november = _in_november_the_third_one_is_acute_and_the_first_claim_wins(town, august)
    _in_january_a_new_tenant_starts_without_a_past(town, earlier=november)


def _in_march_an_adviser_answers_and_help_is_declined(town: Town) -> None:
    town.is_now("2027-03-10T09:30:00+01:00")
    away = {"responder": str(town.city.north_team.adviser), "valid_to": "2027-03-20T00:00:00+01:00"}
    town.enters("/v1/absences", away)  # so that the second adviser, not the department's own, has the first case

    caretaker = {"kind": "caretaker", "name": "Viggo", "phone": "33 12 34 56"}
    view = town.portal.reports("Komfuret har brændt i lejligheden.", concerns=["damage"], reporter=caretaker)
    (item,) = town.second_adviser.queue()
    assert item["owner"]["name"] == "Bent Nord"
    assert not item["relapse"]

    town.second_adviser.claims(item["number"])
    contact = {"kind": "contacted", "with": "reporter", "at": "2027-03-10T10:30:00+01:00"}
    town.is_now("2027-03-10T11:00:00+01:00")
    told = town.second_adviser.tells(item["number"], **contact)
    assert told["reports"][0]["answered_at"] == "2027-03-10T09:30:00Z"
    town.second_adviser.closes(item["number"], outcome="help_declined", reason="Takkede nej til hjælp.")
    assert town.portal.get(f"/v1/reports/{view['reference']}").json()["status"] == "answered"


def _in_august_a_neighbour_tells_and_the_former_adviser_gets_it(town: Town) -> dict[str, Any]:
    town.is_now("2027-08-12T10:00:00+02:00")
    delivered(town)
    neighbour = {"kind": "neighbour", "name": "Nabo", "email": NEIGHBOUR}
    told = "Der var ild og røg fra lejligheden i nat, brandvæsenet kom."
    town.neighbours.reports(told, place={"address": "Ahornvej 14 2 th", "postcode": "2400"}, reporter=neighbour)
    (item,) = town.second_adviser.queue()
    assert item["owner"]["name"] == "Bent Nord"
    assert item["relapse"]
    assert "damage" in item["concerns"]
    assert [one["outcome"] for one in town.second_adviser.case(item["number"])["earlier_cases"]] == ["help_declined"]
    assert town.adviser.queue() == []

    receipt = letter_to(town, NEIGHBOUR)
    elsewhere = {"address": "Ahornvej 14, 3. tv", "postcode": "2400"}
    town.neighbours.reports(told, place=elsewhere, reporter=neighbour)
    ordinary = letter_to(town, NEIGHBOUR)
    assert receipt.without_reference == ordinary.without_reference
    assert not any(word in receipt.text for word in ("Bent", "tilbagefald", "tidligere"))
    return item


def _in_november_the_third_one_is_acute_and_the_first_claim_wins(town: Town, august: dict[str, Any]) -> str:
    town.second_adviser.claims(august["number"])
    town.second_adviser.closes(august["number"], outcome="not_found", reason="Lukkede ikke op.")
    town.is_now("2027-11-09T09:15:00+01:00")
    town.desk.reports("Beboeren har igen haft ild i gryden, trappen er fuld af røg.", concerns=["damage"])

    on_duty = (town.adviser, town.second_adviser, town.support_contact_person, town.caseworker, town.reception)
    queues = [_of_flat(person) for person in on_duty]
    assert all(item["urgency"] == "acute" and item["unclaimed"] for item in queues)
    number = str(queues[0]["number"])
    assert {item["number"] for item in queues} == {number}
    assert queues[0]["owner"]["kind"] == "reception"
    assert queues[0]["relapse"]
    assert number in {item["number"] for item in town.leader.queue()}
    assert [(one.to, one.subject) for one in delivered(town) if "Alarm" in one.subject] == [
        ("nord@example.dk", f"Alarm: sag {number}")
    ]

    assert town.support_contact_person.claims(number)["owner"]["name"] == "Dan Nord"
    assert town.adviser.tries("claim", number) == 409
    assert town.support_contact_person.tries("claim", number) == 200
    return number


def _in_january_a_new_tenant_starts_without_a_past(town: Town, *, earlier: str) -> None:
    town.is_now("2028-01-10T11:00:00+01:00")
    town.enters("/v1/tenancies", {"place": FLAT, "valid_from": "2028-01-01T12:00:00+01:00"})
    town.portal.reports("Der er høj musik hver nat.", concerns=["noise"])
    item = next(one for one in town.adviser.queue() if one["concerns"] == ["noise"])
    assert item["number"] != earlier
    assert not item["relapse"]
    assert item["urgency"] == "normal"
    assert item["owner"]["name"] == "Anna Nord"
    seen = town.adviser.case(item["number"])
    assert seen["earlier_cases"] == []
    assert seen["possibly_related"] == []
    assert [one["reporter"]["kind"] for one in seen["reports"]] == ["unknown"]


def _of_flat(person: Person) -> dict[str, Any]:
    (item,) = (
        one for one in person.queue() if "damage" in one["concerns"] and one["place"]["address"] == FLAT["address"]
    )
    return item


def test_the_desk_cannot_look_into_the_file(town: Town) -> None:
    town.desk.reports("Der er brand igen.", concerns=["damage"])
    (item,) = town.adviser.queue()
    assert town.desk.get(f"/v1/cases/{item['number']}").status_code == 403
    assert town.person(grant_of(Role.ANALYST)).get(f"/v1/cases/{item['number']}").status_code == 403
