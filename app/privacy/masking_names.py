"""How a name that is withheld is written in other texts (pure).

With its middle names or without, by initials, in the genitive, last name first, and one word of it alone only where
that cannot be another's: nobody else whom the export names bears it, it is written as a name, and it is no part of a
longer name of somebody else or of a street. At the head of a sentence any word has a capital: there "Peter Jensen" may
be Peter, or somebody who peters, and the name that is withheld is masked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

_LEAST_ALONE: Final = 3
_GENITIVE: Final = r"(?:['’]?s|['’])?"
_BETWEEN: Final = r"(?:\s*-\s*|\s+)"
_UPPER: Final = "A-ZÆØÅÄÖÜÉ"
_OF_STREET: Final = (
    r"(?i:\s+(?:vej|gade|allé|alle|plads|stræde|torv|park|have|boulevard|vænge|kollegi\w*|plejehjem\w*)\b)"
)
_TITLE: Final = r"(?:Hr|Herr|Fru|Frk|Frøken|Mr|Mrs|Ms|Dr)\b"
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def _words_of(name: str) -> list[str]:
    """Return the words of a name, those of a double name apart."""
    return _WORD.findall(name)


def names_of_others(hidden: Collection[str], given: Collection[str]) -> frozenset[str]:
    """Return the words in names that are given: whoever is told there by two words of a hidden name is no other."""
    theirs = [_folded(one) for one in hidden]
    found: set[str] = set()
    for name in given:
        words = _folded(name)
        if not any(words == one or (len(words) > 1 and words <= one) for one in theirs):
            found |= words
    return frozenset(found)


def patterns_of_name(name: str, *, others: Collection[str]) -> Iterator[re.Pattern[str]]:
    """Yield what a name of several words is found by; what it calls `other` is somebody else's and stays.

    `others` are the words, folded, in the names of other people.
    """
    words = _words_of(name)
    if len(words) < 2:  # noqa: PLR2004 one word is looked for as it is written
        return
    any_word = "|".join(map(re.escape, words))
    initials = "".join(dict.fromkeys(one[0] for one in words))
    part = rf"(?:(?i:{any_word}){_BETWEEN}|[{initials}]\.\s*|[{initials}]\s+)"
    last, given = re.escape(words[-1]), "|".join(map(re.escape, words[:-1]))
    yield re.compile(rf"(?<!\w){part}+(?i:{last}{_GENITIVE})(?!\w)")
    yield re.compile(rf"(?<!\w)(?i:{last}),\s*{part}*(?:(?i:{given})|[{initials}]\.?)(?!\w)")
    yield re.compile(rf"(?<!\w){part}+(?i:(?:{given}){_GENITIVE})(?!\w)(?!\s+[{_UPPER}]\w)")
    for one in dict.fromkeys(words):
        if len(one) >= _LEAST_ALONE and one[0].isupper() and one.casefold() not in others:
            yield _alone(one)


def _alone(word: str) -> re.Pattern[str]:
    """Return a word of a name as it stands by itself, in capitals too; not within another's name, or a street's."""
    written = rf"(?:{re.escape(word)}|{re.escape(word.upper())})(?:{_GENITIVE}|S)(?!\w)"
    before = rf"(?<=[\w,;]\s)(?!{_TITLE})[{_UPPER}][\w'’-]+\s+{written}"
    behind = rf"(?<!\w){written}(?<![sS])\s+(?!(?:{_TITLE}))[{_UPPER}][\w'’-]+"
    street = rf"(?<!\w){written}(?={_OF_STREET})"
    return re.compile(rf"(?P<other>{before}|{behind}|{street})|(?<!\w){written}")


def _folded(name: str) -> frozenset[str]:
    return frozenset(one.casefold() for one in _words_of(name))
