"""What of a case a consent lets somebody see (pure): kinds of content, as a case is made of them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Scope(StrEnum):
    """One kind of what is known in a case."""

    STATUS = "status"
    """That there is a case, of which home and about what, whose work it is and how it stands. Always: else nothing."""
    CONTACTS = "contacts"
    """Who it is about and who told of it, and how they are reached."""
    TEXTS = "texts"
    """What people wrote: reports with their files, notes, reasons. Names may stand in it."""
    EVENTS = "events"
    """What was done and planned, by whom, and what is due."""
    SUPPORT = "support"
    """Support courses and follow-ups."""


Scopes = frozenset[Scope]
WHOLE: Final[Scopes] = frozenset(Scope)
"""What a consent lets see where it says nothing narrower."""


def scopes_of(told: Iterable[str]) -> Scopes:
    return frozenset({Scope.STATUS, *map(Scope, told)})


def in_order(scopes: Scopes) -> list[Scope]:
    return [one for one in Scope if one in scopes]
