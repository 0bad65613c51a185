"""One thing that is kept about somebody (pure), as the export and an archive name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

_SAID: Final = frozenset({"name", "note", "phone", "email", "reason"})
"""What people wrote, or who they are; the rest is codes, figures, and words of the service's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that is kept: `key` names it for ever, `value` is text, or codes and figures."""

    key: str
    what: str
    at: datetime | None
    value: Any


def words_of(value: Any) -> Iterator[str]:  # noqa: ANN401 what JSON may hold
    """Return what people wrote in an item, as it is compared: upper case and white space do not count."""
    if isinstance(value, str):
        yield from {" ".join(value.split()).casefold()} - {""}
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key in _SAID or isinstance(one, Mapping | list):
                yield from words_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from words_of(one) if isinstance(one, Mapping) else ()
