"""What Outlook packs into `winmail.dat` (TNEF): files and the text, plain or rich, every length checked (pure).

Only attributes that hold the text, a file or its name are looked at; a count that lies ends the reading and never makes
it longer.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.mailbox.charsets import decode
from app.mailbox.html_text import text_of
from app.mailbox.parsed import Attached
from app.mailbox.rich_text import unpacked, words_of_rich_text

_SIGNATURE: Final = 0x223E9F78
_BODY, _TITLE, _DATA, _BEGIN, _PROPERTIES = 0x800C, 0x8010, 0x800F, 0x9002, 0x9005
_MAIL_PROPERTIES: Final = 0x9003
_PLAIN_TEXT, _RICH_TEXT, _PAGE = 0x1000, 0x1009, 0x1013
_LONG_NAME: Final = 0x3707
_DATA_PROPERTY: Final = 0x3701
_NAMED: Final = 0x8000
_MANY: Final = 0x1000
_FIXED: Final = {0x2: 4, 0x3: 4, 0x4: 4, 0x5: 8, 0x6: 8, 0x7: 8, 0xA: 4, 0xB: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_STRING, _WIDE_STRING, _OBJECT, _BINARY = 0x1E, 0x1F, 0xD, 0x102
_MOST_FILES: Final = 100


@dataclass(slots=True)
class _Unpacking:
    name: str = ""
    data: bytes = b""


def unpack(data: bytes) -> tuple[str, tuple[Attached, ...]] | None:
    """Return text and files; None where it is no such package."""
    if len(data) < 6 or struct.unpack_from("<I", data)[0] != _SIGNATURE:  # noqa: PLR2004 signature and key
        return None
    text = ""
    files: list[_Unpacking] = []
    for kind, value in _attributes(data):
        if kind == _BODY:
            text = decode(value.rstrip(b"\0"))
        elif kind == _MAIL_PROPERTIES:
            text = text or _text_among(value)
        elif kind == _BEGIN and len(files) < _MOST_FILES:
            files.append(_Unpacking())
        elif files:
            _read_of_file(kind, value, files[-1])
    return text, tuple(
        Attached(name=one.name, media_type="application/octet-stream", data=one.data) for one in files if one.data
    )


def _read_of_file(kind: int, value: bytes, file: _Unpacking) -> None:
    if kind == _TITLE:
        file.name = file.name or decode(value.rstrip(b"\0"))
    elif kind == _DATA:
        file.data = value
    elif kind == _PROPERTIES:
        _read_properties(value, file)


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + 11 <= len(data):
        kind, length = struct.unpack_from("<xHxxI", data, at)
        at += 9
        if at + length > len(data):
            return
        yield kind, data[at : at + length]
        at += length + 2


def _text_among(data: bytes) -> str:
    """Return what the mail says where it stands among its properties: plain before rich before a page."""
    told: dict[int, str] = {}
    for name, kind, value in _properties(data):
        if name == _PLAIN_TEXT and kind in {_STRING, _WIDE_STRING}:
            told[name] = _text(value, kind)
        elif name == _RICH_TEXT and kind == _BINARY:
            told[name] = words_of_rich_text(unpacked(value))
        elif name == _PAGE and kind == _BINARY:
            told[name] = text_of(decode(value))
    return next((told[name] for name in (_PLAIN_TEXT, _RICH_TEXT, _PAGE) if told.get(name, "").strip()), "")


def _read_properties(data: bytes, file: _Unpacking) -> None:
    """Take the long name and the content from among the properties of a file."""
    for name, kind, value in _properties(data):
        if name == _LONG_NAME and kind in {_STRING, _WIDE_STRING}:
            file.name = _text(value, kind)
        elif name == _DATA_PROPERTY and kind == _BINARY:
            file.data = value


def _text(value: bytes, kind: int) -> str:
    return decode(value, "utf-16-le" if kind == _WIDE_STRING else "").rstrip("\0")


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Name, kind and value of each property that has a length of its own, until one that is not understood."""
    at = 4
    while at + 4 <= len(data):
        kind, name = struct.unpack_from("<HH", data, at)
        at += 4
        if name >= _NAMED or kind & _MANY:
            return  # named and many-valued ones come last in practice, and hold no file
        if kind in _FIXED:
            at += _FIXED[kind]
            continue
        if kind not in {_STRING, _WIDE_STRING, _OBJECT, _BINARY} or at + 8 > len(data):
            return
        length = struct.unpack_from("<I", data, at + 4)[0]
        yield name, kind, data[at + 8 : at + 8 + length]
        at += 8 + length + (-length % 4)
