"""Who acts for a post that is away: what falls due until its holder is back moves, the rest stays (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from app.assignment.case import Case, OwnedCase
from app.directory.entries import Responder
from app.directory.snapshot import Directory
from app.kit.case_codes import CaseState

NEVER: Final = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """A post for which somebody else acts; `back` is None where nobody knows when its holder comes, or it is vacant."""

    absent: UUID
    back: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoodIn:
    """A case that has moved to a substitute for a while: both are shown it."""

    absent: Responder
    substitute: Responder
    until: datetime | None


def stands_in(directory: Directory, responder: Responder, at: datetime) -> tuple[StandIn, ...]:
    """Return the posts for which a responder acts at an instant."""
    return tuple(
        StandIn(absent=one.id, back=_back(directory, one, at)) for one in directory.stands_in_for(responder, at)
    )


def all_stood_in(directory: Directory, at: datetime) -> Iterator[tuple[Responder, Responder, datetime | None]]:
    """Yield each post for which another acts at an instant, who that is, and until when."""
    for one in directory.left_alone(at):
        substitute = directory.stand_in(one, at)
        if substitute is not None:
            yield one, substitute, _back(directory, one, at)


def is_due(item: Case | OwnedCase, back: datetime | None) -> bool:
    """Say whether a case cannot wait for its owner: what waits for something else can, until it wakes."""
    if item.state in {CaseState.WAITING.value, CaseState.CLOSED.value}:
        return False
    due = due_first(
        answer_by=item.answer_by if item.owes_answer else None, act_by=item.act_by if item.owes_action else None
    )
    return back is None or due < back


def due_first(*, answer_by: datetime | None, act_by: datetime | None) -> datetime:
    """Return when something of a case falls due first; never, where it owes nothing by a time."""
    return min((one for one in (answer_by, act_by) if one is not None), default=NEVER)


def stood_in(item: Case | OwnedCase, directory: Directory, at: datetime) -> StoodIn | None:
    """Return who acts for the owner in this case now, or None where the owner itself does."""
    owner = directory.responder(item.owner)
    if owner is None or directory.on_duty(owner, at):
        return None
    substitute, back = directory.stand_in(owner, at), _back(directory, owner, at)
    if substitute is None or not is_due(item, back):
        return None
    return StoodIn(absent=owner, substitute=substitute, until=back)


def who_acts(item: Case | OwnedCase, directory: Directory, at: datetime) -> Responder | None:
    """Return who works on a case now: who stands in for its owner, or the owner, who may be no longer there."""
    moved = stood_in(item, directory, at)
    return directory.responder(item.owner) if moved is None else moved.substitute


def _back(directory: Directory, responder: Responder, at: datetime) -> datetime | None:
    absence = directory.absent(responder, at)
    return None if absence is None or not responder.held else absence.valid_to
