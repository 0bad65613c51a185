"""Whose a case is now, for whoever gave it away: it may not be theirs to see any more."""

from uuid import UUID

from app.api.case_views import OwnerOut, owner_fields
from app.api.fields import View
from app.api.hand_over_views import CentreOut, centre_fields
from app.assignment import cases
from app.directory.current import current
from app.kit.database import Tx


class ReleasedOut(View):
    """Whose the case is now; who gave it away may not be shown it any more."""

    number: str
    owner: OwnerOut
    social_centre: CentreOut


def given_away(tx: Tx, case: UUID) -> ReleasedOut:
    """Say so of a case that this transaction gave away."""
    item, directory = cases.locked(tx, case_id=case), current(tx)
    return ReleasedOut.model_validate(
        {
            "number": item.number,
            "owner": owner_fields(item, directory),
            "social_centre": centre_fields(item.centre, directory),
        }
    )
