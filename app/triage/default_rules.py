"""The default rule set, number 1: areas D and E of the requirements. No rule asks for tenure."""

from __future__ import annotations

from app.kit.codes import ClockUnit, ResponderKind
from app.triage.default_additions import CHILD_RULES, HELP_RULES, TELLING_RULES, URGENCY_RULES
from app.triage.default_concerns import CONCERN_RULES
from app.triage.default_owners import EVICTION_RULES, FIRST_RULES
from app.triage.default_tasks import NEXT_WORKING_DAY, SAME_DAY, TWO_OFFICE_HOURS
from app.triage.promises import Pledge, Pledges, Promise
from app.triage.rules import Outcome, Rule, RuleSet, Text

DEFAULT_PLEDGES = Pledges(
    acute=Pledge(act_within=Promise(1, ClockUnit.OFFICE_HOUR), answer_within=SAME_DAY),
    soon=Pledge(answer_within=NEXT_WORKING_DAY),
    normal=Pledge(answer_within=Promise(3, ClockUnit.WORKING_DAY)),
)

NO_MATCH = Rule(
    id="no-match",
    why=Text(
        da="Ingen regel passer: modtagelsen læser henvendelsen og finder den rette.",
        en="No rule fits: the reception reads the report and finds whose work it is.",
    ),
    then=Outcome(owner_kind=ResponderKind.RECEPTION, act_within=TWO_OFFICE_HOURS, answer_within=TWO_OFFICE_HOURS),
)

DEFAULT_RULES = RuleSet(
    number=1,
    rules=(
        *FIRST_RULES,
        *EVICTION_RULES,
        *CONCERN_RULES,
        *CHILD_RULES,
        *HELP_RULES,
        *URGENCY_RULES,
        *TELLING_RULES,
    ),
    pledges=DEFAULT_PLEDGES,
    last_resort=NO_MATCH,
)
