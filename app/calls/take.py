"""Taking a call: in one transaction it is kept as a note and becomes what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from app.calls.known import KnownNumber, known_number
from app.calls.say import Say, should_be_a_report, sounds_like_danger, without_report
from app.directory.contact_scheme import contact_of
from app.directory.current import current
from app.directory.places import ToldPlace
from app.directory.snapshot import Directory
from app.intake.call import CallKind, CallStep, CallTold, Incoming, KeptCall, StepKind
from app.intake.calls import keep_call, waiting_calls
from app.intake.calls_kept import written_by_caller
from app.intake.parties import Party, parties_of
from app.intake.told import Told
from app.journey import receive
from app.kit.codes import Channel
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.kit.ids import read_reference
from app.queue.add import Addition
from app.replies.ask import add_told
from app.replies.landlord_view import LandlordView, NamedContact
from app.replies.look import view_of
from app.triage.judge import sounds_acute, sounds_grave

LONGEST_AGO: Final = timedelta(days=14)
"""As with mails: what was heard earlier is told as of now, and `happened_at` says when it was."""
_FIELDS: Final = {StepKind.TRANSFER: "transfers", StepKind.ATTEMPT: "attempts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenCall:
    """What became of a call: `report` is its reporter's view, where it made one or was added to one."""

    id: UUID
    kind: CallKind
    report: LandlordView | None
    report_id: UUID | None
    say: Say
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ringing:
    """A call that came in, with what is known of whoever rings."""

    call: Incoming
    known: KnownNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class _Became:
    kept: KeptCall
    view: LandlordView | None
    say: Say
    warnings: tuple[str, ...] = ()


def take_call(tx: Tx, told: CallTold) -> TakenCall:
    """Keep the call and do what it asks for; Invalid names the field that does not fit its kind."""
    directory = current(tx)
    if told.called_at is not None and told.called_at < tx.now - LONGEST_AGO:
        raise Invalid(FieldError("/called_at", f"At most {LONGEST_AGO.days} days ago."))
    told = replace(told, steps=_placed_steps(directory, told.steps))
    known = known_number(directory, told.phone)
    if told.kind is CallKind.REPORT:
        became = _report(tx, told, known)
    elif told.kind is CallKind.ADDITION:
        became = _addition(tx, told)
    else:
        became = _note(tx, directory, told, known)
    call = keep_call(tx, told=told, kept=became.kept)
    return TakenCall(
        id=call,
        kind=told.kind,
        report=became.view,
        report_id=became.kept.report,
        say=became.say,
        warnings=became.warnings,
    )


def as_rung(tx: Tx, told: CallTold, *, anonymous: bool) -> CallTold:
    """Fill in what the telephone system told of the call that `incoming` names: whose number it was, and when it rang.

    It is asked once: the number is forgotten as soon as the call is written down. An anonymous caller's is not kept.
    """
    waiting = () if told.incoming is None else waiting_calls(tx, only=told.incoming)
    for one in waiting:
        phone = None if anonymous else told.phone or one.phone
        return replace(told, phone=phone, called_at=told.called_at or one.called_at)
    return told


def taken_before(tx: Tx, *, incoming: UUID) -> TakenCall | None:
    """Return what became of a call that rang, where the caller itself wrote it down and a report came of it."""
    found = written_by_caller(tx, incoming=incoming)
    if found is None or found.report is None:
        return None
    view = view_of(tx, report=found.report)
    said = Say(text=view.text, contact=view.contact, answer_by=view.answer_by)
    return TakenCall(id=found.id, kind=found.kind, report=view, report_id=found.report, say=said)


def ringing(tx: Tx, *, only: UUID | None = None) -> tuple[Ringing, ...]:
    """Return the calls that wait to be written down, newest first."""
    directory = current(tx)
    return tuple(Ringing(call=one, known=known_number(directory, one.phone)) for one in waiting_calls(tx, only=only))


def completed(told: Told, call: CallTold, known: KnownNumber) -> Told:
    """Fill in what the number tells and the caller was not asked for; what was said goes before it."""
    reporter = told.reporter
    place = told.place
    if place == ToldPlace() and known.department is not None:
        place = replace(place, housing_department=known.department.id)
    if call.phone is not None:
        reporter = replace(
            reporter,
            phone=reporter.phone or call.phone,
            name=reporter.name or known.name,
            kind=known.kind if reporter.kind is type(reporter.kind).UNKNOWN else reporter.kind,
        )
    return replace(
        told,
        channel=Channel.PHONE,
        reporter=reporter,
        place=place,
        received_at=call.called_at,
        landlord=told.landlord or (known.landlord.id if known.landlord else None),
    )


def _report(tx: Tx, call: CallTold, known: KnownNumber) -> _Became:
    if call.report is None:
        raise Invalid(FieldError("/report", "A call of the kind report says what is reported."))
    told = completed(_with_all_said(call.report, call.text), call, known)
    if told.place == ToldPlace():
        raise Invalid(FieldError("/report/place", "Name an address; the number tells no department."))
    received = receive(tx, told)
    party = parties_of(tx, ids=[received.report.id])[0]
    return _with_view(party, received.view)


def _with_all_said(told: Told, text: str | None) -> Told:
    """What was said beside the report belongs to it: the owner reads it, and so do the rules."""
    if not text or text in told.description:
        return told
    return replace(told, description=f"{told.description}\n\n{text}" if told.description else text)


def _addition(tx: Tx, call: CallTold) -> _Became:
    reference = read_reference(call.adds_to or "")
    found = parties_of(tx, references=[reference]) if reference is not None else ()
    if not found:
        raise Invalid(FieldError("/adds_to", "There is no report of this reference."))
    party = found[0]
    if party.cleared:
        raise Invalid(FieldError("/adds_to", "All that was told of this report is deleted; write a new one."))
    at = call.called_at or tx.now
    add_told(tx, Addition(report=party.report, text=call.text or "", at=at, channel=Channel.PHONE))
    became = _with_view(party, view_of(tx, report=party.report))
    acute = sounds_acute(call.text or "", language=call.language, at=at)
    return replace(became, warnings=(sounds_like_danger(call.language),)) if acute else became


def _with_view(party: Party, view: LandlordView) -> _Became:
    kept = KeptCall(report=party.report, landlord=party.landlord, department=party.department, centre=party.centre)
    return _Became(kept=kept, view=view, say=Say(text=view.text, contact=view.contact, answer_by=view.answer_by))


def _note(tx: Tx, directory: Directory, call: CallTold, known: KnownNumber) -> _Became:
    department = known.department
    district = directory.district(department.district_id) if department and department.district_id else None
    centre = (department and department.centre_id) or (district and district.centre_id) or directory.entrance.id
    who = contact_of(directory, department_id=department.id if department else None, centre_id=centre)
    contact = NamedContact(name=who.name, phone=who.phone, email=who.email)
    kept = KeptCall(
        report=None,
        landlord=known.landlord.id if known.landlord else None,
        department=department.id if department else None,
        centre=centre,
    )
    say = without_report(call.kind, language=call.language, contact=contact)
    return _Became(kept=kept, view=None, say=say, warnings=_warnings(tx, call))


def _warnings(tx: Tx, call: CallTold) -> tuple[str, ...]:
    """Return what the desk is to think of: a note is in nobody's queue, whatever it tells of."""
    grave = sounds_grave(call.text or "", language=call.language, at=call.called_at or tx.now)
    return (should_be_a_report(call.language),) if grave else ()


def _placed_steps(directory: Directory, steps: Sequence[CallStep]) -> tuple[CallStep, ...]:
    places: Counter[StepKind] = Counter()
    placed = []
    for step in steps:
        placed.append(_placed(directory, step, f"/{_FIELDS[step.kind]}/{places[step.kind]}"))
        places[step.kind] += 1
    return tuple(placed)


def _placed(directory: Directory, step: CallStep, pointer: str) -> CallStep:
    """Return the step with the centre it belongs to: the named one, else the responder's, else the entrance."""
    if step.centre is not None:
        if directory.centre(step.centre) is None:
            raise Invalid(FieldError(f"{pointer}/social_centre", "There is no social centre of this id."))
        return step
    post = directory.responder(step.responder) if step.responder else None
    if step.responder is not None and post is None:
        raise Invalid(FieldError(f"{pointer}/responder", "There is no responder of this id."))
    shares = sorted(post.shares.items(), key=lambda share: (-share[1], share[0])) if post else []
    return replace(step, centre=shares[0][0] if shares else directory.entrance.id)
