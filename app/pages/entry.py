"""Into a page and out of it: who may, the page that asks for a key, and the forms that begin and end a session."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.kit.codes import Role
from app.kit.errors import Invalid
from app.pages import signed_in
from app.pages.desk_form import DeskForm, read_form, uuid_of
from app.pages.render import page
from app.pages.session import Session
from app.pages.signed_in import Visit

WRITTEN: Final = ("text", "note", "reason", "handed_over_to", "address", "name", "caller_phone", "resident")
"""The fields in which people write, in words of the page."""
_KEPT: Final = "kept_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page that asks for a key: its path, the roles that it lets in, and what runs while somebody signs in."""

    path: str
    roles: Collection[Role]
    form: str
    """Where the page sends what somebody writes."""
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

    async def sent(self, request: Request) -> tuple[Visit, DeskForm] | Response:
        """Return who sent a form of our pages, and the form; else the page that says why it is not done.

        Whoever signed out, or in anew in another tab, after beginning to write loses nothing of it. Invalid where the
        form has more fields than ours.
        """
        visit, form = await self.visit(request), read(await request.body())
        if visit is None:
            return self.page(request, fault="over", status=401, call=form.get("incoming"), kept=form)
        return (visit, form) if visit.wrote(form.get("csrf")) else self._again(visit, form, fault="again_session")

    def page(
        self,
        request: Request,
        *,
        fault: str | None = None,
        status: int = 200,
        call: str = "",
        kept: DeskForm | None = None,
    ) -> Response:
        """Return the page that asks for a key.

        `call` is the one that rang, `kept` the form that could not be taken: both go on once somebody is in.
        """
        language = signed_in.language(request)
        rang = uuid_of(call or request.query_params.get("call", ""))
        fields = () if kept is None else [(f"{_KEPT}{name}", value) for name, value in kept.fields]
        shown = {"title": "sign_in", "path": self.path, "csrf": None, "fault": fault, "script": self.script}
        return page("sign_in.html", language=language, status=status, call=rang, kept=fields, **shown)

    def _again(self, visit: Visit, form: DeskForm, *, fault: str | None = None) -> Response:
        """Return the page with what was written, to be sent again from this session.

        Only to whom it was written by: what names somebody else, or comes from elsewhere, is not shown to anybody.
        """
        fields = [one for one in form.fields if one[0] != "person"]
        mine = form.get("person") == visit.person
        shown = {
            "title": "again",
            "path": self.path,
            "csrf": visit.csrf,
            "fault": "again_elsewhere" if fields and not mine else fault,
            "to": self.form if mine else None,
            "person": visit.person,
            "told": [one for one in fields if one[0] not in WRITTEN],
            "written": [one for one in fields if mine and one[0] in WRITTEN and one[1]],
        }
        return page("again.html", language=visit.language, status=200 if fault is None else 403, **shown)

    async def _enter(self, request: Request) -> Response:
        body = await request.body()
        form, kept = read(body), read(body, behind=_KEPT)
        session = await signed_in.sign_in(request, form.get("key"), roles=self.roles)
        if session is None:
            return self.page(request, fault="key_wrong", status=401, call=form.get("call"), kept=kept)
        response = await self._into(request, session, form, kept)
        signed_in.keep(response, request, session)
        return response

    async def _into(self, request: Request, session: Session, form: DeskForm, kept: DeskForm) -> Response:
        """Return the page that somebody wanted; where a form of theirs waits to be sent, that one."""
        visit = await signed_in.visit_by(request, session, roles=self.roles) if kept.get("person") else None
        if visit is not None and kept.get("person") == visit.person:
            return self._again(visit, kept)
        call = uuid_of(form.get("call"))
        return RedirectResponse(self.path if call is None else f"{self.path}?call={call}", status_code=303)

    async def _leave(self, request: Request) -> Response:
        visit, form = await self.visit(request), read(await request.body())
        if visit is not None and not visit.wrote(form.get("csrf")):
            return self._again(visit, DeskForm(), fault="again_leave")
        response = RedirectResponse(self.path, status_code=303)
        signed_in.forget(response, request)
        return response


def read(body: bytes, *, behind: str = "") -> DeskForm:
    """Read a form; Invalid where it has more fields than ours."""
    try:
        return read_form(body, behind=behind)
    except ValueError as error:
        raise Invalid from error
