"""A person who goes downhill: body, mind, home, habits; who is away from hospital; who cannot live alone."""

from __future__ import annotations

DANISH = {
    "body_sign": """
        hoster, hoste, ryster, rystede, rysten, vakler, svajer, halter, hævet, hævede, hævede ben, gule øjne, hævede
        fødder, helt grå, meget mager, mager, rystede hænder, hænder rystede, grå i ansigtet, grå i hovedet, bleg,
        gul, blå om, magrere, tynd, spinkel, skind og ben, indfalden*, udmagr*, afmagr*, tabt sig, taber sig, tøj ..
        hænger på, hænger på hende, hænger på ham, liggesår*, tryksår*, sår .. ben*, væske*, betændt, betændelse,
        feber, lungebetændelse, slagtilfælde, kan knap, kan næsten ikke gå, ikke gå lige, støtter sig til, falder
        om, faldt, er faldet, er dejset, væltet omkuld, næsten vælter, snubler, blå mærker efter fald, besvimet,
        besvimede, rørt maden, urørt, urørte, ikke rørt, mad .. urørt*, spiser ikke, spist, spiser havregryn, ikke
        har spist, holdt op med at spise, ikke villet spise, ville ikke spise, gider ikke spise, ikke sovet, sover
        ikke, vendt døgnet, drikker, drukket, drukket sig, lugter af øl, lugter af sprut, beruset
    """,
    "mind_sign": """
        stemmer, hører stemmer, hører .. stemme, snakker med nogen jeg ikke, taler med nogen .. ikke, folk gennem
        væggen, gennem væggene, overvåge*, overvåget, kameraer i, kamera i, lytter med, ikke været i bad, aflytte*,
        aflyttet, radiobølger, stråler, forgiftet, gift i, forfulgt, følger efter hende, følger efter ham, spion,
        spioner, stikkontakt*, mikrofon*, chip, konspir*, mumler, fabler, usammenhængende, vrøvler, i sin egen
        verden, hallucin*, psyko*, paranoid*, vrangforestilling*, ikke ved sine fulde, helt væk, helt ude af den,
        ude af sig selv, fraværende, forvirr*, glemmer, glemt hvor, husker ikke, ikke huske, husker hende ikke,
        kalder mig ved, kaldte mig, tror at jeg|det|hun|han|nogen|hans|hendes, tror hun|han, troede at
        jeg|det|hun|han|nogen, troede hun|han, spørger .. samme, spurgte om det, spurgte .. om jeg kunne, spørger
        hver gang, samme spørgsmål, ringet .. gange i dag, ringer hele tiden, ikke kende forskel, ikke finde hjem,
        går rundt om natten, komfuret tændt, tændt komfur, gasblus*, elkedlen på, glemmer maden, glemt at slukke,
        glemmer at slukke, stearinlys midt i, kunne ikke svare, ikke kunne svare, leder efter sin, spørger .. hvem
        jeg er, spurgt hvem jeg er, hvem jeg er, små børn i hendes|hans, på komfuret, glemmer gryde*, tørkog*, i
        natkjole, i strømpefødder, i strømpesokker, i nattøj, iført undertøj, vinterfrakke indendørs, tre frakker,
        overtøj indendørs
    """,
    "sad_sign": """
        græder, græd, grædende, græde, hulker, hulkede, grådkvalt, trist, nedtrykt, ked af det, sorg, siden
        begravelsen, siden min mand døde, siden hans kone døde, siden hendes mand døde, er blevet enke, blev enke,
        blev enkemand, mistede sin, har mistet sin, kan ikke se meningen, ingen mening, meningsløst, ligeglad med
        det hele, ligeglad med alt, ligeglad med sig selv, er ligeglad, ligegyldig*, ikke mere, orker ikke, magter
        ikke, bange for alting, bange for alt, ængstelig*, angst, panik, har det svært, svært psykisk, det svært,
        gået ned med, går ned, stirrer ud, stirrer tomt, stirrer bare, sidder bare, ligger bare, ligger i sengen, ud
        af sengen, ikke stå op, ikke ud af døren, kommer ikke ud, ikke været uden for, gardiner*, nedrullede, i
        mørke, mørkt i, slukket lys, taler ikke med nogen, snakker ikke med nogen, ser ingen, trukket sig, rokker,
        rokkede, rokker frem, lukker op på klem, på klem, tømme sin postkasse, ser hærget ud, går aldrig ud, aldrig
        ud længere, ikke se nogen vej ud, ingen vej ud, lånt penge overalt, spiller online, ludoman*, gerne være hos
        hende|ham, savner sin afdøde, afdøde søster|mor|mand|kone, meldt afbud til alle, isoler*, ensom*, alene med
        det, åbner ikke sin post, ikke åbnet sin post, uåbnet post, åbner ikke post*, forsømmer sig, passer ikke på
        sig selv, går ikke i bad, ikke haft bad, ikke været i bad, samme tøj
    """,
    "cannot_cope": """
        kan ikke klare sig, klarer sig ikke, klarer det ikke, ikke kan klare sig, ikke klare sig selv, ikke bo
        alene, ikke skal bo alene, bør ikke bo alene, bo alene længere, ikke finde ud af tingene, kan ikke overskue,
        mistet overblikket, uden mad, ingen mad, ikke mad i, ikke er mad i, svært ved at gå, sove i stolen, sover i
        stolen, sover i en stol, rede sengen, ikke noget at spise, ikke får noget at spise, noget at spise siden,
        ingen strøm, ingen varme, ikke varme på, ikke strøm, for svag til, ikke selv handle, kan ikke handle, ikke
        komme ud og handle, vil ikke have læge, nej til hjælp, nej tak til, takker nej til, afviser hjælp, afviser
        al, vil ikke lukke .. ind, ikke villet lukke, ikke lukke mig ind, lukker ikke op, åbner ikke, tapet døren,
        tager ikke .. medicin, tager vist ikke, ikke taget .. medicin, stoppet med .. medicin, holdt op med ..
        medicin, smidt .. medicin, udeblevet fra, udebliver fra, ikke mødt op, møder ikke op, holdt op med at komme,
        kommer ikke til sine, ikke noget hjem, ikke har et sted, ingen steder at
    """,
    "from_ward": """
        udskrive, udskriver, udskrives, udskrevet, udskrivning, færdigbehandlet, skal hjem, kommer hjem fra, sendes
        hjem, hjem mod lægeligt råd, indlagt, indlæggelse, indbragt, genindlagt, vores patient, patienten, patient,
        depotindsprøjt*, vores borger, psykiatrisk afdeling, psykiatrien, værested*, distriktspsyk*
    """,
    "change": """
        plejer at, plejede at, plejer altid, før var, før spillede, før kom, tidligere kom|gik|var, har altid, altid
        været, altid gjort, var altid, normalt, ellers altid, holdt op med at, er holdt op, er begyndt at, begyndt
        at, siden begravelsen, siden da, bliver mere og mere, mere og mere, værre og værre, er blevet så, er blevet
        helt, forværr*, de sidste uger, det sidste halve, det sidste år, tilbagefald, tilstand*
    """,
    "dread": """
        frygter for, frygter det værste, bekymr*, bekymringshenvendelse*, urolig*, ilde til mode, noget galt, noget
        i vejen, ikke rigtigt, ikke godt med, lyder forkert, lød forkert, helt forkert, lyder bange, lød bange, se
        til, ser til, kigge til, besøge hende|ham, nogen besøger, tilse, tilset, holde øje, ikke andre end mig, har
        ingen andre, ikke har andre, tale med mig, en at tale med, nogen tale med
    """,
    "last_words": """
        undskyld for alt, ikke skal lede efter, ikke lede efter, skal ikke lede, elsker os|jer|dig, lagt en seddel,
        lagt et brev, lagde en seddel, tilgiv mig, passe på hans|hendes|min|mine|sin kat|hund|børn, pas på
        hans|hendes|min|mine kat|hund|børn, sagde farvel, sagt farvel, siger farvel, farvel til, tog afsked, taget
        afsked, afsked med, sidste besked, sidste hilsen, elsker jer alle, har prøvet før, prøvet det før, forsøgt
        før, er færdig med det hele, at han|hun er færdig, får fred nu, snart er fri, ikke er her mere, gøre det i
        aften, skyde sig selv, skyde mig selv, hænge mig, tage mit, slut nu, kan lige så godt dø, hellere dø, benene
        ud, ben ud over, ud over kanten, flyver hjem, kan flyve
    """,
    "perch": """
        i vindueskarm*, i vindueskarmen, på vindueskarm*, på kanten, kanten af taget, på tagkanten, oppe på taget,
        ude på taget, på gelænderet, over gelænderet, på rækværket, over rækværket, ude på skinnerne, på broen, på
        banelegeme*, banelegeme*, på sporene, på motorvej*
    """,
    "sits": """
        sidder, siddende, sad, står, stående, stod, hænger, balancerer, kravlet, klatret, truffet, fundet, fandt, er
        gået
    """,
    "found_lost": """
        siddende her, sidder her på stationen, blev samlet op, samlet op, truffet på, er truffet, fundet, fandt, gik
        rundt, taget med ind, har .. med ind, indbragt af, bragt hjem, kørt hjem, hverken sige hvad, ikke sige hvad,
        kan ikke sige hvor, ved ikke hvor .. bor, hvor han|hun hører til, hvor han|hun bor, ikke finde pårørende,
        ingen pårørende, siger skiftevis, i pyjamas, i natkjole, kun iført, iført undertøj, bare fødder, på bare
    """,
    "authority": "politiet, vagtcentralen, vagthavende, patrulje*, station, stationen, vi har en, vi står med",
    "vital": """
        insulin, sukkersyge, diabetes, diabetiker*, hjertemedicin, epilepsi*, ilt, dialyse, blodfortyndende, kritisk
        medicin, astma, respirator*, hjertepatient*
    """,
    "no_reply": """
        svarer ikke, svarede ikke, ikke svarer, svarer hverken, svarer ingen, uden at komme ind, ikke komme ind, kan
        ikke komme ind, lukker ikke op, åbner ikke, ingen reaktion, reagerer ikke, ikke reageret, tager ikke
        telefon*, telefon .. slukket, ikke få fat i, ikke fået fat i, kan ikke få fat, ikke kunnet få fat, ikke
        tager telefon*, svarer ikke mere, banket på .. gange, ringet på .. gange, råbt ind, ingen lyd, kæden er på,
        kæde på
    """,
    "hopeless": """
        orker ikke mere, ikke orker mere, kan ikke mere, ikke kan mere, kan ikke holde det ud, ikke se meningen,
        ingen mening, giver op, givet op, vil ikke mere, ikke vil mere, gider ikke mere, ikke gider mere, ikke leve,
        lige meget alt, bedst hvis han|hun|jeg, til besvær for alle, ked af livet, træt af livet, håbløs*
    """,
    "lies_seen": """
        kan se .. ben, se hans ben, se hendes ben, kan se .. fod|fødder|arm|hånd, ligger i gangen, ligger i entreen,
        ligger på køkkengulvet, liggende på, høre .. stønne, høre .. jamre, høre .. kalde, stønne, stønner, jamre,
        ligget der siden, ligget på
    """,
    "days_unseen": """
        sidst så, siden vi har set, siden jeg har set, siden nogen har set, sidst så jeg, siden jeg sidst så, ikke
        set, ikke været set, hverken set, ikke er set, skulle have været, skulle være kommet, mødte ikke op, dukkede
        ikke op, kom ikke til, avisen ligger, aviser*, avis .. måtte*, post .. hober, postkasse .. fuld, bil holder,
        bilen holder, siden i lørdags|søndags|mandags|tirsdags|onsdags|torsdags|fredags
    """,
    "bad_air": """
        lugte grimt, lugter grimt, lugter mærkeligt, lugter underligt, lugter fælt, mærkelig lugt, grim lugt,
        sødlig*, fluer på ruden, fluer i vinduet, lugt fra lejligheden, begyndt at lugte, lugter derinde, lugter ud
    """,
    "pet_alone": "katten skriger, katten mjaver, hunden hyler, hunden tuder, hunden gør, hund .. gøet, kat .. mjavet",
    "alive_sign": """
        hører ham|hende .. hoste|gå|snakke, svarede dog, svarede da, talte med, set .. i vinduet, ringede selv, var
        i live, er i live, lever, i god behold
    """,
}

ENGLISH = {
    "body_sign": """
        thin, thinner, skinny, weight, shaking, trembling, coughing, limping, swollen, wounds, bedsores, fell,
        fallen, falls, fever, not eaten, not eating, stopped eating, untouched, drinks, drinking, drunk, smells of
        alcohol, pale, grey in
    """,
    "mind_sign": """
        voices, hearing my name, people come through, through the walls, watching her|him|me, follow* her|him|me,
        poison*, spies, radio waves, asks .. where her|his mother|husband|wife|father, asks everybody where,
        confused, forgets, forgetting, forgotten, does not remember, doesn't remember, same question*, called me by,
        thinks that|it|her|his|she|he|i, believes that|people, left the stove, stove on, gas on, in her nightgown,
        psychosis, psychotic, paranoid, delusion*, hiding her|his food, talks to people who
    """,
    "sad_sign": """
        cries, crying, cried, sad, depress*, hopeless, no meaning, does not care, in bed all, does not get up,
        curtains closed, in the dark, lonely, alone with, since the funeral, since his wife died, since her husband
        died, does not go out, not left the, anxious, anxiety, panic, does not open his|her mail, afraid of
        everything, withdrawn, talks to nobody
    """,
    "cannot_cope": """
        cannot cope, can't cope, cannot manage, can't manage, should not live alone, no food, nothing to eat, no
        electricity, no heating, refuses help, refuses any help, refuses a doctor, not taking his|her, stopped
        taking, stopped the tablets, stopped the medicine, stopped my medic*, does not let .. in, not opening,
        stopped opening, seems lost, nowhere to
    """,
    "from_ward": "discharge*, hospital, ward, patient, psychiatric",
    "change": """
        used to, always used, always was, has started, has stopped, started to, stopped opening, not like him|her,
        changed, more and more, worse and worse, lately, recently
    """,
    "dread": """
        worried, concern*, something is wrong, look in on, check on, talk to me, talk to him|her, visit her|him,
        afraid for
    """,
    "last_words": """
        said goodbye, saying goodbye, sorry for everything, take care of my|his|her cat|dog|children, tried before,
        has tried, forgive me, last message, shoot himself|herself|myself, hang myself
    """,
    "perch": "on the edge, on the ledge, on the roof, window sill, windowsill, railing, on the bridge, on the tracks",
    "sits": "sits, sitting, stands, standing, found, climbing, climbed",
    "found_lost": """
        found, picked up, wandering, does not know where, doesn't know where, cannot say where, brought in, in
        pyjamas, in a nightgown, barefoot, cannot find relatives
    """,
    "authority": "police, station, officer*",
    "vital": "insulin, diabetes, diabetic, heart medicine, epilep*, oxygen, dialysis",
    "no_reply": """
        does not answer, doesn't answer, not answering, no answer, does not open, doesn't open, no reply, nobody
        opens, cannot get in, does not answer any more
    """,
    "hopeless": """
        cannot go on, can't go on, cannot take it, can't take it, gives up, given up, no hope, hopeless, no point
    """,
    "lies_seen": "can see .. leg*|foot|feet|hand, through the letterbox, lying on the, hear .. moan*|groan*",
    "days_unseen": """
        not been seen, not seen, haven't seen, last saw, since last, mailbox .. full|overflowing, newspapers,
        curtains are closed, should have been, did not show up
    """,
    "bad_air": """
        bad smell, strange smell, smells bad, smells strange, awful smell, flies on the window, smell from the flat
    """,
    "pet_alone": "cat is crying, dog is howling, dog howls",
    "alive_sign": "can hear him|her, saw him|her, spoke to him|her, is alive",
}

CUES = {
    "worry": (
        ("body_sign person !child !attack !menace", 0.3),
        ("mind_sign person !child !attack !menace !noise", 0.42),
        ("sad_sign person !child !attack !menace", 0.36),
        ("text:body_sign mind_sign -child", 0.3),
        ("text:body_sign sad_sign -child", 0.35),
        ("text:mind_sign sad_sign -child", 0.3),
        ("text:cannot_cope body_sign -child", 0.3),
        ("text:cannot_cope mind_sign -child", 0.3),
        ("text:cannot_cope sad_sign -child", 0.35),
        ("text:cannot_cope from_ward", 0.45),
        ("text:from_ward mind_sign", 0.3),
        ("text:from_ward sad_sign", 0.4),
        ("text:from_ward dread", 0.3),
        ("text:change body_sign -child -video_game", 0.35),
        ("text:change mind_sign -child", 0.35),
        ("text:change sad_sign -child", 0.35),
        ("text:change no_reply", 0.35),
        ("text:dread body_sign -child -mine", 0.3),
        ("text:dread mind_sign -child", 0.3),
        ("text:dread sad_sign -child", 0.3),
        ("text:dread change -child", 0.3),
        ("text:body_sign frail -cleaning", 0.25),
        ("text:mind_sign frail -cleaning", 0.3),
        ("text:sad_sign frail", 0.2),
        ("text:filth sad_sign person -complain", 0.3),
        ("text:filth body_sign -complain -child", 0.3),
        ("text:filth cannot_cope -complain -child -cleaning", 0.3),
        ("last_words", 0.7),
        ("perch sits person !child !harmless", 0.6),
        ("text:found_lost authority frail", 0.5),
        ("found_lost authority", 0.4),
        ("text:vital no_reply", 0.7),
        ("lies_seen", 0.65),
        ("text:days_unseen no_reply -dead_thing", 0.5),
        ("days_unseen person !rent !meta", 0.3),
        ("text:days_unseen bad_air", 0.6),
        ("text:days_unseen pet_alone", 0.5),
        ("text:no_reply relative -child -arrears -water", 0.3),
        ("text:no_reply frail -arrears -water", 0.3),
    ),
    "worry-": (
        ("text:cleaning service_stop -body_sign -sad_sign -from_ward -cannot_cope -filth -mind_sign", 0.5),
        ("text:menace attack -self_harm -sad_sign", 0.35),
        ("text:child school -frail", 0.5),
        ("text:arrears not_seen -frail -smell -mail_heap -body_sign -sad_sign -mind_sign", 0.6),
    ),
    "acute": (
        ("last_words", 0.6),
        ("text:last_words no_reply", 0.5),
        ("text:hopeless no_reply", 0.6),
        ("text:hopeless not_seen", 0.55),
        ("text:last_words perch", 0.5),
        ("perch sits person !harmless !past", 0.6),
        ("text:found_lost authority frail", 0.6),
        ("text:found_lost authority mind_sign", 0.5),
        ("text:found_lost wandering authority", 0.5),
        ("text:vital no_reply -alive_sign", 0.7),
        ("lies_seen", 0.6),
        ("text:days_unseen bad_air -alive_sign", 0.7),
        ("text:days_unseen pet_alone -alive_sign", 0.4),
        ("text:no_reply bad_air -alive_sign -filth", 0.5),
    ),
    "soon": (
        ("text:from_ward cannot_cope", 0.4),
        ("text:body_sign filth", 0.3),
    ),
}
