"""The secrets of one installation in a file that only its owner reads."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.kit.sealed import KEY_BYTES, KEY_ID_BYTES, Keys, key_id

_OWNER_ONLY = 0o600
_LINES = 2
SETTLED_SECONDS = 60.0
"""After that no transaction is under way that began before a change of keys."""


class KeysMissing(Exception):
    """No keys, and none may be made: what is sealed with lost keys is lost."""


def read_keys(path: Path) -> Keys | None:
    """Return the keys in the file, or None where there is none; KeysMissing where it holds something else."""
    try:
        lines = path.read_text(encoding="ascii").split()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise KeysMissing(f"{path} holds no keys") from error
    if len(lines) != _LINES:
        raise KeysMissing(f"{path} holds no keys")
    try:
        return Keys.from_text(sealing=lines[0], lookup=lines[1])
    except ValueError as error:
        raise KeysMissing(f"{path}: {error}") from error


def make_keys(path: Path) -> Keys:
    """Draw keys and write them down; where another process was first, its keys are the ones."""
    keys = Keys.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _written(path, keys)
    try:
        os.link(beside, path)  # whole or not at all, and never over keys that are already in use
    except FileExistsError:
        return read_keys(path) or keys
    finally:
        beside.unlink()
    return keys


def look_again(path: Path) -> Keys | None:
    """Return the keys as they stand now, None where they cannot be read: who has keys goes on with those."""
    try:
        return read_keys(path)
    except (KeysMissing, OSError):
        return None


def add_sealing_key(path: Path) -> Keys:
    """Put a new sealing key in front; whoever reads the file again seals with it, and opens with all."""
    with _alone(path) as keys:
        changed = Keys(sealing=(os.urandom(KEY_BYTES), *keys.sealing), lookup=keys.lookup)
        _replace(path, changed)
    return changed


def remove_sealing_key(path: Path, *, name: bytes, settled_seconds: float = SETTLED_SECONDS) -> Keys:
    """Take a key off the ring; KeysMissing where it still seals, or may a moment ago in another process."""
    with _alone(path) as keys:
        if key_id(keys.sealing[0]) == name:
            raise KeysMissing("This key seals; add another one before it is removed.")
        if name not in map(key_id, keys.sealing):
            raise KeysMissing(f"{path} holds no such key.")
        if time.time() - path.stat().st_mtime < settled_seconds:
            raise KeysMissing("The keys were changed less than a minute ago; what is under way may still seal with it.")
        changed = Keys(sealing=tuple(key for key in keys.sealing if key_id(key) != name), lookup=keys.lookup)
        _replace(path, changed)
    return changed


def named_key(text: str) -> bytes:
    """Return the id of a key from how it is printed; KeysMissing where it is none."""
    try:
        name = bytes.fromhex(text)
    except ValueError:
        name = b""
    if len(name) != KEY_ID_BYTES:
        raise KeysMissing(f"A key is named by {2 * KEY_ID_BYTES} hexadecimal digits.")
    return name


@contextmanager
def _alone(path: Path) -> Iterator[Keys]:
    """Hold the folder of the keys: of two who change them at once one would lose the other's key for ever."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        keys = read_keys(path)
        if keys is None:
            raise KeysMissing(f"{path} is not there.")
        yield keys
        os.fsync(folder)
    finally:
        os.close(folder)


def _replace(path: Path, keys: Keys) -> None:
    """Change the file as a whole: whoever reads it sees the old keys or the new."""
    beside = _written(path, keys)
    beside.replace(path)


def _written(path: Path, keys: Keys) -> Path:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write("\n".join(keys.to_text()) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return beside
