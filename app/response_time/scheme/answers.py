"""What the cases of a period were about and how they ended, each answer of all n cases.

Tables 7, 10, 13, 14 and 16 of the 2008 study, and what it could not count. Causes (table 15) never leave the case and
are in no figure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.kit.database import Tx
from app.response_time.scheme.questions import Answered, Question
from app.response_time.scheme.scope import Scope
from app.response_time.scheme.tally import Tally


def answered(tx: Tx, question: Question, *, scope: Scope) -> Answered:
    """Return how many of the cases of a scope gave each answer."""
    return all_answered(tx, [question], scope=scope)[question]


def all_answered(tx: Tx, questions: Collection[Question], *, scope: Scope) -> Mapping[Question, Answered]:
    """Return the same for several questions."""
    return answered_at(tx, questions, scope=scope, each=()).together


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredAt:
    """The answers of the cases of a scope, and the tables of those of each centre."""

    together: Mapping[Question, Answered]
    centres: Mapping[UUID, Mapping[Question, Tally]]


def answered_at(tx: Tx, questions: Collection[Question], *, scope: Scope, each: Sequence[UUID]) -> AnsweredAt:
    """Return the answers of a scope, and beside them those of each of some centres: everything is read once."""
    from app.response_time.scheme.answered_cases import AnsweredCases  # noqa: PLC0415 numpy takes its time
    from app.response_time.scheme.case_batches import all_cases  # noqa: PLC0415 and few starts need it

    found = AnsweredCases(all_cases(tx), scope)
    return AnsweredAt(
        together={one: found.answered(one) for one in questions},
        centres={centre: found.at(centre).tables(questions) for centre in each},
    )
