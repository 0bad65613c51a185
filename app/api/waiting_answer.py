"""What followers of a queue are answered: items whole or with the fields that were asked for, and a cursor."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Protocol
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel, create_model

from app.access.scopes import Scope
from app.api.case_views import QueueItemOut, item_fields
from app.api.fields import View
from app.api.packing import ITEMS
from app.api.shared_case import SharedItemOut
from app.assignment.case import Case
from app.directory.snapshot import Directory
from app.kit.errors import FieldError, Invalid
from app.queue.changed import ChangeKind
from app.queue.feed_merge import Told

Fields = Annotated[
    str | None,
    Query(
        max_length=500,
        description="Only these fields of each item, comma-separated; its number is always there.",
        examples=["urgency,state,answer_by"],
    ),
]
After = Annotated[
    str,
    Query(max_length=2000, description="The `cursor` of the queue, or of the changes before."),
]

_OPTIONAL: dict[str, Any] = {
    name: (known.annotation | None, None)  # type: ignore[operator]
    for name, known in QueueItemOut.model_fields.items()
    if name != "number"
}
QueueItemPartOut: type[BaseModel] = create_model(
    "QueueItemPartOut",
    __base__=View,
    __doc__="A queue item with the fields that were asked for.",
    number=(str, ...),
    shared=(list[Scope] | None, None),
    **_OPTIONAL,
)


class ChangeOut(View):
    """A case entered, changed in or left the queue; in the order in which it happened."""

    number: str
    change: ChangeKind
    case: QueueItemOut | SharedItemOut | None


class ChangesOut(View):
    """What happened since a cursor. `case` stands at the last change of a case alone, as it is now."""

    items: list[ChangeOut]
    cursor: str
    more: bool


class ChangePartOut(View):
    """A change, the case with the fields that were asked for."""

    number: str
    change: ChangeKind
    case: QueueItemPartOut | None  # type: ignore[valid-type]


class ChangesPartOut(View):
    """What happened since a cursor, each case with the fields that were asked for."""

    items: list[ChangePartOut]
    cursor: str
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An answer as it goes out, which cases are shown in it, and how long each of its items is."""

    body: bytes
    cases: Sequence[UUID] = ()
    lengths: Sequence[int] = ()


def wanted(fields: str | None) -> frozenset[str] | None:
    """Return the fields asked for, None for all; Invalid where an item has none of that name."""
    if fields is None:
        return None
    names = frozenset(one.strip() for one in fields.split(",") if one.strip())
    if unknown := names - set(QueueItemOut.model_fields):
        raise Invalid(FieldError("/query/fields", f"An item has no field {min(unknown)[:40]!r}."))
    return names | {"number"}


def item_of(case: Case, directory: Directory, *, at: datetime) -> QueueItemOut:
    return QueueItemOut.model_validate(item_fields(case, directory, at=at))


def items_json(items: Iterable[QueueItemOut], fields: Collection[str] | None) -> list[bytes]:
    """Return each item as JSON; of what is shared in part it is always said."""
    include = None if fields is None else {*fields, "shared"}
    return [one.__pydantic_serializer__.to_json(one, include=include) for one in items]


class Shown(Protocol):
    """A case as it goes out."""

    @property
    def body(self) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a follower is told, with the numbers of the cases and, where it may see them, their items as JSON."""

    told: Sequence[Told]
    numbers: Mapping[UUID, str]
    item: Callable[[UUID], Shown | None]

    def written(self, *, cursor: str, more: bool) -> Written:
        """Return the answer; a case is shown once, where it is told of last."""
        last = {one.case: place for place, one in enumerate(self.told)}
        shown: list[UUID] = []
        items: list[bytes] = []
        for place, one in enumerate(self.told):
            due = last[one.case] == place and one.change is not ChangeKind.LEFT
            item = self.item(one.case) if due else None
            if item is not None:
                shown.append(one.case)
            number = self.numbers[one.case].encode()
            case = _NULL if item is None else item.body
            items.append(b'{"number":"%b","change":"%b","case":%b}' % (number, one.change.encode(), case))
        body = changes_json(items, cursor=cursor, more=more)
        return Written(body=body, cases=shown, lengths=[len(one) for one in items])


_NULL = b"null"


def changes_json(items: Sequence[bytes], *, cursor: str, more: bool) -> bytes:
    return b'%b%b],"cursor":"%b","more":%b}' % (
        ITEMS,
        b",".join(items),
        cursor.encode(),
        b"true" if more else b"false",
    )


def nothing_new(cursor: str) -> bytes:
    return changes_json((), cursor=cursor, more=False)


def queue_json(items: Sequence[bytes], *, next_cursor: str | None) -> bytes:
    """Return the answer without its cursor: what its tag is a digest of."""
    following = _NULL if next_cursor is None else b'"%b"' % next_cursor.encode()
    return b'%b%b],"next_cursor":%b}' % (ITEMS, b",".join(items), following)


def with_cursor(body: bytes, cursor: str) -> bytes:
    return b'%b,"cursor":"%b"}' % (body[:-1], cursor.encode())
