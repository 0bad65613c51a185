"""Marks to scores: each cue that holds adds its weight to its target, as independent evidence does."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from app.kit.codes import Concern, Urgency
from app.triage.reading.compiled import Cue
from app.triage.reading.learned import Learned
from app.triage.reading.lexicon.whole import SENTENCE_CUES, TEXT_CUES, mask
from app.triage.reading.marks import Marked, bits

Span = tuple[int, int]
"""Where words begin and end in the text."""

_PLAIN, _STILL_SAID = 0.95, 0.6
"""What is said this plainly stays said, for a person to confirm, whatever word beside it speaks against it."""

_MOST_WORDS = 8
_CUES_SHARE, _LEARNED_START = 0.5, 1.8
_STARTS: Mapping[str, float] = {
    Concern.CHILDREN_AT_RISK: 2.4,
    Concern.THREATS_OR_VIOLENCE: 2.0,
    Concern.EVICTION_NOTICE: 1.8,
    Concern.NOISE: 1.4,
    Concern.WORRY: 1.4,
    Urgency.ACUTE: 2.0,
    Urgency.SOON: 0.5,
}
"""What is grave counts from less: to miss it costs more than to ask in vain."""

_UNCUED: Mapping[str, float] = {Concern.THREATS_OR_VIOLENCE: 1.0}
"""Where no cue speaks of violence, company alone must say more: its words are those of any complaint of a man."""

_LEAST_CUES, _MOST_CUES = 0.2, 0.97
"""No cue is weak evidence against."""

SURE = 0.5
"""From here a concern is suggested, below it is a hint."""

PLAINLY_CUED, _MOST_CLAUSES = 0.7, 12
_NEVER_DROWNED = frozenset(
    {
        Concern.CHILDREN_AT_RISK,
        Concern.THREATS_OR_VIOLENCE,
        Concern.EVICTION_NOTICE,
        Concern.WORRY,
        Urgency.ACUTE,
    }
)
"""What a sentence says plainly of these, and by itself, many other words do not drown: it is left for a person."""

_MOST_LEARNED_WORDS = 3
_LEAST_SAID = 0.15
_PAST = mask("past")
_STILL = mask("still", "now", "right_now")


def _unlearned(_: Marked) -> Learned:
    raise NotImplementedError


@dataclass(slots=True)
class Scores:
    """By target: how sure (0..1), and the cues that led there, each by what it needs and where it held."""

    doubt: dict[str, float] = field(default_factory=dict)
    factors: dict[str, float] = field(default_factory=dict)
    because: dict[str, list[tuple[int, Sequence[Marked]]]] = field(default_factory=dict)
    said: int = 0
    sentences: list[Marked] = field(default_factory=list)
    counted: set[Cue] = field(default_factory=set)
    learned: Learned | None = None
    alone: Callable[[Marked], Learned] = field(default=_unlearned)
    """What is learned of one sentence by itself."""

    sure: dict[str, float] = field(default_factory=dict)
    """What `of` has said before factors, kept: all cues are counted before the first is asked for."""

    def of(self, target: str) -> float:
        sure = self.sure.get(target)
        if sure is None:
            sure = self.sure[target] = self._weighed(target)
        factor = self.factors.get(target, 1.0)
        return sure * (max(factor, _STILL_SAID) if sure >= _PLAIN else factor)

    def _weighed(self, target: str) -> float:
        if self.learned is None or target not in self.learned.odds:
            return 1.0 - self.doubt.get(target, 1.0)
        sure = self._together(target, self.learned)
        if sure < SURE and target in _NEVER_DROWNED and self.by_cues(target) >= PLAINLY_CUED:
            clauses = (one for need, where in self.because[target] for one in where if one.said & need == need)
            if any(self._together(target, self.alone(one)) >= SURE for one in islice(clauses, _MOST_CLAUSES)):
                return SURE
        return sure

    def _together(self, target: str, learned: Learned) -> float:
        """Cues and learned weights, added as log-odds: the fewer words are known, the more the cues decide."""
        cues = _log_odds(min(_MOST_CUES, max(_LEAST_CUES, 1.0 - self.doubt.get(target, 1.0))))
        start = _STARTS.get(target, _LEARNED_START)
        if target not in self.doubt:
            start = _UNCUED.get(target, start)
        together = _CUES_SHARE * cues + learned.odds[target] + start
        return _chance(learned.trust * together + (1.0 - learned.trust) * cues)

    def marks_of(self, target: str) -> list[Span]:
        """Where the words stand of the cues; looked up when asked for, which few targets are."""
        marks: list[Span] = []
        for need, where in self.because.get(target, ()):
            if len(marks) >= _MOST_WORDS:
                break
            marks.extend(_first_marks(need, where))
        return marks

    def cued(self, target: str) -> bool:
        return target in self.doubt

    def by_cues(self, target: str) -> float:
        """What the lexicon alone says: for facts that company must not make up."""
        return (1.0 - self.doubt.get(target, 1.0)) * self.factors.get(target, 1.0)

    def damp(self, target: str, factor: float) -> None:
        self.factors[target] = self.factors.get(target, 1.0) * factor


Anchors = Mapping[int, tuple[tuple[int, int, int, Cue], ...]]


def _by_need(cues: Sequence[Cue]) -> Anchors:
    """Cues under the bit of one class each needs, so that only those with a chance are tried."""
    needed = Counter(bit for cue in cues for bit in bits(cue.need))
    spread: dict[int, list[Cue]] = {}
    for cue in cues:
        anchor = min(bits(cue.need), key=lambda bit: (needed[bit], bit))
        spread.setdefault(anchor, []).append(cue)
    return {
        anchor: tuple((cue.need, cue.veto, cue.text_veto, cue) for cue in found) for anchor, found in spread.items()
    }


_SENTENCE_ANCHORS: Anchors = _by_need(SENTENCE_CUES)
_TEXT_ANCHORS: Anchors = _by_need(TEXT_CUES)
_SENTENCE_CLASSES, _TEXT_CLASSES = sum(_SENTENCE_ANCHORS), sum(_TEXT_ANCHORS)


def score(marked: list[Marked]) -> Scores:
    scores = Scores(sentences=marked)
    named = said = 0
    current = [one for one in marked if not one.said & _PAST or one.said & _STILL]
    for one in current:
        said |= one.said
        named |= one.named
    for one in current:
        asked = one.said & _SENTENCE_CLASSES
        if asked:
            _count_holding(scores, _SENTENCE_ANCHORS, asked, (one.said, one.named, named), (one,))
    for one in marked:
        said |= one.said
    scores.said = said
    _count_holding(scores, _TEXT_ANCHORS, said & _TEXT_CLASSES, (said, named, named), current)
    return scores


def _count_holding(
    scores: Scores, anchors: Anchors, asked: int, heard: tuple[int, int, int], where: Sequence[Marked]
) -> None:
    """Count each cue that holds once, by what is said and named `where`, and named in the text."""
    said, named, text_named = heard
    counted = scores.counted
    while asked:
        rest = asked & (asked - 1)
        for need, veto, text_veto, cue in anchors[asked ^ rest]:
            if said & need == need and not named & veto and not text_named & text_veto and cue not in counted:
                counted.add(cue)
                _count(scores, cue, where)
        asked = rest


def _count(scores: Scores, cue: Cue, where: Sequence[Marked]) -> None:
    target = cue.target
    if target.endswith("-"):
        scores.damp(target[:-1], 1.0 - cue.weight)
        return
    doubt = scores.doubt
    doubt[target] = doubt.get(target, 1.0) * (1.0 - cue.weight)
    scores.because.setdefault(target, []).append((cue.need, where))


def _first_marks(wanted: int, where: Sequence[Marked]) -> Iterator[Span]:
    """Where one mark stands for each class wanted."""
    for one in where:
        for classes, first, last in one.marks(wanted) if one.said & wanted else ():
            if classes & wanted:
                wanted &= ~classes
                yield one.sentence.span(first, last - 1)


def _log_odds(chance: float) -> float:
    return math.log(chance / (1.0 - chance))


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))


def because_of(text: str, scores: Scores, target: str) -> tuple[str, ...]:
    """The words that led to the target: those of its cues, and the learned ones that say most."""
    marks = scores.marks_of(target)
    if scores.learned is not None:
        marks.extend(scores.learned.strongest(target, most=_MOST_LEARNED_WORDS, least=_LEAST_SAID))
        if not marks:
            marks.extend(scores.learned.strongest(target, most=1, least=0.0))
    return words_of(text, marks)


def words_of(text: str, marks: Sequence[Span]) -> tuple[str, ...]:
    """The very words, in the order of the text, none inside another."""
    words: dict[str, None] = {}
    reached = -1
    for start, end in sorted(marks, key=_longest_first):
        if end > reached:
            words[text[start:end]] = None
            reached = end
    return tuple(words)


def _longest_first(span: Span) -> Span:
    return span[0], -span[1]
