"""What the desk says at the end of a call; nothing of it depends on what is confidential (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.intake.call import CallKind
from app.replies.landlord_view import NamedContact

_DANISH = {
    CallKind.CONSULTATION: "Tak for opkaldet. Det var rådgivning, og der er ikke oprettet en henvendelse om en beboer. "
    "Bliver I bekymrede for en beboer, så ring igen. Er der fare for liv, så ring 112.",
    CallKind.NOTE: "Tak for opkaldet. Jeg har noteret det, og der er ikke oprettet en henvendelse. "
    "Er der fare for liv, så ring 112.",
}
_ENGLISH = {
    CallKind.CONSULTATION: "Thank you for calling. This was advice, and no report about a resident has been made. "
    "If you come to worry about a resident, call again. If a life is in danger, call 112.",
    CallKind.NOTE: "Thank you for calling. I have made a note, and no report has been made. "
    "If a life is in danger, call 112.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """A sentence to read out, whom to call, and when they hear from us at the latest."""

    text: str
    contact: NamedContact
    answer_by: datetime | None = None


def should_be_a_report(language: str) -> str:
    """Return what the desk is told where a call that became no report sounds as if somebody were in danger."""
    if language.casefold().startswith("en"):
        return "This sounds as if somebody were in danger, and it is in nobody's queue so: write it down as a report."
    return "Det lyder, som om nogen er i fare, og sådan står det ikke i nogens kø: opret det som en henvendelse."


def sounds_like_danger(language: str) -> str:
    """Return what the desk is told where what was added to a report sounds as if somebody were in danger."""
    if language.casefold().startswith("en"):
        return "This sounds as if somebody were in danger: ask the caller to call 112."
    return "Det lyder, som om nogen er i fare: bed den, der ringer, om at ringe 112."


def without_report(kind: CallKind, *, language: str, contact: NamedContact) -> Say:
    """Return what is said after a call that became no report."""
    english = language.casefold().startswith("en")
    call = f" {'Questions' if english else 'Spørgsmål'}: {contact.phone}." if contact.phone else ""
    return Say(text=(_ENGLISH if english else _DANISH)[kind] + call, contact=contact)
