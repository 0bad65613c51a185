"""What was computed of folded content, kept in this process by the stamp of the content: databases never share one."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T")


class Kept(Generic[T]):
    """The newest asked for, as many as are `most` together by their `size`."""

    def __init__(self, *, most: int, size: Callable[[T], int]) -> None:
        self._lock = threading.Lock()
        self._found: OrderedDict[UUID, T] = OrderedDict()
        self._most = most
        self._size = size
        self._held = 0

    def get(self, stamp: UUID) -> T | None:
        with self._lock:
            found = self._found.get(stamp)
            if found is not None:
                self._found.move_to_end(stamp)
            return found

    def keep(self, stamp: UUID, one: T) -> None:
        with self._lock:
            if stamp not in self._found:
                self._found[stamp] = one
                self._held += self._size(one)
            while self._held > self._most:
                self._held -= self._size(self._found.popitem(last=False)[1])
