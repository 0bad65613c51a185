"""What a year of reports is about and where it comes from: the shares of the study's tables 13 and 16 (pure).

Both count several answers a case, so what is drawn is a set; the weights of the sets add up to 100 and their margins to
the tables. Drawn from a deck and not by lot, so that few cases keep the shares too.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final, TypeVar

from app.kit.codes import Concern, ReporterKind
from app.kit.study_codes import Origin

T = TypeVar("T")

_C = Concern
_O = Origin

CONCERNS: Final[tuple[tuple[float, tuple[Concern, ...]], ...]] = (
    (6, (_C.NEGLECT, _C.ODD_BEHAVIOUR)),
    (5, (_C.NEGLECT, _C.NOISE)),
    (5, (_C.NEGLECT, _C.WORRY)),
    (3, (_C.NEGLECT, _C.CLEANING_SERVICE_MISSING)),
    (3, (_C.NEGLECT, _C.ACCESS_REFUSED)),
    (10, (_C.NEGLECT, _C.RENT_ARREARS)),
    (4, (_C.NEGLECT, _C.DAMAGE)),
    (17, (_C.RENT_ARREARS, _C.EVICTION_NOTICE)),
    (4, (_C.RENT_ARREARS, _C.WORRY)),
    (4, (_C.NOISE,)),
    (4, (_C.NOISE, _C.ODD_BEHAVIOUR)),
    (6, (_C.NOISE, _C.THREATS_OR_VIOLENCE)),
    (2, (_C.NOISE, _C.EXPLOITATIVE_GUESTS)),
    (2, (_C.NOISE, _C.NEIGHBOUR_CONFLICT)),
    (3, (_C.ODD_BEHAVIOUR,)),
    (3, (_C.ODD_BEHAVIOUR, _C.TREATMENT_STOPPED)),
    (3, (_C.ODD_BEHAVIOUR, _C.THREATS_OR_VIOLENCE)),
    (2, (_C.ODD_BEHAVIOUR, _C.WORRY)),
    (1, (_C.THREATS_OR_VIOLENCE, _C.EXPLOITATIVE_GUESTS)),
    (2, (_C.THREATS_OR_VIOLENCE, _C.CHILDREN_AT_RISK)),
    (2, (_C.EXPLOITATIVE_GUESTS,)),
    (3, (_C.WORRY,)),
    (2, (_C.DAMAGE,)),
    (1, (_C.SUPPORT_MISSING,)),
    (1, (_C.CHILDREN_AT_RISK,)),
    (2, (_C.CLEANING_SERVICE_MISSING,)),
)

ORIGINS: Final[tuple[tuple[float, tuple[Origin, ...]], ...]] = (
    (24, (_O.LANDLORD,)),
    (9, (_O.LANDLORD, _O.SOCIAL_ADMINISTRATION)),
    (5, (_O.LANDLORD, _O.BAILIFF_COURT)),
    (2, (_O.LANDLORD, _O.NEIGHBOUR_RELATIVE_GUARDIAN_LAWYER)),
    (3, (_O.LANDLORD, _O.OTHER_ADMINISTRATION)),
    (3, (_O.LANDLORD, _O.RESIDENT)),
    (2, (_O.LANDLORD, _O.OWN_FOLLOW_UP)),
    (1.5, (_O.LANDLORD, _O.HOSPITAL_OR_PSYCHIATRY)),
    (0.5, (_O.LANDLORD, _O.POLICE_OR_PROBATION)),
    (9, (_O.BAILIFF_COURT,)),
    (3, (_O.BAILIFF_COURT, _O.SOCIAL_ADMINISTRATION)),
    (2, (_O.BAILIFF_COURT, _O.RESIDENT)),
    (8, (_O.SOCIAL_ADMINISTRATION,)),
    (2, (_O.SOCIAL_ADMINISTRATION, _O.RESIDENT)),
    (1.5, (_O.SOCIAL_ADMINISTRATION, _O.HOSPITAL_OR_PSYCHIATRY)),
    (1.5, (_O.SOCIAL_ADMINISTRATION, _O.OTHER_ADMINISTRATION)),
    (5, (_O.RESIDENT,)),
    (2.5, (_O.OTHER_ADMINISTRATION,)),
    (1, (_O.OTHER_ADMINISTRATION, _O.HOSPITAL_OR_PSYCHIATRY)),
    (5, (_O.NEIGHBOUR_RELATIVE_GUARDIAN_LAWYER,)),
    (5, (_O.OWN_FOLLOW_UP,)),
    (2, (_O.HOSPITAL_OR_PSYCHIATRY,)),
    (1.5, (_O.POLICE_OR_PROBATION,)),
    (1, (_O.OTHER_OR_UNKNOWN,)),
)

REPORTS_A_CASE: Final = sum(weight * len(origins) for weight, origins in ORIGINS) / 100

KINDS: Final[dict[Origin, tuple[ReporterKind, ...]]] = {
    _O.LANDLORD: (
        ReporterKind.CARETAKER,
        ReporterKind.CARETAKER,
        ReporterKind.LANDLORD_OFFICE,
        ReporterKind.LANDLORD_OFFICE,
        ReporterKind.RESIDENT_BOARD,
    ),
    _O.SOCIAL_ADMINISTRATION: (ReporterKind.SOCIAL_ADMINISTRATION, ReporterKind.SUPPORT_WORKER),
    _O.BAILIFF_COURT: (ReporterKind.BAILIFF_COURT,),
    _O.RESIDENT: (ReporterKind.RESIDENT,),
    _O.OTHER_ADMINISTRATION: (ReporterKind.JOB_CENTRE, ReporterKind.HEALTH_CARE_ADMINISTRATION),
    _O.NEIGHBOUR_RELATIVE_GUARDIAN_LAWYER: (
        ReporterKind.NEIGHBOUR,
        ReporterKind.NEIGHBOUR,
        ReporterKind.RELATIVE,
        ReporterKind.GUARDIAN,
        ReporterKind.LAWYER,
    ),
    _O.OWN_FOLLOW_UP: (ReporterKind.OWN_FOLLOW_UP,),
    _O.HOSPITAL_OR_PSYCHIATRY: (ReporterKind.HOSPITAL, ReporterKind.PSYCHIATRY),
    _O.POLICE_OR_PROBATION: (ReporterKind.POLICE, ReporterKind.PROBATION_SERVICE),
    _O.OTHER_OR_UNKNOWN: (ReporterKind.ANONYMOUS, ReporterKind.SCHOOL, ReporterKind.CLEANING_COMPANY),
}
"""Who speaks for an origin; a private landlord or a board speaks where there is no housing organisation."""


def deck(weighted: Sequence[tuple[float, T]], *, size: int, rng: Random) -> list[T]:
    """Return `size` cards, each as often as its weight asks for to within one, shuffled."""
    total = sum(weight for weight, _ in weighted)
    exact = [weight * size / total for weight, _ in weighted]
    counts = [int(amount) for amount in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: (counts[place] - exact[place], place))
    for place in by_remainder[: size - sum(counts)]:
        counts[place] += 1
    cards = [card for count, (_, card) in zip(counts, weighted, strict=True) for _ in range(count)]
    rng.shuffle(cards)
    return cards
