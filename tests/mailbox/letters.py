"""Mails as people and machines write them, for tests."""

from __future__ import annotations

from typing import Any

from httpx2 import Response

from app.access.callers import SYSTEM
from app.directory.entries import Contact
from app.directory.record import put
from app.kit.codes import ContactSide
from app.kit.database import Tx
from app.kit.ids import new_id
from tests.journey.town import Person, Town

CARETAKER = "viggo@ahorn.example"


def mail(
    text: str, *, subject: str = "Støj", sender: str = CARETAKER, headers: str = "", message: str | None = None
) -> bytes:
    """Return a plain mail; `headers` are further lines, each with its line break."""
    message = message or f"{new_id().hex}@ahorn.example"
    return (
        f"From: {sender}\r\nTo: indgang@eksempel.example\r\nSubject: {subject}\r\nMessage-ID: <{message}>\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n{headers}"
        f"\r\n{text}\r\n"
    ).encode()


def bounce(*, of: str, recipient: str) -> bytes:
    """Return what a mail server says of a letter with this id that did not reach this address."""
    return (
        "From: MAILER-DAEMON@ahorn.example\r\nTo: indgang@eksempel.example\r\nSubject: Undelivered Mail\r\n"
        "Return-Path: <>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nUser unknown\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.ahorn.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <{of.strip('<>')}>\r\n\r\ny\r\n--b--\r\n"
    ).encode()


def send(person: Person, raw: bytes, **headers: str) -> Response:
    return person.door.client.post(
        "/v1/mail-messages", content=raw, headers=person.headers | {"Content-Type": "message/rfc822"} | headers
    )


def hand_in(town: Town, raw: bytes) -> dict[str, Any]:
    answer = send(town.desk, raw)
    assert answer.status_code == 202, answer.text
    return dict(answer.json())


def known_contact(town: Town) -> None:
    """Let the directory know the caretaker, of the department at hand."""

    def work(tx: Tx) -> None:
        contact = Contact(
            id=new_id(),
            side=ContactSide.LANDLORD,
            name="Viggo Varmemester",
            department_id=town.city.department,
            phone="+4533445566",
            email="Viggo@Ahorn.example",
            valid_from=tx.now,
        )
        put(tx, entry=contact)

    town.door.wiring.database.write(work, caller=SYSTEM)
