"""The log of reads: who was shown which cases and reports, and for what purpose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import Caller
from app.access.tables import access_log
from app.kit.database import Tx

_ENTER = sa.insert(access_log).inline()  # nobody asks for the number it got


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOf:
    """The request that shows something: route template, never its parameters."""

    route: str
    method: str
    purpose: str


def shown(tx: Tx, *, request: ReadOf, cases: Sequence[UUID] = (), reports: Sequence[UUID] = ()) -> None:
    """Enter one row for the whole request; nothing where nothing was shown."""
    if not cases and not reports:
        return
    responder, person = _who(tx)
    tx.execute(
        _ENTER,
        {
            "at": tx.now,
            "caller_id": tx.caller.id,
            "role": tx.caller.role.value,
            "responder_id": responder,
            "person_hash": person and tx.sealer.fingerprint(person, purpose="person"),
            "method": request.method,
            "route": request.route,
            "purpose": request.purpose,
            "cases": [str(one) for one in cases],
            "reports": [str(one) for one in reports],
        },
    )


def _who(tx: Tx) -> tuple[UUID | None, str | None]:
    caller = tx.caller
    return (caller.responder, caller.person) if isinstance(caller, Caller) else (None, None)
