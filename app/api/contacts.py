"""The contact scheme, and what a landlord finds in it: the entrance and the contact card."""

from typing import Annotated, Self
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import roles
from app.api.answers import respond
from app.api.callers import ANYONE, Asked, allow
from app.api.centres import OpeningTime, opening_times
from app.api.directory import Fields, Resource, Sent, Shown, add_routes
from app.api.fields import Flag, PastInstant, Postcode, Text, View
from app.api.report_body import Mail, Phone
from app.directory.contact_scheme import ContactCard, Reachable
from app.directory.entries import Centre
from app.directory.look_up import contact_card, current
from app.directory.places import ToldPlace
from app.directory.register import CONTACTS
from app.kit.codes import ContactSide
from app.kit.errors import FieldError, Invalid
from app.kit.office_hours import OpeningHours, local_date

router = APIRouter(tags=["directory"])

_ID = "0199a5f0-6f1e-7a10-8000-000000000001"


class ContactFields(Fields):
    """A named person on the municipality's or the landlord's side, for a department or for a whole centre."""

    side: ContactSide
    name: Annotated[str, Text(200)]
    housing_department: UUID | None = None
    social_centre: UUID | None = None
    role: Annotated[str, Text(60)] = "caretaker"
    phone: Phone | None = None
    email: Mail | None = None
    deputy: Flag = False
    last_verified_at: PastInstant | None = None
    acknowledged_at: PastInstant | None = None


class ContactIn(ContactFields, Sent):
    """A named contact, as the administrator sends it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "side": "landlord",
                    "name": "Viggo Varmemester",
                    "housing_department": _ID,
                    "phone": "+45 33 44 55 66",
                }
            ]
        }
    )


class ContactView(ContactFields, Shown):
    """A named contact as it stands in the directory."""


class OutOfHoursView(View):
    """Where to turn while the centre is closed."""

    phone: str | None
    text: str | None


class EntranceView(View):
    """The one number and the one address for everyone who lets homes."""

    name: str
    phone: str | None
    email: str | None
    opening_hours: list[OpeningTime]
    out_of_hours: OutOfHoursView


class Named(View):
    """Something of the directory, by id and name."""

    id: UUID
    name: str


class ReachableView(View):
    """A name, and how to reach it."""

    name: str
    phone: str | None
    email: str | None

    @classmethod
    def of(cls, who: Reachable) -> Self:
        return cls(name=who.name, phone=who.phone, email=who.email)


class ContactCardView(View):
    """Whom to call about a place, on both sides."""

    housing_department: Named | None
    social_centre: Named
    contact: ReachableView
    deputy: ReachableView | None
    out_of_hours: OutOfHoursView
    landlord_contact: ReachableView | None

    @classmethod
    def of(cls, card: ContactCard) -> Self:
        department = card.housing_department
        return cls(
            housing_department=Named(id=department.id, name=department.name) if department else None,
            social_centre=Named(id=card.social_centre.id, name=card.social_centre.name),
            contact=ReachableView.of(card.contact),
            deputy=ReachableView.of(card.deputy) if card.deputy else None,
            out_of_hours=OutOfHoursView(phone=card.out_of_hours.phone, text=card.out_of_hours.text),
            landlord_contact=ReachableView.of(card.landlord_contact) if card.landlord_contact else None,
        )


class CardQuery(View):
    """Which place: a department, or an address with its postcode."""

    model_config = ConfigDict(extra="forbid")

    housing_department: Annotated[UUID | None, Field(description="The department; it goes before an address.")] = None
    address: Annotated[str | None, Field(max_length=300, description="Street, number, floor and door.")] = None
    postcode: Annotated[Postcode | None, Field(description="Of the address.")] = None


@router.get("/v1/entrance", response_model=EntranceView, summary="Where to turn, whatever it is about")
def entrance(asked: Annotated[Asked, Depends(ANYONE)]) -> Response:
    def this_week(centre: Centre) -> OpeningHours:
        today = local_date(asked.wiring.clock.now())
        so_far = [week for week in centre.opening_hours.weeks if week.valid_from <= today]
        return OpeningHours((so_far[-1] if so_far and any(so_far[-1].days) else centre.opening_hours.weeks[-1],))

    centre = asked.read(current).entrance
    view = EntranceView(
        name=centre.name,
        phone=centre.phone,
        email=centre.email,
        opening_hours=opening_times(this_week(centre)),
        out_of_hours=OutOfHoursView(phone=centre.out_of_hours_phone, text=centre.out_of_hours_text),
    )
    return respond(view)


@router.get("/v1/contact-card", response_model=ContactCardView, summary="Whom to call about a place")
def card(
    query: Annotated[CardQuery, Query()], asked: Annotated[Asked, Depends(allow(*roles.FIND_CONTACT))]
) -> Response:
    """An unknown department or address is no error: the entrance answers for it."""
    if query.housing_department is None and query.address is None:
        raise Invalid(FieldError("/query/address", "Name a housing_department or an address with its postcode."))
    told = ToldPlace(address=query.address, postcode=query.postcode, housing_department=query.housing_department)
    return respond(ContactCardView.of(asked.read(lambda tx: contact_card(tx, told=told))))


add_routes(
    router,
    Resource(path="/v1/contacts", kept=CONTACTS, sent=ContactIn, view=ContactView, readers=roles.READ_CONTACTS),
)
