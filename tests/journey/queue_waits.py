"""What is put off and what others owe: cases that wait, tasks, and a day told again when its keys are forgotten."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.journey.queue_corrections import WorkAndCorrections
from tests.journey.queue_model import DRAWN, NORTH, PICK, POSTS, new_place
from tests.journey.queue_work import LOST


class WorkAndWaits(WorkAndCorrections):
    """Work, what was wrong, and what is waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.tasks: dict[str, list[str]] = {}
        """By case, the words of the tasks that somebody was told were set."""

    def teardown(self) -> None:
        """Each task is there once, in its case or in the one in which that ended."""
        for number in self.known:
            case = self.leader(number).case(number)
            found = sorted(one["text"] for one in case["tasks"] if one["text"] is not None)
            assert found == ([] if case["merged_into"] else sorted(self._owed_in(number)))
        super().teardown()

    @initialize(doors=st.integers(1, 3), waits=st.booleans(), to=st.sampled_from(NORTH[:5]), hours=st.integers(1, 60))
    def reports_come_in(self, doors: int, *, waits: bool, to: str, hours: int) -> None:
        """And the first is taken: somebody owes a piece of it, and perhaps it waits."""
        for _ in range(doors):
            self.reports(new_place("north"), concern="noise", centre="north", lost=False)
        self.claim(pick=0, post=self.owner(self.some(0)), lost=False)
        self.set_task(pick=0, who="owner", to=to, lost=False)
        if waits:
            self.wait(pick=0, who="owner", hours=hours, lost=False)

    @rule(pick=PICK, who=st.sampled_from(["owner", "owner", "leader", *NORTH[:2]]), hours=st.integers(1, 60), lost=LOST)
    def wait(self, pick: int, who: str, hours: int, *, lost: bool) -> None:
        """It stays its owner's and in the queue, until its date or what it waits for."""
        number, at = self.some(pick), self.town.clock.now()
        until = (at + timedelta(hours=hours)).isoformat()
        body = {"kind": "waiting_started", "reason": "resident", "at": at.isoformat(), "until": until}
        answer = self.post(self.person(self.who(number, who)), f"/v1/cases/{number}/events", body, lost=lost)
        if self.done(answer):
            assert self.leader(number).case(number)["waiting"]["until"] is not None

    @rule(pick=PICK, who=st.sampled_from(["owner", "leader", *NORTH[:2]]), to=st.sampled_from(NORTH[:5]), lost=LOST)
    def set_task(self, pick: int, who: str, to: str, *, lost: bool) -> None:
        number, text = self.some(pick), f"task {next(DRAWN)}"
        body = {"kind": "other", "assignee": {"responder": self.id(to)}, "text": text}
        if self.done(self.post(self.person(self.who(number, who)), f"/v1/cases/{number}/tasks", body, lost=lost)):
            self.tasks.setdefault(number, []).append(text)

    @rule(pick=PICK, post=st.sampled_from(NORTH[:5]), lost=LOST)
    def finish_task(self, pick: int, post: str, *, lost: bool) -> None:
        """By whoever owes it, or stands in for that one: once."""
        person = self.person(post)
        owed = person.tasks()
        if owed:
            path = f"/v1/tasks/{owed[pick % len(owed)]['id']}/events"
            assert self.done(self.post(person, path, {"kind": "done"}, lost=lost)), "what is owed can be done"
            assert not self.done(self.post(person, path, {"kind": "done"})), "and is done then"

    @rule(pick=PICK, who=st.sampled_from([*POSTS, "owner", "owner"]), hours=st.sampled_from([25, 60]))
    def tell_a_day_again_much_later(self, pick: int, who: str, hours: int) -> None:
        """What was done is not done again; what was refused may be done by then."""
        number, note = self.some(pick), f"note {next(DRAWN)}"
        told = {"kind": "note", "note": note, "at": self.town.clock.now().isoformat()}
        path, key = f"/v1/cases/{number}/events", f"day {next(DRAWN)}"
        batch = {"actions": [{"idempotency_key": key, "path": path, "body": told}]}
        device = self.person(self.who(number, who))
        (was,) = device.post("/v1/batches", batch).json()["items"]
        self.time_passes(hours * 60)
        (is_now,) = device.post("/v1/batches", batch).json()["items"]
        if was["status"] == 201:
            assert (is_now["status"], is_now["replayed"]) == (201, True)
        if 201 in {was["status"], is_now["status"]}:
            self.known[number].notes.append(note)

    def _owed_in(self, number: str) -> list[str]:
        ended = [one for one, known in self.known.items() if known.merged_into == number]
        return [*self.tasks.get(number, []), *(text for one in ended for text in self._owed_in(one))]
