"""Mails as people and machines write them, for tests."""

from __future__ import annotations

from typing import Any

from httpx2 import Response

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


def send(person: Person, raw: bytes) -> Response:
    return person.door.client.post(
        "/v1/mail-messages", content=raw, headers=person.headers | {"Content-Type": "message/rfc822"}
    )


def hand_in(town: Town, raw: bytes) -> dict[str, Any]:
    answer = send(town.desk, raw)
    assert answer.status_code == 202, answer.text
    return dict(answer.json())
