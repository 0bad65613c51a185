"""How satisfied reporters are, and whether they know whom to turn to, centre by centre and together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.kit.database import Tx
from app.kit.survey_codes import Knowledge, Satisfaction
from app.response_time.least import is_few
from app.response_time.period import Period
from app.response_time.scheme.crossed import Crossed, crossed
from app.response_time.scheme.tally import Tally, tally
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

    No count of one to four is shown to anybody, the leader of the centre included: each is somebody whom it knows.
    """
    asked, answers = _asked(tx, period=period, centres=centres)
    order = sorted(asked)
    given = [answers[centre] for centre in order]
    satisfaction = _tables([[one.satisfaction for one in some] for some in given], [one.value for one in Satisfaction])
    knowledge = _tables([[one.knowledge for one in some] for some in given], [one.value for one in Knowledge])
    return [
        Said(centre=None, asked=_enough(asked.total()), satisfaction=satisfaction.total, knowledge=knowledge.total),
        *(
            Said(centre=centre, asked=_enough(asked[centre]), satisfaction=of_one, knowledge=known)
            for centre, of_one, known in zip(order, satisfaction.tables, knowledge.tables, strict=True)
        ),
    ]


def _asked(
    tx: Tx, *, period: Period, centres: frozenset[UUID] | None
) -> tuple[Counter[UUID], Mapping[UUID, Sequence[_Answer]]]:
    """Return how many were asked at each centre, and what those among them said who answered."""
    wanted = sa.select(surveys).where(surveys.c.asked_at >= period.starts_at, surveys.c.asked_at < period.ends_at)
    if centres is not None:
        wanted = wanted.where(surveys.c.centre_id.in_(centres))
    asked: Counter[UUID] = Counter()
    answers: dict[UUID, list[_Answer]] = defaultdict(list)
    with tx.beyond_the_wall():  # what comes out are counts
        rows = tx.execute(wanted).all()
    for row in rows:
        asked[row.centre_id] += 1
        if row.told_at is not None:
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


def _enough(asked: int) -> int | None:
    return None if is_few(asked) else asked
