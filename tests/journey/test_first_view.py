"""The answer to a report is made from what was just recorded; reading it back gives the same bytes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.directory.city import FLAT_DAR, SOUTH_POSTCODE, UNKNOWN_POSTCODE
from tests.journey.town import Town

BODIES: dict[str, dict[str, Any]] = {
    "flat of a department": {"description": "Der er høj musik hver nat.", "your_reference": "portal-1"},
    "english": {"description": "Loud music every night.", "language": "en"},
    "acute": {"description": "Der er brand!", "concerns": ["threats_or_violence"], "children_in_household": "yes"},
    "by id": {"description": "Der lugter af gas.", "place": {"dar_address_id": str(FLAT_DAR)}},
    "elsewhere": {
        "description": "Hun svarer ikke.",
        "place": {"address": "Strandgade 3, 1. mf", "postcode": SOUTH_POSTCODE},
    },
    "nowhere": {"description": "Hun svarer ikke.", "place": {"address": "Ukendtvej 1", "postcode": UNKNOWN_POSTCODE}},
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("sender", ["portal", "neighbours"])
def test_what_is_answered_is_what_is_read_back(town: Town, body: dict[str, Any], sender: str) -> None:
    person = getattr(town, sender)
    place = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
    sent = person.post("/v1/reports", {"place": place} | body)
    assert sent.status_code == 201, sent.text
    assert person.get(sent.headers["location"]).content == sent.content

    if "your_reference" in body:
        again = person.post("/v1/reports", {"place": place} | body)
        assert (again.status_code, again.content) == (200, sent.content)
