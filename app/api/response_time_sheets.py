"""Figures of response time as lines of a sheet: one for each group and one for the total; each says what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.api.response_time_views import ResponseTimesOut
from app.api.sheets import as_line


def lines_of(view: ResponseTimesOut) -> Sequence[Mapping[str, Any]]:
    about = {
        "definition": view.definition,
        "version": view.version,
        "from": view.first.isoformat(),
        "to": view.end.isoformat(),
        "group_by": ",".join(view.group_by),
        "measure": view.measure.value,
        "time": view.time.value,
        "generated_at": view.generated_at.isoformat(),
        "known_at": view.completeness.known_at.isoformat(),
        "period_over": view.completeness.period_over,
        "explanation": view.explanation,
    }
    lines = [as_line(one) | about for one in (*view.items, view.total)]
    return [{name: value for name, value in line.items() if name != "held" or value} for line in lines]
