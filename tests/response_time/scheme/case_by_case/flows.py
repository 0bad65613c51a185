"""Weekly flow of cases at each centre, over its people, and for its leader by responder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import ownerships
from app.directory.ever import ever
from app.directory.snapshot import Directory
from app.history.tables import events
from app.kit.case_codes import EventKind
from app.kit.database import Tx
from app.queue.acts import ACTIONS
from app.response_time.scheme.flows import FlowOfWeek
from app.response_time.scheme.population import events_of, parts
from app.response_time.scheme.scope import Scope, Which
from app.response_time.scheme.stretches import Ownership, Span, spans
from app.response_time.scheme.week import Week, spread
from tests.response_time.scheme.case_by_case.basis import CountedCase
from tests.response_time.scheme.case_by_case.hands import Act, Hands
from tests.response_time.scheme.case_by_case.population import counted_cases

_ACTED: Final = sorted(kind.value for kind in ACTIONS)
_TOGETHER: Final = UUID(int=0)


def weekly(tx: Tx, *, weeks: Sequence[Week], centres: frozenset[UUID] | None) -> Iterator[FlowOfWeek]:
    """Yield the weeks of all centres together, then those of each centre by name."""
    if not weeks:
        return
    directory, hands = ever(tx), _hands(tx, weeks)
    if centres is not None:
        hands = hands.within(centres)
    yield from _of_place(hands, weeks, None, directory)
    for centre in sorted(hands.centres, key=lambda one: (_name(directory, one), one)):
        yield from _of_place(hands.within(frozenset({centre})), weeks, centre, directory)


def _of_place(hands: Hands, weeks: Sequence[Week], centre: UUID | None, directory: Directory) -> Iterator[FlowOfWeek]:
    whole, people = hands.together(_TOGETHER), hands.by_responder()
    posts = [one for one in people.holders if _is_post(directory, one)]
    for week in weeks:
        flows = {one: people.week_of(one, week) for one in posts}
        busy = {one: flow for one, flow in flows.items() if flow.is_any}
        yield FlowOfWeek(
            week=week,
            centre=centre,
            name=None if centre is None else _name(directory, centre),
            flow=whole.week_of(_TOGETHER, week),
            people=spread(list(busy.values())),
            responders=busy,
        )


def _is_post(directory: Directory, responder: UUID) -> bool:
    """Say whether it is a person's post: a unit's queue says nothing of how much one person has."""
    known = directory.responder(responder)
    return known is not None and not known.unit


def _name(directory: Directory, centre: UUID) -> str:
    known = directory.centre(centre)
    return str(centre) if known is None else known.name


def _hands(tx: Tx, weeks: Sequence[Week]) -> Hands:
    scope = Scope(start=weeks[0].start, end=weeks[-1].end, which=Which.OPEN)
    counted = counted_cases(tx, scope, merged=True)
    return Hands(
        owned=_owned(tx, counted), was_open=_was_open(tx, counted, before=scope.end), acts=_acts(tx, counted, scope)
    )


def _owned(tx: Tx, counted: Sequence[CountedCase]) -> Mapping[UUID, Sequence[Ownership]]:
    found: dict[UUID, list[Ownership]] = {one.id: [] for one in counted}
    query = sa.select(
        ownerships.c.case_id, ownerships.c.owner_id, ownerships.c.centre_id, ownerships.c.from_at, ownerships.c.to_at
    ).order_by(ownerships.c.from_at, ownerships.c.recorded_at, ownerships.c.id)
    with tx.beyond_the_wall():  # what comes out are counts
        for some in parts(list(found)):
            for row in tx.execute(query.where(ownerships.c.case_id.in_(some))):
                owned = Ownership(owner=row.owner_id, centre=row.centre_id, from_at=row.from_at, to_at=row.to_at)
                found[row.case_id].append(owned)
    return found


def _was_open(tx: Tx, counted: Sequence[CountedCase], *, before: datetime) -> Mapping[UUID, Sequence[Span]]:
    turns: dict[UUID, list[tuple[datetime, bool]]] = defaultdict(list)
    merged: dict[UUID, datetime] = {}
    kinds = {EventKind.CLOSED, EventKind.REOPENED, EventKind.MERGED}
    for one in events_of(tx, [case.id for case in counted], kinds, before=before):
        if one.kind != EventKind.MERGED.value:
            turns[one.case].append((one.at, one.kind == EventKind.CLOSED.value))
        elif "into" in one.codes:  # the other case, which goes on, is told of it too
            merged[one.case] = one.at
    return {one.id: tuple(spans(one.received_at, turns[one.id], merged=merged.get(one.id))) for one in counted}


def _acts(tx: Tx, counted: Sequence[CountedCase], scope: Scope) -> Sequence[Act]:
    query = sa.select(events.c.case_id, events.c.centre_id, events.c.responder_id, events.c.at).where(
        events.c.kind.in_(_ACTED), events.c.at >= scope.start, events.c.at < scope.end
    )
    found: list[Act] = []
    with tx.beyond_the_wall():  # what comes out are counts
        for some in parts([one.id for one in counted]):
            rows = tx.execute(query.where(events.c.case_id.in_(some)))
            found += [
                Act(case=row.case_id, centre=row.centre_id, responder=row.responder_id, at=row.at) for row in rows
            ]
    return found
