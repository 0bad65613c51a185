"""Two towns that differ only in what is confidential are one town to a landlord, whatever it calls and whenever."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from httpx2 import Response

from app.access.callers import SYSTEM
from app.assignment.tables import case_reports, cases
from app.intake.tables import reports
from app.kit.clock import FixedClock
from app.kit.database import Database, Tx
from app.kit.sealed import Keys, Sealer
from tests.conftest import WEDNESDAY_AT_TEN
from tests.directory.city import small_city
from tests.door import open_door, wired
from tests.journey.letters import REFERENCE
from tests.journey.town import PLAIN, Town

FLATS = [{"address": f"Ahornvej 14, {one}", "postcode": "2400"} for one in ("1. tv", "1. th", "2. tv", "2. th")]
CONCERNS = ("noise", "cleaning_service_missing", "damage", "neglect")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
STEPS = 12
SEEDS = range(6)
Secret = Callable[[Town, random.Random], None]


def _grant(town: Town, chance: random.Random) -> None:
    cleaner = str(town.city.cleaning)
    town.enters("/v1/grants", {"place": chance.choice(FLATS), "kind": "cleaning", "supplier": cleaner})


def _support(town: Town, chance: random.Random) -> None:
    worker = str(town.city.north_team.support_contact_person)
    town.enters("/v1/supports", {"place": chance.choice(FLATS), "kind": "support_contact", "responder": worker})


def _neighbour(town: Town, chance: random.Random) -> None:
    concern = chance.choice([*CONCERNS, "children_at_risk"])
    resident = chance.choice([{}, {"resident": {"name": "Jens Hansen"}}])
    town.neighbours.reports(PLAIN, chance.choice(FLATS), concerns=[concern], **resident)


def _work(town: Town, chance: random.Random) -> None:
    """Do something with some case that is not telling its reporter."""
    items = town.leader.queue()
    if not items:
        return
    number, now = chance.choice(items)["number"], town.clock.now().isoformat()
    town.adviser.tries("claim", number)
    acts: tuple[tuple[str, dict[str, str]], ...] = (
        ("events", {"kind": "contacted", "with": "resident", "at": now}),
        ("events", {"kind": "contact_attempted", "with": "reporter", "at": now}),
        ("events", {"kind": "visit_planned", "at": now}),
        ("events", {"kind": "urgency_set", "urgency": "acute", "at": now, "note": "Livsfare."}),
        ("close", {"outcome": "help_declined", "reason": "Nej tak."}),
    )
    act, body = chance.choice(acts)
    town.leader.tries(act, number, **body)


SECRETS: tuple[Secret, ...] = (_grant, _support, _neighbour, _work, _work)


@pytest.fixture
def towns(migrated_sqlite: Path, tmp_path: Path) -> Iterator[tuple[Town, Town]]:
    with ExitStack() as open_towns:
        quiet, busy = (_town(migrated_sqlite, tmp_path / f"{name}.db", open_towns) for name in ("quiet", "busy"))
        yield quiet, busy


def _town(migrated: Path, path: Path, open_towns: ExitStack) -> Town:
    shutil.copyfile(migrated, path)
    clock, sealer = FixedClock(WEDNESDAY_AT_TEN), Sealer(Keys.generate())
    database = Database(f"sqlite:///{path}", sealer=sealer, clock=clock)
    open_towns.callback(database.dispose)
    city = database.write(small_city, caller=SYSTEM)
    return Town(door=open_towns.enter_context(open_door(wired(database, sealer, clock))), city=city, clock=clock)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_landlord_cannot_tell_two_towns_apart(towns: tuple[Town, Town], seed: int) -> None:
    script, secret = random.Random(seed), random.Random(seed + 1000)
    quiet, busy = towns
    sent: tuple[list[str], list[str]] = ([], [])
    for _ in range(STEPS):
        for _ in range(secret.randint(0, 3)):
            secret.choice(SECRETS)(busy, secret)
        step = script.random()
        report, which = {"place": script.choice(FLATS), "concerns": [script.choice(CONCERNS)]}, script.random()
        seen = []
        for town, references in zip(towns, sent, strict=True):
            told = _landlord_does(town, references, step=step, report=report, which=which)
            seen.append([*told, *_all_that_can_be_called(town, references)])
            town.clock.advance(timedelta(minutes=7))
        assert seen[0] == seen[1]
    assert quiet.clock.at == busy.clock.at
    assert '"answered"' in "".join(seen[0]), "somebody was answered, in both towns at the same step"


def _landlord_does(
    town: Town, references: list[str], *, step: float, report: Mapping[str, object], which: float
) -> list[str]:
    """Report, add to a report, be asked or be reached by the municipality: what both towns have in common."""
    if step < 0.4 or not references:
        answer = town.portal.post("/v1/reports", {"description": PLAIN, **report})
        references.append(answer.json()["reference"])
        return [_told(answer)]
    reference = references[int(which * len(references))]
    if step < 0.6:
        return [_told(town.portal.post(f"/v1/reports/{reference}/messages", {"text": "Det fortsætter."}))]
    if step < 0.68:
        question = {"template": "still_so", "answer_by": "2026-11-27T12:00:00+01:00"}
        assert town.leader.post(f"/v1/reports/{reference}/messages", question).status_code == 201
        return []
    _reach_reporter(town, reference)
    return []


def _reach_reporter(town: Town, reference: str) -> None:
    """Let whoever has the case reach the reporter, be the case open or closed."""
    database = town.door.wiring.database
    number = database.read(lambda tx: _case_of(tx, reference), caller=SYSTEM)
    told = {"kind": "contacted", "with": "reporter", "report": reference, "at": town.clock.now().isoformat()}
    assert town.leader.tries("events", number, **told) == 201


def _case_of(tx: Tx, reference: str) -> str:
    """Return the number of the case whose owner owes this reporter the answer."""
    joined = (
        sa.select(cases.c.number).join_from(cases, case_reports).join(reports, reports.c.id == case_reports.c.report_id)
    )
    wanted = joined.where(reports.c.reference == reference, case_reports.c.answers.is_(True), cases.c.family.is_(False))
    return str(tx.execute(wanted).scalar_one())


def _all_that_can_be_called(town: Town, references: list[str]) -> list[str]:
    paths = [
        *("/v1/reports", "/v1/reports?limit=2", "/v1/entrance", "/v1/queue", "/v1/tasks", "/v1/grants"),
        "/v1/contact-card?address=Ahornvej%2014&postcode=2400",
        *(f"/v1/reports/{one}" for one in references),
    ]
    return [_told(town.portal.get(path)) for path in paths]


def _told(answer: Response) -> str:
    """Return an answer byte for byte, but for what is drawn anew in each town."""
    own = {"x-request-id", "date", "etag", "link"}
    headers = sorted((name, value) for name, value in answer.headers.items() if name not in own)
    body = answer.text
    if "next_cursor" in body:
        whole = answer.json()
        body = json.dumps({**whole, "next_cursor": whole["next_cursor"] is not None})
    return REFERENCE.sub("REFERENCE", ID.sub("ID", f"{answer.status_code} {headers} {body}"))
