"""Secrets told by every door are found nowhere but in the answers to those who may see them."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import make_url

from app.access.callers import KeyGrant
from app.kit.codes import Role
from app.main import assemble
from tests.faults.running import Site, site_at
from tests.journey.town import Person
from tests.privacy.mistakes import make_mistakes
from tests.privacy.planting import Plants, files, found, rows
from tests.privacy.story_of_secrets import (
    PHONE_SECRET,
    Told,
    beside,
    tell_by_mail,
    tell_by_phone,
    tell_report,
    tell_the_administrator,
)

OF_CASES = ("report", "resident", "mail", "call", "case", "page", "ring", "withheld", "hold", "own reference")
TOLD_TO_NOBODY = {
    "mail id",
    "mail thread",
    "call advice",
    "call taker",
    "call text",
    "ring id",
    "page mistake",
    "page forgery",
}
READS = {path: operation["get"] for path, operation in assemble().openapi()["paths"].items() if "get" in operation}


@pytest.fixture
def plants() -> Plants:
    return Plants()


@pytest.fixture
def site(database_url: str, tmp_path: Path, plants: Plants) -> Iterator[Site]:
    """The service as an operator runs it, with everything in its log that it can say."""
    post = f"{plants.word('setting user')}:{plants.word('setting password')}@127.0.0.1:1"
    more = {
        "INDGANG_LOG_LEVEL": "debug",
        "INDGANG_PHONE_SECRET": plants.keep("setting phone", PHONE_SECRET.decode()),
        "INDGANG_SMTP": f"smtp://{post}",  # nobody answers there: each letter fails, and is told of
        "INDGANG_MUNICIPALITY_EMAIL": "indgangen@example.dk",
        "INDGANG_MAILBOX": f"imap+starttls://{post}/INBOX",
        "INDGANG_OIDC_ISSUER": "http://127.0.0.1:1",
        "INDGANG_OIDC_AUDIENCE": "indgang",
    }
    with site_at(database_url, tmp_path, more=more) as site:
        yield site


@pytest.fixture
def told(site: Site, plants: Plants) -> Iterator[Told]:
    with beside(site) as told:
        told.plants.planted.update(plants.planted)
        for key, secret in zip(("sealing", "lookup"), site.keys.to_text(), strict=True):
            told.plants.keep(f"setting {key}", secret)
        tell_report(told)
        tell_by_mail(told)
        tell_by_phone(told)
        tell_the_administrator(told)
        make_mistakes(told)
        yield told


def test_secrets_are_found_nowhere_but_where_they_may_be_seen(
    told: Told, site: Site, owner: sa.Engine, database_url: str
) -> None:
    _seen_by_who_may(told)
    _hidden_from_the_others(told)
    _break_something(told, owner)
    metrics = told.town.administrator.get("/metrics").content
    _in_no_refusal_and_no_header(told)
    site.service.stop()
    planted = told.plants.planted
    log = site.service.log.read_bytes()
    assert b'"route":"/v1/reports"' in log, "the log tells of the requests"
    assert b"job failed" in log, "and of letters that could not go"
    assert found(planted, log) == set()
    assert b"indgang_requests" in metrics
    assert found(planted, metrics) == set()
    for place, value in rows(owner):
        assert found(planted, value) == set(), place
    for name, content in files(_files_of(owner, database_url)):
        assert found(planted, content) == set(), name


def _seen_by_who_may(told: Told) -> None:
    """Without this the rest would prove nothing: what was told is kept, and shown."""
    town = told.town
    led = frozenset({town.city.north, town.city.entrance})
    leader = town.person(KeyGrant(role=Role.CENTRE_LEADER, centres=led))
    numbers = [one["number"] for one in leader.queue()]
    cases = [leader.case(number) for number in numbers]
    files_kept = [
        f"/v1/reports/{report['reference']}/attachments/{file['id']}"
        for case in cases
        for report in case["reports"]
        for file in report["attachments"]
    ]
    paths = [f"/v1/cases/{one}" for one in numbers] + [f"/v1/cases/{told.number}/consents", *files_kept]
    seen = b"".join(leader.get(path).content for path in paths)
    seen += town.portal.get(f"/v1/reports/{told.reference}").content
    seen += town.desk.get("/v1/incoming-calls").content + town.desk.get("/v1/phone-calls").content
    officers = (f"/v1/residents/{told.resident}/export", "/v1/retention/holds", *(_lists(told.town.administrator)))
    seen += b"".join(town.administrator.get(path).content for path in officers)
    wanted = told.plants.only(*OF_CASES, "directory", "key name")
    assert set(wanted) - TOLD_TO_NOBODY - found(wanted, seen) == set()


def _lists(person: Person) -> Iterator[str]:
    """Yield the addresses of lists that this one may read as they stand."""
    for path in READS:
        if "{" not in path and person.get(path).is_success:
            yield path


def _hidden_from_the_others(told: Told) -> None:
    """Whoever is not on the case reads all there is to read, by every id it could have heard of."""
    town, city = told.town, told.town.city
    grants = (
        KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({city.private_landlord})),
        KeyGrant(role=Role.AUTHORITY),
        KeyGrant(role=Role.CALL_DESK, person="another desk"),
        KeyGrant(role=Role.RESPONDER, responder=city.south_team.support_contact_person),
        KeyGrant(role=Role.RESPONDER, responder=city.north_team.family_team),
        KeyGrant(role=Role.SUPPLIER, supplier=city.cleaning),
        KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({city.south})),
        KeyGrant(role=Role.ANALYST),
        KeyGrant(role=Role.CENTRAL_OFFICE),
        KeyGrant(role=Role.ADMINISTRATOR),
    )
    for grant in grants:
        served = {"hold", "withheld"} if grant.role is Role.ADMINISTRATOR else set()
        waits = {"ring phone"} if grant.role is Role.CALL_DESK else set()
        for path in _reads(told):
            if grant.role is Role.ADMINISTRATOR and path.endswith("/export"):
                continue  # handed out to the resident, and logged
            answer = town.person(grant).get(path)
            leaked = found(told.plants.only(*OF_CASES), answer.content)
            assert {one for one in leaked - waits if one.split()[0] not in served} == set(), f"{grant.role} {path}"


def _reads(told: Told) -> Iterator[str]:
    known = {"number": told.number, "reference": told.reference, "resident": told.resident, "attachment": told.resident}
    for path in READS:
        yield re.sub(r"\{(\w+)\}", lambda one: known.get(one[1], told.resident), path)
    yield f"/v1/access-log?resident={told.resident}"
    yield f"/v1/access-log?case={told.number}"


def _in_no_refusal_and_no_header(told: Told) -> None:
    """No refusal repeats what was sent, and no address that we make holds anything of anybody."""
    met = {one.status_code for one in told.refusals}
    assert {400, 401, 403, 404, 405, 409, 413, 415, 422, 500} <= met
    for answer in told.refusals:
        leaked = found(told.plants.planted, answer.content)
        assert leaked == set(), f"{answer.status_code} {answer.request.method} {leaked}"
    for answer in told.heard:
        headers = {name: value for name, value in answer.headers.items() if name != "content-disposition"}
        assert found(told.plants.planted, str(headers).encode()) == set()


def _break_something(told: Told, owner: sa.Engine) -> None:
    """Let rows not open and a table be gone: what nobody foresaw is told too, and must tell nothing."""
    with owner.begin() as connection:
        connection.execute(sa.text("UPDATE cases SET resident_sealed = place_sealed"))
        connection.execute(sa.text("ALTER TABLE phone_call_steps RENAME TO phone_calls_gone"))
    broken = told.town.leader.get(f"/v1/cases/{told.number}")
    call = {"kind": "note", "text": told.plants.word("call broken"), "attempts": [{"answered": False}]}
    gone = told.town.desk.post("/v1/phone-calls", call)
    assert (broken.status_code, gone.status_code) in {(500, 500), (500, 503)}


def _files_of(owner: sa.Engine, url: str) -> list[Path]:
    """Return the files of an embedded database, or the log of the server where it is one of ours."""
    if url.startswith("sqlite"):
        return [Path(f"{make_url(url).database}{ending}") for ending in ("", "-wal", "-shm")]
    with owner.connect() as connection:
        data = connection.execute(sa.text("SHOW data_directory")).scalar_one()
    return [Path(data).parent / "log"]


def _base64(raw: bytes) -> bytes:
    return base64.b64encode(raw)


def test_what_is_looked_for_would_be_found() -> None:
    plants = Plants()
    word, phone = plants.word("name"), plants.phone("phone")
    for told in (word, f"x{word.upper()}x", word.encode().hex(), word.encode("utf-16-le").decode()):
        assert found(plants.planted, told.encode()) == {"name"}
    for hay in (b"aGVq" + _base64(f"{'x' * n}{word} og mere".encode()) for n in range(3)):
        assert found(plants.planted, hay) == {"name"}
    assert found(plants.planted, phone.encode()) == {"phone"}
    for hay in (b"aGVq" + _base64(f"{'x' * n}{phone} og mere".encode()) for n in range(3)):
        assert found(plants.planted, hay) == {"phone"}
    assert found(plants.planted, b"nothing") == set()
    assert found({"phone": "23411789"}, b"index of rules") == set(), "a few letters of its base64 are a word"
