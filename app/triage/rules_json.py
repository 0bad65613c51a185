"""A rule set as JSON and back, strictly: what is not understood is refused by its place, never passed over."""

from __future__ import annotations

from dataclasses import fields

from app.kit.codes import (
    Channel,
    Children,
    ClockUnit,
    Concern,
    EvictionStage,
    GrantKind,
    LandlordKind,
    ReporterKind,
    ResponderKind,
    SupportKind,
    TaskKind,
    Urgency,
)
from app.kit.errors import Invalid
from app.triage.conditions import Condition, Repeats
from app.triage.promises import LONGEST, Pledge, Pledges, Promise
from app.triage.rules import Assignee, Outcome, Rule, RuleSet, TaskPlan, Text
from app.triage.strict_json import Node

_ASKED = tuple(one.name for one in fields(Condition) if one.init)
_WANTED = tuple(one.name for one in fields(Outcome))


def rule_set_from_json(body: object, *, number: int | None = None) -> RuleSet:
    """Read a rule set; `number` goes before the one in the body. Raises Invalid with a pointer for each fault."""
    root = Node(body)
    at = root.members("number", "rules", "promises", "last_resort")
    numbered = at["number"].number(least=1, most=2**31 - 1) if number is None else number
    rules = tuple([_rule(item) for item in at["rules"].items()])
    pledges = _pledges(at["promises"])
    last_resort = _rule(at["last_resort"])
    if root.faults:
        raise Invalid(*root.faults)
    return RuleSet(number=numbered, rules=rules, pledges=pledges, last_resort=last_resort)


def rule_set_to_json(rule_set: RuleSet) -> dict[str, object]:
    """Return a mapping of JSON values only, without what is left at its default."""
    pledges = rule_set.pledges
    return {
        "number": rule_set.number,
        "rules": [_rule_to_json(rule) for rule in rule_set.rules],
        "promises": {
            "acute": _plain(pledges.acute),
            "soon": _plain(pledges.soon),
            "normal": _plain(pledges.normal),
        },
        "last_resort": _rule_to_json(rule_set.last_resort),
    }


def _rule(node: Node) -> Rule:
    at = node.members("id", "why", "when", "then")
    return Rule(
        id=at["id"].text(),
        why=_text(at["why"]),
        when=Condition() if at["when"].is_absent else _condition(at["when"]),
        then=_outcome(at["then"]),
    )


def _text(node: Node) -> Text:
    at = node.members("da", "en")
    return Text(da=at["da"].text(), en=at["en"].text())


def _promise(node: Node) -> Promise:
    at = node.members("amount", "unit")
    return Promise(amount=at["amount"].number(least=0, most=LONGEST), unit=at["unit"].code(ClockUnit))


def _promise_if_any(node: Node) -> Promise | None:
    return None if node.is_absent else _promise(node)


def _pledges(node: Node) -> Pledges:
    at = node.members("acute", "soon", "normal")
    return Pledges(acute=_pledge(at["acute"]), soon=_pledge(at["soon"]), normal=_pledge(at["normal"]))


def _pledge(node: Node) -> Pledge:
    at = node.members("act_within", "answer_within")
    return Pledge(answer_within=_promise(at["answer_within"]), act_within=_promise_if_any(at["act_within"]))


def _condition(node: Node) -> Condition:
    at = node.members(*_ASKED)
    return Condition(
        concerns_any=at["concerns_any"].codes(Concern),
        concerns_all=at["concerns_all"].codes(Concern),
        concerns_none=at["concerns_none"].codes(Concern),
        concerns_only=at["concerns_only"].codes(Concern),
        suggested_urgency=at["suggested_urgency"].codes(Urgency),
        reporter_kind=at["reporter_kind"].codes(ReporterKind),
        landlord_kind=at["landlord_kind"].codes(LandlordKind),
        channel=at["channel"].codes(Channel),
        children=at["children"].codes(Children),
        eviction_stage=at["eviction_stage"].codes(EvictionStage),
        under_eviction=_flag_if_any(at["under_eviction"]),
        eviction_within_working_days=_days_if_any(at["eviction_within_working_days"]),
        discharge_within_working_days=_days_if_any(at["discharge_within_working_days"]),
        dwelling_unfit=_flag_if_any(at["dwelling_unfit"]),
        active_support=at["active_support"].codes(SupportKind),
        has_active_support=_flag_if_any(at["has_active_support"]),
        active_grants=at["active_grants"].codes(GrantKind),
        no_active_grants=at["no_active_grants"].codes(GrantKind),
        relapse=_flag_if_any(at["relapse"]),
        repeats=None if at["repeats"].is_absent else _repeats(at["repeats"]),
        in_opening_hours=_flag_if_any(at["in_opening_hours"]),
        district=frozenset([item.text() for item in at["district"].items()]),
        centre=frozenset([item.text() for item in at["centre"].items()]),
        confident=_flag_if_any(at["confident"]),
    )


def _flag_if_any(node: Node) -> bool | None:
    return None if node.is_absent else node.flag()


def _days_if_any(node: Node) -> int | None:
    return None if node.is_absent else node.number(least=0, most=LONGEST)


def _repeats(node: Node) -> Repeats:
    at = node.members("concern", "at_least", "within_months")
    return Repeats(
        concern=at["concern"].code(Concern),
        at_least=at["at_least"].number(least=2, most=100),
        within_months=at["within_months"].number(least=1, most=120),
    )


def _outcome(node: Node) -> Outcome:
    at = node.members(*_WANTED)
    return Outcome(
        owner_kind=None if at["owner_kind"].is_absent else at["owner_kind"].code(ResponderKind),
        informed_kinds=at["informed_kinds"].codes(ResponderKind),
        urgency=None if at["urgency"].is_absent else at["urgency"].code(Urgency),
        act_within=_promise_if_any(at["act_within"]),
        answer_within=_promise_if_any(at["answer_within"]),
        tasks=tuple([_task(item) for item in at["tasks"].items()]),
        note=None if at["note"].is_absent else _text(at["note"]),
        child_signal=bool(_flag_if_any(at["child_signal"])),
        alarm_leader=bool(_flag_if_any(at["alarm_leader"])),
    )


def _task(node: Node) -> TaskPlan:
    at = node.members("kind", "assignee", "within", "texts")
    if at["texts"].value == [] or at["texts"].is_absent:
        at["texts"].fault("must say what is to be done")
    return TaskPlan(
        kind=at["kind"].code(TaskKind),
        assignee=at["assignee"].code(Assignee),
        within=_promise(at["within"]),
        texts=tuple([_text(item) for item in at["texts"].items()]),
    )


def _rule_to_json(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "why": _plain(rule.why),
        "when": _plain(rule.when),
        "then": _plain(rule.then),
    }


def _plain(value: object) -> object:
    """Turn the frozen dataclasses of a rule set into JSON values; what is empty or None is left out."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Condition | Outcome | Promise | Pledge | Repeats | TaskPlan | Text):
        members = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
        return {name: _plain(member) for name, member in members.items() if _is_given(member)}
    return value


def _is_given(member: object) -> bool:
    return member is not None and member not in (frozenset(), ())
