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


class ReportStatus(StrEnum):
    """All a landlord ever learns of the course."""

    RECEIVED = "received"
    PASSED_ON = "passed_on"
    QUESTION_TO_YOU = "question_to_you"
    ANSWERED = "answered"


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


class GrantKind(StrEnum):
    """What a caseworker has granted a dwelling's household."""

    CLEANING = "cleaning"
    SUPPORT = "support"
    RENT_HELP = "rent_help"
    OTHER = "other"


class ContactSide(StrEnum):
    """On whose side of the contact scheme a contact stands."""

    MUNICIPALITY = "municipality"
    LANDLORD = "landlord"
