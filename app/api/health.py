"""Whether the service lives, whether it can work, and what it counts; and its documentation."""

from typing import Annotated, Literal

import orjson
from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse, Response

from app.access import roles
from app.api import docs_page, measures
from app.api.answers import respond
from app.api.callers import ANYONE, Asked, allow
from app.api.fields import View
from app.blobs.mails_kept import MailboxState, stuck
from app.jobs.dead import backlog
from app.kit.database import Tx
from app.kit.errors import Unavailable
from app.kit.schema import newest, revision_of

router = APIRouter(tags=["operation"])


class Health(View):
    """It is well."""

    status: Literal["ok"] = "ok"


@router.get("/", include_in_schema=False)
async def front(asked: Annotated[Asked, Depends(ANYONE)]) -> HTMLResponse:
    page = docs_page.front_page(asked.wiring.municipality.name)
    return HTMLResponse(page, headers={"Content-Security-Policy": docs_page.POLICY, "Cache-Control": "max-age=300"})


@router.get("/healthz", summary="The process answers")
async def healthz(_asked: Annotated[Asked, Depends(ANYONE)]) -> Health:
    return Health()


@router.get("/readyz", summary="The database can be reached and has the newest schema", response_model=Health)
def readyz(asked: Annotated[Asked, Depends(ANYONE)]) -> Response:
    if asked.read(_revision) != newest():
        raise Unavailable("The schema is not the newest.")
    return respond(Health())


@router.get(
    "/metrics",
    summary="Counts for the monitoring",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def metrics(asked: Annotated[Asked, Depends(allow(*roles.ADMINISTER))]) -> Response:
    """Also what is stuck: mail, letters and other promised work; of the mailbox, where this process fetches it."""
    fetcher = asked.wiring.fetcher
    mailbox = MailboxState() if fetcher is None else fetcher.state()
    work, mails = asked.read(lambda tx: (backlog(tx), stuck(tx)))
    text = asked.wiring.measures.text(backlog=work, mails=mails, mailbox=mailbox)
    return Response(text, headers={"Content-Type": measures.MEDIA_TYPE})


@router.get("/docs", include_in_schema=False)
async def docs(asked: Annotated[Asked, Depends(ANYONE)]) -> HTMLResponse:
    page = docs_page.page_of(asked.request.app.openapi())
    return HTMLResponse(page, headers={"Content-Security-Policy": docs_page.POLICY, "Cache-Control": "max-age=300"})


@router.get("/openapi.json", include_in_schema=False)
async def openapi(asked: Annotated[Asked, Depends(ANYONE)]) -> Response:
    written = orjson.dumps(asked.request.app.openapi())
    return Response(written, media_type="application/json", headers={"Cache-Control": "max-age=300"})


def _revision(tx: Tx) -> str | None:
    return revision_of(tx.connection)
