"""What a reporter adds to a report later, and the files that came with one."""

import re
from collections.abc import Sequence
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import roles
from app.access.callers import Caller
from app.access.log import shown
from app.api.answers import Answer, answer, once
from app.api.callers import Asked, allow
from app.api.fields import AnyInstant, Body, Flag, Text
from app.api.problems import problems
from app.api.report_body import MOST_CHARACTERS
from app.api.reports import ReportOut, report_out
from app.api.showing import Showing, show
from app.assignment.bounds import sees_report
from app.blobs.attachments import Attachment, bytes_of
from app.intake.look_up import Wanted
from app.intake.parties import Party, parties_of
from app.kit.codes import Channel, Role
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Forbidden, Invalid, NotFound
from app.kit.ids import read_reference
from app.queue.add import Addition
from app.queue.look import sees_words_of
from app.queue.viewer import viewer_of
from app.replies.ask import add_told, ask
from app.replies.look import view_of, views
from app.replies.question import WARNING, Question, QuestionTemplate

router = APIRouter(prefix="/v1/reports/{reference}", tags=["reports"])
MayAdd = Annotated[Asked, Depends(allow(*roles.ADD_MESSAGE))]
OnTheCase = Annotated[Asked, Depends(allow(*roles.WORK_ON_CASES))]

_NOT_ASCII = re.compile(r"[^A-Za-z0-9 ._-]")


class MessageIn(Body):
    """What its reporter tells later, in words; or what staff of its case ask its reporter, by template."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"text": "Nu er der også kommet røg fra lejligheden."},
                {"template": "which_dwelling", "answer_by": "2026-11-27T12:00:00+01:00"},
            ]
        }
    )

    text: Annotated[str, Text(MOST_CHARACTERS)] | None = Field(
        default=None, description="Needed from a reporter. Beside a template it is a free sentence to the reporter."
    )
    template: QuestionTemplate | None = None
    answer_by: AnyInstant | None = Field(default=None, description="Beside a template: when an answer is wanted.")
    confirm_free_text: Flag = Field(
        default=False,
        description="That a free sentence beside a template tells nothing of anybody: it is refused without.",
    )


class AskedOut(ReportOut):
    """What staff who asked are answered: the report as its reporter sees it now, and what to beware of."""

    warnings: list[str]


@router.post(
    "/messages",
    status_code=201,
    response_model=ReportOut | AskedOut,
    responses=problems(404, 409),
    summary="Add to a report",
)
def send(reference: str, body: MessageIn, asked: MayAdd) -> Response:
    """Tell more of what was reported, which is new in the queue of whoever has the case; or, as staff, ask."""
    if body.template is not None:
        return _ask(reference, body, body.template, asked)
    if body.text is None or body.answer_by is not None or body.confirm_free_text:
        raise Invalid(FieldError("/text", "Say in `text` what is added; `template` is for what staff ask."))
    text, channel = body.text, Channel.PHONE if asked.caller.role is Role.CALL_DESK else Channel.API

    def work(tx: Tx) -> Answer:
        party = _kept(_party(tx, asked.caller, reference))
        add_told(tx, Addition(report=party.report, text=text, at=tx.now, channel=channel))
        return _told(tx, asked, party.report, status=201)

    def again(tx: Tx, status: int) -> Answer:
        return _told(tx, asked, _party(tx, asked.caller, reference).report, status=status)

    return once(asked, body, work, again=again)


def _ask(reference: str, body: MessageIn, template: QuestionTemplate, asked: Asked) -> Response:
    """A free sentence is warned about, logged as such, and refused before somebody has taken responsibility for it."""
    if asked.caller.role not in roles.WORK_ON_CASES:
        raise Forbidden("Only staff who work on its case ask the reporter.")
    if (body.text is not None) is not body.confirm_free_text:
        raise Invalid(FieldError("/confirm_free_text", "Belongs to `text` beside a template, and is needed there."))
    question = Question(template=template, answer_by=body.answer_by, free_text=body.text)
    warnings = () if body.text is None else (WARNING,)
    purpose = "question" if body.text is None else "free_text_to_reporter"

    def work(tx: Tx) -> Answer:
        report = _kept(_found(tx, reference)).report
        ask(tx, viewer_of(tx, asked.caller, at=tx.now), report=report, question=question)
        tx.after_commit(asked.wiring.work_promised.set)
        return _told(tx, asked, report, status=201, purpose=purpose, warnings=warnings)

    def again(tx: Tx, status: int) -> Answer:
        report = _found(tx, reference).report
        if not sees_report(tx, viewer_of(tx, asked.caller, at=tx.now).bounds, report=report):
            raise NotFound
        return _told(tx, asked, report, status=status, purpose=purpose, warnings=warnings)

    return once(asked, body, work, again=again)


def _told(
    tx: Tx,
    asked: Asked,
    report: UUID,
    *,
    status: int,
    purpose: str = "own_report",
    warnings: Sequence[str] | None = None,
) -> Answer:
    shown(tx, request=asked.read_of(purpose), reports=[report])
    seen = report_out(view_of(tx, report=report))
    return answer(seen if warnings is None else AskedOut(**dict(seen), warnings=list(warnings)), status=status)


@router.get(
    "/attachments/{attachment}",
    response_class=Response,
    responses={
        200: {
            "description": "The file, to be saved and never shown by the browser.",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        },
        **problems(404),
    },
    summary="A file that came with a report",
)
def download(reference: str, attachment: UUID, asked: OnTheCase) -> Response:
    """Return a file to those who may see the report's case; what a mail brought is never opened here."""

    def work(tx: Tx) -> Showing[tuple[Attachment, bytes]]:
        party = _found(tx, reference)
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        if not sees_words_of(tx, viewer, report=party.report):
            raise NotFound
        return Showing(what=bytes_of(tx, report=party.report, attachment=attachment), reports=[party.report])

    file, data = show(asked, purpose="attachment", work=work)
    return Response(data, media_type="application/octet-stream", headers={"Content-Disposition": _saved_as(file.name)})


def _saved_as(name: str) -> str:
    plain = _NOT_ASCII.sub("_", name)[:100] or "fil"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name.encode('utf-8', 'replace'), safe='')}"


def _party(tx: Tx, caller: Caller, reference: str) -> Party:
    """Return the report where the caller is party to it: its sender, its landlord, or the desk.

    What staff of its case tell is no word of the reporter's: Forbidden says where they tell it.
    """
    party = _found(tx, reference)
    if caller.role is Role.CALL_DESK or party.caller == caller.id:
        return party
    if caller.role in {Role.RESPONDER, Role.CENTRE_LEADER}:
        if sees_report(tx, viewer_of(tx, caller, at=tx.now).bounds, report=party.report):
            raise Forbidden("Only who reported adds to a report; tell what you know as an event of its case.")
        raise NotFound
    if not _own(tx, caller, party):
        raise NotFound
    return party


def _own(tx: Tx, caller: Caller, party: Party) -> Sequence[object]:
    wanted = Wanted(landlords=caller.landlords, caller=caller.id, report=party.report)
    return views(tx, wanted=wanted, limit=1)


def _kept(party: Party) -> Party:
    if party.cleared:
        raise Conflict("All that was told of this report is deleted, its time being over; send a new report.")
    return party


def _found(tx: Tx, reference: str) -> Party:
    known = read_reference(reference)
    found = parties_of(tx, references=[known]) if known is not None else ()
    if not found:
        raise NotFound
    return found[0]
