"""The figures in a real browser: nothing for axe to find, nothing too wide for a phone, and all of it by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.access.callers import KeyGrant
from app.kit.codes import Role
from tests.browser.axe import findings
from tests.browser.chromium import Page, installed, open_page
from tests.faults.running import Request, Site, site_at

pytestmark = [
    pytest.mark.skipif(installed() is None, reason="there is no Chromium here: `make browser` says what to install"),
    pytest.mark.timeout(400),
]
DESKTOP, PHONE = {"width": 1200, "height": 1100, "mobile": False}, {"width": 390, "height": 844, "mobile": True}
REPORTS = 24
A4_WIDTH = 718
"""In pixels of CSS, between margins of a centimetre."""
_CODES = {"ArrowDown": 40, "Tab": 9}


@pytest.fixture
def page() -> Iterator[Page]:
    with open_page() as one:
        yield one


@pytest.fixture
def site(database_url: str, tmp_path: Path) -> Iterator[Site]:
    with site_at(database_url, tmp_path) as one:
        token = one.portal()
        for number in range(REPORTS):
            place = {"address": f"Birkevej {number + 10}, 1. tv", "postcode": "2400"}
            body = {"description": "Der er høj musik hver nat.", "place": place, "concerns": ["noise"]}
            headers = {"Idempotency-Key": f"report {number}"}
            sent = Request(method="POST", path="/v1/reports", token=token, body=body, headers=headers)
            assert one.service.ask(sent).status == 201
        yield one


def signed_in(page: Page, site: Site, grant: KeyGrant | None = None) -> str:
    address = f"http://127.0.0.1:{site.service.port}/figures"
    page.go(address)
    token = site.token(grant or KeyGrant(role=Role.CENTRAL_OFFICE, person="Lone"))
    page.value(f"document.querySelector('[name=key]').value = '{token}'")
    page.value("document.querySelector('[name=key]').form.requestSubmit()")
    page.until("document.querySelector('form.choose')")
    return address


@pytest.mark.parametrize("language", ["da", "en"])
def test_axe_finds_nothing_on_a_desk_or_a_phone(page: Page, site: Site, language: str) -> None:
    address = signed_in(page, site)
    for name, screen in (("desktop", DESKTOP), ("phone", PHONE)):
        page.ask("Emulation.setDeviceMetricsOverride", deviceScaleFactor=1, **screen)
        page.go(f"{address}?lang={language}")
        page.picture(f"figures-{name}-{language}")
        assert findings(page) == []
        assert page.value("document.documentElement.scrollWidth") <= screen["width"], "wide tables scroll by themselves"


def test_axe_finds_nothing_where_a_comment_is_written(page: Page, site: Site) -> None:
    grant = KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({site.city.north}), person="Eva")
    address = signed_in(page, site, grant)
    for name, screen in (("desktop", DESKTOP), ("phone", PHONE)):
        page.ask("Emulation.setDeviceMetricsOverride", deviceScaleFactor=1, **screen)
        page.go(f"{address}/comment")
        page.until("document.querySelector('textarea')")
        page.picture(f"figures-comment-{name}")
        assert findings(page) == []
        assert page.value("document.documentElement.scrollWidth") <= screen["width"]


def test_without_scripts_and_by_keyboard_alone(page: Page, site: Site) -> None:
    signed_in(page, site)
    page.ask("Emulation.setScriptExecutionDisabled", value=True)
    page.ask("Page.reload")
    page.until("document.querySelector('table tbody tr')")
    page.value("document.getElementById('group').focus()")
    for key in ("ArrowDown", "Tab", "Tab", "Tab"):
        page.ask("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=_CODES[key])
        page.ask("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=_CODES[key])
    assert page.value("document.activeElement.tagName") == "BUTTON"
    page.ask("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
    page.until("location.search.includes('group=urgency')")
    page.until("document.querySelector('#how-long-table')")


def test_the_page_prints(page: Page, site: Site) -> None:
    signed_in(page, site)
    page.ask("Emulation.setEmulatedMedia", media="print")
    assert page.value("getComputedStyle(document.querySelector('form.choose')).display") == "none"
    assert page.value("getComputedStyle(document.querySelector('.printed')).display") == "block", "which period it is"
    page.ask("Emulation.setDeviceMetricsOverride", deviceScaleFactor=1, width=A4_WIDTH, height=1000, mobile=False)
    assert page.value("document.documentElement.scrollWidth") <= A4_WIDTH, "no table is cut off"
