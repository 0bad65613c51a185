"""A decision with all it stands on (pure)."""

from __future__ import annotations

from dataclasses import dataclass

from app.triage.decide import Decision
from app.triage.facts import Facts
from app.triage.weigh import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision with all it stands on; `as_reported` is what it would be if nothing were known beforehand."""

    decision: Decision
    as_reported: Decision
    facts: Facts
    found: tuple[Found, ...]
