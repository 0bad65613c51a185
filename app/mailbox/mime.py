"""The parts of a message, found by their boundaries: linear in its size, bounded in depth and number (pure).

The standard library's parser takes a line at a time in Python and asks every open boundary of each; a deep or long
message costs it minutes and gigabytes. This one jumps from boundary to boundary.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from typing import Final

from app.mailbox.headers import Headers, Valued, from_base64, split, valued

_LF, _CR = 0x0A, 0x0D
MOST_PARTS: Final = 500
MOST_DEPTH: Final = 20
_MOST_CANDIDATES: Final = 5_000
_UU_BEGIN: Final = re.compile(rb"(?m)^begin [0-7]{3,4} [^\r\n]*\r?\n")
_IN_WORDS: Final = re.compile(rb"[\r\n]*[^\r\n ]{1,40} [^\r\n ]{1,40} [^\r\n ]")
"""Words with blanks between are no base64, whatever the header says."""
_FOOTER: Final = re.compile(rb"^\r?\n(?=[^\r\n]*[^A-Za-z0-9+/=\s])", re.MULTILINE)


@dataclass(slots=True)
class Part:
    """One entity: `raw[start:end]` is its body, still encoded; a multipart has `children` instead."""

    headers: Headers
    kind: Valued
    start: int
    end: int
    children: list[Part] = field(default_factory=list)

    @property
    def media_type(self) -> str:
        return self.kind.value

    @property
    def disposition(self) -> Valued:
        return valued(self.headers.raw("content-disposition"))


@dataclass(slots=True)
class Tree:
    """A message taken apart; `cut` where it has more parts, or deeper ones, than are read."""

    raw: bytes
    root: Part
    cut: bool = False
    parts: int = 1


def parts_of(raw: bytes) -> Tree:
    headers, body = split(raw)
    tree = Tree(raw, _part(headers, body, len(raw), default="text/plain"))
    _divide(tree, tree.root, depth=0)
    return tree


def _part(headers: Headers, start: int, end: int, *, default: str) -> Part:
    kind = valued(headers.raw("content-type"))
    main, slash, rest = kind.value.partition("/")
    if not (main and slash and rest):
        kind = Valued("multipart/mixed" if "boundary" in kind.parameters else default, kind.parameters)
    return Part(headers, kind, start, end)


def _divide(tree: Tree, part: Part, *, depth: int) -> None:
    if not part.media_type.startswith("multipart/"):
        return
    boundary = part.kind.parameters.get("boundary", "").rstrip() or _guessed(tree.raw, part)
    if not boundary:
        return
    if depth >= MOST_DEPTH:
        tree.cut = True
        return
    default = "message/rfc822" if part.media_type == "multipart/digest" else "text/plain"
    for start, end in _spans(tree, part, boundary.encode("utf-8", "replace")):
        if tree.parts >= MOST_PARTS:
            tree.cut = True
            return
        tree.parts += 1
        headers, body = split(tree.raw, start, end)
        child = _part(headers, body, end, default=default)
        part.children.append(child)
        _divide(tree, child, depth=depth + 1)


def _spans(tree: Tree, part: Part, boundary: bytes) -> list[tuple[int, int]]:
    """Return where each part begins and ends; the last line break belongs to the boundary."""
    raw, mark = tree.raw, b"--" + boundary
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    at = part.start
    for _ in range(_MOST_CANDIDATES):
        at = raw.find(mark, at, part.end)
        if at < 0:
            break
        line_end = raw.find(b"\n", at, part.end)
        following = part.end if line_end < 0 else line_end + 1
        rest = raw[at + len(mark) : min(following, at + len(mark) + 100)].strip()
        if (at == part.start or raw[at - 1] == _LF) and rest in (b"", b"--"):
            if opened is not None:
                spans.append((opened, _without_break(raw, opened, at)))
            opened = None if rest else following
            if rest:
                return spans
        at = max(following, at + 1) if rest in (b"", b"--") else at + len(mark)
    else:
        tree.cut = True
    if opened is not None:
        spans.append((opened, part.end))
    return spans


def _without_break(raw: bytes, start: int, end: int) -> int:
    if end > start and raw[end - 1] == _LF:
        end -= 1
        if end > start and raw[end - 1] == _CR:
            end -= 1
    return end


def _guessed(raw: bytes, part: Part) -> str:
    """Return the boundary that a multipart uses and forgot to name: its first line of that look."""
    match = re.compile(rb"(?m)^--([^\s-][^\r\n]{4,70}?)[ \t]*\r?\ncontent-", re.IGNORECASE).search(
        raw, part.start, min(part.end, part.start + 20_000)
    )
    return "" if match is None else match[1].decode("latin-1")


def body_of(tree: Tree, part: Part, *, most: int) -> bytes | None:
    """Return the decoded body of a part, None where it is larger than `most` bytes."""
    encoding = part.headers.raw("content-transfer-encoding").strip().strip('"').lower()
    size = part.end - part.start
    if size > most * (3 if encoding == "quoted-printable" else 1.4):
        return None
    data = _decoded(tree.raw[part.start : part.end], encoding)
    return data if len(data) <= most else None


def _decoded(data: bytes, encoding: str) -> bytes:
    if encoding.startswith("base64"):
        return data if _IN_WORDS.match(data) else from_base64(_before_footer(data))
    if encoding.startswith(("quoted-printable", "quotedprintable")):
        return binascii.a2b_qp(data)
    if encoding in {"x-uuencode", "uuencode", "x-uue", "uue"}:
        return _from_uu(data)
    return data


def _before_footer(data: bytes) -> bytes:
    """What is encoded: a mailing list may have put its footer below it in plain letters."""
    footer = _FOOTER.search(data)
    return data if footer is None else data[: footer.start()]


def _from_uu(data: bytes) -> bytes:
    begin = _UU_BEGIN.search(data)
    lines = data[begin.end() if begin else 0 :].splitlines()
    told = bytearray()
    for line in lines:
        if line.strip() in {b"end", b"`"}:
            break
        try:
            told += binascii.a2b_uu(line)
        except binascii.Error:
            continue
    return bytes(told)
