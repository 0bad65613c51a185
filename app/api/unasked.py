"""What a request holds and its route does not know is refused by name: passed over it would look as if it were done."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel
from starlette.requests import Request

from app.api.faults import is_name, pointer_to
from app.kit.errors import FieldError, Invalid, Unreadable

_MOST: Final = 20
_ASKS: Final = frozenset({"GET", "HEAD"})
_CHANGES: Final = frozenset({"POST", "DELETE", "PATCH"})
_NO_BODY: Final = "This takes no body; send none, or {}."
_IF_MATCH: Final = "if-match"


def refuse_unfit_parameters(request: Request) -> None:
    """Raise Invalid where the address asks for something that the route does not know, or for one thing twice.

    A filter that is misspelt or passed over would show what was not asked for, and look as if it were the answer.
    """
    if not request.scope["query_string"]:
        return
    known = {name for one in request.scope["route"].dependant.query_params for name in _names(one)}
    times = Counter(name for name, _ in request.query_params.multi_items())
    unknown = [one for one in times if one not in known]
    if unknown:
        words = f"There is no such parameter here; known are: {', '.join(sorted(known)) or 'none'}."
        raise Invalid(*(FieldError(pointer_to(["query", one]), words) for one in unknown[:_MOST]))
    repeated = [one for one, count in times.items() if count > 1]
    if repeated:
        words = "Say it once: it stands in the address several times."
        raise Invalid(*(FieldError(pointer_to(["query", one]), words) for one in repeated))


async def refuse_unfit_body(request: Request) -> None:
    """Raise Invalid where a change says something, or names a version, and its route reads no such thing.

    An empty object says nothing and is let in: a day told in one batch sends one with every action. Unreadable where a
    body comes with what only asks.
    """
    if request.method in _ASKS and _brings_body(request):
        raise Unreadable("What is asked for stands in the address; send no body with it.")
    if request.method not in _CHANGES:
        return
    route = request.scope["route"]
    if _IF_MATCH in request.headers and not _reads_version(route):
        raise Invalid(FieldError("/header/if-match", "No version is compared here; leave it out."))
    if route.body_field is None and "requestBody" not in (route.openapi_extra or {}):
        _refuse(await request.body())


def _brings_body(request: Request) -> bool:
    return request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers


def _reads_version(route: Any) -> bool:  # noqa: ANN401 Starlette's scope is a mapping of anything
    return any(one.alias.lower() == _IF_MATCH for one in route.dependant.header_params)


def _refuse(body: bytes) -> None:
    if not body:
        return
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):  # we stand deeper than the front door, which let it in
        said = None
    if said == {}:
        return
    names = [one for one in said if is_name(one)][:_MOST] if isinstance(said, dict) else []
    raise Invalid(*(FieldError(pointer_to(["body", one]), _NO_BODY) for one in names or [""]))


def _names(parameter: Any) -> Iterator[str]:  # noqa: ANN401 FastAPI's field
    """Yield the name of a parameter, or where a model stands for several of them the names of its fields."""
    model = parameter.field_info.annotation
    if isinstance(model, type) and issubclass(model, BaseModel):
        yield from (field.alias or name for name, field in model.model_fields.items())
    else:
        yield parameter.alias
