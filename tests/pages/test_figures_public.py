"""The figures for anybody: only where the municipality wants it, whole quarters that the centres have seen, no few."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from app.access.callers import KeyGrant
from app.kit.codes import Role
from app.response_time.publication import Publication
from tests.door import open_door
from tests.journey.town import PLAIN, Town

AFTER_THREE_WEEKS = Publication(after_days=21)


@pytest.fixture
def public(town: Town) -> Iterator[Town]:
    """Reports of the last quarter of 2026: a dozen of the north, one of the south."""
    for number in range(12):
        place = {"address": f"Birkevej {number + 10}, 1. tv", "postcode": "2400"}
        town.portal.reports(PLAIN, place, concerns=["noise"])
    town.neighbours.reports(PLAIN, {"address": "Strandgade 3, 1. mf", "postcode": "2300"}, concerns=["worry"])
    with open_door(replace(town.door.wiring, publication=AFTER_THREE_WEEKS)) as door:
        yield replace(town, door=door)


def read(town: Town, query: str = "") -> str:
    answer = town.door.client.get(f"/figures?{query}")
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def sign_in(town: Town, grant: KeyGrant) -> None:
    key = town.door.key(grant)["Authorization"].removeprefix("Bearer ")
    assert town.door.client.post("/figures/sign-in", data={"key": key}, follow_redirects=False).status_code == 303


def test_nobody_reads_them_without_a_key_where_the_municipality_has_not_said_so(town: Town) -> None:
    page = read(town)
    assert 'name="key"' in page
    assert "<table>" not in page


def test_anybody_reads_a_quarter_three_weeks_after_its_end_and_nothing_of_a_few(public: Town) -> None:
    public.is_now("2027-01-21T23:59:00+01:00")
    assert 'value="2026-07-01"' in read(public), "the quarter before"
    public.is_now("2027-01-22T00:01:00+01:00")
    page = read(public)
    assert 'value="2026-10-01"' in page
    assert "<td>13</td>" in page, "all together"
    assert "<td>12</td>" not in page, "the one of the south would be told by it"
    assert "Log ud" not in page
    assert "set-cookie" not in public.door.client.get("/figures").headers


@pytest.mark.parametrize(
    "query",
    ["from=2026-10-01&to=2026-11-01", "from=2027-01-01&to=2027-04-01", "from=x&to=y", "from=9999-10-01&to=9999-12-31"],
)
def test_anything_else_is_not_public_and_the_newest_quarter_is_shown(public: Town, query: str) -> None:
    public.is_now("2027-02-10T10:00:00+01:00")
    page = read(public, query)
    assert 'role="alert"' in page
    assert 'value="2026-10-01"' in page


def test_who_signs_in_sees_before_when_a_quarter_becomes_public(public: Town) -> None:
    public.is_now("2027-01-04T10:00:00+01:00")
    assert 'name="key"' in read(public, "sign-in=1")
    sign_in(public, KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({public.city.north})))
    page = read(public, "from=2026-10-01&to=2027-01-01")
    assert "Kvartalet fra 1. oktober 2026 bliver offentligt 22. januar 2027" in page
    assert "<td>12</td>" in page
    public.clock.advance(timedelta(days=30))
    assert "bliver offentligt" not in read(public, "from=2026-10-01&to=2027-01-01")


def test_a_published_page_is_made_once_and_not_sent_again_to_who_has_it(public: Town) -> None:
    public.is_now("2027-02-10T10:00:00+01:00")
    client = public.door.client
    first = client.get("/figures")
    assert (first.headers["Cache-Control"], first.status_code) == ("max-age=60", 200)
    unchanged = client.get("/figures", headers={"If-None-Match": first.headers["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    public.clock.advance(timedelta(minutes=9))
    assert client.get("/figures?from=2026-10-01&to=2027-01-01").content == first.content, "the same in other words"
    assert client.get("/figures?lang=en").content != first.content
    public.clock.advance(timedelta(minutes=2))
    assert client.get("/figures").headers["ETag"] != first.headers["ETag"], "made anew, and says when"
    assert client.get("/figures?sign-in=1").headers.get("ETag") is None


def test_what_somebody_who_signed_in_sees_is_kept_for_nobody(public: Town) -> None:
    public.is_now("2027-02-10T10:00:00+01:00")
    sign_in(public, KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({public.city.north})))
    seen = public.door.client.get("/figures?from=2026-10-01&to=2027-01-01")
    assert "<td>12</td>" in seen.text
    assert seen.headers.get("ETag") is None
    public.door.client.cookies.clear()
    assert "<td>12</td>" not in public.door.client.get("/figures?from=2026-10-01&to=2027-01-01").text


def test_from_outside_a_link_with_a_mistake_says_so_in_words_of_the_page_alone(public: Town) -> None:
    public.is_now("2027-02-10T10:00:00+01:00")
    page = read(public, "Ring_70_20_20_20=1&measure=close")
    assert page.count('role="alert"') == 2
    assert "kun from, to, quarter, group, measure og time gælder" in page
    assert "Ring" not in page.split("<h1>")[1].split("<form")[0]
    public.clock.advance(timedelta(minutes=1))
    assert read(public, "fbclid=2&measure=clos") == page, "kept for all who ask the same"
