"""The page of the figures as a browser without scripts and a screen reader have it."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from httpx2 import Response

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import create_key
from app.kit.codes import Role
from tests.journey.town import PLAIN, Town

ROW = re.compile(r'<tr[^>]*><th scope="row">([^<]*)</th>(.*?)</tr>', re.DOTALL)
PERIOD = "from=2026-11-01&to=2026-12-01"


class Page(HTMLParser):
    """What a page is made of, as far as it matters to whoever cannot see it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.labels: set[str] = set()
        self.named: list[str] = []
        self.fields: list[str] = []
        self.headings: list[int] = []
        self.tables = self.captions = self.drawings = self.titles = 0
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.named += given.get("aria-labelledby", "").split()
        self.labels |= {given["for"]} if tag == "label" else set()
        self.addresses += [given[name] for name in ("href", "src", "action") if name in given]
        if tag in {"input", "select"} and given.get("type") != "hidden":
            self.fields.append(given.get("id", ""))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.tables += tag == "table"
        self.captions += tag == "caption"
        self.drawings += tag == "svg"
        self.titles += tag in {"title", "desc"} and self.drawings > 0


@pytest.fixture
def busy(town: Town) -> Town:
    """Twenty-four reports, all but three of them answered after five minutes."""
    for number in range(24):
        place = {"address": f"Birkevej {number + 10}, 1. tv", "postcode": "2400"}
        reporter = {"kind": "caretaker", "phone": "+4533112233"}
        reference = town.portal.reports(PLAIN, place, concerns=["noise"], reporter=reporter)["reference"]
        town.clock.advance(timedelta(minutes=5))
        if number < 21:
            (case,) = (one["number"] for one in town.leader.queue() if one["place"]["address"] == place["address"])
            now = town.clock.now().isoformat()
            town.leader.tells(case, kind="contacted", at=now, report=reference, **{"with": "reporter"})
    return town


def signed_in(town: Town, role: Role, **bounds: Any) -> None:  # noqa: ANN401 a grant's bounds
    grant = KeyGrant(role=role, **bounds)
    token = town.door.wiring.database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)
    answer = town.door.client.post("/figures/sign-in", data={"key": token}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/figures")


def shown(town: Town, query: str = PERIOD, **headers: str) -> Response:
    answer = town.door.client.get(f"/figures?{query}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer


def test_without_a_key_the_page_asks_for_one_and_a_landlord_is_not_let_in(town: Town) -> None:
    assert "Log ind" in shown(town).text
    grant = KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({town.city.landlord}))
    token = town.door.wiring.database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)
    assert town.door.client.post("/figures/sign-in", data={"key": token}).status_code == 401


def test_the_leader_reads_the_figures_of_the_own_centre(busy: Town) -> None:
    signed_in(busy, Role.CENTRE_LEADER, centres=frozenset({busy.city.north}))
    page = shown(busy).text
    assert "Socialcenter Nord" in page
    assert "Socialcenter Syd" not in page
    rows = re.findall(r"<tr><th scope=\"row\">Alle tilsammen.*?</tr>", page, re.DOTALL)
    assert re.findall(r"<td>(.*?)</td>", rows[0])[:5] == ["24", "21", "3", "0", "0"]
    assert re.search(r"Efter [0-9,]+ timer ventede [0-9]+ % stadig", page)
    assert page.count('class="curve"') == 2, "the centre, and all together"


def test_the_indicators_of_a_centre_stand_beside_each_other(busy: Town) -> None:
    tried = [{"at": busy.clock.now().isoformat(), "answered": number > 0} for number in range(4)]
    call = {"kind": "note", "called_at": busy.clock.now().isoformat(), "text": "Vil vide, hvem der har sagen."}
    centre = {"social_centre": str(busy.city.north)}
    sent = busy.desk.post("/v1/phone-calls", call | {"attempts": [one | centre for one in tried]})
    assert sent.status_code == 201, sent.text
    busy.clock.advance(timedelta(days=7))
    signed_in(busy, Role.CENTRAL_OFFICE)
    table = re.search(r"De fire mål.*?</table>", shown(busy).text, re.DOTALL)
    assert table
    rows = {name: re.findall(r"<td>(.*?)</td>", row) for name, row in ROW.findall(table[0])}
    assert rows["Socialcenter Nord"][1:] == ["75 % af 4", "–", "–"]
    assert rows["Alle tilsammen"][1:] == ["75 % af 4", "–", "–"]
    assert rows["Socialcenter Nord"][0] == rows["Alle tilsammen"][0] != "–"


def test_whoever_cannot_see_it_can_read_it(busy: Town) -> None:
    signed_in(busy, Role.CENTRE_LEADER, centres=frozenset({busy.city.north}))
    page = Page(shown(busy).text)
    assert set(page.fields) <= page.labels
    assert set(page.named) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert page.headings[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(page.headings))
    assert page.tables == page.captions > 5
    assert page.drawings == page.titles > 1
    assert all(one.startswith(("/", "#")) for one in page.addresses), "no other host"


def test_an_analyst_sees_whole_quarters_and_nothing_of_a_few(busy: Town) -> None:
    busy.neighbours.reports(PLAIN, {"address": "Strandgade 3, 1. mf", "postcode": "2300"}, concerns=["worry"])
    busy.clock.advance(timedelta(days=60))
    signed_in(busy, Role.ANALYST)
    page = shown(busy, "").text
    assert 'value="2026-10-01"' in page
    south = re.search(r"Socialcenter Syd.*?</tr>", page, re.DOTALL)
    assert south
    assert "<td>–</td>" in south[0]
    refused = shown(busy, "from=2026-11-03&to=2026-11-10").text
    assert "kun hele måneder" in refused


@pytest.mark.parametrize("period", ["from=i+fjor&to=2026-13-40", "from=9999-01-01&to=9999-12-31"])
def test_what_cannot_be_read_is_said_and_the_usual_period_is_shown(town: Town, period: str) -> None:
    signed_in(town, Role.CENTRE_LEADER, centres=frozenset({town.city.north}))
    page = shown(town, f"{period}&group=%3Cscript%3E").text
    assert "kunne ikke læses" in page
    assert "<script>" not in page
    assert "For få henvendte sig" in page


def test_a_centre_that_answers_hardly_anything_is_drawn_and_said(town: Town) -> None:
    """Its curve stays at the top, its month is an arrow, and nobody takes it for one with too little to tell."""
    for number in range(24):
        place = {"address": f"Birkevej {number + 10}, 1. tv", "postcode": "2400"}
        town.portal.reports(PLAIN, place, concerns=["noise"])
    town.clock.advance(timedelta(days=9))
    signed_in(town, Role.CENTRE_LEADER, centres=frozenset({town.city.north}))
    page = shown(town, f"{PERIOD}&lang=en").text
    assert page.count('class="curve"') == 2
    assert "100 % still waited" in page
    assert page.count('<path class="value"') == 1
    north = next(row for name, row in ROW.findall(page) if name == "Socialcenter Nord")
    assert re.findall(r"<td>(.*?)</td>", north)[5:7] == ["not yet", "not yet"]
    assert "do not compare" not in page


def test_in_english(town: Town) -> None:
    signed_in(town, Role.CENTRAL_OFFICE)
    page = shown(town, PERIOD, **{"Accept-Language": "en"}).text
    assert '<html lang="en">' in page
    assert "What were the cases about?" in page


def test_every_word_of_the_page_is_said_in_both_languages(busy: Town) -> None:
    signed_in(busy, Role.CENTRE_LEADER, centres=frozenset({busy.city.north}))
    pages = [shown(busy, f"{PERIOD}&lang={one}").text for one in ("da", "en")]
    danish, english = (re.findall(r"<h2[^>]*>(.*?)</h2>", one) for one in pages)
    assert len(danish) == len(english) == 5
    assert not set(danish) & set(english)


def test_a_link_with_a_mistake_says_which_and_what_is_shown_instead(busy: Town) -> None:
    signed_in(busy, Role.CENTRE_LEADER, centres=frozenset({busy.city.north}))
    assert 'role="alert"' not in shown(busy).text
    page = shown(busy, f"{PERIOD}&measur=closed&group=city&lang=da").text
    assert page.count('role="alert"') == 2
    assert "Siden kender ikke den opdeling, der er bedt om. Her er tallene efter socialcenter i stedet." in page
    assert "Ikke kendt: measur." in page
    assert "does not know the time that was to be counted in" in shown(busy, "time=hours&lang=en").text
    twice = "measure=closed&measure=first_action"
    assert "does not know what was to end the wait" in shown(busy, f"{twice}&lang=en").text
