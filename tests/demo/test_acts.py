"""What happened meanwhile: a step that another one made needless is left out, and breaks no year."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import SYSTEM, Caller, KeyGrant
from app.access.keys import create_key, load_all
from app.access.tokens import token_hash
from app.assignment.of_report import cases_of
from app.assignment.tables import case_reports, cases
from app.demo.acts import Followed, act
from app.demo.course import Opening, Step, StepKind
from app.demo.fill import Wanted, fill
from app.demo.town import Callers
from app.directory.current import current
from app.directory.record import ensure_entrance
from app.kit.case_codes import CaseState
from app.kit.codes import Role
from app.kit.database import Database, Tx


def test_a_case_its_owner_closed_is_not_taken_once_more(database: Database) -> None:
    """A later report makes it everybody's for some minutes; where it is closed within them the year went on to fail."""
    database.write(lambda tx: ensure_entrance(tx, name="Eksempel Kommune"), caller=SYSTEM)
    database.write(lambda tx: fill(tx, wanted=Wanted(reports=10)), caller=SYSTEM)
    case = database.write(_taken_once_more, caller=SYSTEM)
    state = database.read(lambda tx: tx.execute(sa.select(cases.c.state).where(cases.c.id == case)), caller=SYSTEM)
    assert state.scalar_one() == CaseState.CLOSED


def _taken_once_more(tx: Tx) -> UUID:
    closed = tx.execute(
        sa.select(cases.c.id, cases.c.owner_id, cases.c.closed_at, case_reports.c.report_id)
        .join(case_reports, case_reports.c.case_id == cases.c.id)
        .where(cases.c.state == CaseState.CLOSED.value, cases.c.family.is_(False))
        .limit(1)
    ).one()
    found = next(one for one in cases_of(tx, report=closed.report_id) if one.case == closed.id)
    opening = Opening(
        at=closed.closed_at,
        urgency=found.urgency,
        concerns=(),
        family=False,
        report=None,
        pace=1.0,
        short_staffed=False,
        calendar=current(tx).calendar(found.centre),
    )
    followed = Followed(case=found, owner=found.owner, opening=opening, reached=True, claimed=True)
    step = Step(at=closed.closed_at + timedelta(minutes=5), kind=StepKind.CLAIM, seed="once more")
    owner = _caller(tx, found.owner)
    act(
        tx,
        followed,
        step,
        callers=Callers(portals={}, responders={found.owner: owner}, suppliers={}, authority=owner, desk=owner),
    )
    return found.case


def _caller(tx: Tx, responder: UUID) -> Caller:
    token = create_key(tx, grant=KeyGrant(role=Role.RESPONDER, responder=responder, person="igen"))
    return load_all(tx)[token_hash(token)].caller
