"""Response times as leaders, analysts and other programs ask for them."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from python_calamine import CalamineWorkbook

from app.access.callers import KeyGrant
from app.kit.codes import Role
from tests.journey.town import FLAT, PLAIN, Person, Town

PHONE = {"kind": "neighbour", "phone": "33 12 34 56"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SOUTH = {"address": "Strandgade 3, 1. th", "postcode": "2300"}


def times(person: Person, query: str = "", period: str = "from=2026-01-01&to=2028-01-01") -> dict[str, Any]:
    answer = person.get(f"/v1/response-times?{period}&{query}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def only(person: Person, query: str = "") -> dict[str, Any]:
    (item,) = times(person, query)["items"]
    return dict(item)


def analyst(town: Town) -> Person:
    return town.person(KeyGrant(role=Role.ANALYST))


def report(town: Town, floor: int = 2, **more: Any) -> str:  # noqa: ANN401 a report's fields
    place = {"address": f"Ahornvej 14, {floor}. th", "postcode": "2400"}
    told = town.desk.reports(PLAIN, **({"place": place, "concerns": ["noise"], "reporter": PHONE} | more))
    return str(told["reference"])


def answered(town: Town, number: str, owner: Person | None = None, **more: Any) -> None:  # noqa: ANN401 an event's fields
    told = {"kind": "contacted", "with": "reporter", "at": town.clock.now().isoformat(), **more}
    (owner or town.adviser).tells(number, **told)


def case_of(person: Person) -> str:
    (item,) = person.queue()
    return str(item["number"])


@pytest.mark.parametrize(
    ("measure", "event"),
    [
        ("answered", {"kind": "contacted", "with": "reporter"}),
        ("first_action", {"kind": "contact_attempted", "with": "resident"}),
        ("resident_contacted", {"kind": "contacted", "with": "resident"}),
    ],
)
def test_each_measure_ends_with_its_own_event(town: Town, measure: str, event: dict[str, str]) -> None:
    report(town)
    number = case_of(town.adviser)
    town.clock.advance(timedelta(minutes=75))
    before = only(town.leader, f"measure={measure}")
    assert (before["reached"], before["median_minutes"], before["max_minutes"]) == (0, None, 75)
    town.adviser.tells(number, at=town.clock.now().isoformat(), **event)
    after = only(town.leader, f"measure={measure}")
    assert (after["reached"], after["median_minutes"], after["min_minutes"]) == (1, 75, 75)


def test_closing_is_a_measure_and_opening_again_takes_it_back(town: Town) -> None:
    report(town)
    number = case_of(town.adviser)
    town.adviser.claims(number)
    town.clock.advance(timedelta(hours=2))
    town.adviser.closes(number, outcome="no_need_found", reason="Ro.")
    assert only(town.leader, "measure=closed")["median_minutes"] == 120
    assert town.adviser.tries("reopen", number, reason="Naboen ringede igen.") == 200
    assert only(town.leader, "measure=closed")["reached"] == 0


def test_office_time_and_all_hours(town: Town) -> None:
    town.is_now("2026-11-20T12:30:00+01:00")  # a Friday: the centre closes at one
    report(town)
    number = case_of(town.adviser)
    town.is_now("2026-11-23T09:30:00+01:00")
    answered(town, number)
    assert only(town.leader)["median_minutes"] == 60
    assert only(town.leader, "time=elapsed")["median_minutes"] == 3 * 24 * 60 - 180


@pytest.mark.parametrize(
    ("received", "reached", "minutes"),
    [
        ("2027-03-26T12:00:00+01:00", "2027-03-30T10:00:00+02:00", (60, 93 * 60)),  # Easter, and a night of 23 hours
        ("2027-10-29T12:00:00+02:00", "2027-11-01T10:00:00+01:00", (120, 71 * 60)),  # a night of 25 hours
        ("2028-02-28T14:00:00+01:00", "2028-03-01T10:00:00+01:00", (60 + 360 + 60, 44 * 60)),  # over 29 February
    ],
)
def test_clock_changes_and_leap_days(town: Town, received: str, reached: str, minutes: tuple[int, int]) -> None:
    town.is_now(received)
    report(town)
    number = case_of(town.adviser)
    town.is_now(reached)
    answered(town, number)
    period = "from=2027-01-01&to=2029-01-01"
    found = [times(town.leader, query, period)["items"][0]["median_minutes"] for query in ("", "time=elapsed")]
    assert tuple(found) == minutes


def test_a_centre_that_changes_its_hours_keeps_those_it_had(town: Town) -> None:
    """Until noon on Wednesday as always; from the next Monday on open from eight to twenty."""
    report(town)
    number = case_of(town.adviser)
    town.is_now("2026-11-23T08:00:00+01:00")
    _put_centre(town, town.city.north, [{"weekday": day, "opens": "08:00", "closes": "20:00"} for day in range(1, 6)])
    town.is_now("2026-11-24T09:00:00+01:00")
    answered(town, number)
    before = 5 * 60 + 8 * 60 + 4 * 60  # Wednesday from ten to three, Thursday to five, Friday to one
    assert only(town.leader)["median_minutes"] == before + 12 * 60 + 60
    earlier = only(town.leader, "as_known_on=2026-11-20")
    assert (earlier["answered"], earlier["max_minutes"]) == (0, before)


def test_a_centre_that_is_merged_keeps_its_reports_and_goes_on_in_the_hours_of_its_successor(town: Town) -> None:
    report(town)
    number = case_of(town.adviser)
    _put_centre(town, town.city.south, [{"weekday": day, "opens": "00:00", "closes": "24:00"} for day in range(1, 8)])
    town.is_now("2026-11-19T08:59:00+01:00")
    _put_centre(town, town.city.north, valid_to="2026-11-19T09:00:00+01:00", successor=str(town.city.south))
    town.is_now("2026-11-19T13:00:00+01:00")
    item = next(one for one in times(town.administrator)["items"])
    assert item["group"]["social_centre"]["name"] == "Socialcenter Nord"
    assert item["max_minutes"] == 5 * 60 + 13 * 60  # Wednesday to three, then every hour of Thursday
    assert number


def _put_centre(town: Town, centre: UUID, hours: list[dict[str, Any]] | None = None, **more: Any) -> None:  # noqa: ANN401 fields
    path = f"/v1/social-centres/{centre}"
    read = town.administrator.get(path)
    body = {
        name: value for name, value in read.json().items() if name not in {"id", "version", "recorded_at", "valid_from"}
    }
    body |= more | ({} if hours is None else {"opening_hours": hours})
    headers = town.administrator.headers | {"If-Match": read.headers["etag"]}
    sent = town.door.client.put(path, json=body, headers=headers)
    assert sent.status_code == 200, sent.text


def test_what_the_case_waited_for_is_in_the_headline_and_stands_apart(town: Town) -> None:
    report(town)
    number = case_of(town.adviser)
    town.adviser.claims(number)
    town.clock.advance(timedelta(hours=1))
    town.adviser.tells(number, kind="waiting_started", reason="resident", at=town.clock.now().isoformat())
    town.clock.advance(timedelta(hours=2))
    town.adviser.tells(number, kind="waiting_ended", at=town.clock.now().isoformat())
    town.clock.advance(timedelta(minutes=30))
    answered(town, number)
    item = only(town.leader)
    assert (item["median_minutes"], item["without_waiting"]["median_minutes"]) == (210, 90)


def test_two_groupings_cross_and_a_report_counts_under_each_concern(town: Town) -> None:
    report(town, 1, concerns=["noise", "neglect"])
    report(town, 2, concerns=["noise"])
    found = times(town.leader, "group_by=concern,channel")
    told = {(one["group"]["concern"], one["group"]["channel"]): one["reports"] for one in found["items"]}
    assert told == {("noise", "phone"): 2, ("neglect", "phone"): 1}
    assert found["total"]["reports"] == 2
    months = times(town.leader, "group_by=quarter,relapse")["items"]
    assert [one["group"] for one in months] == [{"quarter": "2026-Q4", "relapse": False}]


def test_late_registrations_are_told(town: Town) -> None:
    call = {"kind": "report", "called_at": "2026-11-13T10:00:00+01:00", "caller_phone": "33123456"}
    sent = town.desk.post("/v1/phone-calls", call | {"report": {"description": PLAIN, "place": FLAT}})
    assert sent.status_code == 201, sent.text
    report(town, 3)
    found = times(town.leader)["total"]
    assert (found["late_registered"], found["late_registered_share"]) == (1, 0.5)
    assert found["late_registered_median_minutes"] == 5 * 24 * 60


def test_decisions_that_others_owe_have_clocks_of_their_own(town: Town) -> None:
    place = {"address": "Birkevej 3", "postcode": "2400"}
    town.portal.reports(PLAIN, place=place, concerns=["cleaning_service_missing"])
    (task,) = town.caseworker.tasks()
    town.clock.advance(timedelta(hours=3))
    done = town.caseworker.post(f"/v1/tasks/{task['id']}/events", {"kind": "done"})
    assert done.status_code == 201, done.text
    tasks = only(town.leader)["decision_tasks"]
    assert (tasks["owed"], tasks["made"], tasks["median_minutes"]) == (1, 1, 180)


def decides(town: Town, task: str, kind: str = "done") -> None:
    told = town.caseworker.post(f"/v1/tasks/{task}/events", {"kind": kind, "note": "Derfor."})
    assert told.status_code == 201, told.text


def test_each_of_two_decisions_has_a_clock_of_its_own_and_a_refused_one_is_still_owed(town: Town) -> None:
    report(town)
    (number,) = (one["number"] for one in town.leader.queue())
    caseworker = {"responder": str(town.city.north_team.caseworker)}
    for _ in range(3):
        assert town.leader.tries("tasks", number, kind="grant_decision", assignee=caseworker) == 201
    first, second, third = (one["id"] for one in town.caseworker.tasks())
    town.clock.advance(timedelta(hours=2))
    decides(town, second)
    owed = only(town.leader)["decision_tasks"]
    assert (owed["owed"], owed["made"], owed["median_minutes"]) == (3, 1, None), "two of three still wait"
    decides(town, third, "refused")
    decides(town, first)
    owed = only(town.leader)["decision_tasks"]
    assert (owed["owed"], owed["made"], owed["median_minutes"]) == (3, 2, 120)


def test_a_decision_that_is_open_when_its_case_ends_in_another_one_is_owed_on(town: Town) -> None:
    for place in ({"address": "Ahornvej 14, 1. tv", "postcode": "2400"}, FLAT):
        town.portal.reports(PLAIN, place=place, concerns=["noise"])
    ended, lasting = (one["number"] for one in sorted(town.leader.queue(), key=lambda one: str(one["place"])))
    caseworker = {"responder": str(town.city.north_team.caseworker)}
    assert town.leader.tries("tasks", ended, kind="grant_decision", assignee=caseworker) == 201
    for number in (ended, lasting):
        town.adviser.claims(number)
    assert town.adviser.tries("corrections", ended, place=FLAT, reason="Samme lejlighed.") in {200, 201}
    assert town.adviser.tries("merge", ended, into=lasting, reason="Samme lejlighed.") == 200
    owed = only(town.leader)["decision_tasks"]
    assert (owed["owed"], owed["made"]) == (1, 0)
    town.clock.advance(timedelta(hours=3))
    decides(town, town.caseworker.tasks()[0]["id"])
    owed = only(town.leader)["decision_tasks"]
    assert (owed["owed"], owed["made"], owed["median_minutes"]) == (1, 1, 180)


def test_a_decision_whose_case_ends_before_it_was_made_is_owed_and_not_made(town: Town) -> None:
    report(town)
    (number,) = (one["number"] for one in town.leader.queue())
    caseworker = {"responder": str(town.city.north_team.caseworker)}
    assert town.leader.tries("tasks", number, kind="grant_decision", assignee=caseworker) == 201
    town.adviser.claims(number)
    town.clock.advance(timedelta(hours=1))
    town.adviser.closes(number, outcome="other", at=town.clock.now().isoformat(), reason="Slut.")
    owed = only(town.leader)["decision_tasks"]
    assert (owed["owed"], owed["made"]) == (1, 0)
    town.leader.post(f"/v1/cases/{number}/reopen", {"reason": "Igen.", "at": town.clock.now().isoformat()})
    town.clock.advance(timedelta(hours=1))
    decides(town, town.caseworker.tasks()[0]["id"])
    owed = only(town.leader)["decision_tasks"]
    assert (owed["owed"], owed["made"], owed["median_minutes"]) == (1, 1, 120)


def test_a_report_that_another_centre_took_over_is_told_beside_both(town: Town) -> None:
    """Its response time stays with the centre that got it first."""
    report(town)
    number = case_of(town.adviser)
    town.adviser.claims(number)
    town.clock.advance(timedelta(hours=1))
    to = {"to": {"responder": str(town.city.south_team.adviser)}, "reason": "Borgeren er flyttet."}
    offered = town.adviser.post(f"/v1/cases/{number}/hand-overs", to)
    assert offered.status_code == 201, offered.text
    accepted = town.south_adviser.post(f"/v1/hand-overs/{offered.json()['id']}/accept", {})
    assert accepted.status_code == 200, accepted.text
    town.desk.reports(PLAIN, place=SOUTH, concerns=["noise"], reporter=PHONE)
    town.clock.advance(timedelta(hours=2))
    answered(town, number, town.south_adviser)
    for leader in (town.leader, town.south_leader):
        assert times(leader)["items"][0]["held"] is not None
    north, south = only(town.leader), only(town.south_leader)
    assert (north["median_minutes"], south["reports"]) == (180, 1)
    assert (north["held"]["handed_over"], north["held"]["taken_over"], north["held"]["median_minutes"]) == (1, 0, 60)
    assert (south["held"]["handed_over"], south["held"]["taken_over"]) == (0, 1)
    assert south["held"]["median_minutes"] == 120


def test_the_same_as_csv_and_as_a_workbook(town: Town) -> None:
    report(town)
    path = "/v1/response-times?from=2026-01-01&to=2027-01-01"
    for query, accept in (("&format=csv", "*/*"), ("", "text/csv, application/json;q=0.5")):
        sheet = town.leader.get(path + query, accept=accept)
        assert sheet.headers["content-type"].startswith("text/csv")
        rows = list(csv.DictReader(io.StringIO(sheet.content.decode("utf-8-sig"))))
        assert [(row["social_centre_name"], row["reports"], row["version"]) for row in rows] == [
            ("Socialcenter Nord", "1", "3"),
            ("", "1", "3"),
        ]
    book = town.leader.get(path, accept=XLSX)
    assert book.headers["content-type"] == XLSX
    lines = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert lines[1][lines[0].index("explanation")].endswith("Counts reports, not need.")  # type: ignore[union-attr]


def test_an_analyst_gets_last_midnights_figures_without_small_counts(town: Town) -> None:
    for floor in (1, 2, 3):
        report(town, floor)
    month = "from=2026-11-01&to=2026-12-01"
    assert times(analyst(town), period=month)["total"]["reports"] == 0
    town.clock.advance(timedelta(days=1))
    found = times(analyst(town), period=month)
    assert [(one["reports"], one["suppressed"]) for one in [*found["items"], found["total"]]] == [(None, True)] * 2
    assert found["completeness"]["known_at"] == "2026-11-18T23:00:00Z"
    assert only(town.leader)["reports"] == 3


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("from=2026-11-02&to=2026-12-01", "/query/to"),
        ("from=2026-11-01&to=2026-11-08", "/query/to"),
        ("from=2026-02-01&to=2026-05-01", "/query/to"),
        ("from=2026-01-01&to=2027-01-01&as_known_on=2026-11-01", "/query/as_known_on"),
        ("from=2026-01-01&to=2027-01-01&group_by=concern,relapse", "/query/group_by"),
    ],
)
def test_an_analyst_gets_fixed_periods_and_groupings_alone(town: Town, query: str, pointer: str) -> None:
    refused = analyst(town).get(f"/v1/response-times?{query}")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, pointer)
    for period in ("from=2026-11-01&to=2026-12-01", "from=2026-10-01&to=2027-01-01", "from=2026-01-01&to=2027-01-01"):
        assert analyst(town).get(f"/v1/response-times?{period}&group_by=social_centre,urgency").status_code == 200


def test_the_open_reports_that_may_be_late_are_their_leaders_to_see(town: Town) -> None:
    first = report(town, 1)
    town.clock.advance(timedelta(days=30))
    second = report(town, 2)
    town.desk.reports(PLAIN, place=SOUTH, concerns=["noise"], reporter=PHONE)
    town.portal.reports("Barnet på fem år er alene hjemme hver nat.", FLAT, concerns=["children_at_risk"])
    found = town.leader.get("/v1/response-times/late").json()["items"]
    assert [one["report"] for one in found][:1] == [first]
    assert {second} < {one["report"] for one in found}
    assert found[0]["chance_late"] == 1
    assert all(0 <= one["chance_late"] <= 1 for one in found)
    (item,) = (one for one in town.family_team.queue() if one["urgency"])
    assert item["number"] not in {one["case"] for one in found}
    log = town.administrator.get(f"/v1/access-log?case={found[0]['case']}").json()["items"]
    assert any(one["purpose"] == "late" for one in log)
    sheet = town.leader.get("/v1/response-times/late", Accept="text/csv").content.decode("utf-8-sig").splitlines()
    assert sheet[0].startswith("case,report,urgency,received_at,answer_by,chance_late")
    assert [one.split(",")[1] for one in sheet[1:]] == [one["report"] for one in found]


def test_those_that_may_be_late_come_in_pages_and_a_page_is_what_is_logged(town: Town) -> None:
    wanted = {report(town, floor) for floor in range(1, 6)}
    town.clock.advance(timedelta(days=30))
    every = [one["number"] for one in town.adviser.queue()]
    path, seen, numbers, pages = "/v1/response-times/late?limit=2", list[str](), list[str](), 0
    while path:
        answer = town.leader.get(path)
        found = answer.json()
        pages += 1
        assert (found["completeness"]["open_reports"], found["generated_at"]) == (5, found["completeness"]["known_at"])
        assert "not the centre's own curve alone" in found["explanation"]
        seen += [one["report"] for one in found["items"]]
        numbers += [one["case"] for one in found["items"]]
        if pages == 1:
            logs = {one: town.administrator.get(f"/v1/access-log?case={one}").json()["items"] for one in every}
            logged = {one for one, log in logs.items() if "late" in {entry["purpose"] for entry in log}}
            assert (len(logs), logged) == (5, set(numbers)), "the other three were not shown"
        path = answer.links["next"]["url"] if found["next_cursor"] else ""
        if pages == 1:
            first = town.leader.get("/v1/response-times/late?limit=2&format=csv")
            assert (len(first.content.splitlines()), "format=csv" in first.links["next"]["url"]) == (3, True)
    assert (pages, len(seen), set(seen)) == (3, 5, wanted)
    for wrong in ("cursor=nonsense", "limit=0", "as_known=2026-01-01"):
        assert town.leader.get(f"/v1/response-times/late?{wrong}").status_code == 422


def test_who_took_a_case_over_sees_that_it_may_be_late_and_nobody_else(town: Town) -> None:
    moved, stayed = report(town, 1), report(town, 2)
    (number,) = (one["number"] for one in town.adviser.queue() if "1. th" in one["place"]["address"])
    town.adviser.claims(number)
    offered = town.adviser.offers(number, to={"responder": str(town.city.south_team.adviser)})["id"]
    town.south_adviser.answers_offer(offered, "accept")
    for leader, seen in ((town.leader, stayed), (town.south_leader, moved)):
        assert [one["report"] for one in leader.get("/v1/response-times/late").json()["items"]] == [seen]
    assert town.leader.get(f"/v1/cases/{number}").status_code == 404


def test_an_analyst_sees_nothing_of_today_in_the_scheme(town: Town) -> None:
    for floor in range(1, 7):
        report(town, floor)
    routes = ("concerns?cases=received&", "load?", "flow?", "accessibility?")
    month = "from=2026-11-01&to=2026-12-01"
    before = [analyst(town).get(f"/v1/statistics/{one}{month}").json() for one in routes]
    assert (before[0]["of"], before[1]["items"][0]["reports"]) == (0, 0)
    assert [one["flow"]["new"] for one in before[2]["items"] if one["social_centre"] is None] == [0, 0]
    town.clock.advance(timedelta(days=1))
    assert analyst(town).get(f"/v1/statistics/{routes[0]}{month}").json()["of"] == 6
    assert analyst(town).get(f"/v1/statistics/{routes[1]}{month}").json()["items"][0]["reports"] == 6
