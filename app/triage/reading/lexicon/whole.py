"""All tables together: classes and cues when the module is imported, the words when the first text is read."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import cache

from app.triage.reading.compiled import Compiler, Cue, Lexicon
from app.triage.reading.lexicon import (
    arrears,
    blows,
    children,
    cleaning,
    context,
    damage,
    decline,
    everyday,
    eviction,
    granted_help,
    guests,
    hinted,
    hostile,
    last_signs,
    left_alone,
    living,
    menaces,
    minors,
    moments,
    neglect,
    noise,
    odd,
    peril,
    plainly,
    present,
    said_of_homes,
    said_of_people,
    tenancy,
    threats,
    times,
    urgent,
    violence,
    worry,
)

_MODULES = (noise, neglect, arrears, eviction, worry, odd, threats, guests, cleaning, damage, children, urgent)
_FRAMES = (violence, present, decline, tenancy, living, granted_help, said_of_homes, said_of_people)
_HINTS = (blows, hinted, left_alone, last_signs, plainly)
_TOLD = (hostile, menaces, moments)
_ALL = (context, times, minors, peril, *_MODULES, *_FRAMES, *_HINTS, *_TOLD)

_compiler = Compiler(
    [module.DANISH for module in _ALL],
    common_danish=everyday.COMMON_DANISH,
    common_english=everyday.COMMON_ENGLISH,
)


_filling = threading.Lock()


@cache
def lexicon(*, english: bool, bare: bool) -> Lexicon:
    """The tables with one language first; `bare`: for a text typed without æ, ø and å. Made when first needed."""
    with _filling:  # the first texts may be read at once, and a half-filled table would miss what it is for
        return _filled().lexicon(english=english, bare=bare)


@cache
def _filled() -> Compiler:
    for module in _ALL:
        _compiler.add(module.DANISH, _compiler.danish)
        _compiler.add(module.ENGLISH, _compiler.english)
    return _compiler


mask = _compiler.mask
CLASSES: Mapping[str, int] = _compiler.classes
"""By name, the place of its bit."""


def _cues(*, whole_text: bool) -> tuple[Cue, ...]:
    return tuple(
        _compiler.cue(target, pattern, weight)
        for module in (*_MODULES, *_FRAMES, *_HINTS, *_TOLD)
        for target, cues in module.CUES.items()
        for pattern, weight in cues
        if pattern.startswith("text:") is whole_text
    )


SENTENCE_CUES = _cues(whole_text=False)
TEXT_CUES = _cues(whole_text=True)
COMMON_DANISH = frozenset(everyday.COMMON_DANISH.split())
COMMON_ENGLISH = frozenset(everyday.COMMON_ENGLISH.split())
