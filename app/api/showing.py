"""Showing cases and reports: read on a snapshot, enter the log of reads, and only then answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from app.access.log import Look
from app.api.callers import Asked
from app.kit.database import Tx

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing(Generic[T]):
    """What is about to be shown, and which cases and reports are in it."""

    what: T
    cases: Sequence[UUID] = ()
    reports: Sequence[UUID] = ()


def show(asked: Asked, *, purpose: str, work: Callable[[Tx], Showing[T]]) -> T:
    """Return what `work` read, after one row in the log of reads is durable; no row where nobody's case is in it."""
    showing = asked.read(work)
    if showing.cases or showing.reports:
        request = asked.read_of(purpose)
        look = Look(caller=asked.caller, request=request, cases=showing.cases, reports=showing.reports)
        asked.wiring.read_log.enter(look)
    return showing.what


async def show_again(asked: Asked, *, purpose: str, cases: Sequence[UUID]) -> None:
    """Enter in the log of reads what is about to be shown from memory, and wait on the event loop until it is there."""
    look = Look(caller=asked.caller, request=asked.read_of(purpose), cases=cases)
    await asyncio.wrap_future(asked.wiring.read_log.entered(look))
