"""How programs of many makers quote, pass on, and say that no person wrote: seldom forms, in words of our own."""

from __future__ import annotations

import pytest

from app.mailbox.apart import apart
from app.mailbox.parse import parse
from app.mailbox.parsed import Nature

_HEAD = b"From: Viggo <viggo@ahorn.example>\r\nSubject: Larm\r\n"


@pytest.mark.parametrize(
    "quote",
    [
        'D. 18-11-2026 10:05 skrev "Eva Lund" <eva@k.example>:\n\nTak',
        '    D. 18-11-2026 10:05 skrev "Eva Lund" <eva@k.example>:\n\n    Tak',
        "D. 18. november 2026 kl. 10.05 skrev Eva Lund:\n\nTak",
        'Den 2026-11-18 10:05 skrev "Eva Lund" <eva@k.example> följande:\n\nTak',
        "Op 18 november 2026 10:05 schreef Eva Lund het volgende:\n\nTak",
        "Den ons. den 18. nov. 2026 kl. 10.05 skrev Eva Lund <\n40cc2@breve.k.example>\n:\n\n> Tak",
        "On Nov 18, 2026, at 10:05 AM, Eva Lund <\n40cc2f@breve.k.example>\nwrote:\n\nTak",
        "-----On 18/11/2026 10:05, Eva Lund wrote-----\n\nTak",
        "Sendt fra Yahoo Mail på Android\n\n  Den ons., 18. nov. 2026 kl. 10.05, Eva<eva@k.example> skrev:   Tak",
        "**Fra:** Eva Lund <eva@k.example>\n**Sendt:** 18. november 2026\n**Til:** V\n**Emne:** X\n\nTak",
        "-----Antwort Nachricht-----\n\nTak",
    ],
)
def test_seldom_attributions_are_known(quote: str) -> None:
    words = apart(f"Der er stadig larm.\n\n{quote}\n")
    assert words.new == "Der er stadig larm."
    assert "Tak" in words.quoted


@pytest.mark.parametrize(
    "text",
    [
        "Vi fik d. 12. november 2026 et langt brev om larmen, hvori boligforeningen blandt andet skrev:\nHold op.",
        "Her er larm. Se <http://a.example\n> eller det, Eva den 18. november 2026 til alle <eva@k.example> skrev:\nX",
        "Kontakt: Eva Lund skrev:  kom ikke igen. Det var den 3. maj 2026.",
    ],
)
def test_a_sentence_about_what_somebody_wrote_is_no_attribution(text: str) -> None:
    assert apart(text).new == text


@pytest.mark.parametrize(
    "mark",
    [
        "-------- Välitetty viesti / Fwd.Msg --------",
        "----- Edelleenlähetetty viesti -----",
        "----- Message transmis -----",
        "----- Przekazana wiadomość -----",
        "-------- Переслане повідомлення --------",
        "-------- İletilen İleti --------",
        "Début du message transféré :",
        "Välitetty viesti alkaa:",
    ],
)
def test_what_is_passed_on_is_kept_whatever_language_the_program_speaks(mark: str) -> None:
    words = apart(f"Se nedenfor.\n\n{mark}\nFra: Beboer <b@x.example>\nEmne: Hjælp\n\nMin nabo råber.")
    assert words.new == "Se nedenfor."
    assert "Min nabo råber." in words.forwarded


@pytest.mark.parametrize(
    "headers",
    [
        "Return-Path: <>",
        "X-Precedence: bulk",
        "X-Cron-Env: <HOME=/>",
        "List-Subscribe: <mailto:til@beboere.example>",
        "X-BeenThere: beboere@beboere.example",
        "X-Auto-Reply-From: viggo@ahorn.example",
        'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
        "Content-Type: message/delivery-status",
    ],
)
def test_fields_that_no_person_writes_get_no_receipt(headers: str) -> None:
    raw = _HEAD + headers.encode() + b"\r\n\r\n--b\r\n\r\nEn besked om larm.\r\n--b--\r\n"
    assert parse(raw).nature is not Nature.ORDINARY


@pytest.mark.parametrize(
    "subject",
    [
        "Automatisk genereret besked: brandalarm",
        "[AUTO GENERATED] Alarm",
        "Automatisch generierte Nachricht",
        "Automatiskt genererat meddelande",
    ],
)
def test_subjects_that_say_a_program_wrote_are_believed(subject: str) -> None:
    assert parse(f"From: a@b.example\r\nSubject: {subject}\r\n\r\nHej".encode()).nature is Nature.AUTOMATIC


@pytest.mark.parametrize("name", ["noreply", "no-reply", "do_not_reply", "ikke-svar", "svar-ikke", "liste-bounces+x=y"])
def test_an_address_that_nobody_reads_is_not_answered(name: str) -> None:
    raw = f"From: Bolig <{name}@b.example>\r\nSubject: Larm\r\n\r\nHej".encode()
    assert parse(raw).nature is Nature.AUTOMATIC
    assert parse(b"Reply-To: Ole <ole@b.example>\r\n" + raw).nature is Nature.ORDINARY, "a form on a page wrote it"


@pytest.mark.parametrize("name", ["info", "drift", "support", "webmaster", "replyteam", "noreen", "ronald"])
def test_shared_addresses_of_people_are_answered(name: str) -> None:
    assert parse(f"From: {name}@b.example\r\nSubject: Larm\r\n\r\nHej".encode()).nature is Nature.ORDINARY


@pytest.mark.parametrize("field", ["=?iso-8859-1?Q?S=F8e,=20Ole?=", "=?utf-8?q?S=C3=B8e,_Ole?="])
def test_a_comma_inside_an_encoded_word_cuts_no_sender_in_two(field: str) -> None:
    mail = parse(f"From: {field} <ole@b.example>\r\n\r\nHej".encode())
    assert mail.sender is not None
    assert (mail.sender.address, mail.sender.display) == ("ole@b.example", "Søe, Ole")


def test_of_two_senders_the_one_that_can_be_written_to_counts() -> None:
    mail = parse(b"From: [????]\r\nSubject: Larm\r\nFrom: Ole <ole@b.example>\r\n\r\nHej")
    assert mail.sender is not None
    assert mail.sender.address == "ole@b.example"


def test_references_written_in_two_fields_are_all_read() -> None:
    mail = parse(_HEAD + b"References: <a@b.example>\r\nReferences: <c@d.example>, <a@b.example>\r\n\r\nHej")
    assert mail.references == ("a@b.example", "c@d.example")


def test_venligst_closes_a_letter_where_it_stands_alone() -> None:
    words = apart("Der er larm.\n\nVenligst\nOle Holm\nTlf. 20 20 20 20")
    assert (words.new, words.signature) == ("Der er larm.", "Venligst\nOle Holm\nTlf. 20 20 20 20")
    asked = "Der er larm.\n\nVenligst ring til mig\nTlf. 20 20 20 20"
    assert apart(asked).new == asked
