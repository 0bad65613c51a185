"""What comes to a case that is cleared already: a new report, or cleared in its turn; nothing is kept for ever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.blobs.tables import mail_reports
from app.history.tables import events
from app.intake.tables import reports
from app.kit.database import Database, Tx
from app.privacy.periods import Periods
from app.privacy.retention import Policy
from app.replies.mail_ids import local_id_of
from tests.journey.town import Town
from tests.mailbox.letters import bounce, hand_in, known_contact, mail
from tests.privacy.test_retention import LATER, clear, closed_case, due_cases

MUCH_LATER = "2045-01-05T10:00:00+01:00"
SAID = "Nu skriger Rosa Lindegaard igen."


def cleared_case(town: Town, database: Database) -> tuple[str, str]:
    """Return the number of a case whose time was over, and the reference of its report."""
    number = closed_case(town)
    town.is_now(LATER)
    assert clear(database) == (1, 1)
    return number, database.read(lambda tx: tx.execute(sa.select(reports.c.reference)).scalar_one(), caller=SYSTEM)


def notes_left(database: Database) -> list[str]:
    wanted = sa.select(events.c.kind).where(events.c.note_sealed.is_not(None))
    return database.read(lambda tx: list(tx.execute(wanted).scalars()), caller=SYSTEM)


@pytest.mark.parametrize("who", ["portal", "desk"])
def test_nothing_is_added_to_a_report_that_is_cleared(town: Town, database: Database, who: str) -> None:
    _, reference = cleared_case(town, database)
    refused = getattr(town, who).post(f"/v1/reports/{reference}/messages", {"text": SAID})
    assert refused.status_code == 409
    assert "new report" in refused.json()["detail"]
    assert notes_left(database) == []


def test_nobody_is_asked_about_a_report_that_is_cleared(town: Town, database: Database) -> None:
    _, reference = cleared_case(town, database)
    asked = town.adviser.post(f"/v1/reports/{reference}/messages", {"template": "which_dwelling"})
    assert asked.status_code == 409


def test_a_call_that_adds_to_a_cleared_report_is_to_be_a_report(town: Town, database: Database) -> None:
    _, reference = cleared_case(town, database)
    call: dict[str, Any] = {"kind": "addition", "adds_to": reference, "text": SAID, "caller_phone": "+4533123456"}
    refused = town.desk.post("/v1/phone-calls", call)
    assert refused.status_code == 422
    assert [one["pointer"] for one in refused.json()["errors"]] == ["/adds_to"]
    assert notes_left(database) == []


def test_a_mail_about_a_cleared_report_is_a_report_of_its_own(town: Town, database: Database) -> None:
    """Of a landlord whose department it was, too: nobody is party to what is deleted."""
    number, reference = cleared_case(town, database)
    known_contact(town)
    next_door = f"{SAID} Det er Ahornvej 14, 1. tv, 2400 København NV."
    taken = hand_in(town, mail(next_door, subject=f"SV: {reference}"))
    assert (taken["outcome"], len(taken["references"])) == ("report", 1)
    assert taken["references"] != [reference]
    (item,) = town.adviser.queue()  # the case that is cleared stays closed
    assert item["number"] != number
    assert number in item["possibly_related"]


def test_what_machines_say_of_a_cleared_report_has_a_time_of_its_own(town: Town, database: Database) -> None:
    cleared_case(town, database)

    def ours(tx: Tx) -> str:
        return local_id_of(report=tx.execute(sa.select(reports.c.id)).scalar_one(), sealer=tx.sealer)

    letter = f"{database.read(ours, caller=SYSTEM)}@eksempel.example"
    returned = hand_in(town, bounce(of=letter, recipient="viggo@ahorn.example"))
    away = mail("Ferie.", headers=f"In-Reply-To: <{letter}>\r\nAuto-Submitted: auto-replied\r\n")
    answered = hand_in(town, away)
    assert [(one["outcome"], one["references"]) for one in (returned, answered)] == [
        ("bounce", []),
        ("auto_reply", []),
    ]
    assert database.read(lambda tx: tx.execute(sa.select(mail_reports)).all(), caller=SYSTEM) == []
    assert notes_left(database) == []


def test_a_cleared_case_that_went_on_is_cleared_again(town: Town, database: Database, tmp_path: Path) -> None:
    policy = Policy(periods=Periods.of({}), archive=tmp_path)
    number = closed_case(town)
    town.is_now(LATER)
    assert clear(database, policy) == (1, 1)
    first = (tmp_path / "2026" / f"{number}.json").read_bytes()
    assert town.adviser.tries("reopen", number, reason=SAID) == 200
    assert due_cases(database) == []
    town.adviser.claims(number)
    # Closed late, as of an instant before it was cleared.
    town.adviser.closes(number, outcome="order_restored", at="2026-12-01T10:00:00+01:00", reason=SAID)
    assert notes_left(database)
    assert due_cases(database) == [number]
    assert clear(database, policy) == (1, 1)
    assert notes_left(database) == []
    assert (tmp_path / "2026" / f"{number}.json").read_bytes() == first
    (again,) = (tmp_path / "2026").glob(f"{number}-since-*.json")
    assert SAID in json.dumps(json.loads(again.read_bytes()), ensure_ascii=False)
    assert clear(database, policy) == (0, 0)


def test_what_is_told_of_a_closed_case_after_it_was_cleared_is_cleared_too(town: Town, database: Database) -> None:
    number, _ = cleared_case(town, database)
    town.adviser.tells(number, kind="note", at=town.clock.at.isoformat(), note=SAID)
    assert notes_left(database) == ["note"]
    assert clear(database) == (1, 1)
    assert notes_left(database) == []
    assert clear(database) == (0, 0)


def test_a_case_that_was_cleared_and_goes_on_can_be_held(town: Town, database: Database) -> None:
    number, _ = cleared_case(town, database)
    assert town.adviser.tries("reopen", number, reason=SAID) == 200
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="order_restored", reason=SAID)
    assert town.administrator.post("/v1/retention/holds", {"case": number, "reason": "Klagesag."}).status_code == 201
    town.is_now(MUCH_LATER)
    assert clear(database) == (0, 0)
    assert notes_left(database)
