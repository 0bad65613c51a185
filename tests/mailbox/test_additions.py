"""Adding to a report over HTTP."""

from __future__ import annotations

from tests.journey.town import Town


def test_a_reporter_adds_and_nobody_else_can(town: Town) -> None:
    view = town.portal.reports("Der er høj musik hver nat.", concerns=["noise"])
    path = f"/v1/reports/{view['reference']}/messages"
    answer = town.portal.post(path, {"text": "Nu brænder det i lejligheden!"})
    assert (answer.status_code, answer.json()) == (201, view)
    assert town.neighbours.post(path, {"text": "Hvad sker der?"}).status_code == 404
    (item,) = town.adviser.queue()
    assert (item["news"], item["urgency"]) == (True, "acute")
    assert town.second_adviser.queue(), "what becomes acute is shown to all on duty"


def test_an_addition_opens_a_closed_case_again(town: Town) -> None:
    view = town.portal.reports("Der er høj musik hver nat.", concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    assert town.adviser.queue() == []
    town.portal.post(f"/v1/reports/{view['reference']}/messages", {"text": "Musikken er begyndt igen."})
    (item,) = town.adviser.queue()
    assert (item["number"], item["state"], item["news"]) == (number, "new", True)


def test_a_desk_adds_to_any_report_whose_reference_it_was_told(town: Town) -> None:
    view = town.portal.reports("Der er høj musik hver nat.", concerns=["noise"])
    told = {"text": "Musikken er begyndt igen."}
    answer = town.desk.post(f"/v1/reports/{view['reference']}/messages", told)
    assert (answer.status_code, answer.json()) == (201, view)
    for unknown in ("0000-0000", "K7Q2-9XM4", "ingen"):
        assert town.desk.post(f"/v1/reports/{unknown}/messages", told).status_code == 404


def test_news_are_none_any_more_when_the_owner_has_looked(town: Town) -> None:
    view = town.portal.reports("Der er høj musik hver nat.", concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    before = town.adviser.case(number)["version"]
    town.portal.post(f"/v1/reports/{view['reference']}/messages", {"text": "Musikken spiller igen."})
    town.leader.case(number)
    (item,) = town.adviser.queue()
    assert item["news"] is True, "that somebody else looked changes nothing"
    seen = town.adviser.case(number)
    assert (seen["news"], seen["version"]) == (True, before + 1)
    (item,) = town.adviser.queue()
    assert (item["news"], item["version"]) == (False, seen["version"])
    town.portal.post(f"/v1/reports/{view['reference']}/messages", {"text": "Og nu er der slagsmål."})
    assert town.adviser.queue()[0]["news"] is True
