"""A case that is marked as possibly related to another has changed, and says so."""

from __future__ import annotations

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.mailbox.threads import references_in
from app.queue.tables import changes
from tests.journey.town import Town
from tests.mailbox.letters import hand_in, mail


def test_naming_a_related_case_is_part_of_the_change_with_its_event_and_number(town: Town) -> None:
    first = hand_in(town, mail("Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København NV."))
    number = town.adviser.queue()[0]["number"]
    subject = f"SV: Kvittering {first['references'][0]}"
    hand_in(town, mail("Hvad sker der i sagen?", subject=subject, sender="nysgerrig@example.org"))
    reception = town.responder(town.city.entrance_reception)
    (item,) = reception.queue()
    case = reception.case(item["number"])
    (related,) = (one for one in case["timeline"] if one["kind"] == "related")
    assert related["codes"] == {"cases": [number]}
    assert (case["possibly_related"], case["version"], case["news"]) == ([number], 2, False)
    told = sa.select(changes.c.change).where(changes.c.centre_id == town.city.entrance).order_by(changes.c.number)
    kinds = town.door.wiring.database.read(lambda tx: list(tx.execute(told).scalars()), caller=SYSTEM)
    assert kinds == ["entered"], "what one transaction does to a case is one change"


def test_a_reference_behind_a_word_of_four_letters_is_found() -> None:
    assert references_in("SV: Tak for din mail 6EAV-7MQT") == references_in("6EAV-7MQT") == ("6EAV-7MQT",)
