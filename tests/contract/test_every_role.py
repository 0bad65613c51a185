"""Every operation, as every role, on what is its own, somebody else's and nobody's: as the table says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from app.access.callers import SYSTEM
from app.access.policy import OPEN_TO_ANYONE, TABLE, Deed, Rows, View, deed_of
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.sealed import Keys, Sealer
from app.main import assemble
from tests.conftest import WEDNESDAY_AT_TEN
from tests.contract.things import ABSENT, Things, example_of, spread
from tests.directory.city import small_city
from tests.door import open_door, wired
from tests.journey.town import Town

RFC822 = b"From: vicevaert@example.dk\r\nSubject: 2. th\r\n\r\nMusik.\r\n"
DOCUMENT: dict[str, Any] = assemble().openapi()
OPERATIONS = [(method.upper(), path, one) for path, item in DOCUMENT["paths"].items() for method, one in item.items()]
GUARDED = [(method, path, one) for method, path, one in OPERATIONS if f"{method} {path}" not in OPEN_TO_ANYONE]
BOUNDED = frozenset(Rows) - {Rows.ALL, Rows.NONE_KEPT, Rows.BY_REFERENCE}
NAMES = [f"{method} {path}" for method, path, _ in OPERATIONS]
AFTER_THE_EXAMPLES = WEDNESDAY_AT_TEN + timedelta(days=14)
"""What the document's examples tell has happened by then."""
STAFF_ALONE = ("owner", "timeline", "decisions", "informed", "outcome", "resident", "children", "support")


def operations(given: Sequence[tuple[str, str, Any]]) -> pytest.MarkDecorator:
    names = [f"{method} {path}" for method, path, _ in given]
    return pytest.mark.parametrize(("method", "path", "operation"), given, ids=names)


@pytest.fixture(scope="module")
def things(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Things]:
    path = tmp_path_factory.mktemp("roles") / "indgang.db"
    shutil.copyfile(migrated_sqlite, path)
    clock, sealer = FixedClock(AFTER_THE_EXAMPLES), Sealer(Keys.generate())
    database = Database(f"sqlite:///{path}", sealer=sealer, clock=clock)
    city = database.write(small_city, caller=SYSTEM)
    with open_door(wired(database, sealer, clock)) as door:
        yield spread(Town(door=door, city=city, clock=clock))
    database.dispose()


@operations(OPERATIONS)
def test_every_operation_stands_in_the_table_with_its_roles(method: str, path: str, operation: dict[str, Any]) -> None:
    deed = deed_of(method=method, path=path)
    if f"{method} {path}" in OPEN_TO_ANYONE:
        assert (deed, operation.get("x-roles")) == (None, None)
        return
    assert deed is not None, "give the new operation a line in app/access/policy.py"
    assert operation["x-roles"] == sorted(deed.roles)


def test_the_table_names_no_operation_that_is_not_there_and_none_twice() -> None:
    named = [route for deed in TABLE for route in deed.routes]
    assert sorted(named) == sorted(set(named))
    assert set(named) | OPEN_TO_ANYONE == set(NAMES)


def test_only_who_works_on_cases_sees_one_and_administrators_see_none() -> None:
    for deed in TABLE:
        if deed.view is View.CASE:
            assert set(deed.roles) <= {Role.RESPONDER, Role.CENTRE_LEADER}
        if deed.view in {View.LANDLORD, View.CASE, View.TASK}:
            assert not {Role.ADMINISTRATOR, Role.ANALYST, Role.CENTRAL_OFFICE} & set(deed.roles)
            assert not {Rows.ALL} & set(deed.rows.values())


@operations(GUARDED)
def test_without_a_key_and_in_another_role_nothing_is_told(
    method: str, path: str, operation: dict[str, Any], things: Things
) -> None:
    deed = _deed(method, path)
    nobody = things.town.door.client.request(method, _filled(path, ABSENT), **_body(operation))
    assert nobody.status_code == 401
    for role in set(Role) - set(deed.roles):
        for value in (*things.foreign.get((role, _parameter(path)), ()), None):
            refused = _ask(things, role, method, path, value, operation)
            assert refused.status_code == 403, f"{role}: {refused.text}"


@operations([one for one in GUARDED if "{" in one[1]])
def test_what_is_somebody_elses_is_answered_as_what_is_not_there(
    method: str, path: str, operation: dict[str, Any], things: Things
) -> None:
    """Byte for byte; and what is the caller's own is there."""
    deed = _deed(method, path)
    for role, rows in deed.rows.items():
        absent = _ask(things, role, method, path, None, operation)
        if rows in BOUNDED or method == "GET":
            assert absent.status_code == 404, f"{role}: {absent.text}"
        else:
            assert absent.status_code in {404, 412, 422, 428}, f"{role}: {absent.text}"
        if rows not in BOUNDED:
            continue
        foreign = things.foreign.get((role, _parameter(path)))
        assert foreign, f"say in things.py what is foreign to a {role} at {path}"
        for value in foreign:
            answer = _ask(things, role, method, path, value, operation)
            assert (answer.status_code, answer.content) == (absent.status_code, absent.content), f"{role} {value}"
            assert _told(answer) == _told(absent)


@operations([one for one in GUARDED if one[0] == "GET"])
def test_what_is_the_callers_own_is_there(method: str, path: str, operation: dict[str, Any], things: Things) -> None:
    deed = _deed(method, path)
    for role, rows in deed.rows.items():
        own = things.own.get((role, _parameter(path)))
        if "{" in path and (rows not in BOUNDED or own is None):
            continue
        answer = _ask(things, role, method, path, own, operation)
        assert answer.status_code in {200, 422}, f"{role}: {answer.text}"  # 422 where a query says too little
        seen = set(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}|[0-9a-f]{8}-[0-9a-f-]{27}", answer.text))
        if rows in BOUNDED:
            secret = {name: values for (of, name), values in things.foreign.items() if of is role}
            secret.pop("social_centre", None)  # which centres there are, the directory tells everybody
            others = {one for values in secret.values() for one in values}
            assert not seen & others, f"{role} is shown what is not its own"


@pytest.mark.parametrize("role", [Role.LANDLORD_PORTAL, Role.AUTHORITY])
def test_the_landlord_view_has_no_field_of_the_work(role: Role, things: Things) -> None:
    view = things.person(role).get(f"/v1/reports/{things.own[role, 'reference']}").json()
    assert not set(view) & set(STAFF_ALONE)


def _deed(method: str, path: str) -> Deed:
    deed = deed_of(method=method, path=path)
    assert deed is not None
    return deed


def _parameter(path: str) -> str:
    return path[path.index("{") + 1 : path.index("}")] if "{" in path else ""


def _filled(path: str, values: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], ABSENT["task"]), path)


def _body(operation: dict[str, Any]) -> dict[str, Any]:
    if "message/rfc822" in operation.get("requestBody", {}).get("content", {}):
        return {"content": RFC822, "headers": {"Content-Type": "message/rfc822"}}
    example = example_of(DOCUMENT, operation)
    return {} if example is None else {"json": example}


def _ask(things: Things, role: Role, method: str, path: str, value: str | None, operation: dict[str, Any]) -> Response:
    filled = _filled(path, ABSENT if value is None else ABSENT | {_parameter(path): value})
    person = things.person(role)
    sent = _body(operation)
    headers = person.headers | sent.pop("headers", {}) | ({"If-Match": '"1"'} if method == "PUT" else {})
    return person.door.client.request(method, filled, headers=headers, **sent)


def _told(answer: Response) -> dict[str, str]:
    own = {"x-request-id", "date"}
    return {name: value for name, value in answer.headers.items() if name not in own}
