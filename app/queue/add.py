"""Adding to a report: what its reporter tells later is new in the queue of everybody whose work it is.

An addition is read as a report is. It may raise the urgency of a case and never lowers it; a case that was closed is
opened again, because nobody looks into a closed one. A child signal in it is the family team's, as one in a report is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from app.assignment.case import Case
from app.assignment.cases import all_of_report
from app.assignment.danger import is_new_danger
from app.assignment.placing import Placing
from app.history.events import Event, append
from app.kit.case_codes import CaseState, HistoryKind, PauseEnd, WaitingReason
from app.kit.codes import Channel, Concern, Urgency
from app.kit.database import Tx
from app.queue.acts import Done
from app.queue.change import change
from app.queue.changed import ChangeKind
from app.queue.finish import add_and_open
from app.queue.pauses import wake
from app.queue.signal import Added, Spot, begin_again, may_signal, signalled, spot_of, tell_family_team
from app.queue.urgent import raised_to
from app.triage.decide import highest
from app.triage.reading.findings import Reading
from app.triage.weigh import CONFIDENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What is added to a report: words of its reporter, or a fact about the way back to it."""

    report: UUID
    text: str
    at: datetime
    channel: Channel
    kind: HistoryKind = HistoryKind.ADDED
    codes: dict[str, Any] = field(default_factory=dict)


def add(tx: Tx, addition: Addition) -> Sequence[Done]:
    """Show it in every case of the report, and return which of them were opened again by it.

    A report without a case keeps it in its history.
    """
    from app.triage.reading.read import read  # noqa: PLC0415 a third of a second of tables, made ready beside the start

    reading = read(addition.text, received_at=addition.at) if addition.kind is HistoryKind.ADDED else None
    spot = _spot(tx, addition, reading)
    found = all_of_report(tx, report=addition.report)
    if not found:
        append(tx, _event(addition, case=None, codes={}))
    signal = None if spot is None or not found else _signal(tx, spot, found)
    if signal is not None and not _of_family(found):
        tell_family_team(tx, signal)
        found = all_of_report(tx, report=addition.report)
        signal = None
    opened = [_add_to(tx, case, addition, reading) for case in found]
    if signal is not None:  # after it was opened again, perhaps with another owner
        begin_again(tx, signal, _of_family(all_of_report(tx, report=addition.report))[0])
    return tuple(done for done in opened if done is not None)


def _spot(tx: Tx, addition: Addition, reading: Reading | None) -> Spot | None:
    """Lock the dwelling of what may be a child signal, before any case is: a report locks in this order too."""
    if reading is None or not may_signal(reading):
        return None
    return spot_of(tx, Added(report=addition.report, text=addition.text, at=addition.at, reading=reading))


def _signal(tx: Tx, spot: Spot, found: Sequence[Case]) -> Placing | None:
    return signalled(tx, spot, about=tuple(Concern(one) for case in found for one in case.concerns))


def _of_family(found: Sequence[Case]) -> Sequence[Case]:
    return tuple(one for one in found if one.family)


def _add_to(tx: Tx, case: Case, addition: Addition, reading: Reading | None) -> Done | None:
    values = {"news": True, **_raised(tx, case, addition, reading)}
    if case.waiting is not None and (case.waiting.reason == WaitingReason.REPORTER.value or "urgency" in values):
        case = wake(tx, case, at=addition.at, by=PauseEnd.EVENT)
        values = {"news": True, **_raised(tx, case, addition, reading)}
    codes = _codes(case, values)
    event = _event(addition, case=case, codes=codes)
    if case.state != CaseState.CLOSED.value:
        change(tx, case, values=values, event=event)
        return None
    if addition.kind is not HistoryKind.ADDED:
        change(tx, case, values=values, event=event, kind=ChangeKind.LEFT)
        return None
    return add_and_open(tx, case, values=values, event=event)


def _raised(tx: Tx, case: Case, addition: Addition, reading: Reading | None) -> dict[str, Any]:
    """Return what the words raise; a danger told of a closed case is a new one, however acute the case was before."""
    if reading is None:
        return {}
    values: dict[str, Any] = {}
    told = [one.concern for one in reading.findings if one.confidence >= CONFIDENT and one.concern is not Concern.OTHER]
    new = [one.value for one in told if one.value not in case.concerns]
    if new:
        values["concerns"] = [*case.concerns, *new]
    before, said = Urgency(case.urgency), reading.urgency.urgency
    urgency = highest([before, said])
    closed = case.state == CaseState.CLOSED.value
    again = said is Urgency.ACUTE and (closed or is_new_danger(case.urgency, since=case.danger_at, at=addition.at))
    if reading.urgency.confidence >= CONFIDENT and (urgency is not before or again):
        values |= raised_to(tx, case, urgency=urgency, at=addition.at)
    return values


def _codes(case: Case, values: Mapping[str, Any]) -> dict[str, Any]:
    codes = {"urgency": [case.urgency, values["urgency"]]} if "urgency" in values else {}
    act_by = values.get("act_by")
    return codes if act_by in {None, case.act_by} else {**codes, "act_by": act_by.isoformat()}


def _event(addition: Addition, *, case: Case | None, codes: dict[str, Any]) -> Event:
    return Event(
        kind=addition.kind,
        at=addition.at,
        case=None if case is None else case.id,
        report=addition.report,
        centre=None if case is None else case.centre,
        codes={"channel": addition.channel.value, **addition.codes, **codes},
        note=addition.text or None,
    )
