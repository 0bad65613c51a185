"""Words that are no concern themselves: negation, thanks, withdrawal, the mere asking, who is who."""

from __future__ import annotations

DANISH = {
    "neg": "ikke, ingen, intet, hverken, aldrig, uden, ej, nægter at",
    "neg_around": "ikke, aldrig, ej",
    "stop_neg": "men, fordi, pga, grundet, så, da, for, selvom, og, at, når, som, der, hvis",
    "false_neg": "kun, bare, alene, mindst, nok, ved ~ ikke, ikke kun|bare|alene|mindst, ikke fordi, ikke om",
    "still": """
        stadig*, fortsat, fortsætter, igen startet, startet igen, igen i går, begyndt igen, nu igen, gal igen, siger
        at alt er godt|fint, siger at det går, siger at han|hun har det godt|fint, den gal, men nu, men i går, men i
        nat, tilbagefald*, genåbn*, i stedet, endnu værre, kun blevet værre, forværre*, værre, ville ~ være godt,
        beder jer, kan i hjælpe, kan i ikke, sagen genåbnes, men siden, anden gang, tredje gang, fjerde gang
    """,
    "resolved": """
        ikke mere bøvl|larm|støj|lugt|problemer, kan lukke, luk ~ sagen|den, lukke sagen, trækker|trække|trukket ~
        tilbage, er løst, vores egen skyld, var os selv, løst sig, blev løst, har ordnet sig, ordnet sig, er ordnet,
        er i orden igen, gik godt, ro igen, stille igen, var en fejl, bare en fejl, fejlalarm, falsk alarm,
        misforståelse, alt er godt, alt i orden, alt vel, alt ok, ikke noget i vejen, ikke noget bøvl, ingen
        problemer, går meget bedre, er blevet bedre, er glad igen, behøver ikke gøre mere, gør ikke mere, behøver
        ikke at gøre mere, er fundet i god behold, i god behold, kommet hjem igen, er ovre, overstået, afsluttet,
        ikke været noget bøvl, ikke været problemer, ikke hørt noget siden, været ro siden, helt stille nu, kan godt
        afslutte, se bort fra, bedes annulleret, blevet helt stille, har det godt igen, fungerer igen, virker igen,
        kører igen, kommer igen, er kommet på plads, på plads igen, er ryddet op, ikke længere
        larm|støj|lugt|problem*|gæster|bekymr*|truende|voldelig|aggressiv|trusler|ballade|slagsmål|bange|utryg*|noget|nogen|bøvl|uro|behov|aktuelt|relevant|nødvendigt,
        larmer ikke længere|mere, lugter ikke længere|mere, støjer ikke længere|mere, ingen grund til
        bekymring|uro|panik, ikke grund til bekymring, dejligt stille, afslutte min|sagen|klagen, afslutte min
        klage, er løst nu, blevet løst, problemet er væk, var bare på ferie, var på ferie, er hjemme igen, i bedste
        velgående, er i god behold, alt åndede fred, ikke brug for ~ mere, slå ~ koldt vand i blodet, kan annullere,
        annullere min henvendelse, har selv fundet ud af det, viste sig at være, har vist sig at være, det var bare,
        det var kun, var heldigvis, har det fint, har det godt nu, der er styr på det, er der styr på, fået hjælp
        nu, er kommet i orden, i orden nu, faldet til ro, faldet på plads, er gjort rent igen, igen på benene, ingen
        klager siden, ikke flere klager, sluttet fred, blevet gode venner, forliget, forsonet, har undskyldt,
        undskyldt over for, undskyldt sig, talt ud, skruet ned nu, er skruet ned, helt forbi, forbi nu, slut med,
        problemer* er væk, er det overstået, ingen af delene, dejligt sted at bo, har talt sammen om det, er blevet
        venner, ked af at jeg skrev, undskyld at jeg skrev, så glem det, glem det, fra en helt anden opgang, sagen
        er lukket, er lukket hos jer, skal nok gå, det skal nok gå,
        støjen|larmen|lugten|musikken|festerne|problemet|problemerne|uroen er ~ ophørt|stoppet|væk|forbi|løst, nu er
        der ro|stille|fred
    """,
    "thanks": """
        tak for hjælpen|samarbejdet|indsatsen|jeres|sidst|en|at|i|alt|snakken, mange tak for, tusind tak for, stor
        ros, ros, skønt, dejligt, dejlig, rart, glade for, glad for samarbejdet, solstrålehistorie*, sommerfest*,
        god weekend, gik godt, gået godt, men tak, igen tak, taknemmelig*, blomster, kage, heldigvis, tusind tak,
        mange tak, tak fordi i, i er gode, hvor er i gode, fryd, en fornøjelse, taknemlige, stor hjælp, hjalp,
        glædelig, glæder os, hyggeligt, imponeret, pragtfuld*, fantastisk*, godt arbejde, flot arbejde, roser,
        kærlig hilsen fra os alle
    """,
    "meta": """
        temadag*, forslag til emner, emner, emne til, oplæg*, kursus, kurser, kursusdag, nyhedsbrev*, pjece*,
        folder, statistik*, dagsorden*, referat*, invitation*, inviterer, invitere, generelt, undervisning*,
        seminar*, konference*, foredrag*, spørgeskema*, undersøgelse om, artikel*, journalist*, praktik*,
        jobansøgning*, ansøge om stillingen, hvem gør hvad, hvad gør man hvis, hvad gør vi hvis, hvem ringer man,
        hvem skal vi ringe, skal vi ringe til jer, hvem skal man, hvor gør man det, hvad er reglerne,
        beredskabsplan*, vejledning om, retningslinje*, skabelon*, brandøvelse*, øvelse, skattekroner, skattepenge,
        generalforsamling*, afdelingsmøde*, beboermøde*, projekt*, workshop*, medarbejderdag*, nøgletal,
        tavshedspligt*, introduktion*, sommerfest*, fastelavn*, loppemarked*, film om, bog om, teater*, krimi*, fået
        en ny kollega|medarbejder, vores nye kollega|medarbejder, ændrede åbningstider, åbningstid*, temaaften*,
        temamøde*, oplægsholder*, holde et oplæg, hvem kan man ringe, hvem kontakter man, hvis man på et tidspunkt,
        til info, til orientering ~ ny, ventelister, anvisningstal, kvartal*, årsrapport*, evaluering*,
        høringssvar*, høringen, budgetmøde*, brandtilsynet, varsling om, varsler hermed, driftsforstyrrelse*,
        vinduespudser*, trappevask*, gårddag*, arbejdsdag*, cykeloprydning*, fremvisning*, ledige boliger,
        opnotering*, beboerblad*, lejlighedsbytte*, byttebolig*, valg til, kandidat*, bestyrelsesmøde*, byggeplan*,
        lokalplan*, ungdomsboliger, mobilnummer, nyt nummer, ny mailadresse, ny kontaktperson i afdelingen, holder i
        lukket, ferielukket, lukket mellem jul, årsmøde*, specialeskrivning, ph.d, forsker*, interview*, kurset,
        lært en masse, liste over hvem, en liste over, kontakte når, hvem vi skal kontakte, annonce*, venteliste*,
        står på listen, fundet en ~ kat|hund|cykel|handske|jakke, slette mailen, bedes slette, fejlsendt, sendt ved
        en fejl, ikke vedrører jeres, vedrører ikke jer, forkert modtager, til din orientering, tidsplan*,
        brochure*, hjemmeside*, stillingsopslag*, logo, faktura*, indkaldelse*, fællesspisning*, julefrokost*,
        holdning til, specialestuderende, hvordan søger, hvordan man søger, hvordan jeg søger, søger om boligstøtte,
        hvor søger, ny chef, nye chef, læste det i avisen, navn på døren, navneskilt*, blot for at høre, om der er
        nyt, fejl i vores mail, fejl i min mail, hvor må man, gerne høre om ~
        emne*|sygdom*|støj*|regler*|muligheder*, høre om en boligrådgiver, høre om i holder
    """,
    "question": """
        hvad gør man, hvem gør, hvor gør man, skal vi, må man, kan man, må jeg, hvordan søger, hvor søger, hvor
        meget, hvornår åbner
    """,
    "complain": """
        klage*, beklage*, utilfreds*, brok*, advare*, advarsel*, påmindelse*, husorden*, gene*, genere*,
        uudholdelig*, holde ud, ulideligt, nabostrid*, ikke til at være i, klager, klaget, klagede, anklaget,
        anmeldt for støj, gå ud af sit gode skind, til vanvid, sindssyg af, holde til det, irriterende, træt af,
        trætte af, slidt op, tålmodighed*, nattesøvn*, vanvittig*
    """,
    "own": "min egen, i min, vores egen, i mit, mit eget, egne, eget",
    "mine": "min, mit, mine, vores",
    "harmless": """
        venlig*, flink*, godt humør, i godt humør, ikke farlig*, ufarlig*, harmløs*, ikke truende, gør ikke noget,
        gør ingen fortræd, ikke bange for, ingen er bange, sød, rar, hyggelig*, smiler, gør ingen noget, ikke
        ubehagelig*, grin*, ingen skade, til ingens gene, fredelig*, høflig*, er venlig, venlig nok, meget venlig,
        venlige, altid venlig, så venlig, er flink, høflig, gør ikke nogen noget, godmodig*, elskværdig*,
        charmerende, sjov, rolig, tilfreds, glad, i hopla, bød på, morsom*, ingen fortræd, er det normalt, skræmmer
        ingen, ikke skræmmende, ingen problemer for os, undrer mig, undrer os, siger pænt, hilser pænt, pænt
        goddag|godaften|godmorgen, ingen tager skade, tager ikke skade, ingen skade sket, generer ikke, generer
        ingen, til at leve med, ikke til besvær, ikke noget ondt, mener det godt, vil bare fortælle, beboerne
        spørger, børnene griner, beboerne griner, ingen føler sig, ikke utryg*, ikke truet, meget rar, så sød, er
        sød, er rar, altid glad
    """,
    "hypo": """
        hvis, såfremt, ellers, overvejer, overveje, risikerer, risiko for, frygter, frygte, uden at blive, næste
        skridt, for at undgå, kan ende, ender med, måske, kan blive, vil blive, bliver det, true*, trues, bange for
        at, kan komme til, hvad nu hvis, undgå, forhindre, forebyg*, i værste fald, på et tidspunkt, snart må, blive
        nødt til, nødt til at, ude på at, kunne blive, ikke ønsker, ønsker ikke, kan føre, vil føre, kan få
    """,
    "person": """
        han, hun, ham, hende, beboer*, lejer*, borger*, nabo*, genbo*, overbo*, underbo*, mand, manden, kvinde*,
        dame*, fyr, fyren, herre*, far, mor, søster, bror, min søn, datter, onkel, tante, enkemand, enke,
        pensionist*, lejlighed*, opgang*, familie*, kone, konen, ægtefælle, kæreste*, patient*, moster, faster,
        svigermor, svigerfar, bedstemor, bedstefar, farmor, mormor, morfar, farfar, min bror|søster|far|mor|datter,
        herren, dame, damen, pige, dreng, ejer*, andelshaver*, beboeren, pensionisten, veninde*, eks, ekskæreste*,
        svoger, svigerinde, fætter*, kusine*, hr, fru, frk, søn, borgeren
    """,
    "relative": """
        mor, far, mors, fars, søster, bror, moster, faster, onkel, tante, bedstemor, bedstefar, mormor, morfar,
        farmor, farfar, svigermor, svigerfar, søn, datter, veninde, ven, kusine, fætter
    """,
    "frail": """
        ældre, gammel, gamle, pensionist*, dement*, handicap*, svag, svagelig*, skrøbelig*, syg, psykisk*,
        udviklingshæmmet, udviklingshæmmede, blind, døv, kørestol*, senil*, hjerneskade*, årig, plejekrævende, kan
        ikke selv, gangbesværet*, rollator*, blodprop, førtidspension*, udviklingshæmning*, bukke sig, hoften, knæ,
        ryg, kronisk*, kræft*, svagtseende, autist*, autisme*, psykisk sårbar*, sårbar*, årig*, alderdom*, oldemor,
        oldefar, over|er|på <old_age>, <old_age> år, kol, iltmangel, gigt, parkinson*, sclerose, hjertesyg*,
        epilepsi*, enlig gammel, oldgammel, højt oppe i årene, handicappet, bistandsværge*, værge*, langsom i det,
        lidt langsom, ikke den skarpeste, ikke helt rask, ikke rask, lam, døvstum*, analfabet*
    """,
    "ask_help": "hjælp, hjælpe, støtte, budget*, økonomi*, råd, rådgivning, vejlede, vejledning",
    "old_age": """
        66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92,
        93, 94, 95, 96, 97, 98, 99, firs, halvfems, halvfjerds, firserne, halvfemserne, halvfjerdserne
    """,
    "he_she": "han, hun, ham, hende, hans, hendes",
}

ENGLISH = {
    "neg": """
        not, no, never, without, neither, nor, none, nobody, isn't, aren't, wasn't, don't, doesn't, didn't, won't,
        cannot, can't, hasn't, haven't
    """,
    "neg_around": "",
    "stop_neg": "but, because, since, so, who, and, that, when, for, if",
    "false_neg": """
        only, just, not only|just, don't know, do not know, not because, cannot sleep|stand|rest|live, can't
        sleep|stand|rest|live
    """,
    "still": """
        still, again since, started again, has returned, came back, getting worse, worse, but now, but yesterday,
        but since, but last, but again, please send, please help, second time, third time
    """,
    "resolved": """
        no longer, not any more, quiet again, please close, close my|the|this complaint|case|report, withdraw*,
        resolved, solved, turned out to be, false alarm, misunderstanding, all good, sorted out, it is fine now, no
        problems, is fixed, been fixed, is over, ignore my, disregard, problem is gone, has moved out, everything is
        fine, working again, is back again, paid in full, is quiet now, much better now, has apologised, has
        apologized, apologised, apologized, all is well, all well, was just|only, turned out, no need to, you can
        close, can be closed, had coffee together, no problem any more|anymore, not a problem anymore, came home
        safe, found safe, back home, noise|music|smell|parties|barking|shouting has|have stopped, no complaints,
        talked it out, is lovely, all over now, forget it, never mind
    """,
    "thanks": """
        thank you for your|the|helping|all, thanks for, thanks to, many thanks for, grateful, lovely, wonderful,
        glad, just wanted to say, is lovely
    """,
    "meta": """
        newsletter*, workshop*, seminar*, survey*, brochure*, conference*, in general, training day, statistics,
        journalist*, article*, internship*, job application, agenda, minutes of, annual meeting, research*, thesis,
        opening hours, who do i contact in general, contact list, presentation, waiting list, new email address, new
        phone number, master's, interview*, invitation, invite, barbecue, course, list of contacts, list of who,
        website, brochure, sent by mistake, delete this, wrong recipient, how do i change, name on the door, how do
        i apply, where can i apply, new manager
    """,
    "question": "how do i, where do i, is it possible, what are the rules, how can i, who do i",
    "complain": """
        complain*, complaint*, unbearable, disturb*, annoy*, nuisance, house rules, fed up, sick of, tired of,
        reported, driving us|me mad|crazy
    """,
    "own": "my own, in my, our own",
    "mine": "my, our",
    "harmless": """
        harmless, not dangerous, not threatening, no harm, not afraid, smiling, cheerful, sweet, very sweet, gentle,
        lovely lady|man, i just wonder, wonder if, not scary, does no harm, nice man|woman|lady, cheerful*, laugh*,
        smiles, is kind, very kind, so kind, is friendly, very friendly, always friendly, friendly enough, is
        polite, very polite, always polite, seems happy, is happy
    """,
    "hypo": """
        if, might, may be, considering, fear, afraid of being, risk*, could be, will i be, next step, avoid,
        prevent*, without being, threatening to evict, will be
    """,
    "person": """
        he, she, him, her, tenant*, neighbour*, neighbor*, resident*, man, woman, guy, lady, mother, father,
        brother, sister, uncle, aunt, owner*, wife, husband, girlfriend, boyfriend, flat, apartment, ex, mrs, mr,
        ms, elderly, people, tenants
    """,
    "relative": """
        mother, father, mum, dad, mom, brother, sister, uncle, aunt, grandmother, grandfather, grandma, grandpa,
        son, daughter, cousin, friend
    """,
    "frail": """
        elderly, old, frail, disabled, ill, sick, blind, deaf, wheelchair, demented, mentally, senile, pensioner,
        cannot by myself|herself|himself, can not ~ myself, walker, stroke, vulnerable, autis*, is <old_age>, over
        <old_age>, <old_age> years, in her|his <old_age>, not quite well, not well, slow, disability, disabilities,
        alone and old
    """,
    "ask_help": "help, support, advice, advise, budget*",
    "old_age": """
        66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92,
        93, 94, 95, 96, 97, 98, 99, eighty, ninety, seventy, eighties, nineties
    """,
    "he_she": "he, she, him, her, his",
}
