"""Consent, or a named law: lets one kind of post at one centre see so much of one case, from then until then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.access.scopes import WHOLE, Scopes, in_order, scopes_of
from app.access.tables import consents
from app.kit.among import Among
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.kit.ids import new_id
from app.kit.prepared import Prepared

_SHARED_WITH = Among(
    lambda ids: sa.select(consents.c.case_id, consents.c.kind, consents.c.centre_id).where(
        consents.c.case_id.in_(ids),
        consents.c.until_at > sa.bindparam("at"),
        consents.c.withdrawn_at.is_(None),
    )
)
_SCOPE_OF = Prepared(
    sa.select(consents.c.scope, consents.c.centre_id).where(
        consents.c.case_id == sa.bindparam("case"),
        consents.c.kind == sa.bindparam("kind"),
        consents.c.from_at <= sa.bindparam("at"),
        consents.c.until_at > sa.bindparam("at"),
        consents.c.withdrawn_at.is_(None),
    )
)


class SharingGround(StrEnum):
    """By what right a case is shared."""

    CONSENT = "consent"
    LAW = "law"


class SharingPurpose(StrEnum):
    """For what a case is shared."""

    COORDINATION = "coordination"
    EMPLOYMENT = "employment"
    HEALTH = "health"
    ECONOMY = "economy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Who may learn how much of whose case, for what, and how long; `law` says which, or how consent was given."""

    case: UUID
    purpose: SharingPurpose
    ground: SharingGround
    law: str | None
    from_kind: str
    kind: ResponderKind
    centre: UUID
    from_at: datetime
    until_at: datetime
    scope: Scopes = WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    id: UUID
    recorded_at: datetime
    withdrawn_at: datetime | None
    sharing: Sharing


@dataclass(frozen=True, slots=True, kw_only=True)
class LetIn:
    """What a kind of post is let in to at one instant, by which consents, and until when that stays so by itself.

    `cases` tells how much of each; of several consents one adds to the other.
    """

    consents: frozenset[UUID] = frozenset()
    cases: Mapping[UUID, Scopes] = field(default_factory=dict)
    until: datetime | None = None


def give(tx: Tx, *, sharing: Sharing) -> Consent:
    """Record it; it widens what is seen from its first instant on."""
    row_id = new_id()
    law = sharing.law
    tx.execute(
        sa.insert(consents).values(
            id=row_id,
            case_id=sharing.case,
            purpose=sharing.purpose.value,
            ground=sharing.ground.value,
            law_sealed=None if law is None else tx.sealer.seal(law, table="consents", column="law", row=row_id),
            from_kind=sharing.from_kind,
            kind=sharing.kind.value,
            centre_id=sharing.centre,
            from_at=sharing.from_at,
            until_at=sharing.until_at,
            scope=[one.value for one in in_order(sharing.scope)],
            recorded_at=tx.now,
            caller_id=tx.caller.id,
        )
    )
    return Consent(id=row_id, recorded_at=tx.now, withdrawn_at=None, sharing=sharing)


def withdraw(tx: Tx, *, consent: UUID, case: UUID) -> Consent:
    """End it now; again is no error. NotFound where this case has none by that id."""
    mine = sa.and_(consents.c.id == consent, consents.c.case_id == case)
    tx.execute(sa.update(consents).where(mine, consents.c.withdrawn_at.is_(None)).values(withdrawn_at=tx.now))
    row = tx.execute(sa.select(consents).where(mine)).one_or_none()
    if row is None:
        raise NotFound
    return _consent(tx, row)


def consents_of(tx: Tx, *, cases: Sequence[UUID]) -> Sequence[Consent]:
    """Return what was given for these cases, past and withdrawn ones too, oldest first.

    Whoever asks has been shown the case already: the policies of PostgreSQL know only whom a consent lets in.
    """
    wanted = sa.select(consents).where(consents.c.case_id.in_(cases)).order_by(consents.c.id)
    with tx.beyond_the_wall():
        rows = tx.execute(wanted).all()
    return tuple(_consent(tx, row) for row in rows)


def by_id(tx: Tx, *, consent: UUID) -> Consent | None:
    row = tx.execute(sa.select(consents).where(consents.c.id == consent)).one_or_none()
    return None if row is None else _consent(tx, row)


def shared_cases(*, kind: ResponderKind, centres: Collection[UUID], at: datetime) -> sa.Select[tuple[UUID]]:
    """Return the query of the cases that a kind of post at these centres is let in to at an instant."""
    return sa.select(consents.c.case_id).where(
        consents.c.kind == kind.value,
        consents.c.centre_id.in_(centres),
        consents.c.from_at <= at,
        consents.c.until_at > at,
        consents.c.withdrawn_at.is_(None),
    )


def let_in(tx: Tx, *, kind: ResponderKind, centres: Collection[UUID], at: datetime) -> LetIn:
    """Return what a kind of post at these centres is let in to at an instant.

    On PostgreSQL a caller is not shown what is to begin later, so that is asked for beyond the policies.
    """
    columns = (consents.c.id, consents.c.case_id, consents.c.from_at, consents.c.until_at, consents.c.scope)
    wanted = sa.select(*columns).where(
        consents.c.kind == kind.value,
        consents.c.centre_id.in_(centres),
        consents.c.until_at > at,
        consents.c.withdrawn_at.is_(None),
    )
    with tx.beyond_the_wall():
        rows = tx.execute(wanted).all()
    begun = [row for row in rows if row.from_at <= at]
    cases: dict[UUID, Scopes] = {}
    for row in begun:
        cases[row.case_id] = cases.get(row.case_id, frozenset()) | scopes_of(row.scope)
    boundaries = [row.until_at for row in begun] + [row.from_at for row in rows if row.from_at > at]
    return LetIn(
        consents=frozenset(row.id for row in begun),
        cases=cases,
        until=min(boundaries, default=None),
    )


def scope_in(tx: Tx, *, case: UUID, kind: ResponderKind, centres: Collection[UUID]) -> Scopes:
    """Return how much of one case consents let a kind of post at these centres see now; nothing where none is there."""
    rows = tx.rows(_SCOPE_OF, {"case": case, "kind": kind.value, "at": tx.now})
    return frozenset().union(*(scopes_of(row.scope) for row in rows if row.centre_id in centres))


def foresee_shared_with(tx: Tx, *, cases: Collection[UUID]) -> None:
    """Let what `shared_with` is about to ask go along with the next question."""
    _SHARED_WITH.foresee(tx, cases, {"at": tx.now})


def shared_with(tx: Tx, *, cases: Collection[UUID]) -> Mapping[UUID, Sequence[tuple[str, UUID]]]:
    """Return by case the kinds of posts, each at a centre, that are let in to it now or later."""
    found = defaultdict[UUID, list[tuple[str, UUID]]](list)
    for row in _SHARED_WITH.rows(tx, cases, {"at": tx.now}):
        found[row.case_id].append((row.kind, row.centre_id))
    return found


def _consent(tx: Tx, row: sa.Row[Any]) -> Consent:
    law = row.law_sealed
    return Consent(
        id=row.id,
        recorded_at=row.recorded_at,
        withdrawn_at=row.withdrawn_at,
        sharing=Sharing(
            case=row.case_id,
            purpose=SharingPurpose(row.purpose),
            ground=SharingGround(row.ground),
            law=None if law is None else tx.sealer.open(law, table="consents", column="law", row=row.id),
            from_kind=row.from_kind,
            kind=ResponderKind(row.kind),
            centre=row.centre_id,
            from_at=row.from_at,
            until_at=row.until_at,
            scope=scopes_of(row.scope),
        ),
    )
