"""Who sees which figures (pure): lines of the table in `policy.py`."""

from __future__ import annotations

from typing import Final

from app.access.deeds import Deed, Rows, View
from app.kit.codes import Role

_FIGURES: Final = (
    *("flow", "case-types", "origins", "concerns", "occasions", "activities"),
    *("stages", "referred", "outcomes", "relapses", "evictions"),
    *("retention", "satisfaction", "accessibility", "hand-overs", "support", "referred-support", "load"),
    "quarterly-pack",
)
READ_FIGURES: Final = Deed(
    resource="response times",
    action="read",
    view=View.FIGURES,
    rows={
        Role.CENTRE_LEADER: Rows.OF_ITS_CENTRES,
        **dict.fromkeys((Role.ANALYST, Role.CENTRAL_OFFICE, Role.ADMINISTRATOR), Rows.ALL),
    },
    routes=("GET /v1/response-times", *(f"GET /v1/statistics/{one}" for one in _FIGURES)),
)
_COMMENT: Final = "/v1/social-centres/{social_centre}/comments/{quarter}"
READ_COMMENTS: Final = Deed(
    resource="comments on a quarter",
    action="read",
    view=View.FIGURES,
    rows={
        Role.CENTRE_LEADER: Rows.OF_ITS_CENTRES,
        **dict.fromkeys((Role.CENTRAL_OFFICE, Role.ADMINISTRATOR), Rows.ALL),
    },
    routes=(f"GET {_COMMENT}",),
)
WRITE_COMMENTS: Final = Deed(
    resource="comments on a quarter",
    action="write",
    view=View.FIGURES,
    rows={Role.CENTRE_LEADER: Rows.OF_ITS_CENTRES},
    routes=(f"PUT {_COMMENT}",),
)
COUNT_CALLS: Final = Deed(
    resource="phone calls",
    action="count, on any days and however few",
    view=View.FIGURES,
    rows={
        Role.CENTRE_LEADER: Rows.OF_ITS_CENTRES,
        **dict.fromkeys((Role.CENTRAL_OFFICE, Role.ADMINISTRATOR), Rows.ALL),
    },
    routes=("GET /v1/phone-calls/figures",),
)
GUARDED: Final = frozenset({Role.ANALYST})
"""From these, figures hold back what is about fewer than five: they see every centre, and from outside."""
SEE_LATE: Final = Deed(
    resource="open reports",
    action="see which may be late",
    view=View.CODES,
    rows={Role.CENTRE_LEADER: Rows.OF_ITS_CENTRES},
    routes=("GET /v1/response-times/late",),
)
