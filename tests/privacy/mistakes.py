"""Secrets where they do not belong: in wrong values, names of fields, addresses, headers and keys."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import quote

import orjson

from tests.privacy.planting import Plants
from tests.privacy.story_of_secrets import Told, report_of

_JSON = {"Content-Type": "application/json"}


def make_mistakes(told: Told) -> None:
    """Send what is refused in every way there is; each refusal is remembered."""
    _wrong_values(told)
    _wrong_addresses(told)
    _wrong_bodies(told)
    _wrong_callers(told)
    _conflicts(told)


def _wrong_values(told: Told) -> None:
    word, plants = told.plants.word, told.plants
    good = report_of(Plants())
    wrong: dict[str, Any] = {
        "description": [word("mistake text")],
        "concerns": [word("mistake concern")],
        "happened_at": word("mistake time"),
        "landlord": word("mistake landlord"),
        "language": word("mistake language"),
        "children_in_household": word("mistake children"),
        "reporter": {"kind": word("mistake kind"), "email": word("mistake mail"), "phone": word("mistake phone")},
        "place": {"address": "Ahornvej 14", "postcode": word("mistake postcode")},
        "resident": word("mistake resident"),
        f"Rosa {word('mistake field')}": 1,
        word("mistake field name"): 1,
    }
    for name, value in wrong.items():
        assert told.town.portal.post("/v1/reports", good | {name: value}).status_code == 422
    case = f"/v1/cases/{told.number}"
    for act, body in (
        ("events", {"kind": plants.word("mistake event")}),
        ("events", {"kind": "contacted", "at": "2026-11-18T10:00:00+01:00", "with": word("mistake party")}),
        ("events", {"kind": "note", "at": "2026-11-18T10:00:00+01:00", "report": word("mistake report")[:9]}),
        ("close", {"outcome": word("mistake outcome")}),
        ("consents", {"law": word("mistake law")}),
    ):
        assert told.town.reception.post(f"{case}/{act}", body).is_error
    officer = told.town.administrator
    assert officer.post("/v1/keys", {"role": word("mistake role")}).status_code == 422
    assert officer.post("/v1/landlords", {"name": "A", "phone": word("mistake landlord phone")}).status_code == 422
    assert told.town.desk.post("/v1/phone-calls", {"kind": word("mistake call")}).status_code == 422


def _wrong_addresses(told: Told) -> None:
    word = told.plants.word
    for person, path in (
        (told.town.portal, f"/v1/reports/{quote('Rosa ' + word('address reference'))}"),
        (told.town.portal, f"/v1/reports?cursor={word('address cursor')}"),
        (told.town.portal, f"/v1/reports?limit={word('address limit')}"),
        (told.town.adviser, f"/v1/cases/{word('address number')}"),
        (told.town.portal, f"/v1/{word('address route')}"),
        (told.town.administrator, f"/v1/keys/{word('address key')}"),
        (told.town.administrator, f"/v1/access-log?case={word('address case')[:12]}"),
        (told.town.administrator, f"/v1/access-log?resident={word('address resident')}"),
        (told.town.administrator, f"/v1/responders/{word('address responder')}"),
        (told.town.leader, f"/v1/response-times?from={word('address day')}"),
        (told.town.portal, f"/v1/contact-card?address={word('address street')}vej&postcode={word('address place')}"),
        (told.town.desk, f"/desk?call={word('address call')}&{word('address parameter')}=1"),
    ):
        person.get(path)
    told.client.request(word("address method").upper(), "/v1/reports", headers=told.town.portal.headers)
    told.client.put(f"/v1/reports/{word('address put')}", headers=told.town.portal.headers)


def _wrong_bodies(told: Told) -> None:
    word, headers = told.plants.word, told.town.portal.headers
    send = told.client.post
    assert send("/v1/reports", content=word("body text"), headers=headers | _JSON).status_code == 400
    assert send("/v1/reports", content=f'{{"{word("body cut")}": ', headers=headers | _JSON).status_code == 400
    media = {"Content-Type": f"text/{word('body media')}"}
    assert send("/v1/reports", content=word("body other"), headers=headers | media).status_code == 415
    large = orjson.dumps({"description": word("body large") * 100_000})
    assert send("/v1/reports", content=large, headers=headers | _JSON).status_code == 413
    match = {"If-Match": word("header match")}
    assert told.town.portal.post("/v1/reports", report_of(Plants()), **match).status_code == 422
    key = {"Idempotency-Key": word("header key") * 20}
    assert told.town.portal.post("/v1/reports", report_of(Plants()), **key).status_code == 422


def _wrong_callers(told: Told) -> None:
    word = told.plants.word
    claims = base64.urlsafe_b64encode(orjson.dumps({"sub": word("token claim"), "name": word("token name")})).decode()
    for token in (f"ind_{word('token')}", f"eyJhbGciOiJub25lIn0.{claims}.", word("token bare")):
        answer = told.client.get("/v1/queue", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 401
    told.client.get("/v1/queue", headers={"Authorization": f"Basic {word('token basic')}"})
    told.client.get("/desk", headers={"Cookie": f"indgang_session={word('token cookie')}", "X-Name": word("header")})
    analyst = {"Authorization": f"Bearer {told.plants.planted['key']}"}
    assert told.client.get("/v1/queue", headers=analyst).status_code == 403


def _conflicts(told: Told) -> None:
    """The same reference with another body; the same key with another; a case that somebody else owns."""
    word, portal = told.plants.word, told.town.portal
    again = report_of(told.plants) | {"description": word("conflict text")}
    assert portal.post("/v1/reports", again).status_code == 409
    key = {"Idempotency-Key": f"Rosa {told.plants.planted['idempotency key']}"}
    assert portal.post("/v1/reports", again, **key).status_code == 422
    assert told.town.caseworker.post(f"/v1/cases/{told.number}/claim", {}).status_code in {404, 409}
