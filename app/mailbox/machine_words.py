"""The words by which mail servers and absent people's programs are known (pure tables)."""

from __future__ import annotations

import re
from typing import Final

DAEMON: Final = re.compile(
    r"^(?:mailer[-_.]?daemon|postmaster|mail[-_.]?daemon|mail-?delivery.*|mailsystem|bounces?|"
    r"microsoftexchange[0-9a-f]{32}|"
    r"mailerdaemon|no-?reply-?dsn|mdaemon|daemon|ndr|root)(?:@|$)"
)
NO_PERSON: Final = re.compile(
    r"^(?:(?:do[-_.]?)?not?[-_.]?reply|ikke[-_.]?svar|svar[-_.]?ikke|besvar[-_.]?ikke|ingen[-_.]?svar|"
    r"svara[-_.]?(?:ej|inte)|ej[-_.]?svar|keine?[-_.]?antwort|nicht[-_.]?antworten|nobody|www-data|listserv|majordomo|"
    r"mailman|cron|autosvar|autoreply|autoresponder|.{1,60}-bounces?)(?:[+=].*)?(?:@|$)"
)
"""Addresses that say of themselves that nobody reads what is sent there."""
DAEMON_NAME: Final = re.compile(
    r"mail(?:er)?[ -]?daemon|mail delivery (?:sub)?system|mail system|system administrator|postmaster|"
    r"systemadministrator",
    re.IGNORECASE,
)
UNDELIVERED: Final = re.compile(
    r"undeliver|not deliver|non-?deliver|nondelivery|delivery (?:status|fail|report|problem|error|"
    r"has failed)|deliver(?:y|ed)? .{0,20}fail|"
    r"fail(?:ure|ed) (?:notice|delivery|mail|to deliver)|mail(?: delivery)? (?:fail|error|"
    r"system error)|returned (?:mail|to sender|e?-?mail)|"
    r"returned message|message (?:not|could not|status|delayed)|could not (?:be )?(?:send|sent|"
    r"deliver)|unable to deliver|rejected mail|"
    r"bounce|user unknown|host unknown|warning: .{0,30}(?:could not|not) (?:be )?(?:sent|deliver)|"
    r"ikke (?:blive )?(?:leveret|leveres|afleveret)|uleveret|ikke levert|"
    r"levering(?:en)? (?:mislykkedes|mislyktes|fejlede)|returner(?:et|ad) (?:mail|e-post|meddelelse)|"
    r"kunde inte (?:levereras|skickas)|olevererbar|ej levererbar|unzustellbar|nicht zugestellt|zustellung.{0,20}fehl|"
    r"non remis|échec de la remise|配信|退信|系统退信|エラー",
    re.IGNORECASE,
)
GENERATED: Final = re.compile(
    r"^\s*\W?(?:auto(?:matically|-|\s)?\s?generated|automatisk\s(?:genereret|generert|udsendt|sendt)|"
    r"automatiskt\s(?:genererat|skickat)|automatisch\s(?:generierte?|erstellte?|versandte?))\b",
    re.IGNORECASE,
)
AWAY: Final = re.compile(
    r"^\s*(?:(?:re|sv|vs|aw|antw|svar)\s?:\s*)*(?:\W?(?:auto|automatic|out of (?:the )?office)\W{1,3})?(?:"
    r"auto(?:matic|mated)?[ -]?(?:reply|response|responder|answer)|out[ -]of[ -](?:the[ -])?office|ooo\s?:|"
    r"away from (?:the )?office|i am (?:away|out of (?:the )?office|on (?:annual )?leave|on holiday)|"
    r"automatisk(?:e|t)? (?:svar|besked|svarmelding|fravær)|autosvar|"
    r"auto-?svar|fraværs(?:besked|assistent|meld|meddelelse|svar)|"
    r"fravær(?:ende)?\s*(?:[:-]|$)|fravær fra kontoret|ikke (?:på|til stede på) kontor|ikke til stede\s*(?:[:-]|$)|"
    r".{1,60} er (?:ikke på|ude af|væk fra) kontoret|.{1,60} is out of (?:the )?office|"
    r"(?:jeg )?(?:er )?på ferie\b|jeg (?:er ude af kontoret|holder ferie)|holder ferie|ferie(?:besked|svar)|"
    r"ute av kontoret|borte fra kontoret|automatiskt svar|frånvaro(?:meddelande)?\s*(?:[:-]|$)|"
    r"frånvarande\s*(?:[:-]|$)|jag är (?:på semester|inte på kontoret|bortrest)|"
    r"automatische (?:antwort|abwesenheit\w*|rückantwort)|abwesenheits\w+|abwesend\s*(?:[:-]|$)|autoantwort|"
    r"ich bin (?:nicht im büro|im urlaub|abwesend)|nicht im büro|urlaub bis|"
    r"automaattinen (?:poissaolo)?vastaus|poissa|sjálfvirkt svar|"
    r"automatisch antwoord|"
    r"réponse automatique|respuesta automática|risposta automatica|autoreply|vacation (?:reply|"
    r"response|message)"
    r")",
    re.IGNORECASE,
)
"""What programs write at the very beginning of a subject. People do so too: these words alone make nobody unheard."""
