"""A mail from the door to the queue, over HTTP."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.intake.tables import reports
from app.kit.database import Tx
from app.replies.mail_ids import local_id_of
from tests.journey.town import Town
from tests.mailbox.letters import hand_in, mail, send

UNSEEN = "Beboeren i Ahornvej 14, 2. th, 2400 København NV er ikke set i tre uger, og der lugter. Er han død?"
NOISE = "Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København NV."


def test_a_mail_becomes_a_report_of_the_place_it_names(town: Town) -> None:
    taken = hand_in(town, mail(NOISE))
    assert taken["outcome"] == "report"
    (item,) = town.adviser.queue()
    assert item["place"]["address"] == "Ahornvej 14"
    assert item["concerns"] == ["noise"]
    case = town.adviser.case(item["number"])
    (report,) = case["reports"]
    assert report["reference"] == taken["references"][0]
    assert report["channel"] == "mail"
    assert report["reporter"]["email"] == "viggo@ahorn.example"
    assert [one["media_type"] for one in report["attachments"]] == ["message/rfc822"]


def test_the_same_mail_twice_is_one_report(town: Town) -> None:
    raw = mail(NOISE)
    other_way = b"Received: from elsewhere\r\n" + raw
    first, second, third = hand_in(town, raw), hand_in(town, raw), hand_in(town, other_way)
    assert first == second
    assert third["references"] == first["references"]
    assert len(town.adviser.case(town.adviser.queue()[0]["number"])["reports"]) == 1


def test_a_key_that_came_with_another_mail_is_refused_before_anything_is_kept(town: Town) -> None:
    key = {"Idempotency-Key": "gateway-1"}
    first, again = (send(town.desk, mail(NOISE, message="1@ahorn.example"), **key) for _ in range(2))
    assert (again.status_code, again.json()) == (202, first.json())
    assert again.headers["Idempotency-Replayed"] == "true"
    assert send(town.desk, mail("Der er ild.", message="2@ahorn.example"), **key).status_code == 422
    assert len(town.adviser.queue()) == 1


def test_two_messages_by_one_id_are_two_reports(town: Town) -> None:
    """Some programs write the same id into all mails: a fire next door is no addition to the music here."""
    first = hand_in(town, mail(NOISE, message="1@localhost"))
    fire = "Det brænder i Birkevej 2, 1. tv, 2400 København NV!"
    second = hand_in(town, mail(fire, message="1@localhost"))
    assert (second["outcome"], len(second["references"])) == ("report", 1)
    assert second["references"] != first["references"]
    without_words = mail("", subject="Foto af Birkevej 3", message="1@localhost")
    third = hand_in(town, without_words)
    fourth = hand_in(town, mail("", subject="Foto af Birkevej 4", message="1@localhost"))
    assert len({third["references"][0], fourth["references"][0], first["references"][0]}) == 3


def test_a_reply_from_its_reporter_is_new_in_the_queue_of_the_owner(town: Town) -> None:
    first = hand_in(town, mail(NOISE, message="one@ahorn.example"))
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    reply = mail("Nu har han truet naboen.", headers="In-Reply-To: <one@ahorn.example>\r\n")
    taken = hand_in(town, reply)
    assert (taken["outcome"], taken["references"]) == ("addition", first["references"])
    (item,) = town.adviser.queue()
    assert item["news"] is True
    assert "threats_or_violence" in item["concerns"]
    added = [one for one in town.adviser.case(number)["timeline"] if one["kind"] == "added"]
    assert [one["note"] for one in added] == ["Nu har han truet naboen."]
    town.adviser.tells(number, kind="note", at=town.clock.now().isoformat(), note="Set.")
    assert town.adviser.queue()[0]["news"] is False


def test_a_reference_in_the_subject_helps_nobody_else(town: Town) -> None:
    first = hand_in(town, mail(NOISE))
    reference = first["references"][0]
    stranger = mail("Hvad sker der i sagen?", subject=f"SV: Kvittering {reference}", sender="nysgerrig@example.org")
    taken = hand_in(town, stranger)
    assert taken["outcome"] == "report"
    assert taken["references"] != [reference]
    number = town.adviser.queue()[0]["number"]
    related = [one["possibly_related"] for one in town.responder(town.city.entrance_reception).queue()]
    assert related == [[number]]
    own = hand_in(town, mail("Der er også slagsmål.", subject=f"Re: Kvittering {reference}"))
    assert (own["outcome"], own["references"]) == ("addition", [reference])


def test_a_list_of_ten_addresses_is_ten_reports(town: Town) -> None:
    lines = "\n".join(f"- Birkevej {number}, 1. tv: lejeren har ikke betalt husleje" for number in range(10, 20))
    taken = hand_in(town, mail(f"Hej\n\nHer er månedens restancer:\n\n{lines}\n\nMed venlig hilsen\nViggo"))
    assert len(taken["references"]) == len(set(taken["references"])) == 10


@pytest.mark.parametrize(
    ("headers", "subject", "outcome"),
    [
        ("Auto-Submitted: auto-replied\r\n", "Tak for din mail", "auto_reply"),
        ("X-Auto-Response-Suppress: All\r\n", "Automatisk svar: Kvittering", "auto_reply"),
        ("Precedence: bulk\r\n", "Abwesend: Quittung", "auto_reply"),
        ("X-Failed-Recipients: x@example.org\r\n", "Mail delivery failed", "bounce"),
    ],
)
def test_what_machines_answer_to_our_letters_makes_no_report(
    town: Town, headers: str, subject: str, outcome: str
) -> None:
    first = hand_in(town, mail(NOISE, message="one@ahorn.example"))
    ours = f"In-Reply-To: <{_receipt(town)}>\r\n"
    taken = hand_in(town, mail("Jeg er på ferie.", headers=headers + ours, subject=subject))
    assert (taken["outcome"], taken["references"]) == (outcome, first["references"])
    named = hand_in(town, mail("Jeg er på ferie.", headers=headers, subject=f"{subject} {first['references'][0]}"))
    assert (named["outcome"], named["references"]) == (outcome, first["references"])
    assert [len(town.adviser.queue()), len(town.responder(town.city.entrance_reception).queue())] == [1, 0]


def _receipt(town: Town) -> str:
    def work(tx: Tx) -> str:
        (report,) = tx.execute(sa.select(reports.c.id)).scalars()
        return f"{local_id_of(report, sealer=tx.sealer)}@eksempel.example"

    return town.door.wiring.database.read(work, caller=SYSTEM)


@pytest.mark.parametrize(
    ("headers", "subject", "text", "outcome"),
    [
        ("", "Fraværende: beboeren i Ahornvej 14", UNSEEN, "report"),
        ("", "Automatisk besked: vandskade", UNSEEN, "report"),
        ("", "Out of office hours noise", UNSEEN, "report"),
        ("", "Automatisk svar fra jer - men der er stadig larm", UNSEEN, "report"),
        ("Auto-Submitted: auto-notified\r\n", "Alarm", "Røgalarm i Ahornvej 14, 2. th, 2400", "report"),
        ("", "Fraværende: Kvittering", "Jeg er på ferie.", "auto_reply"),
        ("Auto-Submitted: auto-replied\r\n", "Tak for din mail", "Jeg er på ferie.", "auto_reply"),
        ("X-Failed-Recipients: x@example.org\r\n", "Mail delivery failed", "Se nedenfor.", "bounce"),
    ],
)
def test_no_mail_that_answers_nothing_of_ours_goes_unseen(
    town: Town, headers: str, subject: str, text: str, outcome: str
) -> None:
    taken = hand_in(town, mail(text, headers=headers, subject=subject))
    assert taken["outcome"] == outcome
    queues = town.adviser.queue() + town.responder(town.city.entrance_reception).queue()
    assert len(queues) == len(taken["references"]) == 1


def test_a_person_who_passes_on_a_bounce_is_heard(town: Town) -> None:
    parts = (
        "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nMin mail kom retur. Beboeren i Ahornvej 14, 2. th, 2400 "
        "er ikke set i tre uger!\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n"
        "Final-Recipient: rfc822; indgang@komune.example\r\nAction: failed\r\n--b--"
    )
    raw = mail(parts, subject="VS: Undelivered Mail")
    taken = hand_in(town, raw.replace(b"text/plain; charset=utf-8", b"multipart/mixed; boundary=b", 1))
    assert (taken["outcome"], len(town.adviser.queue())) == ("report", 1)
    nobody = mail(UNSEEN, subject="Breve returned to sender").replace(b"From: viggo@ahorn.example\r\n", b"")
    assert hand_in(town, nobody)["outcome"] == "report"


def test_what_cannot_be_read_is_a_report_for_a_person(town: Town) -> None:
    taken = hand_in(town, b"\xff\xfe\x00\x00garbage\x80\x81")
    assert taken["outcome"] == "manual"
    (item,) = town.responder(town.city.entrance_reception).queue()
    (report,) = town.responder(town.city.entrance_reception).case(item["number"])["reports"]
    path = f"/v1/reports/{report['reference']}/attachments/{report['attachments'][-1]['id']}"
    answer = town.responder(town.city.entrance_reception).get(path)
    assert answer.content == b"\xff\xfe\x00\x00garbage\x80\x81"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert town.second_adviser.get(path).status_code == 404
    assert town.portal.get(path).status_code == 403
