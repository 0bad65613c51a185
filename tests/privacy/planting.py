"""Secrets that stand nowhere else in the world, and looking for them wherever they might have leaked."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import orjson
import sqlalchemy as sa

_LETTERS = "bcdfghjklmnpqrstvwxz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plants:
    """What was planted, by where: each is one word, or one number, that nobody else could have written."""

    planted: dict[str, str] = field(default_factory=dict)

    def word(self, where: str) -> str:
        """Return a new word for this place; the same again for the same place."""
        drawn = "".join(secrets.choice(_LETTERS) for _ in range(14))
        return self.planted.setdefault(where, drawn.capitalize())

    def phone(self, where: str) -> str:
        """Return a new Danish number, with its country."""
        number = self.planted.setdefault(where, str(secrets.randbelow(10_000_000) + 20_000_000))
        return f"+45{number}"

    def keep(self, where: str, secret: str) -> str:
        """Look also for this one, which the service has drawn itself."""
        self.planted[where] = secret
        return secret

    def only(self, *beginnings: str) -> Mapping[str, str]:
        return {where: secret for where, secret in self.planted.items() if where.startswith(beginnings)}


def found(planted: Mapping[str, str], hay: bytes) -> set[str]:
    """Return where those were planted that stand in the bytes: in any case, plain, as UTF-16, hex or base64."""
    lowered = hay.lower()
    return {where for where, secret in planted.items() if any(form in lowered for form in _forms(secret))}


def _forms(secret: str) -> Iterator[bytes]:
    plain = secret.lower().encode()
    yield plain
    yield plain.decode().encode("utf-16-le")
    for one in {plain, secret.encode()}:
        yield one.hex().encode()
        for shift in range(3):  # what stands before it shifts its base64; only letters that it alone decides are sure
            whole = base64.b64encode(b"\0" * shift + one)
            yield whole[-(-shift * 4 // 3) : (shift + len(one)) * 4 // 3].lower()


def rows(engine: sa.Engine) -> Iterator[tuple[str, bytes]]:
    """Yield every value of every column of every table there is, the service's or not, as a dump would hold it."""
    with engine.connect() as connection:
        for name in sa.inspect(connection).get_table_names():
            for row in connection.execute(sa.text(f'SELECT * FROM "{name}"')).mappings():  # noqa: S608 the database's own names
                for column, value in row.items():
                    yield f"{name}.{column}", _bytes(value)


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    if isinstance(value, dict | list):
        return orjson.dumps(value, default=str)
    return str(value).encode("utf-8", "surrogatepass")


def files(paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of files that are there."""
    for path in paths:
        if path.exists():
            yield path.name, path.read_bytes()
