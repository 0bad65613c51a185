"""The demo in the database: the same on both kinds, whole or not at all, and once only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.access.keys import load_all
from app.assignment.tables import case_reports, cases
from app.courses.given import support_given
from app.courses.retention import Cohort, retained
from app.courses.stays import Since, Stay
from app.demo.fill import Wanted, fill
from app.demo.keys import keys_to_try
from app.demo.shares import KINDS
from app.directory.current import current
from app.directory.record import ensure_entrance
from app.intake.tables import reports
from app.kit.clock import FixedClock
from app.kit.codes import CentreKind, ReporterKind, ResponderKind
from app.kit.database import Database, Tx
from app.kit.migrate import upgrade
from app.kit.office_hours import local_date
from app.kit.sealed import Sealer
from app.response_time.figure import CentreName, Figure
from app.response_time.figure import Wanted as Asked
from app.response_time.figures import figures as count
from app.response_time.least import LEAST
from app.response_time.period import Period
from app.response_time.scheme.accessibility import accessibility
from app.response_time.survey.figures import said
from tests.conftest import WEDNESDAY_AT_TEN
from tests.demo.test_shares import TABLE_13, TABLE_16

SMALL = Wanted(reports=50)


def filled(database: Database) -> None:
    database.write(lambda tx: ensure_entrance(tx, name="Eksempel Kommune"), caller=SYSTEM)
    passed = database.write(lambda tx: fill(tx, wanted=SMALL), caller=SYSTEM)
    assert passed is not None
    assert 45 <= passed.reports <= 52


def figures(database: Database) -> Sequence[Figure]:
    """Return the figures of every centre, by its name alone: the ids are drawn."""

    def work(tx: Tx) -> Sequence[Figure]:
        today = local_date(tx.now)
        period = Period(first=today - timedelta(days=366), end=today + timedelta(days=1))
        return count(tx, Asked(period=period)).groups

    return [
        replace(one, key={by: _name(of) for by, of in one.key.items()}) for one in database.read(work, caller=SYSTEM)
    ]


def _name(label: CentreName | str | bool) -> str:  # noqa: FBT001 a label as figures have them
    return label.name if isinstance(label, CentreName) else str(label)


def test_a_small_year(database: Database) -> None:
    filled(database)
    assert database.write(lambda tx: fill(tx, wanted=SMALL), caller=SYSTEM) is None
    database.read(_check_the_town, caller=SYSTEM)
    database.read(_check_the_cases, caller=SYSTEM)
    database.read(_check_the_calls_and_answers, caller=SYSTEM)
    database.read(_check_the_support, caller=SYSTEM)
    assert database.read(load_all, caller=SYSTEM) == {}, "the keys of the year that is over open nothing any more"
    told = figures(database)
    assert sum(one.counts.answered or 0 for one in told) > 0.6 * sum(one.counts.reports or 0 for one in told)
    first, second = (database.write(keys_to_try, caller=SYSTEM) for _ in range(2))
    assert first is not None
    assert second is not None
    assert (first.address, first.adviser) == (second.address, second.adviser)
    assert len({first.portal, second.portal, first.leader, second.leader}) == 4


def test_the_same_seed_and_instant_give_the_same_figures(tmp_path: Path, sealer: Sealer) -> None:
    both = []
    for name in ("one", "other"):
        url = f"sqlite:///{tmp_path / name}.db"
        upgrade(url)
        database = Database(url, sealer=sealer, clock=FixedClock(WEDNESDAY_AT_TEN))
        filled(database)
        both.append(figures(database))
        database.dispose()
    assert both[0] == both[1]


def test_a_directory_that_is_not_the_demos_is_left_alone(database: Database) -> None:
    database.write(lambda tx: ensure_entrance(tx, name="Eksempel Kommune"), caller=SYSTEM)
    assert database.write(keys_to_try, caller=SYSTEM) is None


def _check_the_town(tx: Tx) -> None:
    directory = current(tx)
    centres = [one for one in directory.centres if one.kind is CentreKind.CENTRE]
    assert (len(centres), len(directory.departments)) == (8, 470)
    advisers = {centre.name: directory.responders_at(centre.id, ResponderKind.HOUSING_ADVISER) for centre in centres}
    assert sum(post.shares[centre.id] for centre in centres for post in advisers[centre.name]) == 25
    assert [name for name, posts in advisers.items() if not any(post.held for post in posts)] == ["Socialcenter Valby"]
    for centre in centres:
        assert directory.reception_of(centre.id).kind is ResponderKind.RECEPTION
        assert directory.family_team_of(centre.id).shares.keys() == {centre.id}


def _check_the_cases(tx: Tx) -> None:
    """Shares a case, to within what so few cases and the reading of texts allow."""
    ordinary = tx.execute(sa.select(cases.c.id, cases.c.concerns).where(cases.c.family.is_(False))).all()
    concerns = Counter(concern for row in ordinary for concern in row.concerns)
    for concern, share in TABLE_13.items():
        assert 100 * concerns[concern.value] / len(ordinary) == pytest.approx(share, abs=9), concern
    origin_of = {kind: origin for origin, kinds in KINDS.items() for kind in kinds}
    told = tx.execute(
        sa.select(case_reports.c.case_id, reports.c.reporter_kind)
        .join(reports, reports.c.id == case_reports.c.report_id)
        .where(case_reports.c.answers.is_(True))
        .distinct()
    )
    letting = {
        ReporterKind.COOPERATIVE_BOARD,
        ReporterKind.OWNER_ASSOCIATION_BOARD,
        ReporterKind.PRIVATE_LANDLORD,
        ReporterKind.ADMINISTRATOR_COMPANY,
    }
    pairs = {
        (row.case_id, origin_of[ReporterKind.CARETAKER if kind in letting else kind])
        for row in told
        for kind in [ReporterKind(row.reporter_kind)]
    }
    origins = Counter(origin for _, origin in pairs)
    answering = len({case for case, _ in pairs})
    for origin, share in TABLE_16.items():
        assert 100 * origins[origin] / answering == pytest.approx(share, abs=9), origin


def _check_the_calls_and_answers(tx: Tx) -> None:
    today = local_date(tx.now)
    period = Period(first=today - timedelta(days=366), end=today + timedelta(days=1))
    called = accessibility(tx, period=period, centres=None, guarded=False)[0].tables["reached"].of
    answered = said(tx, period=period, centres=None)[0].answered
    assert called is not None
    assert called > 5
    assert answered is not None
    assert answered >= LEAST


def _check_the_support(tx: Tx) -> None:
    today = local_date(tx.now)
    year = Period(first=today - timedelta(days=366), end=today + timedelta(days=1))
    given = support_given(tx, period=year, centres=None, guarded=False)[0].numbers["cases"]
    assert given is not None
    assert given >= 3
    early = Period(first=year.first, end=today - timedelta(days=120))
    lived = retained(tx, Cohort(period=early, since=Since.START, on=today - timedelta(days=45))).table
    missing = next(one.count for one in lived.lines if one.code == Stay.UNKNOWN.value)
    assert lived.of is not None
    assert missing is not None
    assert lived.of > missing
