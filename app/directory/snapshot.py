"""The directory as it stands at one instant: plain values with indexes, shared by all threads."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from app.directory.entries import (
    Absence,
    Centre,
    Contact,
    Department,
    District,
    Entries,
    Landlord,
    Responder,
    Supplier,
)
from app.kit.calendar import WorkingCalendar, calendar_for
from app.kit.codes import CentreKind, ContactSide, ResponderKind, SupplierKind
from app.kit.errors import Unavailable
from app.kit.mail_addresses import spelling_of

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Directory:
    """Immutable; every question is one look into an index."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._centres = _by_id(entries.centres)
        self._districts = _by_id(entries.districts)
        self._landlords = _by_id(entries.landlords)
        self._departments = _by_id(entries.departments)
        self._responders = _by_id(entries.responders)
        self._suppliers = _by_id(entries.suppliers)
        self._absences = _grouped(entries.absences, lambda absence: absence.responder_id)
        self._contacts = _grouped(
            entries.contacts, lambda contact: (contact.side, contact.department_id, contact.centre_id)
        )
        self._contacts_by_email = _grouped(
            (one for one in entries.contacts if one.email), lambda contact: spelling_of(contact.email or "")
        )
        self._landlords_by_email = {spelling_of(one.email): one for one in entries.landlords if one.email}
        self._contacts_by_phone = _grouped((one for one in entries.contacts if one.phone), lambda one: one.phone or "")
        self._landlords_by_phone = {one.phone: one for one in entries.landlords if one.phone}
        self._lets = _grouped(entries.departments, lambda department: department.landlord_id)
        self._advisers = _grouped(entries.advisers, lambda adviser: adviser.department_id)
        # A postcode that several districts share belongs to the first by code: the same every time.
        by_code = sorted(entries.districts, key=lambda district: (district.code, district.id), reverse=True)
        self._by_postcode = {postcode: district for district in by_code for postcode in district.postcodes}
        self._posts: dict[tuple[UUID, ResponderKind], list[Responder]] = defaultdict(list)
        for responder in entries.responders:
            for centre_id, share in responder.shares.items():
                if share > 0:
                    self._posts[centre_id, responder.kind].append(responder)
        self._left_alone = [one for one in entries.responders if one.id in self._absences or not (one.held or one.unit)]
        self._turns = sorted(
            {end for one in entries.absences for end in (one.valid_from, one.valid_to) if end is not None}
        )
        self._calendars: dict[UUID, WorkingCalendar] = {}
        self._entrance = next((centre for centre in entries.centres if centre.kind is CentreKind.ENTRANCE), None)

    @property
    def centres(self) -> tuple[Centre, ...]:
        return self._entries.centres

    @property
    def landlords(self) -> tuple[Landlord, ...]:
        return self._entries.landlords

    @property
    def departments(self) -> tuple[Department, ...]:
        return self._entries.departments

    @property
    def responders(self) -> tuple[Responder, ...]:
        return self._entries.responders

    @property
    def entrance(self) -> Centre:
        """The entrance; Unavailable in an installation that has none yet."""
        if self._entrance is None:
            raise Unavailable("The directory has no entrance yet: POST /v1/social-centres with the kind entrance.")
        return self._entrance

    def centre(self, centre_id: UUID) -> Centre | None:
        return self._centres.get(centre_id)

    def district(self, district_id: UUID) -> District | None:
        return self._districts.get(district_id)

    def landlord(self, landlord_id: UUID) -> Landlord | None:
        return self._landlords.get(landlord_id)

    def department(self, department_id: UUID) -> Department | None:
        return self._departments.get(department_id)

    def departments_of(self, landlord_id: UUID) -> tuple[Department, ...]:
        return tuple(self._lets.get(landlord_id, ()))

    def responder(self, responder_id: UUID) -> Responder | None:
        return self._responders.get(responder_id)

    def supplier(self, supplier_id: UUID) -> Supplier | None:
        return self._suppliers.get(supplier_id)

    def district_of_postcode(self, postcode: str) -> District | None:
        return self._by_postcode.get(postcode)

    def covering(self, centre: Centre) -> Centre | None:
        """The centre that helps out when this one has nobody."""
        return self._centres.get(centre.covering_centre_id) if centre.covering_centre_id else None

    def calendar(self, centre_id: UUID) -> WorkingCalendar:
        """Hours of a centre; those of the entrance where it is not known (any more)."""
        known = self._calendars.get(centre_id)
        if known is None:
            centre = self._centres.get(centre_id) or self.entrance
            known = calendar_for(centre.opening_hours, centre.special_days)
            if centre_id in self._centres:
                self._calendars[centre_id] = known
        return known

    def responders_at(self, centre_id: UUID, kind: ResponderKind) -> tuple[Responder, ...]:
        """Posts and units with a share at the centre, the vacant ones too, in order of age."""
        return tuple(self._posts.get((centre_id, kind), ()))

    def reception_of(self, centre_id: UUID) -> Responder:
        """The centre's reception, else the entrance's: the last resort, so never nobody."""
        return self._unit(centre_id, ResponderKind.RECEPTION)

    def family_team_of(self, centre_id: UUID) -> Responder:
        """The centre's family team, else the entrance's, else the reception."""
        try:
            return self._unit(centre_id, ResponderKind.FAMILY_TEAM)
        except Unavailable:
            return self.reception_of(centre_id)

    def advisers_of(self, department_id: UUID) -> tuple[Responder, ...]:
        ties = self._advisers.get(department_id, ())
        return tuple(post for tie in ties if (post := self._responders.get(tie.responder_id)))

    def contacts(
        self, side: ContactSide, *, department_id: UUID | None = None, centre_id: UUID | None = None
    ) -> tuple[Contact, ...]:
        """Contacts of a department or of a centre, the deputies last."""
        found = self._contacts.get((side, department_id, centre_id), ())
        return tuple(sorted(found, key=lambda contact: contact.deputy))

    def contacts_by_email(self, address: str) -> tuple[Contact, ...]:
        """Whoever of the contact scheme is reached at this address, on either side."""
        return tuple(self._contacts_by_email.get(spelling_of(address), ()))

    def landlord_by_email(self, address: str) -> Landlord | None:
        return self._landlords_by_email.get(spelling_of(address))

    def contacts_by_phone(self, phone: str) -> tuple[Contact, ...]:
        """Whoever of the contact scheme is called by this number (E.164), on either side."""
        return tuple(self._contacts_by_phone.get(phone, ()))

    def landlord_by_phone(self, phone: str) -> Landlord | None:
        return self._landlords_by_phone.get(phone)

    def suppliers_of(self, kind: SupplierKind) -> tuple[Supplier, ...]:
        return tuple(supplier for supplier in self._entries.suppliers if supplier.kind is kind)

    def absent(self, responder: Responder, at: datetime) -> Absence | None:
        return next((absence for absence in self._absences.get(responder.id, ()) if absence.covers(at)), None)

    def next_turn(self, at: datetime) -> datetime | None:
        """When the next absence of anybody begins or ends after an instant; None where none is known."""
        return next(iter(self._turns[bisect_right(self._turns, at) :]), None)

    def on_duty(self, responder: Responder, at: datetime) -> bool:
        """Whether work may be given to it: a unit always, a post when it is held and nobody says its holder is away."""
        return responder.unit or (responder.held and self.absent(responder, at) is None)

    def stand_in(self, responder: Responder, at: datetime) -> Responder | None:
        """Who acts for a post that is vacant or whose holder is away: the first substitute on duty, down the line."""
        seen, post = {responder.id}, responder
        while True:
            absence = self.absent(post, at)
            named = (absence and absence.substitute_id) or post.substitute_id
            following = self._responders.get(named) if named else None
            if following is None or following.id in seen:
                return None
            if self.on_duty(following, at):
                return following
            seen.add(following.id)
            post = following

    def left_alone(self, at: datetime) -> tuple[Responder, ...]:
        """The posts that are vacant or whose holders are away at an instant."""
        return tuple(one for one in self._left_alone if not self.on_duty(one, at))

    def stands_in_for(self, responder: Responder, at: datetime) -> tuple[Responder, ...]:
        """The posts for which a responder acts at an instant: vacant ones, and those whose holders are away."""
        away = (one for one in self.left_alone(at) if one.id != responder.id)
        return tuple(one for one in away if (found := self.stand_in(one, at)) and found.id == responder.id)

    def _unit(self, centre_id: UUID, kind: ResponderKind) -> Responder:
        for at in (centre_id, self.entrance.id):
            units = [responder for responder in self._posts.get((at, kind), ()) if responder.unit]
            if units:
                return units[0]
        raise Unavailable(f"The entrance has no {kind.value}: POST /v1/responders.")


class _Identified(Protocol):
    @property
    def id(self) -> UUID: ...


E = TypeVar("E", bound=_Identified)


def _by_id(entries: Iterable[E]) -> dict[UUID, E]:
    return {entry.id: entry for entry in entries}


def _grouped(entries: Iterable[V], key: Callable[[V], K]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return dict(groups)
