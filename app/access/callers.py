"""Who asks, and within which bounds (pure)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from app.kit.codes import Role
from app.kit.errors import FieldError, Invalid
from app.kit.reach import SERVICE

_NO_IDS: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A key's role and bounds; `id` is the key's, `person` the human being behind it where there is one."""

    id: UUID
    role: Role
    landlords: frozenset[UUID] = _NO_IDS
    centres: frozenset[UUID] = _NO_IDS
    responder: UUID | None = None
    supplier: UUID | None = None
    person: str | None = None

    @property
    def reach(self) -> str:
        """Role and bounds as the policies of PostgreSQL read them."""
        return _reach(self)


@lru_cache(maxsize=1024)
def _reach(caller: Caller) -> str:
    if caller.id == SYSTEM.id:
        return SERVICE
    told = {
        "role": caller.role.value,
        "id": str(caller.id),
        "landlords": sorted(map(str, caller.landlords)),
        "centres": sorted(map(str, caller.centres)),
        "responder": caller.responder and str(caller.responder),
        "supplier": caller.supplier and str(caller.supplier),
    }
    return json.dumps(told)


SYSTEM = Caller(id=UUID(int=0), role=Role.ADMINISTRATOR)
"""The service itself: jobs, migrations, the demo."""

PUBLIC = Caller(id=UUID(int=1), role=Role.LANDLORD_PORTAL)
"""Anyone, on the few routes that ask for no key: a role with no landlord sees nothing of anybody's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    """A key as it is held in memory; outside its validity it opens nothing."""

    caller: Caller
    valid_from: datetime
    valid_to: datetime | None

    def opens(self, at: datetime) -> bool:
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyGrant:
    """What a new key is to allow; `valid_to` None is until it is revoked."""

    role: Role
    landlords: frozenset[UUID] = _NO_IDS
    centres: frozenset[UUID] = _NO_IDS
    responder: UUID | None = None
    supplier: UUID | None = None
    person: str | None = None
    valid_to: datetime | None = None


def check_grant(grant: KeyGrant) -> None:
    """Raise Invalid where the role lacks the bound that gives it its meaning."""
    needs: dict[Role, tuple[str, object]] = {
        Role.LANDLORD_PORTAL: ("landlords", grant.landlords),
        Role.CENTRE_LEADER: ("centres", grant.centres),
        Role.RESPONDER: ("responder", grant.responder),
        Role.SUPPLIER: ("supplier", grant.supplier),
    }
    name, bound = needs.get(grant.role, ("", True))
    if not bound:
        raise Invalid(FieldError(f"/{name}", f"A key of the role {grant.role.value} needs this."))
