"""Showing cases and reports: read on a snapshot, enter the log of reads, and only then answer.

The front door enters what a route put into the scope and holds the answer back until that is durable, so that no thread
waits for the commit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from app.access.log import Look
from app.api.callers import Asked
from app.kit.database import Tx

T = TypeVar("T")

LOOK_IN_SCOPE = "indgang.look"


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing(Generic[T]):
    """What is about to be shown, and which cases and reports are in it."""

    what: T
    cases: Sequence[UUID] = ()
    reports: Sequence[UUID] = ()


def show(asked: Asked, *, purpose: str, work: Callable[[Tx], Showing[T]]) -> T:
    """Return what `work` read; the answer waits for one row in the log of reads, where anybody's case is in it."""
    showing = asked.read(work)
    _to_enter(asked, purpose=purpose, cases=showing.cases, reports=showing.reports)
    return showing.what


def show_again(asked: Asked, *, purpose: str, cases: Sequence[UUID]) -> None:
    """Show what is in memory: the answer waits for one row in the log of reads, as if it had been read."""
    _to_enter(asked, purpose=purpose, cases=cases)


def _to_enter(asked: Asked, *, purpose: str, cases: Sequence[UUID], reports: Sequence[UUID] = ()) -> None:
    if cases or reports:
        look = Look(caller=asked.caller, request=asked.read_of(purpose), cases=cases, reports=reports)
        asked.request.scope[LOOK_IN_SCOPE] = look
