"""What is told later of a report, where it makes the case acute or opens it again."""

from __future__ import annotations

from datetime import timedelta

from tests.journey.letters import instant
from tests.journey.town import PLAIN, Town

FIRE = "Nu brænder det i lejligheden!"


def _adds(town: Town, view: dict[str, str], text: str) -> None:
    sent = town.portal.post(f"/v1/reports/{view['reference']}/messages", {"text": text})
    assert sent.status_code == 201, sent.text


def test_what_becomes_acute_is_promised_what_is_acute(town: Town) -> None:
    view = town.portal.reports(PLAIN, concerns=["noise"])
    (before,) = town.adviser.queue()
    town.adviser.claims(before["number"])
    town.clock.advance(timedelta(minutes=30))
    _adds(town, view, FIRE)
    (item,) = town.second_adviser.queue()
    assert (item["urgency"], item["unclaimed"]) == ("acute", True)
    assert instant(item["act_by"]) == town.clock.now() + timedelta(hours=1)
    assert instant(item["answer_by"]) < instant(before["answer_by"])


def test_a_fire_told_of_a_closed_case_is_shown_to_all_on_duty(town: Town) -> None:
    view = town.portal.reports(PLAIN, concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    for _ in range(2):  # the second time the case was acute before, and by then that is long past
        town.adviser.claims(number)
        town.adviser.closes(number, outcome="order_restored", reason="Ro.")
        town.clock.advance(timedelta(days=1))
        _adds(town, view, FIRE)
        (item,) = town.second_adviser.queue()
        assert (item["number"], item["state"], item["unclaimed"]) == (number, "new", True)
        assert instant(item["act_by"]) == town.clock.now() + timedelta(hours=1)


def test_a_case_opened_again_by_words_is_open_in_history_and_figures(town: Town) -> None:
    view = town.portal.reports(PLAIN, concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    _adds(town, view, "Musikken er begyndt igen.")
    kinds = [one["kind"] for one in town.adviser.case(number)["timeline"]]
    assert kinds[-3:] == ["closed", "added", "reopened"]
    figures = town.response_times()["Socialcenter Nord"]
    assert (figures["open"], figures["closed_unanswered"]) == (1, 0)
    assert [one["unclaimed"] for one in town.adviser.queue()] == [False]


def test_a_call_told_late_opens_the_case_again(town: Town) -> None:
    view = town.portal.reports(PLAIN, concerns=["noise"])
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    called = (town.clock.now() + timedelta(minutes=5)).isoformat()
    town.clock.advance(timedelta(hours=1))
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    body = {"kind": "addition", "adds_to": view["reference"], "text": "Det larmer.", "called_at": called}
    sent = town.desk.post("/v1/phone-calls", body)
    assert sent.status_code == 201, sent.text
    added, reopened = town.adviser.case(number)["timeline"][-2:]
    assert (added["kind"], reopened["kind"]) == ("added", "reopened")
    assert instant(added["at"]) < instant(reopened["at"]) == town.clock.now()
    assert town.response_times()["Socialcenter Nord"]["open"] == 1
