"""Figures as other programs read them."""

from __future__ import annotations

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from app.response_time.sheet import Sheet, as_csv, as_workbook

SHEET = Sheet(
    title="answered-by-centre",
    columns=["group_social_centre", "reports", "median_minutes", "suppressed"],
    rows=[["Nørrebro & Øst <1>", 12, 30.5, False], ["=2+3", None, None, True]],
)


def test_a_workbook_says_what_was_put_in() -> None:
    read = CalamineWorkbook.from_filelike(io.BytesIO(as_workbook(SHEET)))
    assert read.sheet_names == ["answered-by-centre"]
    assert read.get_sheet_by_index(0).to_python() == [
        ["group_social_centre", "reports", "median_minutes", "suppressed"],
        ["Nørrebro & Øst <1>", 12.0, 30.5, False],
        ["=2+3", "", "", True],
    ]


def test_a_workbook_of_several_sheets_has_each_under_its_title() -> None:
    other = Sheet(title="what it says", columns=["figure"], rows=[["answered"]])
    read = CalamineWorkbook.from_filelike(io.BytesIO(as_workbook(SHEET, other)))
    assert read.sheet_names == ["answered-by-centre", "what it says"]
    assert read.get_sheet_by_name("what it says").to_python() == [["figure"], ["answered"]]
    assert len(read.get_sheet_by_index(0).to_python()) == 3


def test_the_same_figures_are_the_same_bytes() -> None:
    assert as_workbook(SHEET) == as_workbook(SHEET)


def test_what_xml_cannot_write_leaves_a_workbook_that_can_be_read() -> None:
    odd = Sheet(title="odd", columns=["name"], rows=[["Ahorn\x0bparken\x00 \ufffe"], ["two\nlines"]])
    read = CalamineWorkbook.from_filelike(io.BytesIO(as_workbook(odd)))
    assert read.get_sheet_by_index(0).to_python() == [["name"], ["Ahorn parken   "], ["two\nlines"]]


def test_many_columns_have_names_of_their_own() -> None:
    wide = Sheet(title="wide", columns=[f"c{place}" for place in range(60)], rows=[list(range(60))])
    read = CalamineWorkbook.from_filelike(io.BytesIO(as_workbook(wide)))
    assert read.get_sheet_by_index(0).to_python()[1] == [float(place) for place in range(60)]


def test_a_csv_says_what_was_put_in_and_no_name_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(SHEET).decode("utf-8-sig"))))
    assert rows[1:] == [["Nørrebro & Øst <1>", "12", "30.5", "false"], ["'=2+3", "", "", "true"]]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_no_beginning_makes_a_name_a_formula_and_a_number_below_nought_stays_one(first: str) -> None:
    sheet = Sheet(title="names", columns=["name", "change"], rows=[[f"{first}1+1", -2]])
    (_, line) = csv.reader(io.StringIO(as_csv(sheet).decode("utf-8-sig"), newline=""))
    assert line == [f"'{first}1+1", "-2"]
    read = CalamineWorkbook.from_filelike(io.BytesIO(as_workbook(sheet))).get_sheet_by_index(0).to_python()
    assert read[1][1] == -2.0
    assert isinstance(read[1][0], str), "a text, and no formula that was reckoned"
