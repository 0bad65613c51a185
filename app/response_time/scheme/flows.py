"""Weekly flow of cases at each centre, over its people, and for its leader by responder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from app.directory.ever import ever
from app.directory.snapshot import Directory
from app.kit.database import Tx
from app.response_time.scheme.scope import Scope, Which
from app.response_time.scheme.week import Flow, Spread, Week, spread

if TYPE_CHECKING:  # numpy takes its time, and few starts need it
    from app.response_time.scheme.weeks_held import Hands


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowOfWeek:
    """A week of a centre, or of all centres together where `centre` is None.

    `people` is over the `posts` that had or did anything in it; `responders` tells of each of them.
    """

    week: Week
    centre: UUID | None
    name: str | None
    flow: Flow
    people: Mapping[str, Spread]
    responders: Mapping[UUID, Flow]

    @property
    def posts(self) -> int:
        return len(self.responders)


def weekly(tx: Tx, *, weeks: Sequence[Week], centres: frozenset[UUID] | None) -> Iterator[FlowOfWeek]:
    """Yield the weeks of all centres together, then those of each centre by name."""
    if not weeks:
        return
    directory, hands = ever(tx), _hands(tx, weeks)
    if centres is not None:
        hands = hands.within(hands.places(centres))
    yield from _of_place(hands, weeks, None, directory)
    named = {place: hands.ids[place] for place in hands.centres}
    for place, centre in sorted(named.items(), key=lambda one: (_name(directory, one[1]), one[1])):
        yield from _of_place(hands.within({place}), weeks, centre, directory)


def _of_place(hands: Hands, weeks: Sequence[Week], centre: UUID | None, directory: Directory) -> Iterator[FlowOfWeek]:
    whole = hands.together(weeks)
    people = hands.by_responder(weeks, is_post=lambda one: _is_post(directory, one))
    for place, week in enumerate(weeks):
        busy = {one: flows[place] for one, flows in people.items() if flows[place].is_any}
        yield FlowOfWeek(
            week=week,
            centre=centre,
            name=None if centre is None else _name(directory, centre),
            flow=whole[place],
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
    from app.response_time.scheme.case_batches import all_cases  # noqa: PLC0415 as above
    from app.response_time.scheme.those_counted import counted_cases, span_of  # noqa: PLC0415 as above
    from app.response_time.scheme.weeks_held import hands_of  # noqa: PLC0415 as above

    scope = Scope(start=weeks[0].start, end=weeks[-1].end, which=Which.OPEN)
    batches = all_cases(tx)
    return hands_of(batches, counted_cases(batches, scope, merged=True), span_of(scope))
