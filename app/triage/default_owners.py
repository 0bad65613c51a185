"""Default rules asked first: a child alone, a text nobody can read, the existing worker, the home at stake.

A rule with `concerns_only` or `concerns_none` gives an owner and nothing else that its neighbours do not give too: one
more concern must never take anything away.
"""

from __future__ import annotations

from app.kit.codes import Concern, EvictionStage, ReporterKind, ResponderKind, SupportKind, Urgency
from app.triage.conditions import Condition
from app.triage.default_tasks import CHILD_CLOCK, FOR_OUTREACH, HELP_AFTER_EVICTION, TWO_OFFICE_HOURS, VAGUE
from app.triage.rules import Outcome, Rule, Text

ADVISER = ResponderKind.HOUSING_ADVISER

SUPPORT_CONTACT = frozenset({SupportKind.SUPPORT_CONTACT})
HOUSING_SUPPORT = frozenset({SupportKind.HOUSING_SUPPORT, SupportKind.CTI, SupportKind.ICM, SupportKind.ACT})
ADVISER_SUPPORT = frozenset({SupportKind.ADVISER_COURSE, SupportKind.MOVE_IN_12_MONTHS, SupportKind.MOVE_IN_3_MONTHS})


def _existing(rule_id: str, *, support: frozenset[SupportKind], kind: ResponderKind, why: Text) -> tuple[Rule, Rule]:
    """Who is there already comes first: for what the report names, and for an eviction told by its stage alone."""
    then = Outcome(owner_kind=kind, informed_kinds=frozenset({kind}))
    return (
        Rule(id=rule_id, why=why, when=Condition(concerns_any=FOR_OUTREACH, active_support=support), then=then),
        Rule(
            id=f"{rule_id}-eviction",
            why=why,
            when=Condition(concerns_none=FOR_OUTREACH, under_eviction=True, active_support=support),
            then=then,
        ),
    )


FIRST_RULES = (
    Rule(
        id="child-alone-to-family-team",
        why=Text(
            da="Henvendelsen handler kun om et barn: den hører til i børnefamilieteamet.",
            en="The report is about a child and nothing else: it belongs to the family team.",
        ),
        when=Condition(
            concerns_any=frozenset({Concern.CHILDREN_AT_RISK}),
            concerns_only=VAGUE | {Concern.CHILDREN_AT_RISK},
            under_eviction=False,
            dwelling_unfit=False,
        ),
        then=Outcome(owner_kind=ResponderKind.FAMILY_TEAM, act_within=CHILD_CLOCK),
    ),
    Rule(
        id="text-unclear",
        why=Text(
            da="Teksten kan ikke læses sikkert: et menneske i modtagelsen læser den.",
            en="The text cannot be read with confidence: a person at the reception reads it.",
        ),
        when=Condition(
            confident=False,
            under_eviction=False,
            dwelling_unfit=False,
            relapse=False,  # who had the dwelling's recent case reads it best
            reporter_kind=frozenset(ReporterKind) - {ReporterKind.OWN_FOLLOW_UP},
        ),
        then=Outcome(owner_kind=ResponderKind.RECEPTION, act_within=TWO_OFFICE_HOURS, answer_within=TWO_OFFICE_HOURS),
    ),
    *_existing(
        "existing-support-contact",
        support=SUPPORT_CONTACT,
        kind=ResponderKind.SUPPORT_CONTACT_PERSON,
        why=Text(
            da="Beboeren har en støtte-kontaktperson: den, der kender beboeren, kommer først.",
            en="The resident has a support contact person: whoever knows the resident comes first.",
        ),
    ),
    *_existing(
        "existing-housing-support",
        support=HOUSING_SUPPORT,
        kind=ResponderKind.HOUSING_SUPPORT,
        why=Text(
            da="Beboeren har bostøtte, CTI, ICM eller ACT: den, der kender beboeren, kommer først.",
            en="The resident has housing support, CTI, ICM or ACT: whoever knows the resident comes first.",
        ),
    ),
    *_existing(
        "existing-adviser-course",
        support=ADVISER_SUPPORT,
        kind=ADVISER,
        why=Text(
            da="Beboeren har et forløb hos boligrådgiveren eller er under indslusning.",
            en="The resident has a course with the housing adviser or support for moving in.",
        ),
    ),
    Rule(
        id="own-follow-up",
        why=Text(da="Egen opfølgning bliver hos boligrådgiveren.", en="Own follow-up stays with the housing adviser."),
        when=Condition(reporter_kind=frozenset({ReporterKind.OWN_FOLLOW_UP})),
        then=Outcome(owner_kind=ADVISER),
    ),
)

EVICTION_RULES = (
    Rule(
        id="eviction-within-three-working-days",
        why=Text(
            da="Udsættelsen er højst tre hverdage væk: nogen handler i dag.",
            en="The eviction is at most three working days away: somebody acts today.",
        ),
        when=Condition(under_eviction=True, eviction_within_working_days=3),
        then=Outcome(owner_kind=ADVISER, urgency=Urgency.ACUTE),
    ),
    Rule(
        id="eviction-carried-out",
        why=Text(
            da="Beboeren er sat ud: der skal tages stilling til hjælp inden 14 dage.",
            en="The resident has been put out: help must be decided on within 14 days.",
        ),
        when=Condition(eviction_stage=frozenset({EvictionStage.EVICTED})),
        then=Outcome(
            owner_kind=ADVISER,
            urgency=Urgency.SOON,
            tasks=(HELP_AFTER_EVICTION,),
        ),
    ),
    Rule(
        id="eviction-under-way",
        why=Text(
            da="Boligen er i fare: boligrådgiveren tager kontakt, før fogeden kommer.",
            en="The home is at stake: the housing adviser makes contact before the bailiff comes.",
        ),
        when=Condition(under_eviction=True),
        then=Outcome(owner_kind=ADVISER, urgency=Urgency.SOON),
    ),
    Rule(
        id="eviction-withdrawn",
        why=Text(
            da="Udsættelsen er bortfaldet: tiden er god til at forebygge den næste.",
            en="The eviction is withdrawn: a good time to prevent the next one.",
        ),
        when=Condition(eviction_stage=frozenset({EvictionStage.WITHDRAWN})),
        then=Outcome(owner_kind=ADVISER),
    ),
)
