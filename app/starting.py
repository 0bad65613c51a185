"""From the environment to a service that is wired, on the newest schema, and held back by its database role."""

from __future__ import annotations

from pathlib import Path

import structlog

from app.api.wiring import Wiring
from app.kit import logs
from app.kit.key_file import KeysMissing, make_keys, read_keys
from app.kit.rights import TooMighty, grant_application, how_to, refuse_too_mighty, step_down
from app.kit.schema import current, make_folder, newest
from app.main import settle, wire
from app.ring import in_use
from app.settings import Settings, read_settings

DEMO_KEYS = Path(".run/demo.keys")
DEMO_ROLE = "indgang_demo"
DEMO_MUNICIPALITY = {
    "municipality": "Eksempel Kommune",
    "municipality_phone": "+45 70 20 00 00",
    "municipality_email": "indgang@eksempel.example",
}
"""As invented as all the rest of the demo."""

_OPTIONS = {
    "landlords": "landlord",
    "centres": "centre",
    "responder": "responder",
    "supplier": "supplier",
    "valid_to": "until",
}
_log = structlog.get_logger()


def from_environment() -> Settings:
    settings = read_settings()
    logs.configure(settings.log_level)
    return settings


def option_of(pointer: str) -> str:
    """Return how the command line calls what the service calls by this pointer."""
    name = pointer.strip("/")
    return f"--{_OPTIONS[name]}" if name in _OPTIONS else name


def ready(settings: Settings, *, speaks: bool = False) -> Wiring:
    """Return what the service is made of, on the newest schema; what speaks to people says what it cannot name."""
    if settings.migrate_on_start:
        migrate_schema(settings)
    refuse_too_mighty(settings.database)
    wiring = wire(settings)
    settle(wiring)
    if speaks and settings.not_configured:
        _log.warning("not configured, and left out of what is said", settings=settings.not_configured)
    if speaks and settings.mailbox is not None and settings.duty_email is None:
        _log.warning(
            "letters to the entrance itself reach nobody: INDGANG_DUTY_EMAIL names no mailbox that people read"
        )
    return wiring


def migrate_schema(settings: Settings) -> None:
    make_folder(settings.database)
    owner = settings.owner
    if owner == settings.database:
        refuse_too_mighty(owner)
    if current(owner) != newest():
        if owner == settings.database and not settings.embedded:
            raise TooMighty(f"This database has not the newest schema. {how_to(owner)}")
        from app.kit.migrate import upgrade  # noqa: PLC0415 a third of a second that most starts do not need

        upgrade(owner)
    grant_application(owner_url=owner, application_url=settings.database)


def for_demo() -> Settings:
    """Return the settings; a demo on a database of its own may make its keys wherever it is."""
    settings = _with_own_role(from_environment())
    unsaid = {name: value for name, value in DEMO_MUNICIPALITY.items() if getattr(settings, name) is None}
    settings = settings.model_copy(update=unsaid)
    given = settings.sealing_keys is not None and settings.lookup_key is not None
    if given or settings.where_keys_stand is not None:
        return settings
    settings = settings.model_copy(update={"keys_file": DEMO_KEYS})
    if read_keys(DEMO_KEYS) is None:
        if settings.migrate_on_start:
            migrate_schema(settings)
        if in_use(settings):
            raise KeysMissing(f"{DEMO_KEYS} is not there, and what this database holds was sealed with other keys.")
        make_keys(DEMO_KEYS)
    return settings


def _with_own_role(settings: Settings) -> Settings:
    """Let a demo that was given one address of PostgreSQL, its owner's, serve as a role that owns nothing."""
    if settings.embedded or settings.migration_database_url is not None:
        return settings
    try:
        refuse_too_mighty(settings.database)
    except TooMighty:
        from app.kit.migrate import upgrade  # noqa: PLC0415 a third of a second that most starts do not need

        upgrade(settings.database)  # the role is given rights on tables that are there
        served = step_down(settings.database, role=DEMO_ROLE)
        _log.info("the demo serves as a role that owns nothing", role=DEMO_ROLE)
        return settings.served_as(served)
    return settings
