"""The page that asks a reporter how it went, in a real browser: nothing for axe to find, and fit for a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.browser.axe import findings
from tests.browser.chromium import Page, installed, open_page
from tests.faults.running import Site, site_at

pytestmark = [
    pytest.mark.skipif(installed() is None, reason="there is no Chromium here: `make browser` says what to install"),
    pytest.mark.timeout(400),
    pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True),
]
SCREENS = {
    "desktop": {"width": 1200, "height": 1100, "mobile": False},
    "phone": {"width": 390, "height": 844, "mobile": True},
}
SENT_EMPTY = """
const form = document.createElement("form")
form.method = "post"
form.action = "/survey"
for (const [name, value] of [["survey", "SURVEY"], ["token", "token"]]) {
  const field = document.createElement("input")
  field.name = name
  field.value = value
  form.append(field)
}
document.body.append(form)
form.submit()
true
"""
"""Sent without an answer, the page asks once more: the questions, with a fault beside them."""


@pytest.fixture
def site(database_url: str, tmp_path: Path) -> Iterator[Site]:
    with site_at(database_url, tmp_path) as one:
        yield one


@pytest.mark.parametrize("language", ["da", "en"])
def test_axe_finds_nothing_on_the_questions(site: Site, language: str) -> None:
    with open_page() as page:
        for name, screen in SCREENS.items():
            page.ask("Emulation.setDeviceMetricsOverride", deviceScaleFactor=1, **screen)
            page.go(f"http://127.0.0.1:{site.service.port}/figures?lang={language}")
            page.value(SENT_EMPTY.replace("SURVEY", str(uuid4())))
            page.until("document.querySelector('fieldset.asked')")
            page.picture(f"survey-{name}-{language}")
            _is_fit(page, width=int(screen["width"]))
            assert page.value("document.querySelector('[role=alert]').textContent.length") > 0
            assert page.value("document.documentElement.lang") == language


def _is_fit(page: Page, *, width: int) -> None:
    assert findings(page) == []
    assert page.value("document.documentElement.scrollWidth") <= width
