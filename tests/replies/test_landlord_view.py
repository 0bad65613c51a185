"""What a landlord is told: two words of status, and one text in two languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.kit.codes import ReportStatus
from app.replies.landlord_view import NamedContact, status_of, text_of
from app.replies.texts import danish_time, receipt_subject

CONTACT = NamedContact(name="Mette Kontakt", phone="+4533445566")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 26, 14, 0, tzinfo=UTC), "torsdag den 26. november 2026 kl. 15.00"),
        (datetime(2027, 6, 30, 22, 5, tzinfo=UTC), "torsdag den 1. juli 2027 kl. 00.05"),
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), "søndag den 28. marts 2027 kl. 01.59"),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), "søndag den 28. marts 2027 kl. 03.00"),
    ],
)
def test_times_are_told_the_danish_way(at: datetime, said: str) -> None:
    assert danish_time(at) == said
    assert said in text_of(language="da", answer_by=at, contact=CONTACT)


@pytest.mark.parametrize("language", ["da", "en", "en-GB", "pl", "so"])
def test_every_text_says_what_must_be_said(language: str) -> None:
    text = text_of(language=language, answer_by=datetime(2026, 11, 26, 14, 0, tzinfo=UTC), contact=CONTACT)
    english = language.startswith("en")
    for words in ("112", "2026", "+4533445566", "right to enter" if english else "ret til at gå ind"):
        assert words in text
    assert ("may not tell" in text) is english
    assert ("må ikke fortælle" in text) is not english


def test_without_a_phone_nobody_is_told_to_call() -> None:
    text = text_of(language="da", answer_by=datetime(2026, 11, 26, tzinfo=UTC), contact=NamedContact(name="Indgangen"))
    assert text.endswith("ring 112.")


@pytest.mark.parametrize(("language", "words"), [("da", "Uden for åbningstiden"), ("en", "Outside opening hours")])
def test_who_tells_at_night_is_told_who_answers_at_night(language: str, words: str) -> None:
    at = datetime(2026, 11, 26, tzinfo=UTC)
    text = text_of(language=language, answer_by=at, contact=CONTACT, out_of_hours="+4533114455")
    assert text.endswith(f"{CONTACT.phone}. {words}: +4533114455.")
    nobody = text_of(language=language, answer_by=at, contact=NamedContact(name="Indgangen"), out_of_hours="114")
    assert nobody.endswith(f" {words}: 114.")


def test_a_status_says_whether_the_reporter_heard_and_no_more() -> None:
    assert status_of(answered_to_reporter=False) is ReportStatus.PASSED_ON
    assert status_of(answered_to_reporter=True) is ReportStatus.ANSWERED


def test_a_subject_names_the_reference_alone() -> None:
    assert receipt_subject("K7Q2-9XM4", "da") == "Kvittering K7Q2-9XM4"
    assert receipt_subject("K7Q2-9XM4", "en-GB") == "Receipt K7Q2-9XM4"
