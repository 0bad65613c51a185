"""What decides who sees an open case (pure)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

OfKind = tuple[str, UUID]
"""Posts of a kind at a centre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An open case at one moment.

    `near` are posts that take part in it or are offered it, `offered` kinds of posts that are, `deciders` centres whose
    leaders decide whose it is, `shared` whom a consent lets in for a time. `due` is when something of it falls due
    first; None while it waits for something, and nobody need act for an owner who is away.
    """

    owner: UUID
    centre: UUID
    unclaimed: bool
    family: bool
    due: datetime | None = None
    informed: Collection[OfKind] = ()
    near: Collection[UUID] = ()
    offered: Collection[OfKind] = ()
    deciders: Collection[UUID] = ()
    shared: Collection[OfKind] = ()
