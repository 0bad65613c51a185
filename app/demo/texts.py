"""What people write and say in the demo, in their own words; invented, as the persons are (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

from app.kit.codes import Concern
from app.kit.study_codes import Origin

_C = Concern

DANISH: Final[Mapping[Concern, tuple[str, ...]]] = {
    _C.NEGLECT: (
        "Lejligheden er misligholdt, og der står affaldsposer fra gulv til vindue.",
        "Der lugter fælt af skrald på hele trappen.",
        "Køkkenet er fyldt med gammel mad og affald, og der er ikke gjort rent i månedsvis.",
        "Altanen er stuvet til med skrald, og der er kommet rotter i gården.",
    ),
    _C.RENT_ARREARS: (
        "Der er restance på huslejen for tredje måned i træk.",
        "Huslejen er ikke betalt, og vores rykkere bliver ikke besvaret.",
        "Beboeren skylder to måneders husleje og har aldrig gjort det før.",
    ),
    _C.NOISE: (
        "Der er høj musik hver nat til langt ud på morgenen.",
        "Hele opgangen klager over larm om natten.",
        "Der bliver råbt og hamret på radiatoren klokken tre om natten.",
    ),
    _C.ODD_BEHAVIOUR: (
        "Beboeren går rundt i opgangen i nattøj og taler med sig selv.",
        "Hun stiller sine møbler ud i gården og bærer dem ind igen dagen efter.",
        "Han klæber avispapir for alle vinduer og siger, at nogen lytter gennem væggen.",
    ),
    _C.THREATS_OR_VIOLENCE: (
        "Han har truet naboen på trappen, og folk tør ikke gå ud.",
        "Vores ejendomsfunktionær blev skubbet og truet med tæv.",
        "Der er råbt trusler efter en nabo gennem brevsprækken to gange i denne uge.",
    ),
    _C.EXPLOITATIVE_GUESTS: (
        "Der er flyttet nogle mænd ind, som bestemmer over beboeren og bruger hans penge.",
        "Beboeren siger, at gæsterne ikke vil gå, og at de har taget hendes nøgle.",
    ),
    _C.WORRY: (
        "Vi er bekymrede for beboeren, som er blevet meget mager og ikke svarer, når vi hilser.",
        "Jeg er bekymret for ham, han virker helt opgivende og går næsten ikke ud mere.",
        "Vi har ikke set hende i ti dage, og posten hober sig op. Vi er bekymrede.",
    ),
    _C.CLEANING_SERVICE_MISSING: (
        "Rengøringen, som kommunen har bevilget, er ikke kommet i tre uger.",
        "Rengøringshjælpen er holdt op med at komme, og ingen ved hvorfor.",
    ),
    _C.SUPPORT_MISSING: (
        "Bostøtten er holdt op med at komme, og beboeren har ikke hørt hvorfor.",
        "Hans støtteperson er stoppet, og der er ikke kommet en ny.",
    ),
    _C.TREATMENT_STOPPED: (
        "Han fortæller selv, at han er holdt op med at tage sin medicin.",
        "Hun har afbrudt behandlingen i distriktspsykiatrien.",
    ),
    _C.NEIGHBOUR_CONFLICT: (
        "Det er blevet en fastlåst konflikt mellem to naboer, som klager over hinanden.",
        "De to naboer er i konflikt og kan ikke enes om kælderen.",
    ),
    _C.ACCESS_REFUSED: (
        "Beboeren vil ikke lukke op for varmemesteren, selv om besøget er varslet.",
        "Vi kan ikke få adgang til at skifte vandmåleren, der bliver ikke lukket op.",
    ),
    _C.DAMAGE: (
        "Der har været vandskade hos underboen, fordi badekarret løb over.",
        "Der har været brand i en gryde, og køkkenet er sodet til.",
        "Hoveddøren er sparket ind, fordi nøglen er tabt igen.",
    ),
    _C.EVICTION_NOTICE: (
        "Sagen er sendt til fogedretten, og der er berammet en udsættelse.",
        "Lejemålet er ophævet, og fogeden er bestilt.",
        "Der er fogedforretning på lejemålet, og beboeren ved det måske ikke.",
    ),
    _C.CHILDREN_AT_RISK: (
        "Der bor et lille barn i lejligheden, som tit er alene hjemme.",
        "Børnene er alene hjemme hele weekenden, og de er sultne.",
    ),
}
ENGLISH: Final[Mapping[Concern, str]] = {
    _C.NEGLECT: "The flat is full of garbage and it smells on the stairs.",
    _C.RENT_ARREARS: "The rent has not been paid for two months.",
    _C.NOISE: "There is loud music every night until the morning.",
    _C.ODD_BEHAVIOUR: "She walks around the courtyard at night talking to herself.",
    _C.THREATS_OR_VIOLENCE: "He has threatened the neighbour on the stairs.",
    _C.EXPLOITATIVE_GUESTS: "Some men have moved in and use the tenant's money, and they will not leave.",
    _C.WORRY: "We are worried about the tenant, who has not been seen for a week.",
    _C.DAMAGE: "There has been water damage below for the second time.",
}
_OPENINGS: Final[Mapping[Origin, tuple[str, ...]]] = {
    Origin.LANDLORD: ("Vi skriver fra ejendomskontoret.", "Henvendelse fra afdelingen.", ""),
    Origin.SOCIAL_ADMINISTRATION: ("Vi kender beboeren herfra.", "Til jeres orientering.", ""),
    Origin.BAILIFF_COURT: ("Meddelelse om et lejemål.",),
    Origin.RESIDENT: ("Det drejer sig om min egen lejlighed.", "Jeg vil gerne have nogen at tale med."),
    Origin.OTHER_ADMINISTRATION: ("Beboeren var til samtale hos os.", ""),
    Origin.NEIGHBOUR_RELATIVE_GUARDIAN_LAWYER: ("Jeg ved ikke, om jeg ringer det rigtige sted hen.", ""),
    Origin.OWN_FOLLOW_UP: ("Opfølgning på et tidligere forløb.",),
    Origin.HOSPITAL_OR_PSYCHIATRY: ("Beboeren har været indlagt her.", ""),
    Origin.POLICE_OR_PROBATION: ("Vi har været på adressen.",),
    Origin.OTHER_OR_UNKNOWN: ("",),
}
_OWN_WORDS: Final[Mapping[Concern, tuple[str, ...]]] = {
    _C.RENT_ARREARS: ("Jeg er bagud med huslejen og tør ikke åbne brevene.",),
    _C.EVICTION_NOTICE: ("Jeg har fået brev om, at fogeden kommer og sætter mig ud.",),
    _C.NEGLECT: ("Min lejlighed er fyldt med affald og skrald.",),
    _C.NOISE: ("De andre klager over min musik om natten.",),
    _C.SUPPORT_MISSING: ("Min bostøtte er holdt op med at komme.",),
    _C.CLEANING_SERVICE_MISSING: ("Min rengøring er ikke kommet i en måned.",),
}
NOTES: Final = (
    "Aftalt besøg sammen med beboeren.",
    "Talt i telefon. Beboeren vil gerne have hjælp.",
    "Har lagt en seddel i postkassen.",
    "Beboeren ville ikke tale i dag.",
    "Budget lagt, aftale om afdrag på vej.",
)
REASONS: Final = (
    "Der er ro igen, og beboeren ved, hvor vi er.",
    "Støtten er på plads.",
    "Aftalen holder, og alle er orienteret.",
)


def report_text(rng: Random, *, origin: Origin, concerns: Sequence[Concern], english: bool) -> str:
    """Return a text that tells of these concerns; `english` where there are words for all of them."""
    if english and all(one in ENGLISH for one in concerns):
        return " ".join(ENGLISH[one] for one in concerns)
    own = _OWN_WORDS if origin is Origin.RESIDENT else {}
    told = [rng.choice(own.get(one) or DANISH[one]) for one in concerns]
    return " ".join(part for part in (rng.choice(_OPENINGS[origin]), *told) if part)
