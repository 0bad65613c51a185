"""The call desk: a call is always a note, and becomes a report, adds to one, or stays advice without a resident."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, KeyGrant
from app.calls.signed import HEADER, signature
from app.intake.tables import incoming_calls, phone_calls
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.sealed import Sealer
from tests.door import open_door, wired
from tests.journey.town import FLAT, PLAIN, Town

CARETAKER = "+45 33 44 55 66"
"""Viggo Varmemester's, by the contact scheme."""
STRANGER = "+45 40 11 22 33"
SECRET = b"a secret of the telephone system"


def takes(town: Town, status: int = 201, **call: Any) -> dict[str, Any]:  # noqa: ANN401 a call's fields
    answer = town.desk.post("/v1/phone-calls", call)
    assert answer.status_code == status, answer.text
    return dict(answer.json())


def figures(town: Town) -> dict[str, dict[str, Any]]:
    answer = town.administrator.get("/v1/phone-calls/figures")
    assert answer.status_code == 200, answer.text
    return {one["name"]: one for one in answer.json()["items"]}


def test_a_call_becomes_a_report_with_what_the_number_tells(town: Town) -> None:
    town.enters(
        "/v1/contacts",
        {"side": "landlord", "name": "Kim Pedel", "housing_department": str(town.city.department), "phone": STRANGER},
    )
    taken = takes(
        town,
        kind="report",
        caller_phone=STRANGER,
        called_at="2026-11-18T08:30:00+01:00",
        taken_by="Lone",
        report={"description": "Der er høj musik hver nat.", "place": FLAT},
    )
    assert taken["report"]["received_at"] == "2026-11-18T07:30:00Z"
    assert taken["report"]["recorded_at"] == "2026-11-18T09:00:00Z"
    assert taken["say"]["text"] == taken["report"]["text"]
    assert taken["say"]["contact"] == taken["report"]["contact"]
    assert taken["say"]["answer_by"] == taken["report"]["answer_by"]
    case = town.adviser.case(town.adviser.queue()[0]["number"])
    reporter = case["reports"][0]["reporter"]
    assert (reporter["name"], reporter["phone"], reporter["kind"]) == ("Kim Pedel", "+4540112233", "caretaker")
    assert [one["reference"] for one in town.portal.get("/v1/reports").json()["items"]] == []


def test_what_was_said_goes_before_what_the_number_tells(town: Town) -> None:
    reporter = {"kind": "neighbour", "name": "Bo", "phone": "+45 40 99 88 77"}
    takes(
        town,
        kind="report",
        caller_phone=CARETAKER,
        report={"description": PLAIN, "concerns": ["noise"], "place": FLAT, "reporter": reporter},
    )
    seen = town.adviser.case(town.adviser.queue()[0]["number"])["reports"][0]["reporter"]
    assert (seen["name"], seen["phone"], seen["kind"]) == ("Bo", "+4540998877", "neighbour")


def test_an_addition_is_new_in_the_queue_of_the_owner(town: Town) -> None:
    report = town.portal.reports(PLAIN, concerns=["noise"])
    taken = takes(town, kind="addition", adds_to=report["reference"].lower(), text="Nu er der også røg.")
    assert taken["report"]["reference"] == report["reference"]
    assert town.adviser.queue()[0]["news"] is True
    refused = town.desk.post("/v1/phone-calls", {"kind": "addition", "adds_to": "0000-0000", "text": "x"})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/adds_to"


def test_advice_makes_no_case_and_is_counted_apart(town: Town) -> None:
    taken = takes(town, kind="consultation", caller_phone=CARETAKER, text="Hvad må jeg skrive i en opgang?")
    assert taken["report"] is None
    assert taken["say"]["answer_by"] is None
    assert taken["say"]["contact"]["name"] == "Mette Kontakt"
    assert "rådgivning" in taken["say"]["text"]
    takes(town, kind="note", text="Forkert nummer.", language="en")
    assert town.adviser.queue() == []
    counted = figures(town)
    assert counted["Socialcenter Nord"]["consultations"] == 1
    assert sum(one["reports"] for one in counted.values()) == 0
    assert sum(one["notes"] for one in counted.values()) == 1


def test_attempts_are_counted_by_the_centre_that_was_called(town: Town) -> None:
    takes(
        town,
        kind="note",
        text="Ringede forgæves.",
        transfers=[{"social_centre": str(town.city.south)}],
        attempts=[
            {"responder": str(town.city.south_team.caseworker), "answered": False},
            {"social_centre": str(town.city.south), "answered": True},
            {"responder": str(town.city.north_team.caseworker), "answered": False},
        ],
    )
    counted = figures(town)
    assert [
        (counted[name]["answered"], counted[name]["failed"]) for name in ("Socialcenter Nord", "Socialcenter Syd")
    ] == [
        (0, 1),
        (1, 1),
    ]
    own = town.leader.get("/v1/phone-calls/figures").json()["items"]
    assert [one["name"] for one in own] == ["Socialcenter Nord"]
    assert town.leader.get("/v1/phone-calls/figures?from=2026-11-02&to=2026-11-01").status_code == 422


def test_whom_the_desk_cannot_have_tried_is_named(town: Town) -> None:
    def named(**steps: list[dict[str, str]]) -> str:
        return str(takes(town, 422, kind="note", text="x", **steps)["errors"][0]["pointer"])

    nobody = str(town.city.landlord)
    assert named(attempts=[{"social_centre": nobody}]) == "/attempts/0/social_centre"
    assert named(attempts=[{}, {"responder": nobody}]) == "/attempts/1/responder"
    assert named(attempts=[{}], transfers=[{"social_centre": nobody}]) == "/transfers/0/social_centre"


def test_the_same_call_sent_again_is_one_call(town: Town) -> None:
    call = {"kind": "report", "report": {"description": PLAIN, "concerns": ["noise"], "place": FLAT}}
    first, second = (town.desk.post("/v1/phone-calls", call, **{"Idempotency-Key": "7"}) for _ in range(2))
    assert first.content == second.content
    assert sum(one["reports"] for one in figures(town).values()) == 1
    assert len(town.adviser.case(town.adviser.queue()[0]["number"])["reports"]) == 1


def test_an_anonymous_callers_number_is_not_stored(town: Town, database: Database) -> None:
    call: dict[str, Any] = {
        "kind": "report",
        "anonymous": True,
        "caller_phone": STRANGER,
        "report": {"description": PLAIN, "concerns": ["noise"], "place": FLAT},
    }
    takes(town, **call)
    stored = sa.select(phone_calls.c.phone_sealed, phone_calls.c.phone_fp)
    row = database.read(lambda tx: tx.execute(stored).one(), caller=SYSTEM)
    assert tuple(row) == (None, None)
    reporter = town.adviser.case(town.adviser.queue()[0]["number"])["reports"][0]["reporter"]
    assert not reporter.get("phone")
    named = call | {"report": {"description": PLAIN, "place": FLAT, "reporter": {"name": "Bo"}}}
    takes(town, 422, **named)


@pytest.mark.parametrize(
    "call",
    [
        {"kind": "note"},
        {"kind": "report", "text": "x"},
        {"kind": "consultation", "text": "x", "adds_to": "K7Q2-9XM4"},
        {"kind": "addition", "text": "x"},
        {"kind": "note", "text": "x", "caller_phone": "112"},
    ],
)
def test_what_does_not_fit_the_kind_of_call_is_refused(town: Town, call: dict[str, Any]) -> None:
    takes(town, 422, **call)


def test_nobody_but_the_desk_takes_calls(town: Town) -> None:
    for person in (town.portal, town.adviser, town.leader, town.administrator, town.cleaner):
        assert person.post("/v1/phone-calls", {"kind": "note", "text": "x"}).status_code == 403
        assert person.get("/v1/incoming-calls").status_code == 403


@pytest.fixture
def ringing_town(town: Town, database: Database, sealer: Sealer) -> Any:  # noqa: ANN401 a fixture that yields
    """The same town, whose telephone system signs."""
    wiring = replace(wired(database, sealer, town.clock), phone_secret=SECRET)
    with open_door(wiring) as door:
        yield Town(door=door, city=town.city, clock=town.clock)


def rings(town: Town, *, age: float = 0, secret: bytes = SECRET, **call: Any) -> Any:  # noqa: ANN401
    body = orjson.dumps({"called_at": town.clock.now().isoformat(), **call})
    seconds = int(town.clock.now().timestamp() - age)
    header = f"t={seconds},v1={signature(body, seconds=seconds, secret=secret)}"
    return town.door.client.post(
        "/v1/incoming-calls", content=body, headers={HEADER: header, "Content-Type": "application/json"}
    )


def test_a_call_that_comes_in_opens_the_draft_with_what_is_known(ringing_town: Town) -> None:
    told = rings(ringing_town, call="pbx-1", caller_phone="33445566")
    assert told.status_code == 201, told.text
    again = rings(ringing_town, call="pbx-1", caller_phone="33445566")
    assert again.json() == told.json()
    (draft,) = ringing_town.desk.get("/v1/incoming-calls").json()["items"]
    assert draft["name"] == "Viggo Varmemester"
    assert draft["housing_department"]["name"] == "Ahornparken"
    assert draft["landlord"]["name"] == "Boligforeningen Ahorn"
    takes(ringing_town, kind="note", text="x", caller_phone="33445566", incoming=draft["incoming"])
    assert ringing_town.desk.get("/v1/incoming-calls").json()["items"] == []
    takes(ringing_town, 409, kind="note", text="x", incoming=draft["incoming"])
    takes(ringing_town, 404, kind="note", text="x", incoming=str(ringing_town.city.landlord))


def test_a_missed_call_is_counted_and_its_number_forgotten_after_a_day(ringing_town: Town, database: Database) -> None:
    town = ringing_town
    for state in ("ringing", "missed", "ringing"):
        rings(town, call="pbx-2", state=state, caller_phone=STRANGER, social_centre=str(town.city.north))
    assert figures(town)["Socialcenter Nord"]["missed"] == 1
    town.clock.at += timedelta(days=2)
    assert town.desk.get("/v1/incoming-calls").json()["items"] == []
    rings(town, call="pbx-3", caller_phone="anonymous")
    numbers = database.read(
        lambda tx: tx.execute(sa.select(incoming_calls.c.phone_sealed)).scalars().all(), caller=SYSTEM
    )
    assert numbers == [None, None]


def test_a_line_that_takes_nine_calls_in_ten_is_reached_by_nine_in_ten(ringing_town: Town) -> None:
    north = str(ringing_town.city.north)
    for number in range(10):
        for state in ("ringing", "missed")[: 2 if number == 0 else 1]:
            assert rings(ringing_town, call=f"pbx-{number}", state=state, social_centre=north).status_code == 201
    office = ringing_town.person(KeyGrant(role=Role.CENTRAL_OFFICE))
    found = office.get("/v1/statistics/accessibility?from=2026-11-01&to=2026-12-01").json()
    counts = {one["code"]: one["count"] for one in found["items"][0]["tables"]["reached"]["lines"]}
    assert counts == {"answered": 9, "failed": 0, "missed": 1}


def test_what_a_telephone_system_writes_wrongly_is_named(ringing_town: Town) -> None:
    def named(body: bytes, status: int = 422) -> str:
        seconds = int(ringing_town.clock.now().timestamp())
        header = f"t={seconds},v1={signature(body, seconds=seconds, secret=SECRET)}"
        sent = {HEADER: header, "Content-Type": "application/json"}
        answer = ringing_town.door.client.post("/v1/incoming-calls", content=body, headers=sent)
        assert answer.status_code == status, answer.text
        return str([one["pointer"] for one in answer.json()["errors"]])

    at = ringing_town.clock.now().isoformat()
    assert named(b"{", 400) == "[]"
    assert named(orjson.dumps({"call": "x", "called_at": at, "state": "foo"})) == "['/state']"
    assert named(orjson.dumps({"call": "x" * 201, "called_at": at})) == "['/call']"
    assert named(orjson.dumps({"call": "x", "called_at": at, "social_centre": 7})) == "['/social_centre']"
    assert named(orjson.dumps({"call": "x", "called_at": "2027-01-01T00:00:00Z"})) == "['/called_at']"


def test_what_is_forged_or_old_is_refused(ringing_town: Town, town: Town) -> None:
    assert rings(ringing_town, call="x", secret=b"another").status_code == 401
    assert rings(ringing_town, call="x", age=301).status_code == 401
    assert rings(ringing_town, call="x", age=-301).status_code == 401
    assert rings(ringing_town, call="").status_code == 422
    assert rings(ringing_town, call="x", age=299).status_code == 201
    for header in ("", "t=,v1=", "t=1e9,v1=æ", f"t={int(time.time())}", "v1=00", "t=99999999999999999999,v1=0"):
        sent = {HEADER: header, "Content-Type": "application/json"}
        raw = [(name.encode(), value.encode("latin-1")) for name, value in sent.items()]
        assert ringing_town.door.client.post("/v1/incoming-calls", content=b"{}", headers=raw).status_code == 401
    assert rings(town, call="x").status_code == 404


def test_what_does_not_belong_to_the_kind_of_a_call_is_named(town: Town) -> None:
    def named(**call: Any) -> str:  # noqa: ANN401 a call's fields
        return str(takes(town, 422, **call)["errors"][0]["pointer"])

    report = {"description": PLAIN, "place": FLAT}
    assert named(kind="report", text="x") == "/report"
    assert named(kind="note", text="x", adds_to="K7Q2-9XM4") == "/adds_to"
    assert named(kind="note") == "/text"
    assert named(kind="report", anonymous=True, report={**report, "reporter": {"name": "Kim"}}) == "/anonymous"


def test_what_was_said_beside_a_report_reaches_its_owner_and_the_rules(town: Town) -> None:
    said = "Hun siger, at hun vil tage sit eget liv i aften. Træffes kun efter kl. 13."
    takes(town, kind="report", text=said, report={"description": "Der er høj musik.", "place": FLAT})
    (item,) = town.adviser.queue()
    assert item["urgency"] == "acute"
    assert said in town.adviser.case(item["number"])["reports"][0]["description"]


@pytest.mark.parametrize("kind", ["note", "consultation"])
def test_the_desk_is_warned_where_a_note_sounds_like_danger(town: Town, kind: str) -> None:
    said = "Lejeren i Ahornvej 14 er ikke set i tre uger, og der lugter af lig fra lejligheden."
    said_of_children = "Faren i Ahornvej 14 slår datteren hver dag."
    assert len(takes(town, kind=kind, text=said_of_children)["warnings"]) == 1, "what is not acute is lost as well"
    (warning,) = takes(town, kind=kind, text=said)["warnings"]
    assert "opret det som en henvendelse" in warning
    (warning,) = takes(town, kind=kind, text=said, language="en")["warnings"]
    assert "write it down as a report" in warning
    assert takes(town, kind=kind, text="Spurgte til åbningstiderne.")["warnings"] == []


def test_the_desk_is_warned_where_more_about_a_report_sounds_like_danger(town: Town) -> None:
    report = {"description": "Der er høj musik.", "place": FLAT}
    reference = takes(town, kind="report", text="Musik.", report=report)["report"]["reference"]
    (warning,) = takes(town, kind="addition", adds_to=reference, text="Nu truer han alle med en kniv.")["warnings"]
    assert "112" in warning
    assert takes(town, kind="addition", adds_to=reference, text="Nu er der stille.")["warnings"] == []


def test_a_report_is_in_the_language_of_its_call(town: Town) -> None:
    report = {"description": "Loud music every night.", "place": FLAT}
    said = [
        takes(town, kind="report", language="en", report=report | own)["say"]["text"]
        for own in ({}, {"language": "da"})
    ]
    assert [text.partition(" ")[0] for text in said] == ["Thank", "Tak"]


def test_the_desk_reads_again_what_it_wrote_down_and_nobody_else_does(town: Town) -> None:
    note = takes(town, kind="note", caller_phone=STRANGER, taken_by="Lone", text="Ringer igen i morgen.")
    report = takes(
        town,
        kind="report",
        report={"description": "Der er høj musik.", "place": FLAT},
        attempts=[{"at": "2026-11-18T09:57:00+01:00", "responder": str(town.city.north_team.adviser)}],
        transfers=[{"at": "2026-11-18T09:58:00+01:00", "social_centre": str(town.city.south)}],
    )
    first = town.desk.get("/v1/phone-calls?limit=1")
    (told,) = first.json()["items"]
    assert (told["call"], told["reference"]) == (report["call"], report["report"]["reference"])
    assert [(one["kind"], one["social_centre"], one["answered"]) for one in told["steps"]] == [
        ("transfer", str(town.city.south), True),
        ("attempt", str(town.city.north), False),
    ]
    (told,) = town.desk.get(first.links["next"]["url"]).json()["items"]
    assert told["call"] == note["call"]
    assert (told["caller_phone"], told["taken_by"], told["text"]) == (
        "+4540112233",
        "Lone",
        "Ringer igen i morgen.",
    )
    assert (told["reference"], told["steps"]) == (None, [])
    other_desk = town.person(KeyGrant(role=Role.CALL_DESK, person="Bo"))
    assert other_desk.get("/v1/phone-calls").json() == {"items": [], "next_cursor": None}


def test_a_call_of_long_ago_is_told_as_of_now(town: Town) -> None:
    """Else the desk would promise an answer for a day that is over."""
    call: dict[str, Any] = {"kind": "report", "report": {"description": "Der er høj musik.", "place": FLAT}}
    answer = town.desk.post("/v1/phone-calls", call | {"called_at": "2026-11-03T09:00:00+01:00"})
    assert [one["pointer"] for one in answer.json()["errors"]] == ["/called_at"]
    takes(town, **call, called_at="2026-11-05T09:00:00+01:00")


def test_a_line_of_no_centre_is_not_counted(ringing_town: Town) -> None:
    answer = rings(ringing_town, call="pbx-9", state="missed", social_centre=str(ringing_town.city.landlord))
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/social_centre")


def test_a_missed_call_stays_missed_when_it_is_written_down(ringing_town: Town) -> None:
    north = str(ringing_town.city.north)
    rings(ringing_town, call="pbx-1", state="missed", caller_phone=STRANGER, social_centre=north)
    (ringing,) = ringing_town.desk.get("/v1/incoming-calls").json()["items"]
    takes(ringing_town, kind="note", text="Ringet tilbage.", incoming=ringing["incoming"])
    assert ringing_town.desk.get("/v1/incoming-calls").json()["items"] == []
    office = ringing_town.person(KeyGrant(role=Role.CENTRAL_OFFICE))
    found = office.get("/v1/statistics/accessibility?from=2026-11-01&to=2026-12-01").json()
    counts = {one["code"]: one["count"] for one in found["items"][0]["tables"]["reached"]["lines"]}
    assert counts == {"answered": 0, "failed": 0, "missed": 1}
    assert figures(ringing_town)["Socialcenter Nord"]["missed"] == 1


def test_the_figures_of_calls_are_a_sheet_too(town: Town) -> None:
    takes(town, kind="note", text="En note.", caller_phone=STRANGER)
    for asked in ({"Accept": "text/csv"}, {}):
        path = "/v1/phone-calls/figures" if asked else "/v1/phone-calls/figures?format=csv"
        sheet = town.administrator.get(path, **asked)
        assert sheet.headers["content-type"].startswith("text/csv")
        head, *lines = sheet.content.decode("utf-8-sig").splitlines()
        assert head.startswith("social_centre,name,reports,additions,consultations,notes")
        assert len(lines) == 1


@pytest.mark.parametrize("anonymous", [False, True])
def test_the_number_that_rang_is_kept_with_the_report_but_of_who_is_anonymous(
    ringing_town: Town, *, anonymous: bool
) -> None:
    rings(ringing_town, call="pbx-4", caller_phone=STRANGER)
    (draft,) = ringing_town.desk.get("/v1/incoming-calls").json()["items"]
    report = {"description": PLAIN, "place": FLAT}
    takes(ringing_town, kind="report", report=report, incoming=draft["incoming"], anonymous=anonymous)
    (item,) = ringing_town.adviser.queue()
    (found,) = ringing_town.adviser.case(item["number"])["reports"]
    assert (found["reporter"]["phone"] is None) is anonymous
    assert found["way_back"] is not anonymous
    (call,) = ringing_town.desk.get("/v1/phone-calls").json()["items"]
    assert call["called_at"] == draft["called_at"], "whoever waits has waited since then"


def test_a_missed_call_on_the_line_of_the_entrance_is_counted(ringing_town: Town) -> None:
    rings(ringing_town, call="pbx-5", state="missed", caller_phone=STRANGER)
    assert figures(ringing_town)["Indgangen"]["missed"] == 1
