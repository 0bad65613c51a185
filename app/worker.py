"""Does what was promised, one thread a process: inside `serve`, or alone as `indgang worker`."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial

import structlog

from app.access.callers import SYSTEM
from app.access.idempotency import forget_expired
from app.api.wiring import Wiring
from app.assignment.looking import LOOK
from app.courses import remind
from app.deadlines.look import NOTICE, look
from app.directory.record import POST_ENDS
from app.jobs.run import Way, next_due, run_due
from app.jobs.work import Job
from app.kit.columns import metadata
from app.kit.database import Database
from app.kit.mail_addresses import spelling_of
from app.privacy import upkeep
from app.privacy.reseal import sealed_tables
from app.queue.answer_offer import LETTER
from app.queue.decide_owner import fall_silent, tell_unheard
from app.queue.device_actions import forget_actions
from app.queue.feed_forget import forget_changes
from app.queue.left_behind import MOST_AT_ONCE as MOST_LEFT
from app.queue.left_behind import post_ended, take_back
from app.queue.offer import SILENT
from app.queue.pauses import WAKE, wake_due
from app.queue.sharing import CONSENT_TURNS, turn
from app.replies import ringing
from app.replies.alarm import ALARM, alarm_for
from app.replies.ask import QUESTION
from app.replies.course_letter import course_letter
from app.replies.hand_over import hand_over_letter
from app.replies.letter import Letter
from app.replies.mail import Sender
from app.replies.mail_bounds import not_taken
from app.replies.notices import notice_letter
from app.replies.receipt import (
    RECEIPT,
    letter_for,
    may_go,
    note_asked,
    note_given_up,
    note_gone,
    note_question_given_up,
    note_sent,
    question_for,
)
from app.replies.survey_letter import note_survey, survey_letter
from app.replies.transport import ConsoleTransport, FileTransport, NotTaken, Transport
from app.response_time import upkeep as figures
from app.response_time.survey.invite import SURVEY

_LONGEST_WAIT_SECONDS = 1.0
"""Another process may have promised something that no event tells us of."""
_PAUSE_AFTER_FAILURE_SECONDS = 5.0
_PATIENCE_SECONDS = 10.0
_TIDY_EVERY = timedelta(minutes=10)

_NO_ADDRESS = "indgang@localhost"
"""From whom letters in a folder come where the municipality has not been given an address."""

_log = structlog.get_logger()


def ways_of(wiring: Wiring) -> Mapping[str, Way]:
    """Return how each kind of promised work is done."""
    transport = wiring.letters or _beside_mail(wiring)
    database = wiring.database

    def deliver(job: Job, letter: object) -> None:
        if letter is None:
            return  # nobody is to be written to
        if not isinstance(letter, Letter):
            raise TypeError("a letter is prepared before it is delivered")
        letter = _to_somebody(wiring, letter)
        if database.write(lambda tx: may_go(tx, job=job.id, letter=letter), caller=SYSTEM):
            _deliver(database, transport, job, letter)

    public_url = wiring.duty.public_url
    return {
        SURVEY: Way(
            prepare=partial(survey_letter, public_url=public_url),
            deliver=deliver,
            effect=partial(note_survey, public_url=public_url),
        ),
        RECEIPT: Way(prepare=letter_for, deliver=deliver, effect=note_sent, given_up=note_given_up),
        QUESTION: Way(prepare=question_for, deliver=deliver, effect=note_asked, given_up=note_question_given_up),
        ALARM: Way(prepare=alarm_for, deliver=deliver),
        SILENT: Way(effect=fall_silent),
        LETTER: Way(prepare=hand_over_letter, deliver=deliver),
        WAKE: Way(effect=wake_due),
        LOOK: Way(effect=look),
        remind.COURSE: Way(effect=remind.course_due),
        remind.FOLLOW_UP: Way(effect=remind.follow_up_due),
        remind.LETTER: Way(prepare=course_letter, deliver=deliver),
        NOTICE: Way(prepare=notice_letter, deliver=deliver),
        **ringing.ways(wiring.duty, deliver=deliver, clock=wiring.clock),
        CONSENT_TURNS: Way(effect=turn),
        POST_ENDS: Way(effect=post_ended),
        **upkeep.ways(database, policy=wiring.retention, tables=sealed_tables(metadata)),
        **figures.ways(database),
    }


def _beside_mail(wiring: Wiring) -> Transport:
    """Return where letters go without a mail server: into a folder, as the mails they would be, or nowhere."""
    if wiring.receipts is None:
        return ConsoleTransport()
    ours = wiring.municipality
    sender = Sender(name=ours.name, address=ours.email or _NO_ADDRESS, phone=ours.phone)
    return FileTransport(folder=wiring.receipts, sender=sender, clock=wiring.clock)


class NobodyReadsIt(Exception):
    """The address of a letter is the mailbox that is fetched, and no other was set: tried again, for one may be."""


def _to_somebody(wiring: Wiring, letter: Letter) -> Letter:
    """Return a letter as it may go: what is meant for one of us is read by nobody in the mailbox that we fetch from."""
    ours, duty = wiring.municipality.email, wiring.duty.email
    if letter.report is not None or wiring.fetcher is None or ours is None:
        return letter
    if spelling_of(letter.to) != spelling_of(ours):
        return letter
    if duty is None:
        raise NobodyReadsIt
    return replace(letter, to=duty)


def _deliver(database: Database, transport: Transport, job: Job, letter: Letter) -> None:
    try:
        transport.deliver(letter)
    except NotTaken:
        if not database.write(lambda tx: not_taken(tx, job=job.id), caller=SYSTEM):
            raise
    else:
        database.write(lambda tx: note_gone(tx, letter=letter), caller=SYSTEM)


class Worker:
    """A loop over due work; what fails is tried again by the jobs' own rules, and never ends the loop."""

    def __init__(self, wiring: Wiring, ways: Mapping[str, Way] | None = None) -> None:
        self._wiring = wiring
        self._ways = ways_of(wiring) if ways is None else ways
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self.run, name="worker", daemon=True)
        self._tidied = wiring.clock.now() - _TIDY_EVERY

    def start(self) -> None:
        self._thread.start()
        if self._wiring.fetcher is not None:
            self._wiring.fetcher.start()

    def stop(self) -> None:
        """Let the work at hand end, within bounds; what is cut off is leased again later."""
        self._stopping.set()
        self._wiring.work_promised.set()
        if self._wiring.fetcher is not None:
            self._wiring.fetcher.stop()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE_SECONDS)

    def run(self) -> None:
        """Work until stopped."""
        while not self._stopping.is_set():
            try:
                self._wiring.work_promised.clear()
                while self.do_due() and not self._stopping.is_set():
                    pass
                self._tidy()
                self._wiring.work_promised.wait(self._seconds_until_due())
            except Exception as error:  # noqa: BLE001 the database may be away; the promises stay and so does the loop
                _log.warning("the worker pauses", failure=type(error).__name__)
                self._stopping.wait(_PAUSE_AFTER_FAILURE_SECONDS)

    def do_due(self) -> int:
        """Do a batch of what is due now; return how many jobs were tried."""
        return run_due(self._wiring.database, self._ways, caller=SYSTEM) if self._ways else 0

    def _seconds_until_due(self) -> float:
        due = self._wiring.database.read(lambda tx: next_due(tx, kinds=self._ways), caller=SYSTEM)
        if due is None:
            return _LONGEST_WAIT_SECONDS
        seconds = (due - self._wiring.clock.now()).total_seconds()
        return min(_LONGEST_WAIT_SECONDS, max(0.05, seconds))

    def _tidy(self) -> None:
        now = self._wiring.clock.now()
        if now - self._tidied >= _TIDY_EVERY:
            if self._wiring.mail_door is not None:
                self._wiring.mail_door.take_waiting()
            while self._wiring.database.write(forget_expired, caller=SYSTEM):
                pass
            while self._wiring.database.write(forget_changes, caller=SYSTEM):
                pass
            while self._wiring.database.write(forget_actions, caller=SYSTEM):
                pass
            while self._wiring.database.write(take_back, caller=SYSTEM) == MOST_LEFT:
                pass
            self._wiring.database.write(tell_unheard, caller=SYSTEM)
            self._wiring.database.write(upkeep.promise_upkeep, caller=SYSTEM)
            self._wiring.database.write(figures.promise_fold, caller=SYSTEM)
            self._tidied = now
