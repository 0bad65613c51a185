"""The page of the call taker with its script, in a real browser: preview while writing, and a connection that drops."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, KeyGrant
from app.intake.tables import reports
from app.kit.codes import Role
from tests.browser.chromium import Page, installed, open_page
from tests.faults.running import site_at

pytestmark = [
    pytest.mark.skipif(installed() is None, reason="there is no Chromium here: `make browser` says what to install"),
    pytest.mark.timeout(400),
]


@pytest.fixture
def page() -> Iterator[Page]:
    with open_page() as one:
        yield one


def test_a_draft_outlives_a_lost_connection_and_is_saved_once(database_url: str, tmp_path: Path, page: Page) -> None:
    with site_at(database_url, tmp_path) as site:
        address = f"http://127.0.0.1:{site.service.port}"
        page.go(f"{address}/desk")
        _sign_in(page, site.token(KeyGrant(role=Role.CALL_DESK, person="Lone")))

        page.write("text", "Der er høj musik hver nat, og naboen truer med en kniv.")
        page.write("address", "Ahornvej 14, 2. th")
        page.write("postcode", "2400")
        page.until("document.getElementById('preview').innerText.includes('“kniv”')")
        page.picture("1-preview-while-writing")

        page.offline(lost=True)
        page.write("text", " Han står der nu.")
        page.until("!document.getElementById('offline').hidden")
        page.value("document.querySelector('[value=save]').click()")
        page.picture("2-connection-lost")
        assert page.value("document.getElementById('text').value").endswith("Han står der nu.")

        site.service.kill()
        site.service.start()
        page.offline(lost=False)
        page.go(f"{address}/desk?again")
        page.until("!document.getElementById('restored').hidden")
        assert "en kniv. Han står der nu." in page.value("document.getElementById('text').value")
        assert page.value("document.getElementById('postcode').value") == "2400"
        page.picture("3-draft-is-back")

        page.value("document.querySelector('[value=save]').click()")
        page.until("document.querySelector('[data-saved]')")
        page.picture("4-what-to-say")
        assert page.value("sessionStorage.getItem('indgang-desk-draft:')") is None
        kept = site.database.read(lambda tx: list(tx.execute(sa.select(reports.c.id)).scalars()), caller=SYSTEM)
    assert len(kept) == 1, "one call, one report"


def test_a_draft_outlives_the_end_of_a_session_and_no_other_person(
    database_url: str, tmp_path: Path, page: Page
) -> None:
    with site_at(database_url, tmp_path) as site:
        page.go(f"http://127.0.0.1:{site.service.port}/desk")
        token = site.token(KeyGrant(role=Role.CALL_DESK, person="Lone"))
        _sign_in(page, token)
        page.write("text", "Der er høj musik hver nat.")
        page.write("address", "Ahornvej 14, 2. th")
        page.until("document.getElementById('preview').innerText.includes('musik')")
        page.ask("Network.clearBrowserCookies")
        page.write("postcode", "2400")
        page.until("!document.getElementById('over').hidden")
        page.value("document.querySelector('[value=save]').click()")
        page.until("document.getElementById('kept') && !document.getElementById('kept').hidden")
        page.picture("5-signed-out-with-a-draft")
        _sign(page, token)
        page.until("document.querySelector('textarea[name=text]') && document.querySelector('[value=preview]')")
        page.picture("6-not-sent-yet")
        page.value("document.querySelector('[value=preview]').click()")
        page.until("document.querySelector('form[data-draft]')")
        assert page.value("document.getElementById('text').value") == "Der er høj musik hver nat."
        assert page.value("document.getElementById('postcode').value") == "2400"

        page.ask("Network.clearBrowserCookies")
        page.go(f"http://127.0.0.1:{site.service.port}/desk?other")
        _sign_in(page, site.token(KeyGrant(role=Role.CALL_DESK, person="Bo")))
        assert page.value("document.getElementById('text').value") == ""
        assert page.value("sessionStorage.length") == 0

        page.write("text", "Musik.")
        page.until("sessionStorage.length === 1")
        page.value("document.querySelector('form[action$=\"/sign-out\"] button').click()")
        page.until("document.querySelector('[name=key]')")
        assert page.value("sessionStorage.length") == 0


def _sign_in(page: Page, token: str) -> None:
    _sign(page, token)
    page.until("document.querySelector('form[data-draft]')")


def _sign(page: Page, token: str) -> None:
    page.value(f"document.querySelector('[name=key]').value = '{token}'")
    page.value("document.querySelector('[name=key]').form.requestSubmit()")
