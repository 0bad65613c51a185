"""What an IMAP server answers oddly costs one mail at most its date, and no mail behind it anything."""

from __future__ import annotations

from collections.abc import Sequence
from imaplib import IMAP4
from typing import Any

import pytest

from app.mailbox.fetch_imap import ImapSource
from app.mailbox.fetching import Fetched, Taking

Answer = tuple[str, Sequence[Any]]


def _given(date: bytes) -> Answer:
    return "OK", [(b'1 (UID 1 INTERNALDATE "' + date + b'" BODY[]<0> {3}', b"abc"), b")"]


_GOOD = _given(b"17-Jul-2026 02:44:25 +0200")


class _Server:
    """Two mails, of which the first is answered for as given."""

    capabilities = ()

    def __init__(self, answer: Answer) -> None:
        self._answers = {"1": answer, "2": _GOOD}
        self.client = self
        self.moved: list[str] = []

    def uids(self) -> list[str]:
        return list(self._answers)

    def uid(self, _command: str, uid: str, _what: str) -> Answer:
        return self._answers[uid]

    def move(self, uid: str, _folder: str) -> None:
        self.moved.append(uid)


class _Door:
    def take(self, raw: bytes, **_: object) -> Any:  # noqa: ANN401 what became of it does not matter here
        raise NotImplementedError

    def take_all(self, fetched: Sequence[Fetched]) -> Sequence[Any]:
        return fetched


def _fetched(answer: Answer) -> tuple[list[str], set[str]]:
    server, taking = _Server(answer), Taking(_Door())
    ImapSource(url="imaps://mail.example").fetch(server, taking)  # type: ignore[arg-type]
    return server.moved, taking.failed


@pytest.mark.parametrize(
    "date",
    [
        b"01-Jan-0000 00:00:00 +0000",
        b"01-Jan-0001 00:00:00 +0100",
        b"31-Dec-9999 23:59:59 -0100",
        b"17-Maj-2026 02:44:25 +0200",
        b"31-Feb-2026 02:44:25 +0200",
    ],
)
def test_a_date_that_is_none_holds_up_no_mail(date: bytes) -> None:
    assert _fetched(_given(date)) == (["1", "2"], set())


@pytest.mark.parametrize(
    "answer",
    [
        ("NO", [b"[SERVERBUG] Message is corrupt"]),
        ("OK", [b'1 (UID 1 INTERNALDATE "17-Jul-2026 02:44:25 +0200" BODY[]<0> NIL)']),
        ("OK", [b'1 (UID 1 BODY[]<0> "")']),
    ],
)
def test_a_mail_that_the_server_cannot_give_is_told_and_stays(answer: Answer) -> None:
    assert _fetched(answer) == (["2"], {"1"})


@pytest.mark.parametrize("answer", [("OK", [None]), ("OK", []), ("OK", [b"3 (UID 9 FLAGS (\\Seen))"])])
def test_a_mail_that_another_fetcher_took_is_gone(answer: Answer) -> None:
    assert _fetched(answer) == (["2"], set())


class _Confused(_Server):
    """A server that does not understand what it is asked of the first mail."""

    def __init__(self) -> None:
        super().__init__(_GOOD)
        self.asked: list[str] = []

    def uids(self) -> list[str]:
        return [uid for uid in super().uids() if uid not in self.moved]

    def move(self, uid: str, folder: str) -> None:
        self.asked.append(uid)
        if uid == "1":
            raise IMAP4.error("BAD [b'Command Error. 12']")
        super().move(uid, folder)


def test_a_move_that_the_server_does_not_understand_is_told_and_the_mail_stays() -> None:
    server, taking = _Confused(), Taking(_Door())
    for _ in range(3):
        ImapSource(url="imaps://mail.example").fetch(server, taking)  # type: ignore[arg-type]
    assert (server.moved, taking.failed) == (["2"], {"1"})
    assert server.asked.count("1") == 1
