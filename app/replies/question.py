"""What may be asked of a reporter (pure): by template, for a question can tell more than it asks.

None of them says anything of a resident, of a case, or of who works on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.kit.office_hours import ZONE
from app.replies.texts import danish_time


class QuestionTemplate(StrEnum):
    """What is asked."""

    WHICH_DWELLING = "which_dwelling"
    STILL_SO = "still_so"
    WHEN_TO_REACH_YOU = "when_to_reach_you"
    WHO_LETS_IN = "who_lets_in"
    CALL_US = "call_us"


_DANISH: Final = {
    QuestionTemplate.WHICH_DWELLING: "Hvilken bolig drejer det sig om? Skriv adresse, etage og dør.",
    QuestionTemplate.STILL_SO: "Er det, I henvendte jer om, stadig sådan?",
    QuestionTemplate.WHEN_TO_REACH_YOU: "Hvornår og på hvilket nummer kan vi træffe jer?",
    QuestionTemplate.WHO_LETS_IN: "Hvem hos jer kan lukke op til opgang og fællesarealer?",
    QuestionTemplate.CALL_US: "Ring til os.",
}
_ENGLISH: Final = {
    QuestionTemplate.WHICH_DWELLING: "Which dwelling is it about? Tell us address, floor and door.",
    QuestionTemplate.STILL_SO: "Is what you reported still so?",
    QuestionTemplate.WHEN_TO_REACH_YOU: "When, and by which number, can we reach you?",
    QuestionTemplate.WHO_LETS_IN: "Who can let us into the stairwell and the common rooms?",
    QuestionTemplate.CALL_US: "Please call us.",
}
WARNING: Final = (
    "Den frie tekst er sendt, som den står, og logget. En henvender må intet få at vide om en borger eller en sag."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: a template with its parameter, and perhaps a sentence that somebody took responsibility for."""

    template: QuestionTemplate
    answer_by: datetime | None = None
    free_text: str | None = None


def worded(question: Question, *, language: str) -> str:
    """Return the question as its reporter reads it."""
    english = language.casefold().startswith("en")
    words = [(_ENGLISH if english else _DANISH)[question.template]]
    if question.free_text is not None:
        words.append(question.free_text)
    if question.answer_by is not None:
        local = question.answer_by.astimezone(ZONE)
        when = f"{local:%A} {local.day} {local:%B %Y} at {local:%H:%M}" if english else danish_time(local)
        words.append(f"Please answer by {when}." if english else f"Svar gerne senest {when}.")
    return " ".join(words)


def asked_subject(reference: str, language: str) -> str:
    """Return a subject that names the reference alone, so that an answer finds its report."""
    return f"Question {reference}" if language.casefold().startswith("en") else f"Spørgsmål {reference}"
