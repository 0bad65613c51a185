from __future__ import annotations

from app.kit.codes import ReporterKind
from app.kit.study_codes import Origin
from app.response_time.scheme.origins import ORIGIN_OF


def test_every_kind_of_reporter_has_an_origin_and_every_origin_a_reporter() -> None:
    assert set(ORIGIN_OF) == set(ReporterKind)
    assert set(ORIGIN_OF.values()) == set(Origin)
