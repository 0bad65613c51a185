"""The queue as a phone without scripts and a screen reader have it; with its script it is tested in a browser."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from httpx2 import Response

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import create_key
from app.kit.codes import Role
from tests.journey.town import PLAIN, Town


class Page(HTMLParser):
    """What a page is made of, as far as it matters to whoever cannot see it; templates are no part of it yet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.named: list[str] = []
        self.landmarks: list[str] = []
        self.nameless: list[str] = []
        self.forms: list[dict[str, str]] = []
        self._in_label = 0
        self._in_template = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._in_template += tag == "template"
        self._in_label += tag == "label"
        field = tag in {"input", "select", "textarea"}
        if field and given.get("type") != "hidden" and not self._in_label:
            self.nameless.append(given.get("name", tag))
        if self._in_template:
            return
        if "id" in given:
            self.ids.append(given["id"])
        self.named += given.get("aria-labelledby", "").split()
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in {"main", "nav", "header"}:
            self.landmarks.append(tag)
        if tag == "form":
            self.forms.append({})
        if field and "name" in given and self.forms:
            self.forms[-1].setdefault(given["name"], given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_template -= tag == "template"
        self._in_label -= tag == "label"

    def form(self, act: str) -> dict[str, str]:
        return next(one for one in self.forms if one.get("act") == act)


@pytest.fixture
def number(town: Town) -> str:
    """A case of the adviser's, with a dog; the adviser has signed in."""
    town.portal.reports(PLAIN, concerns=["worry"], safety=["dog"], contact_advice=["opens_no_letters"])
    grant = KeyGrant(role=Role.RESPONDER, responder=town.city.north_team.adviser)
    token = town.door.wiring.database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)
    answer = town.door.client.post("/queue/sign-in", data={"key": token}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue")
    (item,) = town.adviser.queue()
    return str(item["number"])


def opened(town: Town, path: str) -> Response:
    answer = town.door.client.get(path)
    assert answer.status_code == 200, answer.text
    return answer


def sent(town: Town, number: str, act: str, **fields: str) -> Response:
    form = Page(opened(town, f"/queue/cases/{number}").text).form(act)
    return town.door.client.post("/queue/act", data={**form, **fields}, follow_redirects=False)


def kinds(town: Town, number: str) -> list[str]:
    return [one["kind"] for one in town.leader.case(number)["timeline"]]


def test_a_landlord_is_not_let_in_and_whoever_has_no_session_is_asked_for_a_key(town: Town) -> None:
    assert 'name="key"' in opened(town, "/queue").text
    grant = KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({town.city.landlord}))
    token = town.door.wiring.database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)
    assert town.door.client.post("/queue/sign-in", data={"key": token}).status_code == 401


def test_queue_and_case_are_whole_for_a_screen_reader_and_what_is_dangerous_stands_first(
    town: Town, number: str
) -> None:
    for path in ("/queue", f"/queue/cases/{number}", "/queue/shell?lang=en"):
        text = opened(town, path).text
        page = Page(text)
        assert page.nameless == [], "every field has its label"
        assert page.headings.count(1) == 1
        assert page.landmarks == ["header", "nav", "main"]
        assert len(page.ids) == len(set(page.ids))
        assert set(page.named) <= set(page.ids)
    text = opened(town, f"/queue/cases/{number}").text
    assert text.index("Hund") < text.index("Åbner ikke breve") < text.index("<h1>") < text.index("Svar senest")


def test_without_a_script_a_case_is_claimed_called_visited_and_closed(town: Town, number: str) -> None:
    assert sent(town, number, "claim").headers["location"] == f"/queue/cases/{number}"
    assert sent(town, number, "called", **{"with": "reporter"}, reached="yes", note="Aftalt.").status_code == 303
    assert sent(town, number, "visited", reached="no", safety="weapon").status_code == 303
    assert sent(town, number, "close", outcome="order_restored", reason="Ro.").headers["location"] == "/queue"
    told = [one for one in kinds(town, number) if one != "owner_chosen"]
    assert told == ["opened", "claimed", "contacted", "contact_attempted", "closed"]
    assert town.leader.case(number)["safety"] == ["dog", "weapon"]


def test_a_call_is_about_the_report_that_waits(town: Town, number: str) -> None:
    told = {"with": "reporter", "reached": "yes"}
    assert sent(town, number, "claim").status_code == 303
    assert "data-which" not in opened(town, f"/queue/cases/{number}").text.partition("<template")[0]
    assert sent(town, number, "called", **told).status_code == 303
    town.desk.reports(PLAIN, concerns=["worry"], reporter={"kind": "relative", "name": "Dorte", "phone": "+4520304050"})
    first, second = (one["reference"] for one in town.adviser.case(number)["reports"])
    text = opened(town, f"/queue/cases/{number}").text
    assert f'<option value="{second}" selected>{second}, Dorte</option>' in text
    assert f'<option value="{first}">' in text
    refused = sent(town, number, "called", **told, report="")
    assert (refused.status_code, "hvilken henvendelse det gjaldt" in refused.text) == (422, True)
    assert sent(town, number, "called", **told, report=second).status_code == 303
    assert [one["answered_at"] is not None for one in town.adviser.case(number)["reports"]] == [True, True]


def test_a_case_that_is_handed_over_outside_says_to_whom(town: Town, number: str) -> None:
    assert sent(town, number, "claim").status_code == 303
    told = {"outcome": "handed_over", "reason": "Deres sag."}
    refused = sent(town, number, "close", **told)
    assert (refused.status_code, "hvem sagen er givet videre til" in refused.text) == (422, True)
    assert sent(town, number, "close", **told, handed_over_to="Jobcentret").status_code == 303
    assert town.leader.case(number)["outcome"] == "handed_over"


def test_a_form_sent_twice_is_done_once_and_one_from_elsewhere_not_at_all(town: Town, number: str) -> None:
    form = Page(opened(town, f"/queue/cases/{number}").text).form("called")
    told = {**form, "with": "resident", "reached": "no"}
    for _ in range(2):
        assert town.door.client.post("/queue/act", data=told, follow_redirects=False).status_code == 303
        town.clock.advance(timedelta(minutes=3))
    assert kinds(town, number).count("contact_attempted") == 1
    changed = town.door.client.post("/queue/act", data={**told, "reached": "yes"}, follow_redirects=False)
    assert changed.status_code == 422
    assert town.door.client.post("/queue/act", data={**told, "csrf": "0" * 64}).status_code == 403


def test_a_case_that_has_moved_on_is_said_to_have_with_how_it_stands(town: Town, number: str) -> None:
    assert sent(town, number, "claim").status_code == 303
    form = Page(opened(town, f"/queue/cases/{number}").text).form("close")
    town.leader.closes(number, outcome="no_need_found", reason="Lederen ringede.")
    refused = town.door.client.post("/queue/act", data={**form, "outcome": "order_restored", "reason": "Ro."})
    assert refused.status_code == 409
    assert "har ændret sig" in refused.text
    assert "Lukket" in refused.text


def test_a_case_is_offered_on_and_taken_over(town: Town, number: str) -> None:
    assert sent(town, number, "claim").status_code == 303
    answer = sent(town, number, "hand_over", kind="housing_support", reason="Har brug for støtte.")
    assert answer.status_code == 303
    assert "Venter på, at nogen tager imod" in opened(town, f"/queue/cases/{number}").text
    grant = KeyGrant(role=Role.RESPONDER, responder=town.city.north_team.housing_support)
    token = town.door.wiring.database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)
    town.door.client.post("/queue/sign-in", data={"key": token})
    assert sent(town, number, "accept").status_code == 303
    assert town.leader.case(number)["owner"]["kind"] == "housing_support"


def test_what_a_phone_keeps_of_our_pages_holds_nobodys_data_and_no_answer_of_the_api(town: Town, number: str) -> None:
    shell = opened(town, "/queue/shell?lang=da")
    assert number not in shell.text
    assert "Ahornvej" not in shell.text
    assert "set-cookie" not in shell.headers
    worker = opened(town, "/queue/worker.js")
    assert worker.headers["service-worker-allowed"] == "/queue"
    assert "/v1/" not in worker.text
    for name in re.findall(r"/pages/[a-z-]+\.(?:js|css)", worker.text):
        assert opened(town, name).status_code == 200
    assert opened(town, "/queue").headers["cache-control"] == "no-store"


def test_every_look_at_a_case_on_the_page_is_in_the_log_of_reads(town: Town, number: str) -> None:
    opened(town, f"/queue/cases/{number}")
    logged = town.administrator.get(f"/v1/access-log?case={number}").json()["items"]
    assert (logged[0]["purpose"], logged[0]["route"]) == ("case_work", "/v1/cases/{number}")
