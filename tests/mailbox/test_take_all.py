"""Several mails at once: in bounded transactions, and none twice in a row that ends a process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.assignment.tables import cases
from app.blobs.mails import MOST_ATTEMPTS, MailOutcome, keep_raw
from app.blobs.tables import attachments, mail_reports, mails
from app.kit.database import Tx
from app.kit.errors import Unavailable
from app.mailbox import take_in
from app.mailbox.fetching import Fetched
from app.mailbox.take_in import MailDoor
from tests.journey.town import Town
from tests.mailbox.letters import hand_in, mail, send


def _homes(*numbers: int) -> str:
    return "\n".join(f"- Ahornvej {one}, 1. tv, 2400 København NV: huslejen er ikke betalt" for one in numbers)


def _door(town: Town) -> MailDoor:
    door = town.door.wiring.mail_door
    assert isinstance(door, MailDoor)
    return door


def _fetched(raws: Sequence[bytes]) -> list[Fetched]:
    return [Fetched(name=str(place), raw=raw, arrived_at=None) for place, raw in enumerate(raws)]


def test_long_lists_of_one_fetch_keep_nobody_elses_writing_waiting(town: Town) -> None:
    commits: list[None] = []
    door = replace(_door(town), promised=lambda: commits.append(None))
    plain = [mail(f"Der er støj hos nabo nr. {one}", subject=f"Støj {one}") for one in range(3)]
    assert len({one.id for one in door.take_all(_fetched(plain))}) == 3
    assert len(commits) == 1, "plain mails go together"
    commits.clear()
    lists = [mail(_homes(*range(first, first + 12)), subject=f"Restancer {first}") for first in (1, 21, 41, 61)]
    taken = door.take_all(_fetched(lists))
    assert [len(one.references) for one in taken] == [12] * 4
    assert len(commits) == 2, "two lists make more reports than one transaction is to hold"


def test_a_mail_that_was_kept_before_counts_its_attempts_however_it_comes_again(town: Town) -> None:
    raw = mail("Den ender enhver proces, der læser den")
    database = town.door.wiring.database
    kept = database.write(lambda tx: keep_raw(tx, raw), caller=SYSTEM)
    tried = sa.update(mails).where(mails.c.id == kept.id).values(attempts=MOST_ATTEMPTS)
    database.write(lambda tx: tx.execute(tried), caller=SYSTEM)
    again, other = _door(town).take_all(_fetched([raw, mail("Der er støj hos naboen")]))
    assert (again.id, again.outcome, other.outcome) == (kept.id, MailOutcome.MANUAL, MailOutcome.REPORT)


def test_a_copy_of_a_list_is_shown_with_none_of_its_homes_though_one_alone_is_left(town: Town) -> None:
    raw = mail(_homes(14, 15), subject="Restancer")
    first, _ = hand_in(town, raw)["references"]
    database = town.door.wiring.database
    cleared = sa.delete(mail_reports).where(mail_reports.c.reference == first)
    database.write(lambda tx: tx.execute(cleared), caller=SYSTEM)
    hand_in(town, b"Received: by another way\r\n" + raw)

    def work(tx: Tx) -> Sequence[UUID]:
        return tx.execute(sa.select(attachments.c.report_id)).scalars().all()

    assert database.read(work, caller=SYSTEM) == []


def test_of_one_fetch_the_same_mail_and_the_same_message_are_taken_in_once(town: Town) -> None:
    raw = mail("Der er støj hos naboen på Ahornvej 3, 1. tv")
    by_another_way = b"Received: by another way\r\n" + raw
    first, again, copy = _door(town).take_all(_fetched([raw, raw, by_another_way]))
    assert again.id == first.id
    assert copy.id != first.id
    assert again.references == copy.references == first.references
    assert len(first.references) == 1


def test_mails_of_one_fetch_are_shared_out_among_the_posts_as_if_each_came_alone(town: Town) -> None:
    raws = [mail(f"Højt musik hver nat på Ahornvej {one}, 1. tv, 2400 København NV") for one in range(1, 10)]

    def shared_out(tx: Tx) -> list[int]:
        owners = sa.select(sa.func.count()).select_from(cases).group_by(cases.c.owner_id)
        return sorted(tx.execute(owners).scalars().all())

    _door(town).take_all(_fetched(raws))
    assert town.door.wiring.database.read(shared_out, caller=SYSTEM) == [3, 6], "one of the two has half a post"


def test_a_database_that_is_away_uses_up_no_attempts(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are counted for what ends a process; the mail itself can be read as well as ever."""
    raw = mail("En mand med en kniv truer sine naboer lige nu. Ahornvej 14, 2. th, 2400 København NV")
    with monkeypatch.context() as away:
        away.setattr(take_in, "enter", _away)
        for _ in range(MOST_ATTEMPTS + 2):
            assert send(town.desk, raw).status_code == 503
    assert hand_in(town, raw)["outcome"] == "report"
    assert town.adviser.queue()[0]["urgency"] == "acute"


def _away(*_: object, **__: object) -> None:
    raise Unavailable("The database is away.")
