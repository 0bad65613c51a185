"""The feed of changes: who saw a case before a change and who sees it since, and who was last told of an open one.

Rows hold codes and ids of posts, centres and cases alone. What was numbered before this cannot be told to a viewer, so
every centre begins to tell behind it; the open cases are entered as they stand.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
SEEN = {"changes": f"{ROLE} IN ('responder', 'centre_leader')", "queued": "false"}
"""Whose work cases are reads the feed, and is told what its marks allow; who was told is for the service alone."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_cases = sa.table(
    "cases",
    sa.column("id", sa.Uuid()),
    sa.column("owner_id", sa.Uuid()),
    sa.column("centre_id", sa.Uuid()),
    sa.column("unclaimed", sa.Boolean()),
    sa.column("family", sa.Boolean()),
    sa.column("state", sa.String()),
    sa.column("answer_by", columns.instant()),
    sa.column("act_by", columns.instant()),
)
_informed = sa.table(
    "informed", sa.column("case_id", sa.Uuid()), sa.column("kind", sa.String()), sa.column("centre_id", sa.Uuid())
)
_participants = sa.table("participants", sa.column("case_id", sa.Uuid()), sa.column("responder_id", sa.Uuid()))
_hand_overs = sa.table(
    "hand_overs",
    sa.column("case_id", sa.Uuid()),
    sa.column("state", sa.String()),
    sa.column("to_responder_id", sa.Uuid()),
    sa.column("to_kind", sa.String()),
    sa.column("to_centre_id", sa.Uuid()),
    sa.column("decider_centre_id", sa.Uuid()),
)
_queued = sa.table("queued", sa.column("case_id", sa.Uuid()), sa.column("seen_by", columns.document()))


def upgrade() -> None:
    op.create_table(
        "queued",
        sa.Column("case_id", sa.Uuid(), nullable=False, comment="of a case that stands in somebody's queue"),
        sa.Column("seen_by", columns.document(), nullable=False, comment="marks of who was last told of it"),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_queued")),
    )
    with op.batch_alter_table("centre_counters") as table:
        table.add_column(
            sa.Column(
                "told_after",
                sa.BigInteger(),
                server_default="0",
                nullable=False,
                comment="older changes are told no more",
            )
        )
    with op.batch_alter_table("changes") as table:
        table.add_column(
            sa.Column(
                "seen_by",
                columns.document(),
                server_default="[]",
                nullable=False,
                comment="marks of who sees it from then on",
            )
        )
        table.add_column(
            sa.Column(
                "seen_before_by",
                columns.document(),
                nullable=True,
                comment="marks of who saw it until then; null where they are the same",
            )
        )
        table.add_column(
            sa.Column(
                "also",
                columns.document(),
                nullable=True,
                comment="its numbers in all centres, where it has one in several",
            )
        )
        table.alter_column(
            "change", existing_type=sa.String(length=8), comment="for the centre; a viewer's follows from who saw it"
        )
    op.execute("UPDATE centre_counters SET told_after = number")
    _enter_open_cases(op.get_bind())
    if op.get_context().dialect.name == "postgresql":
        for table_name, condition in SEEN.items():
            op.execute(f"ALTER TABLE {table_name} ENABLE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY service ON {table_name} USING ({ROLE} = 'service')")
            op.execute(f"CREATE POLICY caller ON {table_name} FOR SELECT USING ({condition})")


def _enter_open_cases(connection: sa.Connection) -> None:
    near = _near(connection)
    rows = [
        {"case_id": row.id, "seen_by": [f"o:{row.owner_id.hex}", *sorted(_marks(row, near.get(row.id, [])))]}
        for row in connection.execute(sa.select(_cases).where(_cases.c.state != "closed"))
    ]
    if rows:
        connection.execute(sa.insert(_queued), rows)


def _near(connection: sa.Connection) -> dict[object, list[str]]:
    """Return whoever else is let in, by case, as marks of ordinary cases."""
    found: dict[object, list[str]] = {}
    for row in connection.execute(sa.select(_informed)):
        found.setdefault(row.case_id, []).append(f"i:{row.kind}:{row.centre_id.hex}")
    for row in connection.execute(sa.select(_participants)):
        found.setdefault(row.case_id, []).append(f"n:{row.responder_id.hex}")
    for row in connection.execute(sa.select(_hand_overs)):
        if row.state in {"open", "escalated"}:
            to = f"n:{row.to_responder_id.hex}" if row.to_kind is None else f"h:{row.to_kind}:{row.to_centre_id.hex}"
            found.setdefault(row.case_id, []).append(to)
        if row.state in {"escalated", "disputed"}:
            found.setdefault(row.case_id, []).append(f"d:{row.decider_centre_id.hex}")
    return found


def _marks(row: sa.Row[tuple[object, ...]], near: list[str]) -> set[str]:
    if row.state != "waiting":
        due = (min(row.answer_by, row.act_by or row.answer_by) - _EPOCH) // _MICROSECOND
        near = [*near, f"s:{due}:{row.owner_id.hex}"]
    if row.family:
        return {f"f:{row.centre_id.hex}", *(f"f{mark}" for mark in near if mark[0] in "nhs")}
    untaken = {f"u:{row.centre_id.hex}"} if row.unclaimed else set()
    return {f"l:{row.centre_id.hex}", *untaken, *near}


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP POLICY caller ON changes")
        op.execute("DROP POLICY service ON changes")
        op.execute("ALTER TABLE changes DISABLE ROW LEVEL SECURITY")
    with op.batch_alter_table("changes") as table:
        table.alter_column("change", existing_type=sa.String(length=8), comment=None)
        for column in ("also", "seen_before_by", "seen_by"):
            table.drop_column(column)
    with op.batch_alter_table("centre_counters") as table:
        table.drop_column("told_after")
    op.drop_table("queued")
