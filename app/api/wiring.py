"""What a running service is made of, put together in `app/main.py` and handed to the routes."""

from __future__ import annotations

import threading
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from uuid import UUID

from starlette.responses import Response

from app.access.limits import Limits
from app.access.log import ReadLog
from app.api.known_callers import KnownCallers
from app.api.measures import Measures
from app.api.waiting_following import Following
from app.blobs.mails import KeptMail
from app.blobs.mails_kept import MailboxState, Words
from app.kit.clock import Clock
from app.kit.database import Database, Tx
from app.kit.made_once import MadeOnce
from app.kit.sealed import Sealer
from app.privacy.periods import Periods
from app.privacy.retention import Policy
from app.replies.ringing import DutyContact
from app.replies.transport import Transport
from app.response_time.publication import Publication

if TYPE_CHECKING:
    from app.access.identity_callers import IdentifiedCallers


_PUBLIC_PAGES_LAST: Final = timedelta(minutes=10)
"""What was put right stands on them after so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """How the municipality names itself where no centre speaks; None is not set, and left out."""

    name: str
    phone: str | None = None
    email: str | None = None


class Beside(Protocol):
    """What runs in a thread of its own until it is told to stop."""

    def start(self) -> None: ...
    def stop(self) -> None: ...


class Fetching(Beside, Protocol):
    """What fetches mail, and says how that goes."""

    def state(self) -> MailboxState: ...


class MailTaker(Protocol):
    """Keeps a mail, takes it in, and says what became of it."""

    def take(self, raw: bytes, *, arrived_at: datetime | None = None) -> KeptMail: ...
    def take_waiting(self) -> int: ...
    def read(self, raw: bytes) -> Words: ...
    def report_after_all(self, tx: Tx, mail: UUID) -> KeptMail: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    database: Database
    sealer: Sealer
    clock: Clock
    callers: KnownCallers
    measures: Measures
    municipality: Municipality
    receipts: Path | None
    """Where receipts are written as files; None is the console."""
    letters: Transport | None = None
    """How letters leave the house where it is by mail."""
    fetcher: Fetching | None = None
    """What fetches mail beside the promised work, where a mailbox is set."""
    mail_door: MailTaker | None = None
    """Where a raw mail is handed in; it stands beside this door, and neither knows the other."""
    identities: IdentifiedCallers | None = None
    """Who comes with a token of the provider of identities; None where none is set."""
    limits: Limits = field(default_factory=Limits)
    phone_secret: bytes | None = None
    """What the telephone system signs its calls with; None where it tells of none."""
    publication: Publication = field(default_factory=Publication)
    """When anybody may read the figures."""
    retention: Policy = field(default_factory=lambda: Policy(periods=Periods.of({})))
    """How long it is kept what tells of people, and where it is handed over before."""
    duty: DutyContact = field(default_factory=DutyContact)
    """Whom acute work is told to out of hours."""
    work_promised: threading.Event = field(default_factory=threading.Event)
    """Set after a commit that promised a job, so that the worker need not wait."""
    read_log: ReadLog = field(init=False)
    following: Following = field(init=False)
    """Who follows the queues: pollers and those who wait."""
    public_pages: MadeOnce[Hashable, Response] = field(init=False)
    """Pages that anybody may read without a key."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "following", Following(self.database, self.clock))
        object.__setattr__(self, "read_log", ReadLog(self.database))
        object.__setattr__(self, "public_pages", MadeOnce(fresh=_PUBLIC_PAGES_LAST))

    def close(self) -> None:
        self.following.close()
        self.read_log.close()
        self.callers.close()
        if self.identities is not None:
            self.identities.close()
        self.database.dispose()
