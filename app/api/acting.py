"""Doing an act on a case: as whom, measured, and answered with the case as it is then, all in one transaction."""

from collections.abc import Callable
from typing import Annotated, Self
from uuid import UUID

from fastapi import Depends, Header
from starlette.responses import Response

from app.access import roles
from app.access.log import shown
from app.access.scopes import WHOLE
from app.api import case_views as show
from app.api import report_views
from app.api.answers import Answer, answer, once
from app.api.caching import etag, if_match
from app.api.callers import Asked, allow
from app.api.case_deadlines import deadlines_part
from app.api.case_foreseen import foresee_case, foresee_reports
from app.api.case_work import work_part
from app.api.correction_views import correction_fields
from app.api.course_views import courses_part
from app.api.fields import Body, View
from app.api.given_away import given_away
from app.api.hand_over_views import hand_over_fields, owned_fields, participant_fields
from app.api.shared_case import SharedCaseOut, shared_case
from app.api.task_views import task_fields, waits_fields
from app.assignment import cases as rows
from app.assignment import hand_overs, task_rows
from app.assignment.case import Case
from app.assignment.corrections import corrections_of
from app.assignment.ownership import owners_of
from app.assignment.participants import participants_of
from app.assignment.waits import waits_of
from app.blobs.attachments import attached_to
from app.directory.current import current
from app.history.events import timeline, timelines, together
from app.intake.look_up import opened
from app.kit.case_codes import CaseState
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.kit.ids import read_reference
from app.queue import look
from app.queue.acts import Done
from app.queue.viewer import Viewer, viewer_of
from app.response_time.measure import measure
from app.response_time.promised import promises_to_reporters
from app.triage.keep import decisions_of

Worker = Annotated[Asked, Depends(allow(*roles.WORK_ON_CASES))]
Claimer = Annotated[Asked, Depends(allow(*roles.CLAIM))]
IfMatch = Annotated[
    str | None, Header(alias="If-Match", description="The ETag you read; then a newer version is refused with 412.")
]


class CaseBriefOut(View):
    """How a case stands after one of many acts."""

    number: str
    state: CaseState
    version: int

    @classmethod
    def of(cls, item: Case) -> Self:
        return cls(number=item.number, state=CaseState(item.state), version=item.version)


CaseSeen = show.CaseOut | SharedCaseOut
"""Whole for whose work it is, else what a consent is for."""
Act = Callable[[Tx, Viewer, str], Done]


def act_on(asked: Asked, body: Body, number: str, act: Act, *, status: int = 200) -> Response:
    """Do an act, measure it, and answer with the case as it is then, all in one transaction."""

    def work(tx: Tx) -> Answer:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        done = act(tx, viewer, number_of(number))
        measure(tx, done)
        tx.after_commit(asked.wiring.work_promised.set)
        try:
            return seen(tx, status)
        except NotFound:  # it was the caller's to do, and took the case out of its sight
            return answer(given_away(tx, done.case), status=status)

    def seen(tx: Tx, status: int) -> Answer:
        return case_now(tx, asked, number, status=status)

    return once(asked, body, work, again=seen)


def case_now(tx: Tx, asked: Asked, number: str, *, status: int) -> Answer:
    """Answer an act with its case as it is now; in brief where it is one of many."""
    viewer = viewer_of(tx, asked.caller, at=tx.now)
    view: CaseSeen | CaseBriefOut
    if asked.brief:
        item = look.case(tx, viewer, number=number_of(number))
        case_id, view = item.id, CaseBriefOut.of(item)
    else:
        case_id, view = case_view(tx, viewer, number_of(number))
    shown(tx, request=asked.read_of("case_work"), cases=[case_id])
    return answer(view, status=status, headers={"ETag": etag(view.version)})


def version_of(match: str | None) -> int | None:
    """Return the version that a caller says it has read, where it says so."""
    return None if match is None else if_match(match)


def number_of(number: str) -> str:
    """Return a number as it is written; NotFound where its check symbol shows a slip."""
    known = read_reference(number)
    if known is None:
        raise NotFound
    return known


def case_view(tx: Tx, viewer: Viewer, number: str) -> tuple[UUID, CaseSeen]:
    """Return a case as its viewer may see it; NotFound where it may not."""
    item = look.case(tx, viewer, number=number)
    scope = look.scope_of(tx, viewer, item)
    view = whole(tx, item, family=viewer.family)
    return item.id, view if scope == WHOLE else shared_case(view, scope)


def whole(tx: Tx, item: Case, *, family: bool) -> show.CaseOut:
    """Return a case with its reports, decisions, timeline, tasks and the cases it is a relapse of."""
    foresee_case(tx, item)
    ids = rows.reports_of(tx, case_id=item.id)
    foresee_reports(tx, reports=ids)
    reports, measured = opened(tx, ids=ids), promises_to_reporters(tx, reports=ids)
    references = {one: reports[one].reference for one in ids}
    attached, directory = attached_to(tx, reports=ids), current(tx)
    tasks = task_rows.tasks_of_case(tx, case_id=item.id)
    happened, merged = timeline(tx, case=item.id), rows.merged_in(tx, case_id=item.id)
    elsewhere = timelines(tx, [*merged])
    return show.CaseOut.model_validate(
        {
            **show.item_fields(item, directory, at=tx.now),
            "notes": item.notes,
            "reports": [
                report_views.report_fields(
                    reports[one], answered_at=measured[one].answered_at, answer_by=measured[one].answer_by
                )
                | {"attachments": report_views.attachment_fields(attached.get(one, ()))}
                for one in ids
            ],
            "decisions": [show.decision_fields(kept) for kept in decisions_of(tx, reports=ids)],
            "timeline": show.timeline_fields(together(happened, elsewhere), references),
            **work_part(tx, item, happened, elsewhere),
            **deadlines_part(tx, item, references),
            **courses_part(tx, item),
            "tasks": [task_fields(task, to_supplier=False) for task in tasks],
            "waits_for_others": waits_fields(
                waits_of(tasks, owner=item.owner, now=tx.now, calendar=directory.calendar(item.centre)), directory
            ),
            "owners": owned_fields(owners_of(tx, case=item.id), directory),
            "participants": participant_fields(participants_of(tx, case=item.id), directory),
            "hand_overs": [hand_over_fields(one, directory) for one in hand_overs.of_case(tx, case=item.id)],
            "corrections": [correction_fields(one) for one in corrections_of(tx, case=item.id)],
            "merged_from": list(merged.values()),
            "merged_into": None if item.merged_into is None else rows.named(tx, case_id=item.merged_into)[0],
            "earlier_cases": show.earlier_fields(rows.earlier_of(tx, item, family=family)),
        }
    )
