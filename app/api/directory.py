"""The pattern of all directory resources: list, read, add, change; each adds its fields alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel
from starlette.responses import Response

from app.access import roles
from app.access.callers import Caller
from app.api.answers import Answer, answer, once, respond
from app.api.caching import etag, if_match
from app.api.callers import Asked, allow
from app.api.fields import AnyInstant, Body, View
from app.api.paging import FIRST_LIMIT, Cursor, Limit, Listed, cursor_after, listed, uuid_after
from app.api.problems import problems
from app.directory.record import put
from app.directory.versions import Kept, Period, Version, page, read
from app.kit.codes import Role
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.kit.ids import new_id

_OUTSIDE = {"centre_id": "social_centre", "department_id": "housing_department", "dar_address_id": "dar_address_id"}
_BATCH = 500
_ID = Annotated[UUID, Path(alias="id")]


class Fields(BaseModel):
    """Fields that a resource takes and shows; their names differ from the entry's where an id refers to another."""

    @classmethod
    def shown(cls, entry: Any) -> dict[str, Any]:  # noqa: ANN401 each resource has its own type of entry
        names = {outside(field.name): field.name for field in fields(entry)}
        return {name: _listed(getattr(entry, names[name])) for name in cls.model_fields if name in names}

    def values(self, names: list[str]) -> dict[str, Any]:
        """Return the entry's fields; Invalid where they do not go together."""
        return {name: getattr(self, outside(name)) for name in names if hasattr(self, outside(name))}


class Sent(Body):
    """What every change may say: from when until just before when it is so; without, from now on."""

    valid_from: AnyInstant | None = None
    valid_to: AnyInstant | None = None


class Shown(View):
    """What every entry shows beside its fields; `version` is what its ETag holds."""

    id: UUID
    version: int
    valid_from: datetime
    valid_to: datetime | None
    recorded_at: datetime

    @classmethod
    def of(cls, version: Version[Any], told: Mapping[str, Any]) -> Self:
        """Show what is kept as it is: it was checked when it came, and by the rules of its time."""
        beside = {
            "id": version.entry.id,
            "version": version.version,
            "valid_from": version.valid_from,
            "valid_to": version.valid_to,
            "recorded_at": version.recorded_at,
        }
        return cls.model_construct(**{**told, **beside})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One kind of entry at its path; `sent` and `view` share their `Fields`."""

    path: str
    kept: Kept[Any]
    sent: type[Sent]
    view: type[Shown]
    readers: tuple[Role, ...] = roles.READ_DIRECTORY
    more: Callable[[Tx, Any, UUID], dict[str, Any]] | None = None
    """Fields that need a look into the directory: from the transaction, what was sent and the entry's id."""
    adds: bool = True
    shown_to: Callable[[Tx, Caller], Callable[[Any], bool]] = lambda _tx, _caller: lambda _entry: True
    """Which entries a caller may be shown, where it is not all of them."""

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2].replace("-", " ")

    @property
    def one(self) -> str:
        return f"{self.path}/{{id}}"

    def entry(self, tx: Tx, sent: Sent, entry_id: UUID) -> Any:  # noqa: ANN401 each resource has its own type of entry
        names = [field.name for field in fields(self.kept.entry)]
        values = sent.values(names) if isinstance(sent, Fields) else {}
        if self.kept.states_its_period:
            values |= {"valid_from": sent.valid_from or tx.now, "valid_to": sent.valid_to}
        if self.more is not None:
            values |= self.more(tx, sent, entry_id)
        return self.kept.entry(**{**values, "id": entry_id})

    def show(self, version: Version[Any]) -> Shown:
        return self.view.of(version, self.view.shown(version.entry) if issubclass(self.view, Fields) else {})


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def outside(name: str) -> str:
    """Return the name a field has in the API."""
    return _OUTSIDE.get(name, name.removesuffix("_id"))


def add_routes(router: APIRouter, resource: Resource) -> None:
    """Give a resource its routes: readers list and read, the administrator adds and changes."""
    _add_reading(router, resource)
    _add_writing(router, resource)


def _add_reading(router: APIRouter, resource: Resource) -> None:
    def index(asked: Asked, limit: Limit = FIRST_LIMIT, cursor: Cursor = None) -> Response:
        after = uuid_after(cursor)
        found = asked.read(lambda tx: _page(tx, resource, asked.caller, after=after, limit=limit + 1))
        more = cursor_after(str(found[limit - 1].entry.id)) if len(found) > limit else None
        return listed(asked, Listed(items=[resource.show(one) for one in found[:limit]], next_cursor=more))

    def show(entry: _ID, asked: Asked) -> Response:
        found = asked.read(lambda tx: _one(tx, resource, asked.caller, entry))
        return respond(resource.show(found), headers={"ETag": etag(found.version)})

    view, name = resource.view, resource.name
    for endpoint in (index, show):
        endpoint.__annotations__["asked"] = Annotated[Asked, Depends(allow(*resource.readers))]
    whole: Any = Listed[view]  # type: ignore[valid-type]
    router.get(resource.path, response_model=whole, summary=f"List {name}", name=f"list {name}")(index)
    one = router.get(
        resource.one, response_model=view, responses=problems(404), summary=f"Read one of {name}", name=f"read {name}"
    )
    one(show)


def _page(tx: Tx, resource: Resource, caller: Caller, *, after: UUID | None, limit: int) -> list[Version[Any]]:
    """Return what the caller may be shown, `limit` at most, whatever of it stands between what it may not."""
    may_see, found, most = resource.shown_to(tx, caller), list[Version[Any]](), limit
    while len(found) < limit:
        batch = page(tx, resource.kept, after=after, limit=most)
        found += [one for one in batch if may_see(one.entry)]
        if len(batch) < most:
            break
        most = max(limit, _BATCH)  # what it may not be shown is many: a small page is no reason to ask often
        after = batch[-1].entry.id
    return found[:limit]


def _one(tx: Tx, resource: Resource, caller: Caller, entry: UUID) -> Version[Any]:
    found = read(tx, resource.kept, entry)
    if not resource.shown_to(tx, caller)(found.entry):
        raise NotFound
    return found


def _add_writing(router: APIRouter, resource: Resource) -> None:
    def add(body: Sent, asked: Asked) -> Response:
        return once(asked, body, lambda tx: _written(tx, resource, body, new_id(), version=None))

    def change(entry: _ID, body: Sent, asked: Asked) -> Response:
        version = if_match(asked.if_match)
        return once(asked, body, lambda tx: _written(tx, resource, body, entry, version=version))

    view, name = resource.view, resource.name
    for endpoint in (add, change):
        endpoint.__annotations__["asked"] = Annotated[Asked, Depends(allow(*roles.WRITE_DIRECTORY))]
        endpoint.__annotations__["body"] = resource.sent
    if resource.adds:
        router.post(
            resource.path,
            status_code=201,
            response_model=view,
            responses=problems(409),
            summary=f"Add to {name}",
            name=f"add {name}",
        )(add)
    router.put(
        resource.one,
        response_model=view,
        responses=problems(404, 409, 412, 428),
        summary=f"Change one of {name}; needs If-Match",
        name=f"change {name}",
    )(change)


def _written(tx: Tx, resource: Resource, body: Sent, entry_id: UUID, *, version: int | None) -> Answer:
    if version is not None:
        read(tx, resource.kept, entry_id)  # an absent one is told as such, whatever else is wrong
    period = Period(valid_from=body.valid_from, valid_to=body.valid_to)
    written = put(tx, entry=resource.entry(tx, body, entry_id), version=version, period=period)
    headers = {"ETag": etag(written.version)}
    if version is None:
        headers["Location"] = f"{resource.path}/{entry_id}"
    return answer(resource.show(written), status=201 if version is None else 200, headers=headers)
