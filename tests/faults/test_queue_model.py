"""The work of two centres goes on while the process that serves it is killed in the middle of it.

Never both, never nobody, nothing twice and nothing lost: whoever got no answer sends the same again.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from tests.faults.killed_town import KilledTown, killed_town
from tests.faults.running import LOST, Reply, Request
from tests.journey.queue_model import DRAWN, PICK, POSTS, new_place, was_done
from tests.journey.queue_waits import WorkAndWaits
from tests.journey.town import PLAIN, Person

SOON = st.integers(0, 40)
"""Milliseconds."""
_KILLS = 3
"""In one example: each start takes its second."""


class WorkUnderKills(WorkAndWaits):
    """Sends several acts at one instant, kills the process, starts it again and sends what was sent once more."""

    killed: ClassVar[KilledTown]
    next_during: ClassVar[Iterator[str]]

    def __init__(self) -> None:
        super().__init__()
        self.kills = 0

    def do_due(self) -> None:
        self.killed.do_due()

    @initialize(doors=st.integers(1, 3), one=st.sampled_from(POSTS), other=st.sampled_from(POSTS), after_ms=SOON)
    def reports_come_in(self, doors: int, one: str, other: str, after_ms: int) -> None:
        """And soon the light goes out for the first time."""
        for _ in range(doors):
            self.reports(new_place("north"), concern="noise", centre="north", lost=False)
        self.kill(pick=0, one=one, other=other, after_ms=after_ms)

    @precondition(lambda self: self.kills < _KILLS)
    @rule(pick=PICK, one=st.sampled_from(POSTS), other=st.sampled_from(POSTS), after_ms=SOON)
    def kill(self, pick: int, one: str, other: str, after_ms: int) -> None:
        """In the middle of another kind of work each time."""
        during = next(self.next_during)
        self.kills += 1
        if during == "promised":
            self._during_promised_work(after_ms)
        else:
            act = {"work": self._during_work, "offer": self._during_an_answer}[during]
            act(self.some(pick), one, other, after_ms)

    def _during_work(self, number: str, one: str, other: str, after_ms: int) -> None:
        """Two of a dwelling are reported, two claim a case, its leader notes and corrects."""
        note, place = f"note {next(DRAWN)}", new_place("north")
        known, leader, at = self.known[number], self.leader(number), self.town.clock.now().isoformat()
        report = {"description": PLAIN, "place": place, "concerns": ["noise"]}
        path = f"/v1/cases/{number}"
        before = set(self.found())
        replies = self._killed(
            [
                self._act(self.town.neighbours, "/v1/reports", report),
                self._act(self.town.neighbours, "/v1/reports", report),
                self._act(self.person(one), f"{path}/claim", {}),
                self._act(self.person(other), f"{path}/claim", {}),
                self._act(leader, f"{path}/events", {"kind": "note", "note": note, "at": at}),
                self._act(leader, f"{path}/corrections", {"urgency": "soon", "reason": "x"}),
            ],
            after_ms=after_ms,
        )
        first, second, *claims, noted, corrected = replies
        assert (first.status, second.status) == (201, 201), (first.body, second.body)
        self.references |= {one.json()["reference"]: place for one in (first, second)}
        self.has_opened(set(self.found()) - before, place=place, centre="north")
        known.notes += [note] if _done(noted) else []
        known.put_right += ["urgency"] if _done(corrected) else []
        took = {who for who, claim in zip((one, other), claims, strict=True) if _done(claim)}
        self._is_one_of(number, took)

    def _during_an_answer(self, number: str, to: str, other: str, after_ms: int) -> None:
        """One accepts, declines and the leader gives the case to somebody else, all at once."""
        self.offer(pick=list(self.known).index(number), who="leader", to=to, lost=False)
        if self.known[number].offer is None:
            return
        path, leader = f"/v1/hand-overs/{self.known[number].offer}", self.leader(number)
        accepted, declined, reassigned = self._killed(
            [
                self._act(self.person(to), f"{path}/accept", {}),
                self._act(self.person(to), f"{path}/decline", {"reason": "x"}),
                self._act(leader, "/v1/reassignments", {"cases": [number], "to": self.id(other), "reason": "x"}),
            ],
            after_ms=after_ms,
        )
        assert not (_done(accepted) and _done(declined)), "one answer an offer"
        given = _done(reassigned) and reassigned.json()["items"][0]["became"] == "reassigned"
        self._is_one_of(number, {to for _ in range(1) if _done(accepted)} | {other for _ in range(1) if given})

    def _during_promised_work(self, after_ms: int) -> None:
        """What was promised is done by the next process, once."""
        with ThreadPoolExecutor(1) as threads:
            doing = threads.submit(self._try, Request(method="POST", path="/due", token="", body={}))
            time.sleep(after_ms / 1000)
            self.killed.kill_and_start()
            doing.result()
        self.do_due()

    def _is_one_of(self, number: str, took: set[str]) -> None:
        """Take in who owns a case that several may have got: one of them, and nobody else."""
        if took:
            owners = {self.id(who): who for who in took}
            found = self.found()[number].owner
            assert found in owners, "whoever was told that it has it, and nobody took it since, has it"
            if found != self.known[number].owner:
                self.goes_to(number, owners[found])

    def _act(self, person: Person, path: str, body: dict[str, Any]) -> Request:
        token = person.headers["Authorization"].removeprefix("Bearer ")
        headers = {"Idempotency-Key": f"key {next(DRAWN)}"}
        return Request(method="POST", path=path, token=token, body=body, headers=headers)

    def _killed(self, requests: Sequence[Request], *, after_ms: int) -> list[Reply]:
        """Send all at once, kill the process so soon after, start it, and send all again; return what is so then."""
        with ThreadPoolExecutor(len(requests)) as threads:
            sent = [threads.submit(self._try, one) for one in requests]
            time.sleep(after_ms / 1000)
            self.killed.kill_and_start()
            answers = [one.result() for one in sent]
        replies = [self.killed.service.ask(one) for one in requests]
        return [_settled(before, after) for before, after in zip(answers, replies, strict=True)]

    def _try(self, request: Request) -> Reply | None:
        try:
            return self.killed.service.ask(request)
        except LOST:
            return None


def _settled(before: Reply | None, after: Reply) -> Reply:
    """Return what holds: what was answered with success holds, and is answered again as it was."""
    if before is None or before.status >= 300:
        return after
    assert (after.status, after.headers.get("idempotency-replayed")) == (before.status, "true"), after.body
    return before


def _done(reply: Reply) -> bool:
    return was_done(reply.status, reply.body.decode())


@pytest.mark.timeout(300)
def test_never_both_never_nobody_nothing_twice_while_the_process_is_killed(database_url: str, tmp_path: Path) -> None:
    with killed_town(database_url, tmp_path) as killed:
        of_this_town = {"town": killed.town, "killed": killed, "next_during": cycle(["work", "offer", "promised"])}
        machine = type("WorkOfThisTown", (WorkUnderKills,), of_this_town)
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=5,
                stateful_step_count=20,
                deadline=None,
                derandomize=True,
                phases=[Phase.generate],
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
