"""Taking in what a reporter answers: whoever has the signed link may, once, while it is open."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from app.kit.database import Tx
from app.kit.errors import Conflict, NotFound
from app.kit.survey_codes import Knowledge, Satisfaction
from app.response_time.survey.invite import Survey, survey_of
from app.response_time.tables import surveys


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a reporter answers; one of the two suffices."""

    satisfaction: Satisfaction | None
    knowledge: Knowledge | None


def token_of(tx: Tx, survey: UUID) -> str:
    """Return what the link carries: only who was asked can know it."""
    return tx.sealer.fingerprint(str(survey), purpose="survey link").hex()


def by_link(tx: Tx, *, survey: UUID, token: str) -> Survey:
    """Return the survey of a link; NotFound where there is none, or the link is not ours."""
    found = survey_of(tx, survey=survey)
    if found is None or not hmac.compare_digest(token.encode(), token_of(tx, survey).encode()):
        raise NotFound
    return found


def is_open(tx: Tx, survey: Survey) -> bool:
    return survey.told_at is None and tx.now < survey.expires_at


def give(tx: Tx, *, survey: UUID, token: str, given: Given) -> None:
    """Keep an answer; Conflict where one was given before, or the time is over."""
    found = by_link(tx, survey=survey, token=token)
    values = {
        "told_at": tx.now,
        "satisfaction": given.satisfaction and given.satisfaction.value,
        "knowledge": given.knowledge and given.knowledge.value,
    }
    still = sa.and_(surveys.c.id == found.id, surveys.c.told_at.is_(None), surveys.c.expires_at > tx.now)
    if tx.execute(sa.update(surveys).where(still).values(values)).rowcount == 0:
        raise Conflict("This was answered before, or the time to answer is over.")
