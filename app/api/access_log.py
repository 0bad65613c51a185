"""The log of reads: for the resident a case is about, and for audit."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import ConfigDict
from starlette.responses import Response

from app.access import roles
from app.access.log_lookups import LookUp, look_ups
from app.api.callers import Asked, allow
from app.api.fields import View
from app.api.paging import FIRST_LIMIT, NO_CURSOR, Cursor, Limit, Listed, cursor_after, listed, position_of
from app.api.problems import problems
from app.api.showing import Showing, show
from app.blobs.mails_kept import mails_of
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid, NotFound
from app.kit.ids import read_reference
from app.privacy.holds import case_of
from app.privacy.residents import cases_of, looked_up_with, reports_of

router = APIRouter(prefix="/v1/access-log", tags=["privacy"])
Auditor = Annotated[Asked, Depends(allow(*roles.READ_LOG))]


class LookUpOut(View):
    """One request that showed something; a resident is told when and for what, an audit also through which key."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "at": "2026-11-20T22:31:04Z",
                    "purpose": "case_work",
                    "role": None,
                    "route": None,
                    "caller": None,
                    "responder": None,
                }
            ]
        }
    )

    at: datetime
    purpose: str
    role: str | None = None
    route: str | None = None
    caller: UUID | None = None
    responder: UUID | None = None


@router.get("", response_model=Listed[LookUpOut], responses=problems(404), summary="Who was shown a case, and why")
def index(
    asked: Auditor,
    resident: Annotated[UUID | None, Query(description="For the resident: no staff, no posts.")] = None,
    case: Annotated[str | None, Query(max_length=20, description="For audit: the number of a case.")] = None,
    limit: Limit = FIRST_LIMIT,
    cursor: Cursor = None,
) -> Response:
    """Newest first. Requests that showed nobody's case leave no row: 304, what timed out, figures."""
    if (resident is None) is (case is None):
        raise Invalid(FieldError("/query/resident", "Name either a resident or a case."))
    before = _before(cursor)

    def work(tx: Tx) -> Showing[list[LookUp]]:
        case_ids = _of_case(tx, case) if case is not None else cases_of(tx, resident=_some(resident))
        report_ids = reports_of(tx, case_ids=case_ids)
        report_ids = [*report_ids, *mails_of(tx, reports=report_ids)]  # a mail that was read before it was a report
        found = look_ups(tx, cases=case_ids, reports=report_ids, limit=limit + 1, before=before)
        return Showing(what=list(found), cases=case_ids)

    found = show(asked, purpose="access_log", work=work)
    more = cursor_after(found[limit - 1].seq) if len(found) > limit else None
    items = [_out(one, audit=case is not None) for one in found[:limit]]
    return listed(asked, Listed(items=items, next_cursor=more))


def _of_case(tx: Tx, number: str) -> Sequence[UUID]:
    return looked_up_with(tx, case=case_of(tx, number=_number(number)))


def _out(one: LookUp, *, audit: bool) -> LookUpOut:
    if not audit:
        return LookUpOut(at=one.at, purpose=one.purpose)
    return LookUpOut(
        at=one.at, purpose=one.purpose, role=one.role, route=one.route, caller=one.caller, responder=one.responder
    )


def _before(cursor: str | None) -> int | None:
    position = position_of(cursor, parts=1)
    if position is None:
        return None
    if type(position[0]) is not int or not 0 <= position[0] < 1 << 62:
        raise Invalid(NO_CURSOR)
    return int(position[0])


def _number(told: str) -> str:
    number = read_reference(told)
    if number is None:
        raise NotFound
    return number


def _some(resident: UUID | None) -> UUID:
    if resident is None:
        raise NotFound
    return resident
