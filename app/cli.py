"""The command `indgang`: for the operator, and the only place that prints."""

import gc

gc.disable()  # what is made while modules load stays: looking for garbage in it is an eighth of the start

import signal
import socket
import sys
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import orjson
import typer
import uvicorn

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import Rotation, create_key, list_keys, revoke, rotate
from app.access.log_chain import head_of, verify
from app.api.wiring import Wiring
from app.kit.affinity import stay_on_one_core
from app.kit.codes import Role
from app.kit.columns import metadata
from app.kit.errors import IndgangError, Invalid
from app.kit.key_file import KeysMissing, add_sealing_key, named_key, remove_sealing_key
from app.kit.office_hours import end_of_day
from app.kit.rights import TooMighty
from app.kit.sealed import WrongKeys, key_id
from app.main import app_of, assemble
from app.privacy.reseal import carried, refuse_carried, sealed_tables
from app.privacy.upkeep import promise_reseal
from app.response_time.upkeep import fold_figures_of
from app.settings import Settings
from app.starting import for_demo, from_environment, migrate_schema, option_of, ready
from app.worker import Worker

gc.freeze()  # nor is it looked through later
gc.enable()

_SHUTDOWN_SECONDS = 10

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
key = typer.Typer(no_args_is_help=True, help="Keys of callers.")
cli.add_typer(key, name="key")
sealing = typer.Typer(no_args_is_help=True, help="Keys of the sealed fields.")
cli.add_typer(sealing, name="keys")
access_log = typer.Typer(no_args_is_help=True, help="The log of reads.")
cli.add_typer(access_log, name="access-log")
figures = typer.Typer(no_args_is_help=True, help="What figures are computed from.")
cli.add_typer(figures, name="figures")

Ids = Annotated[list[UUID] | None, typer.Option(metavar="ID")]
Id = Annotated[UUID | None, typer.Option(metavar="ID")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day on which it is good.")]
Days = Annotated[int | None, typer.Option(min=1, max=3650, help="In how many days it ends.")]


class _Server(uvicorn.Server):
    """Answers who waits for news before it waits for its requests to end."""

    def __init__(self, wiring: Wiring, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._wiring = wiring

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._wiring.following.end_waits()
        await super().shutdown(sockets)


@cli.command()
def serve(
    *, demo: Annotated[bool, typer.Option("--demo", help="Fill an empty database with invented data.")] = False
) -> None:
    """Serve the API, and do the promised work beside it."""
    settings = for_demo() if demo else from_environment()
    wiring = ready(settings, speaks=True)
    if demo:
        _fill(wiring, settings)
    if settings.one_core:
        stay_on_one_core()
    working = Worker(wiring) if settings.worker else None
    server = _Server(
        wiring,
        uvicorn.Config(
            app_of(wiring, beside=working),
            host=settings.host,
            port=settings.port,
            loop="uvloop" if sys.platform != "win32" else "asyncio",
            http="httptools",
            ws="none",
            access_log=False,
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
        ),
    )
    typer.echo(f"Indgang answers on http://{settings.host}:{settings.port}, described at /docs.", err=True)
    server.run()


@cli.command()
def worker() -> None:
    """Do the promised work until told to stop."""
    wiring = ready(from_environment(), speaks=True)
    working = Worker(wiring)
    told = threading.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: told.set())
    working.start()
    told.wait()
    working.stop()
    wiring.close()


@cli.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    migrate_schema(from_environment())


@cli.command()
def demo(reports: Annotated[int, typer.Option(min=1, max=20_000)] = 800, seed: int = 2008) -> None:
    """Fill an empty database with invented data, and print what to try while it is served."""
    settings = for_demo()
    wiring = ready(settings)
    _fill(wiring, settings, reports=reports, seed=seed)
    wiring.close()


@cli.command()
def openapi() -> None:
    """Print the published document."""
    document = assemble().openapi()
    typer.echo(orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode())


@key.command("create")
@dataclass(kw_only=True)
class Create:
    """Make a key and print it alone: it is stored nowhere and cannot be shown again."""

    role: Annotated[Role, typer.Option()]
    landlord: Ids = None
    centre: Ids = None
    responder: Id = None
    supplier: Id = None
    name: Annotated[str | None, typer.Option(help="The person, where one holds the key.")] = None
    until: Day = None

    def __post_init__(self) -> None:
        grant = KeyGrant(
            role=self.role,
            landlords=frozenset(self.landlord or ()),
            centres=frozenset(self.centre or ()),
            responder=self.responder,
            supplier=self.supplier,
            person=self.name,
            valid_to=self.until and end_of_day(self.until.date()),
        )
        wiring = ready(from_environment())
        typer.echo(wiring.database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM))
        wiring.close()


@key.command("rotate")
def renew(
    key_id: UUID,
    old_hours: Annotated[int, typer.Option(min=0, help="How much longer the old token is good.")] = 24,
    days: Days = None,
) -> None:
    """Print a second token of a key, to be used beside the old one until that ends; it ends as the old one would."""
    wiring = ready(from_environment())
    now = wiring.clock.now()
    ends = None if days is None else now + timedelta(days=days)
    rotation = Rotation(old_until=now + timedelta(hours=old_hours), valid_to=ends)
    typer.echo(wiring.database.write(lambda tx: rotate(tx, key=key_id, rotation=rotation), caller=SYSTEM))
    wiring.close()


@key.command("list")
def show() -> None:
    """Print every token that is good: the key's id, how the token begins, role, name, end, last use."""
    wiring = ready(from_environment())
    now = wiring.clock.now()
    for one in wiring.database.read(list_keys, caller=SYSTEM):
        for token in one.tokens:
            if token.valid_to is None or token.valid_to > now:
                ends, used = (at and at.isoformat(timespec="minutes") for at in (token.valid_to, token.last_used_at))
                told = (one.caller.id, token.hint, one.caller.role, one.caller.person, ends, used)
                typer.echo("\t".join(str(each or "-") for each in told))
    wiring.close()


@key.command("revoke")
def end(key_id: UUID, days: Days = None) -> None:
    """End a key now, every token of it, or let it end in so many days."""
    wiring = ready(from_environment())
    at = None if days is None else wiring.clock.now() + timedelta(days=days)
    wiring.database.write(lambda tx: revoke(tx, key=key_id, at=at), caller=SYSTEM)
    wiring.close()


@sealing.command("rotate")
def rotate_sealing() -> None:
    """Add a new sealing key in front, and let the worker seal anew what older keys sealed, while all goes on."""
    settings = from_environment()
    path = settings.file_of_keys
    wiring = ready(settings)
    key_in_front = add_sealing_key(path).sealing[0]
    wiring.database.write(promise_reseal, caller=SYSTEM)
    wiring.close()
    typer.echo(f"{key_id(key_in_front).hex()}\nKeep a copy of {path}: what is sealed from now on needs it.", err=True)


@sealing.command("list")
def list_sealing() -> None:
    """Print the id of each key and how many fields it sealed, the key that seals now first."""
    wiring = ready(from_environment())
    counted = wiring.database.read(lambda tx: carried(tx, tables=sealed_tables(metadata)), caller=SYSTEM)
    active = wiring.sealer.active
    for name in (active, *sorted(counted.keys() - {active})):
        typer.echo(f"{name.hex()}\t{counted.get(name, 0)}")
    wiring.close()


@sealing.command("remove")
def remove_sealing(name: Annotated[str, typer.Argument(metavar="KEY")]) -> None:
    """Take a key off the ring, by its id; refused while any field still carries it."""
    settings = from_environment()
    wiring = ready(settings)
    unwanted = named_key(name)
    wiring.database.read(lambda tx: refuse_carried(tx, tables=sealed_tables(metadata), name=unwanted), caller=SYSTEM)
    wiring.close()
    remove_sealing_key(settings.file_of_keys, name=unwanted)


@access_log.command("verify")
def verify_log(
    head: Annotated[str | None, typer.Option(help="A head that was printed before, NUMBER:DIGEST.")] = None,
) -> None:
    """Check the chain of the log of reads; print its head, to be kept elsewhere. Fails where a row is not as it was."""
    expected = None if head is None else head_of(head)
    wiring = ready(from_environment())
    found = wiring.database.read(lambda tx: verify(tx, expected=expected), caller=SYSTEM)
    wiring.close()
    typer.echo("\n".join(found.told()))
    if not found.whole:
        raise typer.Exit(1)


@figures.command("check")
def check_figures() -> None:
    """Compute from the history what is kept for the figures; name what is kept otherwise, and fail."""
    from app.response_time.check import check  # noqa: PLC0415 numpy is for few commands

    wiring = ready(from_environment())
    checked = check(wiring.database)
    wiring.close()
    typer.echo("\n".join((f"{checked.reports} reports", *(f"{one.what} {one.id}" for one in checked.wrong))))
    if checked.wrong:
        raise typer.Exit(1)


@figures.command("fold")
def fold_figures() -> None:
    """Fold what was touched now, as the worker does every ten minutes; after a restore, or a change of form."""
    wiring = ready(from_environment())
    reports, cases = fold_figures_of(wiring.database)
    typer.echo(f"{reports} reports, {cases} cases")
    wiring.close()


def main() -> None:
    """Run a command; say in one line what cannot be done."""
    try:
        cli()
    except (KeysMissing, WrongKeys, TooMighty) as error:
        sys.exit(str(error))
    except Invalid as error:
        sys.exit("\n".join(f"{option_of(one.pointer)}: {one.message}" for one in error.errors))
    except IndgangError as error:
        sys.exit(error.detail)


def _fill(wiring: Wiring, settings: Settings, *, reports: int = 800, seed: int = 2008) -> None:
    """Fill the database unless there are social centres already, and print lines to try."""
    from app.demo.demonstrate import demonstrate, is_empty  # noqa: PLC0415 half a second that only a demo needs

    if is_empty(wiring.database):
        typer.echo("The database is empty: a year of reports is made now, some 20 seconds ...", err=True)
    typer.echo(demonstrate(wiring.database, reports=reports, seed=seed, base=f"http://{settings.host}:{settings.port}"))
    if settings.where_keys_stand is not None:
        typer.echo(f"# What names people is sealed with the keys in {settings.where_keys_stand}.")


if __name__ == "__main__":
    main()
