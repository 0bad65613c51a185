"""The words of the pages, Danish first (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.pages.figure_words import FIGURE_CODES, FIGURE_TEXTS
from app.pages.queue_words import QUEUE_TEXTS
from app.pages.survey_words import SURVEY_TEXTS

LANGUAGES: Final = ("da", "en")

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "desk": ("Telefonen", "The call desk"),
    "alarm": ("Akut sag", "Acute case"),
    "alarm_ask": (
        "Ingen har taget sagen endnu. Kvittér, så stopper opkaldene; sagen skal stadig tages.",
        "Nobody has taken the case yet. Acknowledge and the calls stop; the case still has to be taken.",
    ),
    "alarm_acknowledge": ("Kvittér", "Acknowledge"),
    "alarm_done": ("Der er kvitteret. Opkaldene er stoppet.", "Acknowledged. The calls have stopped."),
    "skip": ("Gå til indholdet", "Skip to the content"),
    "sign_in": ("Log ind", "Sign in"),
    "sign_out": ("Log ud", "Sign out"),
    "key": ("Nøgle", "Key"),
    "key_hint": ("Din egen nøgle. Den begynder med ind_.", "Your own key. It begins with ind_."),
    "key_wrong": (
        "Nøglen kendes ikke, eller den må ikke bruges her.",
        "This key is not known, or may not be used here.",
    ),
    "over": (
        "Du er ikke logget ind længere, og intet er gemt endnu. Log ind igen; det, du skrev, følger med.",
        "You are not signed in any more, and nothing is saved yet. Sign in again; what you wrote comes along.",
    ),
    "again": ("Det er ikke sendt endnu", "It is not sent yet"),
    "again_about": (
        "Du er logget ind igen. Her er det, du skrev. Se det igennem, og send det.",
        "You are signed in again. Here is what you wrote. Look it over, and send it.",
    ),
    "again_session": (
        "Du har logget ud eller ind, efter at du åbnede siden. Intet er gemt. Se det igennem, og send det igen.",
        "You signed out or in after you opened the page. Nothing was saved. Look it over, and send it again.",
    ),
    "again_elsewhere": (
        "En anden er logget ind nu, og intet er gemt. Gå tilbage i browseren: dér står det endnu. Log så ind.",
        "Somebody else is signed in now, and nothing was saved. Go back in the browser: it stands there. Then sign in.",
    ),
    "again_leave": (
        "Du er logget ind igen i en anden fane. Log ud her på siden, hvis du er færdig.",
        "You have signed in again in another tab. Sign out on this page if you are done.",
    ),
    "again_text": ("Det, der blev skrevet", "What was written"),
    "again_note": ("Note", "Note"),
    "again_reason": ("Begrundelse", "Reason"),
    "again_handed_over_to": ("Givet videre til", "Handed over to"),
    "again_address": ("Adresse", "Address"),
    "again_name": ("Navn", "Name"),
    "again_caller_phone": ("Telefon", "Phone"),
    "again_resident": ("Beboer", "Resident"),
    "again_send": ("Send igen", "Send again"),
    "again_whole": ("Se hele skemaet", "See the whole form"),
    "again_back": ("Uden at sende: tilbage", "Without sending: back"),
    "waiting": ("Opkald, som ingen har skrevet ned", "Calls that nobody has written down"),
    "write_down": ("Skriv ned", "Write down"),
    "unknown_number": ("ukendt nummer", "unknown number"),
    "hidden_number": ("skjult nummer", "withheld number"),
    "missed": ("ubesvaret", "missed"),
    "ringing": ("ringer", "ringing"),
    "kind": ("Hvad er opkaldet?", "What is the call?"),
    "kind_report": ("En henvendelse om en beboer eller en bolig", "A report about a resident or a home"),
    "kind_addition": ("Mere om en tidligere henvendelse", "More about an earlier report"),
    "kind_consultation": ("Rådgivning uden en beboer", "Advice without a resident"),
    "kind_note": ("Kun et notat", "Only a note"),
    "who": ("Hvem ringer?", "Who is calling?"),
    "caller_phone": ("Telefon", "Phone"),
    "anonymous": (
        "Vil ikke oplyse navn eller nummer. Nummeret gemmes ikke.",
        "Gives no name or number. The number is not stored.",
    ),
    "name": ("Navn", "Name"),
    "reporter_kind": ("Ringer som", "Calls as"),
    "called_at": ("Ringede (udfyldes, hvis det ikke er nu)", "Called at (if it is not now)"),
    "taken_by": ("Opkaldet er taget af", "The call was taken by"),
    "where": ("Hvor er det?", "Where is it?"),
    "address": ("Adresse med etage og dør", "Address with floor and door"),
    "address_hint": ("For eksempel Ahornvej 14, 2. th", "For example Ahornvej 14, 2. th"),
    "postcode": ("Postnummer", "Postcode"),
    "resident": ("Beboerens navn, hvis det er kendt", "The resident's name, if known"),
    "children": ("Er der børn i hjemmet?", "Are there children in the home?"),
    "what": ("Hvad bliver der sagt?", "What is said?"),
    "text": ("Det, den, der ringer, fortæller", "What the caller tells"),
    "adds_to": ("Henvendelsens nummer", "The reference of the report"),
    "adds_to_hint": ("For eksempel K7Q2-9XM4", "For example K7Q2-9XM4"),
    "concerns": ("Bekymringer, som den, der ringer, selv nævner", "Concerns that the caller names"),
    "safety": ("Fare for den, der kommer", "Dangers for whoever comes"),
    "steps": ("Viderestillinger og forsøg", "Transfers and attempts"),
    "step": ("Hvad skete der?", "What happened?"),
    "centre": ("Socialcenter", "Social centre"),
    "step_none": ("–", "–"),
    "step_transfer": ("Stillet om", "Put through"),
    "step_answered": ("Ringet op, blev besvaret", "Called, was answered"),
    "step_failed": ("Ringet op, ingen svarede", "Called, nobody answered"),
    "preview": ("Vis, hvad reglerne siger", "Show what the rules say"),
    "save": ("Gem opkaldet", "Save the call"),
    "preview_title": ("Hvad reglerne ville afgøre", "What the rules would decide"),
    "preview_none": ("Skriv en adresse eller hvad der er sket.", "Write an address or what has happened."),
    "department": ("Afdeling", "Department"),
    "no_department": ("Ingen kendt afdeling", "No known department"),
    "contact": ("Kontakt", "Contact"),
    "urgency": ("Hvor meget haster det?", "How urgent is it?"),
    "owner": ("Hvis opgave?", "Whose work?"),
    "found": ("Læst i teksten", "Read in the text"),
    "because": ("Fordi", "Because"),
    "say": ("Sig dette", "Say this"),
    "reference": ("Nummer", "Reference"),
    "answer_by": ("De hører fra os senest", "They hear from us by"),
    "next": ("Næste opkald", "Next call"),
    "as_report": ("Opret det som en henvendelse", "Write it down as a report"),
    "saved": ("Opkaldet er gemt", "The call is saved"),
    "errors": ("Det kan ikke gemmes sådan", "It cannot be saved like this"),
    "draft": (
        "Kladden bliver i denne fane, indtil opkaldet er gemt, eller fanen lukkes. Den bliver ikke på maskinen.",
        "The draft stays in this tab until the call is saved or the tab is closed. It does not stay on the machine.",
    ),
    "offline": (
        "Ingen forbindelse. Kladden er her i fanen; gem igen, når der er forbindelse.",
        "No connection. The draft is here in the tab; save again when there is a connection.",
    ),
    "over_draft": (
        "Du er logget ud, fordi der er gået lang tid. Kladden er her i fanen; log ind i en anden fane, og gem så her.",
        "You were signed out, as it took long. The draft is in this tab; sign in in another one, then save here.",
    ),
    "draft_kept": (
        "Din kladde er her stadig i fanen. Den kommer frem, når du har logget ind.",
        "Your draft is still here in the tab. It comes back when you have signed in.",
    ),
    "unsent": ("Kladder, der ikke er gemt", "Drafts that are not saved"),
    "restored": ("Kladden er hentet frem igen.", "The draft has been brought back."),
    "error_text": ("Skriv, hvad der blev sagt.", "Write what was said."),
    "error_address": (
        "Skriv en adresse. Nummeret siger ikke, hvilken afdeling det er.",
        "Write an address. The number does not tell the department.",
    ),
    "error_postcode": ("Et postnummer har fire cifre.", "A postcode has four digits."),
    "error_caller_phone": ("Det er ikke et telefonnummer.", "This is not a phone number."),
    "error_called_at": (
        "Tidspunktet kan ikke læses, eller det er ikke nået endnu.",
        "The time cannot be read, or has not come yet.",
    ),
    "error_adds_to": ("Skriv nummeret på en henvendelse, der findes.", "Write the reference of a report that exists."),
    "error_anonymous": ("Skriv intet navn, når opkaldet er anonymt.", "Write no name when the call is anonymous."),
    "error_incoming": ("Opkaldet er allerede skrevet ned.", "This call has been written down already."),
    "error_once": (
        "Opkaldet blev gemt, før det blev ændret. Skriv resten som mere om henvendelsen.",
        "The call was saved before it was changed. Write the rest as more about the report.",
    ),
    "error_other": (
        "Noget kan ikke gemmes. Se felterne igennem.",
        "Something cannot be saved. Look through the fields.",
    ),
}
CODES: Final[Mapping[str, tuple[str, str]]] = {
    "noise": ("Støj", "Noise"),
    "neglect": ("Forsømt bolig", "Neglected home"),
    "rent_arrears": ("Huslejerestance", "Rent arrears"),
    "worry": ("Bekymring for beboeren", "Worry about the resident"),
    "odd_behaviour": ("Påfaldende adfærd", "Odd behaviour"),
    "threats_or_violence": ("Trusler eller vold", "Threats or violence"),
    "exploitative_guests": ("Gæster, der udnytter", "Exploitative guests"),
    "cleaning_service_missing": ("Rengøring udebliver", "Cleaning does not come"),
    "support_missing": ("Støtte udebliver", "Support does not come"),
    "treatment_stopped": ("Behandling stoppet", "Treatment stopped"),
    "neighbour_conflict": ("Nabokonflikt", "Neighbour conflict"),
    "access_refused": ("Lukker ikke op", "Access refused"),
    "damage": ("Skade på boligen", "Damage"),
    "eviction_notice": ("Varsel om udsættelse", "Eviction notice"),
    "children_at_risk": ("Børn i fare", "Children at risk"),
    "other": ("Andet", "Other"),
    "acute": ("Akut", "Acute"),
    "soon": ("Snart", "Soon"),
    "normal": ("Almindelig", "Normal"),
    "unknown": ("Ved ikke", "Not known"),
    "yes": ("Ja", "Yes"),
    "no": ("Nej", "No"),
    "expected": ("Ventes", "Expected"),
    "caretaker": ("Vicevært", "Caretaker"),
    "landlord_office": ("Udlejers kontor", "Landlord's office"),
    "resident_board": ("Afdelingsbestyrelse", "Resident board"),
    "private_landlord": ("Privat udlejer", "Private landlord"),
    "cooperative_board": ("Andelsbestyrelse", "Cooperative board"),
    "owner_association_board": ("Ejerforening", "Owners' association"),
    "administrator_company": ("Administrator", "Administrator"),
    "neighbour": ("Nabo", "Neighbour"),
    "relative": ("Pårørende", "Relative"),
    "resident": ("Beboeren selv", "The resident"),
    "guardian": ("Værge", "Guardian"),
    "lawyer": ("Advokat", "Lawyer"),
    "police": ("Politiet", "Police"),
    "probation_service": ("Kriminalforsorgen", "Probation service"),
    "hospital": ("Hospital", "Hospital"),
    "psychiatry": ("Psykiatrien", "Psychiatry"),
    "job_centre": ("Jobcenter", "Job centre"),
    "health_care_administration": ("Sundhedsforvaltningen", "Health care administration"),
    "support_worker": ("Støttemedarbejder", "Support worker"),
    "cleaning_company": ("Rengøringsfirma", "Cleaning company"),
    "school": ("Skole eller institution", "School or day care"),
    "anonymous": ("Anonym", "Anonymous"),
    "two_persons": ("Gå to sammen", "Two persons"),
    "violence": ("Vold", "Violence"),
    "weapon": ("Våben", "Weapon"),
    "dog": ("Hund", "Dog"),
    "infection": ("Smitte", "Infection"),
    "banned_from_buildings": ("Adgang forbudt til kommunens bygninger", "Banned from the municipality's buildings"),
    "housing_adviser": ("Boligrådgiver", "Housing adviser"),
    "caseworker": ("Sagsbehandler", "Caseworker"),
    "support_contact_person": ("Støttekontaktperson", "Support contact person"),
    "housing_support": ("Bostøtte", "Housing support"),
    "family_team": ("Familieteam", "Family team"),
    "reception": ("Modtagelsen", "Reception"),
}


def text(key: str, language: str) -> str:
    words = TEXTS.get(key) or QUEUE_TEXTS.get(key) or SURVEY_TEXTS.get(key) or FIGURE_TEXTS[key]
    return words[LANGUAGES.index(language)]


def words_of(known: Mapping[str, tuple[str, str]], language: str) -> dict[str, str]:
    """Return the words in one language, for the script of a page."""
    return {key: words[LANGUAGES.index(language)] for key, words in known.items()}


def code(value: str, language: str) -> str:
    """Return a code in words; one without words as it is, with spaces."""
    known = CODES.get(value) or FIGURE_CODES.get(value)
    return value.replace("_", " ").capitalize() if known is None else known[LANGUAGES.index(language)]


def language_of(*, chosen: str | None, accepted: str) -> str:
    """Return the chosen language, else the first of ours that the browser accepts, else Danish."""
    if chosen in LANGUAGES:
        return str(chosen)
    for one in sorted(accepted.lower().split(","), key=_weight, reverse=True):
        name = one.partition(";")[0].strip()[:2]
        if name in LANGUAGES:
            return name
    return "da"


def _weight(accepted: str) -> float:
    try:
        return float(accepted.partition("q=")[2] or 1)
    except ValueError:
        return 0.0
