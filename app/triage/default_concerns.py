"""Default rules on what a report is about; the more serious concern is asked before the one that is easier to see."""

from __future__ import annotations

from app.kit.codes import Concern, EvictionStage, GrantKind, ResponderKind, Urgency
from app.triage.conditions import Condition
from app.triage.default_tasks import CLEANING, CLEANING_GRANT, SUPPORT_GRANT
from app.triage.rules import Outcome, Rule, Text

ADVISER = ResponderKind.HOUSING_ADVISER


def _adviser(rule_id: str, concern: Concern, *, da: str, en: str, then: Outcome | None = None) -> Rule:
    return Rule(
        id=rule_id,
        why=Text(da=da, en=en),
        when=Condition(concerns_any=frozenset({concern})),
        then=then or Outcome(owner_kind=ResponderKind.HOUSING_ADVISER),
    )


CONCERN_RULES = (
    Rule(
        id="dwelling-unfit-at-discharge",
        why=Text(
            da="Boligen kan ikke bebos, når beboeren udskrives.",
            en="The dwelling cannot be lived in when the resident is discharged.",
        ),
        when=Condition(dwelling_unfit=True),
        then=Outcome(owner_kind=ADVISER, informed_kinds=frozenset({ResponderKind.CASEWORKER})),
    ),
    Rule(
        id="cleaning-stopped-grant-active",
        why=Text(
            da="Rengøringen er bevilget, men kommer ikke: leverandøren får opgaven, kommunen beholder ansvaret.",
            en="Cleaning is granted but does not come: the supplier gets the task, the municipality stays responsible.",
        ),
        when=Condition(
            concerns_any=frozenset({Concern.CLEANING_SERVICE_MISSING}), active_grants=frozenset({GrantKind.CLEANING})
        ),
        then=Outcome(owner_kind=ADVISER, tasks=(CLEANING,)),
    ),
    Rule(
        id="cleaning-stopped-no-grant",
        why=Text(
            da="Der er ingen bevilling af rengøring nu: kun sagsbehandleren kan give den.",
            en="No cleaning is granted now: only the caseworker can grant it.",
        ),
        when=Condition(
            concerns_any=frozenset({Concern.CLEANING_SERVICE_MISSING}),
            no_active_grants=frozenset({GrantKind.CLEANING}),
        ),
        then=Outcome(owner_kind=ADVISER, tasks=(CLEANING_GRANT,)),
    ),
    Rule(
        id="support-stopped-grant-active",
        why=Text(
            da="Støtten er bevilget, men kommer ikke: bostøtten får sagen.",
            en="Support is granted but does not come: housing support gets the case.",
        ),
        when=Condition(concerns_any=frozenset({Concern.SUPPORT_MISSING}), active_grants=frozenset({GrantKind.SUPPORT})),
        then=Outcome(
            owner_kind=ResponderKind.HOUSING_SUPPORT, informed_kinds=frozenset({ResponderKind.HOUSING_SUPPORT})
        ),
    ),
    Rule(
        id="support-stopped-no-grant",
        why=Text(
            da="Der er ingen bevilling af støtte nu: boligrådgiveren tager kontakt, sagsbehandleren tager stilling.",
            en="No support is granted now: the housing adviser makes contact, the caseworker decides.",
        ),
        when=Condition(
            concerns_any=frozenset({Concern.SUPPORT_MISSING}), no_active_grants=frozenset({GrantKind.SUPPORT})
        ),
        then=Outcome(owner_kind=ADVISER, tasks=(SUPPORT_GRANT,)),
    ),
    _adviser(
        "threats-or-violence",
        Concern.THREATS_OR_VIOLENCE,
        da="Vold eller trusler: hurtig kontakt, og sikkerheden først.",
        en="Violence or threats: quick contact, and safety first.",
        then=Outcome(
            owner_kind=ADVISER,
            urgency=Urgency.SOON,
            note=Text(
                da="Ved fare ringes 112. Gå ikke alene; læs sikkerhedsoplysningerne før besøg.",
                en="Call 112 in danger. Do not go alone; read the safety notes before a visit.",
            ),
        ),
    ),
    _adviser(
        "exploitative-guests",
        Concern.EXPLOITATIVE_GUESTS,
        da="Beboeren kan være offer for dem, der er flyttet ind.",
        en="The resident may be the victim of those who moved in.",
        then=Outcome(
            owner_kind=ADVISER,
            urgency=Urgency.SOON,
            note=Text(
                da="Kontakt beboeren, når det er sikkert, og aldrig gennem gæsterne.",
                en="Contact the resident when it is safe, and never through the guests.",
            ),
        ),
    ),
    _adviser(
        "treatment-stopped",
        Concern.TREATMENT_STOPPED,
        da="Afbrudt behandling bliver hurtigt værre: sagsbehandleren får besked.",
        en="Interrupted treatment soon gets worse: the caseworker is told.",
        then=Outcome(owner_kind=ADVISER, urgency=Urgency.SOON, informed_kinds=frozenset({ResponderKind.CASEWORKER})),
    ),
    _adviser(
        "worry",
        Concern.WORRY,
        da="En bekymring for et menneske venter ikke, til andre ting er klaret.",
        en="A worry about a person does not wait until other things are settled.",
        then=Outcome(owner_kind=ADVISER, urgency=Urgency.SOON),
    ),
    _adviser(
        "neglect",
        Concern.NEGLECT,
        da="Boligen eller omgivelserne misligholdes.",
        en="The dwelling or what is around it is neglected.",
    ),
    _adviser(
        "damage",
        Concern.DAMAGE,
        da="Skade på boligen: beboeren kan have brug for hjælp.",
        en="Damage to the dwelling: the resident may need help.",
    ),
    _adviser(
        "noise",
        Concern.NOISE,
        da="Støj kan skjule sygdom, et handicap eller nød.",
        en="Noise may hide illness, a disability or distress.",
        then=Outcome(
            owner_kind=ADVISER,
            note=Text(
                da="Støj lukkes aldrig af sig selv: nogen hører, hvad der ligger bag.",
                en="Noise is never closed by itself: somebody finds out what is behind it.",
            ),
        ),
    ),
    _adviser(
        "odd-behaviour",
        Concern.ODD_BEHAVIOUR,
        da="Aparte, men ikke truende adfærd: en opsøgende kontakt.",
        en="Odd but not threatening behaviour: an outreach contact.",
    ),
    _adviser(
        "access-refused",
        Concern.ACCESS_REFUSED,
        da="Beboeren lukker ikke op for nødvendig adgang.",
        en="The resident does not open for necessary access.",
        then=Outcome(
            owner_kind=ADVISER,
            note=Text(da="Ingen får adgangsret af en henvendelse.", en="A report gives nobody a right of entry."),
        ),
    ),
    _adviser(
        "neighbour-conflict",
        Concern.NEIGHBOUR_CONFLICT,
        da="Konflikt mellem naboer.",
        en="Conflict between neighbours.",
        then=Outcome(
            owner_kind=ADVISER,
            note=Text(
                da="Konfliktmægling kan tilbydes, når begge parter vil.",
                en="Conflict mediation may be offered when both sides want it.",
            ),
        ),
    ),
    _adviser(
        "rent-arrears",
        Concern.RENT_ARREARS,
        da="Huslejerestance: ofte det letteste tegn at se, sjældent hele historien.",
        en="Rent arrears: often the easiest sign to see, seldom the whole story.",
    ),
    Rule(
        id="rent-not-paid",
        why=Text(
            da="Restance eller påkrav: den tidlige hjælp er den billigste.",
            en="Arrears or a payment demand: early help is the cheapest.",
        ),
        when=Condition(eviction_stage=frozenset({EvictionStage.ARREARS, EvictionStage.PAYMENT_DEMAND})),
        then=Outcome(
            owner_kind=ADVISER,
            note=Text(
                da="Efter et påkrav har lejeren 14 dage til at betale.",
                en="After a payment demand the tenant has 14 days to pay.",
            ),
        ),
    ),
)
