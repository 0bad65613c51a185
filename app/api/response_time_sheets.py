"""Figures of response time as a sheet for other programs, where that is what is accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from starlette.responses import Response

from app.api.response_time_views import ResponseTimesOut
from app.response_time.sheet import Sheet, Value, as_csv, as_workbook


class Format(StrEnum):
    """As what figures are written."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


SHEETS: Mapping[str, tuple[Format, Callable[[Sheet], bytes]]] = {
    "text/csv": (Format.CSV, as_csv),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (Format.XLSX, as_workbook),
}


def format_of(accept: str) -> Format:
    """Return the first of what is accepted that there is; JSON where nothing else is named before it."""
    for part in accept.split(","):
        wanted = part.partition(";")[0].strip().lower()
        if wanted in {"application/json", "*/*"}:
            return Format.JSON
        if wanted in SHEETS:
            return SHEETS[wanted][0]
    return Format.JSON


def sheet_of(view: ResponseTimesOut, written: Format) -> Response:
    """Return the same as a sheet, a line for each group and one for the total; each line says what it is."""
    about: dict[str, Value] = {
        "definition": view.definition,
        "version": view.version,
        "measure": view.measure.value,
        "time": view.time.value,
        "generated_at": view.generated_at.isoformat(),
        "known_at": view.completeness.known_at.isoformat(),
        "explanation": view.explanation,
    }
    lines: list[dict[str, Value]] = [
        dict(_flat(one.model_dump(mode="json"))) | about for one in (*view.items, view.total)
    ]
    columns = list(dict.fromkeys(name for line in lines for name in line))
    sheet = Sheet(title=view.definition, columns=columns, rows=[[line.get(name) for name in columns] for line in lines])
    media_type, (_, write) = next((name, one) for name, one in SHEETS.items() if one[0] is written)
    attached = f'attachment; filename="response-times.{written.value}"'
    return Response(write(sheet), media_type=media_type, headers={"Content-Disposition": attached})


def _flat(shown: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Value]]:
    for name, value in shown.items():
        label = name if name == "group" or not prefix else f"{prefix}_{name}"
        if isinstance(value, dict):
            yield from _flat(value, "" if name == "group" else label)
        elif name.endswith("interval"):
            low, high = value or (None, None)
            yield f"{label}_low", low
            yield f"{label}_high", high
        else:
            yield label, value
