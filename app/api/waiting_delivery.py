"""Deciding for all who wait at once: the changes are read once, and who was told alike is answered alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.access.callers import Caller
from app.access.scopes import WHOLE, Scopes
from app.api.waiting import Outcome, Waiter
from app.api.waiting_answer import Changes, Written
from app.api.waiting_items import How, Item, Items, numbers_told
from app.api.waiting_known import Known
from app.assignment.open_cases import Listed, still_open
from app.directory.current import current
from app.directory.snapshot import Directory
from app.kit.database import Tx
from app.kit.errors import Gone, IndgangError
from app.queue.feed_audience import Follower
from app.queue.feed_cursor import READ_ANEW, cursor_of
from app.queue.feed_merge import Telling
from app.queue.feed_share import Shared, share, tell_each
from app.queue.feed_standing import marks_told

_Fields = frozenset[str] | None
_Part = tuple[UUID, Scopes]
_Alike = tuple[Caller, tuple[tuple[UUID, int], ...], int, _Fields]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What was read for all, on one snapshot."""

    shared: Shared
    seen_by: Mapping[UUID, Sequence[str]]
    items: Mapping[_Fields, Mapping[UUID, Item]]
    parts: Mapping[_Fields, Mapping[_Part, Item]]
    """As much of them as consents let somebody see, of the cases that they let in to in part."""


def decide(tx: Tx, known: Known, items: Items, waiters: Sequence[Waiter]) -> Sequence[Outcome]:
    """Return what becomes of each wait; whoever is not the follower any more that it was is refused."""
    directory = current(tx)
    stands = {caller: _stand(tx, known, directory, caller) for caller in {one.caller for one in waiters}}
    refused = {one: _refusal(one, stands[one.caller]) for one in waiters}
    going_on = [one for one in waiters if refused[one] is None]
    shared = share(tx, [one.after for one in going_on])
    alike = {_alike(one): one for one in going_on}
    tellings = tell_each(tx, shared, alike)
    ids = {told.case for telling in tellings.values() for told in telling.told}
    opened = still_open(tx, None, ids=ids)  # whoever sees them: each is shown to its own
    in_part = {part for one in going_on for part in _parts_of(one.follower) if part[0] in ids}
    apart = {one.case: one for one in opened} if in_part else {}
    hows = {one.fields: How(directory=directory, fields=one.fields, at=tx.now) for one in alike.values()}
    read = _Read(
        shared=shared,
        seen_by=marks_told(tx, ids),
        items={some: _by_case(items.of(opened, how)) for some, how in hows.items()},
        parts={some: _by_part(items, apart, how, in_part) for some, how in hows.items()},
    )
    written = {key: _written(tx, read, one, tellings[key]) for key, one in alike.items()}
    return [
        _outcome(one, read, tellings[_alike(one)], written[_alike(one)])
        if refused[one] is None
        else Outcome(waiter=one, after=one.after, refused=refused[one])
        for one in waiters
    ]


def _parts_of(follower: Follower) -> Iterator[_Part]:
    """Yield the cases that consents let a follower in to in part, with how much they let it see."""
    yield from ((case, scope) for case, scope in follower.shared.items() if scope != WHOLE)


def _by_part(items: Items, opened: Mapping[UUID, Listed], how: How, parts: Iterable[_Part]) -> Mapping[_Part, Item]:
    return {
        (case, scope): items.of([opened[case]], replace(how, scope=scope))[0] for case, scope in parts if case in opened
    }


def _by_case(items: Iterable[Item]) -> Mapping[UUID, Item]:
    return {one.case: one for one in items}


def _alike(waiter: Waiter) -> _Alike:
    return waiter.caller, tuple(waiter.after.items()), waiter.limit, waiter.fields


def _stand(tx: Tx, known: Known, directory: Directory, caller: Caller) -> Follower | IndgangError:
    try:
        return known.followed(tx, caller, directory)[1].follower
    except IndgangError as error:
        return error


def _refusal(waiter: Waiter, now: Follower | IndgangError) -> IndgangError | None:
    if isinstance(now, IndgangError):
        return now
    return None if now.stand == waiter.follower.stand else Gone(READ_ANEW)


def _outcome(waiter: Waiter, read: _Read, telling: Telling, written: Written | None) -> Outcome:
    if written is None and telling.passed == 0 and read.shared.more(waiter.after):
        return Outcome(waiter=waiter, after=waiter.after, refused=Gone(READ_ANEW))
    return Outcome(waiter=waiter, after=telling.until, written=written)


def _written(tx: Tx, read: _Read, waiter: Waiter, telling: Telling) -> Written | None:
    if not telling.told:
        return None
    follower, items, parts = waiter.follower, read.items[waiter.fields], read.parts[waiter.fields]

    def item(case: UUID) -> Item | None:
        seen_by = read.seen_by.get(case, ())
        if not follower.sees(seen_by, case):
            return None
        scope = follower.sees_of(seen_by, case)
        return items.get(case) if scope == WHOLE else parts.get((case, scope))

    told = Changes(told=telling.told, numbers=numbers_told(tx, telling.told, items), item=item)
    cursor = cursor_of(follower, telling.until, sealer=tx.sealer)
    return told.written(cursor=cursor, more=read.shared.more(telling.until))
