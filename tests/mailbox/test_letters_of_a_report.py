"""What comes back to a letter of ours about a report: answers, machines, and servers that could not deliver it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.worker import Worker
from tests.journey.town import PLAIN, Town
from tests.mailbox.letters import CARETAKER, bounce, hand_in, mail
from tests.mailbox.servers import Post

ASKED = {"template": "which_dwelling"}
OTHER = "kai@birk.example"
Sent = Callable[[str], list[str]]


@pytest.fixture
def reference(town: Town) -> str:
    """A report by the portal whose receipt is on its way to the caretaker."""
    sent = town.portal.reports(PLAIN, concerns=["noise"], reporter={"kind": "caretaker", "email": CARETAKER})
    return str(sent["reference"])


@pytest.fixture
def sent(worker: Worker, post: Post) -> Sent:
    """Let the worker send what is due, and return the Message-IDs of what came to an address, the newest last."""

    def of(address: str) -> list[str]:
        while worker.do_due():
            pass
        return [str(one["Message-ID"]).strip("<>") for one in post.to(address)]

    return of


def asks(town: Town, reference: str) -> None:
    answer = town.adviser.post(f"/v1/reports/{reference}/messages", ASKED)
    assert answer.status_code == 201, answer.text


def test_an_answer_to_a_question_joins_its_report_by_its_id_alone(town: Town, sent: Sent, reference: str) -> None:
    asks(town, reference)
    receipt, question = sent(CARETAKER)
    assert question != receipt
    said = hand_in(town, mail("2. sal til højre.", subject="Svar", headers=f"In-Reply-To: <{question}>\r\n"))
    assert (said["outcome"], said["references"]) == ("addition", [reference])


def test_a_question_that_did_not_arrive_is_told_to_whoever_asked(town: Town, sent: Sent, reference: str) -> None:
    asks(town, reference)
    question = sent(CARETAKER)[-1]
    assert hand_in(town, bounce(of=question, recipient=CARETAKER))["references"] == [reference]
    (item,) = town.adviser.queue()
    assert item["news"] is True
    assert "receipt_bounced" in {one["kind"] for one in town.adviser.case(item["number"])["timeline"]}


def test_a_letter_that_is_only_late_silences_nobody(town: Town, sent: Sent, reference: str) -> None:
    (receipt,) = sent(CARETAKER)
    late = bounce(of=receipt, recipient=CARETAKER).replace(b"Action: failed", b"Action: delayed")
    assert hand_in(town, late)["references"] == [reference]
    (item,) = town.adviser.queue()
    assert "receipt_bounced" not in {one["kind"] for one in town.adviser.case(item["number"])["timeline"]}
    asks(town, reference)
    assert len(sent(CARETAKER)) == 2


def test_who_was_out_of_office_once_is_still_asked(town: Town, sent: Sent, reference: str) -> None:
    (receipt,) = sent(CARETAKER)
    away = mail("Jeg er på ferie.", headers=f"Auto-Submitted: auto-replied\r\nIn-Reply-To: <{receipt}>\r\n")
    assert hand_in(town, away)["references"] == [reference]
    asks(town, reference)
    assert len(sent(CARETAKER)) == 2


def test_who_holds_a_letter_silences_its_own_address_and_no_other(town: Town, sent: Sent, reference: str) -> None:
    (receipt,) = sent(CARETAKER)
    hand_in(town, bounce(of=receipt, recipient=OTHER))
    town.portal.reports(PLAIN, concerns=["noise"], reporter={"kind": "caretaker", "email": OTHER})
    assert len(sent(OTHER)) == 1
    hand_in(town, bounce(of=receipt, recipient=CARETAKER))
    asks(town, reference)
    assert len(sent(CARETAKER)) == 1


def test_who_was_not_reached_and_answers_by_mail_is_written_to_again(town: Town, sent: Sent, reference: str) -> None:
    (receipt,) = sent(CARETAKER)
    hand_in(town, bounce(of=receipt, recipient=CARETAKER))
    assert hand_in(town, mail("Nu er der stille.", subject=f"SV: {reference}"))["outcome"] == "addition"
    asks(town, reference)
    assert len(sent(CARETAKER)) == 2
