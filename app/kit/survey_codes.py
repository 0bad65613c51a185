"""What reporters answer when they are asked how it went: codes and no words of their own, for words tell of people."""

from __future__ import annotations

from enum import StrEnum


class Satisfaction(StrEnum):
    """How satisfied a reporter is with how its report was met."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    NEITHER = "neither"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"


class Knowledge(StrEnum):
    """Whether a reporter knows whom to turn to next time."""

    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


class NotAsked(StrEnum):
    """Why a reporter was not asked, beside what keeps any letter from it."""

    ANONYMOUS = "anonymous"
    NO_LINK = "no_link"
    """Nobody has said where this service is reached from outside."""
    NOT_ANSWERED = "not_answered"
    """That it was answered has been put right since."""
