from __future__ import annotations

import threading
from datetime import datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, Caller, KeyGrant
from app.access.keys import (
    Rotation,
    count_versions,
    create_key,
    list_keys,
    load_all,
    mark_used,
    revoke,
    rotate,
)
from app.access.tables import api_keys
from app.access.tokens import token_hash
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database, Tx
from app.kit.errors import Conflict, Invalid, NotFound
from tests.door import grant_of

LANDLORD, CENTRE, RESPONDER = UUID(int=5), UUID(int=6), UUID(int=7)


def make(database: Database, grant: KeyGrant) -> str:
    return database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)


def holder(database: Database, token: str) -> Caller | None:
    known = database.read(load_all, caller=SYSTEM).get(token_hash(token))
    return None if known is None else known.caller


def end(database: Database, key: UUID, *, at: datetime | None = None) -> None:
    database.write(lambda tx: revoke(tx, key=key, at=at), caller=SYSTEM)


def renew(database: Database, key: UUID, *, old_until: datetime, valid_to: datetime | None = None) -> str:
    rotation = Rotation(old_until=old_until, valid_to=valid_to)
    return database.write(lambda tx: rotate(tx, key=key, rotation=rotation), caller=SYSTEM)


def opens(database: Database, token: str, at: datetime) -> bool:
    known = database.read(load_all, caller=SYSTEM).get(token_hash(token))
    return known is not None and known.opens(at)


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
    assert [(one.caller.person, one.valid_to) for one in listed] == [("Otto Olsen", clock.now())]
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
    token = make(database, KeyGrant(role=Role.ANALYST))
    used = holder(database, token)
    make(database, KeyGrant(role=Role.CALL_DESK))
    assert used is not None
    clock.advance(timedelta(minutes=5))
    database.write(lambda tx: mark_used(tx, tokens={token_hash(token)}), caller=SYSTEM)
    marks = {one.caller.id: one.last_used_at for one in database.read(list_keys, caller=SYSTEM)}
    assert marks.pop(used.id) == clock.now()
    assert set(marks.values()) == {None}


def test_a_key_that_would_be_over_is_not_made(database: Database, clock: FixedClock) -> None:
    with pytest.raises(Invalid) as refused:
        make(database, KeyGrant(role=Role.ANALYST, valid_to=clock.now()))
    assert [one.pointer for one in refused.value.errors] == ["/valid_to"]


def test_a_rotated_key_is_the_same_caller_by_two_tokens_until_the_old_one_ends(
    database: Database, clock: FixedClock
) -> None:
    grant = KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({LANDLORD}), person="Karla Kaspersen")
    old = make(database, grant)
    before = holder(database, old)
    assert before is not None
    clock.advance(timedelta(days=1))
    until = clock.now() + timedelta(hours=2)
    new = renew(database, before.id, old_until=until)
    assert holder(database, old) == holder(database, new) == before
    assert opens(database, old, until - timedelta(seconds=1))
    assert not opens(database, old, until)
    assert opens(database, new, until + timedelta(days=4000))
    (listed,) = database.read(list_keys, caller=SYSTEM)
    assert [(one.hint, one.valid_to) for one in listed.tokens] == [(old[:8], until), (new[:8], None)]
    assert listed.valid_to is None


def test_a_new_token_lasts_as_long_as_the_old_would_have_or_as_it_is_told(
    database: Database, clock: FixedClock
) -> None:
    until = clock.now() + timedelta(days=10)
    found = holder(database, make(database, KeyGrant(role=Role.ANALYST, valid_to=until)))
    assert found is not None
    clock.advance(timedelta(minutes=1))
    second = renew(database, found.id, old_until=until + timedelta(days=1))
    assert opens(database, second, until - timedelta(seconds=1))
    assert not opens(database, second, until)
    clock.advance(timedelta(minutes=1))
    third = renew(database, found.id, old_until=clock.now(), valid_to=until + timedelta(days=300))
    assert holder(database, second) is None
    assert opens(database, third, until + timedelta(days=299))
    (listed,) = database.read(list_keys, caller=SYSTEM)
    assert len(listed.tokens) == 3
    with pytest.raises(Invalid):
        renew(database, found.id, old_until=until, valid_to=clock.now())


def test_an_end_that_is_past_means_now(database: Database, clock: FixedClock) -> None:
    old = make(database, KeyGrant(role=Role.ANALYST))
    found = holder(database, old)
    assert found is not None
    clock.advance(timedelta(minutes=1))
    renew(database, found.id, old_until=clock.now() - timedelta(days=1))
    assert holder(database, old) is None


def test_revoking_ends_every_token_of_a_key(database: Database, clock: FixedClock) -> None:
    first = make(database, KeyGrant(role=Role.ANALYST))
    found = holder(database, first)
    assert found is not None
    second = renew(database, found.id, old_until=clock.now() + timedelta(days=1))
    clock.advance(timedelta(seconds=1))
    end(database, found.id)
    assert holder(database, first) is None
    assert holder(database, second) is None
    with pytest.raises(Conflict):
        renew(database, found.id, old_until=clock.now() + timedelta(days=1))


def test_an_end_can_be_told_beforehand_and_never_put_off(database: Database, clock: FixedClock) -> None:
    token = make(database, KeyGrant(role=Role.ANALYST))
    found = holder(database, token)
    assert found is not None
    until = clock.now() + timedelta(days=5)
    end(database, found.id, at=until)
    end(database, found.id, at=until + timedelta(days=5))
    assert opens(database, token, until - timedelta(seconds=1))
    assert not opens(database, token, until)


def test_a_key_nobody_has_cannot_be_rotated(database: Database, clock: FixedClock) -> None:
    with pytest.raises(NotFound):
        renew(database, UUID(int=404), old_until=clock.now())


def test_a_key_that_is_revoked_while_it_is_rotated_ends_whole(database: Database, clock: FixedClock) -> None:
    found = holder(database, make(database, KeyGrant(role=Role.ANALYST)))
    assert found is not None
    clock.advance(timedelta(minutes=1))
    drawn, looked = threading.Event(), threading.Event()
    tokens: list[str] = []

    def slowly() -> None:
        def work(tx: Tx) -> None:
            tokens.append(rotate(tx, key=found.id, rotation=Rotation(old_until=tx.now + timedelta(days=1))))
            drawn.set()
            looked.wait(0.3)  # the one who revokes has begun, and waits

        database.write(work, caller=SYSTEM)

    rotating = threading.Thread(target=slowly)
    rotating.start()
    assert drawn.wait(20)
    end(database, found.id)
    rotating.join()
    assert len(tokens) == 1
    assert holder(database, tokens[0]) is None
    assert database.read(load_all, caller=SYSTEM) == {}
