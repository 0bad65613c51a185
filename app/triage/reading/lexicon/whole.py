"""All tables together, compiled once when the module is imported."""

from __future__ import annotations

from app.triage.reading.compiled import Compiler, Cue
from app.triage.reading.lexicon import (
    arrears,
    children,
    cleaning,
    context,
    damage,
    everyday,
    eviction,
    guests,
    minors,
    neglect,
    noise,
    odd,
    peril,
    threats,
    times,
    urgent,
    worry,
)

_MODULES = (noise, neglect, arrears, eviction, worry, odd, threats, guests, cleaning, damage, children, urgent)
_ALL = (context, times, minors, peril, *_MODULES)

_compiler = Compiler(
    [module.DANISH for module in _ALL],
    common_danish=everyday.COMMON_DANISH,
    common_english=everyday.COMMON_ENGLISH,
)
for _module in _ALL:
    _compiler.add(_module.DANISH, _compiler.danish)
    _compiler.add(_module.ENGLISH, _compiler.english)

LEXICONS = {
    (english, bare): _compiler.lexicon(english=english, bare=bare)
    for english in (False, True)
    for bare in (False, True)
}
"""By `(english, bare)`: which language goes first, and whether the text is typed without æ, ø and å."""

mask = _compiler.mask


def _cues(*, whole_text: bool) -> tuple[Cue, ...]:
    return tuple(
        _compiler.cue(target, pattern, weight)
        for module in _MODULES
        for target, cues in module.CUES.items()
        for pattern, weight in cues
        if pattern.startswith("text:") is whole_text
    )


SENTENCE_CUES = _cues(whole_text=False)
TEXT_CUES = _cues(whole_text=True)
COMMON_DANISH = frozenset(everyday.COMMON_DANISH.split())
COMMON_ENGLISH = frozenset(everyday.COMMON_ENGLISH.split())
