"""Figures as a sheet for other programs, where that is what is accepted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, Final, get_args

from fastapi import Header
from starlette.responses import Response

from app.api.answers import respond
from app.api.fields import View
from app.response_time.sheet import Sheet, Value, as_csv, as_workbook


class Format(StrEnum):
    """As what figures are written."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


HELD_BACK: Final = "held back"
"""Stands in a sheet for a count that is not shown: an empty cell would be taken for nought when cells are added."""
_PART: Final = "share"
"""Is held back with the count that it is of."""
_MAY_BE_UNKNOWN: Final = frozenset({"dwellings"})
"""Counts that nobody here made: null where nobody told."""

Accept = Annotated[str, Header(include_in_schema=False)]

SHEETS: Mapping[str, tuple[Format, Callable[[Sheet], bytes]]] = {
    "text/csv": (Format.CSV, as_csv),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (Format.XLSX, as_workbook),
}


SHOWN_AS: dict[int | str, dict[str, Any]] = {200: {"content": {one: {} for one in SHEETS}}}
"""What a route of figures declares beside JSON."""
WORKBOOK: dict[int | str, dict[str, Any]] = {
    200: {"content": {media_type: {} for media_type, (one, _) in SHEETS.items() if one is Format.XLSX}}
}
"""The same of what is several tables."""


def format_of(accept: str) -> Format:
    """Return the first of what is accepted that there is; JSON where nothing else is named before it."""
    for part in accept.split(","):
        wanted = part.partition(";")[0].strip().lower()
        if wanted in {"application/json", "*/*"}:
            return Format.JSON
        if wanted in SHEETS:
            return SHEETS[wanted][0]
    return Format.JSON


def figures_response(shown: View, written: Format, *, name: str, lines: Sequence[View]) -> Response:
    """Return figures as they are asked for: a sheet has a row for each line, with what is said of all beside it.

    Where both have a name, the line's own figure stands in its column.
    """
    if written is Format.JSON:
        return respond(shown)
    about = {one: value for one, value in as_line(shown, held=True).items() if one != "items"}
    rows = (as_line(one) for one in lines)
    return sheet_response([row | about | row for row in rows], written, name=name)


def as_line(shown: View, *, held: bool | None = None) -> dict[str, Any]:
    """Return a view as a line of a sheet, in which each count that is held back says so.

    `held` tells whether a count that is null is held back; else the view's own `suppressed` does, and where it has
    none a count is null for no other reason. A count that was never set does not belong to the line.
    """
    is_held = bool(getattr(shown, "suppressed", True)) if held is None else held
    line = shown.model_dump(mode="json", by_alias=True)
    for name, field in type(shown).model_fields.items():
        value = getattr(shown, name)
        is_count = int in get_args(field.annotation) and name not in _MAY_BE_UNKNOWN
        is_told = name in shown.model_fields_set and (is_count or name == _PART)
        if isinstance(value, View):
            line[name] = as_line(value)
        elif value is None and is_held and is_told:
            line[name] = HELD_BACK
    return line


def sheet_response(lines: Sequence[Mapping[str, Any]], written: Format, *, name: str) -> Response:
    """Return lines as a sheet to be saved under a name."""
    _, write = _of_format(written)
    return saved_as(write(sheet_of(lines, title=name)), written, name=name)


def saved_as(content: bytes, written: Format, *, name: str) -> Response:
    """Return a file to be saved under a name."""
    media_type, _ = _of_format(written)
    attached = f'attachment; filename="{name}.{written.value}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": attached})


def _of_format(written: Format) -> tuple[str, Callable[[Sheet], bytes]]:
    return next((media_type, write) for media_type, (one, write) in SHEETS.items() if one is written)


def sheet_of(lines: Sequence[Mapping[str, Any]], *, title: str) -> Sheet:
    """Return lines as a sheet; what stands within another value gets a column of its own."""
    flat = [dict(_flat(line)) for line in lines]
    columns = list(dict.fromkeys(column for line in flat for column in line))
    return Sheet(title=title, columns=columns, rows=[[line.get(column) for column in columns] for line in flat])


def _flat(shown: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Value]]:
    for name, value in shown.items():
        label = name if name == "group" or not prefix else f"{prefix}_{name}"
        if isinstance(value, dict):
            yield from _flat(value, "" if name == "group" else label)
        elif name.endswith("interval"):
            low, high = value or (None, None)
            yield f"{label}_low", low
            yield f"{label}_high", high
        elif not isinstance(value, list):
            yield label, value
