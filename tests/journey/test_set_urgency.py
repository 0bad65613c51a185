"""A person says how urgent a case is: more at once, with what that promises; and a slip of the hand is taken back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journey.letters import limit_letters
from tests.journey.town import PLAIN, Town

UNSEEN = "Han er ikke set i to uger, posten hober sig op, og der lugter fra lejligheden."
DAUGHTER = {"reporter": {"kind": "relative", "name": "Datter", "phone": "+4520304050"}}


def _claimed(town: Town) -> str:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = str(town.leader.queue()[0]["number"])
    town.adviser.claims(number)
    return number


def _set(town: Town, number: str, urgency: str, how: str = "corrections") -> dict[str, Any]:
    body = {"urgency": urgency, "reason": "Fejltryk."}
    if how == "events":
        body = {"kind": "urgency_set", "urgency": urgency, "note": "Fejl.", "at": town.clock.now().isoformat()}
    answer = town.adviser.post(f"/v1/cases/{number}/{how}", body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def _due(case: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["what"], one["at"]) for one in case["deadlines"]]


@pytest.mark.parametrize("how", ["corrections", "events"])
def test_a_slip_to_acute_is_taken_back_whole(town: Town, how: str) -> None:
    number = _claimed(town)
    before = town.adviser.case(number)
    raised = _set(town, number, "acute", how)
    assert (raised["unclaimed"], len(raised["deadlines"])) == (True, 2)
    back = _set(town, number, "normal", how)
    assert (back["unclaimed"], back["act_by"], _due(back)) == (False, None, _due(before))
    assert (back["answer_by"], back["state"]) == (before["answer_by"], before["state"])
    assert town.second_adviser.tries("claim", number) == 409
    assert limit_letters(town, "2026-11-18T16:30:00+01:00") == []


def test_what_is_given_back_step_by_step_is_what_each_step_took(town: Town) -> None:
    number = _claimed(town)
    before = _due(town.adviser.case(number))
    soon = _due(_set(town, number, "soon"))
    assert _due(_set(town, number, "acute")) not in (before, soon)
    assert [_due(_set(town, number, urgency)) for urgency in ("soon", "normal")] == [soon, before]
    _set(town, number, "soon")
    _set(town, number, "acute", "events")
    assert _due(_set(town, number, "normal")) == before


def test_nobody_is_the_less_in_danger_for_a_slip(town: Town) -> None:
    number = _claimed(town)
    _set(town, number, "acute")
    town.neighbours.reports(UNSEEN, concerns=["worry"], **DAUGHTER)
    raised = town.adviser.case(number)
    lowered = _set(town, number, "normal")
    assert raised["act_by"] is not None
    assert (lowered["act_by"], _due(lowered)) == (raised["act_by"], _due(raised))


def test_what_was_missed_stays_missed(town: Town) -> None:
    number = _claimed(town)
    raised = _set(town, number, "acute")
    town.is_now("2026-11-18T12:00:00+01:00")
    lowered = _set(town, number, "normal")
    assert (lowered["act_by"], lowered["unclaimed"]) == (raised["act_by"], False)
    assert lowered["answer_by"] > raised["answer_by"], "that is still ahead"


def test_a_case_that_nobody_has_taken_is_its_owners_again(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    (item,) = town.adviser.queue()
    assert _set(town, item["number"], "acute")["unclaimed"]
    back = _set(town, item["number"], "normal")
    assert (back["unclaimed"], back["state"]) == (False, "new")


@pytest.mark.parametrize("how", ["corrections", "events"])
def test_soon_promises_what_soon_promises(town: Town, how: str) -> None:
    number = _claimed(town)
    town.neighbours.reports(PLAIN, concerns=["noise"], **DAUGHTER)
    assert {at for _, at in _due(town.adviser.case(number))} == {"2026-11-23T14:00:00Z"}
    case = _set(town, number, "soon", how)
    assert (case["answer_by"], case["act_by"]) == ("2026-11-19T16:00:00Z", None)
    assert _due(case) == [("answer", "2026-11-19T16:00:00Z")] * 2, "each of both reporters is answered sooner"


def test_acute_is_answered_as_what_is_acute(town: Town) -> None:
    number = _claimed(town)
    case = _set(town, number, "acute")
    assert ("answer", "2026-11-18T14:00:00Z") in _due(case)
    assert case["reports"][0]["answer_by"] == "2026-11-23T14:00:00Z", "what its reporter was told stays as it was told"
