"""With the first wall switched off, PostgreSQL itself holds back what is not a caller's."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import PUBLIC, SYSTEM, Caller, KeyGrant
from app.kit.codes import Role
from app.kit.columns import metadata
from app.kit.database import Database
from app.tables import STEPS
from tests.contract.things import Things, grant_of, spread
from tests.journey.town import Town

OF_CASES = ("cases", "case_reports", "informed", "ownerships", "events", "tasks", "decisions")
OF_REPORTS = ("reports", "answers", "case_reports", "decisions")
NOT_WALLED = {
    *("social_centres", "districts", "housing_departments", "addresses", "directory_state"),
    *("rule_sets", "centre_counters", "figure_state", "case_batches_state"),
}
"""Places, the rules, and numbers of changes: nothing of anybody and of no case."""

assert STEPS, "all tables are known"


@pytest.fixture
def engine_kind() -> str:
    """An embedded database has no policies."""
    return "postgresql"


@pytest.fixture
def things(town: Town) -> Things:
    return spread(town)


def everything(database: Database, caller: Caller, table: str) -> list[sa.Row[Any]]:
    """Ask for a whole table, as a query would that forgot its bounds."""
    return list(database.read(lambda tx: tx.execute(sa.select(metadata.tables[table])).all(), caller=caller))


def test_each_role_meets_its_own_rows_alone(things: Things, database: Database) -> None:
    all_of = {table: everything(database, SYSTEM, table) for table in {*OF_CASES, *OF_REPORTS}}
    assert all(rows for table, rows in all_of.items() if table != "informed"), "there is something to hold back"
    for role in Role:
        caller = _caller(things, role)
        seen = {table: everything(database, caller, table) for table in all_of}
        _cases_are_its_own(things, role, seen)
        _reports_are_its_own(role, caller, seen, all_of)


def _cases_are_its_own(things: Things, role: Role, seen: dict[str, list[sa.Row[Any]]]) -> None:
    numbers = {row.number for row in seen["cases"]}
    cases = {row.id for row in seen["cases"]}
    if role in {Role.RESPONDER, Role.CENTRE_LEADER}:
        assert things.own[role, "number"] in numbers
        assert not numbers & set(things.foreign[role, "number"])
        assert not any(row.family for row in seen["cases"])
        for table in ("case_reports", "ownerships", "events"):
            assert {row.case_id for row in seen[table]} == cases, f"{role} {table}"
        return
    assert not cases, f"{role} sees cases"
    assert not [table for table in OF_CASES if table != "tasks" and seen[table]], role
    tasks = {str(row.id) for row in seen["tasks"]}
    assert tasks == ({things.own[role, "task"]} if role is Role.SUPPLIER else set())


def _reports_are_its_own(
    role: Role, caller: Caller, seen: dict[str, list[sa.Row[Any]]], all_of: dict[str, list[sa.Row[Any]]]
) -> None:
    reports = {row.id for row in seen["reports"]}
    answers = {row.report_id for row in seen["answers"]}
    if role is Role.LANDLORD_PORTAL:
        assert reports == {row.id for row in all_of["reports"] if row.scope_id in caller.landlords} == answers
        assert reports
    elif role in {Role.ANALYST, Role.CENTRAL_OFFICE, Role.ADMINISTRATOR}:
        assert not reports
        assert len(answers) == len(all_of["answers"])
    elif role in {Role.RESPONDER, Role.CENTRE_LEADER}:
        assert reports == {row.report_id for row in seen["case_reports"]}
        assert reports <= answers
    else:
        assert reports == {row.id for row in all_of["reports"] if row.caller_id == caller.id} == answers


def test_a_family_team_meets_its_own_cases_alone(things: Things, database: Database) -> None:
    team = things.town.city.north_team.family_team
    caller = Caller(id=UUID(int=5), role=Role.RESPONDER, responder=team)
    rows = everything(database, caller, "cases")
    assert rows
    assert all(row.family for row in rows)


def test_support_of_dwellings_and_administration_are_for_few(things: Things, database: Database) -> None:
    for role in Role:
        caller = _caller(things, role)
        works = role in {Role.RESPONDER, Role.CENTRE_LEADER, Role.ADMINISTRATOR}
        assert bool(everything(database, caller, "grants")) is works, role
        for table in ("api_keys", "access_log", "jobs"):
            assert bool(everything(database, caller, table)) is (role is Role.ADMINISTRATOR), f"{role} {table}"
        assert everything(database, caller, "dwellings") == []


def test_whom_nobody_told_who_asks_sees_nothing(things: Things, database: Database) -> None:
    assert things.own
    with database.engine.connect() as connection:
        for table in sorted(set(metadata.tables) - NOT_WALLED):
            assert connection.execute(sa.select(metadata.tables[table])).all() == [], table
    for table in {*OF_CASES, *OF_REPORTS}:
        assert everything(database, PUBLIC, table) == [], table


def test_every_table_has_its_policies_or_holds_nothing_of_anybodys(database: Database) -> None:
    with database.engine.connect() as connection:
        walled = set(connection.execute(sa.text("SELECT relname FROM pg_class WHERE relrowsecurity")).scalars())
    assert set(metadata.tables) - walled == NOT_WALLED


def test_what_a_read_was_told_does_not_outlive_it(things: Things, database: Database) -> None:
    """The next transaction of the same connection begins without any reach."""
    assert things.own
    everything(database, SYSTEM, "cases")
    with database.engine.connect() as connection:
        assert connection.execute(sa.text("SELECT current_setting('indgang.caller', true)")).scalar() in {None, ""}


def _caller(things: Things, role: Role) -> Caller:
    return caller_with(things.town, grant_of(things.town, role))


def caller_with(town: Town, grant: KeyGrant) -> Caller:
    """Return the very caller who holds a key, with the key's own id."""
    key = town.person(grant).headers["Authorization"].split()[1]
    found = town.door.client.portal.call(town.door.wiring.callers.find, key)  # type: ignore[union-attr]
    assert found is not None
    assert found.role is grant.role
    return Caller(
        id=found.id,
        role=found.role,
        landlords=found.landlords,
        centres=found.centres,
        responder=found.responder,
        supplier=found.supplier,
    )
