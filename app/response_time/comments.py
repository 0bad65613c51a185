"""What the leader of a centre says of its figures of a quarter: before they are published, and shown beside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.kit.database import Tx
from app.kit.errors import Conflict, NotFound, PreconditionMissing, Stale
from app.kit.ids import new_id
from app.kit.office_hours import local_date
from app.response_time.impersonal import check
from app.response_time.publication import Publication
from app.response_time.quarter import quarter
from app.response_time.tables import quarter_comments

_TABLE, _COLUMN = "quarter_comments", "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What was said; None where it was taken away again."""

    centre: UUID
    quarter: str
    text: str | None
    version: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What is to be said of a quarter that is written like 2026-Q3; `version` is the one it replaces, None is none."""

    centre: UUID
    quarter: str
    text: str | None
    version: int | None


def say(tx: Tx, saying: Saying, *, published: Publication) -> Comment:
    """Keep a comment, until the day of publication; to take one away it is never too late.

    NotFound where there is nothing to take away, Conflict before the quarter is over and once it is public,
    PreconditionMissing and Stale where another one stands there than was replaced.
    """
    _must_be_time(tx, saying, published)
    before = tx.execute(sa.select(quarter_comments).where(_of(saying))).one_or_none()
    if before is None and saying.text is None:
        raise NotFound
    row_id = new_id() if before is None else before.id
    values = {
        "text_sealed": saying.text and tx.sealer.seal(saying.text, table=_TABLE, column=_COLUMN, row=row_id),
        "caller_id": tx.caller.id,
        "recorded_at": tx.now,
    }
    version = 1 if before is None else before.version + 1
    if before is None:
        _add(tx, saying, {"id": row_id, "version": version} | values)
    else:
        _replace(tx, saying, {"version": version} | values)
    return Comment(centre=saying.centre, quarter=saying.quarter, text=saying.text, version=version, recorded_at=tx.now)


def comments(tx: Tx, *, quarters: Collection[str], centres: frozenset[UUID] | None) -> Sequence[Comment]:
    """Return what is said of some quarters, the earliest first; of all centres where `centres` is None."""
    said = quarter_comments.c.quarter.in_(quarters)
    wanted = said if centres is None else sa.and_(said, quarter_comments.c.centre_id.in_(centres))
    rows = tx.execute(sa.select(quarter_comments).where(wanted).order_by(quarter_comments.c.quarter))
    return [_comment(tx, row) for row in rows]


def _must_be_time(tx: Tx, saying: Saying, published: Publication) -> None:
    period = quarter(saying.quarter)
    if period.ends_at > tx.now:
        raise Conflict("The quarter is not over yet.")
    if saying.text is None:
        return
    check(saying.text)
    if published.allows(period, local_date(tx.now)):
        raise Conflict("The quarter is public already; what was said of it can be taken away, and not changed.")


def _add(tx: Tx, saying: Saying, values: dict[str, Any]) -> None:
    if saying.version is not None:
        raise Stale
    tx.execute(sa.insert(quarter_comments).values(centre_id=saying.centre, quarter=saying.quarter, **values))


def _replace(tx: Tx, saying: Saying, values: dict[str, Any]) -> None:
    if saying.version is None:
        raise PreconditionMissing
    mine = sa.update(quarter_comments).where(_of(saying), quarter_comments.c.version == saying.version)
    if tx.execute(mine.values(**values)).rowcount == 0:
        raise Stale


def _of(saying: Saying) -> sa.ColumnElement[bool]:
    return sa.and_(quarter_comments.c.centre_id == saying.centre, quarter_comments.c.quarter == saying.quarter)


def _comment(tx: Tx, row: sa.Row[Any]) -> Comment:
    sealed = row.text_sealed
    return Comment(
        centre=row.centre_id,
        quarter=row.quarter,
        text=sealed and tx.sealer.open(sealed, table=_TABLE, column=_COLUMN, row=row.id),
        version=row.version,
        recorded_at=row.recorded_at,
    )
