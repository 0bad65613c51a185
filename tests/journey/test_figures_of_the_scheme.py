"""What the figures of the scheme tell to whom: a leader everything of the own centre, an analyst nothing of a few."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

from app.access.callers import KeyGrant
from app.kit.codes import Role
from tests.journey.town import PLAIN, Person, Town

THEN = "2026-12-01T12:00:00+01:00"
NOVEMBER = "from=2026-11-01&to=2026-12-01"


def figure(person: Person, name: str, query: str = NOVEMBER) -> dict[str, Any]:
    answer = person.get(f"/v1/statistics/{name}?{query}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def counts(found: dict[str, Any]) -> dict[str, int | None]:
    return {one["code"]: one["cases"] for one in found["items"] if one["cases"] != 0}


def case(town: Town, flat: str, **told: Any) -> str:  # noqa: ANN401 a report's fields
    place = {"address": f"Ahornvej 14, {flat}", "postcode": "2400"}
    town.portal.reports(PLAIN, place, **({"concerns": ["noise"]} | told))
    (number,) = (one["number"] for one in town.adviser.queue() if one["place"]["address"] == place["address"])
    return str(number)


def test_a_case_is_counted_by_what_was_reported_set_and_done(town: Town) -> None:
    number = case(town, "1. tv", concerns=["noise", "rent_arrears"], resident={"name": "Jens Hansen"})
    now = town.clock.now().isoformat()
    assert figure(town.leader, "concerns")["of"] == 0, "nobody did anything yet"
    assert figure(town.leader, "concerns", f"{NOVEMBER}&cases=received")["of"] == 1
    town.adviser.tells(number, kind="activity", at=now, activity="building_trust")
    town.adviser.tells(number, kind="case_type_set", at=now, case_type="worry", note="Ingen har set ham.")

    concerns = figure(town.leader, "concerns")
    assert (concerns["of"], concerns["persons"], concerns["completeness"]) == (1, 1, 1.0)
    assert (concerns["from"], concerns["to"]) == ("2026-11-01", "2026-12-01"), "as the document calls them"
    assert counts(concerns) == {"noise": 1, "rent_arrears": 1}
    assert counts(figure(town.leader, "case-types")) == {"worry": 1}
    assert counts(figure(town.leader, "activities")) == {"building_trust": 1}
    assert counts(figure(town.leader, "origins")) == {"other_or_unknown": 1}
    assert counts(figure(town.leader, "occasions")) == {"unknown": 1}
    assert figure(town.south_leader, "concerns")["of"] == 0, "it is the north's"


def test_what_was_put_right_stands_for_what_was_reported_before_and_new_reports_add_to_it(town: Town) -> None:
    number = case(town, "1. tv", concerns=["noise", "damage"])
    town.adviser.claims(number)
    town.clock.advance(timedelta(minutes=1))
    town.adviser.post(f"/v1/cases/{number}/corrections", {"concerns": ["neglect"], "reason": "Det var hos naboen."})
    received = f"{NOVEMBER}&cases=received"
    assert counts(figure(town.leader, "concerns", received)) == {"neglect": 1}
    town.adviser.post(f"/v1/cases/{number}/corrections", {"urgency": "soon", "reason": "Det haster."})
    town.clock.advance(timedelta(minutes=1))
    town.portal.reports(PLAIN, {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}, concerns=["worry"])
    assert counts(figure(town.leader, "concerns", received)) == {"neglect": 1, "worry": 1}


def test_how_far_an_eviction_had_come_is_of_evictions_and_a_warning_is_told_once(town: Town) -> None:
    warned = {"stage": "visit_scheduled", "at": "2026-11-27T09:00:00+01:00"}
    numbers = [case(town, "1. tv", eviction=warned, concerns=["eviction_notice"])]
    numbers += [case(town, "1. th", concerns=["eviction_notice"]), case(town, "2. tv"), case(town, "2. th")]
    for number in numbers:
        town.adviser.tells(number, kind="activity", at=town.clock.now().isoformat(), activity="building_trust")
    stages = figure(town.leader, "stages")
    assert counts(stages) == {"visit_scheduled": 1, "unknown": 1, "no_eviction": 2}
    assert stages["completeness"] == 0.75
    assert counts(figure(town.leader, "evictions")) == {"warned": 1, "none": 3}
    origins = figure(town.leader, "origins")
    assert (counts(origins), origins["completeness"]) == ({"other_or_unknown": 4}, 0.0)
    assert figure(town.leader, "outcomes")["completeness"] == 1.0, "none of them is closed, and that is known"
    town.is_now("2026-12-02T10:00:00+01:00")
    town.adviser.tells(numbers[0], kind="activity", at=town.clock.now().isoformat(), activity="building_trust")
    december = "from=2026-12-01&to=2027-01-01"
    assert counts(figure(town.leader, "evictions", december)) == {"none": 1}
    assert counts(figure(town.leader, "stages", december)) == {"visit_scheduled": 1}


def test_two_that_turn_out_to_be_one_are_counted_as_one_with_all_that_was_done(town: Town) -> None:
    ended, lasting = case(town, "1. tv"), case(town, "1. th")
    now = town.clock.now().isoformat()
    for number in (ended, lasting):
        town.adviser.claims(number)
    town.adviser.tells(ended, kind="activity", at=now, activity="building_trust")
    place = {"address": "Ahornvej 14, 1. th", "postcode": "2400"}
    assert town.adviser.tries("corrections", ended, place=place, reason="Samme lejlighed.") in {200, 201}
    town.is_now("2026-11-25T10:00:00+01:00")
    assert town.adviser.tries("merge", ended, into=lasting, reason="Samme lejlighed.") == 200
    for which in ("acted_on", "received", "open"):
        found = figure(town.leader, "activities", f"{NOVEMBER}&cases={which}")
        assert (found["of"], counts(found)) == (1, {"building_trust": 1}), which
    town.is_now("2026-12-07T10:00:00+01:00")
    weeks = figure(town.leader, "flow", "from=2026-11-16&to=2026-12-07")["items"][:3]
    told = [(one["flow"]["start"], one["flow"]["new"], one["flow"]["closed"], one["flow"]["end"]) for one in weeks]
    assert told == [(0, 2, 0, 2), (2, 0, 0, 1), (1, 0, 0, 1)], "one of the two went on in the other"
    assert [one["flow"]["passed_on"] for one in weeks] == [0, 1, 0]


def test_a_centre_a_department_and_a_worker_that_are_no_more_keep_their_past(town: Town) -> None:
    number = case(town, "1. tv")
    town.adviser.claims(number)
    town.adviser.tells(number, kind="activity", at=town.clock.now().isoformat(), activity="building_trust")
    town.is_now("2026-12-01T10:00:00+01:00")
    ends(town, f"/v1/responders/{town.city.north_team.adviser}", valid_to=THEN)
    ends(town, f"/v1/housing-departments/{town.city.department}", valid_to=THEN)
    successor = {"valid_to": THEN, "successor": str(town.city.south)}
    ends(town, f"/v1/social-centres/{town.city.north}", **successor)
    town.is_now("2027-01-05T10:00:00+01:00")
    office = town.person(KeyGrant(role=Role.CENTRAL_OFFICE))
    week = figure(office, "flow", "from=2026-11-16&to=2026-11-23")["items"]
    assert [(one["social_centre"] and one["social_centre"]["name"], one["posts"]) for one in week] == [
        (None, 1),
        ("Socialcenter Nord", 1),
    ]
    loaded = figure(office, "load")["items"]
    assert [(one["name"], one["reports"]) for one in loaded] == [(None, 1), ("Ahornparken", 1)]
    of_quarter = figure(office, "quarterly-pack", "quarter=2026-Q4")["cases"]
    assert [one["social_centre"] and one["social_centre"]["name"] for one in of_quarter] == [None, "Socialcenter Nord"]


def ends(town: Town, path: str, **more: str) -> None:
    """Let the administrator say until when an entry is valid."""
    read = town.administrator.get(path)
    body = {
        name: value for name, value in read.json().items() if name not in {"id", "version", "recorded_at", "valid_from"}
    }
    headers = town.administrator.headers | {"If-Match": read.headers["etag"]}
    sent = town.door.client.put(path, json=body | more, headers=headers)
    assert sent.status_code == 200, sent.text


def test_a_case_that_comes_back_is_a_relapse_that_was_expected_or_not(town: Town) -> None:
    number = case(town, "1. tv")
    town.adviser.claims(number)
    now = town.clock.now().isoformat()
    town.adviser.tells(number, kind="contacted", at=now, **{"with": "resident"})
    town.adviser.closes(number, outcome="evicted", at=now, reason="Fogeden.", expected_to_return="no")
    assert counts(figure(town.leader, "outcomes")) == {"evicted": 1}
    assert counts(figure(town.leader, "evictions")) == {"carried_out": 1}
    assert counts(figure(town.leader, "relapses")) == {"none": 1}
    town.clock.advance(timedelta(hours=1))
    town.leader.post(f"/v1/cases/{number}/reopen", {"reason": "Han er tilbage.", "at": town.clock.now().isoformat()})
    assert counts(figure(town.leader, "relapses")) == {"unexpected": 1}


def test_the_family_teams_cases_are_in_no_figure(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["children_at_risk"])
    assert len(town.family_team.queue()) == 1
    assert figure(town.leader, "concerns", f"{NOVEMBER}&cases=received")["of"] == 0


def test_an_analyst_sees_nothing_of_a_few_and_only_the_calendars_own_periods(town: Town) -> None:
    analyst = town.person(KeyGrant(role=Role.ANALYST))
    town.enters("/v1/tenancies", {"place": {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}})
    for flat in ("1. tv", "1. th", "2. tv", "2. th", "3. tv", "3. th"):
        case(town, flat, concerns=["noise", "neglect"] if flat == "3. th" else ["noise"])
    town.clock.advance(timedelta(days=1))
    found = figure(analyst, "concerns", f"{NOVEMBER}&cases=received")
    assert (found["of"], found["suppressed"]) == (6, True)
    assert counts(found) == {"noise": None, "neglect": None}, "the sum would tell of the one"
    assert counts(figure(town.leader, "concerns", f"{NOVEMBER}&cases=received")) == {"noise": 6, "neglect": 1}
    refused = analyst.get("/v1/statistics/concerns?from=2026-11-01&to=2026-11-08")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/query/to")


def test_how_complete_a_figure_is_does_not_tell_what_it_holds_back(town: Town) -> None:
    town.enters("/v1/tenancies", {"place": {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}})
    for place, flat in enumerate(("1. tv", "1. th", "2. tv", "2. th", "3. tv", "3. th")):
        case(town, flat, referred_by_municipality="unknown" if place < 3 else "yes")
    received = f"{NOVEMBER}&cases=received"
    assert figure(town.leader, "referred", received)["completeness"] == 0.5
    town.clock.advance(timedelta(days=1))
    found = figure(town.person(KeyGrant(role=Role.ANALYST)), "referred", received)
    assert (found["of"], counts(found)["unknown"], found["completeness"]) == (6, None, None)


def test_the_same_as_a_sheet(town: Town) -> None:
    case(town, "1. tv")
    answer = town.leader.get(f"/v1/statistics/concerns?{NOVEMBER}&cases=received", Accept="text/csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="concerns.csv"'
    lines = {one["code"]: one for one in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))}
    assert (lines["noise"]["cases"], lines["noise"]["percent"], lines["noise"]["of"]) == ("1", "100", "1")
    workbook = town.leader.get("/v1/statistics/flow?from=2026-11-16&to=2026-11-23&format=xlsx")
    assert workbook.content.startswith(b"PK")


def test_a_week_by_responder_is_for_the_leader_alone(town: Town) -> None:
    case(town, "1. tv")
    town.clock.advance(timedelta(days=7))
    week = "from=2026-11-16&to=2026-11-23"
    everywhere, north = figure(town.leader, "flow", week)["items"]
    assert (everywhere["flow"]["new"], north["flow"]["new"], north["flow"]["end"]) == (1, 1, 1)
    assert [one["responder"]["name"] for one in north["responders"]] == ["Anna Nord"]
    office = town.person(KeyGrant(role=Role.CENTRAL_OFFICE))
    assert all(one["responders"] == [] for one in figure(office, "flow", week)["items"])
    refused = town.leader.get("/v1/statistics/flow?from=2026-11-17&to=2026-11-22")
    assert refused.json()["errors"][0]["pointer"] == "/query/to"
