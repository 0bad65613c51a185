"""The service twice over one database: as it is, and with two of its routes open. There nobody is asked who it is,
nothing bounds what is seen, and nothing is entered in the log of reads; the open routes stand in the place of the
others, so that the way to them is the same.

python -m bench.open_doors, with the settings of `serve`
"""

from collections.abc import Callable

import uvicorn
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.access.callers import SYSTEM
from app.api import cases, reports
from app.api.acting import number_of, whole
from app.api.answers import respond
from app.api.caching import etag
from app.api.case_views import CaseOut
from app.api.fields import View
from app.api.reports import ReportOut, report_out
from app.api.wiring import Wiring
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

WALLED, OPEN = "/walled", "/open"
"""How a path begins that goes to the one or to the other."""


def case(number: str, request: Request) -> Response:
    def work(tx: Tx) -> CaseOut:
        item = one(tx, None, number=number_of(number))
        if item is None:
            raise NotFound
        return whole(tx, item, family=False)

    view = request.app.state.wiring.database.read(work, caller=SYSTEM)
    return respond(view, headers={"ETag": etag(view.version)})


def report(reference: str, request: Request) -> Response:
    def work(tx: Tx) -> LandlordView:
        return views(tx, wanted=Wanted(reference=read_reference(reference) or ""), limit=1)[0].view

    return respond(report_out(request.app.state.wiring.database.read(work, caller=SYSTEM)))


class Doors:
    """Hands a request to one of two services by how its path begins; both pay the same for that."""

    def __init__(self, *, walled: ASGIApp, unwalled: ASGIApp) -> None:
        self._walled = walled
        self._behind = {WALLED: walled, OPEN: unwalled}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        for prefix, app in self._behind.items():
            if scope["type"] == "http" and scope["path"].startswith(prefix):
                await app({**scope, "path": scope["path"].removeprefix(prefix)}, receive, send)
                return
        await self._walled(scope, receive, send)


def doors(wiring: Wiring) -> Doors:
    """Return both, around the same; the one with its walls begins and ends what they are made of."""
    unwalled = app_of(wiring)
    _open(unwalled, cases.router, "/v1/cases/{number}", case, CaseOut)
    _open(unwalled, reports.router, "/v1/reports/{reference}", report, ReportOut)
    return Doors(walled=app_of(wiring), unwalled=unwalled)


def _open(app: FastAPI, router: APIRouter, path: str, endpoint: Callable[..., Response], shows: type[View]) -> None:
    """Put an open route into the place of the one that reads at a path."""
    changed = APIRouter()
    for route in router.routes:
        if isinstance(route, APIRoute) and route.path == path and "GET" in (route.methods or ()):
            changed.add_api_route(path, endpoint, response_model=shows)
        else:
            changed.routes.append(route)
    app.include_router(changed)
    routes = app.router.routes
    place = next(at for at, one in enumerate(routes) if getattr(one, "original_router", None) is router)
    routes[place] = routes.pop()


def main() -> None:
    settings = from_environment()
    if settings.one_core:
        stay_on_one_core()
    uvicorn.run(
        doors(ready(settings)),
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
