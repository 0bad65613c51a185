"""The way of a report, read this first: intake, triage, assignment and queue, in one transaction.

All doors call `receive`, and nothing else chains the four steps; a preview stops after triage.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.assignment.background import background_of
from app.assignment.known import known_about
from app.assignment.loads import foresee_loads
from app.assignment.place import place
from app.assignment.placing import Placing
from app.directory.current import current
from app.directory.dwellings import DwellingHelp
from app.directory.look_up import foresee_place, help_at, locate
from app.intake.record import foresee_earlier, record
from app.intake.report import Report
from app.intake.told import Told
from app.kit.database import Tx
from app.queue.enter import enter
from app.replies.landlord_view import LandlordView
from app.replies.look import first_view, view_of
from app.replies.receipt import promise_receipt
from app.response_time.measure import start
from app.triage.decided import Decided
from app.triage.judge import judge
from app.triage.keep import keep
from app.triage.rule_sets import foresee_rules
from app.triage.weigh import Background, Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A recorded report and its reporter's view; not `new` where its own reference was here before, with this body."""

    report: Report
    new: bool
    view: LandlordView


def receive(tx: Tx, told: Told) -> Received:
    """Record once, decide by the rules in force, give to one owner, show in the queue, promise a receipt."""
    foresee_earlier(tx, told)  # what is asked further on goes along with the first question
    foresee_rules(tx)
    foresee_place(tx, told=told.place)
    directory = current(tx)
    located = locate(tx, told=told.place, landlord=told.landlord, directory=directory)
    recorded = record(tx, told=told, located=located)
    report = recorded.report
    if not recorded.new:
        return Received(report=report, new=False, view=view_of(tx, report=report.id))
    at = report.received_at
    foresee_loads(tx, centre=located.centre.id)
    known = known_about(tx, located=located, resident=report.resident_fp, at=at)
    dwelling_help = DwellingHelp() if located.dwelling is None else help_at(tx, dwelling=located.dwelling, at=at)

    setting = Setting(located=located, calendar=directory.calendar(located.centre.id), at=at)
    decided = judge(tx, told=told, setting=setting, background=background_of(known, dwelling_help, at=at))
    keep(tx, report=report.id, decided=decided)

    placing = Placing(
        report=report, told=told, located=located, known=known, help=dwelling_help, decided=decided, directory=directory
    )
    placed = place(tx, placing)

    start(tx, placing, placed[0])
    promise_receipt(tx, report=report.id)
    enter(tx, placing, placed)
    return Received(report=report, new=True, view=first_view(placing))


def preview(tx: Tx, told: Told) -> Decided:
    """Say what the rules in force would decide of this; nothing is saved and nothing known beforehand is used."""
    directory = current(tx)
    located = locate(tx, told=told.place, landlord=told.landlord, directory=directory)
    setting = Setting(located=located, calendar=directory.calendar(located.centre.id), at=told.received_at or tx.now)
    return judge(tx, told=told, setting=setting, background=Background())
