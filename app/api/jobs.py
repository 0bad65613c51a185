"""Dead letters, for the administrator: what was promised and failed to the last attempt, and trying it again."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import ConfigDict
from starlette.responses import Response

from app.access import roles
from app.api.answers import Answer, answer, once
from app.api.callers import Asked, allow
from app.api.fields import View
from app.api.paging import FIRST_LIMIT, Cursor, Limit, Listed, cursor_after, listed, uuid_after
from app.api.problems import problems
from app.jobs import dead
from app.kit.database import Tx

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])
Administrator = Annotated[Asked, Depends(allow(*roles.ADMINISTER))]


class DeadLetterOut(View):
    """Promised work that was given up; what it would have said is not shown."""

    model_config = ConfigDict(
        from_attributes=True,
        json_schema_extra={
            "examples": [
                {
                    "id": "0199a5f0-6f1e-7a10-8000-000000000042",
                    "kind": "receipt",
                    "attempts": 10,
                    "failure": "ConnectionRefusedError",
                    "promised_at": "2026-11-20T22:31:04Z",
                    "failed_at": "2026-11-21T02:40:49Z",
                }
            ]
        },
    )

    id: UUID
    kind: str
    attempts: int
    failure: str | None
    promised_at: datetime
    failed_at: datetime


@router.get("", response_model=Listed[DeadLetterOut], summary="Dead letters")
def index(asked: Administrator, limit: Limit = FIRST_LIMIT, cursor: Cursor = None) -> Response:
    after = uuid_after(cursor)
    found = asked.read(lambda tx: dead.listed(tx, limit=limit + 1, after=after))
    more = cursor_after(str(found[limit - 1].id)) if len(found) > limit else None
    return listed(asked, Listed(items=[DeadLetterOut.model_validate(one) for one in found[:limit]], next_cursor=more))


@router.post("/{job}/revive", status_code=204, responses=problems(404, 409), summary="Try a dead letter again")
def revive(job: UUID, asked: Administrator) -> Response:
    """It gets another series of attempts, the first at once."""

    def work(tx: Tx) -> Answer:
        dead.revive(tx, job=job)
        tx.after_commit(asked.wiring.work_promised.set)
        return answer(status=204)

    return once(asked, None, work)
