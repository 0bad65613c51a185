"""What the history says of receipts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.history.tables import events
from app.intake.parties import parties_of
from app.intake.sealing import mail_print
from app.kit.database import Database, Tx
from app.replies.letter import Letter
from app.replies.mail_bounds import mark_unreachable
from app.replies.tables import unreachable
from app.worker import Worker
from tests.journey.letters import delivered
from tests.journey.town import FLAT, PLAIN, Town
from tests.replies.smtp_server import smtp


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"reporter": {"kind": "neighbour", "email": "nabo@example.dk"}}, ("receipt_sent", {})),
        ({"reporter": {"kind": "neighbour", "phone": "33123456"}}, ("receipt_withheld", {"why": "no_address"})),
        (
            {"reporter": {"kind": "neighbour", "email": "nabo@example.dk"}, "contact_advice": ["no_mail"]},
            ("receipt_withheld", {"why": "no_mail"}),
        ),
        ({"reporter": {"kind": "neighbour", "email": "nabo@blåbærbo.dk"}}, ("receipt_sent", {})),
    ],
)
def test_the_history_says_whether_a_receipt_went_out(
    town: Town, more: dict[str, Any], expected: tuple[str, dict[str, str]]
) -> None:
    town.neighbours.reports(PLAIN, **more)
    delivered(town)
    told = town.door.wiring.database.read(
        lambda tx: tx.execute(sa.select(events.c.kind, events.c.codes).where(events.c.kind.like("receipt%"))).all(),
        caller=SYSTEM,
    )
    assert [tuple(one) for one in told] == [expected]


def test_whoever_has_the_case_hears_that_an_address_can_be_none(town: Town) -> None:
    town.neighbours.reports(PLAIN, concerns=["noise"], reporter={"kind": "neighbour", "email": "a..b@example.dk"})
    (number,) = (one["number"] for one in town.adviser.queue())
    assert delivered(town) == []
    (item,) = town.adviser.queue()
    assert item["news"] is True
    (told,) = (one for one in town.adviser.case(number)["timeline"] if one["kind"] == "receipt_withheld")
    assert told["codes"]["why"] == "bad_address"


@pytest.mark.parametrize(
    ("reporter", "why"),
    [
        ({"kind": "neighbour", "email": "a..b@example.dk"}, "bad_address"),
        ({"kind": "neighbour", "email": "nabo@example.dk"}, None),
        ({"kind": "neighbour", "phone": "33123456"}, "no_address"),
    ],
)
def test_whoever_asked_hears_that_the_question_went_to_nobody(
    town: Town, reporter: dict[str, str], why: str | None
) -> None:
    """Whoever reports by the API sees there what it is asked: that it has no address is in the history alone."""
    heard = why == "bad_address"
    sent = town.neighbours.reports(PLAIN, concerns=["noise"], reporter=reporter)
    (item,) = town.adviser.queue()
    delivered(town)
    town.adviser.claims(item["number"])
    assert town.adviser.post(f"/v1/reports/{sent['reference']}/messages", {"template": "still_so"}).status_code == 201
    assert len(delivered(town)) == (why is None)
    assert town.adviser.queue()[0]["news"] is heard
    assert [one["codes"]["why"] for one in said(town, item["number"], "question_withheld")] == [why] * heard
    wanted = sa.select(events.c.codes).where(events.c.kind == "question_withheld")
    kept = town.door.wiring.database.read(lambda tx: tx.execute(wanted).scalars().all(), caller=SYSTEM)
    assert [one["why"] for one in kept] == ([] if why is None else [why])


def test_a_question_to_who_rang_and_left_no_address_is_told_to_who_asked(town: Town) -> None:
    call = {"kind": "report", "report": {"description": PLAIN, "place": FLAT, "concerns": ["noise"]}}
    taken = town.desk.post("/v1/phone-calls", call).json()
    (item,) = town.adviser.queue()
    town.adviser.claims(item["number"])
    reference = taken["report"]["reference"]
    assert town.adviser.post(f"/v1/reports/{reference}/messages", {"template": "still_so"}).status_code == 201
    delivered(town)
    assert [one["codes"]["why"] for one in said(town, item["number"], "question_withheld")] == ["no_address"]


def test_a_question_that_no_attempt_could_send_is_seen_in_the_case_and_by_the_administrator(town: Town) -> None:
    sent = town.neighbours.reports(PLAIN, concerns=["noise"], reporter={"kind": "neighbour", "email": "n@example.dk"})
    (item,) = town.adviser.queue()
    delivered(town)
    town.adviser.claims(item["number"])
    town.adviser.post(f"/v1/reports/{sent['reference']}/messages", {"template": "still_so"})
    worker = Worker(replace(town.door.wiring, letters=Nowhere()))
    for _ in range(12):
        while worker.do_due():
            pass
        town.clock.advance(timedelta(hours=12))
    assert [one["codes"]["why"] for one in said(town, item["number"], "question_withheld")] == ["failed"]
    assert "question" in [one["kind"] for one in town.administrator.get("/v1/jobs").json()["items"]]


def test_an_address_that_can_be_none_is_remembered_as_one_that_bounced(town: Town, database: Database) -> None:
    town.neighbours.reports(PLAIN, concerns=["noise"], reporter={"kind": "neighbour", "email": "a..b@example.dk"})
    delivered(town)
    found = database.read(lambda tx: tx.execute(sa.select(unreachable.c.address_fp)).scalars().all(), caller=SYSTEM)
    assert found == [mail_print(town.door.wiring.sealer, "a..b@example.dk")]


def test_that_an_address_bounced_before_is_told_in_the_next_case_too(town: Town, database: Database) -> None:
    reporter = {"kind": "neighbour", "email": "nabo@example.dk"}
    first = town.neighbours.reports(PLAIN, concerns=["noise"], reporter=reporter)
    delivered(town)

    def bounces(tx: Tx) -> bool:
        (party,) = parties_of(tx, references=[first["reference"]])
        return mark_unreachable(tx, report=party.report, address="nabo@example.dk")

    assert database.write(bounces, caller=SYSTEM)
    town.neighbours.reports(
        PLAIN, place=FLAT | {"address": "Ahornvej 14, 1. tv"}, concerns=["noise"], reporter=reporter
    )
    assert delivered(town) == []
    why = [
        one["codes"]["why"] for item in town.adviser.queue() for one in said(town, item["number"], "receipt_withheld")
    ]
    assert why == ["unreachable"]


def said(town: Town, number: str, kind: str) -> list[dict[str, Any]]:
    return [one for one in town.adviser.case(number)["timeline"] if one["kind"] == kind]


class Nowhere:
    """A mail server that is not there."""

    def deliver(self, letter: Letter) -> None:
        raise ConnectionRefusedError(letter.subject)


@pytest.mark.parametrize(
    ("email", "refuses"), [("søren@birk.example", None), ("karen@birk.example", "550 5.1.1 no such user here")]
)
def test_whoever_has_the_case_hears_that_no_server_takes_such_an_address(
    town: Town, email: str, refuses: str | None
) -> None:
    town.neighbours.reports(PLAIN, concerns=["noise"], reporter={"kind": "neighbour", "email": email})
    with smtp(town.clock, takes_letters=False, refuses=refuses) as (transport, got):
        worker = Worker(replace(town.door.wiring, letters=transport))
        while worker.do_due():
            pass
    assert got == []
    (item,) = town.adviser.queue()
    assert [one["codes"]["why"] for one in said(town, item["number"], "receipt_withheld")] == ["not_taken"]
    assert town.administrator.get("/v1/jobs").json()["items"] == [], "no attempt more could help"


def test_a_receipt_at_night_names_the_phone_that_is_answered_at_night(town: Town) -> None:
    by_day = town.portal.reports(PLAIN, concerns=["noise"])
    town.is_now("2026-11-18T22:30:00+01:00")
    by_night = town.portal.reports(PLAIN, concerns=["noise"])
    assert "+4533114455" not in by_day["text"]
    assert by_night["text"].endswith(" Uden for åbningstiden: +4533114455.")
    assert town.portal.get(f"/v1/reports/{by_night['reference']}").json() == by_night
