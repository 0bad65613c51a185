"""How often a caller may ask and an address may guess, before the front door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from starlette.testclient import TestClient

from app.access.callers import KeyGrant
from app.access.limits import Allowance, Limits
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.sealed import Sealer
from tests.door import Door, open_door, wired

PATH = "/v1/keys"


@dataclass(slots=True)
class Seconds:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True, slots=True)
class Guarded:
    door: Door
    seconds: Seconds

    def statuses(self, headers: dict[str, str], times: int) -> list[int]:
        return [self.door.client.get(PATH, headers=headers).status_code for _ in range(times)]


@contextmanager
def opened(database: Database, sealer: Sealer, clock: FixedClock, allowance: Allowance) -> Iterator[Guarded]:
    seconds = Seconds()
    limits = Limits(allowance, seconds=seconds)
    with open_door(replace(wired(database, sealer, clock), limits=limits)) as door:
        yield Guarded(door, seconds)


@pytest.fixture
def guarded(database: Database, sealer: Sealer, clock: FixedClock) -> Iterator[Guarded]:
    with opened(database, sealer, clock, Allowance(per_second=0.5, failures_per_minute=3)) as guarded:
        yield guarded


def test_who_asks_too_often_waits_and_the_others_do_not(guarded: Guarded) -> None:
    ours, theirs = guarded.door.role(Role.ADMINISTRATOR), guarded.door.key(KeyGrant(role=Role.ADMINISTRATOR))
    assert guarded.statuses(ours, 7) == [200] * 5 + [429] * 2
    answer = guarded.door.client.get(PATH, headers=ours)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:indgang:problem:too-many"
    assert answer.headers["retry-after"] == "2"
    assert guarded.statuses(theirs, 1) == [200]
    guarded.seconds.now += 2
    assert guarded.statuses(ours, 2) == [200, 429]


def test_two_tokens_of_one_key_share_its_rate(guarded: Guarded) -> None:
    ours = guarded.door.role(Role.ADMINISTRATOR)
    (key,) = guarded.door.client.get(PATH, headers=ours).json()["items"]
    body = {"old_until": "2026-12-01T00:00:00+01:00"}
    rotated = guarded.door.client.post(f"{PATH}/{key['id']}/rotate", json=body, headers=ours)
    new = {"Authorization": f"Bearer {rotated.json()['token']}"}
    assert guarded.statuses(ours, 2) + guarded.statuses(new, 2) == [200, 200, 200, 429]


def test_who_guesses_too_often_waits(guarded: Guarded) -> None:
    wrong = {"Authorization": "Bearer ind_wrong"}
    assert guarded.statuses(wrong, 5) == [401, 401, 401, 429, 429]
    answer = guarded.door.client.get(PATH, headers={"Authorization": "Bearer of.another.kind"})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "20")
    guarded.seconds.now += 20
    assert guarded.statuses(wrong, 2) == [401, 429]


def test_who_is_known_is_not_locked_out_by_a_neighbour_who_guesses(guarded: Guarded) -> None:
    ours = guarded.door.role(Role.ADMINISTRATOR)
    assert guarded.statuses(ours, 1) == [200]
    assert guarded.statuses({"Authorization": "Bearer ind_wrong"}, 4)[-1] == 429
    assert guarded.statuses(ours, 1) == [200]


def test_what_is_looked_for_in_memory_first_is_counted_once(guarded: Guarded) -> None:
    leader = guarded.door.role(Role.CENTRE_LEADER)
    seen = [guarded.door.client.get("/v1/queue", headers=leader).status_code for _ in range(7)]
    assert seen == [200] * 5 + [429] * 2


def test_no_token_at_all_is_no_guess(guarded: Guarded) -> None:
    assert set(guarded.statuses({}, 20)) == {401}
    assert guarded.statuses({"Authorization": "Bearer ind_wrong"}, 1) == [401]


def test_another_address_may_still_try(database: Database, sealer: Sealer, clock: FixedClock) -> None:
    with opened(database, sealer, clock, Allowance(failures_per_minute=1)) as guarded:
        wrong = {"Authorization": "Bearer ind_wrong"}
        assert guarded.statuses(wrong, 2) == [401, 429]
        elsewhere = TestClient(guarded.door.client.app, client=("192.0.2.9", 50000))
        assert elsewhere.get(PATH, headers=wrong).status_code == 401


def test_no_limit_is_none(database: Database, sealer: Sealer, clock: FixedClock) -> None:
    with opened(database, sealer, clock, Allowance(per_second=0, failures_per_minute=0)) as guarded:
        assert set(guarded.statuses(guarded.door.role(Role.ADMINISTRATOR), 30)) == {200}
        assert set(guarded.statuses({"Authorization": "Bearer ind_wrong"}, 5)) == {401}
