"""A device's day: what was done where there was no coverage, told in its order and answered one by one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends
from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.access import roles
from app.access.idempotency import Attempt, Saved, earlier, keep
from app.api.answers import REPLAYED, respond
from app.api.callers import Asked, allow
from app.api.case_views import QueueItemOut
from app.api.fields import AnyInstant, Body, View, Written
from app.assignment.about import number_behind
from app.kit.asking_inside import Said, Wish, ask
from app.kit.database import Tx
from app.queue.device_actions import Remembered, ToldAction, answered, remember
from app.queue.device_clock import DeviceClock

router = APIRouter(prefix="/v1", tags=["queue"])
Sender = Annotated[Asked, Depends(allow(*roles.SEND_BATCHES))]

MOST = 200
_PATH = Written(
    r"^/v1/(cases|hand-overs|tasks|reports|courses)(/[0-9A-Za-z-]{1,40}){0,4}$",
    "This is the path of one act on a case, a hand-over, a task, a report or a course: /v1/cases/K7Q2-9XM4/claim.",
    "/v1/cases/K7Q2-9XM4/claim",
    most=250,
)
_KEY = Written(r"^[!-~]([ -~]{0,198}[!-~])?$", "1 to 200 printable ASCII characters.", "2026-11-20-1", most=200)
_ETAG = Written(r'^"[!#-~]{1,200}"$', "This is an ETag as it was read, with its quotation marks.", '"17"', most=210)
_HANDED_ON = ("authorization", "accept-language")
_MOVED_ON = frozenset({409, 412})
_INSTANT: TypeAdapter[datetime] = TypeAdapter(AnyInstant)


def _passed_on(body: dict[str, Any]) -> dict[str, Any]:
    """Refuse what cannot be written again as JSON, which no route reads either."""
    try:
        orjson.dumps(body)
    except orjson.JSONEncodeError:
        raise PydanticCustomError(
            "passed_on", "This is nested too deeply, or holds a number or a text that no route reads."
        ) from None
    return body


class ActionIn(Body):
    """One POST as it would have been sent with coverage: its path, its body, its own key."""

    idempotency_key: Annotated[str, _KEY]
    path: Annotated[str, _PATH]
    body: Annotated[dict[str, Any], AfterValidator(_passed_on)] = Field(default_factory=dict)
    if_match: Annotated[str, _ETAG] | None = None


class BatchIn(Body):
    """What a device did, oldest first; `sent_at` by its own clock, for who cannot set the header Date."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "sent_at": "2026-11-20T15:53:00+01:00",
                    "actions": [
                        {
                            "idempotency_key": "2026-11-20-1",
                            "path": "/v1/cases/K7Q2-9XM4/events",
                            "body": {
                                "kind": "contact_attempted",
                                "with": "resident",
                                "at": "2026-11-20T14:10:00+01:00",
                            },
                        }
                    ],
                }
            ]
        }
    )

    sent_at: AnyInstant | None = None
    actions: list[ActionIn] = Field(min_length=1, max_length=MOST)


class ClockOut(View):
    """What the device's clock said and what ours did; corrected where they are more than a minute apart."""

    sent_at: datetime | None
    received_at: datetime
    offset_seconds: int
    corrected: bool


class ActionOut(View):
    """How one action was answered: as its own route answers.

    The whole case stands in the `body` of the last action that was done in it; those before tell its `number`, `state`
    and `version` alone. Where the world had moved on (409, 412), `current` is the case as it stood then, if it is still
    the caller's to see; where several were refused with nothing done between them, whole with the last and with the
    others as in the queue.
    """

    idempotency_key: str
    status: int
    replayed: bool
    at_as_told: datetime | None
    at: datetime | None
    etag: str | None
    body: Any
    current: Any = None


class BatchOut(View):
    """Every action has an answer of its own, in the order in which they were told."""

    clock: ClockOut
    items: list[ActionOut]


@router.post("/batches", response_model=BatchOut, summary="Tell a device's day")
async def tell_day(body: BatchIn, asked: Sender) -> Response:
    """Does each action in order; what one is refused for does not stop the later ones. The whole may be sent again.

    The clock of the device is known by `Date`, or `sent_at`: where it is wrong every `at` is corrected by as much; what
    is still to come by that clock is refused. An action that was done is known for 30 days: told again it is not done
    again, and has the instant that it got the first time. After 24 hours its answer is no longer kept: the case is
    shown as it is by then, and of what is no act on a case, or of one that left the caller's sight, `status` alone.
    """
    clock = _clock(asked, body)
    remembered = await run_in_threadpool(_remember, asked, body, clock)
    day = _Day(asked, body.actions)
    for action, known in zip(body.actions, remembered, strict=True):
        await day.do(action, known)
    return respond(BatchOut(clock=_clock_out(clock), items=await day.told()))


def _clock(asked: Asked, body: BatchIn) -> DeviceClock:
    sent_at = body.sent_at or _date(asked.request.headers.get("date"))
    return DeviceClock(sent_at=sent_at, arrived_at=asked.wiring.clock.now())


def _date(header: str | None) -> datetime | None:
    """Return the instant of an HTTP date; None where there is none, or nothing that can be read as one."""
    if header is None:
        return None
    try:
        read = parsedate_to_datetime(header)
    except ValueError:
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def _clock_out(clock: DeviceClock) -> ClockOut:
    seconds = int(clock.offset.total_seconds())
    return ClockOut(sent_at=clock.sent_at, received_at=clock.arrived_at, offset_seconds=seconds, corrected=seconds != 0)


def _remember(asked: Asked, body: BatchIn, clock: DeviceClock) -> Sequence[Remembered]:
    """Settle the instants before anything is done, so that a repeat after a crash tells the same."""
    told = [ToldAction(key=one.idempotency_key, said=_said(one), at=_told_at(one)) for one in body.actions]
    key = asked.idempotency_key

    def work(tx: Tx) -> Sequence[Remembered]:
        if key is not None:
            said = [one.model_dump(mode="json") for one in body.actions]
            attempt = Attempt(route="POST /v1/batches", key=key, body=orjson.dumps(said, option=orjson.OPT_SORT_KEYS))
            if earlier(tx, attempt=attempt) is None:
                keep(tx, attempt=attempt, saved=Saved(status=200, headers={}, body=""))
        return remember(tx, told=told, clock=clock)

    return asked.write(work)


def _said(action: ActionIn) -> bytes:
    return orjson.dumps([action.path, action.body], option=orjson.OPT_SORT_KEYS)


def _told_at(action: ActionIn) -> datetime | None:
    """Return when it was so by the device; None where it says nothing that is an instant, which its route refuses."""
    try:
        return _INSTANT.validate_python(action.body.get("at"))
    except ValidationError:
        return None


class _Day:
    """The actions of a day as they are answered; each case is written out once for what was done, not for each action.

    A case grows by what is told of it, so that telling all of it each time would grow with the square of the day.
    """

    def __init__(self, asked: Asked, actions: Sequence[ActionIn]) -> None:
        self._asked = asked
        self._last = {case: place for place, one in enumerate(actions) if (case := _case_of(one)) is not None}
        self._items: list[ActionOut] = []
        self._done: dict[str, int] = {}
        self._refused: dict[str, tuple[int, Any]] = {}

    async def do(self, action: ActionIn, known: Remembered) -> None:
        """Do one action as its own route does, and note how it was answered."""
        asked, case, place = self._asked, _case_of(action), len(self._items)
        brief = case is not None and self._last[case] != place
        done = await _ask(asked, _wish(action, known, brief=brief))
        await run_in_threadpool(_note, asked, known, done)
        self._items.append(_item(action, known, done))
        if done.good:
            self._did(case, place)
        elif done.status in _MOVED_ON:
            met = case or await run_in_threadpool(_case_behind, asked, action)
            if met is not None:
                await self._show(met, place)

    def _did(self, case: str | None, place: int) -> None:
        """Note what was done; an act on a hand-over or a task changes a case that its path does not name."""
        if case is None:
            self._refused.clear()
        else:
            self._done[case] = place
            self._refused.pop(case, None)

    async def told(self) -> list[ActionOut]:
        """Return every answer, with the whole of the cases in which something was done before the last was refused."""
        for case, place in self._done.items():
            if place != self._last[case]:
                whole = await _current(self._asked, case)
                self._items[place] = self._items[place].model_copy(update={} if whole is None else {"body": whole})
        return self._items

    async def _show(self, case: str, place: int) -> None:
        """Show what a refused action met; it is read once while nothing is done in the case."""
        before = self._refused.get(case)
        current = await _current(self._asked, case) if before is None else before[1]
        if before is not None and current is not None:
            short = {name: current[name] for name in QueueItemOut.model_fields if name in current}
            self._items[before[0]] = self._items[before[0]].model_copy(update={"current": short})
        self._items[place] = self._items[place].model_copy(update={"current": current})
        self._refused[case] = place, current


def _wish(action: ActionIn, known: Remembered, *, brief: bool) -> Wish:
    said = action.body if known.at is None else {**action.body, "at": known.at.isoformat()}
    headers = {"Idempotency-Key": action.idempotency_key}
    if action.if_match is not None:
        headers["If-Match"] = action.if_match
    return Wish(method="POST", path=action.path, body=said, headers=headers, brief=brief, done_before=known.status)


def _item(action: ActionIn, known: Remembered, done: Said) -> ActionOut:
    return ActionOut(
        idempotency_key=action.idempotency_key,
        status=done.status,
        replayed=REPLAYED.lower() in done.headers,
        at_as_told=known.told.at,
        at=known.at,
        etag=done.headers.get("etag"),
        body=done.body,
    )


def _note(asked: Asked, known: Remembered, done: Said) -> None:
    asked.write(lambda tx: answered(tx, known.told, status=done.status))


def _case_of(action: ActionIn) -> str | None:
    """Return the number of the case that an action is about, as its path names it."""
    _, _, resource, *rest = action.path.split("/")
    return rest[0] if resource == "cases" and rest else None


def _case_behind(asked: Asked, action: ActionIn) -> str | None:
    """Return the number of the case whose hand-over or task an action is about."""
    _, _, resource, *rest = action.path.split("/")
    try:
        row = UUID(rest[0]) if rest else None
    except ValueError:
        return None
    return None if row is None else asked.read(lambda tx: number_behind(tx, resource=resource, row=row))


async def _current(asked: Asked, case: str) -> Any:  # noqa: ANN401 a case as its own route shows it
    """Return a case as it stands now; None where it is no longer the caller's to see."""
    found = await _ask(asked, Wish(path=f"/v1/cases/{case}"))
    return found.body if found.good else None


async def _ask(asked: Asked, wish: Wish) -> Said:
    """Ask as the same caller, in the same language."""
    sent = asked.request.headers
    mine = {name: sent[name] for name in _HANDED_ON if name in sent}
    return await ask(asked.request.app, asked.request.scope, replace(wish, headers={**mine, **wish.headers}))
