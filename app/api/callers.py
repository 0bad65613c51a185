"""Who may use a route: every route names its roles, or that anyone may.

    @router.post("/v1/reports", status_code=201, response_model=LandlordView, responses=problems(409))
    def send_report(body: ReportIn, asked: Annotated[Asked, Depends(allow(*roles.REPORT))]) -> Response: ...

The dependency does no I/O of its own and stays on the event loop: a `def` dependency would cost a trip to the thread
pool for every request.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from fastapi.openapi.models import HTTPBearer as BearerScheme
from fastapi.security.base import SecurityBase
from starlette.requests import Request

from app.access.callers import PUBLIC, Caller
from app.access.keys import PREFIX
from app.access.log import ReadOf
from app.api.packing import takes_packed
from app.api.unasked import refuse_unfit_body, refuse_unfit_parameters
from app.api.wiring import Wiring
from app.kit.asking_inside import BRIEF, DONE_BEFORE
from app.kit.codes import Role
from app.kit.database import Tx
from app.kit.errors import FieldError, Forbidden, Invalid, Unauthenticated

T = TypeVar("T")

CALLER_IN_SCOPE = "indgang.caller"
_MOST_KEY_SYMBOLS = 200
_SCHEME = BearerScheme(
    bearerFormat="ind_... or JWT",
    description="An API key, `Authorization: Bearer ind_...`, or a JWT of the municipality's provider of identities.",
)


class Asked:
    """One request as a route sees it: who asks, by which route, with which conditions."""

    __slots__ = ("caller", "request")

    def __init__(self, *, caller: Caller, request: Request) -> None:
        self.caller = caller
        self.request = request

    @property
    def wiring(self) -> Wiring:
        return cast("Wiring", self.request.app.state.wiring)

    @property
    def route(self) -> str:
        """The template, such as `/v1/reports/{reference}`: never what was filled in."""
        return route_of(self.request.scope)

    @property
    def query(self) -> str:
        """What was asked behind the path, as it was sent: never for the log."""
        return cast("bytes", self.request.scope["query_string"]).decode("latin-1")

    @property
    def idempotency_key(self) -> str | None:
        """The key the caller gave this request; Invalid where it is no plain short text."""
        key = self.request.headers.get("idempotency-key")
        if key is None:
            return None
        if not (0 < len(key) <= _MOST_KEY_SYMBOLS and key.isascii() and key.isprintable()):
            raise Invalid(FieldError("/header/idempotency-key", "1 to 200 printable ASCII characters."))
        return key

    @property
    def if_match(self) -> str | None:
        return self.request.headers.get("if-match")

    @property
    def if_none_match(self) -> str | None:
        return self.request.headers.get("if-none-match")

    @property
    def brief(self) -> bool:
        """Whether it is asked from inside, one of many: its outcome is wanted and not all that it changed."""
        return BRIEF in self.request.scope.get("extensions", ())

    @property
    def done_before(self) -> int | None:
        """How this was answered the first time, where it is known from inside to have been done; never from outside."""
        done: int | None = self.request.scope.get("extensions", {}).get(DONE_BEFORE)
        return done

    @property
    def takes_packed(self) -> bool:
        return takes_packed(self.request.headers.get("accept-encoding", ""))

    def read(self, work: Callable[[Tx], T]) -> T:
        return self.wiring.database.read(work, caller=self.caller)

    def write(self, work: Callable[[Tx], T]) -> T:
        return self.wiring.database.write(work, caller=self.caller)

    def read_of(self, purpose: str) -> ReadOf:
        """Return this request as the log of reads names it; `purpose` is a code, at most 32 letters."""
        return ReadOf(route=self.route, method=self.request.method, purpose=purpose)


class Anyone:
    """Lets everybody in, as a caller who sees nothing of anybody's."""

    roles: frozenset[Role] = frozenset()

    async def __call__(self, request: Request) -> Asked:
        refuse_unfit_parameters(request)
        await refuse_unfit_body(request)
        return Asked(caller=PUBLIC, request=request)


class Allow(SecurityBase):
    """Lets in the roles it names: Unauthenticated without a known key, Forbidden with another role."""

    def __init__(self, roles: frozenset[Role]) -> None:
        self.roles = roles
        self.model = _SCHEME
        self.scheme_name = "ApiKey"

    async def __call__(self, request: Request) -> Asked:
        asking: Caller | None = request.scope.get(CALLER_IN_SCOPE)  # where an answer was looked for in memory first
        caller = asking or await caller_of(request)
        if caller.role not in self.roles:
            raise Forbidden("The role of this key may not do this.")
        refuse_unfit_parameters(request)
        await refuse_unfit_body(request)
        asked = Asked(caller=caller, request=request)
        if request.method == "POST":
            _ = asked.idempotency_key  # a malformed one is refused also where nothing is kept under it
        return asked


def allow(*roles: Role) -> Allow:
    """Return the dependency of a route that these roles may use."""
    if not roles:
        raise ValueError("a route names its roles, or ANYONE")
    return Allow(frozenset(roles))


async def caller_of(request: Request) -> Caller:
    """Return who holds the token of the request, and count it.

    Unauthenticated where there is none or nobody knows it; TooMany where the caller asks, or its address fails, too
    often.
    """
    scheme, _, sent = request.headers.get("authorization", "").partition(" ")
    token = sent.strip()
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated("Send Authorization: Bearer with an API key or a token.")
    wiring = cast("Wiring", request.app.state.wiring)
    address = request.client.host if request.client else ""
    if wiring.limits.is_guessing(address) and not _remembered(wiring, token):
        wiring.limits.refuse_guesses(address)
    caller = await _find(wiring, token)
    if caller is None:
        wiring.limits.guessed(address)
        raise Unauthenticated("This key or token is not known, or no longer valid.")
    request.scope[CALLER_IN_SCOPE] = caller
    wiring.limits.count(caller)
    return caller


async def is_still_known(asked: Asked) -> bool:
    """Say whether the key or token of a request that was held is good still, for the same caller."""
    token = asked.request.headers.get("authorization", "").partition(" ")[2].strip()
    return await _find(asked.wiring, token) == asked.caller


async def _find(wiring: Wiring, token: str) -> Caller | None:
    """Return who holds an API key or, where a provider of identities is set, a token of it."""
    if token.startswith(PREFIX) or wiring.identities is None:
        return await wiring.callers.find(token)
    return await wiring.identities.find(token)


def _remembered(wiring: Wiring, token: str) -> bool:
    """Say whether the token was good a moment ago: who is known is not locked out by a neighbour who guesses."""
    return wiring.callers.remembers(token) or (wiring.identities is not None and wiring.identities.remembers(token))


def route_of(scope: Any) -> str:  # noqa: ANN401 Starlette's scope is a mutable mapping of anything
    return getattr(scope.get("route"), "path", "unmatched")


ANYONE = Anyone()
"""The dependency of the few routes that ask for no key."""
