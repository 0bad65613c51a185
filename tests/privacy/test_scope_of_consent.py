"""A consent lets see exactly what it is for: in the case, the queue and the feed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from app.access.callers import SYSTEM, Caller
from app.access.scopes import Scope, Scopes, in_order
from app.api.case_views import CaseOut, QueueItemOut
from app.api.shared_case import OF_BOTH, SECTIONS
from app.kit.codes import Role
from app.kit.database import Database, Tx
from app.kit.errors import NotFound
from app.queue.look import case, scope_of
from app.queue.viewer import viewer_of
from tests.contract.test_polling import until_waiting
from tests.journey.town import Person, Town
from tests.privacy.test_consent import consent, noise

RESIDENT, REPORTER = "Rosa Lindegaard", "Viggo Melder"
SAID, NOTED, ASKED = "Hver nat brager det", "Noteret", "Gør det"
SECRETS = {
    RESIDENT: {Scope.CONTACTS},
    REPORTER: {Scope.CONTACTS},
    "20304050": {Scope.CONTACTS},
    SAID: {Scope.TEXTS},
    NOTED: {Scope.TEXTS, Scope.EVENTS},
    ASKED: {Scope.TEXTS, Scope.EVENTS},
    "Fortsat uro": {Scope.TEXTS, Scope.SUPPORT},
    "Rettet navn": {Scope.TEXTS, Scope.EVENTS},
    "task_set": {Scope.EVENTS},
    "Ahornvej": {Scope.CONTACTS},
    "opens_no_letters": {Scope.CONTACTS},
    '"dog"': {Scope.CONTACTS},
    "move_in_3_months": {Scope.SUPPORT},
}
"""What stands in the case that is shared, and which scopes are needed, all of them, to be shown it."""
EACH = [
    *((one,) for one in Scope),
    *((Scope.TEXTS, Scope.EVENTS), (Scope.TEXTS, Scope.SUPPORT), (Scope.CONTACTS, Scope.EVENTS)),
    *((Scope.TEXTS, Scope.EVENTS, Scope.CONTACTS), (Scope.SUPPORT, Scope.EVENTS)),
]
OF_PERSONS = {
    *("resident", "place", "concerns", "contact_advice", "safety", "interpreter_language"),
    *("possibly_related", "relapse", "informed", "suggested_owner"),
}
"""What of a case in a queue is of somebody, or of somebody's earlier cases: who may know how it stands sees none."""
IN_PART = {"reports", "corrections", "timeline", "tasks", "work", "courses"}


def told_of(town: Town) -> str:
    """Return the number of a case of which there is something to tell of each kind."""
    reporter = {"kind": "caretaker", "name": REPORTER, "phone": "+4533123456"}
    resident = {"name": RESIDENT, "phone": "20304050"}
    advice: dict[str, Any] = {"safety": ["dog"], "contact_advice": ["opens_no_letters"], "interpreter_language": "so"}
    town.portal.reports(SAID, concerns=["noise"], reporter=reporter, resident=resident, **advice)
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    town.adviser.tells(number, kind="note", at=town.clock.at.isoformat(), note=NOTED)
    due = (town.clock.at + timedelta(days=3)).isoformat()
    task = {"kind": "other", "assignee": {"responder": str(town.city.north_team.adviser)}, "text": ASKED, "due": due}
    right = {"resident": {"name": RESIDENT, "phone": "20304050"}, "reason": "Rettet navn"}
    for act, body in (("tasks", task), ("corrections", right), ("courses", _COURSE)):
        done = town.adviser.post(f"/v1/cases/{number}/{act}", body)
        assert done.is_success, done.text
    (course,) = town.adviser.case(number)["courses"]
    put_off = {"to": "2027-03-31", "reason": "Fortsat uro"}
    assert town.adviser.post(f"/v1/cases/{number}/courses/{course['id']}/extensions", put_off).is_success
    return number


_COURSE = {"kind": "move_in_3_months", "starts_on": "2026-12-01"}


def shared(town: Town, number: str, *scope: Scope, **more: Any) -> str:  # noqa: ANN401 a consent's fields
    body = consent(town, scope=[one.value for one in scope], **more)
    given = town.adviser.post(f"/v1/cases/{number}/consents", body)
    assert given.status_code == 201, given.text
    assert given.json()["scope"] == [one.value for one in in_order(frozenset({*scope, Scope.STATUS}))]
    return str(given.json()["id"])


def read(person: Person, number: str) -> Any:  # noqa: ANN401 a case as JSON
    answer = person.get(f"/v1/cases/{number}")
    assert answer.status_code == 200, answer.text
    return answer


def test_each_field_of_a_case_is_of_a_scope_or_of_none() -> None:
    """A new field is shown to nobody by consent until somebody says what it is of."""
    known = OF_BOTH.union(*SECTIONS.values())
    assert known == set(CaseOut.model_fields)
    assert set(SECTIONS) == set(Scope)
    assert set(QueueItemOut.model_fields) - SECTIONS[Scope.STATUS] == OF_PERSONS


def nothing_of(value: object) -> bool:
    """Say whether a field is shown to somebody whom it is not shared with: empty, and of its own kind."""
    return value in (None, []) or (isinstance(value, dict) and set(value.values()) == {None})


def as_shared(case: dict[str, Any], scope: set[Scope]) -> dict[str, Any]:
    """Return what of a case in a queue is of a scope, by the table."""
    names = set().union(*(SECTIONS[one] for one in scope))
    return {name: case[name] for name in QueueItemOut.model_fields if name in names}


@pytest.mark.parametrize("scope", EACH, ids="+".join)
def test_it_widens_the_view_by_exactly_its_scope(town: Town, scope: tuple[Scope, ...]) -> None:
    number = told_of(town)
    assert town.caseworker.get(f"/v1/cases/{number}").status_code == 404
    covered = {*scope, Scope.STATUS}
    shared(town, number, *scope)
    answer = read(town.caseworker, number)
    whole, case = read(town.adviser, number).json(), answer.json()
    assert set(case["shared"]) == covered
    for name in CaseOut.model_fields:
        needed = {one for one in Scope if name in SECTIONS[one]}
        given = covered & needed if needed else {Scope.TEXTS, Scope.EVENTS} <= covered
        assert given or nothing_of(case[name]), name
        assert not given or len(covered) < len(Scope) - 1 or name in IN_PART or case[name] == whole[name], name
    for secret, scopes in SECRETS.items():
        assert (secret in answer.text) is (scopes <= covered), secret
    queue = town.caseworker.get("/v1/queue").json()
    told = {"kind": "note", "at": town.clock.at.isoformat(), "note": "Mere."}
    assert town.adviser.post(f"/v1/cases/{number}/events", told).status_code == 201
    (changed,) = town.caseworker.get(f"/v1/changes?after={queue['cursor']}").json()["items"]
    for item in (queue["items"][0], changed["case"], town.caseworker.queue()[0]):
        assert item["number"] == number
        assert item.get("shared") == (None if covered == set(Scope) else case["shared"])
        for name in set(QueueItemOut.model_fields) - as_shared(item, covered).keys():
            assert nothing_of(item[name]), name
        assert item["version"] < case["version"] + 2
        assert as_shared(item, covered) | {"version": 0} == as_shared(whole, covered) | {"version": 0}
    (part,) = town.caseworker.get("/v1/queue?fields=place,urgency").json()["items"]
    assert set(part) == {"number", "place", "urgency"} | ({"shared"} if covered != set(Scope) else set())
    assert nothing_of(part["place"]) is (Scope.CONTACTS not in covered)


def test_a_consent_without_a_scope_is_for_all_of_the_case_as_it_was(town: Town) -> None:
    number = told_of(town)
    given = town.adviser.post(f"/v1/cases/{number}/consents", consent(town)).json()
    assert given["scope"] == [one.value for one in Scope]
    assert read(town.caseworker, number).json() == read(town.adviser, number).json()
    assert town.caseworker.queue()[0] == town.adviser.queue()[0]


@pytest.mark.parametrize(("scope", "where"), [(["everything"], "/scope/0"), ([], "/scope"), ("texts", "/scope")])
def test_what_is_no_scope_is_refused_by_name(town: Town, scope: object, where: str) -> None:
    number = noise(town)
    refused = town.adviser.post(f"/v1/cases/{number}/consents", consent(town, scope=scope))
    assert refused.status_code == 422
    assert [one["pointer"] for one in refused.json()["errors"]] == [where]


def test_of_several_consents_one_adds_to_the_other_and_each_ends_at_once(town: Town) -> None:
    number = told_of(town)
    path = f"/v1/cases/{number}/consents"
    first = shared(town, number, Scope.CONTACTS)
    shared(town, number, Scope.SUPPORT, until="2026-11-25T10:00:00+01:00")
    cursor = town.caseworker.get("/v1/queue").json()["cursor"]
    assert read(town.caseworker, number).json()["shared"] == ["status", "contacts", "support"]
    assert town.adviser.post(f"{path}/{first}/withdraw", None).status_code == 200
    assert read(town.caseworker, number).json()["shared"] == ["status", "support"]
    assert town.caseworker.queue()[0]["resident"] is None
    assert town.caseworker.get(f"/v1/changes?after={cursor}").status_code == 410
    town.is_now("2026-11-25T10:00:00+01:00")
    assert town.caseworker.get(f"/v1/cases/{number}").status_code == 404
    assert town.caseworker.queue() == []


def test_who_waits_is_told_as_much_of_the_case_as_each_sees(town: Town) -> None:
    number = told_of(town)
    shared(town, number, Scope.EVENTS)
    people = (town.caseworker, town.adviser)
    cursors = [one.get("/v1/queue").json()["cursor"] for one in people]
    with ThreadPoolExecutor(2) as pool:
        waiting = [
            pool.submit(one.get, f"/v1/changes?after={after}", Prefer="wait=20")
            for one, after in zip(people, cursors, strict=True)
        ]
        until_waiting(town, 2)
        town.adviser.tells(number, kind="note", at=town.clock.at.isoformat(), note="Mere.")
        told = [one.result(15).json()["items"][0]["case"]["resident"] for one in waiting]
    assert told == [None, {"name": RESIDENT, "phone": "+4520304050"}]


def test_who_is_let_in_to_read_takes_no_case_that_nobody_has_taken(town: Town) -> None:
    number = told_of(town)
    given_back = town.adviser.post(f"/v1/cases/{number}/release", {"reason": "Jeg kender familien privat."})
    assert given_back.json()["owner"]["kind"] == "reception"
    body = consent(town, scope=[Scope.STATUS.value], kind="support_contact_person", social_centre=str(town.city.south))
    assert town.leader.post(f"/v1/cases/{number}/consents", body).status_code == 201
    reader = town.responder(town.city.south_team.support_contact_person)
    assert read(reader, number).json()["shared"] == [Scope.STATUS.value]
    answer = reader.post(f"/v1/cases/{number}/claim", {})
    assert (answer.status_code, "shared to be read" in answer.json()["detail"]) == (403, True)
    assert town.second_adviser.claims(number)["owner"]["kind"] == "housing_adviser"


def test_whose_work_it_is_too_sees_all_of_it(town: Town) -> None:
    number = told_of(town)
    shared(town, number, Scope.STATUS)
    assert read(town.caseworker, number).json()["reports"] is None
    person = {"responder": str(town.city.north_team.caseworker)}
    assert town.adviser.post(f"/v1/cases/{number}/participants", person).is_success
    assert read(town.caseworker, number).json() == read(town.adviser, number).json()
    assert town.caseworker.queue()[0]["resident"]["name"] == RESIDENT


def test_the_export_and_the_list_of_consents_say_what_it_is_for(town: Town) -> None:
    number = told_of(town)
    shared(town, number, Scope.EVENTS)
    path = f"/v1/cases/{number}/consents"
    for person in (town.adviser, town.caseworker):
        assert [one["scope"] for one in person.get(path).json()["items"]] == [["status", "events"]]
    resident = town.administrator.post("/v1/residents", {"cases": [number]}).json()["id"]
    export = town.administrator.get(f"/v1/residents/{resident}/export").json()["items"]
    assert [one["value"]["scope"] for one in export if one["what"] == "consent"] == [["status", "events"]]
    page = town.administrator.get(f"/v1/residents/{resident}/export?format=page").text
    assert "scope: status<br>scope: events" in page


def test_a_viewer_from_before_a_consent_ended_is_shown_nothing_by_it(town: Town, database: Database) -> None:
    """Whoever was let in a moment ago is not let in to all of it because nothing says to what."""
    number = told_of(town)
    shared(town, number, Scope.STATUS, until=(town.clock.at + timedelta(days=1)).isoformat())
    caller = Caller(id=UUID(int=5), role=Role.RESPONDER, responder=town.city.north_team.caseworker)
    then = town.clock.at

    def look_back(tx: Tx) -> Scopes:
        viewer = viewer_of(tx, caller, at=then)
        return scope_of(tx, viewer, case(tx, viewer, number=number))

    assert database.read(look_back, caller=SYSTEM) == {Scope.STATUS}
    town.clock.advance(timedelta(days=2))
    with pytest.raises(NotFound):
        database.read(look_back, caller=SYSTEM)
