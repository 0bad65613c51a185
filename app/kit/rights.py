"""What the service may do on PostgreSQL: read and change rows, and be held back by the policies of the tables.

A superuser, the owner of the tables and a role with BYPASSRLS pass every policy, so the service does not start as one.
The owner migrates, by an address of its own, and makes the service's role where it may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from app.kit.engines import driver_url, make_engine

if TYPE_CHECKING:
    import psycopg
    from psycopg import sql

_LOCK = 4_108_466_931_207_735_297
"""Two that start at once must not grant at once: PostgreSQL would refuse one of them."""
_HOW = """Let the service have a role of its own, and the owner another address:

  INDGANG_MIGRATION_DATABASE_URL=postgresql://OWNER:...@{place}
  INDGANG_DATABASE_URL=postgresql://indgang_app:A-PASSWORD@{place}

`indgang migrate`, or a start, then makes the role where the owner may make roles. By hand, as the owner:

  CREATE ROLE indgang_app LOGIN PASSWORD 'A-PASSWORD' NOSUPERUSER NOBYPASSRLS;
  {grants}
"""
_GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {role}",
)
_MIGHT = sa.text(
    """
    SELECT r.rolsuper AS super, r.rolbypassrls AS bypass,
      coalesce((SELECT pg_has_role(r.oid, c.relowner, 'MEMBER') FROM pg_class c
                WHERE c.oid = to_regclass('cases')), false) AS owner
    FROM pg_roles r WHERE r.rolname = current_user
    """
)
_WHAT = {
    "super": "is a superuser",
    "bypass": "has BYPASSRLS",
    "owner": "owns the tables, or is a member of the role that does",
}


class TooMighty(Exception):
    """The policies of the tables would not hold for the role of the service; the message says what to do."""


def refuse_too_mighty(url: str) -> None:
    """Raise TooMighty where nothing would hold the service back; an embedded database has no roles."""
    address = driver_url(url)
    if address.get_backend_name() != "postgresql":
        return
    engine = make_engine(url, writing=True)
    try:
        with engine.connect() as connection:
            might = connection.execute(_MIGHT).one()._mapping  # noqa: SLF001 SQLAlchemy's public name begins so
    finally:
        engine.dispose()
    found = [told for what, told in _WHAT.items() if might[what]]
    if found:
        raise TooMighty(f"The role {address.username} of INDGANG_DATABASE_URL {found[0]}. {how_to(url)}")


def how_to(url: str) -> str:
    """Return what an operator does to give the service a role of its own."""
    address = driver_url(url)
    grants = "\n  ".join(f"{one.format(role='indgang_app')};" for one in _GRANTS)
    return _HOW.format(place=f"{address.host or ''}/{address.database}", grants=grants)


def grant_application(*, owner_url: str, application_url: str) -> None:
    """Let the role of the service work on the owner's tables; make it, by its address, where it is not there yet."""
    role = driver_url(application_url)
    if role.get_backend_name() != "postgresql" or role.username in {None, driver_url(owner_url).username}:
        return
    from psycopg import sql  # noqa: PLC0415 a driver that an embedded database does not load

    name = sql.Identifier(str(role.username))
    engine = make_engine(owner_url, writing=True)
    try:
        with engine.begin() as connection:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            known = sa.text("SELECT count(*) FROM pg_roles WHERE rolname = :name")
            if not connection.execute(known, {"name": role.username}).scalar():
                made = sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD {}")
                _run(connection, made.format(name, sql.Literal(_scrambled(connection, role))))
            for grant in _GRANTS:
                _run(connection, sql.SQL(grant).format(role=name))
    finally:
        engine.dispose()


def step_down(owner_url: str, *, role: str) -> str:
    """Return the address by which an owner or superuser serves as a role without rights, which is made here.

    For trying things by one address. Whoever steps down could step up again: in earnest the service has a password of
    its own and no other.
    """
    from psycopg import sql  # noqa: PLC0415 as above

    owner = driver_url(owner_url)
    engine = make_engine(owner_url, writing=True)
    try:
        with engine.begin() as connection:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            known = sa.text("SELECT count(*) FROM pg_roles WHERE rolname = :name")
            name = sql.Identifier(role)
            if not connection.execute(known, {"name": role}).scalar():
                _run(connection, sql.SQL("CREATE ROLE {} NOLOGIN NOSUPERUSER NOBYPASSRLS").format(name))
            for statement in ("GRANT {role} TO CURRENT_USER", *_GRANTS):
                _run(connection, sql.SQL(statement).format(role=name))
    finally:
        engine.dispose()
    options = f"{owner.query.get('options', '')} -c role={role}".strip()
    return owner.update_query_dict({"options": options}).render_as_string(hide_password=False)


def _scrambled(connection: sa.Connection, role: sa.URL) -> str:
    """Return the password as the server keeps it, so that no log of statements ever holds it."""
    server: psycopg.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    password, name = str(role.password or "").encode(), str(role.username).encode()
    return server.pgconn.encrypt_password(password, name, b"scram-sha-256").decode()


def _run(connection: sa.Connection, statement: sql.Composed) -> None:
    connection.exec_driver_sql(statement.as_string())
