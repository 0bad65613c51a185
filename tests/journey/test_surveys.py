"""Reporters are asked how it went: once a report, some days after they were reached, and what they say is counted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, KeyGrant
from app.intake.tables import reports
from app.kit.codes import Role
from app.replies.mail_bounds import mark_unreachable
from app.replies.ringing import DutyContact
from tests.journey import letters
from tests.journey.letters import Delivered
from tests.journey.town import PLAIN, Town

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
NOVEMBER = "from=2026-11-01&to=2026-12-01"
CARETAKER = {"kind": "caretaker", "name": "Kaj", "email": "kaj@example.dk"}
LINK = re.compile(r"https://indgang\.example/survey/([0-9a-f-]{36})/([0-9a-f]{32})")


def delivered(town: Town) -> list[Delivered]:
    """Do what is due, and return the letters that ask how it went."""
    duty = DutyContact(public_url="https://indgang.example/")
    door = replace(town.door, wiring=replace(town.door.wiring, duty=duty))
    found = letters.delivered(replace(town, door=door))
    return [one for one in found if one.subject.startswith(("Hvordan gik det?", "How did it go?"))]


def reported(town: Town, flat: str = "2. th", **more: Any) -> str:  # noqa: ANN401 a report's fields
    """Report, reach the reporter, and return the reference."""
    place = {"address": f"Ahornvej 14, {flat}", "postcode": "2400"}
    report = town.portal.reports(PLAIN, place, **({"concerns": ["noise"], "reporter": CARETAKER} | more))
    (number,) = (one["number"] for one in town.adviser.queue() if one["place"]["address"] == place["address"])
    if town.adviser.case(number)["state"] == "new":
        town.adviser.claims(number)
    reach(town, number, report["reference"])
    return str(report["reference"])


def reach(town: Town, number: str, reference: str) -> None:
    now = town.clock.now().isoformat()
    town.adviser.tells(number, kind="contacted", at=now, report=reference, **{"with": "reporter"})


def link_of(letter: Delivered) -> tuple[str, str]:
    found = LINK.search(letter.text)
    assert found is not None, letter.text
    return found[1], found[2]


def tell(town: Town, survey: str, token: str, **said: str) -> int:
    told = town.door.client.post("/v1/survey-answers", json={"survey": survey, "token": token, **said})
    return told.status_code


def figures(town: Town, query: str = NOVEMBER) -> list[dict[str, Any]]:
    """Return the figures as they are the day after."""
    town.clock.advance(timedelta(days=1))
    answer = town.leader.get(f"/v1/statistics/satisfaction?{query}")
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


def counts(options: list[dict[str, Any]]) -> dict[str, int | None]:
    return {one["code"]: one["answers"] for one in options if one["answers"] != 0}


def test_a_reporter_is_asked_once_some_days_after_it_was_reached(town: Town) -> None:
    reference = reported(town)
    assert delivered(town) == []
    town.clock.advance(timedelta(days=2, hours=23))
    assert delivered(town) == []
    town.clock.advance(timedelta(hours=1))
    (letter,) = delivered(town)
    assert (letter.to, letter.subject) == ("kaj@example.dk", f"Hvordan gik det? {reference}")
    survey, token = link_of(letter)
    assert tell(town, survey, token, satisfaction="satisfied", knowledge="yes") == 201
    assert tell(town, survey, token, satisfaction="dissatisfied") == 409, "one answer a report"
    (number,) = (one["number"] for one in town.adviser.queue())
    reach(town, number, reference)
    town.clock.advance(timedelta(days=10))
    assert delivered(town) == [], "reached again, and asked already"


def test_the_page_behind_the_link_takes_the_answer_without_a_key_or_a_script(town: Town) -> None:
    reported(town, language="en")
    town.clock.advance(timedelta(days=3))
    (letter,) = delivered(town)
    assert letter.subject.startswith("How did it go?")
    survey, token = link_of(letter)
    client = town.door.client
    page = client.get(f"/survey/{survey}/{token}", headers={"Accept-Language": "da"})
    assert page.status_code == 200
    assert 'value="very_dissatisfied"' in page.text
    assert "Ahornvej" not in page.text
    assert page.headers["referrer-policy"] == "no-referrer", "the link leaves nowhere"
    empty = client.post("/survey", content=f"survey={survey}&token={token}", headers=FORM)
    assert (empty.status_code, "Vælg mindst ét svar" in empty.text) == (422, True)
    sent = f"survey={survey}&token={token}&satisfaction=satisfied"
    assert "Tak." in client.post("/survey", content=sent, headers=FORM).text
    again = client.post("/survey", content=sent, headers=FORM)
    assert (again.status_code, "allerede svaret" in again.text) == (409, True)
    assert "allerede svaret" in client.get(f"/survey/{survey}/{token}").text


def test_nobody_without_the_link_answers_and_it_ends(town: Town) -> None:
    reported(town)
    town.clock.advance(timedelta(days=3))
    survey, token = link_of(delivered(town)[0])
    client = town.door.client
    assert client.get(f"/survey/{survey}/{'0' * 32}").status_code == 404
    assert tell(town, survey, "0" * 32, knowledge="no") == 404
    assert tell(town, "00000000-0000-0000-0000-000000000404", token, knowledge="no") == 404
    assert client.post("/survey", content=f"survey=x&token={token}&knowledge=no", headers=FORM).status_code == 404
    assert tell(town, survey, token) == 422
    town.clock.advance(timedelta(days=30))
    assert tell(town, survey, token, knowledge="no") == 409
    assert "fristen" in client.get(f"/survey/{survey}/{token}").text


@pytest.mark.parametrize(
    "more",
    [
        {"reporter": CARETAKER | {"anonymity_requested": True}},
        {"reporter": {"kind": "caretaker", "phone": "+45 33 12 34 56"}},
        {"contact_advice": ["no_mail"]},
    ],
    ids=["wants to stay unnamed", "left no address", "wants no mail"],
)
def test_who_is_not_to_be_written_to_is_not_asked(town: Town, more: dict[str, Any]) -> None:
    reported(town, **more)
    town.clock.advance(timedelta(days=3))
    assert delivered(town) == []
    assert figures(town)[0]["asked"] == 0


def test_an_address_that_letters_do_not_reach_is_not_asked(town: Town) -> None:
    reported(town)
    (report,) = town.door.wiring.database.read(lambda tx: tx.execute(sa.select(reports.c.id)).scalars(), caller=SYSTEM)
    delivered(town)
    assert town.door.wiring.database.write(
        lambda tx: mark_unreachable(tx, report=report, address=CARETAKER["email"]), caller=SYSTEM
    )
    town.clock.advance(timedelta(days=3))
    assert delivered(town) == []
    assert figures(town)[0]["asked"] == 0


def test_the_token_is_in_no_line_of_the_log(town: Town, capfd: pytest.CaptureFixture[str]) -> None:
    reported(town)
    town.clock.advance(timedelta(days=3))
    survey, token = link_of(delivered(town)[0])
    town.door.client.get(f"/survey/{survey}/{token}")
    assert tell(town, survey, token, knowledge="no") == 201
    logged = "".join(capfd.readouterr())
    assert "/survey/{survey}/{token}" in logged
    assert token not in logged


def test_without_an_address_of_our_own_nobody_is_asked(town: Town) -> None:
    reported(town)
    town.clock.advance(timedelta(days=3))
    assert [one for one in letters.delivered(town) if one.subject.startswith("Hvordan")] == []
    assert delivered(town) == []


def test_only_who_was_reached_itself_is_asked(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"], reporter=CARETAKER)
    (number,) = (one["number"] for one in town.adviser.queue())
    town.adviser.tells(number, kind="contacted", at=town.clock.now().isoformat(), **{"with": "resident"})
    town.clock.advance(timedelta(days=30))
    assert delivered(town) == []


def test_what_was_told_of_weeks_too_late_is_not_asked_about(town: Town) -> None:
    report = town.portal.reports(PLAIN, concerns=["noise"], reporter=CARETAKER)
    (number,) = (one["number"] for one in town.adviser.queue())
    then = town.clock.now()
    town.clock.advance(timedelta(days=15))
    town.adviser.tells(
        number, kind="contacted", at=then.isoformat(), report=report["reference"], **{"with": "reporter"}
    )
    town.clock.advance(timedelta(days=15))
    assert delivered(town) == []


def test_what_few_said_is_shown_to_nobody(town: Town) -> None:
    said = ["satisfied"] * 5 + ["very_satisfied"] * 6
    references = []
    for number, _ in enumerate(said):
        reporter = CARETAKER | {"email": f"kaj{number}@example.dk"}
        references.append(reported(town, flat=f"{number}. tv", reporter=reporter))
    town.clock.advance(timedelta(days=3))
    links = sorted((one.to, link_of(one)) for one in delivered(town))
    assert len(links) == len(said)
    for answer, (_, (survey, token)) in zip(said[:4], links, strict=False):
        assert tell(town, survey, token, satisfaction=answer) == 201
    whole, north = figures(town)
    assert (whole["asked"], whole["answered"], north["answered"], north["suppressed"]) == (11, None, None, True)
    for answer, (_, (survey, token)) in list(zip(said, links, strict=True))[4:]:
        assert tell(town, survey, token, satisfaction=answer, knowledge="unsure") == 201
    whole, north = figures(town)
    assert (whole["answered"], whole["suppressed"]) == (11, True)
    assert north["social_centre"]["name"] == "Socialcenter Nord"
    assert counts(north["satisfaction"]) == {"satisfied": 5, "very_satisfied": 6}
    assert counts(north["knowledge"]) == {"unsure": None, "not_said": None}, "four did not say"
    analyst = town.person(KeyGrant(role=Role.ANALYST)).get(f"/v1/statistics/satisfaction?{NOVEMBER}").json()
    assert analyst["completeness"] == 1.0
    assert figures(town, "from=2026-10-01&to=2026-11-01")[0]["asked"] == 0
    sheet = town.leader.get(f"/v1/statistics/satisfaction?{NOVEMBER}", Accept="text/csv").content.decode("utf-8-sig")
    assert "Socialcenter Nord,11,11,satisfaction,very_satisfied,6," in sheet
    south = town.south_leader.get(f"/v1/statistics/satisfaction?{NOVEMBER}").json()["items"]
    assert [one["asked"] for one in south] == [0]


def test_nobody_sees_an_answer_come_or_picks_the_days_of_it(town: Town) -> None:
    for number in range(6):
        reported(town, flat=f"{number}. tv", reporter=CARETAKER | {"email": f"kaj{number}@example.dk"})
    town.clock.advance(timedelta(days=3))
    links = [link_of(one) for one in delivered(town)]
    for survey, token in links[:5]:
        assert tell(town, survey, token, satisfaction="satisfied", knowledge="yes") == 201
    assert figures(town)[0]["answered"] == 5
    assert tell(town, *links[5], satisfaction="dissatisfied", knowledge="yes") == 201
    same_day = town.leader.get(f"/v1/statistics/satisfaction?{NOVEMBER}").json()["items"]
    assert (same_day[0]["answered"], same_day[0]["asked"]) == (5, None), "one of six was silent"
    assert figures(town)[0]["answered"] == 6
    for who in (town.leader, town.administrator):
        refused = who.get("/v1/statistics/satisfaction?from=2026-11-01&to=2026-11-22")
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/query/to")


def test_how_many_were_asked_at_one_centre_is_not_the_total_less_the_other(town: Town) -> None:
    for number in range(9):
        south = {"address": "Strandgade 3, 1. th", "postcode": "2300"}
        reporter = CARETAKER | {"email": f"kaj{number}@example.dk"}
        if number:
            reported(town, flat=f"{number}. tv", reporter=reporter)
            continue
        told = town.portal.reports(PLAIN, south, concerns=["noise"], reporter=reporter)
        (case,) = (one["number"] for one in town.south_adviser.queue())
        now = town.clock.now().isoformat()
        town.south_adviser.tells(case, kind="contacted", at=now, report=told["reference"], **{"with": "reporter"})
    town.clock.advance(timedelta(days=3))
    assert len(delivered(town)) == 9
    town.clock.advance(timedelta(days=1))
    office = town.person(KeyGrant(role=Role.CENTRAL_OFFICE))
    items = office.get(f"/v1/statistics/satisfaction?{NOVEMBER}").json()["items"]
    assert [one["asked"] for one in items] == [9, None, None]


def test_the_letter_is_the_same_whatever_is_confidential(town: Town) -> None:
    """Support in the home and a child signal of somebody else change neither the letter nor its day."""
    place = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
    worker = str(town.city.north_team.support_contact_person)
    town.enters("/v1/supports", {"place": place, "kind": "support_contact", "responder": worker})
    known = town.portal.reports(PLAIN, place, concerns=["noise"], reporter=CARETAKER)
    plain = town.portal.reports(
        PLAIN,
        {"address": "Ahornvej 14, 1. tv", "postcode": "2400"},
        concerns=["noise"],
        reporter=CARETAKER | {"email": "else@example.dk"},
    )
    for report in (known, plain):
        (number,) = (
            one["number"]
            for one in town.leader.queue()
            if report["reference"] in [told["reference"] for told in town.leader.case(one["number"])["reports"]]
        )
        now = town.clock.now().isoformat()
        told = {"kind": "contacted", "at": now, "with": "reporter", "report": report["reference"]}
        assert town.leader.tries("events", number, **told) == 201
    town.clock.advance(timedelta(days=3))
    first, second = delivered(town)
    assert LINK.sub("LINK", first.text) == LINK.sub("LINK", second.text)
    assert first.without_reference.subject == second.without_reference.subject
