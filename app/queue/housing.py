"""How a resident lives when somebody follows up (pure): a code and never an address; retention is counted from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from app.kit.errors import FieldError, Invalid
from app.kit.study_codes import HousingStatus

OWN_DWELLING: Final = frozenset(
    {
        HousingStatus.DWELLING,
        HousingStatus.DWELLING_WITH_TRADE,
        HousingStatus.SINGLE_ROOM,
        HousingStatus.SHARED_HOUSEHOLD,
    }
)
"""What the study counted as a dwelling of one's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Housing:
    """How a resident lives; `same_address` says whether where the support began, of who has a dwelling."""

    status: HousingStatus
    same_address: bool | None = None

    @property
    def codes(self) -> dict[str, Any]:
        """Return what the history keeps of it."""
        return {"housing_status": self.status.value, "same_address": self.same_address}


def housing_told(status: HousingStatus | None, same_address: bool | None) -> Housing | None:  # noqa: FBT001 both as told
    """Return what was told of how a resident lives; Invalid where half of it is missing, or fits no status."""
    if status is None:
        if same_address is not None:
            raise Invalid(FieldError("/housing_status", "Say how the resident lives beside whether it is there."))
        return None
    owns = status in OWN_DWELLING
    if owns and same_address is None:
        raise Invalid(FieldError("/same_address", "Say whether it is the dwelling in which the support began."))
    if not owns and same_address:
        raise Invalid(FieldError("/same_address", "Who lives at the same address has a dwelling."))
    return Housing(status=status, same_address=same_address if owns else None)
