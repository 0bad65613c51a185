"""The page of the call taker: one form, what the rules would decide beside it, and the sentence to say."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.access.policy import TAKE_CALLS
from app.calls.take import Ringing, ringing
from app.directory.current import current
from app.directory.entries import Centre
from app.intake.call import CallKind
from app.kit.codes import Children, Concern, ReporterKind, Safety
from app.kit.database import Tx
from app.kit.errors import Conflict, Invalid, NotFound, ReusedKey
from app.kit.office_hours import ZONE
from app.pages import signed_in
from app.pages.desk_form import STEPS, DeskForm, faults_of, minute, uuid_of
from app.pages.entry import Entry
from app.pages.render import page
from app.pages.saving import Preview, Said, previewed, said_before, save
from app.pages.signed_in import Visit
from app.pages.words import text

ENTRY = Entry(path="/desk", roles=TAKE_CALLS.roles, form="/desk")
FORMS = ("/desk", "/desk/preview", *ENTRY.forms)
"""The paths that read a form."""

router = APIRouter(include_in_schema=False)
router.include_router(ENTRY.router())
_FIELDS = {"/adds_to": "adds_to", "/report/place": "address"}
_WITHOUT_REPORT = frozenset({CallKind.NOTE, CallKind.CONSULTATION})
_CONCERNS = tuple(one.value for one in Concern if one is not Concern.UNKNOWN)
_REPORTERS = tuple(dict.fromkeys((ReporterKind.UNKNOWN.value, *(one.value for one in ReporterKind))))


@router.get("/desk")
async def desk(request: Request) -> Response:
    visit = await ENTRY.visit(request)
    if visit is None:
        response: Response = ENTRY.page(request)
    else:
        only = request.query_params.get("call", "")
        response = await run_in_threadpool(_opened, visit, only)
        signed_in.keep(response, request, visit.session)
    signed_in.remember_language(response, request)
    return response


@router.post("/desk/preview")
async def look(request: Request) -> Response:
    """Return the part of the page that changes while somebody writes."""
    sent = await ENTRY.sent(request)
    if isinstance(sent, Response):
        return sent
    visit, form = sent

    def work(tx: Tx) -> Preview | None:
        return previewed(tx, form, language=visit.language)

    found = await run_in_threadpool(visit.read, work)
    response = page("preview.html", language=visit.language, preview=found)
    signed_in.keep(response, request, visit.session)  # whoever writes is there, however long the call lasts
    return response


@router.post("/desk")
async def send(request: Request) -> Response:
    """Save the call, or show what would be decided where the browser runs no script."""
    sent = await ENTRY.sent(request)
    if isinstance(sent, Response):
        return sent
    visit, form = sent
    response = await run_in_threadpool(_sent, visit, form)
    signed_in.keep(response, request, visit.session)
    return response


def _sent(visit: Visit, form: DeskForm) -> Response:
    if form.get("do") == "preview":
        return _form(visit, form)
    faults = faults_of(form, now=visit.wiring.clock.now())
    if faults:
        return _form(visit, form, faults=faults)
    try:
        said = save(visit, form)
    except Invalid as refused:
        faults = tuple(_FIELDS.get(one.pointer, "other") for one in refused.errors)
    except ReusedKey:
        faults = ("once",)
    except (Conflict, NotFound):
        faults = ("incoming",)
    else:
        report = form.fields_of_a_report if said.warnings and form.kind in _WITHOUT_REPORT else ()
        return _said(visit, said, incoming=form.get("incoming"), report=report)
    return _form(visit, form, faults=faults)


def _said(visit: Visit, said: Said, *, incoming: str, report: Sequence[tuple[str, str]] = ()) -> Response:
    """Return what to say; with the fields of the `report` that it should have been, where it sounds like one."""
    shown: dict[str, Any] = {"said": said, "incoming": incoming, "report": report, "csrf": visit.csrf}
    return page("said.html", language=visit.language, title="saved", path="/desk", **shown)


def _opened(visit: Visit, call: str) -> Response:
    """Return the empty form, the draft of a call with what is known of whoever rings, or what was said of it before."""
    wanted = uuid_of(call)
    found = visit.read(lambda tx: ringing(tx, only=wanted)) if wanted is not None else ()
    before = said_before(visit, wanted) if wanted is not None and not found else None
    if before is not None:
        return _said(visit, before, incoming=str(wanted))
    return _form(visit, _draft(found[0]) if found else DeskForm(values={"taken_by": visit.caller.person or ""}))


def _draft(one: Ringing) -> DeskForm:
    return DeskForm(
        values={
            "incoming": str(one.call.id),
            "caller_phone": one.call.phone or "",
            "name": one.known.name or "",
            "reporter_kind": one.known.kind.value,
            "called_at": minute(one.call.called_at),
        }
    )


def _form(visit: Visit, form: DeskForm, *, faults: tuple[str, ...] = ()) -> Response:
    def work(tx: Tx) -> tuple[Preview | None, Sequence[Centre], Sequence[Ringing]]:
        return previewed(tx, form, language=visit.language), current(tx).centres, ringing(tx)

    found, centres, calls = visit.read(work)
    shown: dict[str, Any] = {
        "title": "desk",
        "path": "/desk",
        "csrf": visit.csrf,
        "person": visit.person,
        "once": form.get("once") if form.get("once") and "once" not in faults else str(uuid4()),
        "form": form,
        "faults": faults,
        "preview": found,
        "ringing": [_line(one, visit.language) for one in calls if str(one.call.id) != form.get("incoming")],
        "kinds": [one.value for one in CallKind],
        "concerns": _CONCERNS,
        "safety": [one.value for one in Safety],
        "children": [one.value for one in Children],
        "reporter_kinds": _REPORTERS,
        "centres": centres,
        "steps": STEPS,
    }
    return page("desk.html", language=visit.language, status=422 if faults else 200, **shown)


def _line(one: Ringing, language: str) -> dict[str, str]:
    """Return a call that waits as the page shows it: who it is, else the number, else that it is withheld."""
    known = one.known
    names = (known.name, known.landlord and known.landlord.name, known.department and known.department.name)
    number = one.call.phone or text("hidden_number", language)
    return {
        "id": str(one.call.id),
        "at": f"{one.call.called_at.astimezone(ZONE):%H.%M}",
        "state": one.call.state.value,
        "who": ", ".join([*(name for name in names if name), number]),
    }
