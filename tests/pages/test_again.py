"""A form that was begun in one session and sent in none, or in another: nothing of it is done, nothing is lost."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from httpx2 import Response

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import create_key
from app.kit.codes import Role
from tests.journey.town import PLAIN, Town

CALL = {
    "kind": "report",
    "text": "Der er <b>musik</b>.\nHver nat.",
    "address": "Ahornvej 14, 2. th",
    "postcode": "2400",
}
PAGES = ("/desk", "/queue", "/figures")


def key(town: Town, page: str) -> str:
    grant = {
        "/desk": KeyGrant(role=Role.CALL_DESK),
        "/queue": KeyGrant(role=Role.RESPONDER, responder=town.city.north_team.adviser),
        "/figures": KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({town.city.north})),
    }[page]
    return town.door.wiring.database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)


def sends(town: Town, path: str, **fields: Any) -> Response:  # noqa: ANN401 a form's fields
    client, danish = town.door.client, {"Accept-Language": "da"}
    return client.post(path, data=fields, headers=danish, follow_redirects=False)


def form_of(text: str, action: str, *, holding: str = "") -> dict[str, str]:
    """Return what stands hidden or written in the form of a page that goes there, and holds these words."""
    forms = re.findall(rf'<form method="post" action="{action}"[^>]*>(.*?)</form>', text, re.DOTALL)
    form = next(one for one in forms if holding in one)
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    areas = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</textarea>', form)
    return {name: unescape(value) for name, value in (*hidden, *areas)}


def opened(town: Town, path: str, action: str, *, holding: str = "") -> dict[str, str]:
    text = town.door.client.get(path, headers={"Accept-Language": "da"}).text
    return form_of(text, action, holding=holding)


def begun(town: Town, page: str, token: str) -> tuple[str, dict[str, Any]]:
    """Sign in, and return where a form goes and what somebody wrote in it."""
    assert sends(town, f"{page}/sign-in", key=token).status_code == 303
    if page == "/desk":
        return "/desk", opened(town, "/desk", "/desk") | CALL | {"do": "save"}
    if page == "/figures":
        text = {"text": "To stillinger stod <b>tomme</b>.", "confirm": "1"}
        return "/figures/comment", opened(town, "/figures/comment", "/figures/comment") | text
    town.portal.reports(PLAIN, concerns=["worry"])
    (item,) = town.adviser.queue()
    form = opened(town, f"/queue/cases/{item['number']}", "/queue/act", holding='value="called"')
    note = {"with": "resident", "reached": "yes", "note": "Hun vil gerne have <b>hjælp</b>."}
    return "/queue/act", form | note


def kept(town: Town) -> list[str]:
    """What was done, of whichever page."""
    comments = town.leader.get(f"/v1/social-centres/{town.city.north}/comments/2026-Q3")
    said = [comments.json()["text"]] if comments.status_code == 200 else []
    queue = town.adviser.queue()
    if not queue:
        return said
    case = town.adviser.case(queue[0]["number"])
    notes = [one["note"] for one in case["timeline"] if one["kind"] == "contacted"]
    return [*said, *notes, *(one["description"] for one in case["reports"] if one["description"] != PLAIN)]


def written(form: dict[str, Any]) -> str:
    return str(form.get("text") or form["note"])


@pytest.mark.parametrize("page", PAGES)
def test_after_signing_in_anew_in_another_tab_it_is_sent_once_more(town: Town, page: str) -> None:
    token = key(town, page)
    path, form = begun(town, page, token)
    assert sends(town, f"{page}/sign-in", key=token).status_code == 303
    answer = sends(town, path, **form)
    assert (answer.status_code, answer.headers["content-type"]) == (403, "text/html; charset=utf-8")
    assert "Intet er gemt. Se det igennem, og send det igen." in answer.text
    assert kept(town) == []
    again = form_of(answer.text, path)
    assert {name: again[name] for name in form if name not in ("csrf", "do")} == {
        name: value for name, value in form.items() if name not in ("csrf", "do")
    }
    assert sends(town, path, **again | {"do": "save"}).status_code in (200, 303)
    assert kept(town) == [written(form)]


@pytest.mark.parametrize("page", PAGES)
def test_after_signing_out_what_was_written_comes_along_through_signing_in(town: Town, page: str) -> None:
    token = key(town, page)
    path, form = begun(town, page, token)
    assert sends(town, f"{page}/sign-out", csrf=form["csrf"]).status_code == 303
    over = sends(town, path, **form)
    assert over.status_code == 401
    assert "det, du skrev, følger med" in over.text
    waiting = form_of(over.text, f"{page}/sign-in")
    wrong = sends(town, f"{page}/sign-in", **waiting | {"key": "ind_nobody"})
    assert (wrong.status_code, form_of(wrong.text, f"{page}/sign-in")) == (401, waiting)
    answer = sends(town, f"{page}/sign-in", **waiting | {"key": token})
    assert (answer.status_code, "Her er det, du skrev" in answer.text) == (200, True)
    assert kept(town) == []
    assert sends(town, path, **form_of(answer.text, path) | {"do": "save"}).status_code in (200, 303)
    assert kept(town) == [written(form)]


@pytest.mark.parametrize("page", PAGES)
def test_nobody_sends_or_is_shown_what_somebody_else_wrote(town: Town, page: str) -> None:
    path, form = begun(town, page, key(town, page))
    other = key(town, page)
    assert sends(town, f"{page}/sign-in", key=other).status_code == 303
    for body in (form, {**form, "person": ""}, {**form, "person": "æ"}):
        answer = sends(town, path, **body)
        assert (answer.status_code, "En anden er logget ind nu" in answer.text) == (403, True)
        assert re.findall(r'<form method="post" action="([^"]+)"', answer.text) == [f"{page}/sign-out"]
        assert "&lt;b&gt;" not in answer.text, "what somebody wrote is shown to nobody else"
    town.door.client.cookies.clear()
    waiting = form_of(sends(town, path, **form).text, f"{page}/sign-in")
    answer = sends(town, f"{page}/sign-in", **waiting | {"key": other})
    assert (answer.status_code, answer.headers["location"].startswith(page)) == (303, True)
    assert kept(town) == []


@pytest.mark.parametrize("page", PAGES)
def test_signing_out_of_an_older_session_says_how_it_stands(town: Town, page: str) -> None:
    token = key(town, page)
    _, form = begun(town, page, token)
    assert sends(town, f"{page}/sign-in", key=token).status_code == 303
    answer = sends(town, f"{page}/sign-out", csrf=form["csrf"])
    assert (answer.status_code, "logget ind igen i en anden fane" in answer.text) == (403, True)
    assert sends(town, f"{page}/sign-out", **form_of(answer.text, f"{page}/sign-out")).status_code == 303


def test_the_whole_form_of_the_desk_is_a_button_away_and_in_english(town: Town) -> None:
    token = key(town, "/desk")
    path, form = begun(town, "/desk", token)
    form |= {"concerns": ["noise", "worry"], "children": "yes"}
    sends(town, "/desk/sign-in", key=token)
    town.door.client.cookies.set("indgang_language", "en")
    answer = sends(town, path, **form)
    assert "Nothing was saved. Look it over, and send it again." in answer.text
    fields = re.findall(r'<input type="hidden" name="(concerns|children)" value="(\w+)"', answer.text)
    assert sorted(fields) == [("children", "yes"), ("concerns", "noise"), ("concerns", "worry")]
    whole = sends(town, path, **form_of(answer.text, path) | {"concerns": ["noise", "worry"], "do": "preview"})
    assert (whole.status_code, whole.text.count(" checked")) == (200, 3)
    assert "Der er &lt;b&gt;musik&lt;/b&gt;.\nHver nat." in whole.text
