"""How fast somebody must act, by facts alone: tone, capitals and exclamation marks count for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.kit.codes import Concern, Urgency
from app.triage.reading.findings import DateFound, Finding, UrgencyFinding
from app.triage.reading.lexicon.whole import mask
from app.triage.reading.scores import Scores, because_of

NEAR = timedelta(days=3)
"""An eviction this near is acute."""

_SURE = 0.5
_SOON = frozenset(
    {
        Concern.EVICTION_NOTICE,
        Concern.THREATS_OR_VIOLENCE,
        Concern.EXPLOITATIVE_GUESTS,
        Concern.CHILDREN_AT_RISK,
        Concern.WORRY,
        Concern.DAMAGE,
    }
)
_OF_PEOPLE = _SOON - {Concern.DAMAGE}
_WITHOUT_A_FACT = 0.84
"""How sure company alone must be of danger where only a thing is broken, or no concern is understood at all."""

_BY_DATE = frozenset({Concern.EVICTION_NOTICE, Concern.RENT_ARREARS, Concern.CHILDREN_AT_RISK})
"""How near an eviction is, with the children in it, is told by the calendar and the words of the court alone."""

_COURT_OR_EVICTION = mask("court", "evict", "evict_step")
_CANCELLED = mask("cancelled", "taken_back")
_ONLY_KEYS = mask("key_lost")
_MORE_THAN_KEYS = mask("broken", "water", "fire", "gas", "door_open")
_MISHAP = mask("mishap")
_LOOKED_AFTER = mask("daily_watch")


def judge(
    text: str, scores: Scores, findings: Sequence[Finding], *, dates: Sequence[DateFound], received_at: datetime | None
) -> UrgencyFinding:
    concerns = {finding.concern for finding in findings} - {Concern.OTHER}
    if not concerns:
        return _of_no_concern(text, scores, findings)
    near = _near_eviction(scores, findings, dates, received_at)
    if near is not None:
        return UrgencyFinding(Urgency.ACUTE, 0.9, (near.words,))
    by_date = Concern.EVICTION_NOTICE in concerns and concerns <= _BY_DATE
    a_day_tells = concerns <= _BY_DATE and any(found.start is not None for found in dates)
    acute = scores.by_cues("acute")  # which no learned word takes away
    together = scores.of("acute")
    at_hand = together >= _WITHOUT_A_FACT and not a_day_tells
    if at_hand or (not by_date and (acute or concerns & _OF_PEOPLE)):
        acute = max(acute, together)
    if acute >= _SURE:
        return UrgencyFinding(Urgency.ACUTE, round(acute, 2), because_of(text, scores, "acute"))
    urgent = [finding for finding in findings if finding.concern in _SOON and not _can_wait(finding.concern, scores)]
    if urgent:
        strongest = max(urgent, key=lambda finding: finding.confidence)
        return UrgencyFinding(Urgency.SOON, strongest.confidence, strongest.because)
    soon = scores.by_cues("soon") if by_date else scores.of("soon")
    if soon >= _SURE:
        return UrgencyFinding(Urgency.SOON, round(soon, 2), because_of(text, scores, "soon"))
    return UrgencyFinding(Urgency.NORMAL, round(1.0 - max(acute, soon), 2), ())


def _of_no_concern(text: str, scores: Scores, findings: Sequence[Finding]) -> UrgencyFinding:
    """What danger is told of in words that name no concern is acute all the same: a person finds out what it is."""
    acute = scores.of("acute")
    if acute >= _WITHOUT_A_FACT:
        return UrgencyFinding(Urgency.ACUTE, round(acute, 2), because_of(text, scores, "acute"))
    return UrgencyFinding(Urgency.NORMAL, findings[0].confidence if findings else _SURE, ())


def _can_wait(concern: Concern, scores: Scores) -> bool:
    said = scores.said
    if concern is Concern.EVICTION_NOTICE:
        return bool(said & _CANCELLED)
    if concern is Concern.DAMAGE:
        return bool(said & _MISHAP) or (bool(said & _ONLY_KEYS) and not said & _MORE_THAN_KEYS)
    return concern is Concern.WORRY and bool(said & _LOOKED_AFTER)


def _near_eviction(
    scores: Scores, findings: Sequence[Finding], dates: Sequence[DateFound], received_at: datetime | None
) -> DateFound | None:
    """The date of a court step within three days of the receipt.

    Where neither the court nor an eviction is named, the eviction must be what the text is about before all else.
    """
    if received_at is None or scores.said & _CANCELLED:
        return None
    named = findings if scores.said & _COURT_OR_EVICTION else findings[:1]
    if all(finding.concern is not Concern.EVICTION_NOTICE for finding in named):
        return None
    today = received_at.date()
    for found in dates:
        day = _day(found.start)
        if day is None or not timedelta(days=-1) <= day - today <= NEAR:
            continue
        told_hour = isinstance(found.start, datetime)
        if told_hour or (day > today and _beside_eviction(scores, found.at)):
            return found
    return None


def _beside_eviction(scores: Scores, at: int) -> bool:
    return any(one.said & _COURT_OR_EVICTION for one in scores.sentences if one.holds(at))


def _day(start: datetime | date | None) -> date | None:
    return start.date() if isinstance(start, datetime) else start
