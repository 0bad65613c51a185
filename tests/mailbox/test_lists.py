"""A mail that lists many homes: each is a report of its own, and none of them shows the others."""

from __future__ import annotations

import time

from app.mailbox.lists import MOST_COMMON, listing_of
from tests.journey.town import Town
from tests.mailbox.letters import hand_in, mail

_ROWS = "\n".join(f"- Ahornvej {number}, 1. tv, 2400 København NV: huslejen er ikke betalt" for number in range(14, 18))
_LIST = f"Hej\n\nHer er månedens restancer:\n\n{_ROWS}\n\nMed venlig hilsen\nViggo"


def _reports(town: Town) -> list[dict[str, object]]:
    return [
        report
        for person in (town.leader, town.responder(town.city.entrance_reception))
        for item in person.queue()
        for report in person.case(item["number"])["reports"]
    ]


def test_a_report_of_a_list_shows_its_own_entry_alone(town: Town) -> None:
    raw = mail(_LIST, subject="Restancer")
    assert len(hand_in(town, raw)["references"]) == 4
    hand_in(town, b"Received: by another way\r\n" + raw)
    found = _reports(town)
    assert len(found) == 4
    for report in found:
        assert str(report["description"]).count("Ahornvej") == 1
        assert report["attachments"] == []


def test_the_files_of_a_list_go_to_the_reception_alone(town: Town) -> None:
    parts = (
        f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{_LIST}\r\n"
        "--b\r\nContent-Type: application/pdf; name=alle.pdf\r\n\r\n%PDF\r\n--b--"
    )
    raw = mail(parts, subject="Restancer").replace(b"text/plain; charset=utf-8", b"multipart/mixed; boundary=b", 1)
    assert len(hand_in(town, raw)["references"]) == 5
    assert [one["attachments"] for one in _reports(town) if "Ahornvej" in str(one["description"])] == [[]] * 4
    (item,) = town.responder(town.city.entrance_reception).queue()
    (report,) = town.responder(town.city.entrance_reception).case(item["number"])["reports"]
    assert [one["name"] for one in report["attachments"]] == ["mail.txt", "alle.pdf", "Restancer.eml"]
    assert "månedens restancer" in report["description"]


def test_what_is_said_of_all_is_not_repeated_without_bound() -> None:
    rows = "\n".join(f"Egevej {number} 1. tv" for number in range(1, 101))
    tail = "Beboeren larmer og slår og råber hver nat, og børnene græder. " * 780
    begun = time.process_time()
    listing = listing_of(f"{rows}\n\n{tail}")
    assert time.process_time() - begun < 1
    assert len(listing.entries) == 100
    assert max(len(one.text) for one in listing.entries) < 2 * MOST_COMMON
    assert (listing.cut, len(listing.common)) == (True, len(tail.strip()))
    assert not listing_of(f"{rows}\n\nDe skylder for maj.").cut
