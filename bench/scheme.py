"""The figures of the scheme, the quarterly pack and the page, asked over HTTP of the service in this process."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Final

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import create_key
from app.api.statistics_centres import FIGURES
from app.kit.clock import SystemClock
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.office_hours import local_date
from app.kit.sealed import Sealer
from app.response_time.quarter import quarter_over
from app.response_time.scheme.questions import Question
from bench.stands import Stand
from tests.door import Door, open_door, wired

WANTED_MS: Final = 1000
_ROUNDS: Final = 3
_A_YEAR: Final = timedelta(days=365)
_MOST_WEEKS: Final = timedelta(weeks=52)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    name: str
    path: str
    query: Mapping[str, str]


def asked(stand: Stand, database: Database, *, rounds: int = _ROUNDS) -> Sequence[bool]:
    """Print what each figure took, and say of each whether the promise is kept."""
    with open_door(wired(database, Sealer(stand.keys), SystemClock())) as door:
        token = database.write(lambda tx: create_key(tx, grant=_ADMINISTRATOR), caller=SYSTEM)
        door.client.post("/figures/sign-in", data={"key": token}, follow_redirects=False)
        today = local_date(SystemClock().now())
        return [_ask(door, token, one, rounds) for one in _questions(stand, today)]


def _questions(stand: Stand, today: date) -> Iterator[_Question]:
    year = {"from": f"{today - _A_YEAR}", "to": f"{today + timedelta(days=1)}"}
    whole = {"from": f"{today - 3 * _A_YEAR}", "to": f"{today + timedelta(days=1)}"}
    for question in Question:
        yield _Question(name=f"a year, {question}", path=f"/v1/statistics/{question}", query=year)
    for cases in ("received", "open"):
        yield _Question(
            name=f"a year, concerns of {cases}", path="/v1/statistics/concerns", query={**year, "cases": cases}
        )
    yield _Question(name="three years, concerns", path="/v1/statistics/concerns", query=whole)
    for figure in FIGURES:
        yield _Question(name=f"a year, {figure.name}", path=f"/v1/statistics/{figure.name}", query=year)
    yield _Question(name="a year, satisfaction", path="/v1/statistics/satisfaction", query=_calendar_year(today))
    yield _Question(name="a year, retention", path="/v1/statistics/retention", query=_calendar_year(today))
    yield _Question(name="a year, load", path="/v1/statistics/load", query=year)
    yield _Question(name="three years, load", path="/v1/statistics/load", query=whole)
    department = {"housing_department": str(stand.municipality.centres[0].departments[0])}
    yield _Question(name="a year, load of stairwells", path="/v1/statistics/load", query=year | department)
    weeks = {"from": f"{today - _MOST_WEEKS}", "to": f"{today}"}
    yield _Question(name="a year, flow", path="/v1/statistics/flow", query=weeks)
    last = quarter_over(today)
    name = f"{last.first.year}-Q{(last.first.month + 2) // 3}"
    yield _Question(name="the quarterly pack", path="/v1/statistics/quarterly-pack", query={"quarter": name})
    yield _Question(name="the page, a year", path="/figures", query=year)


def _calendar_year(today: date) -> Mapping[str, str]:
    return {"from": f"{today.year - 1}-01-01", "to": f"{today.year}-01-01"}


def _ask(door: Door, token: str, one: _Question, rounds: int) -> bool:
    took, cpu = [], []
    headers = {} if one.path == "/figures" else {"Authorization": f"Bearer {token}"}
    for _ in range(1 + rounds):
        begun, worked = time.perf_counter(), time.process_time()
        answer = door.client.get(one.path, params=dict(one.query), headers=headers)
        took.append(1000 * (time.perf_counter() - begun))
        cpu.append(1000 * (time.process_time() - worked))
        if not answer.is_success:
            raise RuntimeError(f"{one.name}: {answer.status_code}")
    warm = min(took[1:])
    verdict = "kept" if warm <= WANTED_MS else "NOT kept"
    print(f"{one.name:<40} first {took[0]:>6.0f}, then {warm:>5.0f} ms of {WANTED_MS}: {verdict}", end="; ")
    print(f"half of the rounds {median(took[1:]):.0f}, CPU of ours {median(cpu[1:]):.0f} ms", flush=True)
    return warm <= WANTED_MS


_ADMINISTRATOR: Final = KeyGrant(role=Role.ADMINISTRATOR)
