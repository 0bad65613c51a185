"""The only place that opens connections and commits.

`write` and `read` return after the commit, so no answer leaves before what it tells is durable. Work given to them may
run twice (a deadlock, a connection lost before the commit) and may share one commit with others, each in its savepoint.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy import exc

from app.kit.clock import Clock
from app.kit.direct import Later, direct
from app.kit.engines import LOCK_SECONDS, POOL_SIZE, POOL_WAIT_SECONDS, empty_log, make_engine
from app.kit.errors import KEPT_OR_NOT, Unavailable
from app.kit.failures import perhaps_kept, translated, worth_another
from app.kit.prepared import Prepared
from app.kit.reach import SERVICE, Caller
from app.kit.savepoints import in_savepoint
from app.kit.sealed import Sealer
from app.kit.sharing import Shared, SharedCommits
from app.kit.turnstile import Turnstile

T = TypeVar("T")

News = Callable[[], Mapping[str, str | int]]
"""Asked for once the transaction is durable: a number that was taken with the commit is known by then."""

_ATTEMPTS = 6
_COLLISIONS = 2
_REST_SECONDS = 0.12
"""SQLite looks every tenth of a second whether a lock that it waits for is free."""


class Tx:
    """One transaction as a verb sees it: `now` is the instant it began, in UTC."""

    __slots__ = ("_direct", "after", "announced", "caller", "connection", "ending", "known", "now", "sealer", "walled")

    def __init__(self, connection: sa.Connection, *, now: datetime, sealer: Sealer, caller: Caller) -> None:
        self._direct = direct(connection)
        self.walled = False
        self.connection = connection
        self.now = now
        self.sealer = sealer
        self.caller = caller
        self.known: dict[object, object] = {}
        """What a verb need not ask twice in one transaction, under a key of its own."""
        self.after: list[Callable[[], None]] = []
        self.announced: list[News] = []
        self.ending: dict[Callable[[Tx, Sequence[Any]], None], list[Any]] = {}

    def execute(
        self,
        statement: sa.Executable,
        parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None,
    ) -> sa.CursorResult[Any]:
        self.flush()
        return cast("sa.CursorResult[Any]", self.connection.execute(statement, parameters))

    def rows(self, prepared: Prepared, given: Mapping[str, Any] = MappingProxyType({})) -> list[Any]:
        """Return what a prepared statement answers: rows with an attribute for each column."""
        return self._direct.rows(prepared, given)

    def row(self, prepared: Prepared, given: Mapping[str, Any] = MappingProxyType({})) -> Any:  # noqa: ANN401 its columns are the statement's
        """Return the first row, or None."""
        return next(iter(self._direct.rows(prepared, given)), None)

    def foresee(self, prepared: Prepared, given: Mapping[str, Any] = MappingProxyType({})) -> None:
        """Let a question that is coming go with the next one; nothing before its turn may change the answer."""
        self._direct.foresee(prepared, given)

    def later(self, prepared: Prepared, given: Mapping[str, Any]) -> Later:
        """Execute a prepared statement by the commit at the latest; the rows can be had then, or sooner."""
        return self._direct.later(prepared, given)

    def run(self, prepared: Prepared, given: Mapping[str, Any]) -> None:
        """Execute a prepared statement that answers nothing, by the commit at the latest."""
        self._direct.run(prepared, given)

    def add(self, table: sa.Table, *rows: Mapping[str, Any]) -> None:
        """Write new rows; what a database refuses may come out later, at the latest before the commit."""
        self._direct.add(table, rows, missing=False)

    def add_missing(self, table: sa.Table, *rows: Mapping[str, Any]) -> None:
        """Write those rows that are not there yet by what is unique in the table."""
        self._direct.add(table, rows, missing=True)

    def rows_first(self) -> None:
        """Let the new rows go before what comes next: who takes the last lock must not wait for anything else."""
        self._direct.rows_first()

    def flush(self) -> None:
        """Send the rows that wait for their round trip."""
        self._direct.flush()

    def commit(self) -> None:
        """Send what waits, with the COMMIT where that saves a trip; for the database alone."""
        self._direct.commit()

    def tell(self, reach: str) -> None:
        """Tell the policies of PostgreSQL who asks; an embedded database has none."""
        self._direct.tell(reach, self.now.isoformat())

    @contextmanager
    def beyond_the_wall(self) -> Iterator[None]:
        """Look past those policies for something small the caller is owed: say why. Within another it is one."""
        if not self.walled:
            yield
            return
        self.tell(SERVICE)
        self.walled = False
        yield  # what fails ends the transaction, and with it what was told
        self.walled = True
        self.tell(self.caller.reach)

    def after_commit(self, call: Callable[[], None]) -> None:
        """Call once the transaction is durable: wake-ups only, never work that must not be lost."""
        self.after.append(call)

    def announce(self, news: News) -> None:
        """Tell those who listen in this process, once the transaction is durable; of one name the last word counts."""
        self.announced.append(news)

    def at_end(self, work: Callable[[Tx, Sequence[Any]], None], *given: Any) -> None:  # noqa: ANN401 handed back to `work`
        """Do this last in the transaction, once, with all that was given for it: locks that are to be held shortly."""
        self.ending.setdefault(work, []).extend(given)

    def end(self) -> None:
        """Do what was left for the end."""
        for work, given in self.ending.items():
            work(self, given)


class Database:
    """One database of either kind; a process has one of these."""

    def __init__(self, url: str, *, sealer: Sealer, clock: Clock) -> None:
        self.url = url
        self._sealer = sealer
        self._clock = clock
        self.engine = make_engine(url, writing=True, lock_seconds=LOCK_SECONDS)
        self.embedded = self.engine.dialect.name == "sqlite"
        self._reading = make_engine(url, writing=False) if self.embedded else _of_snapshots(self.engine)
        aside = make_engine(url, writing=False, size=1)
        self._aside = aside if self.embedded else _of_snapshots(aside)
        self._turns = Turnstile(POOL_SIZE, patience=POOL_WAIT_SECONDS)
        self._shared: SharedCommits[Any] = SharedCommits(self._commit_together)
        self.listeners: list[Callable[[Mapping[str, str | int]], None]] = []
        """Called in the writer's thread with what a transaction announced, after its commit and before its answer."""

    def write(self, work: Callable[[Tx], T], *, caller: Caller, repeatable: bool = False) -> T:
        """Run `work` in one transaction and return what it returned, after the commit.

        Whatever `work` raises undoes it and comes out here; Unavailable where the database fails. What is `repeatable`
        does no harm done twice, so it is done again where nobody heard whether it was kept.
        """
        result, tx = self._kept(work, caller, repeatable=repeatable)
        self._wake(tx)
        return result

    def _kept(self, work: Callable[[Tx], T], caller: Caller, *, repeatable: bool) -> tuple[T, Tx]:
        for _ in range(_COLLISIONS):
            try:
                return self._write(work, caller, repeatable=repeatable)
            except exc.IntegrityError:  # a drawn reference was taken, or a rival's row came first: look again
                continue
        return self._write(work, caller, repeatable=repeatable)

    def _write(self, work: Callable[[Tx], T], caller: Caller, *, repeatable: bool) -> tuple[T, Tx]:
        if not self.embedded:
            return self._again(lambda: self._write_alone(work, caller, repeatable=repeatable))
        one: Shared[tuple[T, Tx]] = Shared(lambda connection: self._do(connection, work, caller))
        self._shared.submit(one)
        return one.outcome()

    def read(self, work: Callable[[Tx], T], *, caller: Caller, aside: bool = False) -> T:
        """Run `work` on one snapshot, without the right to change anything.

        `aside` is a connection of its own for what every request waits for: forty who want one row may hold all others.
        """
        engine = self._aside if aside else self._reading

        def once() -> T:
            turn = nullcontext() if aside else self._turns.through()
            with turn, engine.connect() as connection, connection.begin():
                tx = self._tx(connection, caller)
                tx.tell(caller.reach)
                tx.walled = True
                return work(tx)

        return self._again(once)

    def write_beside(self, work: Callable[[Tx], T], *, caller: Caller) -> T:
        """Do a piece of long work, and then leave the database to others."""
        result = self.write(work, caller=caller)
        self.rest()
        return result

    def rest(self) -> None:
        """Leave an embedded database to others, between two pieces of long work: its lock has no queue.

        Whoever takes it again at once keeps another process out until that gives up, and its requests fail.
        """
        if self.embedded:
            time.sleep(_REST_SECONDS)

    def wash(self) -> None:
        """Leave nothing that was deleted beside an embedded database; PostgreSQL sees to that itself (autovacuum)."""
        if self.embedded:
            empty_log(self.engine)

    def dispose(self) -> None:
        self._reading.dispose()
        self._aside.dispose()
        self.engine.dispose()

    def _tx(self, connection: sa.Connection, caller: Caller) -> Tx:
        return Tx(connection, now=self._clock.now(), sealer=self._sealer, caller=caller)

    def _do(self, connection: sa.Connection, work: Callable[[Tx], T], caller: Caller) -> tuple[T, Tx]:
        tx = self._tx(connection, caller)
        tx.tell(SERVICE)  # a report must find the case that it joins, whoever sends it
        result = work(tx)
        tx.end()
        return result, tx

    def _write_alone(self, work: Callable[[Tx], T], caller: Caller, *, repeatable: bool) -> tuple[T, Tx]:
        with self._turns.through(), self.engine.connect() as connection, connection.begin() as transaction:
            result, tx = self._do(connection, work, caller)
            try:
                tx.commit()
                transaction.commit()
            except exc.DBAPIError as error:
                if repeatable or not perhaps_kept(error):
                    raise
                # It may have been kept, so it must not be done again: the caller's idempotency key decides.
                raise Unavailable(KEPT_OR_NOT) from error
        return result, tx

    def _wake(self, tx: Tx) -> None:
        for call in tx.after:
            call()
        if tx.announced:
            told = {name: word for news in tx.announced for name, word in news().items()}
            for listen in self.listeners:
                listen(told)

    def _again(self, once: Callable[[], T]) -> T:
        """Repeat where another transaction was in the way; a lost connection is tried once more on a new one."""
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return once()
            except exc.DBAPIError as error:
                if attempt == _ATTEMPTS or not worth_another(error, attempt):
                    raise translated(error) from error
                time.sleep(random.uniform(0, 0.01 * 2**attempt))  # noqa: S311 spreads rivals, keeps no secret
            except (exc.TimeoutError, TimeoutError) as error:
                raise Unavailable from error
        raise Unavailable

    def _commit_together(self, batch: Sequence[Shared[Any]]) -> None:
        """Commit a batch at once; where the database fails in the middle of it, give each its own transaction.

        Where not even a transaction can begin, none of them gets further alone, and forty would each wait for the lock.
        """
        begun = False
        try:
            with self.engine.connect() as connection, connection.begin():
                begun = True
                finished = [one for one in batch if in_savepoint(connection, one, alone=len(batch) == 1)]
        except exc.DBAPIError as error:
            if begun and len(batch) > 1:
                for one in batch:
                    self._commit_together([one])
                return
            for one in batch:
                one.fail(translated(error))
            return
        except exc.TimeoutError:
            for one in batch:
                one.fail(Unavailable())
            return
        for one in finished:
            one.succeed()


def _of_snapshots(engine: sa.Engine) -> sa.Engine:
    """Return the same pool of PostgreSQL, for those who only look."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
