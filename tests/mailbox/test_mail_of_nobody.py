"""What became of every mail, over HTTP: nothing that was kept is shown to nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.access.tables import access_log
from app.blobs.mails import MOST_ATTEMPTS, count_attempt, keep_raw
from app.blobs.tables import attachments, blob_pieces, blobs, mail_reports, mails
from app.kit.codes import Role
from app.kit.database import Tx
from app.mailbox.take_in import MAILBOX
from tests.journey.town import Person, Town
from tests.mailbox.letters import hand_in, mail

PATH = "/v1/mail-messages"
NOISE = "Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København NV."
AWAY = "Jeg er på ferie. Men der er stadig larm, og nu slår han naboen."
BY_MACHINE = "Auto-Submitted: auto-replied\r\n"
LIST = "\n".join(f"- Birkevej {number}, 1. tv: lejeren har ikke betalt husleje" for number in (10, 12))


def test_every_mail_is_listed_with_its_fate_and_the_words_of_none(town: Town) -> None:
    first, dropped = _a_report_and_what_a_machine_answers(town)
    hand_in(town, mail("Det er værre nu.", headers="In-Reply-To: <one@ahorn.example>\r\n"))
    homes = hand_in(town, mail(LIST, subject="Restancer"))
    listed = _listed(town.desk)
    assert [one["fate"] for one in listed] == ["report", "addition", "dropped", "report"]
    assert [one["shown_with_report"] for one in listed] == [False, True, False, True]
    assert listed == _listed(town.administrator)
    assert listed[0] | {"references": []} == {
        "message": homes["message"],
        "arrived_at": "2026-11-18T09:00:00Z",
        "taken_at": "2026-11-18T09:00:00Z",
        "fate": "report",
        "dropped": None,
        "outcome": "report",
        "shown_with_report": False,
        "attempts": 0,
        "bytes": listed[0]["bytes"],
        "references": [],
    }
    assert (listed[2]["message"], listed[2]["dropped"]) == (dropped["message"], "auto_reply")
    assert listed[2]["references"] == first["references"]
    for role in (Role.RESPONDER, Role.CENTRE_LEADER, Role.LANDLORD_PORTAL):
        assert {Role.RESPONDER: town.adviser, Role.CENTRE_LEADER: town.leader, Role.LANDLORD_PORTAL: town.portal}[
            role
        ].get(PATH).status_code == 403


def test_mails_are_found_by_fate_and_time_a_page_at_a_time(town: Town) -> None:
    first, dropped = _a_report_and_what_a_machine_answers(town)
    assert [one["message"] for one in _listed(town.desk, fate="dropped")] == [dropped["message"]]
    assert [one["message"] for one in _listed(town.desk, shown_with_report="true")] == [first["message"]]
    town.clock.advance(timedelta(days=1))
    later = hand_in(town, mail(NOISE, subject="Igen"))
    noon = "2026-11-18T12:00:00+01:00"
    assert [one["message"] for one in _listed(town.desk, **{"from": noon})] == [later["message"]]
    assert len(_listed(town.desk, to=noon)) == 2
    page = town.desk.get(f"{PATH}?limit=2").json()
    rest = town.desk.get(f"{PATH}?limit=2&cursor={page['next_cursor']}").json()
    assert [one["message"] for one in page["items"] + rest["items"]] == [one["message"] for one in _listed(town.desk)]
    assert rest["next_cursor"] is None
    assert town.desk.get(f"{PATH}?fate=lost").status_code == 422


def test_the_desk_reads_what_no_report_shows_and_nothing_else(town: Town) -> None:
    first, dropped = _a_report_and_what_a_machine_answers(town)
    read = town.desk.get(f"{PATH}/{dropped['message']}").json()
    assert (read["sender"], read["subject"], read["files"]) == ("viggo@ahorn.example", "Tak for din mail", [])
    assert "slår han naboen" in read["text"]
    homes = hand_in(town, mail(LIST, subject="Restancer"))
    assert "Birkevej 12" in town.desk.get(f"{PATH}/{homes['message']}").json()["text"]
    shown = town.desk.get(f"{PATH}/{first['message']}")
    absent = town.desk.get(f"{PATH}/00000000-0000-0000-0000-000000000404")
    assert (shown.status_code, shown.content) == (404, absent.content)
    assert town.administrator.get(f"{PATH}/{dropped['message']}").status_code == 403
    looks = _looks(town)
    assert [(one.purpose, one.role) for one in looks] == [("mail_of_nobody", "call_desk")] * 2
    assert [list(one.reports) for one in looks] == [[dropped["message"]], [homes["message"]]]


def test_a_dropped_mail_becomes_a_report_once_and_names_what_it_answers(town: Town) -> None:
    first, dropped = _a_report_and_what_a_machine_answers(town)
    path = f"{PATH}/{dropped['message']}/report"
    made = town.desk.post(path, {})
    assert made.status_code == 201, made.text
    (reference,) = made.json()["references"]
    assert reference != first["references"][0]
    again = town.desk.post(path, {})
    assert (again.status_code, again.json()) == (200, made.json())
    of_report = town.desk.post(f"{PATH}/{first['message']}/report", {})
    assert (of_report.status_code, of_report.json()["references"]) == (200, first["references"])
    (item,) = town.responder(town.city.entrance_reception).queue()
    assert "threats_or_violence" in item["concerns"]
    assert item["possibly_related"] == [town.adviser.queue()[0]["number"]]
    (ours,) = town.responder(town.city.entrance_reception).case(item["number"])["reports"]
    assert ours["reference"] == reference
    assert [one["media_type"] for one in ours["attachments"]] == ["message/rfc822"]
    assert _listed(town.desk, fate="dropped") == []
    assert town.desk.get(f"{PATH}/{dropped['message']}").status_code == 404
    assert town.leader.post(path, {}).status_code == 403


def test_what_was_read_as_nobodys_is_found_in_the_log_of_its_later_case(town: Town) -> None:
    _, dropped = _a_report_and_what_a_machine_answers(town)
    town.desk.get(f"{PATH}/{dropped['message']}")
    town.desk.post(f"{PATH}/{dropped['message']}/report", {})
    number = town.responder(town.city.entrance_reception).queue()[0]["number"]
    found = town.administrator.get(f"/v1/access-log?case={number}").json()["items"]
    assert "mail_of_nobody" in [one["purpose"] for one in found]


def test_what_answers_a_letter_about_a_child_is_read_with_its_case_and_by_no_desk(town: Town) -> None:
    told = mail("Børnene skriger hver nat i Ahornvej 14, 2. th, 2400 København NV.", message="one@ahorn.example")
    first = hand_in(town, told)
    (family,) = town.family_team.queue()
    dropped = hand_in(town, mail(AWAY, headers=f"{BY_MACHINE}In-Reply-To: <one@ahorn.example>\r\n"))
    assert dropped["references"] == first["references"]
    absent = town.desk.get(f"{PATH}/00000000-0000-0000-0000-000000000404")
    read = town.desk.get(f"{PATH}/{dropped['message']}")
    assert (read.status_code, read.content) == (404, absent.content)
    (ours,) = town.family_team.case(family["number"])["reports"]
    assert [one["media_type"] for one in ours["attachments"]] == ["message/rfc822"] * 2
    path = f"/v1/reports/{ours['reference']}/attachments"
    files = [town.family_team.get(f"{path}/{one['id']}").content for one in ours["attachments"]]
    assert [BY_MACHINE.strip().encode() in one for one in files] == [False, True]
    assert town.desk.post(f"{PATH}/{dropped['message']}/report", {}).json()["references"] == first["references"]
    assert len(town.family_team.queue()) == 1


def test_what_a_report_became_a_childs_by_later_is_no_desks_any_more(town: Town) -> None:
    first, dropped = _a_report_and_what_a_machine_answers(town)
    assert town.desk.get(f"{PATH}/{dropped['message']}").status_code == 200
    hand_in(town, mail("Nu slår han børnene.", headers="In-Reply-To: <one@ahorn.example>\r\n"))
    assert len(town.family_team.queue()) == 1
    assert town.desk.get(f"{PATH}/{dropped['message']}").status_code == 404
    assert town.desk.post(f"{PATH}/{dropped['message']}/report", {}).status_code == 404
    (listed,) = _listed(town.desk, fate="dropped")
    assert listed["references"] == first["references"], "codes alone"


def test_what_waits_or_failed_is_told_apart_and_makes_no_report_by_hand(town: Town) -> None:
    database = town.door.wiring.database
    waits = database.write(lambda tx: keep_raw(tx, mail("Venter.")), caller=MAILBOX)
    fails = database.write(lambda tx: keep_raw(tx, mail("Fejler.")), caller=MAILBOX)
    for _ in range(MOST_ATTEMPTS + 1):
        database.write(lambda tx: count_attempt(tx, mail=fails.id), caller=MAILBOX)
    assert {one["message"]: one["fate"] for one in _listed(town.desk)} == {
        str(waits.id): "waiting",
        str(fails.id): "failed",
    }
    town.clock.advance(timedelta(minutes=7))
    counts = town.administrator.get("/metrics").text
    for told in ("waiting 1.0", "failed 1.0", "oldest_seconds 420.0"):
        assert f"indgang_mails_{told}" in counts
    assert town.desk.get(f"{PATH}/{waits.id}").status_code == 404
    assert town.desk.post(f"{PATH}/{waits.id}/report", {}).status_code == 409
    door = town.door.wiring.mail_door
    assert door is not None
    assert door.take_waiting() == 2
    assert {one["fate"] for one in _listed(town.desk)} == {"report"}
    assert "indgang_mails_waiting 0.0" in town.administrator.get("/metrics").text


@pytest.mark.parametrize("role", sorted(Role))
def test_the_second_wall_keeps_mail_from_all_but_the_two_doors(
    town: Town, role: Role, request: pytest.FixtureRequest
) -> None:
    if town.door.wiring.database.embedded:
        assert request.node.callspec.params["role"] is role, "an embedded database has no policies"
        return
    _, dropped = _a_report_and_what_a_machine_answers(town)
    caller = replace(MAILBOX, id=town.city.north, role=role, centres=frozenset({town.city.north}))

    def met(tx: Tx) -> dict[str, int]:
        tables = (mails, mail_reports, attachments, blobs, blob_pieces)
        return {one.name: len(tx.execute(sa.select(one)).all()) for one in tables}

    seen = town.door.wiring.database.read(met, caller=caller)
    of_the_doors = {"mails": 2, "mail_reports": 2, "attachments": 1, "blobs": 2}
    if role is Role.CALL_DESK:
        assert seen == of_the_doors | {"blob_pieces": 1}
        blob = town.door.wiring.database.read(
            lambda tx: tx.execute(sa.select(blob_pieces.c.blob_id)).scalar(), caller=caller
        )
        ours = sa.select(mails.c.id).where(mails.c.blob_id == blob)
        found = town.door.wiring.database.read(lambda tx: tx.execute(ours).scalar(), caller=SYSTEM)
        assert str(found) == dropped["message"]
    elif role is Role.ADMINISTRATOR:
        assert seen == of_the_doors | {"blob_pieces": 0}
    else:
        assert (seen["mails"], seen["mail_reports"]) == (0, 0)


def _a_report_and_what_a_machine_answers(town: Town) -> tuple[dict[str, Any], dict[str, Any]]:
    first = hand_in(town, mail(NOISE, message="one@ahorn.example"))
    answers = f"{BY_MACHINE}In-Reply-To: <one@ahorn.example>\r\n"
    return first, hand_in(town, mail(AWAY, subject="Tak for din mail", headers=answers))


def _listed(person: Person, **query: str) -> list[dict[str, Any]]:
    answer = person.door.client.get(PATH, params=query, headers=person.headers)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


def _looks(town: Town) -> list[Any]:
    wanted = sa.select(access_log).where(access_log.c.route.startswith(PATH)).order_by(access_log.c.seq)
    return town.door.wiring.database.read(lambda tx: list(tx.execute(wanted).all()), caller=SYSTEM)
