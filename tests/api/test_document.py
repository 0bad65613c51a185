"""The published document is whole, and every route says who may use it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.routing import RouteContext
from openapi_spec_validator import OpenAPIV31SpecValidator

from app.access import roles
from app.api.callers import Allow
from app.api.docs_page import page_of
from app.api.document import access_of, operations
from app.kit.codes import Role
from app.main import assemble

APPLICATION = assemble()
DOCUMENT: dict[str, Any] = APPLICATION.openapi()
# Pages are no operations of the API: they have a sign-in of their own.
ROUTES = [one for one in operations(APPLICATION.routes) if one[1].startswith("/v1") or one[1] in DOCUMENT["paths"]]
TABLE = [getattr(roles, name) for name in dir(roles) if name.isupper()]

every_operation = pytest.mark.parametrize(
    ("path", "method", "operation"),
    [(path, method, one) for path, item in DOCUMENT["paths"].items() for method, one in item.items()],
)


@pytest.mark.parametrize(("route", "path", "method"), ROUTES, ids=[f"{method} {path}" for _, path, method in ROUTES])
def test_every_route_names_its_roles_or_that_anyone_may(route: RouteContext, path: str, method: str) -> None:
    assert access_of(route) is not None, f"{method} {path} says nothing"


def test_the_roles_of_every_route_stand_in_the_table() -> None:
    guarded = [access for route, _, _ in ROUTES if isinstance(access := access_of(route), Allow)]
    assert guarded
    assert [one.roles for one in guarded if one.roles not in map(frozenset, TABLE)] == []


def test_every_role_may_do_something() -> None:
    assert {role for row in TABLE for role in row} == set(Role)


def test_the_document_is_valid() -> None:
    assert DOCUMENT["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors()) == []


@every_operation
def test_every_refusal_is_declared_as_a_problem(path: str, method: str, operation: dict[str, Any]) -> None:
    refusals = {status: one for status, one in operation["responses"].items() if status >= "400"}
    assert {"400", "503"} <= set(refusals), f"{method} {path}"
    for told in refusals.values():
        answer = DOCUMENT["components"]["responses"][told["$ref"].rpartition("/")[2]] if "$ref" in told else told
        ((media, content),) = answer["content"].items()
        assert (media, content["schema"]) == ("application/problem+json", {"$ref": "#/components/schemas/Problem"})


@every_operation
def test_a_guarded_operation_shows_its_key_and_roles(path: str, method: str, operation: dict[str, Any]) -> None:
    if "x-roles" not in operation:
        assert "security" not in operation, f"{method} {path}"
        return
    assert operation["security"] == [{"ApiKey": []}]
    assert {"401", "403"} <= set(operation["responses"])
    headers = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "header"}
    assert ("Idempotency-Key" in headers) == (method == "post")
    if method == "put":
        assert "If-Match" in headers


def test_nothing_of_fastapis_own_refusals_is_left() -> None:
    assert "HTTPValidationError" not in str(DOCUMENT)


def test_the_page_shows_every_operation_and_asks_no_other_host() -> None:
    page = page_of(DOCUMENT)
    for path, item in DOCUMENT["paths"].items():
        for method in item:
            assert f"{method.upper()} {path}" in page
    assert re.findall(r"<(?:script|link|img|iframe|object)|src=|url\(|@import", page) == []
    assert re.findall(r'href="(?!#|/)', page) == []
