"""What belongs to no case is cleared when its own time is over, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.access.log_chain import Checked, seal_log, verify
from app.access.tables import access_log, access_log_chain, access_log_subjects
from app.blobs.mails import MailOutcome, Taken, finish, keep_raw
from app.blobs.tables import blob_pieces, mail_reports, mails
from app.directory.tables import grants
from app.intake.tables import incoming_calls, phone_calls
from app.kit.database import Database, Tx
from app.kit.errors import Invalid
from app.privacy.leftovers import clear_leftovers
from app.privacy.periods import Periods
from app.replies.tables import letter_counts
from tests.journey.letters import delivered
from tests.journey.town import FLAT, PLAIN, Town
from tests.mailbox.letters import hand_in, mail
from tests.privacy.test_retention import cases_of_one_flat

KEPT = Periods.of({})
TWO_YEARS_ON = "2028-12-18T10:00:00+01:00"
SIX_YEARS_ON = "2032-12-18T10:00:00+01:00"
FIGURES = "/v1/phone-calls/figures?from=2026-11-01&to=2026-12-01"


def clear(database: Database) -> None:
    while database.write(lambda tx: clear_leftovers(tx, kept=KEPT), caller=SYSTEM):
        pass


def rows(database: Database, table: sa.Table) -> list[dict[str, Any]]:
    return database.read(lambda tx: [dict(row) for row in tx.execute(sa.select(table)).mappings()], caller=SYSTEM)


def seal(database: Database) -> int:
    return database.write(seal_log, caller=SYSTEM)


def checked(database: Database) -> Checked:
    return database.read(verify, caller=SYSTEM)


def _taken_without_report(tx: Tx) -> None:
    """As the answers of machines were before they became reports of their own."""
    kept = keep_raw(tx, mail("Jeg er på ferie."))
    finish(tx, kept, Taken(outcome=MailOutcome.AUTO_REPLY, nature="auto_reply"))


def test_mail_of_which_no_report_came_goes_and_other_mail_stays(town: Town, database: Database) -> None:
    database.write(_taken_without_report, caller=SYSTEM)
    assert hand_in(town, mail("Der er høj musik på Ahornvej 14, 2. th, 2400."))["outcome"] == "report"
    clear(database)
    assert len(rows(database, mails)) == 2
    town.is_now(TWO_YEARS_ON)
    clear(database)
    (left,) = rows(database, mails)
    assert left["outcome"] == "report"
    assert {one["blob_id"] for one in rows(database, blob_pieces)} == {left["blob_id"]}


def test_what_a_machine_answers_about_a_report_has_its_own_time_and_not_the_reports(
    town: Town, database: Database
) -> None:
    first = hand_in(town, mail("Der er høj musik på Ahornvej 14, 2. th, 2400.", message="one@ahorn.example"))
    answers = "Auto-Submitted: auto-replied\r\nIn-Reply-To: <one@ahorn.example>\r\n"
    dropped = hand_in(town, mail("Jeg er på ferie.", headers=answers))
    assert (dropped["outcome"], dropped["references"]) == ("auto_reply", first["references"])
    number = town.adviser.queue()[0]["number"]
    hold = town.administrator.post("/v1/retention/holds", {"case": number, "reason": "Klagesag."}).json()["id"]
    town.is_now(TWO_YEARS_ON)
    clear(database)
    assert {str(one["id"]) for one in rows(database, mails)} == {first["message"], dropped["message"]}, "on hold"
    assert town.administrator.door.client.delete(
        f"/v1/retention/holds/{hold}", headers=town.administrator.headers
    ).is_success
    clear(database)
    assert {str(one["id"]) for one in rows(database, mails)} == {first["message"]}
    assert {str(one["mail_id"]) for one in rows(database, mail_reports)} == {first["message"]}
    assert len({one["blob_id"] for one in rows(database, blob_pieces)}) == 1


def test_notes_of_calls_without_a_report_are_emptied_and_still_counted(town: Town, database: Database) -> None:
    report = {"description": PLAIN, "concerns": ["noise"], "place": FLAT}
    for call in (
        {"kind": "consultation", "text": "Hvad må jeg skrive?", "caller_phone": "+45 40 11 22 33", "taken_by": "Lone"},
        {"kind": "report", "report": report, "caller_phone": "+45 40 11 22 33", "taken_by": "Lone"},
    ):
        assert town.desk.post("/v1/phone-calls", call).status_code == 201
    figures = town.administrator.get(FIGURES).json()
    town.is_now(TWO_YEARS_ON)
    clear(database)
    emptied = {one["kind"]: one["phone_sealed"] is None for one in rows(database, phone_calls)}
    assert emptied == {"consultation": True, "report": False}
    told = [value for one in rows(database, phone_calls) if one["kind"] == "consultation" for value in one.values()]
    assert not [value for value in told if isinstance(value, bytes)]
    assert town.administrator.get(FIGURES).json()["items"] == figures["items"]


def test_numbers_that_rang_and_addresses_that_were_counted_are_forgotten_without_a_further_one(
    town: Town, database: Database
) -> None:
    values = {"id": town.city.north, "call_fp": b"x", "state": "missed", "phone_sealed": b"sealed"}
    now = {"called_at": town.clock.at, "recorded_at": town.clock.at}
    database.write(lambda tx: tx.execute(sa.insert(incoming_calls).values(values | now)).close(), caller=SYSTEM)
    town.portal.reports(PLAIN, reporter={"kind": "caretaker", "email": "viggo@ahorn.example"})
    delivered(town)
    assert rows(database, letter_counts)
    town.is_now("2026-11-20T10:00:00+01:00")
    clear(database)
    assert [one["phone_sealed"] for one in rows(database, incoming_calls)] == [None]
    assert rows(database, letter_counts) == []


def test_of_which_dwelling_help_was_is_forgotten_when_it_is_long_over(town: Town, database: Database) -> None:
    for until in ("2027-01-01T00:00:00+01:00", None):
        place = FLAT if until else FLAT | {"address": "Ahornvej 14, 3. th"}
        town.enters("/v1/grants", {"place": place, "kind": "cleaning", "valid_to": until})
    town.is_now(SIX_YEARS_ON)
    clear(database)
    told = {one["valid_to"] is None: bytes(one["dwelling"]) for one in rows(database, grants)}
    assert told[False] == b""
    assert told[True] != b""


def look_ups(town: Town, number: str) -> list[dict[str, Any]]:
    return list(town.administrator.get(f"/v1/access-log?case={number}&limit=200").json()["items"])


def test_the_log_of_reads_is_cleared_and_its_chain_holds(town: Town, database: Database) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    town.adviser.case(number)
    early = len(rows(database, access_log))
    assert seal(database) == early
    town.is_now(SIX_YEARS_ON)
    for _ in range(3):
        town.adviser.case(number)
    clear(database)
    assert len(rows(database, access_log)) == 3
    assert [one["purpose"] for one in look_ups(town, number)] == ["case_work"] * 3
    seal(database)
    found = checked(database)
    assert (found.whole, found.cleared, found.sealed) == (True, early, early + 4)
    assert [one["purpose"] for one in look_ups(town, number)][-3:] == ["case_work"] * 3


def test_a_row_that_retention_did_not_clear_is_missed(town: Town, database: Database) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    town.adviser.queue()
    seal(database)
    (first, *_) = rows(database, access_log)

    def steal(tx: Tx) -> None:
        tx.execute(sa.delete(access_log).where(access_log.c.seq == first["seq"]))
        tx.execute(sa.update(access_log_chain).values(cleared_fp=b"0123456789abcdef"))

    database.write(steal, caller=SYSTEM)
    assert list(checked(database).removed) == [first["seq"]]


def test_rows_of_a_held_case_stay_in_the_log(town: Town, database: Database) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    town.adviser.case(number)
    assert town.administrator.post("/v1/retention/holds", {"case": number, "reason": "Klagesag."}).status_code == 201
    seal(database)
    before = len(look_ups(town, number))
    town.is_now(SIX_YEARS_ON)
    clear(database)
    assert len(look_ups(town, number)) == before + 1


def test_rows_of_what_ended_in_a_held_case_stay_in_the_log(town: Town, database: Database) -> None:
    """Those too that name the earlier case alone: it was looked at before it was merged."""
    first, second = cases_of_one_flat(town, "1. tv", "1. th")
    town.adviser.case(first)
    (*_, alone) = rows(database, access_log)
    assert len(alone["cases"]) == 1
    assert town.adviser.tries("merge", first, into=second, reason="Samme lejlighed.") == 200
    assert town.administrator.post("/v1/retention/holds", {"case": second, "reason": "Klagesag."}).status_code == 201
    seal(database)
    town.is_now(SIX_YEARS_ON)
    clear(database)
    assert alone in rows(database, access_log)


def test_rows_that_name_a_report_of_a_held_case_stay_in_the_log(town: Town, database: Database) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    reference = town.portal.get("/v1/reports").json()["items"][0]["reference"]
    assert town.portal.get(f"/v1/reports/{reference}").status_code == 200
    assert town.administrator.post("/v1/retention/holds", {"case": number, "reason": "Klagesag."}).status_code == 201
    seal(database)
    before = {one["purpose"] for one in look_ups(town, number)}
    assert {"own_report", "own_reports"} <= before
    town.is_now(SIX_YEARS_ON)
    clear(database)
    assert before <= {one["purpose"] for one in look_ups(town, number)}


@pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True)
def test_who_looked_is_found_by_an_index(town: Town, database: Database) -> None:
    """What is not sealed yet is looked through; what is sealed is not."""
    town.portal.reports(PLAIN, concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    before = look_ups(town, number)
    seal(database)
    asked: list[str] = []

    @sa.event.listens_for(database._reading, "before_cursor_execute")
    def hear(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:  # noqa: ANN401
        if "FROM access_log " in statement:
            with database.engine.connect() as connection:
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            asked.extend(row.detail for row in plan)

    assert look_ups(town, number)[1:] == before
    assert asked
    assert not [one for one in asked if one.startswith("SCAN access_log")]
    subject = rows(database, access_log_subjects)
    assert subject


@pytest.mark.parametrize("told", [{"27.00": 5}, {"27.00.00": 0}, {"27.00.00/nothing": 5}, {"mails": 5}])
def test_a_period_that_cannot_be_is_named(told: dict[str, int]) -> None:
    with pytest.raises(Invalid):
        Periods.of(told)
