"""Bekymring: somebody not seen, not well, not eating, confused, alone with too much, or a danger to themselves."""

from __future__ import annotations

DANISH = {
    "worry": """
        bekymre*, bekymring*, urolig for, nervøs for, se til ham|hende|dem|min|vores, ser til ham|hende, kigge til
        ham|hende|dem, kigge ind til, tilsyn, tjekke ~ ham|hende|om, ondt af ham|hende, det går ned ad bakke, går
        ned ad bakke, brug for hjælp, har ~ brug for hjælp, se efter ham|hende, holde øje med ham|hende, ikke har
        det godt, har det ikke godt, har det skidt, har det dårligt, har det elendigt, mistrives, mistrivsel, sølle,
        stakkel*, ynkelig*, sorg for ham, holder vi øje, gør mig ondt for, er ikke rask, trænger til hjælp, nogen
        kigger, nogen ser efter, nogen tager hånd om, tage hånd om, er der ikke nogen der kan, kan nogen
        besøge|kigge, bede nogen kigge, er noget galt, noget helt galt, ikke som det skal være, noget i vejen med,
        føler ansvar for, nogen kigge, nogen tage, hvem tager sig af, tager sig af hende|ham, besøge ham|hende,
        kunne nogen, kan der ikke komme nogen, burde have hjælp, skal have hjælp, får den hjælp, den rette hjælp,
        have noget hjælp, fungerer ikke alene, klarer den ikke
    """,
    "my_health": """
        mit eget helbred, mit helbred, min egen sikkerhed, min egen, vores egen, vores helbred, mine børn, for mine,
        for vores, os selv
    """,
    "closed_door": """
        lukker ikke ~ op, lukker ~ ikke op, lukker ikke, lukkede ikke op, åbner ikke døren|op, åbner ikke, åbnede
        ikke, vil ikke lukke op, vil ikke åbne, lukke nogen ind, lukker ingen ind, isolere*, lukket sig inde,
        forskanset, har barrikader*, stopped opening, låser sig inde, går ikke ud, kommer ikke ud, forlader ikke,
        forlader aldrig, nægter ~ hjælp, tager ikke imod hjælp, vil ikke have hjælp, lukker ikke ~ ind, lukker mig
        ikke ind, lukker os ikke ind, kommer ikke til døren, trukket sig, trækker sig fra, undgår alle, vil ikke
        tale, vil ikke have besøg, vil ikke ses, afviser os, ikke lukket op, gemmer sig, vil ikke have
        mig|os|nogen|hjemmeplejen ind
    """,
    "unwell": """
        tynd, tyndere, tabt sig, tabt meget, magret, afmagret*, udmagret*, spiser ikke, spiser næsten, spiser
        ingenting, spiser kun, ikke spist, drikker ikke, spiser for lidt, ud af sengen, ligger i sengen,
        sengeliggende, ligger bare, sidder bare, sad bare, sagde ~ ingenting, siger ikke noget, siger næsten
        ingenting, stille end, blevet så stille, apatisk*, sløv, rystede, ryster, gul i huden, ked af det, grædende,
        grædt, græder, bryder sammen, brudt sammen, brød sammen, sammenbrud*, depress*, deprimeret*, nedtrykt*,
        angst*, panikangst*, ptsd, stress*, psykotisk*, psykose*, skizofren*, vrangforestilling*, hallucin*,
        maniodepressiv*, manisk, bipolar*, hører stemmer, paranoid*, sindslidende, psykisk syg, psykisk sygdom,
        selvskad*, skærer sig, cutter, alkohol*, drikker, drukket, fuld hver, beruset, sprut, stofmisbrug*,
        påvirket, falder om, vakler, svimmel*, hoftebrud*, hofte, sårene, eksem*, betændelse*, forbrænding*,
        koldbrand, alvorligt syg, kræft*, kræftsyg, lammet, sklerose, parkinson*, demens*, indlagt, indlæg*,
        udskriv*, hjem fra hospitalet, hospital*, sygehus*, uden medicin, ikke ~ medicin, ude af medicin, stoppet
        med medicin, uden strøm, ingen strøm, lukket for strømmen, slukket for, uden varme, fryser, ingen varme,
        uden mad, ingen mad, tomt køleskab, køleskabet er tomt, dødsfald, mistet sin kone|mand, er blevet enke,
        udmattet, orker ikke, orker ingenting, magter ikke, kan ikke overskue, giver op, givet op, kan ikke mere,
        holder ikke til mere, kan ikke klare, kan ikke selv, klarer sig ikke, magtesløs*, ukontaktbar, forvirret
        mere, hænger ikke sammen, alvorlig* syg, meget syg, er syg, tydeligt syg, ser syg ud, syg mand, syg kvinde,
        faldet, falder tit|hele|om|ofte|flere, efter et fald, et fald, faldt, ensom, ensomhed ~ han|hun, misbruger,
        i misbrug, sår på, sår der ikke, åbne sår, sorg, knust af, sover hele dagen, sover ikke, ligger vågen, lige
        meget, kan være lige meget, har opgivet, har givet op, orker, forpint, pint, plaget, mørkt sted, sort sind,
        ikke mig selv, bryder grædende, grædende sammen, græd i, sidder og græder, sad og græd, ligner et spøgelse,
        ser ~ dårlig ud, har fået det værre, mere og mere, går i stå, gået i stå, gået helt ned, går helt ned,
        fald*et hen, isolere*, isolation*, drikke igen, drikker igen, drikker for meget, drikker sig, beruset hver,
        lugter af sprut, faldet i, faldet på trappen, ikke klare sig, klarer ikke, ikke rejse sig, hverken mad,
        ingen netværk, uden netværk, kan ikke ~ trapperne, sulten, sulter, mangler mad, ingen mad i, maden urørt,
        urørt, rører ikke maden, afviser hjemmehjælp*|hjælp, væske, dehydr*, underernær*, tabt ~ kilo, taber sig,
        rystende, dirrer, taler usammenhængende, usammenhængende, sløret, medicinen, insulin, diabet*, sukkersyge,
        iltapparat, ilt, sondemad, forfrossen, sover i bilen|opgangen|kælderen, hjemløs*, på gaden, bo på gaden,
        ikke sovet, tomme flasker, gråd*, hulker, sårbar, uden penge, skylder alle, skyldfølelse, angst, træt og
        bange, så træt, bange og, vil ikke ud af sengen, står ikke op, kommer ikke ud af sengen, vil ikke op af
        sengen, ikke ude af sengen, slet ikke som sig selv, ikke som sig selv, virker ikke som, lyder forkert, lyder
        skidt, snøvler, ingen set til, handle ind, gør ikke rent mere, ikke noget sengetøj, strømmen er
        lukket|slukket, strøm lukket, mistet livsgnisten, livsgnist*, græder meget, græder hele, hører hende|ham
        græde, høre hende|ham græde, står bare, virker trist, virker nedtrykt, har det svært, svær tid, sølle
        forfatning, dårlig forfatning, dårlig stand, i dårlig, elendig forfatning, langsom i det, ville ikke spise,
        drak, drukkenbolt, fordrukken, alkoholisk, alkoholiker*, slingre*, dinglede, opgivende, sortseer, går ingen
        steder, kommer aldrig ud, forladt sengen, dynen, ikke ude i dagslys, har det med at falde, nej til hjælp,
        nej tak til hjælp, kunne ikke komme videre, ikke komme videre, går den forkerte vej, den forkerte vej, noget
        dumt, ikke været uden for, uden for en dør, kommer ikke ud, venter bare, bare venter, hoster, beruset
        tilstand, bragt ind, indbragt, skadestuen, indlæggelse*, genindlagt, genindlæggelse*, noget at spise, får
        ikke ~ spise, ikke får ~ spise, ikke til at kende, ser skidt ud, ser sløj ud, sløj, sløje, svimlende,
        svækket, svækkes, afkræftet, kræfter, hun|han græd, begyndte at græde, i tårer, tårer, opløst i gråd, ikke
        så godt, ingen andre, ingen at tale med, sørger, har mistet sin, mistede sin, enke, nybagt enke, skilsmisse,
        skilt, har mistet jobbet, spillegæld, ludoman*, spiser piller, tager piller, mange piller, ryster på
        hænderne, ikke tør sove, mareridt, panik, bange for alt, hører ting, ser ting, ser syner, i sin egen verden,
        lukket inde i sig selv, siger ikke ret meget, svarer ikke rigtigt, ikke svarer rigtigt, sidder i mørke,
        ligger hele dagen, tænder ikke lys, tøj på hovedet, tøjet hænger på, ingen tænder, forsømmer sig selv,
        passer ikke sin medicin, glemmer sin medicin, sår på benene, sår på benet, ben* ~ hævet|hævede|blå|sorte,
        lugter af urin, ufrivillig vandladning, ikke i bad, blevet bange, er hjemløs, overlever på, varm mad,
        madordning*, tager ikke imod, vil ikke på hospitalet|til lægen, vil ikke se en læge, nægter læge*, vil ikke
        tale med nogen læge, ikke tale med nogen, udeblevet fra, udebliver fra, dukker ikke op til
    """,
    "alone_adult": "bor alene, alene i lejligheden, har ingen, ingen familie, ingen pårørende, helt alene",
    "habit": """
        plejer at, plejede at, normalt hilser, som regel, han plejer, hun plejer, før i tiden, altid ellers, det
        ligner ikke ham|hende, ligner ham|hende ikke, ændret sig, forandret*, har forandret, er blevet så, er blevet
        meget, plejer at komme, plejer altid, ellers altid, han kom altid, hun kom altid, hver morgen, sædvanligvis,
        slet ikke sig selv, ikke sig selv, ikke den samme, som forvandlet
    """,
    "sign_of_life": """
        hører ham|hende ~ hoste|gå, hoste, set ~ i vinduet, har set ham|hende, lever, talte med ham|hende, snakkede
        med ham|hende, sagde hej, spiser lidt, var derinde i går, frisk nok, han ringede selv, hun ringede selv,
        hørt ham|hende pusle|hoste|gå|rumstere, høre ham|hende, pusler, rumsterer, jeg kan høre ham|hende, set
        ham|hende i, er i live
    """,
    "coming_home": """
        kommer hjem, udskrives, udskrevet, færdigbehandlet, hjem i morgen|overmorgen|dag, hjem fra, løslades,
        løsladt, udskriver, udskrivning*, skal hjem, sendes hjem, hjem på fredag|mandag|tirsdag|onsdag|torsdag,
        hjemsendes, færdigbehandles
    """,
    "fear_lose": """
        frygter at miste, bange for at miste, frygter at, bange for at blive, ved ikke hvad jeg skal gøre, ved ikke
        mine levende råd, ved ikke hvad vi skal gøre, fortvivlet, desperat*, ved ikke hvor jeg skal begynde|gå, ved
        ikke hvad jeg, mine levende råd, helt fortabt, magtesløs, ved ikke ud eller ind, hvor jeg skal sove, intet
        sted at, ingen steder at
    """,
    "parents_strange": "faren, moren, forældrene",
    "i_worry": """
        jeg|vi er ~ bekymret|bekymrede|urolig|urolige|nervøs|nervøse, bekymret|bekymrede for ham|hende|dem, bekymret
        for min|vores far|mor|bror|søster|søn|datter|nabo|onkel|tante|ven|veninde, jeg|vi bliver ~
        bekymret|bekymrede|urolige, nervøs for, urolig for, urolige for, gør mig bekymret|urolig, gør os
        bekymrede|urolige
    """,
}

ENGLISH = {
    "worry": """
        worried, worry*, concern*, check on, look in on, welfare check, needs help, is not well, not doing well, not
        okay, going downhill, wellbeing, please send someone, something is wrong, not himself, not herself
    """,
    "my_health": "my own health, my own safety, my safety, our safety, my health, my children",
    "closed_door": """
        does not open|answer, doesn't open, won't open, stopped opening, refuses to open, never goes out, never
        leaves, will not let, won't let ~ in, refuses help, isolat*, locked himself|herself, not opening
    """,
    "unwell": """
        thin, thinner, lost weight, skinny, losing weight, not eating, eats nothing, doesn't eat, does not eat, in
        bed, crying, cries, lonely, depress*, anxiety, anxious, psychosis, psychotic, schizo*, hearing voices,
        paranoid, delusion*, alcohol*, drinking, addict*, fallen, wound*, infection, sick, cancer, hospital*,
        discharged, without medicine|medication, stopped taking, medication, no electricity, no heating, no food,
        freezing, widow*, exhausted, overwhelmed, can't cope, cannot cope, gave up, given up, weak, shaking, pale,
        desperate, starving, very ill, sleeps all day, does not sleep, don't sleep, can't sleep at night, nervous
        breakdown, breakdown, falling, a fall, hip, surgery, untouched, not taking ~ medic*, hopeless, does not care
        any more, withdrawn, hungry, no money for food, homeless, insulin, diabet*, dehydrated, incoherent, not
        washed, dirty clothes, cannot manage, can't manage, malnourished, is ill, fell, falls, has fallen, drug
        addict, drinks, alcoholic*, not like herself|himself, very thin, become thin, so thin, cannot go on, can't
        go on, struggling, low mood, tearful, crying a lot, cannot take care of, can't take care of, bad shape, poor
        health, dying, coughing, falls often, refuses to see a doctor, refuses a doctor, does not go out, doesn't go
        out, no appetite, lost his wife, lost her husband, widowed, grief, sits in the dark, shakes, trembles, in
        tears, limping, swollen, wounds, does not leave, has nobody, no one to help, has not eaten, hasn't eaten, is
        getting worse, gets worse, declining, can barely walk, barely walk, barely eats, hardly eats, hardly speaks,
        stopped talking, not taking care
    """,
    "alone_adult": "lives alone, living alone, all alone, no family, no relatives",
    "habit": "used to, usually, not like him|her, changed a lot, has changed, normally, always used",
    "sign_of_life": "can hear him|her, saw him|her, i spoke with, is alive, seen ~ window, talked to him|her",
    "coming_home": "coming home, discharged, released, comes home, sent home",
    "fear_lose": """
        afraid to lose, afraid of losing, don't know what to do, desperate, terrified of losing, at my wits, fear of
        losing, nowhere to go, nowhere to sleep, don't know where, so scared, please tell me who can help, do not
        know what to do
    """,
    "parents_strange": "parents",
    "i_worry": """
        i am ~ worried|concerned, i'm ~ worried|concerned, we are ~ worried|concerned, worried about him|her|my,
        concerned about him|her|my, worries me|us
    """,
}

CUES = {
    "worry": (
        ("worry person !my_health !child", 0.5),
        ("worry !my_health !child", 0.3),
        ("not_seen person -dead_thing", 0.6),
        ("not_seen", 0.4),
        ("text:not_seen frail", 0.3),
        ("text:not_seen mail_heap", 0.5),
        ("text:not_seen habit", 0.3),
        ("text:not_seen alone_adult", 0.3),
        ("text:not_seen smell -nice_smell", 0.5),
        ("mail_heap person", 0.35),
        ("closed_door person -weapon", 0.42),
        ("text:closed_door unwell", 0.3),
        ("text:closed_door filth", 0.2),
        ("text:closed_door relative", 0.15),
        ("unwell !threat -hit !service_stop !child", 0.42),
        ("unwell person !threat -hit !service_stop !child", 0.1),
        ("unwell frail", 0.15),
        ("text:unwell worry -child", 0.3),
        ("text:unwell habit", 0.3),
        ("text:unwell relative -noise", 0.15),
        ("text:unwell coming_home", 0.4),
        ("confused person", 0.6),
        ("confused wandering", 0.5),
        ("text:frail habit", 0.3),
        ("text:habit worry", 0.3),
        ("text:alone_adult worry", 0.3),
        ("text:alone_adult frail", 0.2),
        ("self_harm", 0.85),
        ("collapsed", 0.75),
        ("corpse person !dead_thing", 0.5),
        ("corpse_here !dead_animal", 0.75),
        ("fear_lose", 0.35),
        ("text:parents_strange worry -complain", 0.2),
        ("text:not_seen relative", 0.3),
        ("not_seen long", 0.3),
        ("text:not_seen person", 0.15),
        ("text:not_seen unwell", 0.3),
        ("text:not_seen closed_door", 0.2),
        ("text:habit unwell", 0.2),
        ("text:closed_door frail", 0.2),
        ("confused", 0.4),
        ("text:confused frail", 0.3),
        ("text:confused unwell", 0.3),
        ("i_worry !my_health !child", 0.5),
        ("text:i_worry he_she -child -my_health", 0.2),
        ("text:frail unwell -threat", 0.25),
        ("text:frail not_seen", 0.2),
        ("text:self_neglect frail", 0.5),
        ("text:self_neglect unwell", 0.4),
        ("text:frail filth he_she -pet -mine -municipal_waste", 0.2),
        ("text:worry he_she -child -my_health -thanks", 0.2),
        ("brink jump he_she !child", 0.6),
    ),
    "worry-": (
        ("text:threat weapon -self_harm", 0.4),
        ("text:threat hit", 0.3),
        ("text:child_cry worry -frail -not_seen", 0.4),
        ("text:guests_in exploit", 0.4),
        ("text:traffic exploit -unwell", 0.4),
        ("text:child parent_away", 0.4),
        ("text:child school", 0.3),
    ),
}
