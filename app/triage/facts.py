"""What a decision stands on: codes and counts, never a word about a person, kept with the decision for ever."""

from __future__ import annotations

from dataclasses import dataclass, replace

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

# From termination on the home is at stake; a moved date is still an eviction, and a family put out is the worst one.
EVICTION_UNDER_WAY = frozenset(
    {
        EvictionStage.TERMINATED,
        EvictionStage.COURT_REQUESTED,
        EvictionStage.VISIT_SCHEDULED,
        EvictionStage.POSTPONED,
        EvictionStage.EVICTED,
    }
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """One concern at the same dwelling and tenancy that was told of earlier: once, however many told of it."""

    concern: Concern
    days_ago: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All that rules may ask about a report.

    `concerns` are those reported and those read from the text together. Days until an eviction or a discharge are
    working days, 0 for today, negative when past. `confident` is False only when nothing was named by the reporter and
    the reading of the text wants a person.
    """

    concerns: frozenset[Concern] = frozenset()
    suggested_urgency: Urgency = Urgency.UNKNOWN
    reporter_kind: ReporterKind = ReporterKind.UNKNOWN
    landlord_kind: LandlordKind = LandlordKind.UNKNOWN
    channel: Channel = Channel.API
    children: Children = Children.UNKNOWN
    eviction_stage: EvictionStage | None = None
    working_days_until_eviction: int | None = None
    working_days_until_discharge: int | None = None
    dwelling_unfit: bool = False
    active_support: frozenset[SupportKind] = frozenset()
    active_grants: frozenset[GrantKind] = frozenset()
    relapse: bool = False
    earlier: tuple[Earlier, ...] = ()
    in_opening_hours: bool = True
    district: str | None = None
    centre: str | None = None
    confident: bool = True

    @property
    def under_eviction(self) -> bool:
        """Is the home at stake: a stage from termination on, or a notice or date without a withdrawal."""
        if self.eviction_stage is EvictionStage.WITHDRAWN:
            return False
        if self.eviction_stage in EVICTION_UNDER_WAY:
            return True
        return Concern.EVICTION_NOTICE in self.concerns or self.working_days_until_eviction is not None

    def times_reported(self, concern: Concern, *, within_days: int) -> int:
        """Count how often `concern` arose at the dwelling, this time included; 0 when this is about something else."""
        if concern not in self.concerns:
            return 0
        return 1 + sum(one.concern is concern and 0 <= one.days_ago <= within_days for one in self.earlier)

    def as_reported(self) -> Facts:
        """Return the same facts without what is confidential towards the reporter.

        What a landlord is promised may depend on nothing else, or the promise would tell that a resident is known.
        """
        return replace(self, active_support=frozenset(), active_grants=frozenset(), relapse=False, earlier=())
