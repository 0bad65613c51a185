from __future__ import annotations

from dataclasses import replace

import pytest

from app.kit.codes import (
    Channel,
    Children,
    Concern,
    EvictionStage,
    GrantKind,
    LandlordKind,
    ReporterKind,
    SupportKind,
    Urgency,
)
from app.triage.conditions import Condition, Repeats
from app.triage.facts import Earlier, Facts
from tests.triage.given import about

SUPPORTED = Facts(active_support=frozenset({SupportKind.CTI}))
GRANTED = Facts(active_grants=frozenset({GrantKind.CLEANING}))
TWICE = Repeats(concern=Concern.NOISE, at_least=2, within_months=6)
NOISY_AGAIN = replace(about(Concern.NOISE), earlier=(Earlier(Concern.NOISE, 182),))

CASES = [
    (Condition(concerns_any=frozenset({Concern.NOISE, Concern.WORRY})), about(Concern.NOISE), about(Concern.DAMAGE)),
    (
        Condition(concerns_all=frozenset({Concern.NOISE, Concern.WORRY})),
        about(Concern.NOISE, Concern.WORRY, Concern.DAMAGE),
        about(Concern.NOISE),
    ),
    (Condition(concerns_none=frozenset({Concern.NOISE})), about(Concern.WORRY), about(Concern.WORRY, Concern.NOISE)),
    (Condition(concerns_only=frozenset({Concern.NOISE})), about(Concern.NOISE), about(Concern.WORRY, Concern.NOISE)),
    (Condition(suggested_urgency=frozenset({Urgency.SOON})), Facts(suggested_urgency=Urgency.SOON), Facts()),
    (Condition(reporter_kind=frozenset({ReporterKind.POLICE})), Facts(reporter_kind=ReporterKind.POLICE), Facts()),
    (Condition(landlord_kind=frozenset({LandlordKind.PRIVATE})), Facts(landlord_kind=LandlordKind.PRIVATE), Facts()),
    (Condition(channel=frozenset({Channel.MAIL})), Facts(channel=Channel.MAIL), Facts(channel=Channel.PHONE)),
    (Condition(children=frozenset({Children.NO})), Facts(children=Children.NO), Facts()),
    (
        Condition(eviction_stage=frozenset({EvictionStage.ARREARS})),
        Facts(eviction_stage=EvictionStage.ARREARS),
        Facts(),
    ),
    (
        Condition(under_eviction=True),
        Facts(working_days_until_eviction=20),
        Facts(eviction_stage=EvictionStage.ARREARS),
    ),
    (
        Condition(eviction_within_working_days=2),
        Facts(working_days_until_eviction=2),
        Facts(working_days_until_eviction=3),
    ),
    (Condition(eviction_within_working_days=2), Facts(working_days_until_eviction=0), Facts()),
    (
        Condition(discharge_within_working_days=2),
        Facts(working_days_until_discharge=0),
        Facts(working_days_until_discharge=-1),
    ),
    (Condition(dwelling_unfit=False), Facts(), Facts(dwelling_unfit=True)),
    (Condition(active_support=frozenset({SupportKind.CTI, SupportKind.ICM})), SUPPORTED, Facts()),
    (Condition(has_active_support=True), SUPPORTED, Facts()),
    (Condition(has_active_support=False), Facts(), SUPPORTED),
    (Condition(active_grants=frozenset({GrantKind.CLEANING})), GRANTED, Facts()),
    (Condition(no_active_grants=frozenset({GrantKind.CLEANING})), Facts(), GRANTED),
    (Condition(relapse=True), Facts(relapse=True), Facts()),
    (Condition(repeats=TWICE), NOISY_AGAIN, replace(NOISY_AGAIN, earlier=(Earlier(Concern.NOISE, 183),))),
    (Condition(repeats=TWICE), NOISY_AGAIN, replace(NOISY_AGAIN, concerns=frozenset({Concern.WORRY}))),
    (Condition(in_opening_hours=False), Facts(in_opening_hours=False), Facts()),
    (Condition(district=frozenset({"north"})), Facts(district="north"), Facts(district="south")),
    (Condition(centre=frozenset({"harbour"})), Facts(centre="harbour"), Facts()),
    (Condition(confident=False), Facts(confident=False), Facts()),
    (Condition(relapse=True, confident=True), Facts(relapse=True), Facts(relapse=True, confident=False)),
]


@pytest.mark.parametrize(("condition", "holds", "misses"), CASES)
def test_a_condition_holds_only_for_its_facts(condition: Condition, holds: Facts, misses: Facts) -> None:
    assert condition.holds(holds)
    assert not condition.holds(misses)
    assert not condition.asks_nothing


def test_a_condition_that_asks_nothing_always_holds() -> None:
    assert Condition().asks_nothing
    assert Condition().holds(Facts())
