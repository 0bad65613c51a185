"""A story in which everybody tells secrets, by every door, and by mistake too."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any, cast
from urllib.parse import urlencode

import orjson
from httpx2 import Client, Response
from starlette.testclient import TestClient

from app.calls.signed import HEADER, signature
from app.kit.clock import FixedClock, SystemClock
from tests.door import Door, wired
from tests.faults.running import Site
from tests.journey.town import Person, Town
from tests.privacy.planting import Plants

PHONE_SECRET = b"what the telephone system knows"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(slots=True, kw_only=True)
class Told:
    """The municipality as its callers meet it from outside, and all that it answered."""

    town: Town
    plants: Plants = field(default_factory=Plants)
    heard: list[Response] = field(default_factory=list)
    number: str = ""
    reference: str = ""
    attachment: str = ""
    resident: str = ""

    @property
    def client(self) -> Client:
        return self.town.door.client

    @property
    def refusals(self) -> list[Response]:
        return [one for one in self.heard if one.is_error]


@contextmanager
def beside(site: Site) -> Iterator[Told]:
    """Yield somebody who speaks to the running service by HTTP and remembers every answer."""
    heard: list[Response] = []

    def hear(answer: Response) -> None:
        answer.read()
        heard.append(answer)

    base = f"http://127.0.0.1:{site.service.port}"
    with Client(base_url=base, event_hooks={"response": [hear]}, timeout=30) as client:
        wiring = wired(site.database, site.sealer, SystemClock())
        door = Door(client=cast("TestClient", client), wiring=wiring)  # it is a client like this one
        town = Town(door=door, city=site.city, clock=FixedClock(datetime.now(UTC)))
        yield Told(town=town, heard=heard)


def sent(person: Person, path: str, body: Mapping[str, Any], status: int = 201) -> dict[str, Any]:
    answer = person.post(path, body)
    assert answer.status_code == status, answer.text
    return dict(answer.json())


def report_of(plants: Plants) -> dict[str, Any]:
    word, phone = plants.word, plants.phone
    return {
        "description": f"Der er høj musik. {word('report text')}",
        "concerns": ["noise"],
        "your_reference": word("own reference"),
        "reporter": {
            "kind": "caretaker",
            "name": f"Viggo {word('reporter name')}",
            "phone": phone("reporter phone"),
            "email": f"{word('reporter mail')}@example.dk",
        },
        "resident": {"name": f"Rosa {word('resident name')}", "phone": phone("resident phone")},
        "place": {"address": f"{word('report street')}vej 14, 2. th", "postcode": "2400"},
    }


def tell_report(told: Told) -> None:
    """Report, add to it, and let the adviser work on it and end it."""
    town, word = told.town, told.plants.word
    key = f"Rosa {word('idempotency key')}"
    received = town.portal.post("/v1/reports", report_of(told.plants), **{"Idempotency-Key": key})
    told.reference = received.json()["reference"]
    worker = next(one for one in (town.adviser, town.second_adviser, town.reception) if one.queue())
    told.number = worker.queue()[0]["number"]
    worker.claims(told.number)
    sent(town.portal, f"/v1/reports/{told.reference}/messages", {"text": f"Mere. {word('report added')}"})
    now = datetime.now(UTC).isoformat()
    case = f"/v1/cases/{told.number}"
    for event in (
        {"kind": "note", "note": word("case note")},
        {"kind": "contacted", "with": "reporter", "report": told.reference, "note": word("case contact")},
        {"kind": "urgency_set", "urgency": "soon", "note": word("case urgency")},
    ):
        sent(worker, f"{case}/events", {**event, "at": now})
    question = {"template": "still_so", "text": word("case question"), "confirm_free_text": True}
    sent(worker, f"/v1/reports/{told.reference}/messages", question)
    consent = {"purpose": "health", "ground": "law", "law": word("case consent"), "kind": "caseworker"}
    sent(worker, f"{case}/consents", consent | {"social_centre": str(town.city.south), "until": "2199-01-01T00:00:00Z"})
    sent(worker, f"{case}/close", {"outcome": "help_declined", "reason": word("case closing")}, 200)
    sent(worker, f"{case}/reopen", {"reason": word("case opening")}, 200)


def tell_by_mail(told: Told) -> None:
    word = told.plants.word
    mail = EmailMessage()
    mail["From"] = f"Mads {word('mail sender')} <{word('mail address')}@example.dk>"
    mail["To"] = "indgang@eksempel.example"
    mail["Subject"] = f"Støj hos {word('mail subject')}"
    mail["Message-ID"] = f"<{word('mail id')}@example.dk>"
    mail["In-Reply-To"] = f"<{word('mail thread')}@example.dk>"
    mail.set_content(f"Der er støj på Ahornvej 14, 3. th, 2400. {word('mail text')}")
    mail.add_attachment(word("mail file").encode(), "text", "plain", filename=f"{word('mail file name')}.txt")
    desk = told.town.desk
    answer = told.client.post(
        "/v1/mail-messages", content=bytes(mail), headers=desk.headers | {"Content-Type": "message/rfc822"}
    )
    assert answer.json()["outcome"] == "report", answer.text


def tell_by_phone(told: Told) -> None:
    town, word, phone = told.town, told.plants.word, told.plants.phone
    now = datetime.now(UTC).isoformat()
    ring = orjson.dumps({"call": word("ring id"), "called_at": now, "caller_phone": phone("ring phone")})
    signed = f"t={int(time.time())},v1={signature(ring, seconds=int(time.time()), secret=PHONE_SECRET)}"
    headers = {HEADER: signed, "Content-Type": "application/json"}
    assert told.client.post("/v1/incoming-calls", content=ring, headers=headers).status_code == 201
    call = {
        "kind": "report",
        "caller_phone": phone("call phone"),
        "taken_by": f"Lone {word('call taker')}",
        "text": word("call text"),
        "report": {
            "description": f"Der er høj musik. {word('call report')}",
            "place": {"address": "Ahornvej 14, 1. th", "postcode": "2400"},
            "reporter": {"kind": "neighbour", "name": word("call reporter")},
        },
    }
    sent(town.desk, "/v1/phone-calls", call)
    sent(town.desk, "/v1/phone-calls", {"kind": "consultation", "text": word("call advice"), "taken_by": "Lone"})
    _by_page(told)


def _by_page(told: Told) -> None:
    """Write a call down at the page of the desk."""
    key = told.town.desk.headers["Authorization"].split()[1]
    with Client(base_url=told.client.base_url, event_hooks=told.client.event_hooks) as browser:
        browser.post("/desk/sign-in", content=urlencode({"key": key}), headers=FORM)
        csrf = browser.get("/desk").text.split('name="csrf" value="')[1].split('"')[0]
        form = {"csrf": csrf, "kind": "report", "postcode": "2400", "address": "Ahornvej 14, 1. tv"}
        form |= {"text": f"Musik. {told.plants.word('page text')}", "name": told.plants.word("page name")}
        assert browser.post("/desk", content=urlencode(form), headers=FORM).status_code == 200
        wrong = form | {"postcode": told.plants.word("page mistake"), "csrf": told.plants.word("page forgery")}
        assert browser.post("/desk", content=urlencode(wrong), headers=FORM).status_code == 403


def tell_the_administrator(told: Told) -> None:
    """Names in the directory, keys, what is withheld and what is held."""
    town, word, phone = told.town, told.plants.word, told.plants.phone
    person = {"phone": phone("directory phone"), "email": f"{word('directory mail')}@example.dk"}
    officer, department = town.administrator, str(town.city.department)
    sent(officer, "/v1/landlords", {"name": f"Karen {word('directory landlord')}", "kind": "private", **person})
    contact = {"side": "landlord", "name": word("directory contact"), "housing_department": department, **person}
    sent(officer, "/v1/contacts", contact)
    post = {
        "kind": "caseworker",
        "name": word("directory responder"),
        "shares": [{"social_centre": str(town.city.south), "posts": 1}],
        **person,
    }
    sent(officer, "/v1/responders", post)
    made = sent(officer, "/v1/keys", {"role": "analyst", "name": f"Bo {word('key name')}"})
    told.plants.keep("key", made["token"])
    told.resident = sent(officer, "/v1/residents", {"cases": [told.number]})["id"]
    items = officer.get(f"/v1/residents/{told.resident}/export").json()["items"]
    item = next(one["key"] for one in items if one["what"] == "report: reporter")
    withheld = {"item": item, "ground": "threat", "reason": word("withheld reason")}
    assert officer.post(f"/v1/residents/{told.resident}/withholdings", withheld).status_code == 204
    sent(officer, "/v1/retention/holds", {"case": told.number, "reason": word("hold reason")})
