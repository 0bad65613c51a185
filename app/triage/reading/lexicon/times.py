"""When: now, at night, often, for long, long ago, on which date."""

from __future__ import annotations

DANISH = {
    "now": "nu, akut, straks, i aften, derinde nu, netop",
    "right_now": """
        lige nu, netop nu, i dette øjeblik, i øjeblikket, i skrivende stund, her og nu, skynd jer|dig, for <number>
        minutter siden, for <number> min siden, for lidt siden, har de lige|netop, har han lige|netop, er
        lige|netop, derinde nu, står ~ herude, står ude|udenfor|foran|nede, herude, inden ~ når at, stadig derinde,
        har hun lige|netop, ringer fra, kan ikke vente, lige kommet, ringet 112, er på vej derover, der lige har,
        lige har, nu hører jeg, hører jeg hende, høre hende skrige, imens jeg skriver, mens jeg skriver, lige i
        dette, skynd jer, hurtigt, kom hurtigt, er på vej ~ nu, skal derud, har lige ~
        jagtet|slået|truet|sparket|stukket|skudt, politiet er på vej, brandvæsenet er på vej, ambulancen er på vej
    """,
    "today": """
        i dag, idag, i aften, i eftermiddag, i formiddag, til middag, om lidt, om en time, om <number> timer, her
        til middag, samme dag, nu her, senere på dagen, klokken et|to|tre|ti|elleve|tolv i dag, er i gang, holder
        udenfor, om et øjeblik
    """,
    "tomorrow": "i morgen, imorgen, overmorgen, i overmorgen, om to|2 dage, om tre|3 dage, i morgen tidlig",
    "night": """
        fra solopgang, ved solopgang, daggry, før daggry, nat*, natten, nætter, kl <late>, klokken <late>, morgen,
        aften*, aftner, om natta, døgnet, midnat, weekend*, klokken <number> om morgenen|natten, ud på natten, de
        små timer, langt ud på, sent, kl 22, kl 23, kl 00, kl 01, kl 02, kl 03, kl 04, fredag*, lørdag*,
        nattetimer*, før solopgang, efter mørkets
    """,
    "late": "22, 23, 24, 00, 01, 02, 03, 04, 05, elleve, tolv, et, to, tre, fire, fem, 1, 2, 3, 4, 5",
    "often": """
        hver dag|nat|aften|morgen|weekend|uge|time, hele natten|dagen|døgnet|tiden, døgnet rundt, nat efter nat, dag
        efter dag, dagligt, dagen lang, natten lang, konstant*, uafbrudt, igen og igen, i træk, gentagn*, timevis,
        time efter time, dag og nat, uge efter uge, altid, jævnligt, i timer, i timevis, ofte, de sidste, flere
        gange, hver fredag|lørdag|søndag|mandag|formiddag|eftermiddag, hver eneste, fra morgen til aften, næsten
        hver, i ugevis, flere nætter, alle ugens dage, uafladelig*, i ét væk, ustandselig*, evig*, evindelig*, tit,
        igen i nat, igen, fjerde|tredje|femte gang, døgn, alle tider af døgnet, på alle tider
    """,
    "long": """
        i måneder, måneders, måneder, i uger, ugevis, i flere uger|måneder|år, uger siden, måneder siden, siden
        sommer, siden foråret, siden jul, i <number> uger|måneder|mdr, <number> uger|måneder|mdr, siden
        januar|februar|marts|april|maj|juni|juli|august|september, længe, siden påske|jul|nytår|sommerferien|pinse,
        i <number> dage, hele året, halvt år, halve år, i et halvt år, flere måneder, flere uger, måneder hvor, uger
        hvor, mdr, i årevis, lang tid, i lang tid
    """,
    "number": """
        *ogtyve, en, et, to, tre, fire, fem, seks, syv, otte, ni, ti, elleve, tolv, tretten, fjorten, 1, 2, 3, 4, 5,
        6, 7, 8, 9, 10, 11, 12, 14, 15, 20, 30
    """,
    "day_number": """
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
        30, 31
    """,
    "date": """
        den|d <day_number>, mandag, tirsdag, onsdag, torsdag, fredag, dato, datoen, <day_number>
        januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december, i uge|næste uge, på
        mandag|tirsdag|onsdag|torsdag|fredag, l8, kl <day_number>
    """,
    "habitual": """
        altid, hver dag, hver aften, hver nat, hver morgen, hver uge, hver weekend, næsten hver, om aftenen, om
        aftnerne, om eftermiddagen, ofte, tit, jævnligt, flere gange, to gange, tre gange, adskillige gange, gennem
        længere tid, igen og igen, i en uge, i ugevis, i månedsvis, når forældrene, når mor, når far, hver gang,
        efter skole*, til langt efter, sjældent
    """,
    "manages": """
        rask og rørig, frisk nok, går nok, det går, klarer mig, klarer sig fint, klarer sig, orienteret, kan vente,
        haster ikke, ingen hast, kan godt vente, er frisk, er rask
    """,
    "past": """
        plejede at true|larme|råbe|slå|skændes|spille|skrige|feste, for et halvt år siden, for <number> år siden,
        for mange|nogle år siden, dengang, i gamle dage, tidligere ~ men, havde vi, boede der før, i sin tid, for år
        tilbage, sidste år, året før, for længe siden, for nogle år siden, for et par år siden, for længst
    """,
}

ENGLISH = {
    "now": "now, tonight",
    "right_now": """
        right now, just now, at this moment, at the moment, minutes ago, min ago, hurry, as i write, still inside,
        in there now, immediately, on the way, urgent*, standing outside, has just, have just, just happened,
        emergency, called 112, outside my door, as we speak
    """,
    "today": """
        today, tonight, this afternoon, this morning, at noon, in an hour, in <number> hours, later today, within
        the hour
    """,
    "tomorrow": "tomorrow, in two days, day after tomorrow, in three days, in 2 days, in 3 days",
    "night": """
        night*, midnight, evening*, 1am, 2am, 3am, 4am, 5am, weekend*, overnight, until two|three|four|five, until
        2|3|4|5, at dawn, in the morning, late, after midnight, <number> am
    """,
    "often": """
        every day|night|evening|weekend|week|morning, all night|day|night|evening, constant*, non-stop, nonstop, for
        hours, again and again, daily, around the clock, always, repeatedly, night after night, several times, every
        single, every weekend, almost every, nearly every, all the time, often, four nights, third time
    """,
    "long": """
        for weeks|months|years, for <number> weeks|months, weeks ago, months ago, since
        summer|spring|winter|january|february|march|april|may|june|july|august|september|october, <number>
        weeks|months, for a long time, since easter|christmas|new, half a year, six months, many weeks|months, for
        so long
    """,
    "number": """
        one, two, three, four, five, six, seven, eight, nine, ten, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, a, couple, few,
        several
    """,
    "day_number": """
        1st, 2nd, 3rd, 4th, 5th, 6th, 7th, 8th, 9th, 10th, 11th, 12th, 13th, 14th, 15th, 16th, 17th, 18th, 19th,
        20th, 21st, 22nd, 23rd, 24th, 25th, 26th, 27th, 28th, 29th, 30th, 31st
    """,
    "date": """
        1st, 2nd, 3rd, 4th, 5th, 6th, 7th, 8th, 9th, 10th, 11th, 12th, 13th, 14th, 15th, 16th, 17th, 18th, 19th,
        20th, 21st, 22nd, 23rd, 24th, 25th, 26th, 27th, 28th, 29th, 30th, 31st, monday, tuesday, wednesday,
        thursday, friday, next week, on <day_number>
    """,
    "habitual": """
        always, every day, every evening, every night, in the evenings, often, several times, almost every, usually,
        for weeks, each night, each day, sometimes
    """,
    "manages": "can wait, no hurry, is fine, manages",
    "past": "years ago, back then, used to be, last year, in the past, some years ago, a few years ago",
}
