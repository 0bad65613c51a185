"""The secrets of one installation in a file that only its owner reads."""

from __future__ import annotations

import os
from pathlib import Path

from app.kit.sealed import Keys

_OWNER_ONLY = 0o600
_LINES = 2


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
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write("\n".join(keys.to_text()) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(beside, path)  # whole or not at all, and never over keys that are already in use
    except FileExistsError:
        return read_keys(path) or keys
    finally:
        beside.unlink()
    return keys
