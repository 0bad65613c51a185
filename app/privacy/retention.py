"""Clearing what is past its period, a bounded transaction at a time: cut off anywhere, it goes on where it was."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from app.kit.database import Database, Tx
from app.kit.reach import Caller
from app.privacy.archive import HandedFile, fetched, hand_over, write_down
from app.privacy.due import Due, due, still_due
from app.privacy.forget import forget
from app.privacy.leftovers import clear_leftovers
from app.privacy.pace import Pace
from app.privacy.periods import Periods

RETENTION: Final = "retention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the operator decided: the periods, and where cases are handed over before they are deleted."""

    periods: Periods
    archive: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    cases: int
    reports: int
    finished: bool


def clear_due(database: Database, policy: Policy, *, caller: Caller, seconds: float) -> Cleared:
    """Clear what is due, and what belongs to no case; not `finished` where the time was up first."""
    until = time.monotonic() + seconds
    cleared = _clear_cases(database, policy, caller=caller, until=until)
    finished = cleared.finished and _clear_leftovers(database, policy, caller=caller, until=until)
    if cleared.cases or finished:
        database.wash()
    return replace(cleared, finished=finished)


def _clear_leftovers(database: Database, policy: Policy, *, caller: Caller, until: float) -> bool:
    while database.write_beside(lambda tx: clear_leftovers(tx, kept=policy.periods), caller=caller):
        if time.monotonic() >= until:
            return False
    return True


def _clear_cases(database: Database, policy: Policy, *, caller: Caller, until: float) -> Cleared:
    cases = reports = 0
    after: tuple[datetime, UUID] | None = None
    pace = Pace()
    while True:
        position = after
        batch = database.read(
            lambda tx, position=position: due(tx, periods=policy.periods, limit=pace.size, after=position),  # type: ignore[misc]
            caller=caller,
        )
        if not batch:
            return Cleared(cases=cases, reports=reports, finished=True)
        ids = [one.case for one in batch]
        if policy.archive is not None:
            _archive(database, policy.archive, batch, caller=caller)
        begun = time.monotonic()
        done = database.write(lambda tx, ids=ids: _clear(tx, policy, ids), caller=caller)  # type: ignore[misc]
        pace.took(time.monotonic() - begun, many=len(ids))
        database.rest()
        cases, reports = cases + done[0], reports + done[1]
        after = batch[-1].closed_at, batch[-1].case
        if time.monotonic() >= until:
            return Cleared(cases=cases, reports=reports, finished=False)


def _archive(database: Database, folder: Path, batch: Sequence[Due], *, caller: Caller) -> None:
    def fetch(file: HandedFile) -> bytes:
        return database.read(lambda tx: fetched(tx, file=file), caller=caller)

    handed = database.read(lambda tx: hand_over(tx, overdue=batch), caller=caller)
    write_down(folder, handed, fetch=fetch)


def _clear(tx: Tx, policy: Policy, ids: list[UUID]) -> tuple[int, int]:
    """Look again under the locks: one that was held or opened again meanwhile stays."""
    overdue = still_due(tx, periods=policy.periods, ids=ids)
    return len(overdue), forget(tx, overdue=overdue)
