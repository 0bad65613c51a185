"""What was answered on any earlier day is answered again, exactly, whatever was told since; folded or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.history.tables import events
from app.kit.database import Database, Tx
from app.response_time.check import check
from app.response_time.columns import FORM
from app.response_time.fold import fold_all
from app.response_time.tables import answers, figure_months, figure_state
from tests.journey.town import PLAIN, Town
from tests.response_time.lively import PHONE, something_happens

PERIOD = "from=2026-01-01&to=2027-01-01"
QUERIES = (
    "group_by=social_centre",
    "group_by=social_centre,month&measure=first_action&time=elapsed",
    "group_by=concern&measure=closed",
    "group_by=urgency,relapse&measure=resident_contacted",
)


def figures(town: Town, query: str, known: str | None = None) -> dict[str, Any]:
    asked = f"/v1/response-times?{PERIOD}&{query}" + ("" if known is None else f"&as_known_on={known}")
    answer = town.administrator.get(asked.replace("+", "%2B"))
    assert answer.status_code == 200, answer.text
    found = dict(answer.json())
    return {name: found[name] for name in ("items", "total")}


def _live(town: Town, chance: Random, database: Database) -> None:
    town.clock.advance(timedelta(minutes=chance.randrange(1, 1500)))
    something_happens(town, chance)
    if chance.random() < 0.1:
        fold_all(database)


def _lived(tx: Tx) -> set[str]:
    return set(tx.execute(sa.select(events.c.kind).distinct()).scalars())


@pytest.mark.parametrize("seed", range(2))
def test_earlier_answers_are_given_again_exactly(town: Town, database: Database, seed: int) -> None:
    chance, kept = Random(seed), list[tuple[str, str, dict[str, Any]]]()
    for step in range(90):
        _live(town, chance, database)
        if step % 15 == 0:
            known = town.clock.now().isoformat()
            kept += [(query, known, figures(town, query)) for query in QUERIES]
        town.clock.advance(timedelta(seconds=1))
    for query, known, before in kept:
        assert figures(town, query, known) == before, f"{query} as known at {known}"
    checked = check(database)
    assert (checked.reports > 5, list(checked.wrong)) == (True, [])
    lived = database.read(_lived, caller=SYSTEM)
    assert (bool(lived & {"merged", "split"}), "handed_over" in lived) == (True, True), lived
    now = {query: figures(town, query) for query in QUERIES}
    fold_all(database)
    assert {query: figures(town, query) for query in QUERIES} == now
    assert not check(database).wrong
    for query, known, before in kept:
        assert figures(town, query, known) == before, f"{query} as known at {known}, folded"


def test_a_day_means_its_end_and_today_means_now(town: Town) -> None:
    town.desk.reports(PLAIN, concerns=["noise"], reporter=PHONE)
    town.is_now("2026-11-19T10:00:00+01:00")
    town.desk.reports(PLAIN, concerns=["noise"], reporter=PHONE)
    assert figures(town, QUERIES[0], "2026-11-17")["total"]["reports"] == 0
    assert figures(town, QUERIES[0], "2026-11-18")["total"]["reports"] == 1
    assert figures(town, QUERIES[0], "2026-11-19")["total"]["reports"] == 2
    refused = town.administrator.get(f"/v1/response-times?{PERIOD}&as_known_on=2026-11-20")
    assert refused.json()["errors"][0]["pointer"] == "/query/as_known_on"


def test_what_was_done_before_a_report_was_told_late_counts_as_if_told_in_time(town: Town, database: Database) -> None:
    town.desk.reports(PLAIN, concerns=["noise"], reporter=PHONE)
    (item,) = town.adviser.queue()
    town.clock.advance(timedelta(hours=2))
    resident = {"kind": "contacted", "with": "resident", "at": town.clock.now().isoformat()}
    town.adviser.tells(item["number"], **resident)
    town.clock.advance(timedelta(hours=1))
    call = {"kind": "report", "anonymous": True, "called_at": "2026-11-18T11:00:00+01:00"}
    place = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
    sent = town.desk.post(
        "/v1/phone-calls", call | {"report": {"description": PLAIN, "place": place, "concerns": ["noise"]}}
    )
    assert sent.status_code == 201, sent.text
    total = figures(town, QUERIES[0])["total"]
    assert (total["reports"], total["answered"], total["min_minutes"]) == (2, 1, 60)
    assert not check(database).wrong


def _of_two_reporters(town: Town) -> tuple[str, list[str]]:
    """Two reports of one case; return its number and their references, the first first."""
    references = [town.desk.reports(PLAIN, concerns=["noise"], reporter=PHONE)["reference"] for _ in range(2)]
    (item,) = town.adviser.queue()
    town.adviser.claims(item["number"])
    town.clock.advance(timedelta(hours=1))
    return str(item["number"]), references


def test_who_was_answered_before_a_report_was_moved_stays_answered(town: Town, database: Database) -> None:
    number, (_, second) = _of_two_reporters(town)
    contacted = {"kind": "contacted", "with": "reporter", "report": second, "at": town.clock.now().isoformat()}
    town.adviser.tells(number, **contacted)
    assert figures(town, QUERIES[0])["total"]["answered"] == 1
    town.clock.advance(timedelta(hours=1))
    assert town.adviser.tries("split", number, reports=[second], reason="To sager.") == 201
    total = figures(town, QUERIES[0])["total"]
    assert (total["answered"], total["min_minutes"]) == (1, 60)
    assert not check(database).wrong


def test_what_was_done_in_its_new_case_was_not_known_of_a_report_before_it_came_there(town: Town) -> None:
    number, (_, second) = _of_two_reporters(town)
    town.desk.reports(PLAIN, place={"address": "Ahornvej 14, 1. tv", "postcode": "2400"}, reporter=PHONE)
    (other,) = {one["number"] for one in town.adviser.queue()} - {number}
    town.clock.advance(timedelta(hours=1))
    town.adviser.tells(other, kind="contacted", at=town.clock.now().isoformat(), **{"with": "resident"})
    before = town.clock.now().isoformat()
    town.clock.advance(timedelta(hours=1))
    right = {"move_report": {"reports": [second], "into": other}}
    assert town.leader.tries("corrections", number, reason="Det er 1. tv.", **right) == 201
    reached = [figures(town, "measure=first_action", at)["total"]["reached"] for at in (before, None)]
    assert reached == [1, 2]


def _break_state(connection: sa.Connection) -> None:
    connection.execute(sa.update(answers).values(answered_at=answers.c.received_at + timedelta(hours=1)))


def _break_history(connection: sa.Connection) -> None:
    connection.execute(sa.delete(events).where(events.c.kind == "contacted"))


def _break_months(connection: sa.Connection) -> None:
    connection.execute(sa.delete(figure_months))


@pytest.mark.parametrize(
    ("breaking", "what"),
    [(_break_state, {"state"}), (_break_history, {"state", "folded"}), (_break_months, {"folded"})],
)
def test_what_is_kept_otherwise_than_the_history_says_is_found(
    town: Town,
    database: Database,
    owner: sa.Engine,
    breaking: Callable[[sa.Connection], None],
    what: set[str],
) -> None:
    town.desk.reports(PLAIN, concerns=["noise"], reporter=PHONE)
    (item,) = town.adviser.queue()
    town.clock.advance(timedelta(minutes=90))
    town.adviser.tells(item["number"], kind="contacted", at=town.clock.now().isoformat(), **{"with": "reporter"})
    fold_all(database)
    assert not check(database).wrong
    with owner.begin() as connection:
        breaking(connection)
    assert {one.what for one in check(database).wrong} == what


def test_months_of_another_form_are_folded_anew(town: Town, database: Database, owner: sa.Engine) -> None:
    town.desk.reports(PLAIN, concerns=["noise"], reporter=PHONE)
    fold_all(database)
    with owner.begin() as connection:
        connection.execute(sa.update(figure_state).values(form=FORM + 1))
        connection.execute(sa.update(figure_months).values(content=b"of another form"))
    assert figures(town, QUERIES[0])["total"]["reports"] == 1
    assert fold_all(database) == 1
    assert figures(town, QUERIES[0])["total"]["reports"] == 1
    assert database.read(lambda tx: tx.execute(sa.select(figure_state.c.form)).scalar(), caller=SYSTEM) == FORM


def test_figures_of_the_scheme_refuse_what_only_response_times_can_tell(town: Town) -> None:
    for name in ("case-types", "satisfaction", "hand-overs", "load", "support"):
        refused = town.administrator.get(f"/v1/statistics/{name}?{PERIOD}&as_known_on=2026-11-17")
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/query/as_known_on")
