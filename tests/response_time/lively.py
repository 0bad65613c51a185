"""A town in which anything happens that people do with reports and cases, by chance: what cannot be is refused."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from tests.journey.town import PLAIN, Person, Town

PHONE = {"kind": "neighbour", "phone": "33 12 34 56"}


def something_happens(town: Town, chance: Random) -> None:
    acts = [_report, _report, _report, _act, _act, _act, _act, _act, _end, put_right, put_right, _hand_over]
    chance.choice(acts)(town, chance)


def _report(town: Town, chance: Random) -> None:
    """Some reporter tells of some dwelling, perhaps of something that was told to it days ago."""
    streets = [("Ahornvej 14", "2400"), ("Strandgade 3", "2300")]
    street, postcode = chance.choice(streets)
    place = {"address": f"{street}, {chance.randrange(1, 3)}. th", "postcode": postcode}
    concerns = chance.sample(["noise", "neglect", "damage", "worry"], chance.randrange(1, 3))
    if chance.random() < 0.4:
        told_at = town.clock.now() - timedelta(minutes=chance.randrange(1, 5000))
        call = {"kind": "report", "called_at": told_at.isoformat(), "caller_phone": "33123456"}
        sent = town.desk.post("/v1/phone-calls", call | {"report": {"description": PLAIN, "place": place}})
        assert sent.status_code == 201, sent.text
        return
    reporter = chance.choice([PHONE, {"kind": "anonymous"}])
    town.desk.reports(PLAIN, place=place, concerns=concerns, reporter=reporter)


def some_owner(town: Town, chance: Random) -> tuple[Person, dict[str, Any]] | None:
    leader = chance.choice([town.leader, town.south_leader])
    items = leader.queue()
    if not items:
        return None
    item = chance.choice(items)
    return town.responder(UUID(item["owner"]["responder"])), leader.case(item["number"])


def _act(town: Town, chance: Random) -> None:
    """An owner does something with a case, and perhaps tells of it late; what cannot be is refused."""
    found = some_owner(town, chance)
    if found is None:
        return
    owner, case = found
    number = case["number"]
    at = (town.clock.now() - timedelta(minutes=chance.choice([0, 0, 30, 600]))).isoformat()
    report = chance.choice(case["reports"])["reference"]
    owner.tries("claim", number)
    told = chance.choice(
        [
            *[{"kind": "contacted", "with": "reporter", "report": report, "at": at}] * 3,
            {"kind": "contacted", "with": "resident", "at": at},
            {"kind": "contact_attempted", "with": "resident", "at": at},
            {"kind": "waiting_started", "reason": "resident", "at": at},
            {"kind": "waiting_ended", "at": at},
            {"kind": "note", "note": "Intet nyt.", "at": at},
        ]
    )
    owner.tries("events", number, **told)


def _end(town: Town, chance: Random) -> None:
    found = some_owner(town, chance)
    if found is None:
        return
    owner, case = found
    owner.tries("claim", case["number"])
    if owner.tries("close", case["number"], outcome="no_need_found", reason="Ro.") == 200 and chance.random() < 0.5:
        town.clock.advance(timedelta(hours=3))
        owner.tries("reopen", case["number"], reason="Naboen ringede igen.")


def put_right(town: Town, chance: Random) -> None:
    """Something is put right: a report goes to another case, a case is split or merged, what it said was wrong."""
    leader = chance.choice([town.leader, town.south_leader])
    numbers = [one["number"] for one in leader.queue()]
    if not numbers:
        return
    number, other = chance.choice(numbers), chance.choice(numbers)
    references = [one["reference"] for one in leader.case(number)["reports"]]
    some = references[: chance.randrange(1, len(references) + 1)]
    wrong: dict[str, Any] = {"move_report": {"reports": some, "into": other}}
    if chance.random() < 0.3:
        wrong = {"place": {"address": "Strandgade 3, 1. th", "postcode": "2300"}}
    leader.tries("corrections", number, reason="Det var forkert.", **wrong)
    if chance.random() < 0.5:
        leader.tries("split", number, reports=some, reason="To sager.")
    else:
        leader.tries("merge", number, into=other, reason="En sag.")


def _hand_over(town: Town, chance: Random) -> None:
    """A case is offered to another centre, which accepts it."""
    found = some_owner(town, chance)
    if found is None:
        return
    owner, case = found
    to = {"kind": "housing_adviser", "social_centre": str(chance.choice([town.city.north, town.city.south]))}
    owner.tries("hand-overs", case["number"], to=to, reason="Flyttet.")
    for person in (town.adviser, town.south_adviser):
        for offer in person.offered():
            person.post(f"/v1/hand-overs/{offer['id']}/accept", {})
