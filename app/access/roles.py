"""Which roles may use which kind of route (pure): the whole table, to be read by people.

A role names what may be asked at all. What a caller then sees is bounded again by the landlords, centres, responder or
supplier of the key, and is a schema of its own where the role must not see everything.
"""

from __future__ import annotations

from app.kit.codes import Role

STAFF = (Role.CALL_DESK, Role.RESPONDER, Role.CENTRE_LEADER, Role.CENTRAL_OFFICE)

REPORT = (Role.LANDLORD_PORTAL, Role.AUTHORITY, Role.CALL_DESK, Role.RESPONDER, Role.CENTRE_LEADER)
READ_OWN_REPORTS = (Role.LANDLORD_PORTAL, Role.AUTHORITY)
ADD_MESSAGE = REPORT
TAKE_CALLS = (Role.CALL_DESK,)
TAKE_IN_MAIL = (Role.CALL_DESK, Role.ADMINISTRATOR)
PREVIEW_TRIAGE = (*STAFF, Role.ADMINISTRATOR)

FOLLOW_QUEUE = (Role.RESPONDER, Role.SUPPLIER, Role.CENTRE_LEADER)
WORK_ON_CASES = (Role.RESPONDER, Role.CENTRE_LEADER)
DO_TASKS = (Role.RESPONDER, Role.SUPPLIER)

FIND_CONTACT = (Role.LANDLORD_PORTAL, *STAFF, Role.ADMINISTRATOR)
READ_DIRECTORY = (*STAFF, Role.ANALYST, Role.ADMINISTRATOR)
READ_DWELLINGS = (*WORK_ON_CASES, Role.ADMINISTRATOR)
"""Whether a dwelling has support is about its residents: whoever works on cases may know, nobody else."""
WRITE_DIRECTORY = (Role.ADMINISTRATOR,)

READ_RULES = (Role.CENTRE_LEADER, Role.ADMINISTRATOR)
WRITE_RULES = (Role.ADMINISTRATOR,)

READ_FIGURES = (Role.CENTRE_LEADER, Role.ANALYST, Role.CENTRAL_OFFICE, Role.ADMINISTRATOR)
ADMINISTER = (Role.ADMINISTRATOR,)
