"""Every code of the service, as in the published code list; a code outside it is refused at the doors."""

from __future__ import annotations

from enum import StrEnum


class Concern(StrEnum):
    """What a report is about; several answers a report (table 13; requirements D)."""

    NOISE = "noise"
    NEGLECT = "neglect"
    RENT_ARREARS = "rent_arrears"
    WORRY = "worry"
    ODD_BEHAVIOUR = "odd_behaviour"
    THREATS_OR_VIOLENCE = "threats_or_violence"
    EXPLOITATIVE_GUESTS = "exploitative_guests"
    CLEANING_SERVICE_MISSING = "cleaning_service_missing"
    SUPPORT_MISSING = "support_missing"
    TREATMENT_STOPPED = "treatment_stopped"
    NEIGHBOUR_CONFLICT = "neighbour_conflict"
    ACCESS_REFUSED = "access_refused"
    DAMAGE = "damage"
    EVICTION_NOTICE = "eviction_notice"
    CHILDREN_AT_RISK = "children_at_risk"
    OTHER = "other"
    UNKNOWN = "unknown"


class Urgency(StrEnum):
    """How fast somebody must act."""

    ACUTE = "acute"
    SOON = "soon"
    NORMAL = "normal"
    UNKNOWN = "unknown"


class ReporterKind(StrEnum):
    """Who tells us (table 16)."""

    CARETAKER = "caretaker"
    LANDLORD_OFFICE = "landlord_office"
    RESIDENT_BOARD = "resident_board"
    PRIVATE_LANDLORD = "private_landlord"
    COOPERATIVE_BOARD = "cooperative_board"
    OWNER_ASSOCIATION_BOARD = "owner_association_board"
    ADMINISTRATOR_COMPANY = "administrator_company"
    NEIGHBOUR = "neighbour"
    RELATIVE = "relative"
    RESIDENT = "resident"
    GUARDIAN = "guardian"
    LAWYER = "lawyer"
    BAILIFF_COURT = "bailiff_court"
    POLICE = "police"
    PROBATION_SERVICE = "probation_service"
    HOSPITAL = "hospital"
    PSYCHIATRY = "psychiatry"
    JOB_CENTRE = "job_centre"
    HEALTH_CARE_ADMINISTRATION = "health_care_administration"
    SOCIAL_ADMINISTRATION = "social_administration"
    SUPPORT_WORKER = "support_worker"
    CLEANING_COMPANY = "cleaning_company"
    SCHOOL = "school"
    OWN_FOLLOW_UP = "own_follow_up"
    ANONYMOUS = "anonymous"
    OTHER = "other"
    UNKNOWN = "unknown"


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


class ResponderKind(StrEnum):
    """Whose work it is."""

    HOUSING_ADVISER = "housing_adviser"
    SUPPORT_CONTACT_PERSON = "support_contact_person"
    HOUSING_SUPPORT = "housing_support"
    CASEWORKER = "caseworker"
    FAMILY_TEAM = "family_team"
    RECEPTION = "reception"


class SupplierKind(StrEnum):
    """Outside parties that owe tasks and never own."""

    CLEANING = "cleaning"
    CONFLICT_MEDIATION = "conflict_mediation"
    LOCKSMITH = "locksmith"
    OTHER = "other"


class TaskKind(StrEnum):
    """A piece of a case that another party owes."""

    CLEANING = "cleaning"
    GRANT_DECISION = "grant_decision"
    RENT_HELP_DECISION = "rent_help_decision"
    CHILD_ASSESSMENT = "child_assessment"
    CONFLICT_MEDIATION = "conflict_mediation"
    OTHER = "other"


class SupportKind(StrEnum):
    """Support a resident may have (001, 000)."""

    CTI = "cti"
    ICM = "icm"
    ACT = "act"
    MOVE_IN_12_MONTHS = "move_in_12_months"
    MOVE_IN_3_MONTHS = "move_in_3_months"
    ADVISER_COURSE = "adviser_course"
    SUPPORT_CONTACT = "support_contact"
    HOUSING_SUPPORT = "housing_support"
    CARE_DUTY = "care_duty"
    PRACTICAL_HELP = "practical_help"
    OTHER = "other"


class EvictionStage(StrEnum):
    """How far an eviction has come (LAW-AND-CLOCKS 1)."""

    ARREARS = "arrears"
    PAYMENT_DEMAND = "payment_demand"
    TERMINATED = "terminated"
    COURT_REQUESTED = "court_requested"
    VISIT_SCHEDULED = "visit_scheduled"
    EVICTED = "evicted"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


class LandlordKind(StrEnum):
    """Tenure; never changes a clock (R033)."""

    SOCIAL_HOUSING = "social_housing"
    PRIVATE = "private"
    MUNICIPAL = "municipal"
    COOPERATIVE = "cooperative"
    OWNER_ASSOCIATION = "owner_association"
    UNKNOWN = "unknown"


class CaseState(StrEnum):
    """State of a case."""

    NEW = "new"
    CLAIMED = "claimed"
    WAITING = "waiting"
    CLOSED = "closed"


class ReportStatus(StrEnum):
    """All a landlord ever learns of the course."""

    RECEIVED = "received"
    PASSED_ON = "passed_on"
    QUESTION_TO_YOU = "question_to_you"
    ANSWERED = "answered"


class WaitingReason(StrEnum):
    """Why a case waits."""

    REPORTER = "reporter"
    RESIDENT = "resident"
    DECISION = "decision"
    DATE = "date"
    OTHER = "other"


class Outcome(StrEnum):
    """How a case ended."""

    ARREARS_SETTLED = "arrears_settled"
    ORDER_RESTORED = "order_restored"
    SUPPORT_STARTED = "support_started"
    CLEANED = "cleaned"
    HANDED_OVER = "handed_over"
    MOVED_TO_BETTER_SUITED = "moved_to_better_suited"
    MOVED = "moved"
    EVICTION_WITHDRAWN = "eviction_withdrawn"
    EVICTED = "evicted"
    HELP_DECLINED = "help_declined"
    NO_NEED_FOUND = "no_need_found"
    NOT_FOUND = "not_found"
    DIED = "died"
    ADVICE_GIVEN = "advice_given"
    OTHER = "other"
    UNKNOWN = "unknown"


class EventKind(StrEnum):
    """What happened in a case."""

    CONTACT_ATTEMPTED = "contact_attempted"
    CONTACTED = "contacted"
    ASSESSED = "assessed"
    NOTE = "note"
    ACTIVITY = "activity"
    VISIT_PLANNED = "visit_planned"
    WAITING_STARTED = "waiting_started"
    WAITING_ENDED = "waiting_ended"
    CASE_TYPE_SET = "case_type_set"
    OCCASIONS_SET = "occasions_set"
    CAUSES_SET = "causes_set"
    URGENCY_SET = "urgency_set"
    RESIDENT_CONFIRMED = "resident_confirmed"
    CLAIMED = "claimed"
    RELEASED = "released"
    HANDED_OVER = "handed_over"
    CORRECTED = "corrected"
    MERGED = "merged"
    SPLIT = "split"
    CLOSED = "closed"
    REOPENED = "reopened"
    FOLLOWED_UP = "followed_up"


class ClockUnit(StrEnum):
    """The four clocks."""

    OFFICE_HOUR = "office_hour"
    HOUR = "hour"
    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"


class ContactAdvice(StrEnum):
    """How to reach the resident."""

    OPENS_NO_LETTERS = "opens_no_letters"
    NO_TELEPHONE = "no_telephone"
    NO_MAIL = "no_mail"
    SAFE_TIMES_ONLY = "safe_times_only"
    VISIT_FIRST = "visit_first"


class Safety(StrEnum):
    """What a visitor must know."""

    TWO_PERSONS = "two_persons"
    VIOLENCE = "violence"
    WEAPON = "weapon"
    DOG = "dog"
    INFECTION = "infection"
    BANNED_FROM_BUILDINGS = "banned_from_buildings"


class Channel(StrEnum):
    """The door a report came through."""

    API = "api"
    PHONE = "phone"
    MAIL = "mail"


class Children(StrEnum):
    """Minors in the household; unknown means "find out today", never "no"."""

    YES = "yes"
    NO = "no"
    EXPECTED = "expected"
    UNKNOWN = "unknown"


class TriState(StrEnum):
    """An answer that may be missing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """Who calls; what each may see is decided in `app/access`."""

    LANDLORD_PORTAL = "landlord_portal"
    AUTHORITY = "authority"
    CALL_DESK = "call_desk"
    RESPONDER = "responder"
    SUPPLIER = "supplier"
    CENTRE_LEADER = "centre_leader"
    ANALYST = "analyst"
    CENTRAL_OFFICE = "central_office"
    ADMINISTRATOR = "administrator"


class CentreKind(StrEnum):
    """A social centre, or the entrance itself, which is the last resort."""

    CENTRE = "centre"
    ENTRANCE = "entrance"


class ContactedWith(StrEnum):
    """With whom contact was reached or tried."""

    REPORTER = "reporter"
    RESIDENT = "resident"
    OTHER = "other"


class HistoryKind(StrEnum):
    """What the service itself did, beside the events that responders tell."""

    RECEIVED = "received"
    DECIDED = "decided"
    OPENED = "opened"
    JOINED = "joined"
    OWNER_CHOSEN = "owner_chosen"
    TASK_SET = "task_set"
    TASK_DONE = "task_done"
    ALARM = "alarm"
    RECEIPT_SENT = "receipt_sent"
    ADDED = "added"
