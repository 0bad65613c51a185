"""What is new in a mail, and what was there before: quotes, a forwarded mail, a signature (pure).

What is doubtful stays with the new text: a sentence too many costs a moment, a sentence lost may be the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.mailbox import phrases
from app.mailbox.marks import Mark, Marked, is_quoted, mark_at
from app.mailbox.parsed import Words

_MOST_CHARACTERS: Final = 400_000
_MOST_LINES: Final = 4_000
"""Further down nobody answers: what comes is read as it stands."""
_MOST_SIGNATURE_LINES: Final = 12
_MOST_SIGNATURE_LETTERS: Final = 700
_NAMED_QUOTE: Final = re.compile(r"^\s?(?:[A-Za-z]{1,12}>|\|)(?:\s|$)")
"""Some programs put the initials of who wrote before the sign, or a bar in its place."""
_UNQUOTE: Final = re.compile(r"(?m)^[ \t]*> ?")
_CONTACT: Final = re.compile(
    r"@|www\.|https?:|\+?\d[\d \-]{6,}\d|\b(?:tlf|tel|mob|telefon|mobil|phone)\b", re.IGNORECASE
)
_SLASH_NAME: Final = re.compile(r"^/{1,2}\w[\w.-]*(?: \w[\w.-]*)?$")
_SENTENCE: Final = re.compile(r"[.!?]\s|[.!?]$")


def apart(text: str, *, forward: bool = False) -> Words:
    """Take a text apart; `forward` where the subject says that it was passed on."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")[:_MOST_CHARACTERS].strip("\n")
    lines = whole.split("\n")
    marked = _first_mark(lines)
    if marked is None:
        return _finished(lines, [], forwarded="")
    before, after = lines[: marked.start], lines[marked.end :]
    if marked.mark is Mark.FORWARD or (forward and marked.mark is not Mark.ATTRIBUTION):
        return _forwarded(lines, marked, before, after)
    if not _has_words(before):
        return _from_the_top(lines, marked, after)
    if marked.mark is Mark.ATTRIBUTION:
        answered = _answered_below(after)
        if answered is not None:
            kept, rest = answered
            return _finished([*before, *kept], [*lines[marked.start : marked.end], *rest], forwarded="")
    return _finished(before, lines[marked.start :], forwarded="")


def _first_mark(lines: Sequence[str]) -> Marked | None:
    fenced = False
    for at, line in enumerate(lines[:_MOST_LINES]):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if fenced:
            continue
        marked = mark_at(lines, at)
        if marked is not None and (not is_quoted(line) or _rest_is_quoted(lines, at, marked)):
            return marked
    return None


def _rest_is_quoted(lines: Sequence[str], at: int, marked: Marked) -> bool:
    """A mark inside a quote counts where it opens the quote and nothing follows behind it."""
    opens = at == 0 or not is_quoted(lines[at - 1])
    below = lines[marked.end :]
    return opens and (marked.mark is Mark.FORWARD or not any(line.strip() and not is_quoted(line) for line in below))


def _forwarded(lines: Sequence[str], marked: Marked, before: Sequence[str], after: Sequence[str]) -> Words:
    passed_on = "\n".join(lines[marked.start :])
    content = "\n".join(after)
    if is_quoted(lines[marked.start]):
        passed_on, content = _UNQUOTE.sub("", passed_on), _UNQUOTE.sub("", content)
    if _has_words(before):
        return _finished(list(before), [], forwarded=passed_on.strip())
    inner = apart(content) if content.strip() else Words()
    return Words(new=inner.new, quoted=inner.quoted, signature=inner.signature, forwarded=passed_on.strip())


def _from_the_top(lines: Sequence[str], marked: Marked, after: Sequence[str]) -> Words:
    """Nothing stands above the mark: either the answer stands below a quote, or the whole is what was meant."""
    if marked.mark is not Mark.ATTRIBUTION or not is_quoted(next((one for one in after if one.strip()), "")):
        inner = apart("\n".join(after))
        return Words(
            new=inner.new,
            quoted="\n".join([*lines[marked.start : marked.end], inner.quoted]).strip(),
            signature=inner.signature,
            forwarded=inner.forwarded,
        )
    first = next(at for at, line in enumerate(after) if is_quoted(line))
    last = next((at for at in range(first, len(after)) if after[at].strip() and not is_quoted(after[at])), len(after))
    if not _has_words(after[last:]):
        return _finished(list(lines), [], forwarded="", quotes_count=True)
    inner = apart("\n".join(after[last:]))
    quote = "\n".join([*lines[: marked.end], *after[:last]])
    return Words(new=inner.new, quoted=f"{quote}\n{inner.quoted}".strip(), signature=inner.signature)


def _answered_below(after: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """Return quote and answer where somebody answered below or between the lines, None where all of it is quote."""
    said = [line for line in after if line.strip()]
    if not said or not is_quoted(said[0]):
        return None
    cut = len(after)
    while cut and (not after[cut - 1].strip() or _is_quote(after[cut - 1]) or phrases.DELIMITER.match(after[cut - 1])):
        cut -= 1
    own = [line for line in after[:cut] if line.strip() and not is_quoted(line)]
    if own and phrases.DELIMITER.match(own[0]) and _is_short(own[1:]):
        return None  # nothing but a signature stands below the quote
    body, _ = _signed(own)
    if not _has_words(body) or _only_wrapped(after[:cut]):
        return None
    return list(after[:cut]), list(after[cut:])


def _only_wrapped(lines: Sequence[str]) -> bool:
    """A quote whose long lines were broken again has single lines without their mark; an answer stands by itself."""
    for at, line in enumerate(lines):
        own = bool(line.strip()) and not is_quoted(line)
        if own and (at == 0 or not lines[at - 1].strip()) and not phrases.UNSUBSCRIBE.match(line):
            return False
    return True


def _finished(kept: list[str], rest: list[str], *, forwarded: str, quotes_count: bool = False) -> Words:
    kept, quoted = (kept, []) if quotes_count else _without_trailing_quote(kept)
    body, signature = _signed(kept)
    body, above = (body, []) if quotes_count or not signature else _without_trailing_quote(body)
    return Words(
        new="\n".join(body).strip("\n").rstrip(),
        quoted="\n".join([*above, *quoted, *rest]).strip(),
        signature="\n".join(signature).strip(),
        forwarded=forwarded,
    )


def _is_quote(line: str) -> bool:
    return is_quoted(line) or bool(_NAMED_QUOTE.match(line))


def _without_trailing_quote(lines: list[str]) -> tuple[list[str], list[str]]:
    cut = len(lines)
    seen = False
    while cut and (not lines[cut - 1].strip() or _is_quote(lines[cut - 1]) or _is_foot(lines[cut - 1])):
        seen = seen or _is_quote(lines[cut - 1])
        cut -= 1
    if not seen or not _has_words(lines[:cut]):
        return lines, []
    return lines[:cut], lines[cut:]


def _is_foot(line: str) -> bool:
    return bool(phrases.DELIMITER.match(line))


def _signed(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return body and signature: below its mark, from a closing formula on, or a line of the telephone's own."""
    cut = _signature_start(lines)
    cut = _drop_foot(lines, cut)
    closing = _closing_start(lines[:cut])
    cut = _drop_foot(lines, cut if closing is None else closing)
    if not _has_words(lines[:cut]):
        return lines, []
    return lines[:cut], lines[cut:]


def _signature_start(lines: Sequence[str]) -> int:
    fenced = worded = False
    for at, line in enumerate(lines):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        foot = _is_foot(line)
        if fenced or not worded:
            worded = worded or bool(line.strip() and not foot)
            continue
        if line == "-- " or (foot and _is_short(lines[at + 1 : at + 200]) and len(lines) - at < 200):  # noqa: PLR2004
            return at
        if phrases.LEGAL.match(line) and at * 3 > len(lines):
            return at
    return len(lines)


def _is_short(lines: Sequence[str]) -> bool:
    said = [line for line in lines if line.strip()]
    return len(said) <= _MOST_SIGNATURE_LINES and sum(map(len, said)) <= _MOST_SIGNATURE_LETTERS


def _drop_foot(lines: Sequence[str], cut: int) -> int:
    while cut and (
        not lines[cut - 1].strip()
        or _is_foot(lines[cut - 1])
        or (len(lines[cut - 1]) < 160 and _is_device(lines[cut - 1]))  # noqa: PLR2004 a longer one is prose
        or phrases.UNSUBSCRIBE.match(lines[cut - 1])
        or (_SLASH_NAME.match(lines[cut - 1].strip()) and not lines[cut - 1].strip().startswith("//"))
    ):
        cut -= 1
    return cut


def _is_device(line: str) -> bool:
    return phrases.DEVICE.match(line) is not None


def _closing_start(lines: Sequence[str]) -> int | None:
    """Return where the closing formula stands, if what follows is a name with or without how to reach it."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 16), -1):
        match = phrases.CLOSING.match(lines[at]) if len(lines[at]) < 90 else None  # noqa: PLR2004 a longer one is prose
        if match is None or (match["name"] and not _is_name(match["name"])):
            continue
        below = [line for line in lines[at + 1 :] if line.strip()]
        if any(len(line) > 90 or is_quoted(line) for line in below):  # noqa: PLR2004
            return None
        reached = any(_CONTACT.search(line) for line in below)
        prose = sum(bool(_SENTENCE.search(line)) and len(line) > 40 for line in below)  # noqa: PLR2004
        named = at + 1 < len(lines) and bool(lines[at + 1].strip())
        if prose or not (named or reached or match["name"] or len(below) > 2):  # noqa: PLR2004
            return None
        return at
    return None


def _is_name(text: str) -> bool:
    return len(text.split()) <= 5 and not _SENTENCE.search(text)  # noqa: PLR2004


def _has_words(lines: Sequence[str]) -> bool:
    return any(line.strip() and not phrases.DELIMITER.match(line) for line in lines)
