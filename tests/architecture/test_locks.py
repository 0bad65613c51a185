"""What is installed is what was locked, from wherever a machine fetches its packages."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.architecture.source import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUNTIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]


def locked(file: str) -> dict[str, set[str]]:
    """Every version of each package in a lock file: more than one where platforms differ."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / file).read_text(), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


@pytest.mark.parametrize(
    ("file", "wanted"),
    [("requirements.lock", RUNTIME), ("requirements-dev.lock", RUNTIME + DEVELOPMENT)],
    ids=["runtime", "development"],
)
def test_a_lock_holds_what_the_project_asks_for(file: str, wanted: list[str]) -> None:
    versions = locked(file)
    unmet = [
        text
        for text, one in ((text, Requirement(text)) for text in wanted)
        if not versions.get(one.name) or not all(one.specifier.contains(each) for each in versions[one.name])
    ]
    assert unmet == [], "run `make lock`"


def test_the_tests_run_on_what_the_service_runs_on() -> None:
    development = locked("requirements-dev.lock")
    assert {name: found for name, found in locked("requirements.lock").items() if development.get(name) != found} == {}


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_address(file: str) -> None:
    assert re.findall(r"https?://|file:|--(?:extra-)?index-url|--find-links", (ROOT / file).read_text()) == []
