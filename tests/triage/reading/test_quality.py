"""Floors under the figures of the reading: a change to the lexicon that costs more than it gives is seen here."""

from __future__ import annotations

import pytest

from bench.reading_quality import FILES, Quality, measure, messages

MESSAGES, INVENTED = FILES


@pytest.fixture(scope="module", params=[MESSAGES, INVENTED], ids=lambda path: path.stem)
def quality(request: pytest.FixtureRequest) -> Quality:
    return measure(messages(request.param))


def test_concerns_are_found_and_not_made_up(quality: Quality) -> None:
    precision, recall, f1 = quality.concerns.figures()
    assert f1 >= 0.88
    assert precision >= 0.85
    assert recall >= 0.88


@pytest.mark.parametrize("grave", ["children_at_risk", "eviction_notice", "threats_or_violence"])
def test_what_must_not_be_missed_is_found(quality: Quality, grave: str) -> None:
    precision, recall, _ = quality.concerns.figures(grave)
    assert recall >= 0.95
    assert precision >= 0.75


def test_urgency_is_told_by_facts(quality: Quality) -> None:
    assert quality.urgency.figures("acute")[1] >= 0.95
    assert quality.urgency.figures("acute")[0] >= 0.85
    assert quality.urgency.figures()[2] >= 0.9
