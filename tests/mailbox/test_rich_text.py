"""Rich text in a `winmail.dat`, the only text of some mails that Outlook sends."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mailbox.parse import parse
from app.mailbox.rich_text import unpacked, words_of_rich_text
from app.mailbox.winmail import unpack

PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
"""The example of MS-OXRTFCP, 3.1.1."""
RICH = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 Der er r\'f8g p\'e5 2. sal.\par Kom nu\u8211 ?straks.}"
WORDS = "Der er røg på 2. sal.\nKom nu–straks."


def _plain(rich: bytes) -> bytes:
    return struct.pack("<II4sI", len(rich) + 12, len(rich), b"MELA", 0) + rich


def _winmail(rich: bytes) -> bytes:
    """A package whose only text is the property of rich text."""
    told = _plain(rich)
    value = struct.pack("<IHHII", 1, 0x102, 0x1009, 1, len(told)) + told + b"\0" * (-len(told) % 4)
    return struct.pack("<IH", 0x223E9F78, 1) + struct.pack("<BHHI", 1, 0x9003, 6, len(value)) + value + b"\0\0"


def test_the_example_of_the_format_is_unpacked() -> None:
    assert unpacked(PACKED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert words_of_rich_text(unpacked(PACKED)) == "hello world"


@pytest.mark.parametrize(
    ("rich", "words"),
    [
        (RICH, WORDS),
        (rb"{\rtf1{\*\generator X;}{\info{\author Y}}Ja\tab nej\line \{a\}}", "Ja\tnej\n{a}"),
        (rb"{\rtf1\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Hej\htmlrtf }\htmlrtf0 {\*\htmltag72 </p>}}", "Hej"),
    ],
)
def test_only_what_is_shown_is_read(rich: bytes, words: str) -> None:
    assert words_of_rich_text(rich) == words


def test_a_mail_whose_only_text_is_rich_text_in_a_package_is_read() -> None:
    assert unpack(_winmail(RICH)) == (WORDS, ())
    head = b"From: eva@ahorn.example\r\nTo: i@k.example\r\nSubject: Hej\r\nMIME-Version: 1.0\r\n"
    body = b"Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert parse(head + body + _winmail(RICH)).words.new == WORDS


@given(st.binary(max_size=400), st.sampled_from([b"LZFu", b"MELA", b"\0\0\0\0"]))
def test_any_bytes_end(tail: bytes, kind: bytes) -> None:
    made = unpacked(struct.pack("<II4sI", len(tail), 1 << 31, kind, 0) + tail)
    assert len(made) <= 4 << 20
    words_of_rich_text(made + b"{\\'" + tail)
