"""The script of the queue and the server make the same request of the same form: neither knows an act differently."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest

from app.pages.desk_form import read_form
from app.pages.queue_acts import asked_by
from tests.browser.chromium import Page, installed, open_page
from tests.faults.running import site_at

pytestmark = [
    pytest.mark.skipif(installed() is None, reason="there is no Chromium here: `make browser` says what to install"),
    pytest.mark.timeout(400),
]
NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
CASE = ("number", "K7Q2-9XM4")
OFFER = ("hand_over", "0199a5f0-6f1e-7a10-8000-000000000009")
TO = (("kind", "caseworker"), ("social_centre", "0199a5f0-6f1e-7a10-8000-000000000002"))
FORMS: dict[str, list[tuple[str, str]]] = {
    "claim": [("act", "claim"), CASE],
    "called and reached": [("act", "called"), CASE, ("reached", "yes"), ("with", "reporter"), ("note", "Ringet.")],
    "called one of several": [
        *(("act", "called"), CASE, ("reached", "yes"), ("with", "reporter"), ("report", "Z7Q2-9XM4"), ("note", "")),
    ],
    "called another than a reporter": [
        *(("act", "called"), CASE, ("reached", "yes"), ("with", "other"), ("report", "Z7Q2-9XM4"), ("note", "")),
    ],
    "called in vain": [("act", "called"), CASE, ("reached", "no"), ("with", "resident"), ("note", "")],
    "visited": [("act", "visited"), CASE, ("reached", "yes"), ("note", "Åbnede."), ("visit", "")],
    "visited and said nothing": [("act", "visited"), CASE, ("reached", "no"), ("note", ""), ("visit", "")],
    "visited as planned": [("act", "visited"), CASE, ("reached", "yes"), ("note", ""), ("visit", OFFER[1])],
    "visited and learned": [
        *(("act", "visited"), CASE, ("reached", "yes"), ("note", "Hund."), ("visit", "")),
        *(("safety", "dog"), ("safety", "two_persons")),
    ],
    "hand over": [("act", "hand_over"), CASE, *TO, ("reason", "Ikke min.")],
    "accept": [("act", "accept"), CASE, OFFER],
    "decline": [("act", "decline"), CASE, OFFER, ("reason", "Heller ikke min.")],
    "close": [("act", "close"), CASE, ("outcome", "order_restored"), ("reason", "Ro.")],
    "close by handing over": [
        *(("act", "close"), CASE, ("outcome", "handed_over"), ("handed_over_to", "Jobcentret"), ("reason", "Deres.")),
    ],
    "close without a reason": [("act", "close"), CASE, ("outcome", "order_restored"), ("reason", "")],
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("acts")
    shutil.copyfile(migrated_sqlite, folder / "indgang.db")
    with site_at(f"sqlite:///{folder / 'indgang.db'}", folder) as site, open_page() as one:
        one.go(f"http://127.0.0.1:{site.service.port}/queue")
        yield one


@pytest.mark.parametrize("name", FORMS)
def test_the_script_asks_as_the_server_does(page: Page, name: str) -> None:
    fields = FORMS[name]
    script = (
        "import('/pages/queue-acts.js').then(({ entryOf }) => { const form = new FormData();"
        f" for (const [name, value] of {json.dumps(fields)}) form.append(name, value);"
        " return entryOf(form).action; })"
    )
    theirs = page.value(script)
    ours = asked_by(read_form(urlencode(fields).encode()), now=NOW)
    assert theirs["path"] == ours.path
    assert {**theirs["body"], "at": None} == {**ours.body, "at": None}
    assert datetime.fromisoformat(theirs["body"]["at"]).tzinfo is not None
    assert theirs["idempotency_key"]
