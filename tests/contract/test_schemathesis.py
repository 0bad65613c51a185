"""What the document promises is what the service does, whatever is sent: drawn from the document itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case, GenerationMode
from starlette.types import Receive, Scope, Send

from app.kit.clock import FixedClock
from app.kit.database import Database
from app.kit.sealed import Keys, Sealer
from app.main import assemble
from tests.conftest import WEDNESDAY_AT_TEN
from tests.contract.stand import Stand, standing

EXAMPLES = 3
"""Drawn for every operation, beside those that the document's limits and examples give."""

CONFIG = schemathesis.Config.from_dict(
    {
        "generation": {"deterministic": True, "database": "none", "no-shrink": True},
        "phases": {"stateful": {"enabled": False}},
        "operations": [
            # Who works on the case of a report that somebody else sent is told to tell it there.
            {
                "include-path": "/v1/reports/{reference}/messages",
                "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "403", "404", "422"]}},
            },
            # They take the bodies of the POST beside them, and so share their limits.
            {"include-method": "PUT", "phases": {"coverage": {"enabled": False}}},
            {"include-path": "/v1/triage", "phases": {"coverage": {"enabled": False}}},
            # Who sees a case and is not its owner may look on, and no more.
            {
                "include-path-regex": r"^/v1/cases/\{number\}/",
                "checks": {
                    "positive_data_acceptance": {"expected-statuses": ["2xx", "403", "404", "409", "412", "422"]}
                },
            },
            # Where no telephone system has been set, there is no such door for anybody.
            {
                "include-path": "/v1/incoming-calls",
                "checks": {"missing_required_header": {"expected-statuses": ["401", "404"]}},
            },
            # Any bytes are a mail: there is none that could be refused for what is in it.
            {"include-path": "/v1/mail-messages", "checks": {"negative_data_rejection": {"enabled": False}}},
        ],
        "checks": {
            # What refers to something that is not there, or no longer so, is refused with reason.
            "positive_data_acceptance": {"expected-statuses": ["2xx", "304", "404", "409", "412", "422"]},
            "negative_data_rejection": {
                "expected-statuses": ["400", "401", "403", "404", "405", "412", "415", "422", "428"]
            },
            "missing_required_header": {"expected-statuses": ["401", "428"]},
        },
    }
)
SCHEMA = schemathesis.openapi.from_dict(assemble().openapi(), config=CONFIG)
SCHEMA.app = assemble()


@schemathesis.serializer("message/rfc822")
def as_mail(_context: Any, value: Any) -> bytes:  # noqa: ANN401 as schemathesis hands it over
    """Binary values come wrapped; what is no text at all is written down."""
    data = getattr(value, "data", value)
    return data if isinstance(data, bytes) else str(data).encode("utf-8", "replace")


@pytest.fixture(scope="module")
def stand(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    path = tmp_path_factory.mktemp("contract") / "indgang.db"
    shutil.copyfile(migrated_sqlite, path)
    clock, sealer = FixedClock(WEDNESDAY_AT_TEN), Sealer(Keys.generate())
    database = Database(f"sqlite:///{path}", sealer=sealer, clock=clock)
    with standing(database, sealer, clock) as stand:
        yield stand
    database.dispose()


@SCHEMA.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_service_does_what_the_document_promises(case: Case[Any], stand: Stand) -> None:
    app = stand.town.door.client.app

    async def requests_alone(scope: Scope, receive: Receive, send: Send) -> None:
        """The service lives as long as the stand does, not as long as a request."""
        if scope["type"] != "http":
            raise NotImplementedError
        await app(scope, receive, send)

    person = stand.person(_roles(case))
    _meet_what_there_is(case, stand)
    response = case.call_and_validate(app=requests_alone, headers=person.headers if person else None)
    if response.status_code >= 400:
        problem = response.json()
        assert problem["status"] == response.status_code
        if problem["type"] == "urn:indgang:problem:invalid":
            assert problem["errors"], "a field that cannot be accepted is named"


def _roles(case: Case[Any]) -> list[str]:
    return list(case.operation.definition.raw.get("x-roles", ()))


def _meet_what_there_is(case: Case[Any], stand: Stand) -> None:
    """Let what was drawn well meet real cases, keys and entries; what was drawn badly stays as bad as it is."""
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    filled = stand.filled(case.operation.path)
    case.path_parameters = {**case.path_parameters, **filled}
    case.body = stand.sensible(case.body)
    if case.operation.method.lower() == "put":
        version: Any = stand.version(case.operation.path.format(**case.path_parameters))
        if version is not None:
            case.headers["If-Match"] = version
