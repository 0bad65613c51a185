"""The published document (OpenAPI 3.1): what FastAPI writes, and what holds for every route alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import BaseRoute

from app.access.policy import Deed, deed_of
from app.api.callers import Allow, Anyone
from app.api.examples import read_examples, show_examples
from app.api.problems import Problem, declared, is_refusal

DESCRIPTION = """One entrance to a municipality for everyone who lets homes.

Send `Authorization: Bearer <key>`, or a token of the municipality's provider of identities. Times are RFC 3339 with
offset. Lists come in pages: `limit`, `cursor`, and `Link: rel="next"`. Every POST takes an `Idempotency-Key`: a
repeat within 24 hours does nothing and gets the same answer; a case or a report in it is shown as it is by then. What
can be changed carries an `ETag`; a change sends it back as `If-Match`. Every refusal is `application/problem+json`. A
field or a parameter that is not known here is refused, not passed over; so is a body where none is read, a packed one
(`Content-Encoding`), and `If-Match` where no version is compared.
"""
TAGS = (
    ("reports", "What is told to the municipality, and what its teller may see of it."),
    ("triage", "What the published rules would decide."),
    ("queue", "Whose work it is, and what others owe."),
    ("cases", "The work on a case, by whom it belongs to."),
    ("response times", "How long until somebody answered."),
    ("statistics", "What the cases were about, how they ended, and what came and went every week."),
    ("directory", "Who and where: every change is a new version, the old ones stay."),
    ("keys", "Who may call."),
    ("privacy", "Consent, who looked, how long it is kept, and what is handed out to the resident."),
    ("jobs", "Work that was promised and could not be done."),
    ("mail", "E-mail, taken in as reports."),
    ("phone", "Telephone calls, written down at the call desk."),
    ("operation", "Whether the service lives."),
)
_REFERENCE = "#/components/schemas/{model}"
_FASTAPIS_OWN = ("HTTPValidationError", "ValidationError")
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Any text of your own: the same request sent again does nothing and is answered as the first one.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]([ -~]*[!-~])?$"},
}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The ETag of what you have: 304 when it is still so.",
    "schema": {"type": "string"},
}
_ETAG = {"ETag": {"description": "The version; a change sends it back as If-Match.", "schema": {"type": "string"}}}
_LOCATION = {"Location": {"description": "Where it can be read.", "schema": {"type": "string"}}}
_LINK = {"Link": {"description": 'The next page: `rel="next"`.', "schema": {"type": "string"}}}
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
    for name, schema in schemas.items():
        if name.startswith("Listed_"):
            schema.setdefault("description", "One page of a list; `next_cursor` is null on the last.")
    problem = Problem.model_json_schema(ref_template=_REFERENCE)
    schemas |= problem.pop("$defs") | {"Problem": problem}
    for route, path, method in operations(routes):
        operation = document["paths"].get(path, {}).get(method)
        if operation is not None:
            _complete_one(operation, method, access_of(route))
            _tell_what_is_seen(operation, deed_of(method=method, path=path))
    for path in document["paths"]:
        _tell_headers(document["paths"], path)
    document["tags"] = [{"name": name, "description": about} for name, about in TAGS]
    show_examples(document, read_examples())
    _say_once(document)
    return document


def _say_once(document: dict[str, Any]) -> None:
    """Let operations point to the refusals that are the same for all of them: they were half of the document."""
    shared: dict[str, Any] = {}
    for operation in (one for path in document["paths"].values() for one in path.values()):
        responses = operation["responses"]
        for status in responses:
            refusal = declared(int(status)) if is_refusal(int(status)) else None
            if refusal is not None and responses[status] == refusal:
                name = f"Refused{status}"
                shared[name] = refusal
                responses[status] = {"$ref": f"#/components/responses/{name}"}
    document["components"]["responses"] = dict(sorted(shared.items()))


def _complete_one(operation: dict[str, Any], method: str, access: Allow | Anyone | None) -> None:
    guarded = isinstance(access, Allow)
    if isinstance(access, Allow):
        operation["x-roles"] = sorted(access.roles)
    added = [_KEY] if guarded and method == "post" else [_IF_MATCH] if guarded and method == "put" else []
    if "304" in operation["responses"]:
        added = [_IF_NONE_MATCH]
    told = {one["name"] for one in operation.get("parameters", ())}  # a route may know its own conditions better
    added = [one for one in added if one["name"] not in told]
    if added:
        operation["parameters"] = [*operation.get("parameters", ()), *added]
    responses = operation["responses"]
    responses.pop("422", None)
    for status in sorted(_refusals(method, guarded=guarded)):
        responses.setdefault(str(status), declared(status))


def _tell_what_is_seen(operation: dict[str, Any], deed: Deed | None) -> None:
    if deed is not None:
        operation["x-rows"] = {role.value: rows.value for role, rows in sorted(deed.rows.items())}
        operation["x-view"] = deed.view.value


def _tell_headers(paths: dict[str, Any], path: str) -> None:
    """Say which headers the good answers carry: what can be changed or listed shows it by its other operations."""
    entry: dict[str, Any] = next(
        (paths[one] for one in paths if one.startswith(f"{path}/{{") and one.endswith("}")), {}
    )
    versioned = "put" in paths[path] or path.startswith("/v1/cases/")
    for operation in paths[path].values():
        responses = operation["responses"]
        listed = any(one["name"] == "cursor" for one in operation.get("parameters", ()))
        headers = (_ETAG if versioned or "304" in responses else {}) | (_LINK if listed else {})
        made = headers | (_LOCATION if "get" in entry else {}) | (_ETAG if "put" in entry else {})
        for status, told in (("200", headers), ("304", headers), ("201", made)):
            if told and status in responses:
                responses[status]["headers"] = told


def _refusals(method: str, *, guarded: bool) -> set[int]:
    statuses = {400, 422, 503}  # 422 also for a parameter that the route does not know
    if guarded:
        statuses |= {401, 403, 429}
    if method != "get":  # where none is taken too: it is read, and refused for what is in it
        statuses |= {413, 415}
    if guarded and method == "put":
        statuses |= {412, 428}
    return statuses
