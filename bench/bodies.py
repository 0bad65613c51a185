"""Reports as landlords send them: each about a dwelling of its own, in words of its own, spread over all centres."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import orjson

from bench.municipality import Municipality

_SAID = (
    "Der er høj musik og råb hver nat fra lejlighed {n}, og naboerne kan ikke sove. Det har stået på i flere uger.",
    "Vi har fundet affald og gammel mad på trappen ved bolig {n}. Beboeren lukker ikke op, når viceværten banker på.",
    "Beboeren i bolig {n} skylder nu tre måneders husleje, og vi kan ikke komme i kontakt. Vi er bekymrede for ham.",
    "Rengøringen er ikke kommet i tre uger hos lejeren i nr. {n}, og der lugter slemt på hele opgangen.",
    "Lejeren i nr. {n} virker forvirret, går rundt om natten og taler med sig selv. Flere beboere er utrygge.",
    "Der er vandskade hos underboen til bolig {n}, og beboeren vil ikke lukke håndværkerne ind.",
    "Der kommer mange fremmede i lejlighed {n} på alle tider af døgnet, og vi tror, at hun bliver udnyttet.",
)
_CONCERNS: tuple[list[str], ...] = ([], ["noise"], ["rent_arrears"], ["neglect"], [], ["worry"], [], ["damage"])
_FLOORS = ("st", "1", "2", "3", "4")
_DOORS = ("tv", "mf", "th")
_HOUSES = 150
_STREETS = ("Birke", "Ahorn", "Elme", "Linde", "Poppel", "Kastanje", "Rosen", "Lilje", "Svane", "Falke", "Ugle", "Ege")


def reports(municipality: Municipality) -> Iterator[bytes]:
    """Yield bodies without end; no two of one iterator are about the same dwelling."""
    for number in count(1):
        yield orjson.dumps(_report(municipality, number))


def _dwelling(number: int) -> str:
    """Return a dwelling of its own for each number: streets of 150 houses with fifteen dwellings."""
    house, unit = divmod(number, len(_FLOORS) * len(_DOORS))
    street, house = divmod(house, _HOUSES)
    quarter, street = divmod(street, len(_STREETS))
    floor, door = _FLOORS[unit // len(_DOORS)], _DOORS[unit % len(_DOORS)]
    return f"{_STREETS[quarter % len(_STREETS)]}{_STREETS[street].lower()}vej {house + 1}, {floor}. {door}"


def _report(municipality: Municipality, number: int) -> dict[str, Any]:
    centre = municipality.centres[number % len(municipality.centres)]
    place: dict[str, Any] = {
        "address": _dwelling(number),
        "postcode": centre.postcode,
    }
    if number % 3:
        place["housing_department"] = str(centre.departments[number // 3 % len(centre.departments)])
    return {
        "description": _SAID[number % len(_SAID)].format(n=number),
        "concerns": _CONCERNS[number % len(_CONCERNS)],
        "place": place,
        "reporter": {"kind": "caretaker", "name": "Kim Vicevært", "phone": "+45 33 12 34 56"},
        "your_reference": f"portal-{number}",
    }
