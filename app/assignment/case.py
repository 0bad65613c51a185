"""Cases and tasks as values (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    reason: str
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case, opened for those who may see it; `id`, `version` and `dwelling` are for the service alone."""

    id: UUID
    version: int
    dwelling: bytes | None
    number: str
    state: str
    urgency: str
    concerns: tuple[str, ...]
    owner: UUID
    owner_kind: str
    centre: UUID
    unclaimed: bool
    family: bool
    place: Mapping[str, Any]
    resident: Mapping[str, Any] | None
    received_at: datetime
    answer_by: datetime
    owes_answer: bool
    act_by: datetime | None
    owes_action: bool
    claimed_at: datetime | None
    danger_at: datetime | None
    closed_at: datetime | None
    outcome: str | None
    expected_to_return: str | None
    waiting: Waiting | None
    informed: tuple[str, ...]
    safety: tuple[str, ...]
    contact_advice: tuple[str, ...]
    interpreter_language: str | None
    possibly_related: tuple[str, ...]
    relapse: bool
    alarm: bool
    news: bool
    suggested_owner: UUID | None
    merged_into: UUID | None
    notes: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task with no more of its case than who owes it needs: supplier tasks name no case."""

    id: UUID
    case: UUID
    number: str
    kind: str
    state: str
    responder: UUID | None
    supplier: UUID | None
    text: str | None
    due: datetime
    set_at: datetime
    done_at: datetime | None
    accepted_at: datetime | None
    refused_at: datetime | None
    answer: str | None
    place: Mapping[str, Any]
    safety: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCase:
    number: str
    received_at: datetime
    closed_at: datetime | None
    outcome: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedCase:
    """Who has a case and by when it is due, for those who write to that one."""

    number: str
    owner: UUID
    centre: UUID
    state: str
    answer_by: datetime
    owes_answer: bool
    act_by: datetime | None
    owes_action: bool
