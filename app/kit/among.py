"""Statements about some of many rows, compiled for a few numbers of them: each number would be a statement of its own.

What is free repeats the last; more than the largest number go in pieces, each in the order of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.kit.database import Tx
from app.kit.prepared import Prepared

_PLACES: Final = (1, 8, 20, 50, 200, 1000)

Ids = Sequence[sa.BindParameter[Any]]
"""Names that stand in a statement for ids, or for whatever else tells its rows apart."""

Named = Collection[UUID] | Collection[bytes]
_UUID: Final = sa.Uuid()


class Among:
    """A statement of which `make` says how it looks for names of ids; made once, at the top of a module."""

    def __init__(
        self, make: Callable[[Ids], sa.Executable], *, unread: bool = False, of: sa.types.TypeEngine[Any] = _UUID
    ) -> None:
        self._make = make
        self._of = of
        self._unread = unread
        self._prepared = lru_cache(maxsize=len(_PLACES))(self._prepare)

    def rows(self, tx: Tx, ids: Named, given: Mapping[str, Any] = MappingProxyType({})) -> list[Any]:
        """Return what it answers about these ids; nothing is asked about none."""
        return [row for many, values in _pieces(ids) for row in tx.rows(self._prepared(many), {**given, **values})]

    def foresee(self, tx: Tx, ids: Named, given: Mapping[str, Any] = MappingProxyType({})) -> None:
        """Let it go with the next question, where it is one statement for all of these ids."""
        if 0 < len(ids) <= _PLACES[-1]:
            for many, values in _pieces(ids):
                tx.foresee(self._prepared(many), {**given, **values})

    def _prepare(self, places: int) -> Prepared:
        names = [sa.bindparam(f"id_{place}", type_=self._of) for place in range(places)]
        return Prepared(self._make(names), unread=self._unread)


def _pieces(ids: Named) -> Iterator[tuple[int, dict[str, UUID | bytes]]]:
    wanted: list[UUID | bytes] = list(ids)
    for start in range(0, len(wanted), _PLACES[-1]):
        piece = wanted[start : start + _PLACES[-1]]
        places = next(many for many in _PLACES if many >= len(piece))
        yield places, {f"id_{place}": piece[min(place, len(piece) - 1)] for place in range(places)}
