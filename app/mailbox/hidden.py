"""What an HTML mail holds but does not show: it is no part of what somebody wrote (pure, linear).

Text for previews, marks for machines and duplicates for small screens stand in a mail so. Whoever wants a sentence
read by us and seen by nobody could put it there too. What is doubtful counts as shown.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from app.mailbox.html_text import BLOCK, MOST_CHARACTERS, SPACED, TOKEN

_MAY_HIDE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|\shidden\b", re.IGNORECASE)
_STYLE: Final = re.compile(r"(?:^|\s)style\s*=\s*(?:\"([^\"]*)|'([^']*)|([^\s\"'>]+))", re.IGNORECASE)
_QUOTED: Final = re.compile(r"\"[^\"]*\"?|'[^']*'?")
_HIDDEN: Final = re.compile(r"(?<![\w=:-])hidden(?![\w:-])", re.IGNORECASE)
_GONE: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_UNSEEN: Final = re.compile(
    r"visibility\s*:\s*hidden|font-size\s*:\s*0+(?:\.0+)?\s*(?:[a-z]{2,3}|%)?\s*(?:!\s*important\s*)?(?:;|$)",
    re.IGNORECASE,
)
_SEEN: Final = re.compile(r"visibility\s*:\s*visible|font-size\s*:\s*(?:0*[1-9.]|[a-z])", re.IGNORECASE)
_MOST_STYLE: Final = 2_000
_EMPTY: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_ENDED_BY_ITSELF: Final = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option"})
_DEEPEST: Final = 200


class _Look(Enum):
    SHOWN = 0
    UNSEEN = 1
    """Too small or see-through; what stands inside may be seen all the same."""
    GONE = 2


class _Page:
    """The page as it is read: what is open inside the outermost hidden element, and the words left out since then."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.open: list[tuple[str, _Look]] = []
        self.left_out: list[tuple[int, str]] = []

    def say(self, text: str) -> None:
        if self.open and self.open[-1][1] is not _Look.SHOWN:
            self.left_out.append((len(self.kept), text))
            text = " "
        self.kept.append(text)

    def begin(self, tag: str, more: str) -> None:
        if self.open and self.open[-1][0] == tag and tag in _ENDED_BY_ITSELF:
            self.end(tag)
        if self.open and self.open[-1][0] == "p" and (tag in BLOCK or tag in SPACED):
            self.end("p")
        look = _look_of(more, self.open[-1][1] if self.open else _Look.SHOWN)
        if (look is not _Look.SHOWN or self.open) and tag not in _EMPTY and not more.endswith("/"):
            self.open.append((tag, look))
            if len(self.open) > _DEEPEST:
                self.show()

    def end(self, tag: str) -> None:
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                break
        if not self.open:
            self.left_out.clear()

    def show(self) -> None:
        """Put back what was left out of an element that nobody ended."""
        for place, text in self.left_out:
            self.kept[place] = text
        self.left_out.clear()
        self.open.clear()


def without_hidden(source: str) -> str:
    """Return the page without the words that its reader does not see."""
    source = source[:MOST_CHARACTERS]
    if _MAY_HIDE.search(source) is None:
        return source
    page = _Page()
    for token in TOKEN.finditer(source):
        if token["text"] is not None:
            page.say(token["text"])
            continue
        page.kept.append(token[0])
        tag = (token["tag"] or "").lower()
        if tag and token["end"]:
            page.end(tag)
        elif tag:
            page.begin(tag, token["more"] or "")
    page.show()
    return "".join(page.kept)


def _look_of(more: str, around: _Look) -> _Look:
    """How an element looks by its attributes, inside one that looks so."""
    if around is _Look.GONE or (not more and around is _Look.SHOWN):
        return around
    found = _STYLE.search(more)
    style = "" if found is None else (found[1] or found[2] or found[3] or "")[:_MOST_STYLE]
    if _GONE.search(style) or _HIDDEN.search(_QUOTED.sub("", more)):
        return _Look.GONE
    if _UNSEEN.search(style):
        return _Look.UNSEEN
    return _Look.SHOWN if _SEEN.search(style) else around
