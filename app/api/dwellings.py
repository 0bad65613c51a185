"""What a dwelling has: support, grants and tenancies. The place is read and forgotten, its fingerprint is kept."""

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from app.access import roles
from app.api.directory import Fields, Resource, Sent, Shown, add_routes
from app.api.fields import Text
from app.api.report_body import PlaceIn
from app.directory.look_up import locate
from app.directory.register import GRANTS, SUPPORTS, TENANCIES, is_known
from app.directory.versions import Kept, read
from app.kit.codes import GrantKind, SupportKind
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid

router = APIRouter(tags=["directory"])

_ID = "0199a5f0-6f1e-7a10-8000-000000000001"
_PLACE: JsonDict = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
_WORDS = "The whole dwelling, to floor and door; a change may leave it out and keeps it then."


class OfDwelling(Sent):
    place: Annotated[PlaceIn | None, Field(description=_WORDS)] = None


class SupportFields(Fields):
    kind: SupportKind
    legal_basis: Annotated[str, Text(100)] | None = None
    unit: Annotated[str, Text(200)] | None = None
    responder: UUID | None = None


class SupportIn(SupportFields, OfDwelling):
    """Somebody supports the people of a dwelling."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"place": _PLACE, "kind": "cti", "legal_basis": "§ 85 a", "responder": _ID}]}
    )


class SupportView(SupportFields, Shown):
    """Support as it stands: the place itself is not kept."""


class GrantFields(Fields):
    kind: GrantKind
    legal_basis: Annotated[str, Text(100)] | None = None
    unit: Annotated[str, Text(200)] | None = None
    supplier: UUID | None = None


class GrantIn(GrantFields, OfDwelling):
    """Something was granted to the people of a dwelling."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"place": _PLACE, "kind": "cleaning", "legal_basis": "§ 83", "supplier": _ID}]}
    )


class GrantView(GrantFields, Shown):
    """A grant as it stands: the place itself is not kept."""


class TenancyIn(OfDwelling):
    """Somebody moved in at `valid_from`; earlier cases of the dwelling are not theirs."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"place": _PLACE, "valid_from": "2027-01-01T12:00:00+01:00"}]}
    )


class TenancyView(Shown):
    """A tenancy as it stands: the place itself is not kept."""


def _dwelling(kept: Kept[Any]) -> Callable[[Tx, OfDwelling, UUID], dict[str, Any]]:
    def dwelling_of(tx: Tx, sent: OfDwelling, entry_id: UUID) -> dict[str, Any]:
        """Return the fingerprint of the place, or the one that was kept; Invalid where it is not one whole dwelling."""
        if sent.place is not None:
            dwelling = locate(tx, told=sent.place.told()).dwelling
        else:
            dwelling = read(tx, kept, entry_id).entry.dwelling if is_known(tx, kept, entry_id) else None
        if dwelling is None:
            raise Invalid(FieldError("/place", "Name one whole dwelling: postcode, street, number, floor and door."))
        return {"dwelling": dwelling}

    return dwelling_of


def _resource(path: str, kept: Kept[Any], sent: type[OfDwelling], view: type[Shown]) -> Resource:
    return Resource(path=path, kept=kept, sent=sent, view=view, readers=roles.READ_DWELLINGS, more=_dwelling(kept))


add_routes(router, _resource("/v1/supports", SUPPORTS, SupportIn, SupportView))
add_routes(router, _resource("/v1/grants", GRANTS, GrantIn, GrantView))
add_routes(router, _resource("/v1/tenancies", TENANCIES, TenancyIn, TenancyView))
