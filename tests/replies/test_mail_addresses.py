"""Letters to addresses that not every server takes, by real SMTP."""

from __future__ import annotations

import smtplib

import pytest

from app.kit.clock import FixedClock
from app.replies.letter import Letter
from app.replies.mail_smtp import SmtpTransport
from app.replies.transport import NotTaken
from tests.replies.smtp_server import smtp


def send(transport: SmtpTransport, to: str) -> None:
    transport.deliver(Letter(to=to, subject="Kvittering", text="Tak.", local_id="l.a.b"))


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


@pytest.mark.parametrize(
    "said", ["550 5.1.1 no such user here", "551 5.1.6 moved", "550 5.2.1 closed", "556 5.1.10 no mail"]
)
def test_where_a_server_knows_of_no_such_address_it_is_asked_once(clock: FixedClock, said: str) -> None:
    with smtp(clock, refuses=said) as (transport, got), pytest.raises(NotTaken):
        send(transport, "karen@bolig.dk")
    assert got == []


@pytest.mark.parametrize(
    "said",
    ["450 4.2.0 greylisted", "550 5.7.1 relaying denied", "552 5.2.2 full", "550 denied", "553 5.1.8 bad sender"],
)
def test_what_a_server_refuses_for_now_or_because_of_us_is_tried_again(clock: FixedClock, said: str) -> None:
    with smtp(clock, refuses=said) as (transport, got), pytest.raises(smtplib.SMTPRecipientsRefused):
        send(transport, "karen@bolig.dk")
    assert got == []
