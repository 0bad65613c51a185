"""The mails that somebody looks for are few among all that came, and are found without reading those."""

from __future__ import annotations

import pytest

from app.access.callers import SYSTEM
from app.blobs.mails_kept import Fate, Wanted, stored
from app.kit.database import Database
from tests.plans import planned


@pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("fate", "index"),
    [
        (Fate.WAITING, "ix_mails_waiting"),
        (Fate.FAILED, "ix_mails_waiting"),
        (Fate.DROPPED, "ix_mails_of_machines"),
    ],
)
def test_the_few_are_found_by_an_index_of_their_own(database: Database, fate: Fate, index: str) -> None:
    with planned(database, about="mails") as plan:
        assert database.read(lambda tx: stored(tx, wanted=Wanted(fate=fate), limit=50), caller=SYSTEM) == []
    assert plan[0] == f"SCAN mails USING INDEX {index}"
