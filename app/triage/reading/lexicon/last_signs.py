"""Signs that somebody may be dying or about to, and what shows that nothing hurries."""

from __future__ import annotations

DANISH = {
    "farewell": """
        nu gør jeg det, skrevet brevet, skrevet breve til, pillerne ligger her, for at sige undskyld, hente nøglen
        under, nøglen under måtten, ikke mere at sige, ikke være kede af det, sove for altid, tak for jeres tid, siger
        farvel, sagt farvel, sagde farvel, skriver farvel, fred for mig|ham|hende, passe på hans|hendes|min kat|hund,
        kan ikke mere og, givet sin ~ væk, tak for alt, jeg har besluttet mig, nu er det slut, ikke ligger her alene,
        står på broen, gået ned til banen, taget ned til banen, ned til skinnerne, pas på
        mor|far|drengene|pigerne|børnene|hinanden, ikke ville leve, vil ikke leve, gå i havnen|havet|vandet|søen, gået i
        vandet, ingen skal bryde døren, behøver ikke svare, billede af et reb, elsker dem|jer alle, tilgiv mig, kan ikke
        mere og, ses på den anden side, klarer jer uden mig
    """,
    "swallowed": """
        taget nogle piller, taget piller, taget for mange, slugt ~ glas*|pille*|tablet*|pakke*|æske*, slugt hele, taget
        hele glasset, taget en håndfuld, håndfuld piller|sovepiller|tabletter, tømt glasset, bare vil sove, vil bare
        sove, drukket afløbsrens|klorin|sprit|gift|frostvæske|terpentin, slugt batteri*, slugt klorin, spist gift, taget
        en overdosis
    """,
    "weak_sign": """
        ligger en mand|kvinde|person|beboer|dame|herre|fyr på|i|nede|foran|ude|inde|her|der|henne, svag banken, banker
        svagt, ganske svagt, hvisker om hjælp, svag stemme, rører sig ikke, bevæger sig ikke, ligger på gulvet, hånd ud
        ad brevsprækken, kalde på hjælp, kalder på hjælp, hendes|hans ben inde|på|gennem, mumlen gennem, svarer kun med,
        mumler gennem, ikke fået sin insulin, uden insulin, insulinchok, lavt blodsukker, iltapparat* ~ strøm*, strøm* ~
        iltapparat*, respirator, kan ikke trække vejret, får ikke luft, ansigtet hænger, krampeanfald, i kramper, tungt
        fald, et tungt bump og, siden helt stille, lød et fald, hørt ham|hende falde, hørte ham|hende falde
    """,
    "untouched": """
        vandhanen, hentet sin avis, nøglen sidder i, lugt jeg kender, avis* ~ bunke*, aviser vælter, posten
        ligger|hober, post ~ bunke*, hentet avis*, ikke hentet avis*|post*, fluer* ~ ruden|indvendigt, fluerne
        sidder indvendigt, lyset ~ brændt, lys i tre|to|fire|flere døgn, radioen kører|har kørt, vandhanen løbet,
        vandhanen har løbet, hunden gøer derinde, nøglen sidder i indefra, ingen har set, mælken står, maden ~
        bliver stående
    """,
    "no_sound": """
        svarer ikke når, hun svarer ikke, han svarer ikke, svarer ikke, ingen svarer, åbner ikke, lukker ikke op,
        ikke svarer, intet svar, tager ikke telefonen
    """,
    "sparks": """
        gnistrer, gnister, svedent, brændt plastik, sort røg, røg ud af, brænder nu, gløder, flammer, ryger ud, ryger
        det ud, røg under døren, røgen vælter, vælter ud med røg, vælter røg, står i flammer, gløder stadig, brænder
        lige nu, brænder i
    """,
    "seen_well": """
        hilste på mig, hilste i morges, lignede sig selv, så ham i elevatoren, så hende i elevatoren, havde det
        fint, så ham i dag|morges|går, så hende i dag|morges|går, traf ham, traf hende
    """,
    "often": """
        tit, ofte, jævnligt, hver aften|nat|dag|eftermiddag|weekend|uge|lørdag|søndag|fredag|mandag, næsten hver,
        gange om ugen|måneden, i en periode, når han er fuld, når de fester
    """,
    "filing": """
        sendes i morgen|dag, sender sagen, sendt til fogedretten, sendes til fogedretten, indgivet
        begæring|anmodning, indgiver, har indgivet, oversendt, oversendes
    """,
}

ENGLISH = {
    "farewell": """
        texted goodbye, said goodbye, goodbye to, pills in front of, standing on the bridge, not blame
        ourselves|yourself|yourselves, take care of my|mum|dad|the, forgive me, picture of a rope, better without me,
        will not be around
    """,
    "swallowed": "swallowed ~ pills|tablets|bottle, taken all ~ pills|tablets, handful of pills|tablets, overdose",
    "weak_sign": """
        man|woman|person|somebody|someone lying on|in|outside, weak voice, very weak, whispered please, whisper* help,
        legs on the, does not move, not moving, walking frame ~ hallway|floor, lying in the hallway, lying on the floor,
        her feet|legs through|on|in, his feet|legs through|on|in, not had her|his insulin, without insulin, oxygen ~
        power, cannot breathe, blue lips
    """,
    "untouched": """
        milk ~ step|doorstep, post ~ piling, mail ~ piling, piling up, newspapers, radio ~ since, radio has been on,
        nobody has seen, dog is barking, lights have been on
    """,
    "no_sound": "no answer, does not answer, nobody answers, not answering, no reply",
    "sparks": """
        sparks, burning smell, smoke coming, thick smoke, flames, smoke under, smoke from, smoke out, on fire
    """,
    "seen_well": """
        saw him today|yesterday|this morning, saw her today|yesterday|this morning, he was fine, she was fine
    """,
    "often": """
        often, every night|day|evening|week|weekend, most nights|evenings, nearly every, almost every, times a week,
        again and again, tends to
    """,
    "filing": "have filed, filed a request, will be sent, forwarded to the court",
}

CUES = {
    "worry-": (("text:seen_well -confused", 0.5),),
    "worry": (
        ("text:untouched no_sound -seen_well", 0.5),
        ("weak_sign", 0.68),
        ("swallowed", 0.7),
        ("farewell", 0.4),
        ("text:farewell no_sound", 0.4),
    ),
    "acute": (
        ("swallowed !past", 0.75),
        ("text:farewell relative", 0.45),
        ("text:farewell no_sound", 0.5),
        ("text:untouched no_sound -seen_well", 0.5),
        ("text:untouched smell not_seen -seen_well", 0.4),
        ("weak_sign", 0.65),
        ("text:weak_sign no_sound", 0.5),
        ("sparks !past -calm_now", 0.5),
        ("text:sparks smell -calm_now", 0.4),
        ("text:untouched no_sound frail", 0.5),
    ),
    "damage": (("sparks", 0.4),),
    "acute-": (
        ("text:often -child -right_now -now -farewell -armed -swallowed", 0.3),
        ("text:filing -right_now", 0.6),
        ("text:seen_well", 0.6),
    ),
}
