"""What the form of the desk does: show what would be decided, and save the call once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

import orjson

from app.access.idempotency import Attempt, Saved, earlier, keep
from app.access.log import ReadOf, shown
from app.calls.take import TakenCall, take_call, taken_before
from app.directory.contact_scheme import Reachable
from app.directory.look_up import contact_card
from app.intake.call import CallKind
from app.intake.calls import waiting_calls
from app.journey import preview
from app.kit.database import Tx
from app.kit.office_hours import ZONE
from app.pages.desk_form import DeskForm, as_it_rang, place_of, report_of, told_by
from app.pages.signed_in import Visit
from app.replies.texts import danish_time

ROUTE = "POST /desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Where it belongs, and what the rules in force would decide of it, as far as there is something to decide on."""

    department: str | None
    centre: str
    contact: Reachable
    urgency: str | None = None
    owner_kind: str | None = None
    found: tuple[object, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the desk reads out, in words."""

    text: str
    contact: str
    reference: str | None
    answer_by: str | None
    warnings: Sequence[str] = ()


def previewed(tx: Tx, form: DeskForm, *, language: str) -> Preview | None:
    """Return what the page shows while somebody writes; nothing is saved."""
    place = place_of(form)
    if not (place.address or form.get("text")):
        return None
    card = contact_card(tx, told=place)
    department = card.housing_department
    where = Preview(
        department=None if department is None else department.name, centre=card.social_centre.name, contact=card.contact
    )
    if not form.get("text") or form.kind is not CallKind.REPORT:
        return where
    decided = preview(tx, report_of(form, language=language))
    because = tuple(one.why.en if language == "en" else one.why.da for one in decided.decision.because)
    return Preview(
        department=where.department,
        centre=where.centre,
        contact=where.contact,
        urgency=decided.decision.urgency.value,
        owner_kind=decided.decision.owner_kind.value,
        found=decided.found,
        because=because,
    )


def save(visit: Visit, form: DeskForm) -> Said:
    """Save the call and return what to say; the same form sent again is the same call. ReusedKey where it differs."""

    def work(tx: Tx) -> Said:
        attempt = Attempt(route=ROUTE, key=form.get("once"), body=form.told)
        before = earlier(tx, attempt=attempt)
        if before is not None:
            return Said(**orjson.loads(before.body))
        told = told_by(form, language=visit.language, now=tx.now)
        rings = () if told.incoming is None else waiting_calls(tx, only=told.incoming)
        taken = take_call(tx, as_it_rang(told, rings))
        tx.after_commit(visit.wiring.work_promised.set)
        if taken.kind is CallKind.ADDITION and taken.report_id is not None:
            request = ReadOf(route="/desk", method="POST", purpose="phone_call")
            shown(tx, request=request, reports=[taken.report_id])
        said = _said(taken, visit.language)
        keep(tx, attempt=attempt, saved=Saved(status=200, headers={}, body=orjson.dumps(asdict(said)).decode()))
        return said

    return visit.write(work)


def said_before(visit: Visit, incoming: UUID) -> Said | None:
    """Return what to say of a call that the caller wrote down already: the answer to it may have been lost."""

    def work(tx: Tx) -> Said | None:
        taken = taken_before(tx, incoming=incoming)
        if taken is None or taken.report_id is None:
            return None
        shown(tx, request=ReadOf(route="/desk", method="GET", purpose="phone_call"), reports=[taken.report_id])
        return _said(taken, visit.language)

    return visit.write(work)


def _said(taken: TakenCall, language: str) -> Said:
    contact, by = taken.say.contact, taken.say.answer_by
    local = by and by.astimezone(ZONE)
    when = None if local is None else f"{local:%A} {local.day} {local:%B %Y} at {local:%H:%M}"
    return Said(
        text=taken.say.text,
        contact=", ".join(one for one in (contact.name, contact.phone, contact.email) if one),
        reference=None if taken.report is None else taken.report.reference,
        answer_by=danish_time(by) if by and language == "da" else when,
        warnings=taken.warnings,
    )
