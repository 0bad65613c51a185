"""What a device did without coverage: each action once, by the instant that was right the first time it was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from app.kit.database import Tx
from app.queue.device_clock import DeviceClock
from app.queue.tables import device_actions

KEPT: Final = timedelta(days=30)
"""So long a device's action is known again: more than twice what a page without coverage keeps unsent."""
_MOST_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAction:
    """One action by its own key, and when it was so by the clock of the device."""

    key: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The same with the instant by our clock, and whether it was told before."""

    key: str
    told_at: datetime | None
    at: datetime | None
    again: bool


def remember(tx: Tx, *, told: Sequence[ToldAction], clock: DeviceClock) -> Sequence[Remembered]:
    """Enter what is told for the first time; what was told before keeps the instant it got then.

    A repeat comes seconds later by the same wrong clock: corrected anew it would be another body under its key.
    """
    return [_remember(tx, one, clock) for one in told]


def answered(tx: Tx, *, key: str, status: int) -> None:
    """Note how an action was answered, the last time it was told."""
    mine = device_actions.c.key_fp == _fingerprint(tx, key)
    tx.execute(sa.update(device_actions).where(mine).values(status=status))


def forget_actions(tx: Tx) -> int:
    """Forget what devices told long ago, oldest first, and return how many of them were forgotten."""
    old = sa.select(device_actions.c.key_fp).where(device_actions.c.recorded_at < tx.now - KEPT)
    some = old.order_by(device_actions.c.recorded_at).limit(_MOST_AT_ONCE).scalar_subquery()
    return tx.execute(sa.delete(device_actions).where(device_actions.c.key_fp.in_(some))).rowcount


def _remember(tx: Tx, told: ToldAction, clock: DeviceClock) -> Remembered:
    print_of_key = _fingerprint(tx, told.key)
    known = tx.execute(sa.select(device_actions).where(device_actions.c.key_fp == print_of_key)).one_or_none()
    if known is not None and known.told_at == told.at:
        return Remembered(key=told.key, told_at=told.at, at=known.kept_at, again=True)
    at = None if told.at is None else clock.right(told.at)
    if known is None:
        row = {
            "key_fp": print_of_key,
            "caller_id": tx.caller.id,
            "told_at": told.at,
            "kept_at": at,
            "offset_seconds": int(clock.offset.total_seconds()),
            "recorded_at": tx.now,
        }
        tx.add_missing(device_actions, row)
    return Remembered(key=told.key, told_at=told.at, at=at, again=False)


def _fingerprint(tx: Tx, key: str) -> bytes:
    """Keyed, for clients put names into keys."""
    return tx.sealer.fingerprint(f"{tx.caller.id}\0{key}", purpose="device action")
