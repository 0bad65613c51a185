"""Header fields as they really come: unfolded, decoded, with parameters (pure, never raises)."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote_to_bytes

from app.mailbox.charsets import clean, decode

MOST_BYTES: Final = 256 << 10
"""What of a header block is read; what lies beyond is no header of a letter that a person wrote."""
_MOST_FIELD: Final = 64 << 10
_MOST_FIELDS: Final = 1_000
_FIELD: Final = re.compile(rb"([!-9;-~]{1,80})[ \t]*:")
_USUAL: Final = re.compile(
    rb"(?im)^(?:from|to|cc|subject|date|message-id|mime-version|content-[a-z-]+|received|return-path|x-[a-z-]+):"
)
_WORD: Final = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS: Final = re.compile(r"(\?=)[ \t\r\n]+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_PARAMETER: Final = re.compile(r";\s*([^=;\s\"]{1,80})\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^;]*)", re.DOTALL)
_CONTINUED: Final = re.compile(r"([^*]+)\*(\d{1,3})?(\*)?")
_NOT_BASE64: Final = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))


@dataclass(frozen=True, slots=True)
class Headers:
    """Fields in their order, names in lower case, values as bytes and unfolded."""

    fields: tuple[tuple[str, bytes], ...] = ()
    _first: dict[str, bytes] = field(init=False, repr=False, compare=False)
    """The first of each name: thirty are asked for of every mail, and most are not there."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_first", dict(reversed(self.fields)))

    def raw(self, name: str) -> str:
        """Return the first field of that name undecoded, "" where there is none."""
        value = self._first.get(name)
        return "" if value is None else _plain(value)

    def every(self, name: str) -> tuple[str, ...]:
        return tuple(_plain(value) for named, value in self.fields if named == name) if name in self._first else ()

    def text(self, name: str) -> str:
        return decode_words(self.raw(name))

    def has(self, name: str) -> bool:
        return name in self._first


@dataclass(frozen=True, slots=True)
class Valued:
    """A field with parameters: `text/plain; charset=utf-8`."""

    value: str
    parameters: dict[str, str]


def split(raw: bytes, start: int = 0, end: int | None = None) -> tuple[Headers, int]:
    """Return the header fields of an entity that begins at `start`, and where its body begins."""
    end = len(raw) if end is None else end
    fields: list[tuple[str, bytearray]] = []
    at = start
    last = min(end, start + MOST_BYTES)
    while at < end:
        newline = raw.find(b"\n", at, end)
        following = end if newline < 0 else newline + 1
        line = raw[at : min(following, at + _MOST_FIELD)].rstrip(b"\r\n")
        if not line:
            return _frozen(fields), following
        if at >= last:
            blank = re.compile(rb"\n\r?\n").search(raw, at, end)
            return _frozen(fields), blank.end() if blank else end
        if not _take(fields, line) and not _USUAL.search(raw, following, min(end, following + 2_000)):
            return _frozen(fields), at  # no header line and none to come: the body began without a blank line
        at = following
    return _frozen(fields), end


def _take(fields: list[tuple[str, bytearray]], line: bytes) -> bool:
    """Add a line to the fields; False where it is neither a field nor the continuation of one."""
    if line[:1] in b" \t" and fields:
        _grow(fields[-1][1], line)
        return True
    match = _FIELD.match(line)
    if match is not None:
        if len(fields) < _MOST_FIELDS:
            fields.append((match[1].decode("ascii").lower(), bytearray(line[match.end() :].strip())))
        return True
    if line.startswith((b"From ", b">From ")):
        return True
    if fields:
        _grow(fields[-1][1], b" " + line)
    return False


def _grow(value: bytearray, line: bytes) -> None:
    if len(value) < _MOST_FIELD:
        value += b" " + line.strip()


def _frozen(fields: list[tuple[str, bytearray]]) -> Headers:
    return Headers(tuple((name, bytes(value)) for name, value in fields))


def _plain(value: bytes) -> str:
    return decode(value) if not value.isascii() else value.decode("ascii").replace("\0", "")


def decode_words(text: str) -> str:
    """Decode encoded words (RFC 2047), also inside quotes, broken by spaces, or with one letter in two words."""
    if "=?" not in text:
        return text.strip()
    parts: list[str] = []
    pending, charset, at = b"", "", 0
    text = _BETWEEN_WORDS.sub(r"\1", text)
    for match in _WORD.finditer(text):
        between = text[at : match.start()]
        if pending and (between or match[1].lower() != charset):
            parts.append(decode(pending, charset))
            pending = b""
        parts.append(between)
        pending, charset, at = pending + _word(match), match[1].partition("*")[0].lower(), match.end()
    parts += [decode(pending, charset), text[at:]]
    return clean("".join(parts)).strip()


def _word(match: re.Match[str]) -> bytes:
    body = match[3].encode("utf-8", "replace")
    if match[2] in "bB":
        return from_base64(body)
    return binascii.a2b_qp(body.replace(b"_", b" ").replace(b"\r", b"").replace(b"\n", b""), header=False)


def from_base64(data: bytes) -> bytes:
    """Decode what there is; anything else than the 64 letters is passed over, a last broken group too."""
    whole, _, _ = data.partition(b"=") if data.count(b"=") <= 2 else (data, b"", b"")  # noqa: PLR2004 as padding
    letters = whole.translate(None, _NOT_BASE64)
    rest = len(letters) % 4
    if rest == 1:
        letters = letters[:-1]
    return base64.b64decode(letters + b"=" * (-len(letters) % 4))


def valued(field: str) -> Valued:
    """Take a field with parameters apart, continued and encoded ones (RFC 2231) included."""
    value, _, _ = field.partition(";")
    found: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for match in _PARAMETER.finditer(field):
        name, text = match[1].lower(), _unquoted(match[2].strip())
        continued = _CONTINUED.fullmatch(name)
        if continued is None:
            found.setdefault(name, text)
        else:
            place = int(continued[2] or 0)
            encoded = continued[3] is not None or continued[2] is None
            pieces.setdefault(continued[1], []).append((place, encoded, text))
    for name, parts in pieces.items():
        found[name] = _joined(sorted(parts))
    return Valued(value.strip().strip('"').lower(), found)


def _joined(parts: list[tuple[int, bool, str]]) -> str:
    charset, told = "", b""
    for place, encoded, text in parts:
        piece = text
        if place == 0 and encoded and text.count("'") >= 2:  # noqa: PLR2004 charset'language'text
            charset, _, rest = text.partition("'")
            piece = rest.partition("'")[2]
        told += unquote_to_bytes(piece) if encoded else piece.encode("utf-8", "replace")
    return decode(told, charset)


def _unquoted(text: str) -> str:
    if text.startswith('"'):
        return re.sub(r"\\(.)", r"\1", text[1:-1] if text.endswith('"') and len(text) > 1 else text[1:])
    return text
