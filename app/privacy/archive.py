"""Handing cases over to an archive before they are deleted, durable before the first row goes.

A case is a document, and beside it a folder of its files, each by the id that the document names it by.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import orjson
import sqlalchemy as sa

from app.assignment.tables import case_reports
from app.blobs.attachments import Attachment, attached_to, bytes_of
from app.kit.database import Tx
from app.privacy.due import Due
from app.privacy.record_of import items_of

_OWNER_ONLY, _OWNERS_FOLDER = 0o600, 0o700


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedFile:
    """A file of a report, whose bytes are fetched when they are written."""

    report: UUID
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One case as the archive gets it; cleared once more, its `name` is another, for nothing there is written over."""

    name: str
    year: int
    document: bytes
    files: Sequence[HandedFile]


def hand_over(tx: Tx, *, overdue: Sequence[Due]) -> Sequence[Handed]:
    """Return what the archive gets of each case."""
    return [
        Handed(name=_name(one), year=one.closed_at.year, document=_document(tx, one), files=_files(tx, one))
        for one in overdue
    ]


def fetched(tx: Tx, *, file: HandedFile) -> bytes:
    return bytes_of(tx, report=file.report, attachment=file.id)[1]


def write_down(folder: Path, handed: Sequence[Handed], *, fetch: Callable[[HandedFile], bytes]) -> None:
    """Write each as a whole, its document last; a repeat writes the same again. One file at once is in memory."""
    for one in handed:
        place = folder / str(one.year)
        place.mkdir(parents=True, exist_ok=True)
        beside = place / one.name
        if one.files:
            beside.mkdir(mode=_OWNERS_FOLDER, exist_ok=True)
        for file in one.files:
            _write(beside / str(file.id), fetch(file))
        if one.files:
            _make_durable(beside)
        _write(place / f"{one.name}.json", one.document)
    for year in {one.year for one in handed}:
        _make_durable(folder / str(year))


def _name(one: Due) -> str:
    return one.number if one.cleared_before is None else f"{one.number}-since-{one.cleared_before:%Y%m%dT%H%M%SZ}"


def _write(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.stem}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _files(tx: Tx, one: Due) -> Sequence[HandedFile]:
    """Return the files of a case whose bytes are kept."""
    wanted = sa.select(case_reports.c.report_id).where(case_reports.c.case_id == one.case)
    ids = tx.execute(wanted.order_by(case_reports.c.report_id)).scalars().all()
    found = attached_to(tx, reports=ids)
    return [HandedFile(report=report, id=file.id) for report in ids for file in found.get(report, ()) if _kept(file)]


def _kept(file: Attachment) -> bool:
    return file.withheld is None


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
