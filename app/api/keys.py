"""Keys of callers: made and ended by the administrator; a token is shown once and stored nowhere."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import roles
from app.access.callers import KeyGrant
from app.access.keys import ListedKey, Rotation, create_key, list_keys, revoke, rotate
from app.api.answers import Answer, answer, once
from app.api.callers import Asked, allow
from app.api.fields import AnyInstant, Body, Text, View
from app.api.paging import Listed, listed
from app.api.problems import problems
from app.kit.codes import Role
from app.kit.database import Tx
from app.kit.errors import Conflict

router = APIRouter(prefix="/v1/keys", tags=["keys"])
Administrator = Annotated[Asked, Depends(allow(*roles.ADMINISTER))]
_MOST_BOUNDS = 1000


class NewKey(Body):
    """Which role a key names, and its bounds."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"role": "landlord_portal", "landlords": ["0199a5f0-6f1e-7a10-8000-000000000001"]}]
        }
    )

    role: Role
    landlords: Annotated[list[UUID], Field(max_length=_MOST_BOUNDS)] = Field(default_factory=list)
    centres: Annotated[list[UUID], Field(max_length=_MOST_BOUNDS)] = Field(default_factory=list)
    responder: UUID | None = None
    supplier: UUID | None = None
    name: Annotated[str, Text(200)] | None = None
    valid_to: AnyInstant | None = None


class NewToken(Body):
    """A second token for a key that stays what it is."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"old_until": "2026-12-01T12:00:00+01:00"}]})

    old_until: AnyInstant = Field(description="When the tokens the key has now end, unless they end sooner.")
    valid_to: AnyInstant | None = Field(default=None, description="When the new one ends; as the old one where empty.")


class Token(View):
    """The key itself: shown this once and stored nowhere."""

    token: str


class KeyToken(View):
    """How one token of a key begins, how long it is good, and when it was last used."""

    hint: str
    valid_from: datetime
    valid_to: datetime | None
    last_used_at: datetime | None


class Key(View):
    """A key, without its tokens."""

    id: UUID
    hint: str
    role: Role
    landlords: list[UUID]
    centres: list[UUID]
    responder: UUID | None
    supplier: UUID | None
    name: str | None
    valid_from: datetime
    valid_to: datetime | None
    last_used_at: datetime | None
    tokens: list[KeyToken] = Field(description="All it has had, the newest last; while it is rotated two are good.")


@router.post("", status_code=201, response_model=Token, responses=problems(409), summary="Make a key and see it once")
def make(body: NewKey, asked: Administrator) -> Response:
    grant = KeyGrant(
        role=body.role,
        landlords=frozenset(body.landlords),
        centres=frozenset(body.centres),
        responder=body.responder,
        supplier=body.supplier,
        person=body.name,
        valid_to=body.valid_to,
    )

    def work(tx: Tx) -> Answer:
        return answer(Token(token=create_key(tx, grant=grant)), status=201)

    return once(asked, body, work, again=_shown_once)


@router.get("", response_model=Listed[Key], summary="All keys, without their tokens")
def index(asked: Administrator) -> Response:
    return listed(asked, Listed(items=[_view(one) for one in asked.read(list_keys)]))


@router.post(
    "/{key}/rotate",
    status_code=201,
    response_model=Token,
    responses=problems(404, 409),
    summary="Give a key a second token, and the old one an end",
)
def renew(key: UUID, body: NewToken, asked: Administrator) -> Response:
    rotation = Rotation(old_until=body.old_until, valid_to=body.valid_to)

    def work(tx: Tx) -> Answer:
        return answer(Token(token=rotate(tx, key=key, rotation=rotation)), status=201)

    return once(asked, body, work, again=_shown_once)


@router.delete("/{key}", status_code=204, responses=problems(404), summary="End a key now")
def end(key: UUID, asked: Administrator) -> Response:
    def work(tx: Tx) -> Answer:
        revoke(tx, key=key)
        return answer(status=204)

    return once(asked, None, work)


def _shown_once(_: Tx, __: int) -> Answer:
    """Refuse a repeat, so that no token is kept to answer it."""
    raise Conflict("This was done already, and its token is shown once. End the key and make another if it was lost.")


def _view(one: ListedKey) -> Key:
    caller, newest = one.caller, one.tokens[-1]
    return Key(
        id=caller.id,
        hint=newest.hint,
        role=caller.role,
        landlords=sorted(caller.landlords),
        centres=sorted(caller.centres),
        responder=caller.responder,
        supplier=caller.supplier,
        name=caller.person,
        valid_from=one.tokens[0].valid_from,
        valid_to=one.valid_to,
        last_used_at=one.last_used_at,
        tokens=[
            KeyToken(hint=each.hint, valid_from=each.valid_from, valid_to=each.valid_to, last_used_at=each.last_used_at)
            for each in one.tokens
        ],
    )
