"""Judging a report: the text is read, the facts are weighed, the rules in force decide."""

from __future__ import annotations

from app.intake.told import Told
from app.kit.database import Tx
from app.triage.decide import decide
from app.triage.decided import Decided
from app.triage.rule_sets import in_force
from app.triage.weigh import Background, Setting, found, weigh


def judge(tx: Tx, *, told: Told, setting: Setting, background: Background) -> Decided:
    """Decide twice: for the work, by all that is known; for the promise to the reporter, by what it said alone."""
    from app.triage.reading.read import read  # noqa: PLC0415 a third of a second of tables, made ready beside the start

    reading = read(told.description, language=told.language, received_at=setting.at, reporter_kind=told.reporter.kind)
    facts = weigh(told, reading, setting=setting, background=background)
    rules, reported = in_force(tx), facts.as_reported()
    decision = decide(facts, rules)
    return Decided(
        decision=decision,
        as_reported=decision if reported == facts else decide(reported, rules),
        facts=facts,
        found=found(told, reading),
    )
