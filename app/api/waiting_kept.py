"""Whole answers to pollers, kept for whoever asks the same again: another device, or one that lost its answer.

An answer serves again for the same caller alone, and while all that it depends on is known to be unchanged: what a 304
is answered by (`waiting_known.py`). Each time it is shown again is entered in the log of reads first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.access.callers import Caller
from app.api.waiting_known import Known, Stand
from app.api.waiting_recent import Recent

_MOST = 256
_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer, the cases that are shown in it, and how everything stood."""

    body: bytes
    headers: Mapping[str, str]
    cases: Sequence[UUID]
    stand: Stand


class Kept:
    """Safe to ask from any thread."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._said: Recent[tuple[Caller, str], Said] = Recent(most=_MOST, seconds=_SECONDS)

    def again(self, caller: Caller, wanted: str) -> Said | None:
        """Return what the caller was answered to the same request, where it would be the same now; None where not."""
        said = self._said.get((caller, wanted))
        if said is None or self._known.lasts(caller, said.stand):
            return said
        self._said.drop((caller, wanted))
        return None

    def keep(self, caller: Caller, wanted: str, said: Said) -> None:
        self._said.put((caller, wanted), said)
