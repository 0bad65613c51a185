"""Invitations of a calendar (RFC 5545) as words: what, where, and what is written about it (pure)."""

from __future__ import annotations

import re
from typing import Final

_FOLDED: Final = re.compile(r"\r?\n[ \t]")
_FIELD: Final = re.compile(r"(?im)^(summary|location|description)(?:;[^:\r\n]{0,300})?:([^\r\n]*)")
_ESCAPED: Final = re.compile(r"\\([\\;,nN])")
_MOST_FIELDS: Final = 30


def words_of_invitation(text: str) -> str:
    """Return what an invitation says, a line for each field in the order of its text; empty where it says nothing."""
    fields = _FIELD.findall(_FOLDED.sub("", text))[:_MOST_FIELDS]
    said = (_ESCAPED.sub(_plain, value).strip() for _, value in fields)
    return "\n".join(dict.fromkeys(line for line in said if line))


def _plain(escaped: re.Match[str]) -> str:
    return "\n" if escaped[1] in "nN" else escaped[1]
