"""The words of the page that asks how it went, Danish first (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SURVEY_TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "survey": ("Hvordan gik det?", "How did it go?"),
    "survey_ask": (
        "I henvendte jer til kommunen og har fået svar. Svaret her tælles sammen med andres og vises aldrig for sig.",
        "You reported something and had an answer. What you say here is counted with others and never shown alone.",
    ),
    "survey_satisfaction": (
        "Hvor tilfredse er I med den måde, henvendelsen blev mødt på?",
        "How satisfied are you with how your report was met?",
    ),
    "survey_very_satisfied": ("Meget tilfredse", "Very satisfied"),
    "survey_satisfied": ("Tilfredse", "Satisfied"),
    "survey_neither": ("Hverken eller", "Neither"),
    "survey_dissatisfied": ("Utilfredse", "Dissatisfied"),
    "survey_very_dissatisfied": ("Meget utilfredse", "Very dissatisfied"),
    "survey_knowledge": (
        "Ved I, hvem I skal henvende jer til næste gang?",
        "Do you know whom to turn to next time?",
    ),
    "survey_knowledge_yes": ("Ja", "Yes"),
    "survey_knowledge_unsure": ("Ikke helt", "Not quite"),
    "survey_knowledge_no": ("Nej", "No"),
    "survey_send": ("Send svaret", "Send the answer"),
    "survey_empty": ("Vælg mindst ét svar.", "Choose at least one answer."),
    "survey_done": ("Tak. Svaret er modtaget.", "Thank you. Your answer has been received."),
    "survey_over": (
        "Der er allerede svaret, eller fristen for at svare er gået.",
        "This has been answered already, or the time to answer is over.",
    ),
}
