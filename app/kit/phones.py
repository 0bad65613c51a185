"""Phone numbers as E.164, so that one number has one spelling wherever it was written or said."""

from __future__ import annotations

import re
from typing import Final

_WRITTEN: Final = re.compile(r"[+0-9\s.()/\-\u2010-\u2015]{1,40}")
_SEPARATORS: Final = re.compile(r"[^+0-9]+")
_DANISH: Final = re.compile(r"(?:\+45|0045)?([2-9][0-9]{7})")
_DENMARK: Final = 45


def normalise_phone(text: str, *, region: str = "DK") -> str | None:
    """Return the number as `+4533123456`, `None` when the text cannot be one.

    A number without country code is read in `region`. Emergency and short numbers are none: nobody can be called back
    there. Letters are refused, though phone keypads carry them: here they are a name in the wrong field.
    """
    if not _WRITTEN.fullmatch(text):
        return None
    # Nearly every number is a Danish one of eight digits; the others pay for loading the numbering plans of the world.
    danish = _DANISH.fullmatch(_SEPARATORS.sub("", text)) if region == "DK" else None
    return f"+45{danish[1]}" if danish else _by_numbering_plan(text, region)


def _by_numbering_plan(text: str, region: str) -> str | None:
    import phonenumbers  # noqa: PLC0415

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    # Ranges are handed out faster than the plans are published: abroad the right length has to suffice.
    if not phonenumbers.is_possible_number(number):
        return None
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return written if number.country_code != _DENMARK or _DANISH.fullmatch(written) else None
