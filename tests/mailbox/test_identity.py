"""Who a mail is from: the directory by the address, an authority by proof alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journey.town import Town
from tests.mailbox.letters import CARETAKER, hand_in, known_contact, mail

CHECKED = "Authentication-Results: mx.eksempel.example; dkim={result} header.d={domain}\r\n"


def _reporter(town: Town) -> dict[str, Any]:
    people = (town.adviser, town.leader, town.responder(town.city.entrance_reception))
    case = next((person, item["number"]) for person in people for item in person.queue())
    return dict(case[0].case(case[1])["reports"][0]["reporter"])


def test_a_known_contact_is_found_by_its_address(town: Town) -> None:
    known_contact(town)
    hand_in(town, mail("Der er høj musik hver nat.", sender=CARETAKER))
    assert _reporter(town) | {"anonymity_requested": False} == {
        "kind": "caretaker",
        "name": "Viggo Varmemester",
        "phone": "+4533445566",
        "email": CARETAKER,
        "anonymity_requested": False,
    }


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Jeg vil gerne være anonym.", True),
        ("I would like to remain anonymous.", True),
        ("Jeg behøver ikke være anonym.", False),
        ("I do not need to be anonymous.", False),
        ("Jeg tør ikke stå frem og vil være anonym.", True),
        ("Fortæl ikke naboen, hvem jeg er, jeg vil være anonym.", True),
        ("I do not dare, I want to remain anonymous.", True),
        ("Jeg henvender mig anonymt.", True),
        ("Jeg ønsker anonymitet.", True),
        ("Han er ikke til at tale med. Jeg ønsker at forblive anonym", True),
        ("Anonyme naboer siger det samme.", False),
    ],
)
def test_who_writes_that_it_wants_no_name_is_kept_so(town: Town, said: str, *, wanted: bool) -> None:
    hand_in(town, mail(f"Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København. {said}"))
    assert _reporter(town)["anonymity_requested"] is wanted


@pytest.mark.parametrize(
    ("below", "phone"),
    [
        ("Med venlig hilsen\r\nViggo Holm, vicevært\r\nTlf. 20 12 34 56", "+4520123456"),
        ("-- \r\nViggo\r\nMobil +45 20123456 / kontor 33 11 22 33", "+4520123456"),
        ("Med venlig hilsen\r\nViggo Holm", None),
    ],
)
def test_the_number_below_a_name_is_kept_for_who_wants_to_ring(town: Town, below: str, phone: str | None) -> None:
    hand_in(town, mail(f"Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København.\r\n\r\n{below}"))
    assert _reporter(town)["phone"] == phone


@pytest.mark.parametrize(
    ("sender", "headers", "kind"),
    [
        ("foged@domstol.example", "", "unknown"),
        ("foged@domstol.example", CHECKED.format(result="pass", domain="domstol.example"), "bailiff_court"),
        ("foged@domstol.example", CHECKED.format(result="fail", domain="domstol.example"), "unknown"),
        ("foged@domstol.example", CHECKED.format(result="pass", domain="evil.example"), "unknown"),
        ("foged@domsto1.example", CHECKED.format(result="pass", domain="domsto1.example"), "unknown"),
        (
            "foged@domstol.example",
            CHECKED.format(result="fail", domain="domstol.example")
            + CHECKED.format(result="pass", domain="domstol.example"),
            "unknown",
        ),
        (
            "foged@domstol.example",
            "Authentication-Results: mx.evil.example; dkim=pass header.d=domstol.example\r\n",
            "unknown",
        ),
    ],
)
def test_an_authority_is_one_by_proof_alone(town: Town, sender: str, headers: str, kind: str) -> None:
    text = "Udkørende fogedforretning er berammet til i morgen kl. 10 i Ahornvej 14, 2. th, 2400 København."
    hand_in(town, mail(text, sender=sender, headers=headers))
    assert _reporter(town)["kind"] == kind
    urgencies = {item["urgency"] for person in (town.adviser, town.leader) for item in person.queue()}
    assert urgencies == {"acute"}, "what is urgent does not depend on who may be believed"
