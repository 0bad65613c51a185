"""Sealed fields: what is about a person is stored encrypted, bound to its table, column and row."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
KEY_ID_BYTES = 4
_NONCE_BYTES = 12
FINGERPRINT_BYTES = 16
LOOK_AGAIN_SECONDS = 1.0
"""How long a process may go on sealing with a key that is no longer the newest."""


class SealBroken(Exception):
    """A sealed field that does not open: wrong key, wrong place or changed bytes."""


class WrongKeys(Exception):
    """Keys that are not those of this database: with them nothing old could be read, or found."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Secrets of one installation: sealing keys (the first seals, all open) and the key of the look-up fingerprints."""

    sealing: tuple[bytes, ...]
    lookup: bytes

    @classmethod
    def generate(cls) -> Keys:
        return cls(sealing=(os.urandom(KEY_BYTES),), lookup=os.urandom(KEY_BYTES))

    @classmethod
    def from_text(cls, *, sealing: str, lookup: str) -> Keys:
        """Read comma-separated base64 keys of 32 bytes, newest first; ValueError where one is not."""
        ring = tuple(_key(text) for text in sealing.split(",") if text.strip())
        if not ring:
            raise ValueError("at least one sealing key is needed")
        return cls(sealing=ring, lookup=_key(lookup))

    def to_text(self) -> tuple[str, str]:
        return ",".join(base64.b64encode(key).decode() for key in self.sealing), base64.b64encode(self.lookup).decode()


@dataclass(frozen=True, slots=True)
class _Ring:
    """The keys in use: replaced as a whole, so that no thread meets half of a change."""

    ciphers: dict[bytes, AESGCM]
    active: bytes

    @classmethod
    def of(cls, sealing: tuple[bytes, ...]) -> _Ring:
        return cls({key_id(key): AESGCM(key) for key in sealing}, key_id(sealing[0]))


class Sealer:
    """Seals and opens fields by AES-256-GCM; the key id stands in front so that the ring can rotate."""

    def __init__(self, keys: Keys, *, again: Callable[[], Keys | None] | None = None) -> None:
        """Take the keys, and where they can be read again: now and then, and for a key that is not known yet."""
        self._ring = _Ring.of(keys.sealing)
        self._sealing = keys.sealing
        self._lookup = keys.lookup
        self._keyed = hmac.new(keys.lookup, digestmod=hashlib.sha256)  # copied for each: less than from the key anew
        self._again = again
        self._look_at = time.monotonic() + LOOK_AGAIN_SECONDS

    @property
    def active(self) -> bytes:
        """The id that stands in front of what is sealed now."""
        if self._again is not None and time.monotonic() >= self._look_at:
            self._read_again()
        return self._ring.active

    def knows(self, sealed: bytes) -> bool:
        """Say whether the key that sealed this is on the ring."""
        return bytes(sealed[:KEY_ID_BYTES]) in self._ring.ciphers

    def _read_again(self) -> None:
        """Take up what the keys are now; where they cannot be read go on with those there are."""
        if self._again is None:
            return
        self._look_at = time.monotonic() + LOOK_AGAIN_SECONDS
        keys = self._again()
        if keys is not None and keys.lookup == self._lookup and keys.sealing != self._sealing:
            ring = _Ring.of(keys.sealing)
            # What was removed still opens here: a read that is under way may look at a snapshot from before.
            self._sealing, self._ring = keys.sealing, _Ring(self._ring.ciphers | ring.ciphers, ring.active)

    def seal(self, text: str, *, table: str, column: str, row: UUID) -> bytes:
        # surrogatepass: text that came in broken is kept as it came, never refused by the store
        return self.seal_bytes(text.encode("utf-8", "surrogatepass"), table=table, column=column, row=row)

    def seal_bytes(self, data: bytes, *, table: str, column: str, row: UUID) -> bytes:
        if self._again is not None and time.monotonic() >= self._look_at:
            self._read_again()
        ring = self._ring
        nonce = os.urandom(_NONCE_BYTES)
        place = f"{table}.{column}.".encode() + row.bytes
        return ring.active + nonce + ring.ciphers[ring.active].encrypt(nonce, data, place)

    def open(self, sealed: bytes, *, table: str, column: str, row: UUID) -> str:
        """Return the text; SealBroken where the key is missing or the bytes belong elsewhere."""
        return self.open_bytes(sealed, table=table, column=column, row=row).decode("utf-8", "surrogatepass")

    def open_bytes(self, sealed: bytes, *, table: str, column: str, row: UUID) -> bytes:
        """Return the bytes; SealBroken as `open`."""
        name = bytes(sealed[:KEY_ID_BYTES])
        if name not in self._ring.ciphers:
            self._read_again()  # another process may have sealed with a key that was added a moment ago
        key = self._ring.ciphers.get(name)
        if key is None:
            raise SealBroken("sealed with a key that is not on the ring")
        nonce = sealed[KEY_ID_BYTES : KEY_ID_BYTES + _NONCE_BYTES]
        place = f"{table}.{column}.".encode() + row.bytes
        try:
            opened = key.decrypt(nonce, sealed[KEY_ID_BYTES + _NONCE_BYTES :], place)
        except (InvalidTag, ValueError) as error:  # the latter where even the nonce was cut off
            raise SealBroken("does not belong to this table, column and row") from error
        return opened

    def fingerprint(self, text: str, *, purpose: str) -> bytes:
        """Return 16 keyed bytes by which equal texts of one purpose are found without being readable."""
        words = f"{purpose}\0{text}".encode("utf-8", "surrogatepass")
        keyed = self._keyed.copy()
        keyed.update(words)
        return keyed.digest()[:FINGERPRINT_BYTES]


def _key(text: str) -> bytes:
    key = base64.b64decode(text.strip(), validate=True)
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key is {KEY_BYTES} bytes in base64")
    return key


def key_id(key: bytes) -> bytes:
    """Return what stands in front of everything this key sealed."""
    return hashlib.sha256(b"indgang key id" + key).digest()[:KEY_ID_BYTES]
