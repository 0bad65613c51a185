from __future__ import annotations

import re

import sqlalchemy as sa

from app.kit.codes import Role
from tests.door import Door


def test_a_service_that_can_work_says_so(door: Door) -> None:
    assert door.client.get("/healthz").json() == {"status": "ok"}
    assert door.client.get("/readyz").json() == {"status": "ok"}


def test_without_the_newest_schema_it_lives_but_is_not_ready(door: Door, owner: sa.Engine) -> None:
    with owner.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    assert door.client.get("/healthz").status_code == 200
    answer = door.client.get("/readyz")
    assert answer.status_code == 503
    assert "retry-after" in answer.headers


def test_the_counts_name_routes_and_never_what_was_asked(door: Door) -> None:
    door.client.get("/healthz", headers={"X-Name": "Karla"})
    door.client.request("NIX", "/v1/nothing/Karla")
    counts = door.client.get("/metrics", headers=door.role(Role.ADMINISTRATOR)).text
    assert 'indgang_requests_total{method="GET",route="/healthz",status="200"} 1.0' in counts
    assert 'indgang_requests_total{method="OTHER",route="unmatched",status="404"} 1.0' in counts
    for name in ("jobs_dead", "jobs_oldest_due_seconds", "mails_waiting", "mails_failed", "mails_oldest_seconds"):
        assert f"indgang_{name} 0.0" in counts
    assert "Karla" not in counts


def test_the_counts_are_not_for_everybody(door: Door) -> None:
    assert door.client.get("/metrics").status_code == 401
    assert door.client.get("/metrics", headers=door.role(Role.CALL_DESK)).status_code == 403


def test_the_documentation_comes_from_here(door: Door) -> None:
    page = door.client.get("/docs")
    assert page.status_code == 200
    assert "style-src 'sha256-" in page.headers["content-security-policy"]
    assert door.client.get("/openapi.json").json()["openapi"].startswith("3.1")


def test_the_address_itself_says_where_to_go(door: Door) -> None:
    page = door.client.get("/")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    places = re.findall(r'href="([^"]+)"', page.text)
    assert {"/docs", "/openapi.json", "/desk", "/healthz", "/readyz"} <= set(places)
    for place in places:
        assert door.client.get(place).status_code in {200, 503}, place  # this small stand has no entrance yet
