"""One line of JSON for each thing that happened, on standard error; never a name, a text or a parameter."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, BinaryIO, cast

import orjson
import structlog

_MOST_FRAMES = 12
_QUIET = ("uvicorn.access", "fastapi", "alembic", "sqlalchemy", "asyncio")


def configure(level: str) -> None:
    """Send our own lines and those of the libraries to standard error in one form; `level` as in `logging`."""
    threshold = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=_line),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.BytesLoggerFactory(cast("BinaryIO", _Patient(sys.stderr.buffer))),
        cache_logger_on_first_use=True,
    )
    outlet = logging.StreamHandler(sys.stderr)
    outlet.setFormatter(_Library())
    logging.basicConfig(handlers=[outlet], level=threshold, force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)


def where(error: BaseException) -> list[str]:
    """Return the places an error came through, without its message, which may hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


class _Patient:
    """A stream whose faults end no work: on a full disk, lines are lost rather than what they would have told of."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, line: bytes) -> None:
        with suppress(OSError):
            self._stream.write(line)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


class _Library(logging.Formatter):
    """A library's line: its words, but of an exception only the kind and the places."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {"event": record.getMessage(), "logger": record.name, "level": record.levelname.lower()}
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line |= {"failure": type(error).__name__, "where": where(error)}
        return _line(line).decode()


def _line(event: Mapping[str, Any], **_ignored: Any) -> bytes:  # noqa: ANN401 structlog's signature
    return orjson.dumps(event, default=str)
