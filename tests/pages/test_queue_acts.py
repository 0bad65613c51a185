"""The two accounts of what a form asks for name the same acts; `make browser` compares what each of them asks."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from app.pages.desk_form import DeskForm
from app.pages.queue_acts import VISIT, acts, asked_by
from app.pages.render import text_file
from tests.browser.test_queue_acts_in_chromium import FORMS

SCRIPT = text_file("queue-acts.js")
NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)


def test_the_script_knows_the_same_acts_by_the_same_paths() -> None:
    table = SCRIPT[SCRIPT.index("const REQUESTS") : SCRIPT.index("const action =")]
    theirs = dict(re.findall(r'^  (\w+): \(\w*\) => \["([a-z-]+)"', table, flags=re.MULTILINE))
    ours = {act: asked_by(DeskForm(values={"act": act, "number": "K"}), now=NOW).path for act in acts()}
    assert {act: f"/v1/cases/K/{last}" for act, last in theirs.items()} == ours
    assert f'const VISIT = "{VISIT}";' in SCRIPT


def test_every_act_is_compared() -> None:
    assert {value for form in FORMS.values() for name, value in form if name == "act"} == set(acts())
