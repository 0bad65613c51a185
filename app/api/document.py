"""The published document (OpenAPI 3.1): what FastAPI writes, and what holds for every route alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import BaseRoute

from app.access.policy import Deed, deed_of
from app.api.callers import Allow, Anyone
from app.api.problems import Problem, declared

DESCRIPTION = """One entrance to a municipality for everyone who lets homes.

Send `Authorization: Bearer <key>`. Times are RFC 3339 with offset. Lists come in pages: `limit`, `cursor`, and
`Link: rel="next"`. Every POST takes an `Idempotency-Key`: a repeat within 24 hours gets the same answer. What can be
changed carries an `ETag`; a change sends it back as `If-Match`. Every refusal is `application/problem+json`.
"""
_REFERENCE = "#/components/schemas/{model}"
_FASTAPIS_OWN = ("HTTPValidationError", "ValidationError")
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Any text of your own: the same request sent again does nothing and gets the same answer.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]([ -~]*[!-~])?$"},
}
_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of the version this change is based on.",
    "schema": {"type": "string", "pattern": '^"[!#-~]{1,200}"$'},
}


def access_of(route: RouteContext) -> Allow | Anyone | None:
    """Return what a route says about who may use it, or None where it says nothing."""
    dependant = getattr(route, "dependant", None)
    calls = [one.call for one in dependant.dependencies] if dependant else []
    return next((call for call in calls if isinstance(call, Allow | Anyone)), None)


def operations(routes: Iterable[BaseRoute]) -> Iterator[tuple[RouteContext, str, str]]:
    """Yield every route with its path and each of its methods, however deep its router is included."""
    for route in iter_route_contexts(list(routes)):
        for method in sorted(route.methods or ()):
            yield route, route.path_format or "", method.lower()


def complete(document: dict[str, Any], routes: Iterable[BaseRoute]) -> dict[str, Any]:
    """Add to FastAPI's document what it cannot know: roles, conditions in headers, refusals."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name in _FASTAPIS_OWN:
        schemas.pop(name, None)
    problem = Problem.model_json_schema(ref_template=_REFERENCE)
    schemas |= problem.pop("$defs") | {"Problem": problem}
    for route, path, method in operations(routes):
        operation = document["paths"].get(path, {}).get(method)
        if operation is not None:
            _complete_one(operation, method, access_of(route))
            _tell_what_is_seen(operation, deed_of(method=method, path=path))
    return document


def _complete_one(operation: dict[str, Any], method: str, access: Allow | Anyone | None) -> None:
    guarded = isinstance(access, Allow)
    if isinstance(access, Allow):
        operation["x-roles"] = sorted(access.roles)
    added = [_KEY] if guarded and method == "post" else [_IF_MATCH] if guarded and method == "put" else []
    if added:
        operation["parameters"] = [*operation.get("parameters", ()), *added]
    responses = operation["responses"]
    responses.pop("422", None)
    for status in sorted(_refusals(operation, method, guarded=guarded)):
        responses.setdefault(str(status), declared(status))


def _tell_what_is_seen(operation: dict[str, Any], deed: Deed | None) -> None:
    if deed is not None:
        operation["x-rows"] = {role.value: rows.value for role, rows in sorted(deed.rows.items())}
        operation["x-view"] = deed.view.value


def _refusals(operation: dict[str, Any], method: str, *, guarded: bool) -> set[int]:
    statuses = {400, 503}
    if guarded:
        statuses |= {401, 403}
    if "requestBody" in operation:
        statuses |= {413, 415, 422}
    if operation.get("parameters"):
        statuses.add(422)
    if guarded and method == "put":
        statuses |= {412, 428}
    return statuses
