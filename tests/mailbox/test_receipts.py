"""Who gets a receipt by mail, in which words, and who never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

from app.kit.ids import new_id
from app.kit.sealed import Keys, Sealer
from app.mailbox.parse import parse
from app.mailbox.parsed import Nature
from app.replies.letter import Letter
from app.replies.mail import Sender, mail_of
from app.replies.mail_bounds import MOST_AN_HOUR
from app.replies.mail_ids import local_id_of, report_of
from app.worker import Worker
from tests.journey.letters import written_in
from tests.journey.town import Town
from tests.mailbox.letters import CARETAKER, hand_in, known_contact, mail

SENDER = Sender(name="Kommune, Indgangen", address="indgang@eksempel.example", phone="+4570200000")
NOISE = "Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København NV."


def _sent(town: Town, folder: Path) -> list[str]:
    """Do all that is promised; return the letters to the caretaker."""
    worker = Worker(replace(town.door.wiring, receipts=folder))
    while worker.do_due():
        pass
    return [f"{one.subject}\n{one.text}" for one in written_in(folder) if one.to == CARETAKER]


def test_an_english_mail_gets_an_english_receipt(town: Town, tmp_path: Path) -> None:
    hand_in(town, mail("There is loud music every night and the neighbours have not slept for a week."))
    (letter,) = _sent(town, tmp_path)
    assert "Thank you for your report" in letter


@pytest.mark.parametrize(
    "headers", ["List-Id: <beboere.example>\r\n", "Precedence: bulk\r\n", "Auto-Submitted: auto-generated\r\n"]
)
def test_lists_and_machines_are_heard_and_not_answered(town: Town, tmp_path: Path, headers: str) -> None:
    assert hand_in(town, mail(NOISE, headers=headers))["outcome"] == "report"
    assert _sent(town, tmp_path) == []
    assert len(town.adviser.queue()) == 1


@pytest.mark.parametrize(
    "subject",
    [
        "Bo er ikke på kontoret (returnerer 03-12-2026)",
        "Fraværsmeddelelse",
        "Fraværende",
        "Automatisk fraværssvar",
        "Fravær fra kontoret",
        "SV: Automatisk svar: Kvittering",
        "Jag är på semester",
        "Frånvaro: Kvitto",
        "Automatiskt svar: Kvitto",
        "Borte fra kontoret",
        "Ute av kontoret: Kvittering",
        "Ich bin nicht im Büro",
        "Automatische Antwort: Quittung",
        "Abwesenheitsnotiz: Quittung",
        "Abwesend: Quittung",
        "Automaattinen vastaus: kuitti",
        "Poissa: kuitti",
        "Sjálfvirkt svar: kvittun",
        "Out of Office: Receipt",
        "Automatic reply: Receipt",
    ],
)
def test_subjects_of_programs_are_known(subject: str) -> None:
    seen = parse(mail("Jeg er tilbage den 3. december.", subject=subject))
    assert seen.nature is Nature.AWAY


def test_what_looks_like_a_machine_is_heard_and_not_answered(town: Town, tmp_path: Path) -> None:
    away = [mail(NOISE, subject="Fraværende: Kvittering"), mail(NOISE, headers="X-Auto-Response-Suppress: All\r\n")]
    full = mail("Mailbox full", sender="postmaster@ahorn.example")
    outcomes = [hand_in(town, raw)["outcome"] for raw in (*away, full)]
    assert outcomes == ["report"] * 3
    _sent(town, tmp_path)
    assert not any(one.to.startswith((CARETAKER, "postmaster@")) for one in written_in(tmp_path))
    seen = town.adviser.queue() + town.responder(town.city.entrance_reception).queue()
    assert sum(len(town.leader.case(one["number"])["reports"]) for one in town.adviser.queue()) == 2
    assert len(seen) == 2


@pytest.mark.parametrize(
    "headers",
    [
        "Auto-Submitted: auto-replied\r\n",
        "X-Autoreply: yes\r\n",
        "Return-Path: <>\r\nX-Failed-Recipients: nobody@elsewhere.example\r\n",
    ],
)
@pytest.mark.parametrize("text", ["Jeg er på ferie.", NOISE])
def test_whatever_a_machine_says_it_gets_no_receipt(town: Town, tmp_path: Path, headers: str, text: str) -> None:
    """One that says nothing of ours is a report as well: a person looks, and nothing is lost."""
    assert len(hand_in(town, mail(text, subject="Autosvar: ferie", headers=headers))["references"]) == 1
    assert _sent(town, tmp_path) == []


def test_what_comes_from_our_own_address_is_not_answered(town: Town, tmp_path: Path) -> None:
    assert hand_in(town, mail(NOISE, sender="indgang@eksempel.example"))["outcome"] == "report"
    assert _sent(town, tmp_path) == []
    assert not any(one.to.startswith("indgang@") for one in written_in(tmp_path))


def test_who_filled_in_a_form_on_a_page_gets_the_receipt_and_can_answer_it(town: Town, tmp_path: Path) -> None:
    """The page writes in its own name, and wants the answer to go to whoever filled it in."""
    form = mail(NOISE, sender="no-reply@boligportal.example", headers=f"Reply-To: Viggo <{CARETAKER}>\r\n")
    (reference,) = hand_in(town, form)["references"]
    (letter,) = _sent(town, tmp_path)
    assert reference in letter
    answer = hand_in(town, mail("Nu er der stille.", subject=f"SV: Kvittering {reference}"))
    assert (answer["outcome"], answer["references"]) == ("addition", [reference])


def test_who_wants_answers_elsewhere_answers_the_receipt_from_anywhere(town: Town, tmp_path: Path) -> None:
    """A mail program that is set so says it in every mail; our letter's id proves that the receipt was read."""
    elsewhere = f"Reply-To: {CARETAKER}\r\n"
    (reference,) = hand_in(town, mail(NOISE, sender="v@work.example", headers=elsewhere))["references"]
    _sent(town, tmp_path)
    (letter,) = (message_from_bytes(one.read_bytes()) for one in tmp_path.glob("r.*.eml"))
    answered = f"In-Reply-To: {letter['Message-ID']}\r\n"
    answer = mail("Nu er der stille.", subject="Sv: Kvittering", sender="v@work.example", headers=elsewhere + answered)
    assert hand_in(town, answer)["references"] == [reference]
    alone = mail("Nu er der stille.", subject=f"Sv: {reference}", sender="v@work.example", headers=elsewhere)
    assert hand_in(town, alone)["references"] != [reference]
    stranger = mail("Hvem er det?", subject="Sv: Kvittering", sender="x@evil.example", headers=answered)
    assert hand_in(town, stranger)["references"] != [reference]


def test_whom_the_directory_knows_is_written_to_as_it_says(town: Town, tmp_path: Path) -> None:
    known_contact(town)
    hand_in(town, mail(NOISE, headers="Reply-To: kai@fremmed.example\r\n"))
    assert len(_sent(town, tmp_path)) == 1


def test_who_asked_for_no_mail_gets_none(town: Town, tmp_path: Path) -> None:
    town.portal.reports(NOISE, reporter={"email": CARETAKER}, contact_advice=["no_mail"])
    assert _sent(town, tmp_path) == []


@pytest.mark.parametrize(
    ("common", "told"),
    [
        (
            "Her er månedens restancer",
            "Den gælder bolig nr. {} af de 3 i jeres mail, i den rækkefølge, I har skrevet dem.",
        ),
        (
            "These tenants have not paid the rent this month, and we are worried about all of them",
            "This is about home no. {} of the 3 in your mail, in the order in which you wrote them.",
        ),
    ],
)
def test_the_receipts_of_a_list_say_which_home_each_is_for_and_name_none(
    town: Town, tmp_path: Path, common: str, told: str
) -> None:
    rows = "\n".join(f"- Ahornvej {number}, 1. tv, 2400 København NV" for number in (18, 14, 16))
    taken = hand_in(town, mail(f"{common}:\n\n{rows}\n", subject="Restancer i Ahornvej"))
    assert len(taken["references"]) == 3
    _sent(town, tmp_path)
    letters = {one.subject.rpartition(" ")[2]: one.text for one in written_in(tmp_path) if one.to == CARETAKER}
    by_entry = {nth: [one for one, text in letters.items() if told.format(nth) in text] for nth in (1, 2, 3)}
    assert sorted(by_entry.values()) == sorted([one] for one in taken["references"])
    assert not any("Ahornvej" in text for text in letters.values())
    places = [
        next(item["place"]["address"] for item in _queue(town) if one in _references(town, item["number"]))
        for (one,) in by_entry.values()
    ]
    assert places == ["Ahornvej 18", "Ahornvej 14", "Ahornvej 16"]


def _queue(town: Town) -> list[dict[str, Any]]:
    return town.leader.queue()


def _references(town: Town, number: str) -> list[str]:
    return [one["reference"] for one in town.leader.case(number)["reports"]]


def test_one_home_alone_is_no_list(town: Town, tmp_path: Path) -> None:
    hand_in(town, mail(NOISE))
    (letter,) = _sent(town, tmp_path)
    assert "nr. 1" not in letter


def test_who_left_no_address_is_written_no_letter_at_all(town: Town, tmp_path: Path) -> None:
    town.portal.reports(NOISE, concerns=["noise"])
    assert _sent(town, tmp_path) == []
    assert written_in(tmp_path) == []


def test_an_address_gets_no_more_than_so_many_letters_an_hour(town: Town, tmp_path: Path) -> None:
    for number in range(MOST_AN_HOUR + 5):
        hand_in(town, mail(f"Høj musik fra Birkevej {number + 20}, 1. tv, 2400 København NV.", subject=f"Nr. {number}"))
    assert len(_sent(town, tmp_path)) == MOST_AN_HOUR
    seen = [town.leader.case(item["number"]) for item in town.leader.queue()]
    kinds = [one["kind"] for case in seen for one in case["timeline"]]
    assert kinds.count("receipt_withheld") == 5, "whoever has the case knows that its reporter was told nothing"
    assert str(seen).count("som en adresse får i en time") == 5, "nothing is wrong with the address"


def test_an_id_of_ours_names_its_report_and_cannot_be_made_up() -> None:
    sealer, other, report = Sealer(Keys.generate()), Sealer(Keys.generate()), new_id()
    local = local_id_of(report, sealer=sealer)
    assert report_of(f"{local.upper()}@eksempel.example", sealer=sealer) == report
    assert report_of(f"{local}@eksempel.example", sealer=other) is None
    further = {local_id_of(report, sealer=sealer, further=new_id()) for _ in range(9)}
    assert len(further) == 9
    assert {report_of(f"{one}@eksempel.example", sealer=sealer) for one in further} == {report}
    assert report_of(f"{local_id_of(new_id(), sealer=other)}@eksempel.example", sealer=sealer) is None


def test_a_letter_says_the_same_in_both_of_its_forms_and_carries_nothing_foreign() -> None:
    letter = Letter(
        to="viggo@ahorn.example",
        subject="Kvittering K7Q2-9XM4",
        text="Tak. Ring 112 ved fare <nu>.",
        report=new_id(),
        local_id="r.a.b",
        in_reply_to="x@y>\r\nBcc: evil@example.org",
    )
    written = mail_of(letter, sender=SENDER, at=datetime(2026, 11, 18, 9, tzinfo=UTC))
    assert written["Bcc"] is None
    assert written["In-Reply-To"] is None
    assert written["Content-Language"] == "da"
    plain, page = (written.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert page is not None
    assert "Ring 112 ved fare <nu>." in plain.get_content()
    assert "Ring 112 ved fare &lt;nu&gt;." in page.get_content()
