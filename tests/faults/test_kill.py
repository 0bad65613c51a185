"""The service is killed in the middle of its work and started again, as a machine that loses its power."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.jobs.tables import jobs
from app.kit.database import Tx
from app.replies.mail_ids import local_id_of
from tests.faults.running import Request, site_at
from tests.faults.storm import Storm, rage


def test_a_kill_in_a_storm_loses_nothing_that_was_answered_and_leaves_nothing_half_done(
    database_url: str, tmp_path: Path
) -> None:
    with site_at(database_url, tmp_path) as site:
        portal = site.portal()
        storm = Storm(site=site, portal=portal, adviser=site.responder(site.city.north_team.adviser))

        def kill() -> None:
            site.service.kill()
            site.service.start()

        rage(storm, kill, times=3, between=40)

        for number, reference in list(storm.answered.items())[::20]:
            seen = site.service.ask(Request(method="GET", path=f"/v1/reports/{reference}", token=portal))
            assert seen.json()["your_reference"] == f"portal-{number}"
            again = site.service.ask(storm.post(number))
            assert (again.status, again.json()["reference"]) == (201, reference)
        site.service.stop()
        storm.check()
        for letter in site.database.read(_sent, caller=SYSTEM):
            assert (site.receipts / f"{letter}.eml").exists(), "a receipt counts as sent and never was"


def _sent(tx: Tx) -> list[str]:
    done = sa.select(jobs.c.subject).where(jobs.c.kind == "receipt", jobs.c.state == "done")
    return [local_id_of(one, sealer=tx.sealer) for one in tx.execute(done).scalars()]
