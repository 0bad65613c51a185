"""Facts as JSON and back: written by one version, read by every later one, so reading never refuses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from app.kit.codes import (
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

Code = TypeVar("Code", bound=StrEnum)


def facts_to_json(facts: Facts) -> dict[str, object]:
    """Return a mapping of JSON values only, the same for equal facts."""
    return {
        "concerns": sorted(facts.concerns),
        "suggested_urgency": facts.suggested_urgency.value,
        "reporter_kind": facts.reporter_kind.value,
        "landlord_kind": facts.landlord_kind.value,
        "channel": facts.channel.value,
        "children": facts.children.value,
        "eviction_stage": None if facts.eviction_stage is None else facts.eviction_stage.value,
        "working_days_until_eviction": facts.working_days_until_eviction,
        "working_days_until_discharge": facts.working_days_until_discharge,
        "dwelling_unfit": facts.dwelling_unfit,
        "active_support": sorted(facts.active_support),
        "active_grants": sorted(facts.active_grants),
        "relapse": facts.relapse,
        "earlier": [{"concern": one.concern.value, "days_ago": one.days_ago} for one in facts.earlier],
        "in_opening_hours": facts.in_opening_hours,
        "district": facts.district,
        "centre": facts.centre,
        "confident": facts.confident,
    }


def facts_from_json(stored: Mapping[str, object]) -> Facts:
    """Read facts of any version: unknown keys are passed over, missing ones take the default of `Facts`.

    A code of another version becomes the catch-all of its list (`unknown`, `other`), never an error.
    """
    plain = Facts()
    return Facts(
        concerns=_codes(stored.get("concerns"), fallback=Concern.UNKNOWN),
        suggested_urgency=_code(stored.get("suggested_urgency"), fallback=Urgency.UNKNOWN),
        reporter_kind=_code(stored.get("reporter_kind"), fallback=ReporterKind.UNKNOWN),
        landlord_kind=_code(stored.get("landlord_kind"), fallback=LandlordKind.UNKNOWN),
        channel=_code(stored.get("channel"), fallback=plain.channel),
        children=_code(stored.get("children"), fallback=Children.UNKNOWN),
        eviction_stage=_stage(stored.get("eviction_stage")),
        working_days_until_eviction=_number(stored.get("working_days_until_eviction")),
        working_days_until_discharge=_number(stored.get("working_days_until_discharge")),
        dwelling_unfit=_flag(stored.get("dwelling_unfit"), fallback=plain.dwelling_unfit),
        active_support=_codes(stored.get("active_support"), fallback=SupportKind.OTHER),
        active_grants=_codes(stored.get("active_grants"), fallback=GrantKind.OTHER),
        relapse=_flag(stored.get("relapse"), fallback=plain.relapse),
        earlier=tuple(_earlier(stored.get("earlier"))),
        in_opening_hours=_flag(stored.get("in_opening_hours"), fallback=plain.in_opening_hours),
        district=_words(stored.get("district")),
        centre=_words(stored.get("centre")),
        confident=_flag(stored.get("confident"), fallback=plain.confident),
    )


def _code(value: object, *, fallback: Code) -> Code:
    try:
        return type(fallback)(str(value))
    except ValueError:
        return fallback


def _codes(value: object, *, fallback: Code) -> frozenset[Code]:
    return frozenset(_code(one, fallback=fallback) for one in value) if isinstance(value, list) else frozenset()


def _stage(value: object) -> EvictionStage | None:
    return next((stage for stage in EvictionStage if stage.value == value), None)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _flag(value: object, *, fallback: bool) -> bool:
    return value if isinstance(value, bool) else fallback


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _earlier(value: object) -> Iterable[Earlier]:
    for one in value if isinstance(value, list) else []:
        days_ago = _number(one.get("days_ago")) if isinstance(one, Mapping) else None
        if days_ago is not None:
            yield Earlier(concern=_code(one.get("concern"), fallback=Concern.UNKNOWN), days_ago=days_ago)
