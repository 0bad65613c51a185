"""A mail from the door to the queue, over HTTP."""

from __future__ import annotations

import pytest

from tests.journey.town import Town
from tests.mailbox.letters import hand_in, mail, send

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


def test_two_messages_by_one_id_are_both_kept(town: Town) -> None:
    first = hand_in(town, mail(NOISE, message="broken@ahorn.example"))
    second = hand_in(town, mail("Nu brænder det i lejligheden!", message="broken@ahorn.example"))
    assert (second["outcome"], second["references"]) == ("addition", first["references"])


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
        ("", "Automatisk svar: Kvittering", "auto_reply"),
        ("", "Fraværende: Kvittering", "auto_reply"),
        ("", "Automatic reply: Receipt", "auto_reply"),
        ("X-Failed-Recipients: x@example.org\r\n", "Mail delivery failed", "bounce"),
    ],
)
def test_machines_make_no_reports(town: Town, headers: str, subject: str, outcome: str) -> None:
    assert hand_in(town, mail("Jeg er på ferie.", headers=headers, subject=subject))["outcome"] == outcome
    assert town.responder(town.city.entrance_reception).queue() == []


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
