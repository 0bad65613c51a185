"""Responders and leaders of two centres, absences, clocks, corrections, lost answers and restarts, as they come.

Never both, never nobody, nothing twice, and every replay of the feed is the queue read afresh. Real processes that are
killed in the middle of it are in tests/faults.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import rule, run_state_machine_as_test

from app.api.waiting_following import Following
from tests.journey.queue_waits import WorkAndWaits
from tests.journey.town import Town


class WorkOfATown(WorkAndWaits):
    """In one process, which can lose its memory."""

    @rule()
    def forget(self) -> None:
        """Lose all that the process has in memory, as when it is killed and another one goes on."""
        wiring = self.town.door.wiring
        wiring.following.close()
        object.__setattr__(wiring, "following", Following(wiring.database, wiring.clock))


@pytest.mark.timeout(400)
def test_never_both_never_nobody_nothing_twice(town: Town, engine_kind: str) -> None:
    machine = type("WorkOfThisTown", (WorkOfATown,), {"town": town})
    examples = 10 if engine_kind == "sqlite" else 6
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
