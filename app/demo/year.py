"""Letting a year pass: reports come in and cases are worked on, in the order in which it all happens."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from random import Random
from typing import Final
from uuid import UUID

from app.assignment.of_report import CaseOfReport, cases_of
from app.demo.acts import Followed, act
from app.demo.course import Opening, Step, StepKind, answer_to, course_of
from app.demo.heard import ask, note_call
from app.demo.moment import moment
from app.demo.stories import PlannedReport
from app.demo.support import support_of
from app.demo.telling import telling
from app.demo.town import Callers, Town
from app.directory.current import current
from app.intake.report import Report
from app.jobs.settle import settle
from app.journey import receive
from app.kit.database import Tx
from app.replies.receipt import RECEIPT, note_sent
from app.response_time.survey.invite import SURVEY

_USUAL: Final = (1.0, False)
"""How a centre works that the town's plan says nothing of: its pace, and whether posts are vacant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    reports: int
    cases: int


class Year:
    """What is to happen, by the instant at which it does, and the cases that are under way."""

    def __init__(self, tx: Tx, *, town: Town, callers: Callers, until: datetime) -> None:
        self._tx, self._town, self._callers, self._until = tx, town, callers, until
        self._coming: list[tuple[datetime, int, PlannedReport | tuple[Followed, Step]]] = []
        self._number = count()
        self._followed: dict[UUID, Followed] = {}
        self._asking = Random("asking")
        self._paces = {centre.id: (centre.plan.pace, centre.plan.vacant) for centre in town.centres}

    def passes(self, planned: Sequence[PlannedReport]) -> Passed:
        for one in planned:
            self._push(one.at, one)
        while self._coming:
            _, _, coming = heapq.heappop(self._coming)
            if isinstance(coming, PlannedReport):
                self._receive(coming)
            else:
                act(self._tx, *coming, callers=self._callers)
        return Passed(reports=len(planned), cases=len(self._followed))

    def _push(self, at: datetime, what: PlannedReport | tuple[Followed, Step]) -> None:
        if at < self._until:
            heapq.heappush(self._coming, (at, next(self._number), what))

    def _receive(self, planned: PlannedReport) -> None:
        telling_it = telling(planned, town=self._town, callers=self._callers)
        with moment(self._tx, at=planned.at, caller=telling_it.caller) as tx:
            report = receive(tx, telling_it.told).report
            for job in settle(tx):
                if job.kind == RECEIPT:
                    note_sent(tx, job)
                elif job.kind == SURVEY:
                    ask(tx, job, self._asking)
            for found in cases_of(tx, report=report.id):
                if found.answers:
                    note_call(tx, telling_it, report, found, short_staffed=self._paces.get(found.centre, _USUAL)[1])
                followed = self._followed.get(found.case)
                if followed is None:
                    self._open(tx, found, report, planned)
                elif found.answers:
                    self._join(followed, found, report, planned)

    def _open(self, tx: Tx, found: CaseOfReport, report: Report, planned: PlannedReport) -> None:
        pace, short_staffed = self._paces.get(found.centre, _USUAL)
        opening = Opening(
            at=planned.at,
            urgency=found.urgency,
            concerns=planned.concerns,
            family=found.family,
            report=report.reference if found.answers and report.way_back else None,
            pace=pace,
            short_staffed=short_staffed,
            calendar=current(tx).calendar(found.centre),
        )
        seed = f"{planned.seed}/{found.answers}"
        course = course_of(opening, seed=seed)
        followed = Followed(case=found, owner=found.owner, opening=opening, reached=course.reached)
        self._followed[found.case] = followed
        for step in (*course.steps, *(support_of(opening, seed=seed) if course.reached else ())):
            self._push(step.at, (followed, step))

    def _join(self, followed: Followed, found: CaseOfReport, report: Report, planned: PlannedReport) -> None:
        """Answer the later reporter too; what became acute is taken once more by its owner."""
        if found.unclaimed and followed.claimed:
            at = followed.opening.calendar.add_office(planned.at, Random(planned.seed).randrange(300, 3000))
            self._push(at, (followed, Step(at=at, kind=StepKind.CLAIM, seed=planned.seed)))
        if followed.reached and report.way_back:
            step = answer_to(at=planned.at, report=report.reference, opening=followed.opening, seed=planned.seed)
            self._push(step.at, (followed, step))
