"""Further words of dwellings, money, sounds and services, for the notions of the other tables."""

from __future__ import annotations

DANISH = {
    "racket": """
        kortspil, stole der skramler, skramler, skramlede, stoleben, bandøvning, orgel, harmonika, blokfløjte,
        keyboard, elguitar, bækken, trommesæt, dj, diskotek, disco, rap, schlager, opera, korsang, fællessang,
        klapsalver, klapper, stamper, hælene, støvler, løbebånd, løbehjul, skateboard, boksepude, vægte, håndvægte,
        romaskine, hopsasa, tumult, spektakel, postyr, leben, liv og glade dage, ballade, halløj, uro, tumler,
        basker, bakser, hvæsser, motorer, knallert, scooter, udstødning, dækhvin, fyrværkeri, kanonslag, raketter,
        bildøre, tudehorn, horn, vækkeur*, alarmer, babyalarm, hylen, hyleri, bjæffer, bjæf, klynker, mjaven,
        hanegal*, hane, høns, marsvin, papegøjen, tæver i gulvet, slår i gulvet, slår i bordet, dunker i væggen,
        banker i radiator*, banker på rør*, rummel, gulvafhøvling, slibemaskine, vinkelsliber, rundsav, stiksav,
        slagbor*, symaskine, blender, opvask, gryder, skuffer, døre der smækkes, smækkes, råben, råberi, hysteri,
        skrål, skråler, skrålen, sjunger, nynner højt, griner højt, taler i telefon, videoopkald, gamer, gaming,
        headset, skærm, serier, krigsfilm, actionfilm, fodboldkamp, tv-et
    """,
    "odd_hour": """
        halv fire, halv tre, halv to, halv et, halv fem, til fire, til fem, til tre, klokken et, klokken fire, ved
        midnatstid, midnatstid, natlig*, nattens, nat efter, i nat igen, sengetid*, efter sengetid, om søndagen,
        søndag morgen, fem gange om ugen, tre gange om ugen, hver gang, altid, konstant, evigt, evindeligt, i
        timevis, uafbrudt, uden ophør, dagen lang, til den lyse morgen, den lyse morgen, morgenstunden, tidlig
        morgen, tidligt om morgenen, sent om aftenen, efter 22, efter kl, til over midnat, tit, ofte, så snart
    """,
    "kept_awake": """
        ikke høre vores eget, ikke høre mit eget, ikke høre os selv, ryster, vibrerer, dirrer, glassene klirrer,
        klirrer, ørepropper, søvnløs*, søvn, lægge os, børnene vækkes, vågent, halvvågen, mareridt, bede dem, bedt
        dem, bedt ham, bedt hende, talt pænt, sms'et, lagt en seddel, banket på, banket i, påtale, påtalt, påtaler,
        henstilling*, advarsel*
    """,
    "wreck": """
        slået .. ud, glasset ud, skåret .. op, skære .. op, boret, bores, gennemboret, rådnet, råddent, rådden,
        gennemrådden, mørnet, bobler, bulner, buler, slår buler, flager, skaller af, falder af, løsner, løsnet,
        revne, revner, revnet, slår revner, sat ud af drift, ude af drift, sat ud af spil, uden lys, uden vand, uden
        varme, uden strøm, kortslutning, stød, gnister, gnistrer, brændt sammen, smeltet, smelter, udbrændt, brændt
        ud, brændt ned, nedbrændt, svedne, sodsværtet, sod, kvalm af røg, brandskadet, brandtomt, vandskadet,
        opfugtet, fugtig, mugner, pibler, fosser, fossede, strømmer, strømmede, sprøjter, sprøjtede, plasker,
        plaskede, svømmer, svømmede, oversvømmet, blank af vand, sjasker, sejler, tilstoppet, forstoppet, blokeret,
        hugget over, savet af, skruet løs, revet af, flået af, trukket op, brækket af, brækket løs, brudt ned,
        sparket til, smadret af, smadring, hærget, splintrede, eksploderet, sprængt, afskruet, demonteret, malet
        over, overmalet, grafitti, tagget, bemalet, tømt brandslukker*, brandslukker*, pulverslukker*, kappet,
        klippet i, ødelægger, ødelægge, gå i stykker, gået itu, utæt, utætte, skadet, beskadiget, skade på, skader
        på, stjålet .. nøgle*
    """,
    "house_part": """
        hovedtavle*, hovedtavlen, eltavle*, tavlen, sikring*, relæ, målerskab*, ventil*, ventilen, vandhane*, haner,
        bruser, bruseniche, badekarret, håndvasken, wc, cisterne, faldstammen, stammen, kloak, brønd*, rist, rørene,
        stigestreng, varmerør, radiatoren, varmtvandsbeholder*, vvb, fliser, klinker, brædder, gulvbræd*, parket,
        bjælke*, spær, puds, pudsen, maling, malingen, gips*, panel*, fodpanel, dørblad, dørtrin, dørpumpe,
        dørspion, cylinder*, låsecylinder, låsekasse, hængsler, glasset, glas i, termorude, vinduesramme,
        vinduesrammer, sprosse, altandør, altangulv, rækværket, gelænderet, trin, trappetrin, trappelys, lamper, lys
        i, stikdåser, kabel, kabler, antenne*, paneler, porttelefon, skilte, opslagstavle, vaskemaskiner, vaskeri*,
        tørrerum*, cykelrum, barnevognsrum, port, porten, garageport, låger, skralderum, skakt, skakten, tag, taget,
        tagrende*, nedløbsrør, skorsten, facaderne, mur, muren, murværk, hæk, træer, bænke, legetårn, komfuret, ovn,
        ovnen, køleskab, fryser, skabe, køkkenskabe, bordplade, emhætten, underboens, underbo, naboens loft,
        nedenunder
    """,
    "mess": """
        hoftehøjde, knæhøjde, mandshøjde, larver, kravler, kravl, gnavere, spor af rotter, ekskrementer, pis, tis,
        urinstank, kattetis, bræk, opkast, blodpletter, madrester, madvarer, fordærv*, rådnende, forrådnet, muggen,
        mugne, sort af, fedt på, nikotin, aske, askebægre, flasker, tomflasker, dåser, ølkasser, pizzabakker,
        pizzaæsker, emballage, papkasser, papir, aviser, reklamer, plastikposer, poser, tøjbunker, bunker, bunken,
        bunke, dynger, stakke, stabler, vrag, cykler .. bunke*, gamle cykler, bildæk, dæk, malerspande, brædder ..
        stablet, byggeaffald, møbler .. gang*, sofa .. trappe*, gamle møbler, skrammel, skrot, ragelse, habengut,
        ikke set en klud, set en klud, vasket op, opvasken, ikke til at komme ind, ikke til at være, ikke være
        derinde, ikke kan være, ingen steder at sætte, sætte sig, træde, rode, rodet ungkarl, rodehoved, rod, roder,
        rodede, uorden, ubeboelig, sundhedsfare*, sundhedsskade*, hygiejne*, uhygiejnisk*, ulækkert, ulækker, klamt,
        modbydelig*, skimmelsvamp, kvalme, ildelugtende, ildelugter, stram lugt, stram stank, sur lugt, ram lugt,
        ramt, lugten er slem, lugten er så
    """,
    "mess_place": """
        kommer der, hos ham, hos hende, ved ham, ved hende, ud under, under døren, under hans dør, gangen, entre,
        entreen, soveværelse*, stue, stuen, sengen, toilettet, badet, køkkenbord*, vaskerum*, loftsrum*, kælderrum*,
        terrasse*, forhave, forhaven, hæk, plæne*, græsset, parkeringsplads*, fællesareal*, fællesrum, hjemmet, der
        er ingen steder
    """,
    "no_payment": """
        ikke gået penge ind, penge .. ikke gået ind, ikke penge ind, ikke trækkes, kunne ikke trækkes, ikke trukket,
        manglende dækning, ikke dækning, tilbageførsel, tilbageført, afvist i banken, udebliver, udeblevet betaling,
        ikke råd før, ikke har råd, har ikke råd, ikke råd til, kan ikke betale, kunne ikke betale, ikke kunnet
        betale, ikke betalt i juli|august|september|oktober|november|december|januar|februar|marts|april|maj|juni,
        forsinket betaling, betaler for sent, betaler skævt, slæber efter, hænger efter, bagude, står i gæld, gæld
        til, i gæld, inkassokrav, inkassobrev*, rykkerbrev*, rykkergebyr, påkrav, betalingspåmindelse*,
        varmeregning*, efterregning*, opkrævning*, lægges oveni, skylder
    """,
    "housing_money": """
        opkrævning*, min lejer, vores lejer, lejere, aconto*, depositum, varmeregnskab*, boligstøtte, månedens leje
    """,
    "money_help": """
        kan i hjælpe, hjælp til, ikke forstår, enlig far, enlig mor, sygemeldt, opsagt fra sit job, fyret, konkurs,
        ludoman*
    """,
    "lease_ended": """
        skal vi ud, ude af huset, ude af lejligheden, være ude af, dom om, dømt til at, afsagt dom, skal fraflytte,
        fraflytte, udlejeren har hævet, hævet kontrakten, ophører, lejemålet ophører, modtaget opsigelse, fået en
        opsigelse, fik opsigelse, modtaget en opsigelse, modtog ophævelse, opsigelse fra sin, smider os ud, vil have
        os ud, have mig ud, sælge lejligheden .. ud, tvunget til at flytte, ikke fundet noget, ikke fundet et sted,
        ingen bolig efter
    """,
    "court_step": "byretten, boligretten, dom, kendelse, rekvirerer, udsættelsen, den udsættelse, opsigelsen af",
    "bailiff_date": """
        rykket frem, ansat til, fremrykket, flyttet til i morgen, er sat til, er aftalt til, afsagt, rekvirerer nu
    """,
    "taken_back": """
        annullere, annullerer, bliver boende, blive boende, får lov at blive, opgivet, har opgivet, fortryder,
        fortrudt
    """,
    "cleaning": """
        vasket gulv, gulv vasket, støvsugning, hjælpe .. med støvsugning, hjælpe .. med rengøring, vores medarbejder
        hos, rengøring blev, hendes rengøring, hans rengøring, min rengøring, gardiner vasket, vinduespudsning
        bevilget, hjælp til hovedrengøring
    """,
    "service_stop": """
        ikke bliver vasket, langtidssyg, sygemeldt, sygdom hos, kommende uger, de næste uger, sparet væk, blev
        sparet, ferielukket
    """,
    "meta": """
        fleksibel udlejning, kommunal anvisning, udlejningspolitik*, reglerne for fremleje, regler for, må man
        fodre, fodre duer, hvornår kommer i og reparerer, dørpumpe justeres, bænke, færre regler, find det
        vedhæftede, vedhæftet høringssvar, har fundet et nøglebundt, hentes på kontoret, kan hentes, rose, stor tak
        til
    """,
    "resolved": """
        stortrives, flyttet på plejehjem, behøver ikke kontakte, ikke kontakte os mere, det var bare vores, bare
        vores, undskyld ulejligheden, bliver boende
    """,
}

ENGLISH = {
    "racket": """
        parties, shouting from, shouting on, slamming doors, yelling, heels, dancing, laughing, guitar, hammer,
        drill, dog
    """,
    "no_payment": """
        no money came, payment bounced, rent bounced, direct debit failed, not received the rent, did not receive
        the rent
    """,
    "wreck": """
        burst, leak, flooding, rotten through, short circuit, sparks, power is out, no light, cut the wires, cut the
        cable
    """,
    "mess": """
        maggots, larvae, mould, mice, rotting, rotten, piles of, mountain of, old newspapers, no space, cannot
        enter, smelly
    """,
}

CUES: dict[str, tuple[tuple[str, float], ...]] = {}
