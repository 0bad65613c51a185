"""What the municipality already knows of a dwelling when a report about it comes in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment.knowledge import EarlierReport, Known, KnownCase
from app.assignment.tables import case_reports, cases, dwellings, is_open
from app.directory.dwellings import Located
from app.directory.look_up import foresee_help, tenancy_since
from app.kit.case_codes import CaseState
from app.kit.codes import Concern, ResponderKind
from app.kit.database import Tx
from app.kit.prepared import Prepared

RELAPSE_WINDOW = timedelta(days=365)
"""A report about a dwelling whose case was closed so recently is a relapse (R116)."""

REPEAT_WINDOW = timedelta(days=2 * 366)
"""How far back repeats of a concern can be asked for by a rule."""


_MOST_RELATED = 5

_LOCK = Prepared(
    lambda insert: insert(dwellings).on_conflict_do_update(
        index_elements=[dwellings.c.fp], set_={"fp": sa.literal_column("excluded.fp")}
    )
)
_OF_DWELLING = (
    sa.select(cases)
    .where(cases.c.dwelling_fp == sa.bindparam("dwelling"), sa.or_(is_open, cases.c.closed_at >= sa.bindparam("since")))
    .order_by(cases.c.id)  # the order in which all who lock several do
    .with_for_update()
)
_BY_DWELLING = Prepared(_OF_DWELLING)
_BY_RESIDENT = Prepared(
    _OF_DWELLING.where(sa.or_(cases.c.resident_fp.is_(None), cases.c.resident_fp == sa.bindparam("resident")))
)
_OPEN_IN_BUILDING = Prepared(
    sa.select(cases.c.number)
    .where(cases.c.building_fp == sa.bindparam("building"), is_open, cases.c.family.is_(False))
    .order_by(cases.c.id.desc())
    .limit(_MOST_RELATED)
)


def known_about(tx: Tx, *, located: Located, resident: bytes | None, at: datetime) -> Known:
    """Lock the dwelling, so that two reports about it at one instant become one case, and say what is known of it.

    An incomplete place is never joined; it is only told whether there is an open case in the same building.
    """
    if located.dwelling is None:
        return Known(nearby=_open_in_building(tx, located.building))
    foresee_help(tx, dwelling=located.dwelling, at=at)  # whoever asks this asks that
    lock_dwelling(tx, located.dwelling)
    rows = _cases(tx, dwelling=located.dwelling, resident=resident, at=at)
    since = tenancy_since(tx, dwelling=located.dwelling, at=at) if rows else None
    rows = [row for row in rows if since is None or row.received_at >= since]
    former = (_known(row) for row in rows if _is_former(row, at))
    return Known(
        open_cases=tuple(_known(row) for row in rows if row.state != CaseState.CLOSED.value),
        former=next(former, None),
        earlier=tuple(_earlier(tx, of=[row.id for row in rows], at=at)) if rows else (),
    )


def open_nearby(tx: Tx, located: Located) -> tuple[str, ...]:
    """Return the numbers of open cases of the place: of the dwelling, or of its building where that is all."""
    if located.dwelling is None:
        return _open_in_building(tx, located.building)
    here = sa.and_(cases.c.dwelling_fp == located.dwelling, is_open, cases.c.family.is_(False))
    found = tx.execute(sa.select(cases.c.number).where(here).order_by(cases.c.id.desc()).limit(_MOST_RELATED))
    return tuple(found.scalars())


def lock_dwelling(tx: Tx, dwelling: bytes) -> None:
    """SQLite has one writer and needs no lock; PostgreSQL waits here for a simultaneous report about the dwelling."""
    tx.run(_LOCK, {"fp": dwelling})


def _cases(tx: Tx, *, dwelling: bytes, resident: bytes | None, at: datetime) -> Sequence[sa.Row[Any]]:
    """Return the cases of the dwelling, newest first, and locked.

    Who is closing one, perhaps because somebody moved, is waited for; the tenancy is therefore asked for afterwards.
    """
    wanted = _BY_DWELLING if resident is None else _BY_RESIDENT
    given = {"dwelling": dwelling, "since": at - REPEAT_WINDOW}
    rows = tx.rows(wanted, given if resident is None else given | {"resident": resident})
    return sorted(rows, key=lambda row: (row.received_at, row.id), reverse=True)


def _is_former(row: sa.Row[Any], at: datetime) -> bool:
    closed = row.state == CaseState.CLOSED.value
    return closed and not row.family and row.merged_into is None and bool(row.closed_at >= at - RELAPSE_WINDOW)


def _earlier(tx: Tx, *, of: Sequence[UUID], at: datetime) -> Iterator[EarlierReport]:
    told = sa.select(case_reports.c.case_id, case_reports.c.received_at, case_reports.c.concerns).where(
        case_reports.c.case_id.in_(of),
        case_reports.c.received_at >= at - REPEAT_WINDOW,
        case_reports.c.answers.is_(True),
    )
    for row in tx.execute(told):
        concerns = tuple(Concern(one) for one in row.concerns)
        yield EarlierReport(case=row.case_id, received_at=row.received_at, concerns=concerns)


def _open_in_building(tx: Tx, building: bytes | None) -> tuple[str, ...]:
    """Return the numbers of open cases that may be about the same dwelling, where the place was told incompletely."""
    if building is None:
        return ()
    return tuple(row.number for row in tx.rows(_OPEN_IN_BUILDING, {"building": building}))


def _known(row: sa.Row[Any]) -> KnownCase:
    return KnownCase(
        id=row.id,
        version=row.version,
        owner=row.owner_id,
        owner_kind=ResponderKind(row.owner_kind),
        centre=row.centre_id,
        family=row.family,
        open=row.state != CaseState.CLOSED.value,
    )
