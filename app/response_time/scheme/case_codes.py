"""What an event says, as a number (pure): the place of a code in its list, or a bit for each of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from app.kit.case_codes import EventKind, Outcome
from app.kit.codes import Concern, TriState
from app.kit.study_codes import Activity, CaseType, Occasion
from app.response_time.scheme.case_columns import (
    ACTIVITIES,
    CASE_TYPES,
    CONCERNS,
    EXPECTED,
    EXPECTED_AT,
    OCCASIONS,
    OUTCOMES,
)


def coded(kind: str, codes: Mapping[str, Any]) -> int:
    """Return what an event of this kind says; of most kinds that it happened is all that is counted."""
    told = _WORDS.get(kind)
    return 0 if told is None else told(codes)


def mask_of_concerns(concerns: Iterable[str]) -> int:
    return sum(1 << CONCERNS.index(Concern(one)) for one in set(concerns))


def _closing(codes: Mapping[str, Any]) -> int:
    expected = TriState(codes.get("expected_to_return", TriState.UNKNOWN.value))
    return OUTCOMES.index(Outcome(codes["outcome"])) | EXPECTED.index(expected) << EXPECTED_AT


_WORDS: Final[Mapping[str, Callable[[Mapping[str, Any]], int]]] = {
    EventKind.CASE_TYPE_SET.value: lambda codes: CASE_TYPES.index(CaseType(codes["case_type"][1])),
    EventKind.OCCASIONS_SET.value: lambda codes: sum(
        1 << OCCASIONS.index(Occasion(one)) for one in set(codes["occasions"])
    ),
    EventKind.ACTIVITY.value: lambda codes: ACTIVITIES.index(Activity(codes["activity"])),
    EventKind.CLOSED.value: _closing,
}
