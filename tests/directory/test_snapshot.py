"""Who is on duty, who stands in, and what is left when a centre has nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from app.directory.entries import Absence, Centre, District, Entries, Responder
from app.directory.snapshot import Directory
from app.kit.codes import CentreKind, ResponderKind
from app.kit.errors import Unavailable

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
ENTRANCE = Centre(id=UUID(int=1), name="Indgangen", kind=CentreKind.ENTRANCE)
NORTH = Centre(id=UUID(int=2), name="Nord", covering_centre_id=UUID(int=3))
SOUTH = Centre(id=UUID(int=3), name="Syd")


def unit(number: int, kind: ResponderKind, centre: Centre) -> Responder:
    return Responder(id=UUID(int=number), kind=kind, unit=True, shares={centre.id: Decimal(1)})


def adviser(number: int, *, held: bool = True, substitute: int | None = None) -> Responder:
    return Responder(
        id=UUID(int=number),
        kind=ResponderKind.HOUSING_ADVISER,
        shares={NORTH.id: Decimal("0.5")},
        held=held,
        substitute_id=UUID(int=substitute) if substitute else None,
    )


RECEPTION = unit(10, ResponderKind.RECEPTION, ENTRANCE)
FAMILY = unit(11, ResponderKind.FAMILY_TEAM, ENTRANCE)
NORTH_RECEPTION = unit(12, ResponderKind.RECEPTION, NORTH)


def directory(*responders: Responder, absences: tuple[Absence, ...] = ()) -> Directory:
    return Directory(
        Entries(
            centres=(NORTH, SOUTH, ENTRANCE),
            responders=(RECEPTION, FAMILY, NORTH_RECEPTION, *responders),
            absences=absences,
        )
    )


def away(number: int, *, substitute: int | None = None) -> Absence:
    return Absence(
        id=UUID(int=number + 1000),
        responder_id=UUID(int=number),
        valid_from=NOW,
        valid_to=NOW + timedelta(days=1),
        substitute_id=UUID(int=substitute) if substitute else None,
    )


def test_the_entrance_takes_what_a_centre_has_nobody_for() -> None:
    here = directory()
    assert here.reception_of(NORTH.id) == NORTH_RECEPTION
    assert here.reception_of(SOUTH.id) == RECEPTION
    assert here.reception_of(UUID(int=99)) == RECEPTION
    assert here.family_team_of(SOUTH.id) == FAMILY
    assert here.covering(NORTH) == SOUTH
    assert here.covering(SOUTH) is None


def test_without_an_entrance_nothing_is_promised() -> None:
    with pytest.raises(Unavailable, match="no entrance"):
        Directory(Entries()).reception_of(NORTH.id)


def test_an_absence_begins_at_its_instant_and_ends_before_its_last() -> None:
    post = adviser(20)
    here = directory(post, absences=(away(20),))
    assert here.on_duty(post, NOW - timedelta(seconds=1))
    assert not here.on_duty(post, NOW)
    assert here.on_duty(post, NOW + timedelta(days=1))


def test_a_vacant_post_is_listed_and_never_on_duty() -> None:
    vacant = adviser(20, held=False)
    here = directory(vacant)
    assert here.responders_at(NORTH.id, ResponderKind.HOUSING_ADVISER) == (vacant,)
    assert not here.on_duty(vacant, NOW)
    assert here.stand_in(vacant, NOW) is None


def test_a_unit_is_always_on_duty() -> None:
    assert directory(absences=(away(12),)).on_duty(NORTH_RECEPTION, NOW)


def test_the_stand_in_is_the_first_on_duty_down_the_line() -> None:
    first, second, third = adviser(20, held=False, substitute=21), adviser(21, substitute=22), adviser(22)
    here = directory(first, second, third, absences=(away(21),))
    assert here.stand_in(first, NOW) == third
    assert here.stand_in(first, NOW - timedelta(days=1)) == second


def test_the_substitute_of_the_absence_goes_before_that_of_the_post() -> None:
    post = adviser(20, substitute=21)
    here = directory(post, adviser(21), adviser(22), absences=(away(20, substitute=22),))
    assert here.stand_in(post, NOW) == adviser(22)


def test_substitutes_in_a_circle_are_nobody() -> None:
    here = directory(adviser(20, held=False, substitute=21), adviser(21, held=False, substitute=20))
    assert here.stand_in(adviser(20, held=False, substitute=21), NOW) is None


def test_a_shared_postcode_goes_to_the_first_district_by_code_whatever_their_order() -> None:
    second = District(id=UUID(int=5), name="B", code="2", centre_id=SOUTH.id, postcodes=("2400", "2450"))
    first = District(id=UUID(int=6), name="A", code="1", centre_id=NORTH.id, postcodes=("2400",))
    for districts in ((first, second), (second, first)):
        here = Directory(Entries(districts=districts))
        assert here.district_of_postcode("2400") == first
        assert here.district_of_postcode("2450") == second
        assert here.district_of_postcode("9999") is None


def test_a_share_of_nothing_is_no_post_there() -> None:
    gone = replace(adviser(20), shares={NORTH.id: Decimal(0), SOUTH.id: Decimal(1)})
    here = directory(gone)
    assert here.responders_at(NORTH.id, ResponderKind.HOUSING_ADVISER) == ()
    assert here.responders_at(SOUTH.id, ResponderKind.HOUSING_ADVISER) == (gone,)
