"""The mails that are kept: what became of each, the words of those no report shows, and a report of one after all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import ConfigDict, Field, JsonValue
from starlette.responses import Response

from app.access import roles
from app.api.answers import Answer, answer, once, respond
from app.api.callers import Asked, allow
from app.api.fields import AnyInstant, Body, View
from app.api.mail_messages import PATH, MailOut
from app.api.paging import FIRST_LIMIT, Cursor, Limit, Listed, cursor_after, listed, uuid_after
from app.api.problems import problems
from app.api.showing import Showing, show
from app.api.wiring import MailTaker
from app.assignment.of_report import is_of_family
from app.blobs.mails import MailOutcome
from app.blobs.mails_kept import (
    Dropped,
    Fate,
    Stored,
    Wanted,
    Words,
    mail_of,
    raw_of_nobodys,
    reports_of_mail,
    stored,
)
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid, NotFound, Unavailable

router = APIRouter(prefix=PATH, tags=["mail"])

_STORED: dict[str, JsonValue] = {
    "message": "0199a5f0-6f1e-7a10-8000-000000000009",
    "arrived_at": "2026-11-20T22:30:59Z",
    "taken_at": "2026-11-20T22:31:04Z",
    "fate": "dropped",
    "dropped": "auto_reply",
    "outcome": "auto_reply",
    "shown_with_report": False,
    "attempts": 0,
    "bytes": 1834,
    "references": ["K7Q2-9XM4"],
}


class StoredMailOut(View):
    """A mail in codes: nothing of what it says, or of whom."""

    model_config = ConfigDict(json_schema_extra={"examples": [_STORED]})

    message: UUID
    arrived_at: datetime
    taken_at: datetime | None
    fate: Fate
    dropped: Dropped | None = Field(description="Why it makes no report, where it was dropped.")
    outcome: MailOutcome | None
    shown_with_report: bool = Field(description="Whether a report has the mail as it came; a list of homes has none.")
    attempts: int
    bytes: int
    references: list[str] = Field(description="The reports that it made, was added to or answers.")

    @classmethod
    def of(cls, one: Stored) -> Self:
        return cls(
            message=one.id,
            arrived_at=one.arrived_at,
            taken_at=one.taken_at,
            fate=one.fate,
            dropped=one.dropped,
            outcome=one.outcome,
            shown_with_report=one.shown,
            attempts=one.attempts,
            bytes=one.bytes,
            references=list(one.references),
        )


class NobodysMailOut(StoredMailOut):
    """A mail with its words, for whoever has to decide what it is; `files` are the names of what came with it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                _STORED
                | {
                    "sender": "viggo@ahorn.example",
                    "subject": "Automatisk svar: Kvittering K7Q2-9XM4",
                    "text": "Jeg er på ferie. Ring til Vera, hvis der stadig er larm.",
                    "files": [],
                }
            ]
        }
    )

    sender: str | None
    subject: str
    text: str
    files: list[str]

    @classmethod
    def with_words(cls, one: Stored, words: Words) -> Self:
        codes = dict(StoredMailOut.of(one))
        return cls(**codes, sender=words.sender, subject=words.subject, text=words.text, files=list(words.files))


class WantedIn(Body):
    """Which mails, and which page of them."""

    model_config = ConfigDict(extra="ignore")

    fate: Annotated[Fate | None, Field(description="What became of it.")] = None
    shown: Annotated[
        bool | None, Field(alias="shown_with_report", description="Whether a report has the mail as it came.")
    ] = None
    arrived_from: Annotated[AnyInstant | None, Field(alias="from", description="Arrived then or later.")] = None
    arrived_to: Annotated[AnyInstant | None, Field(alias="to", description="Arrived before then.")] = None
    limit: Limit = FIRST_LIMIT
    cursor: Cursor = None

    def wanted(self) -> Wanted:
        """Return what is wanted; Invalid where it ends before it begins."""
        if self.arrived_from and self.arrived_to and self.arrived_from >= self.arrived_to:
            raise Invalid(FieldError("/query/to", "It ends before it begins."))
        return Wanted(fate=self.fate, shown=self.shown, arrived_from=self.arrived_from, arrived_to=self.arrived_to)


@router.get("", response_model=Listed[StoredMailOut], summary="What became of every mail")
def index(asked: Annotated[Asked, Depends(allow(*roles.COUNT_MAIL))], told: Annotated[WantedIn, Query()]) -> Response:
    """Those kept last first. `failed` waits for a person: it is shown here and in the metrics until it is mended."""
    limit, before = told.limit, uuid_after(told.cursor)
    found: Sequence[Stored] = asked.read(lambda tx: stored(tx, wanted=told.wanted(), limit=limit + 1, before=before))
    more = cursor_after(str(found[limit - 1].id)) if len(found) > limit else None
    return listed(asked, Listed(items=[StoredMailOut.of(one) for one in found[:limit]], next_cursor=more))


@router.get("/{message}", response_model=NobodysMailOut, responses=problems(404), summary="A mail that no report shows")
def look(message: UUID, asked: Annotated[Asked, Depends(allow(*roles.READ_MAIL))]) -> Response:
    """Its words, where it was dropped, or was a list of homes that each got a report without it.

    What answers a letter about a report that a family team has too no desk reads: it stands with the report.
    """

    def work(tx: Tx) -> Showing[tuple[Stored, bytes]]:
        mail = mail_of(tx, mail=message)
        _refuse_of_family(tx, mail)
        raw = raw_of_nobodys(tx, mail=message)
        return Showing(what=(mail, raw), reports=[message])  # it is logged under its own id

    one, raw = show(asked, purpose="mail_of_nobody", work=work)
    return respond(NobodysMailOut.with_words(one, _door(asked).read(raw)))


@router.post(
    "/{message}/report",
    status_code=201,
    response_model=MailOut,
    responses={200: {"description": "It has made its reports before.", "model": MailOut}, **problems(404, 409)},
    summary="Make a report of a dropped mail",
)
def make(message: UUID, asked: Annotated[Asked, Depends(allow(*roles.MAKE_REPORTS_OF_MAIL))]) -> Response:
    """A person says that it is one. Another mail is answered with what it made; 409 while it waits.

    What a program wrote gets no receipt now either: it might answer that.
    """
    door = _door(asked)

    def work(tx: Tx) -> Answer:
        _refuse_of_family(tx, mail_of(tx, mail=message))
        made = door.report_after_all(tx, message)
        outcome = made.outcome or MailOutcome.MANUAL
        told = MailOut(message=made.id, outcome=outcome, references=list(made.references))
        return answer(told, status=201 if made.made else 200)

    return once(asked, None, work)


def _refuse_of_family(tx: Tx, mail: Stored) -> None:
    """Raise NotFound where a dropped mail is of a case that the family team alone sees: it may tell of a child."""
    if mail.fate is Fate.DROPPED and is_of_family(tx, reports=reports_of_mail(tx, mail=mail.id)):
        raise NotFound


def _door(asked: Asked) -> MailTaker:
    if asked.wiring.mail_door is None:
        raise Unavailable("This installation takes in no mail.")
    return asked.wiring.mail_door
