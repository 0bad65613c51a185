"""What the document shows as examples is what the service answers, on both databases."""

from __future__ import annotations

import re
from typing import Any

from app.api.examples import FOLDER, read_examples
from app.main import assemble
from tests.contract.story import told
from tests.journey.town import Town

EXAMPLES = list(read_examples())
SEEN_BY_OPERATORS = {"/healthz", "/readyz", "/metrics"}


def _steady(answer: Any) -> Any:  # noqa: ANN401 any JSON
    """A cursor holds ids that are drawn anew and is signed; that there is one is part of the story."""
    if isinstance(answer, dict):
        return answer | {name: answer[name] is not None for name in ("cursor", "next_cursor") if name in answer}
    return answer


def test_the_examples_are_one_story_that_the_service_tells_word_by_word(town: Town) -> None:
    """Where an answer changed on purpose: `python -m tests.contract.story` writes it anew."""
    answers = list(told(town, EXAMPLES))
    assert len(answers) == len(EXAMPLES) > 40
    for example, response, answer in answers:
        assert response.status_code == example.status, (example.name, response.text)
        assert _steady(answer) == _steady(example.answer), example.name


def test_every_operation_that_takes_a_body_shows_one() -> None:
    for path, item in assemble().openapi()["paths"].items():
        for method, operation in item.items():
            for content in operation.get("requestBody", {}).get("content", {}).values():
                assert content.get("examples") or content.get("example"), f"{method} {path}"


def test_every_operation_with_an_example_shows_its_answer() -> None:
    document = assemble().openapi()
    for example in EXAMPLES:
        responses = document["paths"][example.path][example.method.lower()]["responses"]
        contents = responses[str(example.status)]["content"].values()
        shown = [content["examples"][example.name] for content in contents if "examples" in content]
        assert [one["value"] for one in shown] == [example.answer]


def test_the_examples_are_numbered_in_the_order_of_their_story_and_named_once() -> None:
    names = [path.name for path in sorted(FOLDER.iterdir())]
    assert [re.fullmatch(r"(\d\d)_[a-z_]+\.json", name) is not None for name in names] == [True] * len(names)
    assert [int(name[:2]) for name in names] == list(range(1, len(names) + 1))
    assert len({one.name for one in EXAMPLES}) == len(EXAMPLES)
