"""Responders and leaders of two centres, absences, clocks, corrections, lost answers and restarts, as they come.

Never both, never nobody, nothing twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any, ClassVar
from uuid import UUID

import pytest
import sqlalchemy as sa
from httpx2 import Response
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from app.access.callers import SYSTEM
from app.api.waiting_following import Following
from app.assignment.tables import cases, ownerships
from app.kit.database import Tx
from app.worker import Worker
from tests.journey.town import PLAIN, Person, Town

NORTH = ("adviser", "second_adviser", "housing_support", "caseworker", "support_contact_person", "reception")
SOUTH = ("south_adviser", "south_reception")
POSTS = (*NORTH, *SOUTH)
CORRECTIONS: list[dict[str, Any]] = [
    *({"urgency": "acute"}, {"urgency": "soon"}, {"concerns": ["neglect"]}, {"resident": None})
]
STREETS = {"north": ("Pilevej", "2400"), "south": ("Strandgade", "2300")}
PICK = st.integers(0, 59)
"""Which of the cases there are: what is drawn depends on nothing that the service says."""
REFUSED = {403, 404, 409, 422}
_DRAWN = count(1)


@dataclass(slots=True)
class Expected:
    """What the model knows of a case: whose it is, and every note that somebody was told was kept."""

    owner: str
    centre: str
    open: bool = True
    notes: list[str] = field(default_factory=list)
    put_right: list[str] = field(default_factory=list)
    offer: str | None = None


class Work(RuleBasedStateMachine):
    """Each rule does one act over HTTP; what it was told decides what must be so afterwards."""

    town: ClassVar[Town]

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Expected] = {}

    @initialize(doors=st.integers(1, 3))
    def reports_come_in(self, doors: int) -> None:
        for _ in range(doors):
            self.report(concern="noise", centre="north", lost=False)

    @rule(
        concern=st.sampled_from(["noise", "worry", "damage"]),
        centre=st.sampled_from(["north", "north", "south"]),
        lost=st.booleans(),
    )
    def report(self, concern: str, centre: str, lost: bool) -> None:  # noqa: FBT001 drawn by Hypothesis
        street, postcode = STREETS[centre]
        place = {"address": f"{street} {next(_DRAWN)}, 1. tv", "postcode": postcode}
        before, body = set(self._owners()), {"description": PLAIN, "place": place, "concerns": [concern]}
        sent = self._post(self.town.neighbours, "/v1/reports", body, lost=lost)
        assert sent.status_code == 201, sent.text
        (number,) = set(self._owners()) - before
        self.known[number] = Expected(owner=self._owners()[number], centre=centre)

    @rule(pick=PICK, post=st.sampled_from(POSTS), lost=st.booleans())
    def claim(self, pick: int, post: str, lost: bool) -> None:  # noqa: FBT001 drawn by Hypothesis
        number = self._some(pick)
        answer = self._post(self._person(post), f"/v1/cases/{number}/claim", {}, lost=lost)
        if self._done(answer):
            self.known[number].owner = self._id(post)

    @rule(pick=PICK, post=st.sampled_from(POSTS), lost=st.booleans())
    def tell(self, pick: int, post: str, lost: bool) -> None:  # noqa: FBT001 drawn by Hypothesis
        number, note = self._some(pick), f"note {next(_DRAWN)}"
        body = {"kind": "note", "note": note, "at": self.town.clock.now().isoformat()}
        if self._done(self._post(self._person(post), f"/v1/cases/{number}/events", body, lost=lost)):
            self.known[number].notes.append(note)

    @rule(pick=PICK, post=st.sampled_from(POSTS), late=st.integers(0, 20), wrong=st.integers(-900, 900))
    def tell_a_day(self, pick: int, post: str, late: int, wrong: int) -> None:
        """By a device whose clock is wrong and whose first answer was lost."""
        number, note, key = self._some(pick), f"note {next(_DRAWN)}", f"day {next(_DRAWN)}"
        shown = self.town.clock.now() + timedelta(seconds=wrong)
        told = {"kind": "note", "note": note, "at": (shown - timedelta(seconds=late)).isoformat()}
        action = {"idempotency_key": key, "path": f"/v1/cases/{number}/events", "body": told}
        first, again = (
            self._person(post).post("/v1/batches", {"sent_at": shown.isoformat(), "actions": [action]})
            for _ in range(2)
        )
        assert (first.status_code, again.status_code) == (200, 200), first.text
        (was,), (is_now,) = first.json()["items"], again.json()["items"]
        assert was["status"] == is_now["status"]
        if was["status"] == 201:
            assert (was["replayed"], is_now["replayed"]) == (False, True)
            self.known[number].notes.append(note)

    @rule(pick=PICK, post=st.sampled_from(POSTS), lost=st.booleans())
    def release(self, pick: int, post: str, lost: bool) -> None:  # noqa: FBT001 drawn by Hypothesis
        number = self._some(pick)
        answer = self._post(self._person(post), f"/v1/cases/{number}/release", {"reason": "x"}, lost=lost)
        if self._done(answer):
            self._goes_to(number, {"north": "reception", "south": "south_reception"}[self.known[number].centre])

    @rule(
        pick=PICK,
        post=st.sampled_from(POSTS),
        what=st.sampled_from(
            [{"urgency": "acute"}, {"urgency": "soon"}, {"concerns": ["neglect"]}, {"resident": None}]
        ),
        lost=st.booleans(),
    )
    def put_right(self, pick: int, post: str, what: dict[str, Any], lost: bool) -> None:  # noqa: FBT001 drawn
        number = self._some(pick)
        answer = self._post(self._person(post), f"/v1/cases/{number}/corrections", {"reason": "x", **what}, lost=lost)
        if self._done(answer):
            assert answer.status_code == 201
            self.known[number].put_right.append(next(iter(what)))

    @rule()
    def forget(self) -> None:
        """Lose all that the process has in memory, as when it is killed and another one goes on."""
        wiring = self.town.door.wiring
        wiring.following.close()
        object.__setattr__(wiring, "following", Following(wiring.database, wiring.clock))

    @rule(pick=PICK, post=st.sampled_from(POSTS), to=st.sampled_from(POSTS), lost=st.booleans())
    def offer(self, pick: int, post: str, to: str, lost: bool) -> None:  # noqa: FBT001 drawn by Hypothesis
        number = self._some(pick)
        body = {"to": {"responder": self._id(to)}, "reason": "x"}
        answer = self._post(self._person(post), f"/v1/cases/{number}/hand-overs", body, lost=lost)
        if self._done(answer):
            self.known[number].offer = answer.json()["id"]

    @rule(pick=PICK, post=st.sampled_from(POSTS), how=st.sampled_from(["accept", "decline"]), lost=st.booleans())
    def answer_offer(self, pick: int, post: str, how: str, lost: bool) -> None:  # noqa: FBT001 drawn by Hypothesis
        number = self._offered(pick)
        if number is None:
            return
        body = {"reason": "x"} if how == "decline" else {}
        path = f"/v1/hand-overs/{self.known[number].offer}/{how}"
        if self._done(self._post(self._person(post), path, body, lost=lost)) and how == "accept":
            self._goes_to(number, post)

    @rule(pick=PICK, to=st.sampled_from(POSTS))
    def decide(self, pick: int, to: str) -> None:
        number = self._offered(pick)
        if number is None:
            return
        body = {"owner": self._id(to), "reason": "x"}
        path = f"/v1/hand-overs/{self.known[number].offer}/decide"
        if self._done(self._post(self.town.leader, path, body)):
            self._goes_to(number, to)

    @rule(pick=PICK, to=st.sampled_from(POSTS), lost=st.booleans())
    def reassign(self, pick: int, to: str, lost: bool) -> None:  # noqa: FBT001 drawn by Hypothesis
        number = self._some(pick)
        body = {"cases": [number], "to": self._id(to), "reason": "x"}
        answer = self._post(self._leader(number), "/v1/reassignments", body, lost=lost)
        if self._done(answer) and answer.json()["items"][0]["became"] == "reassigned":
            self._goes_to(number, to)

    @rule(pick=PICK, post=st.sampled_from(POSTS), lost=st.booleans())
    def close(self, pick: int, post: str, lost: bool) -> None:  # noqa: FBT001 drawn by Hypothesis
        number = self._some(pick)
        body = {"outcome": "order_restored", "reason": "Ro."}
        if self._done(self._post(self._person(post), f"/v1/cases/{number}/close", body, lost=lost)):
            self.known[number].open = False

    @rule(pick=PICK, lost=st.booleans())
    def reopen(self, pick: int, lost: bool) -> None:  # noqa: FBT001 drawn by Hypothesis
        number = self._some(pick)
        answer = self._post(self._leader(number), f"/v1/cases/{number}/reopen", {"reason": "Igen."}, lost=lost)
        if self._done(answer):
            known = self.known[number]
            known.owner, known.open, known.offer = self._owners()[number], True, None

    @rule(post=st.sampled_from(NORTH[:5]), substitute=st.sampled_from(NORTH[:5]), hours=st.integers(1, 60))
    def go_away(self, post: str, substitute: str, hours: int) -> None:
        if post != substitute:
            until = (self.town.clock.now() + timedelta(hours=hours)).isoformat()
            absence = {"responder": self._id(post), "substitute": self._id(substitute), "valid_to": until}
            assert self.town.administrator.post("/v1/absences", absence).status_code == 201

    @rule(minutes=st.sampled_from([1, 30, 240, 1500]))
    def time_passes(self, minutes: int) -> None:
        """And a worker that knows of nothing but the database does what is due, as after a restart."""
        self.town.clock.advance(timedelta(minutes=minutes))
        worker = Worker(self.town.door.wiring)
        while worker.do_due():
            pass

    @invariant()
    def exactly_one_owner_a_case(self) -> None:
        owners = self._owners()
        assert {number: owners[number] for number in self.known} == {
            number: one.owner for number, one in self.known.items()
        }

    @invariant()
    def no_open_case_is_outside_every_queue(self) -> None:
        for owner in {one.owner for one in self.known.values() if one.open}:
            mine = {number for number, one in self.known.items() if one.open and one.owner == owner}
            assert mine <= {one["number"] for one in self.town.responder(UUID(owner)).queue()}
        for centre, leader in (("north", self.town.leader), ("south", self.town.south_leader)):
            leads = {one["number"] for one in leader.queue()}
            assert {number for number, one in self.known.items() if one.open and one.centre == centre} <= leads

    def teardown(self) -> None:
        """Nothing that was told happened twice, or not at all; and so that the next ones find room, all of it ends."""
        for number, one in self.known.items():
            case = self._leader(number).case(number)
            assert [told["what"] for told in case["corrections"]] == one.put_right
            assert sorted(told["note"] for told in case["timeline"] if told["kind"] == "note") == sorted(one.notes)
            assert sum(owned["to_at"] is None for owned in case["owners"]) == 1
            spans = case["owners"]
            assert [ended["to_at"] for ended in spans[:-1]] == [begun["from_at"] for begun in spans[1:]]
            if one.open:
                self.town.responder(UUID(one.owner)).post(f"/v1/cases/{number}/claim", {})
                closed = self._leader(number).tries("close", number, outcome="other", reason="x")
                assert closed == 200, case["state"]
        self.town.clock.advance(timedelta(days=3))  # whoever is away is back

    def _some(self, pick: int) -> str:
        return list(self.known)[pick % len(self.known)]

    def _offered(self, pick: int) -> str | None:
        offered = [number for number, one in self.known.items() if one.offer]
        return offered[pick % len(offered)] if offered else None

    def _uuid(self, post: str) -> UUID:
        team = self.town.city.south_team if post in SOUTH else self.town.city.north_team
        found: UUID = getattr(team, post.removeprefix("south_"))
        return found

    def _id(self, post: str) -> str:
        return str(self._uuid(post))

    def _person(self, post: str) -> Person:
        return self.town.responder(self._uuid(post))

    def _leader(self, number: str) -> Person:
        return {"north": self.town.leader, "south": self.town.south_leader}[self.known[number].centre]

    def _goes_to(self, number: str, post: str) -> None:
        known = self.known[number]
        known.owner, known.offer, known.centre = self._id(post), None, "south" if post in SOUTH else "north"

    def _post(self, person: Person, path: str, body: dict[str, Any], *, lost: bool = False) -> Response:
        """Send it; where the answer is lost on the way, send it once more and take what comes then."""
        key = {"Idempotency-Key": f"key {next(_DRAWN)}"}
        answer = person.post(path, body, **key)
        if not lost:
            return answer
        again = person.post(path, body, **key)
        if answer.status_code < 300:
            gone = again.status_code == 404  # it is no longer the caller's to see what it did
            assert gone or (again.status_code, again.headers["idempotency-replayed"]) == (answer.status_code, "true")
            return answer
        return again

    @staticmethod
    def _done(answer: Response) -> bool:
        assert answer.status_code < 300 or answer.status_code in REFUSED, answer.text
        return answer.status_code < 300

    def _owners(self) -> dict[str, str]:
        """Return whose every open or known case is, by both accounts, which must agree."""

        def work(tx: Tx) -> dict[str, str]:
            present = sa.select(cases.c.number, cases.c.owner_id, ownerships.c.owner_id.label("by_history")).outerjoin(
                ownerships, sa.and_(ownerships.c.case_id == cases.c.id, ownerships.c.to_at.is_(None))
            )
            rows = tx.execute(present).all()
            assert len({row.number for row in rows}) == len(rows), "two owners at once"
            assert all(row.owner_id == row.by_history for row in rows)
            return {row.number: str(row.owner_id) for row in rows}

        return self.town.door.wiring.database.read(work, caller=SYSTEM)


@pytest.mark.timeout(400)
def test_never_both_never_nobody_nothing_twice(town: Town, engine_kind: str) -> None:
    machine = type("WorkOfATown", (Work,), {"town": town})
    examples = 12 if engine_kind == "sqlite" else 6
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
