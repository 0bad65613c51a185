"""The examples of the document, played against the service from the first to the last.

`python -m tests.contract.story` writes the answers anew where they changed on purpose; read what it changed.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from httpx2 import Response

from app.access.callers import SYSTEM, KeyGrant
from app.api.examples import FOLDER, Example, read_examples
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.ids import ALPHABET, read_reference
from app.kit.migrate import upgrade
from app.kit.sealed import Keys, Sealer
from tests.conftest import WEDNESDAY_AT_TEN
from tests.directory.city import small_city
from tests.door import open_door, wired
from tests.journey.town import Person, Town

_DRAWN = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\b[0-9A-Z]{4}-[0-9A-Z]{4}\b|ind_[\w-]{43}")
"""What the service draws: ids, references and tokens."""


@dataclass(slots=True, kw_only=True)
class Names:
    """What was drawn in this run, and what stands for it in the examples."""

    shown: dict[str, str]
    drawn: dict[str, str] = field(default_factory=dict)
    cursors: dict[str, str] = field(default_factory=dict)
    """The cursor of this run for each that an example shows: it is signed, and stays as it is shown."""

    def __post_init__(self) -> None:
        self.drawn = {shown: drawn for drawn, shown in self.shown.items()}

    def as_shown(self, text: str) -> str:
        return _DRAWN.sub(lambda found: self._stands_for(found[0]), text)

    def as_drawn(self, value: Any) -> Any:  # noqa: ANN401 any JSON
        text = json.dumps(value, ensure_ascii=False)
        return json.loads(_DRAWN.sub(lambda found: self.drawn.get(found[0], found[0]), text))

    def _stands_for(self, drawn: str) -> str:
        if drawn not in self.shown:
            shown = _example_of(drawn, number=0x100 + len(self.shown))
            self.shown[drawn], self.drawn[shown] = shown, drawn
        return self.shown[drawn]


def _example_of(drawn: str, *, number: int) -> str:
    if drawn.startswith("ind_"):
        return f"ind_{number:043d}"
    if len(drawn) > len("K7Q2-9XM4"):
        return example_id(number)
    counted = ALPHABET[number // 32 % 32] + ALPHABET[number % 32]
    tried = (f"K{fill}{counted}9XM{check}" for fill in ALPHABET for check in ALPHABET)
    return next(whole for one in tried if (whole := read_reference(one)))


def example_id(number: int) -> str:
    return f"0199a5f0-6f1e-7a10-8000-{number:012x}"


def told(town: Town, examples: list[Example]) -> Iterator[tuple[Example, Response, Any]]:
    """Play the examples; yield each with its answer and what that would be as an example."""
    names = Names(shown={drawn: example_id(number) for number, drawn in enumerate(_cast(town), start=1)})
    for example in examples:
        if example.at is not None:
            town.clock.at = datetime.fromisoformat(example.at).astimezone(UTC)
        response = _asked(town, example, names)
        yield example, response, _shown(example, response, names)


def _shown(example: Example, response: Response, names: Names) -> Any:  # noqa: ANN401 any JSON
    if not response.content:
        return None
    answer = json.loads(names.as_shown(response.text))
    if isinstance(answer, dict) and "cursor" in answer:
        shown = str((example.answer or {}).get("cursor", answer["cursor"]))
        names.cursors[shown], answer["cursor"] = response.json()["cursor"], shown
    return answer


def _asked(town: Town, example: Example, names: Names) -> Response:
    given = names.as_drawn({name: names.cursors.get(value, value) for name, value in example.parameters.items()})
    inside = {name: given.pop(name) for name in list(given) if f"{{{name}}}" in example.path}
    headers = {name: given.pop(name) for name in list(given) if name in {"If-Match", "Idempotency-Key"}}
    person = _person(town, example.caller)
    return town.door.client.request(
        example.method,
        example.path.format(**inside),
        params=given,
        headers=headers | (person.headers if person else {}),
        json=None if example.body is None else names.as_drawn(example.body),
    )


def _person(town: Town, caller: str) -> Person | None:
    if caller == "anyone":
        return None
    grants = {
        "administrator": KeyGrant(role=Role.ADMINISTRATOR),
        "court": KeyGrant(role=Role.AUTHORITY, person="Fogedretten"),
    }
    if caller in grants:
        return town.person(grants[caller])
    person: Person = getattr(town, caller)
    return person


def _cast(town: Town) -> list[str]:
    city = town.city
    known = (city.landlord, city.department, city.north, city.north_district, city.north_team.adviser, city.cleaning)
    return [str(one) for one in known]


def record() -> None:
    """Write the answers that the service gives now into the examples."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/story.db"
        upgrade(url)
        clock, sealer = FixedClock(WEDNESDAY_AT_TEN), Sealer(Keys.generate())
        database = Database(url, sealer=sealer, clock=clock)
        city = database.write(small_city, caller=SYSTEM)
        with open_door(wired(database, sealer, clock)) as door:
            answers = told(Town(door=door, city=city, clock=clock), list(read_examples()))
            for path, (_, response, answer) in zip(sorted(FOLDER.glob("*.json")), answers, strict=True):
                _write(path, status=response.status_code, answer=answer)


def _write(path: Path, *, status: int, answer: Any) -> None:  # noqa: ANN401 any JSON
    written = json.loads(path.read_text("utf-8")) | {"status": status, "answer": answer}
    path.write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    record()
