"""Bytes to text, whatever their charset is called or really is; nothing here raises (pure)."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import Final

_ALIASES: Final = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "ksc5601": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "shift-jis": "cp932",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
    "unicode-1-1-utf-7": "utf-7",
    "unicode": "utf-16",
    "utf8": "utf-8",
}
_TEXTUAL: Final = re.compile(
    r"(?:iso8859|iso2022|cp\d|windows|utf[-_]?(?:7|8|16|32)|koi8|mac|gb|big5|euc|shift|johab|hz|tis|ptcp|kz|ascii|latin)"
)
"""Codecs that are charsets: others unpack, escape or translate, and some of them without bound."""
_UNPRINTABLE: Final = re.compile("[\0\ufeff\u200b\ud800-\udfff]")


@lru_cache(maxsize=256)
def codec_of(name: str) -> str | None:
    """Return the codec of a charset's name, None where nobody knows it or it is no charset."""
    asked = name.strip().strip("\"'").lower()
    asked = _ALIASES.get(asked, asked)
    try:
        known = codecs.lookup(asked).name.lower()
    except (LookupError, ValueError, UnicodeError):
        return None
    return known if _TEXTUAL.match(known) else None


def decode(data: bytes, charset: str = "") -> str:
    """Return the text: as declared where that fits, else as UTF-8, else as Western European, in this order."""
    codec = codec_of(charset) if charset else None
    for tried in (codec, "utf-8", "cp1252"):
        if tried is None or (tried == "cp1252" and tried == codec and _is_utf_8(data)):
            continue
        try:
            return clean(data.decode(tried))
        except (UnicodeError, ValueError):
            continue
    return clean(data.decode(codec or "latin-1", "replace"))


def clean(text: str) -> str:
    """Drop what no text carries: NUL, byte order marks, zero-width spaces, lone surrogates."""
    return _UNPRINTABLE.sub("", text)


def _is_utf_8(data: bytes) -> bool:
    """A declared Western charset fits all bytes; letters that are valid UTF-8 were hardly meant otherwise."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeError:
        return False
    return True
