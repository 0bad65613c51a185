"""The sentences that leave the house; each in Danish and English, none of them tells what is confidential (pure)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from app.kit.office_hours import ZONE

_DANISH_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_DANISH_MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_DANISH = (
    "Tak for henvendelsen. Den er modtaget og givet videre til den rette i kommunen. "
    "I hører fra os senest {when}. Vi må ikke fortælle mere om, hvad der sker i en sag. "
    "En henvendelse giver ingen ret til at gå ind i boligen. Er der fare for liv, så ring 112.{call}"
)
_ENGLISH = (
    "Thank you for your report. It has been received and passed on to the right person in the municipality. "
    "You will hear from us by {when} at the latest. We may not tell more about what happens in a case. "
    "A report gives nobody a right to enter the home. If a life is in danger, call 112.{call}"
)


def told_to_reporter(*, language: str, answer_by: datetime, phone: str | None, out_of_hours: str | None = None) -> str:
    """Return what a reporter is told: when they hear, that more may not be told, no right of entry, 112 in danger.

    `out_of_hours` is who answers a phone while the centre is closed, for a report that came then.
    """
    local = answer_by.astimezone(ZONE)
    if language.casefold().startswith("en"):
        when = f"{local:%A} {local.day} {local:%B %Y} at {local:%H:%M}"
        return _ENGLISH.format(when=when, call=_calls("Questions", phone, "Outside opening hours", out_of_hours))
    calls = _calls("Spørgsmål", phone, "Uden for åbningstiden", out_of_hours)
    return _DANISH.format(when=danish_time(local), call=calls)


def _calls(open_words: str, phone: str | None, closed_words: str, out_of_hours: str | None) -> str:
    said = ((open_words, phone), (closed_words, out_of_hours))
    return "".join(f" {words}: {number}." for words, number in said if number)


def danish_time(at: datetime) -> str:
    """Return an instant the way it is written in Denmark: "torsdag den 26. november 2026 kl. 15.00"."""
    local = at.astimezone(ZONE)
    return f"{_DANISH_DAYS[local.weekday()]} den {danish_day(local)} kl. {local:%H.%M}"


def danish_day(day: date) -> str:
    """Return a day the way it is written in Denmark: "26. november 2026"."""
    return f"{day.day}. {_DANISH_MONTHS[day.month - 1]} {day.year}"


def receipt_subject(reference: str, language: str) -> str:
    """Return a subject that names the reference and quotes nothing of what was written."""
    return f"Receipt {reference}" if language.casefold().startswith("en") else f"Kvittering {reference}"


def entry_told(nth: int, of: int, *, language: str) -> str:
    """Return which home of a list a receipt is for, by its place alone: the words of a mail are not sent about."""
    if language.casefold().startswith("en"):
        return f"This is about home no. {nth} of the {of} in your mail, in the order in which you wrote them."
    return f"Den gælder bolig nr. {nth} af de {of} i jeres mail, i den rækkefølge, I har skrevet dem."


def alarm_subject(number: str) -> str:
    """Return what a leader is told of an alarm: which case, and nothing of what is in it."""
    return f"Alarm: sag {number}"


ALARM_TEXT = (
    "Sagen kræver, at nogen handler nu, eller den står hos modtagelsen, fordi ingen anden var der til at tage den. "
    "Se den i køen."
)


def hand_over_subject(number: str) -> str:
    """Return what the leader who decides is told of: which case, and nothing of what is in it."""
    return f"Overdragelse: sag {number}"


HAND_OVER_TEXTS = {
    "declined": "Sagen er tilbudt en anden, som har takket nej. Den bliver hos den, der har den. Se den i køen.",
    "escalated": "Sagen er tilbudt en anden, som er fraværende eller ikke har svaret inden fristen. Afgør,"
    " hvis den er.",
    "disputed": "Sagen er afslået to gange, og I er udpeget til at afgøre, hvis den er.",
}
"""By what became of a hand-over."""
FAMILY_HAND_OVER_TEXTS = {
    "declined": "Sagen er tilbudt et andet team, som har takket nej. Den bliver hos jer. Se den i køen.",
    "escalated": "Sagen er tilbudt et andet team, som ikke har svaret. Træk tilbuddet tilbage, eller"
    " aftal med dem, hvis den er.",
    "disputed": "Sagen er afslået to gange og bliver hos jer. Træk tilbuddet tilbage, og aftal med det andet team,"
    " hvis den er.",
}
"""The same of a family team's own case, which no leader sees."""


def notice_subject(number: str, *, step: str) -> str:
    """Return which case a limit is of, and whether it is near or past."""
    return f"Påmindelse: sag {number}" if step == "reminder" else f"Frist overskredet: sag {number}"


def limit_text(what: str, *, step: str, at: datetime) -> str:
    """Return what is due and when, and nothing of what is in the case."""
    opening = f"{_LIMITS[what]} {danish_time(at)}."
    return f"{opening} {_SEE_CASE}" if step == "reminder" else f"{opening} {_NOT_DONE} {_SEE_CASE}"


_LIMITS = {
    "answer": "Den, der har henvendt sig, skal have svar senest",
    "action": "Der skal handles i sagen senest",
    "task": "En opgave i sagen skal være løst senest",
    "child_receipt": "Den, der har underrettet, skal have en kvittering senest",
    "payment_demand": "Den sidste dag til at betale efter påkravet er",
    "eviction": "Fogedretten kommer",
}
"""By what is due."""


_NOT_DONE: Final = "Det er ikke sket."
_SEE_CASE: Final = "Se sagen i køen."
_DUTY_TAKEN_BY_NOBODY: Final = "Ingen har taget den, og centret er lukket."


def duty_subject(number: str) -> str:
    return f"Akut: sag {number}"


def duty_text(*, number: str, centre: str, link: str | None) -> str:
    """Return what whoever is on duty out of hours is told: which case, where, and how to stop the calls."""
    stop = "Tag sagen i køen for at stoppe opkaldene." if link is None else f"Kvittér her: {link}"
    return f"Akut sag {number} ({centre}). {_DUTY_TAKEN_BY_NOBODY} {stop}"


COURSE_TEXTS = {
    "course": "Et forløb i sagen nærmer sig en planlagt afslutning eller en ny fase. Intet slutter af sig selv.",
    "follow_up": "I dag skal der følges op i sagen.",
}
"""By what the owner is reminded of."""

STANDING_WITHIN: Final = (
    ALARM_TEXT,
    *HAND_OVER_TEXTS.values(),
    *FAMILY_HAND_OVER_TEXTS.values(),
    *COURSE_TEXTS.values(),
    *_LIMITS.values(),
    _NOT_DONE,
    _SEE_CASE,
    _DUTY_TAKEN_BY_NOBODY,
)
"""What stands in letters to ourselves whatever they are about."""
