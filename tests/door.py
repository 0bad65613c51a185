"""The service behind its front door, for tests that speak HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from fastapi import APIRouter
from starlette.testclient import TestClient

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import create_key
from app.api.known_callers import KnownCallers
from app.api.measures import Measures
from app.api.wiring import Municipality, Wiring
from app.kit.clock import Clock
from app.kit.codes import ReporterKind, Role
from app.kit.database import Database
from app.kit.sealed import Sealer
from app.mailbox.identity import Postbox
from app.mailbox.take_in import MailDoor
from app.main import app_of

SOMEBODY = UUID(int=77)
POSTBOX = Postbox(
    own=frozenset({"indgang@eksempel.example"}),
    authorities={"domstol.example": ReporterKind.BAILIFF_COURT},
    checked_by="mx.eksempel.example",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    client: TestClient
    wiring: Wiring
    known: dict[Role, dict[str, str]] = field(default_factory=dict)

    def key(self, grant: KeyGrant) -> dict[str, str]:
        """Return the headers of a new caller."""
        token = self.wiring.database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)
        return {"Authorization": f"Bearer {token}"}

    def role(self, role: Role) -> dict[str, str]:
        """Return the headers of some caller of this role, always the same."""
        if role not in self.known:
            self.known[role] = self.key(grant_of(role))
        return self.known[role]


def grant_of(role: Role) -> KeyGrant:
    """Return the least that makes a key of this role."""
    return KeyGrant(
        role=role,
        landlords=frozenset({SOMEBODY}) if role is Role.LANDLORD_PORTAL else frozenset(),
        centres=frozenset({SOMEBODY}) if role is Role.CENTRE_LEADER else frozenset(),
        responder=SOMEBODY if role is Role.RESPONDER else None,
        supplier=SOMEBODY if role is Role.SUPPLIER else None,
    )


def wired(database: Database, sealer: Sealer, clock: Clock) -> Wiring:
    return Wiring(
        database=database,
        sealer=sealer,
        clock=clock,
        callers=KnownCallers(database, clock),
        measures=Measures(),
        municipality=Municipality(name="Eksempel", phone="+4570200000", email="indgang@eksempel.example"),
        receipts=None,
        mail_door=MailDoor(database=database, postbox=POSTBOX, promised=lambda: None),
    )


@contextmanager
def open_door(wiring: Wiring, *, more: Sequence[APIRouter] = ()) -> Iterator[Door]:
    """Yield the running service; `more` are routes that only a test has."""
    app = app_of(wiring)
    for router in more:
        app.include_router(router)
    with TestClient(app) as client:
        yield Door(client=client, wiring=wiring)


def raw(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """Return headers as bytes, for values that are no ASCII."""
    return [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
