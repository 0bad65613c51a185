"""Codes of the course of a case: its states, events, and how it ended."""

from __future__ import annotations

from enum import StrEnum


class CaseState(StrEnum):
    """State of a case."""

    NEW = "new"
    CLAIMED = "claimed"
    WAITING = "waiting"
    CLOSED = "closed"


class WaitingReason(StrEnum):
    """Why a case waits."""

    REPORTER = "reporter"
    RESIDENT = "resident"
    DECISION = "decision"
    DATE = "date"
    OTHER = "other"


class PauseEnd(StrEnum):
    """What ended a wait."""

    DATE = "date"
    EVENT = "event"
    HAND = "hand"
    ANOTHER = "another"
    """It waits for something else now."""
    END = "end"
    """The case ended."""


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
    VISIT_CALLED_OFF = "visit_called_off"
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


class ContactedWith(StrEnum):
    """With whom contact was reached or tried."""

    REPORTER = "reporter"
    RESIDENT = "resident"
    OTHER = "other"


class VisitState(StrEnum):
    """What became of a planned visit."""

    PLANNED = "planned"
    MADE = "made"
    MISSED = "missed"
    MOVED = "moved"
    CALLED_OFF = "called_off"


class HistoryKind(StrEnum):
    """What the service itself did, beside the events that responders tell."""

    RECEIVED = "received"
    DECIDED = "decided"
    OPENED = "opened"
    JOINED = "joined"
    OWNER_CHOSEN = "owner_chosen"
    TASK_SET = "task_set"
    TASK_DONE = "task_done"
    TASK_DROPPED = "task_dropped"
    ALARM = "alarm"
    ALARM_ACKNOWLEDGED = "alarm_acknowledged"
    REMINDED = "reminded"
    LIMIT_PASSED = "limit_passed"
    COURSE_STARTED = "course_started"
    COURSE_EXTENDED = "course_extended"
    COURSE_ENDED = "course_ended"
    FOLLOW_UP_SET = "follow_up_set"
    MOVED_IN = "moved_in"
    DUTY_CALLED = "duty_called"
    RECEIPT_SENT = "receipt_sent"
    RECEIPT_WITHHELD = "receipt_withheld"
    RECEIPT_BOUNCED = "receipt_bounced"
    QUESTION_WITHHELD = "question_withheld"
    ADDED = "added"
    RELATED = "related"
    HAND_OVER_OFFERED = "hand_over_offered"
    HAND_OVER_DECLINED = "hand_over_declined"
    HAND_OVER_WITHDRAWN = "hand_over_withdrawn"
    HAND_OVER_SILENT = "hand_over_silent"
    HAND_OVER_DISPUTED = "hand_over_disputed"
    OWNER_DECIDED = "owner_decided"
    TASK_ACCEPTED = "task_accepted"
    TASK_REFUSED = "task_refused"
    REPORTER_ASKED = "reporter_asked"
    PARTICIPANT_ADDED = "participant_added"
    PARTICIPANT_LEFT = "participant_left"
