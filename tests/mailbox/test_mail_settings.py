"""What an operator sets wrongly is named at the start, and what a mail server refuses is said in the log."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from app.blobs.mails import KeptMail
from app.kit.errors import Invalid
from app.mailbox.fetch_folder import FolderSource
from app.mailbox.fetching import Fetcher, Taking
from app.main import wire
from app.settings import read_settings

_OURS = {"INDGANG_MUNICIPALITY_EMAIL": "indgang@eksempel.example"}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"INDGANG_MAILBOX": "imap://u:p@mail.example/INBOX"}, "INDGANG_MAILBOX"),
        ({"INDGANG_MAILBOX": "imaps://u:p/q@mail.example/INBOX"}, "INDGANG_MAILBOX"),
        ({"INDGANG_MAILBOX": "imaps:///INBOX"}, "INDGANG_MAILBOX"),
        ({"INDGANG_SMTP": "http://mail.example"}, "INDGANG_SMTP"),
        ({"INDGANG_SMTP": "smtps://u:p/q@mail.example"}, "INDGANG_SMTP"),
        ({"INDGANG_SMTP": "smtp://mail.example"}, "INDGANG_SMTP"),
        ({"INDGANG_SMTP": "smtps://u:12#p/q@mail.example"}, "INDGANG_SMTP"),
        ({"INDGANG_MAILBOX": "imaps://u:12?p/q@mail.example/INBOX"}, "INDGANG_MAILBOX"),
        ({"INDGANG_MAILBOX": "folder://var/mail"}, "INDGANG_MAILBOX"),
        ({"INDGANG_MAIL_CA_FILE": "/not/there.pem"}, "INDGANG_MAIL_CA_FILE"),
        ({"INDGANG_DUTY_EMAIL": "vagten"}, "INDGANG_DUTY_EMAIL"),
        (
            {
                "INDGANG_MUNICIPALITY_EMAIL": "indgang@k\u00f8benhavn.example",
                "INDGANG_DUTY_EMAIL": "indgang@xn--kbenhavn-54a.example",
                "INDGANG_MAILBOX": "folder:///mail",
            },
            "INDGANG_DUTY_EMAIL",
        ),
        ({"INDGANG_MUNICIPALITY_EMAIL": "hej"}, "INDGANG_MUNICIPALITY_EMAIL"),
        ({"INDGANG_MUNICIPALITY_EMAIL": "", "INDGANG_MAILBOX": "folder:///mail"}, "INDGANG_MUNICIPALITY_EMAIL"),
        ({"INDGANG_AUTHORITIES": "{"}, "INDGANG_AUTHORITIES"),
        ({"INDGANG_AUTHORITIES": '{"domstol.dk": "court"}'}, "INDGANG_AUTHORITIES"),
        ({"INDGANG_RATE_LIMIT": "-1"}, "INDGANG_RATE_LIMIT"),
    ],
)
def test_what_cannot_be_is_named_and_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: Mapping[str, str], named: str
) -> None:
    for name, value in (_OURS | {"INDGANG_DATABASE_URL": f"sqlite:///{tmp_path}/indgang.db"} | dict(given)).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Invalid) as refused:
        wire(read_settings())
    (error,) = refused.value.errors
    assert error.pointer == named
    assert "p/q" not in error.message


class _Door:
    def take(self, raw: bytes, **_: object) -> KeptMail:
        raise NotImplementedError

    def take_all(self, fetched: object) -> list[KeptMail]:
        raise NotImplementedError


class _Flaky:
    """A mail server that is reached, and lost again, perhaps only when somebody waits for more."""

    def __init__(self, *, stop_after: int, got_through: bool) -> None:
        self._left = stop_after
        self._got_through = got_through

    def run(self, taking: Taking) -> None:
        self._left -= 1
        if not self._left:
            taking.stopping.set()
        taking.begins([])
        if self._got_through:
            taking.ends()
        raise ConnectionResetError("mail.example went away")


@pytest.mark.parametrize(("got_through", "pauses"), [(True, [0.01] * 4), (False, [0.01, 0.02, 0.04, 0.08])])
def test_a_mailbox_that_was_looked_through_is_tried_again_at_once(
    monkeypatch: pytest.MonkeyPatch, *, got_through: bool, pauses: list[float]
) -> None:
    """One that is only reached is lost by what stands there: whoever signs in without a pause is locked out."""
    monkeypatch.setattr("app.mailbox.fetching._FIRST_PAUSE_SECONDS", 0.01)
    with capture_logs() as logs:
        Fetcher(_Flaky(stop_after=4, got_through=got_through), _Door()).run()
    assert [one.get("seconds") for one in logs if one["event"] == "fetching mail pauses"] == pauses
    assert {one.get("said") for one in logs if one["event"] == "fetching mail pauses"} == {"mail.example went away"}
    assert len([one for one in logs if one["event"] == "mail comes in"]) == (4 if got_through else 0)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    taking = Taking(_Door())
    with pytest.raises(FileNotFoundError, match="INDGANG_MAILBOX"):
        FolderSource(path=tmp_path / "mial", maildir=True).fetch_once(taking)
    assert list(tmp_path.iterdir()) == []
