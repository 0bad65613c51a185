"""The ring of keys that an installation seals with, from its settings; new ones are made for a new database alone."""

from __future__ import annotations

import structlog

from app.access.callers import SYSTEM
from app.access.keys import count_versions
from app.kit.clock import SystemClock
from app.kit.database import Database
from app.kit.key_file import KeysMissing, look_again, make_keys, read_keys
from app.kit.schema import current
from app.kit.sealed import Keys, Sealer
from app.privacy.proof import is_proven
from app.settings import Settings

_log = structlog.get_logger()


def sealer_of(settings: Settings) -> Sealer:
    """Return what seals; keys that stand in a file are read again, so that they can change while all this runs."""
    keys, path = _keys(settings), settings.where_keys_stand
    given = settings.sealing_keys is not None and settings.lookup_key is not None
    if given or path is None:
        return Sealer(keys)
    return Sealer(keys, again=lambda: look_again(path))


def _keys(settings: Settings) -> Keys:
    if settings.sealing_keys is not None and settings.lookup_key is not None:
        return Keys.from_text(
            sealing=settings.sealing_keys.get_secret_value(), lookup=settings.lookup_key.get_secret_value()
        )
    path = settings.where_keys_stand
    found = None if path is None else read_keys(path)
    if found is not None:
        return found
    if path is None or not settings.embedded:
        raise KeysMissing("Set INDGANG_SEALING_KEYS and INDGANG_LOOKUP_KEY, or INDGANG_KEYS_FILE.")
    if in_use(settings):
        raise KeysMissing(f"{path} is not there, and what this database holds was sealed with the keys in it.")
    _log.warning("new keys were made: keep a copy, nothing sealed can be read without them", file=str(path))
    return make_keys(path)


def in_use(settings: Settings) -> bool:
    """Say whether the database was ever served or has known a caller, and so holds sealed fields.

    Unavailable where it is locked: one that does not answer is not a new one, and new keys would not be its own.
    """
    if current(settings.database) is None:
        return False
    database = Database(settings.database, sealer=Sealer(Keys.generate()), clock=SystemClock())
    try:
        return database.read(lambda tx: is_proven(tx) or count_versions(tx) > 0, caller=SYSTEM)
    finally:
        database.dispose()
