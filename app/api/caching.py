"""Versions in headers: what a caller has read, and what it may therefore change."""

from __future__ import annotations

import re

from app.kit.errors import PreconditionMissing, Stale

_STRONG = re.compile(r'"([!#-~]{1,200})"')
_MOST_DIGITS = 18


def etag(version: object) -> str:
    """Return the strong ETag of a version: a number, an id, a digest."""
    return f'"{version}"'


def if_match(header: str | None) -> int:
    """Return the version a change is based on.

    PreconditionMissing without one, Stale where it cannot be one of ours.
    """
    version = if_match_text(header)
    if not (version.isdecimal() and len(version) <= _MOST_DIGITS):
        raise Stale
    return int(version)


def if_match_text(header: str | None) -> str:
    """Return the version as the text that stood in the ETag; errors as `if_match`."""
    if header is None:
        raise PreconditionMissing
    strong = _STRONG.fullmatch(header.strip())
    if strong is None:
        raise Stale  # weak, a list or a star: nothing that a change could be based on
    return strong[1]


def tags_in(header: str | None) -> tuple[str, ...]:
    """Return what stands between the quotes of `If-None-Match`."""
    tags = () if header is None else tuple(one.strip().removeprefix("W/") for one in header.split(","))
    return tuple(one[1:-1] for one in tags if len(one) > 1 and one[0] == one[-1] == '"')
