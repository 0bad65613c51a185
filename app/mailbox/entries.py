"""Whose words are whose in a list of homes: what stands between two addresses tells of one of them (pure).

An entry may be a line, lines or paragraphs, its name above its address or behind it. Where it cannot be said with which
address words go, nobody's are given to another: the mail is one report, for a person to take apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_NAME: Final = re.compile(
    r"(?:(?:lejer|beboer|navn|tenant|resident|name)\w*\s*:.*|[A-ZÆØÅ][\w.'’-]+(?: [A-ZÆØÅ][\w.'’-]+){1,3})[\s,:;.-]*"
)
_LABELLED: Final = re.compile(r"\s*(?:adresse|address|bolig|lejemål)\w*\s*:", re.IGNORECASE)
_FIELD: Final = re.compile(r"\s*[^\W\d]+(?: [^\W\d]+)?\s*:")
_CLOSING: Final = re.compile(
    r"^[^\S\n]*+(?:(?:med|de)[^\S\n]++)?(?:venlige?|bedste|kærlige?|mange)?[^\S\n]*+"
    r"(?:hilsen|hilsner|mvh|vh|regards)\b|^[^\S\n]*+(?:best|kind|warm)[^\S\n]++regards\b",
    re.IGNORECASE | re.MULTILINE,
)
_OF_ONE: Final = re.compile(
    r"\b(?:[Hh]an|[Hh]un|[Hh]ans|[Hh]endes|[Hh]am|[Hh]ende|[Bb]eboeren|[Ll]ejeren|[Mm]anden|[Kk]vinden|[Dd]rengen|[Pp]igen"
    r"|[Hh]e|[Ss]he|[Hh]is|[Hh]im|(?:[Tt]he|[Oo]ur) (?:tenant|resident|man|woman))\b"
    r"|(?<!\w)[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ][a-zæøå]+(?!\w)"
)

_Unit = tuple[int, int]
"""The first line of some, and the one behind the last."""


def spans(lines: Sequence[str], heads: Sequence[int], *, marked: bool) -> list[range] | None:
    """Return the lines of each entry, None where it cannot be said; `heads` are those with its address.

    `marked` is whether each entry begins with a bullet or a number.
    """
    spaced = any(not line.strip() for line in lines[heads[0] : heads[-1]])
    units = _blocks(lines) if spaced else _lines_of_block(lines, heads[0], heads[-1])
    places = [next(at for at, (start, end) in enumerate(units) if start <= head < end) for head in heads]
    if len(set(places)) < len(places):  # lines and paragraphs mixed: each from its address to the next one
        starts, last = [*heads], units[places[-1]][1]
    else:
        if spaced and not marked and _is_mixed(lines, [units[place] for place in places], heads):
            return None
        if spaced:
            units = units[: _first_closing(lines, units, behind=places[-1])]
        found = _starts(lines, units, places, marked=marked, spaced=spaced)
        if found is None:
            return None
        starts, last = found
    return [range(start, end) for start, end in zip(starts, [*starts[1:], last], strict=True)]


def tells_of_one(text: str) -> bool:
    """Say whether what stands before or behind a list is of one of them, and not of all; who signs it is nobody's."""
    closing = _CLOSING.search(text)
    return _OF_ONE.search(text if closing is None else text[: closing.start()]) is not None


def _starts(
    lines: Sequence[str], units: Sequence[_Unit], places: Sequence[int], *, marked: bool, spaced: bool
) -> tuple[list[int], int] | None:
    """Return where each entry begins, and where the last one ends."""
    gaps = [follows - place - 1 for place, follows in pairwise(places)]
    behind = len(units) - 1 - places[-1]
    more = _more(gaps, behind, spaced=spaced)
    begins = [units[place][0] for place in places]
    if marked or not any(gaps):
        return begins, units[places[-1] + more][1]
    named = [place > 0 and _is_name(lines, units[place - 1]) for place in places]
    if all(named) and all(gaps):
        more = min(more, max(0, min(gaps) - 1))
        return [units[place - 1][0] for place in places], units[places[-1] + more][1]
    labelled = not spaced and any(_LABELLED.match(lines[at]) for at in begins)
    above = places[0] > 0 and behind == 0  # what stands between two may be of the one or the other
    return None if any(named[1:]) or labelled or above else (begins, units[places[-1] + more][1])


def _is_mixed(lines: Sequence[str], blocks: Sequence[_Unit], heads: Sequence[int]) -> bool:
    """Say whether a paragraph with an address begins with another's words, or ends with the next one's name."""
    for (start, _), head in zip(blocks, heads, strict=True):
        if not all(_is_name(lines, (at, at + 1)) or _FIELD.match(lines[at]) for at in range(start, head)):
            return True
    ends = [end - 1 > head and _is_name(lines, (end - 1, end)) for (_, end), head in zip(blocks, heads, strict=True)]
    return any(ends) and not all(ends)


def _more(gaps: Sequence[int], behind: int, *, spaced: bool) -> int:
    """Return how much behind the last address is of it: as much as is of the others, else all that there is."""
    return min(behind, gaps[0]) if spaced and len(set(gaps)) == 1 else 0 if spaced and not any(gaps) else behind


def _blocks(lines: Sequence[str]) -> list[_Unit]:
    found: list[_Unit] = []
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def _lines_of_block(lines: Sequence[str], first: int, last: int) -> list[_Unit]:
    top = next((at + 1 for at in range(first - 1, -1, -1) if not lines[at].strip()), 0)
    end = next((at for at in range(last, len(lines)) if not lines[at].strip()), len(lines))
    return [(at, at + 1) for at in range(top, end)]


def _first_closing(lines: Sequence[str], units: Sequence[_Unit], *, behind: int) -> int:
    return next((at for at in range(behind + 1, len(units)) if _CLOSING.match(lines[units[at][0]])), len(units))


def _is_name(lines: Sequence[str], unit: _Unit) -> bool:
    start, end = unit
    return end == start + 1 and re.fullmatch(_NAME, lines[start].strip()) is not None
