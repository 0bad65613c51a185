"""A report from the landlord's portal until somebody has answered it."""

from __future__ import annotations

from datetime import timedelta

from tests.journey.town import Town


def test_a_report_is_owned_claimed_answered_closed_and_counted(town: Town) -> None:
    view = town.portal.reports("Der er høj musik hver nat.", concerns=["noise"], your_reference="portal-1")
    assert view["status"] == "passed_on"
    assert view["contact"]["name"] == "Mette Kontakt"
    assert "112" in view["text"]

    (item,) = town.adviser.queue()
    assert item["owner"]["name"] == "Anna Nord"
    assert item["concerns"] == ["noise"]
    assert town.second_adviser.queue() == []

    town.adviser.claims(item["number"])
    town.clock.advance(timedelta(hours=2))
    told = town.adviser.tells(item["number"], kind="contacted", at=town.clock.now().isoformat(), **{"with": "reporter"})
    assert told["reports"][0]["answered_at"] is not None
    closed = town.adviser.closes(item["number"], outcome="order_restored", reason="Der er ro igen.")
    assert closed["state"] == "closed"
    assert town.adviser.queue() == []

    assert town.portal.get(f"/v1/reports/{view['reference']}").json()["status"] == "answered"
    figures = town.response_times()["Socialcenter Nord"]
    assert (figures["reports"], figures["answered"], figures["open"]) == (1, 1, 0)
    assert figures["median_minutes"] == 120
