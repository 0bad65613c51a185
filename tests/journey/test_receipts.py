"""What the history says of receipts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.history.tables import events
from app.worker import Worker
from tests.journey.letters import delivered
from tests.journey.town import PLAIN, Town
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


def test_whoever_has_the_case_hears_that_our_mail_server_takes_no_such_address(town: Town) -> None:
    town.neighbours.reports(PLAIN, concerns=["noise"], reporter={"kind": "neighbour", "email": "søren@birk.example"})
    with smtp(town.clock, takes_letters=False) as (transport, got):
        worker = Worker(replace(town.door.wiring, letters=transport))
        while worker.do_due():
            pass
    assert got == []
    (item,) = town.adviser.queue()
    told = [one for one in town.adviser.case(item["number"])["timeline"] if one["kind"] == "receipt_withheld"]
    assert [one["codes"]["why"] for one in told] == ["not_taken"]
    assert town.administrator.get("/v1/jobs").json()["items"] == [], "no attempt more could help"


def test_a_receipt_at_night_names_the_phone_that_is_answered_at_night(town: Town) -> None:
    by_day = town.portal.reports(PLAIN, concerns=["noise"])
    town.is_now("2026-11-18T22:30:00+01:00")
    by_night = town.portal.reports(PLAIN, concerns=["noise"])
    assert "+4533114455" not in by_day["text"]
    assert by_night["text"].endswith(" Uden for åbningstiden: +4533114455.")
    assert town.portal.get(f"/v1/reports/{by_night['reference']}").json() == by_night
