"""A whole case is asked in a few trips, and what was foreseen of it is used up: nothing stale waits for a later act."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.api.acting import whole
from app.assignment.cases import one
from app.assignment.tables import cases
from app.kit.database import Tx
from app.kit.together import Together
from tests.journey.town import Town

pytestmark = pytest.mark.parametrize("engine_kind", ["postgresql"], indirect=True)


@pytest.mark.parametrize("concerns", [["noise"], ["children_at_risk"]])
def test_nothing_that_was_foreseen_is_left(town: Town, concerns: list[str]) -> None:
    town.portal.reports("Se felterne.", concerns=concerns)

    def look(tx: Tx) -> list[object]:
        numbers = tx.execute(sa.select(cases.c.number)).scalars().all()
        assert numbers
        for number in numbers:
            item = one(tx, None, number=number)
            assert item is not None
            whole(tx, item, family=item.family)
        assert isinstance(tx._direct, Together)
        return list(tx._direct._foreseen)

    assert town.door.wiring.database.read(look, caller=SYSTEM) == []
