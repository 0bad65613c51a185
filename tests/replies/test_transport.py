"""A letter is written whole, once for every job, for the service alone to read."""

from __future__ import annotations

import stat
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from app.kit.clock import FixedClock
from app.replies.letter import Letter
from app.replies.mail import Sender, mail_of
from app.replies.transport import ConsoleTransport, FileTransport
from tests.conftest import WEDNESDAY_AT_TEN

ID = "l.a.b"
CLOCK = FixedClock(WEDNESDAY_AT_TEN)
SENDER = Sender(name="Eksempel Kommune", address="indgang@eksempel.example")
LETTER = Letter(to="karen@example.dk", subject="Kvittering K7Q2-9XM4", text="Tak.\nRing 112.", local_id=ID)


def test_a_second_attempt_replaces_the_first(tmp_path: Path) -> None:
    transport = _into(tmp_path / "letters")
    transport.deliver(LETTER)
    transport.deliver(LETTER)
    (written,) = (tmp_path / "letters").iterdir()
    assert written.name == f"{ID}.eml"


def test_it_is_the_very_mail_that_a_server_would_be_handed(tmp_path: Path) -> None:
    _into(tmp_path).deliver(LETTER)
    written, sent = (tmp_path / f"{ID}.eml").read_bytes(), mail_of(LETTER, sender=SENDER, at=CLOCK.now())
    read = message_from_bytes(written, policy=SMTP)
    drawn = "Content-Type"  # its boundary is drawn anew
    assert {one: value for one, value in read.items() if one != drawn} == {
        one: value for one, value in sent.items() if one != drawn
    }
    assert read["Message-ID"] == f"<{ID}@eksempel.example>"
    assert [_content(read, kind) for kind in ("plain", "html")] == [_content(sent, kind) for kind in ("plain", "html")]


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    _into(tmp_path / "letters").deliver(LETTER)
    (written,) = (tmp_path / "letters").iterdir()
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert stat.S_IMODE(written.parent.stat().st_mode) == 0o700


def test_the_console_tells_of_a_letter_and_not_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    ConsoleTransport().deliver(LETTER)
    said = capsys.readouterr().err
    assert "Kvittering K7Q2-9XM4" in said
    assert "karen" not in said
    assert "Ring" not in said


def _into(folder: Path) -> FileTransport:
    return FileTransport(folder=folder, sender=SENDER, clock=CLOCK)


def _content(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")
