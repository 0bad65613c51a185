"""A person says how urgent a case is: more, and what that promises; or less, and what was raised by mistake goes back.

What a raise by hand brought forward is kept with its event. It goes back while it is still ahead and nothing else was
told since that may demand it; every other promise stays, and what was missed stays missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from app.assignment.case import Case
from app.assignment.choose import is_for_all
from app.assignment.owed_answers import held_to, put_back
from app.assignment.turn import rank_of
from app.directory.current import current
from app.history.events import Happened, timeline
from app.kit.case_codes import EventKind, HistoryKind
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.queue.urgent import raised_to

_HOLDS: Final = "holds"
"""The code of an event that raised a case by hand: by when its owner was to act and to answer, before and after."""
_DEMANDS: Final = frozenset(
    {
        HistoryKind.JOINED.value,
        HistoryKind.ADDED.value,
        EventKind.MERGED.value,
        EventKind.SPLIT.value,
        EventKind.REOPENED.value,
    }
)
"""What may demand for itself what a raise demanded, or changes which reports a case has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What changes in the case, and what its event says of it."""

    values: Mapping[str, Any]
    codes: Mapping[str, Any]


def set_urgency(tx: Tx, item: Case, *, urgency: Urgency, at: datetime) -> Judged:
    """Return what changes when a person sets the urgency of a case; what it promises has begun `at`."""
    codes = {"urgency": [item.urgency, urgency.value]}
    if rank_of(urgency.value) > rank_of(item.urgency):
        return Judged(values={"urgency": urgency.value, **_lowered(tx, item, urgency)}, codes=codes)
    if urgency.value == item.urgency:
        return Judged(values={"urgency": urgency.value}, codes=codes)
    before = held_to(tx, case=item.id)
    values = raised_to(tx, item, urgency=urgency, at=at)
    answers = zip(before, held_to(tx, case=item.id), strict=True)
    holds = {name: _pair(getattr(item, name), values.get(name)) for name in ("act_by", "answer_by")}
    return Judged(values=values, codes=codes | {_HOLDS: {**holds, "answers": [_pair(*one) for one in answers]}})


def _lowered(tx: Tx, item: Case, urgency: Urgency) -> dict[str, Any]:
    """Return what goes back; what is no longer acute is shown to all on duty only where nobody has it."""
    values: dict[str, Any] = {}
    for raised in _taken_back(timeline(tx, case=item.id), urgency):
        values |= _put_back(tx, item, raised.codes[_HOLDS], values)
    if item.urgency == Urgency.ACUTE.value and item.unclaimed:
        owner = current(tx).responder(item.owner)
        values["unclaimed"] = item.claimed_at is None and (owner is None or is_for_all(owner))
    return values


def _taken_back(happened: Sequence[Happened], urgency: Urgency) -> Iterator[Happened]:
    """Yield the raises by hand beyond this urgency that nothing told since may rest on, the last one first."""
    for one in reversed(happened):
        moved = one.kind == EventKind.CORRECTED.value and bool({"into", "from"} & one.codes.keys())
        if moved or one.kind in _DEMANDS:
            return
        if _HOLDS in one.codes and rank_of(one.codes["urgency"][-1]) < rank_of(urgency.value):
            yield one


def _put_back(tx: Tx, item: Case, holds: Mapping[str, Any], so_far: Mapping[str, Any]) -> dict[str, Any]:
    """Return what goes back to what it was before one raise: what that gave, and is still ahead."""
    values: dict[str, Any] = {}
    for name in ("act_by", "answer_by"):
        before, after = _read(holds[name])
        now = so_far.get(name, getattr(item, name))
        if after is not None and now == after and after > tx.now:
            values[name] = before
    put_back(tx, case=item.id, held=[_read(one) for one in holds["answers"]])
    return values


def _pair(before: datetime | None, after: datetime | None) -> list[str | None]:
    return [None if one is None else one.isoformat() for one in (before, after)]


def _read(pair: Sequence[str | None]) -> tuple[datetime | None, datetime | None]:
    before, after = (None if one is None else datetime.fromisoformat(one) for one in pair)
    return before, after
