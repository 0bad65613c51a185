"""Lists in pages: a limit, an opaque cursor and a link to the next page."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

import orjson
from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from app.api.answers import respond
from app.api.callers import Asked
from app.api.fields import View
from app.kit.errors import FieldError, Invalid

T = TypeVar("T")

MOST = 200
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
Cursor = Annotated[str | None, Query(max_length=500, description="The `next_cursor` of the page before.")]

FIRST_LIMIT = 50
NO_CURSOR = FieldError("/query/cursor", "Not a cursor of this list.")


class Listed(View, Generic[T]):
    """One page of a list."""

    items: list[T]
    next_cursor: str | None = None


def cursor_after(*position: Any) -> str:  # noqa: ANN401 whatever the list is ordered by: texts, numbers, ids
    """Return the cursor of the page that begins behind this position."""
    return base64.urlsafe_b64encode(orjson.dumps(position)).decode().rstrip("=")


def position_of(cursor: str | None, *, parts: int) -> list[Any] | None:
    """Return the position a cursor stands for, None at the beginning; Invalid where it is none of ours."""
    if cursor is None:
        return None
    try:
        position = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        position = None
    if not isinstance(position, list) or len(position) != parts:
        raise Invalid(NO_CURSOR)
    return position


def listed(asked: Asked, page: Listed[Any]) -> Response:
    """Answer with a page, and a link to the next where there is one."""
    return respond(page, headers=link_to_next(asked, page.next_cursor))


def link_to_next(asked: Asked, cursor: str | None) -> dict[str, str]:
    """Return the header that leads to the next page, where there is one."""
    return {} if cursor is None else {"Link": f'<{_next(asked.request, cursor)}>; rel="next"'}


def _next(request: Request, cursor: str) -> str:
    return str(request.url.include_query_params(cursor=cursor).replace(scheme="", netloc=""))


def uuid_after(cursor: str | None) -> UUID | None:
    """Return the id a cursor stands for; Invalid where it is none of ours."""
    position = position_of(cursor, parts=1)
    if position is None:
        return None
    try:
        return UUID(str(position[0]))
    except ValueError:
        raise Invalid(NO_CURSOR) from None
