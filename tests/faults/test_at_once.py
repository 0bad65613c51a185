"""Forty at the same instant, over HTTP, on PostgreSQL spread over two processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, KeyGrant
from app.assignment.tables import case_reports, cases
from app.directory.entries import Landlord
from app.directory.record import put
from app.intake.tables import reports
from app.kit.codes import LandlordKind, ResponderKind, Role
from app.kit.database import Tx
from app.kit.ids import new_id
from tests.directory.city import post
from tests.faults.running import Reply, Request, Site, at_once
from tests.faults.storm import check_whole

MANY = 40


@pytest.fixture
def site(shared_site: Site) -> Site:
    return shared_site


def statuses(replies: Sequence[Reply]) -> dict[int, int]:
    return dict(Counter(reply.status for reply in replies))


def report(token: str, street: str, *, headers: dict[str, str] | None = None, **more: Any) -> Request:  # noqa: ANN401
    place = {"address": f"{street} 3, 1. tv", "postcode": "2400"}
    body = {"description": "Der er larm hver nat.", "concerns": ["noise"], "place": place, **more}
    return Request(method="POST", path="/v1/reports", token=token, body=body, headers=headers or {})


def kept(site: Site, replies: Sequence[Reply]) -> tuple[set[str], set[object]]:
    """Return the references of answers that were given, and the cases that those reports belong to."""
    references = {reply.json()["reference"] for reply in replies}

    def work(tx: Tx) -> set[object]:
        belong = sa.select(case_reports.c.case_id).join(reports, reports.c.id == case_reports.c.report_id)
        return set(tx.execute(belong.where(reports.c.reference.in_(references))).scalars())

    return references, site.database.read(work, caller=SYSTEM)


def check(site: Site) -> None:
    """Assert that nothing in the whole database is half done."""

    def work(tx: Tx) -> None:
        check_whole(tx, receipts=tx.execute(sa.select(sa.func.count()).select_from(reports)).scalar_one())

    site.database.read(work, caller=SYSTEM)


def case_of(site: Site, request: Request) -> str:
    """Send one report and return the number of its case."""
    sent = site.service.ask(request)
    assert sent.status == 201, sent.body
    _, (case,) = kept(site, [sent])
    return site.database.read(
        lambda tx: str(tx.execute(sa.select(cases.c.number).where(cases.c.id == case)).scalar_one()), caller=SYSTEM
    )


def acute() -> dict[str, Any]:
    tomorrow = datetime.now(UTC) + timedelta(hours=20)
    return {"eviction": {"stage": "visit_scheduled", "at": tomorrow.isoformat()}}


def test_reports_of_forty_landlords_about_one_dwelling_make_one_case(site: Site) -> None:
    def landlords(tx: Tx) -> list[KeyGrant]:
        made = [Landlord(id=new_id(), name=f"Udlejer {number}", kind=LandlordKind.PRIVATE) for number in range(MANY)]
        ids = [put(tx, entry=one).entry.id for one in made]
        return [KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({one})) for one in ids]

    tokens = site.tokens(site.database.write(landlords, caller=SYSTEM))
    replies = at_once(site.services, [report(token, "Granvej") for token in tokens])
    assert statuses(replies) == {201: MANY}
    references, belong = kept(site, replies)
    assert len(references) == MANY
    assert len(belong) == 1
    check(site)


def test_of_forty_advisers_who_claim_a_case_one_gets_it(site: Site) -> None:
    def advisers(tx: Tx) -> list[KeyGrant]:
        made = [post(ResponderKind.HOUSING_ADVISER, at=site.city.north, name=f"Rådgiver {n}") for n in range(MANY)]
        ids = [put(tx, entry=one).entry.id for one in made]
        return [KeyGrant(role=Role.RESPONDER, responder=one) for one in ids]

    tokens = site.tokens(site.database.write(advisers, caller=SYSTEM))
    number = case_of(site, report(site.portal(), "Piletorv", **acute()))
    claim = f"/v1/cases/{number}/claim"
    replies = at_once(site.services, [Request(method="POST", path=claim, token=token, body={}) for token in tokens])
    assert statuses(replies) == {200: 1, 409: MANY - 1}
    winner = next(place for place, reply in enumerate(replies) if reply.status == 200)
    owned = replies[winner].json()
    assert owned["state"] == "claimed"
    assert owned["owner"]["name"] == f"Rådgiver {winner}"
    again = site.service.ask(Request(method="POST", path=claim, token=tokens[winner], body={}))
    assert (again.status, again.json()["version"]) == (200, owned["version"])
    check(site)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("landlords", {"name": "Udlejer"}),
        ("social-centres", {"name": "Socialcenter"}),
        ("grants", {"place": {"address": "Tjørnevej 3, 1. tv", "postcode": "2400"}, "kind": "cleaning"}),
    ],
)
def test_of_forty_edits_of_one_entry_one_is_made(site: Site, path: str, body: dict[str, Any]) -> None:
    token = site.token(KeyGrant(role=Role.ADMINISTRATOR))
    made = site.service.ask(Request(method="POST", path=f"/v1/{path}", token=token, body=body))
    assert made.status == 201, made.body
    one, headers = made.headers["location"], {"If-Match": made.headers["etag"]}
    edits = [
        Request(method="PUT", path=one, token=token, headers=headers, body={**body, **edit(path, number)})
        for number in range(MANY)
    ]
    replies = at_once(site.services, edits)
    assert statuses(replies) == {200: 1, 412: MANY - 1}
    winner = next(place for place, reply in enumerate(replies) if reply.status == 200)
    now = site.service.ask(Request(method="GET", path=one, token=token))
    assert now.headers["etag"] == replies[winner].headers["etag"] != made.headers["etag"]
    assert now.json() == replies[winner].json()


def edit(path: str, number: int) -> dict[str, Any]:
    return {"unit": f"Enhed {number}"} if path == "grants" else {"name": f"Navn {number}"}


@pytest.mark.parametrize("act", ["urgency", "close"])
def test_of_forty_changes_of_one_case_one_is_made(site: Site, act: str) -> None:
    owner = site.responder(site.city.north_team.adviser)
    number = case_of(site, report(site.portal(), f"{act.title()}vej", **acute()))
    claimed = site.service.ask(Request(method="POST", path=f"/v1/cases/{number}/claim", token=owner, body={}))
    assert claimed.status == 200, claimed.body
    headers, now = {"If-Match": claimed.headers["etag"]}, datetime.now(UTC).isoformat()
    path, body, won = {
        "urgency": ("events", {"kind": "urgency_set", "at": now, "urgency": "soon", "note": "Fristen er udsat."}, 201),
        "close": ("close", {"outcome": "order_restored", "reason": "Der er ro."}, 200),
    }[act]
    one = Request(method="POST", path=f"/v1/cases/{number}/{path}", token=owner, body=body, headers=headers)
    replies = at_once(site.services, [one] * MANY)
    assert statuses(replies) == {won: 1, 412: MANY - 1}
    kinds = [event["kind"] for event in _case(site, number, owner)["timeline"]]
    assert kinds.count("urgency_set" if act == "urgency" else "closed") == 1
    check(site)


def test_forty_changes_without_a_condition_are_made_one_after_another(site: Site) -> None:
    owner = site.responder(site.city.north_team.adviser)
    number = case_of(site, report(site.portal(), "Elmevej", **acute()))
    claimed = site.service.ask(Request(method="POST", path=f"/v1/cases/{number}/claim", token=owner, body={}))
    now = datetime.now(UTC).isoformat()
    notes = [
        Request(
            method="POST",
            path=f"/v1/cases/{number}/events",
            token=owner,
            body={"kind": "note", "at": now, "note": f"Nummer {place}"},
        )
        for place in range(MANY)
    ]
    assert statuses(at_once(site.services, notes)) == {201: MANY}
    case = _case(site, number, owner)
    assert case["version"] == claimed.json()["version"] + MANY
    told = [event["note"] for event in case["timeline"] if event["kind"] == "note"]
    assert sorted(told) == sorted(f"Nummer {place}" for place in range(MANY))
    check(site)


def _case(site: Site, number: str, token: str) -> dict[str, Any]:
    return site.service.ask(Request(method="GET", path=f"/v1/cases/{number}", token=token)).json()


def test_forty_twins_of_one_key_are_one_report_and_forty_equal_answers(site: Site) -> None:
    one = report(site.portal(), "Asketorv", headers={"Idempotency-Key": "twins"}, your_reference="twins-by-key")
    replies = at_once(site.services, [one] * MANY)
    assert statuses(replies) == {201: MANY}
    assert len({reply.body for reply in replies}) == 1
    assert len({reply.headers["location"] for reply in replies}) == 1
    assert sum("idempotency-replayed" not in reply.headers for reply in replies) == 1
    assert len(_reports(site, "twins-by-key")) == 1
    check(site)


def test_forty_twins_of_one_reference_are_one_report(site: Site) -> None:
    replies = at_once(site.services, [report(site.portal(), "Lindevej", your_reference="twins")] * MANY)
    assert statuses(replies) == {201: 1, 200: MANY - 1}
    assert len({reply.json()["reference"] for reply in replies}) == 1
    assert len({reply.headers["location"] for reply in replies}) == 1
    assert len(_reports(site, "twins")) == 1
    check(site)


def _reports(site: Site, your_reference: str) -> Sequence[object]:
    wanted = site.sealer.fingerprint(your_reference, purpose="your_reference")
    found = sa.select(reports.c.id).where(reports.c.your_reference_fp == wanted)
    return site.database.read(lambda tx: tx.execute(found).scalars().all(), caller=SYSTEM)
