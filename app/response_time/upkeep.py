"""What is done for the figures without anybody asking, as promised work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.jobs.promise import Promise, promise
from app.jobs.run import Way
from app.jobs.work import Job
from app.kit.database import Database, Tx

FOLD: Final = "fold_figures"
_EVERY_SECONDS: Final = 600


def promise_fold(tx: Tx) -> None:
    """Promise to fold what was touched; again within ten minutes is no second promise."""
    promise(tx, [Promise(kind=FOLD, key=str(int(tx.now.timestamp()) // _EVERY_SECONDS))])


def fold_figures_of(database: Database) -> tuple[int, int]:
    """Fold everything that was touched by now; return how many reports and how many cases were read for it."""
    from app.response_time.fold import fold_all  # noqa: PLC0415 numpy is not for the start of the service
    from app.response_time.scheme.fold_cases import fold_cases  # noqa: PLC0415 as above

    return fold_all(database), fold_cases(database)


def ways(database: Database) -> Mapping[str, Way]:
    """Return how it is done."""

    def fold(_job: Job, _prepared: object) -> None:
        fold_figures_of(database)

    return {FOLD: Way(deliver=fold)}
