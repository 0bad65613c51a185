"""The page on which the leader of a centre says something of its figures of a quarter, before anybody may read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.access.bounds import centres_counted
from app.access.policy import WRITE_COMMENTS
from app.directory.current import current
from app.kit.database import Tx
from app.kit.errors import Conflict, Invalid, NotFound, PreconditionMissing, Stale
from app.kit.office_hours import local_date
from app.pages import signed_in
from app.pages.desk_form import DeskForm, uuid_of
from app.pages.entry import Entry
from app.pages.render import page
from app.pages.signed_in import Visit
from app.response_time.comments import Comment, Saying, comments, say
from app.response_time.impersonal import MOST_CHARACTERS
from app.response_time.period import Period
from app.response_time.quarter import quarter_over, quarters_within

PATH: Final = "/figures/comment"
ENTRY = Entry(path="/figures", roles=WRITE_COMMENTS.roles, form=PATH)

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is said of a centre in a quarter, as the page shows it."""

    centre: str
    quarter: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """What was sent and not taken, to be shown again with the reason."""

    form: DeskForm = field(default_factory=DeskForm)
    fault: str | None = None


def lines_of(tx: Tx, *, period: Period, centres: frozenset[UUID] | None) -> Sequence[Line]:
    """Return what is said of the quarters that lie in a period."""
    directory, found = current(tx), comments(tx, quarters=quarters_within(period), centres=centres)
    names = {one.id: one.name for one in directory.centres}
    return [
        Line(centre=names.get(one.centre, str(one.centre)), quarter=one.quarter, text=one.text)
        for one in sorted(found, key=lambda one: (one.quarter, names.get(one.centre, "")))
        if one.text is not None
    ]


@router.get(PATH)
async def ask(request: Request) -> Response:
    visit = await ENTRY.visit(request)
    if visit is None:
        return ENTRY.page(request)
    return await run_in_threadpool(_page, visit, _Tried())


@router.post(PATH)
async def send(request: Request) -> Response:
    """Keep what is said, or take it away where the text is empty."""
    sent = await ENTRY.sent(request)
    if isinstance(sent, Response):
        return sent
    visit, form = sent
    fault = await run_in_threadpool(_said, visit, form)
    if fault is not None:
        return await run_in_threadpool(_page, visit, _Tried(form=form, fault=fault))
    response = RedirectResponse("/figures", status_code=303)
    signed_in.keep(response, request, visit.session)
    return response


def _said(visit: Visit, form: DeskForm) -> str | None:
    """Return why it was not taken, None where it was."""
    text, version = form.get("text"), form.get("version")
    centre, mine = uuid_of(form.get("centre")), centres_counted(visit.caller)
    if centre is None or (mine is not None and centre not in mine):
        raise NotFound
    if text and not form.get("confirm"):
        return "comment_unconfirmed"
    if len(text) > MOST_CHARACTERS:
        return "comment_refused"
    saying = Saying(
        centre=centre,
        quarter=form.get("quarter"),
        text=text or None,
        version=int(version) if version.isdecimal() and len(version) < len("1000000") else None,
    )
    try:
        visit.write(lambda tx: say(tx, saying, published=visit.wiring.publication))
    except Invalid:
        return "comment_refused"
    except (Conflict, PreconditionMissing, Stale, ValueError):
        return "comment_moved_on"
    visit.wiring.public_pages.forget()
    return None


def _page(visit: Visit, tried: _Tried) -> Response:
    today = local_date(visit.wiring.clock.now())
    (quarter,) = quarters_within(quarter_over(today))
    mine = centres_counted(visit.caller)

    def work(tx: Tx) -> list[dict[str, Any]]:
        said = {one.centre: one for one in comments(tx, quarters=[quarter], centres=mine)}
        centres = [one for one in current(tx).centres if mine is None or one.id in mine]
        return [_form(one.id, one.name, said.get(one.id), tried) for one in centres]

    shown = {"title": "comment", "path": "/figures", "csrf": visit.csrf, "person": visit.person, "quarter": quarter}
    status = 200 if tried.fault is None else 422
    forms = visit.read(work)
    return page(
        "comment.html",
        language=visit.language,
        status=status,
        forms=forms,
        most=MOST_CHARACTERS,
        fault=tried.fault,
        **shown,
    )


def _form(centre: UUID, name: str, said: Comment | None, tried: _Tried) -> dict[str, Any]:
    """Return one centre's fields: what was just tried, else what stands there."""
    mine = tried.form.get("centre") == str(centre)
    text = tried.form.get("text") if mine else said and said.text
    return {"centre": centre, "name": name, "text": text or "", "version": "" if said is None else said.version}
