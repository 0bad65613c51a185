from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, Caller, KeyGrant
from app.access.keys import count_versions, create_key, list_keys, load_all, mark_used, revoke, token_hash
from app.access.tables import api_keys
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.errors import Invalid, NotFound
from tests.door import grant_of

LANDLORD, CENTRE, RESPONDER = UUID(int=5), UUID(int=6), UUID(int=7)


def make(database: Database, grant: KeyGrant) -> str:
    return database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)


def holder(database: Database, token: str) -> Caller | None:
    known = database.read(load_all, caller=SYSTEM).get(token_hash(token))
    return None if known is None else known.caller


def end(database: Database, key: UUID) -> None:
    database.write(lambda tx: revoke(tx, key=key), caller=SYSTEM)


def test_a_token_stands_for_the_role_the_bounds_and_the_person(database: Database) -> None:
    grant = KeyGrant(
        role=Role.RESPONDER,
        landlords=frozenset({LANDLORD}),
        centres=frozenset({CENTRE}),
        responder=RESPONDER,
        person="Karla Kaspersen",
    )
    token = make(database, grant)
    assert len(token) == len("ind_") + 43
    found = holder(database, token)
    assert found is not None
    assert (found.role, *found.landlords, *found.centres) == (Role.RESPONDER, LANDLORD, CENTRE)
    assert (found.responder, found.supplier, found.person) == (RESPONDER, None, "Karla Kaspersen")


def test_neither_the_token_nor_the_name_is_stored_readably(database: Database) -> None:
    token = make(database, KeyGrant(role=Role.CALL_DESK, person="Karla Kaspersen"))
    row = database.read(lambda tx: tx.execute(sa.select(api_keys)).one(), caller=SYSTEM)
    stored = b"|".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
    assert token.encode() not in stored
    assert b"Karla" not in stored


@pytest.mark.parametrize("role", Role)
def test_every_role_can_have_a_key_with_its_bound(database: Database, role: Role) -> None:
    found = holder(database, make(database, grant_of(role)))
    assert found is not None
    assert found.role is role


@pytest.mark.parametrize(
    ("role", "pointer"),
    [
        (Role.LANDLORD_PORTAL, "/landlords"),
        (Role.CENTRE_LEADER, "/centres"),
        (Role.RESPONDER, "/responder"),
        (Role.SUPPLIER, "/supplier"),
    ],
)
def test_a_role_without_its_bound_gets_no_key(database: Database, role: Role, pointer: str) -> None:
    with pytest.raises(Invalid) as refused:
        make(database, KeyGrant(role=role))
    assert [one.pointer for one in refused.value.errors] == [pointer]


def test_a_revoked_key_opens_nothing_and_its_history_stays(database: Database, clock: FixedClock) -> None:
    token = make(database, KeyGrant(role=Role.ANALYST, person="Otto Olsen"))
    found = holder(database, token)
    assert found is not None
    before = database.read(count_versions, caller=SYSTEM)
    clock.advance(timedelta(days=1))
    end(database, found.id)
    assert holder(database, token) is None
    assert database.read(count_versions, caller=SYSTEM) == before + 1
    listed = database.read(list_keys, caller=SYSTEM)
    assert [(one.known.caller.person, one.known.valid_to) for one in listed] == [("Otto Olsen", clock.now())]
    end(database, found.id)
    assert database.read(count_versions, caller=SYSTEM) == before + 1


def test_a_key_nobody_has_cannot_be_revoked(database: Database) -> None:
    with pytest.raises(NotFound):
        end(database, UUID(int=404))


def test_a_key_ends_by_itself(database: Database, clock: FixedClock) -> None:
    token = make(database, KeyGrant(role=Role.ANALYST, valid_to=clock.now() + timedelta(hours=1)))
    known = database.read(load_all, caller=SYSTEM)[token_hash(token)]
    assert known.opens(clock.now() + timedelta(minutes=59))
    assert not known.opens(clock.now() + timedelta(hours=1))
    assert not known.opens(clock.now() - timedelta(seconds=1))


def test_use_is_marked_on_the_keys_that_were_used(database: Database, clock: FixedClock) -> None:
    used = holder(database, make(database, KeyGrant(role=Role.ANALYST)))
    make(database, KeyGrant(role=Role.CALL_DESK))
    assert used is not None
    clock.advance(timedelta(minutes=5))
    database.write(lambda tx: mark_used(tx, keys={used.id}), caller=SYSTEM)
    marks = {one.known.caller.id: one.last_used_at for one in database.read(list_keys, caller=SYSTEM)}
    assert marks.pop(used.id) == clock.now()
    assert set(marks.values()) == {None}
