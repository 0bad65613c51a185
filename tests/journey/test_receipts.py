"""What the history says of receipts."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.history.tables import events
from tests.journey.letters import delivered
from tests.journey.town import PLAIN, Town


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"reporter": {"kind": "neighbour", "email": "nabo@example.dk"}}, ("receipt_sent", {})),
        ({"reporter": {"kind": "neighbour", "phone": "33123456"}}, ("receipt_withheld", {"why": "no_address"})),
        (
            {"reporter": {"kind": "neighbour", "email": "nabo@example.dk"}, "contact_advice": ["no_mail"]},
            ("receipt_withheld", {"why": "no_mail"}),
        ),
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
