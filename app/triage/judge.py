"""Judging a report: the text is read, the facts are weighed, the rules in force decide."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.intake.told import Told
from app.kit.codes import Concern, ReporterKind, Urgency
from app.kit.database import Tx
from app.triage.decide import decide
from app.triage.decided import Decided
from app.triage.reading.findings import Reading
from app.triage.rule_sets import in_force
from app.triage.weigh import CONFIDENT, Background, Setting, found, weigh

_READ: Final = "read"
_GRAVE: Final = frozenset({Concern.CHILDREN_AT_RISK, Concern.THREATS_OR_VIOLENCE})


def foresee_reading(tx: Tx, *, told: Told) -> None:
    """Read a text ahead of its turn, which comes in this transaction."""
    tx.known[_READ, told] = _read_told(told, at=told.received_at or tx.now)


def judge(tx: Tx, *, told: Told, setting: Setting, background: Background) -> Decided:
    """Decide twice: for the work, by all that is known; for the promise to the reporter, by what it said alone."""
    reading = tx.known.pop((_READ, told), None)
    if not isinstance(reading, Reading):
        reading = _read_told(told, at=setting.at)
    facts = weigh(told, reading, setting=setting, background=background)
    rules, reported = in_force(tx), facts.as_reported()
    decision = decide(facts, rules)
    return Decided(
        decision=decision,
        as_reported=decision if reported == facts else decide(reported, rules),
        facts=facts,
        found=found(told, reading),
    )


def sounds_acute(text: str, *, language: str | None, at: datetime) -> bool:
    """Say whether a text that is no report tells of danger, as surely as the rules would want it."""
    urgency = _read(text, language=language, at=at).urgency
    return urgency.urgency is Urgency.ACUTE and urgency.confidence >= CONFIDENT


def sounds_grave(text: str, *, language: str | None, at: datetime) -> bool:
    """Say whether a text that is no report tells of danger, or of a child or violence at all, however surely."""
    reading = _read(text, language=language, at=at)
    urgency = reading.urgency
    acute = urgency.urgency is Urgency.ACUTE and urgency.confidence >= CONFIDENT
    return acute or any(one.concern in _GRAVE for one in reading.findings)


def _read_told(told: Told, *, at: datetime) -> Reading:
    return _read(told.description, language=told.language, at=at, kind=told.reporter.kind)


def _read(text: str, *, language: str | None, at: datetime, kind: ReporterKind | None = None) -> Reading:
    from app.triage.reading.read import read  # noqa: PLC0415 a third of a second of tables, made ready beside the start

    return read(text, language=language, received_at=at, reporter_kind=kind)
