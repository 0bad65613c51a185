"""Where in a text the words of an earlier mail begin: attributions, header blocks, separators (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.mailbox import phrases

_MOST_LINES: Final = 5
_MOST_LETTERS: Final = 350
_MOST_HEADERS: Final = 16
_LONGEST: Final = 400
"""A longer line is prose, whatever words are in it."""
_ADDRESS: Final = re.compile(r"<[^<>]*@[^<>]*>|\[mailto:|[\w.+-]+@[\w-]+\.\w")
_DATE: Final = re.compile(r"\d{4}|\d{1,2}[:.]\d{2}|\d{1,2}[./]\s?\d{1,2}")
_COLONS: Final = (":", "\uff1a")
_NAME: Final = re.compile(r"(?:[\"'«„“]?[A-ZÆØÅÄÖÜ0-9][\w.'’\"-]*\)?,?\s?){1,6}[\"'»”]?")
_OPENED: Final = re.compile(
    r"(?:d\.(?=\s)|(?:on|at|den|le|el|il|em|op|am|dnia|w dniu|på|vid|在|a las|a)\b)", re.IGNORECASE
)
_MOST_NAMES: Final = 8
"""Words before the address of who wrote; more of them are a sentence that runs into the attribution."""
_RUN_ON: Final = ":  "
_SAID_AFTER: Final = re.compile(
    rf"^[\s>]*(.{{6,200}}<[^<>\s]+@[^<>\s]+>,?\s(?:{phrases.WROTE})\s?:)\s{{2,}}\S", re.IGNORECASE
)
"""Yahoo's program for telephones goes on with the quote behind the colon."""
_PREFIX: Final = re.compile(r"^[\s>*_]+")
_WEEKDAY: Final = re.compile(
    r"^(?:(?:man|tir|ons|tor|fre|lør|lör|søn|sön|mån|tis|mon|tue|wed|thu|fri|sat|sun|die|mit|don|sam)\w{0,6}\.?,?\s)?\d{1,2}[./]?\s",
    re.IGNORECASE,
)


class Mark(Enum):
    ATTRIBUTION = "attribution"
    """Somebody wrote: a quote follows."""
    HEADERS = "headers"
    ORIGINAL = "original"
    FORWARD = "forward"


@dataclass(frozen=True, slots=True)
class Marked:
    """The lines from `start` until before `end` tell who wrote what follows."""

    mark: Mark
    start: int
    end: int


def is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def mark_at(lines: Sequence[str], at: int) -> Marked | None:
    """Return what begins at this line, None where it is a line like any other."""
    line = lines[at]
    if not line.strip() or len(line) > _LONGEST:
        return None
    if phrases.FORWARD.match(line):
        return Marked(Mark.FORWARD, at, _after_headers(lines, at + 1))
    if phrases.ORIGINAL.match(line) or phrases.ABOVE_THIS_LINE.match(line):
        return Marked(Mark.ORIGINAL, at, _after_headers(lines, at + 1))
    end = header_block(lines, at)
    if end is not None:
        return Marked(Mark.HEADERS, at, end)
    end = at + 1 if at and _goes_on_behind(line) else _attribution(lines, at)
    return None if end is None else Marked(Mark.ATTRIBUTION, at, end)


def _after_headers(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip("> \t"):
        at += 1
    return (header_block(lines, at) or at) if at < len(lines) else at


def header_block(lines: Sequence[str], at: int) -> int | None:
    """Return where a block of From, Sent, To, Subject ends; None where there is none here."""
    if ":" not in lines[at] or phrases.LABEL.match(lines[at]) is None:
        return None
    labels: list[str] = []
    end, gap = at, 0
    for place in range(at, min(len(lines), at + _MOST_HEADERS)):
        match = phrases.LABEL.match(lines[place])
        if match is not None:
            labels.append(match["label"].lower())
            end, gap = place + 1, 0
        elif gap >= 2 or (not lines[place].strip("> \t") and not _label_follows(lines, place + 1)):  # noqa: PLR2004
            break
        else:
            gap += 1
    return _with_continuation(lines, end) if _is_block(labels) else None


def _is_block(labels: Sequence[str]) -> bool:
    distinct = set(labels)
    sender = any(phrases.IS_FROM.fullmatch(one) for one in distinct)
    return sender and len(distinct) > 1 and not distinct <= {"de", "da", "a", "an", "do"}


def _label_follows(lines: Sequence[str], at: int) -> bool:
    return at < len(lines) and phrases.LABEL.match(lines[at]) is not None


def _with_continuation(lines: Sequence[str], end: int) -> int:
    """A long subject or list of addresses runs on until the blank line, which is near."""
    for place in range(end, min(len(lines), end + 3)):
        if not lines[place].strip("> \t"):
            return place
    return end


def _attribution(lines: Sequence[str], at: int) -> int | None:
    """Return where "On that day somebody wrote:" ends when it begins here, on one line or on a few."""
    if not _may_begin(lines, at):
        return None
    said = ""
    for place in range(at, min(len(lines), at + _MOST_LINES)):
        line = lines[place]
        if not line.strip("> \t") and not _goes_on(lines, place):
            return None
        said = f"{said} {_PREFIX.sub('', line).strip()}".strip()
        if len(said) > _MOST_LETTERS:
            return None
        quoted = place + 1 < len(lines) and is_quoted(_next_line(lines, place + 1))
        if _is_attribution(said, quoted=quoted):
            return None if _begins_later(lines, at, place, quoted=quoted) else place + 1
        if _closed(line) and place > at:
            return None
    return None


def _goes_on_behind(line: str) -> bool:
    """Say whether an attribution is followed by the quote on its own line."""
    match = _SAID_AFTER.match(line) if _RUN_ON in line else None
    return match is not None and _is_attribution(match[1], quoted=False)


def _may_begin(lines: Sequence[str], at: int) -> bool:
    """Without a dash or a figure at its head it ends with a colon or stands above a quote; most lines do neither."""
    head = _PREFIX.sub("", lines[at])[:1]
    if not head or head == "-" or head.isdigit():
        return True
    if any(line.rstrip().rstrip(" *\u00a0").endswith(_COLONS) for line in lines[at : at + _MOST_LINES]):
        return True
    return any(map(is_quoted, lines[at + 1 : at + _MOST_LINES + 3]))


def _begins_later(lines: Sequence[str], at: int, last: int, *, quoted: bool) -> bool:
    """The sentence above may run into it without a blank line between."""
    for later in range(at + 1, last + 1):
        if lines[later - 1].count("<") > lines[later - 1].count(">"):
            continue  # an address that was broken off goes on here
        said = " ".join(_PREFIX.sub("", line).strip() for line in lines[later : last + 1])
        if (_OPENED.match(said) or said[:1].isdigit()) and _is_attribution(said, quoted=quoted):
            return True
    return False


def _goes_on(lines: Sequence[str], at: int) -> bool:
    following = _next_line(lines, at)
    return following.strip() == "<" or bool(re.match(r"\s*<?\s*mailto:", following))


def _next_line(lines: Sequence[str], at: int) -> str:
    return next((line for line in lines[at : at + 3] if line.strip()), "")


def _closed(line: str) -> bool:
    return line.rstrip(" *").endswith((".", "!", "?"))


def _is_attribution(said: str, *, quoted: bool) -> bool:
    if (said.startswith("-") and phrases.DASHED.match(said)) or phrases.DATED_NAME.match(said):
        return True
    if "@" in said and phrases.DATED_ADDRESS.match(said) and (said[:1].isdigit() or quoted):
        return True
    if not quoted and not said.rstrip(" *\u00a0").endswith(_COLONS):
        return False  # what most lines are; looking for a verb costs more than all else
    verbs = list(phrases.STATES.finditer(said))
    if not verbs:
        return re.match(r"\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}", said) is not None and said.endswith(">:")
    before, after = said[: verbs[-1].start()].strip(), said[verbs[-1].end() :].strip(" *\u00a0")
    ends = after.endswith(_COLONS) or quoted
    after = phrases.AS_FOLLOWS.sub("", after.rstrip(" :\uff1a-"))
    dated, addressed = bool(_DATE.search(said)), bool(_ADDRESS.search(said))
    if not ends or not (dated or addressed) or before.count(". ") > 4:  # noqa: PLR2004 abbreviations have points
        return False
    return _fits(before, after, dated=dated, addressed=addressed)


def _fits(before: str, after: str, *, dated: bool, addressed: bool) -> bool:
    opened = bool(_OPENED.match(before)) or bool(_WEEKDAY.match(before)) or before[:1].isdigit()
    if not after:
        short = len(_ADDRESS.split(before)[0].split()) <= _MOST_NAMES
        return (opened or short) and (addressed or (dated and (opened or bool(re.search(r"\d{4}", before)))))
    if addressed and len(after) < 200:  # noqa: PLR2004
        return opened or bool(_DATE.search(after)) or bool(_ADDRESS.search(before))
    if opened and dated:
        return bool(_NAME.fullmatch(after))
    return bool(_DATE.search(after)) and bool(_NAME.fullmatch(before)) and len(after) < 60  # noqa: PLR2004
