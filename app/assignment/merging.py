"""Taking reports from one case to another, and what a case learns from one that ends in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment import ownership
from app.assignment.case import Case
from app.assignment.inform import inform_at, inform_beside
from app.assignment.sealing import seal, unseal
from app.assignment.tables import case_reports, cases, informed, participants, report_moves, tasks
from app.directory.look_up import locate
from app.directory.places import ToldPlace
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.kit.ids import new_id, new_reference
from app.triage.decide import highest


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Reports that are in another case from now on."""

    reports: Sequence[UUID]
    concerns: tuple[str, ...]
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A case to be opened beside another: what of it goes there, and when that was decided."""

    state: str
    moved: Sequence[UUID]
    place: ToldPlace
    at: datetime


def move_reports(tx: Tx, reports: Sequence[UUID], *, source: UUID, target: UUID, at: datetime) -> Moved:
    """Take them over; the history of where they were stays, so that what was done there still counts for them."""
    mine = sa.and_(case_reports.c.case_id == source, case_reports.c.report_id.in_(reports))
    rows = tx.execute(sa.select(case_reports).where(mine)).all()
    there = sa.select(case_reports.c.report_id).where(case_reports.c.case_id == target)
    known = set(tx.execute(there).scalars())
    for row in rows:
        if row.report_id in known:
            tx.execute(sa.delete(case_reports).where(mine, case_reports.c.report_id == row.report_id))
    tx.execute(sa.update(case_reports).where(mine).values(case_id=target))
    tx.execute(
        sa.insert(report_moves),
        [
            {
                "id": new_id(),
                "report_id": row.report_id,
                "from_case_id": source,
                "case_id": target,
                "at": at,
                "recorded_at": tx.now,
            }
            for row in rows
        ],
    )
    return Moved(
        reports=[row.report_id for row in rows],
        concerns=tuple(dict.fromkeys(one for row in rows for one in row.concerns)),
        received_at=min(row.received_at for row in rows),
    )


def learned(tx: Tx, *, ended: Case, into: Case) -> dict[str, Any]:
    """Return what a case learns from one that ends in it, and take its tasks and those who work along with it."""
    tx.execute(sa.update(tasks).where(tasks.c.case_id == ended.id).values(case_id=into.id))
    _take_along(tx, participants, "responder_id", ended.id, into.id)
    _take_along(tx, informed, "kind", ended.id, into.id)
    inform_at(tx, case=into.id, centre=into.centre)
    row = tx.execute(sa.select(cases).where(cases.c.id == ended.id)).one()
    values: dict[str, Any] = {
        "urgency": highest([Urgency(ended.urgency), Urgency(into.urgency)]).value,
        "unclaimed": into.unclaimed,
        "alarm": into.alarm or ended.alarm,
        "danger_at": _latest(into.danger_at, ended.danger_at),
        "notes": [*into.notes, *(one for one in ended.notes if one not in into.notes)],
        "interpreter_language": into.interpreter_language or ended.interpreter_language,
        "received_at": min(into.received_at, ended.received_at),
        **due(into, ended),
        **untaken_danger(tx, into, other=ended),
    }
    for name in ("concerns", "safety", "contact_advice", "informed_kinds", "possibly_related"):
        mine, theirs = _several(into, name), _several(ended, name)
        values[name] = [one for one in dict.fromkeys([*mine, *theirs]) if one not in {into.number, ended.number}]
    if into.resident is None and ended.resident is not None:
        values |= {"resident_sealed": seal(tx, into.id, "resident", ended.resident), "resident_fp": row.resident_fp}
    if into.dwelling is None and ended.dwelling is not None:
        values |= {
            "place_sealed": seal(tx, into.id, "place", ended.place),
            "dwelling_fp": row.dwelling_fp,
            "building_fp": row.building_fp,
        }
    return values


def untaken_danger(tx: Tx, item: Case, *, other: Case) -> dict[str, Any]:
    """Return what changes in a case that gets an acute danger nobody took: all see it and are called anew."""
    if not _is_untaken(other) or _is_untaken(item):
        return {}
    return {"unclaimed": True, "danger_at": tx.now}


def _is_untaken(item: Case) -> bool:
    return item.unclaimed and item.urgency == Urgency.ACUTE.value


def due(one: Case, other: Case) -> dict[str, Any]:
    """Return by when both are answered and acted on: the earlier promise."""
    act = [limit for limit in (_to_act(one), _to_act(other)) if limit is not None]
    return {"answer_by": min(one.answer_by, other.answer_by), "act_by": min(act, default=one.act_by)}


def _to_act(item: Case) -> datetime | None:
    """Return by when it is still to be acted on; what was acted on is nothing to press another case with."""
    return item.act_by if item.owes_action else None


def _latest(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((at for at in (one, other) if at is not None), default=None)


def same_home(tx: Tx, one: Case, other: Case) -> bool:
    """Say whether two cases are of one dwelling, or of one resident by name."""
    if one.dwelling is not None and one.dwelling == other.dwelling:
        return True
    wanted = sa.select(cases.c.resident_fp).where(cases.c.id.in_([one.id, other.id]))
    prints = set(tx.execute(wanted).scalars())
    return len(prints) == 1 and None not in prints


def open_beside(tx: Tx, source: Case, beside: Beside) -> UUID:
    """Open a case beside another for some of its reports: the same owner, who is held to the same promises.

    It is about the dwelling that they named, which need not be where the other case is, or is by now; and the owner's
    from when it was made: what was done before was done in the other one, by whoever had that.
    """
    located = locate(tx, told=beside.place)
    row = dict(tx.execute(sa.select(cases).where(cases.c.id == source.id)).mappings().one())
    told = sa.select(case_reports).where(
        case_reports.c.case_id == source.id, case_reports.c.report_id.in_(beside.moved)
    )
    rows = tx.execute(told).all()
    new = new_id()
    resident = unseal(tx, source.id, "resident", row["resident_sealed"])
    row |= {
        "id": new,
        "number": new_reference(),
        "version": 1,
        "state": beside.state,
        "place_sealed": seal(tx, new, "place", asdict(beside.place)),
        "dwelling_fp": located.dwelling,
        "building_fp": located.building,
        "resident_sealed": None if resident is None else seal(tx, new, "resident", resident),
        "concerns": list(dict.fromkeys(one for told_row in rows for one in told_row.concerns)) or row["concerns"],
        "received_at": min(told_row.received_at for told_row in rows),
        "waiting_reason": None,
        "waiting_until": None,
        "possibly_related": [source.number],
        "relapse_of": None,
    }
    tx.add(cases, row)
    tx.flush()
    since = max(beside.at, ownership.owned_since(tx, case=source.id))
    owner = ownership.NewOwner(owner=source.owner, centre=source.centre, step="split", from_at=since)
    ownership.begin(tx, case=new, new=owner)
    inform_beside(tx, source=source.id, case=new)
    return new


def _several(item: Case, name: str) -> Iterable[str]:
    found: Iterable[str] = item.informed if name == "informed_kinds" else getattr(item, name)
    return found


def _take_along(tx: Tx, table: sa.Table, by: str, ended: UUID, into: UUID) -> None:
    known = sa.select(table.c[by]).where(table.c.case_id == into).scalar_subquery()
    tx.execute(sa.delete(table).where(table.c.case_id == ended, table.c[by].in_(known)))
    tx.execute(sa.update(table).where(table.c.case_id == ended).values(case_id=into))
