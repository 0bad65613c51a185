"""The page behind the link of an alarm: one button, so that a preview of the link acknowledges nothing."""

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.access.callers import SYSTEM
from app.deadlines import duty
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.pages.render import page
from app.pages.signed_in import language, wiring_of

PATH = "/alarms/{alarm}/{token}"

router = APIRouter(include_in_schema=False)


@router.get(PATH)
async def ask(request: Request, alarm: UUID, token: str) -> Response:
    """Show which alarm it is and whether it is acknowledged already; nothing of the case."""

    def look(tx: Tx) -> duty.AlarmCall:
        found = duty.one(tx, alarm)
        if found is None or not duty.has_token(tx, call=alarm, token=token):
            raise NotFound
        return found

    wiring = wiring_of(request)
    call = await run_in_threadpool(wiring.database.read, look, caller=SYSTEM)
    return _page(request, done=call.ended_at is not None)


@router.post(PATH)
async def acknowledge(request: Request, alarm: UUID, token: str) -> Response:
    """Stop the calls; whoever has the link was called, and needs no key."""

    def work(tx: Tx) -> None:
        if not duty.has_token(tx, call=alarm, token=token):
            raise NotFound
        duty.acknowledge(tx, call=alarm, by=None)

    wiring = wiring_of(request)
    await run_in_threadpool(wiring.database.write, work, caller=SYSTEM)
    return _page(request, done=True)


def _page(request: Request, *, done: bool) -> Response:
    return page("alarm.html", language=language(request), done=done)
