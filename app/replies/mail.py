"""A letter as a mail: plain text and HTML that say the same, marked so that no machine answers it (pure)."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from app.kit.mail_addresses import header_of
from app.replies.letter import Letter

_ID: Final = re.compile(r"[!-;=?-~]{1,500}")
_SENTENCE: Final = re.compile(r"(?<=[.!?]) (?=[A-ZÆØÅ])")
_HTML: Final = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{subject}</title></head>'
    '<body style="font-family:Georgia,serif;font-size:17px;line-height:1.5;color:#1a1a1a;max-width:36em">'
    "{paragraphs}<p>{signed}</p></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """From whom our mails come: the mailbox where answers arrive."""

    name: str
    address: str
    phone: str | None = None

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2] or "localhost"


def mail_of(letter: Letter, *, sender: Sender, at: datetime) -> EmailMessage:
    """Return the mail of a letter; ValueError where its address cannot be one."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = header_of(sender.address, name=sender.name)
    mail["To"] = header_of(letter.to)
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{letter.local_id}@{sender.domain}>"
    if letter.in_reply_to and _ID.fullmatch(letter.in_reply_to):
        mail["In-Reply-To"] = mail["References"] = f"<{letter.in_reply_to}>"
    mail["Auto-Submitted"] = "auto-replied" if letter.report is not None else "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(_plain(letter, sender), charset="utf-8", cte="quoted-printable")
    mail.add_alternative(_page(letter, sender), subtype="html", charset="utf-8", cte="quoted-printable")
    mail["Content-Language"] = letter.language  # last: setting the content takes every header of content away
    return mail


def _paragraphs(letter: Letter) -> list[str]:
    return [one for part in letter.text.split("\n\n") for one in _SENTENCE.split(part) if one.strip()]


def _signed(sender: Sender) -> list[str]:
    return [line for line in (sender.name, sender.phone) if line]


def _plain(letter: Letter, sender: Sender) -> str:
    return "\n\n".join([*_paragraphs(letter), "\n".join(_signed(sender))]) + "\n"


def _page(letter: Letter, sender: Sender) -> str:
    return _HTML.format(
        language=html.escape(letter.language),
        subject=html.escape(letter.subject),
        paragraphs="".join(f"<p>{html.escape(one)}</p>" for one in _paragraphs(letter)),
        signed="<br>".join(html.escape(line) for line in _signed(sender)),
    )
