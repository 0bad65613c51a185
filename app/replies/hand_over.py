"""What the leader who decides is told of a hand-over that nobody accepted."""

from __future__ import annotations

from app.assignment.hand_overs import one
from app.directory.contact_scheme import contact_of
from app.directory.current import current
from app.jobs.work import Job
from app.kit.database import Tx
from app.replies.letter import Letter
from app.replies.texts import HAND_OVER_TEXTS, hand_over_subject


def hand_over_letter(tx: Tx, job: Job) -> Letter:
    """Return the letter that a job is about; its key ends in what became of the hand-over."""
    found = None if job.subject is None else one(tx, job.subject)
    if found is None:
        raise ValueError("the letter is about a hand-over")
    decider = contact_of(current(tx), department_id=None, centre_id=found.offer.decider)
    text = HAND_OVER_TEXTS[job.key.rpartition(":")[2]]
    return Letter(to=decider.email, subject=hand_over_subject(found.number), text=text)
