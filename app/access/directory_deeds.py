"""Who may read and write what of the directory (pure): lines of the table in `policy.py`.

Places are for all staff, and for who reads figures alone: these are of centres and districts. What names people is for
whoever needs it, and no figure does: named contacts and who lets homes for who speaks with landlords, posts for who
gives work to others, absences for the leader of the centre and nobody else, for what falls due meanwhile is shown to
the substitute without asking. Administrators configure all of it. PostgreSQL says the same of what names people.
"""

from __future__ import annotations

from typing import Final

from app.access.deeds import Deed, Rows, View
from app.kit.codes import Role

_STAFF: Final = (Role.CALL_DESK, Role.RESPONDER, Role.CENTRE_LEADER)
_PLACES: Final = ("social-centres", "districts", "addresses", "housing-departments")
_POSTS: Final = ("responders", "department-advisers")
_ENTRIES: Final = (*_PLACES, *_POSTS, "landlords", "absences", "suppliers", "contacts")
_OF_DWELLINGS: Final = ("supports", "grants", "tenancies")
_ADMINISTERS: Final = {Role.ADMINISTRATOR: Rows.ALL}


def _reading(*names: str) -> tuple[str, ...]:
    return tuple(f"GET /v1/{name}{rest}" for name in names for rest in ("", "/{id}"))


def _writing(*names: str) -> tuple[str, ...]:
    return tuple(route for name in names for route in (f"POST /v1/{name}", f"PUT /v1/{name}/{{id}}"))


READ_DIRECTORY: Final = Deed(
    resource="directory",
    action="read",
    view=View.DIRECTORY,
    rows=dict.fromkeys((*_STAFF, Role.CENTRAL_OFFICE, Role.ANALYST, Role.ADMINISTRATOR), Rows.ALL),
    routes=_reading(*_PLACES),
)
READ_LANDLORDS: Final = Deed(
    resource="landlords",
    action="read",
    view=View.DIRECTORY,
    rows=dict.fromkeys((*_STAFF, Role.ADMINISTRATOR), Rows.ALL),
    routes=_reading("landlords"),
)
"""A private landlord is somebody with a name, a phone and a mail: no figure needs them."""
READ_POSTS: Final = Deed(
    resource="posts",
    action="read",
    view=View.DIRECTORY,
    rows=dict.fromkeys((Role.RESPONDER, Role.CENTRE_LEADER, Role.ADMINISTRATOR), Rows.ALL),
    routes=_reading(*_POSTS),
)
READ_CONTACTS: Final = Deed(
    resource="named contacts",
    action="read",
    view=View.DIRECTORY,
    rows=dict.fromkeys((Role.CALL_DESK, Role.RESPONDER, Role.CENTRE_LEADER, Role.ADMINISTRATOR), Rows.ALL),
    routes=_reading("contacts"),
)
READ_SUPPLIERS: Final = Deed(
    resource="suppliers",
    action="read",
    view=View.DIRECTORY,
    rows=dict.fromkeys((Role.RESPONDER, Role.CENTRE_LEADER, Role.ADMINISTRATOR), Rows.ALL),
    routes=_reading("suppliers"),
)
READ_ABSENCES: Final = Deed(
    resource="absences",
    action="read",
    view=View.DIRECTORY,
    rows={Role.CENTRE_LEADER: Rows.OF_ITS_CENTRES, Role.ADMINISTRATOR: Rows.ALL},
    routes=_reading("absences"),
)
WRITE_DIRECTORY: Final = Deed(
    resource="directory", action="write", view=View.DIRECTORY, rows=_ADMINISTERS, routes=_writing(*_ENTRIES)
)
READ_DWELLINGS: Final = Deed(
    resource="support of dwellings",
    action="read",
    view=View.HELP,
    rows=dict.fromkeys((Role.RESPONDER, Role.CENTRE_LEADER, Role.ADMINISTRATOR), Rows.ALL),
    routes=_reading(*_OF_DWELLINGS),
)
"""Whether a dwelling has support is about its residents: whoever works on cases may know, nobody else."""
WRITE_DWELLINGS: Final = Deed(
    resource="support of dwellings",
    action="write",
    view=View.HELP,
    rows=_ADMINISTERS,
    routes=_writing(*_OF_DWELLINGS),
)
DIRECTORY_DEEDS: Final = (
    READ_DIRECTORY,
    READ_LANDLORDS,
    READ_POSTS,
    READ_CONTACTS,
    READ_SUPPLIERS,
    READ_ABSENCES,
    WRITE_DIRECTORY,
    READ_DWELLINGS,
    WRITE_DWELLINGS,
)
