"""A leader answers for how a centre is reached: it sees which calls there were, and nothing that was said."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, Caller
from app.access.tables import access_log
from app.intake.tables import phone_call_steps, phone_calls
from app.kit.codes import Role
from app.kit.ids import new_id
from tests.journey.test_phone_calls import takes
from tests.journey.town import FLAT, PLAIN, Person, Town

PATH = "/v1/phone-calls/of-centres"
SAID = "Fru Jensen i nabocentret er syg."
ALONE = "Barnet på fem år er alene hjemme hver nat."


def _of(person: Person) -> list[dict[str, Any]]:
    answer = person.get(PATH)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


def _reports(town: Town, text: str, **place: Any) -> dict[str, Any]:  # noqa: ANN401 a place's fields
    report = {"description": text, "place": FLAT | place}
    return takes(town, kind="report", caller_phone="+45 40 11 22 33", report=report)


def test_a_leader_sees_the_calls_of_its_centre_without_words_or_names(town: Town) -> None:
    tried = [{"social_centre": str(town.city.north), "at": "2026-11-18T09:58:00+01:00"}]
    report = {"description": PLAIN, "place": FLAT}
    made = takes(town, kind="report", text=SAID, taken_by="Lone", report=report, attempts=tried)
    south = {"address": "Strandgade 3, 1. mf", "postcode": "2300"}
    takes(town, kind="report", report={"description": PLAIN, "place": south})
    (call,) = _of(town.leader)
    assert set(call) == {"call", "kind", "called_at", "recorded_at", "social_centre", "reference", "steps"}
    assert (call["kind"], call["social_centre"]) == ("report", str(town.city.north))
    assert call["reference"] == made["report"]["reference"]
    assert [(one["kind"], one["answered"]) for one in call["steps"]] == [("attempt", False)]
    answer = town.leader.get(PATH).text
    assert not any(word in answer for word in (SAID, "Lone", "40112233"))
    assert len(_of(town.south_leader)) == 1
    for person in (town.desk, town.adviser, town.administrator):
        assert person.get(PATH).status_code == 403


def test_a_call_about_a_case_that_its_leader_does_not_see_is_not_there(town: Town) -> None:
    _reports(town, PLAIN)
    (call,) = _of(town.leader)
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    offered = town.adviser.offers(number, to={"responder": str(town.city.south_team.adviser)})
    town.south_adviser.answers_offer(offered["id"], "accept")
    assert _of(town.leader) == []
    assert call["call"]


def test_a_call_with_a_child_signal_shows_no_more_than_the_housing_case_does(town: Town) -> None:
    _reports(town, ALONE, address="Ahornvej 16, 1. th")
    (family,) = (one["number"] for one in town.family_team.queue())
    numbers = {one["number"] for one in town.leader.queue()}
    assert family not in numbers
    assert len(_of(town.leader)) == bool(numbers)


def test_what_is_shown_is_in_the_log_of_reads(town: Town) -> None:
    _reports(town, PLAIN)
    _of(town.leader)
    wanted = sa.select(access_log.c.purpose, access_log.c.reports).where(access_log.c.route == PATH)
    (row,) = town.door.wiring.database.read(lambda tx: tx.execute(wanted).all(), caller=SYSTEM)
    assert (row.purpose, len(row.reports)) == ("calls_of_centre", 1)


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_the_second_wall_shows_a_leader_the_calls_of_its_centre_alone(town: Town) -> None:
    _reports(town, PLAIN)
    south = {"address": "Strandgade 3, 1. mf", "postcode": "2300"}
    takes(town, kind="report", report={"description": PLAIN, "place": south})
    leader = Caller(id=new_id(), role=Role.CENTRE_LEADER, centres=frozenset({town.city.north}))
    adviser = Caller(id=new_id(), role=Role.RESPONDER, responder=town.city.north_team.adviser)

    def met(caller: Caller) -> list[Any]:
        return town.door.wiring.database.read(
            lambda tx: [row.centre_id for row in tx.execute(sa.select(phone_calls.c.centre_id))], caller=caller
        )

    assert met(leader) == [town.city.north]
    assert met(adviser) == []
    steps = sa.select(phone_call_steps.c.id)
    assert town.door.wiring.database.read(lambda tx: tx.execute(steps).all(), caller=adviser) == []
