"""One thing that is kept about somebody (pure), as the export and an archive name it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that is kept: `key` names it for ever, `value` is text, or codes and figures."""

    key: str
    what: str
    at: datetime | None
    value: Any
