"""What a line of the table of roles is made of (pure): which rows, in which view, by which routes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.kit.codes import Role


class Rows(StrEnum):
    """Which rows a role meets, in the words of the documentation."""

    ALL = "all"
    NONE_KEPT = "what is sent; nothing is kept"
    SENT_BY_ITSELF = "what this caller sent"
    BY_REFERENCE = "any one whose reference it was told; an unknown reference is answered as not there"
    OF_ITS_LANDLORDS = "what was sent for its landlords"
    OF_ITS_WORK = (
        "what its post owns, takes part in, is offered or is informed of, and while on duty what nobody at its centres "
        "has taken yet; "
        "a family team's cases are that team's alone"
    )
    OF_ITS_CENTRES = "its own centres, without the cases of a family team"
    IN_NO_REPORT = "what was taken in and stands with no report"
    OFFERED_TO_IT = "what is offered to its post, and what it offered itself"
    OF_EACH_ACTION = "what the route of each action meets"
    OWED_BY_IT = "what it was given to do"


class View(StrEnum):
    """Each view is a schema of its own, never a filter."""

    LANDLORD = "landlord view"
    CASE = "whole case"
    TASK = "address, access, safety and the task"
    OF_EACH_ACTION = "what the route of each action shows"
    HAND_OVER = "who offers which case to whom, why, and what became of it"
    CODES = "codes and reasons, nothing of a person"
    FIGURES = "figures"
    CARD = "contact card"
    CALL = "what the desk wrote down of a call"
    MAIL = "the words of a mail that no report shows"
    DIRECTORY = "directory entry"
    HELP = "support of a dwelling, the dwelling as a fingerprint"
    ADMINISTRATION = "administration; no content of cases"
    LOOK_UPS = "when a case was looked at, for what, through which key; no content"
    RESIDENT = "everything about one resident, handed out once and logged"
    NOTHING = "that it was done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One line of the table: an action on a resource, and for each role that may do it which rows it meets."""

    resource: str
    action: str
    view: View
    rows: Mapping[Role, Rows]
    routes: Sequence[str]

    def meets(self, role: Role, rows: Rows) -> bool:
        """Say whether these are the rows to which this role is bounded: what queries ask before they look."""
        return self.rows.get(role) is rows

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(self.rows)
