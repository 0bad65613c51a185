"""What can go wrong, said once; the HTTP status stands in `app/api/problems.py` alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldError:
    """One fault in what was sent: where (JSON pointer) and what."""

    pointer: str
    message: str


class IndgangError(Exception):
    """Root of everything the service refuses; `detail` is safe to show and names no person."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Invalid(IndgangError):
    """Readable, but not acceptable: names each field."""

    def __init__(self, *errors: FieldError) -> None:
        super().__init__("The request has fields that cannot be accepted.")
        self.errors = errors


class Unreadable(IndgangError):
    """Not JSON, not UTF-8, or a header that cannot be read."""


class Unauthenticated(IndgangError):
    """No caller, or none that is known."""


class Forbidden(IndgangError):
    """The role may never do this, whatever the row."""


class NotFound(IndgangError):
    """Absent, or not the caller's to see: the two are one answer."""

    def __init__(self, detail: str = "Nothing here by that name.") -> None:
        super().__init__(detail)


class Conflict(IndgangError):
    """The world has moved on; `detail` tells how it stands now."""


class Gone(IndgangError):
    """What was asked for can be told no more; `detail` says what to do instead."""


class Stale(IndgangError):
    """`If-Match` names a version that is no longer the newest."""

    def __init__(self) -> None:
        super().__init__("Somebody changed this since you read it; read it again.")


class PreconditionMissing(IndgangError):
    """A change without `If-Match`."""

    def __init__(self) -> None:
        super().__init__("Send If-Match with the ETag you read.")


class ReusedKey(IndgangError):
    """One idempotency key, two bodies."""

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was used for another body.")
        self.errors = (FieldError("/header/idempotency-key", "Draw a new key for every new request."),)


class TooLarge(IndgangError):
    """More bytes than the route takes."""


class UnsupportedMedia(IndgangError):
    """A content type the route does not read."""


class TooMany(IndgangError):
    """The caller exceeds its rate."""

    def __init__(self, *, retry_after: int) -> None:
        super().__init__("Too many requests; wait and try again.")
        self.retry_after = retry_after


KEPT_OR_NOT = "The connection was lost while this was being kept; send it again with the same Idempotency-Key."
"""What to say where a commit was asked for and never confirmed."""


class Unavailable(IndgangError):
    """A dependency fails and, but for KEPT_OR_NOT, nothing was kept; send again after `retry_after` seconds."""

    def __init__(self, detail: str = "The service cannot write or read right now; nothing was kept.") -> None:
        super().__init__(detail)
        self.retry_after = 5
