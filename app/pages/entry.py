"""Into a page and out of it: who may, the page that asks for a key, and the forms that begin and end a session."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.kit.codes import Role
from app.kit.errors import Invalid
from app.pages import signed_in
from app.pages.desk_form import DeskForm, read_form, uuid_of
from app.pages.render import page
from app.pages.signed_in import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page that asks for a key: its path, the roles that it lets in, and what runs while somebody signs in."""

    path: str
    roles: Collection[Role]
    script: str = "desk.js"

    @property
    def forms(self) -> tuple[str, str]:
        """The paths that read a form."""
        return f"{self.path}/sign-in", f"{self.path}/sign-out"

    def router(self) -> APIRouter:
        router = APIRouter(include_in_schema=False)
        into, out = self.forms
        router.add_api_route(into, self._enter, methods=["POST"])
        router.add_api_route(out, self._leave, methods=["POST"])
        return router

    async def visit(self, request: Request) -> Visit | None:
        """Return who is there; None where nobody is whom the page lets in."""
        return await signed_in.visit_of(request, roles=self.roles)

    async def sent(self, request: Request) -> tuple[Visit, DeskForm] | None:
        """Return who sent a form of our pages, and the form; None where nobody is there whom the page lets in.

        Forbidden where the form is not from a page of this session, Invalid where it has more fields than ours.
        """
        visit = await self.visit(request)
        if visit is None:
            return None
        form = read(await request.body())
        visit.wrote(form.get("csrf"))
        return visit, form

    def over(self, request: Request, *, call: str = "") -> Response:
        """Return the page that asks for a key anew, for the session came to its end."""
        return self.page(request, fault="over", status=401, call=call)

    def page(self, request: Request, *, fault: str | None = None, status: int = 200, call: str = "") -> Response:
        """Return the page that asks for a key; `call` is the one that rang, which goes on once somebody is in."""
        language = signed_in.language(request)
        rang = uuid_of(call or request.query_params.get("call", ""))
        shown = {"title": "sign_in", "path": self.path, "csrf": None, "fault": fault, "script": self.script}
        return page("sign_in.html", language=language, status=status, call=rang, **shown)

    async def _enter(self, request: Request) -> Response:
        form = read(await request.body())
        session = await signed_in.sign_in(request, form.get("key"), roles=self.roles)
        if session is None:
            return self.page(request, fault="key_wrong", status=401, call=form.get("call"))
        call = uuid_of(form.get("call"))
        response = RedirectResponse(self.path if call is None else f"{self.path}?call={call}", status_code=303)
        signed_in.keep(response, request, session)
        return response

    async def _leave(self, request: Request) -> Response:
        await self.sent(request)
        response = RedirectResponse(self.path, status_code=303)
        signed_in.forget(response, request)
        return response


def read(body: bytes) -> DeskForm:
    """Read a form; Invalid where it has more fields than ours."""
    try:
        return read_form(body)
    except ValueError as error:
        raise Invalid from error
