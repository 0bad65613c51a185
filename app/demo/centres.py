"""The eight centres with the advisers' posts of 2007 by table 1 of the study; its local centres are districts (pure).

Postcodes cover the whole city; which centre has which is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

ENTRANCE_NAME: Final = "Indgangen"


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictPlan:
    name: str
    postcodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CentrePlan:
    """`posts` of housing advisers, whole and half; `pace` is how many times longer than usual people wait there."""

    letter: str
    name: str
    posts: Decimal
    districts: tuple[DistrictPlan, ...]
    pace: float
    vacant: bool = False
    """Nobody holds any of its adviser posts."""


def _all(first: int, last: int) -> tuple[str, ...]:
    return tuple(str(postcode) for postcode in range(first, last + 1))


CENTRES: Final = (
    CentrePlan(
        letter="A",
        name="Socialcenter Indre By",
        posts=Decimal(1),
        districts=(
            DistrictPlan(name="Indre By", postcodes=_all(1000, 1399)),
            DistrictPlan(name="Christianshavn", postcodes=_all(1400, 1499)),
        ),
        pace=1.1,
    ),
    CentrePlan(
        letter="B",
        name="Socialcenter Amager",
        posts=Decimal(5),
        districts=(
            DistrictPlan(name="Sundby Nord", postcodes=("2300",)),
            DistrictPlan(name="Sundby Syd"),
            DistrictPlan(name="Amagerbro"),
        ),
        pace=1.3,
    ),
    CentrePlan(
        letter="C",
        name="Socialcenter Vesterbro",
        posts=Decimal("2.5"),
        districts=(
            DistrictPlan(name="Vesterbro", postcodes=_all(1500, 1799)),
            DistrictPlan(name="Kongens Enghave", postcodes=("2450",)),
        ),
        pace=0.9,
    ),
    CentrePlan(
        letter="D",
        name="Socialcenter Valby",
        posts=Decimal(2),
        districts=(DistrictPlan(name="Valby", postcodes=("2500",)),),
        pace=4.5,
        vacant=True,
    ),
    CentrePlan(
        letter="E",
        name="Socialcenter Vanløse-Brønshøj",
        posts=Decimal(4),
        districts=(
            DistrictPlan(name="Brønshøj-Husum", postcodes=("2700",)),
            DistrictPlan(name="Vanløse", postcodes=("2720",)),
        ),
        pace=1.0,
    ),
    CentrePlan(
        letter="F",
        name="Socialcenter Bispebjerg",
        posts=Decimal(4),
        districts=(DistrictPlan(name="Bispebjerg", postcodes=("2400",)),),
        pace=0.8,
    ),
    CentrePlan(
        letter="G",
        name="Socialcenter Nørrebro",
        posts=Decimal(4),
        districts=(DistrictPlan(name="Indre Nørrebro", postcodes=("2200",)), DistrictPlan(name="Ydre Nørrebro")),
        pace=1.6,
    ),
    CentrePlan(
        letter="H",
        name="Socialcenter Østerbro",
        posts=Decimal("2.5"),
        districts=(
            DistrictPlan(name="Østerbro", postcodes=("2100",)),
            DistrictPlan(name="Ryvang", postcodes=("2150",)),
        ),
        pace=0.7,
    ),
)
