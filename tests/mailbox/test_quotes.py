"""What somebody adds us to: the quoted letter is the report where nobody here has it."""

from __future__ import annotations

import pytest

from tests.journey.town import Town
from tests.mailbox.letters import hand_in, mail

_LETTER = "Beboeren i Ahornvej 14, 2. th, 2400 København NV er ikke set i tre uger, og der lugter af lig."
_OUTLOOK = "Fra: Ole <ole@nabo.example>\nSendt: 12. november 2026 10:15\nTil: Viggo\nEmne: Lugt\n\n"
_GMAIL = "tors. 12. nov. 2026 kl. 10.15 skrev Ole <ole@nabo.example>:\n\n> "


@pytest.mark.parametrize("subject", ["SV: Lugt", "Re: Lugt", "Hast"])
@pytest.mark.parametrize("quote", [_OUTLOOK, _GMAIL])
def test_the_letter_below_se_herunder_is_the_report(town: Town, subject: str, quote: str) -> None:
    taken = hand_in(town, mail(f"Hej, kan I tage den her?\n\n{quote}{_LETTER}", subject=subject))
    assert taken["outcome"] == "report"
    (item,) = town.adviser.queue()
    assert (item["place"]["address"], item["urgency"]) == ("Ahornvej 14", "acute")
    assert "worry" in item["concerns"]


def test_what_we_wrote_ourselves_is_read_by_nobody_again(town: Town) -> None:
    quote = f"Fra: Indgang <indgang@eksempel.example>\nSendt: 12. november 2026 10:15\nEmne: Svar\n\n{_LETTER}"
    hand_in(town, mail(f"Tak for hjælpen.\n\n{quote}", subject="SV: Svar"))
    assert town.adviser.queue() == []
    (item,) = town.responder(town.city.entrance_reception).queue()
    assert item["urgency"] != "acute"
