"""The page of the call taker as a browser without scripts uses it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from httpx2 import Response

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import create_key
from app.intake.call import Ring, RingState
from app.intake.calls import rang
from app.intake.tables import phone_calls
from app.kit.codes import Role
from app.kit.database import Database
from app.pages.session import COOKIE
from tests.journey.town import PLAIN, Town

CALL = {"kind": "report", "text": "Der er høj musik hver nat.", "address": "Ahornvej 14, 2. th", "postcode": "2400"}


@dataclass(frozen=True, slots=True)
class Browser:
    town: Town
    token: str
    language: str = "da"

    def get(self, path: str = "/desk", **headers: str) -> Response:
        return self.town.door.client.get(path, headers={"Accept-Language": self.language, **headers})

    def post(self, path: str, **fields: Any) -> Response:  # noqa: ANN401 a form's fields
        return self.town.door.client.post(
            path, data=fields, headers={"Accept-Language": self.language}, follow_redirects=False
        )

    def signs_in(self) -> Browser:
        answer = self.post("/desk/sign-in", key=self.token)
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk")
        return self

    def hidden(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.get().text)
        assert found, name
        return found[1]

    def sends(self, **fields: Any) -> Response:  # noqa: ANN401
        return self.post("/desk", **{"csrf": self.hidden("csrf"), "once": self.hidden("once"), "do": "save", **fields})


@pytest.fixture
def browser(town: Town) -> Browser:
    return Browser(town, _token(town, Role.CALL_DESK))


def _token(town: Town, role: Role, **bounds: Any) -> str:  # noqa: ANN401
    grant = KeyGrant(role=role, person="Lone", **bounds)
    return town.door.wiring.database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)


def test_a_call_is_saved_and_the_sentence_is_read_out(browser: Browser, town: Town) -> None:
    answer = browser.signs_in().sends(**CALL, caller_phone="+45 40 11 22 33", name="Bo")
    assert answer.status_code == 200, answer.text
    assert "Sig dette" in answer.text
    assert "I hører fra os senest" in answer.text
    case = town.adviser.case(town.adviser.queue()[0]["number"])
    assert case["reports"][0]["reporter"]["name"] == "Bo"
    assert case["reports"][0]["description"] == CALL["text"]


def test_a_note_that_sounds_like_danger_is_made_a_report_without_writing_it_again(browser: Browser, town: Town) -> None:
    danger = CALL | {"kind": "note", "text": "Naboen slår sine børn, og nu har han en kniv.", "name": "Bo"}
    answer = browser.signs_in().sends(**danger, step_0="failed")
    assert "opret det som en henvendelse" in answer.text
    fields = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', answer.text))
    assert fields["kind"] == "report"
    assert "step_0" not in fields, "whom the desk tried is kept with the note"
    form = browser.post("/desk", **fields)
    assert form.status_code == 200
    assert danger["text"] in form.text
    once = re.search(r'name="once" value="([^"]*)"', form.text)
    assert once is not None
    assert browser.post("/desk", **fields | {"once": once[1], "do": "save"}).status_code == 200
    reports = [one for item in town.adviser.queue() for one in town.adviser.case(item["number"])["reports"]]
    assert [(one["description"], one["reporter"]["name"]) for one in reports] == [(danger["text"], "Bo")]


def test_the_same_form_sent_again_is_the_same_call(browser: Browser, town: Town) -> None:
    browser.signs_in()
    once = browser.hidden("once")
    first = browser.sends(**CALL | {"once": once})
    browser.signs_in()  # another session, after the connection was lost
    second = browser.sends(**CALL | {"once": once})
    reference = re.compile(r'class="reference">([^<]+)<')
    assert reference.findall(first.text) == reference.findall(second.text) != []
    assert len(town.adviser.case(town.adviser.queue()[0]["number"])["reports"]) == 1
    changed = browser.sends(**CALL | {"once": once, "text": "Noget andet."})
    assert changed.status_code == 422
    assert "før det blev ændret" in changed.text


def test_the_preview_finds_the_department_and_what_the_rules_say(browser: Browser, town: Town) -> None:
    browser.signs_in()
    whole = browser.sends(**CALL | {"do": "preview"})
    part = browser.post("/desk/preview", csrf=browser.hidden("csrf"), **CALL)
    for answer in (whole, part):
        assert answer.status_code == 200
        for word in ("Ahornparken", "Socialcenter Nord", "Mette Kontakt", "Boligrådgiver", "høj musik"):
            assert word in answer.text, word
    assert "<html" not in part.text
    assert CALL["text"] in whole.text
    assert town.adviser.queue() == []


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(browser: Browser) -> None:
    answer = browser.signs_in().sends(kind="report", address="Ahornvej <14>", postcode="24", caller_phone="112")
    assert answer.status_code == 422
    for name in ("text", "postcode", "caller_phone"):
        assert f'href="#{name}"' in answer.text
        assert f'aria-describedby="{name}-hint"' in answer.text
    assert "Ahornvej &lt;14&gt;" in answer.text
    unplaced = browser.sends(kind="report", text=PLAIN)
    assert 'href="#address"' in unplaced.text
    assert 'href="#adds_to"' in browser.sends(kind="addition", text=PLAIN, adds_to="0000-0000").text
    assert 'href="#anonymous"' in browser.sends(**CALL, anonymous="1", name="Bo").text
    assert 'href="#called_at"' in browser.sends(**CALL, called_at="2027-01-01T10:00").text


def test_a_call_that_rings_opens_the_form_with_what_is_known(browser: Browser, database: Database) -> None:
    at = browser.town.clock.now()
    ring = Ring(call="pbx-1", state=RingState.RINGING, called_at=at, phone="+4533445566")
    incoming = database.write(lambda tx: rang(tx, ring), caller=SYSTEM)
    browser.signs_in()
    assert "Viggo Varmemester, Boligforeningen Ahorn, Ahornparken" in browser.get().text
    opened = browser.get(f"/desk?call={incoming}").text
    assert 'value="Viggo Varmemester"' in opened
    assert 'value="2026-11-18T10:00"' in opened
    # The number tells the department, so no address is needed.
    saved = browser.sends(kind="report", text=PLAIN, caller_phone="+4533445566", incoming=str(incoming))
    assert saved.status_code == 200
    again = browser.sends(kind="note", text=PLAIN, incoming=str(incoming))
    assert "allerede skrevet ned" in again.text


AUTUMN = datetime(2027, 10, 31, 1, 30, 50, tzinfo=UTC)
"""In the second hour that clocks call two."""


def test_a_call_counts_from_when_it_rang_also_in_the_hour_that_comes_twice(
    browser: Browser, database: Database
) -> None:
    browser.town.clock.at = AUTUMN + timedelta(minutes=5)
    ring = Ring(call="pbx-1", state=RingState.RINGING, called_at=AUTUMN, phone="+4533445566")
    incoming = database.write(lambda tx: rang(tx, ring), caller=SYSTEM)
    opened = browser.signs_in().get(f"/desk?call={incoming}").text
    assert 'value="2027-10-31T02:30"' in opened
    sent = {"kind": "note", "text": PLAIN, "called_at": "2027-10-31T02:30"}
    assert browser.sends(**sent, incoming=str(incoming)).status_code == 200
    assert _called(database) == [AUTUMN]
    assert browser.sends(**sent).status_code == 200
    assert _called(database) == [AUTUMN.replace(second=0), AUTUMN]
    browser.town.clock.at = AUTUMN.replace(hour=0, minute=40)
    assert browser.signs_in().sends(**sent).status_code == 200, "the later one is still to come"
    assert _called(database)[0] == AUTUMN.replace(hour=0, second=0)


def _called(database: Database) -> list[datetime]:
    wanted = sa.select(phone_calls.c.called_at).order_by(phone_calls.c.called_at)
    return database.read(lambda tx: list(tx.execute(wanted).scalars()), caller=SYSTEM)


def test_whoever_writes_stays_signed_in_however_long_the_call_lasts(browser: Browser, town: Town) -> None:
    browser.signs_in()
    csrf, once = browser.hidden("csrf"), browser.hidden("once")
    for _ in range(4):
        town.clock.at += timedelta(minutes=9)
        assert browser.post("/desk/preview", csrf=csrf, **CALL).status_code == 200
    assert browser.post("/desk", csrf=csrf, once=once, do="save", **CALL).status_code == 200
    assert len(town.adviser.queue()) == 1


def test_the_call_that_rang_goes_along_through_signing_in(browser: Browser, database: Database, town: Town) -> None:
    ring = Ring(call="pbx-1", state=RingState.RINGING, called_at=town.clock.now(), phone="+4533445566")
    incoming = database.write(lambda tx: rang(tx, ring), caller=SYSTEM)
    field = f'name="call" value="{incoming}"'
    assert field in browser.get(f"/desk?call={incoming}").text
    over = browser.post("/desk", **CALL, incoming=str(incoming))
    assert (over.status_code, field in over.text) == (401, True)
    wrong = browser.post("/desk/sign-in", key="ind_nobody", call=str(incoming))
    assert (wrong.status_code, field in wrong.text) == (401, True)
    into = browser.post("/desk/sign-in", key=browser.token, call=str(incoming))
    assert into.headers["location"] == f"/desk?call={incoming}"
    elsewhere = browser.post("/desk/sign-in", key=browser.token, call="//example.org")
    assert elsewhere.headers["location"] == "/desk"


def test_whoever_wrote_a_call_down_is_told_again_what_to_say(browser: Browser, database: Database, town: Town) -> None:
    """The answer to "save" was lost, and the page is opened anew."""
    ring = Ring(call="pbx-1", state=RingState.RINGING, called_at=town.clock.now(), phone="+4533445566")
    incoming = database.write(lambda tx: rang(tx, ring), caller=SYSTEM)
    saved = browser.signs_in().sends(kind="report", text=PLAIN, caller_phone="+4533445566", incoming=str(incoming))
    reference = re.compile(r'class="reference">([^<]+)<')
    again = browser.get(f"/desk?call={incoming}").text
    assert reference.findall(again) == reference.findall(saved.text) != []
    assert f'data-saved="{incoming}"' in again
    other = Browser(town, _token(town, Role.CALL_DESK)).signs_in()
    assert reference.findall(other.get(f"/desk?call={incoming}").text) == []


def test_a_draft_is_one_persons(browser: Browser, town: Town) -> None:
    person = re.compile(r'data-person="([0-9a-f]+)"')
    first = person.findall(browser.signs_in().get().text)
    assert person.findall(browser.signs_in().get().text) == first != []
    assert person.findall(Browser(town, _token(town, Role.CALL_DESK)).signs_in().get().text) != first


def test_steps_are_kept_from_the_form(browser: Browser) -> None:
    town = browser.town
    steps = {
        "step_0": "failed",
        "centre_0": str(town.city.south),
        "step_2": "answered",
        "centre_2": str(town.city.south),
    }
    assert browser.signs_in().sends(kind="consultation", text="Råd.", **steps).status_code == 200
    counted = {one["name"]: one for one in town.administrator.get("/v1/phone-calls/figures").json()["items"]}
    assert (counted["Socialcenter Syd"]["answered"], counted["Socialcenter Syd"]["failed"]) == (1, 1)


def test_only_a_key_of_the_desk_signs_in(browser: Browser, town: Town) -> None:
    for token in ("", "ind_nobody", _token(town, Role.ADMINISTRATOR)):
        answer = browser.post("/desk/sign-in", key=token)
        assert answer.status_code == 401
        assert COOKIE not in answer.headers.get("set-cookie", "")
    assert 'name="key"' in browser.get().text
    assert browser.post("/desk", **CALL).status_code == 401
    assert browser.post("/desk/preview", **CALL).status_code == 401


def test_the_cookie_is_for_us_alone_and_ends(browser: Browser, town: Town) -> None:
    cookie = browser.post("/desk/sign-in", key=browser.token).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/", "Max-Age=1800"} <= {part.strip() for part in cookie.split(";")}
    assert browser.token not in cookie
    town.clock.at += timedelta(minutes=29)
    assert 'name="text"' in browser.get().text
    town.clock.at += timedelta(minutes=29)
    assert 'name="text"' in browser.get().text, "each page begins the half hour anew"
    town.clock.at += timedelta(minutes=31)
    assert 'name="key"' in browser.get().text
    browser.signs_in()
    for _ in range(25):
        town.clock.at += timedelta(minutes=25)
        page = browser.get().text
    assert 'name="key"' in page, "a day at the desk ends"


def test_the_cookie_is_secure_over_https(browser: Browser) -> None:
    over = browser.town.door.client.post(
        "https://testserver/desk/sign-in", data={"key": browser.token}, follow_redirects=False
    )
    assert "Secure" in over.headers["set-cookie"]


def test_a_forged_cookie_and_a_revoked_key_let_nobody_in(browser: Browser, town: Town) -> None:
    browser.signs_in()
    good = town.door.client.cookies[COOKIE]
    for bad in ("", "zz", "00" * 80, good[:-2] + ("00" if good[-2:] != "00" else "11")):
        town.door.client.cookies.clear()
        town.door.client.cookies.set(COOKIE, bad)
        assert 'name="key"' in browser.get().text
    town.door.client.cookies.clear()
    browser.signs_in()
    keys = [one["id"] for one in town.administrator.get("/v1/keys").json()["items"] if one["role"] == "call_desk"]
    for key in keys:
        assert town.door.client.delete(f"/v1/keys/{key}", headers=town.administrator.headers).status_code < 300
    town.door.wiring.callers._loaded = float("-inf")  # a second has passed
    assert 'name="key"' in browser.get().text


def test_a_form_from_elsewhere_is_refused(browser: Browser, town: Town) -> None:
    browser.signs_in()
    for path in ("/desk", "/desk/preview", "/desk/sign-out"):
        for csrf in ("", "0" * 32, "æ"):
            assert browser.post(path, **CALL, csrf=csrf).status_code == 403
    assert town.adviser.queue() == []
    assert browser.post("/desk/sign-out", csrf=browser.hidden("csrf")).status_code == 303
    assert 'name="key"' in browser.get().text


def test_danish_first_english_beside_it_by_the_browser_and_by_a_switch(browser: Browser, town: Town) -> None:
    browser.signs_in()
    assert '<html lang="da">' in browser.get().text
    english = Browser(town, browser.token, language="sv, en-GB;q=0.8, da;q=0.5")
    assert '<html lang="en">' in english.get().text
    assert "You will hear from us by" in english.sends(**CALL).text
    assert '<html lang="da">' in english.get("/desk?lang=da").text
    assert '<html lang="da">' in english.get().text, "the switch is remembered"
    for odd in ("", ";q=x", "*", "en;q=", "q=1,;;"):
        assert browser.get(**{"Accept-Language": odd}).status_code == 200


def test_a_page_loads_from_no_other_host_and_runs_nothing_inline(browser: Browser) -> None:
    browser.signs_in()
    answer = browser.get()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert re.findall(r"(?:https?:)?//", answer.text) == []
    assert re.findall(r"<[^>]+\s(?:style|on\w+)=", answer.text) == []
    for path in re.findall(r'(?:src|href)="(/pages/[^"]+)"', answer.text):
        own = browser.get(path)
        assert own.status_code == 200
        assert re.findall(r"https?://", own.text) == []
    assert browser.get("/pages/base.html").status_code == 404


def test_every_field_has_a_label_and_every_id_is_one(browser: Browser) -> None:
    text = browser.signs_in().sends(kind="addition").text
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    labelled = set(re.findall(r'<label for="([^"]+)"', text))
    assert labelled <= set(ids)
    for tag, kind in re.findall(r"<(input|select|textarea)([^>]*)>", text):
        if 'type="hidden"' in kind or 'type="radio"' in kind or 'type="checkbox"' in kind:
            continue  # those stand inside their label
        found = re.search(r'id="([^"]+)"', kind)
        assert found, tag
        assert found[1] in labelled


def test_a_form_that_is_none_of_ours_is_refused(browser: Browser) -> None:
    browser.signs_in()
    client = browser.town.door.client
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/desk", content=b"&".join([b"a=1"] * 200), headers=form).status_code == 422
    assert client.post("/desk", content=b"x" * (600 << 10), headers=form).status_code == 413
    assert client.post("/desk", json={}).status_code == 415
    assert client.post("/desk", content=b"\xff=%00%ff", headers=form).status_code == 403
