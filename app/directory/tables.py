"""Rows of the directory: versions of entries, never changed but by a newer row that supersedes.

`id` is the entry, `row_id` one version of it. `valid_from` and `valid_to` say when it is so, `recorded_at` and
`superseded_at` when the service was told: what was known on a day, and what was so on a day, are both queries.
"""

from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import document, instant, metadata

_CURRENT = sa.text("superseded_at IS NULL")


def _versions(name: str, *columns: sa.Column[object] | sa.Index) -> sa.Table:
    return sa.Table(
        name,
        metadata,
        sa.Column("row_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", instant(), nullable=False),
        sa.Column("valid_to", instant()),
        sa.Column("recorded_at", instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", instant()),
        *columns,
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="period"),
        # Two rivals cannot both become the newest version: the second breaks this and looks again.
        sa.Index(f"uq_{name}_id", "id", "valid_from", unique=True, sqlite_where=_CURRENT, postgresql_where=_CURRENT),
    )


def _look_up(name: str, *columns: str) -> sa.Index:
    return sa.Index(name, *columns, sqlite_where=_CURRENT, postgresql_where=_CURRENT)


directory_state = sa.Table(
    "directory_state",
    metadata,
    sa.Column("one", sa.Integer(), primary_key=True, autoincrement=False),
    sa.Column("version", sa.BigInteger(), nullable=False),
    # Drawn anew at each change: a version number alone could be taken twice, once by a transaction that was undone.
    sa.Column("stamp", sa.Uuid(), nullable=False),
)

social_centres = _versions(
    "social_centres",
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("kind", sa.Text(), nullable=False),
    sa.Column("phone", sa.Text()),
    sa.Column("email", sa.Text()),
    sa.Column("opening_hours", document(), nullable=False),
    sa.Column("special_days", document(), nullable=False),
    sa.Column("out_of_hours_phone", sa.Text()),
    sa.Column("out_of_hours_text", sa.Text()),
    sa.Column("covering_centre_id", sa.Uuid()),
    sa.Column("successor_id", sa.Uuid()),
)

districts = _versions(
    "districts",
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("code", sa.Text(), nullable=False),
    sa.Column("centre_id", sa.Uuid(), nullable=False),
    sa.Column("postcodes", document(), nullable=False),
    sa.Column("successor_id", sa.Uuid()),
)

landlords = _versions(
    "landlords",
    sa.Column("kind", sa.Text(), nullable=False),
    sa.Column("cvr", sa.Text()),
    # Sealed because a private landlord is a person.
    sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
    sa.Column("phone_sealed", sa.LargeBinary()),
    sa.Column("email_sealed", sa.LargeBinary()),
)

housing_departments = _versions(
    "housing_departments",
    sa.Column("landlord_id", sa.Uuid(), nullable=False),
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("district_id", sa.Uuid()),
    sa.Column("centre_id", sa.Uuid()),
    sa.Column("dwellings", sa.Integer()),
)

addresses = _versions(
    "addresses",
    sa.Column("department_id", sa.Uuid()),
    sa.Column("postcode", sa.Text(), nullable=False),
    sa.Column("street", sa.Text(), nullable=False),
    sa.Column("number", sa.Text(), nullable=False),
    sa.Column("floor", sa.Text()),
    sa.Column("door", sa.Text()),
    sa.Column("stairwell", sa.Text()),
    sa.Column("dar_address_id", sa.Uuid()),
    _look_up("ix_addresses_street", "street", "number", "postcode"),
    _look_up("ix_addresses_dar_address_id", "dar_address_id"),
    _look_up("ix_addresses_department_id", "department_id"),
)

responders = _versions(
    "responders",
    sa.Column("kind", sa.Text(), nullable=False),
    sa.Column("team", sa.Text()),
    sa.Column("unit", sa.Boolean(), nullable=False),
    sa.Column("held", sa.Boolean(), nullable=False),
    sa.Column("name_sealed", sa.LargeBinary()),
    sa.Column("phone_sealed", sa.LargeBinary()),
    sa.Column("email_sealed", sa.LargeBinary()),
    sa.Column("shares", document(), nullable=False),
    sa.Column("substitute_id", sa.Uuid()),
)

absences = _versions(
    "absences",
    sa.Column("responder_id", sa.Uuid(), nullable=False),
    sa.Column("substitute_id", sa.Uuid()),
    _look_up("ix_absences_responder_id", "responder_id"),
)

department_advisers = _versions(
    "department_advisers",
    sa.Column("department_id", sa.Uuid(), nullable=False),
    sa.Column("responder_id", sa.Uuid(), nullable=False),
    _look_up("ix_department_advisers_department_id", "department_id"),
)

contacts = _versions(
    "contacts",
    sa.Column("side", sa.Text(), nullable=False),
    sa.Column("department_id", sa.Uuid()),
    sa.Column("centre_id", sa.Uuid()),
    sa.Column("role", sa.Text(), nullable=False),
    sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
    sa.Column("phone_sealed", sa.LargeBinary()),
    sa.Column("email_sealed", sa.LargeBinary()),
    sa.Column("deputy", sa.Boolean(), nullable=False),
    sa.Column("last_verified_at", instant()),
    sa.Column("acknowledged_at", instant()),
)

suppliers = _versions(
    "suppliers",
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("kind", sa.Text(), nullable=False),
    sa.Column("phone", sa.Text()),
    sa.Column("email", sa.Text()),
)

supports = _versions(
    "supports",
    sa.Column("dwelling", sa.LargeBinary(), nullable=False),
    sa.Column("kind", sa.Text(), nullable=False),
    sa.Column("legal_basis", sa.Text()),
    sa.Column("unit", sa.Text()),
    sa.Column("responder_id", sa.Uuid()),
    _look_up("ix_supports_dwelling", "dwelling"),
)

grants = _versions(
    "grants",
    sa.Column("dwelling", sa.LargeBinary(), nullable=False),
    sa.Column("kind", sa.Text(), nullable=False),
    sa.Column("legal_basis", sa.Text()),
    sa.Column("unit", sa.Text()),
    sa.Column("supplier_id", sa.Uuid()),
    _look_up("ix_grants_dwelling", "dwelling"),
)

tenancies = _versions(
    "tenancies",
    sa.Column("dwelling", sa.LargeBinary(), nullable=False),
    _look_up("ix_tenancies_dwelling", "dwelling"),
)
