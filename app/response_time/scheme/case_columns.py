"""Cases as columns (pure): what the figures of the scheme are counted from, folded some at a time.

Codes, instants and ids alone: a person is a drawn number, and neither a dwelling nor a word is here.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Any, Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.kit.case_codes import EventKind, Outcome
from app.kit.codes import Concern, EvictionStage, ReporterKind, TriState
from app.kit.study_codes import Activity, CaseType, Occasion

Rows = NDArray[Any]

EVENTS: Final = tuple(EventKind)
CASE_TYPES: Final = tuple(CaseType)
OCCASIONS: Final = tuple(Occasion)
ACTIVITIES: Final = tuple(Activity)
OUTCOMES: Final = tuple(Outcome)
EXPECTED: Final = tuple(TriState)
CONCERNS: Final = tuple(Concern)
STAGES: Final = tuple(EvictionStage)
REPORTERS: Final = tuple(ReporterKind)
NO_STAGE: Final = len(STAGES)
EXPECTED_AT: Final = 8
"""A closing says its outcome in eight bits, and above them whether the resident was expected to return."""
NOBODY: Final = 0


class LinkKind(IntEnum):
    """How a case leads to another one; the numbers are stored."""

    RELAPSE_OF = 0
    MERGED_INTO = 1


_SHAPES: Final[dict[str, list[tuple[str, str]]]] = {
    "cases": [("id", "S16"), ("received", "<i8"), ("closed", "<i8"), ("person", "<u8"), ("centre", "<u2")],
    "reports": [
        ("id", "S16"),
        ("received", "<i8"),
        ("recorded", "<i8"),
        ("row", "<u4"),
        ("concerns", "<u4"),
        ("department", "<u2"),
        ("centre", "<u2"),
        ("reporter", "u1"),
        ("stage", "u1"),
        ("referred", "u1"),
        ("measured", "u1"),
        ("shared", "u1"),
    ],
    "told": [
        ("at", "<i8"),
        ("row", "<u4"),
        ("what", "<u4"),
        ("centre", "<u2"),
        ("responder", "<u2"),
        ("kind", "u1"),
    ],
    "held": [
        ("start", "<i8"),
        ("end", "<i8"),
        ("row", "<u4"),
        ("owner", "<u2"),
        ("centre", "<u2"),
        ("closed", "u1"),
    ],
    "corrected": [("at", "<i8"), ("recorded", "<i8"), ("row", "<u4"), ("concerns", "<u4")],
    "links": [("row", "<u4"), ("kind", "u1"), ("other", "S16")],
}
TYPES: Final = {name: np.dtype(shape, align=True) for name, shape in _SHAPES.items()}
_ID: Final = np.dtype("S16")
_COUNT: Final = 8
"""Bytes of a number of rows: what follows begins where numbers of eight bytes may."""
NAMED: Final = {
    "cases": ("centre",),
    "reports": ("department", "centre"),
    "told": ("centre", "responder"),
    "held": ("owner", "centre"),
}
_MEANING: Final = 1
"""Count it up when the same history makes other rows, so that what was folded before is folded anew."""
_CODES: Final = (EVENTS, CASE_TYPES, OCCASIONS, ACTIVITIES, OUTCOMES, EXPECTED, CONCERNS, STAGES, REPORTERS)
_NAMES: Final = [[one.value for one in some] for some in _CODES]
FORM: Final = zlib.crc32(repr((_MEANING, _SHAPES, _NAMES, [one.name for one in LinkKind])).encode())
"""Changes whenever the content would be read otherwise: a code has the number of its place in its list."""


@dataclass(frozen=True, slots=True, eq=False)
class CaseColumns:
    """Cases, and what names them by row in its order of time; `ids` are centres, departments and responders by place.

    What is `held` are the stretches for which one owner had the open case; where a centre never had it open, one that
    never begins. Place 0 of `ids` is nobody.
    """

    cases: Rows
    reports: Rows
    told: Rows
    held: Rows
    corrected: Rows
    links: Rows
    ids: Rows

    def packed(self) -> bytes:
        pieces = [getattr(self, one.name) for one in fields(self)]
        head = b"".join(len(one).to_bytes(_COUNT, "little") for one in pieces)
        return zlib.compress(head + b"".join(one.tobytes() for one in pieces), 1)

    def without(self, ids: Collection[bytes]) -> CaseColumns:
        """Return all but these cases, with what names them."""
        gone = self.places(ids)
        if not len(gone):
            return self
        wanted = np.ones(len(self.cases), dtype=bool)
        wanted[gone] = False
        place = np.cumsum(wanted, dtype=np.uint32) - np.uint32(1)
        kept = {name: _kept(getattr(self, name), wanted, place) for name in TYPES if name != "cases"}
        return CaseColumns(cases=self.cases[wanted], ids=self.ids, **kept)

    def places(self, ids: Collection[bytes]) -> NDArray[np.intp]:
        """Return where those of these cases stand that are here."""
        if not ids or not len(self.cases):
            return np.zeros(0, dtype=np.intp)
        wanted = np.array(list(ids), dtype=_ID)
        likely = np.flatnonzero(np.isin(keys_of(self.cases["id"]), keys_of(wanted)))
        return likely[np.isin(self.cases["id"][likely], wanted)]

    def ids_of(self, rows: Rows) -> list[bytes]:
        return [full(one) for one in self.cases["id"][rows]]


def keys_of(ids: Rows) -> NDArray[np.uint64]:
    """Return a number for each id, which two ids hardly ever share: numbers are found a hundred times sooner."""
    halves = np.ascontiguousarray(ids).view("<u8").reshape(-1, 2)
    mixed: NDArray[np.uint64] = halves[:, 0] * np.uint64(0x9E3779B97F4A7C15) ^ halves[:, 1]
    return mixed


def full(stored: bytes) -> bytes:
    """Return an id with the zeros at its end, which numpy does not give back."""
    return bytes(stored).ljust(16, b"\0")


def unpacked(content: bytes) -> CaseColumns:
    plain = zlib.decompress(content)
    names = [one.name for one in fields(CaseColumns)]
    at, found = _COUNT * len(names), {}
    for place, name in enumerate(names):
        kind = TYPES.get(name, _ID)
        count = int.from_bytes(plain[_COUNT * place : _COUNT * (place + 1)], "little")
        found[name] = np.frombuffer(plain, dtype=kind, count=count, offset=at)
        at += count * kind.itemsize
    return CaseColumns(**found)


def together(some: Sequence[CaseColumns]) -> CaseColumns:
    """Return them as one: rows move along, and each centre, department and responder has one place."""
    order: dict[bytes, int] = {bytes(16): NOBODY}
    found: dict[str, list[Rows]] = {name: [] for name in TYPES}
    before = 0
    for one in some:
        place = np.array([order.setdefault(full(known), len(order)) for known in one.ids] or [0], dtype=np.uint16)
        for name in TYPES:
            found[name].append(_moved(name, getattr(one, name), place, before))
        before += len(one.cases)
    return CaseColumns(
        ids=np.array(list(order), dtype=_ID),
        **{name: np.concatenate(rows) if rows else np.zeros(0, dtype=TYPES[name]) for name, rows in found.items()},
    )


def uuid_of(stored: bytes) -> UUID:
    return UUID(bytes=full(stored))


def _kept(rows: Rows, wanted: NDArray[np.bool_], place: NDArray[np.uint32]) -> Rows:
    left: Rows = rows[wanted[rows["row"]]].copy()
    left["row"] = place[left["row"]]
    return left


def _moved(name: str, rows: Rows, place: NDArray[np.uint16], before: int) -> Rows:
    moved = rows.copy()
    if name != "cases":
        moved["row"] += np.uint32(before)
    for column in NAMED.get(name, ()):
        moved[column] = place[moved[column]]
    return moved
