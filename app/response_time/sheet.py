"""Figures as a table for other programs (pure): CSV, and a workbook of sheets (ECMA-376) without a library."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

Value = str | int | float | bool | None

_BEGINS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Also in full width, which programs made for such letters read alike."""
_LETTERS: Final = 26
_LONGEST_TITLE: Final = 31
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEETML: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""XML 1.0 has no way to write these."""
_ALWAYS_SO: Final = (1980, 1, 1, 0, 0, 0)
"""The same figures are the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A title, names of columns, and rows of values; an empty cell is None."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]


def as_csv(sheet: Sheet) -> bytes:
    """Return RFC 4180 in UTF-8, marked so that a spreadsheet reads its letters right."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(sheet.columns)
    for row in sheet.rows:
        writer.writerow([_plain(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def as_workbook(*sheets: Sheet) -> bytes:
    """Return an XLSX workbook: texts as texts, numbers as numbers."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as workbook:
        for name, content in _parts(sheets):
            workbook.writestr(zipfile.ZipInfo(name, _ALWAYS_SO), _HEAD + content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _plain(value: Value) -> str:
    """Write a value so that no program takes a name for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_BEGINS_A_FORMULA) else text


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    sheet_type, book_type = f"{_SHEETML}.worksheet+xml", f"{_SHEETML}.sheet.main+xml"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{sheet_type}"/>' for number in numbers
    )
    yield (
        "[Content_Types].xml",
        (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{book_type}"/>{overrides}</Types>'
        ),
    )
    yield "_rels/.rels", _relations(f"{_RELATIONS}/officeDocument", ["xl/workbook.xml"])
    named = "".join(
        f'<sheet name={quoteattr(sheet.title[:_LONGEST_TITLE])} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in zip(numbers, sheets, strict=True)
    )
    yield "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{named}</sheets></workbook>'
    targets = [f"worksheets/sheet{number}.xml" for number in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations(f"{_RELATIONS}/worksheet", targets)
    for number, sheet in zip(numbers, sheets, strict=True):
        rows = enumerate([sheet.columns, *sheet.rows], start=1)
        body = "".join(_row(place, row) for place, row in rows)
        page = f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'
        yield f"xl/worksheets/sheet{number}.xml", page


def _relations(kind: str, targets: Sequence[str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, target in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _row(number: int, values: Sequence[Value]) -> str:
    cells = "".join(_cell(f"{_letters(place)}{number}", value) for place, value in enumerate(values))
    return f'<row r="{number}">{cells}</row>'


def _cell(at: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        text = escape(_NOT_IN_XML.sub(" ", value))
        return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{at}"><v>{value!r}</v></c>'


def _letters(place: int) -> str:
    rest, letters = place + 1, ""
    while rest:
        rest, digit = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters
