from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from app.access.callers import SYSTEM, Caller
from app.access.log import ReadOf, shown
from app.access.tables import access_log
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.sealed import Sealer

READ = ReadOf(route="/v1/cases/{number}", method="GET", purpose="case")
CASE, REPORT = UUID(int=1), UUID(int=2)
KARLA = Caller(id=UUID(int=3), role=Role.RESPONDER, responder=UUID(int=4), person="Karla Kaspersen")


def test_one_row_a_request_names_who_saw_what_and_why(database: Database, sealer: Sealer) -> None:
    database.write(lambda tx: shown(tx, request=READ, cases=[CASE], reports=[REPORT]), caller=KARLA)
    row = database.read(lambda tx: tx.execute(sa.select(access_log)).one(), caller=SYSTEM)
    assert (row.caller_id, row.role, row.responder_id) == (KARLA.id, "responder", KARLA.responder)
    assert (row.route, row.method, row.purpose) == (READ.route, READ.method, READ.purpose)
    assert (row.cases, row.reports) == ([str(CASE)], [str(REPORT)])
    assert row.person_hash == sealer.fingerprint("Karla Kaspersen", purpose="person")


def test_who_was_shown_nothing_leaves_no_row(database: Database) -> None:
    database.write(lambda tx: shown(tx, request=READ), caller=KARLA)
    assert database.read(lambda tx: tx.execute(sa.select(access_log)).all(), caller=SYSTEM) == []
