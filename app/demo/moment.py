"""A moment of the year in one long transaction: the same connection, at another instant, for another caller."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from app.kit.database import Tx
from app.kit.reach import Caller


@contextmanager
def moment(tx: Tx, *, at: datetime, caller: Caller | None = None) -> Iterator[Tx]:
    """Yield the transaction as it is at that instant, and send what was written before the next moment comes."""
    own = Tx(tx.connection, now=at, sealer=tx.sealer, caller=caller or tx.caller)
    yield own
    own.flush()
