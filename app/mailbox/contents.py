"""The words and the files among the parts of a message (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from app.mailbox.charsets import decode
from app.mailbox.headers import Headers, decode_words, split
from app.mailbox.hidden import without_hidden
from app.mailbox.html_text import text_of
from app.mailbox.invitations import words_of_invitation
from app.mailbox.mime import Part, Tree, body_of
from app.mailbox.parsed import Attached, Trouble
from app.mailbox.stubs import is_stub
from app.mailbox.winmail import unpack

MOST_TEXT: Final = 5 << 20
"""Bytes of one part that are read as words."""
MOST_FILE: Final = 20 << 20
MOST_FILES: Final = 100
_MOST_TOGETHER: Final = 40 << 20
_MOST_CHARACTERS: Final = 1_000_000
_HTML_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_UNSAFE_IN_NAMES: Final = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u202a-\u202e\u2066-\u2069]+")
_WORDLESS: Final = frozenset({"text/x-amp-html", "text/watch-html"})
_ENCRYPTED: Final = frozenset({"multipart/encrypted", "application/pgp-encrypted"})


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one part: all of them, and those that a reader sees."""

    text: str
    shown: str


@dataclass(slots=True)
class Contents:
    """What was found so far."""

    texts: list[Said] = field(default_factory=list)
    files: list[Attached] = field(default_factory=list)
    nested: list[Part] = field(default_factory=list)
    troubles: set[Trouble] = field(default_factory=set)
    bytes_out: int = 0

    @property
    def text(self) -> str:
        return _joined([said.text for said in self.texts])

    @property
    def shown(self) -> str:
        """The words without those that no reader sees; all of them where it would be none."""
        return _joined([said.shown for said in self.texts]) or self.text


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(text.strip("\r\n") for text in texts if text.strip())[:_MOST_CHARACTERS]


def contents_of(tree: Tree) -> Contents:
    found = Contents()
    _visit(tree, tree.root, found, parent="")
    if not found.text.strip():
        _take_invitations(tree, found)
    return found


def _take_invitations(tree: Tree, found: Contents) -> None:
    """Where an invitation is all there is, what it calls for and where are the words."""
    for part in every_part(tree.root):
        data = body_of(tree, part, most=MOST_TEXT) if part.media_type == "text/calendar" else None
        text = "" if data is None else words_of_invitation(decode(data, part.kind.parameters.get("charset", "")))
        if text:
            found.texts.append(Said(text, text))


def every_part(part: Part) -> list[Part]:
    return [part, *(below for child in part.children for below in every_part(child))]


def _visit(tree: Tree, part: Part, found: Contents, *, parent: str) -> None:
    kind = part.media_type
    if kind in _ENCRYPTED or (
        kind.endswith("pkcs7-mime") and "signed" not in part.kind.parameters.get("smime-type", "")
    ):
        found.troubles.add(Trouble.ENCRYPTED)
    if part.children and kind == "multipart/alternative":
        _visit_alternatives(tree, part, found)
    elif part.children:
        for child in part.children:
            _visit(tree, child, found, parent=kind)
    elif _is_words(part, parent, found):
        found.texts.append(_words(tree, part, found))
    else:
        _visit_file(tree, part, found)


def _is_words(part: Part, parent: str, found: Contents) -> bool:
    kind = part.media_type
    if kind in _WORDLESS or not kind.startswith(("text/plain", "text/html", "text/enriched")):
        return kind.startswith("multipart/") and not part.children  # no boundary: whatever it holds is the text
    if part.disposition.value == "attachment":
        return False
    named = bool(name_of(part))
    return not named or (not found.texts and parent not in {"multipart/mixed", "multipart/report"})


def _visit_alternatives(tree: Tree, part: Part, found: Contents) -> None:
    """Take the words of the plainest rendering that has any, and the files of all."""
    plain = [child for child in part.children if child.media_type == "text/plain" and not _is_file(child)]
    texts = [_words(tree, child, found) for child in plain]
    chosen = next((said for said in texts if said.text.strip()), None)
    plainest = chosen
    if chosen is not None:
        found.texts.append(chosen)
    for child in part.children:
        if child in plain:
            continue
        before = len(found.texts)
        _visit(tree, child, found, parent=part.media_type)
        page = _joined(said.shown for said in found.texts[before:])
        if plainest is not None and page and is_stub(plainest.text, page=page):
            found.texts.remove(plainest)
            plainest = None
        elif chosen is not None:
            del found.texts[before:]
        elif len(found.texts) > before and found.texts[-1].text.strip():
            chosen = found.texts[-1]


def _is_file(part: Part) -> bool:
    return part.disposition.value == "attachment"


def _words(tree: Tree, part: Part, found: Contents) -> Said:
    data = body_of(tree, part, most=MOST_TEXT)
    if data is None:
        found.troubles.add(Trouble.TOO_LARGE)
        data = tree.raw[part.start : part.start + MOST_TEXT]
    charset = part.kind.parameters.get("charset", "")
    html = part.media_type == "text/html"
    if html and not charset:
        meta = _HTML_CHARSET.search(data[:2_000])
        charset = meta[1].decode("ascii") if meta else ""
    told = decode(data, charset)
    if html or (not part.kind.parameters and told.lstrip()[:15].lower().startswith(("<!doctype html", "<html"))):
        return Said(text_of(told), text_of(without_hidden(told)))
    return Said(told, told)


def _visit_file(tree: Tree, part: Part, found: Contents) -> None:
    if part.media_type in {"message/rfc822", "message/global"}:
        found.nested.append(part)
    if part.media_type.endswith("delivery-status"):
        return
    data = body_of(tree, part, most=MOST_FILE)
    name = name_of(part)
    if data is not None and (part.media_type.endswith("ms-tnef") or name.lower() == "winmail.dat"):
        unpacked = unpack(data)
        if unpacked is not None:
            _take_unpacked(found, *unpacked)
            return
    if data is not None and not data and not name and part.media_type.startswith("text/"):
        return
    _keep(found, Attached(name=_named(tree, part, name), media_type=part.media_type[:120], data=data))


def _take_unpacked(found: Contents, text: str, files: tuple[Attached, ...]) -> None:
    for one in files:
        _keep(found, Attached(name=safe_name(one.name) or "fil", media_type=one.media_type, data=one.data))
    if text.strip() and not found.text.strip():
        found.texts.append(Said(text, text))


def _keep(found: Contents, one: Attached) -> None:
    if len(found.files) >= MOST_FILES:
        found.troubles.add(Trouble.TOO_MANY_PARTS)
        return
    size = len(one.data or b"")
    if one.data is None or found.bytes_out + size > _MOST_TOGETHER:
        found.troubles.add(Trouble.TOO_LARGE)
        one = Attached(name=one.name, media_type=one.media_type, data=None)
    else:
        found.bytes_out += size
    found.files.append(one)


def name_of(part: Part) -> str:
    given = part.disposition.parameters.get("filename") or part.kind.parameters.get("name") or ""
    return safe_name(decode_words(given))


def safe_name(name: str) -> str:
    """Return a name that is one on every machine: no folders, no control characters, at most 150 characters."""
    plain = _UNSAFE_IN_NAMES.sub("_", name.strip()).strip(" .")
    if len(plain) > 150:  # noqa: PLR2004
        stem, dot, ending = plain.rpartition(".")
        plain = f"{stem[:140]}.{ending}" if dot and len(ending) <= 8 else plain[:150]  # noqa: PLR2004
    return plain


def _named(tree: Tree, part: Part, name: str) -> str:
    if name:
        return name
    if part.media_type == "message/rfc822":
        headers, _ = _nested_headers(tree, part)
        return f"{safe_name(headers.text('subject'))[:100] or 'mail'}.eml"
    endings = {
        "text/calendar": "ics",
        "text/html": "html",
        "text/plain": "txt",
        "image/jpeg": "jpg",
        "image/png": "png",
    }
    ending = endings.get(part.media_type) or ("pdf" if part.media_type.endswith("/pdf") else "bin")
    return f"{'invitation' if ending == 'ics' else 'fil'}.{ending}"


def _nested_headers(tree: Tree, part: Part) -> tuple[Headers, int]:
    return split((body_of(tree, part, most=MOST_FILE) or b"")[: 256 << 10])
