"""Residents as staff link them to cases, and what is withheld from their export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports, cases
from app.kit.database import Tx
from app.kit.errors import Conflict, NotFound
from app.kit.ids import new_id
from app.privacy.holds import case_of
from app.privacy.item import Item, words_of
from app.privacy.masking import Beside, Hidden, hidden_in, masked, names_in, places_in
from app.privacy.masking_names import names_of_others
from app.privacy.masking_places import place_of
from app.privacy.record_of import items_of
from app.privacy.tables import resident_cases, residents, withholdings


class Ground(StrEnum):
    """Why an item is withheld: always after weighing this very case."""

    THREAT = "threat"
    THIRD_PERSON = "third_person"
    CHILD = "child"
    INVESTIGATION = "investigation"
    LAW = "law"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    ground: Ground
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One item of an export: its value, or why it is withheld; `partly` where something was taken out of its value."""

    item: Item
    withheld: Withheld | None
    partly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    resident: UUID
    made_at: datetime
    cases: Sequence[UUID]
    reports: Sequence[UUID]
    items: Sequence[Given]


def link(tx: Tx, *, numbers: Sequence[str], resident: UUID | None = None) -> UUID:
    """Link cases to a resident, a new one where none is named; return its id. NotFound where a case is not there."""
    if resident is None:
        resident = new_id()
        tx.execute(sa.insert(residents).values(id=resident, recorded_at=tx.now, caller_id=tx.caller.id))
    elif not _known(tx, resident):
        raise NotFound
    rows = [
        {"resident_id": resident, "case_id": case_of(tx, number=one), "linked_at": tx.now, "caller_id": tx.caller.id}
        for one in dict.fromkeys(numbers)
    ]
    tx.add_missing(resident_cases, *rows)
    return resident


def cases_of(tx: Tx, *, resident: UUID) -> Sequence[UUID]:
    """Return the cases of a resident, those in which they ended and those that ended in any of these.

    NotFound where there is no resident by that id.
    """
    if not _known(tx, resident):
        raise NotFound
    linked = sa.select(resident_cases.c.case_id).where(resident_cases.c.resident_id == resident)
    line = sa.select(cases.c.id, cases.c.merged_into).where(cases.c.id.in_(linked)).cte(recursive=True)
    line = line.union(sa.select(cases.c.id, cases.c.merged_into).join(line, cases.c.id == line.c.merged_into))
    return _with_ended(tx, sa.select(line.c.id))


def _with_ended(tx: Tx, which: sa.Select[tuple[UUID]]) -> Sequence[UUID]:
    """Return these cases and all that ended in them, one after another: what happened there is shown in them."""
    every = sa.select(cases.c.id).where(cases.c.id.in_(which)).cte(recursive=True)
    every = every.union(sa.select(cases.c.id).join(every, cases.c.merged_into == every.c.id))
    with tx.beyond_the_wall():  # ids alone
        return tx.execute(sa.select(every.c.id).distinct().order_by(every.c.id)).scalars().all()


def looked_up_with(tx: Tx, *, case: UUID) -> Sequence[UUID]:
    """Return a case and all that ended in it, whose reads are reads of its content."""
    return _with_ended(tx, sa.select(cases.c.id).where(cases.c.id == case))


def reports_of(tx: Tx, *, case_ids: Sequence[UUID]) -> Sequence[UUID]:
    wanted = sa.select(case_reports.c.report_id).where(case_reports.c.case_id.in_(case_ids)).distinct()
    with tx.beyond_the_wall():  # ids alone, by which the log of reads is searched
        return tx.execute(wanted.order_by(case_reports.c.report_id)).scalars().all()


def withhold(tx: Tx, *, resident: UUID, item: str, withheld: Withheld) -> None:
    """Withhold one item, named as the export names it; NotFound where there is none such, Conflict again."""
    if item not in {one.key for one in items_of(tx, case_ids=cases_of(tx, resident=resident))}:
        raise NotFound
    if item in _withheld(tx, resident):
        raise Conflict("This item is withheld already.")
    row_id = new_id()
    sealed = tx.sealer.seal(withheld.reason, table="withholdings", column="reason", row=row_id)
    tx.execute(
        sa.insert(withholdings).values(
            id=row_id,
            resident_id=resident,
            item=item,
            ground=withheld.ground.value,
            reason_sealed=sealed,
            recorded_at=tx.now,
            caller_id=tx.caller.id,
        )
    )


def export_of(tx: Tx, *, resident: UUID) -> Export:
    """Return each item that is kept about a resident, given or withheld with ground and reason."""
    case_ids = cases_of(tx, resident=resident)
    withheld = _withheld(tx, resident)
    report_ids = reports_of(tx, case_ids=case_ids)
    with tx.beyond_the_wall():  # the resident is owed what the one who hands it out does not see at work
        items = items_of(tx, case_ids=case_ids)
    given = _given(items, withheld)
    return Export(resident=resident, made_at=tx.now, cases=case_ids, reports=report_ids, items=given)


def _given(items: Sequence[Item], withheld: Mapping[str, Withheld]) -> Sequence[Given]:
    """Return each item whole, in part or not at all; a reason tells no more than the items that it is for."""
    kept = [one for one in items if one.key in withheld]
    beside = _beside(kept, [one for one in items if one.key not in withheld])
    hidden = [look for one in kept for look in hidden_in(one.value, of=one.key, beside=beside)]
    told = {key: replace(one, reason=masked(one.reason, hidden).value) for key, one in withheld.items()}
    again = {word: told[one.key] for one in kept for word in words_of(one.value)}
    return [
        Given(item=one, withheld=whole) if whole is not None else _in_part(one, hidden, told)
        for one in items
        for whole in (told.get(one.key) or _same_words(one, again),)
    ]


def _beside(kept: Sequence[Item], given: Sequence[Item]) -> Beside:
    """Return what the given items tell: the homes of the resident's own cases, and who else is named."""
    own = [place_of(place) for one in given if one.what == "case: place" for place in places_in(one.value)]
    hidden = [name for one in kept for name in names_in(one.value)]
    return Beside(own=own, others=names_of_others(hidden, [name for one in given for name in names_in(one.value)]))


def _in_part(item: Item, hidden: Sequence[Hidden], told: Mapping[str, Withheld]) -> Given:
    left = masked(item.value, hidden)
    if not left.of:
        return Given(item=item, withheld=None)
    return Given(item=replace(item, value=left.value), withheld=told[min(left.of)], partly=True)


def _same_words(item: Item, again: Mapping[str, Withheld]) -> Withheld | None:
    """Say why an item is withheld whose very words are withheld as another: a reason is an event's note as well."""
    return next((again[word] for word in words_of(item.value) if word in again), None)


def _withheld(tx: Tx, resident: UUID) -> dict[str, Withheld]:
    rows = tx.execute(sa.select(withholdings).where(withholdings.c.resident_id == resident))
    opened = tx.sealer.open
    return {
        row.item: Withheld(
            ground=Ground(row.ground),
            reason=opened(row.reason_sealed, table="withholdings", column="reason", row=row.id),
        )
        for row in rows
    }


def _known(tx: Tx, resident: UUID) -> bool:
    return tx.execute(sa.select(residents.c.id).where(residents.c.id == resident)).first() is not None
