"""That a queue changed, before it has a number (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ChangeKind(StrEnum):
    """What became of a case in a queue."""

    ENTERED = "entered"
    CHANGED = "changed"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A case entered, changed in, or left the queue of a centre."""

    centre: UUID
    case: UUID
    kind: ChangeKind


def by_case(happened: Iterable[Change]) -> dict[UUID, dict[UUID, ChangeKind]]:
    """Return what one transaction changed, once for each case: by case in their order, then by centre."""
    told: dict[UUID, dict[UUID, list[ChangeKind]]] = {}
    for one in happened:
        told.setdefault(one.case, {}).setdefault(one.centre, []).append(one.kind)
    return {case: {centre: _whole(kinds) for centre, kinds in told[case].items()} for case in sorted(told)}


def _whole(kinds: Sequence[ChangeKind]) -> ChangeKind:
    """Return what several changes are together: the last says where it stands, the first where it came from."""
    if kinds[-1] is ChangeKind.CHANGED and kinds[0] is ChangeKind.ENTERED:
        return ChangeKind.ENTERED
    return kinds[-1]
