"""A letter that cannot be sent is shown to the administrator, who lets it be tried again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.access.callers import KeyGrant
from app.jobs.work import MOST_ATTEMPTS
from app.kit.codes import Role
from app.replies.receipt import RECEIPT
from app.worker import Worker, ways_of
from tests.journey.letters import delivered
from tests.journey.town import PLAIN, Town


def _nowhere(tmp_path: Path) -> Path:
    """Return a folder that cannot be made, for a file is in its way."""
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    return blocked / "letters"


def _receipts_alone(town: Town, tmp_path: Path) -> Worker:
    wiring = replace(town.door.wiring, receipts=_nowhere(tmp_path))
    return Worker(wiring, {RECEIPT: ways_of(wiring)[RECEIPT]})


def _lost(town: Town, tmp_path: Path) -> None:
    town.neighbours.reports(PLAIN, reporter={"name": "Karen", "email": "karen@example.dk"})
    worker = _receipts_alone(town, tmp_path)
    for attempt in range(MOST_ATTEMPTS):
        assert worker.do_due() == 1
        failing = 'indgang_jobs_failing_of_kind{kind="receipt"} 1.0' in town.administrator.get("/metrics").text
        assert failing is (3 <= attempt + 1 < MOST_ATTEMPTS)
        town.clock.advance(timedelta(hours=1))


def _to_karen(town: Town) -> list[str]:
    """Return to whom letters went, but for those that tell the municipality of limits that passed meanwhile."""
    return [one.to for one in delivered(town) if one.to == "karen@example.dk"]


def test_a_dead_letter_is_seen_and_tried_again(town: Town, tmp_path: Path) -> None:
    assert town.administrator.get("/v1/jobs").json() == {"items": [], "next_cursor": None}
    _lost(town, tmp_path)
    answer = town.administrator.get("/v1/jobs")
    (letter,) = answer.json()["items"]
    assert (letter["kind"], letter["attempts"]) == ("receipt", MOST_ATTEMPTS)
    assert set(letter) == {"id", "kind", "attempts", "failure", "promised_at", "failed_at"}
    assert "aren" not in answer.text
    assert _to_karen(town) == []
    (item,) = town.reception.queue()
    told = [one for one in town.reception.case(item["number"])["timeline"] if one["kind"] == "receipt_withheld"]
    assert [one["codes"]["why"] for one in told] == ["failed"]
    counts = town.administrator.get("/metrics").text
    assert 'indgang_jobs_dead_of_kind{kind="receipt"} 1.0' in counts
    assert "indgang_jobs_oldest_due_seconds" in counts

    path = f"/v1/jobs/{letter['id']}/revive"
    assert town.administrator.post(path, None).status_code == 204
    assert _to_karen(town) == ["karen@example.dk"]
    assert town.administrator.get("/v1/jobs").json()["items"] == []
    assert town.administrator.post(path, None).status_code == 409
    absent = path.replace(letter["id"], "0199a5f0-6f1e-7a10-8000-000000000001")
    assert town.administrator.post(absent, None).status_code == 404


@pytest.mark.parametrize("role", [Role.CALL_DESK, Role.ANALYST, Role.CENTRAL_OFFICE, Role.AUTHORITY])
def test_dead_letters_are_the_administrators(town: Town, role: Role) -> None:
    person = town.person(KeyGrant(role=role))
    assert person.get("/v1/jobs").status_code == 403
    assert person.post("/v1/jobs/0199a5f0-6f1e-7a10-8000-000000000001/revive", None).status_code == 403


def test_dead_letters_come_in_pages(town: Town, tmp_path: Path) -> None:
    for _ in range(3):
        town.neighbours.reports(PLAIN, reporter={"email": "karen@example.dk"})
    worker = _receipts_alone(town, tmp_path)
    for _ in range(MOST_ATTEMPTS):
        assert worker.do_due() == 3
        town.clock.advance(timedelta(hours=1))
    first = town.administrator.get("/v1/jobs?limit=2").json()
    rest = town.administrator.get(f"/v1/jobs?limit=2&cursor={first['next_cursor']}").json()
    assert (len(first["items"]), len(rest["items"]), rest["next_cursor"]) == (2, 1, None)
    assert len({one["id"] for one in first["items"] + rest["items"]}) == 3
