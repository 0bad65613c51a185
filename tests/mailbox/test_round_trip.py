"""Real SMTP to real IMAP to the service to real SMTP, and back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from app.mailbox.fetch_imap import ImapSource
from app.mailbox.fetching import Fetcher, Taking
from app.mailbox.take_in import MailDoor
from app.worker import Worker
from tests.journey.town import Town
from tests.mailbox.letters import CARETAKER, bounce, mail
from tests.mailbox.servers import OURS, Post

T = TypeVar("T")
NOISE = "Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København NV."


def _source(post: Post) -> ImapSource:
    return ImapSource(url=post.mailbox, ca_file=post.ca_file)


def _fetch(town: Town, post: Post) -> int:
    door = town.door.wiring.mail_door
    assert isinstance(door, MailDoor)
    return _source(post).fetch_once(Taking(door))


def _eventually(look: Callable[[], T | None]) -> T:
    until = time.monotonic() + 15
    while time.monotonic() < until:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise TimeoutError


def test_the_answer_to_our_receipt_joins_the_same_report(town: Town, post: Post, worker: Worker) -> None:
    door = town.door.wiring.mail_door
    assert isinstance(door, MailDoor)
    fetcher = Fetcher(_source(post), door)
    fetcher.start()
    try:
        post.send(mail(NOISE, subject="Fortroligt om Jensen", message="first@ahorn.example"))
        (item,) = _eventually(town.adviser.queue)
        worker.do_due()
        (receipt,) = post.delivered
        reference = town.adviser.case(item["number"])["reports"][0]["reference"]
        assert receipt["To"] == CARETAKER
        assert receipt["Subject"] == f"Kvittering {reference}"
        assert receipt["In-Reply-To"] == "<first@ahorn.example>"
        assert receipt["Auto-Submitted"] == "auto-replied"
        assert "Jensen" not in receipt.as_string()
        plain, page = (receipt.get_body((kind,)) for kind in ("plain", "html"))
        assert plain is not None
        assert page is not None
        assert "112" in plain.get_content()
        assert "112" in page.get_content()

        quote = f"Den 18. nov. 2026 kl. 10.05 skrev Eksempel Kommune <{OURS}>:\r\n> Tak"
        answer = f"Nu er der kommet børn i lejligheden.\r\n\r\n{quote}"
        post.send(mail(answer, subject="SV: noget andet", headers=f"In-Reply-To: {receipt['Message-ID']}\r\n"))
        _eventually(lambda: any(one["news"] for one in town.adviser.queue()))
        case = town.adviser.case(item["number"])
        assert len(case["reports"]) == 1
        assert [one["note"] for one in case["timeline"] if one["kind"] == "added"] == [
            "Nu er der kommet børn i lejligheden."
        ]
        worker.do_due()
        assert len(post.delivered) == 1, "an addition gets no receipt"
    finally:
        fetcher.stop()


def test_a_bounce_of_our_receipt_is_told_to_the_owner_and_ends_the_letters(
    town: Town, post: Post, worker: Worker
) -> None:
    post.send(mail(NOISE))
    assert _fetch(town, post) == 1
    worker.do_due()
    (receipt,) = post.to(CARETAKER)
    post.send(bounce(of=receipt["Message-ID"], recipient=CARETAKER))
    assert _fetch(town, post) == 1
    (item,) = town.adviser.queue()
    assert item["news"] is True
    assert "receipt_bounced" in {one["kind"] for one in town.adviser.case(item["number"])["timeline"]}
    town.portal.reports(NOISE, reporter={"email": CARETAKER})
    worker.do_due()
    assert len(post.to(CARETAKER)) == 1, "the address is unreachable"
    post.send(mail("Der er stadig larm.", subject="Stadig larm"))
    _fetch(town, post)
    worker.do_due()
    assert len(post.to(CARETAKER)) == 2, "who writes can be written to"


def test_a_server_that_moves_nothing_away_holds_up_no_mail(town: Town, post: Post) -> None:
    for number in range(3):
        post.append(mail(f"Lejeren i Birkevej {number + 20}, 1. tv har ikke betalt husleje.", message=f"{number}@x"))
    door = town.door.wiring.mail_door
    assert isinstance(door, MailDoor)
    source = _source(post)
    with source.opened() as mailbox:
        mailbox.folder.delete(source.handled)
        assert source.fetch(mailbox, Taking(door)) == 0
    assert post.waiting() == 3
    assert len(town.leader.queue() + town.responder(town.city.entrance_reception).queue()) == 3


def test_two_fetchers_at_once_lose_nothing_and_take_nothing_twice(town: Town, post: Post) -> None:
    for number in range(12):
        post.append(
            mail(f"Lejeren i Birkevej {number + 20}, 1. tv har ikke betalt husleje.", subject=f"Restance {number}")
        )
    rivals = [threading.Thread(target=_fetch_all, args=(town, post)) for _ in range(2)]
    for one in rivals:
        one.start()
    for one in rivals:
        one.join(60)
    assert post.waiting() == 0
    queue = town.leader.queue() + town.responder(town.city.entrance_reception).queue()
    assert len(queue) == 12


def _fetch_all(town: Town, post: Post) -> None:
    while post.waiting():
        try:
            _fetch(town, post)
        except Exception:  # noqa: BLE001, S112 a rival moved a mail under its hands: the fetcher begins again
            continue
