"""A letter is written whole, once for every job, for the service alone to read."""

from __future__ import annotations

import stat
from pathlib import Path
from uuid import UUID

import pytest

from app.replies.letter import Letter
from app.replies.transport import ConsoleTransport, FileTransport

KEY = UUID(int=7)
LETTER = Letter(to="karen@example.dk", subject="Kvittering K7Q2-9XM4", text="Tak.\nRing 112.")


def test_a_second_attempt_replaces_the_first(tmp_path: Path) -> None:
    transport = FileTransport(tmp_path / "letters")
    transport.deliver(LETTER, key=KEY)
    transport.deliver(LETTER, key=KEY)
    (written,) = (tmp_path / "letters").iterdir()
    assert written.name == f"{KEY}.txt"
    assert written.read_text() == "To: karen@example.dk\nSubject: Kvittering K7Q2-9XM4\n\nTak.\nRing 112.\n"


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    FileTransport(tmp_path / "letters").deliver(LETTER, key=KEY)
    (written,) = (tmp_path / "letters").iterdir()
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert stat.S_IMODE(written.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("to", ["karen@example.dk", None])
def test_the_console_tells_of_a_letter_and_not_its_words(capsys: pytest.CaptureFixture[str], to: str | None) -> None:
    ConsoleTransport().deliver(Letter(to=to, subject=LETTER.subject, text=LETTER.text), key=KEY)
    said = capsys.readouterr().err
    assert "Kvittering K7Q2-9XM4" in said
    assert "karen" not in said
    assert "Ring" not in said
