"""The log of reads chained by hash, so that a row that was changed, removed or put in later is found.

Each digest is keyed and takes in the one before it: whoever changes the database alone cannot make a chain that holds.
Who removes the newest rows together with their digests is found by the head that was written down elsewhere.
What retention clears keeps its digest, with a keyed word that it was retention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any, Final
from uuid import UUID

import orjson
import sqlalchemy as sa

from app.access.tables import access_log, access_log_chain, access_log_subjects
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid

SEAL_LOG: Final = "seal_log"
MOST_AT_ONCE: Final = 1000
_PURPOSE, _CLEARED = "access log", "cleared row of the access log"
_BEFORE_THE_FIRST = b""
_CODES = ("role", "method", "route", "purpose")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The newest row that is sealed, and its digest in hexadecimal: worth keeping where the database is not."""

    seq: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found: numbers of rows, ascending; `unsealed` stands behind the head and is not protected yet."""

    sealed: int
    head: Head | None
    changed: Sequence[int]
    removed: Sequence[int]
    inserted: Sequence[int]
    unsealed: Sequence[int]
    cleared: int = 0
    head_lost: bool = False

    def told(self) -> Iterator[str]:
        """Yield what was found as an operator reads it, a line each."""
        head = "none" if self.head is None else f"{self.head.seq}:{self.head.digest}"
        tail = f"{self.unsealed[0]} to {self.unsealed[-1]}" if self.unsealed else "none"
        yield f"sealed {self.sealed}, of these cleared {self.cleared}, head {head}, not sealed yet: {tail}"
        for what, rows in (("changed", self.changed), ("removed", self.removed), ("inserted", self.inserted)):
            yield from (f"{what} {seq}" for seq in rows)
        if self.head_lost:
            yield "the head that was given is not in the chain"

    @property
    def whole(self) -> bool:
        return not (self.changed or self.removed or self.inserted or self.head_lost)


def head_of(text: str) -> Head:
    """Return a head from how it is printed, NUMBER:DIGEST; Invalid where it is none."""
    seq, _, digest = text.partition(":")
    if not (seq.isdecimal() and re.fullmatch("[0-9a-f]{32}", digest)):
        raise Invalid(FieldError("/head", "is written NUMBER:DIGEST, as verify prints it"))
    return Head(seq=int(seq), digest=digest)


def seal_log(tx: Tx, *, most: int = MOST_AT_ONCE) -> int:
    """Chain the next rows of the log; return how many. Fewer than `most` is all there were."""
    if tx.connection.dialect.name == "postgresql":
        # Numbers are drawn before the commit: with this lock none below the highest is still on its way.
        tx.execute(sa.text("LOCK TABLE access_log IN SHARE MODE"))
    newest = tx.execute(sa.select(access_log_chain).order_by(access_log_chain.c.seq.desc()).limit(1)).first()
    last, digest = (0, _BEFORE_THE_FIRST) if newest is None else (newest.seq, bytes(newest.digest))
    rows = tx.execute(_rows().where(access_log.c.seq > last).limit(most)).all()
    links = []
    for row in rows:
        digest = _digest(tx, digest, row)
        links.append({"seq": row.seq, "digest": digest, "sealed_at": tx.now})
    if links:
        tx.execute(sa.insert(access_log_chain), links)
        tx.add(access_log_subjects, *(entry for row in rows for entry in _subjects(row)))
    return len(links)


def clear(tx: Tx, *, seqs: Sequence[int]) -> None:
    """Delete sealed rows whose time is over; the chain says that it was done here, and holds."""
    links = tx.execute(_links_after_others().where(access_log_chain.c.seq.in_(seqs))).all()
    word = (
        sa.update(access_log_chain)
        .where(access_log_chain.c.seq == sa.bindparam("of"))
        .values(cleared_fp=sa.bindparam("word"))
    )
    if links:
        tx.execute(
            word, [{"of": link.seq, "word": _cleared(tx, link.before or _BEFORE_THE_FIRST, link)} for link in links]
        )
    sealed = [link.seq for link in links]
    for table in (access_log_subjects, access_log):
        tx.execute(sa.delete(table).where(table.c.seq.in_(sealed)))


def verify(tx: Tx, *, expected: Head | None = None) -> Checked:
    """Compare the log with its chain; `expected` is a head that was written down before."""
    removed: list[int] = []
    changed: list[int] = []
    inserted: list[int] = []
    before, head, sealed, cleared, known = _BEFORE_THE_FIRST, None, 0, 0, expected is None
    for row, link in _beside(tx):
        if link is None:
            inserted.append(row.seq)
            continue
        sealed += 1
        digest = bytes(link.digest)
        if row is None and _was_cleared(tx, before, link):
            cleared += 1
        elif row is None:
            removed.append(link.seq)
        elif _digest(tx, before, row) != digest:
            changed.append(link.seq)
        before, head = digest, Head(seq=link.seq, digest=digest.hex())
        known = known or head == expected
    behind = 0 if head is None else head.seq
    return Checked(
        sealed=sealed,
        head=head,
        changed=changed,
        removed=removed,
        inserted=[seq for seq in inserted if seq <= behind],
        unsealed=[seq for seq in inserted if seq > behind],
        cleared=cleared,
        head_lost=not known,
    )


def _beside(tx: Tx) -> Iterator[tuple[Any, Any]]:
    """Yield rows and links of one number side by side, in order, a bounded number in memory."""
    after = 0
    while True:
        rows = {row.seq: row for row in tx.execute(_rows().where(access_log.c.seq > after).limit(MOST_AT_ONCE))}
        chain = sa.select(access_log_chain).where(access_log_chain.c.seq > after)
        links = {
            link.seq: link for link in tx.execute(chain.order_by(access_log_chain.c.seq).limit(MOST_AT_ONCE)).all()
        }
        if not rows and not links:
            return
        ends = [max(one) for one in (rows, links) if len(one) == MOST_AT_ONCE]
        after = min(ends) if ends else max((*rows, *links))
        for seq in sorted({*rows, *links}):
            if seq <= after:
                yield rows.get(seq), links.get(seq)


def _rows() -> sa.Select[Any]:
    return sa.select(access_log).order_by(access_log.c.seq)


def _subjects(row: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 a row of SQLAlchemy has no narrower type
    for one in dict.fromkeys((*row.cases, *row.reports)):
        yield {"subject_id": UUID(one), "seq": row.seq}


def _links_after_others() -> sa.Select[Any]:
    earlier = access_log_chain.alias()
    nearest = sa.select(earlier.c.digest).where(earlier.c.seq < access_log_chain.c.seq)
    nearest = nearest.order_by(earlier.c.seq.desc()).limit(1)
    return sa.select(access_log_chain, nearest.scalar_subquery().label("before"))


def _was_cleared(tx: Tx, before: bytes, link: Any) -> bool:  # noqa: ANN401 as above
    """Say whether retention's word is true; those of before it took in the link in front stay as they are."""
    words = {_cleared(tx, before, link), tx.sealer.fingerprint(_own_word(link), purpose=_CLEARED)}
    return link.cleared_fp is not None and bytes(link.cleared_fp) in words


def _cleared(tx: Tx, before: bytes, link: Any) -> bytes:  # noqa: ANN401 as above
    """Return the word that it was retention: it takes in the link in front, so that none of those can go unseen."""
    return tx.sealer.fingerprint(f"{_own_word(link)}:{bytes(before).hex()}", purpose=_CLEARED)


def _own_word(link: Any) -> str:  # noqa: ANN401 as above
    return f"{link.seq}:{bytes(link.digest).hex()}"


def _digest(tx: Tx, before: bytes, row: Any) -> bytes:  # noqa: ANN401 a row of SQLAlchemy has no narrower type
    told = [
        before.hex(),
        row.seq,
        row.at.astimezone(UTC).isoformat(),
        str(row.caller_id),
        row.responder_id and str(row.responder_id),
        row.person_hash and bytes(row.person_hash).hex(),
        *(getattr(row, name) for name in _CODES),
        row.cases,
        row.reports,
    ]
    return tx.sealer.fingerprint(orjson.dumps(told).decode(), purpose=_PURPOSE)
