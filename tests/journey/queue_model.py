"""What must be so at every step of the work of two centres, and what a model knows of each case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import timedelta
from itertools import count
from typing import Any, ClassVar
from uuid import UUID

import sqlalchemy as sa
from httpx2 import Response
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from app.access.callers import SYSTEM
from app.assignment.tables import case_reports, cases, ownerships
from app.intake.tables import reports
from app.kit.database import Tx
from app.worker import Worker
from tests.directory.city import Team
from tests.journey.followers import Follower
from tests.journey.town import PLAIN, Person, Town

NORTH = ("adviser", "second_adviser", "housing_support", "caseworker", "support_contact_person", "reception")
SOUTH = ("south_adviser", "south_reception")
POSTS = (*NORTH, *SOUTH)
LEADERS = {"north": "leader", "south": "south_leader"}
WHO = ("owner", "owner", "leader", *POSTS)
"""Who acts: most acts of others are refused, which is soon known."""
FOLLOWED = ("adviser", "south_adviser", *LEADERS.values())
"""Whose devices follow from the first; those of owners from then on."""
STREETS = {"north": ("Pilevej", "2400"), "south": ("Strandgade", "2300")}
PICK = st.integers(0, 59)
"""Which of the cases there are: what is drawn depends on nothing that the service says."""
DRAWN = count(1)
_REFUSED = {403, 404, 409, 422}


@dataclass(slots=True)
class Expected:
    """What the model knows of a case: whose it is, and all that somebody was told was kept, each once."""

    owner: str
    centre: str
    place: dict[str, str]
    open: bool = True
    merged_into: str | None = None
    notes: list[str] = field(default_factory=list)
    put_right: list[str] = field(default_factory=list)
    offer: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the database says of a case."""

    owner: str
    centre: str
    reports: frozenset[str]


class Model(RuleBasedStateMachine):
    """The invariants; each rule of its heirs does one act over HTTP, whose answer decides what is so afterwards."""

    town: ClassVar[Town]

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Expected] = {}
        self.references: dict[str, dict[str, str]] = {}
        """Every report, and the place that it named."""
        self.followers: dict[str, Follower] = {}
        for name in FOLLOWED:
            self.followed(name)

    @initialize(doors=st.integers(1, 3))
    def reports_come_in(self, doors: int) -> None:
        for _ in range(doors):
            self.reports(new_place("north"), concern="noise", centre="north", lost=False)

    @invariant()
    def exactly_one_owner_a_case(self) -> None:
        found = self.found()
        assert {number: (found[number].owner, found[number].centre) for number in self.known} == {
            number: (one.owner, self.centres()[one.centre]) for number, one in self.known.items()
        }

    @invariant()
    def each_report_is_in_exactly_one_case(self) -> None:
        found = self.found()
        held = [reference for number in self.known for reference in found[number].reports]
        assert sorted(held) == sorted(self.references)
        assert [number for number, one in self.known.items() if one.merged_into and found[number].reports] == []

    @invariant()
    def no_open_case_is_outside_every_queue_and_every_replay_is_the_queue_read_afresh(self) -> None:
        for follower in self.followers.values():
            follower.follow(limit=3)
            follower.check()
        for number, one in self.known.items():
            if one.open:
                assert number in self.followed(self.owner(number)).known
                assert number in self.followed(LEADERS[one.centre]).known

    def teardown(self) -> None:
        """Nothing that was told happened twice, or not at all; all of it ends, so that the next ones find room."""
        for number, one in self.known.items():
            case = self.leader(number).case(number)
            assert [told["what"] for told in case["corrections"]] == one.put_right
            assert sorted(told["note"] for told in case["timeline"] if told["kind"] == "note") == sorted(
                self.told(number)
            )
            assert sum(owned["to_at"] is None for owned in case["owners"]) == 1
            spans = case["owners"]
            assert [ended["to_at"] for ended in spans[:-1]] == [begun["from_at"] for begun in spans[1:]]
            if one.open:
                self.town.responder(UUID(one.owner)).post(f"/v1/cases/{number}/claim", {})
                closed = self.leader(number).tries("close", number, outcome="other", reason="x")
                assert closed == 200, case["state"]
        self.town.clock.advance(timedelta(days=3))  # whoever is away is back

    def reports(self, place: dict[str, str], *, concern: str, centre: str, lost: bool) -> None:
        before, body = set(self.found()), {"description": PLAIN, "place": place, "concerns": [concern]}
        sent = self.post(self.town.neighbours, "/v1/reports", body, lost=lost)
        assert sent.status_code == 201, sent.text
        self.references[sent.json()["reference"]] = place
        self.has_opened(set(self.found()) - before, place=place, centre=centre)

    def has_opened(self, new: Iterable[str], *, place: dict[str, str], centre: str) -> None:
        """Take in the case that was opened at a place, where it joined none."""
        numbers = list(new)
        assert len(numbers) <= 1, "one dwelling, one case"
        for number in numbers:
            self.known[number] = Expected(owner=self.found()[number].owner, centre=centre, place=place)

    def followed(self, name: str) -> Follower:
        """Return the device of somebody, who has it from now on."""
        if name not in self.followers:
            self.followers[name] = Follower(self.person(name))
            self.followers[name].read_anew()
        return self.followers[name]

    def goes_to(self, number: str, post: str) -> None:
        """Take in a new owner; who serves both centres keeps the case where it stands, or takes it there."""
        known, centre = self.known[number], self.found()[number].centre
        (there,) = (name for name in serves(post) if self.centres()[name] == centre)
        known.owner, known.offer, known.centre = self.id(post), None, there

    def told(self, number: str) -> list[str]:
        """Return the notes of a case, and of those that ended in it."""
        ended = [one for one, known in self.known.items() if known.merged_into == number]
        return [*self.known[number].notes, *(note for one in ended for note in self.told(one))]

    def do_due(self) -> None:
        """Do what is due as a worker that knows of nothing but the database, as after a restart."""
        worker = Worker(self.town.door.wiring)
        while worker.do_due():
            pass

    def some(self, pick: int) -> str:
        return list(self.known)[pick % len(self.known)]

    def offered(self, pick: int) -> str | None:
        offered = [number for number, one in self.known.items() if one.offer]
        return offered[pick % len(offered)] if offered else None

    def centres(self) -> dict[str, str]:
        return {"north": str(self.town.city.north), "south": str(self.town.city.south)}

    def id(self, post: str) -> str:
        team = self.town.city.south_team if post.startswith("south_") else self.town.city.north_team
        return str(getattr(team, post.removeprefix("south_")))

    def person(self, name: str) -> Person:
        found: Person = (
            getattr(self.town, name) if name in LEADERS.values() else self.town.responder(UUID(self.id(name)))
        )
        return found

    def owner(self, number: str) -> str:
        """Return the name of the post: of those who act in this model, or of another one of the two teams."""
        posts = (*POSTS, *(f"{team}{one.name}" for team in ("", "south_") for one in fields(Team)))
        return next(name for name in posts if self.id(name) == self.known[number].owner)

    def who(self, number: str, who: str) -> str:
        """Return who that is for a case: its owner, the leader of its centre, or somebody by name."""
        return {"owner": self.owner(number), "leader": LEADERS[self.known[number].centre]}.get(who, who)

    def leader(self, number: str) -> Person:
        return self.person(LEADERS[self.known[number].centre])

    def post(self, person: Person, path: str, body: dict[str, Any], *, lost: bool = False) -> Response:
        """Send it; where the answer is lost on the way, send it once more and take what comes then."""
        key = {"Idempotency-Key": f"key {next(DRAWN)}"}
        answer = person.post(path, body, **key)
        if not lost:
            return answer
        again = person.post(path, body, **key)
        if answer.status_code < 300:
            assert (again.status_code, again.headers["idempotency-replayed"]) == (answer.status_code, "true")
            return answer
        return again

    @staticmethod
    def done(answer: Response) -> bool:
        return was_done(answer.status_code, answer.text)

    def found(self) -> dict[str, Found]:
        """Return whose every case is, by both accounts, which must agree, and the reports in it."""

        def work(tx: Tx) -> dict[str, Found]:
            present = sa.select(cases, ownerships.c.owner_id.label("by_history")).outerjoin(
                ownerships, sa.and_(ownerships.c.case_id == cases.c.id, ownerships.c.to_at.is_(None))
            )
            rows = tx.execute(present).all()
            assert len({row.number for row in rows}) == len(rows), "two owners at once"
            assert all(row.owner_id == row.by_history for row in rows)
            held: dict[UUID, set[str]] = {row.id: set() for row in rows}
            inside = sa.select(case_reports.c.case_id, reports.c.reference).join(
                reports, reports.c.id == case_reports.c.report_id
            )
            for row in tx.execute(inside):
                held[row.case_id].add(row.reference)
            return {
                row.number: Found(owner=str(row.owner_id), centre=str(row.centre_id), reports=frozenset(held[row.id]))
                for row in rows
            }

        return self.town.door.wiring.database.read(work, caller=SYSTEM)


def was_done(status: int, told: str) -> bool:
    """Say whether an act was done; whatever else it was told must be a refusal."""
    assert status < 300 or status in _REFUSED, told
    return status < 300


def serves(post: str) -> tuple[str, ...]:
    """Return the centres of a post: one adviser has half a post at each."""
    if post == "adviser":
        return "north", "south"
    return ("south",) if post.startswith("south_") else ("north",)


def new_place(centre: str) -> dict[str, str]:
    street, postcode = STREETS[centre]
    return {"address": f"{street} {next(DRAWN)}, 1. tv", "postcode": postcode}
