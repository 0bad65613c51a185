"""One resident gets everything that is kept, or the reason why not; and who looked, without names of staff."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.kit.database import Database
from app.privacy import record_of
from app.privacy.notices import TEXT, look_for_owed, notice_due, owe, owe_notices
from app.privacy.tables import withholdings
from tests.journey.letters import delivered
from tests.journey.town import FLAT, Town
from tests.privacy.test_retention import LATER, WORDS, clear, closed_case


def linked(town: Town, number: str) -> str:
    made = town.administrator.post("/v1/residents", {"cases": [number]})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def test_each_item_is_given_the_name_of_who_reported_too(town: Town) -> None:
    resident = linked(town, closed_case(town))
    answer = town.administrator.get(f"/v1/residents/{resident}/export")
    assert answer.status_code == 200, answer.text
    items = {one["what"]: one for one in answer.json()["items"]}
    assert items["report: description"]["value"] == WORDS
    assert items["report: reporter"]["value"]["name"] == "Viggo Melder"
    assert not any(one["withheld"] for one in items.values())
    assert answer.headers["cache-control"] == "no-store"


def test_what_was_put_right_visited_and_supported_is_given_and_who_got_to_know(town: Town) -> None:
    town.enters("/v1/grants", {"place": FLAT, "kind": "cleaning", "supplier": str(town.city.cleaning)})
    town.portal.reports("Rengøringen kommer ikke.", place=FLAT, concerns=["cleaning_service_missing"])
    number, owner = town.adviser.queue()[0]["number"], town.adviser
    owner.claims(number)
    at, later = town.clock.at.isoformat(), (town.clock.at + timedelta(days=1)).isoformat()
    owner.tells(number, kind="visit_planned", at=at, planned_for=later, two_persons=True)
    for act, body in (
        ("corrections", {"resident": {"name": "Rosa Lindegaard"}, "reason": "Stod på døren."}),
        ("courses", {"kind": "move_in_3_months", "starts_on": "2026-12-01"}),
        ("participants", {"responder": str(town.city.north_team.support_contact_person)}),
        ("hand-overs", {"to": {"kind": "housing_support", "social_centre": str(town.city.north)}, "reason": "Støtte."}),
    ):
        assert owner.post(f"/v1/cases/{number}/{act}", body).is_success, act
    items = town.administrator.get(f"/v1/residents/{linked(town, number)}/export").json()["items"]
    by_kind = {one["what"]: one["value"] for one in items}
    assert by_kind["correction"]["after"] == {"name": "Rosa Lindegaard"}
    assert by_kind["correction"]["reason"] == "Stod på døren."
    assert (by_kind["visit"]["two_persons"], by_kind["visit"]["state"]) == (True, "planned")
    assert by_kind["course"]["planned_end_on"] == "2027-02-28"
    told = [one["value"] for one in items if one["what"] == "recipient"]
    assert {one["as"] for one in told} >= {"owner", "participant", "offered", "task"}
    assert {one.get("supplier") for one in told} == {None, "Rent Hjem"}
    assert {"as": "offered", "kind": "housing_support", "social_centre": "Socialcenter Nord"} in told
    assert len({one["key"] for one in items}) == len(items)


def test_that_there_are_more_look_ups_than_stand_in_an_export_is_said(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    resident = linked(town, closed_case(town))
    monkeypatch.setattr(record_of, "MOST_LOOK_UPS", 2)
    items = town.administrator.get(f"/v1/residents/{resident}/export").json()["items"]
    assert [one["what"] for one in items if one["what"].startswith("look-up")] == [
        "look-up",
        "look-up",
        "look-ups before these",
    ]


def test_what_is_withheld_has_a_ground_and_a_reason(town: Town) -> None:
    resident = linked(town, closed_case(town))
    path = f"/v1/residents/{resident}"
    items = town.administrator.get(f"{path}/export").json()["items"]
    name = next(one["key"] for one in items if one["what"] == "report: reporter")
    body = {"item": name, "ground": "threat", "reason": "Konkret trussel."}
    assert town.administrator.post(f"{path}/withholdings", body).status_code == 204
    assert town.administrator.post(f"{path}/withholdings", body).status_code == 409
    assert town.administrator.post(f"{path}/withholdings", body | {"item": "nothing"}).status_code == 404
    kept = next(one for one in town.administrator.get(f"{path}/export").json()["items"] if one["key"] == name)
    assert (kept["value"], kept["ground"], kept["reason"]) == (None, "threat", "Konkret trussel.")
    page = town.administrator.get(f"{path}/export?format=page").text
    assert "Konkret trussel." in page
    assert "33123456" not in page


def test_words_that_are_withheld_are_given_under_no_other_key(town: Town) -> None:
    town.portal.reports("Der er høj musik.", concerns=["noise"], resident={"name": "Bo Forkert"})
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    for body in (
        {"resident": {"name": "Rosa Ret"}, "reason": "Forkert person."},
        {"urgency": "soon", "reason": "Naboen Bo Vidne har fortalt om trusler."},
    ):
        assert town.adviser.post(f"/v1/cases/{number}/corrections", body).status_code == 201
    path = f"/v1/residents/{linked(town, number)}"
    for words, what in (("Bo Forkert", "report: resident"), ("Bo Vidne", "event")):
        items = town.administrator.get(f"{path}/export").json()["items"]
        (key,) = [one["key"] for one in items if one["what"] == what and words in str(one["value"])]
        body = {"item": key, "ground": "threat", "reason": "Konkret trussel."}
        assert town.administrator.post(f"{path}/withholdings", body).status_code == 204
        left = town.administrator.get(f"{path}/export")
        assert words not in left.text
        assert {one["reason"] for one in left.json()["items"] if one["withheld"]} == {"Konkret trussel."}
    given = [one for one in left.json()["items"] if not one["withheld"]]
    assert "Rosa Ret" in str(given), "nothing else goes with them"
    assert {"case: place", "report: description"} <= {one["what"] for one in given}


def test_a_name_that_is_withheld_stands_in_no_longer_text_and_the_rest_of_that_is_given(town: Town) -> None:
    number = closed_case(town)
    town.adviser.tells(
        number, kind="note", at=town.clock.at.isoformat(), note="Viggo Melders nr. er 33 12 34 56, siger han."
    )
    path = f"/v1/residents/{linked(town, number)}"
    items = town.administrator.get(f"{path}/export").json()["items"]
    key = next(one["key"] for one in items if one["what"] == "report: reporter")
    body = {"item": key, "ground": "threat", "reason": "Viggo Melder er truet."}
    assert town.administrator.post(f"{path}/withholdings", body).status_code == 204
    answer = town.administrator.get(f"{path}/export")
    page = town.administrator.get(f"{path}/export?format=page").text
    for text in (answer.text, page):
        assert "Melder" not in text
        assert "12 34 56" not in text
        assert "[holdt tilbage] nr. er [holdt tilbage], siger han." in text
    (note,) = [one for one in answer.json()["items"] if one["partly"] and "siger han" in str(one["value"])]
    assert (note["withheld"], note["ground"], note["reason"]) == (False, "threat", "[holdt tilbage] er truet.")
    given = {one["what"] for one in answer.json()["items"] if not one["withheld"]}
    assert {"report: description", "case: place", "case"} <= given


def test_a_home_that_is_withheld_stands_in_no_note_and_the_residents_own_stays(town: Town) -> None:
    """Two reports of one case; the place that the second one told was put right, and is of somebody who is hiding."""
    hiding = {"address": "Birkevej 3, 1. tv", "postcode": "2400"}
    town.portal.reports("Der er høj musik.", place=FLAT, concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    reason = "Anna bor nu Birkevej 3, 1. tv, ikke Ahornvej 14, 2. th."
    for place, why in ((hiding, "Flyttet."), (FLAT, reason)):
        body = {"place": place, "reason": why}
        assert town.adviser.post(f"/v1/cases/{number}/corrections", body).status_code == 201, why
    path = f"/v1/residents/{linked(town, number)}"
    items = town.administrator.get(f"{path}/export").json()["items"]
    first = next(
        one["key"] for one in items if one["what"] == "correction" and "Birkevej" in str(one["value"]["after"])
    )
    body = {"item": first, "ground": "threat", "reason": "Konkret trussel."}
    assert town.administrator.post(f"{path}/withholdings", body).status_code == 204
    left = town.administrator.get(f"{path}/export")
    assert "Birkevej" not in left.text
    assert "Anna bor nu [holdt tilbage], ikke Ahornvej 14, 2. th." in left.text


def test_the_page_is_closed_to_what_people_wrote(town: Town) -> None:
    town.portal.reports("<script>alert(1)</script> Der er høj musik.", concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    resident = linked(town, number)
    page = town.administrator.get(f"/v1/residents/{resident}/export?format=page")
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text


def test_a_resident_learns_when_and_why_and_not_by_whom(town: Town) -> None:
    number = closed_case(town)
    town.adviser.case(number)
    resident = linked(town, number)
    told = town.administrator.get(f"/v1/access-log?resident={resident}").json()["items"]
    assert "case_work" in {one["purpose"] for one in told}
    assert {one[name] for one in told for name in ("role", "caller", "responder", "route")} == {None}
    audit = town.administrator.get(f"/v1/access-log?case={number}").json()["items"]
    assert str(town.city.north_team.adviser) in {one["responder"] for one in audit}
    assert audit[0]["purpose"] == "access_log", "who looked into the log is in the log"
    assert town.administrator.get("/v1/access-log").status_code == 422
    assert town.adviser.get(f"/v1/access-log?case={number}").status_code == 403


def test_staff_are_told_once_to_inform_the_resident(town: Town, database: Database) -> None:
    town.clock.advance(timedelta(microseconds=123_456))  # as every clock but that of a test
    town.portal.reports("Der er høj musik.", concerns=["noise"], resident={"name": "Rosa Lindegaard"})
    number = town.adviser.queue()[0]["number"]
    assert owe_notices(database, caller=SYSTEM) == 0
    town.adviser.claims(number)
    assert owe_notices(database, caller=SYSTEM) == 1
    assert owe_notices(database, caller=SYSTEM) == 0
    owed = [one for one in town.adviser.tasks() if one["text"] == TEXT]
    assert len(owed) == 1
    assert owed[0]["due"].startswith("2026-12-18")


def _owed(town: Town) -> list[dict[str, object]]:
    return [one for one in town.adviser.tasks() if one["text"] == TEXT]


def test_the_duty_to_inform_does_not_end_with_a_case_that_is_closed_within_the_hour(
    town: Town, database: Database
) -> None:
    closed_case(town)
    assert owe_notices(database, caller=SYSTEM) == 1
    assert owe_notices(database, caller=SYSTEM) == 0
    (task,) = _owed(town)
    done = town.adviser.post(f"/v1/tasks/{task['id']}/events", {"kind": "done", "at": town.clock.at.isoformat()})
    assert done.is_success, done.text
    assert (owe_notices(database, caller=SYSTEM), _owed(town)) == (0, [])


def test_what_was_set_since_it_was_looked_for_is_not_set_twice(town: Town, database: Database) -> None:
    closed_case(town)
    owed = database.read(look_for_owed, caller=SYSTEM)
    assert owed.many == 1
    assert [database.write(partial(owe, owed=owed), caller=SYSTEM) for _ in range(2)] == [1, 0]
    assert database.read(look_for_owed, caller=SYSTEM).many == 0
    assert len(_owed(town)) == 1


def test_closing_does_not_drop_the_duty_to_inform(town: Town, database: Database) -> None:
    town.portal.reports("Der er høj musik.", concerns=["noise"], resident={"name": "Rosa Lindegaard"})
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    assert owe_notices(database, caller=SYSTEM) == 1
    town.clock.advance(timedelta(hours=1))
    town.adviser.closes(number, outcome="order_restored", reason="Aftalt.")
    assert _owed(town) == []
    assert owe_notices(database, caller=SYSTEM) == 1
    assert len(_owed(town)) == 1
    assert owe_notices(database, caller=SYSTEM) == 0


def test_a_month_that_is_over_is_told_to_owner_leader_and_entrance_and_ends_nothing(
    town: Town, database: Database
) -> None:
    town.portal.reports("Der er høj musik.", concerns=["noise"], resident={"name": "Rosa Lindegaard"})
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    town.adviser.tells(number, kind="contacted", at=town.clock.at.isoformat(), **{"with": "reporter"})
    owe_notices(database, caller=SYSTEM)
    told = []
    for now in ("2026-12-18T23:59:58+01:00", "2026-12-18T23:59:59+01:00", "2026-12-21T10:01:00+01:00"):
        town.is_now(now)
        told.append([one.to for one in delivered(town) if "En opgave i sagen" in one.text and "ikke sket" in one.text])
    owner, leader, entrance = "nord@example.dk", "nord@example.dk", "indgangen@example.dk"
    assert told == [[], [owner, leader], [entrance]]
    (limit,) = [one for one in town.adviser.case(number)["deadlines"] if one["what"] == "task"]
    assert limit["met"] is False
    town.adviser.closes(number, outcome="order_restored", reason="Aftalt.")
    assert owe_notices(database, caller=SYSTEM) == 1
    (task,) = _owed(town)
    assert task["due"] == "2026-12-18T22:59:59Z"


def test_what_is_over_when_it_is_first_looked_for_floods_nobody_with_letters(town: Town, database: Database) -> None:
    town.portal.reports("Der er høj musik.", concerns=["noise"], resident={"name": "Rosa Lindegaard"})
    town.adviser.claims(town.adviser.queue()[0]["number"])
    town.is_now("2027-02-01T10:00:00+01:00")
    delivered(town)
    owe_notices(database, caller=SYSTEM)
    assert [one["due"] for one in _owed(town)] == ["2026-12-18T22:59:59Z"]
    assert [one for one in delivered(town) if "En opgave i sagen" in one.text] == []


def test_the_term_of_the_law_stays_when_a_case_is_opened_again(town: Town, database: Database) -> None:
    number = closed_case(town)
    assert owe_notices(database, caller=SYSTEM) == 1
    town.is_now("2027-01-05T10:00:00+01:00")
    assert town.adviser.post(f"/v1/cases/{number}/reopen", {"reason": "Igen."}).is_success
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="order_restored", reason="Aftalt.")
    town.is_now("2027-01-06T10:00:00+01:00")
    assert town.adviser.post(f"/v1/cases/{number}/reopen", {"reason": "Igen."}).is_success
    owe_notices(database, caller=SYSTEM)
    assert [one["due"] for one in _owed(town)] == ["2026-12-18T22:59:59Z"]
    assert owe_notices(database, caller=SYSTEM) == 0


@pytest.mark.parametrize(
    ("came", "due"),
    [
        ("2027-01-31T10:00:00+01:00", "2027-02-28T22:59:59+00:00"),
        ("2027-02-10T10:00:00+01:00", "2027-03-10T22:59:59+00:00"),
        ("2026-10-25T00:30:00+02:00", "2026-11-25T22:59:59+00:00"),
        ("2026-12-31T23:59:59+01:00", "2027-01-31T22:59:59+00:00"),
    ],
)
def test_a_month_is_one_of_the_calendar(came: str, due: str) -> None:
    assert notice_due(datetime.fromisoformat(came)).isoformat() == due


def test_why_something_was_withheld_goes_with_the_last_case(town: Town, database: Database) -> None:
    first = closed_case(town)
    resident = linked(town, first)
    town.is_now("2026-12-20T10:00:00+01:00")
    second = closed_case(town, FLAT | {"address": "Ahornvej 14, 3. th"})
    path = f"/v1/residents/{resident}"
    assert town.administrator.post(f"{path}/cases", {"cases": [second]}).is_success
    items = town.administrator.get(f"{path}/export").json()["items"]
    for key in (one["key"] for one in items if one["what"] == "report: reporter"):
        body = {"item": key, "ground": "threat", "reason": "Viggo Melder er truet."}
        assert town.administrator.post(f"{path}/withholdings", body).status_code == 204
    left = []
    for now in ("2031-12-01T10:00:00+01:00", LATER):
        town.is_now(now)
        assert clear(database)[0] == 1
        left.append(len(database.read(lambda tx: tx.execute(sa.select(withholdings)).all(), caller=SYSTEM)))
    assert left == [2, 0]


def test_what_ended_in_a_case_is_given_and_who_looked_at_it_is_told(town: Town) -> None:
    ended, kept = two_of_one_dwelling(town)
    town.adviser.tells(ended, kind="note", at=town.clock.at.isoformat(), note="En note om Rosa.")
    town.adviser.case(ended)
    looked = len(town.administrator.get(f"/v1/access-log?case={ended}&limit=200").json()["items"])
    assert town.adviser.tries("merge", ended, into=kept, reason="Samme bolig.") == 200
    resident = linked(town, kept)
    assert "En note om Rosa." in town.administrator.get(f"/v1/residents/{resident}/export").text
    before = len(town.administrator.get(f"/v1/access-log?case={ended}&limit=200").json()["items"])
    assert before >= looked
    for asked in (f"resident={resident}", f"case={kept}"):
        told = town.administrator.get(f"/v1/access-log?{asked}&limit=200").json()["items"]
        assert len(told) >= before, asked


def two_of_one_dwelling(town: Town) -> list[str]:
    """Return the numbers of two cases of one owner, the first of which was put right to be of the second's dwelling."""
    numbers: list[str] = []
    for address in ("Ahornvej 14, 1. tv", "Ahornvej 14, 2. tv"):
        town.portal.reports(WORDS, place={"address": address, "postcode": "2400"}, concerns=["noise"])
        numbers += [one["number"] for one in town.adviser.queue() if one["number"] not in numbers]
    for number in numbers:
        town.adviser.claims(number)
    right = {"address": "Ahornvej 14, 2. tv", "postcode": "2400"}
    assert town.adviser.tries("corrections", numbers[0], place=right, reason="Forkert.") == 201
    return numbers
