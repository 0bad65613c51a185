"""Bytes to a mail. Whatever the bytes are, there is an answer: what cannot be read is said to be so (pure)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from app.mailbox import phrases
from app.mailbox.addresses import date_of, ids, mailboxes
from app.mailbox.apart import apart
from app.mailbox.contents import MOST_FILE, Contents, contents_of, every_part
from app.mailbox.headers import Headers, decode_words, split
from app.mailbox.mime import Part, Tree, body_of, parts_of
from app.mailbox.nature import bounce_of, nature_of
from app.mailbox.parsed import Authenticated, Mailbox, Nature, ParsedMail, Trouble, Words

MOST_BYTES: Final = 30 << 20
"""A larger mail is read as far as its words; a person must look at the rest."""
_MOST_SUBJECT: Final = 1_000
_MOST_NESTED: Final = 5
_CHECK: Final = re.compile(r"\b(dmarc|dkim|spf)\s*=\s*(\w+)([^;]*)", re.IGNORECASE)
_SPEAKS_FOR: Final = re.compile(
    r"(?:header\.from|header\.d|header\.i|smtp\.mailfrom|smtp\.helo|envelope-from)\s*=\s*\"?<?([^\s;>\"]+)",
    re.IGNORECASE,
)
_UNTEXTUAL: Final = re.compile("[\ufffd\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_PGP: Final = "-----BEGIN PGP MESSAGE-----"
_WORD: Final = re.compile(r"\w+")
_ENGLISH: Final = frozenset(
    "the and is are has was with not from have this that there please he she they".split()  # noqa: SIM905 read as a list
)
_DANISH: Final = frozenset(
    "og er det der den ikke har med til på for jeg vi han hun af som en et".split()  # noqa: SIM905 as above
)


def parse(raw: bytes, *, own: frozenset[str] = frozenset()) -> ParsedMail:
    """Return what a mail says; `own` are the addresses we write from. Never raises."""
    try:
        return _parsed(raw, own)
    except Exception:  # noqa: BLE001 a mail that breaks the parser is a person's to read, not ours to lose
        return unreadable(raw)


def _parsed(raw: bytes, own: frozenset[str]) -> ParsedMail:
    tree = parts_of(raw)
    found = contents_of(tree)
    headers, parts = tree.root.headers, every_part(tree.root)
    sender = _first(headers, "from") or _first(headers, "sender")
    subject = _subject(headers)
    nature = nature_of(headers, parts, sender=sender, own=own)
    text = found.text
    shown = found.shown
    words = _words(tree, found, subject, shown)
    return ParsedMail(
        message_id=next(iter(ids(headers.raw("message-id"))), None),
        in_reply_to=ids(headers.raw("in-reply-to")),
        references=ids(" ".join(headers.every("references"))),
        sender=sender,
        reply_to=_first(headers, "reply-to"),
        to=tuple(one for name in ("to", "cc") for field in headers.every(name) for one in mailboxes(field)),
        subject=subject,
        date=date_of(headers.raw("date")),
        text=text,
        hides=shown != text,
        words=words,
        attachments=tuple(found.files),
        nature=nature,
        bounce=bounce_of(tree, parts, text) if nature is Nature.BOUNCE else None,
        authenticated=_authenticated(headers),
        language=language_of(f"{subject}\n{words.new or words.forwarded}"),
        troubles=_troubles(raw, tree, found, words),
    )


def _subject(headers: Headers) -> str:
    return " ".join(headers.text("subject")[:_MOST_SUBJECT].split())


def _first(headers: Headers, name: str) -> Mailbox | None:
    """Return the first address of a field; where it stands twice and one of the two is no address, the other."""
    found = [one for field in headers.every(name) for one in mailboxes(field)]
    return next((one for one in found if one.domain), found[0] if found else None)


def _words(tree: Tree, found: Contents, subject: str, text: str) -> Words:
    """Take the text apart; mails attached as such are forwarded ones, and say what they say."""
    forward = phrases.FORWARD_SUBJECT.match(subject) is not None
    words = apart(text, forward=forward)
    passed_on = [said for part in found.nested[:_MOST_NESTED] if (said := _nested_text(tree, part))]
    if not passed_on:
        return words
    forwarded = "\n\n".join(one for one in (words.forwarded, *passed_on) if one)
    return Words(new=words.new, quoted=words.quoted, signature=words.signature, forwarded=forwarded)


def _nested_text(tree: Tree, part: Part, depth: int = 1) -> str:
    """Return what an attached mail says, and what is attached to that one, as far down as somebody passes on."""
    inner = parts_of(body_of(tree, part, most=MOST_FILE) or b"")
    headers, found = inner.root.headers, contents_of(inner)
    told = [decode_words(headers.raw("from")), _subject(headers), found.shown]
    if depth < _MOST_NESTED:
        told += [_nested_text(inner, below, depth + 1) for below in found.nested[:_MOST_NESTED]]
    return "\n".join(one for one in told if one).strip()


def _troubles(raw: bytes, tree: Tree, found: Contents, words: Words) -> frozenset[Trouble]:
    troubles = set(found.troubles)
    if len(raw) > MOST_BYTES:
        troubles.add(Trouble.TOO_LARGE)
    if tree.cut:
        troubles.add(Trouble.TOO_MANY_PARTS)
    said = words.new or words.forwarded
    if not said.strip():
        troubles.add(Trouble.NOTHING_READ)
    if _PGP in said:
        troubles.add(Trouble.ENCRYPTED)
    headless = not any(tree.root.headers.has(name) for name in ("from", "subject", "message-id"))
    if headless or len(_UNTEXTUAL.findall(said[:20_000])) * 20 > len(said[:20_000]):
        troubles.add(Trouble.BROKEN)
    return frozenset(troubles)


def _authenticated(headers: Headers) -> tuple[Authenticated, ...]:
    """Return the checks; of each server the topmost alone: below may stand what was sent along."""
    found: list[Authenticated] = []
    seen: set[str] = set()
    for value in headers.every("authentication-results")[:20]:
        server, _, rest = value.partition(";")
        name = (server.split() or [""])[0].lower()
        if name in seen:
            continue
        seen.add(name)
        for method, result, more in _CHECK.findall(rest)[:30]:
            spoken = _SPEAKS_FOR.search(more)
            domain = spoken[1].rpartition("@")[2].lower().strip(".") if spoken else ""
            found.append(Authenticated(server=name, method=method.lower(), result=result.lower(), domain=domain))
    return tuple(found)


def language_of(text: str) -> str:
    """Return `en` where the words are English rather than Danish, else `da`: the language of a receipt."""
    words = _WORD.findall(text[:5_000].lower())
    english, danish = (sum(map(told.__contains__, words)) for told in (_ENGLISH, _DANISH))
    return "en" if english > danish else "da"


def unopened() -> ParsedMail:
    """Return what can be said of a mail whose bytes cannot be had any more: that it came."""
    return replace(unreadable(b""), troubles=frozenset({Trouble.UNOPENED}))


def unreadable(raw: bytes) -> ParsedMail:
    """Return what can be said of a mail that broke the parser: nothing but its sender and subject, if these."""
    try:
        headers, _ = split(raw)
        sender, subject, message_id = _first(headers, "from"), _subject(headers), ids(headers.raw("message-id"))
    except Exception:  # noqa: BLE001 not even these
        sender, subject, message_id = None, "", ()
    return ParsedMail(
        message_id=next(iter(message_id), None),
        in_reply_to=(),
        references=(),
        sender=sender,
        reply_to=None,
        to=(),
        subject=subject,
        date=None,
        text="",
        hides=False,
        words=Words(),
        attachments=(),
        nature=Nature.AUTOMATIC,  # nobody knows what it is, so nothing is sent back
        bounce=None,
        authenticated=(),
        language="da",
        troubles=frozenset({Trouble.BROKEN, Trouble.NOTHING_READ}),
    )
