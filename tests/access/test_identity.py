"""Which tokens are believed, and what their claims mean here."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import ECKey, OKPKey

from app.access.identity import ClaimNames, Provider, caller_of
from app.access.identity_tokens import MOST_SYMBOLS, SKEW_SECONDS, is_signed, look_at
from app.kit.codes import Role
from app.kit.errors import Forbidden, Invalid
from tests.access.provider import ALGORITHMS, AUDIENCE, OTHER_RSA_KEY, RSA_KEY, LocalProvider, Signer

AT = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
NOW = AT.timestamp()
ISSUER = "https://login.eksempel.example"
WHO = UUID(int=9)
ID, OTHER_ID = UUID(int=5), UUID(int=6)


@pytest.fixture
def local() -> LocalProvider:
    return LocalProvider(issuer=ISSUER, signers={"one": RSA_KEY})


def good(token: str, provider: Provider, *, key: Signer = RSA_KEY, now: float = NOW) -> bool:
    told = look_at(token, provider=provider, now=now)
    return told is not None and is_signed(token, told=told, key=key)


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def with_header(token: str, **header: object) -> str:
    """Return the token with another header, its claims and signature as they were."""
    first, rest = token.split(".", 1)
    told = json.loads(base64.urlsafe_b64decode(first + "=="))
    return f"{part(told | header)}.{rest}"


@pytest.mark.parametrize("signer", [RSA_KEY, ECKey.generate_key("P-256"), OKPKey.generate_key("Ed25519")])
def test_a_token_of_the_provider_is_believed(local: LocalProvider, signer: Signer) -> None:
    local.add("one", signer)
    assert good(local.token(at=AT), local.provider(), key=signer)
    assert good(local.token(at=AT, typ="at+jwt"), local.provider(), key=signer)
    assert good(local.token(at=AT, aud=["another", AUDIENCE]), local.provider(), key=signer)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://login.evil.example"},
        {"iss": ISSUER + "/"},
        {"iss": None},
        {"aud": "another"},
        {"aud": ["another"]},
        {"aud": None},
        {"aud": {AUDIENCE: 1}},
        {"exp": None},
        {"exp": int(NOW)},
        {"exp": int(NOW) - 1},
        {"exp": str(int(NOW) + 100)},
        {"exp": True},
        {"exp": float("inf")},
        {"exp": float("nan")},
        {"exp": 10**40},
        {"nbf": int(NOW + SKEW_SECONDS) + 1},
        {"nbf": "soon"},
        {"iat": int(NOW + SKEW_SECONDS) + 1},
        {"sub": None},
        {"sub": " "},
        {"sub": 7},
    ],
)
def test_a_token_of_another_for_another_or_at_another_time_is_not(local: LocalProvider, claims: dict[str, Any]) -> None:
    assert not good(local.token(at=AT, **claims), local.provider())


def test_a_clock_that_is_a_little_ahead_is_forgiven_and_an_end_is_an_end(local: LocalProvider) -> None:
    early = int(NOW + SKEW_SECONDS)
    assert good(local.token(at=AT, iat=early, nbf=early), local.provider())
    token = local.token(at=AT, exp=int(NOW) + 10)
    assert good(token, local.provider(), now=NOW + 9.9)
    assert not good(token, local.provider(), now=NOW + 10)


def test_no_signature_is_no_token(local: LocalProvider) -> None:
    claims = local.token(at=AT).split(".")[1]
    for algorithm in ("none", "None", "NONE", ""):
        assert not good(f"{part({'alg': algorithm, 'kid': 'one'})}.{claims}.", local.provider())


def test_the_public_key_is_no_shared_secret(local: LocalProvider) -> None:
    for secret in (RSA_KEY.as_pem(private=False), RSA_KEY.as_der(private=False)):
        signed = f"{part({'alg': 'HS256', 'kid': 'one'})}.{local.token(at=AT).split('.')[1]}"
        signature = hmac.digest(secret, signed.encode(), hashlib.sha256)
        forged = f"{signed}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"
        assert not good(forged, local.provider())


def test_another_key_did_not_sign_it(local: LocalProvider) -> None:
    assert not good(local.token(at=AT), local.provider(), key=OTHER_RSA_KEY)
    assert not good(local.token(at=AT), local.provider(), key=ECKey.generate_key("P-256"))


def test_a_key_for_one_algorithm_verifies_no_other(local: LocalProvider) -> None:
    bound = type(RSA_KEY).import_key(RSA_KEY.as_dict(private=False) | {"alg": "PS256"})
    assert not good(local.token(at=AT), local.provider(), key=bound)


@pytest.mark.parametrize("name", ["jwk", "jku", "x5u", "x5c", "crit", "b64", "zip"])
def test_a_token_that_leads_to_its_own_key_is_refused_though_it_is_signed(local: LocalProvider, name: str) -> None:
    values: dict[str, Any] = {"jwk": RSA_KEY.as_dict(private=False), "crit": ["exp"], "x5c": ["MIIB"], "b64": True}
    told = {"alg": "RS256", "kid": "one", name: values.get(name, "https://evil.example/key")}
    signed = f"{part(told)}.{local.token(at=AT).split('.')[1]}"
    signature = base64.urlsafe_b64encode(_sign(signed)).rstrip(b"=").decode()
    assert look_at(f"{signed}.{signature}", provider=local.provider(), now=NOW) is None
    assert not good(with_header(local.token(at=AT), **{name: "x"}), local.provider())


def _sign(signed: str) -> bytes:
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import padding  # noqa: PLC0415

    private = RSA_KEY.private_key
    assert private is not None
    return private.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())


@pytest.mark.parametrize("header", [{"kid": None}, {"kid": 7}, {"kid": ""}, {"alg": ["RS256"]}, {"typ": "logout+jwt"}])
def test_a_header_that_says_too_little_or_something_else_is_refused(
    local: LocalProvider, header: dict[str, Any]
) -> None:
    assert look_at(with_header(local.token(at=AT), **header), provider=local.provider(), now=NOW) is None


def test_a_token_of_any_size_is_refused_before_it_is_read(local: LocalProvider) -> None:
    token = local.token(at=AT, groups=["x" * 100] * 100)
    assert len(token) > MOST_SYMBOLS
    assert look_at(token, provider=local.provider(), now=NOW) is None


@given(st.text(max_size=200) | st.lists(st.text("ey.-_AZ19=", max_size=40), max_size=5).map(".".join))
def test_what_is_no_token_is_refused_and_breaks_nothing(text: str) -> None:
    assert look_at(text, provider=LocalProvider(issuer=ISSUER).provider(), now=NOW) is None


def test_deep_nesting_breaks_nothing() -> None:
    deep = base64.urlsafe_b64encode(b"[" * 3000).decode()
    assert look_at(f"{deep}.{deep}.x", provider=LocalProvider(issuer=ISSUER).provider(), now=NOW) is None


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=63))
def test_no_changed_letter_goes_unnoticed(place: int, letter: int) -> None:
    """Each letter of what is signed counts; of the signature itself all but the bits that fill up its last letter."""
    token = SIGNED
    place %= len(token) - 1
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    changed = token[:place] + alphabet[letter] + token[place + 1 :]
    assert good(changed, LocalProvider(issuer=ISSUER).provider()) is (changed == token)


SIGNED = LocalProvider(issuer=ISSUER, signers={"one": RSA_KEY}).token(at=AT)


def provider(**given: Any) -> Provider:  # noqa: ANN401 whatever a provider is given
    return Provider(**{"issuer": ISSUER, "audience": AUDIENCE, "algorithms": ALGORITHMS} | given)


@pytest.mark.parametrize(
    ("given", "setting"),
    [
        ({"audience": ""}, "INDGANG_OIDC_AUDIENCE"),
        ({"algorithms": {"HS256"}}, "INDGANG_OIDC_ALGORITHMS"),
        ({"algorithms": {"RS256", "none"}}, "INDGANG_OIDC_ALGORITHMS"),
        ({"algorithms": {""}}, "INDGANG_OIDC_ALGORITHMS"),
        ({"algorithms": set()}, "INDGANG_OIDC_ALGORITHMS"),
        ({"issuer": "http://login.eksempel.example"}, "INDGANG_OIDC_ISSUER"),
        ({"issuer": "login.eksempel.example"}, "INDGANG_OIDC_ISSUER"),
        ({"jwks_url": "http://login.eksempel.example/keys"}, "INDGANG_OIDC_JWKS_URL"),
        ({"jwks_url": "file:///etc/keys"}, "INDGANG_OIDC_JWKS_URL"),
        ({"roles": {}}, "INDGANG_OIDC_ROLES"),
    ],
)
def test_what_cannot_be_safe_is_no_provider(given: dict[str, Any], setting: str) -> None:
    with pytest.raises(Invalid) as refused:
        provider(**given)
    assert [one.pointer for one in refused.value.errors] == [setting]


def test_claims_give_a_role_its_bounds_and_the_person() -> None:
    claims = {"roles": "landlord_portal", "landlords": [str(ID), str(OTHER_ID)], "name": " Inge Vestergaard "}
    caller = caller_of(claims, provider=provider(), caller_id=WHO)
    assert (caller.id, caller.role, caller.person) == (WHO, Role.LANDLORD_PORTAL, "Inge Vestergaard")
    assert caller.landlords == {ID, OTHER_ID}
    one = caller_of({"roles": ["responder"], "responder": str(ID)}, provider=provider(), caller_id=WHO)
    assert (one.responder, one.person) == (ID, None)


def test_the_first_of_the_mapping_that_a_token_holds_is_its_role() -> None:
    mapped = provider(roles={"chef": Role.CENTRE_LEADER, "tal": Role.ANALYST})
    claims = {"roles": ["tal", "chef", 7], "social_centres": str(ID)}
    assert caller_of(claims, provider=mapped, caller_id=WHO).role is Role.CENTRE_LEADER
    assert caller_of({"roles": ["tal"]}, provider=mapped, caller_id=WHO).role is Role.ANALYST
    with pytest.raises(Forbidden):
        caller_of({"roles": ["administrator"]}, provider=mapped, caller_id=WHO)


def test_a_claim_may_stand_inside_another_or_be_named_by_an_address() -> None:
    names = ClaimNames(role="realm_access.roles", centres="https://kk.example/centres")
    claims = {"realm_access": {"roles": ["centre_leader"]}, "https://kk.example/centres": [str(ID)]}
    caller = caller_of(claims, provider=provider(names=names), caller_id=WHO)
    assert caller.role is Role.CENTRE_LEADER
    assert caller.centres == {ID}


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"roles": []},
        {"roles": {"administrator": True}},
        {"roles": "admin"},
        {"roles": "responder"},
        {"roles": "responder", "responder": "inge"},
        {"roles": "responder", "responder": 7},
        {"roles": "landlord_portal", "landlords": []},
        {"roles": "landlord_portal", "landlords": [str(ID), "all"]},
        {"roles": "landlord_portal", "landlords": [str(ID)] * 1001},
        {"roles": "centre_leader", "social_centres": {}},
        {"roles": "supplier"},
    ],
)
def test_claims_that_give_no_bounded_role_give_nothing(claims: dict[str, Any]) -> None:
    with pytest.raises(Forbidden):
        caller_of(claims, provider=provider(), caller_id=WHO)
