"""Counts as they go out: each with which part it is of all, and nulls where it is held back."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.api.contacts import Named
from app.api.fields import View
from app.directory.snapshot import Directory
from app.response_time.scheme.tally import Tally


class FigureOut(View):
    """What every figure says of itself."""

    definition: str
    version: int
    explanation: str
    generated_at: datetime
    first: Annotated[date, Field(serialization_alias="from")]
    end: Annotated[date, Field(serialization_alias="to")]


class CountOut(View):
    """How many had one answer."""

    code: str
    count: int | None
    share: float | None
    percent: int | None = Field(description="Rounded half up, as in the tables of the study.")
    suppressed: bool


class TableOut(View):
    """A table: `of` is how many there are in all."""

    of: int | None
    suppressed: bool
    lines: list[CountOut]


def table_out(table: Tally) -> TableOut:
    return TableOut(
        of=table.of,
        suppressed=table.suppressed,
        lines=[
            CountOut(code=one.code, count=one.count, share=one.share, percent=one.percent, suppressed=one.suppressed)
            for one in table.lines
        ],
    )


def centre_out(directory: Directory, centre: UUID | None) -> Named | None:
    """Return a centre by id and name; None stands for all of them together."""
    return None if centre is None else named_centre(directory, centre)


def named_centre(directory: Directory, centre: UUID) -> Named:
    """Return a centre by id and name; the id stands for the name of one that the directory no longer knows."""
    known = directory.centre(centre)
    return Named(id=centre, name=str(centre) if known is None else known.name)
