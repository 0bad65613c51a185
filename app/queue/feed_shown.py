"""What a queue shows of the directory: names, and who acts for whom (pure).

No row of the feed tells that one of these is another, for it may be so in every case of a post, and by the clock. So it
is part of how a follower stands: who comes with a cursor from before reads the queue anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from threading import Lock
from weakref import WeakKeyDictionary

from app.assignment.stand_in import all_stood_in
from app.directory.snapshot import Directory

_DIGEST = 16
_lock = Lock()
_known: WeakKeyDictionary[Directory, tuple[datetime, datetime | None, str]] = WeakKeyDictionary()
"""The digest of each snapshot, and the span in which nobody comes or goes."""


def shown_of(directory: Directory, at: datetime) -> str:
    """Return a digest of all that items of a queue show of a directory at an instant; computed once for each span."""
    with _lock:
        known = _known.get(directory)
    if known is not None and known[0] <= at and (known[1] is None or at < known[1]):
        return known[2]
    digest = hashlib.sha256("\n".join(_shown(directory, at)).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    with _lock:
        _known[directory] = at, directory.next_turn(at), digest
    return digest


def _shown(directory: Directory, at: datetime) -> Iterator[str]:
    for centre in directory.centres:
        yield f"{centre.id.hex} {centre.name}"
    for one in directory.responders:
        yield f"{one.id.hex} {one.kind} {one.title}"
    for absent, substitute, back in all_stood_in(directory, at):
        yield f"{absent.id.hex} {substitute.id.hex} {back}"
