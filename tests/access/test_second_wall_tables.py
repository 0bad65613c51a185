"""Each table, row by row: what PostgreSQL itself lets each caller meet is what is said of it here.

The list of tables is the code's own: a new one fails until somebody says whose its rows are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, Caller, KeyGrant
from app.assignment.tables import cases
from app.kit.codes import ResponderKind, Role
from app.kit.columns import metadata
from app.kit.database import Database, Tx
from app.queue.viewer import viewer_of
from tests.access.full_town import OTHER_DESK, fill
from tests.access.planted_rows import Side, plant
from tests.access.test_second_wall import NOT_WALLED, caller_with, everything
from tests.contract.things import Things, grant_of, spread
from tests.journey.letters import delivered
from tests.journey.town import Town

Row = Any
WORKS = frozenset({Role.RESPONDER, Role.CENTRE_LEADER})
REPORTS_BY_SENDER = frozenset({Role.AUTHORITY, Role.CALL_DESK, *WORKS})
MAILROOM = frozenset({Role.CALL_DESK, Role.ADMINISTRATOR})
FIGURES = frozenset({Role.ANALYST, Role.CENTRAL_OFFICE, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """A caller, who that is in the directory, and what the first wall lets it see."""

    caller: Caller
    kind: ResponderKind | None = None
    here: frozenset[UUID] = frozenset()
    cases: frozenset[UUID] = frozenset()
    reports: frozenset[UUID] = frozenset()
    worked_on: frozenset[UUID] = frozenset()
    calls: frozenset[UUID] = frozenset()
    led_posts: frozenset[UUID] = frozenset()
    files: frozenset[UUID] = frozenset()
    nobodys: frozenset[UUID] = frozenset()

    def has(self, *roles: Role) -> bool:
        return self.caller.role in roles

    def is_at(self, kind: str | None, centre: UUID) -> bool:
        return self.kind is not None and self.kind.value == kind and centre in self.here

    def leads(self, *centres: UUID) -> bool:
        return self.has(Role.CENTRE_LEADER) and not self.here.isdisjoint(centres)


Meets = Callable[[Whose, Row], bool]


def by_roles(*roles: Role) -> Meets:
    return lambda who, _row: who.has(*roles)


def of_case(who: Whose, row: Row) -> bool:
    return row.case_id in who.cases


def of_report(who: Whose, row: Row) -> bool:
    return row.report_id in who.reports


def nobody(_who: Whose, _row: Row) -> bool:
    """The service alone."""
    return False


def hand_over(who: Whose, row: Row) -> bool:
    if who.leads(row.from_centre_id, row.to_centre_id, row.decider_centre_id):
        return not row.family
    mine = who.caller.responder
    return (mine is not None and mine in {row.to_responder_id, row.from_owner_id}) or (
        who.is_at(row.to_kind, row.to_centre_id)
    )


def task(who: Whose, row: Row) -> bool:
    owed = {one for one in (who.caller.responder, who.caller.supplier) if one is not None}
    return row.case_id in who.cases or not owed.isdisjoint({row.responder_id, row.supplier_id})


def answer(who: Whose, row: Row) -> bool:
    return who.has(*FIGURES) or who.leads(row.centre_id) or row.report_id in who.reports


def of_centre(who: Whose, row: Row) -> bool:
    return who.has(*FIGURES) or who.leads(row.centre_id)


def raw_mail(who: Whose, row: Row) -> bool:
    return who.has(*MAILROOM) and row.media_type == "message/rfc822"


def phone_call(who: Whose, row: Row) -> bool:
    if who.leads(row.centre_id):
        return row.report_id is None or row.report_id in who.worked_on
    return who.has(Role.CALL_DESK) and row.caller_id == who.caller.id


MEETS: Mapping[str, Meets] = {
    "cases": lambda who, row: row.id in who.cases,
    **dict.fromkeys(
        (
            *("case_reports", "events", "ownerships", "case_works", "visits", "pauses", "notices", "alarm_calls"),
            *("corrections", "courses", "course_extensions", "follow_ups"),
        ),
        of_case,
    ),
    "tasks": task,
    "hand_overs": hand_over,
    "consents": lambda who, row: row.withdrawn_at is None and who.is_at(row.kind, row.centre_id),
    "informed": lambda who, row: who.is_at(row.kind, row.centre_id),
    "participants": lambda who, row: who.caller.responder == row.responder_id,
    "reports": lambda who, row: row.id in who.reports,
    "decisions": lambda who, row: row.report_id in who.worked_on,
    "answers": answer,
    "questions": of_report,
    "attachments": lambda who, row: (who.has(*WORKS) and of_report(who, row)) or raw_mail(who, row),
    "blobs": lambda who, row: row.id in who.files or (who.has(*MAILROOM) and row.kind == "raw"),
    "blob_pieces": lambda who, row: (
        row.blob_id in who.files or (who.has(Role.CALL_DESK) and row.blob_id in who.nobodys)
    ),
    **dict.fromkeys(("mails", "mail_reports"), by_roles(*MAILROOM)),
    "phone_calls": phone_call,
    "phone_call_steps": lambda who, row: row.call_id in who.calls,
    "incoming_calls": by_roles(Role.CALL_DESK),
    **dict.fromkeys(("supports", "grants", "tenancies"), by_roles(*WORKS, Role.ADMINISTRATOR)),
    **dict.fromkeys(("responders", "department_advisers", "suppliers"), by_roles(*WORKS, Role.ADMINISTRATOR)),
    **dict.fromkeys(("landlords", "contacts"), by_roles(*WORKS, Role.ADMINISTRATOR, Role.CALL_DESK)),
    "absences": lambda who, row: (
        who.has(Role.RESPONDER, Role.ADMINISTRATOR) or (who.leads(*who.here) and row.responder_id in who.led_posts)
    ),
    **dict.fromkeys(("figure_months", "quarter_comments"), of_centre),
    "changes": lambda who, row: who.has(Role.RESPONDER) or who.leads(row.centre_id),
    **dict.fromkeys(
        (
            *("access_log", "access_log_chain", "access_log_subjects", "api_keys", "jobs", "cleared_cases"),
            *("legal_holds", "residents", "resident_cases", "resident_notices", "withholdings"),
        ),
        by_roles(Role.ADMINISTRATOR),
    ),
    **dict.fromkeys(
        (
            *("dwellings", "idempotency_keys", "device_actions", "key_proofs", "letters", "letter_counts"),
            *("unreachable", "queued", "report_moves", "surveys", "numbered_residents", "case_batches"),
        ),
        nobody,
    ),
}
"""By table: whether a caller meets a row. Responders read absences, and numbers of changes, for what they look up."""


@pytest.fixture
def engine_kind() -> str:
    """An embedded database has no policies."""
    return "postgresql"


@pytest.fixture
def things(town: Town) -> Things:
    made = spread(town)
    fill(made)
    delivered(town)
    return made


def test_each_table_is_somebodys() -> None:
    assert set(MEETS) == set(metadata.tables) - NOT_WALLED


def test_each_caller_meets_its_own_rows_of_each_table_and_no_others(things: Things, database: Database) -> None:
    known = {name: caller_with(things.town, grant) for name, grant in callers(things).items()}
    all_of = _all_of(things, database)
    assert all(all_of.values()), "there is something to hold back in each"
    for name, caller in known.items():
        who = _whose(database, caller, all_of)
        for table, meets in MEETS.items():
            wanted = {_key(row, table) for row in all_of[table] if meets(who, row)}
            assert {_key(row, table) for row in everything(database, who.caller, table)} == wanted, f"{name}: {table}"


def _all_of(things: Things, database: Database) -> Mapping[str, list[Row]]:
    """Return every row there is; what no act has filled is planted first, once for either centre."""
    empty = [table for table in MEETS if not everything(database, SYSTEM, table)]
    sides = tuple(_sides(things, database))

    def work(tx: Tx) -> None:
        for table in empty:
            plant(tx, metadata.tables[table], sides)

    database.write(work, caller=SYSTEM)
    return {table: everything(database, SYSTEM, table) for table in MEETS}


def _sides(things: Things, database: Database) -> Iterator[Side]:
    calls = everything(database, SYSTEM, "phone_calls")
    joined = {row.case_id: row.report_id for row in everything(database, SYSTEM, "case_reports")}
    numbers = [things.own[role, "number"] for role in (Role.CENTRE_LEADER, Role.RESPONDER)]
    found = {row.number: row for row in everything(database, SYSTEM, "cases")}
    for place, number in enumerate(numbers):
        row = found[number]
        yield Side(
            number=place, case_id=row.id, report_id=joined[row.id], centre_id=row.centre_id, call_id=calls[place].id
        )


def callers(things: Things) -> dict[str, KeyGrant]:
    """Return one caller of each role, and those who stand in another way to the same cases."""
    north, south = things.town.city.north_team, things.town.city.south_team
    posts = {
        "whom a consent lets in": north.caseworker,
        "who is offered a case": north.second_adviser,
        "who takes part": north.support_contact_person,
        "who is offered one from elsewhere": south.second_adviser,
        "who owns": north.adviser,
        "the family team": north.family_team,
        "the reception": south.reception,
    }
    return {
        **{role.value: grant_of(things.town, role) for role in Role},
        **{name: KeyGrant(role=Role.RESPONDER, responder=post) for name, post in posts.items()},
        "another desk": OTHER_DESK,
        "another leader": KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({things.town.city.south})),
    }


def _key(row: Row, table: str) -> tuple[Any, ...]:
    return tuple(getattr(row, column.name) for column in metadata.tables[table].primary_key)


def _whose(database: Database, caller: Caller, all_of: Mapping[str, list[Row]]) -> Whose:
    """Ask the first wall which cases are seen, as the service; the rest follows from that and from who asks."""

    def work(tx: Tx) -> Whose:
        if caller.role not in WORKS:
            return Whose(caller=caller)
        viewer = viewer_of(tx, caller, at=tx.now)
        seen = tx.execute(sa.select(cases.c.id).where(viewer.bounds.condition())).scalars()
        kind = None if viewer.responder is None else viewer.responder.kind
        return Whose(caller=caller, kind=kind, here=frozenset(viewer.centres), cases=frozenset(seen))

    who = database.read(work, caller=SYSTEM)
    worked_on = frozenset(row.report_id for row in all_of["case_reports"] if row.case_id in who.cases)
    sent = {row.id for row in all_of["reports"] if _sent(caller, row)}
    led = {row.id for row in all_of["responders"] if not {str(one) for one in who.here}.isdisjoint(row.shares)}
    return Whose(
        caller=caller,
        kind=who.kind,
        here=who.here,
        cases=who.cases,
        worked_on=worked_on,
        reports=worked_on | sent,
        calls=frozenset(row.id for row in all_of["phone_calls"] if phone_call(replace(who, worked_on=worked_on), row)),
        led_posts=frozenset(led),
        files=frozenset(
            row.blob_id for row in all_of["attachments"] if caller.role in WORKS and row.report_id in worked_on | sent
        ),
        nobodys=frozenset(row.blob_id for row in all_of["mails"] if row.state == "taken") - _shown_of_mails(all_of),
    )


def _shown_of_mails(all_of: Mapping[str, list[Row]]) -> set[UUID]:
    """Return the raw mails that are files of their reports."""
    reports = {(row.mail_id, row.report_id) for row in all_of["mail_reports"]}
    files = {(row.report_id, row.blob_id) for row in all_of["attachments"]}
    blobs = {row.id: row.blob_id for row in all_of["mails"]}
    return {blobs[mail] for mail, report in reports if (report, blobs[mail]) in files}


def _sent(caller: Caller, row: Row) -> bool:
    if caller.role is Role.LANDLORD_PORTAL:
        return row.scope_id in caller.landlords
    return caller.role in REPORTS_BY_SENDER and row.caller_id == caller.id
