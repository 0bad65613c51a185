"""Figures that set the centres beside each other: what each counts, who sees which centre, and what is held back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.access.callers import KeyGrant
from app.kit.codes import Role
from tests.journey.town import PLAIN, Person, Town

NOVEMBER = "from=2026-11-01&to=2026-12-01"
Shown = dict[str | None, dict[str, dict[str, int | None]]]


def figure(person: Person, name: str, query: str = NOVEMBER) -> dict[str, Any]:
    answer = person.get(f"/v1/statistics/{name}?{query}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def shown(found: dict[str, Any]) -> Shown:
    """Return the counts that are not nothing, by centre and table; None is all centres together."""
    return {
        item["social_centre"] and item["social_centre"]["name"]: {
            name: {one["code"]: one["count"] for one in table["lines"] if one["count"] != 0}
            for name, table in item["tables"].items()
        }
        for item in found["items"]
    }


def office(town: Town) -> Person:
    return town.person(KeyGrant(role=Role.CENTRAL_OFFICE))


def analyst(town: Town) -> Person:
    return town.person(KeyGrant(role=Role.ANALYST))


def rings(town: Town, flat: str, *, transfers: int, answered: tuple[bool, ...] = ()) -> None:
    """Let somebody report by telephone, who is put through so often."""
    call = {
        "kind": "report",
        "report": {"description": PLAIN, "place": {"address": f"Ahornvej 14, {flat}", "postcode": "2400"}},
        "transfers": [{"social_centre": str(town.city.north)}] * transfers,
        "attempts": [{"social_centre": str(town.city.south), "answered": one} for one in answered],
    }
    assert town.desk.post("/v1/phone-calls", call).status_code == 201


def test_accessibility_is_of_the_centre_that_was_called(town: Town) -> None:
    rings(town, "1. tv", transfers=0, answered=(False, False, True))
    rings(town, "1. th", transfers=1)
    rings(town, "2. tv", transfers=3)
    found = figure(office(town), "accessibility")
    reached, put_through = {"answered": 1, "failed": 2}, {"none": 1, "once": 1, "several": 1}
    assert shown(found) == {
        None: {"reached": reached, "transfers_before_owner": put_through},
        "Socialcenter Nord": {"reached": {}, "transfers_before_owner": put_through},
        "Socialcenter Syd": {"reached": reached, "transfers_before_owner": {}},
    }
    assert (found["from"], found["completeness"]["period_over"]) == ("2026-11-01", False)
    assert list(shown(figure(town.leader, "accessibility"))) == [None, "Socialcenter Nord"]
    town.clock.advance(timedelta(days=1))
    held_back = shown(figure(analyst(town), "accessibility"))
    assert {count for tables in held_back.values() for table in tables.values() for count in table.values()} == {None}


def test_the_same_as_a_sheet(town: Town) -> None:
    rings(town, "1. tv", transfers=0, answered=(True,))
    sheet = office(town).get(f"/v1/statistics/accessibility?{NOVEMBER}", Accept="text/csv").content.decode("utf-8-sig")
    assert "Socialcenter Syd,reached,answered,1,1,1.0,100," in sheet
    refused = analyst(town).get("/v1/statistics/accessibility?from=2026-11-02&to=2026-11-09")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/query/to")


def case(town: Town, flat: str, **more: Any) -> str:  # noqa: ANN401 a report's fields
    """Report and claim, and return the number."""
    place = {"address": f"Ahornvej 14, {flat}", "postcode": "2400"}
    town.portal.reports(PLAIN, place, concerns=["noise"], **more)
    (number,) = (one["number"] for one in town.adviser.queue() if one["place"]["address"] == place["address"])
    town.adviser.claims(number)
    return str(number)


def numbers(found: dict[str, Any], centre: str | None = None) -> dict[str, float | None]:
    return dict(
        next(
            one["numbers"]
            for one in found["items"]
            if (one["social_centre"] and one["social_centre"]["name"]) == centre
        )
    )


def test_hand_overs_are_counted_where_they_were_offered_with_the_hours_until_accepted(town: Town) -> None:
    to = {"responder": str(town.city.south_team.adviser)}
    for flat, hours in (("1. tv", 2), ("1. th", 7), ("2. tv", None)):
        offered = town.adviser.offers(case(town, flat), to=to)["id"]
        if hours is None:
            town.south_adviser.answers_offer(offered, "decline", reason="Ikke vores.")
        else:
            town.clock.advance(timedelta(hours=hours))
            town.south_adviser.answers_offer(offered, "accept")
    found = figure(office(town), "hand-overs")
    assert shown(found)["Socialcenter Syd"] == {"hand_overs": {"accepted": 2, "declined": 1}}
    assert numbers(found, "Socialcenter Syd") == {"median_hours_until_accepted": 7.0}, "half of three are two"
    assert "Socialcenter Nord" not in shown(found)
    guarded = figure(analyst(town), "hand-overs")
    assert numbers(guarded) == {"median_hours_until_accepted": None}
    assert shown(guarded)[None] == {"hand_overs": dict.fromkeys(shown(guarded)[None]["hand_overs"])}


def test_who_accepts_one_offer_at_once_and_is_silent_on_the_others_is_not_fast(town: Town) -> None:
    to = {"responder": str(town.city.south_team.adviser)}
    offered = [town.adviser.offers(case(town, flat), to=to)["id"] for flat in ("1. tv", "1. th", "2. tv", "3. tv")]
    town.clock.advance(timedelta(hours=1))
    town.south_adviser.answers_offer(offered[0], "accept")
    town.adviser.answers_offer(offered[3], "withdraw")
    town.clock.advance(timedelta(days=9))
    found = figure(office(town), "hand-overs")
    assert numbers(found, "Socialcenter Syd") == {"median_hours_until_accepted": None}
    town.south_adviser.answers_offer(offered[1], "accept")
    found = figure(office(town), "hand-overs")
    assert numbers(found, "Socialcenter Syd") == {"median_hours_until_accepted": 217.0}, "the second of three"


def test_support_is_of_persons_and_of_cases_and_in_full_years(town: Town) -> None:
    anna = {"resident": {"name": "Anna Andersen"}}
    first, second, other = case(town, "1. tv", **anna), case(town, "1. th", **anna), case(town, "2. tv")
    for number, kind, starts_on in (
        (first, "cti", "2026-11-01"),
        (second, "support_contact", "2026-11-11"),
        (other, "cti", "2026-10-01"),
    ):
        planned = {"planned_end_on": "2027-06-01"}
        assert town.adviser.tries("courses", number, kind=kind, starts_on=starts_on, **planned) == 201
    found = figure(office(town), "support", "from=2026-10-01&to=2027-01-01")
    assert shown(found)[None] == {"persons_by_kind": {"cti": 2, "support_contact": 1}}
    assert found["items"][0]["tables"]["persons_by_kind"]["of"] == 2
    days = 18 + 49  # Anna's since 1 November, once a day; the other's since 1 October; both until the 18th
    assert numbers(found) == {"persons": 2, "cases": 3, "full_year_persons": round(days / 365, 2)}
    assert set(numbers(figure(analyst(town), "support", "from=2026-10-01&to=2027-01-01")).values()) == {None}
    assert shown(figure(town.south_leader, "support")) == {None: {"persons_by_kind": {}}}


def test_a_person_at_two_centres_is_one_of_all_of_them_together(town: Town) -> None:
    anna = {"resident": {"name": "Anna Andersen"}}
    assert town.adviser.tries("courses", case(town, "1. tv", **anna), kind="cti", starts_on="2026-11-01") == 201
    town.neighbours.reports(PLAIN, {"address": "Strandgade 3, 1. mf", "postcode": "2300"}, concerns=["worry"], **anna)
    (there,) = (one["number"] for one in town.south_leader.queue())
    assert town.south_leader.tries("courses", there, kind="cti", starts_on="2026-11-01") == 201
    found = figure(office(town), "support")
    assert {of: tables["persons_by_kind"] for of, tables in shown(found).items()} == {
        None: {"cti": 1},
        "Socialcenter Nord": {"cti": 1},
        "Socialcenter Syd": {"cti": 1},
    }
    assert found["items"][0]["tables"]["persons_by_kind"]["of"] == 1


def test_of_the_referred_it_is_told_which_support_they_got(town: Town) -> None:
    referred = {"referred_by_municipality": "yes"}
    worker = str(town.city.north_team.support_contact_person)
    home = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
    town.enters("/v1/supports", {"place": home, "kind": "support_contact", "responder": worker})
    with_support, _ = case(town, "1. tv", **referred), case(town, "1. th", **referred)
    town.portal.reports(PLAIN, home, concerns=["noise"], **referred)
    case(town, "2. tv", referred_by_municipality="no")
    assert town.adviser.tries("courses", with_support, kind="cti", starts_on="2026-11-01") == 201
    found = figure(office(town), "referred-support")
    assert shown(found)["Socialcenter Nord"] == {"referred_by_support": {"cti": 1, "support_contact": 1, "none": 1}}
    assert found["items"][0]["tables"]["referred_by_support"]["of"] == 3
    percents = {one["code"]: one["percent"] for one in found["items"][0]["tables"]["referred_by_support"]["lines"]}
    assert (percents["cti"], percents["none"]) == (33, 33)
