"""The figures for anybody, without a key: each page is made once in a while, however many ask for it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from hashlib import blake2b
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.pages.signed_in import wiring_of

_HEADERS: Final = {"Cache-Control": "max-age=60"}


async def made_once(request: Request, key: Hashable, make: Callable[[], Response]) -> Response:
    """Answer with the page of late, or with 304 to who has it; make it where there is none."""
    wiring = wiring_of(request)
    now = wiring.clock.now()
    found = wiring.public_pages.kept(key, now=now)
    if found is None:
        found = await run_in_threadpool(wiring.public_pages.made, key, make, now=now)
    tag = f'"{blake2b(found.body, digest_size=12).hexdigest()}"'
    said = {name: value for name, value in found.headers.items() if name != "content-length"}
    headers = said | _HEADERS | {"ETag": tag}
    if tag in [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(found.body, headers=headers)
