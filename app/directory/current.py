"""Loads the directory as it stands now, once for each change of it and each boundary of validity."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.directory.entries import Absence, Entries
from app.directory.register import (
    ABSENCES,
    ADVISERS,
    CENTRES,
    CONTACTS,
    DEPARTMENTS,
    DISTRICTS,
    LANDLORDS,
    RESPONDERS,
    SUPPLIERS,
)
from app.directory.snapshot import Directory
from app.directory.tables import directory_state, responders
from app.directory.versions import E, Kept
from app.kit.database import Tx
from app.kit.ids import new_id
from app.kit.prepared import Prepared

_KEPT_SNAPSHOTS: Final = 8
_REACH: Final = timedelta(days=31)
_BEGINNING: Final = datetime.min.replace(tzinfo=UTC)
_END: Final = datetime.max.replace(tzinfo=UTC)
_STAMP: Final = Prepared(sa.select(directory_state.c.stamp))
_EDITION: Final = Prepared(sa.select(directory_state.c.version, directory_state.c.stamp))
_VERSION_OF_POST: Final = Prepared(
    sa.select(responders.c.version)
    .where(responders.c.id == sa.bindparam("post"), responders.c.superseded_at.is_(None))
    .where(responders.c.valid_from <= sa.bindparam("at"))
    .where(sa.or_(responders.c.valid_to.is_(None), responders.c.valid_to > sa.bindparam("at")))
    .order_by(responders.c.valid_from.desc())
    .limit(1)
)
DIRECTORY: Final = "directory"
"""The name under which a new edition is announced."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A snapshot and the span in which it stays true unless somebody changes the directory."""

    since: datetime
    until: datetime
    directory: Directory


class _Snapshots:
    """The newest snapshots of this process by the stamp of their change, which is drawn: databases never share one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loaded: OrderedDict[UUID, tuple[_Loaded, ...]] = OrderedDict()

    def at(self, stamp: UUID, instant: datetime) -> Directory | None:
        for one in self._loaded.get(stamp, ()):
            if one.since <= instant < one.until:
                return one.directory
        return None

    def keep(self, stamp: UUID, loaded: _Loaded) -> None:
        with self._lock:
            self._loaded[stamp] = (loaded, *self._loaded.get(stamp, ()))[:_KEPT_SNAPSHOTS]
            while len(self._loaded) > _KEPT_SNAPSHOTS:
                self._loaded.popitem(last=False)


_snapshots: Final = _Snapshots()


def current(tx: Tx) -> Directory:
    """Return the directory as it is now, with this transaction's own changes; one small query a transaction."""
    known = tx.known.get(_STAMP)
    if isinstance(known, Directory):
        return known
    state = tx.row(_STAMP)
    if state is None:
        return Directory(Entries())
    stamp = state.stamp
    directory = _snapshots.at(stamp, tx.now)
    if directory is None:
        with tx.beyond_the_wall():  # it serves every caller of this process; each is shown what its role may see
            loaded = _load(tx)
        _snapshots.keep(stamp, loaded)
        directory = loaded.directory
    tx.known[_STAMP] = directory
    return directory


def foresee_current(tx: Tx) -> None:
    if _STAMP not in tx.known:
        tx.foresee(_STAMP)


def remembered(stamp: UUID, at: datetime) -> Directory | None:
    """Return the directory of a stamp at an instant where this process has it loaded; asks no database."""
    return _snapshots.at(stamp, at)


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """How often the directory has changed, and the stamp of the last change."""

    version: int
    stamp: UUID

    @classmethod
    def read(cls, told: str) -> Edition:
        """Return what was announced."""
        version, _, stamp = told.partition(" ")
        return cls(int(version), UUID(stamp))

    def __str__(self) -> str:
        return f"{self.version} {self.stamp.hex}"


def edition_of(tx: Tx) -> Edition | None:
    """Return the newest edition; None of an empty directory."""
    state = tx.row(_EDITION)
    return None if state is None else Edition(state.version, state.stamp)


def version_of_post(tx: Tx, post: UUID) -> int:
    """Return the version of a post that is valid now; 0 where it is not in the directory."""
    row = tx.row(_VERSION_OF_POST, {"post": post, "at": tx.now})
    return 0 if row is None else int(row.version)


def mark_changed(tx: Tx) -> None:
    """Make every process load the directory anew; takes a lock, so changes of the directory go one after another."""
    tx.known.pop(_STAMP, None)
    changed = {"version": directory_state.c.version + 1, "stamp": new_id()}
    if tx.execute(sa.update(directory_state).values(changed)).rowcount == 0:
        tx.execute(sa.insert(directory_state).values(one=1, version=1, stamp=new_id()))
    edition = str(edition_of(tx))
    tx.announce(lambda: {DIRECTORY: edition})


def _load(tx: Tx) -> _Loaded:
    span = _Span(tx.now)
    entries = Entries(
        centres=_valid(tx, CENTRES, span),
        districts=_valid(tx, DISTRICTS, span),
        landlords=_valid(tx, LANDLORDS, span),
        departments=_valid(tx, DEPARTMENTS, span),
        responders=_valid(tx, RESPONDERS, span),
        absences=_absences(tx, span),
        advisers=_valid(tx, ADVISERS, span),
        contacts=_valid(tx, CONTACTS, span),
        suppliers=_valid(tx, SUPPLIERS, span),
    )
    return _Loaded(span.since, span.until, Directory(entries))


class _Span:
    """Narrowed by each boundary of validity on either side of `now`."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.since, self.until = _BEGINNING, _END

    def covers(self, valid_from: datetime, valid_to: datetime | None) -> bool:
        for boundary in (valid_from, valid_to):
            if boundary is None:
                continue
            if boundary <= self.now:
                self.since = max(self.since, boundary)
            else:
                self.until = min(self.until, boundary)
        return valid_from <= self.now and (valid_to is None or self.now < valid_to)


def _valid(tx: Tx, kept: Kept[E], span: _Span) -> tuple[E, ...]:
    table = kept.table
    known = sa.select(table).where(table.c.superseded_at.is_(None)).order_by(table.c.id)
    rows = (row._asdict() for row in tx.execute(known))
    return tuple(kept.read(row, sealer=tx.sealer) for row in rows if span.covers(row["valid_from"], row["valid_to"]))


def _absences(tx: Tx, span: _Span) -> tuple[Absence, ...]:
    """Return absences of now and later, and the latest past ones.

    They are asked for by instant, so none of them bounds the snapshot: the holidays of 500 would load it every hour.
    """
    reach = span.now - _REACH
    span.since = max(span.since, reach)
    table = ABSENCES.table
    lasting = sa.or_(table.c.valid_to.is_(None), table.c.valid_to > reach)
    known = sa.select(table).where(table.c.superseded_at.is_(None), lasting).order_by(table.c.valid_from, table.c.id)
    return tuple(ABSENCES.read(row._asdict(), sealer=tx.sealer) for row in tx.execute(known))
