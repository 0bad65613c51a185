"""A case that is marked as possibly related to another has changed, and says so."""

from __future__ import annotations

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.mailbox.parse import parse
from app.mailbox.threads import references_in, references_quoted
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


def _first(town: Town) -> tuple[str, str]:
    """Return the reference of a report by the caretaker, and the number of its case."""
    taken = hand_in(town, mail("Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København NV."))
    return taken["references"][0], town.adviser.queue()[0]["number"]


def _quoting(reference: str) -> str:
    return f"Nu er der også noget med en kælder.\n\n> Emne: Kvittering {reference}\n> Tak for henvendelsen.\n"


def test_what_a_party_quotes_of_ours_is_named_and_never_joined(town: Town) -> None:
    reference, number = _first(town)
    taken = hand_in(town, mail(_quoting(reference), subject="Noget andet"))
    assert (taken["outcome"], len(taken["references"])) == ("report", 1)
    assert taken["references"] != [reference]
    (item,) = town.responder(town.city.entrance_reception).queue()
    assert item["possibly_related"] == [number]


def test_what_a_stranger_quotes_of_ours_is_named_nowhere(town: Town) -> None:
    reference, _ = _first(town)
    hand_in(town, mail(_quoting(reference), subject="Noget andet", sender="nysgerrig@example.org"))
    (item,) = town.responder(town.city.entrance_reception).queue()
    assert item["possibly_related"] == []


def test_in_what_is_quoted_only_our_own_way_of_writing_counts() -> None:
    parsed = parse(mail("Hej\n\n> 6EAV-7MQT eller 6eav7mqt, og så X6EAV-7MQT.\n", subject="Igen"))
    assert references_quoted(parsed) == ("6EAV-7MQT",)
