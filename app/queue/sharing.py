"""Cases that are shared come into the queue of others and leave it again: each time they hear of it."""

from __future__ import annotations

from typing import Final

from app.access.consents import Consent, by_id
from app.directory.current import mark_changed
from app.jobs.promise import Promise, promise
from app.jobs.work import Job
from app.kit.database import Tx
from app.queue.changed import Change, ChangeKind
from app.queue.changes import number

CONSENT_TURNS: Final = "consent_turns"


def shared(tx: Tx, consent: Consent) -> None:
    """Number the change in the queue of whom a consent lets in, and promise to do so when it begins and ends."""
    said = consent.sharing
    turns = [one for one in (said.from_at, said.until_at) if one > tx.now]
    promise(
        tx,
        [
            Promise(kind=CONSENT_TURNS, key=f"{consent.id}/{at.isoformat()}", subject=consent.id, run_at=at)
            for at in turns
        ],
    )
    began = said.from_at <= tx.now
    _tell(tx, consent, ChangeKind.ENTERED if began else ChangeKind.CHANGED)


def withdrawn(tx: Tx, consent: Consent) -> None:
    _tell(tx, consent, ChangeKind.CHANGED)


def turn(tx: Tx, job: Job) -> None:
    """Tell that a consent began or ended by the clock; one that was withdrawn was told already."""
    consent = None if job.subject is None else by_id(tx, consent=job.subject)
    if consent is None or consent.withdrawn_at is not None:
        return
    ended = consent.sharing.until_at <= tx.now
    _tell(tx, consent, ChangeKind.CHANGED if ended else ChangeKind.ENTERED)


def _tell(tx: Tx, consent: Consent, kind: ChangeKind) -> None:
    """Who may see what is another from now on: whoever follows that centre begins anew."""
    mark_changed(tx)
    number(tx, [Change(centre=consent.sharing.centre, case=consent.sharing.case, kind=kind)])
