"""The log of reads: who was shown which cases and reports, and for what purpose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.access.callers import SYSTEM, Caller
from app.access.tables import access_log
from app.kit.database import Database, Tx
from app.kit.reach import Caller as AnyCaller
from app.kit.sharing import Shared, SharedCommits


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOf:
    """The request that shows something: route template, never its parameters."""

    route: str
    method: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one request shows to whom."""

    caller: AnyCaller
    request: ReadOf
    cases: Sequence[UUID] = ()
    reports: Sequence[UUID] = ()


def shown(tx: Tx, *, request: ReadOf, cases: Sequence[UUID] = (), reports: Sequence[UUID] = ()) -> None:
    """Enter one row for the whole request; nothing where nothing was shown."""
    looked(tx, [Look(caller=tx.caller, request=request, cases=cases, reports=reports)])


def looked(tx: Tx, looks: Iterable[Look]) -> None:
    """Enter one row for each request that shows something."""
    tx.add(access_log, *[_row(tx, look) for look in looks if look.cases or look.reports])


class ReadLog:
    """Enters what is shown outside of any other work: requests that wait for it together share one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._entering: SharedCommits[Look] = SharedCommits(self._enter)

    def enter(self, look: Look) -> None:
        """Enter one row for the whole request, and return when it is durable; nothing where nothing was shown."""
        if look.cases or look.reports:
            one = Shared(lambda: look)
            self._entering.submit(one)
            one.outcome()

    def _enter(self, batch: Sequence[Shared[Look]]) -> None:
        self._database.write(lambda tx: looked(tx, [one.work() for one in batch]), caller=SYSTEM)
        for one in batch:
            one.succeed()


def _row(tx: Tx, look: Look) -> dict[str, Any]:
    responder, person = _who(look.caller)
    return {
        "at": tx.now,
        "caller_id": look.caller.id,
        "role": look.caller.role.value,
        "responder_id": responder,
        "person_hash": person and tx.sealer.fingerprint(person, purpose="person"),
        "method": look.request.method,
        "route": look.request.route,
        "purpose": look.request.purpose,
        "cases": [str(one) for one in look.cases],
        "reports": [str(one) for one in look.reports],
    }


def _who(caller: AnyCaller) -> tuple[UUID | None, str | None]:
    return (caller.responder, caller.person) if isinstance(caller, Caller) else (None, None)
