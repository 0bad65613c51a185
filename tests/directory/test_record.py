"""Every change is a newer version; what was so before stays readable, and rivals do not overwrite each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import time, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.directory.current import current
from app.directory.entries import Absence, Centre, Landlord, Responder
from app.directory.record import ensure_entrance, put
from app.directory.register import ABSENCES, CENTRES, KEPT, LANDLORDS
from app.directory.tables import landlords, responders
from app.directory.versions import Period, page, read, versions_of
from app.kit.clock import FixedClock
from app.kit.codes import CentreKind, LandlordKind, ResponderKind
from app.kit.database import Database, Tx
from app.kit.errors import Conflict, IndgangError, Invalid, NotFound, Stale
from app.kit.holidays import SpecialDays
from app.kit.ids import new_id
from app.kit.office_hours import OpeningHours, WeeklyHours
from tests.directory.city import City

ANN = Landlord(id=new_id(), name="Ann Æbeltoft", kind=LandlordKind.PRIVATE, phone="+4520304050")


@pytest.fixture
def city(settled_city: City) -> City:
    return settled_city


def write(database: Database, entry: Landlord, *, version: int | None = None, period: Period | None = None) -> int:
    return database.write(
        lambda tx: put(tx, entry=entry, version=version, period=period or Period()), caller=SYSTEM
    ).version


def name_now(database: Database) -> str | None:
    found = database.read(current, caller=SYSTEM).landlord(ANN.id)
    return found.name if found else None


def test_a_change_is_a_newer_version_and_the_older_stays(database: Database, clock: FixedClock) -> None:
    assert write(database, ANN) == 1
    clock.advance(timedelta(days=1))
    assert write(database, replace(ANN, name="Ann Berg"), version=1) == 2
    assert name_now(database) == "Ann Berg"

    rows = database.read(lambda tx: versions_of(tx, LANDLORDS, ANN.id), caller=SYSTEM)
    opened = database.read(lambda tx: [LANDLORDS.read(row, sealer=tx.sealer).name for row in rows], caller=SYSTEM)
    assert opened == ["Ann Æbeltoft", "Ann Berg"]
    assert rows[0]["valid_to"] == rows[1]["valid_from"] == clock.at
    superseded = sa.select(landlords).where(landlords.c.superseded_at.is_not(None))
    kept = database.read(lambda tx: tx.execute(superseded).all(), caller=SYSTEM)
    assert len(kept) == 1


def test_a_change_may_lie_ahead_and_takes_effect_by_itself(database: Database, clock: FixedClock) -> None:
    write(database, ANN)
    write(database, replace(ANN, name="Ann Berg"), period=Period(valid_from=clock.at + timedelta(days=30)))
    assert name_now(database) == "Ann Æbeltoft"
    clock.advance(timedelta(days=30))
    assert name_now(database) == "Ann Berg"
    clock.advance(timedelta(days=-1))
    assert name_now(database) == "Ann Æbeltoft"


def test_what_ends_is_gone_and_can_still_be_read(database: Database, clock: FixedClock) -> None:
    write(database, ANN)
    write(database, ANN, version=1, period=Period(valid_to=clock.at + timedelta(days=1)))
    assert name_now(database) == "Ann Æbeltoft"
    clock.advance(timedelta(days=1))
    assert name_now(database) is None
    assert database.read(lambda tx: read(tx, LANDLORDS, ANN.id), caller=SYSTEM).version == 2
    assert database.read(lambda tx: page(tx, LANDLORDS, after=None, limit=9), caller=SYSTEM) == []


def test_a_stale_version_and_an_absent_entry_are_told_apart(database: Database) -> None:
    with pytest.raises(NotFound):
        write(database, ANN, version=1)
    write(database, ANN)
    write(database, ANN, version=1)
    with pytest.raises(Stale):
        write(database, replace(ANN, name="Too late"), version=1)
    assert name_now(database) == ANN.name


def test_of_forty_edits_one_wins(database: Database, city: City) -> None:
    landlord = database.read(lambda tx: read(tx, LANDLORDS, city.landlord), caller=SYSTEM)

    def edit(number: int) -> str:
        try:
            write(database, replace(landlord.entry, name=f"Name {number}"), version=landlord.version)
        except IndgangError as error:
            return type(error).__name__
        return "won"

    with ThreadPoolExecutor(max_workers=8) as pool:
        ends = list(pool.map(edit, range(40)))
    assert sorted(ends) == ["Stale"] * 39 + ["won"]


def test_an_absence_that_ends_sooner_leaves_nothing_of_the_longer_one(
    database: Database, clock: FixedClock, city: City
) -> None:
    longer = Absence(
        id=new_id(),
        responder_id=city.north_team.adviser,
        valid_from=clock.at,
        valid_to=clock.at + timedelta(days=10),
    )
    database.write(lambda tx: put(tx, entry=longer), caller=SYSTEM)
    shorter = replace(longer, valid_to=clock.at + timedelta(days=5))
    database.write(lambda tx: put(tx, entry=shorter, version=1), caller=SYSTEM)
    rows = database.read(lambda tx: versions_of(tx, ABSENCES, longer.id), caller=SYSTEM)
    assert [row["valid_to"] for row in rows] == [shorter.valid_to]

    directory = database.read(current, caller=SYSTEM)
    adviser = directory.responder(city.north_team.adviser)
    assert adviser is not None
    assert directory.absent(adviser, clock.at + timedelta(days=4)) == shorter
    assert directory.absent(adviser, clock.at + timedelta(days=6)) is None


def test_absences_begin_and_end_within_one_snapshot(database: Database, clock: FixedClock, city: City) -> None:
    absence = Absence(
        id=new_id(),
        responder_id=city.north_team.adviser,
        valid_from=clock.at + timedelta(days=1),
        valid_to=clock.at + timedelta(days=2),
    )
    database.write(lambda tx: put(tx, entry=absence), caller=SYSTEM)
    before = database.read(current, caller=SYSTEM)
    adviser = before.responder(city.north_team.adviser)
    assert adviser is not None
    away = []
    for _ in range(4):
        directory = database.read(current, caller=SYSTEM)
        assert directory is before
        away.append(directory.absent(adviser, clock.at))
        clock.advance(timedelta(days=1))
    assert away == [None, absence, None, None]
    clock.advance(timedelta(days=-60))
    assert database.read(current, caller=SYSTEM) is not before


def test_persons_are_sealed(database: Database, city: City) -> None:
    adviser = sa.select(responders).where(responders.c.id == city.north_team.adviser)
    private_landlord = sa.select(landlords).where(landlords.c.id == city.private_landlord)
    row = database.read(lambda tx: tx.execute(adviser).one(), caller=SYSTEM)
    private = database.read(lambda tx: tx.execute(private_landlord).one(), caller=SYSTEM)
    assert b"Anna" not in row.name_sealed
    assert b"Karen" not in private.name_sealed
    for table in (responders, landlords):
        assert not {"name", "phone", "email"} & set(table.c.keys())


def test_hours_shares_and_days_off_come_back_as_they_went(database: Database, city: City, clock: FixedClock) -> None:
    week = WeeklyHours.from_table(valid_from=clock.at.date(), table={0: ((time(8), time(12)), (time(13), time(0)))})
    centre = Centre(
        id=city.south,
        name="Syd",
        opening_hours=OpeningHours((week,)),
        special_days=SpecialDays(labour_day=None, christmas_eve=time(11)),
    )
    thirds = Responder(
        id=new_id(),
        kind=ResponderKind.CASEWORKER,
        shares={city.north: Decimal("0.333"), city.south: Decimal("2.5")},
        held=False,
    )

    def work(tx: Tx) -> None:
        put(tx, entry=centre)
        put(tx, entry=thirds)

    database.write(work, caller=SYSTEM)
    directory = database.read(current, caller=SYSTEM)
    assert directory.centre(city.south) == centre
    assert directory.responder(thirds.id) == thirds


def test_what_refers_to_nothing_is_refused_by_field(database: Database, city: City) -> None:
    nowhere = Responder(
        id=new_id(), kind=ResponderKind.CASEWORKER, shares={new_id(): Decimal(0)}, substitute_id=new_id()
    )
    with pytest.raises(Invalid) as refused:
        database.write(lambda tx: put(tx, entry=nowhere), caller=SYSTEM)
    pointers = [error.pointer for error in refused.value.errors]
    assert pointers == ["/substitute", "/shares/0/social_centre", "/shares/0/posts"]

    own = Centre(id=city.north, name="Nord", covering_centre_id=city.north)
    with pytest.raises(Invalid) as refused:
        database.write(lambda tx: put(tx, entry=own), caller=SYSTEM)
    assert [error.pointer for error in refused.value.errors] == ["/covering_centre"]


def test_a_period_ends_after_it_begins(database: Database, clock: FixedClock) -> None:
    with pytest.raises(Invalid) as refused:
        write(database, ANN, period=Period(valid_from=clock.at, valid_to=clock.at))
    assert [error.pointer for error in refused.value.errors] == ["/valid_to"]


def test_there_is_one_entrance(database: Database, city: City) -> None:
    assert database.write(lambda tx: ensure_entrance(tx, name="Another"), caller=SYSTEM) == city.entrance
    second = Centre(id=new_id(), name="Second", kind=CentreKind.ENTRANCE)
    first = database.read(lambda tx: read(tx, CENTRES, city.entrance), caller=SYSTEM).entry
    for wrong in (second, replace(first, kind=CentreKind.CENTRE)):
        with pytest.raises(Conflict):
            database.write(lambda tx, wrong=wrong: put(tx, entry=wrong), caller=SYSTEM)  # type: ignore[misc]


def test_what_was_undone_is_never_shown(database: Database) -> None:
    """A snapshot loaded inside a transaction that fails must not be taken for the next one with the same number."""
    write(database, ANN)

    def fail(tx: Tx) -> None:
        put(tx, entry=replace(ANN, name="Undone"))
        found = current(tx).landlord(ANN.id)
        assert found is not None
        assert found.name == "Undone"
        raise Conflict("undo it")

    with pytest.raises(Conflict):
        database.write(fail, caller=SYSTEM)
    assert name_now(database) == ANN.name
    write(database, replace(ANN, name="Done"))
    assert name_now(database) == "Done"


def test_the_snapshot_is_loaded_once_for_each_change(database: Database, clock: FixedClock) -> None:
    write(database, ANN)
    first = database.read(current, caller=SYSTEM)
    clock.advance(timedelta(days=1))
    assert database.read(current, caller=SYSTEM) is first
    write(database, ANN)
    assert database.read(current, caller=SYSTEM) is not first


def test_every_table_of_versions_has_its_entry() -> None:
    """Fields of entries and columns of rows are one list: none is forgotten on the way to the database or back."""
    beside = {"row_id", "version", "valid_from", "valid_to", "recorded_at", "recorded_by", "superseded_at"}
    for kept in KEPT.values():
        columns = {name.removesuffix("_sealed") for name in kept.table.c.keys()} - beside  # noqa: SIM118 a collection of columns
        assert {field.name for field in fields(kept.entry)} - {"valid_from", "valid_to"} == columns
