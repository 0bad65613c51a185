"""Misligholdelse og vanrøgt: the state of the dwelling, the stairs, or of the person's own clothes and body."""

from __future__ import annotations

DANISH = {
    "filth": """
        snavs*, beskidt*, møg*, mødding*, svineri*, svinet, sviner, griseri*, griset, uhumsk*, uhygiejn*,
        uappetitlig*, affald*, *affald, skrald, skraldepose*, skraldet, skraldesæk*, pizzabakker, gamle aviser,
        madrester, rådden*, rådne*, råddent, roder, rodet, rodebunke*, bunker, bunkevis, gro ~ til, groet ~ til,
        gror ~ til, til at gro, forsump*, samlermani*, samler alt, hamstre*, ophobe*, stablet, stabler, stabler op,
        lort*, *lort, afføring*, urin*, tisser, tisset, pis, pisser, opkast*, bræk, brækket sig, kanyle*,
        cigaretskod*, skodder, rotter, rotte, rotten, mus, musene, kakerlak*, væggelus*, bananfluer, fluer,
        skadedyr*, utøj*, maddiker, mider, lus, lopper, misligehold*, misligholdt, misligholdelse, misligholder,
        misrøgt*, vanrøgt*, forsømt*, flyder, flyder ~ i|med|af, ligner en losseplads, losseplads*, sundhedsfarlig*,
        sundhedsskadelig*, ubeboelig*, madrasser, vasker ikke, opvask ~ uger|måneder, fyldt ~ op, fyldt med
        ting|skrald|affald|poser|flasker, rengør ikke, manglende rengøring, mangelfuld rengøring, tilsvinet,
        tilsviner, nedslidt, hærget, klistrer, fedtet, fedtede, til loftet, op ad væggen, kan ikke komme ind for,
        flasker overalt, skimmel*, *skimmel, ryddet op, rydde op, oprydning*, ryddes, ufremkommelig*, stopfyldt*,
        overfyldt*, forfald*, forfaldne, ligger affald, stiller affald, smider affald, smider ~ ud fra altanen|af
        vinduet, smidt ned, besørge*, besørger, hundetis, hundelort, hundelorte, hundeefterladenskaber,
        efterladenskaber, hømhøm, ulækker, ulækkert, ulækre, klamt, klam, klamme, samler ikke op, sejler i, flyder
        med, i bunker, stabler af, sorte sække, sække, sofaer, gamle sofaer, indbo ~ trappe*, gamle møbler, fyldt
        til randen, gammelt tøj, tøjbunker, fugleklatter, dueklatter, duer i lejligheden, fordærvet, mugne, muggent,
        mugplet*, gulvet kan ikke ses, ser ikke gulvet, kan ikke se gulvet, aldrig luftet ud, tyk af røg, brune
        vægge, nikotin*, toilet* ~ stoppet, intet toilet, tømmer ~ spand, kattetis, kattelort, kattebakke*, katte ~
        overalt, alt for mange katte, stuvende, sammenstuvet, klistret, spyt på trappen, tisset på trappen|i
        opgangen|i elevatoren, rodehoved, kaos derinde, et kaos, katastrofe derinde, det rene kaos, ikke gulvplads,
        smal gang imellem, smalle gange, smal sti, fra gulv til loft, gulv til loft, sti mellem, klunset, klunser*,
        indsamlet, skidt overalt, et rod, noget rod, tomme dåser, dåser, komme frem for, ikke til at komme frem, kun
        en smal, biller, møl, stablet kasser, kasser til loftet, kravler ud, insekt*, ølåser, rådner, rådnet,
        fordærvede, madaffald, service ~ stablet, lort på, tis på, tisset i, skidne, brugte bleer, bleer ~ gulv*,
        tøj i dynger, dynger, dynge, møbler ~ trappe*, gangarealer, spærret af ting, brandfare*, gemt på alt, gemmer
        på alt, gemmer alt, en sti fra, sti fra, fyldt med mug, mug i, mug på, muggen*, støv overalt, plettede,
        plettet, tøjbunke*, bunker af, madras ~ sort, flyver ~ ud, edderkopper, spindelvæv, papkasser, aviser til,
        gamle blade, ragelse, habengut, klunsning, brandfælde*, ikke skyllet ud, utrolig beskidt, ikke vasket,
        skraldeposerne, griseri, skider, bæ, hundepis, kattepis, pisse*, smækfyldt, uhumskheder, nikotingul*, flyder
        det, flød det, vrag, cykelvrag, bilvrag, haven ~ gror, græsset en meter, metervis af ukrudt, ukrudt,
        skrammel*, skrot, smidt ud af vinduet, mad ud af vinduet, mad til duer, fodrer rotter, fodrer
        duer|rotter|måger, rottebo, rottespor, dyreekskrementer*, ekskrementer*, slem som, lige så slem, slemt
        tilredt, i slem stand, dårlig stand
    """,
    "uncleaned": """
        ikke ~ gjort|gøre|gør rent, ikke ~ rengjort, aldrig ~ gjort|gøre|gør rent, gør ikke rent, gør aldrig rent
    """,
    "smell": """
        lugt, lugten, lugter, lugtede, lugtgene*, *lugt, stank, stanken, stinker, hørm*, lugte, odør, ildelugtende,
        os fra, ildelugt*, rådden lugt, sødlig lugt, sød lugt, grim lugt, fæl lugt, lugter så, kan lugte, lugte det,
        lugter det
    """,
    "nice_smell": """
        nybagt*, brød, kaffe, blomster, mad, madlavning, maling, malet, parfume*, sommer, hyacint*, grill*, karry,
        hvidløg, kanel, krydderi*, bål, boller, kloak*, gas, gassen, gaslugt*, røg, røgen, brændt*, benzin*, svovl*,
        hash*, pot, tobak*, cigaret*, røgelse, klor
    """,
    "municipal_waste": """
        affaldssorter*, sortering*, storskrald*, container*, molok*, skraldespand*, genbrugs*, renovation*,
        nedgravede, skraldemænd*, affaldsskakt*, tømning*, bytteskur*, affaldsordning*, ned med skrald*, skrald*
        ned, gå ned med, skraldet ned
    """,
    "self_neglect": """
        samme tøj|bukser, samme bukser|trøje|kjole, i de samme, vasker sig ikke, ikke ~ bad, går ikke i bad,
        uvasket, usoigneret*, ubarberet*, lugter af urin|tis|sved|sprut, våde bukser, bukser ~ våde, tisset i
        bukserne, beskidt tøj, hænger ~ i laser, lasede, plejer ikke sig selv, passer ikke sig selv
    """,
    "stairs": """
        trappe*, opgang*, kælder*, altan*, gård, gården, køkken*, stue, stuen, toilet*, badeværelse*, lejlighed*,
        gulv*, entre*, gang, svalegang*, elevator*, loft*, hele hjemmet, bolig*, vindueskarm*, have, haven
    """,
    "contract": "betalings*, kontrakt*, huslejen, restance*, *restance, leasing*",
    "dwelling": """
        køkken*, badekar*, toilet*, badeværelse*, lejligheden, soveværelse*, stuen, hele lejligheden, hele hjemmet,
        boligen, komfur*, inde hos, derinde, seng, sengen, gulvet, vasken, inde for, hjemmet
    """,
}

ENGLISH = {
    "filth": """
        dirt, dirty, filth*, garbage, rubbish, trash, hoard*, mattress*, cockroach*, rat, rats, mice, faeces, feces,
        urine, vomit, needles, mess, messy, mould, mold, flies, maggots, unhygienic, squalor, squalid, piled up,
        piles of, cluttered, clutter, rotten, rotting, bed bugs, bedbugs, vermin, infest*, junk, not cleaned, full
        of bags|bottles|boxes|wet, neglected, to the ceiling, disgusting, excrement, unsanitary, dirty dishes,
        smelly bags, black bags, bags of, dog mess, dog poo, poo, poop, pee, cat litter, stacked, stuff everywhere,
        cannot see the floor, chaos inside, piles, heaps, scrap metal, old newspapers, newspapers, hardly open the
        door, boxes to the, rotten food, cat poo, insects, moths, dusty, hoarder, saved everything, kept everything,
        only a path, narrow path, moldy, mouldy, stained, cobwebs, weeds, scrap, feeds pigeons|rats, throws
        rubbish|garbage|trash
    """,
    "smell": "smell*, stink*, stench, odour, odor, reeks, reek",
    "nice_smell": """
        bread, coffee, flowers, cooking, food, paint, perfume, bbq, barbecue, curry, garlic, cinnamon, spices, gas,
        smoke, weed
    """,
    "municipal_waste": "recycling, container*, sorting, dumpster*, collection day",
    "self_neglect": """
        same clothes, unwashed, smells of urine, dirty clothes, does not wash, has not showered, unshaven
    """,
    "stairs": """
        stairs, staircase, stairwell, hallway, basement, balcony, kitchen, floor, flat, apartment, courtyard,
        garden, elevator, toilet, bathroom, living room, corridor
    """,
    "contract": "contract*, payment*",
    "dwelling": "kitchen, bathroom, toilet, flat, apartment, living room, bedroom, inside, bed",
}

CUES = {
    "neglect": (
        ("filth -contract !municipal_waste", 0.6),
        ("uncleaned !service_stop -granted -service_stop", 0.6),
        ("uncleaned mess_place !service_stop -granted", 0.3),
        ("text:filth -contract -municipal_waste", 0.1),
        ("filth stairs !municipal_waste", 0.3),
        ("filth long", 0.3),
        ("text:filth self_neglect", 0.3),
        ("self_neglect", 0.6),
        ("text:smell filth !nice_smell", 0.3),
        ("pet filth", 0.2),
        ("smell !nice_smell -not_seen -gas", 0.52),
        ("smell stairs !nice_smell -not_seen -gas", 0.25),
        ("smell often !nice_smell -gas", 0.2),
        ("smell !nice_smell -gas", 0.3),
    ),
    "neglect-": (("text:filth municipal_waste", 0.5),),
}
