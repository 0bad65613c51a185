"""What of a case a consent lets somebody see (pure): kinds of content, as a case is made of them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Scope(StrEnum):
    """One kind of what is known in a case."""

    STATUS = "status"
    """That there is a case, its number, how urgent it is and how it stands, whose work it is, and by when what is due.

    Nothing of a person, and not which home. Always: without it there would be nothing to see.
    """
    CONTACTS = "contacts"
    """Who it is about, where they live and how they are reached, what a visitor must know; and who told of it."""
    TEXTS = "texts"
    """What people wrote: reports with their files and what they are about, notes, reasons. Names may stand in it."""
    EVENTS = "events"
    """What it is about, what was done, by whom, how it ended, what is planned and due; and what else there was."""
    SUPPORT = "support"
    """Support courses and follow-ups."""


Scopes = frozenset[Scope]
WHOLE: Final[Scopes] = frozenset(Scope)
"""What a consent lets see where it says nothing narrower."""


def scopes_of(told: Iterable[str]) -> Scopes:
    return frozenset({Scope.STATUS, *map(Scope, told)})


def in_order(scopes: Scopes) -> list[Scope]:
    return [one for one in Scope if one in scopes]
