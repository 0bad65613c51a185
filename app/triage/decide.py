"""decide(facts, rule_set): total and pure, the heart of triage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.kit.codes import ResponderKind, TaskKind, Urgency
from app.triage.facts import Facts
from app.triage.promises import Pledge, Promise, shortest
from app.triage.rules import Assignee, Rule, RuleSet, TaskPlan, Text

_RANK = {Urgency.UNKNOWN: 0, Urgency.NORMAL: 1, Urgency.SOON: 2, Urgency.ACUTE: 3}


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that held, and why it exists; no personal data."""

    rule: str
    why: Text


@dataclass(frozen=True, slots=True)
class Decision:
    """What triage wants. `answer_promises` is never empty: the calendar of the centre picks the earliest instant.

    `answer_within` and `act_within` are only the nominally shortest, for showing. `informed_kinds` never holds the
    owner's own kind. `urgency` is never unknown.
    """

    rule_set: int
    decided_by: str
    owner_kind: ResponderKind
    informed_kinds: tuple[ResponderKind, ...]
    urgency: Urgency
    answer_promises: tuple[Promise, ...]
    act_promises: tuple[Promise, ...]
    tasks: tuple[TaskPlan, ...]
    notes: tuple[Text, ...]
    child_signal: bool
    alarm_leader: bool
    because: tuple[Reason, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(reason.rule for reason in self.because)

    @property
    def answer_within(self) -> Promise:
        return shortest(self.answer_promises)

    @property
    def act_within(self) -> Promise | None:
        return shortest(self.act_promises) if self.act_promises else None


def decide(facts: Facts, rule_set: RuleSet) -> Decision:
    """Let the first deciding rule name the owner and every matching rule add; urgency only ever rises.

    The urgency suggested by reporter or text is a floor of its own. When no rule decides, the last resort does.
    """
    matching = [rule for rule in rule_set.rules if rule.when.holds(facts)]
    decider = next((rule for rule in matching if rule.then.owner_kind is not None), None)
    if decider is None:
        decider = rule_set.last_resort
        matching.append(decider)
    owner_kind = decider.then.owner_kind or ResponderKind.RECEPTION
    outcomes = [rule.then for rule in matching]
    urgency = highest([facts.suggested_urgency, *[one.urgency for one in outcomes if one.urgency is not None]])
    pledge = _pledge(rule_set, urgency)
    return Decision(
        rule_set=rule_set.number,
        decided_by=decider.id,
        owner_kind=owner_kind,
        informed_kinds=_informed(matching, owner_kind=owner_kind),
        urgency=urgency,
        answer_promises=_each_once([*[one.answer_within for one in outcomes], pledge.answer_within]),
        act_promises=_each_once([*[one.act_within for one in outcomes], pledge.act_within]),
        tasks=merged([task for one in outcomes for task in one.tasks]),
        notes=tuple(dict.fromkeys(one.note for one in outcomes if one.note is not None)),
        child_signal=any(one.child_signal for one in outcomes),
        alarm_leader=any(one.alarm_leader for one in outcomes),
        because=tuple([Reason(rule=rule.id, why=rule.why) for rule in matching]),
    )


def highest(urgencies: Sequence[Urgency]) -> Urgency:
    """Return the most urgent; nothing known is normal."""
    return max([Urgency.NORMAL, *urgencies], key=_RANK.__getitem__)


def merged(tasks: Sequence[TaskPlan]) -> tuple[TaskPlan, ...]:
    """Make one task of those of one kind and assignee: all their texts, the shortest promise.

    Tasks of kind `other` are merged only when they say the same: two different things are done one by one.
    """
    kept: dict[tuple[TaskKind, Assignee, tuple[Text, ...]], TaskPlan] = {}
    for task in tasks:
        key = (task.kind, task.assignee, task.texts if task.kind is TaskKind.OTHER else ())
        kept[key] = _joined(kept[key], task) if key in kept else task
    return tuple(kept.values())


def _joined(one: TaskPlan, other: TaskPlan) -> TaskPlan:
    return TaskPlan(
        kind=one.kind,
        assignee=one.assignee,
        within=shortest((one.within, other.within)),
        texts=tuple(dict.fromkeys((*one.texts, *other.texts))),
    )


def _informed(matching: Sequence[Rule], *, owner_kind: ResponderKind) -> tuple[ResponderKind, ...]:
    informed = {kind for rule in matching for kind in rule.then.informed_kinds} - {owner_kind}
    return tuple(sorted(informed)) if informed else ()


def _pledge(rule_set: RuleSet, urgency: Urgency) -> Pledge:
    if urgency is Urgency.ACUTE:
        return rule_set.pledges.acute
    return rule_set.pledges.soon if urgency is Urgency.SOON else rule_set.pledges.normal


def _each_once(promises: Iterable[Promise | None]) -> tuple[Promise, ...]:
    return tuple(dict.fromkeys([promise for promise in promises if promise is not None]))
