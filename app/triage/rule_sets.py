"""Which rules are in force: immutable numbered versions, one at any instant."""

from __future__ import annotations

from datetime import UTC, datetime
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from app.kit.database import Tx
from app.kit.prepared import Prepared
from app.triage.default_rules import DEFAULT_RULES
from app.triage.rules import RuleSet
from app.triage.rules_json import rule_set_from_json, rule_set_to_json
from app.triage.tables import rule_sets

_read: WeakKeyDictionary[sa.Engine, dict[int, RuleSet]] = WeakKeyDictionary()
_RULES = "rules in force"
_ALWAYS = datetime(1990, 1, 1, tzinfo=UTC)
_IN_FORCE = Prepared(
    sa.select(rule_sets.c.number)
    .where(rule_sets.c.valid_from <= sa.bindparam("at"))
    .order_by(rule_sets.c.valid_from.desc())
    .limit(1)
)


def foresee_rules(tx: Tx) -> None:
    """Let what `in_force` is going to ask go along with the next question."""
    if _RULES not in tx.known:
        tx.foresee(_IN_FORCE, {"at": tx.now})


def in_force(tx: Tx) -> RuleSet:
    """Return the rules of this instant; the default ones where none was ever published."""
    known = tx.known.get(_RULES)
    if isinstance(known, RuleSet):
        return known
    published = tx.row(_IN_FORCE, {"at": tx.now})
    rules = DEFAULT_RULES if published is None else numbered(tx, published.number)
    tx.known[_RULES] = rules
    return rules


def numbered(tx: Tx, number: int) -> RuleSet:
    """Return one version, in force or not; a published version never changes, so a process reads it once."""
    read = _read.setdefault(tx.connection.engine, {})
    if number not in read:
        document = tx.execute(sa.select(rule_sets.c.rules).where(rule_sets.c.number == number)).scalar_one()
        read[number] = rule_set_from_json(document)
    return read[number]


def publish_default(tx: Tx) -> None:
    """Publish the default rules as the first version of a new installation."""
    insert = sqlite.insert(rule_sets) if tx.connection.dialect.name == "sqlite" else postgresql.insert(rule_sets)
    tx.execute(
        insert.on_conflict_do_nothing(),
        {
            "number": DEFAULT_RULES.number,
            "valid_from": _ALWAYS,
            "published_at": tx.now,
            "published_by": tx.caller.id,
            "rules": rule_set_to_json(DEFAULT_RULES),
        },
    )
