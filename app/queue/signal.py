"""A child signal in an addition: the family team gets its own case or its 24 hours, exactly as by a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.assignment.background import background_of
from app.assignment.case import Case
from app.assignment.knowledge import Known
from app.assignment.known import known_about
from app.assignment.looking import look_at
from app.assignment.place import place_with_family_team
from app.assignment.placing import Placed, Placing
from app.assignment.tasks import set_tasks
from app.directory.current import current
from app.directory.dwellings import DwellingHelp, Located
from app.directory.look_up import help_at, locate, tenancy_since
from app.directory.snapshot import Directory
from app.intake.look_up import opened
from app.intake.report import Report
from app.intake.sealing import fingerprints
from app.intake.told import Told
from app.intake.told_again import told_again
from app.kit.codes import Children, Concern
from app.kit.database import Tx
from app.kit.ids import new_id
from app.queue.enter import enter
from app.triage.judge import judge
from app.triage.keep import keep
from app.triage.reading.findings import Reading
from app.triage.weigh import CONFIDENT, Setting

_SPEAKS_OF = frozenset({Concern.CHILDREN_AT_RISK, Concern.EVICTION_NOTICE})
_CHILDREN = frozenset({Children.YES, Children.EXPECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """Words added to a report at the instant `at`, and what was read in them."""

    report: UUID
    text: str
    at: datetime
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The place of an addition, locked, and what is known of it; `told` is the report as it stands with the new words.

    It is asked for before any case is locked: who locks a dwelling does so before its cases.
    """

    told: Told
    report: Report
    located: Located
    known: Known
    directory: Directory


def may_signal(reading: Reading) -> bool:
    """Say whether a text can be a child signal, alone or with what was told before; most never need be decided of."""
    named = {one.concern for one in reading.findings if one.confidence >= CONFIDENT}
    return bool(named & _SPEAKS_OF) or reading.children.children in _CHILDREN


def spot_of(tx: Tx, added: Added) -> Spot:
    """Lock the dwelling that an addition is about, and its cases; others may have moved in since the report."""
    directory = current(tx)
    told = _told(tx, added)
    located = _unless_moved(tx, added, locate(tx, told=told.place, landlord=told.landlord, directory=directory))
    report = _report(tx, added, told)
    known = known_about(tx, located=located, resident=report.resident_fp, at=added.at)
    return Spot(told=told, report=report, located=located, known=known, directory=directory)


def signalled(tx: Tx, spot: Spot, *, about: Sequence[Concern]) -> Placing | None:
    """Decide of the addition with what its cases are `about` by then; None where it is no signal.

    A danger told of earlier is no signal again: only the new words are.
    """
    located, at, known = spot.located, spot.report.received_at, spot.known
    concerns = dict.fromkeys([*spot.told.concerns, *about])
    told = replace(spot.told, concerns=tuple(one for one in concerns if one is not Concern.CHILDREN_AT_RISK))
    dwelling_help = DwellingHelp() if located.dwelling is None else help_at(tx, dwelling=located.dwelling, at=at)
    setting = Setting(located=located, calendar=spot.directory.calendar(located.centre.id), at=at)
    decided = judge(tx, told=told, setting=setting, background=background_of(known, dwelling_help, at=at))
    if not decided.decision.child_signal:
        return None
    keep(tx, report=spot.report.id, decided=decided)
    return Placing(
        report=spot.report,
        told=told,
        located=located,
        known=known,
        help=dwelling_help,
        decided=decided,
        directory=spot.directory,
    )


def tell_family_team(tx: Tx, placing: Placing) -> None:
    """Open or join the family team's own case; the report was in none before."""
    enter(tx, placing, [place_with_family_team(tx, placing)])


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
    look_at(tx, case=case.id, at=tx.now, why=f"a{new_id()}")


def _told(tx: Tx, added: Added) -> Told:
    before, read = told_again(tx, report=added.report), added.reading.children.children
    return replace(
        before,
        description=added.text,
        received_at=added.at,
        children=before.children if read is Children.UNKNOWN else read,
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
