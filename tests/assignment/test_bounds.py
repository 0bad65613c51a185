"""What somebody may see is found without reading what was ever handed over."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.access.callers import SYSTEM
from app.assignment.bounds import Bounds, sees_report
from app.assignment.tables import hand_overs
from app.kit.codes import ResponderKind
from app.kit.database import Database
from tests.plans import planned

_OF_UNSETTLED = [one.name for one in hand_overs.indexes if one.dialect_options["sqlite"]["where"] is not None]
_CENTRES = (UUID(int=1), UUID(int=2))
LEADER = Bounds(centres=_CENTRES)
ADVISER = Bounds(centres=_CENTRES, owner=UUID(int=3), kind=ResponderKind.HOUSING_ADVISER)


@pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("bounds", [LEADER, ADVISER], ids=["leader", "adviser"])
def test_a_look_reads_no_hand_over_that_is_settled(database: Database, bounds: Bounds) -> None:
    with planned(database, about="hand_overs") as plan:
        assert not database.read(lambda tx: sees_report(tx, bounds, report=UUID(int=4)), caller=SYSTEM)
    assert plan
    assert [one for one in plan if not any(f"USING INDEX {index}" in one for index in _OF_UNSETTLED)] == []
