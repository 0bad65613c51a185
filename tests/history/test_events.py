"""The history is only added to: in the order of telling, with both times, and what people wrote sealed."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.history.events import Event, append, timeline
from app.history.tables import events
from app.kit.case_codes import EventKind
from app.kit.clock import FixedClock
from app.kit.database import Database
from app.kit.ids import new_id


def test_a_timeline_is_in_the_order_of_telling_with_both_times(database: Database, clock: FixedClock) -> None:
    case, now = new_id(), clock.now()
    late = Event(kind=EventKind.NOTE, case=case, at=now, note="Først fortalt.", codes={"with": "reporter"})
    database.write(lambda tx: append(tx, late), caller=SYSTEM)
    clock.advance(timedelta(days=1))
    early = Event(kind=EventKind.CONTACTED, case=case, at=now - timedelta(days=3))
    elsewhere = Event(kind=EventKind.NOTE, case=new_id(), at=now)
    database.write(lambda tx: append(tx, early, elsewhere), caller=SYSTEM)

    told = database.read(lambda tx: timeline(tx, case=case), caller=SYSTEM)
    assert [(one.kind, one.at, one.recorded_at) for one in told] == [
        ("note", now, now),
        ("contacted", now - timedelta(days=3), now + timedelta(days=1)),
    ]
    assert (told[0].note, told[0].codes) == ("Først fortalt.", {"with": "reporter"})
    assert told[1].note is None


def test_what_people_wrote_is_not_readable_in_the_table(database: Database, clock: FixedClock) -> None:
    event = Event(kind=EventKind.NOTE, case=new_id(), at=clock.now(), note="Karen Hansen drikker.")
    database.write(lambda tx: append(tx, event), caller=SYSTEM)
    row = database.read(lambda tx: tx.execute(sa.select(events)).mappings().one(), caller=SYSTEM)
    assert row["caller_id"] == SYSTEM.id
    assert "Karen" not in str(dict(row))
    assert b"Karen" not in row["note_sealed"]


def test_nothing_to_append_is_nothing(database: Database) -> None:
    database.write(append, caller=SYSTEM)
    assert database.read(lambda tx: tx.execute(sa.select(events)).first(), caller=SYSTEM) is None
