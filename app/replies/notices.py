"""Reminders and alarms of limits: to the owner, the leader, the entrance; which case, and nothing of what is in it."""

from __future__ import annotations

from uuid import UUID

from app.assignment.stand_in import who_acts
from app.assignment.whose import locate_owner
from app.deadlines.limit import Told
from app.deadlines.told import notice_of
from app.directory.contact_scheme import contact_of
from app.directory.current import current
from app.jobs.work import Job
from app.kit.database import Tx
from app.replies.letter import Letter, addressed
from app.replies.mail_ids import local_id_within
from app.replies.texts import limit_text, notice_subject


def notice_letter(tx: Tx, job: Job) -> Letter | None:
    """Return the letter of a notice, to whoever works on the case by now; who is away finds it in the history."""
    notice = notice_of(tx, UUID(job.key))
    where = locate_owner(tx, case_id=notice.case)
    directory = current(tx)
    leader = contact_of(directory, department_id=None, centre_id=where.centre)
    owner = who_acts(where, directory, tx.now)
    to = {
        Told.OWNER: (None if owner is None else owner.email) or leader.email,
        Told.LEADER: leader.email,
        Told.ENTRANCE: directory.entrance.email,
    }[notice.told]
    return addressed(
        to,
        subject=notice_subject(where.number, step=notice.step.value),
        text=limit_text(notice.what.value, step=notice.step.value, at=notice.limit_at),
        local_id=local_id_within(job.id, sealer=tx.sealer),
    )
