"""Folders of mail, ends in between, and mails that cannot be taken in."""

from __future__ import annotations

import os
import time
from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.blobs.mails import MOST_ATTEMPTS, KeptMail, count_attempt, keep_raw
from app.blobs.tables import blob_pieces, mails
from app.kit.codes import ReporterKind
from app.kit.database import Tx
from app.kit.errors import Unavailable
from app.mailbox import take_in
from app.mailbox.enter import enter
from app.mailbox.fetch_folder import FolderSource
from app.mailbox.fetching import Fetcher, Taking
from app.mailbox.identity import Postbox
from app.mailbox.parsed import ParsedMail, Trouble
from app.mailbox.sources import source_of
from app.mailbox.take_in import MailDoor
from tests.journey.town import Town
from tests.mailbox.letters import CARETAKER, hand_in, mail

NOISE = "Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København NV."


def _fetch(town: Town, url: str) -> int:
    door = town.door.wiring.mail_door
    assert isinstance(door, MailDoor)
    source = source_of(url, handled="Handled", ca_file=None)
    assert isinstance(source, FolderSource)
    return source.fetch_once(Taking(door))


def test_a_maildir_is_emptied_into_its_folder_of_what_was_handled(town: Town, tmp_path: Path) -> None:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1.host").write_bytes(mail(NOISE))
    (tmp_path / "tmp" / "2.host").write_bytes(mail("Ikke færdig"))
    assert _fetch(town, f"maildir://{tmp_path}") == 1
    assert [one.name for one in (tmp_path / ".Handled" / "cur").iterdir()] == ["1.host"]
    assert len(town.adviser.queue()) == 1
    assert _fetch(town, f"maildir://{tmp_path}") == 0


def test_a_loose_file_is_taken_when_it_is_whole(town: Town, tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(mail(NOISE))
    assert _fetch(town, f"folder://{tmp_path}") == 0
    past = time.time() - 60
    os.utime(file, (past, past))
    assert _fetch(town, f"folder://{tmp_path}") == 1
    assert (tmp_path / "Handled" / "a.eml").exists()


def test_the_clock_of_a_mail_runs_from_its_arrival_and_not_from_its_fetching(town: Town, tmp_path: Path) -> None:
    file = tmp_path / "1.eml"
    file.write_bytes(mail(NOISE))
    arrived = town.clock.now() - timedelta(hours=20)
    os.utime(file, (arrived.timestamp(), arrived.timestamp()))
    assert _fetch(town, f"folder://{tmp_path}") == 1
    (report,) = town.adviser.case(town.adviser.queue()[0]["number"])["reports"]
    assert datetime.fromisoformat(report["received_at"]) == arrived


def test_a_mail_that_cannot_be_moved_holds_up_no_other(town: Town, tmp_path: Path) -> None:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    stuck = tmp_path / "new" / ("1." + "x" * 200)
    stuck.write_bytes(mail(NOISE))
    (tmp_path / ".Handled" / "cur" / stuck.name / "full").mkdir(parents=True)  # a file cannot take its place
    (tmp_path / "new" / "2.host").write_bytes(mail(NOISE.replace("14", "16")))
    assert _fetch(town, f"maildir://{tmp_path}") == 1
    assert [one.name for one in (tmp_path / "new").iterdir()] == [stuck.name]
    assert len(town.leader.queue()) + len(town.responder(town.city.entrance_reception).queue()) == 2
    assert _fetch(town, f"maildir://{tmp_path}") == 0


def test_mails_of_one_fetch_keep_their_order_and_the_same_one_twice_is_one(town: Town, tmp_path: Path) -> None:
    folder = _maildir(tmp_path)
    first = mail(NOISE, message="first@ahorn.example")
    (folder / "1.host").write_bytes(first)
    (folder / "2.host").write_bytes(mail("Nu også om dagen.", headers="In-Reply-To: <first@ahorn.example>\r\n"))
    (folder / "3.host").write_bytes(first)
    assert _fetch(town, f"maildir://{tmp_path}") == 3
    (item,) = town.adviser.queue()
    case = town.adviser.case(item["number"])
    assert len(case["reports"]) == 1
    assert [one["note"] for one in case["timeline"] if one["kind"] == "added"] == ["Nu også om dagen."]


@pytest.mark.parametrize("at", [0, 9, 19])
def test_a_mail_that_cannot_be_taken_in_costs_none_of_those_fetched_with_it(
    town: Town, tmp_path: Path, at: int
) -> None:
    folder = _maildir(tmp_path)
    for number in range(20):
        sender = "x@poison.example" if number == at else CARETAKER
        text = f"Lejeren i Birkevej {number + 20}, 1. tv har ikke betalt husleje."
        (folder / f"{number:02}.host").write_bytes(mail(text, subject=f"Restance {number}", sender=sender))
    database = town.door.wiring.database
    broken = Broken("ret.example")
    door = MailDoor(database=database, postbox=_believing(broken), promised=lambda: None)
    source = FolderSource(path=tmp_path, maildir=True)
    assert source.fetch_once(Taking(door)) == 19
    assert [one.name for one in folder.iterdir()] == [f"{at:02}.host"], "it stays where it is, to be tried again"
    assert database.read(_states, caller=SYSTEM) == Counter(taken=19, waiting=1), "and it is kept"
    broken.mended = True
    assert source.fetch_once(Taking(door)) == 1
    assert database.read(_states, caller=SYSTEM) == Counter(taken=20)
    assert len(town.leader.queue() + town.responder(town.city.entrance_reception).queue()) == 20


def _believing(domain: str) -> Postbox:
    return Postbox(authorities={domain: ReporterKind.BAILIFF_COURT})


class Broken(str):  # noqa: SLOT000 it can be mended
    """A domain among the settings that breaks the taking in of whatever is written from `poison.example`."""

    mended = False

    def __eq__(self, other: object) -> bool:
        if other == "poison.example" and not self.mended:
            raise RuntimeError
        return str(self) == other

    __hash__ = str.__hash__


def _maildir(path: Path) -> Path:
    for name in ("new", "cur", "tmp"):
        (path / name).mkdir()
    return path / "new"


def _states(tx: Tx) -> Counter[str]:
    return Counter(tx.execute(sa.select(mails.c.state)).scalars())


def test_what_stays_in_the_mailbox_is_counted_until_it_has_gone(town: Town, tmp_path: Path) -> None:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    stuck = tmp_path / "new" / "1.host"
    stuck.write_bytes(mail(NOISE))
    full = tmp_path / ".Handled" / "cur" / stuck.name / "full"
    full.mkdir(parents=True)
    door = town.door.wiring.mail_door
    assert isinstance(door, MailDoor)
    source, taking = FolderSource(path=tmp_path, maildir=True), Taking(door)
    source.fetch_once(taking)
    assert taking.failed == {"1.host"}
    full.rmdir()
    full.parent.rmdir()
    source.fetch_once(taking)
    source.fetch_once(taking)
    assert taking.failed == set()


def test_a_mailbox_that_cannot_be_reached_is_told_to_the_monitoring(town: Town, tmp_path: Path) -> None:
    door = town.door.wiring.mail_door
    assert isinstance(door, MailDoor)
    fetcher = Fetcher(FolderSource(path=tmp_path / "not there", maildir=False), door)
    fetcher.start()
    try:
        until = time.monotonic() + 10
        while not fetcher.state().lost_seconds and time.monotonic() < until:
            time.sleep(0.01)
        assert fetcher.state().lost_seconds > 0
    finally:
        fetcher.stop()


@pytest.mark.parametrize("attempts", [0, 5])
def test_what_was_kept_before_the_end_is_taken_in_after_it(town: Town, attempts: int) -> None:
    raw = mail(NOISE)
    database = town.door.wiring.database
    kept = database.write(lambda tx: keep_raw(tx, raw), caller=SYSTEM)
    for _ in range(attempts):
        database.write(lambda tx: count_attempt(tx, mail=kept.id), caller=SYSTEM)
    door = town.door.wiring.mail_door
    assert isinstance(door, MailDoor)
    assert door.take_waiting() == 1
    assert door.take_waiting() == 0
    taken = hand_in(town, raw)
    assert taken["outcome"] == ("report" if attempts == 0 else "manual"), "what ends the process is read by a person"
    assert len(taken["references"]) == 1


@pytest.mark.parametrize("gone", [True, False])
def test_a_mail_that_cannot_be_opened_keeps_no_other_waiting_and_is_told_of(town: Town, *, gone: bool) -> None:
    database, door = town.door.wiring.database, town.door.wiring.mail_door
    assert door is not None
    broken = database.write(lambda tx: keep_raw(tx, mail("?")), caller=SYSTEM)
    database.write(lambda tx: keep_raw(tx, mail(NOISE)), caller=SYSTEM)
    theirs = blob_pieces.c.blob_id == broken.blob
    breaks = sa.delete(blob_pieces).where(theirs) if gone else sa.update(blob_pieces).where(theirs).values(sealed=b"?")
    database.write(lambda tx: tx.execute(breaks), caller=SYSTEM)
    assert door.take_waiting() == 2
    (item,) = town.adviser.queue()
    assert item["concerns"] == ["noise"]
    for _ in range(MOST_ATTEMPTS):
        assert door.take_waiting() == 1
    assert door.take_waiting() == 0
    (unknown,) = town.responder(town.city.entrance_reception).queue()
    (report,) = town.responder(town.city.entrance_reception).case(unknown["number"])["reports"]
    assert "kan ikke åbnes" in report["description"]
    assert "vedhæftet" not in report["description"]


def test_a_mail_that_the_database_cannot_bear_is_read_by_a_person_at_last(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It must not stand before the others for ever; nor is it given up for a database that is away a few times."""

    def unbearable(tx: Tx, *, kept: KeptMail, mail: ParsedMail, postbox: Postbox) -> KeptMail:
        if mail.subject == "Gift" and Trouble.NOTHING_READ not in mail.troubles:
            raise Unavailable
        return enter(tx, kept=kept, mail=mail, postbox=postbox)

    monkeypatch.setattr(take_in, "enter", unbearable)
    door = town.door.wiring.mail_door
    assert isinstance(door, MailDoor)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1").write_bytes(mail(NOISE, subject="Gift"))
    (tmp_path / "new" / "2").write_bytes(mail(NOISE))
    source, taking = FolderSource(path=tmp_path, maildir=True), Taking(door)
    tries = 0
    while list((tmp_path / "new").iterdir()):
        with suppress(Unavailable):
            source.fetch_once(taking)
        tries += 1
        assert tries < 20
    assert tries > 5
    assert len(town.responder(town.city.entrance_reception).queue()) == 1
    assert len(town.adviser.queue()) == 1


def test_a_mail_is_read_however_long_a_table_was_locked(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the database bears nothing that is entered, no mail is to blame, and none is entered unread for it."""
    door = town.door.wiring.mail_door
    assert door is not None
    raw = mail("En mand med en kniv truer sine naboer lige nu. Ahornvej 14, 2. th, 2400 København NV")
    town.door.wiring.database.write(lambda tx: keep_raw(tx, raw), caller=SYSTEM)

    def locked(*_: object, **__: object) -> KeptMail:
        raise Unavailable

    with monkeypatch.context() as patched:
        patched.setattr(take_in, "enter", locked)
        for _ in range(40):
            with pytest.raises(Unavailable):
                door.take_waiting()
    assert door.take_waiting() == 1
    assert town.adviser.queue()[0]["urgency"] == "acute"


def test_an_attempt_that_was_not_counted_is_not_taken_back(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    database, door = town.door.wiring.database, town.door.wiring.mail_door
    assert door is not None
    raw = mail(NOISE)
    kept = database.write(lambda tx: keep_raw(tx, raw), caller=SYSTEM)
    for _ in range(MOST_ATTEMPTS):
        database.write(lambda tx: count_attempt(tx, mail=kept.id), caller=SYSTEM)

    def away(_tx: Tx, *, mail: UUID) -> int:
        raise Unavailable(str(mail))

    with monkeypatch.context() as patched:
        patched.setattr(take_in, "count_attempt", away)
        for _ in range(MOST_ATTEMPTS):
            with pytest.raises(Unavailable):
                door.take_waiting()
    door.take_waiting()
    assert hand_in(town, raw)["outcome"] == "manual", "it ended three processes"
