"""Folders of mail, ends in between, and mails that cannot be taken in."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.access.callers import SYSTEM
from app.blobs.mails import count_attempt, keep_raw
from app.mailbox.fetch_folder import FolderSource
from app.mailbox.fetching import Fetcher, Taking
from app.mailbox.sources import source_of
from tests.journey.town import Town
from tests.mailbox.letters import hand_in, mail

NOISE = "Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København NV."


def _fetch(town: Town, url: str) -> int:
    door = town.door.wiring.mail_door
    assert door is not None
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


def test_what_stays_in_the_mailbox_is_counted_until_it_has_gone(town: Town, tmp_path: Path) -> None:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    stuck = tmp_path / "new" / "1.host"
    stuck.write_bytes(mail(NOISE))
    full = tmp_path / ".Handled" / "cur" / stuck.name / "full"
    full.mkdir(parents=True)
    door = town.door.wiring.mail_door
    assert door is not None
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
    assert door is not None
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
    assert door is not None
    assert door.take_waiting() == 1
    assert door.take_waiting() == 0
    taken = hand_in(town, raw)
    assert taken["outcome"] == ("report" if attempts == 0 else "manual"), "what ends the process is read by a person"
    assert len(taken["references"]) == 1
