"""The page behind the link that asks a reporter how it went: two questions, one answer, no key and no script."""

from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.access.callers import SYSTEM
from app.kit.database import Tx
from app.kit.errors import Conflict, NotFound
from app.kit.survey_codes import Knowledge, Satisfaction
from app.pages.entry import read
from app.pages.render import page
from app.pages.signed_in import language, wiring_of
from app.response_time.survey.answer import Given, by_link, give, is_open

FORM: Final = "/survey"
"""The path that reads the form; the token is in its body, and not in the address once more."""
C = TypeVar("C", bound=StrEnum)

router = APIRouter(include_in_schema=False)


@router.get("/survey/{survey}/{token}")
async def ask(request: Request, survey: UUID, token: str) -> Response:
    """Show the questions, or that they are answered or no longer asked; nothing of the report."""

    def look(tx: Tx) -> bool:
        return is_open(tx, by_link(tx, survey=survey, token=token))

    wiring = wiring_of(request)
    is_asked = await run_in_threadpool(wiring.database.read, look, caller=SYSTEM)
    return _page(request, "ask" if is_asked else "over", survey=survey, token=token)


@router.post(FORM)
async def answer(request: Request) -> Response:
    """Keep the answer; sent without one, or a second time, it is said so."""
    form = read(await request.body())
    survey, token = _id(form.get("survey")), form.get("token")
    given = Given(
        satisfaction=_one_of(Satisfaction, form.get("satisfaction")),
        knowledge=_one_of(Knowledge, form.get("knowledge")),
    )
    if given.satisfaction is None and given.knowledge is None:
        return _page(request, "ask", survey=survey, token=token, fault="survey_empty", status=422)

    def work(tx: Tx) -> None:
        give(tx, survey=survey, token=token, given=given)

    wiring = wiring_of(request)
    try:
        await run_in_threadpool(wiring.database.write, work, caller=SYSTEM)
    except Conflict:
        return _page(request, "over", survey=survey, token=token, status=409)
    return _page(request, "done", survey=survey, token=token)


def _page(
    request: Request, state: str, *, survey: UUID, token: str, fault: str | None = None, status: int = 200
) -> Response:
    shown = {"state": state, "survey": survey, "token": token, "fault": fault}
    codes = {"satisfactions": list(Satisfaction), "knowledges": list(Knowledge)}
    return page("survey.html", language=language(request), status=status, **shown, **codes)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


def _one_of(codes: type[C], text: str) -> C | None:
    return next((one for one in codes if one.value == text), None)
