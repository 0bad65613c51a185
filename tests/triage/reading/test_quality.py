"""Floors under the figures of the reading: a change to the lexicon that costs more than it gives is seen here."""

from __future__ import annotations

from typing import Any

import pytest

from app.kit.codes import Concern, Urgency
from app.triage.reading.read import read
from bench.reading_quality import BATCHES, FILES, GRAVE, ORDINARY, Quality, measure, messages

MESSAGES, INVENTED = FILES


@pytest.fixture(scope="module", params=[MESSAGES, INVENTED], ids=lambda path: path.stem)
def quality(request: pytest.FixtureRequest) -> Quality:
    return measure(messages(request.param))


def test_concerns_are_found_and_not_made_up(quality: Quality) -> None:
    precision, recall, f1 = quality.concerns.figures()
    assert f1 >= 0.88
    assert precision >= 0.85
    assert recall >= 0.88


@pytest.mark.parametrize("grave", GRAVE)
def test_what_must_not_be_missed_is_found(quality: Quality, grave: str) -> None:
    precision, recall, _ = quality.concerns.figures(grave)
    assert recall >= 0.95
    assert precision >= 0.75


def test_urgency_is_told_by_facts(quality: Quality) -> None:
    assert quality.urgency.figures("acute")[1] >= 0.95
    assert quality.urgency.figures("acute")[0] >= 0.85
    assert quality.urgency.figures()[2] >= 0.9


@pytest.fixture(scope="module")
def batches() -> Quality:
    return measure(message for path in BATCHES for message in messages(path))


def test_the_batches_are_read_as_well_as_was_aimed_at(batches: Quality) -> None:
    assert batches.concerns.figures()[2] >= 0.85
    assert batches.urgency.figures("acute")[1] >= 0.93  # w and x tell much of it in one clause of a long text


@pytest.mark.parametrize("grave", GRAVE)
def test_what_must_not_be_missed_is_found_in_the_batches(batches: Quality, grave: str) -> None:
    precision, recall, _ = batches.concerns.figures(grave)
    assert recall >= 0.9
    assert precision >= 0.75


def test_the_batches_are_told_apart_by_their_ids() -> None:
    ids = [message["id"] for path in (*FILES, *BATCHES) for message in messages(path)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("message", messages(ORDINARY), ids=lambda message: message["id"])
def test_what_is_ordinary_is_neither_acute_nor_violent(message: dict[str, Any]) -> None:
    reading = read(message["text"])
    assert reading.urgency.urgency is not Urgency.ACUTE
    assert Concern.THREATS_OR_VIOLENCE not in reading.concerns
