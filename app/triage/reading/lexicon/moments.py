"""What makes it now: at the door, on the way, shut in, lying there; and plays, drills and jokes that do not."""

from __future__ import annotations

DANISH = {
    "make_believe": """
        filmhold*, filmoptagelse*, optagelser, skuespiller*, rekvisit*, ketchup, teaterblod, sminke*, dukketeater*,
        dukke, marionet*, mester jakel, øvelse, øvelsen, beredskabsøvelse*, markører, kunstig røg, opdigtet, krimi*,
        roman, novelle*, skrivekursus, manuskript*, premiere*, rollespil*, brætspil*, computerspil*, tegnefilm*,
        skak, revanche, jubilæum*, gammel vits, en vits, spøg til side, kedsomhed, af grin, børnefødselsdag*,
        teater*, krydsord*, myrer, tulipaner*, møtrikker, fælder, pæle, birketræ*, var to katte, katte der sloges,
        knivsliber*, bankede tæppe*, et tæppe
    """,
    "bygone": """
        i
        1998|1999|2000|2001|2002|2003|2004|2005|2006|2007|2008|2009|2010|2011|2012|2013|2014|2015|2016|2017|2018|2019,
        dengang, sidste års, forrige år*, i foråret, i min barndom, da jeg var barn, da jeg flyttede ind, siden blev
        der, er fortid, historien om, døde fredeligt
    """,
    "help_now": """
        send nogen, send en, send hjælp, send politi*, kom nu, kom hurtigt, skynd jer, skynd dig, skynjer, skyn jer,
        nu her, haster, hurtig besked, lige nu, nu lige, gør han|hun|de endnu, gør han stadig, mens jeg
        skriver|taler|står|ringer, jeg skriver dette, det sker nu, er derinde, er derinde endnu, står der endnu,
        står derude, står der nu, kan ikke snakke højt|tale højt, ikke ringe tilbage, ring ikke, hvisker, jeg sidder
        under|bag, politiet siger|kommer, på vej hertil|derhen|op|herop|hjem|derud, kører derud|derhen, er der om,
        er hjemme om|igen om, om et kvarter, om en halv time, om en time, om ti|fem|tyve|<number> minutter, skal
        hjem til ham|dem|hende, går hjem kl, klokken to|tre|fire i dag, hvor kører jeg, vi har låst, har laast, har
        låst os, jeg har låst, hun har låst, er låst ude, ligger og skriger|jamrer|stønner, ligger en ~ og skriger,
        ligger dernede, ligger der og, er du|i der, er der nogen i nærheden, kan i nå, nås det, kan ikke komme til,
        for et øjeblik siden, netop skrevet|ringet|sagt|set, har netop, i dette øjeblik, står i min
        gang|entre|opgang, alarmen er trykket, vi er fire inde, står jeg alene, denne time, min siden, er i gang
        igen, er i gang med, igen inde ved, folk står på, bliver han|hun ved, nu står han|hun|de
    """,
    "shut_in": """
        låst døren, låst døren indefra, låst mig|os|hende|ham inde, vil ikke lade mig|hende|os gå, lader mig ikke
        gå, ikke må gå, holder mig|os|hende tilbage, står bag døren, bag døren, låst os inde, på badeværelset og
        låse*, løbe ud på badeværelset, på toilettet og, under mit|mit bord, under bordet, i vaskekælderen, oppe på
        et skur, taget min telefon, har taget hendes telefon
    """,
    "small_alone": """
        ingen voksne, ingen voksen, uden voksne, uden at der er voksne, der er voksne i, til en tom lejlighed|bolig,
        tom lejlighed, kun ~ børn hjemme, alene på <number>, står stadig med, ingen har hentet, ikke er blevet
        hentet, ingen hentede, mor|mor'en|moren|far|faren ~ ikke været der, har ikke været der siden, mor kommer på
        mandag|tirsdag|onsdag|torsdag|fredag|søndag|lørdag, ikke må komme ind, må ikke komme ind, på måtten, midt på
        vejen|kørebanen|gaden, i vindueskarmen, benene ud, oppe på taget, ud over altan*, over altankanten, fingeren
        i klemme, holdt op med at græde, ruderne er oppe, i en bil|bilen, stationcar*, i
        barneseng*|vuggen|barnevogn* ~ uden, kørt fra, gik fra, mor er indlagt, mor indlagt, moren er indlagt,
        hovedet hænger, ikke vågner når, så slap, er slap, blandet mælken, opblandet mælk, fortyndet mælk
    """,
    "small_burden": """
        henter de små, laver aftensmad og, lægger de små, putter de|sine, gemme flaskerne|flasker, tømme spanden,
        kigge om mor|far, om mor|far trækker vejret, passer lillebror|lillesøster|søskende, samler flasker|pant, til
        strøm|mad|husleje, spørger om vi har rester, om vi har rester, rester, spiser stående, kun spiser om, spiser
        kun, får ikke mad, ikke mad med, aldrig mad med, ikke frokost med, samme ble, samme gummistøvler, lus, urin,
        ikke været i skole siden, i skole siden jul|efterårsferien|sommer*|påske, været i skole, træt af at være
        stor, tabe håret, kommet for sent, ikke et sted for børn, på madrasser og ryger, sover i kælderen, går ude
        til klokken, ligger alene i seng, varme mælk, selv varme, bare tæer i regn*|sne*|frost*, hoster hele natten
    """,
    "set_out_now": """
        bærer .. ud, bærer .. ting|møbler|sager, bære ud, bæres ud, ting ud på gaden|fortovet|vejen, møbler på
        gaden|fortovet, flytteholdet, flyttefolk*, flyttemænd*, låsesmed*, låsesmeden, skifter låsen, skiftet låsen,
        fra fogeden, fogeden står|er|kører|kommer, foged om en|to, dagens fogedforretning, fogedforretning ..
        klokken, sættes ud i|kl|den|på, sætter os|mig|ham|hende|dem ud, med boremaskine, skal ind nu, ryddes i dag|i
        morgen|d.d, iværksættes
    """,
    "lease_ended": """
        er ophævet, lejemål* ~ ophævet, ophævet ved|med|dags|i|pga|efter, lejeaftale* ~ ophævet|opsagt, lejer* ~
        opsagt|ophævet, opsagt lejer*|beboer*|ham|hende, opsagt til fraflytning|udgangen|den, til fraflytning
        den|om|senest|pr, fraflytning kræves, fravigelse* af, kræves fraflyttet, begæres ryddet, ryddet som følge,
        lejeforhold* ~ ophævet|bragt til ophør, brev ~ ophævelse, ophæævelse, varslet ophævelse, samtlige lejere ~
        opsagt, opsigelse af lejemål*, opsigelse på|fra, frist til at flytte, ud af lejligheden senest|inden|den,
        flytte inden|senest|ud inden
    """,
    "adrift": """
        ligger i bruseren|badet|badekarret|sneen|kælderen|opgangen|gården|porten|entreen, sidder ude i
        sneen|kulden|regnen, hænger i den ene side, hænger skævt, mundvig*, snakker|taler volapyk|sort|vrøvl, blå om
        munden|læberne|læber, ikke rejse sig, vil ikke rejse sig, ikke få ham|hende op, i bar særk, gået hjemmefra
        i, skrevet|skriver|skrev|sendt ~ tak for alt, undskyld for det hele, undskyld for alt, giver ..
        ting|sager|ejendele væk, gav .. væk, ikke får brug for, ikke skal bruge, brug for dem længere, et reb,
        tomt|tomme pilleglas, pilleglasset, tage mange piller, mange pille*, skriver|skriv|skrev farvel, vande
        hendes|hans|mine ~ fra i morgen, farvel til mi*, hylet ~ minutter, røgalarm* ~ hyl*|bip*, siver ~ under
        døren, sover fra det, er stadig derinde, han|hun er stadig derinde, hunden piver og, vandet har løbet
    """,
    "calm_now": """
        er kørt igen, ingen er sure, ingen kom noget til, ikke sket noget, er væk igen, er kørt hjem, er anholdt
    """,
}

ENGLISH = {
    "make_believe": """
        film school, film crew, rehearsal, rehears*, actors, actor, fake gun|blood, ketchup, make-up, crime story,
        drill, exercise with, joint exercise, artificial smoke, a doll, video game*, novel, screenplay, smash hit,
        killer cake*|deal, shot me a|an mail|email|message|text, shoot me a|an mail|email|message|text, fire me an
        email, fire it off, a play
    """,
    "bygone": "in 2010|2011|2012|2013|2014|2015|2016|2017|2018, last year's, when i was a child, those days",
    "help_now": """
        happening while, while i type|write, right now, please fast|hurry|come, come quick*, in staircase now, now
        two, is happening, under my table, behind the door, am behind, police say, i am hiding, in toilet, in the
        toilet, please call, at my door, just drove off, tonight he, today he kill, on his way, hes beating, he's
        beating, is beating, are beating, again right now
    """,
    "shut_in": """
        under my table, behind the door, will not let me|her|us out|go|leave, locked the door, in toilet with,
        locked in the bathroom|toilet, took my phone
    """,
    "small_alone": """
        alone in flat|apartment|house, alone in the flat|apartment|house, nobody with him|her|them, no one with,
        drove off, left the baby|child|kids, climbs on, no adult*, over the street, in the car, on the balcony
    """,
    "small_burden": """
        gives the baby the bottle, tired of being, collecting bottles, for the electricity, cooks for the, feeds the
        baby, puts the others to bed, counts when, always counts
    """,
    "set_out_now": """
        with the locksmith, with a locksmith, locksmith, they come tomorrow, carrying ~ things|furniture out, close
        my door, man from court, man from the court, bailiff is, bailiff at, be out tomorrow, out the day after,
        where we|i sleep
    """,
    "lease_ended": """
        served notice, lease terminated, tenancy terminated, notice to vacate|quit, have to be out, has to be out,
        be out by|the, leave by the, we have to leave by, put me out, put us out, eviction notice, court on my door,
        lockout, locked me out, changed the locks
    """,
    "adrift": """
        thanks for everything, sorry for everything, gives ~ things away, given away, will not need, does not need
        them, slumped, face is drooping, blue lips, blue around, sitting in the snow, empty pill bottle, wrote
        goodbye
    """,
    "calm_now": "nobody was hurt, no one was hurt, nobody got hurt, was only",
}

CUES = {
    "threats_or_violence-": (
        ("text:make_believe", 0.6),
        ("text:bygone resolved", 0.5),
        ("text:bygone -right_now -today -help_now -still", 0.3),
    ),
    "children_at_risk": (
        ("text:child small_alone -adult_child -happy_child", 0.5),
        ("text:minor_age small_alone -adult_child -happy_child", 0.4),
        ("text:child small_burden -adult_child -happy_child", 0.5),
        ("text:minor_age small_burden -adult_child -happy_child", 0.3),
    ),
    "children_at_risk-": (("text:make_believe", 0.5),),
    "eviction_notice": (
        ("set_out_now", 0.35),
        ("text:set_out_now today", 0.3),
        ("text:set_out_now tomorrow", 0.3),
        ("text:set_out_now right_now", 0.3),
    ),
    "worry": (("adrift person", 0.4), ("adrift", 0.2)),
    "acute": (
        ("text:help_now attack -calm_now -past -make_believe -bygone", 0.6),
        ("text:help_now blow -calm_now -past -make_believe -bygone", 0.6),
        ("text:help_now seized -calm_now -past -make_believe -bygone", 0.6),
        ("text:help_now body_blow -calm_now -past -make_believe -bygone", 0.55),
        ("text:help_now hurled -calm_now -past -make_believe -bygone", 0.5),
        ("text:help_now weapon -calm_now -past -mild_violent -make_believe -bygone", 0.6),
        ("text:help_now door_broken -calm_now -past -make_believe", 0.5),
        ("text:help_now threat -calm_now -past -make_believe -rent_threat", 0.45),
        ("text:help_now marked_body -calm_now -past -make_believe", 0.4),
        ("text:help_now menace -calm_now -past -make_believe -rent_threat", 0.4),
        ("text:help_now hit -calm_now -past -grass -mild_violent -make_believe", 0.5),
        ("text:help_now set_on -calm_now -past", 0.5),
        ("text:shut_in weapon -calm_now -past -make_believe", 0.6),
        ("text:shut_in menace -calm_now -past -rent_threat", 0.5),
        ("text:shut_in attack -calm_now -past -make_believe", 0.5),
        ("text:shut_in threat -calm_now -past -rent_threat", 0.4),
        ("text:shut_in help_now", 0.4),
        ("text:child small_alone danger_place -adult_child -happy_child", 0.5),
        ("text:child small_alone -adult_child -happy_child", 0.4),
        ("text:child small_alone today -adult_child -happy_child", 0.4),
        ("text:child small_alone help_now -adult_child -happy_child", 0.4),
        ("text:toddler small_alone -adult_child -happy_child", 0.4),
        ("set_out_now here_now", 0.55),
        ("set_out_now today", 0.55),
        ("set_out_now tomorrow", 0.55),
        ("text:set_out_now help_now", 0.5),
        ("text:set_out_now right_now", 0.55),
        ("lease_ended tomorrow", 0.5),
        ("adrift person !calm_now", 0.5),
        ("text:adrift not_seen -calm_now", 0.4),
        ("text:adrift help_now", 0.4),
        ("text:adrift frail", 0.3),
    ),
    "acute-": (
        ("text:make_believe", 0.7),
        ("text:bygone -right_now -today -help_now -still", 0.4),
        ("text:bygone resolved", 0.5),
    ),
}
