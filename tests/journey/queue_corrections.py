"""What is put right in cases: words and places, residents who move, two cases that are one and one that is two."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from httpx2 import Response
from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.journey.queue_model import PICK, STREETS, WHO, Expected, new_place, serves
from tests.journey.queue_work import LOST, Work

_LATER = timedelta(minutes=10)


class WorkAndCorrections(Work):
    """Work, and what was wrong."""

    @rule(
        pick=PICK,
        who=st.sampled_from(WHO),
        what=st.sampled_from(
            [{"urgency": "acute"}, {"urgency": "soon"}, {"concerns": ["neglect"]}, {"resident": None}]
        ),
        lost=LOST,
    )
    def put_right(self, pick: int, who: str, what: dict[str, Any], *, lost: bool) -> None:
        self._corrects(self.some(pick), who, what, lost=lost)

    @rule(pick=PICK, who=st.sampled_from(WHO), centre=st.sampled_from([*STREETS]), lost=LOST)
    def put_place_right(self, pick: int, who: str, centre: str, *, lost: bool) -> None:
        self._is_at(self.some(pick), who, new_place(centre), centre, lost=lost)

    @rule(pick=PICK, centre=st.sampled_from([*STREETS]), lost=LOST)
    def move_home(self, pick: int, centre: str, *, lost: bool) -> None:
        """The resident moves and takes the case along; who lives there now is somebody else."""
        number = self.some(pick)
        self.town.clock.advance(_LATER)
        moved_at = (self.town.clock.now() - _LATER / 2).isoformat()
        left, was_open = self.known[number].place, self.known[number].open
        moved = self._is_at(number, "leader", new_place(centre), centre, lost=lost, moved_at=moved_at)
        assert moved is was_open, "a leader may say so of any open case"
        if moved:
            before = self.found()[number].reports
            home = next(name for name, (_, postcode) in STREETS.items() if postcode == left["postcode"])
            self.reports(left, concern="noise", centre=home, lost=False)
            assert self.found()[number].reports == before, "what is reported where they lived is none of theirs"

    @rule(pick=PICK, concern=st.sampled_from(["noise", "worry"]), lost=LOST)
    def report_again(self, pick: int, concern: str, *, lost: bool) -> None:
        """Where something was reported before: it joins, or opens a case of its own."""
        place = self.known[self.some(pick)].place
        home = next(name for name, (_, postcode) in STREETS.items() if postcode == place["postcode"])
        self.reports(place, concern=concern, centre=home, lost=lost)

    @rule(pick=PICK, other=PICK, lost=LOST)
    def merge_by_correction(self, pick: int, other: int, *, lost: bool) -> None:
        """One was about the dwelling of the other all along."""
        number, into = self.some(pick), self.some(other)
        ended, lasting = self.known[number], self.known[into]
        if number == into or ended.centre != lasting.centre:
            return
        self._is_at(number, "leader", lasting.place, lasting.centre, lost=lost)
        body = {"into": into, "reason": "x"}
        answer = self.post(self.leader(number), f"/v1/cases/{number}/merge", body, lost=lost)
        merged = self.done(answer)
        if ended.place == lasting.place:
            assert merged is (ended.open and lasting.open), (answer.text, ended, lasting)
        if merged:
            ended.open, ended.merged_into, ended.offer = False, into, None

    @rule(pick=PICK, lost=LOST)
    def split(self, pick: int, *, lost: bool) -> None:
        """A report is about something else, and gets a case of its own with the same owner."""
        number = self.some(pick)
        before, moved = self.found(), sorted(self.found()[number].reports)[:1]
        if not moved:
            return
        body = {"reports": moved, "reason": "x"}
        known, answer = self.known[number], self.post(self.leader(number), f"/v1/cases/{number}/split", body, lost=lost)
        assert self.done(answer) is (known.open and len(before[number].reports) > 1), answer.text
        for new in set(self.found()) - set(before):
            self.known[new] = Expected(owner=known.owner, centre=known.centre, place=self.references[moved[0]])

    @rule(pick=PICK, other=PICK, lost=LOST)
    def move_report(self, pick: int, other: int, *, lost: bool) -> None:
        number, into = self.some(pick), self.some(other)
        moved = sorted(self.found()[number].reports)[:1]
        if number == into or not moved or self.known[number].centre != self.known[into].centre:
            return
        body = {"move_report": {"reports": moved, "into": into}, "reason": "x"}
        answer = self.post(self.leader(number), f"/v1/cases/{number}/corrections", body, lost=lost)
        if self.done(answer):
            assert set(moved) <= self.found()[into].reports

    def _is_at(self, number: str, who: str, place: dict[str, str], centre: str, *, lost: bool, **more: str) -> bool:
        """Put its place right; where that is another centre's it is offered there, or its owner serves there too."""
        answer = self._corrects(number, who, {"place": place, **more}, lost=lost)
        if not self.done(answer):
            return False
        known = self.known[number]
        known.place = place
        if centre != known.centre and centre in serves(self.owner(number)):
            known.centre, known.offer = centre, None
        elif centre != known.centre:
            known.offer = self.leader(number).case(number)["hand_overs"][-1]["id"]
        return True

    def _corrects(self, number: str, who: str, what: dict[str, Any], *, lost: bool) -> Response:
        path = f"/v1/cases/{number}/corrections"
        answer = self.post(self.person(self.who(number, who)), path, {"reason": "x", **what}, lost=lost)
        if self.done(answer):
            assert answer.status_code == 201
            self.known[number].put_right.append(next(iter(what)))
        return answer
