"""What a device did without coverage: each action once, by the instant that was right the first time it was told."""

from __future__ import annotations

import hashlib
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
_REFUSED: Final = 300
"""The first status of an answer that did nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAction:
    """One action by its own key, what it says, and when it was so by the clock of the device."""

    key: str
    said: bytes
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The same with the instant by our clock; `status` is how it was answered where it was done before."""

    told: ToldAction
    at: datetime | None
    status: int | None = None


def remember(tx: Tx, *, told: Sequence[ToldAction], clock: DeviceClock) -> Sequence[Remembered]:
    """Enter what is told for the first time; what was told before keeps the instant it got then.

    A repeat comes seconds later by the same wrong clock: corrected anew it would be another body under its key. Another
    body under it is another action, for which what was done under the key before says nothing.
    """
    return [_remember(tx, one, clock) for one in told]


def answered(tx: Tx, told: ToldAction, *, status: int) -> None:
    """Note how an action was answered; what was done once stays done, whoever may be shown it now."""
    mine = device_actions.c.key_fp == _fingerprint(tx, told)
    undone = sa.or_(device_actions.c.status.is_(None), device_actions.c.status >= _REFUSED)
    tx.execute(sa.update(device_actions).where(mine, undone).values(status=status))


def forget_actions(tx: Tx) -> int:
    """Forget what devices told long ago, oldest first, and return how many of them were forgotten."""
    old = sa.select(device_actions.c.key_fp).where(device_actions.c.recorded_at < tx.now - KEPT)
    some = old.order_by(device_actions.c.recorded_at).limit(_MOST_AT_ONCE).scalar_subquery()
    return tx.execute(sa.delete(device_actions).where(device_actions.c.key_fp.in_(some))).rowcount


def _remember(tx: Tx, told: ToldAction, clock: DeviceClock) -> Remembered:
    print_of_key = _fingerprint(tx, told)
    known = tx.execute(sa.select(device_actions).where(device_actions.c.key_fp == print_of_key)).one_or_none()
    if known is not None:
        done = known.status is not None and known.status < _REFUSED
        return Remembered(told=told, at=known.kept_at, status=known.status if done else None)
    at = None if told.at is None else clock.right(told.at)
    row = {
        "key_fp": print_of_key,
        "caller_id": tx.caller.id,
        "told_at": told.at,
        "kept_at": at,
        "offset_seconds": int(clock.offset.total_seconds()),
        "recorded_at": tx.now,
    }
    tx.add_missing(device_actions, row)
    return Remembered(told=told, at=at)


def _fingerprint(tx: Tx, told: ToldAction) -> bytes:
    """Keyed, for clients put names into keys, and what they say is of people."""
    said = hashlib.sha256(told.said).hexdigest()
    return tx.sealer.fingerprint(f"{tx.caller.id}\0{told.key}\0{said}", purpose="device action")
