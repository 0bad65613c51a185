"""Acts that answer with a case or a report: each answer is within the caller's bounds and in the log of reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.access.tables import access_log
from app.assignment.tables import cases
from tests.journey.town import FLAT, PLAIN, Town

ONCE = {"Idempotency-Key": "once"}


def _logged(town: Town) -> Sequence[Any]:
    return town.door.wiring.database.read(
        lambda tx: tx.execute(sa.select(access_log).order_by(access_log.c.seq)).all(), caller=SYSTEM
    )


def _opened(town: Town) -> tuple[str, str]:
    reference = town.portal.reports(PLAIN, concerns=["noise"])["reference"]
    return reference, str(town.adviser.queue()[0]["number"])


def test_a_repeated_act_is_answered_from_the_case_as_it_is_and_logged(town: Town) -> None:
    _, number = _opened(town)
    path, told = f"/v1/cases/{number}/events", {"kind": "note", "at": town.clock.now().isoformat(), "note": "Ringet."}
    first = town.adviser.post(path, told, **ONCE)
    before = _logged(town)
    again = town.adviser.post(path, told, **ONCE)
    assert (again.status_code, again.content) == (first.status_code, first.content) == (201, first.content)
    assert (again.headers["etag"], again.headers["idempotency-replayed"]) == (first.headers["etag"], "true")
    (row,) = _logged(town)[len(before) :]
    assert (row.purpose, row.cases) == ("case_work", before[-1].cases)
    town.leader.tells(number, kind="note", at=town.clock.now().isoformat(), note="Set.")
    assert town.adviser.post(path, told, **ONCE).json() == town.adviser.case(number)


def test_a_repeat_shows_nothing_to_who_lost_the_case(town: Town) -> None:
    _, number = _opened(town)
    path = f"/v1/cases/{number}/claim"
    assert town.adviser.post(path, {}, **ONCE).status_code == 200
    _moved_away(town)
    answer = town.adviser.post(path, {}, **ONCE)
    told = (answer.status_code, answer.content, answer.headers["idempotency-replayed"])
    assert told == (200, b"", "true"), "it was done, and nothing else is theirs to hear"
    assert town.adviser.post(path, {}, **{"Idempotency-Key": "another"}).status_code == 409


def _moved_away(town: Town) -> None:
    """Give every case to somebody elsewhere."""
    gone = sa.update(cases).values(owner_id=town.city.south_team.adviser, centre_id=town.city.south)
    town.door.wiring.database.write(lambda tx: tx.execute(gone), caller=SYSTEM)


def test_who_adds_to_a_report_is_shown_it_and_that_is_logged_each_time(town: Town) -> None:
    reference, _ = _opened(town)
    path = f"/v1/reports/{reference}/messages"
    for person in (town.desk, town.portal):
        for status in ("first", "again"):
            before = _logged(town)
            answer = person.post(path, {"text": "Musikken er begyndt igen."}, **ONCE)
            assert answer.status_code == 201, status
            (row,) = _logged(town)[len(before) :]
            assert (row.route, row.method, len(row.reports)) == ("/v1/reports/{reference}/messages", "POST", 1)


def test_a_call_that_adds_to_a_report_is_logged_each_time_it_is_answered(town: Town) -> None:
    reference, _ = _opened(town)
    call = {"kind": "addition", "adds_to": reference.lower(), "text": "Musikken er begyndt igen."}
    answers = []
    for _ in range(2):
        before = _logged(town)
        answers.append(town.desk.post("/v1/phone-calls", call, **ONCE))
        assert answers[-1].status_code == 201, answers[-1].text
        (row,) = _logged(town)[len(before) :]
        assert (row.route, row.purpose, len(row.reports)) == ("/v1/phone-calls", "phone_call", 1)
    assert answers[0].content == answers[1].content
    assert answers[1].headers["idempotency-replayed"] == "true"


def test_a_repeated_offer_is_shown_to_whom_the_case_still_is_and_logged(town: Town) -> None:
    _, number = _opened(town)
    town.adviser.claims(number)
    path = f"/v1/cases/{number}/hand-overs"
    offered = {"to": {"responder": str(town.city.north_team.support_contact_person)}, "reason": "En hemmelig grund."}
    first = town.adviser.post(path, offered, **ONCE)
    assert first.status_code == 201, first.text
    before = _logged(town)
    again = town.adviser.post(path, offered, **ONCE)
    assert (again.status_code, again.json()) == (201, first.json())
    assert [(row.purpose, row.cases) for row in _logged(town)[len(before) :]] == [("hand_overs", before[-1].cases)]
    taken = town.support_contact_person.post(f"/v1/hand-overs/{first.json()['id']}/accept", {})
    assert taken.status_code == 200, taken.text
    late = town.adviser.post(path, offered, **ONCE)
    assert (late.status_code, late.content, late.headers["idempotency-replayed"]) == (201, b"", "true")


def test_a_repeated_decline_tells_the_words_of_who_declined_and_nothing_of_the_case(town: Town) -> None:
    _, number = _opened(town)
    town.adviser.claims(number)
    offered = town.adviser.offers(number, to={"responder": str(town.city.north_team.support_contact_person)})
    path, told = f"/v1/hand-overs/{offered['id']}/decline", {"reason": "Ikke min målgruppe."}
    first = town.support_contact_person.post(path, told, **ONCE)
    assert (first.status_code, first.json()["case"]) == (200, number)
    before = _logged(town)
    again = town.support_contact_person.post(path, told, **ONCE)
    assert (again.status_code, again.headers["idempotency-replayed"]) == (200, "true")
    assert again.json() == {"id": offered["id"], "state": "declined", "answer": told["reason"]}
    assert _logged(town) == before


def test_a_repeated_decline_shows_the_hand_over_to_whom_the_case_is_still_to_be_shown(town: Town) -> None:
    _, number = _opened(town)
    town.adviser.claims(number)
    person = town.city.north_team.support_contact_person
    offered = town.adviser.offers(number, to={"responder": str(person)})
    path, told = f"/v1/hand-overs/{offered['id']}/decline", {"reason": "Jeg er kun med på råd."}
    assert town.adviser.post(f"/v1/cases/{number}/participants", {"responder": str(person)}).status_code < 300
    first = town.support_contact_person.post(path, told, **ONCE)
    before = _logged(town)
    again = town.support_contact_person.post(path, told, **ONCE)
    assert (again.status_code, again.json()) == (200, first.json())
    assert [(row.purpose, row.cases) for row in _logged(town)[len(before) :]] == [("hand_overs", before[-1].cases)]


def test_a_repeat_of_giving_cases_is_logged_although_they_are_not_the_leaders_to_see_any_more(town: Town) -> None:
    _, number = _opened(town)
    absent = "0000-0000"
    body = {"cases": [number, absent], "to": str(town.city.north_team.second_adviser), "reason": "Orlov."}
    first = town.leader.post("/v1/reassignments", body, **ONCE)
    assert first.json()["items"] == [{"case": number, "became": "reassigned"}, {"case": absent, "became": "not_found"}]
    before = _logged(town)
    assert town.leader.post("/v1/reassignments", body, **ONCE).content == first.content
    assert [(row.purpose, row.cases) for row in _logged(town)[len(before) :]] == [("reassign", before[-1].cases)]
    _moved_away(town)
    assert town.leader.post("/v1/reassignments", body, **ONCE).content == first.content
    assert [row.cases for row in _logged(town)[len(before) :]] == [before[-1].cases] * 2


def test_a_report_sent_again_by_its_own_reference_is_read_and_that_is_logged(town: Town) -> None:
    told = {"description": PLAIN, "place": FLAT, "concerns": ["noise"], "your_reference": "portal-8841"}
    first = town.portal.post("/v1/reports", told)
    assert (first.status_code, _logged(town)) == (201, [])
    again = town.portal.post("/v1/reports", told)
    assert (again.status_code, again.json()["reference"]) == (200, first.json()["reference"])
    (row,) = _logged(town)
    assert (row.route, row.method, row.purpose, len(row.reports)) == ("/v1/reports", "POST", "own_report", 1)
    for _ in range(2):
        assert town.portal.post("/v1/reports", told, **ONCE).content == again.content
    assert [one.reports for one in _logged(town)] == [row.reports] * 3
    new = told | {"your_reference": "portal-8842"}
    for _ in range(2):
        assert town.portal.post("/v1/reports", new, **{"Idempotency-Key": "new"}).status_code == 201
    assert len(_logged(town)) == 3, "it is told again what it sent"
