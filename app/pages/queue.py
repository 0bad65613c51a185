"""The queue of a responder on a phone: the reference client of the API, which uses nothing else.

Two ways to the same routes. Without a script the server asks them (`kit/asking_inside.py`) with the key of the session
cookie, and every form carries the token against forged requests. The script asks them itself with `Authorization:
Bearer`: it takes the key from the field of the sign-in form, while somebody signs in, and keeps it in the
sessionStorage of that tab. So the cookie stays unreadable for scripts and opens no route of the API, and no page hands
a key out. What a script could steal from a tab is guarded by the policy of the page (own scripts alone) and ends with
the tab, or after ten hours.
"""

from dataclasses import replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app.access.idempotency import Attempt, Saved, earlier, keep
from app.access.policy import WORK_ON_CASES
from app.kit.asking_inside import Said, Wish, ask
from app.kit.case_codes import Outcome
from app.kit.codes import ResponderKind, Safety
from app.kit.database import Tx
from app.kit.errors import NotFound, ReusedKey
from app.kit.office_hours import ZONE
from app.pages import signed_in
from app.pages.desk_form import DeskForm
from app.pages.entry import Entry
from app.pages.queue_acts import asked_by
from app.pages.queue_words import QUEUE_CODES, QUEUE_TEXTS
from app.pages.render import page, pages_text, text_file
from app.pages.signed_in import Visit
from app.pages.words import CODES, code, text, words_of

PATH = "/queue"
ENTRY = Entry(path=PATH, roles=WORK_ON_CASES.roles, form="/queue/act", script="queue.js")
_NEEDS = {"/handed_over_to": "queue_needs_whom", "/report": "queue_needs_report"}
FORMS = ("/queue/act", *ENTRY.forms)
_FORM_SENT, _NOTED = "POST /queue/act", 204
_VERSION = sha256(pages_text().encode()).hexdigest()[:16]

router = APIRouter(include_in_schema=False)
router.include_router(ENTRY.router())


@router.get(PATH)
async def queue(request: Request) -> Response:
    visit = await ENTRY.visit(request)
    if visit is None:
        response: Response = ENTRY.page(request)
    else:
        response = await _queue(request, visit)
        signed_in.keep(response, request, visit.session)
    signed_in.remember_language(response, request)
    return response


@router.get("/queue/cases/{number}")
async def case(request: Request, number: str) -> Response:
    visit = await ENTRY.visit(request)
    if visit is None:
        return ENTRY.page(request)
    response = await _case(request, visit, number)
    signed_in.keep(response, request, visit.session)
    signed_in.remember_language(response, request)
    return response


@router.post("/queue/act")
async def act(request: Request) -> Response:
    """Do what a form asks for, once however often it is sent; then the case again, or what stands in the way."""
    sent = await ENTRY.sent(request)
    if isinstance(sent, Response):
        return sent
    visit, form = sent
    said = await _do(request, visit, form)
    number = form.get("number")
    if not said.good:
        return await _case(request, visit, number, fault=_fault(said, visit.language), status=said.status)
    seen = await _ask_case(request, visit, number)
    over = not seen.good or seen.body["state"] == "closed"
    return RedirectResponse(PATH if over else f"/queue/cases/{quote(number, safe='')}", status_code=303)


@router.get("/queue/shell")
async def shell(request: Request) -> Response:
    """Return the page without anybody's data: all that a phone keeps of our pages for where there is no coverage."""
    return _page(signed_in.language(request), csrf=None)


@router.get("/queue/worker.js")
async def worker() -> Response:
    """Return the script that keeps the shell; it changes with every change of what it keeps."""
    body = f'"use strict";\nconst VERSION = "{_VERSION}";\n{text_file("queue-worker.js")}'
    policy = "default-src 'none'; connect-src 'self'"  # it fetches what it keeps, and asks nobody else
    headers = {"Service-Worker-Allowed": PATH, "Cache-Control": "no-cache", "Content-Security-Policy": policy}
    return Response(body, media_type="text/javascript", headers=headers)


async def _do(request: Request, visit: Visit, form: DeskForm) -> Said:
    asked = asked_by(form, now=await run_in_threadpool(_first_sent, visit, form))
    key = {"Idempotency-Key": form.get("once") or str(uuid4())}
    return await _ask(request, visit, Wish(method="POST", path=asked.path, body=asked.body, headers=key))


def _first_sent(visit: Visit, form: DeskForm) -> datetime:
    """Return when this form was sent first: sent again it asks for the same, so the API knows it again.

    A form that was changed asks for something else, and the API refuses it by its key.
    """

    def work(tx: Tx) -> datetime:
        attempt = Attempt(route=_FORM_SENT, key=form.get("once"), body=form.told)
        before = earlier(tx, attempt=attempt)
        if before is None:
            keep(tx, attempt=attempt, saved=Saved(status=_NOTED, headers={}, body=tx.now.isoformat()))
        return tx.now if before is None else datetime.fromisoformat(before.body)

    try:
        return visit.write(work) if form.get("once") else visit.wiring.clock.now()
    except ReusedKey:
        return visit.wiring.clock.now()


async def _ask(request: Request, visit: Visit, wish: Wish) -> Said:
    """Ask as the person who is at the page, as its own app would."""
    mine = {"Authorization": f"Bearer {visit.session.token}", "Accept-Language": visit.language}
    return await ask(request.app, request.scope, replace(wish, headers={**mine, **wish.headers}))


async def _queue(request: Request, visit: Visit) -> Response:
    said = await _ask(request, visit, Wish(path="/v1/queue", query="limit=200"))
    items = said.body["items"] if said.good else []
    fault = None if said.good else _fault(said, visit.language)
    return _page(visit.language, csrf=visit.csrf, visit=visit, items=items, fault=fault)


async def _ask_case(request: Request, visit: Visit, number: str) -> Said:
    return await _ask(request, visit, Wish(path=f"/v1/cases/{quote(number, safe='')}"))


async def _case(
    request: Request, visit: Visit, number: str, *, fault: str | None = None, status: int = 200
) -> Response:
    said = await _ask_case(request, visit, number)
    if not said.good:
        raise NotFound
    return _page(visit.language, csrf=visit.csrf, visit=visit, case=said.body, fault=fault, status=status)


def _page(language: str, *, csrf: str | None, visit: Visit | None = None, status: int = 200, **shown: Any) -> Response:  # noqa: ANN401 what the page shows
    me = None if visit is None else visit.caller.responder
    codes = words_of({**CODES, **QUEUE_CODES}, language)
    told: dict[str, Any] = {
        "title": "queue",
        "path": PATH,
        "csrf": csrf,
        "person": "" if visit is None else visit.person,
        "me": "" if me is None else str(me),
        "once": lambda: str(uuid4()),
        "when": partial(when, language=language),
        "words": words_of(QUEUE_TEXTS, language),
        "codes": codes,
        "n": lambda value: codes.get(value) or code(value, language),
        "kinds": [one.value for one in ResponderKind],
        "outcomes": [one.value for one in Outcome],
        "safety": [one.value for one in Safety],
        "items": None,
        "case": None,
        "fault": None,
    }
    return page("queue.html", language=language, status=status, **{**told, **shown})


def when(told: str, language: str) -> str:
    """Return an instant of the API as it is read: in Danish 21.11. kl. 10.05, in English 21 November, 10:05."""
    local = datetime.fromisoformat(told).astimezone(ZONE)
    if language == "en":
        return f"{local.day} {local:%B}, {local:%H:%M}"
    return f"{local.day}.{local.month}. kl. {local:%H.%M}"


def _fault(said: Said, language: str) -> str:
    """Return why the API did not take it: in our words where we have them, else in its own."""
    pointers = [one["pointer"] for one in said.body.get("errors", ())]
    key = next((_NEEDS[one] for one in pointers if one in _NEEDS), f"queue_refused_{said.status}")
    return text(key, language) if key in QUEUE_TEXTS else str(said.body.get("detail") or said.body["title"])
