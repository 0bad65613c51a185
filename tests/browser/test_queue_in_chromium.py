"""The queue on a phone in a real browser: work without coverage, one batch when it returns, nothing left after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.assignment.tables import cases
from app.kit.case_codes import CaseState
from app.queue.tables import device_actions
from tests.browser.chromium import Page, installed, open_page
from tests.faults.running import Request, Site, site_at

pytestmark = [
    pytest.mark.skipif(installed() is None, reason="there is no Chromium here: `make browser` says what to install"),
    pytest.mark.timeout(400),
]
FLAT = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
WORDS = "Ingen har set ham i to uger, posten hober sig op."
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def page() -> Iterator[Page]:
    with open_page() as one:
        one.ask("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=2, mobile=True)
        yield one


@pytest.fixture
def site(database_url: str, tmp_path: Path) -> Iterator[Site]:
    with site_at(database_url, tmp_path) as one:
        yield one


def speaker(site: Site, token: str) -> Ask:
    def ask(method: str, path: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 whatever is sent
        headers = {"Idempotency-Key": f"{method} {path}"} if method == "POST" else {}
        sent = Request(method=method, path=path, token=token, body=body if method == "POST" else None, headers=headers)
        answer = site.service.ask(sent)
        assert answer.status < 300, answer.body
        return answer.json()

    return ask


def reported(site: Site, **more: Any) -> None:  # noqa: ANN401 a report's fields
    body = {"description": WORDS, "place": FLAT, "concerns": ["worry"], "reporter": {"kind": "caretaker"}, **more}
    speaker(site, site.portal())("POST", "/v1/reports", **body)


def signed_in(page: Page, site: Site, responder: UUID) -> str:
    token = site.responder(responder)
    page.go(f"http://127.0.0.1:{site.service.port}/queue")
    signs_in(page, token)
    page.until("navigator.serviceWorker.controller?.state === 'activated'")
    return token


def signs_in(page: Page, token: str) -> None:
    page.value(f"document.querySelector('[name=key]').value = '{token}'")
    page.picture("queue-1-sign-in")
    page.value("document.querySelector('[name=key]').form.requestSubmit()")
    page.until("document.querySelector('#view .card')")
    page.until("document.getElementById('kept').innerText.includes('10 timer')")


def does(page: Page, act: str, script: str = "") -> None:
    """Fill in one of the forms and send it, as a thumb does."""
    page.until(f"document.querySelector('#view form[data-act={act}]')")
    page.value(
        f"{{ const form = document.querySelector('#view form[data-act={act}]'); {script}; form.requestSubmit(); }}"
    )


def reached(answer: str, note: str) -> str:
    return f"form.querySelector('[value={answer}]').checked = true; form.elements.note.value = '{note}'"


def kept_by(page: Page) -> str:
    """Return everything in the phone's own stores, as whoever finds it would read it."""
    told = page.value(
        "new Promise((resolve) => { const asked = indexedDB.open('indgang-queue', 1); asked.onsuccess = () => {"
        " const stores = asked.result.transaction(['copies', 'outbox']); const found = [];"
        " for (const name of ['copies', 'outbox']) stores.objectStore(name).getAll().onsuccess = (event) => {"
        "  for (const one of event.target.result) found.push(name + ' ' + Object.keys(one) + ' '"
        "   + new TextDecoder().decode(one.sealed)); };"
        " stores.oncomplete = () => { asked.result.close(); resolve(found.join('\\n') + Object.values(localStorage)) };"
        "} })"
    )
    return str(told)


def kinds(case: dict[str, Any]) -> list[str]:
    return [one["kind"] for one in case["timeline"] if one["kind"] != "owner_chosen"]


def test_a_day_without_coverage_is_told_once_when_it_returns(page: Page, site: Site) -> None:
    reported(site, safety=["dog", "two_persons"], contact_advice=["opens_no_letters"])
    reported(site, place={"address": "Ahornvej 14, 2. tv", "postcode": "2400"}, concerns=["noise"])
    token = signed_in(page, site, site.city.north_team.adviser)
    ask = speaker(site, token)
    number = next(one["number"] for one in ask("GET", "/v1/queue")["items"] if one["safety"])
    page.picture("queue-2-queue")
    page.value(f"location.hash = '{number}'")
    page.until(f"document.querySelector('#view').innerText.includes('{WORDS}')")
    page.picture("queue-3-case")
    page.value("document.querySelectorAll('#view details').forEach((one) => { one.open = true })")
    small = page.value(
        "[...document.querySelectorAll('button, summary, select, header a, .radio, .boxes label')]"
        ".filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"
    )
    assert small == [], "every target is large enough for a thumb"
    page.value("document.querySelector('[data-act=visited]').scrollIntoView()")
    page.picture("queue-3-forms")
    page.value("scrollTo(0, 0)")
    assert page.value("document.documentElement.scrollWidth") <= 390

    page.offline(lost=True)
    does(page, "claim")
    page.until("document.querySelector('.unsent')")
    does(page, "called", reached("no", "Tog den ikke."))
    page.until("document.querySelectorAll('.unsent li').length === 2")
    does(page, "visited", reached("yes", "Han lukkede op."))
    page.until("document.querySelectorAll('.unsent li').length === 3")
    page.picture("queue-4-without-coverage")
    found = kept_by(page)
    assert found.count("outbox") == 3
    assert found.count("copies") == 2, "the queue, and the one case that was opened"
    assert not [one for one in ("Ahornvej", number, "Han lukkede", "posten") if one in found], "sealed with the key"
    assert kinds(ask("GET", f"/v1/cases/{number}")) == ["opened"], "nothing has reached the service"

    site.service.kill()  # the worker of the page has a network of its own, which is cut for certain this way
    page.offline(lost=False)
    page.go(f"http://127.0.0.1:{site.service.port}/queue?again")
    page.until("document.querySelectorAll('#view > .cards > .card').length === 2 && document.querySelector('.unsent')")
    page.until("document.getElementById('coverage').classList.contains('lost')")
    page.picture("queue-5-opened-without-coverage")

    site.service.start()
    page.value("window.dispatchEvent(new Event('online'))")
    page.until("!document.querySelector('.unsent') && document.getElementById('coverage').hidden")
    case = ask("GET", f"/v1/cases/{number}")
    assert kinds(case) == ["opened", "claimed", "contact_attempted", "contacted"]
    assert case["timeline"][-1]["note"] == "Besøg. Han lukkede op."
    kept = site.database.read(lambda tx: tx.execute(sa.select(device_actions.c.status)).scalars().all(), caller=SYSTEM)
    assert sorted(kept) == [200, 201, 201], "each act once, in a batch"
    page.value(f"location.hash = '{number}'")
    page.until("document.querySelector('.timeline').innerText.includes('Han lukkede op')")
    page.picture("queue-6-sent")


def test_what_the_world_has_moved_on_from_is_shown_with_a_choice_and_nothing_is_left_after_signing_out(
    page: Page, site: Site
) -> None:
    reported(site)
    token = signed_in(page, site, site.city.north_team.adviser)
    elsewhere = speaker(site, token)
    number = elsewhere("GET", "/v1/queue")["items"][0]["number"]
    elsewhere("POST", f"/v1/cases/{number}/claim")
    page.value(f"location.hash = '{number}'")
    page.until(f"document.querySelector('#view').innerText.includes('{WORDS}')")
    page.offline(lost=True)
    does(page, "close", "form.elements.outcome.value = 'order_restored'; form.elements.reason.value = 'Der er ro.'")
    page.until("document.querySelector('.unsent')")
    elsewhere("POST", f"/v1/cases/{number}/close", outcome="no_need_found", reason="En anden var der.")
    page.offline(lost=False)
    page.value("window.dispatchEvent(new Event('online'))")
    page.until("document.querySelector('#refused .summary')")
    said = page.value("document.getElementById('refused').innerText")
    assert "har ændret sig" in said
    assert "Lukket" in said
    page.picture("queue-7-the-world-has-moved-on")
    page.value("document.querySelector('#refused .quiet').click()")
    page.until("!document.querySelector('#refused .summary')")

    kept = (
        "caches.keys().then((names) => Promise.all(names.map((one) => caches.open(one).then((cache) => cache.keys()))))"
        ".then((all) => all.flat().map((one) => new URL(one.url).pathname))"
    )
    assert not [one for one in page.value(kept) if one.startswith("/v1") or one == "/queue"]
    page.value("document.querySelector(\"form[action='/queue/sign-out']\").requestSubmit()")
    page.until("document.querySelector('[name=key]')")
    assert kept_by(page) == ""
    page.until("Object.keys(sessionStorage).length === 0")
    state = site.database.read(lambda tx: tx.execute(sa.select(cases.c.state)).scalar_one(), caller=SYSTEM)
    assert state == CaseState.CLOSED


def test_what_is_unsent_at_signing_out_waits_sealed_for_the_same_key(page: Page, site: Site) -> None:
    reported(site, safety=["dog"])
    token = signed_in(page, site, site.city.north_team.adviser)
    number = speaker(site, token)("GET", "/v1/queue")["items"][0]["number"]
    page.value(f"location.hash = '{number}'")
    page.until(f"document.querySelector('#view').innerText.includes('{WORDS}')")
    site.service.kill()
    does(page, "called", reached("no", "Tog den ikke."))
    page.until("document.querySelector('.unsent')")
    page.until("document.getElementById('coverage').classList.contains('lost')")
    page.value("window.confirm = () => true")
    page.value("document.querySelector(\"form[action='/queue/sign-out']\").requestSubmit()")
    page.until("document.querySelector('#view a.button') && !document.querySelector('#view .card')")
    assert "copies" not in kept_by(page)
    page.picture("queue-8-signed-out-without-coverage")

    site.service.start()
    page.value("document.querySelector('#view a.button').click()")
    page.until("document.querySelector('[name=key]')")
    cookies = [one["name"] for one in page.ask("Network.getCookies")["cookies"]]
    assert "indgang_session" not in cookies, "the session is over too"
    signs_in(page, token)
    page.value(f"location.hash = '{number}'")
    page.until("document.querySelector('.timeline')?.innerText.includes('Tog den ikke')")
    assert kinds(speaker(site, token)("GET", f"/v1/cases/{number}")) == ["opened", "contact_attempted"]
    assert kept_by(page).count("outbox") == 0


def test_a_case_is_offered_on_and_taken_over_in_english_and_what_changes_elsewhere_is_followed(
    page: Page, site: Site
) -> None:
    reported(site)
    adviser = speaker(site, signed_in(page, site, site.city.north_team.adviser))
    number = adviser("GET", "/v1/queue")["items"][0]["number"]
    page.value(f"location.hash = '{number}'")
    does(page, "claim")
    page.until("document.querySelector('#view dl').innerText.includes('Taget')")
    does(page, "hand_over", "form.elements.kind.value = 'housing_support'; form.elements.reason.value = 'Støtte.'")
    page.until("document.querySelector('#view').innerText.includes('Venter på, at nogen tager imod')")
    page.value("document.querySelector(\"form[action='/queue/sign-out']\").requestSubmit()")
    page.until("document.querySelector('[name=key]') && Object.keys(sessionStorage).length === 0")

    page.go(f"http://127.0.0.1:{site.service.port}/queue?lang=en")
    token = site.responder(site.city.north_team.housing_support)
    page.value(f"document.querySelector('[name=key]').value = '{token}'")
    page.value("document.querySelector('[name=key]').form.requestSubmit()")
    page.until("document.querySelector('#view .chip')?.innerText.includes('Offered by Anna Nord')")
    assert " kl. " not in page.value("document.querySelector('#view').innerText")
    page.picture("queue-9-offered-in-english")
    page.value(f"location.hash = '{number}'")
    does(page, "accept")
    page.until("!document.querySelector('#view form[data-act=accept]')")
    support = speaker(site, token)
    assert support("GET", f"/v1/cases/{number}")["owner"]["kind"] == "housing_support"

    page.value("location.hash = ''")
    page.until("document.querySelector('#view .card')")
    support("POST", f"/v1/cases/{number}/close", outcome="support_started", reason="Begyndt.")
    page.until("document.querySelector('#view').innerText.includes('The queue is empty')")
    page.value("location.href = '/queue/shell'")
    page.until("document.querySelector('#leave') && !document.querySelector('#leave').hidden")
