"""When a report is answered, and what the figures of a centre make of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.directory.city import UNKNOWN_POSTCODE
from tests.journey.letters import delivered
from tests.journey.town import PLAIN, Person, Town

PHONE = {"kind": "neighbour", "phone": "33 12 34 56"}


def _case(town: Town, person: Person | None = None) -> str:
    (item,) = (person or town.adviser).queue()
    return str(item["number"])


def _contact(town: Town, number: str, **event: Any) -> list[str | None]:  # noqa: ANN401 an event's fields
    """Tell of a contact now, and return when each report of the case was answered."""
    told = {"kind": "contacted", "at": town.clock.now().isoformat(), **event}
    return [one["answered_at"] for one in town.adviser.tells(number, **told)["reports"]]


def test_what_answers_nothing(town: Town) -> None:
    view = town.desk.reports(PLAIN, concerns=["noise"], reporter=PHONE)
    number = _case(town)
    delivered(town)  # the receipt
    town.adviser.claims(number)
    town.clock.advance(timedelta(minutes=10))
    assert _contact(town, number, kind="contact_attempted", **{"with": "reporter"}) == [None]
    assert _contact(town, number, **{"with": "resident"}) == [None]
    assert _contact(town, number, **{"with": "other"}) == [None]
    assert _contact(town, number, kind="note", note="Ringer i morgen.") == [None]
    assert _contact(town, number, **{"with": "reporter"}) == ["2026-11-18T09:10:00Z"]
    assert view["status"] == "passed_on"


def test_without_a_way_back_the_resident_is_who_answers(town: Town) -> None:
    town.neighbours.reports(PLAIN, concerns=["noise"], reporter={"kind": "anonymous"})
    number = _case(town)
    assert _contact(town, number, kind="contact_attempted", **{"with": "resident"}) == [None]
    town.clock.advance(timedelta(minutes=30))
    assert _contact(town, number, **{"with": "resident"}) == ["2026-11-18T09:30:00Z"]
    assert town.response_times()["Socialcenter Nord"]["answered"] == 1


@pytest.mark.parametrize("reporter", [{"phone": "33123456"}, {"email": "nabo@example.dk"}])
def test_a_phone_or_an_address_is_a_way_back(town: Town, reporter: dict[str, str]) -> None:
    town.neighbours.reports(PLAIN, concerns=["noise"], reporter=reporter)
    assert town.adviser.case(_case(town))["reports"][0]["way_back"]
    assert _contact(town, _case(town), **{"with": "resident"}) == [None]


def test_that_the_dwelling_has_a_landlord_is_no_way_back_to_a_neighbour(town: Town) -> None:
    town.neighbours.reports(PLAIN, concerns=["noise"])
    town.portal.reports(PLAIN, concerns=["noise"])
    ways = [one["way_back"] for one in town.adviser.case(_case(town))["reports"]]
    assert sorted(ways) == [False, True]


@pytest.mark.parametrize("whose", ["desk", "neighbours"])
def test_that_somebody_names_the_landlord_is_no_way_back_to_them(town: Town, whose: str) -> None:
    person: Person = getattr(town, whose)
    person.reports(PLAIN, concerns=["noise"], landlord=str(town.city.landlord), reporter={"kind": "neighbour"})
    number = _case(town)
    assert not town.adviser.case(number)["reports"][0]["way_back"]
    town.clock.advance(timedelta(minutes=30))
    assert _contact(town, number, **{"with": "resident"}) == ["2026-11-18T09:30:00Z"]


def test_each_report_of_a_case_is_answered_by_itself(town: Town) -> None:
    first = town.desk.reports(PLAIN, concerns=["noise"], reporter=PHONE)["reference"]
    town.clock.advance(timedelta(minutes=20))
    second = town.portal.reports(PLAIN, concerns=["noise"])["reference"]
    number = _case(town)
    now = town.clock.now().isoformat()
    unnamed = town.adviser.post(f"/v1/cases/{number}/events", {"kind": "contacted", "with": "reporter", "at": now})
    assert (unnamed.status_code, unnamed.json()["errors"][0]["pointer"]) == (422, "/report")
    assert _contact(town, number, report=second, **{"with": "reporter"}) == [None, "2026-11-18T09:20:00Z"]
    assert _contact(town, number, report=first, **{"with": "reporter"}) == [
        "2026-11-18T09:20:00Z",
        "2026-11-18T09:20:00Z",
    ]


def test_a_report_of_another_case_is_not_answered_from_this_one(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _case(town)
    elsewhere = town.portal.reports(PLAIN, place={"address": "Ahornvej 14, 3. tv", "postcode": "2400"})["reference"]
    told = {"kind": "contacted", "with": "reporter", "at": town.clock.now().isoformat(), "report": elsewhere}
    sent = town.adviser.post(f"/v1/cases/{number}/events", told)
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, "/report")


def test_a_contact_told_late_counts_when_it_was_so(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _case(town)
    town.clock.advance(timedelta(hours=3))
    assert _contact(town, number, **{"with": "reporter"}) == ["2026-11-18T12:00:00Z"]
    told = {"at": "2026-11-18T10:45:00+01:00", "with": "reporter"}
    assert _contact(town, number, **told) == ["2026-11-18T09:45:00Z"]
    assert town.response_times()["Socialcenter Nord"]["median_minutes"] == 45
    later = {"at": "2026-11-18T11:45:00+01:00", "with": "reporter"}
    assert _contact(town, number, **later) == ["2026-11-18T09:45:00Z"]
    last = town.adviser.case(number)["timeline"][-1]
    assert (last["at"], last["recorded_at"]) == ("2026-11-18T10:45:00Z", "2026-11-18T12:00:00Z")


@pytest.mark.parametrize("whom", ["reporter", "resident"])
@pytest.mark.parametrize("at", ["2026-11-18T09:59:59+01:00", "2026-11-19T10:00:00+01:00"])
def test_a_contact_before_the_report_or_in_the_future_is_refused(town: Town, at: str, whom: str) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    sent = town.adviser.post(f"/v1/cases/{_case(town)}/events", {"kind": "contacted", "with": whom, "at": at})
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, "/at")


def test_a_contact_before_a_joined_report_was_received_does_not_answer_it(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    town.clock.advance(timedelta(hours=1))
    late = town.desk.reports(PLAIN, concerns=["noise"], reporter=PHONE)["reference"]
    number = _case(town)
    told = {"kind": "contacted", "with": "reporter", "report": late, "at": "2026-11-18T10:30:00+01:00"}
    sent = town.adviser.post(f"/v1/cases/{number}/events", told)
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, "/at")


def test_resident_reached_before_an_anonymous_report_came_does_not_answer_it(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _case(town)
    _contact(town, number, **{"with": "resident"})
    town.clock.advance(timedelta(hours=1))
    town.neighbours.reports(PLAIN, concerns=["noise"])
    assert [one["answered_at"] for one in town.adviser.case(number)["reports"]] == [None, None]
    assert _contact(town, number, **{"with": "resident"}) == [None, "2026-11-18T10:00:00Z"]


def test_a_case_does_not_end_before_its_last_report(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _case(town)
    town.adviser.claims(number)
    town.clock.advance(timedelta(hours=2))
    town.neighbours.reports(PLAIN, concerns=["noise"])
    early = {"outcome": "no_need_found", "reason": "Ro.", "at": "2026-11-18T11:00:00+01:00"}
    sent = town.adviser.post(f"/v1/cases/{number}/close", early)
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, "/at")
    town.adviser.closes(number, outcome="no_need_found", reason="Ro.")
    assert town.response_times()["Socialcenter Nord"]["closed_unanswered"] == 2


def test_closing_does_not_stop_the_clock(town: Town) -> None:
    view = town.portal.reports(PLAIN, concerns=["noise"])
    number = _case(town)
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="no_need_found", reason="Ro.")
    figures = town.response_times()["Socialcenter Nord"]
    assert (figures["reports"], figures["answered"], figures["open"], figures["closed_unanswered"]) == (1, 0, 0, 1)
    assert figures["median_minutes"] is None
    town.is_now("2026-12-18T10:00:00+01:00")
    figures = town.response_times()["Socialcenter Nord"]
    assert (figures["overdue"], figures["closed_unanswered"], figures["share_within_target"]) == (1, 1, 0)
    assert town.portal.get(f"/v1/reports/{view['reference']}").json()["status"] == "passed_on"
    _contact(town, number, **{"with": "reporter"})  # late news of a closed case is news
    figures = town.response_times()["Socialcenter Nord"]
    assert (figures["answered"], figures["closed_unanswered"], figures["overdue"]) == (1, 0, 0)
    assert figures["share_within_target"] == 0


def test_a_reopened_case_is_open_again_in_the_figures(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = _case(town)
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="no_need_found", reason="Ro.")
    assert town.adviser.tries("reopen", number, reason="Naboen ringede igen.") == 200
    figures = town.response_times()["Socialcenter Nord"]
    assert (figures["open"], figures["closed_unanswered"]) == (1, 0)


def test_the_clock_runs_in_the_hours_of_the_first_owners_centre(town: Town) -> None:
    town.is_now("2026-11-20T12:30:00+01:00")  # a Friday: the centre closes at one
    town.portal.reports(PLAIN, concerns=["noise"])
    town.is_now("2026-11-23T09:30:00+01:00")
    _contact(town, _case(town), **{"with": "reporter"})
    assert town.response_times()["Socialcenter Nord"]["median_minutes"] == 60


def test_a_claim_from_another_centre_changes_no_clock(town: Town) -> None:
    town.desk.reports(PLAIN, place={"address": "Ukendt Vej 3, 1. th", "postcode": UNKNOWN_POSTCODE}, concerns=["noise"])
    entrance = town.responder(town.city.entrance_reception)
    (item,) = entrance.queue()
    assert item["alarm"]
    figures = _all_figures(town)
    assert {name: one["reports"] for name, one in figures.items()} == {"Indgangen": 1}
    entrance.claims(item["number"])
    assert {name: one["reports"] for name, one in _all_figures(town).items()} == {"Indgangen": 1}


def test_the_adviser_of_two_centres_answers_for_the_centre_of_the_place(town: Town) -> None:
    """The half-time adviser of the north also works in the south: who claims there moves no clock of the south."""
    eviction = {"stage": "visit_scheduled", "at": "2026-11-20T09:00:00+01:00"}
    place = {"address": "Strandgade 3, 1. mf", "postcode": "2300"}
    town.desk.reports(PLAIN, place=place, eviction=eviction, children_in_household="no", reporter=PHONE)
    number = _case(town)
    town.clock.advance(timedelta(minutes=15))
    town.adviser.claims(number)
    _contact(town, number, **{"with": "reporter"})
    figures = _all_figures(town)
    assert {name: (one["reports"], one["median_minutes"]) for name, one in figures.items()} == {
        "Socialcenter Syd": (1, 15)
    }


def test_a_centre_that_closes_without_answering_does_not_look_better(town: Town) -> None:
    """Both answer two of five reports after an hour; the south closes the other three, the north leaves them open."""
    for street, postcode in (("Ahornvej 14", "2400"), ("Strandgade 3", "2300")):
        for floor in range(1, 6):
            place = {"address": f"{street}, {floor}. th", "postcode": postcode}
            town.desk.reports(PLAIN, place=place, concerns=["noise"], reporter=PHONE)
    town.clock.advance(timedelta(hours=1))
    now = town.clock.now().isoformat()
    for leader, closes in ((town.leader, False), (town.south_leader, True)):
        numbers = [one["number"] for one in leader.queue()]
        owners = [town.responder(UUID(one["owner"]["responder"])) for one in leader.queue()]
        for place_in_line, (number, owner) in enumerate(zip(numbers, owners, strict=True)):
            owner.claims(number)
            if place_in_line < 2:
                owner.tells(number, kind="contacted", at=now, **{"with": "reporter"})
            elif closes:
                owner.closes(number, outcome="no_need_found", reason="Ro.")
    for later in (timedelta(0), timedelta(days=40)):
        town.clock.advance(later)
        north, south = _all_figures(town)["Socialcenter Nord"], _all_figures(town)["Socialcenter Syd"]
        same = ("reports", "answered", "overdue", "median_minutes", "p90_minutes", "share_within_target")
        assert {name: north[name] for name in same} == {name: south[name] for name in same}
        assert (south["open"], south["closed_unanswered"]) == (0, 3)
        assert (north["open"], north["closed_unanswered"]) == (3, 0)
        assert south["median_minutes"] is None  # fewer than half of the reporters ever heard anything


def _all_figures(town: Town) -> dict[str, dict[str, Any]]:
    return town.response_times(town.administrator)
