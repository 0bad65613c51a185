"""Landlords, their housing departments and the register of addresses."""

from dataclasses import asdict, replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import ConfigDict, Field
from pydantic.config import JsonDict
from starlette.responses import Response

from app.access import roles
from app.api.answers import Answer, answer, once
from app.api.callers import Asked, allow
from app.api.directory import Fields, Resource, Sent, Shown, add_routes
from app.api.fields import Body, Text, View, Written
from app.api.report_body import Mail, Phone, PlaceIn
from app.directory.addresses import put_addresses, read_line
from app.directory.register import ADDRESSES, DEPARTMENTS, LANDLORDS
from app.kit.codes import LandlordKind
from app.kit.database import Tx

router = APIRouter(tags=["directory"])

_ID = "0199a5f0-6f1e-7a10-8000-000000000001"
_LINE: JsonDict = {"address": "Ahornvej 14, 2. th", "postcode": "2400", "stairwell": "B", "housing_department": _ID}
_MOST_LINES = 1000


class LandlordFields(Fields):
    name: Annotated[str, Text(200)]
    kind: LandlordKind = LandlordKind.UNKNOWN
    cvr: Annotated[str, Written(r"^[0-9]{8}$", "A CVR number is eight digits.", "12345678")] | None = None
    phone: Phone | None = None
    email: Mail | None = None


class LandlordIn(LandlordFields, Sent):
    """Somebody who lets homes."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "Boligforeningen Ahorn", "kind": "social_housing", "cvr": "12345678"}]}
    )


class LandlordEntry(LandlordFields, Shown):
    """A landlord as it stands in the directory."""


class DepartmentFields(Fields):
    landlord: UUID
    name: Annotated[str, Text(200)]
    district: UUID | None = None
    social_centre: Annotated[UUID | None, Field(description="Where it differs from the district's.")] = None
    dwellings: Annotated[int | None, Field(ge=0, le=100_000)] = None


class DepartmentIn(DepartmentFields, Sent):
    """A housing department of a landlord."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"landlord": _ID, "name": "Ahornparken", "district": _ID, "dwellings": 118}]}
    )


class DepartmentView(DepartmentFields, Shown):
    """A housing department as it stands in the directory."""


class AddressFields(Fields):
    """A line of the register in the form in which addresses are compared: without spaces and capitals."""

    postcode: str
    street: str
    number: str
    floor: str | None
    door: str | None
    stairwell: str | None
    housing_department: UUID | None
    dar_address_id: UUID | None


class AddressIn(PlaceIn, Sent):
    """One line of the register, sent anew."""

    model_config = ConfigDict(json_schema_extra={"examples": [_LINE]})


class AddressView(AddressFields, Shown):
    """One line of the register."""


class AddressesIn(Body):
    """Lines of the register; without floor and door a line is a whole building of the department."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"addresses": [_LINE]}]})

    addresses: Annotated[list[PlaceIn], Field(min_length=1, max_length=_MOST_LINES)]


class AddressIds(View):
    """Ids in the order of the lines; a line that was there already keeps its id."""

    ids: list[UUID]


def _line(tx: Tx, sent: AddressIn, entry_id: UUID) -> dict[str, Any]:
    return asdict(replace(read_line(tx, line=sent.told()), id=entry_id))


@router.post("/v1/addresses", status_code=201, response_model=AddressIds, summary="Add up to 1,000 addresses")
def add_addresses(body: AddressesIn, asked: Annotated[Asked, Depends(allow(*roles.WRITE_DIRECTORY))]) -> Response:
    def work(tx: Tx) -> Answer:
        ids = put_addresses(tx, lines=[line.told() for line in body.addresses])
        return answer(AddressIds(ids=list(ids)), status=201)

    return once(asked, body, work)


add_routes(
    router,
    Resource(path="/v1/landlords", kept=LANDLORDS, sent=LandlordIn, view=LandlordEntry, readers=roles.READ_LANDLORDS),
)
add_routes(router, Resource(path="/v1/housing-departments", kept=DEPARTMENTS, sent=DepartmentIn, view=DepartmentView))
add_routes(
    router,
    Resource(path="/v1/addresses", kept=ADDRESSES, sent=AddressIn, view=AddressView, more=_line, adds=False),
)
