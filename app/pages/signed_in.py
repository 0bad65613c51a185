"""Who is at the page: the session of the cookie, and the caller behind it, asked anew for every page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from typing import Protocol, TypeVar, cast

from starlette.requests import Request
from starlette.responses import Response

from app.access.callers import Caller
from app.access.limits import Limits
from app.kit.clock import Clock
from app.kit.codes import Role
from app.kit.database import Database, Tx
from app.kit.made_once import MadeOnce
from app.kit.sealed import Sealer
from app.pages.session import COOKIE, IDLE, Session, begin, from_cookie, renewed, to_cookie
from app.pages.words import language_of
from app.response_time.publication import Publication

T = TypeVar("T")

LANGUAGE_COOKIE = "indgang_language"
_A_YEAR = 365 * 24 * 3600


class FindsCallers(Protocol):
    async def find(self, token: str) -> Caller | None: ...


class Wakes(Protocol):
    def set(self) -> None: ...


class Wiring(Protocol):
    """What the pages need of the service."""

    @property
    def database(self) -> Database: ...
    @property
    def sealer(self) -> Sealer: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def callers(self) -> FindsCallers: ...
    @property
    def limits(self) -> Limits: ...
    @property
    def publication(self) -> Publication: ...
    @property
    def public_pages(self) -> MadeOnce[Hashable, Response]: ...
    @property
    def work_promised(self) -> Wakes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody at a page of ours."""

    caller: Caller
    session: Session
    wiring: Wiring
    language: str

    @property
    def csrf(self) -> str:
        return self.session.csrf(self.wiring.sealer)

    def read(self, work: Callable[[Tx], T]) -> T:
        return self.wiring.database.read(work, caller=self.caller)

    def write(self, work: Callable[[Tx], T]) -> T:
        return self.wiring.database.write(work, caller=self.caller)

    @property
    def person(self) -> str:
        """Return who it is as drafts are kept by: the same in each session of one key, and told to nobody else."""
        return self.wiring.sealer.fingerprint(str(self.caller.id), purpose="drafts of the desk").hex()

    def wrote(self, given: str) -> bool:
        """Say whether a form is from a page of ours in this session."""
        return self.session.wrote(given, self.wiring.sealer)


def wiring_of(request: Request) -> Wiring:
    return cast("Wiring", request.app.state.wiring)


def language(request: Request) -> str:
    chosen = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
    return language_of(chosen=chosen, accepted=request.headers.get("accept-language", ""))


async def visit_of(request: Request, *, roles: Collection[Role]) -> Visit | None:
    """Return who is there; None without a session, or where its key does not let in to this page, or no longer."""
    wiring = wiring_of(request)
    session = from_cookie(request.cookies.get(COOKIE, ""), wiring.sealer, at=wiring.clock.now())
    return None if session is None else await visit_by(request, session, roles=roles)


async def visit_by(request: Request, session: Session, *, roles: Collection[Role]) -> Visit | None:
    """Return who has a session; None where its key does not let in to this page, or no longer."""
    wiring = wiring_of(request)
    caller = await wiring.callers.find(session.token)
    if caller is None or caller.role not in roles:
        return None
    wiring.limits.count(caller)
    return Visit(caller=caller, session=session, wiring=wiring, language=language(request))


async def sign_in(request: Request, token: str, *, roles: Collection[Role]) -> Session | None:
    """Return a new session; None where the key does not let in to this page. TooMany where an address guesses."""
    wiring = wiring_of(request)
    address = request.client.host if request.client else ""
    if wiring.limits.is_guessing(address):
        wiring.limits.refuse_guesses(address)
    caller = await wiring.callers.find(token)
    if caller is None or caller.role not in roles:
        wiring.limits.guessed(address)
        return None
    return begin(token, at=wiring.clock.now())


def keep(response: Response, request: Request, session: Session) -> None:
    """Let the session last from this page on."""
    wiring = wiring_of(request)
    cookie = to_cookie(renewed(session, at=wiring.clock.now()), wiring.sealer)
    _set(response, request, COOKIE, cookie, seconds=int(IDLE.total_seconds()))


def forget(response: Response, request: Request) -> None:
    _set(response, request, COOKIE, "", seconds=0)


def remember_language(response: Response, request: Request) -> None:
    if "lang" in request.query_params:
        _set(response, request, LANGUAGE_COOKIE, language(request), seconds=_A_YEAR)


def _set(response: Response, request: Request, name: str, value: str, *, seconds: int) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="strict")
