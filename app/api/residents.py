"""One resident: which cases, and everything that is kept, given or withheld with ground and reason."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import roles
from app.api.answers import Answer, answer, once, respond
from app.api.callers import Asked, allow
from app.api.fields import Body, Text, View
from app.api.problems import problems
from app.api.showing import Showing, show
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.kit.ids import read_reference
from app.privacy.export_page import page
from app.privacy.residents import Export, Given, Ground, Withheld, export_of, link, withhold

router = APIRouter(prefix="/v1/residents", tags=["privacy"])
Officer = Annotated[Asked, Depends(allow(*roles.SERVE_RESIDENTS))]
_MOST_CASES = 200
_CLOSED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}


class LinkIn(Body):
    """Cases that staff know to be about one resident; the intake never links by itself."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"cases": ["K7Q2-9XM4"]}]})

    cases: Annotated[list[Annotated[str, Text(20)]], Field(min_length=1, max_length=_MOST_CASES)]


class LinkedOut(View):
    """The resident that the cases are linked to, by the id under which the export is had."""

    id: UUID


class WithholdIn(Body):
    """An item as the export names it, and why it is withheld after weighing this very case."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"item": "report/K7Q2-9XM4/reporter", "ground": "threat", "reason": "Konkret trussel af 3. november."}
            ]
        }
    )

    item: Annotated[str, Text(100)]
    ground: Ground
    reason: Annotated[str, Text(2000)]


class ItemOut(View):
    """One item: its value, or the ground and the reason why it is withheld; or the value with a mark for a part."""

    key: str
    what: str
    at: datetime | None
    value: Any
    withheld: bool
    partly: bool = Field(description="Only what is marked in the value is withheld, with this ground and reason.")
    ground: Ground | None
    reason: str | None


class ExportOut(View):
    """Everything that is kept about one resident."""

    resident: UUID
    made_at: datetime
    items: list[ItemOut]


@router.post("", status_code=201, response_model=LinkedOut, responses=problems(404), summary="Link cases to a resident")
def create(body: LinkIn, asked: Officer) -> Response:
    numbers = _numbers(body)

    def work(tx: Tx) -> Answer:
        resident = link(tx, numbers=numbers)
        headers = {"Location": f"/v1/residents/{resident}/export"}
        return answer(LinkedOut(id=resident), status=201, headers=headers)

    return once(asked, body, work)


@router.post("/{resident}/cases", response_model=LinkedOut, responses=problems(404), summary="Link more cases")
def add(resident: UUID, body: LinkIn, asked: Officer) -> Response:
    numbers = _numbers(body)
    return once(asked, body, lambda tx: answer(LinkedOut(id=link(tx, numbers=numbers, resident=resident))))


@router.post(
    "/{resident}/withholdings", status_code=204, responses=problems(404, 409), summary="Withhold one item, with reason"
)
def keep_back(resident: UUID, body: WithholdIn, asked: Officer) -> Response:
    """The name of who reported is normally given; it is withheld only after weighing the case at hand."""

    def work(tx: Tx) -> Answer:
        withhold(tx, resident=resident, item=body.item, withheld=Withheld(ground=body.ground, reason=body.reason))
        return answer(status=204)

    return once(asked, body, work)


@router.get(
    "/{resident}/export",
    response_model=ExportOut,
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}, **problems(404)},
    summary="Everything that is kept about one resident",
)
def export(
    resident: UUID,
    asked: Officer,
    form: Annotated[Literal["json", "page"], Query(alias="format", description="`page` is for people.")] = "json",
) -> Response:
    """Each item is given, or withheld with ground and reason; that it was handed out is in the log of reads."""

    def work(tx: Tx) -> Showing[Export]:
        made = export_of(tx, resident=resident)
        return Showing(what=made, cases=made.cases, reports=made.reports)

    made = show(asked, purpose="export", work=work)
    items = [_item(one) for one in made.items]
    if form == "page":
        text = page(made_at=made.made_at, rows=[one.model_dump() for one in items])
        return Response(text, media_type="text/html", headers=_CLOSED)
    return respond(
        ExportOut(resident=resident, made_at=made.made_at, items=items), headers={"Cache-Control": "no-store"}
    )


def _item(one: Given) -> ItemOut:
    item, withheld = one.item, one.withheld
    return ItemOut(
        key=item.key,
        what=item.what,
        at=item.at,
        value=item.value if withheld is None or one.partly else None,
        withheld=withheld is not None and not one.partly,
        partly=one.partly,
        ground=None if withheld is None else withheld.ground,
        reason=None if withheld is None else withheld.reason,
    )


def _numbers(body: LinkIn) -> list[str]:
    numbers = [read_reference(one) for one in body.cases]
    wrong = [FieldError(f"/cases/{place}", "Not a case number.") for place, one in enumerate(numbers) if one is None]
    if wrong:
        raise Invalid(*wrong)
    return [one for one in numbers if one is not None]
