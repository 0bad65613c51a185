"""Mail addresses as servers take them, so that one address has one spelling: domains are ASCII to them (pure).

Letters beyond ASCII in front of the @ have no other spelling: whether they are taken is for the mail server to say.
"""

from __future__ import annotations

import re
import unicodedata
from email.errors import MessageError
from email.headerregistry import Address
from typing import Final

_LONGEST_LABEL: Final = 63
_LONGEST_LOCAL: Final = 64
_LONGEST: Final = 254
_LOCAL: Final = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_LABEL: Final = re.compile(r"(?!-)[\w-]+(?<!-)")
_PUNY: Final = "xn--"


def as_sent(text: str) -> str | None:
    """Return the address as it goes into an envelope; None where it can be none, or its domain cannot be looked up."""
    local, at, domain = text.strip().rpartition("@")
    labels = [_label(one) for one in _composed(domain).split(".")]
    if not at or not _LOCAL.fullmatch(local) or len(local.encode()) > _LONGEST_LOCAL or None in labels:
        return None
    address = f"{_composed(local)}@{'.'.join(one for one in labels if one)}"
    return address if len(address.encode()) <= _LONGEST else None


def header_of(text: str, *, name: str = "") -> Address:
    """Return the address for a header of a mail; ValueError where it can be none."""
    known = as_sent(text)
    if known is None:
        raise ValueError("this can be no mail address")
    local, _, domain = known.rpartition("@")
    if not known.isascii():  # the parser of a whole address takes ASCII alone
        return Address(display_name=name, username=local, domain=domain)
    try:
        return Address(display_name=name, addr_spec=known)
    except MessageError as error:
        raise ValueError("this can be no mail address") from error


def spelling_of(text: str) -> str:
    """Return by what an address is compared, also where it can be none."""
    return (text if text.isascii() else as_sent(text) or text).casefold()


def _label(text: str) -> str | None:
    """Return one part of a domain by the rule of 2008, in which no letter stands for another: ß is not ss."""
    if not _LABEL.fullmatch(text):
        return None
    label = text if text.isascii() else _PUNY + text.lower().encode("punycode").decode("ascii")
    return label if len(label) <= _LONGEST_LABEL else None


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
