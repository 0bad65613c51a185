"""Sealed fields: what is about a person is stored encrypted, bound to its table, column and row."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEY_BYTES = 32
_KEY_ID_BYTES = 4
_NONCE_BYTES = 12
FINGERPRINT_BYTES = 16


class SealBroken(Exception):
    """A sealed field that does not open: wrong key, wrong place or changed bytes."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Secrets of one installation: sealing keys (the first seals, all open) and the key of the look-up fingerprints."""

    sealing: tuple[bytes, ...]
    lookup: bytes

    @classmethod
    def generate(cls) -> Keys:
        return cls(sealing=(os.urandom(_KEY_BYTES),), lookup=os.urandom(_KEY_BYTES))

    @classmethod
    def from_text(cls, *, sealing: str, lookup: str) -> Keys:
        """Read comma-separated base64 keys of 32 bytes, newest first; ValueError where one is not."""
        ring = tuple(_key(text) for text in sealing.split(",") if text.strip())
        if not ring:
            raise ValueError("at least one sealing key is needed")
        return cls(sealing=ring, lookup=_key(lookup))

    def to_text(self) -> tuple[str, str]:
        return ",".join(base64.b64encode(key).decode() for key in self.sealing), base64.b64encode(self.lookup).decode()


class Sealer:
    """Seals and opens fields by AES-256-GCM; the key id stands in front so that the ring can rotate."""

    def __init__(self, keys: Keys) -> None:
        self._ring = {_key_id(key): AESGCM(key) for key in keys.sealing}
        self._active_id = _key_id(keys.sealing[0])
        self._active = self._ring[self._active_id]
        self._lookup = keys.lookup

    def seal(self, text: str, *, table: str, column: str, row: UUID) -> bytes:
        # surrogatepass: text that came in broken is kept as it came, never refused by the store
        return self.seal_bytes(text.encode("utf-8", "surrogatepass"), table=table, column=column, row=row)

    def seal_bytes(self, data: bytes, *, table: str, column: str, row: UUID) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        place = f"{table}.{column}.".encode() + row.bytes
        return self._active_id + nonce + self._active.encrypt(nonce, data, place)

    def open(self, sealed: bytes, *, table: str, column: str, row: UUID) -> str:
        """Return the text; SealBroken where the key is missing or the bytes belong elsewhere."""
        return self.open_bytes(sealed, table=table, column=column, row=row).decode("utf-8", "surrogatepass")

    def open_bytes(self, sealed: bytes, *, table: str, column: str, row: UUID) -> bytes:
        """Return the bytes; SealBroken as `open`."""
        key = self._ring.get(sealed[:_KEY_ID_BYTES])
        if key is None:
            raise SealBroken("sealed with a key that is not on the ring")
        nonce = sealed[_KEY_ID_BYTES : _KEY_ID_BYTES + _NONCE_BYTES]
        place = f"{table}.{column}.".encode() + row.bytes
        try:
            opened = key.decrypt(nonce, sealed[_KEY_ID_BYTES + _NONCE_BYTES :], place)
        except (InvalidTag, ValueError) as error:  # the latter where even the nonce was cut off
            raise SealBroken("does not belong to this table, column and row") from error
        return opened

    def fingerprint(self, text: str, *, purpose: str) -> bytes:
        """Return 16 keyed bytes by which equal texts of one purpose are found without being readable."""
        words = f"{purpose}\0{text}".encode("utf-8", "surrogatepass")
        return hmac.digest(self._lookup, words, hashlib.sha256)[:FINGERPRINT_BYTES]


def _key(text: str) -> bytes:
    key = base64.b64decode(text.strip(), validate=True)
    if len(key) != _KEY_BYTES:
        raise ValueError(f"a key is {_KEY_BYTES} bytes in base64")
    return key


def _key_id(key: bytes) -> bytes:
    return hashlib.sha256(b"indgang key id" + key).digest()[:_KEY_ID_BYTES]
