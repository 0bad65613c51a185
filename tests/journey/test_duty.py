"""Acute work out of hours: the duty contact is called by every way there is, until somebody acknowledges it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from app.replies.ringing import DutyContact
from app.worker import Worker
from tests.journey.receivers import Receiver, receiving
from tests.journey.town import PLAIN, Town

SECRET = b"en hemmelighed"
TOKEN = "en-nøgle".encode().hex()
UNSEEN = "Han er ikke set i to uger, posten ligger i bunker, og der lugter fra lejligheden."
NIGHT = "2026-11-21T03:00:00+01:00"
"""A Saturday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Who is on duty, and the town that calls."""

    town: Town
    webhook: Receiver
    gateway: Receiver
    letters: Path

    def works(self, local: str | None = None) -> None:
        """Let a worker that has just started do what is due."""
        if local is not None:
            self.town.is_now(local)
        contact = DutyContact(
            webhook=self.webhook.url,
            secret=SECRET,
            email="vagt@example.dk",
            phone="+4520202020",
            gateway=self.gateway.url,
            gateway_token=TOKEN,
            public_url="https://indgang.example",
        )
        worker = Worker(replace(self.town.door.wiring, duty=contact, receipts=self.letters))
        while worker.do_due():
            pass

    @property
    def calls(self) -> tuple[int, int, int]:
        """How often it rang: by webhook, by mail, by text message."""
        mails = [one for one in self.letters.glob("*.eml") if b"To: vagt@example.dk\r\n" in one.read_bytes()]
        return len(self.webhook.got), len(mails), len(self.gateway.got)

    def acute(self) -> str:
        self.town.portal.reports(UNSEEN, concerns=["worry"])
        (item,) = (one for one in self.town.leader.queue() if one["urgency"] == "acute")
        return str(item["number"])

    def alarm(self, number: str) -> dict[str, Any]:
        (alarm,) = self.town.leader.case(number)["alarms"]
        return dict(alarm)


@pytest.fixture
def duty(town: Town, tmp_path: Path) -> Iterator[Duty]:
    with receiving() as webhook, receiving() as gateway:
        yield Duty(town=town, webhook=webhook, gateway=gateway, letters=tmp_path)


def test_the_duty_contact_is_called_until_somebody_acknowledges(duty: Duty) -> None:
    duty.town.is_now(NIGHT)
    number = duty.acute()
    duty.works()
    duty.works()
    assert duty.calls == (1, 1, 1)
    duty.works("2026-11-21T03:09:59+01:00")
    assert duty.calls == (1, 1, 1)
    duty.works("2026-11-21T03:10:00+01:00")
    assert duty.calls == (2, 2, 2)
    alarm = duty.alarm(number)
    assert (alarm["calls"], alarm["acknowledged_at"]) == (2, None)
    done = duty.town.leader.post(f"/v1/cases/{number}/alarms/{alarm['id']}/acknowledge", {})
    assert done.status_code == 200, done.text
    assert (done.status_code, done.json()["alarms"][0]["acknowledged_at"]) == (200, "2026-11-21T02:10:00Z")
    again = duty.town.leader.post(f"/v1/cases/{number}/alarms/{alarm['id']}/acknowledge", {})
    assert again.json()["alarms"] == done.json()["alarms"]
    duty.works("2026-11-21T09:00:00+01:00")
    assert duty.calls == (2, 2, 2)
    kinds = [one["kind"] for one in duty.town.leader.case(number)["timeline"]]
    assert (kinds.count("duty_called"), kinds.count("alarm_acknowledged")) == (1, 1)
    assert duty.town.leader.case(number)["unclaimed"], "it still has to be taken"


def test_the_link_acknowledges_when_its_button_is_pressed_and_shows_nothing_of_the_case(duty: Duty) -> None:
    duty.town.is_now(NIGHT)
    number = duty.acute()
    duty.works()
    link = duty.webhook.messages[0]["acknowledge"]
    assert link in duty.gateway.messages[0]["text"]
    path = link.removeprefix("https://indgang.example")
    client = duty.town.door.client
    shown = client.get(path)
    assert shown.status_code == 200
    assert "Kvittér" in shown.text
    assert number not in shown.text
    assert duty.alarm(number)["acknowledged_at"] is None, "a look is no acknowledgement"
    assert client.post(path, headers={"Content-Type": "application/x-www-form-urlencoded"}).status_code == 200
    assert duty.alarm(number)["acknowledged_at"] == "2026-11-21T02:00:00Z"
    assert client.get(path[:-1] + ("0" if path[-1] != "0" else "1")).status_code == 404
    assert client.post(path[:-1] + ("0" if path[-1] != "0" else "1")).status_code == 404


def test_the_webhook_is_signed_and_tells_nothing_of_a_person(duty: Duty) -> None:
    duty.town.is_now(NIGHT)
    number = duty.acute()
    duty.works()
    ((headers, body),) = duty.webhook.got
    at, given = (part.partition("=")[2] for part in headers["indgang-signature"].split(","))
    assert given == hmac.new(SECRET, at.encode() + b"." + body, hashlib.sha256).hexdigest()
    (message,) = duty.webhook.messages
    assert set(message) == {"event", "alarm", "case", "social_centre", "raised_at", "call", "acknowledge"}
    assert (message["event"], message["case"]) == ("acute_case", number)
    ((sms, _),) = duty.gateway.got
    assert sms["authorization"] == f"Bearer {TOKEN}"
    assert duty.gateway.messages[0]["to"] == "+4520202020"


def test_one_way_that_fails_silences_no_other_and_is_tried_again(duty: Duty) -> None:
    duty.town.is_now(NIGHT)
    duty.acute()
    duty.gateway.status = 500
    duty.works()
    assert duty.calls == (1, 1, 1)
    duty.gateway.status = 204
    duty.works("2026-11-21T03:00:15+01:00")
    assert duty.calls == (1, 1, 2)


def test_whoever_takes_the_case_ends_the_calls(duty: Duty) -> None:
    duty.town.is_now(NIGHT)
    number = duty.acute()
    duty.works()
    duty.town.second_adviser.claims(number)
    duty.works("2026-11-21T03:30:00+01:00")
    assert duty.calls == (1, 1, 1)
    assert duty.town.second_adviser.case(number)["alarms"][0]["ended_at"] == "2026-11-21T02:30:00Z"


def test_in_hours_the_centre_has_until_it_closes(duty: Duty) -> None:
    number = duty.acute()
    duty.works()
    duty.works("2026-11-18T14:59:59+01:00")
    assert duty.calls == (0, 0, 0)
    duty.works("2026-11-18T15:00:00+01:00")
    assert duty.calls == (1, 1, 1)
    assert duty.alarm(number)["raised_at"] == "2026-11-18T14:00:00Z"


def test_a_child_signal_at_night_is_the_duty_contact_s_too(duty: Duty) -> None:
    duty.town.is_now(NIGHT)
    duty.town.portal.reports("Barnet på fem år er alene hjemme hver nat.", concerns=["children_at_risk"])
    duty.works()
    (family,) = duty.town.family_team.queue()
    assert [one["case"] for one in duty.webhook.messages] == [family["number"]]


def test_an_alarm_of_another_case_is_not_there(duty: Duty) -> None:
    duty.town.is_now(NIGHT)
    number = duty.acute()
    duty.works()
    alarm = duty.alarm(number)["id"]
    other = {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}
    duty.town.portal.reports(PLAIN, other, concerns=["noise"])
    (plain,) = (one["number"] for one in duty.town.leader.queue() if one["urgency"] != "acute")
    for wrong in (f"{plain}/alarms/{alarm}", f"{number}/alarms/00000000-0000-0000-0000-000000000404"):
        assert duty.town.leader.post(f"/v1/cases/{wrong}/acknowledge", {}).status_code == 404
    assert duty.town.south_leader.post(f"/v1/cases/{number}/alarms/{alarm}/acknowledge", {}).status_code == 404


def _acute_again(town: Town, number: str) -> None:
    town.neighbours.reports("Der er brand i lejligheden, og han truer med at springe ud.", concerns=["worry"])
    assert len(town.leader.case(number)["reports"]) > 1


def test_a_case_that_is_given_back_at_night_is_called_about_again(duty: Duty) -> None:
    duty.town.is_now(NIGHT)
    number = duty.acute()
    duty.works()
    duty.town.second_adviser.claims(number)
    duty.works("2026-11-21T03:05:00+01:00")
    released = duty.town.second_adviser.post(f"/v1/cases/{number}/release", {"reason": "Jeg er blevet syg."})
    assert released.status_code == 200, released.text
    duty.works()
    assert duty.calls == (2, 2, 2), "at once, and not when the next call of the first danger would have been"
    assert [one["ended_at"] for one in duty.town.leader.case(number)["alarms"]] == ["2026-11-21T02:05:00Z", None]
    duty.works("2026-11-21T03:10:00+01:00")
    assert duty.calls == (2, 2, 2), "the first call is over"
    duty.works("2026-11-21T03:15:00+01:00")
    assert duty.calls == (3, 3, 3)


def test_a_second_danger_in_a_case_that_somebody_took_last_week_is_everybody_s(duty: Duty) -> None:
    town = duty.town
    town.is_now(NIGHT)
    number = duty.acute()
    duty.works()
    town.second_adviser.claims(number)
    town.second_adviser.tells(number, kind="contacted", at=town.clock.now().isoformat(), **{"with": "resident"})
    duty.works("2026-11-28T03:00:00+01:00")
    assert duty.calls == (1, 1, 1)
    _acute_again(town, number)
    case = town.leader.case(number)
    (action,) = (one for one in case["deadlines"] if one["what"] == "action")
    assert (case["unclaimed"], case["act_by"], action["met"]) == (True, "2026-11-30T09:00:00Z", False)
    duty.works()
    assert duty.calls == (2, 2, 2)


def test_neighbours_who_tell_of_the_same_danger_take_it_from_nobody(duty: Duty) -> None:
    town = duty.town
    town.is_now(NIGHT)
    number = duty.acute()
    duty.works()
    town.second_adviser.claims(number)
    for minute in (10, 40):
        duty.works(f"2026-11-21T03:{minute}:00+01:00")
        _acute_again(town, number)
    duty.works("2026-11-21T04:50:00+01:00")
    assert (duty.calls, town.second_adviser.case(number)["unclaimed"]) == ((1, 1, 1), False)


def test_what_was_lowered_and_is_acute_again_is_called_about_again(duty: Duty) -> None:
    town = duty.town
    town.is_now(NIGHT)
    number = duty.acute()
    duty.works()
    town.second_adviser.claims(number)
    lowered = town.leader.post(f"/v1/cases/{number}/corrections", {"urgency": "normal", "reason": "Han er fundet."})
    assert lowered.status_code == 201, lowered.text
    duty.works("2026-12-05T03:00:00+01:00")
    _acute_again(town, number)
    duty.works()
    assert duty.calls == (2, 2, 2)
    assert town.leader.case(number)["act_by"] == "2026-12-07T09:00:00Z"
