"""What is sent as a report, and how it becomes what was told."""

import re
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from app.api.fields import Body, Flag, NearDay, NearInstant, PastInstant, Postcode, Text, Written
from app.directory.places import ToldPlace
from app.intake.told import Discharge, Eviction, Reporter, Resident, Told
from app.kit.codes import (
    Channel,
    Children,
    Concern,
    ContactAdvice,
    EvictionStage,
    ReporterKind,
    Safety,
    TriState,
)
from app.kit.phones import normalise_phone

MOST_CHARACTERS = 50_000
_MAIL = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]{1,189}")
_LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,4})?$"


def _phone(text: str) -> str:
    normalised = normalise_phone(text)
    if normalised is None:
        raise PydanticCustomError("phone", "Not a phone number; write it like +45 33 12 34 56.")
    return normalised


def _mail(text: str) -> str:
    if _MAIL.fullmatch(text) is None:
        raise PydanticCustomError("email", "Not a mail address; write one, like navn@example.dk.")
    return text


Phone = Annotated[
    str,
    Text(40),
    AfterValidator(_phone),
    Field(description="A Danish number, or one with its country code.", examples=["+45 33 12 34 56"]),
]
Mail = Annotated[
    str, Text(254), AfterValidator(_mail), Field(description="One mail address.", examples=["navn@example.dk"])
]
Language = Annotated[str, Written(_LANGUAGE, "A language is written like da, en or pl.", "da")]


class ReporterIn(Body):
    """Who tells; all of it may be left out."""

    kind: ReporterKind = ReporterKind.UNKNOWN
    name: Annotated[str, Text(200)] | None = None
    phone: Phone | None = None
    email: Mail | None = None
    anonymity_requested: Flag = Field(
        default=False,
        description="Is recorded as a wish. Nothing is promised: the person reported may as a rule learn the name.",
    )


class PlaceIn(Body):
    """Where it is: an address, a DAR address id or a housing department. An unknown department is no error."""

    housing_department: UUID | None = None
    address: Annotated[str, Text(300)] | None = None
    floor: Annotated[str, Text(20)] | None = None
    door: Annotated[str, Text(20)] | None = None
    postcode: Postcode | None = None
    stairwell: Annotated[str, Text(20)] | None = None
    dar_address_id: UUID | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if not (self.address or self.dar_address_id or self.housing_department):
            raise PydanticCustomError("place", "Name an address, a dar_address_id or a housing_department.")
        return self

    def told(self) -> ToldPlace:
        return ToldPlace(
            address=self.address,
            postcode=self.postcode,
            floor=self.floor,
            door=self.door,
            stairwell=self.stairwell,
            housing_department=self.housing_department,
            dar_address_id=self.dar_address_id,
        )


class ResidentIn(Body):
    """Whom it is about, where that is known."""

    name: Annotated[str, Text(200)] | None = None
    phone: Phone | None = None

    def told(self) -> Resident:
        return Resident(name=self.name, phone=self.phone)


class EvictionIn(Body):
    """How far an eviction has come."""

    stage: EvictionStage
    at: NearInstant | None = Field(default=None, description="The court's date, at most two years ahead.")
    payment_demand_received_on: NearDay | None = None
    terminated_on: NearDay | None = None


class DischargeIn(Body):
    """Somebody comes home from a hospital or an institution."""

    at: NearInstant
    dwelling_unfit: Flag = False


class ReportIn(Body):
    """A concern about a resident or a dwelling; a description and a place suffice."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "description": "Der er høj musik hver nat fra 2. th.",
                    "place": {"address": "Ahornvej 14, 2. th", "postcode": "2400"},
                },
                {
                    "description": "Udkørende fogedforretning er berammet.",
                    "concerns": ["eviction_notice", "rent_arrears"],
                    "happened_at": "2026-11-20T23:30:00+01:00",
                    "your_reference": "portal-8841",
                    "reporter": {"kind": "caretaker", "name": "Kim", "phone": "+45 33 12 34 56"},
                    "place": {"address": "Ahornvej 14", "floor": "2", "door": "th", "postcode": "2400"},
                    "children_in_household": "unknown",
                    "eviction": {"stage": "visit_scheduled", "at": "2026-11-27T09:00:00+01:00"},
                },
            ]
        }
    )

    description: Annotated[str, Text(MOST_CHARACTERS)]
    place: PlaceIn
    concerns: Annotated[list[Concern], Field(max_length=17)] = Field(default_factory=list)
    happened_at: PastInstant | None = None
    your_reference: Annotated[str, Text(200)] | None = None
    language: Language = "da"
    landlord: UUID | None = Field(default=None, description="Needed where the key is bound to several.")
    reporter: ReporterIn = Field(default_factory=ReporterIn)
    resident: ResidentIn | None = None
    children_in_household: Children = Children.UNKNOWN
    referred_by_municipality: TriState = TriState.UNKNOWN
    contact_advice: Annotated[list[ContactAdvice], Field(max_length=5)] = Field(default_factory=list)
    interpreter_language: Language | None = None
    safety: Annotated[list[Safety], Field(max_length=6)] = Field(default_factory=list)
    eviction: EvictionIn | None = None
    discharge: DischargeIn | None = None

    def told(self, *, channel: Channel, landlord: UUID | None, received_at: datetime | None = None) -> Told:
        return Told(
            description=self.description,
            place=self.place.told(),
            channel=channel,
            concerns=tuple(dict.fromkeys(self.concerns)),
            happened_at=self.happened_at,
            received_at=received_at,
            your_reference=self.your_reference,
            language=self.language,
            landlord=landlord,
            reporter=_reporter(self.reporter),
            resident=_resident(self.resident),
            children=self.children_in_household,
            referred_by_municipality=self.referred_by_municipality,
            contact_advice=tuple(dict.fromkeys(self.contact_advice)),
            interpreter_language=self.interpreter_language,
            safety=tuple(dict.fromkeys(self.safety)),
            eviction=_eviction(self.eviction),
            discharge=_discharge(self.discharge),
        )


def _reporter(given: ReporterIn) -> Reporter:
    return Reporter(
        kind=given.kind,
        name=given.name,
        phone=given.phone,
        email=given.email,
        anonymity_requested=given.anonymity_requested,
    )


def _eviction(given: EvictionIn | None) -> Eviction | None:
    if given is None:
        return None
    return Eviction(
        stage=given.stage,
        at=given.at,
        payment_demand_received_on=given.payment_demand_received_on,
        terminated_on=given.terminated_on,
    )


def _resident(given: ResidentIn | None) -> Resident | None:
    return None if given is None else given.told()


def _discharge(given: DischargeIn | None) -> Discharge | None:
    return None if given is None else Discharge(at=given.at, dwelling_unfit=given.dwelling_unfit)
