"""Each step by which an owner is chosen, and what must hold whoever is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assignment.choose import OUTREACH, Candidate, Choice, Passed, Question, Step, choose
from app.directory.entries import Absence, Centre, Entries, Responder
from app.directory.snapshot import Directory
from app.kit.codes import CentreKind, ResponderKind

AT = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
ENTRANCE, NORTH, SOUTH = UUID(int=1), UUID(int=2), UUID(int=3)
RECEPTIONS = {ENTRANCE: UUID(int=11), NORTH: UUID(int=12), SOUTH: UUID(int=13)}
ADVISER, CASEWORKER = ResponderKind.HOUSING_ADVISER, ResponderKind.CASEWORKER
SKP, SUPPORT = ResponderKind.SUPPORT_CONTACT_PERSON, ResponderKind.HOUSING_SUPPORT

Loaded = Mapping[tuple[UUID, UUID], int]
"""Open cases by owner and centre."""


def post(number: int, kind: ResponderKind = ADVISER, at: UUID = NORTH, **more: Any) -> Responder:  # noqa: ANN401 its fields
    shares = more.pop("shares", {at: Decimal(1)})
    return Responder(id=UUID(int=number), kind=kind, shares=shares, **more)


def away(responder: Responder, substitute: Responder | None = None) -> Absence:
    return Absence(
        id=UUID(int=responder.id.int + 1000),
        responder_id=responder.id,
        valid_from=AT - timedelta(days=1),
        valid_to=AT + timedelta(days=1),
        substitute_id=None if substitute is None else substitute.id,
    )


def directory(*posts: Responder, absences: Sequence[Absence] = (), covering: UUID | None = SOUTH) -> Directory:
    receptions = tuple(
        post(unit.int, ResponderKind.RECEPTION, at, unit=True) for at, unit in sorted(RECEPTIONS.items())
    )
    return Directory(
        Entries(
            centres=(
                Centre(id=ENTRANCE, name="Indgangen", kind=CentreKind.ENTRANCE),
                Centre(id=NORTH, name="Nord", covering_centre_id=covering),
                Centre(id=SOUTH, name="Syd"),
            ),
            responders=(*receptions, *posts),
            absences=tuple(absences),
        )
    )


def ask(there: Directory, loaded: Loaded | None = None, **question: Any) -> Choice:  # noqa: ANN401 its fields
    def loads(centre: UUID) -> Mapping[UUID, int]:
        return {owner: count for (owner, at), count in (loaded or {}).items() if at == centre}

    asked = Question(**{"kind": ADVISER, "centre": NORTH, "at": AT, **question})
    return choose(asked, directory=there, loads=loads)


ANNA, BENT, DAN, ELSE = post(101), post(102), post(103, SKP), post(104, SUPPORT)
KAREN = post(201, at=SOUTH)
CARLA = post(105, CASEWORKER)


def test_who_supports_the_dwelling_now_comes_first() -> None:
    there = directory(ANNA, BENT, DAN, KAREN)
    choice = ask(there, supporters=(DAN.id,), former=BENT.id, advisers=(ANNA.id,))
    assert (choice.owner, choice.step) == (DAN, Step.SUPPORTS_NOW)


def test_of_several_supporters_one_of_the_wanted_kind() -> None:
    assert ask(directory(DAN, ELSE), kind=SUPPORT, supporters=(DAN.id, ELSE.id)).owner == ELSE


def test_then_who_had_the_recent_case() -> None:
    choice = ask(directory(ANNA, BENT, KAREN), former=BENT.id, advisers=(ANNA.id,))
    assert (choice.owner, choice.step) == (BENT, Step.HAD_RECENT_CASE)


def test_a_former_owner_elsewhere_keeps_its_own_queue() -> None:
    choice = ask(directory(ANNA, KAREN), former=KAREN.id)
    assert (choice.owner, choice.centre) == (KAREN, SOUTH)


def test_a_reception_that_had_the_case_knows_the_dwelling_no_better() -> None:
    choice = ask(directory(ANNA), former=RECEPTIONS[NORTH])
    assert (choice.owner, choice.step) == (ANNA, Step.LEAST_LOAD)


def test_then_the_departments_adviser() -> None:
    choice = ask(directory(ANNA, BENT), {(ANNA.id, NORTH): 99}, advisers=(ANNA.id,))
    assert (choice.owner, choice.step) == (ANNA, Step.DEPARTMENT_ADVISER)


@pytest.mark.parametrize("kind", [SKP, SUPPORT])
def test_the_departments_adviser_is_asked_for_an_advisers_work_alone(kind: ResponderKind) -> None:
    assert ask(directory(ANNA, DAN, ELSE), kind=kind, advisers=(ANNA.id,)).owner.kind is kind


def test_then_least_open_work() -> None:
    choice = ask(directory(ANNA, BENT), {(ANNA.id, NORTH): 3, (BENT.id, NORTH): 2})
    assert (choice.owner, choice.step) == (BENT, Step.LEAST_LOAD)


def test_half_a_post_has_half_the_work() -> None:
    half = post(110, shares={NORTH: Decimal("0.5"), SOUTH: Decimal("0.5")})
    there = directory(half, BENT)
    given: dict[tuple[UUID, UUID], int] = {}
    for _ in range(30):
        owner = ask(there, given).owner
        given[owner.id, NORTH] = given.get((owner.id, NORTH), 0) + 1
    assert given == {(half.id, NORTH): 10, (BENT.id, NORTH): 20}


def test_work_at_another_centre_does_not_count_here() -> None:
    half = post(110, shares={NORTH: Decimal("0.5"), SOUTH: Decimal("0.5")})
    assert ask(directory(half, BENT), {(half.id, SOUTH): 50, (BENT.id, NORTH): 4}).owner == half


def test_then_the_substitute_of_who_is_away() -> None:
    stand_in = post(120, SUPPORT, at=SOUTH)
    there = directory(ANNA, stand_in, DAN, absences=[away(ANNA, stand_in)])
    found = ask(there, advisers=(ANNA.id,))
    assert (found.owner, found.step, found.centre) == (stand_in, Step.SUBSTITUTE, SOUTH)


def test_a_colleague_on_duty_comes_before_a_substitute_elsewhere() -> None:
    stand_in = post(120, at=SOUTH)
    there = directory(ANNA, BENT, stand_in, absences=[away(ANNA, stand_in)])
    assert ask(there, advisers=(ANNA.id,)).owner == BENT


def test_a_vacant_post_has_a_substitute_too() -> None:
    vacant = post(101, held=False, substitute_id=KAREN.id)
    assert ask(directory(vacant, KAREN, covering=None)).step is Step.SUBSTITUTE


def test_a_substitute_who_is_away_has_one_too() -> None:
    first, second = post(120, at=SOUTH), post(121, at=SOUTH)
    there = directory(ANNA, first, second, absences=[away(ANNA, first), away(first, second)])
    assert ask(there).owner == second


def test_then_another_outreach_worker_of_the_centre() -> None:
    choice = ask(directory(post(101, held=False), DAN, KAREN))
    assert (choice.owner, choice.step) == (DAN, Step.OTHER_OUTREACH)


def test_a_caseworker_is_no_outreach_worker() -> None:
    assert ask(directory(CARLA, covering=None)).step is Step.LAST_RESORT
    assert ask(directory(ANNA, covering=None), kind=CASEWORKER).step is Step.LAST_RESORT


def test_a_centre_with_all_posts_vacant_falls_to_the_covering_centre() -> None:
    choice = ask(directory(post(101, held=False), post(103, SKP, held=False), KAREN))
    assert (choice.owner, choice.step, choice.centre, choice.alarm) == (KAREN, Step.COVERING_CENTRE, SOUTH, False)


def test_at_last_the_reception_with_an_alarm() -> None:
    choice = ask(directory(post(101, held=False), KAREN, absences=[away(KAREN)]))
    assert (choice.owner.id, choice.centre, choice.alarm) == (RECEPTIONS[NORTH], NORTH, True)
    assert choice.candidates == (
        Candidate(responder=UUID(int=101), step=Step.LEAST_LOAD, verdict=Passed.VACANT),
        Candidate(responder=KAREN.id, step=Step.COVERING_CENTRE, verdict=Passed.ABSENT),
        Candidate(responder=RECEPTIONS[NORTH], step=Step.LAST_RESORT, verdict=Passed.CHOSEN),
    )


@pytest.mark.parametrize("kind", [ADVISER, SKP, CASEWORKER])
def test_acute_waits_at_reception_for_the_first_who_claims_it(kind: ResponderKind) -> None:
    choice = ask(directory(ANNA, DAN, CARLA), kind=kind, acute=True, former=ANNA.id, supporters=(DAN.id,))
    assert (choice.owner.id, choice.step, choice.alarm) == (RECEPTIONS[NORTH], Step.ACUTE_RECEPTION, False)


def test_a_child_waits_for_no_reception_however_acute() -> None:
    team = post(130, ResponderKind.FAMILY_TEAM, unit=True)
    choice = ask(directory(ANNA, team), kind=ResponderKind.FAMILY_TEAM, acute=True, former=ANNA.id)
    assert (choice.owner, choice.step) == (team, Step.UNIT)


def test_a_team_with_one_queue_may_own() -> None:
    team = post(131, SUPPORT, unit=True)
    assert ask(directory(ANNA, team), kind=SUPPORT).owner == team


def test_an_absence_counts_from_its_first_instant_until_just_before_its_last() -> None:
    there = directory(ANNA, covering=None, absences=[away(ANNA)])
    day = timedelta(days=1)
    moments = (AT - day - timedelta(seconds=1), AT - day, AT + day - timedelta(seconds=1), AT + day)
    assert [ask(there, at=at).alarm for at in moments] == [False, True, True, False]


PEOPLE: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    kind=st.sampled_from([*OUTREACH, CASEWORKER]),
    shares=st.dictionaries(
        st.sampled_from([NORTH, SOUTH, ENTRANCE]), st.sampled_from([Decimal("0.5"), Decimal(1)]), max_size=2
    ),
    held=st.booleans(),
    away=st.booleans(),
    substitute=st.none() | st.integers(0, 7),
    load=st.integers(0, 5),
)


@st.composite
def towns(draw: st.DrawFn) -> tuple[Directory, Question, dict[UUID, int]]:
    """Draw a municipality of up to eight people, what is asked, and how much each has to do."""
    drawn = draw(st.lists(PEOPLE, max_size=8))
    ids = [UUID(int=300 + place) for place in range(len(drawn))]

    def named(number: int | None, me: UUID) -> UUID | None:
        return None if number is None or number >= len(ids) or ids[number] == me else ids[number]

    people = [
        Responder(
            id=me,
            kind=one["kind"],
            shares=one["shares"],
            held=one["held"],
            substitute_id=named(one["substitute"], me),
        )
        for me, one in zip(ids, drawn, strict=True)
    ]
    absent = [away(person) for person, one in zip(people, drawn, strict=True) if one["away"]]
    some = st.lists(st.sampled_from(ids), max_size=2, unique=True) if ids else st.just([])
    question = Question(
        kind=draw(st.sampled_from(list(ResponderKind))),
        centre=draw(st.sampled_from([NORTH, SOUTH, ENTRANCE])),
        at=AT,
        acute=draw(st.booleans()),
        supporters=tuple(draw(some)),
        former=next(iter(draw(some)), None),
        advisers=tuple(draw(some)),
    )
    there = directory(*people, absences=absent, covering=draw(st.sampled_from([None, SOUTH])))
    return there, question, {me: one["load"] for me, one in zip(ids, drawn, strict=True)}


ORDER = list(Step)
"""As the enumeration has it: the order of the steps."""


@given(towns())
def test_whoever_is_there(town: tuple[Directory, Question, dict[UUID, int]]) -> None:
    there, question, loaded = town
    choice = choose(question, directory=there, loads=lambda _centre: loaded)

    assert there.on_duty(choice.owner, question.at)
    assert there.centre(choice.centre) is not None
    assert choice.candidates[-1] == Candidate(responder=choice.owner.id, step=choice.step, verdict=Passed.CHOSEN)
    passed = choice.candidates[:-1]
    assert all(not there.on_duty(_known(there, one), question.at) for one in passed)
    steps = [ORDER.index(one.step) for one in choice.candidates]
    assert steps == sorted(steps)
    assert choice.alarm is (choice.step is Step.LAST_RESORT)
    if choice.alarm:
        assert not any(there.on_duty(one, question.at) for one in there.responders_at(question.centre, question.kind))
        assert choice.owner.kind is ResponderKind.RECEPTION
    if question.acute and question.kind is not ResponderKind.FAMILY_TEAM:
        assert choice.owner.kind is ResponderKind.RECEPTION


def _known(there: Directory, candidate: Candidate) -> Responder:
    responder = there.responder(candidate.responder)
    assert responder is not None
    return responder
