"""Requests and answers shown in the document: files beside it, which the tests play against the service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

_JSON = ("application/json", "application/problem+json")
FOLDER = Path(__file__).parents[2] / "openapi" / "examples"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One request of the story and its answer; `caller` and `at` are for whoever plays it."""

    name: str
    summary: str
    method: str
    path: str
    """As in the document, with `parameters` for what is filled in."""
    status: int
    caller: str = "anyone"
    at: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    answer: Any = None


def read_examples(folder: Path = FOLDER) -> Iterator[Example]:
    """Yield the examples in the order of their story."""
    for path in sorted(folder.glob("*.json")):
        yield Example(name=path.stem.partition("_")[2], **orjson.loads(path.read_bytes()))


def show_examples(document: dict[str, Any], examples: Iterator[Example]) -> None:
    """Put each example where it belongs: to the parameters, the body and the answer of its operation."""
    for example in examples:
        operation = document["paths"][example.path][example.method.lower()]
        for parameter in operation.get("parameters", ()):
            if parameter["name"] in example.parameters:
                _show(parameter, example, example.parameters[parameter["name"]])
        if example.body is not None:
            _show_in(operation["requestBody"], example, example.body)
        if example.answer is not None:
            _show_in(operation["responses"][str(example.status)], example, example.answer)
    for item in document["paths"].values():
        for operation in item.values():
            _show_a_body(operation.get("requestBody", {}), document["components"]["schemas"])


def _show_a_body(body: dict[str, Any], schemas: Mapping[str, Any]) -> None:
    """Where the story has no request of this kind, show what the schema itself gives."""
    for content in body.get("content", {}).values():
        schema = schemas.get(content["schema"].get("$ref", "").rpartition("/")[2], {})
        if "examples" not in content and "examples" in schema:
            content["examples"] = {"such_as": {"summary": "Such as", "value": schema["examples"][0]}}


def _show_in(whole: dict[str, Any], example: Example, value: Any) -> None:  # noqa: ANN401 any JSON
    for media_type, content in whole["content"].items():
        if media_type in _JSON or len(whole["content"]) == 1:  # a sheet of the same is no JSON
            _show(content, example, value)


def _show(where: dict[str, Any], example: Example, value: Any) -> None:  # noqa: ANN401 any JSON
    where.setdefault("examples", {})[example.name] = {"summary": example.summary, "value": value}
