"""A consent lets in exactly whom it names, to one case, from its first instant to its last."""

from __future__ import annotations

from typing import Any

from app.access.callers import SYSTEM
from app.queue.changes import versions
from tests.journey.letters import delivered
from tests.journey.town import FLAT, Person, Town


def noise(town: Town, place: dict[str, Any] | None = None) -> str:
    """Return the number of a case that the adviser owns and nobody else sees."""
    known = {one["number"] for one in town.adviser.queue()}
    town.portal.reports("Der er høj musik.", place=place, concerns=["noise"])
    number = next(str(one["number"]) for one in town.adviser.queue() if one["number"] not in known)
    town.adviser.claims(number)
    return number


def consent(town: Town, **more: Any) -> dict[str, Any]:  # noqa: ANN401 a consent's fields
    return {
        "purpose": "employment",
        "ground": "consent",
        "kind": "caseworker",
        "social_centre": str(town.city.north),
        "until": "2026-12-01T10:00:00+01:00",
        **more,
    }


def status(person: Person, number: str) -> int:
    return person.get(f"/v1/cases/{number}").status_code


def test_it_widens_the_view_by_exactly_its_scope(town: Town) -> None:
    shared, other = noise(town), noise(town, FLAT | {"address": "Ahornvej 14, 3. tv"})
    assert status(town.caseworker, shared) == 404
    given = town.adviser.post(f"/v1/cases/{shared}/consents", consent(town))
    assert given.status_code == 201, given.text
    assert status(town.caseworker, shared) == 200
    assert [one["number"] for one in town.caseworker.queue()] == [shared]
    assert status(town.caseworker, other) == 404
    assert status(town.support_contact_person, shared) == 404
    assert status(town.south_adviser, shared) == 404
    town.is_now("2026-12-01T10:00:00+01:00")
    assert status(town.caseworker, shared) == 404


def test_withdrawn_it_ends_at_once(town: Town) -> None:
    number = noise(town)
    given = town.adviser.post(f"/v1/cases/{number}/consents", consent(town)).json()
    assert status(town.caseworker, number) == 200
    ended = town.adviser.post(f"/v1/cases/{number}/consents/{given['id']}/withdraw", None)
    assert ended.status_code == 200, ended.text
    assert ended.json()["withdrawn_at"] is not None
    assert status(town.caseworker, number) == 404
    listed = town.adviser.get(f"/v1/cases/{number}/consents").json()["items"]
    assert [one["withdrawn_at"] is not None for one in listed] == [True]


def test_it_begins_when_it_says(town: Town) -> None:
    number = noise(town)
    town.adviser.post(f"/v1/cases/{number}/consents", consent(town, since="2026-11-20T10:00:00+01:00"))
    assert status(town.caseworker, number) == 404
    town.is_now("2026-11-20T10:00:00+01:00")
    assert status(town.caseworker, number) == 200


def test_who_was_let_in_lets_in_nobody(town: Town) -> None:
    number = noise(town)
    town.adviser.post(f"/v1/cases/{number}/consents", consent(town))
    further = consent(town, kind="support_contact_person")
    assert town.caseworker.post(f"/v1/cases/{number}/consents", further).status_code == 403
    assert town.south_adviser.post(f"/v1/cases/{number}/consents", further).status_code == 404


def numbers_of_north(town: Town) -> int:
    """Return the newest number of the centre whose posts are let in."""
    database, north = town.door.wiring.database, town.city.north
    return database.read(lambda tx: versions(tx, [north])[north], caller=SYSTEM)


def test_whom_it_lets_in_hears_when_it_begins_ends_and_is_withdrawn(town: Town) -> None:
    number = noise(town)
    path = f"/v1/cases/{number}/consents"
    heard = [numbers_of_north(town)]

    def hears() -> bool:
        delivered(town)
        heard.append(numbers_of_north(town))
        return heard[-1] == heard[-2] + 1

    town.adviser.post(path, consent(town, since="2026-11-20T10:00:00+01:00"))
    assert hears()
    town.is_now("2026-11-20T09:59:00+01:00")
    assert not hears()
    town.is_now("2026-11-20T10:00:00+01:00")
    assert hears(), "it began by the clock"
    town.is_now("2026-12-01T10:00:00+01:00")
    assert hears(), "it ended by the clock"
    assert status(town.caseworker, number) == 404
    given = town.adviser.post(path, consent(town, until="2026-12-05T10:00:00+01:00")).json()
    assert hears()
    town.adviser.post(f"{path}/{given['id']}/withdraw", None)
    assert hears()
    town.is_now("2026-12-06T10:00:00+01:00")
    assert not hears(), "what was withdrawn ended once"


def test_of_two_consents_one_withdrawn_takes_exactly_its_own(town: Town) -> None:
    """Across administrations: the caseworker's and the support worker's views are widened and narrowed apart."""
    shared, other = noise(town), noise(town, FLAT | {"address": "Ahornvej 14, 3. tv"})
    both = (town.caseworker, town.support_contact_person)
    given = [
        town.adviser.post(f"/v1/cases/{number}/consents", consent(town, kind=kind)).json()
        for number in (shared, other)
        for kind in ("caseworker", "support_contact_person")
    ]
    assert [status(person, number) for number in (shared, other) for person in both] == [200] * 4
    assert town.adviser.post(f"/v1/cases/{shared}/consents/{given[0]['id']}/withdraw", None).status_code == 200
    assert [status(person, number) for number in (shared, other) for person in both] == [404, 200, 200, 200]
    assert [one["number"] for one in town.caseworker.queue()] == [other]
    assert town.adviser.post(f"/v1/cases/{other}/consents/{given[0]['id']}/withdraw", None).status_code == 404


def test_a_law_is_named_and_a_period_ends(town: Town) -> None:
    number = noise(town)
    path = f"/v1/cases/{number}/consents"
    assert town.adviser.post(path, consent(town, ground="law")).status_code == 422
    assert town.adviser.post(path, consent(town, until="2026-11-01T10:00:00+01:00")).status_code == 422
    assert town.adviser.post(path, consent(town, kind="family_team")).status_code == 422
    lawful = consent(town, ground="law", law="Retssikkerhedsloven § 11 c")
    assert town.adviser.post(path, lawful).json()["law"] == "Retssikkerhedsloven § 11 c"


def test_who_writes_a_consent_or_ends_it_is_in_the_log_each_time(town: Town) -> None:
    number = noise(town)
    path, once = f"/v1/cases/{number}/consents", {"Idempotency-Key": "once"}

    def rows() -> int:
        log = town.administrator.get(f"/v1/access-log?case={number}&limit=200").json()["items"]
        return [one["purpose"] for one in log].count("consents")

    given = [town.adviser.post(path, consent(town), **once) for _ in range(2)]
    assert [one.json() for one in given] == [given[0].json()] * 2
    assert rows() == 2
    end = f"{path}/{given[0].json()['id']}/withdraw"
    assert [town.adviser.post(end, None, **once).status_code for _ in range(2)] == [200, 200]
    assert rows() == 4


def test_who_was_let_in_reads_its_own_consent_and_writes_nothing(town: Town) -> None:
    number = noise(town)
    path = f"/v1/cases/{number}/consents"
    for purpose, kind in (("employment", "caseworker"), ("health", "support_contact_person")):
        assert town.adviser.post(path, consent(town, purpose=purpose, kind=kind)).status_code == 201
    assert [one["purpose"] for one in town.caseworker.get(path).json()["items"]] == ["employment"]
    assert {one["purpose"] for one in town.adviser.get(path).json()["items"]} == {"employment", "health"}
    told = {"kind": "contacted", "at": town.clock.now().isoformat(), "with": "reporter", "note": "Ringet."}
    assert town.caseworker.post(f"/v1/cases/{number}/events", told).status_code == 403
    assert town.adviser.post(f"/v1/cases/{number}/events", told).status_code == 201
