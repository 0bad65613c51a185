"""Invented names: no person, housing organisation or street of the demo exists (pure)."""

from __future__ import annotations

from random import Random
from typing import Final

_FIRST: Final = (
    *("Agnes", "Aksel", "Alba", "Anders", "Asger", "Asta", "Bente", "Birger", "Bodil", "Carla", "Claus", "Dagny"),
    *("Ditte", "Ebbe", "Elin", "Else", "Emil", "Erna", "Esther", "Farida", "Frida", "Gerda", "Gorm", "Gudrun"),
    *("Hassan", "Helga", "Henning", "Ida", "Inger", "Ivan", "Jasmin", "Jens", "Jytte", "Kaj", "Karen", "Kirsten"),
    *("Knud", "Laila", "Leif", "Liv", "Magda", "Malik", "Mette", "Mogens", "Nadia", "Niels", "Oda", "Ole"),
    *("Palle", "Pia", "Rita", "Rune", "Sanne", "Selma", "Signe", "Svend", "Tage", "Tove", "Ulla", "Vagn", "Yrsa"),
)
_LAST: Final = (
    *("Agerbo", "Askelund", "Bakkeholt", "Birkemose", "Brinkholm", "Dalsøgaard", "Egebo", "Elkjærholt", "Engholt"),
    *("Fjordbak", "Granholt", "Havelund", "Hedebo", "Hvidmose", "Kildeholt", "Klintbo", "Kornager", "Krogholt"),
    *("Lyngbak", "Markholt", "Mosebo", "Nørholt", "Overager", "Pilebo", "Ravnholt", "Rosenager", "Rugholt"),
    *("Skovmose", "Stenager", "Strandholt", "Søbakke", "Toftemose", "Vadebo", "Vesterholt", "Vibemose", "Østerbak"),
)

HOUSING_ORGANISATIONS: Final = (
    *("Boligforeningen Ahornhaven", "Boligselskabet Birkely", "Almenbo Bøgelunden", "Andelsgården Almene Boliger"),
    *("Boligforeningen Diget", "Boligselskabet Egehøj", "Boligforeningen Elmebo", "Almenbo Fjordparken"),
    *("Boligselskabet Fyrreskrænten", "Boligforeningen Granly", "Almenbo Havnebuen", "Boligselskabet Hasselgård"),
    *("Boligforeningen Hybenhuset", "Boligselskabet Kastanjen", "Almenbo Kløvermarken", "Boligforeningen Lindebo"),
    *("Boligselskabet Lærkereden", "Almenbo Mosevang", "Boligforeningen Nattergalen", "Boligselskabet Pilegården"),
    *("Almenbo Rønnebæk", "Boligforeningen Syrenen", "Boligselskabet Tjørnely"),
)
"""The 23 of the study; the first of them tells whether a directory is the demo's."""

COOPERATIVES: Final = ("A/B Solsorten", "A/B Den Grønne Gård", "A/B Vandtårnet", "A/B Kobberhuset", "A/B Morgenrøden")
OWNER_ASSOCIATIONS: Final = ("E/F Kajkanten", "E/F Mansarden", "E/F Gavlen", "E/F Altanerne", "E/F Tagterrassen")

_STEMS: Final = (
    *("Ahorn", "Aske", "Birke", "Blåbær", "Bregne", "Brombær", "Bøge", "Due", "Dunhammer", "Ege", "Ellekær", "Elme"),
    *("Enebær", "Engblomme", "Falke", "Fasan", "Fyrre", "Glente", "Gran", "Gråspurve", "Guldregn", "Gyvel", "Hassel"),
    *("Hejre", "Hyben", "Hyld", "Hørblomst", "Irisk", "Jasmin", "Kamille", "Kirsebær", "Klokkelyng", "Kløver"),
    *("Kornblomst", "Lavendel", "Liguster", "Linde", "Lupin", "Lyng", "Lærke", "Mejse", "Mirabel", "Morbær"),
    *("Musvit", "Mynte", "Nattergale", "Nelike", "Pile", "Poppel", "Primula", "Ranunkel", "Rugmark", "Røn"),
    *("Salvie", "Siv", "Skovmærke", "Slåen", "Solsikke", "Sommerfugle", "Storke", "Stær", "Syren", "Timian"),
    *("Tjørne", "Tulipan", "Ugle", "Valmue", "Valnødde", "Vibe", "Violin", "Vipstjert", "Ærenpris", "Åkande"),
)
_ENDINGS: Final = ("vej", "gade", "vænget", "stræde", "allé", "parken", "toften")
STREETS: Final = tuple(f"{stem}{ending}" for ending in _ENDINGS for stem in _STEMS)
"""Each department has one of its own, and what is left are the streets of all other landlords."""


def person(rng: Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


def phone(rng: Random) -> str:
    """Return an eight-figure number of the shape Danish numbers have."""
    return f"+45{rng.choice((20, 28, 31, 40, 51, 60))}{rng.randrange(10**6):06d}"


def mail(name: str) -> str:
    """Return an address at a domain that can never exist."""
    letters = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "."})
    return f"{name.casefold().translate(letters)}@kommunen.example"
