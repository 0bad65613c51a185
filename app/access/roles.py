"""Which roles may use which kind of route (pure): what routes name, taken from the table in `policy.py`."""

from __future__ import annotations

from app.access import case_deeds, directory_deeds, policy

REPORT = policy.SEND_REPORTS.roles
READ_OWN_REPORTS = policy.READ_REPORTS.roles
ADD_MESSAGE = policy.ADD_MESSAGES.roles
TAKE_CALLS = policy.TAKE_CALLS.roles
READ_CALLS = policy.READ_CALLS.roles
SEE_CALLS_OF_CENTRES = policy.SEE_CALLS_OF_CENTRES.roles
SEE_WHO_RINGS = policy.SEE_WHO_RINGS.roles
TAKE_IN_MAIL = policy.TAKE_IN_MAIL.roles
COUNT_MAIL = policy.COUNT_MAIL.roles
READ_MAIL = policy.READ_MAIL.roles
MAKE_REPORTS_OF_MAIL = policy.MAKE_REPORTS_OF_MAIL.roles
PREVIEW_TRIAGE = policy.PREVIEW.roles

WORK_ON_CASES = policy.WORK_ON_CASES.roles
CLAIM = policy.CLAIM.roles
LEAD = case_deeds.LEAD.roles
SEND_BATCHES = case_deeds.SEND_BATCHES.roles
GIVE_CASES = case_deeds.GIVE_CASES.roles
READ_HAND_OVERS = case_deeds.READ_HAND_OVERS.roles
ANSWER_HAND_OVERS = case_deeds.ANSWER_HAND_OVERS.roles
DECIDE_HAND_OVERS = case_deeds.DECIDE_HAND_OVERS.roles
DO_TASKS = policy.DO_TASKS.roles

FIND_CONTACT = policy.FIND_CONTACT.roles
READ_DIRECTORY = directory_deeds.READ_DIRECTORY.roles
READ_LANDLORDS = directory_deeds.READ_LANDLORDS.roles
READ_POSTS = directory_deeds.READ_POSTS.roles
READ_CONTACTS = directory_deeds.READ_CONTACTS.roles
READ_SUPPLIERS = directory_deeds.READ_SUPPLIERS.roles
READ_ABSENCES = directory_deeds.READ_ABSENCES.roles
READ_DWELLINGS = directory_deeds.READ_DWELLINGS.roles
WRITE_DIRECTORY = directory_deeds.WRITE_DIRECTORY.roles

READ_FIGURES = policy.READ_FIGURES.roles
READ_COMMENTS = policy.READ_COMMENTS.roles
WRITE_COMMENTS = policy.WRITE_COMMENTS.roles
COUNT_CALLS = policy.COUNT_CALLS.roles
SEE_LATE = policy.SEE_LATE.roles
ADMINISTER = policy.ADMINISTER.roles

SHARE_CASES = policy.SHARE_CASES.roles
READ_LOG = policy.READ_LOG.roles
KEEP_PERIODS = policy.KEEP_PERIODS.roles
SERVE_RESIDENTS = policy.SERVE_RESIDENTS.roles
