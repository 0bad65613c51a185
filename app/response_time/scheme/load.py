"""How much is reported of each department, or of each stairwell of one, month by month and for every 100 dwellings.

It shows where burdens gather, so that fewer people in need are housed beside each other; it says nothing of a home.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

import sqlalchemy as sa

from app.intake.tables import reports
from app.kit.database import Tx
from app.kit.office_hours import start_of_day
from app.response_time.months import month_after
from app.response_time.period import Period
from app.response_time.scheme.crossed import Crossed, crossed
from app.response_time.scheme.population import parts
from app.response_time.scheme.spots import Spot, Stairwells, departments, stairwells
from app.response_time.scheme.tally import Tally, counted

if TYPE_CHECKING:  # numpy takes its time, and few starts need it
    from app.response_time.scheme.reported import Reported

OPEN: Final = "open"
REFERRED: Final = "referred"
_HUNDRED: Final = 100
Counts = Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadWanted:
    """Of which reports: those of some centres, None is all; of a department its stairwells, else departments."""

    period: Period
    centres: frozenset[UUID] | None
    department: UUID | None
    guarded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What was reported of a spot, of all of them where it is None: by month, and what of it is open or of referred."""

    spot: Spot | None
    months: Tally
    standing: Tally


def per_hundred(count: int | None, dwellings: int | None) -> float | None:
    """Return how many for every 100 dwellings; None where either is not known or held back."""
    return None if count is None or not dwellings else round(_HUNDRED * count / dwellings, 1)


def load(tx: Tx, wanted: LoadWanted) -> Sequence[Load]:
    """Return the load of all spots together first, and then of each of which anything was reported."""
    found = _reports(tx, wanted)
    spots, key_of = _spots(tx, wanted, found)
    months = [first.isoformat()[:7] for first, _ in _months(wanted.period)]
    by_month: dict[str, Counter[str]] = defaultdict(Counter)
    standing: dict[str, Counter[str]] = defaultdict(Counter)
    for one, times in found.by_month.items():
        by_month[key_of(one.where)][months[one.month]] += times
    for where, times in found.referred.items():
        standing[key_of(where)][REFERRED] += times
    for where, times in found.open.items():
        standing[key_of(where)][OPEN] += times
    order = sorted((set(by_month) | set(standing)) & set(spots), key=lambda key: spots[key].name)
    counts = _crossed(order, by_month, months, guarded=wanted.guarded)
    stands = _crossed(order, standing, [OPEN, REFERRED], guarded=wanted.guarded)
    return [
        Load(spot=None, months=counts.total, standing=stands.total),
        *(
            Load(spot=spots[key], months=counts.tables[place], standing=stands.tables[place])
            for place, key in enumerate(order)
        ),
    ]


def _reports(tx: Tx, wanted: LoadWanted) -> Reported:
    from app.response_time.scheme.case_batches import all_cases  # noqa: PLC0415 numpy takes its time
    from app.response_time.scheme.reported import Asked, reported  # noqa: PLC0415 and few starts need it

    starts = [start_of_day(first) for first, _ in _months(wanted.period)]
    asked = Asked(
        months=[*starts, wanted.period.ends_at],
        centres=wanted.centres,
        department=wanted.department,
    )
    return reported(all_cases(tx), asked)


def _spots(tx: Tx, wanted: LoadWanted, found: Reported) -> tuple[Mapping[str, Spot], Callable[[UUID], str]]:
    if wanted.department is None:
        return departments(tx), str
    within = stairwells(tx, department=wanted.department)
    return within.spots, _stairwells_of(tx, within, found).__getitem__


def _stairwells_of(tx: Tx, within: Stairwells, found: Reported) -> Mapping[UUID, str]:
    """Return in which stairwell each report is: that is below the postcode, and kept nowhere but beside the report."""
    ids = {one.where for one in found.by_month} | set(found.referred) | set(found.open)
    keys: dict[UUID, str] = {}
    with tx.beyond_the_wall():  # what comes out are counts
        for some in parts(ids):
            columns = (reports.c.id, reports.c.dwelling_fp, reports.c.building_fp)
            for row in tx.execute(sa.select(*columns).where(reports.c.id.in_(some))):
                keys[row.id] = within.key_of(dwelling=row.dwelling_fp, building=row.building_fp)
    return keys


def _months(period: Period) -> Iterator[tuple[date, date]]:
    """Yield the months of a period, the first and the last as far as they are within it."""
    first = period.first
    while first < period.end:
        end = min(month_after(first.replace(day=1)), period.end)
        yield first, end
        first = end


def _crossed(order: Sequence[str], counts: Counts, codes: Sequence[str], *, guarded: bool) -> Crossed:
    together = sum((counts[key] for key in order if key in counts), Counter[str]())
    whole = Crossed(
        tables=[counted(counts.get(key, Counter()), codes=codes) for key in order],
        total=counted(together, codes=codes),
    )
    return crossed(whole) if guarded else whole
