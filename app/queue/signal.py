"""A child signal in an addition: the family team gets its own case or its 24 hours, exactly as by a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.assignment.background import background_of
from app.assignment.case import Case
from app.assignment.known import known_about
from app.assignment.place import place_with_family_team
from app.assignment.placing import Placed, Placing
from app.assignment.tasks import set_tasks
from app.directory.current import current
from app.directory.dwellings import DwellingHelp, Located
from app.directory.look_up import help_at, locate, tenancy_since
from app.intake.look_up import opened
from app.intake.report import Report
from app.intake.sealing import fingerprints
from app.intake.told import Told
from app.intake.told_again import told_again
from app.kit.codes import Children, Concern
from app.kit.database import Tx
from app.queue.changes import number
from app.queue.entering import entered
from app.triage.judge import judge
from app.triage.keep import keep
from app.triage.reading.findings import Reading
from app.triage.weigh import CONFIDENT, Setting

_SPEAKS_OF = frozenset({Concern.CHILDREN_AT_RISK, Concern.EVICTION_NOTICE})
_CHILDREN = frozenset({Children.YES, Children.EXPECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """Words added to a report at the instant `at`; `concerns` are what its cases are about by then."""

    report: UUID
    text: str
    at: datetime
    concerns: Sequence[Concern]


def may_signal(reading: Reading) -> bool:
    """Say whether a text can be a child signal, alone or with what was told before; most never need be decided of."""
    named = {one.concern for one in reading.findings if one.confidence >= CONFIDENT}
    return bool(named & _SPEAKS_OF) or reading.children.children in _CHILDREN


def signalled(tx: Tx, added: Added, reading: Reading) -> Placing | None:
    """Decide of the addition with what was told before, under the lock of the dwelling; None where it is no signal.

    A danger told of earlier is no signal again: only the new words are.
    """
    directory = current(tx)
    told = _told(tx, added, reading)
    located = _unless_moved(tx, added, locate(tx, told=told.place, landlord=told.landlord, directory=directory))
    report = _report(tx, added, told)
    known = known_about(tx, located=located, resident=report.resident_fp, at=added.at)
    dwelling_help = DwellingHelp() if located.dwelling is None else help_at(tx, dwelling=located.dwelling, at=added.at)
    setting = Setting(located=located, calendar=directory.calendar(located.centre.id), at=added.at)
    decided = judge(tx, told=told, setting=setting, background=background_of(known, dwelling_help, at=added.at))
    if not decided.decision.child_signal:
        return None
    keep(tx, report=added.report, decided=decided)
    return Placing(
        report=report,
        told=told,
        located=located,
        known=known,
        help=dwelling_help,
        decided=decided,
        directory=directory,
    )


def tell_family_team(tx: Tx, placing: Placing) -> None:
    """Open or join the family team's own case; the report was in none before."""
    number(tx, entered([place_with_family_team(tx, placing)]))


def begin_again(tx: Tx, placing: Placing, case: Case) -> None:
    """Let the 24 hours begin in the family team's case that the report is in; those that still run go on."""
    placed = Placed(
        case=case.id,
        number=case.number,
        owner=case.owner,
        centre=case.centre,
        answer_by=case.answer_by,
        joined=True,
        family=True,
    )
    set_tasks(tx, placing, placed)


def _told(tx: Tx, added: Added, reading: Reading) -> Told:
    before = told_again(tx, report=added.report)
    concerns = dict.fromkeys([*before.concerns, *added.concerns])
    return replace(
        before,
        description=added.text,
        received_at=added.at,
        concerns=tuple(one for one in concerns if one is not Concern.CHILDREN_AT_RISK),
        children=before.children if reading.children.children is Children.UNKNOWN else reading.children.children,
    )


def _unless_moved(tx: Tx, added: Added, located: Located) -> Located:
    """Return the place; where others have moved in since the report, nothing of it may meet theirs."""
    if located.dwelling is None:
        return located
    since = tenancy_since(tx, dwelling=located.dwelling, at=added.at)
    reported = opened(tx, ids=[added.report])[added.report].received_at
    return replace(located, dwelling=None, building=None) if since is not None and since > reported else located


def _report(tx: Tx, added: Added, told: Told) -> Report:
    """Return the report as if it were told at the instant of the addition: its clock of 24 hours begins there."""
    before = opened(tx, ids=[added.report])[added.report]
    return Report(
        id=before.id,
        reference=before.reference,
        received_at=added.at,
        recorded_at=tx.now,
        way_back=before.way_back,
        resident_fp=fingerprints(tx.sealer, told)["resident_fp"],
    )
