"""The service, and beside two of its routes the same ones without walls: nobody is asked who it is, nothing bounds
what is seen, and nothing is entered in the log of reads.

python -m bench.open_doors, with the settings of `serve`
"""

import uvicorn
from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import Response

from app.access.callers import SYSTEM
from app.api import cases, reports
from app.api.acting import number_of, whole
from app.api.answers import respond
from app.api.caching import etag
from app.api.case_views import CaseOut
from app.api.reports import ReportOut, report_out
from app.assignment.cases import one
from app.intake.look_up import Wanted
from app.kit.affinity import stay_on_one_core
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.kit.ids import read_reference
from app.main import app_of
from app.replies.landlord_view import LandlordView
from app.replies.look import views
from app.starting import from_environment, ready

PREFIX = "/open"
case_router, report_router = APIRouter(prefix=PREFIX), APIRouter(prefix=PREFIX)


@case_router.get("/v1/cases/{number}", response_model=CaseOut)
def case(number: str, request: Request) -> Response:
    def work(tx: Tx) -> CaseOut:
        item = one(tx, None, number=number_of(number))
        if item is None:
            raise NotFound
        return whole(tx, item, family=False)

    view = request.app.state.wiring.database.read(work, caller=SYSTEM)
    return respond(view, headers={"ETag": etag(view.version)})


@report_router.get("/v1/reports/{reference}", response_model=ReportOut)
def report(reference: str, request: Request) -> Response:
    def work(tx: Tx) -> LandlordView:
        return views(tx, wanted=Wanted(reference=read_reference(reference) or ""), limit=1)[0].view

    return respond(report_out(request.app.state.wiring.database.read(work, caller=SYSTEM)))


def _include(app: FastAPI, router: APIRouter, *, before: APIRouter) -> None:
    """Routes are looked for in order: the open one stands before the walled one, and both pay for the way there."""
    app.include_router(router)
    routes = app.router.routes
    place = next(at for at, one in enumerate(routes) if getattr(one, "original_router", None) is before)
    routes.insert(place, routes.pop())


def main() -> None:
    settings = from_environment()
    app = app_of(ready(settings))
    _include(app, case_router, before=cases.router)
    _include(app, report_router, before=reports.router)
    if settings.one_core:
        stay_on_one_core()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        ws="none",
        access_log=False,
        log_config=None,
        server_header=False,
    )


if __name__ == "__main__":
    main()
