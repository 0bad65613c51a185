"""Pages as answers: the templates, the headers that keep everything but ours out, and our own files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from app.pages.words import code, text

_HERE: Final = Path(__file__).parent
_ENVIRONMENT: Final = Environment(
    loader=FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    auto_reload=False,
)
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_FILES: Final = {
    "indgang.css": "text/css",
    **dict.fromkeys(
        ("desk.js", "queue.js", "queue-acts.js", "queue-kept.js", "queue-session.js", "queue-show.js"),
        "text/javascript",
    ),
}


def page(template: str, *, language: str, status: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401 what a template shows
    """Return a page; everything that is shown is escaped."""
    words = {"t": partial(text, language=language), "c": partial(code, language=language), "language": language}
    body = _ENVIRONMENT.get_template(template).render(**words, **shown)
    headers = {"Content-Security-Policy": POLICY, "Content-Language": language, "Vary": "Accept-Language, Cookie"}
    return HTMLResponse(body, status_code=status, headers=headers)


def own_file(name: str) -> Response | None:
    """Return a file that the pages name; None for any other."""
    if name not in _FILES:
        return None
    body = (_HERE / "static" / name).read_bytes()
    return Response(body, media_type=_FILES[name], headers={"Cache-Control": "public, max-age=300"})


def text_file(name: str) -> str:
    """Return a file of ours as text, for whoever has to add to it."""
    return (_HERE / "static" / name).read_text()


def pages_text() -> str:
    """Return everything that pages are made of, in one order: its fingerprint changes when a page does."""
    files = sorted(one for folder in ("static", "templates") for one in (_HERE / folder).iterdir())
    words = sorted(one for one in _HERE.glob("*words.py"))
    return "".join(one.read_text() for one in (*files, *words))
