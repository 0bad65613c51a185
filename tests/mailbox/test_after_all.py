"""A dropped mail becomes a report once: whoever asks, how many ask at once, and by however many ways it came."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.blobs.tables import mail_reports, mails
from app.kit.database import Tx
from tests.journey.town import Town
from tests.mailbox.letters import hand_in, mail

PATH = "/v1/mail-messages"
NOISE = "Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København NV."
AWAY = "Jeg er på ferie. Men der er stadig larm, og nu slår han naboen."
BY_MACHINE = "Auto-Submitted: auto-replied\r\n"
ANSWERS_BOTH = f"{BY_MACHINE}In-Reply-To: <one@ahorn.example>\r\nReferences: <two@ahorn.example>\r\n"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_copies_of_one_dropped_mail_become_one_report(town: Town, order: tuple[int, int]) -> None:
    _two_reports(town)
    copies = [hand_in(town, raw)["message"] for raw in (_answer(AWAY), b"Received: by another way\r\n" + _answer(AWAY))]
    assert sorted(_dropped(town)) == sorted(copies)
    one, other = (town.desk.post(f"{PATH}/{copies[nth]}/report", {}) for nth in order)
    assert (one.status_code, other.status_code) == (201, 200), other.text
    assert len(one.json()["references"]) == 1
    assert one.json()["references"] == other.json()["references"]
    assert [one.json()["message"], other.json()["message"]] == [copies[nth] for nth in order]
    assert _dropped(town) == []
    (item,) = town.responder(town.city.entrance_reception).queue()
    (ours,) = town.responder(town.city.entrance_reception).case(item["number"])["reports"]
    assert [one["media_type"] for one in ours["attachments"]] == ["message/rfc822"] * 2


def test_an_id_that_a_program_uses_twice_makes_no_two_mails_one(town: Town) -> None:
    _two_reports(town)
    one, other = (hand_in(town, _answer(text))["message"] for text in (AWAY, "Jeg er her ikke. Nu ryger de hash."))
    made = [town.desk.post(f"{PATH}/{each}/report", {}) for each in (other, one)]
    assert [each.status_code for each in made] == [201, 201]
    assert made[0].json()["references"] != made[1].json()["references"]


def test_of_several_who_ask_at_once_one_makes_it(town: Town) -> None:
    _two_reports(town)
    dropped = hand_in(town, _answer(AWAY))["message"]
    together = threading.Barrier(4)

    def ask(_nth: int) -> tuple[int, str]:
        together.wait(10)
        answer = town.desk.post(f"{PATH}/{dropped}/report", {})
        return answer.status_code, answer.text

    with ThreadPoolExecutor(4) as desks:
        answers = list(desks.map(ask, range(4)))
    assert sorted(status for status, _ in answers) == [200, 200, 200, 201]
    assert len({text for _, text in answers}) == 1


def test_a_mail_that_is_cleared_meanwhile_is_not_found(town: Town) -> None:
    _two_reports(town)
    dropped = UUID(hand_in(town, _answer(AWAY))["message"])
    cleared = threading.Event()

    def clear(tx: Tx) -> None:
        tx.execute(sa.delete(mail_reports).where(mail_reports.c.mail_id == dropped))
        tx.execute(sa.delete(mails).where(mails.c.id == dropped))
        cleared.set()
        time.sleep(0.3)  # who asks now sees the mail still, and waits for its row

    with ThreadPoolExecutor(1) as night:
        clearing = night.submit(town.door.wiring.database.write, clear, caller=SYSTEM)
        assert cleared.wait(10)
        answer = town.desk.post(f"{PATH}/{dropped}/report", {})
        clearing.result()
    assert answer.status_code == 404, answer.text


def _two_reports(town: Town) -> None:
    hand_in(town, mail(NOISE, message="one@ahorn.example"))
    hand_in(town, mail(NOISE.replace("14, 2. th", "16, 1. tv"), message="two@ahorn.example"))


def _answer(text: str) -> bytes:
    """What a program answers to two of our letters: it is shown with neither."""
    return mail(text, subject="Tak for din mail", headers=ANSWERS_BOTH, message="away@ahorn.example")


def _dropped(town: Town) -> list[str]:
    return [one["message"] for one in town.desk.get(f"{PATH}?fate=dropped").json()["items"]]
