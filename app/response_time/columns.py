"""Reports and their marks as columns (pure): what a month is folded into, and what figures are computed from."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.kit.codes import Channel, Concern, LandlordKind, Urgency
from app.response_time.marks import BEGINNING, NEVER, Mark, MarkKind, Measured

Instants = NDArray[np.int64]
"""Whole microseconds since 1970, so that every comparison is exact."""
Flags = NDArray[np.bool_]

LATEST: Final = int(np.iinfo(np.int64).max)
EARLIEST: Final = int(np.iinfo(np.int64).min)

CONCERNS: Final = tuple(Concern)
URGENCIES: Final = tuple(Urgency)
CHANNELS: Final = tuple(Channel)
LANDLORD_KINDS: Final = tuple(LandlordKind)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)

REPORT: Final = np.dtype(
    [
        ("id", "S16"),
        ("received", "<i8"),
        ("recorded", "<i8"),
        ("answer_by", "<i8"),
        ("concerns", "<u4"),
        ("urgency", "u1"),
        ("channel", "u1"),
        ("landlord_kind", "u1"),
        ("relapse", "u1"),
        ("way_back", "u1"),
    ]
)
MARK: Final = np.dtype(
    [
        ("row", "<u4"),
        ("kind", "u1"),
        ("centre", "S16"),
        ("at", "<i8"),
        ("until", "<i8"),
        ("known_from", "<i8"),
        ("known_to", "<i8"),
    ]
)
_CODES: Final = (CONCERNS, URGENCIES, CHANNELS, LANDLORD_KINDS, tuple(MarkKind))
_MEANING: Final = 4
"""Count it up when the same history makes other marks, so that months of before are folded anew."""
_NAMES: Final = [[one.name for one in some] for some in _CODES]
FORM: Final = zlib.crc32(repr((_MEANING, REPORT.descr, MARK.descr, _NAMES)).encode())
"""Changes whenever the content would be read otherwise: a code has the number of its place in its list."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Reports, and marks that name them by row."""

    reports: NDArray[Any]
    marks: NDArray[Any]

    def packed(self) -> bytes:
        head = len(self.reports).to_bytes(4, "little")
        return zlib.compress(head + self.reports.tobytes() + self.marks.tobytes(), 1)

    def without(self, ids: NDArray[Any]) -> Columns:
        """Return all but the reports of these ids, with their marks."""
        wanted = ~np.isin(self.reports["id"], ids)
        place = np.cumsum(wanted, dtype=np.uint32) - np.uint32(1)
        marks = self.marks[wanted[self.marks["row"]]].copy()
        marks["row"] = place[marks["row"]]
        return Columns(self.reports[wanted], marks)


def unpacked(content: bytes) -> Columns:
    plain = zlib.decompress(content)
    count = int.from_bytes(plain[:4], "little")
    end = 4 + count * REPORT.itemsize
    return Columns(np.frombuffer(plain[4:end], dtype=REPORT), np.frombuffer(plain[end:], dtype=MARK))


def columns_of(measured: Iterable[Measured]) -> Columns:
    reports, marks = [], []
    for row, one in enumerate(measured):
        reports.append(_report(one))
        marks += [_mark(row, mark) for mark in one.marks]
    return Columns(np.array(reports, dtype=REPORT), np.array(marks, dtype=MARK))


def together(one: Columns, other: Columns) -> Columns:
    """Return both as one; the rows of the other's marks move along."""
    moved = other.marks.copy()
    moved["row"] += len(one.reports)
    return Columns(np.concatenate([one.reports, other.reports]), np.concatenate([one.marks, moved]))


def id_of(stored: bytes) -> UUID:
    """Return the id again: the zeros at its end were not kept."""
    return UUID(bytes=bytes(stored).ljust(16, b"\0"))


def microseconds(at: datetime) -> int:
    if at == NEVER:
        return LATEST
    return EARLIEST if at == BEGINNING else (at - _EPOCH) // _MICROSECOND


def _report(one: Measured) -> tuple[Any, ...]:
    facts, subject = one.facts, one.subject
    return (
        subject.id.bytes,
        microseconds(subject.received_at),
        microseconds(one.recorded_at),
        microseconds(one.answer_by),
        sum(1 << CONCERNS.index(concern) for concern in facts.concerns or {Concern.UNKNOWN}),
        URGENCIES.index(one.urgency),
        CHANNELS.index(facts.channel),
        LANDLORD_KINDS.index(facts.landlord_kind),
        facts.relapse,
        subject.way_back,
    )


def _mark(row: int, mark: Mark) -> tuple[Any, ...]:
    return (
        row,
        mark.kind.value,
        (mark.centre or UUID(int=0)).bytes,
        microseconds(mark.at),
        microseconds(mark.until),
        microseconds(mark.known_from),
        microseconds(mark.known_to),
    )
