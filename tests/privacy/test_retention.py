"""What is past its period is gone, and no figure knows it."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, KeyGrant
from app.api.statistics_centres import FIGURES as FIGURES_OF_CENTRES
from app.assignment.tables import dwellings, numbered_residents
from app.blobs.attachments import File, attach
from app.blobs.tables import blob_pieces
from app.intake.tables import reports
from app.kit.codes import Role
from app.kit.columns import metadata
from app.kit.database import Database, Tx
from app.privacy import pace
from app.privacy.bindings import sealed_columns
from app.privacy.due import due
from app.privacy.forget import forget
from app.privacy.holds import hold
from app.privacy.periods import Periods
from app.privacy.retention import Policy, clear_due
from app.privacy.tables import cleared_cases
from app.response_time.scheme.check_cases import wrong_cases
from app.response_time.scheme.fold_cases import fold_cases
from app.response_time.scheme.questions import Question
from tests.journey.town import FLAT, Town

DEFAULT = Policy(periods=Periods.of({}))
WORDS = "Frøken Lindegaard skriger om natten"
LATER = "2032-01-05T10:00:00+01:00"

DELETED_AS_ROWS = {"attachments", "letters", "unreachable", "legal_holds"}
"""Rows of cases and reports that go as a whole."""
KEPT_FOR_THEIR_OWN_TIME = {
    "access_log",
    "key_proofs",  # of the keys themselves
    "device_actions",  # what a device drew to know its own act again
    "api_keys",  # who calls, not whom it is about
    "idempotency_keys",  # gone after a day
    "landlords",  # the directory has periods of its own
    "responders",
    "contacts",
    "quarter_comments",  # of figures, and about nobody
}

CLEARED_OTHERWISE = {
    *("mails", "blob_pieces"),  # with the last report they belong to, or by a period of their own
    *("phone_calls", "incoming_calls", "letter_counts", "access_log_chain"),  # leftovers
    "dwellings",  # with the last case of the dwelling
    "withholdings",  # with the last case of the resident
    "jobs",  # by its subject
    "idempotency_keys",
}


def closed_case(town: Town, place: dict[str, str] | None = None) -> str:
    """Let somebody report, be answered, and the case be closed; return its number."""
    known = {one["number"] for one in town.adviser.queue()}
    town.portal.reports(
        WORDS,
        place=place,
        concerns=["noise"],
        reporter={"kind": "caretaker", "name": "Viggo Melder", "phone": "+4533123456"},
        resident={"name": "Rosa Lindegaard"},
    )
    number = str(next(one["number"] for one in town.adviser.queue() if one["number"] not in known))
    town.adviser.claims(number)
    at = town.clock.at.isoformat()
    town.adviser.tells(number, kind="contacted", at=at, note="Talte med Viggo Melder.", **{"with": "reporter"})
    town.adviser.closes(number, outcome="order_restored", reason="Aftalt med Rosa.")
    return number


def clear(database: Database, policy: Policy = DEFAULT, seconds: float = 60.0) -> tuple[int, int]:
    done = clear_due(database, policy, caller=SYSTEM, seconds=seconds)
    return done.cases, done.reports


def test_text_names_and_addresses_are_gone_and_figures_stay(town: Town, database: Database) -> None:
    closed_case(town)
    town.is_now(LATER)
    figures = town.response_times()
    assert figures["Socialcenter Nord"]["answered"] == 1
    assert clear(database) == (1, 1)
    assert town.response_times() == figures
    row = database.read(lambda tx: tx.execute(sa.select(reports)).one(), caller=SYSTEM)
    gone = [name for name in row._fields if name.endswith("_sealed") or (name.endswith("_fp") and name != "body_fp")]
    assert {getattr(row, name) for name in gone} == {None}
    assert row.postcode == FLAT["postcode"]
    assert database.read(_sealed_left, caller=SYSTEM) == {}
    assert database.read(lambda tx: tx.execute(sa.select(dwellings)).all(), caller=SYSTEM) == []
    assert clear(database) == (0, 0)


FIGURES = (
    *(question.value for question in Question),
    *(one.name for one in FIGURES_OF_CENTRES),
    *("flow", "retention", "load", "satisfaction"),
)
CLEARINGS = ("2031-12-01T10:00:00+01:00", LATER)


def every_figure(town: Town) -> dict[str, Any]:
    """Return what every figure of the quarter says to the central office, but for when."""
    office, quarter = town.person(KeyGrant(role=Role.CENTRAL_OFFICE)), "from=2026-10-01&to=2027-01-01"
    found = {name: office.get(f"/v1/statistics/{name}?{quarter}") for name in FIGURES}
    found["response-times"] = office.get(f"/v1/response-times?{quarter}")
    assert {one.status_code for one in found.values()} == {200}
    told = {name: dict(one.json()) for name, one in found.items()}
    for one in told.values():
        one |= {"generated_at": None, "as_known_on": None}
        if isinstance(one.get("completeness"), dict):
            one["completeness"]["known_at"] = None
    return told


def helped(town: Town, place: dict[str, str]) -> None:
    """Let somebody report Rosa, help her for some days, and close the case."""
    town.portal.reports(WORDS, place=place, concerns=["noise"], resident={"name": "Rosa Lindegaard"})
    (number,) = (one["number"] for one in town.adviser.queue())
    town.adviser.claims(number)
    town.adviser.tells(number, kind="activity", at=town.clock.at.isoformat(), activity="motivation")
    courses = f"/v1/cases/{number}/courses"
    (course,) = town.adviser.post(courses, {"kind": "cti", "starts_on": "2026-11-10"}).json()["courses"]
    assert town.adviser.post(f"{courses}/{course['id']}/end", {"on": "2026-11-17"}).status_code == 200
    town.adviser.closes(number, outcome="order_restored", at=town.clock.at.isoformat(), reason="Aftalt.")


def test_every_figure_stays_while_one_case_after_the_other_is_cleared(town: Town, database: Database) -> None:
    helped(town, FLAT)
    town.is_now("2026-12-20T10:00:00+01:00")
    helped(town, {"address": "Ahornvej 14, 1. tv", "postcode": "2400"})
    for now in CLEARINGS:
        town.is_now(now)
        before = every_figure(town)
        fold_cases(database)
        assert (before["concerns"]["persons"], before["concerns"]["cases_without_person"]) == (1, 0)
        assert clear(database)[0] == 1
        for name, one in every_figure(town).items():
            assert one == before[name], (name, now)
        fold_cases(database)
        assert every_figure(town) == before, "folded before it was cleared and after"
    assert not list(wrong_cases(database))
    assert database.read(lambda tx: tx.execute(sa.select(numbered_residents)).all(), caller=SYSTEM) == []


def _sealed_left(tx: Tx) -> dict[str, int]:
    """Return how many sealed fields are left, by table and column, of what is about cases."""
    left = {}
    for table in metadata.sorted_tables:
        for name in () if table.name in KEPT_FOR_THEIR_OWN_TIME else sealed_columns(table.name, table.c.keys()):
            found = tx.execute(sa.select(sa.func.count()).where(table.c[name].is_not(None))).scalar_one()
            if found:
                left[f"{table.name}.{name}"] = found
    return left


def test_before_its_time_nothing_is_cleared(town: Town, database: Database) -> None:
    closed_case(town)
    assert clear(database) == (0, 0)
    months = Policy(periods=Periods.of({"27.00.00": 1}))
    town.is_now("2026-12-30T10:00:00+01:00")
    assert clear(database) == (0, 0)
    assert clear(database, months) == (1, 1)


def test_a_dry_run_lists_codes_and_a_hold_keeps(town: Town, database: Database) -> None:
    number = closed_case(town)
    town.is_now(LATER)
    listed = town.administrator.get("/v1/retention")
    assert [one["number"] for one in listed.json()["items"]] == [number]
    assert "Lindegaard" not in listed.text
    held = town.administrator.post("/v1/retention/holds", {"case": number, "reason": "Klagesag."}).json()
    assert town.administrator.get("/v1/retention").json()["items"] == []
    assert [one["case"] for one in town.administrator.get("/v1/retention/holds").json()["items"]] == [number]
    assert clear(database) == (0, 0)
    door = town.door.client
    gone = door.delete(f"/v1/retention/holds/{held['id']}", headers=town.administrator.headers)
    assert gone.status_code == 204
    assert clear(database) == (1, 1)


def test_the_archive_has_it_before_it_is_deleted(town: Town, database: Database, tmp_path: Path) -> None:
    number = closed_case(town)
    town.is_now(LATER)
    assert clear(database, Policy(periods=Periods.of({}), archive=tmp_path)) == (1, 1)
    handed = json.loads((tmp_path / "2026" / f"{number}.json").read_text())
    assert handed["number"] == number
    values = {one["what"]: one["value"] for one in handed["items"]}
    assert values["report: description"] == WORDS
    assert values["report: reporter"]["name"] == "Viggo Melder"


def test_the_archive_has_the_bytes_of_its_files_too(town: Town, database: Database, tmp_path: Path) -> None:
    number = closed_case(town)
    files = [
        File(name="foto.jpg", media_type="image/jpeg", data=b"BILLEDE" * 10),
        File(name="spil.exe", media_type="application/octet-stream", data=b"MZ"),  # named, and never kept
    ]

    def add(tx: Tx) -> None:
        attach(tx, reports=[tx.execute(sa.select(reports.c.id)).scalar_one()], files=files)

    database.write(add, caller=SYSTEM)
    town.is_now(LATER)
    assert clear(database, Policy(periods=Periods.of({}), archive=tmp_path)) == (1, 1)
    told = json.loads((tmp_path / "2026" / f"{number}.json").read_text())["items"]
    ids = {one["value"]["name"]: one["key"].removeprefix("file/") for one in told if one["what"] == "file"}
    (kept,) = (tmp_path / "2026" / number).iterdir()
    assert (kept.name, kept.read_bytes(), kept.stat().st_mode & 0o777) == (ids["foto.jpg"], b"BILLEDE" * 10, 0o600)
    assert set(ids) == {"foto.jpg", "spil.exe"}
    assert database.read(lambda tx: tx.execute(sa.select(blob_pieces)).all(), caller=SYSTEM) == []


def test_it_goes_on_where_it_was_cut_off(town: Town, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    for door in ("th", "tv", "mf"):
        closed_case(town, FLAT | {"address": f"Ahornvej 14, 3. {door}"})
    town.is_now(LATER)
    monkeypatch.setattr(pace, "AT_FIRST", 1)
    assert clear(database, seconds=0) == (1, 1)
    count = sa.select(sa.func.count()).select_from(cleared_cases)
    assert database.read(lambda tx: tx.execute(count).scalar(), caller=SYSTEM) == 1
    assert clear(database) == (2, 2)


def test_an_open_case_is_never_cleared(town: Town, database: Database) -> None:
    number = closed_case(town)
    assert town.adviser.tries("reopen", number, reason="Naboen ringede igen.") == 200
    town.is_now(LATER)
    assert clear(database) == (0, 0)


def test_nothing_due_deletes_nothing(database: Database) -> None:
    assert database.write(lambda tx: forget(tx, overdue=[]), caller=SYSTEM) == 0


@pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True)
def test_freed_pages_of_an_embedded_database_hold_no_sealed_bytes(
    town: Town, database: Database, database_url: str
) -> None:
    closed_case(town)
    sealed = database.read(
        lambda tx: bytes(tx.execute(sa.select(reports.c.description_sealed)).scalar_one()), caller=SYSTEM
    )
    path = Path(database_url.removeprefix("sqlite:///"))
    town.is_now(LATER)
    assert sealed in b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
    clear(database)
    for file in path.parent.glob(f"{path.name}*"):  # the log beside it too
        assert sealed not in file.read_bytes()


def test_no_table_of_cases_or_reports_keeps_what_is_about_people() -> None:
    """A new table is cleared by its column; what cannot be emptied must be deleted by name, or have its own time."""
    known = DELETED_AS_ROWS | KEPT_FOR_THEIR_OWN_TIME | {"cases", "reports"} | CLEARED_OTHERWISE
    for table in metadata.sorted_tables:
        personal = [one for one in table.c if one.name.endswith(("_sealed", "_fp", "_hash")) or one.name == "sealed"]
        if not personal or table.name in known:
            continue
        assert {"case_id", "report_id"} & set(table.c.keys()), f"{table.name}: when is it cleared?"
        assert all(one.nullable for one in personal), f"{table.name} cannot be emptied, so it must be deleted"


def cases_of_one_flat(town: Town, *doors: str) -> list[str]:
    """Let somebody report of each door, and find out that it was the last of them all along."""
    numbers: list[str] = []
    for address in (f"Ahornvej 14, {door}" for door in doors):
        known = {one["number"] for one in town.adviser.queue()}
        town.portal.reports(WORDS, place={"address": address, "postcode": "2400"}, concerns=["noise"])
        numbers += {one["number"] for one in town.adviser.queue()} - known
    for number in numbers:
        town.adviser.claims(number)
    right = {"address": f"Ahornvej 14, {doors[-1]}", "postcode": "2400"}
    for number in numbers[:-1]:
        assert town.adviser.tries("corrections", number, place=right, reason="Forkert dør.") == 201
    return numbers


def due_cases(database: Database) -> list[str]:
    found = database.read(lambda tx: due(tx, periods=DEFAULT.periods, limit=10), caller=SYSTEM)
    return [one.number for one in found]


def texts_left(database: Database) -> list[bool]:
    wanted = sa.select(reports.c.description_sealed.is_not(None))
    return database.read(lambda tx: list(tx.execute(wanted).scalars()), caller=SYSTEM)


def test_what_ended_in_another_case_is_kept_as_long_as_that_one(town: Town, database: Database) -> None:
    first, second = cases_of_one_flat(town, "1. tv", "1. th")
    assert town.adviser.tries("merge", first, into=second, reason="Samme lejlighed.") == 200
    town.is_now(LATER)
    assert due_cases(database) == []


def test_a_hold_keeps_what_went_on_however_often_it_was_merged(town: Town, database: Database) -> None:
    first, second, third = cases_of_one_flat(town, "1. tv", "1. th", "2. tv")
    assert town.adviser.tries("merge", first, into=second, reason="Samme lejlighed.") == 200
    assert town.adviser.tries("merge", second, into=third, reason="Samme lejlighed.") == 200
    town.adviser.closes(third, outcome="order_restored", reason="Aftalt.")
    held = town.administrator.post("/v1/retention/holds", {"case": first, "reason": "Klagesag."}).json()["id"]
    town.is_now(LATER)
    assert due_cases(database) == []
    assert clear(database) == (0, 0)
    assert texts_left(database) == [True] * 3
    path, door = f"/v1/retention/holds/{held}", town.door.client
    assert door.delete(path, headers=town.administrator.headers).status_code == 204
    assert clear(database)[1] == 3
    assert texts_left(database) == [False] * 3


def test_a_hold_that_comes_while_it_is_being_cleared_is_heeded(town: Town, database: Database) -> None:
    """Clearing has chosen the case already, and waits for who is holding the one that ended in it."""
    first, second = cases_of_one_flat(town, "1. tv", "1. th")
    assert town.adviser.tries("merge", first, into=second, reason="Samme lejlighed.") == 200
    town.adviser.closes(second, outcome="order_restored", reason="Aftalt.")
    town.is_now(LATER)
    held = threading.Event()

    def holding(tx: Tx) -> None:
        hold(tx, number=first, reason="Klagesag.")
        held.set()
        time.sleep(0.4)

    with ThreadPoolExecutor(max_workers=1) as beside:
        kept = beside.submit(lambda: database.write(holding, caller=SYSTEM))
        assert held.wait(10)
        assert clear(database) == (0, 0)
        kept.result()
    assert texts_left(database) == [True] * 2


def test_what_is_cleared_can_be_held_no_more_and_that_is_said(town: Town, database: Database) -> None:
    number = closed_case(town)
    town.is_now(LATER)
    assert clear(database) == (1, 1)
    late = town.administrator.post("/v1/retention/holds", {"case": number, "reason": "Klagesag."})
    assert (late.status_code, town.administrator.get("/v1/retention/holds").json()["items"]) == (409, [])


def test_a_hold_keeps_what_was_split_off(town: Town, database: Database) -> None:
    for words in ("Først", "Siden"):
        town.portal.reports(f"{words}: {WORDS}", concerns=["noise"])
    (number,) = (one["number"] for one in town.adviser.queue())
    town.adviser.claims(number)
    assert town.administrator.post("/v1/retention/holds", {"case": number, "reason": "Klagesag."}).status_code == 201
    moved = town.adviser.case(number)["reports"][0]["reference"]
    assert town.adviser.post(f"/v1/cases/{number}/split", {"reports": [moved], "reason": "En anden."}).is_success
    (beside,) = (one["number"] for one in town.adviser.queue() if one["number"] != number)
    town.adviser.closes(beside, outcome="no_need_found", reason="Intet.")
    town.is_now(LATER)
    assert clear(database) == (0, 0)
    assert texts_left(database) == [True] * 2
