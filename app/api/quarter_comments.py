"""What the leader of a centre says of its figures of a quarter, before anybody may read them."""

import re
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import roles
from app.access.bounds import centres_counted
from app.api.answers import Answer, answer, once, respond
from app.api.caching import etag, if_match
from app.api.callers import Asked, allow
from app.api.contacts import Named
from app.api.counted_views import named_centre
from app.api.fields import Body, Flag, Text, View
from app.api.problems import problems
from app.directory.current import current
from app.directory.snapshot import Directory
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid, NotFound
from app.response_time.comments import Comment, Saying, comments, say
from app.response_time.impersonal import MOST_CHARACTERS, WARNING
from app.response_time.quarter import PATTERN

router = APIRouter(prefix="/v1/social-centres/{social_centre}/comments", tags=["statistics"])
Reader = Annotated[Asked, Depends(allow(*roles.READ_COMMENTS))]
Writer = Annotated[Asked, Depends(allow(*roles.WRITE_COMMENTS))]
ReplacedVersion = Annotated[
    str | None,
    Header(alias="If-Match", description="The ETag of what was said before; the first of a quarter needs none."),
]


class CommentIn(Body):
    """What is said; nothing takes away what was said before."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "To stillinger var ubesatte i august.", "confirm_free_text": True}]}
    )

    text: Annotated[str, Text(MOST_CHARACTERS)] | None = Field(description="null takes away what was said before.")
    confirm_free_text: Flag = Field(
        default=False,
        description="That the text tells nothing of anybody: neither a citizen, a case nor a worker. Refused without.",
    )


class CommentOut(View):
    """What is said of the figures of one centre in one quarter; nothing where it was taken away."""

    social_centre: Named
    quarter: str = Field(examples=["2026-Q3"])
    text: str | None
    version: int
    recorded_at: datetime


class SaidOut(CommentOut):
    """What was just said, and what to beware of."""

    warnings: list[str]


@router.get(
    "/{quarter}", response_model=CommentOut, responses=problems(404), summary="What is said of a centre's quarter"
)
def read(social_centre: UUID, quarter: str, asked: Reader) -> Response:
    def work(tx: Tx) -> Response:
        _must_be_there(asked, current(tx), social_centre, quarter)
        found = comments(tx, quarters=[quarter], centres=frozenset({social_centre}))
        if not found:
            raise NotFound
        return respond(_out(found[0], current(tx)), headers={"ETag": etag(found[0].version)})

    return asked.read(work)


@router.put(
    "/{quarter}",
    response_model=SaidOut,
    responses=problems(404, 409, 412, 428),
    summary="Say something of the figures of a quarter, before they are published",
)
def write(
    social_centre: UUID, quarter: str, body: CommentIn, asked: Writer, replaced: ReplacedVersion = None
) -> Response:
    """From the end of a quarter until anybody may read it; what was said can be taken away at any time.

    The first needs no If-Match, whatever replaces one does. It is shown beside the centre's figures, to all who read
    them, and stands in the quarterly pack.
    """

    def work(tx: Tx) -> Answer:
        directory = current(tx)
        _must_be_there(asked, directory, social_centre, quarter)
        version = None if replaced is None else if_match(replaced)
        if (body.text is not None) is not body.confirm_free_text:
            raise Invalid(FieldError("/confirm_free_text", "Must be true with a `text`, and left out without one."))
        saying = Saying(centre=social_centre, quarter=quarter, text=body.text, version=version)
        said = _out(say(tx, saying, published=asked.wiring.publication), directory)
        tx.after_commit(asked.wiring.public_pages.forget)
        warnings = [] if body.text is None else [WARNING]
        return answer(SaidOut(**dict(said), warnings=warnings), headers={"ETag": etag(said.version)})

    return once(asked, body, work)


def _must_be_there(asked: Asked, directory: Directory, centre: UUID, quarter: str) -> None:
    """Raise NotFound where the centre is not the caller's to see, or there is no such quarter."""
    mine = centres_counted(asked.caller)
    known = directory.centre(centre) is not None and (mine is None or centre in mine)
    if not known or re.fullmatch(PATTERN, quarter) is None:
        raise NotFound


def _out(comment: Comment, directory: Directory) -> CommentOut:
    return CommentOut(
        social_centre=named_centre(directory, comment.centre),
        quarter=comment.quarter,
        text=comment.text,
        version=comment.version,
        recorded_at=comment.recorded_at,
    )
