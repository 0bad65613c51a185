"""How mail programs mark what was there before, in the languages our reporters' programs speak (pure tables).

Danish, English, Swedish, Norwegian and German first; a few others because their programs are in use here too.
"""

from __future__ import annotations

import re
from typing import Final

FROM_LABELS: Final = "fra|from|von|från|od|van|de|da|lähettäjä|отправитель|от|发件人|差出人"
_OTHER_LABELS: Final = (
    "sendt|sent|gesendet|skickat|skickad|wysłano|verzonden|envoyé|enviado|inviato|lähetetty|dato|date|datum|data|fecha|"
    "til|to|an|till|do|aan|à|a|para|vastaanottaja|cc|kopi|kopie|kopia|bcc|"
    "emne|subject|betreff|ämne|temat|onderwerp|objet|asunto|assunto|oggetto|aihe|тема|"
    "svar til|svar-til|reply-to|antwort an|svara till|risposta|répondre à|responder a|vigtighed|importance|priority"
)
LABEL: Final = re.compile(
    rf"^[\s>]*\*{{0,2}}(?P<label>{FROM_LABELS}|{_OTHER_LABELS})\s?:\*{{0,2}}(?:\s|$)", re.IGNORECASE
)
IS_FROM: Final = re.compile(rf"(?:{FROM_LABELS})", re.IGNORECASE)

ORIGINAL: Final = re.compile(
    r"^[\s>*]*[-_=]{2,}\s*(?:original(?:\s?(?:message|besked|meddelelse|meddelande|melding|nachricht))|antwort\s?nachricht|"
    r"oprindelig(?:\s(?:besked|meddelelse|mail|e-mail))|oprindeligt? (?:brev|indhold)|ursprungligt? meddelande|"
    r"opprinnelig melding|ursprüngliche (?:nachricht|e-mail)|message d'origine|message original|mensaje original|"
    r"mensagem original|messaggio originale|oorspronkelijk bericht|alkuperäinen viesti|wiadomość oryginalna|"
    r"oryginalna wiadomość|reply message|svar fra|исходное сообщение)\s*[-_=]{2,}[\s*]*$",
    re.IGNORECASE,
)
ABOVE_THIS_LINE: Final = re.compile(
    r"^[\s>]*[#\-=_*~]{2,}.{0,30}\b(?:svar|reply|respond|answer|svara|antwort(?:en)?)\b.{0,30}"
    r"\b(?:over|ovenfor|ovenover|above|ovanför|över|oberhalb|über)\s(?:denne|this|the|diese[rn]?|den här|denna)\s"
    r"(?:linje[n]?|line|zeile|rad(?:en)?)\b.{0,20}$",
    re.IGNORECASE,
)
"""What ticket systems put above the letter that is answered."""

_FORWARD_WORDS: Final = (
    r"forwarded message|forwarded by .{1,80}|begin forwarded message|videresendt (?:besked|meddelelse|"
    r"mail|e-mail|melding|af .{1,80})|"
    r"start på (?:den )?videresendte?(?: besked| meddelelse| e-mail)?|startet videresendelse af besked|"
    r"vidarebefordrat (?:meddelande|brev)|(?:börjar? )?vidarebefordrat meddelande|vidarebefordrat mejl|"
    r"videresendt melding|start på videresendt melding|weitergeleitete (?:nachricht|e-mail|mail)|"
    r"anfang der weitergeleiteten (?:nachricht|e-mail)|message transféré|début du message (?:réexpédié|transféré)|"
    r"mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht|"
    r"message transmis|inicio del mensaje reenviado|mensagem reencaminhada|início da mensagem (?:re)?encaminhada|"
    r"inizio messaggio inoltrato|edelleenlähetetty viesti|välitetty viesti(?: alkaa| / fwd\.msg)?|"
    r"przekazana wiadomość|treść przekazanej wiadomości|początek przekazywanej wiadomości|"
    r"пересылаемое сообщение|перенаправленное сообщение|начало переадресованного сообщения|"
    r"переслане повідомлення|перенаправлене повідомлення|початок листа, що пересилається|"
    r"iletilmiş mesaj|iletilen ileti|ileti başlang\u0131c\u0131|mesaj redirecționat|începe mesajul redirecționat"
)
FORWARD: Final = re.compile(
    rf"^[\s>*]*(?:[-_=]{{2,}}\s*(?:{_FORWARD_WORDS})\s*[-_=]{{2,}}|(?:{_FORWARD_WORDS})\s*:)[\s*]*$", re.IGNORECASE
)
FORWARD_SUBJECT: Final = re.compile(
    r"^\s*(?:\[[^\]]{1,30}\]\s*)?(?:fwd?|vs|vb|wg|tr|rv|enc|i|videresendt|videresend|videres|viderebragt|"
    r"vidarebefordrat|doorst)\s?:",
    re.IGNORECASE,
)

WROTE: Final = (
    r"skrev|skriver|har skrevet|wrote|writes|schrieb|schreibt|hat geschrieben|kirjoitti|a écrit|écrit|"
    r"escribió|escreveu|"
    r"ha scritto|schreef|(?:het )?volgende geschreven|napisał(?:\(a\))?|napisała|написал(?:\u0430)?|пише|"
    r"写道|napsal(?:\(a\))?"
)
STATES: Final = re.compile(rf"(?:\b(?:{WROTE})\b|写道)", re.IGNORECASE)
DATED_ADDRESS: Final = re.compile(
    r"^[\s>*]*(?:(?=.{0,60}\d{1,2}[:.]\d{2})(?=.{0,40}(?:19|20)\d{2}).{8,120}|(?:19|20)\d{2}([./-])\d{1,2}\1\d{1,2}\s.{2,80})"
    r"<\s*[^<>\s]+@[^<>\s]+\s*>\s*:?\s*$"
)
DATED_NAME: Final = re.compile(
    r"^[\s>]*\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}(?::\d{2})? (?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})? .{1,80}$"
)
AS_FOLLOWS: Final = re.compile(
    r"\s?\b(?:het volgende|følgende|følgjande|följande|folgendes|the following)$", re.IGNORECASE
)
DASHED: Final = re.compile(rf"^[\s>]*-{{2,}}+\s?.{{5,200}}\b(?:{WROTE})\b\s*-{{2,}}\s*$", re.IGNORECASE)

DELIMITER: Final = re.compile(r"^\s*(?:--|—|–|_{5,}|-{5,}|={5,}|\*{3,}|#{4,}|~{5,}|\+{5,}|ᐧ)\s*$")
SIGNATURE: Final = re.compile(r"^\s*(?:--\s?|—\s?|__+\s?|--+\s?)$")
_SENT: Final = (
    r"(?:someone|sendt|sent|skickat|skickad|gesendet|envoyé|enviado|inviato|verzonden|verstuurd|"
    r"denne (?:besked|mail|e-mail|meddelelse) (?:er|blev) sendt)?\s?"
    r"(?:from|fra|från|frå|via|with|by|med|mit|von|depuis|desde|da|van|vanaf|met|åt)"
)
_DEVICE: Final = (
    r"(?:iphone|ipad|ipod|android|samsung|galaxy|mobile?|mobiltelefon|mobilgerät|telefon|tablet|phone|"
    r"cell|blackberry|outlook|"
    r"windows|mail|\[mail\]|mailbox|airmail|yahoo|htc|device|smartphone|handy|nokia|huawei|gmail|"
    r"proton|alcatel|ti-\d+|ipod)"
)
DEVICE: Final = re.compile(
    rf"^[\s<(\[*_]*(?:{_SENT} (?:(?:my|mine?|min|mit|mitt|meinem?|mon|mijn|mi|mio|meu|a|the|en|"
    rf"et) )?(?:[\w-]+ ){{0,3}}?{_DEVICE}\b.{{0,100}}|"
    rf"outlook für [\w .]{{2,20}} beziehen|"
    rf"(?:get|hent|få|hämta|skaffa|skaff deg|hol(?:en)? sie sich|télécharge[rz]|download) (?:outlook|"
    rf"bluemail|spark)\b.{{0,80}}|"
    rf"(?:diese nachricht wurde )?von meinem .{{1,60}} gesendet\.?|從我的.{{1,40}}|(?:發自|发自).{{1,40}})$",
    re.IGNORECASE,
)
CLOSING: Final = re.compile(
    r"^\s*(?:(?:med|de|mange)\s)?(?:"
    r"(?:(?:de )?(?:ven(?:lig|nlig)?|bedste|kærlig|hjertelig|mange|varme)(?:e|ste)?\s)hilsn?(?:en|"
    r"er)?|hilsn?(?:en|er)?|venligst(?=[\s,.!]*$)|"
    r"m\.?\s?v\.?\s?h\.?|mvh|vh|v\.?h\.?|kh|dbh|bh|"
    r"(?:vänlig(?:a)?|bästa|hjärtliga|varma)\shälsning(?:ar)?|hälsning(?:ar)?|"
    r"vennlig hilsen|beste hilsen|hilsen|"
    r"(?:mit )?(?:freundlichen?|besten?|herzlichen?|lieben?|schönen?|viele[n]?) gr(?:ü|ue)(?:ß|ss)en?|mfg|lg|"
    r"(?:best|kind|warm|many|with (?:best|kind)|warmest|kindest)\s?(?:regards|wishes)|regards|sincerely(?: yours)?|"
    r"yours (?:sincerely|faithfully|truly)|cheers|pozdrawiam|z poważaniem|z powazaniem|met vriendelijke groet(?:en)?|"
    r"cordialement|saludos|cordiali saluti|atenciosamente"
    r")\s*(?:fra|from)?[,.!]?\s*(?P<name>.{0,60})$",
    re.IGNORECASE,
)
LEGAL: Final = re.compile(
    r"^\s*(?:disclaimer|confidentiality notice|fortrolig(?:hed)?|denne (?:e-?mail|mail|"
    r"meddelelse) (?:er|kan|og)\b.{0,60}(?:fortrolig|indeholde)|"
    r"this (?:e-?mail|message) .{0,80}confidential|diese e-?mail .{0,60}vertraulich|"
    r"detta (?:e-?post|meddelande).{0,60}konfidentiell).{0,}$",
    re.IGNORECASE,
)
WARNING: Final = re.compile(
    r"^\s*\[?(?:caution|advarsel|external|ekstern(?: (?:mail|afsender|e-mail))?|"
    r"obs)\b\s?[:!\]].{0,300}$",
    re.IGNORECASE,
)
UNSUBSCRIBE: Final = re.compile(
    r"^\s*(?:you (?:are receiving|received) this|to (?:unsubscribe|respond, reply|stop receiving)|"
    r"reply to this email directly|"
    r"du modtager denne (?:mail|e-mail)|afmeld)\b.{0,200}$",
    re.IGNORECASE,
)
UNNAMED: Final = re.compile(
    r"\b(?:være|forblive|holdes|blive|stay|remain|be|kept)\s+(?:helt\s+)?(?:anonym|anonymous)\b"
    r"|\b(?:mig|skriver|melder|anmelder|ringer|write|report)\s+(?:helt\s+)?(?:anonymt|anonymously)\b"
    r"|\b(?:ønsker|om|want|request)\s+(?:fuld\s+)?(?:anonymitet|anonymity)\b",
    re.IGNORECASE,
)
"""Who writes so does not want to be named, but where it is denied just before."""
DENIED: Final = re.compile(
    r"\b(?:ikke|behøver|not|no need|don't|needn't)(?:\s+(?!(?:og|men|så|and|but|so|andet)\b)\w+){0,4}\s*$",
    re.IGNORECASE,
)
