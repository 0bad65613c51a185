"""What the operator decides, from the environment (prefix INDGANG_); known to cli, main and worker alone."""

import re
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from app.kit.errors import FieldError, Invalid
from app.kit.key_file import KeysMissing

_SQLITE = "sqlite:///"
_QUOTED = re.compile('"([a-z_]+)"')


class Settings(BaseSettings):
    """Frozen: a changed setting is a restart."""

    model_config = SettingsConfigDict(
        env_prefix="INDGANG_", frozen=True, extra="ignore", hide_input_in_errors=True, env_ignore_empty=True
    )

    database_url: SecretStr = SecretStr("sqlite:///.run/indgang.db")
    migration_database_url: SecretStr | None = None
    """On PostgreSQL, the same database as the owner of its tables reaches it; the service itself owns nothing."""
    migrate_on_start: bool = True
    host: str = "127.0.0.1"
    port: int = 8080
    worker: bool = True
    """Whether `serve` also does the promised work; off where `indgang worker` runs beside it."""
    one_core: bool = True
    """Whether a serving process stays on one of the cores it is allowed: on several it serves fewer reports."""

    sealing_keys: SecretStr | None = None
    """Base64 keys of 32 bytes, comma-separated, newest first."""
    lookup_key: SecretStr | None = None
    keys_file: Path | None = None
    """Where the keys stand when they are not given here; beside an embedded database where this is empty."""

    municipality: str | None = None
    """How the entrance names itself where no centre speaks; what of these three is not set is left out everywhere."""
    municipality_phone: str | None = None
    municipality_email: str | None = None
    """Also from whom our letters come, and whose mailbox is read."""

    smtp: SecretStr | None = None
    """Where letters are handed in: `smtps://user:password@host`, `smtp+starttls://...`, or `smtp://` on one machine."""
    mailbox: SecretStr | None = None
    """`imaps://user:password@host/INBOX`, `imap+starttls://...`, `maildir:///path` or `folder:///path`."""
    mailbox_handled: str = "Handled"
    """The folder to which fetched mail is moved; it is made where it is missing."""
    mail_ca_file: Path | None = None
    """Who vouches for the mail servers, where it is not who vouches for all."""
    mail_checked_by: str | None = None
    """The name by which our mail server signs its `Authentication-Results`."""
    phone_secret: SecretStr | None = None
    """What the telephone system signs its calls with; without it none are taken in."""
    authorities: dict[str, str] = Field(default_factory=dict)
    """Domains of authorities and what they are, as JSON: `{"domstol.dk": "bailiff_court"}`."""

    oidc_issuer: str | None = None
    """Whose tokens (JWT) are believed beside API keys; without it none are."""
    oidc_audience: str = ""
    """How the provider names this service in the tokens that are for it."""
    oidc_algorithms: str = "RS256,PS256,ES256"
    """Signatures that are believed, comma-separated; those with a shared secret are refused."""
    oidc_jwks_url: str | None = None
    """Where the provider publishes its keys; found at the issuer where this is empty."""
    oidc_role_claim: str = "roles"
    """The claim that holds the roles of a token; a dot leads into an object, as in `realm_access.roles`."""
    oidc_roles: dict[str, str] = Field(default_factory=dict)
    """What the provider's roles are here, as JSON: `{"sag-leder": "centre_leader"}`; our own names without it.

    The first of them that a token holds counts.
    """
    oidc_claims: dict[str, str] = Field(default_factory=dict)
    """The claims that bound a role, as JSON, where they have other names than `landlords`, `social_centres` (centres),
    `responder`, `supplier` and `name` (person): `{"person": "displayName", "centres": "kk_centres"}`."""

    figures_public_after_days: int | None = Field(default=None, ge=0, le=366)
    """After how many days from its end on a quarter may be read at /figures without a key; never where it is empty."""

    rate_limit: float = Field(default=300.0, ge=0)
    """Requests a second that one caller may make, ten seconds' worth of them at once; 0 is no limit."""
    rate_limits: dict[str, float] = Field(default_factory=dict)
    """The same for single roles, as JSON: `{"landlord_portal": 20}`."""
    failed_logins_per_minute: float = Field(default=600.0, ge=0)
    """Unknown keys and tokens that one address may try; 0 is no limit."""

    public_url: str | None = None
    """Where this service is reached from outside, for the link by which an alarm is acknowledged."""
    duty_webhook: SecretStr | None = None
    """Where acute work is told out of hours: an address with https that takes JSON."""
    duty_secret: SecretStr | None = None
    """What those messages are signed with; without it none are sent there."""
    duty_email: str | None = None
    """Who gets them by mail; the entrance where this is empty."""
    duty_phone: str | None = None
    """Who gets them as text messages, where there is a gateway for those."""
    sms_gateway: SecretStr | None = None
    """Where text messages are handed in: an address with https that takes `{"to": ..., "text": ...}`."""
    sms_token: SecretStr | None = None
    """The bearer token of that gateway."""

    receipts: Path | None = None
    """A folder for receipts as files; the console where this is empty."""
    retention_months: dict[str, int] = Field(default_factory=dict)
    """Months after its closing that a case tells of people, as JSON, by subject of KLE, or subject and outcome:
    `{"27.00.00": 60, "27.00.00/no_need_found": 24}`; what is not named has the default."""
    archive: Path | None = None
    """A folder to which cases are handed over before they are cleared."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @property
    def database(self) -> str:
        return self.database_url.get_secret_value()

    @property
    def owner(self) -> str:
        """The address by which the schema is changed."""
        return self.database if self.migration_database_url is None else self.migration_database_url.get_secret_value()

    def served_as(self, address: str) -> Self:
        """Return the same settings, with the address given so far as the owner's."""
        return self.model_copy(update={"database_url": SecretStr(address), "migration_database_url": self.database_url})

    @property
    def not_configured(self) -> tuple[str, ...]:
        """Return which settings that name the municipality are missing."""
        named = ("municipality", "municipality_phone", "municipality_email")
        return tuple(f"INDGANG_{name.upper()}" for name in named if getattr(self, name) is None)

    @property
    def embedded(self) -> bool:
        return self.database.startswith("sqlite")

    @property
    def file_of_keys(self) -> Path:
        """The file in which keys can be changed; KeysMissing where they stand in the environment."""
        path = self.where_keys_stand
        if path is None or (self.sealing_keys is not None and self.lookup_key is not None):
            raise KeysMissing(
                "The keys stand in the environment. Put a new one behind the others in INDGANG_SEALING_KEYS "
                "everywhere, then in front; the worker seals anew within a day. It can go when `keys list` says 0."
            )
        return path

    @property
    def where_keys_stand(self) -> Path | None:
        """The file of the keys; None on PostgreSQL where none is named, because they must then be given."""
        if self.keys_file is not None or not self.embedded:
            return self.keys_file
        return Path(self.database.removeprefix(_SQLITE)).with_suffix(".keys")


def read_settings() -> Settings:
    """Return the settings; Invalid names each that cannot be, and repeats none: some are secrets."""
    try:
        return Settings()
    except SettingsError as error:
        named = _QUOTED.search(str(error))
        raise Invalid(FieldError(_variable(named[1] if named else ""), "This is JSON.")) from None
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        raise Invalid(*(FieldError(_variable(str(one["loc"][0])), one["msg"]) for one in found)) from None


def _variable(name: str) -> str:
    return f"INDGANG_{name.upper()}"
