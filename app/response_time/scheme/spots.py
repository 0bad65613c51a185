"""Departments and stairwells as places where burdens gather: what each is called, how many dwellings it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.directory.addresses import in_department
from app.directory.dwellings import Address
from app.directory.ever import ever
from app.directory.places import Place
from app.kit.database import Tx

ELSEWHERE: Final = "elsewhere"
"""Reports of which nobody said from which stairwell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A department by its id, or a stairwell by its name; `dwellings` as far as that is known."""

    key: str
    name: str
    dwellings: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stairwells:
    """The stairwells of a department, and whose a dwelling or a building is by its fingerprint."""

    spots: Mapping[str, Spot]
    of_dwelling: Mapping[bytes, str]
    of_building: Mapping[bytes, str]

    def key_of(self, *, dwelling: bytes | None, building: bytes | None) -> str:
        """Return the stairwell of a report; a house number with one stairwell needs no more than the number."""
        known = self.of_dwelling.get(dwelling or b"") or self.of_building.get(building or b"")
        return known or ELSEWHERE


def departments(tx: Tx) -> Mapping[str, Spot]:
    """Return the departments by id."""
    return {str(one.id): Spot(key=str(one.id), name=one.name, dwellings=one.dwellings) for one in ever(tx).departments}


def stairwells(tx: Tx, *, department: UUID) -> Stairwells:
    """Return the stairwells of a department as the register of addresses has them: a house number is one, or several.

    A house number with several letters is told apart by its dwellings alone.
    """
    buildings: dict[str, list[Address]] = defaultdict(list)
    for line in in_department(tx, department):
        buildings[_place(line).building_text or ""].append(line)
    spots: dict[str, Spot] = {ELSEWHERE: Spot(key=ELSEWHERE, name=ELSEWHERE, dwellings=None)}
    of_dwelling: dict[bytes, str] = {}
    of_building: dict[bytes, str] = {}
    for text, lines in buildings.items():
        by_letter = _by_letter(lines)
        for letter, some in by_letter.items():
            name = " ".join(part for part in (lines[0].street.capitalize(), lines[0].number.upper(), letter) if part)
            spots[name] = Spot(key=name, name=name, dwellings=_dwellings(some))
            of_dwelling |= {tx.sealer.fingerprint(known, purpose="dwelling"): name for known in _texts(some)}
            if len(by_letter) == 1:
                of_building[tx.sealer.fingerprint(text, purpose="building")] = name
    return Stairwells(spots=spots, of_dwelling=of_dwelling, of_building=of_building)


def _by_letter(lines: Iterable[Address]) -> Mapping[str, list[Address]]:
    found: dict[str, list[Address]] = defaultdict(list)
    for one in lines:
        found[(one.stairwell or "").upper()].append(one)
    return found


def _texts(lines: Iterable[Address]) -> Iterable[str]:
    """Return by what texts dwellings are known, as reports are placed by them."""
    every = [_place(one) for one in lines]
    return [text for one in every if (text := one.written_dwelling_text or one.dwelling_text) is not None]


def _dwellings(lines: Sequence[Address]) -> int | None:
    """Return how many dwellings there are; None where the register has a whole building in one line."""
    whole = any(one.floor is None and one.door is None and one.dar_address_id is None for one in lines)
    return None if whole else len(lines)


def _place(line: Address) -> Place:
    return Place(
        postcode=line.postcode,
        street=line.street,
        number=line.number,
        floor=line.floor,
        door=line.door,
        dar_address_id=line.dar_address_id,
    )
