"""Addresses of servers as an operator writes them: `scheme://user:password@host:port/path` (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """Which server, by which protocol, and as whom: `user` is empty where nobody signs in."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    path: str


def server_at(url: str, *, ports: Mapping[str, int]) -> ServerAddress:
    """Read an address whose scheme is one of those in `ports`; ValueError says how it is written, and repeats nothing.

    `ports` gives for each scheme the port where none is written.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:  # a password with a slash in it ends the host for whoever reads it
        parts, host, port = urlsplit(""), None, None
    cut = parts.query or parts.fragment or "@" in parts.path  # by a sign in the password, and the rest is no host
    if parts.scheme not in ports or not host or cut:
        schemes = " or ".join(f"{one}://" for one in ports)
        raise ValueError(f"Write {schemes} and user:password@host:port, with signs in the password as %2F is for /.")
    return ServerAddress(
        scheme=parts.scheme,
        host=host,
        port=port or ports[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        path=unquote(parts.path.strip("/")),
    )
