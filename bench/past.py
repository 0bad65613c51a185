"""A past of any size: a few cases are reported, answered and closed by the service's own steps, then copied in bulk.

Copies keep what the service wrote - sizes, codes, sealed bytes - and get ids, references, dwellings and times of their
own; so their sealed fields do not open, which nobody asks of them here.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import SYSTEM, Caller
from app.api.report_body import ReportIn
from app.assignment.tables import case_reports, cases, dwellings, ownerships, tasks
from app.history.tables import events
from app.intake.tables import reports
from app.jobs.tables import jobs
from app.journey import receive
from app.kit.case_codes import ContactedWith, EventKind, Outcome
from app.kit.codes import Channel, Role
from app.kit.database import Database, Tx
from app.kit.engines import make_engine
from app.kit.study_codes import Activity, CaseType
from app.privacy.proof import refuse_other_keys
from app.queue.acts import Closing, EventTold
from app.queue.claim import claim
from app.queue.finish import close
from app.queue.tables import centre_counters, changes
from app.queue.tell import tell
from app.queue.viewer import viewer_of
from app.queue.work import Coded
from app.response_time.measure import measure
from app.response_time.tables import answers
from app.triage.tables import decisions
from bench import bodies
from bench.stands import Stand

TEMPLATES = 40
_AT_ONCE = 2
"""Tables that PostgreSQL copies side by side."""

_COPIED = (events, reports, cases, jobs, decisions, changes, ownerships, case_reports, answers, tasks)
"""The longest first."""
_KEPT = frozenset(
    ("caller_id", "scope_id", "landlord_id", "department_id", "district_id", "centre_id", "owner_id", "responder_id")
)
"""Ids of the municipality's own, which every copy shares."""
_FINGERPRINTS = frozenset(("dwelling_fp", "building_fp", "your_reference_fp"))
_HURRIED = {
    "sqlite": (
        "PRAGMA foreign_keys=OFF",
        "PRAGMA journal_mode=OFF",
        "PRAGMA synchronous=OFF",
        "PRAGMA secure_delete=OFF",
        "PRAGMA cache_size=-1000000",
    ),
    "postgresql": (
        "SET session_replication_role = replica",
        "SET jit = off",
        "SET synchronous_commit = off",
        "SET maintenance_work_mem = '512MB'",
    ),
}
_CARELESS = {"fsync": "off", "full_page_writes": "off", "max_wal_size": "16GB"}
"""While a past is made."""
_RELOAD = "SELECT pg_reload_conf()"
_NUMBERS = (
    "WITH RECURSIVE numbers(n) AS (SELECT CAST(:first AS INTEGER) UNION ALL SELECT n + 1 FROM numbers WHERE n < :last)"
)


def live(stand: Stand, *, past: int) -> None:
    """Fill an empty database with at least so many answered reports of closed cases."""
    with stand.open() as database:
        database.write(refuse_other_keys, caller=SYSTEM)  # as the first start of the service does
        for body in islice(bodies.reports(stand.municipality), TEMPLATES):
            _live_one(database, stand, body)
    engine = make_engine(stand.owner or stand.url, writing=True)
    served = stand.owner is not None
    if served:
        _order(engine, *(f"ALTER SYSTEM SET {name} = '{value}'" for name, value in _CARELESS.items()), _RELOAD)
    _multiply(engine, copies=max(0, past // TEMPLATES - 1))
    if served:  # what its own housekeeping does sooner or later; then it is as careful again as it is measured
        _order(engine, "VACUUM ANALYZE", *(f"ALTER SYSTEM RESET {name}" for name in _CARELESS), _RELOAD, "CHECKPOINT")
    engine.dispose()  # whoever opens it next finds an embedded one careful again


def _live_one(database: Database, stand: Stand, body: bytes) -> None:
    """Report, claim, contact and close."""
    portal = Caller(id=UUID(int=1), role=Role.LANDLORD_PORTAL, landlords=frozenset({stand.municipality.landlord}))
    told = ReportIn.model_validate_json(body).told(channel=Channel.API, landlord=stand.municipality.landlord)
    report = database.write(lambda tx: receive(tx, told).report, caller=portal)
    mine = sa.select(cases.c.number, cases.c.owner_id).join(case_reports).where(case_reports.c.report_id == report.id)
    for row in database.read(lambda tx: tx.execute(mine).all(), caller=SYSTEM):

        def work(tx: Tx, number: str = row.number, owner: UUID = row.owner_id) -> None:
            viewer = viewer_of(tx, Caller(id=UUID(int=2), role=Role.RESPONDER, responder=owner), at=tx.now)
            reached = EventTold(
                kind=EventKind.CONTACTED, at=tx.now, contacted=ContactedWith.REPORTER, report=report.reference
            )
            typed = EventTold(kind=EventKind.CASE_TYPE_SET, at=tx.now, coded=Coded(case_type=CaseType.WORRY))
            did = EventTold(kind=EventKind.ACTIVITY, at=tx.now, activity=Activity.ADVICE_TO_RESIDENT)
            ended = Closing(outcome=Outcome.ORDER_RESTORED, at=tx.now, reason="Der er ro igen.")
            measure(tx, claim(tx, viewer, number=number, at=tx.now))
            for told in (reached, typed, did):
                measure(tx, tell(tx, viewer, number=number, told=told))
            measure(tx, close(tx, viewer, number=number, closing=ended))

        database.write(work, caller=SYSTEM)
    database.write(lambda tx: tx.execute(sa.update(jobs).values(state="done", finished_at=tx.now)), caller=SYSTEM)


def _order(engine: sa.Engine, *orders: str) -> None:
    """Tell the server what it does in no transaction."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for one in orders:
            connection.exec_driver_sql(one)


def _multiply(engine: sa.Engine, *, copies: int) -> None:
    """Copy all that is there so many times, each table at once: its indexes are made when its rows are there."""
    embedded = engine.dialect.name == "sqlite"
    numbers = {"first": 1, "last": copies}
    with engine.connect() as connection:
        _hurry(connection)
        connection.commit()
        for table in _COPIED:
            rows = f"SELECT *, row_number() OVER () AS place FROM {table.name}"  # noqa: S608 our own
            connection.execute(sa.text(f"CREATE TABLE past_{table.name} AS {rows}"))
            if not embedded:
                _end_alone(connection, table)
        connection.commit()
    with ThreadPoolExecutor(1 if embedded else _AT_ONCE) as threads:
        list(threads.map(lambda table: _copy(engine, table, numbers), _COPIED))
    newest = sa.select(sa.func.max(changes.c.number)).where(changes.c.centre_id == centre_counters.c.centre_id)
    with engine.begin() as connection:
        connection.execute(sa.update(centre_counters).values(number=newest.scalar_subquery()))
        for table in _COPIED:
            connection.execute(sa.text(f"DROP TABLE past_{table.name}"))


def _end_alone(connection: sa.Connection, table: sa.Table) -> None:
    """Keep of each id that is copied its end, which all copies share: to cut it off a million times takes minutes."""
    for column in filter(_is_own_id, table.c):
        end = f"substr(replace(CAST({column.name} AS TEXT), '-', ''), 13)"
        connection.exec_driver_sql(f"ALTER TABLE past_{table.name} ALTER COLUMN {column.name} TYPE TEXT USING {end}")


def _copy(engine: sa.Engine, table: sa.Table, numbers: Mapping[str, int]) -> None:
    written = _Sqlite() if engine.dialect.name == "sqlite" else _Postgresql()
    values = {column.name: _copied(column, written) for column in table.c if column.name != "seq"}
    with engine.connect() as connection:
        _hurry(connection)
        for index in table.indexes:
            index.drop(connection)
        connection.execute(_copying(table, values, source=table), numbers)
        if table is reports:
            known = {"fp": written.fingerprint("dwelling_fp")}
            connection.execute(_copying(dwellings, known, source=reports), numbers)
        for index in table.indexes:
            index.create(connection)
        connection.commit()


def _hurry(connection: sa.Connection) -> None:
    """Ask nothing that is known - copies of rows that fit together fit together - and keep nothing against a crash."""
    hurried = _HURRIED[connection.dialect.name]
    if connection.dialect.name == "sqlite":  # all of them are for no transaction
        driver: Any = connection.connection.driver_connection
        for one in hurried:
            driver.execute(one).fetchall()
        return
    for one in hurried:
        connection.exec_driver_sql(one)


def _copying(into: sa.Table, values: Mapping[str, str], *, source: sa.Table) -> sa.TextClause:
    names = ", ".join(f'"{name}"' for name in values)
    copied = f"SELECT {', '.join(values.values())} FROM numbers CROSS JOIN past_{source.name} AS t"  # noqa: S608 our own
    return sa.text(f"INSERT INTO {into.name} ({names}) {_NUMBERS} {copied}")


_YESTERDAY: Final = time.time_ns() // 1_000_000 - 86_400_000
_DRAWN_AT: Final = f"({_YESTERDAY} - (n % 1000) * CAST(86400000 AS BIGINT) + n)"
"""Ids of copies begin with when they would have been drawn, in milliseconds, each copy with its own; no copy is of
today, when what is copied was drawn."""


class _Sqlite:
    """How a value of a copy is written: what is its own begins with the number of the copy."""

    def id(self, column: str) -> str:
        return f"printf('%012x', {_DRAWN_AT}) || substr(t.{column}, 13)"

    def fingerprint(self, column: str) -> str:
        return f"CAST(printf('%06x', n) || substr(hex(t.{column}), 1, 10) AS BLOB)"

    def text(self) -> str:
        return "printf('p%04x%04x', n, t.place)"

    def instant(self, column: str) -> str:
        return f"t.{column} - (n % 1000) * 86400000000"


class _Postgresql:
    def id(self, column: str) -> str:
        return f"CAST(lpad(to_hex({_DRAWN_AT}), 12, '0') || t.{column} AS UUID)"

    def fingerprint(self, column: str) -> str:
        return f"convert_to(lpad(to_hex(n), 6, '0') || substr(encode(t.{column}, 'hex'), 1, 10), 'UTF8')"

    def text(self) -> str:
        return "'p' || lpad(to_hex(n), 4, '0') || lpad(to_hex(t.place), 4, '0')"

    def instant(self, column: str) -> str:
        return f"t.{column} - (n % 1000) * INTERVAL '1 day'"


def _is_own_id(column: sa.Column[Any]) -> bool:
    return isinstance(column.type, sa.Uuid) and column.name not in _KEPT


def _copied(column: sa.Column[Any], written: _Sqlite | _Postgresql) -> str:
    name = column.name
    if name in _FINGERPRINTS:
        return written.fingerprint(name)
    if _is_own_id(column):
        return written.id(name)
    if isinstance(column.type, sa.DateTime):
        return written.instant(name)
    if column.table is changes and name == "number":
        return "t.number + n * 1000"
    if name in {"reference", "number", "key"}:
        return written.text()
    return f't."{name}"'
