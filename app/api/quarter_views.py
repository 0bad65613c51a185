"""The figures of one quarter as they go out: as one answer, and as the sheets of one workbook."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from app.api.contacts import Named
from app.api.counted_views import TableOut
from app.api.fields import View
from app.api.response_time_sheets import lines_of as response_time_lines
from app.api.response_time_views import CompletenessOut, ResponseTimesOut
from app.api.sheets import as_line, sheet_of
from app.api.statistics_centres import CentreTablesOut, lines_of
from app.api.statistics_load import SpotLoadOut, load_lines
from app.api.statistics_support import RateOut, RetentionLine, rate_lines
from app.api.statistics_surveys import SatisfactionOut, option_lines
from app.api.statistics_views import FlowsOut, flow_lines
from app.courses.stays import Stay
from app.response_time.scheme.scope import VERSION
from app.response_time.sheet import Sheet

PACK = (
    "All figures of one quarter that is over, of each social centre and of all of them together, as known now, and "
    "response times as known last midnight. It holds no person and no count of one to four, and none that would tell "
    "of one. Counts cases and reports, not need: what nobody reports is in no figure. No target, no order of rank."
)


class DefinitionOut(View):
    """What a figure says, and which version of its definition this is."""

    figure: str
    version: int
    explanation: str


class RetentionOfCentreOut(View):
    """Who kept a home, of those whose support began in the same quarter of the year before."""

    social_centre: Named | None
    stays: TableOut
    rates: list[RateOut]


class CommentOfQuarterOut(View):
    """What the leader of a centre says of its figures."""

    social_centre: Named
    text: str
    recorded_at: datetime


class QuarterOut(View):
    """One quarter for the steering group."""

    model_config = ConfigDict(
        json_schema_extra={
            "description": "Each part is as the route of its own name answers it, with little counts held back."
        }
    )

    definition: str
    version: int
    explanation: str
    generated_at: datetime
    quarter: str = Field(examples=["2026-Q3"])
    first: Annotated[date, Field(serialization_alias="from")]
    end: Annotated[date, Field(serialization_alias="to")]
    completeness: CompletenessOut
    definitions: list[DefinitionOut]
    comments: list[CommentOfQuarterOut] = Field(description="What leaders say of the figures of their centres.")
    response_times: ResponseTimesOut
    satisfaction: SatisfactionOut
    cases: list[CentreTablesOut] = Field(description="By the name of each question of the cases.")
    retention: list[RetentionOfCentreOut]
    centres: dict[str, list[CentreTablesOut]] = Field(description="By the name of each figure of the centres.")
    load: list[SpotLoadOut] = Field(description="By department; its stairwells are in `/v1/statistics/load`.")
    flow: FlowsOut


def sheets_of(shown: QuarterOut) -> Iterator[Sheet]:
    """Yield the sheets of the workbook, the definitions first."""
    about = {"quarter": shown.quarter, "generated_at": shown.generated_at.isoformat(), "version": VERSION}
    pack = {"figure": shown.definition, "version": shown.version, "explanation": shown.explanation}
    yield sheet_of([pack, *_dumped(shown.definitions)], title="definitions")
    yield sheet_of([one | about for one in _comments(shown.comments)], title="comments")
    yield sheet_of(response_time_lines(shown.response_times), title="response-times")
    yield _sheet("satisfaction", list(option_lines(shown.satisfaction.items)), about)
    yield _sheet("cases", list(lines_of(shown.cases)), about)
    yield sheet_of([one | about for one in _retention(shown.retention)], title="retention")
    for name, items in shown.centres.items():
        yield _sheet(name, list(lines_of(items)), about)
    yield _sheet("load", list(load_lines(shown.load)), about)
    yield _sheet("flow", list(flow_lines(shown.flow.items)), about)


def _sheet(title: str, lines: Sequence[View], about: dict[str, Any]) -> Sheet:
    return sheet_of([one | about for one in _dumped(lines)], title=title)


def _dumped(lines: Sequence[View]) -> list[dict[str, Any]]:
    return [as_line(one) for one in lines]


def _comments(items: Sequence[CommentOfQuarterOut]) -> Iterator[dict[str, Any]]:
    for one in items:
        yield one.model_dump(mode="json") | {"social_centre": one.social_centre.name}


def _retention(items: Sequence[RetentionOfCentreOut]) -> Iterator[dict[str, Any]]:
    for item in items:
        centre = {"social_centre": None if item.social_centre is None else item.social_centre.name}
        for line in (*rate_lines(item.rates), *_stays(item.stays)):
            yield centre | as_line(line)


def _stays(table: TableOut) -> Iterator[RetentionLine]:
    for one in table.lines:
        yield RetentionLine(
            stay=Stay(one.code),
            counted=one.count,
            of=table.of,
            share=one.share,
            percent=one.percent,
            suppressed=one.suppressed or table.of is None,
        )
