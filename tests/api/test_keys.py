from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.access.tables import idempotency_keys
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Tx
from tests.door import Door


def test_a_key_is_made_used_listed_and_ended(door: Door) -> None:
    administrator = door.role(Role.ADMINISTRATOR)
    made = door.client.post("/v1/keys", json={"role": "administrator", "name": "Otto"}, headers=administrator)
    assert made.status_code == 201
    theirs = {"Authorization": f"Bearer {made.json()['token']}"}
    listed = door.client.get("/v1/keys", headers=theirs).json()["items"]
    (otto,) = [one for one in listed if one["name"] == "Otto"]
    assert made.json()["token"].startswith(otto["hint"])
    assert made.json()["token"] not in str(listed)
    assert door.client.delete(f"/v1/keys/{otto['id']}", headers=administrator).status_code == 204
    ended = {one["name"]: one["valid_to"] for one in door.client.get("/v1/keys", headers=administrator).json()["items"]}
    assert ended["Otto"] is not None


def test_a_role_without_its_bound_is_named(door: Door) -> None:
    answer = door.client.post("/v1/keys", json={"role": "responder"}, headers=door.role(Role.ADMINISTRATOR))
    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == ["/responder"]


def test_a_key_nobody_has_cannot_be_ended(door: Door) -> None:
    path = "/v1/keys/00000000-0000-0000-0000-000000000404"
    assert door.client.delete(path, headers=door.role(Role.ADMINISTRATOR)).status_code == 404


def test_a_key_is_rotated_without_a_gap(door: Door, clock: FixedClock) -> None:
    administrator = door.role(Role.ADMINISTRATOR)
    made = door.client.post("/v1/keys", json={"role": "analyst", "name": "Otto"}, headers=administrator)
    old = {"Authorization": f"Bearer {made.json()['token']}"}
    (otto,) = [one for one in door.client.get("/v1/keys", headers=administrator).json()["items"] if one["name"]]
    until = clock.now() + timedelta(hours=1)
    path, body = f"/v1/keys/{otto['id']}/rotate", {"old_until": until.isoformat()}
    rotated = door.client.post(path, json=body, headers={**administrator, "Idempotency-Key": "once"})
    assert rotated.status_code == 201
    again = door.client.post(path, json=body, headers={**administrator, "Idempotency-Key": "once"})
    assert again.status_code == 409
    assert rotated.json()["token"] not in again.text
    new = {"Authorization": f"Bearer {rotated.json()['token']}"}
    assert new != old
    figures = "/v1/social-centres"
    assert [door.client.get(figures, headers=headers).status_code for headers in (old, new)] == [200, 200]
    clock.advance(timedelta(hours=1))
    assert [door.client.get(figures, headers=headers).status_code for headers in (old, new)] == [401, 200]
    (otto,) = [one for one in door.client.get("/v1/keys", headers=administrator).json()["items"] if one["name"]]
    assert [one["valid_to"] is None for one in otto["tokens"]] == [False, True]
    assert otto["valid_to"] is None
    assert rotated.json()["token"].startswith(otto["hint"])


def test_a_key_that_ended_cannot_be_rotated(door: Door, clock: FixedClock) -> None:
    administrator = door.role(Role.ADMINISTRATOR)
    door.client.post("/v1/keys", json={"role": "analyst", "name": "Otto"}, headers=administrator)
    (otto,) = [one for one in door.client.get("/v1/keys", headers=administrator).json()["items"] if one["name"]]
    path, body = f"/v1/keys/{otto['id']}/rotate", {"old_until": clock.now().isoformat()}
    assert door.client.delete(f"/v1/keys/{otto['id']}", headers=administrator).status_code == 204
    assert door.client.post(path, json=body, headers=administrator).status_code == 409
    absent = "/v1/keys/00000000-0000-0000-0000-000000000404/rotate"
    assert door.client.post(absent, json=body, headers=administrator).status_code == 404


def test_a_token_is_shown_once_and_kept_nowhere(door: Door) -> None:
    asked = {**door.role(Role.ADMINISTRATOR), "Idempotency-Key": "once"}
    made = door.client.post("/v1/keys", json={"role": "administrator"}, headers=asked)
    again = door.client.post("/v1/keys", json={"role": "administrator"}, headers=asked)
    assert (made.status_code, again.status_code) == (201, 409)
    assert made.json()["token"] not in again.text

    def kept(tx: Tx) -> list[str]:
        rows = tx.execute(sa.select(idempotency_keys))
        opened = tx.sealer.open
        return [
            opened(one.answer_sealed, table="idempotency_keys", column="answer", row=UUID(bytes=one.key_hash[:16]))
            for one in rows
        ]

    assert made.json()["token"] not in str(door.wiring.database.read(kept, caller=SYSTEM))
