"""With the first wall switched off a consent lets meet the rows that it is for, and no others of the case."""

from __future__ import annotations

from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, Caller
from app.access.scopes import WHOLE, Scope
from app.access.tables import consents
from app.kit.codes import Role
from app.kit.columns import metadata
from app.kit.database import Database, Tx
from tests.journey.town import Town
from tests.privacy.test_scope_of_consent import EACH, shared, told_of

ON_THE_WALL = {
    "cases": WHOLE,
    **dict.fromkeys(("reports", "case_reports", "decisions"), frozenset({Scope.CONTACTS, Scope.TEXTS, Scope.EVENTS})),
    **dict.fromkeys(("events", "tasks", "ownerships", "corrections"), frozenset({Scope.EVENTS})),
    **dict.fromkeys(("courses", "course_extensions"), frozenset({Scope.SUPPORT})),
}
"""By table, any one scope by which its rows are met."""


@pytest.fixture
def engine_kind() -> str:
    """An embedded database has no policies."""
    return "postgresql"


@pytest.mark.parametrize("scope", [(), *EACH], ids=lambda one: "+".join(one) or "before")
def test_the_second_wall_holds_it_by_the_row(town: Town, database: Database, scope: tuple[Scope, ...]) -> None:
    """With the first wall switched off; nothing where there is no consent, and all by one from before scopes."""
    number = told_of(town)
    caller = Caller(id=UUID(int=5), role=Role.RESPONDER, responder=town.city.north_team.caseworker)
    assert not _met(database, caller)
    shared(town, number, *(scope or (Scope.STATUS,)))
    if not scope:
        whole = sa.update(consents).values(scope=sa.text("DEFAULT"))
        database.write(lambda tx: tx.execute(whole), caller=SYSTEM)
    covered = {*scope, Scope.STATUS} if scope else set(WHOLE)
    assert _met(database, caller) == {name for name, needed in ON_THE_WALL.items() if needed & covered}


def _met(database: Database, caller: Caller) -> set[str]:
    """Return the tables of which the caller meets rows, by queries that forgot their bounds."""

    def work(tx: Tx) -> set[str]:
        return {name for name in ON_THE_WALL if tx.execute(sa.select(metadata.tables[name])).first() is not None}

    return database.read(work, caller=caller)
