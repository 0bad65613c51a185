"""What an owner is told of a course that nears its planned end, or of a follow-up that is due."""

from __future__ import annotations

from app.assignment.stand_in import who_acts
from app.assignment.whose import locate_owner
from app.directory.contact_scheme import contact_of
from app.directory.current import current
from app.jobs.work import Job
from app.kit.database import Tx
from app.replies.letter import Letter, addressed
from app.replies.mail_ids import local_id_within
from app.replies.texts import COURSE_TEXTS, notice_subject


def course_letter(tx: Tx, job: Job) -> Letter | None:
    """Return the letter to whoever works on the case by now; the key of the job begins with what it is about."""
    if job.subject is None:
        raise ValueError("a reminder is about a case")
    where = locate_owner(tx, case_id=job.subject)
    directory = current(tx)
    owner = who_acts(where, directory, tx.now)
    centre = contact_of(directory, department_id=None, centre_id=where.centre)
    to = (None if owner is None else owner.email) or centre.email
    text = COURSE_TEXTS[job.key.partition(":")[0]]
    subject = notice_subject(where.number, step="reminder")
    return addressed(to, subject=subject, text=text, local_id=local_id_within(job.id, sealer=tx.sealer))
