"""However much work there is, whoever owes it can come to the end of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.api.paging import cursor_after
from tests.journey.town import PLAIN, Person, Town


def _pages(person: Person, path: str) -> Iterator[list[dict[str, Any]]]:
    """Follow the links from page to page."""
    following: str | None = f"{path}?limit=2"
    while following is not None:
        answer = person.get(following)
        assert answer.status_code == 200, answer.text
        yield answer.json()["items"]
        more = answer.json()["next_cursor"]
        assert (more is None) == ("next" not in answer.links)
        following = None if more is None else answer.links["next"]["url"]


def _flat(floor: int) -> dict[str, str]:
    return {"address": f"Ahornvej 14, {floor}. th", "postcode": "2400"}


def _town_with_much_work(town: Town) -> None:
    visit = {"stage": "visit_scheduled", "at": "2026-11-20T09:00:00+01:00"}
    acute = {"eviction": visit, "children_in_household": "no"}
    told: list[dict[str, Any]] = [{"concerns": [one]} for one in ("noise", "noise", "worry", "noise")]
    for floor, more in enumerate([*told, acute], start=1):
        town.portal.reports(PLAIN, place=_flat(floor), **more)


def test_the_pages_of_a_queue_are_the_queue(town: Town) -> None:
    _town_with_much_work(town)
    whole = town.leader.queue()
    assert {one["urgency"] for one in whole} == {"acute", "soon", "normal"}
    pages = list(_pages(town.leader, "/v1/queue"))
    assert [len(page) for page in pages] == [2, 2, 1]
    assert [one for page in pages for one in page] == whole


def test_a_page_of_a_queue_is_unchanged_for_itself_alone(town: Town) -> None:
    _town_with_much_work(town)
    first = town.leader.get("/v1/queue?limit=2")
    second = town.leader.get(first.links["next"]["url"])
    asked = {"If-None-Match": second.headers["etag"]}
    assert town.leader.get(first.links["next"]["url"], **asked).status_code == 304
    assert town.leader.get("/v1/queue?limit=2", **asked).status_code == 200


def test_the_pages_of_tasks_are_the_tasks(town: Town) -> None:
    for floor in range(1, 6):
        town.portal.reports(PLAIN, place=_flat(floor), concerns=["children_at_risk"])
    whole = town.family_team.tasks()
    pages = list(_pages(town.family_team, "/v1/tasks"))
    assert [len(page) for page in pages] == [2, 2, 1]
    assert [one for page in pages for one in page] == whole


@pytest.mark.parametrize("path", ["/v1/queue", "/v1/tasks"])
@pytest.mark.parametrize(
    "position",
    [
        (0, "2026-11-18T10:00:00+00:00", "x"),
        (0, "2026-11-18T10:00:00", "00000000-0000-0000-0000-000000000009"),
        (0, "0001-01-01T00:00:00+14:00", "00000000-0000-0000-0000-000000000009"),
        (6, "2026-11-18T10:00:00+00:00", "00000000-0000-0000-0000-000000000009"),
        (True, "2026-11-18T10:00:00+00:00", "00000000-0000-0000-0000-000000000009"),
        (0, None, None),
        (0,),
    ],
)
def test_what_is_no_cursor_of_these_lists_is_refused(town: Town, path: str, position: tuple[object, ...]) -> None:
    refused = town.family_team.get(f"{path}?cursor={cursor_after(*position)}")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/query/cursor")
