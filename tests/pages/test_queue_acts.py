"""The two accounts of what a form asks for name the same acts; `make browser` compares what each of them asks."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from app.kit.errors import Invalid
from app.pages.desk_form import DeskForm
from app.pages.queue_acts import VISIT, acts, asked_by
from app.pages.render import text_file
from tests.browser.test_queue_acts_in_chromium import FORMS

SCRIPT = text_file("queue-acts.js")
NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)


def test_the_script_knows_the_same_acts_by_the_same_paths() -> None:
    table = SCRIPT[SCRIPT.index("const REQUESTS") : SCRIPT.index("const action =")]
    theirs = dict(re.findall(r'^  (\w+): \(\w*\) => \["([a-z-]+)"', table, flags=re.MULTILINE))
    filled = {"number": "K", "reached": "no"}
    ours = {act: asked_by(DeskForm(values={"act": act, **filled}), now=NOW).path for act in acts()}
    assert {act: f"/v1/cases/K/{last}" for act, last in theirs.items()} == ours
    assert f'const VISIT = "{VISIT}";' in SCRIPT


@pytest.mark.parametrize("act", ["called", "visited"])
def test_whether_somebody_was_reached_is_never_guessed(act: str) -> None:
    with pytest.raises(Invalid):
        asked_by(DeskForm(values={"act": act, "number": "K", "with": "resident"}), now=NOW)


def test_every_act_is_compared() -> None:
    assert {value for form in FORMS.values() for name, value in form if name == "act"} == set(acts())
