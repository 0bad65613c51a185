"""What the placing of one report needs and what came of it (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from app.assignment.choose import Question
from app.assignment.knowledge import Known
from app.directory.dwellings import DwellingHelp, Located
from app.directory.snapshot import Directory
from app.intake.report import Report
from app.intake.told import Told
from app.kit.calendar import WorkingCalendar
from app.kit.codes import Concern, ResponderKind, Urgency
from app.triage.decide import Decision
from app.triage.decided import Decided
from app.triage.promises import Promise
from app.triage.rules import Assignee


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """A decided report on its way to a case. `help` is what the dwelling has been granted and who supports it now."""

    report: Report
    told: Told
    located: Located
    known: Known
    help: DwellingHelp
    decided: Decided
    directory: Directory
    promised: datetime = field(init=False)
    """By when the reporter was told it would hear: by what it said alone, in the hours of the place's centre."""

    def __post_init__(self) -> None:
        promises, calendar = self.decided.as_reported.answer_promises, self.directory.calendar(self.located.centre.id)
        promised = earliest(promises, start=self.report.received_at, calendar=calendar)
        object.__setattr__(self, "promised", promised)

    @property
    def decision(self) -> Decision:
        return self.decided.decision

    @property
    def concerns(self) -> tuple[Concern, ...]:
        return tuple(sorted(self.decided.facts.concerns))

    def answer_by(self, calendar: WorkingCalendar) -> datetime:
        """By when the owner answers: never later than the reporter was told, however much more is known inside."""
        within = earliest(self.decision.answer_promises, start=self.report.received_at, calendar=calendar)
        return min(within, self.promised)

    def due(self, calendar: WorkingCalendar, *, family: bool) -> Due:
        """By when a case is acted on and answered; the family team's own no later than what it owes the child."""
        theirs = [one.within for one in self.decision.tasks if one.assignee is Assignee.FAMILY_TEAM] if family else []
        owed = [earliest((one,), start=self.report.received_at, calendar=calendar) for one in theirs]
        acts = (*self.decision.act_promises, *theirs)
        return Due(
            answer_by=min([self.answer_by(calendar), *owed]),
            act_by=earliest(acts, start=self.report.received_at, calendar=calendar) if acts else None,
        )

    def question(self, kind: ResponderKind, *, urgent: bool = True) -> Question:
        """Ask whose work of this kind it is; a task of an acute case is still one person's, hence `urgent`."""
        department = self.located.department
        advisers = () if department is None else self.directory.advisers_of(department.id)
        former = self.known.former
        return Question(
            kind=kind,
            centre=self.located.centre.id,
            at=self.report.received_at,
            acute=urgent and self.decision.urgency is Urgency.ACUTE,
            supporters=tuple(one.responder_id for one in self.help.supports if one.responder_id is not None),
            former=None if former is None else former.owner,
            advisers=tuple(adviser.id for adviser in advisers),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """By when the reporter of a case is answered, and by when somebody acts where that was promised too."""

    answer_by: datetime
    act_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where the report is now: the case, whose queue changed, and whether it was there before."""

    case: UUID
    number: str
    owner: UUID
    centre: UUID
    answer_by: datetime
    joined: bool
    family: bool
    waited: bool = False


def earliest(promises: tuple[Promise, ...], *, start: datetime, calendar: WorkingCalendar) -> datetime:
    """Return the first instant at which one of at least one promise is due."""
    return min(calendar.deadline(start, one.amount, one.unit) for one in promises)
