from __future__ import annotations

from app.kit.codes import Role
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
