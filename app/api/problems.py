"""Every refusal as RFC 9457: the one place where errors meet HTTP statuses.

What was sent is never echoed: a problem may end in somebody's log, and names and worries must not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.api.faults import fault_of
from app.kit import errors

MEDIA_TYPE = "application/problem+json"
_MOST_FAULTS = 50


class Fault(BaseModel):
    """One field that cannot be accepted."""

    pointer: str = Field(
        description="JSON Pointer into the body; /query, /path or /header and a name outside it.",
        examples=["/place/postcode"],
    )
    message: str


class Problem(BaseModel):
    """Why a request was refused (RFC 9457)."""

    type: str = Field(examples=["urn:indgang:problem:invalid"])
    title: str
    status: int = Field(ge=400, le=599)
    detail: str
    errors: list[Fault] = []


@dataclass(frozen=True, slots=True)
class Refusal:
    """How a kind of error is told."""

    status: int
    name: str
    title: str


REFUSALS: Mapping[type[errors.IndgangError], Refusal] = {
    errors.Unreadable: Refusal(400, "unreadable", "The request cannot be read"),
    errors.Unauthenticated: Refusal(401, "unauthenticated", "The caller is not known"),
    errors.Forbidden: Refusal(403, "forbidden", "The role may not do this"),
    errors.NotFound: Refusal(404, "not-found", "Nothing here"),
    errors.Conflict: Refusal(409, "conflict", "It stands otherwise by now"),
    errors.Gone: Refusal(410, "gone", "Told no more"),
    errors.Stale: Refusal(412, "stale", "Changed since it was read"),
    errors.TooLarge: Refusal(413, "too-large", "Too large"),
    errors.UnsupportedMedia: Refusal(415, "unsupported-media", "Not a content type of this route"),
    errors.Invalid: Refusal(422, "invalid", "Fields cannot be accepted"),
    errors.ReusedKey: Refusal(422, "reused-key", "The idempotency key was used before"),
    errors.PreconditionMissing: Refusal(428, "precondition-missing", "If-Match is needed"),
    errors.TooMany: Refusal(429, "too-many", "Too many requests"),
    errors.Unavailable: Refusal(503, "unavailable", "Not available right now"),
}
_BROKEN = Refusal(500, "broken", "Our fault")
_NOT_ALLOWED = Refusal(405, "method-not-allowed", "The method is not for this resource")
_BY_STATUS = {one.status: one for one in (*reversed(tuple(REFUSALS.values())), _NOT_ALLOWED, _BROKEN)}
_WITH_HEADER = {
    401: ("WWW-Authenticate", "How a caller says who it is."),
    429: ("Retry-After", "Seconds after which to try again."),
    503: ("Retry-After", "Seconds after which to try again."),
}


def response_to(error: errors.IndgangError) -> Response:
    """Return the answer to an error of ours; a kind nobody has mapped is a fault of ours."""
    refusal = next((REFUSALS[kind] for kind in type(error).__mro__ if kind in REFUSALS), _BROKEN)
    headers: dict[str, str] = {}
    if isinstance(error, errors.Unauthenticated):
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, errors.TooMany | errors.Unavailable):
        headers["Retry-After"] = str(error.retry_after)
    faults = error.errors if isinstance(error, errors.Invalid | errors.ReusedKey) else ()
    return _told(refusal, error.detail, faults=faults, headers=headers)


def broken() -> Response:
    """Return the answer to what nobody foresaw: it tells nothing of the inside."""
    return _told(_BROKEN, "Something went wrong here; nothing was kept. It has been noted.")


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Declare a route's own refusals for OpenAPI; what every route may answer is added by `app/api/document.py`."""
    return {status: declared(status) for status in statuses}


def is_refusal(status: int) -> bool:
    return status in _BY_STATUS


def declared(status: int) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    told: dict[str, Any] = {"description": _BY_STATUS[status].title, "content": {MEDIA_TYPE: {"schema": schema}}}
    if status in _WITH_HEADER:
        name, about = _WITH_HEADER[status]
        told["headers"] = {name: {"required": True, "description": about, "schema": {"type": "string"}}}
    return told


def install(app: FastAPI) -> None:
    """Let the application answer every error it raises by a problem."""
    app.add_exception_handler(errors.IndgangError, _ours)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _from_starlette)


async def _ours(_request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.IndgangError)  # noqa: S101 registered for it; tells the type checker
    return response_to(error)


async def _malformed(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 registered for it; tells the type checker
    found = error.errors()
    if found and found[0]["type"] == "json_invalid":
        reason, place = found[0]["ctx"]["error"], found[0]["loc"][-1]
        where = f" at character {place}" if isinstance(place, int) else ""
        return response_to(errors.Unreadable(f"The body is not JSON: {reason}{where}."))
    return response_to(errors.Invalid(*(fault_of(one) for one in found[:_MOST_FAULTS])))


async def _from_starlette(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 registered for it; tells the type checker
    refusal = _BY_STATUS.get(error.status_code) or Refusal(error.status_code, "refused", _phrase(error.status_code))
    headers = {"Allow": _allowed(request)} if refusal is _NOT_ALLOWED else error.headers or {}
    return _told(refusal, _phrase(error.status_code) + ".", headers=headers)


def _allowed(request: Request) -> str:
    """Return every method of the path: Starlette names those of the first of its routes alone."""
    path = request.scope["path"]
    methods: set[str] = set()
    for route in iter_route_contexts(request.app.routes):
        if route.path_regex.match(path):
            methods |= route.methods or set()
    return ", ".join(sorted(methods))


def _told(
    refusal: Refusal,
    detail: str,
    *,
    faults: Sequence[errors.FieldError] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    problem = Problem(
        type=f"urn:indgang:problem:{refusal.name}",
        title=refusal.title,
        status=refusal.status,
        detail=detail,
        errors=[Fault(pointer=one.pointer, message=one.message) for one in faults],
    )
    body = problem.__pydantic_serializer__.to_json(problem)
    return Response(body, status_code=refusal.status, media_type=MEDIA_TYPE, headers=headers)


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Refused"
