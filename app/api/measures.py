"""What the operator's monitoring reads: counts and durations by route template, never by anything personal."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

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
        self._dead = Gauge(
            "indgang_jobs_dead", "Jobs that were given up and wait for a person.", registry=self._registry
        )

    def answered(self, *, route: str, method: str, status: int, seconds: float) -> None:
        self._requests.labels(route, method, status).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self, *, dead_jobs: int) -> bytes:
        self._dead.set(dead_jobs)
        return generate_latest(self._registry)
