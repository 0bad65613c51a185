"""Rules as data: an immutable, numbered set is in force at any instant and explains its decisions years later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from app.kit.codes import ResponderKind, TaskKind, Urgency
from app.kit.errors import FieldError, Invalid
from app.triage.conditions import Condition
from app.triage.promises import Pledges, Promise

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_RULES = 500


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages of the service; it stands beside its rule so that editing needs no release."""

    da: str
    en: str


class Assignee(StrEnum):
    """Who owes a task; `owner` is whoever owns the case."""

    SUPPLIER = "supplier"
    CASEWORKER = "caseworker"
    FAMILY_TEAM = "family_team"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class TaskPlan:
    """A task to be made; several rules that want the same one make one task with all their texts."""

    kind: TaskKind
    assignee: Assignee
    within: Promise
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule wants. Without `owner_kind` it does not decide, it only adds.

    `child_signal` opens the family team's own case; `alarm_leader` tells the leader of the centre at once.
    """

    owner_kind: ResponderKind | None = None
    informed_kinds: frozenset[ResponderKind] = frozenset()
    urgency: Urgency | None = None
    act_within: Promise | None = None
    answer_within: Promise | None = None
    tasks: tuple[TaskPlan, ...] = ()
    note: Text | None = None
    child_signal: bool = False
    alarm_leader: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """`id` is a readable slug and stays the same through versions; `why` is shown to staff in `because`."""

    id: str
    why: Text
    when: Condition = field(default_factory=Condition)
    then: Outcome = field(default_factory=Outcome)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Version `number` of the rules, asked in order; `last_resort` answers when none decides. Raises Invalid."""

    number: int
    rules: tuple[Rule, ...]
    pledges: Pledges
    last_resort: Rule

    def __post_init__(self) -> None:
        if errors := tuple(_faults(self)):
            raise Invalid(*errors)


def _faults(rule_set: RuleSet) -> Iterator[FieldError]:
    if rule_set.number < 1:
        yield FieldError("/number", "must be at least 1")
    if len(rule_set.rules) > MOST_RULES:
        yield FieldError("/rules", f"at most {MOST_RULES} rules")
    places = [(f"/rules/{index}", rule) for index, rule in enumerate(rule_set.rules)]
    places.append(("/last_resort", rule_set.last_resort))
    seen: set[str] = set()
    for pointer, rule in places:
        yield from _faults_of_rule(rule, pointer=pointer)
        if rule.id in seen:
            yield FieldError(f"{pointer}/id", "another rule has this id")
        seen.add(rule.id)
    yield from _faults_of_last_resort(rule_set.last_resort)


def _faults_of_rule(rule: Rule, *, pointer: str) -> Iterator[FieldError]:
    if not SLUG.fullmatch(rule.id):
        yield FieldError(f"{pointer}/id", "must be words of a-z and 0-9 with hyphens between")
    if rule.then.urgency is Urgency.UNKNOWN:
        yield FieldError(f"{pointer}/then/urgency", "a rule cannot decide that the urgency is unknown")
    if rule.then == Outcome():
        yield FieldError(f"{pointer}/then", "must want something")
    if rule.when.concerns_none & (rule.when.concerns_all or rule.when.concerns_any):
        yield FieldError(f"{pointer}/when/concerns_none", "contradicts the concerns that are asked for")


def _faults_of_last_resort(rule: Rule) -> Iterator[FieldError]:
    if not rule.when.asks_nothing:
        yield FieldError("/last_resort/when", "must be empty: it answers whatever the facts are")
    if rule.then.owner_kind is None:
        yield FieldError("/last_resort/then/owner_kind", "must name who owns what no rule decides")
    if rule.then.answer_within is None:
        yield FieldError("/last_resort/then/answer_within", "must promise an answer")
