"""The one form of the desk as it was sent, and the call that it tells (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar
from urllib.parse import parse_qsl
from uuid import UUID

import orjson

from app.directory.places import ToldPlace
from app.intake.call import CallKind, CallStep, CallTold, Incoming, StepKind
from app.intake.told import Reporter, Resident, Told
from app.kit.codes import Channel, Children, Concern, ReporterKind, Safety
from app.kit.office_hours import ZONE
from app.kit.phones import normalise_phone

E = TypeVar("E", CallKind, Children, ReporterKind)

STEPS: Final = 3
_MOST_FIELDS: Final = 100
_SEVERAL: Final = frozenset({"concerns", "safety"})
_TRIED: Final = ("step_", "centre_")
_MOST_TEXT, _MOST_LINE = 50_000, 300
_SKEW: Final = timedelta(minutes=5)
_YEARS: Final = range(1990, 2200)
_POSTCODE: Final = re.compile(r"[0-9]{4}")
_STEP_KINDS: Final = {
    "transfer": (StepKind.TRANSFER, True),
    "answered": (StepKind.ATTEMPT, True),
    "failed": (StepKind.ATTEMPT, False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskForm:
    """What stood in the fields, to be shown again as it was."""

    values: Mapping[str, str] = field(default_factory=dict)
    concerns: frozenset[str] = frozenset()
    safety: frozenset[str] = frozenset()

    def get(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def kind(self) -> CallKind:
        return _one_of(CallKind, self.get("kind"), CallKind.REPORT)

    @property
    def told(self) -> bytes:
        """What is told, to know it again; not the session it was told in, nor a number that is not kept."""
        left_out = {"csrf", "once", "do", "person", *(("caller_phone",) if self.anonymous else ())}
        values = sorted((name, value) for name, value in self.values.items() if name not in left_out)
        return orjson.dumps([values, sorted(self.concerns), sorted(self.safety)])

    @property
    def fields(self) -> Sequence[tuple[str, str]]:
        """Return every field as it was sent, to be sent again from another session."""
        left_out = {"csrf", "do", *_SEVERAL}
        values = [(name, value) for name, value in self.values.items() if name not in left_out]
        chosen = (("concerns", self.concerns), ("safety", self.safety))
        return [*values, *((name, one) for name, those in chosen for one in sorted(those))]

    @property
    def fields_of_a_report(self) -> Sequence[tuple[str, str]]:
        """Return the fields of a report after all of what was written down as something else, whom it tried with it."""
        left_out = {"once", "incoming", "kind", "adds_to"}
        kept = [one for one in self.fields if one[0] not in left_out and not one[0].startswith(_TRIED)]
        return [("kind", CallKind.REPORT.value), *kept]

    @property
    def anonymous(self) -> bool:
        return bool(self.get("anonymous"))


def read_form(body: bytes, *, behind: str = "") -> DeskForm:
    """Read a form; ValueError where it has more fields than ours. What is no text becomes a replacement character.

    With `behind`, of the form alone whose fields stand behind these letters: one that goes along with another.
    """
    sent = parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    pairs = [(name.removeprefix(behind), value) for name, value in sent if name.startswith(behind)]
    clean = [(name, value.replace("\0", "").replace("\r\n", "\n").strip()) for name, value in pairs]
    return DeskForm(
        values={name: value[: _MOST_TEXT if name == "text" else _MOST_LINE] for name, value in clean},
        concerns=frozenset(value for name, value in clean if name == "concerns") & frozenset(Concern),
        safety=frozenset(value for name, value in clean if name == "safety") & frozenset(Safety),
    )


def faults_of(form: DeskForm, *, now: datetime) -> tuple[str, ...]:
    """Return the names of the fields that cannot be taken, in the order of the page."""
    called_at = called(form, now=now)
    wrong = {
        "caller_phone": not form.anonymous and form.get("caller_phone") and phone_of(form) is None,
        "anonymous": form.anonymous and form.get("name"),
        "called_at": form.get("called_at") and (called_at is None or called_at > now + _SKEW),
        "postcode": form.get("postcode") and not _POSTCODE.fullmatch(form.get("postcode")),
        "text": not form.get("text"),
        "adds_to": form.kind is CallKind.ADDITION and not form.get("adds_to"),
    }
    return tuple(name for name, found in wrong.items() if found)


def told_by(form: DeskForm, *, language: str, now: datetime) -> CallTold:
    """Return the call; the form has no faults."""
    report = form.kind is CallKind.REPORT
    return CallTold(
        kind=form.kind,
        phone=phone_of(form),
        called_at=called(form, now=now),
        taken_by=form.get("taken_by") or None,
        text=None if report else form.get("text"),
        report=report_of(form, language=language) if report else None,
        adds_to=form.get("adds_to") if form.kind is CallKind.ADDITION else None,
        language=language,
        incoming=uuid_of(form.get("incoming")),
        steps=tuple(_steps(form)),
    )


def report_of(form: DeskForm, *, language: str) -> Told:
    resident = form.get("resident")
    return Told(
        description=form.get("text"),
        place=place_of(form),
        channel=Channel.PHONE,
        concerns=tuple(Concern(one) for one in sorted(form.concerns)),
        language=language,
        reporter=Reporter(
            kind=_one_of(ReporterKind, form.get("reporter_kind"), ReporterKind.UNKNOWN),
            name=None if form.anonymous else form.get("name") or None,
            phone=phone_of(form),
            anonymity_requested=form.anonymous,
        ),
        resident=Resident(name=resident) if resident else None,
        children=_one_of(Children, form.get("children"), Children.UNKNOWN),
        safety=tuple(Safety(one) for one in sorted(form.safety)),
    )


def place_of(form: DeskForm) -> ToldPlace:
    postcode = form.get("postcode")
    return ToldPlace(address=form.get("address") or None, postcode=postcode if _POSTCODE.fullmatch(postcode) else None)


def phone_of(form: DeskForm) -> str | None:
    """Return the number as E.164; None for an anonymous caller, whose number is not kept."""
    return None if form.anonymous else normalise_phone(form.get("caller_phone"))


def as_it_rang(told: CallTold, rings: Sequence[Incoming]) -> CallTold:
    """Return the call at the instant that it rang, where the field still says that minute of the clock.

    The telephone system tells it to the second, and in which of the two hours of autumn.
    """
    rang = (one.called_at for one in rings if one.id == told.incoming)
    exact = next((at for at in rang if told.called_at is not None and minute(at) == minute(told.called_at)), None)
    return told if exact is None else replace(told, called_at=exact)


def minute(at: datetime) -> str:
    """Return an instant as the field shows it."""
    return f"{at.astimezone(ZONE):%Y-%m-%dT%H:%M}"


def called(form: DeskForm, *, now: datetime) -> datetime | None:
    """Return when the call was, as it is told: in Danish local time.

    In autumn an hour comes twice: it was the later time, where that is not still to come.
    """
    try:
        local = datetime.fromisoformat(form.get("called_at"))
    except ValueError:
        return None
    sensible = local.tzinfo is None and local.year in _YEARS
    if not sensible:
        return None
    first, second = (local.replace(tzinfo=ZONE, fold=fold).astimezone(UTC) for fold in (0, 1))
    return second if first < second <= now else first


def uuid_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _steps(form: DeskForm) -> list[CallStep]:
    found: list[CallStep] = []
    for place in range(STEPS):
        kind = _STEP_KINDS.get(form.get(f"step_{place}"))
        if kind is not None:
            found.append(CallStep(kind=kind[0], answered=kind[1], centre=uuid_of(form.get(f"centre_{place}"))))
    return found


def _one_of(kind: type[E], value: str, otherwise: E) -> E:
    return kind(value) if value in set(kind) else otherwise
