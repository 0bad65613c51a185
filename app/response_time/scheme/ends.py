"""How cases ended, came back, and what became of evictions (pure): the codes of these answers."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from app.kit.codes import EvictionStage


class Relapse(StrEnum):
    """Whether a case came back after it was closed, and whether whoever closed it expected that."""

    NONE = "none"
    EXPECTED = "expected"
    UNEXPECTED = "unexpected"
    UNKNOWN = "unknown"


class Eviction(StrEnum):
    """What a case tells of an eviction, several of them where one followed the other."""

    NONE = "none"
    WARNED = "warned"
    WITHDRAWN = "withdrawn"
    CARRIED_OUT = "carried_out"


WARNED: Final = frozenset({EvictionStage.COURT_REQUESTED, EvictionStage.VISIT_SCHEDULED})
WITHDRAWN: Final = frozenset({EvictionStage.WITHDRAWN})
CARRIED_OUT: Final = frozenset({EvictionStage.EVICTED})
