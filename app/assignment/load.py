"""How much open work everybody at some centres has: for their leaders, never for a ranking of persons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import cases, is_open
from app.directory.entries import Responder
from app.directory.snapshot import Directory
from app.kit.case_codes import CaseState
from app.kit.codes import ResponderKind
from app.kit.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Open cases of one owner at one centre, without a family team's.

    Overdue is what was to be answered, or acted on, by now and was not; what waits owes neither until it wakes.
    """

    open: int = 0
    overdue: int = 0
    oldest: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Somebody's work at a centre, against the share of a full post that it has there."""

    responder: Responder
    centre: UUID
    share: Decimal
    work: Work
    on_duty: bool

    @property
    def per_share(self) -> Decimal | None:
        """Open cases a full post; None where it has no share there."""
        return None if not self.share else (self.work.open / self.share).quantize(Decimal("0.1"))


def loads_at(tx: Tx, *, centres: Sequence[UUID], directory: Directory, unacted: Collection[UUID]) -> Sequence[Load]:
    """Return everybody who serves or owns open cases at the centres, the heaviest load first.

    `unacted` are the cases of which somebody else knows that they were to be acted on by now.
    """
    works = _works(tx, centres, unacted)
    serving = {(one.id, centre) for one in directory.responders for centre in one.shares if centre in centres}
    found = [_load(directory, who, centre, works, tx.now) for who, centre in serving | set(works)]
    mine = [one for one in found if one is not None and one.responder.kind is not ResponderKind.FAMILY_TEAM]
    return sorted(mine, key=lambda one: (-(one.per_share or one.work.open), one.responder.id))


def _works(tx: Tx, centres: Sequence[UUID], unacted: Collection[UUID]) -> Mapping[tuple[UUID, UUID], Work]:
    awake = cases.c.state != CaseState.WAITING.value
    late = sa.or_(sa.and_(cases.c.owes_answer, cases.c.answer_by < tx.now), cases.c.id.in_(unacted))
    overdue = sa.case((sa.and_(awake, late), 1), else_=0)
    counted = (
        sa.select(
            cases.c.owner_id,
            cases.c.centre_id,
            sa.func.count().label("open"),
            sa.func.sum(overdue).label("overdue"),
            sa.func.min(cases.c.received_at).label("oldest"),
        )
        .where(is_open, cases.c.centre_id.in_(centres), cases.c.family.is_(False))
        .group_by(cases.c.owner_id, cases.c.centre_id)
    )
    return {
        (row.owner_id, row.centre_id): Work(open=row.open, overdue=int(row.overdue), oldest=row.oldest)
        for row in tx.execute(counted)
    }


def _load(
    directory: Directory, who: UUID, centre: UUID, works: Mapping[tuple[UUID, UUID], Work], at: datetime
) -> Load | None:
    responder = directory.responder(who)
    if responder is None:
        return None
    return Load(
        responder=responder,
        centre=centre,
        share=responder.shares.get(centre, Decimal(0)),
        work=works.get((who, centre), Work()),
        on_duty=directory.on_duty(responder, at),
    )
