"""Figures of response time as they go out: JSON, or a sheet for other programs."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from app.api.counted_views import FigureOut
from app.api.fields import View
from app.response_time.figure import (
    VERSION,
    CentreName,
    Decisions,
    Estimate,
    Figure,
    Figures,
    Grouping,
    Held,
    Key,
    Measure,
    TimeKind,
    Waits,
    Wanted,
)

Ends = list[float | None] | None

ENDS_WITH = {
    Measure.ANSWERED: "its reporter was first reached, or, where it left no way back, its resident",
    Measure.FIRST_ACTION: "somebody first tried to reach anybody, visited, or acted otherwise",
    Measure.RESIDENT_CONTACTED: "its resident was first reached",
    Measure.CLOSED: "its case was closed",
}
IN_HOURS = {
    TimeKind.OFFICE: "Office time, in the hours of the centre of the first owner,",
    TimeKind.ELAPSED: "All hours, day and night,",
}
EXPLAINED = (
    "{time} from when a report was received until {ends}. Reports for which that has not happened yet count as still "
    "waiting, closed ones too. It includes what the case waited for others; without_waiting stands apart. Counts "
    "reports, not need."
)
ROUNDED = (
    "Waits are told to two digits, to five minutes at the finest, and none that is the longest or the shortest, for "
    "each would be one report's."
)
METHOD = (
    "Kaplan-Meier, open and closed unanswered reports at risk; 95 % intervals by Greenwood's variance on the log-log "
    "scale, of quantiles by where the band meets them; a share of promises that are all decided by Wilson. null on the "
    "right of an interval is later than anybody has seen."
)


class SocialCentreOut(View):
    """A social centre, by id and name."""

    id: UUID
    name: str


def _is_none(value: object) -> bool:
    return value is None


_ABSENT: Any = Field(default=None, exclude_if=_is_none)


class GroupOut(View):
    """What a line of figures is about: one field for each grouping that was asked for."""

    social_centre: SocialCentreOut | None = _ABSENT
    month: str | None = Field(default=None, exclude_if=_is_none, examples=["2026-11"])
    quarter: str | None = Field(default=None, exclude_if=_is_none, examples=["2026-Q4"])
    year: str | None = _ABSENT
    urgency: str | None = _ABSENT
    concern: str | None = _ABSENT
    landlord_kind: str | None = _ABSENT
    channel: str | None = _ABSENT
    relapse: bool | None = _ABSENT


class WithoutWaitingOut(View):
    """The same waits without the time in which the case waited for somebody else."""

    median_minutes: float | None
    median_interval: Ends
    p90_minutes: float | None
    p90_interval: Ends


class DecisionTasksOut(View):
    """Decisions that others owe in these cases, each with a clock of its own."""

    owed: int | None
    made: int | None
    median_minutes: float | None
    median_interval: Ends


class HeldOut(View):
    """Reports that went to another centre unanswered or came from one, and how long the centre had a report."""

    handed_over: int | None
    taken_over: int | None
    median_minutes: float | None
    median_interval: Ends


class FiguresOut(View):
    """One group. Minutes are null while so few are reached that nobody can say, or where few are protected."""

    group: GroupOut
    reports: int | None
    reached: int | None = Field(description="Whose wait has ended by the measure that was asked for.")
    answered: int | None
    open: int | None = Field(description="Not answered, and the case is not closed.")
    overdue: int | None = Field(
        description="Not answered though the promised time is over: among `open`, and among `closed_unanswered` too, "
        "for closing a case keeps no promise."
    )
    closed_unanswered: int | None = Field(description="The case was closed and nobody had reached the reporter.")
    p90_minutes: float | None = Field(
        description="After so long the wait of nine in ten was over; null where that has not been reached yet: more "
        "than one in ten still wait, and nobody can say for how long. Who sees the centres from outside is told waits "
        "to two digits and to five minutes at the finest, and none that is the longest or the shortest of all: with "
        "fewer than ten reports nine in ten is the longest, and null as `suppressed` says."
    )
    p90_interval: Ends
    median_minutes: float | None = Field(description="The same for half of them.")
    median_interval: Ends
    lower_quartile_minutes: float | None
    lower_quartile_interval: Ends
    upper_quartile_minutes: float | None
    upper_quartile_interval: Ends
    mean_minutes: float | None = Field(description="Up to the longest wait; a lower bound where somebody still waits.")
    min_minutes: float | None
    max_minutes: float | None = Field(description="The longest wait, ended or not.")
    share_within_target: float | None
    share_interval: Ends
    without_waiting: WithoutWaitingOut
    late_registered: int | None = Field(description="Recorded more than a day after they were received.")
    late_registered_share: float | None
    late_registered_median_minutes: float | None
    decision_tasks: DecisionTasksOut
    held: HeldOut | None = Field(description="Where social centres are told apart and nothing else.")
    too_few: bool = Field(description="Reports so few that chance may have made these figures.")
    suppressed: bool = Field(description="Something is held back because it is about fewer than five.")


class CompletenessOut(View):
    """By whose knowledge the figures are, and whether the period was over by then."""

    known_at: datetime
    period_over: bool


class ResponseTimesOut(FigureOut):
    """The figures of a period, and how they are made."""

    group_by: list[Grouping]
    method: str
    as_known_on: datetime | None
    completeness: CompletenessOut
    measure: Measure
    time: TimeKind
    total: FiguresOut
    items: list[FiguresOut]


def response_times_out(figures: Figures, wanted: Wanted, now: datetime) -> ResponseTimesOut:
    return ResponseTimesOut(
        definition=f"{wanted.measure.value}-by-centre",
        version=VERSION,
        explanation=_explained(wanted),
        generated_at=now,
        first=wanted.period.first,
        end=wanted.period.end,
        group_by=list(wanted.groupings),
        method=METHOD,
        as_known_on=None if figures.known == now else figures.known,
        completeness=CompletenessOut(known_at=figures.known, period_over=figures.period_over),
        measure=wanted.measure,
        time=wanted.time,
        total=_out(figures.total),
        items=[_out(one) for one in figures.groups],
    )


def _explained(wanted: Wanted) -> str:
    explained = EXPLAINED.format(time=IN_HOURS[wanted.time], ends=ENDS_WITH[wanted.measure])
    return f"{explained} {ROUNDED}" if wanted.guarded else explained


def _out(one: Figure) -> FiguresOut:
    counts, waits, registered = one.counts, one.waits, one.registered
    return FiguresOut(
        group=_group(one.key),
        reports=counts.reports,
        reached=counts.reached,
        answered=counts.answered,
        open=counts.open,
        overdue=counts.overdue,
        closed_unanswered=counts.closed_unanswered,
        p90_minutes=waits.ninetieth.value,
        p90_interval=_ends(waits.ninetieth),
        median_minutes=waits.median.value,
        median_interval=_ends(waits.median),
        lower_quartile_minutes=waits.lower_quartile.value,
        lower_quartile_interval=_ends(waits.lower_quartile),
        upper_quartile_minutes=waits.upper_quartile.value,
        upper_quartile_interval=_ends(waits.upper_quartile),
        mean_minutes=waits.mean,
        min_minutes=waits.shortest,
        max_minutes=waits.longest,
        share_within_target=one.within_target.value,
        share_interval=_ends(one.within_target),
        without_waiting=_without_waiting(one.without_waiting),
        late_registered=registered.late,
        late_registered_share=registered.share,
        late_registered_median_minutes=registered.median_delay,
        decision_tasks=_decision_tasks(one.decisions),
        held=None if one.held is None else _held(one.held),
        too_few=one.too_few,
        suppressed=one.suppressed,
    )


def _group(key: Key) -> GroupOut:
    fields: dict[str, Any] = {grouping.value: label for grouping, label in key.items()}
    centre = fields.pop(Grouping.SOCIAL_CENTRE.value, None)
    shown = SocialCentreOut(id=centre.id, name=centre.name) if isinstance(centre, CentreName) else None
    return GroupOut(social_centre=shown, **fields)


def _without_waiting(waits: Waits) -> WithoutWaitingOut:
    return WithoutWaitingOut(
        median_minutes=waits.median.value,
        median_interval=_ends(waits.median),
        p90_minutes=waits.ninetieth.value,
        p90_interval=_ends(waits.ninetieth),
    )


def _decision_tasks(decisions: Decisions) -> DecisionTasksOut:
    return DecisionTasksOut(
        owed=decisions.owed,
        made=decisions.made,
        median_minutes=decisions.median.value,
        median_interval=_ends(decisions.median),
    )


def _held(held: Held) -> HeldOut:
    return HeldOut(
        handed_over=held.handed_over,
        taken_over=held.taken_over,
        median_minutes=held.median.value,
        median_interval=_ends(held.median),
    )


def _ends(estimate: Estimate) -> Ends:
    return None if estimate.low is None and estimate.high is None else [estimate.low, estimate.high]
