"""What the demo's year has beside reports and cases: calls that were put through, and what reporters say afterwards."""

from __future__ import annotations

from random import Random
from typing import Final
from uuid import UUID

from app.assignment.of_report import CaseOfReport
from app.demo.telling import Telling
from app.intake.call import CallKind, CallStep, CallTold, KeptCall, StepKind
from app.intake.calls import keep_call
from app.intake.look_up import way_back_of
from app.intake.report import Report
from app.jobs.work import Job
from app.kit.codes import Channel
from app.kit.database import Tx
from app.kit.survey_codes import Knowledge, Satisfaction
from app.replies.mail_bounds import Withheld
from app.response_time.survey.answer import Given, give, is_open, token_of
from app.response_time.survey.invite import note_asked, survey_of

_ANSWERS: Final = 0.55
"""So many of those who are asked answer."""
_SATISFACTION: Final = (30, 38, 14, 12, 6)
_KNOWLEDGE: Final = (58, 27, 15)
_TRANSFERS: Final = (64, 27, 9)


def note_call(tx: Tx, telling: Telling, report: Report, found: CaseOfReport, *, short_staffed: bool) -> None:
    """Keep the call in which something was reported, and how the desk tried to reach the centre."""
    if telling.told.channel is not Channel.PHONE:
        return
    rng = Random(f"call {telling.told.description}")
    transfers = rng.choices((0, 1, 2), _TRANSFERS)[0]
    answered = rng.random() < (0.45 if short_staffed else 0.8)
    steps = (
        *(CallStep(kind=StepKind.TRANSFER, at=tx.now, centre=found.centre) for _ in range(transfers)),
        CallStep(kind=StepKind.ATTEMPT, at=tx.now, centre=found.centre, answered=answered),
    )
    told = CallTold(kind=CallKind.REPORT, called_at=tx.now, taken_by="Omstillingen", steps=steps)
    keep_call(tx, told=told, kept=KeptCall(report=report.id, landlord=None, department=None, centre=found.centre))


def ask(tx: Tx, job: Job, rng: Random) -> None:
    """Ask a reporter that left a mail address how it went; about half of them answer."""
    survey = UUID(job.key)
    if job.subject is None or not way_back_of(tx, report=job.subject).get("email"):
        note_asked(tx, survey=survey, withheld=Withheld.NO_ADDRESS.value)
        return
    note_asked(tx, survey=survey, withheld=None)
    asked = survey_of(tx, survey=survey)
    if asked is not None and is_open(tx, asked) and rng.random() < _ANSWERS:
        given = Given(
            satisfaction=rng.choices(tuple(Satisfaction), _SATISFACTION)[0],
            knowledge=rng.choices(tuple(Knowledge), _KNOWLEDGE)[0],
        )
        give(tx, survey=survey, token=token_of(tx, survey), given=given)
