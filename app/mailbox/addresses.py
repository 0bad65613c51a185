"""Addresses, ids and dates of header fields, however they are written (pure, never raises)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from app.mailbox.headers import decode_words
from app.mailbox.parsed import Mailbox

_MOST_ADDRESSES: Final = 200
_ID: Final = re.compile(r"<\s*([^<>\s]{1,500})\s*>")
_LOOSE_ID: Final = re.compile(r"[^<>\s,;]{1,500}")
_BARE: Final = re.compile(r"(?<![^\s<>\"(),;:])[^\s<>\"(),;:]+@[^\s<>\"(),;:]+")
_WORDS: Final = re.compile(r"=\?[^?\s]{1,60}\?[qQ]\?[^?\r\n]{0,300}\?=")
_MARKS: Final = re.compile(r"[\"<>(),;:]")
_TOKENS: Final = re.compile(
    r"\"((?:[^\"\\]|\\.){0,1000}+)\"|<([^<>]*)>|\(([^()]*)\)|([,;:])|([^\"<>(),;:]+)|(.)", re.DOTALL
)


def mailboxes(field: str) -> tuple[Mailbox, ...]:
    """Return the addresses of a field; a group gives its members, an empty group nothing."""
    found: list[Mailbox] = []
    for words, angle in _entries(field):
        mailbox = _mailbox(words, angle)
        if mailbox is not None:
            found.append(mailbox)
        if len(found) >= _MOST_ADDRESSES:
            break
    return tuple(found)


def _entries(field: str) -> Iterator[tuple[str, str | None]]:
    words: list[str] = []
    angle: str | None = None
    addressed = False
    for match in _TOKENS.finditer(_WORDS.sub(_whole, field)):
        quoted, inside, comment, mark, plain, _stray = match.groups()
        if mark == ":" and angle is None and not addressed:
            words = []  # the name of a group
        elif mark is not None and mark != ":":
            yield "".join(words), angle
            words, angle, addressed = [], None, False
        elif inside is not None:
            angle = inside
        elif quoted is not None:
            words.append(re.sub(r"\\(.)", r"\1", quoted))
            addressed = addressed or "@" in words[-1]
        elif plain is not None:
            words.append(plain)
            addressed = addressed or "@" in plain
        elif comment is not None and angle is None and not words:
            words.append("")
    yield "".join(words), angle


def _whole(word: re.Match[str]) -> str:
    """Some programs leave the comma of "Hansen, Ole" as it is inside an encoded word; there it separates nothing."""
    return _MARKS.sub(lambda mark: f"={ord(mark[0]):02X}", word[0])


def _mailbox(words: str, angle: str | None) -> Mailbox | None:
    display = " ".join(decode_words(words).split())
    address = (angle or "").strip()
    if not address:
        bare = _BARE.search(display)
        address = bare[0] if bare and " " not in display else display
        display = ""
    if address.lower().startswith("mailto:"):
        address = address[7:]
    address = "".join(address.split()) if "@" in address and " " not in address.strip() else address.strip()
    if not address:
        return None
    return Mailbox(address=address.lower()[:320], display=display[:300])


def ids(field: str) -> tuple[str, ...]:
    """Return message ids without their brackets; where nobody wrote brackets, the words."""
    found = _ID.findall(field) or _LOOSE_ID.findall(field)
    return tuple(dict.fromkeys(found))[:100]


def date_of(field: str) -> datetime | None:
    """Return an aware instant, None where the field holds none."""
    try:
        at = parsedate_to_datetime(re.sub(r"\s+", " ", field.strip())[:200])
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at
        return at.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
