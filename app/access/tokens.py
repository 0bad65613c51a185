"""What is kept of a token instead of the token itself (pure)."""

from __future__ import annotations

import hashlib


def token_hash(token: str) -> bytes:
    """Return what is stored of a token: it has 256 random bits, so a fast hash cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
