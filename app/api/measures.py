"""What the operator's monitoring reads: counts and durations by route template, never by anything personal."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from app.blobs.mails_kept import MailboxState, Stuck
from app.jobs.dead import Backlog

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)


class Measures:
    """One application's counters: of its own, so that two in one process do not mix."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry(auto_describe=True)
        self._requests = Counter(
            "indgang_requests", "Answered requests.", ("route", "method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "indgang_request_seconds",
            "Time from the request to its answer.",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._dead = self._gauge("indgang_jobs_dead", "Jobs that were given up and wait for a person.")
        self._dead_of = Gauge(
            "indgang_jobs_dead_of_kind",
            "The same by kind: letters that could not be sent are receipt, question, alarm, notice and the like.",
            ("kind",),
            registry=self._registry,
        )
        self._failing = Gauge(
            "indgang_jobs_failing_of_kind",
            "Jobs that failed three times or more and are tried again: a mail server may be away.",
            ("kind",),
            registry=self._registry,
        )
        self._due = self._gauge("indgang_jobs_oldest_due_seconds", "How long ago the oldest job that waits was due.")
        self._waiting = self._gauge("indgang_mails_waiting", "Mails that are kept and not entered yet.")
        self._failed = self._gauge("indgang_mails_failed", "Mails that could not be entered: a person must look.")
        self._oldest = self._gauge("indgang_mails_oldest_seconds", "How long ago the oldest of both arrived.")
        self._left = self._gauge("indgang_mailbox_left", "Mails in the mailbox that cannot even be kept or moved away.")
        self._lost = self._gauge("indgang_mailbox_lost_seconds", "For how long nothing could come in from the mailbox.")

    def answered(self, *, route: str, method: str, status: int, seconds: float) -> None:
        self._requests.labels(route, method, status).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self, *, backlog: Backlog, mails: Stuck, mailbox: MailboxState) -> bytes:
        self._dead.set(sum(backlog.dead.values()))
        self._dead_of.clear()
        for kind, count in backlog.dead.items():
            self._dead_of.labels(kind).set(count)
        self._failing.clear()
        for kind, count in backlog.failing.items():
            self._failing.labels(kind).set(count)
        self._due.set(backlog.oldest_due_seconds)
        self._waiting.set(mails.waiting)
        self._failed.set(mails.failed)
        self._oldest.set(mails.oldest_seconds)
        self._left.set(mailbox.left)
        self._lost.set(mailbox.lost_seconds)
        return generate_latest(self._registry)

    def _gauge(self, name: str, told: str) -> Gauge:
        return Gauge(name, told, registry=self._registry)
