"""A town in which as much as can be is kept of two centres, by acts of people over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.access.callers import KeyGrant
from app.kit.codes import Role
from tests.contract.things import Things
from tests.journey.town import Person, Town
from tests.mailbox.letters import hand_in, mail

OTHER_DESK = KeyGrant(role=Role.CALL_DESK, person="another desk")


def fill(things: Things) -> None:
    """Let owners at both centres do all that leaves a row, share, take calls, and be asked about."""
    town = things.town
    north, south = things.own[Role.CENTRE_LEADER, "number"], things.own[Role.RESPONDER, "number"]
    for owner, number, team in (
        (town.adviser, north, town.city.north_team),
        (town.south_adviser, south, town.city.south_team),
    ):
        _work(town, owner, number, team.support_contact_person)
        town.enters("/v1/absences", {"responder": str(team.housing_support)})
        for centre in (town.city.north, town.city.south):
            said = {"purpose": "employment", "ground": "consent", "kind": "caseworker", "social_centre": str(centre)}
            _does(owner, f"/v1/cases/{number}/consents", said | {"until": "2026-12-01T10:00:00+01:00"})
    for desk in (town.desk, town.person(OTHER_DESK)):
        _does(desk, "/v1/phone-calls", {"kind": "consultation", "caller_phone": "33123456", "text": "Hvad må jeg?"})
    hand_in(town, mail("Der er høj musik hver nat fra Strandgade 3, 1. mf, 2300 København S."))
    hand_in(town, mail("Jeg er på ferie.", headers="Auto-Submitted: auto-replied\r\n"))
    for leader, centre in ((town.leader, town.city.north), (town.south_leader, town.city.south)):
        path = f"/v1/social-centres/{centre}/comments/2026-Q3"
        words = {"text": "Vi var få.", "confirm_free_text": True}
        written = leader.door.client.put(path, json=words, headers=leader.headers)
        assert written.is_success, written.text
    resident = _does(town.administrator, "/v1/residents", {"cases": [north, south]})["id"]
    items = town.administrator.get(f"/v1/residents/{resident}/export").json()["items"]
    withheld = {"item": items[0]["key"], "ground": "threat", "reason": "Konkret trussel."}
    assert town.administrator.post(f"/v1/residents/{resident}/withholdings", withheld).status_code == 204
    _does(town.administrator, "/v1/retention/holds", {"case": south, "reason": "Retssag."})


def _work(town: Town, owner: Person, number: str, other: Any) -> None:  # noqa: ANN401 the id of a post
    at, later = town.clock.at.isoformat(), (town.clock.at + timedelta(days=1)).isoformat()
    case = f"/v1/cases/{number}"
    _does(owner, f"{case}/events", {"kind": "visit_planned", "at": at, "planned_for": later})
    _does(owner, f"{case}/participants", {"responder": str(other)})
    _does(owner, f"{case}/corrections", {"resident": {"name": "Rosa Ret"}, "reason": "Stod på døren."})
    (course,) = _does(owner, f"{case}/courses", {"kind": "move_in_3_months", "starts_on": "2026-12-01"})["courses"]
    _does(owner, f"{case}/courses/{course['id']}/extensions", {"to": "2027-03-31", "reason": "Uro."})
    _does(owner, f"{case}/follow-ups", {"on": "2027-01-15"})
    told = _does(owner, f"{case}/events", {"kind": "waiting_started", "reason": "resident", "until": later, "at": at})
    asked = {"template": "which_dwelling", "answer_by": later}
    _does(owner, f"/v1/reports/{told['reports'][0]['reference']}/messages", asked)


def _does(person: Person, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = person.post(path, body)
    assert answer.is_success, f"{path}: {answer.text}"
    return dict(answer.json()) if answer.content else {}
