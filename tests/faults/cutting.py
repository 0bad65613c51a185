"""A line to PostgreSQL that can be cut when a commit is asked for, or fall silent without a word."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

COMMIT = b"COMMIT\0"
REPORT = b"INSERT INTO reports "


class Cut(Enum):
    """Where the line breaks: the server never hears of the commit, or its answer is never heard."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(slots=True, kw_only=True)
class Line:
    """Hands on what either end says, until `cut` says to break at the commit of the next report."""

    port: int
    server: tuple[str, int]
    cut: Cut | None = None
    """Asked for once; None again when it has happened."""
    cuts: int = 0
    silent: bool = False
    """Takes what either end says and hands on nothing, as where a machine froze: neither end hears of it."""
    _open: list[socket.socket] = field(default_factory=list)

    def carry(self, client: socket.socket) -> None:
        server = socket.create_connection(self.server)
        self._open += [client, server]
        committing = threading.Event()
        back = threading.Thread(target=self._answers, args=(server, client, committing), daemon=True)
        back.start()
        reporting = False
        with contextlib.suppress(OSError), client, server:
            while said := client.recv(65536):
                if self.silent:
                    continue
                reporting = reporting or REPORT in said
                committed = COMMIT in said
                cut = self.cut if reporting and committed else None
                reporting = reporting and not committed
                if cut is not None:
                    self.cut = None
                    committing.set()
                if cut is not Cut.BEFORE:
                    server.sendall(said)
                if cut is Cut.AFTER:
                    _hand_on(client, server, until=back)  # the server has answered, so it is done
                if cut is not None:
                    self.cuts += 1
                    break
            for end in (client, server):
                end.shutdown(socket.SHUT_RDWR)

    def _answers(self, server: socket.socket, client: socket.socket, committing: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while told := server.recv(65536):
                if committing.is_set():
                    return
                if self.silent:
                    continue
                client.sendall(told)
            client.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        for one in self._open:
            one.close()


def _hand_on(client: socket.socket, server: socket.socket, *, until: threading.Thread) -> None:
    """Hand on what belongs to the commit until the thread ends: the server says nothing before it is asked to."""
    client.settimeout(0.02)
    while until.is_alive():
        with contextlib.suppress(TimeoutError):
            server.sendall(client.recv(65536))


@contextlib.contextmanager
def line_to(host: str, port: int) -> Iterator[Line]:
    with socket.create_server(("127.0.0.1", 0)) as entry:
        line = Line(port=entry.getsockname()[1], server=(host, port))

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    client, _ = entry.accept()
                    threading.Thread(target=line.carry, args=(client,), daemon=True).start()

        accepting = threading.Thread(target=accept, daemon=True)
        accepting.start()
        try:
            yield line
        finally:
            entry.shutdown(socket.SHUT_RDWR)
            accepting.join()
            line.close()
