"""The export of one resident as a page that people read (pure): Danish, one file, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

_WORDS = {
    "case": "Sag",
    "case: place": "Sag: bolig",
    "case: resident": "Sag: beboer",
    "event": "Hændelse",
    "task": "Opgave",
    "report": "Henvendelse",
    "report: description": "Henvendelse: tekst",
    "report: reporter": "Henvendelse: hvem der henvendte sig",
    "report: place": "Henvendelse: bolig",
    "report: resident": "Henvendelse: beboer",
    "file": "Fil",
    "decision": "Afgørelse efter reglerne",
    "consent": "Samtykke eller anden hjemmel til deling",
    "correction": "Rettelse i sagen",
    "visit": "Besøg",
    "course": "Støtteforløb",
    "follow-up": "Opfølgning",
    "recipient": "Hvem der har fået oplysningerne",
    "look-up": "Opslag i oplysningerne",
    "look-ups before these": "Tidligere opslag",
}
_GROUNDS = {
    "threat": "fare for trusler eller chikane",
    "third_person": "oplysninger om en anden person",
    "child": "hensyn til et barn",
    "investigation": "en igangværende undersøgelse",
    "law": "lovbestemt",
}
_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;"
    "border-bottom:1px solid #767676;padding:.4rem}th{width:14rem}"
)


def page(*, made_at: datetime, rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the page; a row has `what`, `at`, `value`, `partly`, and where it is withheld `ground` and `reason`."""
    lines = "".join(_row(row) for row in rows)
    return (
        '<!doctype html><html lang="da"><head><meta charset="utf-8">'
        f"<title>Oplysninger om dig</title><style>{_STYLE}</style></head><body><main><h1>Oplysninger om dig</h1>"
        f"<p>Udskrevet {made_at:%d-%m-%Y}. Her står alt, hvad der er registreret i tjenesten om dine sager. "
        "Er noget holdt tilbage, står der hvorfor.</p>"
        '<table><thead><tr><th scope="col">Hvad</th><th scope="col">Indhold</th></tr></thead>'
        f"<tbody>{lines}</tbody></table>"
        "</main></body></html>"
    )


def _row(row: Mapping[str, Any]) -> str:
    at = row["at"]
    when = f"<br><small>{at:%d-%m-%Y}</small>" if at is not None else ""
    told = "<br>".join(_lines(row["value"]))
    if row["ground"] is not None:
        words = escape(_GROUNDS.get(row["ground"], row["ground"]))
        part = f"{told}<br><em>Noget er holdt tilbage" if row["partly"] else "<em>Holdt tilbage"
        told = f"{part}: {words}.</em> {escape(row['reason'])}"
    return f'<tr><th scope="row">{escape(_WORDS.get(row["what"], row["what"]))}{when}</th><td>{told}</td></tr>'


def _lines(value: Any, name: str = "") -> Iterator[str]:  # noqa: ANN401 what JSON may hold
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _lines(one, f"{name}{key}: ")
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _lines(one, name)
    elif value is not None and value != "":
        said = f"{value:%d-%m-%Y %H:%M}" if isinstance(value, datetime) else str(value)
        yield escape(f"{name}{said}").replace("\n", "<br>")
