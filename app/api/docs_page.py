"""The documentation as one plain page: made here from the published document, nothing from any other host."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from typing import Any

from app.access.policy import lines

_STYLE = """
body { font: 17px/1.55 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b }
h2 { margin-top: 3rem; border-top: 1px solid #bbb; padding-top: 1.5rem; font-size: 1.15rem }
code, pre { font-family: ui-monospace, monospace; font-size: .92em }
pre { background: #f4f4f1; padding: .8rem; overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid #ddd }
a { color: #0b4f8a } .method { font-weight: 700 }
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; frame-ancestors 'none'"
_METHODS = ("get", "post", "put", "patch", "delete")


_PLACES = (
    ("/desk", "Henvendelser ved telefonen - the call desk"),
    ("/queue", "Min kø på telefonen - my queue, on a phone"),
    ("/figures", "Svartider og tal - response times and figures"),
    ("/docs", "Hvad tjenesten kan - what the service does, operation by operation"),
    ("/openapi.json", "Det samme til programmer - the same for programs"),
    ("/v1/entrance", "Telefon, mail og åbningstider - phone, mail and opening hours"),
    ("/healthz", "Svarer tjenesten? - does the process answer?"),
    ("/readyz", "Kan den arbejde? - can it work?"),
)


def front_page(name: str) -> str:
    """Return what stands at the address itself: where to go from here."""
    title = html.escape(f"Indgang - {name}")
    places = "".join(f'<li><a href="{path}"><code>{path}</code></a> {about}</li>' for path, about in _PLACES)
    return (
        f'<!doctype html><html lang="da"><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style>'
        f"<h1>{title}</h1><ul>{places}</ul></html>"
    )


def page_of(document: dict[str, Any]) -> str:
    """Return the page; everything in it is escaped."""
    shared = document["components"].get("responses", {})
    listed = [
        (path, method, _told_in_full(item[method], shared))
        for path, item in document["paths"].items()
        for method in _METHODS
        if method in item
    ]
    contents = "".join(_line(path, method, operation) for path, method, operation in listed)
    sections = "".join(_section(path, method, operation) for path, method, operation in listed)
    schemas = "".join(_schema(name, schema) for name, schema in sorted(document["components"]["schemas"].items()))
    title = html.escape(f"{document['info']['title']} {document['info']['version']}")
    about = html.escape(document["info"].get("description", ""))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style>'
        f'<h1>{title}</h1><p>{about}</p><p><a href="/openapi.json">openapi.json</a></p>'
        f"<nav><ul>{contents}</ul></nav><main>{_policy()}{sections}<h2>Schemas</h2>{schemas}</main></html>"
    )


def _told_in_full(operation: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """Return an operation with the answers that it only points to."""
    answers = {
        status: shared[one["$ref"].rpartition("/")[2]] if "$ref" in one else one
        for status, one in operation["responses"].items()
    }
    return operation | {"responses": answers}


def _policy() -> str:
    """Return the table of what each role may do and see."""
    head = "".join(f"<th>{name}</th>" for name in ("resource", "action", "role", "which rows", "view"))
    rows = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in line)}</tr>" for line in lines())
    return (
        '<h2 id="policy">Who sees what</h2><p>What is not yours is answered as what does not exist: 404.</p>'
        f"<table><tr>{head}</tr>{rows}</table>"
    )


def _line(path: str, method: str, operation: dict[str, Any]) -> str:
    summary = html.escape(operation.get("summary", ""))
    return (
        f'<li><a href="#{_anchor(path, method)}"><code>{method.upper()} {html.escape(path)}</code></a> {summary}</li>'
    )


def _section(path: str, method: str, operation: dict[str, Any]) -> str:
    roles = ", ".join(operation.get("x-roles", ())) or "anyone"
    about = html.escape(operation.get("description", operation.get("summary", "")))
    parameters = "".join(
        _row(f"{one['name']} ({one['in']})", one.get("description", "")) for one in operation.get("parameters", ())
    )
    answers = "".join(_row(status, one.get("description", "")) for status, one in operation["responses"].items())
    shown = "".join(_examples(f"Answers {status}", one) for status, one in operation["responses"].items())
    return (
        f'<h2 id="{_anchor(path, method)}"><span class="method">{method.upper()}</span> '
        f"<code>{html.escape(path)}</code></h2><p>{about}</p><p>Roles: {html.escape(roles)}</p>{_seen(operation)}"
        f"<table>{parameters}</table>{_body(operation)}<table>{answers}</table>{shown}"
    )


def _seen(operation: dict[str, Any]) -> str:
    if "x-view" not in operation:
        return ""
    rows = "".join(_row(role, which) for role, which in operation["x-rows"].items())
    return f"<p>View: {html.escape(operation['x-view'])}</p><table>{rows}</table>"


def _body(operation: dict[str, Any]) -> str:
    body = operation.get("requestBody", {})
    shapes = "".join(
        f"<p>Body: <code>{html.escape(media)}</code></p><pre>{_json(shape.get('schema', {}))}</pre>"
        for media, shape in body.get("content", {}).items()
    )
    return shapes + _examples("Send", body)


def _examples(title: str, whole: dict[str, Any]) -> str:
    """Return what stands in the document as examples, each to be opened."""
    examples = (one for shape in whole.get("content", {}).values() for one in shape.get("examples", {}).values())
    return "".join(_example(f"{title}: {one['summary']}", one["value"]) for one in examples)


def _example(title: str, value: object) -> str:
    return f"<details><summary>{html.escape(title)}</summary><pre>{_json(value)}</pre></details>"


def _schema(name: str, schema: dict[str, Any]) -> str:
    return f'<h3 id="{html.escape(name, quote=True)}">{html.escape(name)}</h3><pre>{_json(schema)}</pre>'


def _row(name: str, about: str) -> str:
    return f"<tr><th>{html.escape(name)}</th><td>{html.escape(about)}</td></tr>"


def _json(value: object) -> str:
    return html.escape(json.dumps(value, indent=2, ensure_ascii=False))


def _anchor(path: str, method: str) -> str:
    return html.escape(method + path.replace("/", "-").replace("{", "").replace("}", ""), quote=True)
