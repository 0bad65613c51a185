"""Rich text as Outlook packs it, to plain text: packed by the rules of MS-OXRTFCP, read for its words alone (pure).

Every length is checked and the result is bounded; what cannot be unpacked is no text.
"""

from __future__ import annotations

import re
import struct
from typing import Final

from app.mailbox.charsets import decode

_PREFILLED: Final = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW: Final = 4096
_HEADER: Final = 16
_PACKED, _PLAIN = b"LZFu", b"MELA"
_MOST_BYTES: Final = 4 << 20
_MOST_DEPTH: Final = 200
_TOKEN: Final = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)"
)
_HIDDEN: Final = frozenset(
    ["fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "themedata", "datastore"]
)
_SPACES: Final = {"par": "\n", "line": "\n", "tab": "\t", "cell": "\t", "row": "\n", "emdash": "-", "endash": "-"}
_SPACES_OF_SIGNS: Final = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_SURROGATES: Final = range(0xD800, 0xE000)


def unpacked(data: bytes) -> bytes:
    """Return the rich text in a packed stream; empty where it is none."""
    if len(data) < _HEADER:
        return b""
    size, kind = struct.unpack_from("<4xI4s", data)
    if kind == _PLAIN:
        return data[_HEADER : _HEADER + min(size, _MOST_BYTES)]
    return _expanded(data, min(size, _MOST_BYTES)) if kind == _PACKED else b""


def _expanded(data: bytes, size: int) -> bytes:
    """Each control byte tells of eight pieces: a byte itself, or where in the window of the last bytes it stood."""
    window = bytearray(_PREFILLED.ljust(_WINDOW, b"\0"))
    write, at = len(_PREFILLED), _HEADER
    made = bytearray()
    while at < len(data) and len(made) < size:
        control, at = data[at], at + 1
        for bit in range(8):
            packed = control >> bit & 1
            if at + packed >= len(data):
                return bytes(made[:size])
            piece, at = data[at : at + 1 + packed], at + 1 + packed
            if packed:
                offset, length = piece[0] << 4 | piece[1] >> 4, (piece[1] & 15) + 2
                if offset == write % _WINDOW:
                    return bytes(made[:size])  # the end, as the packer says it
                piece = _copied(window, offset, write, length)
            for byte in piece:
                window[write % _WINDOW] = byte
                write += 1
            made += piece
    return bytes(made[:size])


def _copied(window: bytearray, offset: int, write: int, length: int) -> bytes:
    """A copy may run into what it is just writing."""
    distance = (write - offset) % _WINDOW
    return bytes(window[(offset + place % distance) % _WINDOW] for place in range(length))


def words_of_rich_text(data: bytes) -> str:
    """Return the plain text of rich text: paragraphs, letters and tabs, and nothing that is not shown."""
    text = data[:_MOST_BYTES].decode("latin-1")
    page = re.search(r"\\ansicpg(\d{3,5})", text[:2_000])
    return _Reader(f"cp{page[1]}" if page else "cp1252").read(text)


class _Reader:
    """Follows the groups: what is hidden in one is hidden to its end."""

    def __init__(self, charset: str) -> None:
        self._charset = charset
        self._said: list[str] = []
        self._bytes = bytearray()
        self._hidden = [False]
        self._skip = 0
        self._per_sign = 1

    def read(self, text: str) -> str:
        for token in _TOKEN.finditer(text):
            if token["hex"] is None:
                self._flush()
            if token["brace"]:
                self._brace(token["brace"])
            elif token["word"]:
                self._word(token["word"], token["number"])
            elif token["hex"]:
                self._letters(token["hex"], byte=True)
            elif token["sign"]:
                self._sign(token["sign"])
            else:
                self._letters(token["text"], byte=False)
        self._flush()
        return "".join(self._said).strip()

    def _brace(self, brace: str) -> None:
        if brace == "{" and len(self._hidden) < _MOST_DEPTH:
            self._hidden.append(self._hidden[-1])
        elif brace == "}" and len(self._hidden) > 1:
            self._hidden.pop()

    def _word(self, word: str, number: str | None) -> None:
        if word in _HIDDEN:
            self._hidden[-1] = True
        elif word == "htmlrtf":
            self._hidden[-1] = number != "0"
        elif word == "uc" and number:
            self._per_sign = max(0, min(8, int(number)))
        elif word == "u" and number and not self._hidden[-1]:
            self._said.append(_letter(int(number)))
            self._skip = self._per_sign
        elif word in _SPACES and not self._hidden[-1]:
            self._said.append(_SPACES[word])

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._hidden[-1] = True
        elif sign in _SPACES_OF_SIGNS:
            self._letters(_SPACES_OF_SIGNS[sign], byte=False)

    def _letters(self, text: str, *, byte: bool) -> None:
        """Letters, or one byte in the code page; those that stand for a letter already told are passed over."""
        if self._skip:
            passed = min(self._skip, 1 if byte else len(text))
            self._skip -= passed
            text = "" if byte else text[passed:]
        if not text or self._hidden[-1]:
            return
        if byte:
            self._bytes.append(int(text, 16))
        else:
            self._said.append(text)

    def _flush(self) -> None:
        if self._bytes:
            self._said.append(decode(bytes(self._bytes), self._charset))
            self._bytes.clear()


def _letter(number: int) -> str:
    code = number % 0x10000
    return "\ufffd" if code in _SURROGATES else chr(code)
