"""How cases stand at the end of a transaction that changed them: what `Bounds` asks, of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.access.consents import foresee_shared_with, shared_with
from app.assignment.hand_over import HandOverState
from app.assignment.stand_in import due_first
from app.assignment.standing import OfKind, Standing
from app.assignment.tables import cases, hand_overs, informed, is_unsettled, participants
from app.kit.among import Among, Ids
from app.kit.case_codes import CaseState
from app.kit.database import Tx

_LOCKED = Among(
    lambda ids: (
        sa.select(
            *(cases.c.id, cases.c.state, cases.c.owner_id, cases.c.centre_id, cases.c.unclaimed, cases.c.family),
            *(cases.c.answer_by, cases.c.owes_answer, cases.c.act_by, cases.c.owes_action),
        )
        .where(cases.c.id.in_(ids))
        .order_by(cases.c.id)  # the order in which all who lock several do
        .with_for_update(key_share=True)
    )
)
_NOBODY, _NOWHERE = sa.cast(sa.null(), sa.Uuid()), sa.cast(sa.null(), sa.Uuid())


def _let_in(ids: Ids, what: str, table: sa.Table, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Select what lets in, as one kind of row: to which case, by what, which kind of post, where, or which post."""
    wanted = sa.select(table.c.case_id, sa.literal_column(f"'{what}'").label("what"), *columns)
    return wanted.where(table.c.case_id.in_(ids))


_KIND = sa.cast(sa.null(), sa.String(32))


def _near(ids: Ids) -> sa.CompoundSelect[Any]:
    offered = (hand_overs.c.to_kind, hand_overs.c.to_centre_id, hand_overs.c.to_responder_id)
    return sa.union_all(
        _let_in(
            ids, "informed", informed, informed.c.kind, informed.c.centre_id.label("centre"), _NOBODY.label("post")
        ),
        _let_in(ids, "part", participants, _KIND.label("kind"), _NOWHERE.label("centre"), participants.c.responder_id),
        _let_in(ids, "offer", hand_overs, *offered).where(
            is_unsettled, hand_overs.c.state != HandOverState.DISPUTED.value
        ),
        _let_in(ids, "decide", hand_overs, _KIND, hand_overs.c.decider_centre_id, _NOBODY).where(
            is_unsettled, hand_overs.c.state != HandOverState.OPEN.value
        ),
    )


_NEAR = Among(_near)


def _due(row: Any) -> datetime:  # noqa: ANN401 a row of SQLAlchemy has no narrower type
    return due_first(
        answer_by=row.answer_by if row.owes_answer else None, act_by=row.act_by if row.owes_action else None
    )


def foresee_standings(tx: Tx, *, cases: Collection[UUID]) -> None:
    """Let what `standings_of` is about to ask, first of all the locks, go along with the next question."""
    _LOCKED.foresee(tx, cases)
    _NEAR.foresee(tx, cases)
    foresee_shared_with(tx, cases=cases)


def standings_of(tx: Tx, *, cases: Collection[UUID]) -> Mapping[UUID, Standing]:
    """Lock cases in the order of their ids, and return how each stands; one that is closed, or is none, is left out."""
    rows = _LOCKED.rows(tx, cases)
    let_in = defaultdict[UUID, list[Any]](list)
    for one in _NEAR.rows(tx, cases):
        let_in[one.case_id].append(one)
    shared = shared_with(tx, cases=cases)
    return {
        row.id: _standing(row, let_in[row.id], shared.get(row.id, ()))
        for row in rows
        if row.state != CaseState.CLOSED.value
    }


def _standing(row: Any, let_in: Sequence[Any], shared: Sequence[OfKind]) -> Standing:  # noqa: ANN401 rows of SQLAlchemy
    offers = [one for one in let_in if one.what == "offer"]
    return Standing(
        owner=row.owner_id,
        centre=row.centre_id,
        unclaimed=row.unclaimed,
        family=row.family,
        due=None if row.state == CaseState.WAITING.value else _due(row),
        informed={(one.kind, one.centre) for one in let_in if one.what == "informed"},
        near={one.post for one in let_in if one.post is not None},
        offered={(one.kind, one.centre) for one in offers if one.post is None},
        shared=() if row.family else shared,
        deciders={one.centre for one in let_in if one.what == "decide"},
    )
