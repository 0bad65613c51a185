"""A past of any size: a few cases are reported, answered and closed by the service's own steps, then copied in bulk.

Copies keep what the service wrote - sizes, codes, sealed bytes - and get ids, references, dwellings and times of their
own; so their sealed fields do not open, which nobody asks of them here.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import SYSTEM, Caller
from app.api.report_body import ReportIn
from app.assignment.tables import case_reports, cases, dwellings, ownerships
from app.history.tables import events
from app.intake.tables import reports
from app.jobs.tables import jobs
from app.journey import receive
from app.kit.case_codes import ContactedWith, EventKind, Outcome
from app.kit.codes import Channel, Role
from app.kit.database import Database, Tx
from app.kit.engines import make_engine
from app.queue.acts import Closing, EventTold
from app.queue.claim import claim
from app.queue.finish import close
from app.queue.tables import centre_counters, changes
from app.queue.tell import tell
from app.queue.viewer import viewer_of
from app.response_time.measure import measure
from app.response_time.tables import answers
from app.triage.tables import decisions
from bench import bodies
from bench.stands import Stand

TEMPLATES = 40
_AT_ONCE = 1000
"""Copies of each template in one transaction."""

_COPIED = (reports, decisions, cases, ownerships, case_reports, answers, events, jobs, changes)
_KEPT = frozenset(
    ("caller_id", "scope_id", "landlord_id", "department_id", "district_id", "centre_id", "owner_id", "responder_id")
)
"""Ids of the municipality's own, which every copy shares."""
_FINGERPRINTS = frozenset(("dwelling_fp", "building_fp", "your_reference_fp"))
_NUMBERS = (
    "WITH RECURSIVE numbers(n) AS (SELECT CAST(:first AS INTEGER) UNION ALL SELECT n + 1 FROM numbers WHERE n < :last)"
)


def live(stand: Stand, *, past: int) -> None:
    """Fill an empty database with at least so many answered reports of closed cases."""
    with stand.open() as database:
        for body in islice(bodies.reports(stand.municipality), TEMPLATES):
            _live_one(database, stand, body)
    engine = make_engine(stand.owner or stand.url, writing=True)
    _multiply(engine, copies=max(0, past // TEMPLATES - 1))
    if stand.owner is not None:  # what its own housekeeping does sooner or later
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("VACUUM ANALYZE"))
    engine.dispose()


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
            ended = Closing(outcome=Outcome.ORDER_RESTORED, at=tx.now, reason="Der er ro igen.")
            measure(tx, claim(tx, viewer, number=number, at=tx.now))
            measure(tx, tell(tx, viewer, number=number, told=reached))
            measure(tx, close(tx, viewer, number=number, closing=ended))

        database.write(work, caller=SYSTEM)
    database.write(lambda tx: tx.execute(sa.update(jobs).values(state="done")), caller=SYSTEM)


def _multiply(engine: sa.Engine, *, copies: int) -> None:
    """Copy all that is there so many times."""
    with engine.begin() as connection:
        for table in _COPIED:
            connection.execute(sa.text(f"CREATE TABLE past_{table.name} AS SELECT * FROM {table.name}"))  # noqa: S608 our own
    for first in range(1, copies + 1, _AT_ONCE):
        with engine.begin() as connection:
            _copy(connection, numbers={"first": first, "last": min(copies, first + _AT_ONCE - 1)})
    newest = sa.select(sa.func.max(changes.c.number)).where(changes.c.centre_id == centre_counters.c.centre_id)
    with engine.begin() as connection:
        connection.execute(sa.update(centre_counters).values(number=newest.scalar_subquery()))
        for table in _COPIED:
            connection.execute(sa.text(f"DROP TABLE past_{table.name}"))


def _copy(connection: sa.Connection, *, numbers: Mapping[str, int]) -> None:
    embedded = connection.dialect.name == "sqlite"
    written = _Sqlite() if embedded else _Postgresql()
    if not embedded:  # copies of rows that fit together fit together
        connection.execute(sa.text("SET LOCAL session_replication_role = replica"))
    for table in _COPIED:
        values = {column.name: _copied(column, written) for column in table.c if column.name != "seq"}
        connection.execute(_copying(table, values, source=table), numbers)
    known = {"fp": written.fingerprint("dwelling_fp")}
    connection.execute(_copying(dwellings, known, source=reports), numbers)


def _copying(into: sa.Table, values: Mapping[str, str], *, source: sa.Table) -> sa.TextClause:
    names = ", ".join(f'"{name}"' for name in values)
    selected = ", ".join(values.values())
    return sa.text(
        f"INSERT INTO {into.name} ({names}) {_NUMBERS} SELECT {selected} FROM numbers, past_{source.name} AS t"  # noqa: S608 our own
    )


class _Sqlite:
    """How a value of a copy is written: what is its own begins with the number of the copy."""

    def id(self, column: str) -> str:
        return f"printf('%012x', n) || substr(t.{column}, 13)"

    def fingerprint(self, column: str) -> str:
        return f"CAST(printf('%06x', n) || substr(hex(t.{column}), 1, 10) AS BLOB)"

    def text(self, column: str) -> str:
        return f"printf('p%04x', n) || substr(t.{column}, 6)"

    def instant(self, column: str) -> str:
        return f"t.{column} - (n % 1000) * 86400000000"


class _Postgresql:
    def id(self, column: str) -> str:
        return f"CAST(lpad(to_hex(n), 12, '0') || substr(replace(CAST(t.{column} AS TEXT), '-', ''), 13) AS UUID)"

    def fingerprint(self, column: str) -> str:
        return f"convert_to(lpad(to_hex(n), 6, '0') || substr(encode(t.{column}, 'hex'), 1, 10), 'UTF8')"

    def text(self, column: str) -> str:
        return f"'p' || lpad(to_hex(n), 4, '0') || substr(t.{column}, 6)"

    def instant(self, column: str) -> str:
        return f"t.{column} - (n % 1000) * INTERVAL '1 day'"


def _copied(column: sa.Column[Any], written: _Sqlite | _Postgresql) -> str:
    name = column.name
    if name in _FINGERPRINTS:
        return written.fingerprint(name)
    if isinstance(column.type, sa.Uuid) and name not in _KEPT:
        return written.id(name)
    if isinstance(column.type, sa.DateTime):
        return written.instant(name)
    if column.table is changes and name == "number":
        return "t.number + n * 1000"
    if name in {"reference", "number", "key"}:
        return written.text(f'"{name}"')
    return f't."{name}"'
