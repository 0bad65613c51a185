"""Every page, and our own files that they name."""

from fastapi import APIRouter
from starlette.responses import Response

from app.kit.errors import NotFound
from app.pages import alarm, desk, figure_comments, figures, queue, survey
from app.pages.render import own_file

FORM = "application/x-www-form-urlencoded"
MOST_BYTES = 512 << 10
FORMS = (*desk.FORMS, *figures.FORMS, figure_comments.PATH, *queue.FORMS, survey.FORM)
"""The paths that read a form."""

files = APIRouter(include_in_schema=False)


@files.get("/pages/{name}")
async def file(name: str) -> Response:
    found = own_file(name)
    if found is None:
        raise NotFound
    return found


ROUTERS = (files, desk.router, figures.router, figure_comments.router, queue.router, alarm.router, survey.router)
