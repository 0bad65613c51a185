"""Who reports or acts pays nothing for the figures: where what they are read from is not even there, all goes on."""

from __future__ import annotations

import sqlalchemy as sa

from app.response_time.tables import case_batches, case_batches_state, figure_months, figure_state
from tests.journey.town import FLAT, PLAIN, Town


def test_a_report_is_recorded_answered_and_closed_without_the_tables_of_the_figures(
    town: Town, owner: sa.Engine
) -> None:
    for table in (figure_months, figure_state, case_batches, case_batches_state):
        table.drop(owner)
    reference = town.portal.reports(PLAIN, place=FLAT)["reference"]
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    told = {"kind": "contacted", "with": "reporter", "at": town.clock.now().isoformat(), "report": reference}
    assert town.adviser.tells(number, **told)["reports"][0]["answered_at"] is not None
    closing = {"outcome": "order_restored", "at": town.clock.now().isoformat(), "reason": "Der er ro igen."}
    assert town.adviser.closes(number, **closing)["state"] == "closed"
    figures = town.leader.get("/v1/response-times?from=2026-01-01&to=2028-01-01")
    assert figures.status_code in {500, 503}  # they were needed for these, and for nothing else
