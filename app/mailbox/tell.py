"""From a mail to what was told: one report, or several where it is a list (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from app.blobs.attachments import File
from app.directory.places import ToldPlace
from app.intake.told import Told
from app.kit.codes import Channel
from app.mailbox.identity import Writer
from app.mailbox.lists import Entry, entries_of
from app.mailbox.parsed import ParsedMail, Trouble

MOST_CHARACTERS: Final = 50_000
_PREFIXES: Final = re.compile(r"^(?:(?:re|sv|vs|fwd?|aw|wg|vb|antw|svar|vedr)\s?(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_SAID: Final = {
    Trouble.NOTHING_READ: "Mailen har ingen tekst, der kan læses.",
    Trouble.TOO_LARGE: "Mailen er for stor til at blive læst helt.",
    Trouble.TOO_MANY_PARTS: "Mailen har flere dele, end der bliver læst.",
    Trouble.ENCRYPTED: "Mailen er krypteret.",
    Trouble.BROKEN: "Mailen er beskadiget.",
}
_SEE_RAW: Final = "Se den oprindelige mail, som er vedhæftet."


def words_of(mail: ParsedMail) -> str:
    """Return what a mail tells: new words first, then what was passed on; the subject where nothing else is said."""
    parts = [mail.words.new]
    if (
        mail.words.forwarded
        and mail.words.forwarded not in mail.words.new
        and mail.words.new not in mail.words.forwarded
    ):
        parts.append(mail.words.forwarded)
    elif len(mail.words.forwarded) > len(mail.words.new):
        parts = [mail.words.forwarded]
    return "\n\n".join(part for part in parts if part.strip())[:MOST_CHARACTERS]


def subject_of(mail: ParsedMail) -> str:
    return _PREFIXES.sub("", mail.subject).strip()


def told_by(mail: ParsedMail, writer: Writer, *, at: datetime) -> Sequence[Told]:
    """Return what the mail tells; always something, for a person must look at what cannot be read."""
    subject, words = subject_of(mail), words_of(mail)
    entries: Sequence[Entry] = entries_of(words) if words else (Entry(text="", place=None),)
    if len(entries) == 1 and entries[0].place is None:
        entries = (Entry(text=words, place=entries_of(subject)[0].place),)
    notice = notice_of(mail)
    return tuple(
        Told(
            description="\n\n".join(part for part in (subject, one.text, notice) if part)[:MOST_CHARACTERS],
            place=_place(one.place, writer),
            channel=Channel.MAIL,
            received_at=at,
            language=mail.language,
            landlord=writer.landlord,
            reporter=writer.reporter,
        )
        for one in entries
    )


def notice_of(mail: ParsedMail) -> str:
    """Return what a person is told of a mail that could not be read in full; empty where it could."""
    if not mail.troubles:
        return ""
    said = " ".join(_SAID[one] for one in Trouble if one in mail.troubles)
    return f"[{said} {_SEE_RAW}]"


def files_of(mail: ParsedMail) -> tuple[File, ...]:
    """Return what is kept beside the report: the files, and the whole text where only part of it is shown."""
    files = [File(name=one.name, media_type=one.media_type, data=one.data) for one in mail.attachments]
    if mail.words.quoted or mail.words.signature or mail.hides:
        files.insert(0, File(name="mail.txt", media_type="text/plain", data=mail.text.encode("utf-8", "replace")))
    return tuple(files)


def _place(found: ToldPlace | None, writer: Writer) -> ToldPlace:
    """A landlord's contact who names no address writes of the department it looks after, where that is one."""
    if found is not None:
        return found
    only = writer.departments[0] if len(writer.departments) == 1 else None
    return ToldPlace(housing_department=only)
