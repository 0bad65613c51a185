from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest
import sqlalchemy as sa
from psycopg import sql

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import list_keys, revoke
from app.api import known_callers
from app.api.callers import allow
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database
from tests.door import Door, raw

OTHERS = [role for role in Role if role is not Role.ADMINISTRATOR]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer"},
        {"Authorization": "Basic aW5kOmluZA=="},
        {"Authorization": "Bearer ind_nobody"},
        {"Authorization": "Bearer \xe6\xf8\xe5"},
    ],
)
def test_who_is_not_known_is_not_let_in(door: Door, headers: dict[str, str]) -> None:
    answer = door.client.get("/v1/keys", headers=raw(headers))
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["type"] == "urn:indgang:problem:unauthenticated"


@pytest.mark.parametrize("role", OTHERS)
def test_another_role_is_refused(door: Door, role: Role) -> None:
    answer = door.client.get("/v1/keys", headers=door.role(role))
    assert answer.status_code == 403
    assert answer.json()["status"] == 403


def test_a_key_is_known_at_once_after_it_was_made(door: Door) -> None:
    door.client.get("/v1/keys", headers={"Authorization": "Bearer ind_nobody"})
    assert door.client.get("/v1/keys", headers=door.role(Role.ADMINISTRATOR)).status_code == 200


def test_a_revoked_key_is_refused_within_a_second(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = door.role(Role.ADMINISTRATOR)
    assert door.client.get("/v1/keys", headers=headers).status_code == 200
    database = door.wiring.database
    (listed,) = database.read(list_keys, caller=SYSTEM)
    database.write(lambda tx: revoke(tx, key=listed.caller.id), caller=SYSTEM)
    monkeypatch.setattr(known_callers, "FRESH_SECONDS", 0.0)  # the second is over
    assert door.client.get("/v1/keys", headers=headers).status_code == 401


def test_a_key_past_its_time_is_refused_without_being_loaded_again(door: Door, clock: FixedClock) -> None:
    headers = door.key(KeyGrant(role=Role.ADMINISTRATOR, valid_to=clock.now() + timedelta(minutes=1)))
    assert door.client.get("/v1/keys", headers=headers).status_code == 200
    clock.advance(timedelta(minutes=1))
    assert door.client.get("/v1/keys", headers=headers).status_code == 401


def test_a_lost_database_locks_nobody_out_who_was_known(
    door: Door, database: Database, owner: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = door.role(Role.CALL_DESK)
    assert door.client.get("/v1/keys", headers=headers).status_code == 403
    lose(database, owner)
    monkeypatch.setattr(known_callers, "FRESH_SECONDS", 0.0)
    assert door.client.get("/v1/keys", headers=headers).status_code == 403
    monkeypatch.setattr(known_callers, "GOOD_WITHOUT_DATABASE_SECONDS", 0.0)
    answer = door.client.get("/v1/keys", headers=headers)
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0


def test_a_route_that_names_no_role_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="ANYONE"):
        allow()


def lose(database: Database, owner: sa.Engine) -> None:
    """Take the table of the keys away, as from a database that cannot be read."""
    with owner.begin() as connection:
        connection.exec_driver_sql("DROP TABLE api_keys")
    if not database.embedded:  # there a missing table is our own mistake: cut it off altogether
        address = owner.url
        elsewhere = address.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
        name = sql.Identifier(str(address.database))
        with psycopg.connect(elsewhere, autocommit=True) as server:
            server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [address.database]
            )
