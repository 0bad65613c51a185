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
from app.response_time.scheme.tally import Tally, tally_of
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


_Answers = Counter[tuple[str, str]]
"""How often each was said of satisfaction and of knowledge, `not_said` where it was not."""


def said(tx: Tx, *, period: Period, centres: frozenset[UUID] | None) -> Sequence[Said]:
    """Return what those answered who were asked in the period: of all together first, and then of each centre.

    Only what was answered before last midnight, so that nobody sees an answer come. No count of one to four is shown to
    anybody, the leader of the centre included: each is somebody whom it knows.
    """
    asked, answers = _asked(tx, period=period, centres=centres)
    order = sorted(asked)
    shown = _asked_shown([asked[centre] for centre in order], [answers[centre].total() for centre in order])
    given = [answers[centre] for centre in order]
    satisfaction = _tables([_each(some, 0) for some in given], [one.value for one in Satisfaction])
    knowledge = _tables([_each(some, 1) for some in given], [one.value for one in Knowledge])
    return [
        Said(centre=None, asked=shown[-1], satisfaction=satisfaction.total, knowledge=knowledge.total),
        *(
            Said(centre=centre, asked=count, satisfaction=of_one, knowledge=known)
            for centre, count, of_one, known in zip(
                order, shown[:-1], satisfaction.tables, knowledge.tables, strict=True
            )
        ),
    ]


def _asked(tx: Tx, *, period: Period, centres: frozenset[UUID] | None) -> tuple[Counter[UUID], Mapping[UUID, _Answers]]:
    """Return how many were asked at each centre, and what those among them said who answered."""
    midnight, row = start_of_day(local_date(tx.now)), surveys.c
    told = (row.told_at < midnight).label("told")
    said_so = (row.centre_id, row.satisfaction, row.knowledge)
    wanted = sa.select(*said_so, told, sa.func.count().label("times")).group_by(*said_so, sa.literal_column("told"))
    wanted = wanted.where(row.asked_at >= period.starts_at, row.asked_at < min(period.ends_at, midnight))
    if centres is not None:
        wanted = wanted.where(row.centre_id.in_(centres))
    asked: Counter[UUID] = Counter()
    answers: dict[UUID, _Answers] = defaultdict(Counter)
    with tx.beyond_the_wall():  # what comes out are counts
        rows = tx.execute(wanted).all()
    for one in rows:
        asked[one.centre_id] += one.times
        if one.told:
            answers[one.centre_id][one.satisfaction or _NOT_SAID, one.knowledge or _NOT_SAID] += one.times
    return asked, answers


def _each(answers: _Answers, place: int) -> Counter[str]:
    """Return how often each was said of one of the two."""
    found: Counter[str] = Counter()
    for pair, times in answers.items():
        found[pair[place]] += times
    return found


def _tables(given: Sequence[Counter[str]], codes: Sequence[str]) -> Crossed:
    together = sum(given, Counter[str]())
    tables = [tally_of(some, codes=codes, unknown=_NOT_SAID, of=some.total()) for some in (*given, together)]
    return crossed(Crossed(tables=tables[:-1], total=tables[-1]))


def _asked_shown(asked: Sequence[int], answered: Sequence[int]) -> Sequence[int | None]:
    """Return how many were asked at each centre, and at all together last; None too where few were silent."""
    counts = [*zip(asked, answered, strict=True), (sum(asked), sum(answered))]
    values = {(place, WHOLE): of for place, (of, _) in enumerate(counts)}
    silent_few = {(place, WHOLE) for place, (of, some) in enumerate(counts) if is_few(of - some) and not is_few(some)}
    hidden = held_back(values, columns=(), besides=silent_few)
    return [None if cell in hidden else of for cell, of in values.items()]
