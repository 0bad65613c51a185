"""What the leader who decides is told of a hand-over that nobody accepted; of a family team's own, that team."""

from __future__ import annotations

from app.assignment.hand_overs import one
from app.directory.contact_scheme import contact_of
from app.directory.current import current
from app.jobs.work import Job
from app.kit.database import Tx
from app.replies.letter import Letter, addressed
from app.replies.mail_ids import local_id_within
from app.replies.texts import FAMILY_HAND_OVER_TEXTS, HAND_OVER_TEXTS, hand_over_subject


def hand_over_letter(tx: Tx, job: Job) -> Letter | None:
    """Return the letter that a job is about; its key ends in what became of the hand-over."""
    found = None if job.subject is None else one(tx, job.subject)
    if found is None:
        raise ValueError("the letter is about a hand-over")
    directory, became = current(tx), job.key.rpartition(":")[2]
    decider = contact_of(directory, department_id=None, centre_id=found.offer.decider).email
    subject, local_id = hand_over_subject(found.number), local_id_within(job.id, sealer=tx.sealer)
    if not found.offer.family:
        return addressed(decider, subject=subject, text=HAND_OVER_TEXTS[became], local_id=local_id)
    team = directory.responder(found.offer.from_owner)
    to = decider if team is None else team.email or decider
    return addressed(to, subject=subject, text=FAMILY_HAND_OVER_TEXTS[became], local_id=local_id)
