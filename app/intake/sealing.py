"""Which fields of a report are sealed, and by which fingerprints they are found again (pure)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson

from app.intake.told import Told
from app.kit.mail_addresses import spelling_of
from app.kit.plain import given
from app.kit.sealed import Sealer

TABLE = "reports"


def sealed_fields(sealer: Sealer, told: Told, row: UUID) -> dict[str, bytes | None]:
    """Seal everything about a person, each bound to its column and row."""

    def seal(text: str | None, column: str) -> bytes | None:
        return None if text is None else sealer.seal(text, table=TABLE, column=column, row=row)

    reporter = told.reporter
    parts = {"name": reporter.name, "phone": reporter.phone, "email": reporter.email}
    named = {part: text for part, text in parts.items() if text is not None}
    resident = told.resident
    return {
        "description_sealed": seal(told.description, "description"),
        "place_sealed": seal(_json(given(told.place)), "place"),
        "reporter_sealed": seal(_json(named), "reporter") if any(named.values()) else None,
        "resident_sealed": seal(_json(given(resident)), "resident") if resident else None,
        "your_reference_sealed": seal(told.your_reference, "your_reference"),
    }


def fingerprints(sealer: Sealer, told: Told) -> dict[str, bytes | None]:
    """Return what a report is looked up by: never the value itself."""

    def of(text: str | None, purpose: str) -> bytes | None:
        return None if not text else sealer.fingerprint(text, purpose=purpose)

    reporter = told.reporter
    resident = told.resident.name if told.resident else None
    return {
        "your_reference_fp": of(told.your_reference, "your_reference"),
        "reporter_phone_fp": of(reporter.phone, "phone"),
        "reporter_mail_fp": mail_print(sealer, reporter.email) if reporter.email else None,
        "resident_fp": resident_print(sealer, resident),
    }


def mail_print(sealer: Sealer, address: str) -> bytes:
    """Return by what an address is found again, however its domain is spelt."""
    return sealer.fingerprint(spelling_of(address), purpose="mail")


def resident_print(sealer: Sealer, name: str | None) -> bytes | None:
    """Return by what somebody of this name is found again, however it is written."""
    return sealer.fingerprint(" ".join(name.casefold().split()), purpose="resident") if name else None


def _json(value: dict[str, Any]) -> str:
    return orjson.dumps(value).decode()
