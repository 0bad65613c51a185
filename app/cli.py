"""The command `indgang`: for the operator, and the only place that prints."""

import signal
import sys
import threading
from datetime import timedelta
from pathlib import Path
from typing import Annotated
from uuid import UUID

import orjson
import typer
import uvicorn

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import Rotation, create_key, list_keys, revoke, rotate
from app.access.log_chain import head_of, verify
from app.api.wiring import Wiring
from app.kit import logs
from app.kit.codes import Role
from app.kit.columns import metadata
from app.kit.database import Tx
from app.kit.errors import IndgangError, Invalid
from app.kit.key_file import KeysMissing, add_sealing_key, make_keys, named_key, read_keys, remove_sealing_key
from app.kit.rights import TooMighty, grant_application, how_to, refuse_too_mighty
from app.kit.schema import current, make_folder, newest
from app.kit.sealed import key_id
from app.main import app_of, assemble, in_use, settle, wire
from app.privacy.reseal import carried, refuse_carried, sealed_tables
from app.privacy.upkeep import promise_reseal
from app.settings import Settings
from app.worker import Worker

_SHUTDOWN_SECONDS = 10
DEMO_KEYS = Path(".run/demo.keys")

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
key = typer.Typer(no_args_is_help=True, help="Keys of callers.")
cli.add_typer(key, name="key")
sealing = typer.Typer(no_args_is_help=True, help="Keys of the sealed fields.")
cli.add_typer(sealing, name="keys")
access_log = typer.Typer(no_args_is_help=True, help="The log of reads.")
cli.add_typer(access_log, name="access-log")

Ids = Annotated[list[UUID] | None, typer.Option(metavar="ID")]
Id = Annotated[UUID | None, typer.Option(metavar="ID")]
Days = Annotated[int | None, typer.Option(min=1, max=3650, help="In how many days it ends.")]


@cli.command()
def serve(
    *, demo: Annotated[bool, typer.Option("--demo", help="Fill an empty database with invented data.")] = False
) -> None:
    """Serve the API, and do the promised work beside it."""
    settings = _demo_settings() if demo else _settings()
    wiring = _ready(settings)
    if demo:
        _fill(wiring, settings)
    working = Worker(wiring) if settings.worker else None
    server = uvicorn.Server(
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
        )
    )
    typer.echo(f"Indgang answers on http://{settings.host}:{settings.port}, described at /docs.", err=True)
    server.run()


@cli.command()
def worker() -> None:
    """Do the promised work until told to stop."""
    wiring = _ready(_settings())
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
    _migrate(_settings())


@cli.command()
def demo(reports: Annotated[int, typer.Option(min=1, max=20_000)] = 800, seed: int = 2008) -> None:
    """Fill an empty database with invented data, and print what to try while it is served."""
    settings = _demo_settings()
    wiring = _ready(settings)
    _fill(wiring, settings, reports=reports, seed=seed)
    wiring.close()


@cli.command()
def openapi() -> None:
    """Print the published document."""
    document = assemble().openapi()
    typer.echo(orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode())


@key.command("create")
def create(
    role: Annotated[Role, typer.Option()],
    landlord: Ids = None,
    centre: Ids = None,
    responder: Id = None,
    supplier: Id = None,
    name: Annotated[str | None, typer.Option(help="The person, where one holds the key.")] = None,
) -> None:
    """Make a key and print it alone: it is stored nowhere and cannot be shown again."""
    grant = KeyGrant(
        role=role,
        landlords=frozenset(landlord or ()),
        centres=frozenset(centre or ()),
        responder=responder,
        supplier=supplier,
        person=name,
    )
    wiring = _ready(_settings())
    typer.echo(wiring.database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM))
    wiring.close()


@key.command("rotate")
def renew(
    key_id: UUID,
    old_hours: Annotated[int, typer.Option(min=0, help="How much longer the old token is good.")] = 24,
    days: Days = None,
) -> None:
    """Print a second token of a key, to be used beside the old one until that ends; it ends as the old one would."""
    wiring = _ready(_settings())
    now = wiring.clock.now()
    rotation = Rotation(
        old_until=now + timedelta(hours=old_hours), valid_to=None if days is None else now + timedelta(days=days)
    )
    typer.echo(wiring.database.write(lambda tx: rotate(tx, key=key_id, rotation=rotation), caller=SYSTEM))
    wiring.close()


@key.command("list")
def show() -> None:
    """Print every token that is good: the key's id, how the token begins, role, name, end, last use."""
    wiring = _ready(_settings())
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
    wiring = _ready(_settings())
    at = None if days is None else wiring.clock.now() + timedelta(days=days)

    def work(tx: Tx) -> None:
        revoke(tx, key=key_id, at=at)

    wiring.database.write(work, caller=SYSTEM)
    wiring.close()


@sealing.command("rotate")
def rotate_sealing() -> None:
    """Add a new sealing key in front, and let the worker seal anew what older keys sealed, while all goes on."""
    settings = _settings()
    path = settings.file_of_keys
    wiring = _ready(settings)
    key_in_front = add_sealing_key(path).sealing[0]
    wiring.database.write(promise_reseal, caller=SYSTEM)
    wiring.close()
    typer.echo(f"{key_id(key_in_front).hex()}\nKeep a copy of {path}: what is sealed from now on needs it.", err=True)


@sealing.command("list")
def list_sealing() -> None:
    """Print the id of each key and how many fields it sealed, the key that seals now first."""
    wiring = _ready(_settings())
    counted = wiring.database.read(lambda tx: carried(tx, tables=sealed_tables(metadata)), caller=SYSTEM)
    active = wiring.sealer.active
    for name in (active, *sorted(counted.keys() - {active})):
        typer.echo(f"{name.hex()}\t{counted.get(name, 0)}")
    wiring.close()


@sealing.command("remove")
def remove_sealing(name: Annotated[str, typer.Argument(metavar="KEY")]) -> None:
    """Take a key off the ring, by its id; refused while any field still carries it."""
    settings = _settings()
    wiring = _ready(settings)
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
    wiring = _ready(_settings())
    found = wiring.database.read(lambda tx: verify(tx, expected=expected), caller=SYSTEM)
    wiring.close()
    typer.echo("\n".join(found.told()))
    if not found.whole:
        raise typer.Exit(1)


def main() -> None:
    """Run a command; say in one line what cannot be done."""
    try:
        cli()
    except (KeysMissing, TooMighty) as error:
        sys.exit(str(error))
    except Invalid as error:
        sys.exit("\n".join(f"{one.pointer.strip('/')}: {one.message}" for one in error.errors))
    except IndgangError as error:
        sys.exit(error.detail)


def _settings() -> Settings:
    settings = Settings()
    logs.configure(settings.log_level)
    return settings


def _ready(settings: Settings) -> Wiring:
    """Return what the service is made of, on the newest schema."""
    if settings.migrate_on_start:
        _migrate(settings)
    refuse_too_mighty(settings.database)
    wiring = wire(settings)
    settle(wiring)
    return wiring


def _migrate(settings: Settings) -> None:
    make_folder(settings.database)
    owner = settings.owner
    if owner == settings.database:
        refuse_too_mighty(owner)
    if current(owner) != newest():
        if owner == settings.database and not settings.embedded:
            raise TooMighty(f"This database has not the newest schema. {how_to(owner)}")
        from app.kit.migrate import upgrade  # noqa: PLC0415 a third of a second that most starts do not need

        upgrade(owner)
    grant_application(owner_url=owner, application_url=settings.database)


def _demo_settings() -> Settings:
    """Return the settings; a demo on a database of its own may make its keys wherever it is."""
    settings = _settings()
    given = settings.sealing_keys is not None and settings.lookup_key is not None
    if given or settings.where_keys_stand is not None:
        return settings
    settings = settings.model_copy(update={"keys_file": DEMO_KEYS})
    if read_keys(DEMO_KEYS) is None:
        if settings.migrate_on_start:
            _migrate(settings)
        if in_use(settings):
            raise KeysMissing(f"{DEMO_KEYS} is not there, and what this database holds was sealed with other keys.")
        make_keys(DEMO_KEYS)
    return settings


def _fill(wiring: Wiring, settings: Settings, *, reports: int = 800, seed: int = 2008) -> None:
    """Fill the database unless there are social centres already, and print lines to try."""
    from app.demo.demonstrate import demonstrate  # noqa: PLC0415 half a second that only a demo needs

    typer.echo(
        "Looking for demo data; where there are none, a year of reports is made now (some 20 seconds) ...", err=True
    )
    base = f"http://{settings.host}:{settings.port}"
    typer.echo(demonstrate(wiring.database, reports=reports, seed=seed, base=base))
    if settings.where_keys_stand is not None:
        typer.echo(f"# What names people is sealed with the keys in {settings.where_keys_stand}.")


if __name__ == "__main__":
    main()
