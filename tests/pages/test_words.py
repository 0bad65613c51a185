"""Whatever code a page lets somebody choose has words in both languages."""

from __future__ import annotations

from enum import StrEnum

import pytest

from app.kit.codes import Children, Concern, ReporterKind, Safety, Urgency
from app.pages.figure_words import FIGURE_CODES
from app.pages.words import CODES


@pytest.mark.parametrize("codes", [Concern, ReporterKind, Safety, Children, Urgency])
def test_no_code_is_shown_as_it_is(codes: type[StrEnum]) -> None:
    assert [one.value for one in codes if one.value not in CODES and one.value not in FIGURE_CODES] == []
