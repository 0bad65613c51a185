"""Responders, their absences, the departments they advise, and the suppliers."""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import ConfigDict, Field

from app.access import directory_deeds, roles
from app.access.callers import Caller
from app.access.deeds import Rows
from app.api.directory import Fields, Resource, Sent, Shown, add_routes
from app.api.fields import Body, Flag, Text
from app.api.report_body import Mail, Phone
from app.directory.current import current
from app.directory.entries import Absence, Responder
from app.directory.register import ABSENCES, ADVISERS, RESPONDERS, SUPPLIERS
from app.kit.codes import ResponderKind, SupplierKind
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid

router = APIRouter(tags=["directory"])

_ID = "0199a5f0-6f1e-7a10-8000-000000000001"


class Share(Body):
    """Part of a post at a centre: 1 is a full-time post, 0.5 half of one."""

    social_centre: UUID
    posts: Annotated[Decimal, Field(gt=0, le=100, decimal_places=3, examples=["0.5"])]


class ResponderFields(Fields):
    """A post, held or vacant, or a unit that shares one queue."""

    kind: ResponderKind
    team: Annotated[str, Text(200)] | None = None
    unit: Flag = False
    held: Annotated[bool, Field(description="False while the post is vacant.")] = True
    name: Annotated[str, Text(200)] | None = None
    phone: Phone | None = None
    email: Mail | None = None
    shares: Annotated[list[Share], Field(min_length=1, max_length=50)]
    substitute: Annotated[UUID | None, Field(description="Acts while the post is vacant or its holder away.")] = None

    @classmethod
    def shown(cls, entry: Responder) -> dict[str, Any]:
        shares = [Share(social_centre=centre, posts=posts) for centre, posts in entry.shares.items()]
        return super().shown(entry) | {"shares": shares}

    def values(self, names: list[str]) -> dict[str, Any]:
        shares = {share.social_centre: share.posts for share in self.shares}
        if len(shares) < len(self.shares):
            raise Invalid(FieldError("/shares", "Names a social centre twice."))
        return super().values(names) | {"shares": shares}


class ResponderIn(ResponderFields, Sent):
    """A responder as the administrator sends it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "housing_adviser",
                    "name": "Anna Nord",
                    "phone": "+45 40 40 40 40",
                    "shares": [{"social_centre": _ID, "posts": "0.5"}],
                }
            ]
        }
    )


class ResponderView(ResponderFields, Shown):
    """A responder as it stands in the directory."""


class AbsenceFields(Fields):
    responder: UUID
    substitute: UUID | None = None


class AbsenceIn(AbsenceFields, Sent):
    """The holder of a post is away from `valid_from` until just before `valid_to`."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "responder": _ID,
                    "valid_from": "2026-12-21T00:00:00+01:00",
                    "valid_to": "2027-01-04T00:00:00+01:00",
                }
            ]
        }
    )


class AbsenceView(AbsenceFields, Shown):
    """An absence as it stands in the directory."""


class AdviserFields(Fields):
    """The tie between a department and an adviser's post."""

    housing_department: UUID
    responder: UUID


class AdviserIn(AdviserFields, Sent):
    """Ties a department to the post of its adviser."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"housing_department": _ID, "responder": _ID}]})


class AdviserView(AdviserFields, Shown):
    """Which post advises a department."""


class SupplierFields(Fields):
    name: Annotated[str, Text(200)]
    kind: SupplierKind = SupplierKind.OTHER
    phone: Phone | None = None
    email: Mail | None = None


class SupplierIn(SupplierFields, Sent):
    """Somebody who works for the municipality, such as a cleaning company."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Rent Hjem", "kind": "cleaning"}]})


class SupplierView(SupplierFields, Shown):
    """A supplier as it stands in the directory."""


def _of_its_centres(tx: Tx, caller: Caller) -> Callable[[Absence], bool]:
    """Return whether an absence is one that the caller may be shown: a leader's are those of its own centres."""
    if not directory_deeds.READ_ABSENCES.meets(caller.role, Rows.OF_ITS_CENTRES):
        return lambda _: True
    directory = current(tx)

    def is_theirs(away: Absence) -> bool:
        post = directory.responder(away.responder_id)
        return post is not None and not caller.centres.isdisjoint(post.shares)

    return is_theirs


for resource in (
    Resource(path="/v1/responders", kept=RESPONDERS, sent=ResponderIn, view=ResponderView, readers=roles.READ_POSTS),
    Resource(
        path="/v1/absences",
        kept=ABSENCES,
        sent=AbsenceIn,
        view=AbsenceView,
        readers=roles.READ_ABSENCES,
        shown_to=_of_its_centres,
    ),
    Resource(path="/v1/department-advisers", kept=ADVISERS, sent=AdviserIn, view=AdviserView, readers=roles.READ_POSTS),
    Resource(path="/v1/suppliers", kept=SUPPLIERS, sent=SupplierIn, view=SupplierView, readers=roles.READ_SUPPLIERS),
):
    add_routes(router, resource)
