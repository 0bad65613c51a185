"""HTML as plain text: blocks on lines of their own, quotes behind `>`, nothing fetched and nothing run (pure, linear).

A parser that builds a tree is not needed for words, and can be made to build one without bound.
"""

from __future__ import annotations

import html
import re
from typing import Final

MOST_CHARACTERS: Final = 2_000_000
_MOST_QUOTES: Final = 20
TOKEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9:]{0,20})(?P<more>[^>]*)(?:>|\Z)|<[!?][^>]*(?:>|\Z)|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object", "select"})
_LINE: Final = frozenset({"br", "tr", "li", "dt", "dd", "option", "caption"})
BLOCK: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "body",
        "center",
        "div",
        "dl",
        "fieldset",
        "footer",
        "form",
        "header",
        "html",
        "main",
        "nav",
        "section",
        "table",
        "tbody",
        "ul",
        "ol",
    ]
)
SPACED: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"})
_SPACE: Final = re.compile(r"[ \t\r\n\f\xa0]+")
_BEFORE_NUMBER: Final = re.compile(r" {2,}(?=\d)")
"""A number in a column of its own still belongs to the street before it."""
_DIVIDER: Final = re.compile(r"id=[\"']?(?:divRplyFwdMsg|appendonsend|x_divRplyFwdMsg)", re.IGNORECASE)
_OUTLOOK_LINE: Final = re.compile(r"border-top:\s*solid\s+#(?:E1E1E1|B5C4DF)", re.IGNORECASE)
DIVIDER: Final = "________________________________"


class _Lines:
    """Lines as they grow; `quotes` is how many block quotes are open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []
        self.quotes = 0
        self.verbatim = 0

    def say(self, text: str) -> None:
        if self.verbatim:
            first, *rest = text.split("\n")
            self.words.append(first)
            for line in rest:
                self.end_line(even_empty=True)
                self.words.append(line)
            return
        said = _SPACE.sub(" ", text)
        if said == " " and not self.words:
            return
        self.words.append(said)

    def gap(self) -> None:
        """End a cell: two blanks, so that a name in one column is no part of the street in the next."""
        if self.words and not self.verbatim:
            self.words.append("  ")

    def end_line(self, *, even_empty: bool = False) -> None:
        line = "".join(self.words)
        line = line.rstrip() if self.verbatim else _BEFORE_NUMBER.sub(" ", line).strip()
        self.words = []
        if line or even_empty:
            self.lines.append(">" * self.quotes + (" " if self.quotes and line else "") + line)

    def space(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append(">" * self.quotes)


def text_of(source: str) -> str:
    """Return the words of a page as a reader would see them."""
    lines = _Lines()
    silent = ""
    for token in TOKEN.finditer(source[:MOST_CHARACTERS]):
        tag = (token["tag"] or "").lower()
        if silent:
            silent = "" if tag == silent and token["end"] else "" if silent == "head" and tag == "body" else silent
        elif token["text"] is not None:
            lines.say(html.unescape(token["text"]))
        elif tag in _SILENT:
            silent = "" if token["end"] or (token["more"] or "").endswith("/") else tag
        elif tag:
            _at_tag(lines, tag, token["more"] or "", ends=bool(token["end"]))
    lines.end_line()
    return "\n".join(lines.lines).strip("\n")


def _at_tag(lines: _Lines, tag: str, more: str, *, ends: bool) -> None:
    if tag == "br":
        lines.end_line(even_empty=True)
    elif tag in SPACED:
        lines.space()
        if tag == "blockquote":
            lines.quotes = min(_MOST_QUOTES, max(0, lines.quotes + (-1 if ends else 1)))
        elif tag == "pre":
            lines.verbatim = max(0, lines.verbatim + (-1 if ends else 1))
    elif tag == "hr":
        lines.end_line()
        lines.lines.append(DIVIDER)
    elif tag in _LINE or tag in BLOCK:
        lines.end_line()
        _begin(lines, tag, more, ends=ends)
    elif tag in {"td", "th"} and ends:
        lines.gap()


def _begin(lines: _Lines, tag: str, more: str, *, ends: bool) -> None:
    if ends:
        return
    if tag == "li":
        lines.words.append("- ")
    elif tag == "div" and (_DIVIDER.search(more) or _OUTLOOK_LINE.search(more)):
        lines.lines.append(DIVIDER)
