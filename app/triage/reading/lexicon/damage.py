"""Skade: fire, water, gas, broken doors and lost keys."""

from __future__ import annotations

DANISH = {
    "fire": """
        brand, branden, brande, *brand, brandskade*, brænder, brændte, brændt, ild, ilden, i flammer, flammer,
        ildebrand*, gået ild i, går ild i, røgudvikl*, røgskade*, sort røg, røg ud af, røg fra, røg op, røg i
        opgangen, røgen, røgalarm*, brandvæsen*, brandbil*, brandalarm*, tørkog*, kogeplade*, gryde* ~ komfur*,
        eksplo*, gnist*, kortslut*, lugter brændt, lugt af røg|brændt, brandlugt*, stearinlys, sætter ild, sat ild,
        tænder bål, tændte bål, ulm*, siver røg, røg ud, røg under døren, røg ind, brændte sammen, svedet,
        forkullet, afbrændt, påsat, brandsted, brænder noget, det brænder, brand i, røgen kommer, røg kommer,
        røglugt*, brandrøg
    """,
    "gas": """
        gas, gassen, gaslugt*, *gaslugt, gasudslip*, gashane*, gasflaske*, lugter ~ gas, lugter af gas, lugt af gas,
        gaslækage*, kulilte*, kulilt*
    """,
    "gas_or_fire": "gas, gassen, ild til, brænde, gaslugt*, sprænge*, benzin*, antænde*, sætte ild, tænde ild",
    "fire_figure": """
        brænder lys, lyset har brændt, lys .. brændt, brænder for, lyset brænder, brænder godt, brænder på, brændte
        på, brændt på, brændende, brandslukning*, slukke brande, slukker brande, ildsjæl*, ilddåb, brænder inde med,
        brændt af, brændte af, går der ild i, brandgod*, brandvarm*, brandøvelse*, brandfarlig*, branddør*,
        brandvej*, brandtilsyn*, brænd* for sagen, som en brand, gasser op, fuld gas, under ild, puste til ilden,
        hvor det brænder, brandbælte, brandmateriel, brandslange*, brændeovn*, brandsikring*, test af brandalarm*,
        afprøv* ~ alarm*, varslet test
    """,
    "water": """
        vandskade*, *vandskade, fugtskade*, *fugtskade, drypper ~ ned, dryppet, oversvøm*, vand ned, vand i
        kælderen, løber ned ad, løber vand, vand løber, vandet løber, sivet, sprunget rør, rørbrud*, rørskade*,
        vandrør, lækage*, lækker, fugten, gennemblødt, vand fra loftet, vandhanen løber, badekar* løbet over,
        stigstreng*, toilet* ~ løber over, kloakvand, tilstoppet, vand* ~ ned gennem|ad|i|fra, vandet pibler,
        pibler, siver ned, bobler i loftet, bulet, skjold*, fugtplet*, våd plet, våde pletter, står under vand, vand
        på gulvet, vand ud under, vand under, badeværelset svømmer, vand i opgangen, kloak*, opstuv*, vandrøret,
        hanen er brudt, ladet vandet løbe, glemt vandet, glemt at slukke for vandet, gulvet buler, drypper fra
        loftet, drypper gennem, gennem loftet, utæt* tag|rør|badeværelse, drypper fra|gennem|ned, afløb* ~
        stoppet|tilstoppet, siver ned|ud|ind|vand, drivvåd*, gennemvåd*, pjaskvåd*, drivvådt, lukke for vandet,
        glemmer ~ vandet, loft* ~ våd*, våd* ~ loft*, vand* ~ loft*|gulv*|underbo*|trappe*|kælder*, badekar* ~
        løb*|over, vandet står, vandrør*, utæthed*, springer læk, læk, dryppede, løbende vand ~ gulv, drypper
        fra|ned|gennem|på, vand* løber ned, løber ned ad væggen|væggene, toilet* ~ løbet over, trukket ned i loftet,
        trukket ned, trænger vand, vand trænger, vandindtrængning, vandet er trængt, mørke plamager, skimmelplet*
    """,
    "broken": """
        knust, knuste, knuses, smadret, smadrede, smadrer, smadre, ødelagt, ødelægger, ødelagde, ødelægge, ødelagte,
        hærværk*, vandalisme*, vandaliser*, sparket ~ ind, sparkede ~ ind, slået ~ ind, brudt op, brækket op,
        flækket, bukket, revet ned, reve* ~ ned, pillet ned, hul i væggen|døren|gulvet|loftet, huller i, skåret hul,
        savet, hugget, gennemhullet, itu, hænger i hængslerne, cement*, indbrud*, graffiti*, splintret, beskadige*,
        kortsluttet, væg ned, fjernet en væg, hul i, slået hul, sparket, flået, hevet ned, rykket ud, trukket ud af
        væggen, brudt ned, oversprøjte*, malet på væggen, spraymalet, klippet over, skåret over, gået i stykker,
        slået i stykker, i stykker, brækket ~ op, brudt ~ op, brækket låsen, sprængt, revner, bærende væg, fjernet ~
        væg*, revet ~ væg*, banket hul, boret hul, væltet ~ væg*, glasskår, glassplinter*, ituslå*, ramponere*,
        raseret, raserer, maltrakteret, kørt ind i, påkørt, smadring*, hældt ~ afløb*|toilet*|vask*, trukket ud,
        hænger i ledningerne, hænger i en tråd, revet løs, skruet ~ håndtag*|dør*|lås*|hængsl* ~ af, håndtag* ~ væk,
        afmonteret, hærget, klippet ledning*, klippede, savet over, brændt hul, knækket
    """,
    "thing": """
        dør, døren, døre, dørene, hoveddør*, *dør, fordør*, rude, ruden, ruder, *rude, vindue*, lås, låsen, låse,
        postkasse*, væg, væggen, vægge, gulv*, karm, karmen, elevator*, dørtelefon*, håndvask*, toilet*,
        badeværelse*, køkken*, skab*, radiator*, rør, installation*, inventar, møbler, komfur*, lampe*, gelænder*,
        kælderdør*, altan*, tag, taget, trappe*, opgang*, bil, cykler, alarm*, måler*, el-tavle*, entredør*,
        vaskemaskine*, tørretumbler*, belysning*, hegn*, vask, håndvask, badekar*, køleskab*, brevsprække*,
        postkasser, ventilation*, vaskeri*, kælder*, ovn, bord, fjernsyn, hoveddøren, afløb*, faldstamme*,
        faldstammen, dørkarm*, håndtag*, ledning*, dørtelefonen, belysning, kabler, hængsel*, køkkenlåge*,
        skabslåge*, garage, barnevogn ~ smadret
    """,
    "key_lost": """
        tabt ~ nøgle*, mistet ~ nøgle*, mister ~ nøgle*, taber ~ nøgle*, nøgle* ~ væk, nøgle* ~
        tabt|mistet|forsvundet|stjålet|bortkommet, glemt ~ nøgle*, nøglen er væk, låst ude, låst sig ude, låst mig
        ude, låser sig ude, smækket ude, smækket sig ude, smækket mig ude, kan ikke komme ind i min, kan ikke komme
        ind i sin, finde ~ nøgle*, knækket nøgle*, nøglen ~ knækket, uden nøgle*, ny nøgle, nøgler igen, omlåsning,
        omlåse*, omstilling af lås, nøgle* ~ knækket|knækkede|brækket|glemt|låst|stjålet, tabte ~ nøgle*, mistede ~
        nøgle*, forlagt ~ nøgle*, glemte ~ nøgle*, væk ~ nøgle*, nøgle* ~ blevet væk, nøglebundt*, låst mig selv
        ude, låst sig selv ude, reservenøgle* ~ væk|har, uden reservenøgle*
    """,
    "door_open": """
        døren står åben, døren ~ står åben, står åben, døren kan ikke lukkes, kan ikke låses, kan ikke låse, ikke ~
        låses, uden dør, plade for
    """,
    "repair": "reparation*, håndværker*, vvs*, blikkenslager*, elektriker*, forsikring*, skadeservice, skadedyr",
    "unsafe_gas": """
        tænder op, åben, åbnet, lugter, hvæser, siver, hane*, hjemme alene, svimmel*, skruet op, åbne for, tænde,
        tænder, lighter*, stemmer, truer
    """,
    "smoke_now": """
        kommer ~ røg, vælter ~ røg, røgen vælter, røg ud af, røg ud fra, røg ind, røgalarmen
        hyler|bipper|lyder|kører, lugter af røg, lugter brændt, lugter ~ brændt|røg, brandalarmen hyler|lyder|kører,
        står i flammer, ild i, det brænder, vælter ~ røg ud, vælter sort røg, sort røg, røg ud, brandvæsenet er
        ikke, flammer ud, siver ~ røg, røg ud under, røgalarm* ~ hyler|bipper|lyder|kører|larmer|går, røgen kommer,
        røg kommer, brænder noget, der brænder, der er ild, røgen står, brandvæsenet er på vej, med flammer, flammer
        fra|op|ud, flammerne, ring til brandvæsenet
    """,
    "fire_going": """
        det brænder hos|i|på|nu, brænder i, ild i lejligheden|køkkenet|kælderen|opgangen, ildebrand, står i flammer,
        i brand, er brand, brand på, der er brand, er gået ild, gået ild i, er ild
    """,
    "broken_contract": """
        aftale*, løfte*, kontrakt*, tillid*, ødelagt ferie, tastatur*, hjerte, knust hjerte, telefon*, forhold,
        stemning*, hovedpude*
    """,
    "calm_now": """
        papegøje*, papegoje*, undulat*, måger, måge, mågerne, hanen, påfugl*, slukket, er slukket, ro nu, der er ro,
        politiet har taget, taget øksen|kniven|ham, anholdt, fængslet, varetægt*, er kørt væk, er fjernet, anmeldt
        til politiet, ingen kom til skade, uskadt, i sidste uge, i går, forleden, i forgårs, i weekenden, for nylig,
        er over, meldt til politiet, meldt det til politiet
    """,
    "own_appliance": """
        mit køleskab|komfur|fjernsyn, min vaskemaskine|opvaskemaskine|ovn|fryser|emhætte|radiator|vandhane|bruser,
        mit toilet, min cisterne
    """,
    "alarm": "røgalarm*, brandalarm*, alarmen",
    "fire_inside": """
        røg i opgangen|lejligheden|kælderen|trappeopgangen|trapperummet|køkkenet|elevatoren|elevatorskakten, røg på
        trappen|gangen|etagen, røg fra lejligheden|kælderen|vinduet|taget, røg under døren, opgangen er fuld af røg,
        brand i lejlighed|lejligheden|kælder|kælderen|opgang|opgangen|køkken|køkkenet|stuen|rækkehus|etageejendom,
        der er brand
    """,
    "fire_over": """
        var ild|røg|brand, var der ild|røg|brand, brandvæsenet kom|slukkede|var|har, er slukket, blev slukket, i nat var
    """,
    "tobacco": """
        cigaret*, smøg*, tobak*, hash*, joint*, cigar*, vandpibe*, pibe, skunk*, pot, ryges, ryger, rygning, grill*,
        pejs*, brændeovn*, røgelse*, stegt, bål*
    """,
    "gas_inside": "gas i lejligheden|opgangen|køkkenet|kælderen|huset|trappeopgangen, gas på trappen",
    "past_fire": """
        har været brand, været brand, efter brand*, efter en brand, havde brand, var brand, brand i
        januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december, siden brand*, sidste år
    """,
}

ENGLISH = {
    "fire": """
        fire, fires, flames, smoke, burning, burned, burnt, smoke alarm, fire brigade, fire department, explosion,
        exploded, candles, stove ~ fire|smoke|burning
    """,
    "gas": "gas, gas leak, smell of gas, smells of gas, smelling of gas, smell gas, carbon monoxide",
    "gas_or_fire": "gas, set fire, on fire, burn, petrol, blow up",
    "fire_figure": """
        fire drill, fired, fire door, fire alarm test, burning question, fireworks, fireplace, fired up, under fire,
        putting out fires, fire safety, barbecue
    """,
    "water": """
        leak*, flood*, water damage, dripping, drips, burst pipe, water through, water coming, blocked drain, ran
        down, running down, water ran, ceiling is dripping|wet|leaking, overflowing bath|toilet|sink, water is
        coming, water coming through|from|down, water through the ceiling, through the ceiling, dripping through
    """,
    "broken": """
        broken, smashed, damage*, vandal*, destroyed, kicked in, broke down, ripped, torn, hole in, burglar*,
        shattered, wrecked, graffiti, ripped out, tore, torn out, kicked, hole*, broke
    """,
    "thing": """
        door*, window*, lock, locks, wall*, floor, ceiling, elevator, mailbox*, stairs, toilet, sink, glass, pipe*,
        car, bike*, intercom, handle*, wires, doorbell
    """,
    "key_lost": """
        lost ~ key*, lost ~ keys, locked out, lose* ~ key*, key is gone, keys are gone, new key*, stolen key*,
        cannot find ~ key*, missing key*, locked myself out, locked himself out, locked herself out, lost my keys,
        lost his keys, lost her keys, broke ~ key, spare key, dropped ~ key*
    """,
    "door_open": """
        door is open, door stands open, cannot be locked, can't be locked, will not lock, won't lock, no lock
    """,
    "repair": "repair*, plumber*, electrician*, insurance, craftsm*",
    "unsafe_gas": "smell*, open, leak*, hiss*, dizzy, on, light it, lighter, voices, turned on",
    "smoke_now": """
        smoke coming, smoke is, smell of smoke, smell smoke, smells like burning, smoke alarm ~
        going|beeping|ringing, is on fire, there is a fire, flames
    """,
    "fire_going": "is on fire, there is a fire, in flames, is burning, fire in the|our|his|her, fire on the",
    "broken_contract": "promise*, contract, heart, phone",
    "calm_now": """
        put out, extinguished, arrested, is calm now, last week, yesterday, police took, nobody was hurt, no one was
        hurt, under control
    """,
    "own_appliance": "my fridge|oven|washing|dishwasher|tap|radiator",
    "alarm": "smoke alarm, fire alarm",
    "fire_inside": """
        smoke in the stairwell|flat|basement|hallway|kitchen|lift|building|stairway|apartment, smoke on the stairs,
        smoke from the flat|basement|window|roof, smoke under the door, full of smoke
    """,
    "fire_over": "was smoke, fire brigade came, fire department came, was put out, has been put out",
    "tobacco": "cigarette*, tobacco, weed, joint*, cigar*, hookah, smoking, smokes, barbecue, bbq, grill*, fireplace",
    "gas_inside": "gas in the stairwell|flat|kitchen|basement|building|hallway",
    "past_fire": "after the fire, was a fire, had a fire, since the fire",
}

CUES = {
    "damage": (
        ("fire !fire_figure !rent_threat", 0.6),
        ("fire thing !fire_figure", 0.15),
        ("fire_inside !tobacco -calm_now -past_fire -fire_over", 0.8),
        ("gas !fire_figure", 0.9),
        ("water", 0.6),
        ("text:water thing", 0.1),
        ("broken thing !broken_contract", 0.6),
        ("broken", 0.3),
        ("text:broken repair", 0.2),
        ("key_lost !guests_in", 0.6),
        ("text:key_lost thing", 0.1),
        ("text:broken door_open", 0.3),
        ("door_open", 0.3),
    ),
    "damage-": (
        ("text:fire_figure -gas -water -broken", 0.7),
        ("text:mild_violent -thing", 0.3),
        ("text:own_appliance -water -fire -gas", 0.7),
    ),
    "acute": (
        ("gas now !fire_figure", 0.7),
        ("gas smell !fire_figure", 0.9),
        ("text:gas right_now", 0.7),
        ("gas unsafe_gas", 0.7),
        ("fire right_now !fire_figure", 0.75),
        ("fire now !fire_figure !long !past -calm_now -past_fire", 0.6),
        ("text:smoke_now -calm_now", 0.6),
        ("fire_going !calm_now !past !past_fire", 0.6),
    ),
}
