"""Which four digits of a letter are the postcode of its address."""

from __future__ import annotations

import pytest

from app.mailbox.lists import listing_of


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("På Birkevej 23, 1. tv, 2400. Der lugter af affald.", "2400"),
        ("På Birkevej 27, 1. tv, 2400 NV. Der lugter af affald.", "2400"),
        ("Hjælp ÿþ på Birkevej 25, 1. tv, 2400 NV. Der er nogen.", "2400"),
        ("Det er Birkevej 13, st. th., 2400 København NV.", "2400"),
        ("Birkevej 15\n2400 København NV\nDer larmes.", "2400"),
        ("Birkevej 23 B, 2400: der larmes", "2400"),
        ("Der larmes på Birkevej 23, 2. sal, og det har der gjort siden 2019. Ring til mig.", None),
        ("Husleje for Birkevej 23, 2400 kr. mangler", None),
        ("Birkevej 23 har larmet i 2019, og jeg er træt.", None),
    ],
)
def test_the_postcode_of_an_address(text: str, postcode: str | None) -> None:
    (entry,) = listing_of(text).entries
    assert entry.place is not None
    assert entry.place.postcode == postcode
