"""The sentences that ask a reporter how it went, in Danish and English (pure)."""

from __future__ import annotations

from datetime import datetime

from app.kit.office_hours import ZONE
from app.replies.texts import danish_time

_DANISH = (
    "I har fået svar på jeres henvendelse. Vi vil gerne vide, hvordan det gik, for at blive bedre. "
    "Det er to spørgsmål, som kan besvares én gang, senest {when}. "
    "Svarene tælles sammen med andres og vises aldrig for sig. Svar her:\n\n{link}"
)
_ENGLISH = (
    "You have had an answer to your report. We would like to know how it went, to become better. "
    "It is two questions that can be answered once, by {when}. "
    "Answers are counted with those of others and never shown on their own. "
    "Answer here:\n\n{link}"
)


def survey_subject(reference: str, language: str) -> str:
    """Return a subject that names the reference and quotes nothing of what was written."""
    return f"How did it go? {reference}" if _is_english(language) else f"Hvordan gik det? {reference}"


def survey_text(*, language: str, until: datetime, link: str) -> str:
    if _is_english(language):
        local = until.astimezone(ZONE)
        return _ENGLISH.format(when=f"{local:%A} {local.day} {local:%B %Y}", link=link)
    return _DANISH.format(when=danish_time(until), link=link)


def _is_english(language: str) -> bool:
    return language.casefold().startswith("en")
