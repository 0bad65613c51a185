"""Cases as they go out, written once and kept in memory: what did not change is joined bytes.

Which cases somebody sees is asked of the database each time. What is kept of a case serves again only for the very row
that it was written from, column by column, sealed bytes included, with the same directory, before anybody's absence
begins or ends, for the same fields, and with as much of it as a consent is for: so nothing that it depends on can
change without its being written anew. What nobody asks for is forgotten after some minutes: nothing about people stays
in memory longer than it is of use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID
from weakref import ReferenceType, ref

from app.access.scopes import WHOLE, Scopes
from app.api.shared_case import shared_item
from app.api.waiting_answer import item_of, items_json
from app.api.waiting_recent import Recent
from app.assignment.cases import numbers_of
from app.assignment.open_cases import Listed
from app.directory.snapshot import Directory
from app.kit.database import Tx
from app.queue.feed_merge import Told

_MOST = 4_000
_SECONDS = 600.0

_Fields = frozenset[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How cases are written: in which fields, by which directory and when, and how much of them."""

    directory: Directory
    fields: _Fields
    at: datetime
    scope: Scopes = WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One case as it goes out: its JSON in which fields, and the row that this was written from."""

    case: UUID
    number: str
    body: bytes
    raw: tuple[Any, ...]
    directory: ReferenceType[Directory]
    since: datetime
    until: datetime | None

    def serves(self, raw: tuple[Any, ...], directory: Directory, at: datetime) -> bool:
        lasts = self.since <= at and (self.until is None or at < self.until)
        return lasts and self.directory() is directory and self.raw == raw


class Items:
    """For the threads of the routes: two that write one case at once write the same."""

    def __init__(self) -> None:
        self._kept: Recent[tuple[Any, _Fields, Scopes], Item] = Recent(most=_MOST, seconds=_SECONDS)

    def of(self, listed: Iterable[Listed], how: How, *, parts: Mapping[UUID, Scopes] | None = None) -> list[Item]:
        """Return these cases as they go out, in their order; `parts` says of which only so much is shown."""
        return [
            self._item(one, replace(how, scope=parts.get(one.case, WHOLE))) if parts else self._item(one, how)
            for one in listed
        ]

    def _item(self, listed: Listed, how: How) -> Item:
        key = (listed.raw[0], how.fields, how.scope)
        item = self._kept.get(key)
        if item is None or not item.serves(listed.raw, how.directory, how.at):
            item = _written(listed, how)
            self._kept.put(key, item)
        return item


def numbers_told(tx: Tx, told: Iterable[Told], items: Mapping[UUID, Item]) -> dict[UUID, str]:
    """Return the numbers of the cases that are told of; of those that are not shown any more the database knows."""
    numbers = {case: item.number for case, item in items.items()}
    return {**numbers, **numbers_of(tx, ids={one.case for one in told} - numbers.keys())}


def _written(listed: Listed, how: How) -> Item:
    case = listed.read()
    item = item_of(case, how.directory, at=how.at)
    (body,) = items_json([item if how.scope == WHOLE else shared_item(item, how.scope)], how.fields)
    return Item(
        case=case.id,
        number=case.number,
        body=body,
        raw=listed.raw,
        directory=ref(how.directory),
        since=how.at,
        until=how.directory.next_turn(how.at),
    )
