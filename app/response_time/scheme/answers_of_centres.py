"""The answers of all cases, centre by centre: what a quarter is told by."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from app.directory.ever import ever
from app.kit.database import Tx
from app.response_time.period import Period
from app.response_time.scheme.answers import answered_at
from app.response_time.scheme.by_centre import OfCentre
from app.response_time.scheme.crossed import Crossed, crossed
from app.response_time.scheme.questions import Question
from app.response_time.scheme.scope import Scope, Which


def answers_of_centres(tx: Tx, *, period: Period, centres: frozenset[UUID] | None) -> Sequence[OfCentre]:
    """Return every question of the cases in which somebody did something: of all centres, then of each; few held back.

    A case in which two centres did something is of both.
    """
    order = sorted(centres if centres is not None else {one.id for one in ever(tx).centres})
    scope = Scope(start=period.starts_at, end=period.ends_at, centres=centres, which=Which.ACTED_ON)
    answered = answered_at(tx, list(Question), scope=scope, each=order)
    asked, together = answered.centres, {question: one.table for question, one in answered.together.items()}
    acted = [centre for centre in order if any(table.of for table in asked[centre].values())]
    found = {
        question: crossed(Crossed(tables=[asked[centre][question] for centre in acted], total=together[question]))
        for question in Question
    }
    return [
        OfCentre(centre=None, tables={question.value: one.total for question, one in found.items()}),
        *(
            OfCentre(centre=centre, tables={question.value: one.tables[place] for question, one in found.items()})
            for place, centre in enumerate(acted)
        ),
    ]
