"""Whether people who had support still have a home (pure): table 17 of the 2008 study, in each of its variants.

Of persons and never of a person or a worker, and shown as something to learn from: no target colours it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.kit.case_codes import Outcome
from app.kit.study_codes import HousingStatus
from app.queue.housing import OWN_DWELLING, Housing
from app.response_time.scheme.tally import Tally, percent

WINDOW: Final = timedelta(days=92)
"""What was seen so long before or after a day says how somebody lived on it: a quarter."""
MONTHS: Final = 12
"""So long after the support began, or ended, is looked at where no day is named."""


class Since(StrEnum):
    """From when on a year is counted."""

    START = "start"
    END = "end"


class Stay(StrEnum):
    """How somebody lived on a day; each person has exactly one."""

    SAME_ADDRESS = "same_address"
    OTHER_DWELLING = "other_dwelling"
    MOVED_OUT = "moved_out"
    DECEASED = "deceased"
    NO_DWELLING = "no_dwelling"
    UNKNOWN = "unknown"
    """Nobody followed up around that day."""
    NOT_YET = "not_yet"
    """The day is still to come."""


class Kept(StrEnum):
    """What counts as having kept a home."""

    OWN_DWELLING = "own_dwelling"
    SAME_ADDRESS = "same_address"


class Variant(StrEnum):
    """Who is counted, and as what."""

    STRICT = "strict"
    WITH_MOVED_OUT = "with_moved_out"
    """Who moved out of the municipality counts as having kept a home."""
    WITHOUT_DECEASED = "without_deceased"
    WITHOUT_DECEASED_AND_MOVED_OUT = "without_deceased_and_moved_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How somebody lived, as somebody saw it on a day; `until_seen_again` where a case ended by it."""

    on: date
    housing: Housing
    until_seen_again: bool = False

    def tells_of(self, day: date) -> bool:
        """Say whether it tells how somebody lived on a day after it."""
        stays = self.until_seen_again or self.housing.status is HousingStatus.DECEASED
        return stays or self.on >= day - WINDOW


def seen_by_outcome(outcome: Outcome, *, on: date) -> Seen | None:
    """Return what the end of a case tells of a home; None where it tells nothing.

    Who was evicted, moved or died is followed up by nobody, so that is how they live until somebody sees otherwise; a
    new home is one that must be seen again. Whoever moved where nobody said is with those who moved out.
    """
    housing = _BY_OUTCOME.get(outcome)
    if housing is None:
        return None
    return Seen(on=on, housing=housing, until_seen_again=housing.status not in OWN_DWELLING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How many of those who are counted kept a home; None where too few would be told of."""

    kept: Kept
    variant: Variant
    persons: int | None
    of: int | None
    share: float | None
    percent: int | None


def stay_on(day: date, seen: Sequence[Seen], *, today: date) -> Stay:
    """Return how somebody lived on a day; `seen` in the order of time, the last told last.

    What was seen last before it says so, or else what was seen first after it, where that is not too long ago or on;
    who had died stays dead, and what a case ended by lasts until somebody sees otherwise.
    """
    if day > today:
        return Stay.NOT_YET
    before = [one for one in seen if one.on <= day]
    after = [one for one in seen if day < one.on <= day + WINDOW]
    if before and before[-1].tells_of(day):
        return _stay(before[-1].housing)
    return _stay(after[0].housing) if after else Stay.UNKNOWN


def rates(table: Tally) -> Iterator[Rate]:
    """Yield every variant of table 17 from the persons by how they lived; of those of whom it is known."""
    persons = {Stay(one.code): one.count for one in table.lines}
    for kept, stays in _KEPT.items():
        for variant, (besides, left_out) in _VARIANTS.items():
            those = _sum(persons, stays | besides)
            out = _sum(persons, _NOT_KNOWN | left_out)
            of = None if out is None or table.of is None else table.of - out
            yield _rate(kept, variant, those, of)


def _sum(persons: Mapping[Stay, int | None], stays: frozenset[Stay]) -> int | None:
    """Return how many lived so; None where any of the counts is held back."""
    counts = [persons[one] for one in stays]
    return None if None in counts else sum(one or 0 for one in counts)


def _rate(kept: Kept, variant: Variant, those: int | None, of: int | None) -> Rate:
    if those is None or of is None:
        return Rate(kept=kept, variant=variant, persons=None, of=None, share=None, percent=None)
    share = those / of if of else None
    return Rate(kept=kept, variant=variant, persons=those, of=of, share=share, percent=percent(those, of=of))


def _stay(housing: Housing) -> Stay:
    if housing.status in OWN_DWELLING:
        return Stay.SAME_ADDRESS if housing.same_address else Stay.OTHER_DWELLING
    return _WITHOUT[housing.status]


_WITHOUT: Final = {
    HousingStatus.MOVED_OUT: Stay.MOVED_OUT,
    HousingStatus.DECEASED: Stay.DECEASED,
    HousingStatus.NONE: Stay.NO_DWELLING,
}
_BY_OUTCOME: Final = {
    Outcome.EVICTED: Housing(status=HousingStatus.NONE),
    Outcome.DIED: Housing(status=HousingStatus.DECEASED),
    Outcome.MOVED: Housing(status=HousingStatus.MOVED_OUT),
    Outcome.MOVED_TO_BETTER_SUITED: Housing(status=HousingStatus.DWELLING, same_address=False),
}
_NOT_KNOWN: Final = frozenset({Stay.UNKNOWN, Stay.NOT_YET})
_KEPT: Final = {
    Kept.OWN_DWELLING: frozenset({Stay.SAME_ADDRESS, Stay.OTHER_DWELLING}),
    Kept.SAME_ADDRESS: frozenset({Stay.SAME_ADDRESS}),
}
_VARIANTS: Final[Mapping[Variant, tuple[frozenset[Stay], frozenset[Stay]]]] = {
    Variant.STRICT: (frozenset(), frozenset()),
    Variant.WITH_MOVED_OUT: (frozenset({Stay.MOVED_OUT}), frozenset()),
    Variant.WITHOUT_DECEASED: (frozenset(), frozenset({Stay.DECEASED})),
    Variant.WITHOUT_DECEASED_AND_MOVED_OUT: (frozenset(), frozenset({Stay.DECEASED, Stay.MOVED_OUT})),
}
"""Who counts as having kept a home besides, and who is left out."""
