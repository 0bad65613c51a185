"""A mail server of this machine that takes letters beyond ASCII in addresses, or none; or refuses every address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from app.kit.clock import Clock
from app.replies.mail import Sender
from app.replies.mail_smtp import Server, SmtpTransport
from tests.mailbox.servers import free_port

Got = list[tuple[list[str], str]]


class _Inbox:
    def __init__(self, *, refuses: str | None) -> None:
        self.got: Got = []
        self._refuses = refuses

    async def handle_RCPT(  # noqa: N802 its name there
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self._refuses is None:
            envelope.rcpt_tos.append(address)
        return self._refuses or "250 2.1.5 good"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 its name there
        lines = cast("bytes", envelope.content).decode().splitlines()
        self.got.append((list(envelope.rcpt_tos), next(one for one in lines if one.startswith("To:"))))
        return "250 kept"


@contextmanager
def smtp(
    clock: Clock, *, takes_letters: bool = True, refuses: str | None = None
) -> Iterator[tuple[SmtpTransport, Got]]:
    inbox = _Inbox(refuses=refuses)
    port = free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=port, enable_SMTPUTF8=takes_letters)
    controller.start()
    try:
        sender = Sender(name="Eksempel Kommune", address="indgang@eksempel.example")
        yield SmtpTransport(server=Server(url=f"smtp://127.0.0.1:{port}"), sender=sender, clock=clock), inbox.got
    finally:
        controller.stop()
