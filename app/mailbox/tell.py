"""From a mail to what was told: one report, or several where it is a list (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from app.blobs.attachments import File
from app.directory.places import ToldPlace
from app.intake.told import Told
from app.kit.codes import Channel, Concern
from app.mailbox import phrases
from app.mailbox.identity import Writer
from app.mailbox.lists import Entry, Listing, listing_of
from app.mailbox.parsed import ParsedMail, Trouble
from app.replies.within import without_letters_within

MOST_CHARACTERS: Final = 50_000
_PREFIXES: Final = re.compile(r"^(?:(?:re|sv|vs|fwd?|aw|wg|vb|antw|svar|vedr)\s?(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_SAID: Final = {
    Trouble.NOTHING_READ: "Mailen har ingen tekst, der kan læses.",
    Trouble.TOO_LARGE: "Mailen er for stor til at blive læst helt.",
    Trouble.TOO_MANY_PARTS: "Mailen har flere dele, end der bliver læst.",
    Trouble.ENCRYPTED: "Mailen er krypteret.",
    Trouble.BROKEN: "Mailen er beskadiget.",
    Trouble.UNOPENED: "Mailen er gemt, men kan ikke åbnes igen: hverken afsender eller indhold kendes.",
}
_SEE_RAW: Final = "Se den oprindelige mail, som er vedhæftet."
_OF_A_LIST: Final = "[Mailen er en liste over {} boliger, som hver er en henvendelse. Her er det, der gælder dem alle.]"
_MARKS_OF_QUOTES: Final = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")
_HEAD_OF_QUOTE: Final = 6
_BEFORE: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldByMail:
    """The reports of a mail, and the one of them that its files and the mail itself belong to.

    A list belongs to none of its homes: whoever looks after one of them must not read of all the others. Where it has
    more than the entries say, `whole` is one more report that names no place, so that the reception gets it.
    """

    reports: tuple[Told, ...]
    whole: Told | None


def words_of(mail: ParsedMail, *, quotes: bool = False) -> str:
    """Return what a mail tells: new words first, then what was passed on.

    `quotes` where nobody here knows what is quoted: who adds us to a neighbour's letter says "se herunder" and no more.
    """
    parts = [mail.words.new]
    if (
        mail.words.forwarded
        and mail.words.forwarded not in mail.words.new
        and mail.words.new not in mail.words.forwarded
    ):
        parts.append(mail.words.forwarded)
    elif len(mail.words.forwarded) > len(mail.words.new):
        parts = [mail.words.forwarded]
    if quotes:
        parts.append(_MARKS_OF_QUOTES.sub("", mail.words.quoted))
    return "\n\n".join(part for part in parts if part.strip())[:MOST_CHARACTERS]


def quotes_us(mail: ParsedMail, own: frozenset[str]) -> bool:
    """Say whether what is quoted is a letter from one of our `own` addresses."""
    head = [line.casefold() for line in mail.words.quoted.split("\n")[:_HEAD_OF_QUOTE]]
    return any(address in line and _names_writer(line) for line in head for address in own)


def _names_writer(line: str) -> bool:
    label = phrases.LABEL.match(line)
    return phrases.STATES.search(line) is not None or (
        label is not None and phrases.IS_FROM.fullmatch(label["label"]) is not None
    )


def subject_of(mail: ParsedMail) -> str:
    return _PREFIXES.sub("", mail.subject).strip()


def told_by(mail: ParsedMail, writer: Writer, *, at: datetime, quotes: bool = False) -> ToldByMail:
    """Return what the mail tells; always something, for a person must look at what cannot be read."""
    subject, words = subject_of(mail), words_of(mail, quotes=quotes)
    listing = listing_of(words) if words else Listing(entries=(Entry(text="", place=None),))
    entries = listing.entries
    if len(entries) == 1:
        only = (
            entries[0]
            if entries[0].place is not None
            else Entry(text=words, place=listing_of(subject).entries[0].place)
        )
        told = _told(mail, writer, texts=(subject, only.text, notice_of(mail)), place=_place(only.place, writer), at=at)
        return ToldByMail(reports=(told,), whole=told)
    each = tuple(
        _told(mail, writer, texts=(subject, one.text), place=_place(one.place, writer), at=at) for one in entries
    )
    if not (listing.cut or mail.troubles or mail.attachments):
        return ToldByMail(reports=each, whole=None)
    texts = (subject, listing.common, _OF_A_LIST.format(len(entries)), notice_of(mail))
    whole = _told(mail, writer, texts=texts, place=ToldPlace(), at=at)
    return ToldByMail(reports=(*each, whole), whole=whole)


def _wants_no_name(text: str) -> bool:
    found = (one.start() for one in phrases.UNNAMED.finditer(text))
    return any(not phrases.DENIED.search(text, max(0, at - _BEFORE), at) for at in found)


def _told(mail: ParsedMail, writer: Writer, *, texts: Sequence[str], place: ToldPlace, at: datetime) -> Told:
    return Told(
        description="\n\n".join(part for part in texts if part)[:MOST_CHARACTERS],
        place=place,
        channel=Channel.MAIL,
        received_at=at,
        language=mail.language,
        landlord=writer.landlord,
        reporter=replace(writer.reporter, anonymity_requested=_wants_no_name(mail.words.new)),
    )


def says_anything(mail: ParsedMail, *, least: float = 0.0) -> bool:
    """Say whether the words of a mail are about any matter of ours, at `least` so surely; many of machines are of none.

    What stands in our letters to ourselves says nothing: "Fogedretten kommer" in a program's mail is our own reminder.
    """
    from app.triage.reading.read import read  # noqa: PLC0415 a third of a second of tables, made ready beside the start

    found = read(own_words_of(mail), language=mail.language).findings
    return any(one.concern is not Concern.OTHER and one.confidence >= least for one in found)


def own_words_of(mail: ParsedMail) -> str:
    """Return what a mail tells in other words than those of our letters to ourselves."""
    return without_letters_within(f"{subject_of(mail)}\n\n{words_of(mail)}")


def notice_of(mail: ParsedMail) -> str:
    """Return what a person is told of a mail that could not be read in full; empty where it could."""
    if not mail.troubles:
        return ""
    said = [_SAID[one] for one in Trouble if one in mail.troubles]
    return f"[{' '.join(said if Trouble.UNOPENED in mail.troubles else [*said, _SEE_RAW])}]"


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
