"""Responders and leaders of two centres, absences, clocks, lost answers and devices, as they come."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.journey.queue_model import DRAWN, NORTH, PICK, POSTS, STREETS, WHO, Model, new_place

LOST = st.booleans()
"""Whether the first answer is lost on the way."""


class Work(Model):
    """What is done with cases where they are."""

    @rule(
        concern=st.sampled_from(["noise", "worry", "damage"]),
        centre=st.sampled_from(["north", *STREETS]),
        lost=LOST,
    )
    def report(self, concern: str, centre: str, *, lost: bool) -> None:
        self.reports(new_place(centre), concern=concern, centre=centre, lost=lost)

    @rule(pick=PICK, post=st.sampled_from(POSTS), lost=LOST)
    def claim(self, pick: int, post: str, *, lost: bool) -> None:
        number = self.some(pick)
        claimed = self.done(self.post(self.person(post), f"/v1/cases/{number}/claim", {}, lost=lost))
        if claimed and self.known[number].owner != self.id(post):
            self.goes_to(number, post)

    @rule(pick=PICK, who=st.sampled_from(WHO), lost=LOST)
    def tell(self, pick: int, who: str, *, lost: bool) -> None:
        number, note = self.some(pick), f"note {next(DRAWN)}"
        body = {"kind": "note", "note": note, "at": self.town.clock.now().isoformat()}
        if self.done(self.post(self.person(self.who(number, who)), f"/v1/cases/{number}/events", body, lost=lost)):
            self.known[number].notes.append(note)

    @rule(pick=PICK, who=st.sampled_from(WHO), late=st.integers(0, 20), wrong=st.integers(-900, 900))
    def tell_a_day(self, pick: int, who: str, late: int, wrong: int) -> None:
        """By a device whose clock is wrong and whose first answer was lost."""
        number, note, key = self.some(pick), f"note {next(DRAWN)}", f"day {next(DRAWN)}"
        shown = self.town.clock.now() + timedelta(seconds=wrong)
        told = {"kind": "note", "note": note, "at": (shown - timedelta(seconds=late)).isoformat()}
        action = {"idempotency_key": key, "path": f"/v1/cases/{number}/events", "body": told}
        device, batch = self.person(self.who(number, who)), {"sent_at": shown.isoformat(), "actions": [action]}
        first, again = (device.post("/v1/batches", batch) for _ in range(2))
        assert (first.status_code, again.status_code) == (200, 200), first.text
        (was,), (is_now,) = first.json()["items"], again.json()["items"]
        assert was["status"] == is_now["status"]
        if was["status"] == 201:
            assert (was["replayed"], is_now["replayed"]) == (False, True)
            self.known[number].notes.append(note)

    @rule(pick=PICK, who=st.sampled_from(WHO), lost=LOST)
    def release(self, pick: int, who: str, *, lost: bool) -> None:
        number = self.some(pick)
        giver = self.person(self.who(number, who))
        if self.done(self.post(giver, f"/v1/cases/{number}/release", {"reason": "x"}, lost=lost)):
            self.goes_to(number, {"north": "reception", "south": "south_reception"}[self.known[number].centre])

    @rule(pick=PICK, who=st.sampled_from(WHO), to=st.sampled_from(POSTS), lost=LOST)
    def offer(self, pick: int, who: str, to: str, *, lost: bool) -> None:
        number = self.some(pick)
        body = {"to": {"responder": self.id(to)}, "reason": "x"}
        answer = self.post(self.person(self.who(number, who)), f"/v1/cases/{number}/hand-overs", body, lost=lost)
        if self.done(answer):
            self.known[number].offer = answer.json()["id"]

    @rule(pick=PICK, post=st.sampled_from(POSTS), how=st.sampled_from(["accept", "decline"]), lost=LOST)
    def answer_offer(self, pick: int, post: str, how: str, *, lost: bool) -> None:
        number = self.offered(pick)
        if number is None:
            return
        body = {"reason": "x"} if how == "decline" else {}
        path = f"/v1/hand-overs/{self.known[number].offer}/{how}"
        if self.done(self.post(self.person(post), path, body, lost=lost)) and how == "accept":
            self.goes_to(number, post)

    @rule(pick=PICK, to=st.sampled_from(POSTS))
    def decide(self, pick: int, to: str) -> None:
        number = self.offered(pick)
        if number is None:
            return
        path = f"/v1/hand-overs/{self.known[number].offer}/decide"
        if self.done(self.post(self.town.leader, path, {"owner": self.id(to), "reason": "x"})):
            self.goes_to(number, to)

    @rule(pick=PICK, to=st.sampled_from(POSTS), lost=LOST)
    def reassign(self, pick: int, to: str, *, lost: bool) -> None:
        number = self.some(pick)
        body = {"cases": [number], "to": self.id(to), "reason": "x"}
        answer = self.post(self.leader(number), "/v1/reassignments", body, lost=lost)
        if self.done(answer) and answer.json()["items"][0]["became"] == "reassigned":
            self.goes_to(number, to)

    @rule(pick=PICK, who=st.sampled_from(WHO), lost=LOST)
    def close(self, pick: int, who: str, *, lost: bool) -> None:
        number = self.some(pick)
        body = {"outcome": "order_restored", "reason": "Ro."}
        if self.done(self.post(self.person(self.who(number, who)), f"/v1/cases/{number}/close", body, lost=lost)):
            self.known[number].open = False

    @rule(pick=PICK, lost=LOST)
    def reopen(self, pick: int, *, lost: bool) -> None:
        number = self.some(pick)
        answer = self.post(self.leader(number), f"/v1/cases/{number}/reopen", {"reason": "Igen."}, lost=lost)
        if self.done(answer):
            known = self.known[number]
            assert known.merged_into is None, "it goes on in the other one"
            known.owner, known.open, known.offer = self.found()[number].owner, True, None

    @rule(post=st.sampled_from(NORTH[:5]), substitute=st.sampled_from(NORTH[:5]), hours=st.integers(1, 60))
    def go_away(self, post: str, substitute: str, hours: int) -> None:
        if post != substitute:
            until = (self.town.clock.now() + timedelta(hours=hours)).isoformat()
            absence = {"responder": self.id(post), "substitute": self.id(substitute), "valid_to": until}
            assert self.town.administrator.post("/v1/absences", absence).status_code == 201

    @rule(minutes=st.sampled_from([1, 30, 240, 1500]))
    def time_passes(self, minutes: int) -> None:
        self.town.clock.advance(timedelta(minutes=minutes))
        self.do_due()
