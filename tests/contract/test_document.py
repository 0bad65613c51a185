"""The document in the repository is the one the service gives, and it leaves nothing to guess."""

from __future__ import annotations

import json
from typing import Any

import orjson
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from app.api.examples import FOLDER
from app.main import VERSION, assemble

DOCUMENT: dict[str, Any] = orjson.loads(orjson.dumps(assemble().openapi()))
EXPORTED = FOLDER.parent / "openapi.json"

every_operation = pytest.mark.parametrize(
    ("path", "method"), [(path, method) for path, item in DOCUMENT["paths"].items() for method in item]
)
every_schema = pytest.mark.parametrize("name", sorted(DOCUMENT["components"]["schemas"]))


def test_the_exported_document_has_not_drifted() -> None:
    """`make openapi` writes it anew; say in openapi/CHANGELOG.md what that means for clients."""
    assert json.loads(EXPORTED.read_text("utf-8")) == DOCUMENT


def test_the_document_is_valid_3_1() -> None:
    assert DOCUMENT["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors()) == []


def test_the_changelog_tells_of_this_version() -> None:
    assert f"\n## {VERSION}\n" in (FOLDER.parent / "CHANGELOG.md").read_text("utf-8")
    assert DOCUMENT["info"]["version"] == VERSION


@every_operation
def test_every_operation_says_what_it_is_for(path: str, method: str) -> None:
    operation = DOCUMENT["paths"][path][method]
    assert operation["summary"]
    assert set(operation["tags"]) <= {tag["name"] for tag in DOCUMENT["tags"]}


@every_operation
def test_every_body_has_an_example(path: str, method: str) -> None:
    for content in DOCUMENT["paths"][path][method].get("requestBody", {}).get("content", {}).values():
        assert content.get("examples") or content.get("example")


@every_operation
def test_every_parameter_is_described_by_words_or_by_its_form(path: str, method: str) -> None:
    for parameter in DOCUMENT["paths"][path][method].get("parameters", ()):
        if parameter["in"] == "path":
            continue  # its name stands in the path
        assert parameter.get("description") or parameter["schema"].get("format") or parameter.get("examples"), parameter


@every_schema
def test_every_schema_says_what_it_is(name: str) -> None:
    assert DOCUMENT["components"]["schemas"][name].get("description")
    assert "__" not in name, "two schemas of one name: FastAPI puts their modules in front"


def test_operations_have_names_of_their_own() -> None:
    names = [operation["operationId"] for item in DOCUMENT["paths"].values() for operation in item.values()]
    assert len(names) == len(set(names))
