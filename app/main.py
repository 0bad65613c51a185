"""Puts the service together from its settings; nothing is decided here."""

from __future__ import annotations

import gc
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import structlog
from fastapi import FastAPI
from pydantic import SecretStr

from app.access.callers import SYSTEM
from app.access.identity import ClaimNames, Provider, is_safe
from app.access.limits import Allowance, Limits
from app.api import incoming_calls, mail_messages, problems
from app.api.document import DESCRIPTION, complete
from app.api.front_door import FrontDoor, Takes
from app.api.known_callers import KnownCallers
from app.api.measures import Measures
from app.api.routers import ROUTERS
from app.api.wiring import Beside, Municipality, Wiring
from app.directory.record import ensure_entrance
from app.kit.clock import Clock, SystemClock
from app.kit.codes import ReporterKind, Role
from app.kit.database import Database, Tx
from app.kit.errors import FieldError, Invalid
from app.kit.mail_addresses import as_sent
from app.kit.phones import normalise_phone
from app.kit.sealed import Sealer
from app.mailbox.fetching import Fetcher
from app.mailbox.identity import Postbox
from app.mailbox.sources import source_of
from app.mailbox.take_in import MailDoor
from app.pages import doors as pages
from app.privacy.periods import Periods
from app.privacy.proof import refuse_other_keys
from app.privacy.retention import Policy
from app.replies.mail import Sender
from app.replies.mail_smtp import Server, SmtpTransport
from app.replies.ringing import DutyContact
from app.response_time.publication import Publication
from app.ring import sealer_of
from app.settings import Settings
from app.triage.rule_sets import publish_default

if TYPE_CHECKING:
    from app.access.identity_callers import IdentifiedCallers

VERSION = "0.1.0"
TAKES = {
    **dict.fromkeys(pages.FORMS, Takes(media_type=pages.FORM, most=pages.MOST_BYTES)),
    incoming_calls.PATH: Takes(media_type="application/json", most=incoming_calls.MOST_BYTES),  # byte for byte: signed
    mail_messages.PATH: Takes(media_type="message/rfc822", most=mail_messages.MOST_BYTES),
}
_TABLES_OF_WORDS = "app.triage.reading.read"
"""Takes a third of a second to load: soon after the start, so that neither it nor the first report waits."""
_SECONDS_UNTIL_WARM = 1.0
_ENTRANCE = "Indgangen"
"""What the entrance is called where nobody has named the municipality."""
_ADDRESSES = ("municipality_email", "duty_email")
_SILENT: Any = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}

_log = structlog.get_logger()


class Application(FastAPI):
    """FastAPI, with a document that says everything."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            self.openapi_schema = complete(super().openapi(), self.routes)
        return self.openapi_schema


def create_app(settings: Settings, *, clock: Clock | None = None) -> FastAPI:
    """Return the service, ready to serve a database that has the newest schema; KeysMissing as `wire`."""
    return app_of(wire(settings, clock=clock))


def app_of(wiring: Wiring, *, beside: Beside | None = None) -> FastAPI:
    """Return the service around what it is made of; when it ends, so do they, in order."""

    @asynccontextmanager
    async def living(_app: FastAPI) -> AsyncIterator[None]:
        if beside is not None:
            beside.start()
        soon = threading.Timer(_SECONDS_UNTIL_WARM, _make_ready)
        soon.daemon = True
        soon.start()
        yield
        soon.cancel()
        if beside is not None:
            beside.stop()
        wiring.close()

    app = assemble(lifespan=living)
    app.state.wiring = wiring
    app.add_middleware(FrontDoor, wiring=wiring, takes=TAKES)
    return app


def _make_ready() -> None:
    import_module(_TABLES_OF_WORDS)
    gc.freeze()  # they stay, and looking through them for garbage would cost every report


def assemble(**given: Any) -> Application:  # noqa: ANN401 handed on to FastAPI
    """Return the routes and their document, without anything behind them."""
    app = Application(
        title="Indgang",
        version=VERSION,
        description=DESCRIPTION,
        telemetry=_SILENT,  # FastAPI's records a failed validation together with what was sent
        docs_url=None,  # its pages load from other hosts; ours is in app/api/docs_page.py
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        **given,
    )
    for router in (*ROUTERS, *pages.ROUTERS):
        app.include_router(router)
    problems.install(app)
    return app


def wire(settings: Settings, *, clock: Clock | None = None) -> Wiring:
    """Return what the service is made of.

    KeysMissing where sealed data would become unreadable; Invalid names a setting that cannot be.
    """
    clock = clock or SystemClock()
    settings = settings.model_copy(update={name: _address(settings, name) for name in _ADDRESSES})
    if settings.mail_ca_file is not None and not settings.mail_ca_file.is_file():
        raise Invalid(FieldError("INDGANG_MAIL_CA_FILE", "There is no such file."))
    sealer = sealer_of(settings)
    database = Database(settings.database, sealer=sealer, clock=clock)
    promised = threading.Event()
    mail_door = MailDoor(database=database, postbox=_postbox(settings), promised=promised.set)
    return Wiring(
        database=database,
        sealer=sealer,
        clock=clock,
        callers=KnownCallers(database, clock),
        measures=Measures(),
        municipality=Municipality(
            name=settings.municipality or _ENTRANCE,
            phone=settings.municipality_phone and normalise_phone(settings.municipality_phone),
            email=settings.municipality_email,
        ),
        receipts=settings.receipts,
        letters=_letters(settings, clock),
        fetcher=_fetcher(settings, mail_door),
        mail_door=mail_door,
        identities=_identities(settings, sealer, clock),
        limits=Limits(_allowance(settings)),
        phone_secret=None if settings.phone_secret is None else settings.phone_secret.get_secret_value().encode(),
        publication=Publication(after_days=settings.figures_public_after_days),
        retention=Policy(periods=Periods.of(settings.retention_months), archive=settings.archive),
        duty=_duty(settings),
        work_promised=promised,
    )


def _fetcher(settings: Settings, door: MailDoor) -> Fetcher | None:
    if settings.mailbox is None:
        return None
    if settings.municipality_email is None:
        raise Invalid(FieldError("INDGANG_MUNICIPALITY_EMAIL", "Set it: by it our own mail in the mailbox is known."))
    url = settings.mailbox.get_secret_value()
    try:
        source = source_of(url, handled=settings.mailbox_handled, ca_file=settings.mail_ca_file)
    except ValueError as error:
        raise Invalid(FieldError("INDGANG_MAILBOX", str(error))) from None
    return Fetcher(source, door)


def _identities(settings: Settings, sealer: Sealer, clock: Clock) -> IdentifiedCallers | None:
    if settings.oidc_issuer is None:
        return None
    from app.access.identity_callers import IdentifiedCallers  # noqa: PLC0415 a library that none needs without it

    try:
        names = ClaimNames(role=settings.oidc_role_claim, **settings.oidc_claims)
    except TypeError as error:
        raise Invalid(FieldError("INDGANG_OIDC_CLAIMS", "Names a bound that no role has.")) from error
    roles = {theirs: _role(ours, "INDGANG_OIDC_ROLES") for theirs, ours in settings.oidc_roles.items()}
    provider = Provider(
        issuer=settings.oidc_issuer,
        audience=settings.oidc_audience,
        algorithms=frozenset(one.strip() for one in settings.oidc_algorithms.split(",")),
        jwks_url=settings.oidc_jwks_url,
        roles=roles or {role.value: role for role in Role},
        names=names,
    )
    return IdentifiedCallers(provider, sealer=sealer, clock=clock)


def _allowance(settings: Settings) -> Allowance:
    return Allowance(
        per_second=settings.rate_limit,
        by_role={_role(name, "INDGANG_RATE_LIMITS"): limit for name, limit in settings.rate_limits.items()},
        failures_per_minute=settings.failed_logins_per_minute,
    )


def _role(name: str, setting: str) -> Role:
    try:
        return Role(name)
    except ValueError as error:
        raise Invalid(FieldError(setting, f"There is no role {name}.")) from error


def _letters(settings: Settings, clock: Clock) -> SmtpTransport | None:
    if settings.smtp is None:
        return None
    address = settings.municipality_email
    if address is None:
        raise Invalid(FieldError("INDGANG_MUNICIPALITY_EMAIL", "Set it: our letters come from this address."))
    try:
        server = Server(url=settings.smtp.get_secret_value(), ca_file=settings.mail_ca_file)
    except ValueError as error:
        raise Invalid(FieldError("INDGANG_SMTP", str(error))) from None
    sender = Sender(name=settings.municipality or _ENTRANCE, address=address, phone=settings.municipality_phone)
    return SmtpTransport(server=server, sender=sender, clock=clock)


def _address(settings: Settings, name: str) -> str | None:
    """Return a mail address as servers take it, for it is compared with theirs."""
    given = getattr(settings, name)
    address = None if given is None else as_sent(given)
    if given is not None and address is None:
        raise Invalid(FieldError(f"INDGANG_{name.upper()}", "This can be no mail address."))
    return address


def _duty(settings: Settings) -> DutyContact:
    duty, ours = settings.duty_email, settings.municipality_email
    if settings.mailbox is not None and duty is not None and ours is not None and duty.lower() == ours.lower():
        raise Invalid(FieldError("INDGANG_DUTY_EMAIL", "Name a mailbox that people read: this one is fetched."))
    secret = _secret(settings.duty_secret)
    return DutyContact(
        webhook=_safe(_secret(settings.duty_webhook), "INDGANG_DUTY_WEBHOOK"),
        secret=None if secret is None else secret.encode(),
        email=settings.duty_email,
        phone=settings.duty_phone,
        gateway=_safe(_secret(settings.sms_gateway), "INDGANG_SMS_GATEWAY"),
        gateway_token=_secret(settings.sms_token),
        public_url=settings.public_url,
    )


def _secret(given: SecretStr | None) -> str | None:
    return None if given is None else given.get_secret_value()


def _safe(url: str | None, setting: str) -> str | None:
    if url is not None and not is_safe(url):
        raise Invalid(FieldError(setting, "An address with https."))
    return url


def _postbox(settings: Settings) -> Postbox:
    return Postbox(
        own=frozenset() if settings.municipality_email is None else frozenset({settings.municipality_email.lower()}),
        authorities={domain.lower(): _reporter_kind(kind) for domain, kind in settings.authorities.items()},
        checked_by=settings.mail_checked_by,
    )


def _reporter_kind(kind: str) -> ReporterKind:
    try:
        return ReporterKind(kind)
    except ValueError as error:
        kinds = ", ".join(one.value for one in ReporterKind)
        raise Invalid(FieldError("INDGANG_AUTHORITIES", f"Each domain is one of {kinds}.")) from error


def settle(wiring: Wiring) -> None:
    """Give a new installation what no report can do without: an entrance with its reception, and rules in force.

    WrongKeys before anything is written with keys that are not those of this database.
    """

    def work(tx: Tx) -> None:
        refuse_other_keys(tx)
        named = wiring.municipality
        ensure_entrance(tx, name=named.name, phone=named.phone, email=named.email)
        publish_default(tx)

    wiring.database.write(work, caller=SYSTEM)
