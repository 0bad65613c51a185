"""Choosing exactly one owner: total and pure, and it tells whom it passed over and why.

The order: who supports the dwelling now; who had its recent case; the department's adviser; least open work per share
at the centre; a substitute; another outreach worker of the centre; the covering centre; reception, with an alarm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from app.directory.entries import Responder
from app.directory.snapshot import Directory
from app.kit.codes import ResponderKind

OUTREACH = (
    ResponderKind.HOUSING_ADVISER,
    ResponderKind.SUPPORT_CONTACT_PERSON,
    ResponderKind.HOUSING_SUPPORT,
)
"""Who goes out and knocks: they stand in for each other when nobody of the wanted kind is there."""


class Step(StrEnum):
    """Which step found the owner; kept with the ownership."""

    SUPPORTS_NOW = "supports_now"
    HAD_RECENT_CASE = "had_recent_case"
    DEPARTMENT_ADVISER = "department_adviser"
    LEAST_LOAD = "least_load"
    SUBSTITUTE = "substitute"
    OTHER_OUTREACH = "other_outreach"
    COVERING_CENTRE = "covering_centre"
    UNIT = "unit"
    ACUTE_RECEPTION = "acute_reception"
    MANUAL_TRIAGE = "manual_triage"
    LAST_RESORT = "last_resort"


class Passed(StrEnum):
    """Why a candidate was not chosen, or that it was."""

    CHOSEN = "chosen"
    VACANT = "vacant"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    responder: UUID
    step: Step
    verdict: Passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whose is it? `supporters`, `former` and `advisers` are ids as far as known; `acute` goes to reception."""

    kind: ResponderKind
    centre: UUID
    at: datetime
    acute: bool = False
    supporters: tuple[UUID, ...] = ()
    former: UUID | None = None
    advisers: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The owner, where its queue is, the step that found it, and everybody who was considered."""

    owner: Responder
    centre: UUID
    step: Step
    candidates: tuple[Candidate, ...]

    @property
    def alarm(self) -> bool:
        return self.step is Step.LAST_RESORT


Loads = Callable[[UUID], Mapping[UUID, int]]
"""Open cases by owner in the queue of a centre; asked only when the named persons do not settle it."""


def choose(question: Question, *, directory: Directory, loads: Loads) -> Choice:
    """Return the one owner; there always is one, for the entrance has a reception."""
    considered: list[Candidate] = []
    for step, centre, responder in _in_order(question, directory, loads):
        verdict = _verdict(directory, responder, question.at)
        considered.append(Candidate(responder=responder.id, step=step, verdict=verdict))
        if verdict is Passed.CHOSEN:
            return Choice(owner=responder, centre=centre, step=step, candidates=tuple(considered))
    last = directory.reception_of(question.centre)
    considered.append(Candidate(responder=last.id, step=Step.LAST_RESORT, verdict=Passed.CHOSEN))
    return Choice(
        owner=last,
        centre=home_of(last, question.centre, directory),
        step=Step.LAST_RESORT,
        candidates=tuple(considered),
    )


Offer = tuple[Step, UUID, Responder]


def _in_order(question: Question, directory: Directory, loads: Loads) -> Iterator[Offer]:
    kind, centre = question.kind, question.centre
    if kind is ResponderKind.FAMILY_TEAM:
        yield from _unit(Step.UNIT, centre, directory.family_team_of(centre), directory)
    elif question.acute or kind is ResponderKind.RECEPTION:
        step = Step.ACUTE_RECEPTION if question.acute else Step.MANUAL_TRIAGE
        yield from _unit(step, centre, directory.reception_of(centre), directory)
    else:
        yield from _persons(question, directory, loads)


def _unit(step: Step, centre: UUID, unit: Responder, directory: Directory) -> Iterator[Offer]:
    yield step, home_of(unit, centre, directory), unit


def _persons(question: Question, directory: Directory, loads: Loads) -> Iterator[Offer]:
    kind, centre, at = question.kind, question.centre, question.at
    named = tuple(_named(question, directory))
    posts = directory.responders_at(centre, kind)
    yield from named
    yield from _by_load(Step.LEAST_LOAD, centre, posts, loads)
    away = (*(responder for _, _, responder in named), *posts)
    yield from _substitutes(away, directory, centre=centre, at=at)
    for other in OUTREACH if kind in OUTREACH else ():
        if other is not kind:
            yield from _by_load(Step.OTHER_OUTREACH, centre, directory.responders_at(centre, other), loads)
    here = directory.centre(centre)
    covering = None if here is None else directory.covering(here)
    if covering is not None:
        yield from _by_load(Step.COVERING_CENTRE, covering.id, directory.responders_at(covering.id, kind), loads)


def _named(question: Question, directory: Directory) -> Iterator[Offer]:
    """Offer the persons whom the dwelling knows; only outreach work follows the person.

    A reception that had the recent case knows the dwelling no better than anybody else does.
    """
    if question.kind not in OUTREACH:
        return
    former = () if question.former is None else (question.former,)
    by_person = (
        (Step.SUPPORTS_NOW, question.supporters),
        (Step.HAD_RECENT_CASE, former),
        (Step.DEPARTMENT_ADVISER, question.advisers if question.kind is ResponderKind.HOUSING_ADVISER else ()),
    )
    for step, ids in by_person:
        known = [responder for one in ids if (responder := directory.responder(one)) is not None]
        for responder in sorted(known, key=lambda one: one.kind is not question.kind):
            if responder.kind is not ResponderKind.RECEPTION:
                yield step, home_of(responder, question.centre, directory), responder


def _by_load(step: Step, centre: UUID, posts: Iterable[Responder], loads: Loads) -> Iterator[Offer]:
    """Offer posts by open cases per share at this centre, fewest first; equal ones by id, so that it can be retold."""
    posts = tuple(posts)
    if not posts:
        return
    open_cases = loads(centre)

    def weight(post: Responder) -> tuple[Decimal, UUID]:
        share = post.shares.get(centre) or Decimal(1)
        return Decimal(open_cases.get(post.id, 0) + 1) / share, post.id

    for post in sorted(posts, key=weight):
        yield step, centre, post


def _substitutes(away: Iterable[Responder], directory: Directory, *, centre: UUID, at: datetime) -> Iterator[Offer]:
    for responder in {one.id: one for one in away}.values():
        stand_in = directory.stand_in(responder, at)
        if stand_in is not None:
            yield Step.SUBSTITUTE, home_of(stand_in, centre, directory), stand_in


def home_of(responder: Responder, near: UUID, directory: Directory) -> UUID:
    """Return the centre whose queue the responder's cases stand in: the near one where it serves there."""
    if near in responder.shares or not responder.shares:
        return near if directory.centre(near) else directory.entrance.id
    return max(responder.shares, key=lambda centre: (responder.shares[centre], centre))


def is_for_all(responder: Responder) -> bool:
    """Say whether what this one owns is shown to all of its centre until somebody takes it."""
    return responder.kind in {ResponderKind.RECEPTION, ResponderKind.FAMILY_TEAM}


def _verdict(directory: Directory, responder: Responder, at: datetime) -> Passed:
    if directory.on_duty(responder, at):
        return Passed.CHOSEN
    return Passed.ABSENT if responder.held else Passed.VACANT
