"""What an HTML mail does not show is no part of the report, and stays in its full text."""

from __future__ import annotations

import time

import pytest

from app.mailbox.hidden import without_hidden
from app.mailbox.html_text import text_of
from app.mailbox.identity import Postbox
from app.mailbox.parse import parse
from app.mailbox.tell import files_of, words_of

HEAD = (
    b"From: Viggo <viggo@ahorn.example>\r\nSubject: Vand\r\nMessage-ID: <1@ahorn.example>\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
)
_SECONDS = 5.0


def shown(page: str) -> str:
    return text_of(without_hidden(page))


@pytest.mark.parametrize(
    "hiding",
    [
        'style="display:none"',
        "style='color:red; DISPLAY : none !important'",
        "style=display:none",
        "hidden",
        'class="a" hidden=""',
        'style="font-size:0"',
        'style="font-size: 0px; line-height:0"',
        'style="font-size:0.0em;"',
        'style="visibility:hidden"',
    ],
)
def test_what_nobody_sees_is_left_out(hiding: str) -> None:
    page = f"<p>Der er vand.</p><div {hiding}>Se i <b>din</b> mail</div><p>Kom nu.</p>"
    assert shown(page).split() == ["Der", "er", "vand.", "Kom", "nu."]
    assert "Se i din mail" in text_of(page)


@pytest.mark.parametrize(
    "page",
    [
        '<div style="overflow:hidden">Der er vand.</div>',
        '<div class="hidden">Der er vand.</div>',
        '<div aria-hidden="true">Der er vand.</div>',
        '<div title="hidden">Der er vand.</div>',
        '<div style="font-size:0.9em">Der er vand.</div>',
        '<div style="font-size:0;"><span style="font-size:14px">Der er vand.</span></div>',
        '<img style="display:none" src="x"><p>Der er vand.</p>',
        '<div style="display:none"/><p>Der er vand.</p>',
        '<p style="display:none">Nej<p>Der er vand.',
        "<table><tr><td hidden>Nej<td>Der er vand.</table>",
    ],
)
def test_what_is_seen_stays(page: str) -> None:
    assert shown(page).strip() == "Der er vand."


def test_nothing_is_seen_inside_what_is_not_there() -> None:
    assert shown('<div style="display:none"><p style="font-size:14px">Nej</p></div>') == ""


def test_a_hidden_element_that_nobody_ends_hides_nothing() -> None:
    assert "Der er vand." in shown("<p>Hej</p><div hidden>Nej<p>Der er vand.")


def test_the_report_tells_what_was_shown_and_the_whole_lies_beside_it() -> None:
    page = '<div style="display:none">Vigtigt tilbud</div><p>Der løber vand ned ad væggen.</p>'
    mail = parse(HEAD + page.encode(), own=Postbox().own)
    assert words_of(mail) == "Der løber vand ned ad væggen."
    assert mail.hides
    assert "Vigtigt tilbud" in mail.text
    assert [b"Vigtigt tilbud" in file.data for file in files_of(mail) if file.data] == [True]


def test_a_mail_that_shows_nothing_is_read_as_it_is() -> None:
    mail = parse(HEAD + b'<div style="display:none">Hun svarer ikke.</div>')
    assert mail.words.new == "Hun svarer ikke."


def test_hostile_pages_cost_no_time() -> None:
    for page in (
        "<div hidden>" * 100_000,
        "<div hidden>" + "<b>" * 150 + "</i>" * 40_000,
        '<p style="font-size:' + "0" * 100_000 + '">x',
        '<a hidden="' * 50_000,
        "<i hidden " + "'\"" * 200_000 + ">",
    ):
        begun = time.process_time()
        shown(page)
        assert time.process_time() - begun < _SECONDS
