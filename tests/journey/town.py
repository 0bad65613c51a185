"""People of a small municipality as they use the service: each speaks HTTP with a key of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from httpx2 import Response

from app.access.callers import KeyGrant
from app.kit.clock import FixedClock
from app.kit.codes import Role
from tests.directory.city import City
from tests.door import Door

FLAT = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
"""A dwelling of the department whose adviser is the north's."""

PLAIN = "Se felterne."
"""Words that say nothing: what is reported stands in the fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a key."""

    door: Door
    headers: dict[str, str]

    def get(self, path: str, **headers: str) -> Response:
        return self.door.client.get(path, headers=self.headers | headers)

    def post(self, path: str, body: Any, **headers: str) -> Response:  # noqa: ANN401 whatever a test wants to send
        return self.door.client.post(path, json=body, headers=self.headers | headers)

    def reports(self, description: str, place: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:  # noqa: ANN401
        """Send a report and return its view."""
        sent = self.post("/v1/reports", {"description": description, "place": place or FLAT, **more})
        assert sent.status_code == 201, sent.text
        return dict(sent.json())

    def queue(self) -> list[dict[str, Any]]:
        answer = self.get("/v1/queue?limit=200")
        assert answer.status_code == 200, answer.text
        return list(answer.json()["items"])

    def case(self, number: str) -> dict[str, Any]:
        answer = self.get(f"/v1/cases/{number}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def claims(self, number: str) -> dict[str, Any]:
        answer = self.post(f"/v1/cases/{number}/claim", {})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def tells(self, number: str, **event: Any) -> dict[str, Any]:  # noqa: ANN401 an event's fields
        answer = self.post(f"/v1/cases/{number}/events", event)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def offers(self, number: str, *, to: dict[str, Any], reason: str = "Hører til hos jer.") -> dict[str, Any]:
        """Offer a case to somebody else and return the hand-over."""
        answer = self.post(f"/v1/cases/{number}/hand-overs", {"to": to, "reason": reason})
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def answers_offer(self, hand_over: str, how: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 an answer's fields
        """Accept, decline, withdraw or decide a hand-over."""
        answer = self.post(f"/v1/hand-overs/{hand_over}/{how}", body)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def offered(self) -> list[dict[str, Any]]:
        answer = self.get("/v1/hand-overs")
        assert answer.status_code == 200, answer.text
        return list(answer.json()["items"])

    def tries(self, act: str, number: str, **body: Any) -> int:  # noqa: ANN401 an act's fields
        """Try an act on a case and return the status of the answer."""
        return self.post(f"/v1/cases/{number}/{act}", body).status_code

    def tasks(self) -> list[dict[str, Any]]:
        answer = self.get("/v1/tasks")
        assert answer.status_code == 200, answer.text
        return list(answer.json()["items"])

    def closes(self, number: str, **closing: Any) -> dict[str, Any]:  # noqa: ANN401 a closing's fields
        answer = self.post(f"/v1/cases/{number}/close", closing)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    door: Door
    city: City
    clock: FixedClock
    known: dict[KeyGrant, Person] = field(default_factory=dict)

    def person(self, grant: KeyGrant) -> Person:
        if grant not in self.known:
            self.known[grant] = Person(door=self.door, headers=self.door.key(grant))
        return self.known[grant]

    @property
    def portal(self) -> Person:
        """The portal of the housing organisation."""
        return self.person(KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({self.city.landlord})))

    @property
    def neighbours(self) -> Person:
        """The citizens' form of the municipality: whoever has no portal."""
        return self.person(KeyGrant(role=Role.AUTHORITY, person="borgerformular"))

    @property
    def desk(self) -> Person:
        return self.person(KeyGrant(role=Role.CALL_DESK))

    @property
    def leader(self) -> Person:
        return self.person(KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({self.city.north})))

    @property
    def south_leader(self) -> Person:
        return self.person(KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({self.city.south})))

    @property
    def administrator(self) -> Person:
        return self.person(KeyGrant(role=Role.ADMINISTRATOR))

    def enters(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Let the administrator add to the directory."""
        answer = self.administrator.post(path, body)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def is_now(self, local: str) -> None:
        """Move the clock forward to an instant written with its offset."""
        then = datetime.fromisoformat(local).astimezone(UTC)
        assert then >= self.clock.at, "time goes forward in this town"
        self.clock.at = then

    def responder(self, responder: UUID) -> Person:
        return self.person(KeyGrant(role=Role.RESPONDER, responder=responder))

    @property
    def adviser(self) -> Person:
        return self.responder(self.city.north_team.adviser)

    @property
    def second_adviser(self) -> Person:
        return self.responder(self.city.north_team.second_adviser)

    @property
    def caseworker(self) -> Person:
        return self.responder(self.city.north_team.caseworker)

    @property
    def support_contact_person(self) -> Person:
        return self.responder(self.city.north_team.support_contact_person)

    @property
    def reception(self) -> Person:
        return self.responder(self.city.north_team.reception)

    @property
    def south_adviser(self) -> Person:
        return self.responder(self.city.south_team.adviser)

    @property
    def family_team(self) -> Person:
        return self.responder(self.city.north_team.family_team)

    @property
    def cleaner(self) -> Person:
        return self.person(KeyGrant(role=Role.SUPPLIER, supplier=self.city.cleaning))

    def response_times(self, person: Person | None = None) -> dict[str, dict[str, Any]]:
        """Return the figures of this year by the name of the centre."""
        answer = (person or self.leader).get("/v1/response-times?from=2026-01-01&to=2028-01-01")
        assert answer.status_code == 200, answer.text
        return {one["group"]["social_centre"]["name"]: one for one in answer.json()["items"]}
