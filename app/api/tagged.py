"""Lists that are polled: the tag is of what would be said, and whoever has that already is shown nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from starlette.responses import Response

from app.api.answers import Answer
from app.api.caching import etag, tags_in
from app.api.callers import Asked
from app.api.showing import show_again

_TAG: Final = 32


def unless_known(asked: Asked, said: Answer, *, purpose: str, cases: Sequence[UUID]) -> Response:
    """Answer with a list that shows these cases, which the log of reads hears of; or with 304, which shows none."""
    tag = hashlib.sha256(said.body).hexdigest()[:_TAG]
    if tag in tags_in(asked.if_none_match):
        return Response(status_code=304, headers={"ETag": etag(tag)})
    show_again(asked, purpose=purpose, cases=list(dict.fromkeys(cases)))
    return replace(said, headers={"ETag": etag(tag), **said.headers}).response()
