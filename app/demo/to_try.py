"""What there is to try the demo with (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.directory.entries import Centre, Department, Responder

GOOD_FOR: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTry:
    """A home nobody has reported about, the adviser of its department, and a key for everybody concerned."""

    address: str
    postcode: str
    department: Department
    adviser: Responder
    centre: Centre
    portal: str
    adviser_key: str
    leader: str
    supplier: str
    administrator: str
