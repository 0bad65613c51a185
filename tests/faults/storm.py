"""Many callers who go on sending while something is pulled from under them, and what must be true afterwards."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.access.tables import idempotency_keys
from app.assignment.tables import case_reports, cases, ownerships
from app.intake.tables import reports
from app.jobs.tables import jobs
from app.kit.database import Tx
from app.queue.tables import centre_counters, changes
from app.response_time.tables import answers
from app.triage.tables import decisions
from tests.faults.running import LOST, Reply, Request, Site

CALLERS = 8
PATIENCE_SECONDS = 60.0


@dataclass(slots=True, kw_only=True)
class Storm:
    """Eight landlords' systems send reports, an adviser claims what comes, until they are told to stop."""

    site: Site
    portal: str
    adviser: str
    answered: dict[int, str] = field(default_factory=dict)
    """References by number of the post."""
    given_up: set[int] = field(default_factory=set)
    """Sent, never answered and not sent again."""
    lost: int = 0
    """How many requests were sent and not answered."""
    tomorrow: str = (datetime.now(UTC) + timedelta(hours=20)).isoformat()
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(1_000_000)))
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _failed: list[BaseException] = field(default_factory=list)
    _up: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def raging(self) -> Iterator[None]:
        self._up.set()
        with ThreadPoolExecutor(CALLERS + 1) as threads:
            callers = [threads.submit(self._until_over, work) for work in (self._claim, *[self._report] * CALLERS)]
            try:
                yield
            finally:
                self._over.set()
                self._up.set()
            for one in callers:
                one.result()

    @contextmanager
    def pulled_away(self) -> Iterator[None]:
        """What is inside takes the service away and brings it back; callers then wait until it is back."""
        self._up.clear()
        yield
        self._up.set()

    def until(self, answered: int) -> None:
        """Return when so many posts have been answered."""
        with self._changed:
            settled = self._changed.wait_for(lambda: self._failed or len(self.answered) >= answered, PATIENCE_SECONDS)
            assert settled
            assert not self._failed, self._failed

    def post(self, number: int) -> Request:
        body: dict[str, Any] = {
            "description": f"Der er larm igen, nummer {number}.",
            "concerns": ["noise"],
            "your_reference": reference_of(number),
            "reporter": {"email": f"vicevaert-{number}@example.dk"},
            "place": {"address": f"Granvej {number % 7 + 1}, 1. tv", "postcode": "2400"},
        }
        if number % 5 == 0:  # acute: stands at reception until somebody claims it
            body["eviction"] = {"stage": "visit_scheduled", "at": self.tomorrow}
        headers = {"Idempotency-Key": f"post-{number}"}
        return Request(method="POST", path="/v1/reports", token=self.portal, body=body, headers=headers)

    def _until_over(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            with self._changed:
                self._failed.append(error)
                self._changed.notify_all()
            raise

    def _report(self) -> None:
        while not self._over.is_set():
            with self._changed:
                number = next(self._numbers)
            request = self.post(number)
            reply = self._send(request)
            while reply is None and number % 2 == 0:  # every other caller sends again what was not answered
                self._up.wait(PATIENCE_SECONDS)
                reply = self._send(request)
            with self._changed:
                if reply is None:
                    self.given_up.add(number)
                else:
                    assert reply.status == 201, reply.body
                    self.answered[number] = reply.json()["reference"]
                self._changed.notify_all()
            self._up.wait(PATIENCE_SECONDS)

    def _claim(self) -> None:
        while not self._over.wait(0.02):
            queue = self._send(Request(method="GET", path="/v1/queue?limit=50", token=self.adviser))
            for item in [] if queue is None else json.loads(queue.body)["items"]:
                if item["state"] == "new":
                    path = f"/v1/cases/{item['number']}/claim"
                    claimed = self._send(Request(method="POST", path=path, token=self.adviser, body={}))
                    assert claimed is None or claimed.status in {200, 409}, claimed.body
            self._up.wait(PATIENCE_SECONDS)

    def _send(self, request: Request) -> Reply | None:
        """Return the answer, or None where there was none: the connection broke, or the service could not work."""
        try:
            reply = self.site.service.ask(request)
        except LOST:
            reply = None
        if reply is not None and reply.status == 503:
            assert int(reply.headers["retry-after"]) > 0
            reply = None
        if reply is None:
            with self._changed:
                self.lost += 1
        return reply

    def check(self) -> None:
        """Assert that what was answered is there once, and that everything that is there is whole."""
        site = self.site
        sent = {number: site.sealer.fingerprint(reference_of(number), purpose="your_reference") for number in self.all}
        kept = site.database.read(_references, caller=SYSTEM)
        for number, reference in self.answered.items():
            assert kept.get(sent[number]) == reference, f"post {number} was answered and is not there"
        assert set(kept) <= set(sent.values()), "something is there that nobody sent"
        site.database.read(lambda tx: check_whole(tx, receipts=len(kept)), caller=SYSTEM)

    @property
    def all(self) -> set[int]:
        return set(self.answered) | self.given_up


def reference_of(number: int) -> str:
    return f"portal-{number}"


def _references(tx: Tx) -> dict[bytes, str]:
    """Return every report's reference by the fingerprint of its sender's; each exists once."""
    rows = tx.execute(sa.select(reports.c.your_reference_fp, reports.c.reference)).all()
    assert max(Counter(row.your_reference_fp for row in rows).values(), default=1) == 1
    assert max(Counter(row.reference for row in rows).values(), default=1) == 1
    return {row.your_reference_fp: row.reference for row in rows}


def check_whole(tx: Tx, *, receipts: int) -> None:
    """Assert that no report, case or queue is half done."""
    ids = set(tx.execute(sa.select(reports.c.id)).scalars())
    once = dict.fromkeys(ids, 1)
    assert _counted(tx, decisions.c.report_id) == once
    assert _counted(tx, answers.c.report_id) == once
    assert _counted(tx, case_reports.c.report_id, case_reports.c.answers.is_(True)) == once
    assert _counted(tx, jobs.c.subject, jobs.c.kind == "receipt") == once
    assert len(ids) == receipts

    owners = {row.id: (row.owner_id, row.centre_id) for row in tx.execute(sa.select(cases))}
    open_now = tx.execute(sa.select(ownerships).where(ownerships.c.to_at.is_(None))).all()
    assert len(open_now) == len(owners)
    assert {row.case_id: (row.owner_id, row.centre_id) for row in open_now} == owners
    assert set(tx.execute(sa.select(case_reports.c.case_id)).scalars()) == set(owners)

    for centre in tx.execute(sa.select(centre_counters)).all():
        numbers = tx.execute(sa.select(changes.c.number).where(changes.c.centre_id == centre.centre_id)).scalars()
        assert sorted(numbers) == list(range(1, centre.number + 1)), "the feed of changes has a gap"
    unfinished = sa.select(idempotency_keys.c.key_hash).where(idempotency_keys.c.answer_sealed.is_(None))
    assert tx.execute(unfinished).first() is None


def _counted(tx: Tx, column: sa.Column[Any], *where: sa.ColumnElement[bool]) -> dict[Any, int]:
    rows = tx.execute(sa.select(column).where(*where))
    return dict(Counter(rows.scalars()))


Pull = Callable[[], None]


def rage(storm: Storm, pull: Pull, *, times: int, between: int) -> None:
    """Let the storm rage and pull `times` times, each after `between` more answers; then check everything."""
    with storm.raging():
        for time in range(1, times + 1):
            storm.until(between * time)
            with storm.pulled_away():
                pull()
        storm.until(between * (times + 1))
    assert storm.lost > 0, "nobody was on the way when it happened, so nothing was shown"
    storm.check()
