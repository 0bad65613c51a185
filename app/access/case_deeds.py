"""What a role may do with whose work a case is (pure): lines of the table in `policy.py`."""

from __future__ import annotations

from typing import Final

from app.access.deeds import Deed, Rows, View
from app.kit.codes import Role

_WORKS: Final = {Role.RESPONDER: Rows.OF_ITS_WORK, Role.CENTRE_LEADER: Rows.OF_ITS_CENTRES}

GIVE_CASES: Final = Deed(
    resource="cases",
    action="release, offer to others, let take part, give tasks, put right, merge, split",
    view=View.CASE,
    rows=_WORKS,
    routes=(
        "POST /v1/cases/{number}/release",
        "POST /v1/cases/{number}/hand-overs",
        "POST /v1/cases/{number}/tasks",
        *(f"POST /v1/cases/{{number}}/{act}" for act in ("corrections", "merge", "split")),
        "POST /v1/cases/{number}/participants",
        "DELETE /v1/cases/{number}/participants/{responder}",
        "POST /v1/hand-overs/{hand_over}/withdraw",
    ),
)
READ_HAND_OVERS: Final = Deed(
    resource="hand-overs",
    action="read",
    view=View.HAND_OVER,
    rows={Role.RESPONDER: Rows.OFFERED_TO_IT, Role.CENTRE_LEADER: Rows.OF_ITS_CENTRES},
    routes=("GET /v1/hand-overs",),
)
ANSWER_HAND_OVERS: Final = Deed(
    resource="hand-overs",
    action="accept, decline",
    view=View.CASE,
    rows={Role.RESPONDER: Rows.OFFERED_TO_IT},
    routes=("POST /v1/hand-overs/{hand_over}/accept", "POST /v1/hand-overs/{hand_over}/decline"),
)
DECIDE_HAND_OVERS: Final = Deed(
    resource="hand-overs",
    action="decide",
    view=View.HAND_OVER,
    rows={Role.CENTRE_LEADER: Rows.OF_ITS_CENTRES},
    routes=("POST /v1/hand-overs/{hand_over}/decide",),
)

SUPPORT: Final = Deed(
    resource="support courses",
    action="start, extend, end, follow up",
    view=View.CASE,
    rows=_WORKS,
    routes=(
        "POST /v1/cases/{number}/courses",
        "POST /v1/cases/{number}/courses/{course}/extensions",
        "POST /v1/cases/{number}/courses/{course}/move-in",
        "POST /v1/cases/{number}/courses/{course}/end",
        "POST /v1/cases/{number}/follow-ups",
        "POST /v1/cases/{number}/follow-ups/{follow_up_id}/done",
    ),
)

SEND_BATCHES: Final = Deed(
    resource="a device's day",
    action="tell",
    view=View.OF_EACH_ACTION,
    rows=dict.fromkeys((Role.RESPONDER, Role.SUPPLIER, Role.CENTRE_LEADER), Rows.OF_EACH_ACTION),
    routes=("POST /v1/batches",),
)

LEAD: Final = Deed(
    resource="work of a centre",
    action="see, give to others",
    view=View.CASE,
    rows={Role.CENTRE_LEADER: Rows.OF_ITS_CENTRES},
    routes=("GET /v1/overview", "POST /v1/reassignments"),
)

CASE_DEEDS: Final = (LEAD, SEND_BATCHES, GIVE_CASES, READ_HAND_OVERS, ANSWER_HAND_OVERS, DECIDE_HAND_OVERS, SUPPORT)
