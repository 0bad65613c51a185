"""All tables together, compiled once when the module is imported."""

from __future__ import annotations

from app.triage.reading.compiled import Compiler, Cue
from app.triage.reading.lexicon import (
    arrears,
    children,
    cleaning,
    context,
    damage,
    eviction,
    guests,
    neglect,
    noise,
    odd,
    threats,
    urgent,
    worry,
)

_MODULES = (noise, neglect, arrears, eviction, worry, odd, threats, guests, cleaning, damage, children, urgent)

_compiler = Compiler(
    [module.DANISH for module in (context, *_MODULES)],
    common_danish=context.COMMON_DANISH,
    common_english=context.COMMON_ENGLISH,
)
_compiler.add(context.DANISH, _compiler.danish)
_compiler.add(context.ENGLISH, _compiler.english)
for _module in _MODULES:
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
COMMON_DANISH = frozenset(context.COMMON_DANISH.split())
COMMON_ENGLISH = frozenset(context.COMMON_ENGLISH.split())
