"""Reading mail: whatever the bytes are there is an answer, soon, and where the words are clear they are found."""

from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.mailbox.parse import parse
from app.mailbox.parsed import Nature, ParsedMail, Trouble

SHARED = Path(__file__).parents[3] / "shared" / "mail" / "messages"
HEAD = (
    b"From: Viggo <viggo@ahorn.example>\r\nSubject: =?utf-8?q?St=C3=B8j?=\r\n"
    b"Message-ID: <1@ahorn.example>\r\nMIME-Version: 1.0\r\n"
)
_SECONDS = 5.0


def _timed(raw: bytes) -> ParsedMail:
    begun = time.perf_counter()
    mail = parse(raw)
    assert time.perf_counter() - begun < _SECONDS
    return mail


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_read(raw: bytes) -> None:
    parse(raw)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                HEAD,
                b"Content-Type: multipart/mixed; boundary=b\r\n",
                b"Content-Type: text/html; charset=punycode\r\n",
                b"Content-Transfer-Encoding: base64\r\n",
                b"Content-Type: message/rfc822\r\n",
                b"Content-Type: application/ms-tnef\r\n",
                b"\r\n",
                b"--b\r\n",
                b"--b--\r\n",
                b"=?utf-8?b?////?=",
                b'To: friends:;, <>, "\r\n',
                b"<blockquote><blockquote>x</p>",
                b"\x78\x9f\x3e\x22\x00\x00" + b"\xff" * 20,
                b"> > > On Mon wrote:\r\n",
                b"=FF=\r\n",
            ]
        ),
        max_size=40,
    )
)
def test_any_order_of_what_mails_are_made_of_is_read(parts: list[bytes]) -> None:
    parse(b"".join(parts))


def test_sixty_megabytes_are_read_as_far_as_their_words() -> None:
    attachment = b"QUJD" * 19 + b"\r\n"
    raw = (
        HEAD
        + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSe billedet.\r\n'
        b"--b\r\nContent-Type: image/jpeg; name=a.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + attachment * (60 * 1024 * 1024 // len(attachment))
        + b"--b--\r\n"
    )
    mail = _timed(raw)
    assert mail.words.new == "Se billedet."
    assert Trouble.TOO_LARGE in mail.troubles
    assert [(one.name, one.data) for one in mail.attachments] == [("a.jpg", None)]


def test_ten_thousand_parts_are_cut_off_and_said_to_be() -> None:
    part = b"--b\r\nContent-Type: image/png\r\n\r\nx\r\n"
    mail = _timed(HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part * 10_000 + b"--b--\r\n")
    assert Trouble.TOO_MANY_PARTS in mail.troubles


def test_a_thousand_nested_parts_are_cut_off() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(1_000))
    assert Trouble.TOO_MANY_PARTS in _timed(HEAD + nested).troubles


@pytest.mark.parametrize(
    "line", [b"X-Long: " + b"a" * (1 << 20), b"To: " + b"a@b.example, " * 80_000, b"X: y\r\n" * 200_000]
)
def test_a_megabyte_of_headers_does_not_hide_the_words(line: bytes) -> None:
    mail = _timed(HEAD + line + b"\r\n\r\nDer er larm.\r\n")
    assert "Der er larm." in mail.text
    assert mail.sender is not None


def test_hostile_text_costs_no_time() -> None:
    for text in (
        b"> " * 100_000,
        b"Den " * 50_000 + b"skrev",
        b"<" * 200_000,
        b"On 1 " * 40_000 + b"wrote:\n" * 1_000,
        b"Fra: a\n" * 30_000,
        b"-- \n" * 50_000,
    ):
        _timed(HEAD + b"Content-Type: text/html\r\n\r\n" + text)
        _timed(HEAD + b"\r\n" + text)


def test_an_address_group_without_anybody_is_nobody() -> None:
    mail = parse(b"From: undisclosed-recipients:;\r\nSubject: x\r\n\r\nHej\r\n")
    assert mail.sender is None
    assert mail.words.new == "Hej"


def test_eight_bit_headers_and_folded_encoded_words_are_read() -> None:
    mail = parse("From: Søren <s@ahorn.example>\r\nSubject: Støj på 2. sal\r\n\r\nHej".encode("latin-1"))
    assert (mail.subject, mail.sender and mail.sender.display) == ("Støj på 2. sal", "Søren")
    split = parse(b"Subject: =?utf-8?b?w6Y=?=\r\n =?utf-8?q?_=C3?= =?utf-8?q?=B8?=\r\n\r\nHej")
    assert split.subject == "æ ø"


def test_html_alone_is_read_and_its_quote_kept_apart() -> None:
    page = (
        "<html><head><style>p{}</style></head><body><p>Nu er der røg.</p><div class=gmail_quote>"
        "Den ons. 18. nov. 2026 kl. 10.05 skrev Kommunen &lt;<a>i@k.example</a>&gt;:<br>"
        "<blockquote>Tak for henvendelsen</blockquote></div></body></html>"
    )
    mail = parse(HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + page.encode())
    assert mail.words.new == "Nu er der røg."
    assert "Tak for henvendelsen" in mail.words.quoted


@pytest.mark.parametrize(
    "quote",
    [
        "Den 18. nov. 2026 kl. 10.05 skrev Eva Lund <eva@k.example>:\n\n> Tak",
        "Den ons. den 18. nov. 2026 kl. 10.05 skrev Eva Lund <\neva@k.example>:\n> Tak",
        "On Wed, Nov 18, 2026 at 10:05 AM Eva Lund <eva@k.example> wrote:\n> Tak",
        "Den ons 18 nov. 2026 kl 10:05 skrev Eva Lund <eva@k.example>:\n> Tak",
        "ons. 18. nov. 2026 kl. 10:05 skrev Eva Lund <eva@k.example>:\n> Tak",
        "Am Mi., 18. Nov. 2026 um 10:05 Uhr schrieb Eva Lund <eva@k.example>:\n> Tak",
        "2026/11/18 Eva Lund via Boligforum <eva@k.example>\n\n| Eva skrev til jer\n|\n| Tak",
        "> Den 18. nov. 2026 kl. 10.05 skrev Eva Lund <eva@k.example>:\n>\n> Tak\n\n--\nViggo Holm\nVarmemester",
        "Fra: Eva Lund <eva@k.example>\nSendt: 18. november 2026 10:05\nTil: Viggo\nEmne: Kvittering\n\nTak",
        "Från: Eva Lund\nSkickat: den 18 november 2026 10:05\nTill: Viggo\nÄmne: Kvitto\n\nTak",
        "Von: Eva Lund\nGesendet: Mittwoch, 18. November 2026 10:05\nAn: Viggo\nBetreff: Quittung\n\nTak",
        "-----Oprindelig meddelelse-----\nFra: Eva Lund\nSendt: 18. november 2026 10:05\nTil: Viggo\nEmne: X\n\nTak",
        "________________________________\nFrom: Eva Lund\nSent: 18 November 2026 10:05\nTo: V\nSubject: X\n\nTak",
        "Få Outlook for iOS\n________________________________\nFra: Eva Lund\nSendt: onsdag\nTil: V\nEmne: X\n\nTak",
        "Outlook für iOS beziehen\n________________________________\nVon: Eva\nGesendet: Mi\nAn: V\nBetreff: X\n\nTak",
        "##- Skriv dit svar over denne linje -##\n\nTak",
        "--- Please write your reply above this line ---\n\nTak",
    ],
)
def test_an_answer_is_kept_apart_from_what_it_answers(quote: str) -> None:
    mail = parse(HEAD + f"Content-Type: text/plain; charset=utf-8\r\n\r\nDer er stadig larm.\n\n{quote}\n".encode())
    assert mail.words.new == "Der er stadig larm."
    assert "Tak" in mail.words.quoted


@pytest.mark.parametrize(
    "text",
    [
        "Den 12. maj skrev jeg til boligforeningen:\nDer var ingen, der svarede.",
        "Fra: kl. 22 til kl. 04 er der larm.\nDet er hver nat.",
        "-- Jeg fik svar, men naboen bor over os, og der larmes stadig.\nHver nat.",
        "Jeg ringede den 3/4 2026.\n\nHun skrev: kom ikke her.\n\nNu tør jeg ikke gå ud.",
    ],
)
def test_prose_is_never_taken_for_a_quote(text: str) -> None:
    mail = parse(HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode())
    assert mail.words.new == text


def test_a_forwarded_mail_is_the_report() -> None:
    text = (
        "Se nedenfor.\n\n---------- Videresendt meddelelse ---------\n"
        "Fra: Beboer <b@x.example>\nDato: 1. maj\nEmne: Hjælp\n\nMin nabo råber."
    )
    mail = parse(
        HEAD.replace(b"=?utf-8?q?St=C3=B8j?=", b"VS: Hjaelp")
        + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
        + text.encode()
    )
    assert mail.words.new == "Se nedenfor."
    assert "Min nabo råber." in mail.words.forwarded


@pytest.mark.parametrize(
    "subject", ["Naboen er fraværende og der er mus", "Min ferie er ødelagt af larm", "Automatisk dør larmer"]
)
def test_people_who_write_of_absence_are_heard(subject: str) -> None:
    assert parse(f"From: a@b.example\r\nSubject: {subject}\r\n\r\nHej".encode()).nature is Nature.ORDINARY


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public test messages are not beside this checkout")
def test_every_public_message_is_read() -> None:
    files = [one for one in sorted(SHARED.rglob("*")) if one.is_file()]
    assert files
    for file in files:
        _timed(file.read_bytes())
    bounces = [parse(one.read_bytes()).nature for one in files if "__bsd__" in one.name or "_dsn" in one.name]
    assert bounces.count(Nature.ORDINARY) == 0


@pytest.mark.parametrize(
    "stub",
    ["This message requires an HTML viewer.", "Din mailklient kan ikke vise HTML.", "View this in your browser."],
)
def test_a_plain_text_that_only_points_to_the_page_hides_no_words(stub: str) -> None:
    alternatives = (
        f"--b\r\nContent-Type: text/plain\r\n\r\n{stub}\r\n"
        "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Beboeren er ikke set i tre uger.</p>\r\n--b--\r\n"
    )
    head = HEAD + b"Content-Type: multipart/alternative; boundary=b\r\n\r\n"
    assert parse(head + alternatives.encode()).words.new == "Beboeren er ikke set i tre uger."
    alone = alternatives.replace("<p>Beboeren er ikke set i tre uger.</p>", "")
    assert parse(head + alone.encode()).words.new == stub
    both = alternatives.replace("<p>", f"<p>{stub}</p><p>")
    assert parse(head + both.encode()).words.new == stub, "what the page says too is no stub"


def test_a_mail_inside_a_mail_inside_a_mail_is_read() -> None:
    inner = "From: a@b.example\r\nSubject: inderst\r\n\r\nDer lugter af røg fra Birkevej 9.".encode()
    middle = b"From: a@b.example\r\nSubject: midt\r\nContent-Type: message/rfc822\r\n\r\n" + inner
    mail = parse(HEAD + b"Content-Type: message/rfc822\r\n\r\n" + middle)
    assert "røg fra Birkevej 9" in mail.words.forwarded
    deep = b"Hej"
    for _ in range(200):
        deep = b"From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\n" + deep
    _timed(HEAD + deep)


def test_an_invitation_alone_is_read() -> None:
    event = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY;LANGUAGE=da:Udsættelse ved fogeden\r\n"
        "LOCATION:Birkevej 8\\, 1. tv\\, 2400 Køben\r\n havn NV\r\nDESCRIPTION:Fogeden kommer\\nkl. 10\r\nEND:VEVENT"
    )
    mail = parse(HEAD + b"Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\n" + event.encode())
    assert mail.words.new.split("\n") == [
        "Udsættelse ved fogeden",
        "Birkevej 8, 1. tv, 2400 København NV",
        "Fogeden kommer",
        "kl. 10",
    ]
    assert [one.name for one in mail.attachments] == ["invitation.ics"]


@pytest.mark.parametrize("unit", ["a", '\\"', "<a", "(a", "=?", "&#"])
def test_the_time_for_a_sender_grows_as_its_length(unit: str) -> None:
    mail = _timed(f"From: {unit * (60_000 // len(unit))}\r\n\r\nLarm".encode())
    assert mail.words.new == "Larm"


_ENCODED = base64.encodebytes("Børnene kan ikke sove, der er larm hver nat.".encode())


@pytest.mark.parametrize(
    "body",
    [
        _ENCODED,
        _ENCODED.rstrip(b"=\n"),
        _ENCODED + b"\n-- \nSent through the list of the street, leave it at list@street.example\n",
        _ENCODED.replace(b"\n", b"\r\n") + b"\r\n_____\r\nA footer of a gateway.\r\n",
        "Børnene kan ikke sove, der er larm hver nat.".encode(),
    ],
    ids=["plain", "without its end", "a footer of a list", "a footer of a gateway", "not encoded at all"],
)
def test_what_is_said_to_be_base64_is_read_as_far_as_it_is(body: bytes) -> None:
    coding = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    assert parse(HEAD + coding + body).words.new == "Børnene kan ikke sove, der er larm hver nat."
