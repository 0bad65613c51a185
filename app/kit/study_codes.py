"""Codes of the 2008 study that people set on cases; figures are counted by them."""

from __future__ import annotations

from enum import StrEnum


class Origin(StrEnum):
    """Where a case came from, several answers a case (table 16)."""

    LANDLORD = "landlord"
    SOCIAL_ADMINISTRATION = "social_administration"
    BAILIFF_COURT = "bailiff_court"
    RESIDENT = "resident"
    OTHER_ADMINISTRATION = "other_administration"
    NEIGHBOUR_RELATIVE_GUARDIAN_LAWYER = "neighbour_relative_guardian_lawyer"
    OWN_FOLLOW_UP = "own_follow_up"
    HOSPITAL_OR_PSYCHIATRY = "hospital_or_psychiatry"
    POLICE_OR_PROBATION = "police_or_probation"
    OTHER_OR_UNKNOWN = "other_or_unknown"


class CaseType(StrEnum):
    """Kind of case (tables 6 and 7)."""

    MOVE_IN_SUPPORT = "move_in_support"
    TENANCY_SUSTAINMENT = "tenancy_sustainment"
    TENANCY_SUSTAINMENT_TO_REHOUSING = "tenancy_sustainment_to_rehousing"
    REHOUSING = "rehousing"
    SPECIAL_DWELLING = "special_dwelling"
    WORRY = "worry"
    ADVICE = "advice"
    OTHER = "other"
    UNKNOWN = "unknown"


class Activity(StrEnum):
    """What was done in a case (table 10)."""

    ADVICE_TO_RESIDENT = "advice_to_resident"
    FINDING_THE_RESIDENT = "finding_the_resident"
    COORDINATION_IN_CENTRE = "coordination_in_centre"
    OTHER_PROFESSIONALS = "other_professionals"
    OTHER_MUNICIPAL_UNITS = "other_municipal_units"
    BUILDING_TRUST = "building_trust"
    MOTIVATION = "motivation"
    ADVICE_TO_LANDLORD = "advice_to_landlord"
    PRACTICAL_HELP = "practical_help"
    OTHER_AUTHORITIES = "other_authorities"
    ADVICE_TO_NEIGHBOURS_RELATIVES = "advice_to_neighbours_relatives"
    HOUSING_ALLOCATION = "housing_allocation"


class Occasion(StrEnum):
    """What occasioned a case, set by its owner (table 14)."""

    ALLOCATION_OR_DISCHARGE = "allocation_or_discharge"
    NEEDS_TREATMENT_UNMOTIVATED = "needs_treatment_unmotivated"
    CHANGED_SITUATION = "changed_situation"
    NEW_NEED = "new_need"
    PSYCHIATRIC_TREATMENT_INTERRUPTED = "psychiatric_treatment_interrupted"
    BETWEEN_TWO_STOOLS = "between_two_stools"
    LONG_PROCESSING_OR_DISAGREEMENT = "long_processing_or_disagreement"


class Cause(StrEnum):
    """Underlying cause, set by the owner, never leaves the case (table 15)."""

    MENTAL_ILLNESS = "mental_illness"
    POOR_SOCIAL_SKILLS = "poor_social_skills"
    POOR_MONEY_MANAGEMENT = "poor_money_management"
    SUBSTANCE_ABUSE = "substance_abuse"
    POOR_LANGUAGE_SKILLS = "poor_language_skills"
    POOR_CULTURAL_SKILLS = "poor_cultural_skills"
    NEEDS_DAILY_CARE = "needs_daily_care"
    PHYSICAL_DISABILITY_OR_ILLNESS = "physical_disability_or_illness"
    NONE = "none"


class HousingStatus(StrEnum):
    """How a resident lives, by the register of residents (note 3 of the study)."""

    DWELLING = "1"
    DWELLING_WITH_TRADE = "2"
    SINGLE_ROOM = "3"
    SHARED_HOUSEHOLD = "4"
    MOVED_OUT = "moved_out"
    """Out of the municipality; how they live there is not known."""
    DECEASED = "deceased"
    NONE = "none"


class Certainty(StrEnum):
    """Whether the owner knows a cause or guesses it (R052)."""

    KNOWN = "known"
    GUESSED = "guessed"
