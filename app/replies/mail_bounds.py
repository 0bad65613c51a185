"""Whether a letter may go to an address: a receipt not to one that bounced, and never many an hour."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from app.intake.parties import mail_fingerprint
from app.jobs.work import NotYet
from app.kit.database import Tx
from app.kit.mail_addresses import spelling_of
from app.kit.prepared import Prepared
from app.replies.tables import letter_counts, letters, unreachable

MOST_AN_HOUR: Final = 20
"""Two machines that answer each other stop here, whatever else failed to notice them."""

MOST_WITHIN_AN_HOUR: Final = 200
"""Of letters to one of ourselves; what is more waits, for what it tells stands in the case meanwhile."""

MOST_ANSWERS_A_DAY: Final = 10
"""To letters to ourselves, in the same words: from then on whoever gives them is taken for a program."""

MOST_ANSWERS_IN_ANY_WORDS: Final = 50

_MOST_SAME: Final = 80
_HOUR_SECONDS: Final = 3600
_HOURS_A_DAY: Final = 24
_REACHED: Final = Prepared(sa.delete(unreachable).where(unreachable.c.address_fp == sa.bindparam("address")))


class Withheld(StrEnum):
    CAP = "cap"
    UNREACHABLE = "unreachable"
    NO_ADDRESS = "no_address"
    NO_MAIL = "no_mail"
    MACHINE = "machine"
    BAD_ADDRESS = "bad_address"
    """What was told can be no mail address."""
    NOT_TAKEN = "not_taken"
    """Our mail server takes no address like this one, or knows that there is none."""
    FAILED = "failed"
    """It was tried to the last attempt; an administrator sees it, and may let it be tried again."""


UNAWARES: Final = frozenset(
    {Withheld.BAD_ADDRESS, Withheld.NOT_TAKEN, Withheld.FAILED, Withheld.UNREACHABLE, Withheld.CAP}
)
"""Why the reporter hears nothing although an address was told: whoever has the case must know."""


class TooMany(NotYet):
    """An address within the municipality has had its letters of this hour: the job waits for the next."""


def room_within(tx: Tx, *, address: str) -> None:
    """Raise TooMany where one of ourselves has had as many letters this hour as anybody reads.

    Apart from the receipts of the same address: whoever makes us write many of those must not silence an alarm.
    """
    hour = _hour(tx)
    counted = sa.select(letter_counts.c.letters).where(
        letter_counts.c.address_fp == _within(tx, address), letter_counts.c.hour == hour
    )
    if (tx.execute(counted).scalar() or 0) >= MOST_WITHIN_AN_HOUR:
        raise TooMany(datetime.fromtimestamp((hour + 1) * _HOUR_SECONDS, tz=UTC))


def went_within(tx: Tx, *, address: str) -> None:
    """Count a letter to one of ourselves that went: what a mail server did not take uses up nobody's hour."""
    _count(tx, _within(tx, address))


def had_letters_within(tx: Tx, *, address: str) -> bool:
    """Say whether an address had letters as one of ourselves during the last day."""
    return _of_the_day(tx, _within(tx, address)) > 0


def answered_within(tx: Tx, *, address: str, words: str, marked: bool) -> bool:
    """Count an answer to a letter within; say whether its sender has given more in a day than a person does.

    Such a program marks none of its mails, and each of them would be a report of which the next letter tells. It says
    the same each time, but for figures; whoever shares an address with many says it in other words. What bears some
    mark of a program is heard once: many of them tell whom to call where it burns.
    """
    same = "".join(one for one in words.casefold() if one.isalpha())[:_MOST_SAME]
    spelling = spelling_of(address)
    by_any = _counted(tx, spelling, purpose="answers within")
    by_same = _counted(tx, f"{spelling} {same}", purpose="answers within in the same words")
    return by_same > (1 if marked else MOST_ANSWERS_A_DAY) or by_any > MOST_ANSWERS_IN_ANY_WORDS


def bounced_within(tx: Tx, *, whose: str) -> int:
    """Count a bounce of a letter to one of ourselves; return how many there are of the last day.

    `whose` is the address that it names, or what else it is known by.
    """
    return _counted(tx, spelling_of(whose), purpose="bounces within")


def _counted(tx: Tx, what: str, *, purpose: str) -> int:
    """Count one more; return how many of the last day there are."""
    fingerprint = tx.sealer.fingerprint(what, purpose=purpose)
    _count(tx, fingerprint)
    return _of_the_day(tx, fingerprint)


def _of_the_day(tx: Tx, fingerprint: bytes) -> int:
    counted = sa.select(sa.func.sum(letter_counts.c.letters)).where(
        letter_counts.c.address_fp == fingerprint, letter_counts.c.hour > _hour(tx) - _HOURS_A_DAY
    )
    return int(tx.execute(counted).scalar() or 0)


def _within(tx: Tx, address: str) -> bytes:
    return tx.sealer.fingerprint(spelling_of(address), purpose="letters within")


def reserve(tx: Tx, *, job: UUID, report: UUID, address: str) -> bool:
    """Say whether this job may send to the address, once for all its attempts; the count is exact under rivals."""
    decided = tx.execute(sa.select(letters.c.withheld).where(letters.c.job_id == job)).one_or_none()
    if decided is not None:
        return decided.withheld is None
    fingerprint = mail_fingerprint(tx, address)
    withheld = Withheld.UNREACHABLE if _is_unreachable(tx, fingerprint) else None
    if withheld is None and _count(tx, fingerprint) > MOST_AN_HOUR:
        withheld = Withheld.CAP
    row = {"job_id": job, "report_id": report, "address_fp": fingerprint, "withheld": withheld and withheld.value}
    tx.execute(sa.insert(letters), row | {"decided_at": tx.now})
    return withheld is None


def not_taken(tx: Tx, *, job: UUID) -> bool:
    """Remember that no attempt of this job can succeed; False where it is no letter about a report."""
    refused = sa.update(letters).where(letters.c.job_id == job).values(withheld=Withheld.NOT_TAKEN.value)
    return tx.execute(refused).rowcount == 1


def withheld(tx: Tx, *, job: UUID) -> str | None:
    """Return why the letter of a job was not sent; None where it was, or nobody asked."""
    reason: str | None = tx.execute(sa.select(letters.c.withheld).where(letters.c.job_id == job)).scalar()
    return reason


def mark_unreachable(tx: Tx, *, report: UUID, address: str) -> bool:
    """Remember that letters to the address do not arrive, until `reached`; say whether any went there.

    Who has a letter in hand knows its id, and may name whom it likes: believed is only where ours of this report went.
    """
    fingerprint = mail_fingerprint(tx, address)
    sent = sa.and_(letters.c.report_id == report, letters.c.address_fp == fingerprint, letters.c.withheld.is_(None))
    if tx.execute(sa.select(letters.c.job_id).where(sent).limit(1)).first() is None:
        return False
    _mark(tx, fingerprint, report)
    return True


def can_be_none(tx: Tx, *, report: UUID, address: str) -> None:
    """Remember of what was told as an address and can be none what a bounce would say of it."""
    _mark(tx, mail_fingerprint(tx, address), report)


def _mark(tx: Tx, fingerprint: bytes, report: UUID) -> None:
    tx.add_missing(unreachable, {"address_fp": fingerprint, "report_id": report, "since": tx.now})


def reached(tx: Tx, *, address: str) -> None:
    """Take an address for reachable again: somebody wrote from it."""
    tx.run(_REACHED, {"address": mail_fingerprint(tx, address)})


def _is_unreachable(tx: Tx, fingerprint: bytes) -> bool:
    return tx.execute(sa.select(unreachable.c.since).where(unreachable.c.address_fp == fingerprint)).first() is not None


def _count(tx: Tx, fingerprint: bytes) -> int:
    """Count one more in this hour; the row's lock is held until the commit."""
    insert: Any = sqlite.insert if tx.connection.dialect.name == "sqlite" else postgresql.insert
    counted = (
        insert(letter_counts)
        .values(address_fp=fingerprint, hour=_hour(tx), letters=1)
        .on_conflict_do_update(
            index_elements=[letter_counts.c.address_fp, letter_counts.c.hour],
            set_={"letters": letter_counts.c.letters + 1},
        )
        .returning(letter_counts.c.letters)
    )
    return int(tx.execute(counted).scalar_one())


def _hour(tx: Tx) -> int:
    return int(tx.now.timestamp()) // _HOUR_SECONDS
