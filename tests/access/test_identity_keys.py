"""The provider's keys over real HTTP: fetched when needed, seldom, and kept when it is lost."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Coroutine, Iterator
from typing import Any, TypeVar

import pytest
from joserfc.jwk import ECKey, Key, OctKey

from app.access import identity_keys
from app.access.identity_keys import PublishedKeys, Unpublished, keys_in
from app.kit.errors import Unavailable
from tests.access.provider import OTHER_RSA_KEY, RSA_KEY, LocalProvider, running_provider

T = TypeVar("T")


@pytest.fixture
def keys(local: LocalProvider) -> Iterator[PublishedKeys]:
    keys = PublishedKeys(local.provider(), least_seconds_between=0.0)
    yield keys
    keys.close()


def run(waited: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(waited)


def told(key: Key, **more: object) -> dict[str, Any]:
    return {**key.as_dict(private=False), "kid": "one", **more}


def test_nothing_is_asked_before_a_key_is_needed(local: LocalProvider, keys: PublishedKeys) -> None:
    assert local.asked == []
    assert run(keys.find("one")) is not None
    assert run(keys.find("one")) is not None
    assert local.asked == ["/keys"]


def test_the_keys_are_found_by_discovery(local: LocalProvider) -> None:
    keys = PublishedKeys(local.provider(discover=True))
    assert run(keys.find("one")) is not None
    assert local.asked == ["/.well-known/openid-configuration", "/keys"]
    keys.close()


def test_a_discovery_that_speaks_for_another_is_not_believed(local: LocalProvider) -> None:
    local.published = json.dumps({"issuer": "https://evil.example", "jwks_uri": local.jwks_url}).encode()
    elsewhere = f"{local.issuer}/elsewhere"
    other = LocalProvider(issuer=elsewhere).provider(discover=True)
    keys = PublishedKeys(other)
    with pytest.raises(Unavailable):
        run(keys.find("one"))
    assert local.asked == ["/elsewhere/.well-known/openid-configuration"]
    keys.close()


def test_a_key_that_comes_later_is_fetched_when_it_is_named(local: LocalProvider, keys: PublishedKeys) -> None:
    run(keys.find("one"))
    local.add("two", OTHER_RSA_KEY)
    assert run(keys.find("two")) is not None
    assert local.asked == ["/keys", "/keys"]


def test_an_unknown_key_is_asked_for_but_seldom(local: LocalProvider) -> None:
    keys = PublishedKeys(local.provider(), least_seconds_between=60.0)
    assert run(keys.find("nobody's")) is None
    for number in range(20):
        assert run(keys.find(f"nobody's {number}")) is None
    assert local.asked == ["/keys"]
    keys.close()


def test_many_who_wait_at_once_are_served_by_one_fetch(local: LocalProvider, keys: PublishedKeys) -> None:
    local.waits_for = threading.Event()

    async def together() -> list[Key | None]:
        waiting = [asyncio.create_task(keys.find("one")) for _ in range(20)]
        await asyncio.sleep(0.05)
        assert not any(one.done() for one in waiting)  # the loop went on while the keys were fetched
        assert local.waits_for is not None
        local.waits_for.set()
        return await asyncio.gather(*waiting)

    assert None not in run(together())
    assert local.asked == ["/keys"]


def test_known_keys_outlive_the_provider_and_nobody_calls_an_unknown_one_wrong(
    local: LocalProvider, keys: PublishedKeys
) -> None:
    assert run(keys.find("one")) is not None
    local.status = 500
    with pytest.raises(Unavailable):
        run(keys.find("two"))
    assert run(keys.find("one")) is not None
    local.status = 200
    assert run(keys.find("two")) is None


def test_a_provider_that_was_never_reached_is_not_available(local: LocalProvider, keys: PublishedKeys) -> None:
    local.status = 503
    with pytest.raises(Unavailable):
        run(keys.find("one"))
    local.status = 200
    assert run(keys.find("one")) is not None


def test_a_provider_that_does_not_answer_keeps_nobody_waiting_for_long(
    local: LocalProvider, keys: PublishedKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity_keys, "_PATIENCE_SECONDS", 0.05)
    local.waits_for = threading.Event()
    with pytest.raises(Unavailable):
        run(keys.find("one"))
    local.waits_for.set()


def test_old_keys_are_fetched_again_beside_the_request(
    local: LocalProvider, keys: PublishedKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(keys.find("one"))
    monkeypatch.setattr(identity_keys, "FRESH_SECONDS", 0.0)
    local.signers = {"two": OTHER_RSA_KEY}
    local.waits_for = threading.Event()
    assert run(keys.find("one")) is not None  # nobody waits for it
    local.waits_for.set()
    assert run(keys.find("two")) is not None
    monkeypatch.setattr(identity_keys, "FRESH_SECONDS", 600.0)
    assert run(keys.find("one")) is None  # what was withdrawn is forgotten


def test_a_redirect_leads_nowhere(local: LocalProvider, keys: PublishedKeys) -> None:
    with running_provider() as another:
        local.moved_to = another.jwks_url
        with pytest.raises(Unavailable):
            run(keys.find("one"))
        assert another.asked == []


@pytest.mark.parametrize(
    "published",
    [b"", b"not json", b"[]", b'{"keys": 7}', b'{"keys": []}', b"\xff", b'{"keys": ["one"]}', b" " * ((1 << 20) + 1)],
)
def test_what_is_no_set_of_keys_does_not_take_the_place_of_one(
    local: LocalProvider, keys: PublishedKeys, published: bytes
) -> None:
    assert run(keys.find("one")) is not None
    local.published = published
    with pytest.raises(Unavailable):
        run(keys.find("two"))
    assert run(keys.find("one")) is not None


@pytest.mark.parametrize(
    "useless",
    [
        OctKey.generate_key(256).as_dict() | {"kid": "one"},
        told(RSA_KEY, use="enc"),
        told(RSA_KEY, key_ops=["encrypt"]),
        told(RSA_KEY, key_ops=7),
        told(RSA_KEY, kid=7),
        told(RSA_KEY, n="!"),
        told(RSA_KEY, kty="XYZ"),
        told(RSA_KEY, n=RSA_KEY.as_dict(private=False)["n"][:171]),  # 1024 bits
        told(ECKey.generate_key("P-256"), crv="P-999"),
        {"kid": "one", "kty": "RSA"},
    ],
    ids=lambda one: str(sorted(one)),
)
def test_a_key_that_is_not_for_signatures_is_left_out_and_hides_no_other(useless: dict[str, Any]) -> None:
    good = told(OTHER_RSA_KEY, kid="two")
    assert list(keys_in({"keys": [useless, good]})) == ["two"]
    with pytest.raises(Unpublished):
        keys_in({"keys": [useless]})
