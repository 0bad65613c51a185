"""Builders and strategies for facts."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

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
from app.triage.facts import Earlier, Facts

days = st.none() | st.integers(-5, 30)
earlier = st.builds(Earlier, concern=st.sampled_from(Concern), days_ago=st.integers(0, 800))
fields: dict[str, st.SearchStrategy[Any]] = {
    "concerns": st.frozensets(st.sampled_from(Concern), max_size=5),
    "suggested_urgency": st.sampled_from(Urgency),
    "reporter_kind": st.sampled_from(ReporterKind),
    "landlord_kind": st.sampled_from(LandlordKind),
    "channel": st.sampled_from(Channel),
    "children": st.sampled_from(Children),
    "eviction_stage": st.none() | st.sampled_from(EvictionStage),
    "working_days_until_eviction": days,
    "working_days_until_discharge": days,
    "dwelling_unfit": st.booleans(),
    "active_support": st.frozensets(st.sampled_from(SupportKind), max_size=3),
    "active_grants": st.frozensets(st.sampled_from(GrantKind), max_size=2),
    "relapse": st.booleans(),
    "earlier": st.lists(earlier, max_size=5).map(tuple),
    "in_opening_hours": st.booleans(),
    "district": st.none() | st.sampled_from(["north", "south"]),
    "centre": st.none() | st.sampled_from(["harbour", "park"]),
    "confident": st.booleans(),
}
# A busy report fires many rules at once, and they cover for each other; a quiet one shows what a single rule does.
busy = st.builds(Facts, **fields)
quiet = st.builds(
    lambda concerns, one: Facts(**{"concerns": concerns, one[0]: one[1]}),
    st.frozensets(st.sampled_from(Concern), max_size=2),
    st.sampled_from([*fields]).flatmap(lambda name: st.tuples(st.just(name), fields[name])),
)
facts = quiet | busy


def about(*concerns: Concern) -> Facts:
    """Return facts of a report about `concerns`, all else at rest."""
    return Facts(concerns=frozenset(concerns))
