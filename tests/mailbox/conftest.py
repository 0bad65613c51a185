from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.api.wiring import Wiring
from app.replies.mail import Sender
from app.replies.mail_smtp import Server, SmtpTransport
from app.worker import Worker
from tests.journey.conftest import town
from tests.journey.town import Town
from tests.mailbox.servers import OURS, Post, running_post

__all__ = ["town"]


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with running_post(tmp_path) as post:
        yield post


@pytest.fixture
def worker(town: Town, post: Post) -> Worker:
    return Worker(_with_letters(town.door.wiring, post))


def _with_letters(wiring: Wiring, post: Post) -> Wiring:
    sender = Sender(name="Eksempel Kommune", address=OURS, phone="+4570200000")
    server = Server(url=post.smtp, ca_file=post.ca_file)
    return replace(wiring, letters=SmtpTransport(server=server, sender=sender, clock=wiring.clock))
