"""Folded cases answer every question as a look at each case, its reports and its events does, whatever happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.assignment.tables import cases, numbered_residents
from app.history.tables import events
from app.kit.case_codes import Outcome
from app.kit.codes import EvictionStage
from app.kit.database import Database, Tx
from app.kit.office_hours import local_date
from app.kit.study_codes import Activity, CaseType, Occasion
from app.response_time.period import Period
from app.response_time.scheme.answers import all_answered
from app.response_time.scheme.case_batches import folded_through
from app.response_time.scheme.check_cases import wrong_cases
from app.response_time.scheme.flows import weekly
from app.response_time.scheme.fold_cases import fold_cases
from app.response_time.scheme.load import LoadWanted, load
from app.response_time.scheme.questions import Question
from app.response_time.scheme.scope import Scope, Which
from app.response_time.scheme.week import weeks
from app.response_time.tables import case_batches, case_batches_state
from tests.journey.town import PLAIN, Town
from tests.response_time.lively import put_right, some_owner, something_happens
from tests.response_time.scheme.case_by_case.answers import all_answered as all_answered_case_by_case
from tests.response_time.scheme.case_by_case.flows import weekly as weekly_case_by_case
from tests.response_time.scheme.case_by_case.load import load as load_case_by_case

NAMES = ["Jens Hansen", "Rosa Lind", "Viggo Krag"]
CONCERNS = ["noise", "neglect", "rent_arrears", "eviction_notice", "unknown"]


def _report(town: Town, chance: Random) -> None:
    """Some report that says more than most."""
    told: dict[str, Any] = {"concerns": chance.sample(CONCERNS, chance.randrange(0, 3))}
    if chance.random() < 0.5:
        told["resident"] = {"name": chance.choice(NAMES)}
    if chance.random() < 0.5:
        told["eviction"] = {"stage": chance.choice(list(EvictionStage)).value}
    told["referred"] = chance.choice(["yes", "no", "unknown"])
    told["reporter"] = {"kind": chance.choice(["caretaker", "neighbour", "police", "own_follow_up"])}
    place = {"address": f"Ahornvej 14, {chance.randrange(1, 4)}. {chance.choice(['th', 'tv'])}", "postcode": "2400"}
    town.desk.post("/v1/reports", {"description": PLAIN, "place": place, **told})


def _tell(town: Town, chance: Random) -> None:
    """An owner says what a case is, or what was done."""
    found = some_owner(town, chance)
    if found is None:
        return
    owner, case = found
    at = (town.clock.now() - timedelta(minutes=chance.choice([0, 30, 6000]))).isoformat()
    owner.tries("claim", case["number"])
    told: list[dict[str, Any]] = [
        {"kind": "case_type_set", "case_type": chance.choice(list(CaseType)).value, "note": "Sådan er det."},
        {"kind": "occasions_set", "occasions": [one.value for one in chance.sample(list(Occasion), 2)]},
        {"kind": "activity", "activity": chance.choice(list(Activity)).value},
    ]
    for one in told[: chance.randrange(2, 4)]:
        owner.tries("events", case["number"], at=at, **one)


def _put_right(town: Town, chance: Random) -> None:
    found = some_owner(town, chance)
    if found is None:
        return
    owner, case = found
    wrong: list[dict[str, Any]] = [
        {"concerns": chance.sample(["noise", "neglect", "damage"], 2)},
        {"resident": {"name": chance.choice(NAMES)}},
    ]
    owner.tries("corrections", case["number"], reason="Det var forkert.", **chance.choice(wrong))


def _end(town: Town, chance: Random) -> None:
    found = some_owner(town, chance)
    if found is None:
        return
    owner, case = found
    owner.tries("claim", case["number"])
    said = {"outcome": chance.choice(list(Outcome)).value, "expected_to_return": chance.choice(["yes", "no"])}
    owner.tries("close", case["number"], reason="Ro.", handed_over_to="Jobcenter", **said)
    if chance.random() < 0.7:
        town.clock.advance(timedelta(hours=chance.randrange(1, 100)))
        owner.tries("reopen", case["number"], reason="Naboen ringede igen.")


def _two_of_one(town: Town) -> None:
    """Two report one dwelling; it is taken for two cases, in both of which somebody does something, and is one."""
    place = {"address": "Ahornvej 14, 5. th", "postcode": "2400"}
    references = [town.desk.reports(PLAIN, place, concerns=["noise"])["reference"] for _ in range(2)]
    (number,) = (one["number"] for one in town.adviser.queue() if one["place"]["address"] == place["address"])
    town.adviser.claims(number)
    assert town.adviser.tries("split", number, reports=references[1:], reason="To sager.") == 201
    both = [one["number"] for one in town.adviser.queue() if one["place"]["address"] == place["address"]]
    for one, activity in zip(both, Activity, strict=False):
        town.adviser.tells(one, kind="activity", at=town.clock.now().isoformat(), activity=activity.value)
    town.clock.advance(timedelta(hours=1))
    assert town.leader.tries("merge", both[0], into=both[1], reason="En sag.") == 200


def _live(town: Town, chance: Random, step: int) -> None:
    """Something of each kind happens, in turn."""
    town.clock.advance(timedelta(minutes=chance.randrange(1, 1500), seconds=1))
    acts = [_report, _tell, something_happens, _report, put_right, _end, _tell, _put_right, put_right]
    acts[step % len(acts)](town, chance)


def _scopes(town: Town, now: Any) -> Iterator[Scope]:  # noqa: ANN401 an instant
    north = frozenset({town.city.north})
    for start, end in ((90, -1), (25, 10)):
        for which in Which:
            for centres in (None, north):
                yield Scope(
                    start=now - timedelta(days=start), end=now - timedelta(days=end), which=which, centres=centres
                )


def _differ(town: Town, tx: Tx) -> list[str]:
    """Return what is answered otherwise than a look at each case answers it."""
    every, differ = list(Question), list[str]()
    for scope in _scopes(town, tx.now):
        ours, theirs = (way(tx, every, scope=scope) for way in (all_answered, all_answered_case_by_case))
        differ += [f"{one} {scope}: {ours[one]} {theirs[one]}" for one in every if ours[one] != theirs[one]]
    today = local_date(tx.now)
    whole = list(weeks(today - timedelta(days=60), today + timedelta(days=8)))
    for centres in (None, frozenset({town.city.south})):
        if list(weekly(tx, weeks=whole, centres=centres)) != list(
            weekly_case_by_case(tx, weeks=whole, centres=centres)
        ):
            differ.append(f"flow {centres}")
        for department in (None, town.city.department):
            period = Period(first=today - timedelta(days=50), end=today + timedelta(days=1))
            wanted = LoadWanted(period=period, centres=centres, department=department, guarded=False)
            if load(tx, wanted) != load_case_by_case(tx, wanted):
                differ.append(f"load {wanted}")
    return differ


def test_folded_or_not_the_figures_are_those_of_a_look_at_each_case(town: Town, database: Database) -> None:
    chance = Random(1)
    for step in range(64):
        _live(town, chance, step)
        if step == 35:
            fold_cases(database)
            _two_of_one(town)
        if step == 45:  # some of it is folded, and some newer
            assert database.read(lambda tx: _differ(town, tx), caller=SYSTEM) == []
    told = database.read(lambda tx: set(tx.execute(sa.select(events.c.kind).distinct()).scalars()), caller=SYSTEM)
    assert told >= {"reopened", "corrected", "occasions_set", "case_type_set", "merged", "split"}
    fold_cases(database)
    assert list(wrong_cases(database)) == []
    assert database.read(lambda tx: _differ(town, tx), caller=SYSTEM) == []


def _of_jens(town: Town) -> str:
    town.portal.reports(PLAIN, concerns=["noise"], resident={"name": "Jens Hansen"})
    (number,) = (one["number"] for one in town.adviser.queue())
    town.adviser.claims(number)
    town.adviser.tells(number, kind="activity", at=town.clock.now().isoformat(), activity="motivation")
    return str(number)


def _concerns(town: Town) -> dict[str, Any]:
    found = dict(town.administrator.get("/v1/statistics/concerns?from=2026-11-01&to=2026-12-01").json())
    return found | {"generated_at": None, "completeness": None}


def test_a_fold_that_was_cut_off_is_not_read_and_is_begun_again(
    town: Town, database: Database, owner: sa.Engine
) -> None:
    _of_jens(town)
    before = _concerns(town)
    fold_cases(database)
    with owner.begin() as connection:
        connection.execute(sa.update(case_batches_state).values(form=0, through=0))
        connection.execute(sa.update(case_batches).values(content=b"half of it"))
    assert _concerns(town) == before
    assert fold_cases(database) == 1
    assert (_concerns(town), fold_cases(database)) == (before, 0)


def test_what_is_folded_otherwise_than_the_history_says_is_found(
    town: Town, database: Database, owner: sa.Engine
) -> None:
    _of_jens(town)
    fold_cases(database)
    assert list(wrong_cases(database)) == []
    with owner.begin() as connection:
        case = connection.execute(sa.select(cases.c.id)).scalar_one()
        connection.execute(sa.delete(events).where(events.c.kind == "activity"))
    assert list(wrong_cases(database)) == [case]


def test_a_name_that_was_put_right_leaves_no_number_and_nothing_folded_is_a_fingerprint(
    town: Town, database: Database
) -> None:
    number = _of_jens(town)
    fold_cases(database)

    def kept(tx: Tx) -> tuple[list[bytes], bytes]:
        prints = tx.execute(sa.select(numbered_residents.c.fp)).scalars().all()
        return list(prints), tx.execute(sa.select(case_batches.c.content)).scalar_one()

    (jens,), content = database.read(kept, caller=SYSTEM)
    assert jens[:8] not in content
    right = {"resident": {"name": "Rosa Lind"}, "reason": "Det var hende."}
    assert town.adviser.tries("corrections", number, **right) == 201
    assert database.read(kept, caller=SYSTEM)[0] == []
    assert _concerns(town)["persons"] == 1
    fold_cases(database)
    assert database.read(kept, caller=SYSTEM)[0] not in ([], [jens])
    assert database.read(folded_through, caller=SYSTEM) is not None
