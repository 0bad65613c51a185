"""Handing cases over to an archive before they are deleted: a file each, durable before the first row goes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from app.kit.database import Tx
from app.privacy.due import Due
from app.privacy.record_of import items_of

_OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One case as the archive gets it."""

    number: str
    year: int
    document: bytes


def hand_over(tx: Tx, *, overdue: Sequence[Due]) -> Sequence[Handed]:
    """Return what the archive gets of each case."""
    return [Handed(number=one.number, year=one.closed_at.year, document=_document(tx, one)) for one in overdue]


def write_down(folder: Path, handed: Sequence[Handed]) -> None:
    """Write each as a whole; a repeat writes the same file again."""
    for one in handed:
        place = folder / str(one.year)
        place.mkdir(parents=True, exist_ok=True)
        beside = place / f".{one.number}.{os.getpid()}"
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as file:
            file.write(one.document)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place / f"{one.number}.json")
    for year in {one.year for one in handed}:
        _make_durable(folder / str(year))


def _document(tx: Tx, one: Due) -> bytes:
    items = [
        {"key": item.key, "what": item.what, "at": item.at, "value": item.value}
        for item in items_of(tx, case_ids=[one.case])
    ]
    told = {
        "number": one.number,
        "kle_subject": one.subject,
        "outcome": one.outcome,
        "closed_at": one.closed_at,
        "items": items,
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)


def _make_durable(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
