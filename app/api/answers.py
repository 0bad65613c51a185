"""How routes answer: JSON straight from the schema, once for every idempotency key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import orjson
from pydantic import BaseModel
from starlette.responses import Response

from app.access.idempotency import Attempt, Saved, earlier, keep, refuse_another
from app.api.callers import Asked
from app.kit.database import Tx
from app.kit.errors import NotFound

REPLAYED = "Idempotency-Replayed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A status, a JSON body as bytes and the headers that belong to it (Location, ETag)."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        media_type = "application/json" if self.body else None
        return Response(self.body, status_code=self.status, media_type=media_type, headers=self.headers)


def answer(view: BaseModel | None = None, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """Return a view as it goes out, written once by pydantic and not looked at again."""
    body = b"" if view is None else view.__pydantic_serializer__.to_json(view)
    return Answer(status=status, body=body, headers=headers or {})


def respond(view: BaseModel, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return answer(view, status=status, headers=headers).response()


Again = Callable[[Tx, int], Answer]
"""Answers a repeat from what is so now, with the status of the first time."""


def once(
    asked: Asked,
    body: BaseModel | bytes | None,
    work: Callable[[Tx], Answer],
    *,
    again: Again | None = None,
    seen: Callable[[Tx, Saved], None] | None = None,
) -> Response:
    """Do the work in one transaction and answer; with an Idempotency-Key, a repeat gets the same bytes.

    Where the answer shows a case or a report, `again` makes it anew for a repeat: what may be seen is asked again,
    the log of reads hears of it, and nothing but the status is kept. Where the kept answer itself is shown to a person
    once more, `seen` tells the log. Where either finds that the caller may not see it any more, the repeat is answered
    with the status alone: it was done, and a 404 would say that it was not.

    The key and the answer are kept in the work's own transaction: either all of it happened or none. ReusedKey where
    the key came before with another body. What `work` refuses is not kept, so that it may be tried again.
    """
    attempt = _attempt(asked, body)
    if attempt is None:
        return asked.write(work).response()

    def work_once(tx: Tx) -> tuple[Answer, bool]:
        before = earlier(tx, attempt=attempt) or _done_before(tx, asked, attempt)
        if before is not None:
            return _repeated(tx, before, again, seen), True
        done = work(tx)
        kept = done if again is None else Answer(status=done.status)
        keep(tx, attempt=attempt, saved=Saved(status=kept.status, headers=kept.headers, body=kept.body.decode()))
        return done, False

    done, replayed = asked.write(work_once)
    response = done.response()
    if replayed:
        response.headers[REPLAYED] = "true"
    return response


def _done_before(tx: Tx, asked: Asked, attempt: Attempt) -> Saved | None:
    """Return the status of what was done under this key, and whose answer is forgotten: it is not done once more."""
    if asked.done_before is None:
        return None
    saved = Saved(status=asked.done_before, headers={}, body="")
    keep(tx, attempt=attempt, saved=saved)
    return saved


def refuse_reused(asked: Asked, body: bytes) -> None:
    """Raise ReusedKey where the Idempotency-Key came before with another body, ahead of work that commits by itself."""
    attempt = _attempt(asked, body)
    if attempt is not None:
        asked.write(lambda tx: refuse_another(tx, attempt=attempt))


def _attempt(asked: Asked, body: BaseModel | bytes | None) -> Attempt | None:
    key = asked.idempotency_key
    if key is None:
        return None
    return Attempt(route=f"{asked.request.method} {asked.route}", key=key, body=_canonical(asked, body))


def _repeated(tx: Tx, before: Saved, again: Again | None, seen: Callable[[Tx, Saved], None] | None) -> Answer:
    """Return what a repeat is told: that it was done, and of what is out of the caller's sight by now nothing else."""
    try:
        if seen is not None:
            seen(tx, before)
        if again is not None:
            return again(tx, before.status)
    except NotFound:
        return Answer(status=before.status)
    return Answer(status=before.status, body=before.body.encode(), headers=before.headers)


def _canonical(asked: Asked, body: BaseModel | bytes | None) -> bytes:
    """Return equal bytes for requests that ask the same: order of keys and white space do not count.

    What was filled into the route counts, so that one key cannot answer for two cases.
    """
    filled = orjson.dumps(asked.request.path_params, option=orjson.OPT_SORT_KEYS, default=str)
    if body is None or isinstance(body, bytes):
        return filled + (body or b"")
    written = body.__pydantic_serializer__.to_json(body, exclude_unset=True)
    return filled + orjson.dumps(orjson.loads(written), option=orjson.OPT_SORT_KEYS)
