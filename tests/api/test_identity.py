"""People with a token of the municipality's provider of identities, before the front door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from app.access.identity_callers import GOOD_SECONDS, IdentifiedCallers
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.errors import Invalid
from app.kit.sealed import Keys, Sealer
from app.main import create_app, wire
from app.settings import Settings
from tests.access.provider import AUDIENCE, OTHER_RSA_KEY, LocalProvider, believing
from tests.door import Door, open_door, wired

RESPONDER = UUID(int=7)


@dataclass(frozen=True, slots=True)
class Desk:
    """The service and the provider it believes."""

    door: Door
    local: LocalProvider
    clock: FixedClock

    def ask(self, token: str, *, path: str = "/v1/keys") -> int:
        return self.door.client.get(path, headers={"Authorization": f"Bearer {token}"}).status_code

    def token(self, *, kid: str = "one", roles: str = "administrator", **claims: str | int) -> str:
        return self.local.token(at=self.clock.now(), kid=kid, typ="JWT", roles=roles, **claims)


@pytest.fixture
def desk(database: Database, sealer: Sealer, clock: FixedClock, local: LocalProvider) -> Iterator[Desk]:
    with open_door(believing(local, wired(database, sealer, clock))) as door:
        yield Desk(door, local, clock)


def test_a_token_opens_what_its_role_may_and_no_more(desk: Desk) -> None:
    assert desk.ask(desk.token()) == 200
    assert desk.ask(desk.token(roles="call_desk")) == 403
    assert desk.ask(desk.token(roles="nobody")) == 403
    assert desk.ask(desk.token(roles="responder")) == 403
    assert desk.ask(desk.token(roles="responder", responder=str(RESPONDER)), path="/v1/supports") == 200


def test_an_api_key_is_good_beside_it(desk: Desk) -> None:
    assert desk.door.client.get("/v1/keys", headers=desk.door.role(Role.ADMINISTRATOR)).status_code == 200
    assert desk.local.asked == []


def test_forged_tokens_are_refused(desk: Desk) -> None:
    now = int(desk.clock.now().timestamp())
    unsigned = desk.token().rsplit(".", 1)[0]
    desk.local.add("theirs", OTHER_RSA_KEY)
    unknown = desk.token(kid="theirs")
    del desk.local.signers["theirs"]
    forged = [
        unsigned + ".",
        unsigned + "." + desk.token(sub="other").rsplit(".", 1)[1],
        unknown,
        desk.token(iss="https://evil.example"),
        desk.token(aud="another"),
        desk.token(exp=now),
        desk.token(nbf=now + 3600),
        desk.token(filling="x" * 9000),
        "ey.ey.ey",
        "x",
    ]
    for token in forged:
        answer = desk.door.client.get("/v1/keys", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 401
        assert answer.json()["type"] == "urn:indgang:problem:unauthenticated"
        assert answer.headers["www-authenticate"] == "Bearer"


def test_keys_roll_over_without_a_refusal(desk: Desk) -> None:
    assert desk.ask(desk.token()) == 200
    desk.local.add("two", OTHER_RSA_KEY)
    assert desk.ask(desk.token(kid="two")) == 200
    assert desk.ask(desk.token()) == 200
    assert desk.local.asked == ["/keys", "/keys"]


def test_an_outage_of_the_provider_locks_nobody_out_who_has_a_token(desk: Desk) -> None:
    assert desk.ask(desk.token()) == 200
    desk.local.status = 503
    fresh = desk.token(sub="otto")
    assert desk.ask(fresh) == 200
    desk.clock.advance(timedelta(seconds=GOOD_SECONDS + 1))
    assert desk.ask(fresh) == 200  # looked at again, by the keys that are held
    desk.local.add("two", OTHER_RSA_KEY)
    answer = desk.door.client.get("/v1/keys", headers={"Authorization": f"Bearer {desk.token(kid='two')}"})
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0


def test_a_token_is_good_until_it_ends_and_not_a_moment_longer(desk: Desk) -> None:
    token = desk.token(exp=int(desk.clock.now().timestamp()) + 30)
    assert desk.ask(token) == 200
    desk.clock.advance(timedelta(seconds=29))
    assert desk.ask(token) == 200
    desk.clock.advance(timedelta(seconds=1))
    assert desk.ask(token) == 401


def test_a_key_that_was_withdrawn_opens_for_a_minute_at_most(desk: Desk) -> None:
    token = desk.token()
    assert desk.ask(token) == 200
    desk.local.signers = {"two": OTHER_RSA_KEY}
    assert desk.ask(desk.token(kid="two")) == 200  # and so the keys are fetched again
    assert desk.ask(token) == 200
    desk.clock.advance(timedelta(seconds=GOOD_SECONDS))
    assert desk.ask(token) == 401


@pytest.mark.anyio
async def test_the_same_subject_is_the_same_caller_by_an_id_that_tells_nothing(
    local: LocalProvider, clock: FixedClock
) -> None:
    sealer = Sealer(Keys.generate())
    callers = IdentifiedCallers(local.provider(), sealer=sealer, clock=clock)
    first = await callers.find(local.token(at=clock.now(), name="Inge"))
    clock.advance(timedelta(minutes=1))
    again = await callers.find(local.token(at=clock.now(), name="Inge"))
    other = await callers.find(local.token(at=clock.now(), sub="otto"))
    assert first is not None
    assert other is not None
    assert first == again
    assert first.id != other.id
    elsewhere = IdentifiedCallers(local.provider(), sealer=Sealer(Keys.generate()), clock=clock)
    theirs = await elsewhere.find(local.token(at=clock.now()))
    assert theirs is not None
    assert theirs.id != first.id
    callers.close()
    elsewhere.close()


@pytest.mark.anyio
async def test_what_was_verified_is_not_verified_again(local: LocalProvider, clock: FixedClock) -> None:
    callers = IdentifiedCallers(local.provider(), sealer=Sealer(Keys.generate()), clock=clock)
    token = local.token(at=clock.now())
    assert not callers.remembers(token)
    first = await callers.find(token)
    assert callers.remembers(token)
    assert await callers.find(token) is first
    callers.close()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def settings(database_url: str, **given: str) -> Settings:
    sealing, lookup = Keys.generate().to_text()
    told = {"database_url": database_url, "sealing_keys": sealing, "lookup_key": lookup} | given
    return Settings.model_validate(told)


def test_the_settings_say_who_is_believed(database_url: str, local: LocalProvider, clock: FixedClock) -> None:
    given = settings(
        database_url,
        oidc_issuer=local.issuer,
        oidc_audience=AUDIENCE,
        oidc_role_claim="realm_access.roles",
        oidc_algorithms="RS256, ES256",
    ).model_copy(update={"oidc_roles": {"drift": "administrator"}, "oidc_claims": {"person": "displayName"}})
    with TestClient(create_app(given, clock=clock)) as client:
        token = local.token(at=clock.now(), realm_access={"roles": ["drift"]}, displayName="Inge")
        assert client.get("/v1/keys", headers={"Authorization": f"Bearer {token}"}).status_code == 200
        wrong = local.token(at=clock.now(), roles=["administrator"])
        assert client.get("/v1/keys", headers={"Authorization": f"Bearer {wrong}"}).status_code == 403
    assert local.asked[0] == "/.well-known/openid-configuration"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"oidc_audience": ""}, "INDGANG_OIDC_AUDIENCE"),
        ({"oidc_algorithms": "RS256,HS256"}, "INDGANG_OIDC_ALGORITHMS"),
        ({"oidc_roles": {"drift": "root"}}, "INDGANG_OIDC_ROLES"),
        ({"oidc_claims": {"role": "x"}}, "INDGANG_OIDC_CLAIMS"),
        ({"oidc_claims": {"shoe": "x"}}, "INDGANG_OIDC_CLAIMS"),
        ({"rate_limits": {"root": 1}}, "INDGANG_RATE_LIMITS"),
    ],
)
def test_a_setting_that_cannot_be_is_named(tmp_path: Path, given: dict[str, object], name: str) -> None:
    good = settings(f"sqlite:///{tmp_path}/x.db", oidc_issuer="https://login.example", oidc_audience=AUDIENCE)
    with pytest.raises(Invalid) as refused:
        wire(good.model_copy(update=given))
    assert [one.pointer for one in refused.value.errors] == [name]


def test_a_provider_that_was_never_reached_is_our_trouble_and_not_the_tokens(desk: Desk) -> None:
    desk.local.status = 500
    assert desk.ask(desk.token()) == 503
    desk.local.status = 200
    assert desk.ask(desk.token()) == 200
