"""Marking a case as possibly related to others, where joining would be a guess."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from app.assignment.cases import all_of_report
from app.assignment.of_report import cases_of
from app.history.events import Event
from app.kit.case_codes import HistoryKind
from app.kit.database import Tx
from app.queue.change import change


def relate(tx: Tx, *, report: UUID, others: Sequence[UUID]) -> None:
    """Name in the cases of a new report those of other reports; nothing of the family team's is named or named in.

    The new report's own cases alone are changed: they are locked already, so this waits for nobody.
    """
    named = {one.case: one.number for other in others for one in cases_of(tx, report=other) if not one.family}
    for item in all_of_report(tx, report=report):
        new = [number for case, number in named.items() if case != item.id and number not in item.possibly_related]
        if item.family or not new:
            continue
        happened = Event(
            kind=HistoryKind.RELATED,
            at=tx.now,
            case=item.id,
            report=report,
            centre=item.centre,
            codes={"cases": new},
        )
        values = {"possibly_related": [*item.possibly_related, *new], "news": item.news}
        change(tx, item, values=values, event=happened)
