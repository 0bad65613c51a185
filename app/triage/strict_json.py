"""Reading JSON without forgiveness: every fault is kept with its pointer, and a stand-in lets the reading go on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from app.kit.errors import FieldError

Code = TypeVar("Code", bound=StrEnum)
ABSENT: Final = object()
LONGEST_TEXT = 2000
MOST_ITEMS = 500


@dataclass(frozen=True, slots=True)
class Node:
    """One value and where it stands; `faults` is shared by all nodes of one reading."""

    value: object
    pointer: str = ""
    faults: list[FieldError] = field(default_factory=list)

    @property
    def is_absent(self) -> bool:
        """Not sent, or sent as null: the two mean the same."""
        return self.value is ABSENT or self.value is None

    def fault(self, message: str) -> None:
        self.faults.append(FieldError(self.pointer, "is missing" if self.value is ABSENT else message))

    def members(self, *known: str) -> dict[str, Node]:
        """Return a node for each of the `known` names; any other name is a fault."""
        sent = self.value if isinstance(self.value, dict) else {}
        if not isinstance(self.value, dict):
            self.fault("must be an object")
        for name in sent:
            if name not in known:
                self._child(name, None).fault("is not known here")
        return {name: self._child(name, sent.get(name, ABSENT)) for name in known}

    def items(self) -> list[Node]:
        """Return a node for each item; an absent list is empty."""
        if self.is_absent:
            return []
        if not isinstance(self.value, list) or len(self.value) > MOST_ITEMS:
            self.fault(f"must be a list of at most {MOST_ITEMS}")
            return []
        return [self._child(str(index), item) for index, item in enumerate(self.value)]

    def text(self) -> str:
        if isinstance(self.value, str) and self.value.strip() and len(self.value) <= LONGEST_TEXT:
            return self.value
        self.fault(f"must be a text of 1 to {LONGEST_TEXT} characters")
        return ""

    def number(self, *, least: int, most: int) -> int:
        if isinstance(self.value, int) and not isinstance(self.value, bool) and least <= self.value <= most:
            return self.value
        self.fault(f"must be a whole number from {least} to {most}")
        return least

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            self.fault("must be true or false")
        return self.value is True

    def code(self, codes: type[Code]) -> Code:
        for one in codes:
            if one.value == self.value:
                return one
        self.fault("must be one of " + ", ".join(codes))
        return next(iter(codes))

    def codes(self, codes: type[Code]) -> frozenset[Code]:
        return frozenset([item.code(codes) for item in self.items()])

    def _child(self, name: str, value: object) -> Node:
        return Node(value, f"{self.pointer}/{str(name).replace('~', '~0').replace('/', '~1')}", self.faults)
