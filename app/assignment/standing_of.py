"""How a case stands at the end of a transaction that changed it: what `Bounds` asks, of one case."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.access.consents import foresee_shared_with, shared_with
from app.assignment.hand_over import HandOverState
from app.assignment.stand_in import due_first
from app.assignment.standing import Standing
from app.assignment.tables import cases, hand_overs, informed, is_unsettled, participants
from app.kit.case_codes import CaseState
from app.kit.database import Tx
from app.kit.prepared import Prepared

_LOCKED = Prepared(
    sa.select(
        *(cases.c.state, cases.c.owner_id, cases.c.centre_id, cases.c.unclaimed, cases.c.family),
        *(cases.c.answer_by, cases.c.owes_answer, cases.c.act_by, cases.c.owes_action),
    )
    .where(cases.c.id == sa.bindparam("case"))
    .with_for_update(key_share=True)
)
_NOBODY, _NOWHERE = sa.cast(sa.null(), sa.Uuid()), sa.cast(sa.null(), sa.Uuid())


def _let_in(what: str, table: sa.Table, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Select what lets in, as one kind of row: by what, which kind of post, at which centre, or which post."""
    return sa.select(sa.literal_column(f"'{what}'").label("what"), *columns).where(
        table.c.case_id == sa.bindparam("case")
    )


_KIND = sa.cast(sa.null(), sa.String(32))
_NEAR = Prepared(
    sa.union_all(
        _let_in("informed", informed, informed.c.kind, informed.c.centre_id.label("centre"), _NOBODY.label("post")),
        _let_in("part", participants, _KIND.label("kind"), _NOWHERE.label("centre"), participants.c.responder_id),
        _let_in(
            "offer", hand_overs, hand_overs.c.to_kind, hand_overs.c.to_centre_id, hand_overs.c.to_responder_id
        ).where(is_unsettled, hand_overs.c.state != HandOverState.DISPUTED.value),
        _let_in("decide", hand_overs, _KIND, hand_overs.c.decider_centre_id, _NOBODY).where(
            is_unsettled, hand_overs.c.state != HandOverState.OPEN.value
        ),
    )
)


def _due(row: Any) -> datetime:  # noqa: ANN401 a row of SQLAlchemy has no narrower type
    return due_first(
        answer_by=row.answer_by if row.owes_answer else None, act_by=row.act_by if row.owes_action else None
    )


def foresee_standing(tx: Tx, *, case: UUID) -> None:
    """Let what `standing_of` is about to ask, first of all the lock, go along with the next question."""
    tx.foresee(_LOCKED, {"case": case})
    tx.foresee(_NEAR, {"case": case})
    foresee_shared_with(tx, case=case)


def standing_of(tx: Tx, *, case: UUID) -> Standing | None:
    """Lock a case and return how it stands; None where it is closed, or there is none."""
    row = tx.row(_LOCKED, {"case": case})
    if row is None or row.state == CaseState.CLOSED.value:
        return None
    let_in = tx.rows(_NEAR, {"case": case})
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
        shared=() if row.family else shared_with(tx, case=case),
        deciders={one.centre for one in let_in if one.what == "decide"},
    )
