"""One mail with a list of addresses is as many reports; an address in running text is the place of one (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from app.directory.places import ToldPlace
from app.mailbox.entries import spans, tells_of_one
from app.mailbox.rows import is_row, rows_of
from app.triage.reading.findings import PlaceFound
from app.triage.reading.places import places_in

MOST_REPORTS: Final = 100
MOST_COMMON: Final = 2_000
"""Characters said before, or after, all of a list that each of its reports repeats: it is read once for each."""
_FEWEST_LINES: Final = 2
_FEWEST_ROWS: Final = 3
_MOST_READ: Final = 200
_LATEST_START: Final = 30
"""An address that begins later in its line is part of a sentence, not the head of an entry."""
_NEXT: Final = 60
_POSTCODE: Final = re.compile(r"(?<!\d)([1-9]\d{3})(?=\s+[A-ZÆØÅ][a-zæøå]|[\s,.]*$)")
_POSTCODE_NEXT: Final = re.compile(
    r"(?:[\s,.]|(?:nr|st|stuen|kld?|kælder(?:en)?|sal|etage|floor|dør|door|tv|th|mf|\d{1,3}[a-z]?|[a-z])\b){1,24}"
    r"([1-9]\d{3})(?!\d|\s*kr|,-)",
    re.IGNORECASE,
)
"""What stands next to a whole address is its postcode, whatever follows; four digits further on may be a year."""
_BULLET: Final = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,3}[.)]|[a-z][.)])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one report of a mail is about: its words, and where it is."""

    text: str
    place: ToldPlace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is reported, one by one; `common` is said of all of a list, `cut` where not each entry repeats all of it."""

    entries: tuple[Entry, ...]
    common: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    at: int
    place: PlaceFound


def listing_of(text: str) -> Listing:
    """Return one entry for each line with an address of its own, else one for the whole text."""
    lines = rows_of(text)
    heads = _heads(lines)
    if len({_key(head.place) for head in heads}) < _FEWEST_LINES or not _is_list(lines, heads):
        found = places_in(text)
        return Listing(entries=(Entry(text=text, place=_told(found[0], text) if found else None),))
    marked = all(_BULLET.match(lines[head.at]) for head in heads)
    parts = spans(lines, [head.at for head in heads], marked=marked)
    if parts is None:
        return Listing(entries=(Entry(text=text, place=None),))
    before = "\n".join(lines[: parts[0].start]).strip()
    after = "\n".join(lines[parts[-1].stop :]).strip()
    own: dict[tuple[str, ...], Entry] = {}
    for head, part in list(zip(heads, parts, strict=True))[:MOST_REPORTS]:
        said = "\n".join(lines[part.start : part.stop]).strip()
        known = own.get(_key(head.place))
        entry = Entry(text=said, place=_told(head.place, said))
        own[_key(head.place)] = entry if known is None else replace(entry, text=f"{known.text}\n{said}")
    postcodes = set(_POSTCODE.findall(f"{before[:MOST_COMMON]}\n{after[:MOST_COMMON]}"))
    common = tuple("" if tells_of_one(one) else one[:MOST_COMMON].strip() for one in (before, after))
    postcode = postcodes.pop() if len(postcodes) == 1 else None  # of all, where it is said once
    return Listing(
        entries=tuple(
            Entry(text=_framed(one.text, *common), place=_with_postcode(one.place, postcode)) for one in own.values()
        ),
        common="\n\n".join(part for part in (before, after) if part),
        cut=(before, after) != common or len(heads) > MOST_REPORTS,
    )


def _with_postcode(place: ToldPlace | None, postcode: str | None) -> ToldPlace | None:
    return place if place is None or place.postcode else replace(place, postcode=postcode)


def _framed(own: str, before: str = "", after: str = "") -> str:
    return "\n\n".join(part for part in (before, own, after) if part)


def _heads(lines: list[str]) -> list[_Line]:
    found: list[_Line] = []
    for at, line in enumerate(lines[:2_000]):
        bare = _BULLET.sub("", line).strip()
        if not bare or not any(map(str.isdigit, bare)):
            continue
        places = places_in(bare[:_MOST_READ])
        if len(places) == 1 and places[0].number and _stands_at_head(bare, places[0]):
            found.append(_Line(at, places[0]))
    return found


def _stands_at_head(bare: str, place: PlaceFound) -> bool:
    return bare.find(place.street) < _LATEST_START or is_row(bare, place.street)


def _is_list(lines: list[str], heads: list[_Line]) -> bool:
    """Entries begin with their address, all bear a mark, or are rows; a letter with some in its prose is no list."""
    bare = [_BULLET.sub("", lines[head.at]).strip() for head in heads]
    marked = sum(bool(_BULLET.match(lines[head.at])) for head in heads)
    first = [line.startswith(head.place.street) for line, head in zip(bare, heads, strict=True)]
    rows = sum(begins or is_row(line, head.place.street) for begins, line, head in zip(first, bare, heads, strict=True))
    alike = max(marked, sum(first), rows if len(heads) >= _FEWEST_ROWS else 0)
    return alike * 10 >= len(heads) * 8


def _key(place: PlaceFound) -> tuple[str, ...]:
    return tuple((one or "").casefold() for one in (place.street, place.number, place.floor, place.door))


def _told(place: PlaceFound, text: str) -> ToldPlace:
    at = text.find(place.street)
    end = at + len(place.street)
    near = text[at : at + 160].split("\n")
    found = _POSTCODE_NEXT.match(text, end, end + _NEXT)
    found = found or next((one for one in map(_POSTCODE.search, near[:2]) if one), None)
    address = " ".join(one for one in (place.street, place.number) if one)
    return ToldPlace(address=address, postcode=found and found[1], floor=place.floor, door=place.door)
