"""The forms of a case as they were sent, and the request to the API that each of them is (pure).

The script of the page makes the same requests of the same fields, in static/queue-acts.js.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote

from app.kit.errors import Invalid
from app.pages.desk_form import DeskForm

VISIT: Final = "Besøg."
"""Stands before the note of a visit that nobody had planned, so that the timeline tells it from a call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A POST of the API."""

    path: str
    body: Mapping[str, Any]


def asked_by(form: DeskForm, *, now: datetime) -> Asked:
    """Return what a form asks for; Invalid where it is none of ours. Whether it may be, the API says."""
    read = _ACTS.get(form.get("act"))
    if read is None:
        raise Invalid
    last, body = read(form)
    offer = form.get("hand_over")
    root = f"hand-overs/{quote(offer, safe='')}" if offer else f"cases/{quote(form.get('number'), safe='')}"
    return Asked(path=f"/v1/{root}/{last}", body={**body, "at": now.isoformat()})


def acts() -> tuple[str, ...]:
    """Return the acts that a form may name."""
    return tuple(_ACTS)


def _contact(form: DeskForm, whom: str) -> dict[str, Any]:
    if form.get("reached") not in {"yes", "no"}:
        raise Invalid  # the browser asks for it; what was not said is no attempt
    reached = form.get("reached") == "yes"
    return {"kind": "contacted" if reached else "contact_attempted", "with": whom, **_told(form, "note")}


def _call(form: DeskForm) -> dict[str, Any]:
    """A case may have several reporters: which of them was called is told by the report."""
    about = _told(form, "report") if form.get("with") == "reporter" else {}
    return {**_contact(form, form.get("with")), **about}


def _visit(form: DeskForm) -> dict[str, Any]:
    told = {**_contact(form, "resident"), "safety": sorted(form.safety)}
    if form.get("visit"):
        return {**told, "visit": form.get("visit")}
    return {**told, "note": f"{VISIT} {form.get('note')}".strip()}


def _told(form: DeskForm, *names: str) -> dict[str, Any]:
    return {name: form.get(name) for name in names if form.get(name)}


def _hand_over(form: DeskForm) -> dict[str, Any]:
    to = {"kind": form.get("kind"), "social_centre": form.get("social_centre")}
    return {"to": to, **_told(form, "reason")}


_ACTS: Final[Mapping[str, Callable[[DeskForm], tuple[str, dict[str, Any]]]]] = {
    "claim": lambda _: ("claim", {}),
    "called": lambda form: ("events", _call(form)),
    "visited": lambda form: ("events", _visit(form)),
    "hand_over": lambda form: ("hand-overs", _hand_over(form)),
    "accept": lambda _: ("accept", {}),
    "decline": lambda form: ("decline", _told(form, "reason")),
    "close": lambda form: ("close", _told(form, "outcome", "handed_over_to", "reason")),
}
