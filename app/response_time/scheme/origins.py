"""Where a case came from, by who reported (pure): table 16 of the 2008 study."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.kit.codes import ReporterKind
from app.kit.study_codes import Origin

_KINDS: Final[Mapping[Origin, tuple[ReporterKind, ...]]] = {
    Origin.LANDLORD: (
        ReporterKind.CARETAKER,
        ReporterKind.LANDLORD_OFFICE,
        ReporterKind.RESIDENT_BOARD,
        ReporterKind.PRIVATE_LANDLORD,
        ReporterKind.COOPERATIVE_BOARD,
        ReporterKind.OWNER_ASSOCIATION_BOARD,
        ReporterKind.ADMINISTRATOR_COMPANY,
    ),
    Origin.SOCIAL_ADMINISTRATION: (ReporterKind.SOCIAL_ADMINISTRATION, ReporterKind.SUPPORT_WORKER),
    Origin.BAILIFF_COURT: (ReporterKind.BAILIFF_COURT,),
    Origin.RESIDENT: (ReporterKind.RESIDENT,),
    Origin.OTHER_ADMINISTRATION: (ReporterKind.JOB_CENTRE, ReporterKind.HEALTH_CARE_ADMINISTRATION),
    Origin.NEIGHBOUR_RELATIVE_GUARDIAN_LAWYER: (
        ReporterKind.NEIGHBOUR,
        ReporterKind.RELATIVE,
        ReporterKind.GUARDIAN,
        ReporterKind.LAWYER,
    ),
    Origin.OWN_FOLLOW_UP: (ReporterKind.OWN_FOLLOW_UP,),
    Origin.HOSPITAL_OR_PSYCHIATRY: (ReporterKind.HOSPITAL, ReporterKind.PSYCHIATRY),
    Origin.POLICE_OR_PROBATION: (ReporterKind.POLICE, ReporterKind.PROBATION_SERVICE),
    Origin.OTHER_OR_UNKNOWN: (
        ReporterKind.CLEANING_COMPANY,
        ReporterKind.SCHOOL,
        ReporterKind.ANONYMOUS,
        ReporterKind.OTHER,
        ReporterKind.UNKNOWN,
    ),
}

ORIGIN_OF: Final[Mapping[ReporterKind, Origin]] = {kind: origin for origin, kinds in _KINDS.items() for kind in kinds}
"""Every kind of reporter has one origin."""
