"""Alarms: the leader of the centre, or the entrance, is told which case needs somebody now."""

from __future__ import annotations

from app.assignment.cases import named
from app.directory.contact_scheme import contact_of
from app.directory.current import current
from app.jobs.work import Job
from app.kit.database import Tx
from app.replies.letter import Letter, addressed
from app.replies.mail_ids import local_id_within
from app.replies.texts import ALARM_TEXT, alarm_subject

ALARM = "alarm"


def alarm_for(tx: Tx, job: Job) -> Letter | None:
    """Return what is said of the case that a job is about, to the centre where it stands."""
    if job.subject is None:
        raise ValueError("an alarm is about a case")
    number, centre = named(tx, case_id=job.subject)
    contact = contact_of(current(tx), department_id=None, centre_id=centre)
    return addressed(
        contact.email,
        subject=alarm_subject(number),
        text=ALARM_TEXT,
        local_id=local_id_within(job.id, sealer=tx.sealer),
    )
