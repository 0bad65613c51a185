"""The process that fetches mail is killed again and again: every mail is taken in, and none twice."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.blobs.tables import mail_reports, mails
from app.intake.tables import reports
from app.kit.database import Tx
from tests.faults.post_boxes import Box, box_of
from tests.faults.running import Site, site_at

_AT_ONCE = 30
_PAUSES = (0.0, 0.005, 0.02)
"""Seconds between the first mail of a batch that is stored and the kill: each ends another step of another mail."""
_PATIENCE_SECONDS = 60.0


@pytest.fixture
def box(engine_kind: str, tmp_path: Path) -> Iterator[Box]:
    """A kind of mailbox beside each database: what is killed between them knows of the one nothing by the other."""
    with box_of("maildir" if engine_kind == "sqlite" else "imap", tmp_path) as one:
        yield one


@pytest.mark.timeout(300)  # it starts the service four times
def test_a_kill_while_fetching_loses_no_mail_and_takes_none_twice(database_url: str, tmp_path: Path, box: Box) -> None:
    cut_off = 0
    with site_at(database_url, tmp_path, more=box.settings) as site:
        for batch, pause in enumerate(_PAUSES):
            box.deliver(range(batch * _AT_ONCE, (batch + 1) * _AT_ONCE))
            _await(lambda before=batch * _AT_ONCE: _stored(site) > before)  # type: ignore[misc]
            time.sleep(pause)
            site.service.kill()
            cut_off += bool(box.waiting())
            site.service.start()
            _await(lambda: box.waiting() == 0)
        _check(site, box, sent=len(_PAUSES) * _AT_ONCE)
    assert cut_off, "no kill came while there was mail to fetch"


@pytest.mark.timeout(300)
def test_two_fetchers_at_once_of_which_one_is_killed_make_one_report_of_each_mail(
    database_url: str, tmp_path: Path, box: Box
) -> None:
    with site_at(database_url, tmp_path, services=2, more=box.settings) as site:
        before = box.handled()
        box.deliver(range(_AT_ONCE * 2))
        _await(lambda: box.handled() > before)
        site.services[1].kill()
        _await(lambda: box.waiting() == 0)
        _check(site, box, sent=_AT_ONCE * 2)


def _check(site: Site, box: Box, *, sent: int) -> None:
    _await(lambda: Counter(site.database.read(_found, caller=SYSTEM)[0]) == {"taken": sent})
    for one in site.services:
        one.stop()
    states, taken, recorded = site.database.read(_found, caller=SYSTEM)
    assert Counter(states) == {"taken": sent}
    assert len(set(taken)) == len(taken) == sent, "each mail made one report"
    assert sorted(recorded) == sorted(taken), "and no report is of a mail that was taken in a second time"
    assert box.handled() >= sent, "what was fetched twice may stand there twice, and nothing is lost"


def _stored(site: Site) -> int:
    return len(site.database.read(_found, caller=SYSTEM)[0])


def _found(tx: Tx) -> tuple[list[str], list[str], list[str]]:
    return (
        list(tx.execute(sa.select(mails.c.state)).scalars()),
        [str(one) for one in tx.execute(sa.select(mail_reports.c.report_id)).scalars()],
        [str(one) for one in tx.execute(sa.select(reports.c.id)).scalars()],
    )


def _await(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < until, "fetching does not go on"
        time.sleep(0.001)
