"""What the default rules promise and the tasks they make."""

from __future__ import annotations

from app.kit.codes import ClockUnit, Concern, TaskKind
from app.triage.promises import Promise
from app.triage.rules import Assignee, TaskPlan, Text

SAME_DAY = Promise(0, ClockUnit.WORKING_DAY)
NEXT_WORKING_DAY = Promise(1, ClockUnit.WORKING_DAY)
FIVE_WORKING_DAYS = Promise(5, ClockUnit.WORKING_DAY)
TWO_OFFICE_HOURS = Promise(2, ClockUnit.OFFICE_HOUR)
CHILD_CLOCK = Promise(24, ClockUnit.HOUR)  # barnets lov: clock hours, Sundays too

VAGUE = frozenset({Concern.OTHER, Concern.UNKNOWN})
# What an outreach worker may be given or told; a child signal belongs to the family team alone.
FOR_OUTREACH = frozenset(Concern) - VAGUE - {Concern.CHILDREN_AT_RISK}

CLEANING = TaskPlan(
    kind=TaskKind.CLEANING,
    assignee=Assignee.SUPPLIER,
    within=NEXT_WORKING_DAY,
    texts=(Text(da="Genoptag eller udfør den bevilgede rengøring.", en="Resume or carry out the granted cleaning."),),
)
CLEANING_GRANT = TaskPlan(
    kind=TaskKind.GRANT_DECISION,
    assignee=Assignee.CASEWORKER,
    within=FIVE_WORKING_DAYS,
    texts=(Text(da="Tag stilling til bevilling af rengøring.", en="Decide on a grant for cleaning."),),
)
SUPPORT_GRANT = TaskPlan(
    kind=TaskKind.GRANT_DECISION,
    assignee=Assignee.CASEWORKER,
    within=FIVE_WORKING_DAYS,
    texts=(Text(da="Tag stilling til bevilling af bostøtte.", en="Decide on a grant for housing support."),),
)
RENT_HELP = TaskPlan(
    kind=TaskKind.RENT_HELP_DECISION,
    assignee=Assignee.CASEWORKER,
    within=NEXT_WORKING_DAY,
    texts=(Text(da="Tag stilling til hjælp til huslejen.", en="Decide on help with the rent."),),
)
HELP_AFTER_EVICTION = TaskPlan(
    kind=TaskKind.OTHER,
    assignee=Assignee.CASEWORKER,
    within=Promise(14, ClockUnit.CALENDAR_DAY),
    texts=(Text(da="Tag stilling til hjælp efter udsættelsen.", en="Decide on help after the eviction."),),
)
CHILD_ASSESSMENT = TaskPlan(
    kind=TaskKind.CHILD_ASSESSMENT,
    assignee=Assignee.FAMILY_TEAM,
    within=CHILD_CLOCK,
    texts=(Text(da="Vurder underretningen om barnet.", en="Assess the notification about the child."),),
)
FIND_CHILDREN = TaskPlan(
    kind=TaskKind.OTHER,
    assignee=Assignee.OWNER,
    within=SAME_DAY,
    texts=(Text(da="Find ud af i dag, om der er børn i hjemmet.", en="Find out today if there are children at home."),),
)
