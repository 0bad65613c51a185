"""What is asked of every case that is counted, and what an answer is (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.kit.case_codes import Outcome
from app.kit.codes import Concern, EvictionStage, TriState
from app.kit.study_codes import Activity, CaseType, Occasion, Origin
from app.response_time.scheme.ends import Eviction, Relapse
from app.response_time.scheme.tally import Tally

_UNKNOWN: Final = "unknown"
NO_EVICTION: Final = "no_eviction"


class Question(StrEnum):
    """What is asked of every case."""

    CASE_TYPES = "case-types"
    ORIGINS = "origins"
    CONCERNS = "concerns"
    OCCASIONS = "occasions"
    ACTIVITIES = "activities"
    STAGES = "stages"
    REFERRED = "referred"
    OUTCOMES = "outcomes"
    RELAPSES = "relapses"
    EVICTIONS = "evictions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The answers of the cases; `persons` are those known by name, `nameless` the cases in which nobody is.

    `not_known` is the line of those of which the answer is not known.
    """

    table: Tally
    not_known: str
    persons: int
    nameless: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a question is answered: every code is a line, and whoever gave no answer is counted as `unknown`.

    `not_known` is the line that says nothing: who has not closed a case, say, is known not to have.
    """

    codes: Sequence[str]
    unknown: str = _UNKNOWN
    not_known: str = _UNKNOWN


_OTHER: Final = Origin.OTHER_OR_UNKNOWN.value


def _codes(kind: type[StrEnum]) -> Sequence[str]:
    return [one.value for one in kind]


WAYS: Final[Mapping[Question, Way]] = {
    Question.CASE_TYPES: Way(codes=_codes(CaseType)),
    Question.ORIGINS: Way(codes=_codes(Origin), unknown=_OTHER, not_known=_OTHER),
    Question.CONCERNS: Way(codes=_codes(Concern)),
    Question.OCCASIONS: Way(codes=_codes(Occasion)),
    Question.ACTIVITIES: Way(codes=_codes(Activity)),
    Question.STAGES: Way(codes=[*_codes(EvictionStage), NO_EVICTION]),
    Question.REFERRED: Way(codes=_codes(TriState)),
    Question.OUTCOMES: Way(codes=_codes(Outcome), unknown="not_closed"),
    Question.RELAPSES: Way(codes=_codes(Relapse)),
    Question.EVICTIONS: Way(codes=_codes(Eviction)),
}
