"""What the demo prints: lines for a shell that work as they stand (pure).

Comments go without quotes and brackets: some shells read them when they are pasted.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Final

from app.demo.to_try import GOOD_FOR, ToTry
from app.kit.office_hours import local_date

_PRETTY: Final = "python3 -m json.tool --no-ensure-ascii"
_TEMPLATE: Final = """\
# {adviser} is the housing adviser of {department}, at {centre}.
# The keys are good for a week; every start makes new ones beside them. Copy the lines into a shell.
BASE={base}
PORTAL={portal}
ADVISER={adviser_key}
LEADER={leader}
SUPPLIER={supplier}
ADMINISTRATOR={administrator}

# The figures of the centre, before: all of them, and in short
curl -s -H "Authorization: Bearer $LEADER" "$BASE/v1/response-times?from={start}&to={end}" | {pretty}
curl -s -H "Authorization: Bearer $LEADER" "$BASE/v1/response-times?from={start}&to={end}" | {short}

# Whom a landlord calls, and what the rules would decide of a text
curl -s -H "Authorization: Bearer $PORTAL" "$BASE/v1/contact-card?housing_department={department_id}" | {pretty}
curl -s -H "Authorization: Bearer $ADVISER" {json} "$BASE/v1/triage" \\
  -d '{preview}' | {pretty}

# Each of these says with which status it was answered: 201 is a report or an event that is kept.
# The landlord reports, the case is in the queue of the adviser, is claimed, its reporter called, and closed
REFERENCE=$(curl -s -H "Authorization: Bearer $PORTAL" {json} {status} "$BASE/v1/reports" \\
  -d '{report}' \\
  | {reference})
NUMBER=$(curl -s -H "Authorization: Bearer $ADVISER" "$BASE/v1/queue?limit=200" \\
  | {number})
echo "report $REFERENCE, case $NUMBER"
curl -s -H "Authorization: Bearer $ADVISER" "$BASE/v1/cases/$NUMBER" | {pretty}
curl -s -H "Authorization: Bearer $ADVISER" {json} {status} "$BASE/v1/cases/$NUMBER/claim" \\
  -d '{{}}' | {state}
NOW=$({now})
curl -s -H "Authorization: Bearer $ADVISER" {json} {status} "$BASE/v1/cases/$NUMBER/events" \\
  -d '{{"kind": "contacted", "with": "reporter", "report": "'$REFERENCE'", "at": "'$NOW'", "note": "Talt sammen."}}' \\
  | {contacted}
curl -s -H "Authorization: Bearer $ADVISER" {json} {status} "$BASE/v1/cases/$NUMBER/close" \\
  -d '{closing}' | {state}

# All that the landlord ever sees of it, and the figures after
curl -s -H "Authorization: Bearer $PORTAL" "$BASE/v1/reports/$REFERENCE" | {pretty}
curl -s -H "Authorization: Bearer $LEADER" "$BASE/v1/response-times?from={start}&to={end}" | {pretty}
curl -s -H "Authorization: Bearer $LEADER" "$BASE/v1/response-times?from={start}&to={end}" | {short}

# What a cleaning company owes, and all centres as the administrator sees them
curl -s -H "Authorization: Bearer $SUPPLIER" "$BASE/v1/tasks" | {pretty}
curl -s -H "Authorization: Bearer $ADMINISTRATOR" "$BASE/v1/response-times?from={start}&to={end}" | {pretty}
"""

_NUMBER: Final = (
    'print([one["number"] for one in json.load(sys.stdin)["items"] if one["place"]["address"] == "{address}"][-1])'
)
_CONTACTED: Final = (
    "one = json.load(sys.stdin); "
    'print("contacted" if "contacted" in [that["kind"] for that in one.get("timeline", ())] else one)'
)
"""A refusal is shown as it was answered."""


def lines_to_try(to_try: ToTry, *, base: str, now: datetime, days: int) -> str:
    """Return the lines; the period of the figures reaches as far as the keys do."""
    today = local_date(now)
    place = {"address": to_try.address, "postcode": to_try.postcode}
    return _TEMPLATE.format(
        adviser=to_try.adviser.title,
        department=to_try.department.name,
        department_id=to_try.department.id,
        centre=to_try.centre.name,
        base=base,
        portal=to_try.portal,
        adviser_key=to_try.adviser_key,
        leader=to_try.leader,
        supplier=to_try.supplier,
        administrator=to_try.administrator,
        start=today - timedelta(days=days + 1),
        end=local_date(now + GOOD_FOR) + timedelta(days=1),
        preview=_json({"description": "Fogeden kommer på torsdag, og der er små børn i lejligheden.", "place": place}),
        report=_json(_told_by_a_caretaker(place)),
        closing=_json({"outcome": "order_restored", "reason": "Der er ro igen, og aftalen holder."}),
        pretty=_PRETTY,
        json='-H "Content-Type: application/json"',
        status="-w '%{stderr}%{http_code}\\n'",
        reference=_python('one = json.load(sys.stdin); print(one.get("reference", one))'),
        number=_python(_NUMBER.format(address=to_try.address)),
        state=_python('one = json.load(sys.stdin); print(one.get("state", one))'),
        contacted=_python(_CONTACTED),
        short=_python(
            'one = json.load(sys.stdin)["total"]; print("reports", one["reports"], "answered", one["answered"])'
        ),
        now="python3 -c 'import datetime; print(datetime.datetime.now(datetime.timezone.utc).isoformat())'",
    )


def _told_by_a_caretaker(place: dict[str, str]) -> dict[str, object]:
    return {
        "description": "Der er høj musik hver nat, og naboerne kan ikke sove.",
        "concerns": ["noise"],
        "reporter": {"kind": "caretaker", "name": "Kim", "phone": "+45 20 12 34 56"},
        "place": place,
    }


def _json(body: object) -> str:
    return json.dumps(body, ensure_ascii=False)


def _python(statement: str) -> str:
    return f"python3 -c 'import json, sys; {statement}'"
