"""A device that reads a queue once and follows its changes from then on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.journey.town import Person


@dataclass(slots=True)
class Follower:
    """Somebody's device: it reads the queue once, and from then on changes alone, in pages of any size."""

    person: Person
    cursor: str = ""
    known: dict[str, Any] = field(default_factory=dict)
    anew: int = 0

    def read_anew(self) -> None:
        answer = self.person.get("/v1/queue?limit=200").json()
        self.cursor, self.known = answer["cursor"], {one["number"]: one for one in answer["items"]}

    def follow(self, limit: int) -> None:
        more = True
        while more:
            answer = self.person.get(f"/v1/changes?after={self.cursor}&limit={limit}")
            if answer.status_code == 410:
                self.anew += 1
                self.read_anew()
                return
            assert answer.status_code == 200, answer.text
            told = answer.json()
            for one in told["items"]:
                self._take(one)
            self.cursor, more = told["cursor"], told["more"]

    def _take(self, told: dict[str, Any]) -> None:
        if told["change"] == "entered":
            assert told["number"] not in self.known, "it enters once"
        else:
            assert told["number"] in self.known, "what changes or leaves had entered"
        if told["change"] == "left":
            assert told["case"] is None
            del self.known[told["number"]]
        else:
            self.known[told["number"]] = None if told["case"] is None else told["case"]

    def check(self) -> None:
        """Hold what the changes told against the queue as it is read afresh."""
        fresh = {one["number"]: one for one in self.person.queue()}
        assert set(self.known) == set(fresh)
        other = {number: _other(self.known[number], one) for number, one in fresh.items() if self.known[number] != one}
        assert other == {}


def _other(known: dict[str, Any], fresh: dict[str, Any]) -> dict[str, Any]:
    """Return what is another now, for whoever reads why this failed."""
    return {name: (known[name], fresh[name]) for name in fresh if known[name] != fresh[name]}
