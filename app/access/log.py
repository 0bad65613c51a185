"""The log of reads: who was shown which cases and reports, and for what purpose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import Caller
from app.access.tables import access_log
from app.kit.database import Tx
from app.kit.reach import Caller as AnyCaller

_ENTER = sa.insert(access_log).inline()  # nobody asks for the number it got


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
    rows = [_row(tx, look) for look in looks if look.cases or look.reports]
    if rows:
        tx.execute(_ENTER, rows if len(rows) > 1 else rows[0])


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
