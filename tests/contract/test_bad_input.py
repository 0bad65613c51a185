"""Whatever is sent, the refusal names the field, repeats nothing of it, and nothing is recorded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from httpx2 import Response

from app.access.callers import SYSTEM
from app.api.front_door import JSON
from app.kit.database import Tx
from app.tables import metadata
from tests.journey.town import FLAT, Person, Town

WORD = "Kaspersen"
"""Stands in every text that is refused: no answer may repeat it."""
DEEP = b"[" * 100_000
NEGLECT = {"description": "Der lugter på trappen.", "place": FLAT}


def with_(**fields: Any) -> bytes:  # noqa: ANN401 any JSON
    return json.dumps(NEGLECT | fields).encode()


def described(raw: bytes) -> bytes:
    """A report whose description is these bytes, as they are."""
    return b'{"place": {"address": "Ahornvej 14, 2. th", "postcode": "2400"}, "description": "' + raw + b'"}'


FIELDS = [
    # what is no object, or no such field
    (b"[]", ""),
    (b'"Kaspersen"', ""),
    (b"17", ""),
    (b"null", ""),
    (b"{}", "/description"),
    (with_(Kaspersen=1), ""),
    (with_(place=FLAT | {"Kaspersen": 1}), "/place"),
    (with_(place=FLAT | {"letter_box": 1}), "/place/letter_box"),
    # wrong types
    (with_(description=17), "/description"),
    (with_(description=None), "/description"),
    (with_(description=[WORD]), "/description"),
    (with_(description={"text": WORD}), "/description"),
    (with_(place=WORD), "/place"),
    (with_(place=[]), "/place"),
    (with_(concerns="noise"), "/concerns"),
    (with_(concerns=[["noise"]]), "/concerns/0"),
    (with_(reporter=WORD), "/reporter"),
    (with_(reporter={"anonymity_requested": WORD}), "/reporter/anonymity_requested"),
    (with_(landlord=17), "/landlord"),
    (with_(landlord=WORD), "/landlord"),
    (with_(your_reference=8841), "/your_reference"),
    # unknown codes
    (with_(concerns=["noise", WORD]), "/concerns/1"),
    (with_(concerns=["noise"] * 18), "/concerns"),
    (with_(reporter={"kind": WORD}), "/reporter/kind"),
    (with_(children_in_household=WORD), "/children_in_household"),
    (with_(safety=[WORD]), "/safety/0"),
    (with_(contact_advice=[WORD]), "/contact_advice/0"),
    (with_(language="Dansk, naturligvis"), "/language"),
    (with_(eviction={"stage": WORD}), "/eviction/stage"),
    # times
    (with_(happened_at="2026-11-17T10:00:00"), "/happened_at"),
    (with_(happened_at="2026-11-18T10:06:00+01:00"), "/happened_at"),
    (with_(happened_at="1989-12-31T23:59:59Z"), "/happened_at"),
    (with_(happened_at="0001-01-01T00:00:00+14:00"), "/happened_at"),
    (with_(happened_at="9999-12-31T23:59:59-14:00"), "/happened_at"),
    (with_(happened_at="2026-02-30T10:00:00Z"), "/happened_at"),
    (with_(happened_at=1763456400), "/happened_at"),
    (with_(happened_at="1763456400"), "/happened_at"),
    (with_(happened_at=WORD), "/happened_at"),
    (with_(eviction={"stage": "visit_scheduled", "at": "2026-11-27T09:00:00"}), "/eviction/at"),
    (with_(eviction={"stage": "visit_scheduled", "at": "1989-11-27T09:00:00Z"}), "/eviction/at"),
    (with_(eviction={"stage": "visit_scheduled", "terminated_on": "27-11-2026"}), "/eviction/terminated_on"),
    (with_(eviction={"stage": "visit_scheduled", "terminated_on": 20_000}), "/eviction/terminated_on"),
    (with_(eviction={"stage": "visit_scheduled", "at": "2199-11-27T09:00:00Z"}), "/eviction/at"),
    (with_(eviction={"stage": "visit_scheduled", "terminated_on": "2028-11-20"}), "/eviction/terminated_on"),
    (with_(discharge={"at": "2128-11-20T09:00:00Z"}), "/discharge/at"),
    (with_(discharge={"dwelling_unfit": True}), "/discharge/at"),
    # texts
    (with_(description="x" * 200_000), "/description"),
    (with_(description="  \n\t "), "/description"),
    (described(rb"Karla \u0000 Kaspersen"), "/description"),
    (described(rb"Karla \ud800 Kaspersen"), "/description"),
    (described(rb"Karla \udfff\ud800 Kaspersen"), "/description"),
    (described(b"Karla \xff\xfe Kaspersen"), "/description"),
    (described(b"Karla \xc3 Kaspersen"), "/description"),
    (described(b"Karla \xed\xa0\x80 Kaspersen"), "/description"),
    (with_(your_reference=WORD * 50), "/your_reference"),
    (with_(resident={"name": "x" * 201}), "/resident/name"),
    # how somebody is reached, and where
    (with_(reporter={"phone": WORD}), "/reporter/phone"),
    (with_(reporter={"phone": "12"}), "/reporter/phone"),
    (with_(reporter={"phone": "9" * 41}), "/reporter/phone"),
    (with_(reporter={"email": WORD}), "/reporter/email"),
    (with_(reporter={"email": "kim@ahorn.example, per@ahorn.example"}), "/reporter/email"),
    (with_(reporter={"email": "kim@ahorn.example\r\nBcc: alle@ahorn.example"}), "/reporter/email"),
    (with_(place={"address": "Ahornvej 14", "postcode": "24OO"}), "/place/postcode"),
    (with_(place={"address": "Ahornvej 14", "postcode": 2400}), "/place/postcode"),
    (with_(place={"address": "Ahornvej 14", "postcode": "\uff12\uff14\uff10\uff10"}), "/place/postcode"),
    (with_(place={"postcode": "2400"}), "/place"),
    (with_(place={"dar_address_id": WORD}), "/place/dar_address_id"),
    # numbers
    (with_(description=10**400), "/description"),
    (with_(children_in_household=1e308), "/children_in_household"),
    (with_(landlord=-1), "/landlord"),
]
UNREADABLE = [b"{", b"Kaspersen", b'{"description": }', b"\xff\xfe", DEEP, b'{"a":' * 10_000, b'{"a": "\x01"}', b"\0"]
OTHERS = [
    ("administrator", "/v1/landlords", {"name": 17}, "/name"),
    ("administrator", "/v1/landlords", {"name": "A", "kind": WORD}, "/kind"),
    ("administrator", "/v1/landlords", {"name": "A", "cvr": "1234567x"}, "/cvr"),
    ("administrator", "/v1/landlords", {"name": "A", "phone": WORD}, "/phone"),
    ("administrator", "/v1/landlords", {"name": "A", "valid_from": "2026-11-17T10:00:00"}, "/valid_from"),
    ("administrator", "/v1/landlords", {"name": "A", WORD: 1}, ""),
    ("administrator", "/v1/districts", {"name": "A", "code": "9", "social_centre": WORD}, "/social_centre"),
    ("adviser", "/v1/cases/{number}/events", {"kind": WORD, "at": "2026-11-18T10:00:00+01:00"}, "/kind"),
    ("adviser", "/v1/cases/{number}/events", {"kind": "reopened", "at": "2026-11-18T10:00:00+01:00"}, "/kind"),
    ("adviser", "/v1/cases/{number}/events", {"kind": "note", "at": "2026-11-18T10:00:00"}, "/at"),
    ("adviser", "/v1/cases/{number}/events", {"kind": "note", "at": "2026-11-18T10:06:00+01:00"}, "/at"),
    ("adviser", "/v1/cases/{number}/events", {"kind": "note"}, "/at"),
    ("adviser", "/v1/cases/{number}/events", {"kind": "contacted", "at": "2026-11-18T10:00:00+01:00"}, "/with"),
    (
        "adviser",
        "/v1/cases/{number}/events",
        {"kind": "contacted", "at": "2026-11-18T10:00:00+01:00", "with": "reporter", "report": "K7Q2-9XM5"},
        "/report",
    ),
    ("adviser", "/v1/cases/{number}/close", {"outcome": WORD}, "/outcome"),
    ("adviser", "/v1/cases/{number}/close", {}, "/outcome"),
    ("adviser", "/v1/cases/{number}/close", {"outcome": "help_declined", "at": "2026-11-18T10:00"}, "/at"),
    ("adviser", "/v1/cases/{number}/close", {"outcome": "help_declined", "reason": "x" * 200_000}, "/reason"),
    ("adviser", "/v1/cases/{number}/reopen", {"reason": ""}, "/reason"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    town: Town
    number: str
    """A case that is worked on."""
    before: dict[str, int]

    def sends(
        self, body: bytes, path: str = "/v1/reports", who: str = "portal", media: str = JSON.media_type
    ) -> Response:
        person: Person = getattr(self, who)
        path = path.format(number=self.number)
        return person.door.client.post(path, content=body, headers=person.headers | {"content-type": media})

    @property
    def portal(self) -> Person:
        return self.town.portal

    @property
    def adviser(self) -> Person:
        return self.town.adviser

    @property
    def administrator(self) -> Person:
        return self.town.administrator


def rows(town: Town) -> dict[str, int]:
    """How much stands in every table."""

    def count(tx: Tx) -> dict[str, int]:
        return {
            name: len(tx.execute(table.select(), {}).all())
            for name, table in metadata.tables.items()
            if name != "access_log"
        }

    return town.door.wiring.database.read(count, caller=SYSTEM)


@pytest.fixture
def scene(town: Town) -> Scene:
    town.portal.reports("Der er høj musik hver nat.")
    (item,) = town.adviser.queue()
    town.adviser.claims(item["number"])
    for person in (town.portal, town.adviser, town.administrator, town.leader):
        assert person.headers
    before = rows(town)
    assert (before["reports"], before["cases"]) == (1, 1)
    return Scene(town=town, number=item["number"], before=before)


def refused(answer: Response, *, status: int) -> list[str]:
    """Return the pointers of a refusal, after a look at everything else in it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"].startswith("urn:indgang:problem:")
    said = [one["message"] for one in problem["errors"]]
    assert all(said)
    assert WORD not in json.dumps([problem["detail"], problem["title"], said])
    return [one["pointer"] for one in problem["errors"]]


@pytest.mark.timeout(100)
def test_every_field_of_a_report_that_cannot_be_is_named(scene: Scene) -> None:
    for body, pointer in FIELDS:
        found = refused(scene.sends(body), status=422)
        assert pointer in found, (body[:200], found)
        assert len(found) == 1 or body == b"{}", (body[:200], found)
    assert rows(scene.town) == scene.before


WORDS = [
    (with_(place={"address": "Ahornvej 14", "postcode": "24OO"}), "/place/postcode", "four digits"),
    (with_(language="Dansk, naturligvis"), "/language", "da, en or pl"),
    (with_(reporter={"email": WORD}), "/reporter/email", "navn@example.dk"),
    (with_(children_in_household=WORD), "/children_in_household", "This is one of: yes, no, expected, unknown."),
    (with_(landlord=WORD), "/landlord", "36 characters"),
    (with_(description="x" * 200_000), "/description", "At most 50000 characters."),
    (with_(concerns=["noise"] * 18), "/concerns", "At most "),
    (with_(happened_at="2026-02-30T10:00:00Z"), "/happened_at", "written like 2026-11-20T23:30:00+01:00"),
    (
        with_(eviction={"stage": "visit_scheduled", "terminated_on": "27-11-2026"}),
        "/eviction/terminated_on",
        "2026-11-20",
    ),
    (with_(reporter={"anonymity_requested": WORD}), "/reporter/anonymity_requested", "true or false"),
    (with_(concerns="noise"), "/concerns", "a list"),
]


def test_a_refusal_says_in_plain_words_what_may_stand_there(scene: Scene) -> None:
    for body, pointer, words in WORDS:
        (error,) = scene.sends(body).json()["errors"]
        assert (error["pointer"], words in error["message"]) == (pointer, True), error
        assert "Input should" not in error["message"]
        assert "pattern" not in error["message"]


def test_what_is_no_json_is_told_as_such(scene: Scene) -> None:
    for body in UNREADABLE:
        assert refused(scene.sends(body), status=400) == []
    assert rows(scene.town) == scene.before


def test_no_body_is_a_body_that_is_missing(scene: Scene) -> None:
    assert refused(scene.sends(b""), status=422) == [""]
    assert rows(scene.town) == scene.before


def test_only_json_of_a_reasonable_size_is_taken(scene: Scene) -> None:
    for media in ("text/plain", "application/xml", "multipart/form-data; boundary=x", "application/jsonp", ""):
        assert refused(scene.sends(with_(), media=media), status=415) == []
    assert refused(scene.sends(with_(description="x" * JSON.most)), status=413) == []
    assert rows(scene.town) == scene.before


def test_the_other_doors_are_as_strict(scene: Scene) -> None:
    for who, path, body, pointer in OTHERS:
        found = refused(scene.sends(json.dumps(body).encode(), path, who), status=422)
        assert found == [pointer], (path, body)
    for _, path, _, _ in OTHERS:
        who = "administrator" if "cases" not in path else "adviser"
        for body in UNREADABLE[:4]:
            assert refused(scene.sends(body, path, who), status=400) == []
    assert rows(scene.town) == scene.before


def test_several_mistakes_are_all_told_at_once(scene: Scene) -> None:
    body = with_(description="", happened_at="2026", concerns=[WORD], reporter={"phone": WORD, "email": WORD})
    pointers = {"/description", "/happened_at", "/concerns/0", "/reporter/phone", "/reporter/email"}
    assert set(refused(scene.sends(body), status=422)) == pointers


def test_parameters_and_headers_are_named_too(scene: Scene) -> None:
    leader, portal = scene.town.leader, scene.portal
    assert refused(portal.get("/v1/reports?limit=many"), status=422) == ["/query/limit"]
    assert refused(portal.get("/v1/reports?cursor=Kaspersen"), status=422) == ["/query/cursor"]
    assert refused(leader.get("/v1/response-times?from=2026-11-01"), status=422) == ["/query/to"]
    assert refused(leader.get("/v1/response-times?from=2016-11-01&to=2026-11-03"), status=422) == ["/query/to"]
    assert leader.get("/v1/response-times?from=2016-11-01&to=2026-11-01").status_code == 200
    assert refused(leader.get("/v1/response-times?from=igår&to=2026-11-01"), status=422) == ["/query/from"]
    long_key = portal.post("/v1/reports", NEGLECT, **{"Idempotency-Key": WORD * 50})
    assert refused(long_key, status=422) == ["/header/idempotency-key"]
    assert rows(scene.town) == scene.before


def test_a_parameter_that_a_route_does_not_know_is_named(scene: Scene) -> None:
    leader, portal = scene.town.leader, scene.portal
    found = leader.get("/v1/response-times?from=2026-11-01&to=2026-11-03&group-by=urgency&centre=2")
    assert refused(found, status=422) == ["/query/group-by", "/query/centre"]
    assert "group_by" in found.json()["errors"][0]["message"]
    assert refused(portal.get("/v1/reports?Kaspersen=1"), status=422) == ["/query"]
    assert refused(portal.post("/v1/reports?dry_run=true", NEGLECT), status=422) == ["/query/dry_run"]
    assert refused(portal.get("/healthz?verbose=1"), status=422) == ["/query/verbose"]
    assert refused(portal.get("/v1/reports?limit=1&limit=2"), status=422) == ["/query/limit"]
    assert rows(scene.town) == scene.before
