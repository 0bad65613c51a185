"""Who a provider of identities (OpenID Connect) is to us, and what its claims mean here (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from app.access.callers import Caller, KeyGrant, check_grant
from app.kit.codes import Role
from app.kit.errors import FieldError, Forbidden, Invalid
from app.kit.server_addresses import LOOPBACK

ALGORITHMS: Final = frozenset(
    {
        *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"),
        *("EdDSA", "Ed25519"),
    }
)
"""Signatures by a key of which only the public half is known here: with any other, whoever can verify could forge."""
_MOST_PERSON = 200
_MOST_BOUNDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNames:
    """Which claim tells what; a dot leads into an object, as in `realm_access.roles`."""

    role: str = "roles"
    landlords: str = "landlords"
    centres: str = "social_centres"
    responder: str = "responder"
    supplier: str = "supplier"
    person: str = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Whose tokens are believed, for what, and which of its roles are roles here: the first that a token holds counts.

    Invalid names the setting that cannot be.
    """

    issuer: str
    audience: str
    algorithms: Collection[str]
    jwks_url: str | None = None
    """Where its keys are published; by discovery at the issuer where this is empty."""
    roles: Mapping[str, Role] = field(default_factory=lambda: {role.value: role for role in Role})
    names: ClaimNames = field(default_factory=ClaimNames)

    def __post_init__(self) -> None:
        _need(bool(self.audience), "INDGANG_OIDC_AUDIENCE", "Needed beside the issuer.")
        _need(
            bool(self.algorithms) and set(self.algorithms) <= ALGORITHMS,
            "INDGANG_OIDC_ALGORITHMS",
            f"Any of {', '.join(sorted(ALGORITHMS))}.",
        )
        _need(bool(self.roles), "INDGANG_OIDC_ROLES", "Names no role.")
        _need(is_safe(self.issuer), "INDGANG_OIDC_ISSUER", "An address with https.")
        _need(self.jwks_url is None or is_safe(self.jwks_url), "INDGANG_OIDC_JWKS_URL", "An address with https.")


def is_safe(url: str) -> bool:
    """Say whether nobody on the way can change what is read there: https, or this machine itself."""
    parts = urlsplit(url)
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))


def caller_of(claims: Mapping[str, Any], *, provider: Provider, caller_id: UUID) -> Caller:
    """Return who a verified token stands for; Forbidden where its claims give no role here, or lack its bound."""
    names = provider.names
    role = _role(claims, provider)
    try:
        caller = Caller(
            id=caller_id,
            role=role,
            landlords=frozenset(_ids(claims, names.landlords)),
            centres=frozenset(_ids(claims, names.centres)),
            responder=next(_ids(claims, names.responder), None),
            supplier=next(_ids(claims, names.supplier), None),
            person=_person(claims, names.person),
        )
        check_grant(_grant(caller))
    except (Invalid, ValueError) as error:
        raise Forbidden("The token is good, but its claims do not bound its role.") from error
    return caller


def _grant(caller: Caller) -> KeyGrant:
    return KeyGrant(
        role=caller.role,
        landlords=caller.landlords,
        centres=caller.centres,
        responder=caller.responder,
        supplier=caller.supplier,
    )


def _role(claims: Mapping[str, Any], provider: Provider) -> Role:
    held = set(_texts(_claim(claims, provider.names.role)))
    found = next((role for name, role in provider.roles.items() if name in held), None)
    if found is None:
        raise Forbidden("The token is good, but gives no role here.")
    return found


def _claim(claims: Mapping[str, Any], name: str) -> object:
    """Return a claim by its name, or by its way through objects; None where there is none."""
    if name in claims:  # a whole address may be the name of a claim, dots and all
        return claims[name]
    found: object = claims
    for step in name.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, str))


def _ids(claims: Mapping[str, Any], name: str) -> Iterator[UUID]:
    """Yield the ids in a claim, one or a list; ValueError where it holds anything else."""
    value = _claim(claims, name)
    if value is None:
        return
    values = value if isinstance(value, list) else [value]
    if len(values) > _MOST_BOUNDS or not all(isinstance(one, str) for one in values):
        raise ValueError(name)
    yield from map(UUID, values)


def _person(claims: Mapping[str, Any], name: str) -> str | None:
    value = _claim(claims, name)
    return (value.strip()[:_MOST_PERSON] or None) if isinstance(value, str) else None


def _need(good: bool, name: str, message: str) -> None:  # noqa: FBT001 the condition reads first
    if not good:
        raise Invalid(FieldError(name, message))
