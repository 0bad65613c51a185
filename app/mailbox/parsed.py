"""What a mail is once it has been read (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Nature(StrEnum):
    """Who or what wrote a mail, as far as its headers tell."""

    ORDINARY = "ordinary"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    """By the fields that programs write."""
    AWAY = "away"
    """By the first words of its subject alone: perhaps a person who tells of somebody's absence."""
    AUTOMATIC = "automatic"
    """Generated, yet no reply: a landlord's system may report so."""
    LIST = "list"
    OWN = "own"


class Trouble(StrEnum):
    """Why a person must look at the raw mail; none of these makes reading it fail."""

    NOTHING_READ = "nothing_read"
    TOO_LARGE = "too_large"
    TOO_MANY_PARTS = "too_many_parts"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    UNOPENED = "unopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """An address as it was written; `address` is lower-case and may lack its domain."""

    address: str
    display: str = ""

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2] if "@" in self.address else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that came with a mail; `data` is None where it was too large to be taken out of the raw mail."""

    name: str
    media_type: str
    data: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The text of a mail, taken apart: what is new, and what was there before."""

    new: str = ""
    quoted: str = ""
    signature: str = ""
    forwarded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """A delivery report: who was not reached, for good or for now, and by which ids the mail it is about went."""

    recipients: tuple[str, ...] = ()
    final: bool = True
    originals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authenticated:
    """One check by a mail server of ours: `method` is dmarc, dkim or spf, `domain` what it speaks for."""

    server: str
    method: str
    result: str
    domain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedMail:
    """A mail as read; ids are without angle brackets, `date` is what the sender's clock said."""

    message_id: str | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    sender: Mailbox | None
    reply_to: Mailbox | None
    to: tuple[Mailbox, ...]
    subject: str
    date: datetime | None
    text: str
    hides: bool
    """Whether the text holds words that no reader sees, which are not in `words`."""
    words: Words
    attachments: tuple[Attached, ...]
    nature: Nature
    bounce: Bounce | None
    authenticated: tuple[Authenticated, ...]
    language: str
    troubles: frozenset[Trouble]
