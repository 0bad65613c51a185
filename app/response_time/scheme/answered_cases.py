"""Counting what the counted cases answered (pure): the bits of each case, asked as often as there are questions.

Loads numpy, so it is imported where it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final
from uuid import UUID

import numpy as np

from app.response_time.scheme import answers_given
from app.response_time.scheme.answers_given import Bits
from app.response_time.scheme.came_back import relapses
from app.response_time.scheme.case_batch import Batch
from app.response_time.scheme.case_columns import NOBODY, CaseColumns
from app.response_time.scheme.questions import WAYS, Answered, Question
from app.response_time.scheme.scope import Scope
from app.response_time.scheme.tally import Tally, tally_of
from app.response_time.scheme.those_counted import Span, counted_cases, merged_since, places, span_of

_FIND: Final[Mapping[Question, Callable[[CaseColumns, Span], Bits]]] = {
    Question.CASE_TYPES: answers_given.case_types,
    Question.ORIGINS: answers_given.origins,
    Question.CONCERNS: answers_given.concerns,
    Question.OCCASIONS: answers_given.occasions,
    Question.ACTIVITIES: answers_given.activities,
    Question.STAGES: answers_given.stages,
    Question.REFERRED: answers_given.referred,
    Question.OUTCOMES: answers_given.outcomes,
    Question.EVICTIONS: answers_given.evictions,
}


class AnsweredCases:
    """The cases of a scope with their answers; what was found of all of them is not sought again for some."""

    def __init__(self, batches: Sequence[Batch], scope: Scope, *, among: AnsweredCases | None = None) -> None:
        self._batches = batches
        self._scope = scope
        self._counted = counted_cases(batches, scope)
        self._all = self if among is None else among
        self._known: dict[Question, Sequence[Bits]] = {}

    def at(self, centre: UUID) -> AnsweredCases:
        """Return those of them that are one centre's."""
        return AnsweredCases(self._batches, replace(self._scope, centres=frozenset({centre})), among=self._all)

    def answered(self, question: Question) -> Answered:
        """Return what they answered, and how many persons they are about."""
        way = WAYS[question]
        persons, nameless = self._persons
        return Answered(table=self._table(question), not_known=way.not_known, persons=persons, nameless=nameless)

    def tables(self, questions: Collection[Question]) -> Mapping[Question, Tally]:
        return {one: self._table(one) for one in questions}

    def _table(self, question: Question) -> Tally:
        way = WAYS[question]
        every = zip(self._all.given(question), self._counted, strict=True)
        bits = [found[those] for found, those in every if those.any()]
        counts = {code: _with_bit(bits, place) for place, code in enumerate(way.codes)}
        counts[way.unknown] = counts.get(way.unknown, 0) + sum(int(np.count_nonzero(one == 0)) for one in bits)
        return tally_of(counts, codes=way.codes, unknown=way.unknown, of=sum(len(one) for one in bits))

    @cached_property
    def _persons(self) -> tuple[int, int]:
        """How many persons are known by name, and in how many cases nobody is."""
        every = [one.columns.cases["person"][those] for one, those in zip(self._batches, self._counted, strict=True)]
        known = np.concatenate([some[some != NOBODY] for some in every])
        return len(np.unique(known)), sum(int(np.count_nonzero(some == NOBODY)) for some in every)

    def given(self, question: Question) -> Sequence[Bits]:
        """Return what each case answers; of batches of which none is counted, nothing."""
        if question not in self._known:
            self._known[question] = self._find(question, span_of(self._scope))
        return self._known[question]

    def _find(self, question: Question, span: Span) -> Sequence[Bits]:
        if question is Question.RELAPSES:
            return relapses(self._batches, span)
        find = _FIND[question]
        if question is Question.ACTIVITIES:
            return self._merged([find(one.columns, span) for one in self._batches], span)
        return [
            find(one.columns, span) if those.any() else np.zeros(len(those), dtype=np.uint32)
            for one, those in zip(self._batches, self._counted, strict=True)
        ]

    def _merged(self, found: Sequence[Bits], span: Span) -> Sequence[Bits]:
        """Add what was done in cases that ended in another one since the scope began: it was done in that one."""
        lasting = merged_since(self._batches, span.start)
        there = places(self._batches, {*lasting, *lasting.values()})
        for ended, last in lasting.items():
            if ended in there and last in there:
                found[there[last].batch][there[last].row] |= found[there[ended].batch][there[ended].row]
        return found


def _with_bit(bits: Sequence[Bits], place: int) -> int:
    return sum(int(np.count_nonzero(one & np.uint32(1 << place))) for one in bits)
