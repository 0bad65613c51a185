"""Reads one free text, in Danish or English: concerns, urgency, place, people, dates, children.

Pure and bounded: tables are made once at import, at most 20,000 characters are read, and nothing is raised whatever
the text. What it finds adds to what the reporter chose and takes nothing away.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.kit.codes import Children, Concern, ReporterKind, Urgency
from app.triage.reading.dates import dates_in
from app.triage.reading.findings import ChildrenFinding, Finding, Reading, UrgencyFinding
from app.triage.reading.learned import learned
from app.triage.reading.lexicon.whole import mask
from app.triage.reading.marks import is_english, mark
from app.triage.reading.people import names_in, phones_in
from app.triage.reading.places import places_in
from app.triage.reading.scores import PLAINLY_CUED, SURE, Scores, because_of, score, words_of
from app.triage.reading.tokens import prepare, sentences
from app.triage.reading.urgency import judge

_LIKELIEST = 0.45
"""Where nothing is sure, the strongest from here is suggested, for a person to confirm."""

DOUBTFUL = 0.65
"""A suggestion weaker than this asks for a person."""

_BEYOND_DOUBT = 0.97
"""Where two are at odds, their complaints of each other sound like any matter."""

_FINER_SAID = 0.65
"""A finer concern, said this plainly where nothing else is, is the matter itself; strife between two also beside it."""

_FALLBACK, _DOUBTFUL_WORRY = 0.3, 0.4
_HINT = 0.3
_OVER = 0.4
"""Of finer concerns, which nothing is learned of, what is left where a text tells that they are over or only named."""

_NOT_UNDERSTOOD = 0.5
MAIN = (
    Concern.NOISE,
    Concern.NEGLECT,
    Concern.RENT_ARREARS,
    Concern.WORRY,
    Concern.ODD_BEHAVIOUR,
    Concern.THREATS_OR_VIOLENCE,
    Concern.EXPLOITATIVE_GUESTS,
    Concern.CLEANING_SERVICE_MISSING,
    Concern.DAMAGE,
    Concern.EVICTION_NOTICE,
    Concern.CHILDREN_AT_RISK,
)
_FINER = (
    Concern.SUPPORT_MISSING,
    Concern.TREATMENT_STOPPED,
    Concern.NEIGHBOUR_CONFLICT,
    Concern.ACCESS_REFUSED,
)
_HELP_MISSED = (Concern.SUPPORT_MISSING, Concern.TREATMENT_STOPPED)
"""Help that is not there is a matter of its own, and more than the worry that its words alone suggest."""

_GRAVE = (Concern.CHILDREN_AT_RISK, Concern.THREATS_OR_VIOLENCE, Concern.EVICTION_NOTICE)
_STRONG, _GIVING_WAY_TO = 0.85, 0.7
_BESIDE_STRONG = {
    Concern.WORRY: 0.72,
    Concern.ODD_BEHAVIOUR: 0.65,
    Concern.DAMAGE: 0.75,
    Concern.NEGLECT: 0.65,
}
"""A matter that the words of a stronger one also suggest must itself be this sure beside it."""

_GIVES_WAY = {
    Concern.WORRY: (Concern.CHILDREN_AT_RISK, Concern.EXPLOITATIVE_GUESTS),
    Concern.NEGLECT: (Concern.CHILDREN_AT_RISK,),
    Concern.ODD_BEHAVIOUR: (Concern.WORRY, Concern.EXPLOITATIVE_GUESTS),
}
"""The same signs, told of a child or of somebody used by others, are that matter and not two."""

_RESOLVED, _STILL, _META = mask("resolved"), mask("still"), mask("meta")
_SETTLED = mask("resolved", "meta")
_SETTLED_OR_ASKED = mask("resolved", "meta", "thanks", "question", "technical", "past")
_SOMEBODY = mask("he_she")


def read(
    text: str,
    *,
    language: str | None = None,
    received_at: datetime | None = None,
    reporter_kind: ReporterKind | None = None,
) -> Reading:
    """What the text says. `language` is a hint, `received_at` (aware) the day dates are counted from."""
    text = prepare(text)
    parts = sentences(text)
    english = is_english(parts, language)
    marked = mark(parts, english=english)
    scores = score(marked)
    scores.learned = learned(parts, marked, english=english, kind=reporter_kind)
    scores.alone = lambda one: learned([one.sentence], [one], english=english, kind=None)
    if _is_settled(scores) or scores.said & _META:
        for concern in _FINER:
            scores.damp(concern, _OVER)
    dates = dates_in(text, parts, received_at=received_at)
    findings = _findings(text, scores)
    urgency = judge(text, scores, findings, dates=dates, received_at=received_at)
    return Reading(
        findings=findings,
        hints=_hints(text, scores, findings),
        urgency=urgency,
        children=_children(text, scores),
        places=places_in(text),
        names=names_in(text),
        phones=phones_in(text),
        dates=dates,
        needs_person=_asks_for_a_person(scores, findings, urgency),
    )


def _asks_for_a_person(scores: Scores, findings: Sequence[Finding], urgency: UrgencyFinding) -> bool:
    """Where the reading is weak, where what was found is said to be over, and where a cue is drowned by other words."""
    weakest = min(*(finding.confidence for finding in findings), urgency.confidence)
    if weakest < DOUBTFUL or (_is_settled(scores) and any(one.concern is not Concern.OTHER for one in findings)):
        return True
    found = {one.concern for one in findings}
    if urgency.urgency is not Urgency.ACUTE and scores.by_cues(Urgency.ACUTE) >= PLAINLY_CUED:
        return True
    return any(scores.by_cues(one) >= PLAINLY_CUED and one not in found for one in _GRAVE)


def _is_settled(scores: Scores) -> bool:
    """What somebody writes of as over; a person asks whether it is."""
    return bool(scores.said & _RESOLVED) and not scores.said & _STILL


def _finding(text: str, scores: Scores, concern: Concern) -> Finding:
    return Finding(concern, round(scores.of(concern), 2), because_of(text, scores, concern))


def _is_told(scores: Scores, finding: Finding) -> bool:
    """Figures alone tell of nothing: a date is of a meeting as well as of the bailiff court."""
    return scores.cued(finding.concern) or any(letter.isalpha() for word in finding.because for letter in word)


def _findings(text: str, scores: Scores) -> tuple[Finding, ...]:
    sure = (_finding(text, scores, concern) for concern in MAIN if scores.of(concern) >= SURE)
    found = [one for one in sure if _is_told(scores, one)]
    strife = scores.of(Concern.NEIGHBOUR_CONFLICT) >= _FINER_SAID
    if strife:
        found.append(_finding(text, scores, Concern.NEIGHBOUR_CONFLICT))
    if any(scores.of(concern) >= _FINER_SAID for concern in _HELP_MISSED):
        found = [one for one in found if one.concern is not Concern.WORRY or scores.cued(one.concern)]
        found.extend(_finding(text, scores, one) for one in _HELP_MISSED if scores.of(one) >= _FINER_SAID)
    if not found:
        return (_likeliest(text, scores),)
    found.sort(key=lambda finding: -finding.confidence)
    if strife:
        found = [
            one for one in found if one.confidence >= _BEYOND_DOUBT or one.concern in _GRAVE or scores.cued(one.concern)
        ]
    return _without_echoes(found)


def _likeliest(text: str, scores: Scores) -> Finding:
    """Where nothing is sure: the strongest, a finer concern, a worry about somebody, or something else."""
    likeliest = max(MAIN, key=scores.of)
    strongest = scores.of(likeliest)
    if not scores.said & _SETTLED:
        if strongest >= _LIKELIEST and _is_told(scores, found := _finding(text, scores, likeliest)):
            return found
        finer = max(_FINER, key=scores.of)
        if scores.of(finer) >= _FINER_SAID:
            return _finding(text, scores, finer)
    understood = scores.said & _SETTLED_OR_ASKED
    if scores.said & _SOMEBODY and not understood and scores.of(Concern.WORRY) >= _FALLBACK:
        return Finding(Concern.WORRY, _DOUBTFUL_WORRY, ())
    return Finding(Concern.OTHER, round(1.0 - strongest if understood else _NOT_UNDERSTOOD, 2), ())


def _without_echoes(found: list[Finding]) -> tuple[Finding, ...]:
    """The strongest first; what is weaker and explained by a stronger one is left to the hints."""
    sure = {finding.concern: finding.confidence for finding in found}
    kept = [found[0]]
    for finding in found[1:]:
        concern, confidence = finding.concern, finding.confidence
        if found[0].confidence >= _STRONG and confidence < _BESIDE_STRONG.get(concern, 0.0):
            continue
        rivals = _GIVES_WAY.get(concern, ())
        if confidence < _BEYOND_DOUBT and any(sure.get(rival, 0.0) >= _GIVING_WAY_TO for rival in rivals):
            continue
        kept.append(finding)
    return tuple(kept)


def _hints(text: str, scores: Scores, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    found = {finding.concern for finding in findings}
    weak = [
        concern
        for concern in MAIN
        if concern not in found and (scores.of(concern) >= _HINT or scores.by_cues(concern) >= PLAINLY_CUED)
    ]
    finer = [concern for concern in _FINER if scores.of(concern) >= _HINT and concern not in found]
    return tuple(_finding(text, scores, concern) for concern in (*weak, *finer))


def _children(text: str, scores: Scores) -> ChildrenFinding:
    for target, answer in (
        ("children_no", Children.NO),
        ("children_yes", Children.YES),
        ("children_expected", Children.EXPECTED),
    ):
        if scores.of(target) >= SURE:
            return ChildrenFinding(answer, words_of(text, scores.marks_of(target)))
    return ChildrenFinding(Children.UNKNOWN, ())
