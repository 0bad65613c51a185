"""Every table in the order of the path, for migrations."""

from __future__ import annotations

from app.access import tables as access
from app.assignment import tables as assignment
from app.blobs import tables as blobs
from app.courses import tables as courses
from app.deadlines import tables as deadlines
from app.directory import tables as directory
from app.history import tables as history
from app.intake import tables as intake
from app.jobs import tables as jobs
from app.kit.columns import metadata
from app.privacy import tables as privacy
from app.queue import tables as queue
from app.replies import tables as replies
from app.response_time import tables as response_time
from app.triage import tables as triage

STEPS = (
    history,
    jobs,
    blobs,
    access,
    directory,
    intake,
    triage,
    assignment,
    queue,
    response_time,
    deadlines,
    courses,
    replies,
    privacy,
)

__all__ = ["STEPS", "metadata"]
