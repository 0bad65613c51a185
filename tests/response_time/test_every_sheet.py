"""A sheet holds every number that the JSON of the same figures holds, and says of what is held back that it is.

The routes are those of the document that give sheets; numbers are found by what their lines are about, not by place.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.access.callers import KeyGrant
from app.api.sheets import SHEETS, Format
from app.kit.codes import Role
from tests.journey.town import FLAT, PLAIN, Person, Town

PERIOD = "from=2026-10-01&to=2027-01-01"
YEAR_BEFORE = "from=2025-10-01&to=2026-01-01"
PACK = "/v1/statistics/quarterly-pack"
MEDIA = {one: media_type for media_type, (one, _) in SHEETS.items()}
COUNTS = {"count", "cases", "answers", "persons", "reports", "asked", "answered", "percent", "flow_new", "flow_end"}
HELD_BACK = "held back"
NO_COLUMN = "(no column)"
TOGETHER = "(all)"
NAMED = {"social_centre", "name", "group"}
"""Null, or empty, in a line of everything together."""
QUESTIONS = {"satisfaction", "knowledge"}
EVIL = "=HYPERLINK(A1)"

Cell = str | float | bool
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Fact:
    """A number of the JSON: of what, in which column, and whether the JSON says that it is held back."""

    labels: frozenset[str]
    column: str
    value: float | None
    held: bool

    @property
    def is_held_back(self) -> bool:
        return self.value is None and self.held and self.column in COUNTS


@pytest.fixture
def town(town: Town) -> Town:
    """A quarter that is over: seven reports in the north, one of neglect too, one unanswered, and two in the south."""
    for number in range(1, 8):
        concerns = ["noise", "neglect"] if number == 1 else ["noise"]
        home = FLAT | {"address": f"Ahornvej 14, {number}. th"}
        caller = {"kind": "caretaker", "phone": "33112233"}
        report = town.portal.reports(PLAIN, home, concerns=concerns, reporter=caller)
        (case,) = (one["number"] for one in town.adviser.queue() if one["place"]["address"] == home["address"])
        town.adviser.claims(case)
        assert town.adviser.tries("courses", case, kind="cti", starts_on="2025-11-10") == 201
        if number < 7:
            now = town.clock.now().isoformat()
            town.adviser.tells(case, kind="contacted", at=now, report=report["reference"], **{"with": "reporter"})
            town.adviser.tells(case, kind="followed_up", at=now, housing_status="1", same_address=True)
    for number in range(2):
        town.portal.reports(PLAIN, {"address": f"Strandgade 3, {number}. mf", "postcode": "2300"}, concerns=["noise"])
    tried = {"social_centre": str(town.city.north), "answered": True}
    assert town.desk.post("/v1/phone-calls", {"kind": "note", "text": PLAIN, "attempts": [tried]}).status_code == 201
    renamed(town)
    town.is_now("2027-01-04T10:00:00+01:00")
    return town


def renamed(town: Town) -> None:
    """Give the north a name that a spreadsheet could take for a formula."""
    path = f"/v1/social-centres/{town.city.north}"
    read = town.administrator.get(path)
    left_out = {"id", "version", "recorded_at", "valid_from"}
    body = {name: value for name, value in read.json().items() if name not in left_out} | {"name": EVIL}
    headers = town.administrator.headers | {"If-Match": read.headers["etag"]}
    assert town.door.client.put(path, json=body, headers=headers).status_code == 200


def routes(town: Town) -> list[str]:
    """Return every route that gives a sheet, with a query that it takes."""
    document = town.door.client.get("/openapi.json").json()
    found = [path for path, one in document["paths"].items() if MEDIA[Format.XLSX] in answers_of(one)]
    figures = {one for one in document["paths"] if one.startswith(("/v1/statistics/", "/v1/response-times"))}
    assert {"/v1/response-times/late", PACK, "/v1/phone-calls/figures", *figures} <= set(found)
    asked = {PACK: "quarter=2026-Q4", "/v1/response-times/late": "limit=50", "/v1/statistics/retention": YEAR_BEFORE}
    return [f"{path}?{asked.get(path, PERIOD)}" for path in sorted(found)]


def answers_of(operations: Mapping[str, Any]) -> Mapping[str, Any]:
    return dict(operations.get("get", {}).get("responses", {}).get("200", {}).get("content", {}))


def facts(node: Mapping[str, Any], labels: frozenset[str], *, prefix: str = "", held: bool = True) -> Iterator[Fact]:
    """Yield every number of a line and of what stands within it; where nothing says `suppressed`, null is held back."""
    held = bool(node.get("suppressed", held)) and node.get("of") != 0
    about = labels | labels_of(node)
    for name, value in node.items():
        if isinstance(value, dict) and name not in NAMED:
            yield from facts_within(name, value, about, prefix=prefix, held="flow" in node)
        elif isinstance(value, list) and name.endswith("interval"):
            for end, number in zip(("low", "high"), value, strict=True):
                yield Fact(about, f"{prefix}{name}_{end}", number, held=False)
        elif isinstance(value, list):
            yield from (one for line in value for one in facts(line, about | ({name} & QUESTIONS)))
        elif value is None or type(value) in {int, float}:
            yield Fact(about, f"{prefix}{name}", value, held=held)


def facts_within(
    name: str, value: Mapping[str, Any], about: frozenset[str], *, prefix: str, held: bool
) -> Iterator[Fact]:
    """Yield what stands under a name: tables and numbers each by its own, a table's whole beside each of its lines."""
    if name == "numbers":
        yield from (Fact(about | {one}, "count", number, held=False) for one, number in value.items())
    elif name == "tables":
        for table, told in value.items():
            yield from facts_within(table, told, about | {table}, prefix="", held=held)
    elif "lines" in value:
        yield from (one for line in value["lines"] for one in facts(line | {"of": value["of"]}, about))
    else:
        yield from facts(value, about, prefix=f"{prefix}{name}_", held=held)


def labels_of(node: Mapping[str, Any]) -> frozenset[str]:
    """Return what a line is about: its texts, and the names in it; ids stand beside names."""
    within = [one for name in (*NAMED, "responder") for one in [node.get(name)] if isinstance(one, dict)]
    own = {one for name, one in node.items() if isinstance(one, str) and name != "id"}
    is_all = any(name in NAMED and one in (None, {}) for name, one in node.items())
    return frozenset(own.union(*(labels_of(one) for one in within), {TOGETHER} if is_all else ()))


def row_labels(row: Row, about: set[str]) -> frozenset[str]:
    texts = {name: one for name, one in row.items() if isinstance(one, str) and name not in about}
    named = [name for name in row if name in {"social_centre", "social_centre_name", "name"}]
    is_all = bool(named) and not any(row[name] for name in named)
    labels = {one for name, one in texts.items() if one and one != HELD_BACK and not name.endswith("id")}
    return frozenset(labels | ({TOGETHER} if is_all else set()))


def missing(told: Sequence[Fact], rows: Sequence[Row], about: set[str]) -> Iterator[object]:
    """Yield what the sheet does not tell as the JSON does."""
    labelled = [(row_labels(row, about), row) for row in rows]
    for fact in told:
        exact = [row for labels, row in labelled if labels == fact.labels]
        found = exact or [row for labels, row in labelled if labels > fact.labels]
        column = "counted" if fact.column in {"count", "persons"} and "counted" in rows[0] else fact.column
        cells = {row.get(column, NO_COLUMN if column in COUNTS else "") for row in found}
        is_right = cells == {fact.value}
        if fact.value is None:
            is_right = cells == {HELD_BACK} if fact.is_held_back else cells <= {"", HELD_BACK}
        if not is_right or len(exact) > 1:
            yield fact, cells


def of_workbook(content: bytes) -> dict[str, list[list[Cell]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}  # type: ignore[misc]


def as_rows(grid: Sequence[Sequence[Cell]]) -> list[Row]:
    return [dict(zip((str(one) for one in grid[0]), line, strict=True)) for line in grid[1:]]


def same(written: str, cell: Cell) -> bool:
    """Tell whether a cell of CSV says what one of a workbook does."""
    if isinstance(cell, bool):
        return written == str(cell).lower()
    return float(written) == cell if isinstance(cell, float) else written.removeprefix("'") == cell


def parts_of(pack: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the lines of each part of the pack by the title of its sheet."""
    times = pack["response_times"]
    return {
        "response-times": [*times["items"], times["total"]],
        "satisfaction": pack["satisfaction"]["items"],
        "flow": pack["flow"]["items"],
        **{name: pack[name] for name in ("cases", "retention", "load")},
        **pack["centres"],
    }


def lines_of(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [*told["items"], *told.get("stays", []), *([told["total"]] if "total" in told else [])]


def about_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said of all lines."""
    within = told.get("completeness")
    known = {f"completeness_{name}": one for name, one in within.items()} if isinstance(within, dict) else {}
    return {name: one for name, one in told.items() if not isinstance(one, list | dict)} | known


@dataclass(frozen=True, slots=True)
class Compared:
    """What the JSON of a route tells, what its sheets do not, and its texts as CSV has them."""

    told: Sequence[Fact]
    missed: Sequence[object]
    written: Sequence[str] = ()


def compared(person: Person, route: str, told: Mapping[str, Any]) -> Compared:
    packed = person.get(route, Accept=MEDIA[Format.XLSX]).content
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        assert not [one for one in parts.namelist() if b"<f" in parts.read(one)], "no cell is a formula"
    book = of_workbook(packed)
    if route.startswith(PACK):
        return of_pack(told, book)
    ((_, grid),) = book.items()
    written = list(csv.reader(io.StringIO(person.get(route, Accept=MEDIA[Format.CSV]).content.decode("utf-8-sig"))))
    cells = [pair for line, other in zip(written, grid, strict=True) for pair in zip(line, other, strict=True)]
    rows, every = as_rows(grid), about_of(told)
    numbers = [(name, one) for name, one in every.items() if type(one) in {int, float}]
    some = [one for line in lines_of(told) for one in facts(line, frozenset())]
    about = {*every, "known_at", "group_by"} - {name for line in told["items"] for name in line}
    missed = [
        *(pair for pair in cells if not same(*pair)),
        *((name, one) for name, one in numbers if {row.get(name) for row in rows} != {one}),
        *missing(some, rows, about),
    ]
    return Compared(some, missed, [text for text, cell in cells if isinstance(cell, str)])


def of_pack(told: Mapping[str, Any], book: Mapping[str, list[list[Cell]]]) -> Compared:
    about = {"quarter", "generated_at", "version", *about_of(told["response_times"]), "known_at", "group_by"}
    parts = {
        title: [one for line in lines for one in facts(line, frozenset())] for title, lines in parts_of(told).items()
    }
    assert set(book) - set(parts) == {"definitions", "comments"}
    missed = [(title, one) for title, some in parts.items() for one in missing(some, as_rows(book[title]), about)]
    return Compared([one for some in parts.values() for one in some], missed)


def every_comparison(town: Town) -> Iterator[tuple[str, Compared]]:
    for route in routes(town):
        for person in (town.leader, town.person(KeyGrant(role=Role.ANALYST))):
            told = person.get(route)
            if told.status_code == 200:
                yield route, compared(person, route, told.json())
            else:
                assert (told.status_code, person is town.leader) == (403, False), route


@pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True, ids=["writing asks no database"])
def test_each_holds_the_numbers_of_the_json_and_says_what_is_held_back(town: Town) -> None:
    found = list(every_comparison(town))
    assert {route: one.missed for route, one in found if one.missed} == {}
    held = {route for route, one in found for fact in one.told if fact.is_held_back}
    shown = {route for route, one in found for fact in one.told if fact.value}
    named = {route for route, one in found if f"'{EVIL}" in one.written}
    harmful = [text for _, one in found for text in one.written if text.startswith(("=", "+", "-", "@"))]
    assert (len(held) > 5, len(shown) > 15, len(named) > 4, harmful) == (True, True, True, [])
