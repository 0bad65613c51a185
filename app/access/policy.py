"""What a role may do and see (pure): role by resource by action, which rows of it, in which view.

The one table of it. Routes take their roles from here (`roles.py`), queries the rows they are bounded to, the document
and /docs what they tell of every operation; a generated test walks every operation as every role and compares. On
PostgreSQL the policies of the tables say the same a second time. What is not yours is answered as what does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.access.case_deeds import CASE_DEEDS
from app.access.deeds import Deed, Rows, View
from app.access.directory_deeds import DIRECTORY_DEEDS
from app.access.figure_deeds import COUNT_CALLS, GUARDED, READ_COMMENTS, READ_FIGURES, SEE_LATE, WRITE_COMMENTS
from app.kit.codes import Role

__all__ = [
    "COUNT_CALLS",
    "GUARDED",
    "OPEN_TO_ANYONE",
    "READ_COMMENTS",
    "READ_FIGURES",
    "SEE_LATE",
    "TABLE",
    "WRITE_COMMENTS",
    "Deed",
    "Rows",
    "View",
    "deed_of",
    "lines",
]

_PORTAL, _AUTHORITY, _DESK = Role.LANDLORD_PORTAL, Role.AUTHORITY, Role.CALL_DESK
_RESPONDER, _SUPPLIER, _LEADER = Role.RESPONDER, Role.SUPPLIER, Role.CENTRE_LEADER
_ADMINISTRATOR: Final = Role.ADMINISTRATOR

_STAFF: Final = (_DESK, _RESPONDER, _LEADER)
_WORKS: Final = {_RESPONDER: Rows.OF_ITS_WORK, _LEADER: Rows.OF_ITS_CENTRES}
_ADMINISTERS: Final = {_ADMINISTRATOR: Rows.ALL}


def _at(path: str, *acts: str) -> tuple[str, ...]:
    return tuple(f"{method} {path}{rest}" for method, _, rest in (one.partition(" ") for one in acts))


SEND_REPORTS: Final = Deed(
    resource="reports",
    action="send",
    view=View.LANDLORD,
    rows={
        _PORTAL: Rows.OF_ITS_LANDLORDS,
        **dict.fromkeys((_AUTHORITY, _DESK, _RESPONDER, _LEADER), Rows.SENT_BY_ITSELF),
    },
    routes=("POST /v1/reports",),
)
READ_REPORTS: Final = Deed(
    resource="reports",
    action="read",
    view=View.LANDLORD,
    rows={_PORTAL: Rows.OF_ITS_LANDLORDS, _AUTHORITY: Rows.SENT_BY_ITSELF},
    routes=("GET /v1/reports", "GET /v1/reports/{reference}"),
)
ADD_MESSAGES: Final = Deed(
    resource="reports",
    action="add to",
    view=View.LANDLORD,
    rows={
        _PORTAL: Rows.OF_ITS_LANDLORDS,
        _DESK: Rows.BY_REFERENCE,
        **dict.fromkeys((_AUTHORITY, _RESPONDER, _LEADER), Rows.SENT_BY_ITSELF),
    },
    routes=("POST /v1/reports/{reference}/messages",),
)
READ_ATTACHMENTS: Final = Deed(
    resource="reports",
    action="save files of",
    view=View.CASE,
    rows=_WORKS,
    routes=("GET /v1/reports/{reference}/attachments/{attachment}",),
)
TAKE_IN_MAIL: Final = Deed(
    resource="mail",
    action="take in",
    view=View.NOTHING,
    rows=dict.fromkeys((_DESK, _ADMINISTRATOR), Rows.SENT_BY_ITSELF),
    routes=("POST /v1/mail-messages",),
)
COUNT_MAIL: Final = Deed(
    resource="mail",
    action="see what became of it",
    view=View.CODES,
    rows=dict.fromkeys((_DESK, _ADMINISTRATOR), Rows.ALL),
    routes=("GET /v1/mail-messages",),
)
READ_MAIL: Final = Deed(
    resource="mail",
    action="read",
    view=View.MAIL,
    rows={_DESK: Rows.IN_NO_REPORT},
    routes=("GET /v1/mail-messages/{message}",),
)
MAKE_REPORTS_OF_MAIL: Final = Deed(
    resource="mail",
    action="make a report of",
    view=View.CODES,
    rows={_DESK: Rows.ALL},
    routes=("POST /v1/mail-messages/{message}/report",),
)
PREVIEW: Final = Deed(
    resource="triage",
    action="preview",
    view=View.CODES,
    rows=dict.fromkeys((*_STAFF, _ADMINISTRATOR), Rows.NONE_KEPT),
    routes=("POST /v1/triage",),
)
READ_CASES: Final = Deed(
    resource="cases",
    action="read",
    view=View.CASE,
    rows=_WORKS,
    routes=("GET /v1/queue", "GET /v1/changes", "GET /v1/cases/{number}"),
)
WORK_ON_CASES: Final = Deed(
    resource="cases",
    action="work on",
    view=View.CASE,
    rows=_WORKS,
    routes=tuple(
        f"POST /v1/cases/{{number}}/{act}" for act in ("events", "close", "reopen", "alarms/{alarm}/acknowledge")
    ),
)
CLAIM: Final = Deed(
    resource="cases",
    action="claim",
    view=View.CASE,
    rows={_RESPONDER: Rows.OF_ITS_WORK},
    routes=("POST /v1/cases/{number}/claim",),
)
"""Whoever claims becomes the owner, and a leader's key acts for no post that could own."""
READ_TASKS: Final = Deed(
    resource="tasks",
    action="read",
    view=View.TASK,
    rows={_RESPONDER: Rows.OWED_BY_IT, _SUPPLIER: Rows.OWED_BY_IT},
    routes=("GET /v1/tasks",),
)
DO_TASKS: Final = Deed(
    resource="tasks",
    action="tell that done",
    view=View.NOTHING,
    rows={_RESPONDER: Rows.OWED_BY_IT, _SUPPLIER: Rows.OWED_BY_IT},
    routes=("POST /v1/tasks/{task}/events",),
)
TAKE_CALLS: Final = Deed(
    resource="phone calls",
    action="take",
    view=View.LANDLORD,
    rows={_DESK: Rows.SENT_BY_ITSELF},
    routes=("POST /v1/phone-calls",),
)
READ_CALLS: Final = Deed(
    resource="phone calls",
    action="read",
    view=View.CALL,
    rows={_DESK: Rows.SENT_BY_ITSELF},
    routes=("GET /v1/phone-calls",),
)
SEE_CALLS_OF_CENTRES: Final = Deed(
    resource="phone calls",
    action="see without what was said, or by whom",
    view=View.CODES,
    rows={_LEADER: Rows.OF_ITS_CENTRES},
    routes=("GET /v1/phone-calls/of-centres",),
)
"""A note may be of another centre's matter, or of a family; who answers for how a centre is reached needs neither."""
SEE_WHO_RINGS: Final = Deed(
    resource="incoming calls",
    action="read",
    view=View.CARD,
    rows={_DESK: Rows.ALL},
    routes=("GET /v1/incoming-calls",),
)
FIND_CONTACT: Final = Deed(
    resource="contact card",
    action="read",
    view=View.CARD,
    rows=dict.fromkeys((_PORTAL, *_STAFF, _ADMINISTRATOR), Rows.ALL),
    routes=("GET /v1/contact-card",),
)
SHARE_CASES: Final = Deed(
    resource="consents",
    action="record, read and withdraw",
    view=View.CASE,
    rows=_WORKS,
    routes=_at("/v1/cases/{number}/consents", "GET", "POST", "POST /{consent}/withdraw"),
)
READ_LOG: Final = Deed(
    resource="log of reads", action="read", view=View.ADMINISTRATION, rows=_ADMINISTERS, routes=("GET /v1/access-log",)
)
KEEP_PERIODS: Final = Deed(
    resource="retention",
    action="list, hold and run",
    view=View.CODES,
    rows=_ADMINISTERS,
    routes=_at(
        "/v1/retention", "GET", "GET /periods", "POST /runs", "GET /holds", "POST /holds", "DELETE /holds/{hold}"
    ),
)
SERVE_RESIDENTS: Final = Deed(
    resource="residents",
    action="link and export",
    view=View.RESIDENT,
    rows=_ADMINISTERS,
    routes=(
        *_at("/v1/residents", "POST", "POST /{resident}/cases", "POST /{resident}/withholdings"),
        "GET /v1/residents/{resident}/export",
    ),
)
ADMINISTER: Final = Deed(
    resource="keys, jobs, counts",
    action="administer",
    view=View.ADMINISTRATION,
    rows=_ADMINISTERS,
    routes=(
        *("GET /v1/keys", "POST /v1/keys", "DELETE /v1/keys/{key}", "POST /v1/keys/{key}/rotate"),
        *("GET /v1/jobs", "POST /v1/jobs/{job}/revive", "GET /metrics"),
    ),
)

TABLE: Final[tuple[Deed, ...]] = (
    SEND_REPORTS,
    READ_REPORTS,
    ADD_MESSAGES,
    READ_ATTACHMENTS,
    TAKE_IN_MAIL,
    COUNT_MAIL,
    READ_MAIL,
    MAKE_REPORTS_OF_MAIL,
    PREVIEW,
    READ_CASES,
    WORK_ON_CASES,
    CLAIM,
    *CASE_DEEDS,
    READ_TASKS,
    DO_TASKS,
    READ_FIGURES,
    COUNT_CALLS,
    SEE_LATE,
    READ_COMMENTS,
    WRITE_COMMENTS,
    TAKE_CALLS,
    READ_CALLS,
    SEE_CALLS_OF_CENTRES,
    SEE_WHO_RINGS,
    FIND_CONTACT,
    *DIRECTORY_DEEDS,
    SHARE_CASES,
    READ_LOG,
    KEEP_PERIODS,
    SERVE_RESIDENTS,
    ADMINISTER,
)
OPEN_TO_ANYONE: Final = frozenset(
    {"GET /v1/entrance", "GET /healthz", "GET /readyz", "POST /v1/incoming-calls", "POST /v1/survey-answers"}
)
"""The few operations that ask for no key, and show nothing of anybody's; the last two ask for what is signed."""

_BY_ROUTE: Final = {route: deed for deed in TABLE for route in deed.routes}


def deed_of(*, method: str, path: str) -> Deed | None:
    """Return the line that an operation stands in; None for what anyone may, and for what was forgotten."""
    return _BY_ROUTE.get(f"{method.upper()} {path}")


def lines() -> Iterator[tuple[str, str, Role, Rows, View]]:
    """Yield the whole table as people read it: resource, action, role, rows, view."""
    for deed in TABLE:
        for role, rows in deed.rows.items():
            yield deed.resource, deed.action, role, rows, deed.view
