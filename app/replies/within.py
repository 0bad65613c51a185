"""Knowing our letters to ourselves where they come back without their ids, whole or repeated by a program (pure)."""

from __future__ import annotations

import re
from typing import Final

from app.kit.ids import read_reference
from app.replies.texts import STANDING_WITHIN

_SUBJECT: Final = re.compile(
    r"\b(?:alarm|overdragelse|påmindelse|frist overskredet|akut): sag (?P<number>[0-9a-z]{4}-[0-9a-z]{4})\b",
    re.IGNORECASE,
)


def _wrapped(words: str) -> str:
    """Return what matches these words however a mail program wraps and quotes them."""
    return r"[\s>]+".join(re.escape(word) for word in words.split())


_TIME: Final = r"\w{3,4}dag[\s>]+den[\s>]+\d\d?\.[\s>]+\w{3,9}[\s>]+\d{4}[\s>]+kl\.[\s>]+\d\d\.\d\d\.?"
_STANDING: Final = re.compile(rf"(?:{'|'.join(map(_wrapped, STANDING_WITHIN))})(?:[\s>]+{_TIME})?", re.IGNORECASE)


def case_of_letter(subject: str) -> str | None:
    """Return the number of the case that a letter to one of ourselves is about, where a subject is or holds its own.

    Others number their own matters so too: whether there is such a case must be asked.
    """
    found = _SUBJECT.search(subject)
    return None if found is None else read_reference(found["number"])


def without_letters_within(text: str) -> str:
    """Return a text without what stands in our letters to ourselves: who repeats them to us tells us nothing by it."""
    return _STANDING.sub(" ", _SUBJECT.sub(" ", text))
