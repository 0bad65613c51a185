"""Default rules that never decide: they add a child signal, urgency, tasks, and whom to tell."""

from __future__ import annotations

from app.kit.codes import Children, Concern, GrantKind, ReporterKind, ResponderKind, SupportKind, Urgency
from app.triage.conditions import Condition, Repeats
from app.triage.default_tasks import (
    CHILD_ASSESSMENT,
    CLEANING,
    CLEANING_GRANT,
    FIND_CHILDREN,
    FOR_OUTREACH,
    RENT_HELP,
    SAME_DAY,
)
from app.triage.rules import Outcome, Rule, TaskPlan, Text

_CASEWORKER = frozenset({ResponderKind.CASEWORKER})
_CHILD_SIGNAL = Outcome(urgency=Urgency.SOON, child_signal=True, tasks=(CHILD_ASSESSMENT,))
_RENT_HELP_TODAY = TaskPlan(kind=RENT_HELP.kind, assignee=RENT_HELP.assignee, within=SAME_DAY, texts=RENT_HELP.texts)

CHILD_RULES = (
    Rule(
        id="child-signal",
        why=Text(
            da="Et barn kan være i fare: børnefamilieteamet vurderer det inden 24 timer, også søndag.",
            en="A child may be in danger: the family team assesses it within 24 hours, Sundays too.",
        ),
        when=Condition(concerns_any=frozenset({Concern.CHILDREN_AT_RISK})),
        then=_CHILD_SIGNAL,
    ),
    Rule(
        id="children-in-eviction",
        why=Text(
            da="Der er børn, eller de er på vej, i et hjem, der er ved at blive sat ud.",
            en="There are children, or one is expected, in a home that is about to be evicted.",
        ),
        when=Condition(children=frozenset({Children.YES, Children.EXPECTED}), under_eviction=True),
        then=_CHILD_SIGNAL,
    ),
    Rule(
        id="children-unknown-in-eviction",
        why=Text(
            da="Ingen ved, om udsættelsen rammer børn: ukendt betyder ikke nej.",
            en="Nobody knows if the eviction hits children: unknown does not mean no.",
        ),
        when=Condition(children=frozenset({Children.UNKNOWN}), under_eviction=True),
        then=Outcome(
            tasks=(FIND_CHILDREN,),
            note=Text(
                da="Er der børn, så giv børnefamilieteamet besked straks.",
                en="If there are children, tell the family team at once.",
            ),
        ),
    ),
)

HELP_RULES = (
    Rule(
        id="rent-help-in-eviction",
        why=Text(
            da="Kommunen skal straks tage stilling til hjælp; boligrådgiveren kan ikke bevilge.",
            en="The municipality must consider help at once; the housing adviser cannot grant it.",
        ),
        when=Condition(under_eviction=True, no_active_grants=frozenset({GrantKind.RENT_HELP})),
        then=Outcome(tasks=(RENT_HELP,)),
    ),
    Rule(
        id="rent-help-today",
        why=Text(
            da="Fogeden kommer om få dage: huslejehjælp afgøres i dag.",
            en="The bailiff comes in a few days: rent help is decided today.",
        ),
        when=Condition(
            under_eviction=True,
            eviction_within_working_days=3,
            no_active_grants=frozenset({GrantKind.RENT_HELP}),
        ),
        then=Outcome(tasks=(_RENT_HELP_TODAY,)),
    ),
    Rule(
        id="dwelling-unfit-grant-active",
        why=Text(
            da="Boligen er ubeboelig, og rengøring er bevilget.", en="The dwelling is unfit, and cleaning is granted."
        ),
        when=Condition(dwelling_unfit=True, active_grants=frozenset({GrantKind.CLEANING})),
        then=Outcome(tasks=(CLEANING,)),
    ),
    Rule(
        id="dwelling-unfit-no-grant",
        why=Text(
            da="Boligen er ubeboelig, og rengøring er ikke bevilget.",
            en="The dwelling is unfit, and cleaning is not granted.",
        ),
        when=Condition(dwelling_unfit=True, no_active_grants=frozenset({GrantKind.CLEANING})),
        then=Outcome(tasks=(CLEANING_GRANT,)),
    ),
)

URGENCY_RULES = (
    Rule(
        id="third-damage-in-twelve-months",
        why=Text(
            da="Tredje brand, vandskade eller tabte nøgle på tolv måneder: næste gang kan koste liv.",
            en="Third fire, flood or lost key in twelve months: the next one may cost a life.",
        ),
        when=Condition(repeats=Repeats(concern=Concern.DAMAGE, at_least=3, within_months=12)),
        then=Outcome(urgency=Urgency.ACUTE, alarm_leader=True),
    ),
    Rule(
        id="relapse",
        why=Text(
            da="Boligen har haft en sag for nylig: ved tilbagefald handles der hurtigere.",
            en="The dwelling had a case lately: after a relapse help comes faster.",
        ),
        when=Condition(relapse=True),
        then=Outcome(urgency=Urgency.SOON),
    ),
    Rule(
        id="discharge-within-three-working-days",
        why=Text(
            da="Beboeren udskrives inden tre hverdage til en bolig, der ikke kan bebos.",
            en="The resident is discharged within three working days to a dwelling that cannot be lived in.",
        ),
        when=Condition(dwelling_unfit=True, discharge_within_working_days=3),
        then=Outcome(urgency=Urgency.SOON),
    ),
    Rule(
        id="discharge-by-next-working-day",
        why=Text(
            da="Beboeren udskrives senest næste hverdag til en bolig, der ikke kan bebos.",
            en="The resident is discharged by the next working day to a dwelling that cannot be lived in.",
        ),
        when=Condition(dwelling_unfit=True, discharge_within_working_days=1),
        then=Outcome(urgency=Urgency.ACUTE),
    ),
    Rule(
        id="police-or-probation",
        why=Text(
            da="Politiet eller kriminalforsorgen har set noget, der ikke kan vente.",
            en="The police or the probation service saw something that cannot wait.",
        ),
        when=Condition(reporter_kind=frozenset({ReporterKind.POLICE, ReporterKind.PROBATION_SERVICE})),
        then=Outcome(urgency=Urgency.SOON),
    ),
    Rule(
        id="acute-out-of-hours",
        why=Text(da="Akut uden for åbningstiden.", en="Acute outside opening hours."),
        when=Condition(suggested_urgency=frozenset({Urgency.ACUTE}), in_opening_hours=False),
        then=Outcome(
            note=Text(
                da="Ved livsfare 112; ellers politiet 114, som kalder den sociale vagt.",
                en="In danger of life 112; otherwise police 114, who call the social duty officer.",
            ),
        ),
    ),
)

# Nothing here tells anybody of a child signal alone: that case is the family team's own.
TELLING_RULES = (
    Rule(
        id="hospital-or-psychiatry",
        why=Text(
            da="Hospital eller psykiatri skriver: sagsbehandleren får besked.",
            en="A hospital or psychiatry writes: the caseworker is told.",
        ),
        when=Condition(
            concerns_any=FOR_OUTREACH, reporter_kind=frozenset({ReporterKind.HOSPITAL, ReporterKind.PSYCHIATRY})
        ),
        then=Outcome(informed_kinds=_CASEWORKER),
    ),
    Rule(
        id="bailiff-court",
        why=Text(da="Fogedretten skriver: sagsbehandleren får besked.", en="The court writes: the caseworker is told."),
        when=Condition(concerns_any=FOR_OUTREACH, reporter_kind=frozenset({ReporterKind.BAILIFF_COURT})),
        then=Outcome(informed_kinds=_CASEWORKER),
    ),
    Rule(
        id="other-support-active",
        why=Text(
            da="Beboeren får anden hjælp fra kommunen: sagsbehandleren får besked.",
            en="The resident has other help from the municipality: the caseworker is told.",
        ),
        when=Condition(
            concerns_any=FOR_OUTREACH,
            active_support=frozenset({SupportKind.CARE_DUTY, SupportKind.PRACTICAL_HELP, SupportKind.OTHER}),
        ),
        then=Outcome(informed_kinds=_CASEWORKER),
    ),
)
