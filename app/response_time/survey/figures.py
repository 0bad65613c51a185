"""How satisfied reporters are, and whether they know whom to turn to, centre by centre and together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.kit.database import Tx
from app.kit.office_hours import local_date, start_of_day
from app.kit.survey_codes import Knowledge, Satisfaction
from app.response_time.held_back import held_back
from app.response_time.least import is_few
from app.response_time.period import Period
from app.response_time.scheme.crossed import Crossed, crossed
from app.response_time.scheme.tally import Tally, tally
from app.response_time.subtraction import WHOLE
from app.response_time.tables import surveys

_NOT_SAID: Final = "not_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said of a centre, or of all together where it is None; what is held back is None.

    The `of` of both tables is how many of the asked answered.
    """

    centre: UUID | None
    asked: int | None
    satisfaction: Tally
    knowledge: Tally

    @property
    def answered(self) -> int | None:
        return self.satisfaction.of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    satisfaction: Sequence[str]
    knowledge: Sequence[str]


def said(tx: Tx, *, period: Period, centres: frozenset[UUID] | None) -> Sequence[Said]:
    """Return what those answered who were asked in the period: of all together first, and then of each centre.

    Only what was answered before last midnight, so that nobody sees an answer come. No count of one to four is shown to
    anybody, the leader of the centre included: each is somebody whom it knows.
    """
    asked, answers = _asked(tx, period=period, centres=centres)
    order = sorted(asked)
    shown = _asked_shown([asked[centre] for centre in order], [len(answers[centre]) for centre in order])
    given = [answers[centre] for centre in order]
    satisfaction = _tables([[one.satisfaction for one in some] for some in given], [one.value for one in Satisfaction])
    knowledge = _tables([[one.knowledge for one in some] for some in given], [one.value for one in Knowledge])
    return [
        Said(centre=None, asked=shown[-1], satisfaction=satisfaction.total, knowledge=knowledge.total),
        *(
            Said(centre=centre, asked=count, satisfaction=of_one, knowledge=known)
            for centre, count, of_one, known in zip(
                order, shown[:-1], satisfaction.tables, knowledge.tables, strict=True
            )
        ),
    ]


def _asked(
    tx: Tx, *, period: Period, centres: frozenset[UUID] | None
) -> tuple[Counter[UUID], Mapping[UUID, Sequence[_Answer]]]:
    """Return how many were asked at each centre, and what those among them said who answered."""
    midnight = start_of_day(local_date(tx.now))
    until = min(period.ends_at, midnight)
    wanted = sa.select(surveys).where(surveys.c.asked_at >= period.starts_at, surveys.c.asked_at < until)
    if centres is not None:
        wanted = wanted.where(surveys.c.centre_id.in_(centres))
    asked: Counter[UUID] = Counter()
    answers: dict[UUID, list[_Answer]] = defaultdict(list)
    with tx.beyond_the_wall():  # what comes out are counts
        rows = tx.execute(wanted).all()
    for row in rows:
        asked[row.centre_id] += 1
        if row.told_at is not None and row.told_at < midnight:
            answers[row.centre_id].append(
                _Answer(satisfaction=_given(row.satisfaction), knowledge=_given(row.knowledge))
            )
    return asked, answers


def _given(answer: str | None) -> Sequence[str]:
    return () if answer is None else (answer,)


def _tables(given: Sequence[Sequence[Sequence[str]]], codes: Sequence[str]) -> Crossed:
    together = [one for some in given for one in some]
    return crossed(
        Crossed(
            tables=[tally(some, codes=codes, unknown=_NOT_SAID) for some in given],
            total=tally(together, codes=codes, unknown=_NOT_SAID),
        )
    )


def _asked_shown(asked: Sequence[int], answered: Sequence[int]) -> Sequence[int | None]:
    """Return how many were asked at each centre, and at all together last; None too where few were silent."""
    counts = [*zip(asked, answered, strict=True), (sum(asked), sum(answered))]
    values = {(place, WHOLE): of for place, (of, _) in enumerate(counts)}
    silent_few = {(place, WHOLE) for place, (of, some) in enumerate(counts) if is_few(of - some) and not is_few(some)}
    hidden = held_back(values, columns=(), besides=silent_few)
    return [None if cell in hidden else of for cell, of in values.items()]
