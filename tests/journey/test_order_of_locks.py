"""Who locks several cases does so in one order, so that nobody has to do its work a second time."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.assignment.known import known_about
from app.assignment.tables import cases, dwellings
from app.directory.look_up import locate
from app.directory.places import ToldPlace
from app.intake.tables import reports
from app.kit.codes import Channel
from app.kit.database import Tx
from app.queue.add import Addition
from app.response_time.measure import add_and_measure
from tests.journey.town import PLAIN, Town


def test_a_report_and_an_addition_about_a_child_wait_for_each_other_once(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise", "children_at_risk"])
    database = town.door.wiring.database
    wanted = sa.select(cases.c.id, cases.c.dwelling_fp).order_by(cases.c.id)
    found = database.read(lambda tx: tx.execute(wanted).all(), caller=SYSTEM)
    assert len(found) == 2
    begun: list[str] = []
    holding = threading.Event()

    def addition(tx: Tx) -> None:
        """Lock as `all_of_report` does, only so slowly that the report comes in between."""
        begun.append("addition")
        for row in found:
            tx.execute(sa.select(cases.c.id).where(cases.c.id == row.id).with_for_update())
            holding.set()
            time.sleep(0.5)

    def report(tx: Tx) -> int:
        begun.append("report")
        told = ToldPlace(address="Ahornvej 14, 2. th", postcode="2400")
        located = replace(locate(tx, told=told, landlord=None), dwelling=found[0].dwelling_fp)
        return len(known_about(tx, located=located, resident=None, at=tx.now).open_cases)

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(database.write, addition, caller=SYSTEM)
        assert holding.wait(10)
        assert threads.submit(database.write, report, caller=SYSTEM).result() == 2
        first.result()
    assert begun == ["addition", "report"]


def test_an_addition_about_a_child_waits_for_the_dwelling_before_it_locks_a_case(town: Town) -> None:
    """The dwelling is locked first and its cases after it, as a report does: neither holds what the other waits for."""
    view = town.portal.reports(PLAIN, concerns=["noise"])
    database = town.door.wiring.database
    row = database.read(lambda tx: tx.execute(sa.select(cases.c.id, cases.c.dwelling_fp)).one(), caller=SYSTEM)
    told = sa.select(reports.c.id).where(reports.c.reference == view["reference"])
    report = database.read(lambda tx: tx.execute(told).scalar_one(), caller=SYSTEM)
    words = Addition(
        report=report, text="Nu slår faderen sit barn.", at=town.clock.now() + timedelta(hours=1), channel=Channel.API
    )
    begun: list[str] = []
    holding = threading.Event()

    def another_report(tx: Tx) -> None:
        """Lock as a report does, only so slowly that the addition comes in between."""
        begun.append("report")
        tx.execute(sa.select(dwellings).where(dwellings.c.fp == row.dwelling_fp).with_for_update())
        holding.set()
        time.sleep(0.5)
        tx.execute(sa.select(cases.c.id).where(cases.c.id == row.id).with_for_update())

    def addition(tx: Tx) -> None:
        begun.append("addition")
        add_and_measure(tx, words)

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(database.write, another_report, caller=SYSTEM)
        assert holding.wait(10)
        threads.submit(database.write, addition, caller=SYSTEM).result()
        first.result()
    assert begun == ["report", "addition"]
    assert len(town.family_team.queue()) == 1
