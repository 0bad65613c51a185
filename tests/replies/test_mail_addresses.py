"""Letters to addresses with letters beyond ASCII, by real SMTP."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.kit.clock import FixedClock
from app.replies.letter import Letter
from app.replies.mail_smtp import SmtpTransport
from app.replies.transport import NotTaken
from tests.replies.smtp_server import smtp


def send(transport: SmtpTransport, to: str) -> None:
    transport.deliver(Letter(to=to, subject="Kvittering", text="Tak."), key=UUID(int=1))


def test_a_domain_of_any_letters_is_written_to_by_every_server(clock: FixedClock) -> None:
    with smtp(clock, takes_letters=False) as (transport, got):
        send(transport, "kontakt@blåbærbo.dk")
    assert got == [(["kontakt@xn--blbrbo-juaj.dk"], "To: kontakt@xn--blbrbo-juaj.dk")]


def test_letters_before_the_at_are_written_to_where_the_server_takes_them(clock: FixedClock) -> None:
    with smtp(clock, takes_letters=True) as (transport, got):
        send(transport, "søren@bålby.dk")
    assert got == [(["søren@xn--blby-qoa.dk"], "To: søren@xn--blby-qoa.dk")]


def test_a_server_that_takes_no_such_letters_is_asked_once(clock: FixedClock) -> None:
    with smtp(clock, takes_letters=False) as (transport, got), pytest.raises(NotTaken):
        send(transport, "søren@bolig.dk")
    assert got == []
