"""Our letters to one of ourselves: come back, answered by programs or refused, they are never a report again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP, default
from pathlib import Path
from typing import Any, Final

import pytest

from app.access.callers import SYSTEM
from app.blobs.mails import KeptMail
from app.blobs.mails_kept import MailboxState
from app.directory.current import current
from app.directory.record import put
from app.jobs.dead import backlog
from app.jobs.work import MOST_ATTEMPTS, SHOWN_FROM
from app.kit.clock import FixedClock
from app.kit.database import Tx
from app.kit.errors import Invalid
from app.kit.ids import read_reference
from app.kit.mail_addresses import as_sent
from app.mailbox import take_in
from app.mailbox.enter import enter
from app.mailbox.identity import Postbox
from app.mailbox.parse import unreadable
from app.mailbox.parsed import ParsedMail
from app.main import wire
from app.replies import mail_bounds
from app.replies.letter import Letter
from app.replies.ringing import DutyContact
from app.replies.texts import limit_text, notice_subject
from app.replies.within import without_letters_within
from app.settings import Settings
from app.worker import Worker
from tests.journey.town import Town
from tests.mailbox.letters import bounce, hand_in, mail

DUTY = "vagt@eksempel.example"
LOST = "Der er høj musik hver nat."
"""Of no place: the reception has it, and the entrance is told."""


class Box:
    """A mailbox that is set; what it holds does not matter here."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def state(self) -> MailboxState:
        return MailboxState()


def _works(town: Town, folder: Path, **wiring: Any) -> list[bytes]:  # noqa: ANN401 fields of the wiring
    """Do all the work that is due; return the letters that went out by it."""
    worker = Worker(replace(town.door.wiring, receipts=folder, **wiring))
    while worker.do_due():
        pass
    raws = [path.read_bytes() for path in sorted(folder.glob("*.eml"))]
    for path in folder.glob("*.eml"):
        path.unlink()
    return raws


def _alarm(town: Town, folder: Path, said: str = LOST) -> bytes:
    hand_in(town, mail(said))
    (raw,) = (one for one in _works(town, folder) if b"Subject: Alarm" in one)
    return raw


def _id_of(raw: bytes) -> str:
    return str(message_from_bytes(raw, policy=SMTP)["Message-ID"])


def _reports(town: Town) -> int:
    mails = town.desk.get("/v1/mail-messages?fate=report").json()["items"]
    return sum(len(one["references"]) for one in mails)


def _dropped(town: Town) -> list[str]:
    return [one["dropped"] for one in town.desk.get("/v1/mail-messages?fate=dropped").json()["items"]]


def test_letters_that_come_back_to_the_mailbox_end_there(town: Town, tmp_path: Path) -> None:
    """A new municipality has one address: that of the entrance is the mailbox itself."""
    hand_in(town, mail(LOST))
    for _ in range(3):
        for raw in _works(town, tmp_path):
            hand_in(town, raw)
    assert _works(town, tmp_path) == []
    assert _reports(town) == 1
    assert _dropped(town) == ["own_letter", "own_letter"]


@pytest.mark.parametrize(
    ("subject", "headers"),
    [
        ("Automatisk svar: Alarm", "Auto-Submitted: auto-replied\r\n"),
        ("Automatisk svar: Alarm", ""),
        ("Sag oprettet", "Auto-Submitted: auto-generated\r\n"),
    ],
)
def test_what_a_program_answers_to_a_letter_within_is_no_report(
    town: Town, tmp_path: Path, subject: str, headers: str
) -> None:
    answered = f"In-Reply-To: {_id_of(_alarm(town, tmp_path))}\r\n"
    away = mail("Jeg er på ferie.", subject=subject, sender="leder@eksempel.example", headers=answered + headers)
    assert hand_in(town, away)["references"] == []
    assert _works(town, tmp_path) == []
    assert _reports(town) == 1


def test_what_a_person_answers_to_a_letter_within_is_heard(town: Town, tmp_path: Path) -> None:
    answered = f"In-Reply-To: {_id_of(_alarm(town, tmp_path))}\r\n"
    assert (
        len(hand_in(town, mail("Jeg tager den.", sender="leder@eksempel.example", headers=answered))["references"]) == 1
    )


_REPEATING: Final = [
    ("[Ticket 77] {subject}", "Auto-Submitted: auto-generated\r\n", "Din mail er modtaget og oprettet.\r\n\r\n{text}"),
    ("Automatisk svar: {subject}", "", "Jeg er på ferie og læser ikke mail.\r\n\r\n{text}"),
    ("FW: {subject}", "Auto-Submitted: auto-generated\r\n", "> {text}"),
    ("Re: {subject}", "X-Auto-Response-Suppress: All\r\n", "Den 18. nov. skrev Eksempel Kommune:\r\n> {text}"),
]


@pytest.mark.parametrize(("subject", "headers", "body"), _REPEATING)
@pytest.mark.parametrize("by_id", [True, False])
def test_a_program_that_repeats_our_letters_to_us_tells_us_nothing(
    town: Town, tmp_path: Path, subject: str, headers: str, body: str, *, by_id: bool
) -> None:
    """Each such answer was a report of which several more letters told: 152 of one in two days."""
    hand_in(town, mail(f"{LOST} Fra Ahornvej 14, 2. th, 2400 København NV."))
    answered = set()
    for _ in range(30):
        for raw in _works(town, tmp_path):
            letter = message_from_bytes(raw, policy=default)
            if letter["Auto-Submitted"] != "auto-generated":
                continue
            plain = letter.get_body(("plain",))
            assert plain is not None
            answered.add(letter["Subject"].partition(":")[0])
            named = f"In-Reply-To: {letter['Message-ID']}\r\n" if by_id else ""
            text = "\r\n".join(plain.get_content().strip().splitlines())
            answer = body.format(text=text)
            hand_in(town, mail(answer, subject=subject.format(subject=letter["Subject"]), headers=named + headers))
        town.clock.advance(timedelta(hours=12))
    assert {"P\u00e5mindelse", "Frist overskredet"} <= answered
    assert _reports(town) == 1


@pytest.mark.parametrize("what", ["answer", "action", "task", "child_receipt", "payment_demand", "eviction"])
@pytest.mark.parametrize("step", ["reminder", "past"])
def test_our_own_reminders_tell_of_no_matter(clock: FixedClock, what: str, step: str) -> None:
    text = limit_text(what, step=step, at=clock.now())
    wrapped = "\n> ".join(text.split())
    assert not re.search(
        r"\w{3}", without_letters_within(f"{notice_subject('K7Q2-9XM4', step=step)}\n{text}\n> {wrapped}")
    )


def test_a_program_without_any_mark_is_known_by_how_often_it_answers(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_bounds, "MOST_ANSWERS_A_DAY", 3)
    hand_in(town, mail(LOST))
    for _ in range(60):
        for raw in _works(town, tmp_path):
            letter = message_from_bytes(raw, policy=SMTP)
            if letter["Auto-Submitted"] == "auto-generated":
                named = f"In-Reply-To: {letter['Message-ID']}\r\n"
                hand_in(town, mail("Tak for din mail.", subject="Re: x", sender=str(letter["To"]), headers=named))
        town.clock.advance(timedelta(minutes=10))
    assert _reports(town) == 1 + 3
    danger = "Beboeren på Ahornvej 14, 2. th står lige nu med en kniv og truer med at slå børnene ihjel."
    raw = _alarm(town, tmp_path, f"{LOST} Igen.")
    assert len(hand_in(town, mail(danger, headers=f"In-Reply-To: {_id_of(raw)}\r\n"))["references"]) == 1


def test_the_first_of_a_day_that_bounces_and_names_no_letter_is_for_a_person(town: Town, tmp_path: Path) -> None:
    """Whose address is closed gets no alarm, which somebody must learn; each of them would tell of the last."""
    to = str(message_from_bytes(_alarm(town, tmp_path), policy=SMTP)["To"])
    assert len(hand_in(town, bounce(of="<1@elsewhere.example>", recipient=to))["references"]) == 1
    assert hand_in(town, bounce(of="<2@elsewhere.example>", recipient=to))["references"] == []
    assert _dropped(town) == ["bounce"]
    other = bounce(of="<3@elsewhere.example>", recipient="nobody@elsewhere.example")
    assert len(hand_in(town, other)["references"]) == 1


_ACUTE: Final = [
    "Det brænder på altanen over os nu, der falder gløder ned. Beboeren er ikke hjemme.",
    "Min far tager ikke telefonen. Han sagde i går, at han havde trykken for brystet. Kom til Birkevang 6 nu.",
    "They are breaking my door now. The ones who want money. Please hurry, I have 4 percent on my phone.",
]


@pytest.mark.parametrize("said", _ACUTE)
def test_what_sounds_acute_is_heard_whatever_it_answers(town: Town, tmp_path: Path, said: str) -> None:
    named = f"In-Reply-To: {_id_of(_alarm(town, tmp_path))}\r\n"
    marked = mail(said, subject="SV: Alarm", headers=named + "X-Auto-Response-Suppress: All\r\n")
    assert len(hand_in(town, marked)["references"]) == 1
    for number in range(12):
        hand_in(town, mail("Jeg tager den.", subject=f"SV: Alarm {number}", headers=named))
    assert len(hand_in(town, mail(said, subject="SV: Alarm", headers=named))["references"]) == 1


def test_whoever_answers_often_is_heard_where_it_says_something_else(town: Town, tmp_path: Path) -> None:
    """A centre that shares an address answers many letters a day."""
    named = f"In-Reply-To: {_id_of(_alarm(town, tmp_path))}\r\n"
    found = [hand_in(town, mail("Den tager vi.", subject="SV: Alarm", headers=named))["references"] for _ in range(11)]
    assert [len(one) for one in found] == [1] * 10 + [0]
    ill = mail("Jeg er syg resten af ugen, så en anden skal tage den.", subject="SV: Alarm", headers=named)
    assert len(hand_in(town, ill)["references"]) == 1


def test_who_answers_more_than_any_person_is_a_program_whatever_it_says(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_bounds, "MOST_ANSWERS_IN_ANY_WORDS", 5)
    named = f"In-Reply-To: {_id_of(_alarm(town, tmp_path))}\r\n"
    for one in "abcdefgh":
        hand_in(town, mail(f"{one * 3} er set.", subject="SV: Alarm", headers=named))
    assert _reports(town) == 1 + 5


def test_a_program_that_tells_whom_to_call_where_it_burns_is_heard_once_a_day(town: Town, tmp_path: Path) -> None:
    named = f"In-Reply-To: {_id_of(_alarm(town, tmp_path))}\r\n"
    said = "Vi har lukket til kl. {}. Ved brand, vandskade eller gaslugt: ring 112 eller vagttelefonen 70 10 20 30."
    found = [hand_in(town, mail(said.format(one), subject="Autosvar: Alarm", headers=named)) for one in range(8, 14)]
    assert sum(len(one["references"]) for one in found) == 1


def test_a_matter_of_others_that_is_numbered_like_a_case_is_heard(town: Town) -> None:
    named = next(f"Akut: sag 2026-{one:04d}" for one in range(10_000) if read_reference(f"2026-{one:04d}"))
    said = "Vedlagt rapport fra vagten. Beboer i nr. 14 har ikke åbnet i fire dage."
    generated = mail(said, subject=named, sender="noreply@ahorn.example", headers="Auto-Submitted: auto-generated\r\n")
    assert len(hand_in(town, generated)["references"]) == 1


@pytest.mark.parametrize("where", ["enter", "parse"])
def test_an_answer_that_cannot_be_read_is_for_a_person(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    alarm = message_from_bytes(_alarm(town, tmp_path), policy=SMTP)
    headers = f"In-Reply-To: {alarm['Message-ID']}\r\n"

    def breaks(tx: Tx, *, kept: KeptMail, mail: ParsedMail, postbox: Postbox) -> KeptMail:
        if not mail.troubles:
            raise RuntimeError
        return enter(tx, kept=kept, mail=mail, postbox=postbox)

    if where == "enter":
        monkeypatch.setattr(take_in, "enter", breaks)
    else:
        monkeypatch.setattr(take_in, "parse", lambda raw, **_: unreadable(raw))
    answer = hand_in(town, mail("Han har en kniv.", subject=f"SV: {alarm['Subject']}", headers=headers))
    assert (answer["outcome"], len(answer["references"])) == ("manual", 1)


def test_a_letter_within_that_bounced_is_a_dead_letter_and_no_report(town: Town, tmp_path: Path) -> None:
    raw = _alarm(town, tmp_path)
    back = bounce(of=_id_of(raw), recipient="leder@eksempel.example")
    assert hand_in(town, back) | {"message": ""} == {"message": "", "outcome": "bounce", "references": []}
    (dead,) = town.administrator.get("/v1/jobs").json()["items"]
    assert (dead["kind"], dead["failure"]) == ("alarm", "Bounced")
    assert town.administrator.post(f"/v1/jobs/{dead['id']}/revive", {}).status_code == 204
    (again,) = _works(town, tmp_path)
    assert _id_of(again) == _id_of(raw)


def test_a_bounce_that_names_an_id_like_ours_is_for_a_person(town: Town, tmp_path: Path) -> None:
    raw = _id_of(_alarm(town, tmp_path)).strip("<>")
    forged = ("m" if raw[30] != "m" else "n").join([raw[:30], raw[31:]])
    assert len(hand_in(town, bounce(of=forged, recipient="leder@eksempel.example"))["references"]) == 1
    assert town.administrator.get("/v1/jobs").json()["items"] == []


def test_nor_where_its_domain_is_spelt_as_it_is_read(town: Town, tmp_path: Path) -> None:
    spelt = "indgang@småby.example"

    def spell(tx: Tx) -> None:
        put(tx, entry=replace(current(tx).entrance, email=spelt))

    town.clock.advance(timedelta(seconds=5))
    town.door.wiring.database.write(spell, caller=SYSTEM)
    hand_in(town, mail(LOST))
    ours = replace(town.door.wiring.municipality, email=as_sent(spelt))
    letters = _works(town, tmp_path, municipality=ours, fetcher=Box(), duty=DutyContact(email=DUTY))
    assert sorted(message_from_bytes(one, policy=SMTP)["To"] for one in letters) == [DUTY, "viggo@ahorn.example"]


def test_nothing_meant_for_us_goes_to_the_mailbox_that_is_fetched(town: Town, tmp_path: Path) -> None:
    ours = replace(town.door.wiring.municipality, email="Indgangen@example.dk")
    hand_in(town, mail(LOST))
    letters = _works(town, tmp_path, municipality=ours, fetcher=Box(), duty=DutyContact(email=DUTY))
    to = [message_from_bytes(one, policy=SMTP)["To"] for one in letters]
    assert sorted(to) == [DUTY, "viggo@ahorn.example"]
    hand_in(town, mail(LOST, sender="k@example.org"))
    letters = _works(town, tmp_path, municipality=ours, fetcher=Box())
    assert [message_from_bytes(one, policy=SMTP)["To"] for one in letters] == ["k@example.org"]
    for _ in range(MOST_ATTEMPTS):
        town.clock.advance(timedelta(hours=1))
        _works(town, tmp_path, municipality=ours, fetcher=Box())
    dead = town.administrator.get("/v1/jobs").json()["items"]
    assert ("alarm", "NobodyReadsIt") in {(one["kind"], one["failure"]) for one in dead}, "somebody sees it"


@pytest.mark.parametrize(
    ("subject", "headers"),
    [
        ("SV: Alarm", "X-Auto-Response-Suppress: All\r\n"),
        ("Fravær: beboeren er væk", ""),
        ("Er på ferie - men beboeren?", ""),
    ],
)
def test_danger_in_what_looks_like_an_answer_of_a_program_is_heard(
    town: Town, tmp_path: Path, subject: str, headers: str
) -> None:
    answered = f"References: <x@y.example> {_id_of(_alarm(town, tmp_path))}\r\n"
    danger = "Beboeren på Ahornvej 14, 2. th står lige nu med en kniv og truer med at slå børnene ihjel."
    raw = mail(danger, subject=subject, sender="leder@eksempel.example", headers=answered + headers)
    assert len(hand_in(town, raw)["references"]) == 1


def test_who_makes_us_write_many_receipts_silences_no_alarm(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = message_from_bytes(_alarm(town, tmp_path), policy=SMTP)["To"]
    monkeypatch.setattr(mail_bounds, "MOST_WITHIN_AN_HOUR", 3)
    for nth in range(5):
        hand_in(town, mail(LOST, sender=f"x{nth}@evil.example", headers=f"Reply-To: {to}\r\n"))
    letters = [message_from_bytes(one, policy=SMTP) for one in _works(town, tmp_path)]
    assert [one["Subject"].partition(":")[0] for one in letters if one["To"] == to].count("Alarm") == 2


def test_the_duty_contact_is_called_however_many_letters_it_had(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_bounds, "MOST_WITHIN_AN_HOUR", 0)
    town.is_now("2026-11-21T22:00")
    town.portal.reports("Han står på trappen med en kniv og truer alle, der kommer.")
    letters = _works(town, tmp_path, duty=DutyContact(email=DUTY))
    assert DUTY in [message_from_bytes(one, policy=SMTP)["To"] for one in letters]


def test_letters_within_that_are_too_many_wait(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two programs that write to each other past all marks stop here, and an administrator sees what was given up."""
    monkeypatch.setattr(mail_bounds, "MOST_WITHIN_AN_HOUR", 2)
    for nth in range(4):
        hand_in(town, mail(LOST, sender=f"k{nth}@example.org"))
    assert [b"Subject: Alarm" in one for one in _works(town, tmp_path)].count(True) == 2
    town.clock.advance(timedelta(hours=1))
    assert [b"Subject: Alarm" in one for one in _works(town, tmp_path)] == [True, True]


class _Away:
    """A mail server that is away until it is `up`."""

    def __init__(self) -> None:
        self.up = False
        self.taken: list[Letter] = []

    def deliver(self, letter: Letter) -> None:
        if letter.report is None and not self.up:
            raise ConnectionRefusedError
        self.taken.append(letter)

    def alarms(self) -> int:
        return len([one for one in self.taken if one.report is None])


def _works_for(town: Town, worker: Worker, minutes: int) -> None:
    for _ in range(minutes):
        while worker.do_due():
            pass
        town.clock.advance(timedelta(minutes=1))


def test_letters_that_nobody_took_use_up_nobodys_hour(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_bounds, "MOST_WITHIN_AN_HOUR", 3)
    server = _Away()
    worker = Worker(replace(town.door.wiring, letters=server))
    town.is_now("2026-11-18T11:00:00+01:00")
    hand_in(town, mail(LOST))
    _works_for(town, worker, 30)
    server.up = True
    hand_in(town, mail(f"{LOST} En ny.", sender="ny@example.org"))
    _works_for(town, worker, 1)
    assert server.alarms() >= 1


def test_to_wait_for_the_next_hour_is_no_failed_attempt(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_bounds, "MOST_WITHIN_AN_HOUR", 1)
    server = _Away()
    server.up = True
    worker = Worker(replace(town.door.wiring, letters=server))
    for nth in range(MOST_ATTEMPTS + 2):
        hand_in(town, mail(f"{LOST} {nth}", sender=f"k{nth}@example.org"))
    _works_for(town, worker, 5)
    assert server.alarms() == 1
    database = town.door.wiring.database
    assert database.read(backlog, caller=SYSTEM).failing == {}
    for hour in range(MOST_ATTEMPTS + 2):
        town.clock.advance(timedelta(hours=1))
        while worker.do_due():
            pass
        assert hour != SHOWN_FROM or database.read(backlog, caller=SYSTEM).failing["alarm"] > 0, "somebody sees it"
    assert server.alarms() >= MOST_ATTEMPTS + 2
    assert town.administrator.get("/v1/jobs").json()["items"] == []


def test_the_duty_contact_reads_a_mailbox_of_its_own(tmp_path: Path) -> None:
    settings = Settings.model_validate(
        {
            "database_url": f"sqlite:///{tmp_path}/indgang.db",
            "mailbox": "folder:///nowhere",
            "municipality_email": DUTY,
            "duty_email": DUTY.upper(),
        }
    )
    with pytest.raises(Invalid) as refused:
        wire(settings)
    assert refused.value.errors[0].pointer == "INDGANG_DUTY_EMAIL"
