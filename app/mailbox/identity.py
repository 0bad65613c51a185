"""Who writes: what the directory knows of an address, and what only proof makes it (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from app.directory.entries import Contact
from app.directory.snapshot import Directory
from app.intake.told import Reporter
from app.kit.codes import ContactSide, LandlordKind, ReporterKind
from app.kit.phones import normalise_phone
from app.mailbox.parsed import Mailbox, ParsedMail
from app.triage.reading.people import phones_in

_REACHABLE: Final = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]{1,189}")
_METHODS: Final = frozenset({"dmarc", "dkim"})
_OF_LANDLORDS: Final = {
    LandlordKind.PRIVATE: ReporterKind.PRIVATE_LANDLORD,
    LandlordKind.COOPERATIVE: ReporterKind.COOPERATIVE_BOARD,
    LandlordKind.OWNER_ASSOCIATION: ReporterKind.OWNER_ASSOCIATION_BOARD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Postbox:
    """Our side of the mail: the addresses we write from, which domains are authorities, and whose checks we trust."""

    own: frozenset[str] = frozenset()
    authorities: Mapping[str, ReporterKind] = field(default_factory=dict)
    checked_by: str | None = None
    """The name that our own mail server puts into `Authentication-Results`; without it no authority is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who a mail is from, as far as that may be believed."""

    reporter: Reporter
    landlord: UUID | None = None
    departments: tuple[UUID, ...] = ()


def address_of(mail: ParsedMail) -> str | None:
    """Return the address that a mail is from, where one can be written to."""
    return _reachable(mail.sender)


def writer_of(mail: ParsedMail, *, directory: Directory, postbox: Postbox) -> Writer:
    """Return who writes: a landlord's contact by its address alone, an authority by the proof of its domain alone."""
    address = address_of(mail)
    display = mail.sender.display[:200] if mail.sender is not None else ""
    unknown = Reporter(name=display or None, email=_way_back(mail, postbox), phone=_signed_phone(mail))
    if address is None:
        return Writer(reporter=unknown)
    authority = _authority(mail, postbox)
    if authority is not None:
        return Writer(reporter=Reporter(kind=authority, name=display or None, email=address))
    contacts = tuple(one for one in directory.contacts_by_email(address) if one.side is ContactSide.LANDLORD)
    if contacts:
        return _contact(contacts, directory, address)
    landlord = directory.landlord_by_email(address)
    if landlord is None:
        return Writer(reporter=unknown)
    kind = _OF_LANDLORDS.get(landlord.kind, ReporterKind.LANDLORD_OFFICE)
    phone = landlord.phone and normalise_phone(landlord.phone)
    reporter = Reporter(kind=kind, name=display or landlord.name, email=address, phone=phone)
    return Writer(reporter=reporter, landlord=landlord.id)


def _way_back(mail: ParsedMail, postbox: Postbox) -> str | None:
    """Return where somebody unknown wants its answer: a form on a page writes in its own name, for whoever filled it.

    Whom the directory knows is written to as the directory says.
    """
    wanted = _reachable(mail.reply_to)
    return _reachable(mail.sender) if wanted is None or wanted in postbox.own else wanted


def _signed_phone(mail: ParsedMail) -> str | None:
    """Return the first number below the name: the signature is cut from what is shown, and somebody wants to ring."""
    return next((known for one in phones_in(mail.words.signature) if (known := normalise_phone(one))), None)


def _reachable(one: Mailbox | None) -> str | None:
    return one.address if one is not None and _REACHABLE.fullmatch(one.address) else None


def _contact(contacts: tuple[Contact, ...], directory: Directory, address: str) -> Writer:
    first = contacts[0]
    departments = tuple(dict.fromkeys(one.department_id for one in contacts if one.department_id is not None))
    owners = {one.landlord_id for it in departments if (one := directory.department(it)) is not None}
    return Writer(
        reporter=Reporter(
            kind=_kind(first.role), name=first.name, email=address, phone=first.phone and normalise_phone(first.phone)
        ),
        landlord=next(iter(owners)) if len(owners) == 1 else None,
        departments=departments,
    )


def _kind(role: str) -> ReporterKind:
    try:
        return ReporterKind(role)
    except ValueError:
        return ReporterKind.LANDLORD_OFFICE


def _authority(mail: ParsedMail, postbox: Postbox) -> ReporterKind | None:
    """Return whose authority a domain is, where our own server found the mail to be truly from there.

    Only the topmost check by our server counts: what stands below may have come with the mail.
    """
    domain = mail.sender.domain if mail.sender is not None else ""
    kind = next((kind for known, kind in postbox.authorities.items() if _within(domain, known)), None)
    if kind is None or postbox.checked_by is None:
        return None
    passed = (
        one.server == postbox.checked_by.lower()
        and one.method in _METHODS
        and one.result == "pass"
        and (one.domain == domain or _within(domain, one.domain))
        for one in mail.authenticated
    )
    return kind if any(passed) else None


def _within(domain: str, known: str) -> bool:
    return bool(known) and (domain == known or domain.endswith(f".{known}"))
