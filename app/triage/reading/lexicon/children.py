"""Børn: danger, neglect, and minors in the household of an eviction."""

from __future__ import annotations

DANISH = {
    "alone": """
        alene, alene hjemme, hjemme alene, uden opsyn, ingen voksne, ingen voksen, ingen hjemme, ikke ~ nogen
        hjemme, efterladt, overladt til sig selv, overladt, låst inde, lukket inde, lukket ude, låst ude, passer sig
        selv, passer hinanden, passer sine|de mindre|sin lille, går selv rundt, uden voksne, har været væk, ikke
        kommet hjem, er væk siden, er ikke hjemme, forladt, selv laver mad, laver selv mad, ingen forældre, ikke
        hentet, går ude om natten, ude om natten, ude sent, ingen har hentet, ikke se nogen voksne, ikke nogen
        voksne, alene ude|på|i, mor er væk, mor er gået, ingen lukker op for, sidder udenfor, sidder på trappen,
        siden i går, uden forældre, kommer først hjem, først hjem, gået hjemmefra, løbet hjemmefra, rejst fra, rejst
        til, voksne i lejligheden, ikke nogen derhjemme, ingen derhjemme, overlader, tager sig selv af, henter ikke,
        bliver ikke hentet, ikke blevet hentet, glemt at hente, går alene, løber alene, strejfer rundt, driver
        rundt, om aftenen alene, alene om aftenen|natten, alene i timevis, der er ingen hjemme, løber ude, rende*
        rundt ude, spørger om de må spise
    """,
    "child_hit": """
        slår, slået, slog, tæsk*, tæver, bank, vold, voldelig*, mishandl*, blå mærker, blåt mærke, mærker på
        armen|armene|halsen|kroppen|benene, blå plet, blå pletter, lussing*, sparker, rusker, rusket, kaster ~
        barn*, forbrænd*, brændemærke*, seksuel*, overgreb*, misbruger ham|hende, krænke*, incest, voldtægt*, hiver
        ~ i armen|håret, kvæl*, råber ad, skriger ad, trusler, truer, truet, smider ~ ud, slå, kastet ham|hende,
        blod, kvæle*, brandsår, brandmærker, hævet kind, rød i ansigtet, rød kind, får klø, klø af, tæv, tævet,
        skubbe*, spark*, mærker, straffer, straffet, låser ~ inde, bange for sin far|mor, bange for far|mor, bange
        for sin stedfar, vold i hjemmet, gør ham|hende ondt, seksuelle, rører ved, krænket, bælte, bliver slået,
        bliver råbt ad, råbt ad, skældt ud, bange for at komme hjem, bange for at gå hjem, tør ikke komme hjem, får
        ikke lov at, mærker efter, slag på ryggen, slag i ansigtet, efter slag, mærker efter slag, blå og gul
    """,
    "child_cry": """
        græd*, grædt, grædende, hulk*, tuder, klynk*, jamre*, hyler, skriger, skrig, skreg, skrigen, barnegråd*,
        babygråd*, gråd*, hylende, hulkende, hulker, skrigende, trøste, kalder på mor|far|mor
    """,
    "child_scream": "skrig*, skreg, skriger, råb, råber, stop nu, av, hyl, hyler",
    "long_cry": """
        uafbrudt, i timevis, i flere timer, hele natten, siden i går, i går aftes, siden klokken|kl, time efter
        time, ingen trøster, ingen svarer, konstant, hjerteskærende
    """,
    "child_need": """
        sult*, sulten, sultne, ikke fået mad, uden frokost, uden morgenmad, våde sko, skiftende voksne, låser
        hende|ham ude, låst hende|ham ude, siddet på trappen, ingen sokker, efter mad, sover i bilen, mistet
        lejligheden, mistet boligen, ikke må komme op, ingen mad, får ikke mad, tigger mad, tigger om mad, spørger
        om mad, om vi har .. mad, om mad, beder om mad, uden mad, ingen madpakke, uden madpakke, tyndt klædt, for
        tynd*, uden jakke, uden vintertøj, uden overtøj, i undertøj, bare tæer, bare fødder, barfodet, uden sko,
        uden tøj, i strømpesokker, kun i trøje, kun iført, beskidt tøj, uvasket, ikke skiftet, fryser, blege, ingen
        seng, sover på gulvet|madras*, ingen varme, ikke ~ tøj, snavset, snavsede, indelukket, ked af det,
        mistrives, mistrivsel*, omsorgssvigt*, vanrøgt*, forsømt*, vantrives, tør ikke gå hjem, vil ikke hjem, tør
        ikke være hjemme, i det samme tøj, samme tøj, ingen strømper, aldrig frokost, ingen frokost, ingen penge til
        mad, sovet på en stol, spist hos os, spiser hos os, spiser hos, roder i skraldespand*, leder efter mad,
        spiste fra, ikke har spist, ikke spist, ikke fået aftensmad|morgenmad, fuldstændig stille, ser triste ud,
        mager, magre, tynde, tynd, i sommertøj, sommersko, sandaler, huller i tøjet, udslæt, ubehandlet, tandpine,
        rådne tænder, ikke i bad, urinlugt*, mangler tøj, ingen vintertøj, ikke sovet, sover hos naboen, sover ikke
        hjemme, bliver ikke passet, ingen passer, urolige, passes ikke, meget stille, blevet stille, helt stille,
        helt tavs, beskidt og, beskidte og, tøjet lugter, lugter af urin, bleen, i ble, tisser på, tisser i
    """,
    "school": """
        ikke i skole*, ikke ~ i skole, går ikke i skole*, kommer ikke i skole*|børnehave*|institution*|vuggestue*,
        skolefravær*, fravær, skolevægr*, ikke mødt i, ikke ~ afleveret, ikke ~ i børnehave|vuggestue|institution,
        bliver hjemme fra skole, pjækker, ikke været i skole*|børnehave*|vuggestue*|institution*|klub*|sfo, ikke
        været i ~ skole*, ikke set ~ i skole*, ikke kommet i skole*, holder ~ hjemme fra, fraværet, ikke mødt op i
        skole*, fra skole, skolen har ikke set, ikke dukket op i, ikke startet i skole, aldrig i skole, uden skole,
        skolegang
    """,
    "drunk": """
        fuld, fulde, beruset*, drikker, drukket, drikkeri*, druk, spiritus*, stiv, skæv, skæve, påvirket*, stoffer,
        narko*, hash, ryger hash, høj på, kanyle*, sprøjte*, misbrug*, alkohol*, vågner ikke, bevidstløs, sover
        tungt, kan ikke vækkes, psykotisk*, selvmord*, ravfuld, pissefuld, stangstiv, dinglende, vakkelvorn,
        dørgende, sanseløs*, ude af den, ude af sig selv, ikke til at vække, slukket på sofaen, druktur, drikkeri,
        skyder stoffer, fixer, i misbrug, kokain*, heroin*, tager stoffer, snorkede, ølflasker, vinflasker
    """,
    "danger_place": """
        vindue*, altan*, tag, taget, taget af, vej, vejen, motorvej*, trafik*, badekar*, komfur*, gelænder*,
        kælder*, jernbane*, havnekant*, balkon*, karmen, afsats*
    """,
    "climb": """
        klatre*, kravler, hænger ud, læner sig ud, sidder i, balancere*, løber ud på, løber rundt på, alene på, står
        på, ude på, falder ned, ud af vinduet, hoppe, kravlet op, kravlet ud, sidder ude, stol, står alene ude,
        hænger, ud over, ud gennem, over gelænderet, på kanten, leger på taget, gå ud på vejen, løbet ud, klatret,
        rækværk*, sidder på kanten, siddende på
    """,
    "child_report": """
        børnesag*, tvangsfjern*, familieafdeling*, børn og unge, bekymret for
        barn*|børn*|drengen|pigen|drengene|pigerne, bekymring for barn*|børn*|drengen|pigen, bekymret for ~
        barn|børn|børnene|barnet|drengen|pigen, underretter om, underretning om ~
        barn*|børn*|drengen|pigen|datter*|søn*|mindreårig*, underretning vedr* ~ barn*|børn*|drengen|pigen, vi
        underretter, underretningspligt*, bekymringsunderretning*, børnefaglig*, tvangsanbring*, børnehus*, børns
        vilkår, barnets trivsel, barnets tarv, børnenes trivsel, trives ikke, mistrives, mistrivsel
    """,
    "locked": """
        låst inde, lukket inde, spærret inde, låst ude, lukket ude, har låst ~ inde, låst ~ inde i, spærret ~ inde
    """,
    "no_power": "uden strøm, ingen strøm, lukket for strømmen, uden varme, ingen varme, ingen mad, uden mad",
}

ENGLISH = {
    "alone": """
        alone, left alone, home alone, unattended, unsupervised, no adult, no adults, abandoned, locked in, locked
        out, nobody home, no one home, nobody is home, by themselves, by herself, by himself, cook ~ themselves,
        without parents, not come home, left by, mummy is gone, mommy is gone, mum is gone, on their own, on his
        own, on her own, see no adults, no grown-ups, parents are away|gone|out, not collected, not picked up, no
        one looking after, nobody looking after, without adults, by itself, left in, left outside, wandering
    """,
    "child_hit": """
        hit, hits, hitting, beat, beats, beaten, beating, bruis*, abus*, violen*, slap*, kick*, shak*, burn*,
        molest*, sexual*, threat*, harm*, hurt*, strangl*, blood, throw* him|her, threw him|her, belt, punish*,
        hurts, afraid of his|her father|dad|mother|stepfather
    """,
    "child_cry": "cry, cries, cried, crying, sob*, whimper*, wail*, calling for mummy|mum|mommy|his|her, weeping",
    "child_scream": "scream*, yell*, shriek*, please stop, shout*",
    "long_cry": """
        for hours, all night, since yesterday, non-stop, nonstop, constantly, since last, nobody answers, no one
        answers, hours
    """,
    "child_need": """
        hungry, no food, starving, begging for food, asks for food, barefoot, no shoes, no coat, without a coat, no
        jacket, in underwear, dirty, filthy, smells, lice, freezing, cold, neglect*, unwashed, sleeps on the floor,
        afraid to go home, scared to go home, withdrawn, thin, malnourished, diaper*, nappy
    """,
    "school": """
        not in school, not at school, missing school, not going to school, not been to school, does not go to
        school, stopped going to school, absent from school, out of school, not been at school, not come to school,
        absence, absent, kept home, kept out of school, not attended, not attending
    """,
    "drunk": """
        drunk, drinking, drinks, high, stoned, drugs, drug*, alcohol*, passed out, unconscious, wasted, intoxicated,
        addict*, needles, overdose*
    """,
    "danger_place": "window*, balcony, roof, road, street, traffic, bath, stove, railing*, ledge, basement",
    "climb": """
        climb*, leaning out, hanging out, sits in, standing on, running on, alone on, ran out, out on, out of the
        window, dangling, climbed, stood on, on a chair, over the railing, at the edge, ran into, playing on the
        roof, crawled
    """,
    "child_report": """
        worried about ~ child|children|kids|boy|girl|baby, concern* about|for ~ child|children|kids|boy|girl|baby,
        child protection, social services
    """,
    "locked": "locked in, locked out, locked inside",
    "no_power": "no electricity, no heating, no food, no power",
}

CUES = {
    "children_at_risk": (
        ("child alone !adult_child !happy_child", 0.7),
        ("text:toddler alone -adult_child -happy_child", 0.5),
        ("text:child alone parent -adult_child -happy_child", 0.3),
        ("child child_hit !adult_child !happy_child", 0.75),
        ("child child_scream !happy_child !mine", 0.5),
        ("child child_cry !mine -happy_child", 0.5),
        ("child child_cry quarrel", 0.3),
        ("child child_cry long_cry !mine", 0.4),
        ("text:child_cry long_cry toddler not_seen", 0.3),
        ("child child_need !adult_child !happy_child", 0.6),
        ("text:child child_need -adult_child -happy_child", 0.2),
        ("text:child school -happy_child", 0.6),
        ("child school", 0.4),
        ("child drunk !adult_child", 0.65),
        ("text:child drunk parent -adult_child -noise_only", 0.5),
        ("child danger_place climb", 0.7),
        ("child weapon", 0.6),
        ("child filth", 0.4),
        ("text:child filth parent -happy_child -adult_child", 0.2),
        ("child_report", 0.7),
        ("worry child !mine !adult_child !happy_child", 0.5),
        ("text:child threat hit -adult_child", 0.3),
        ("text:child court -adult_child -no_children", 0.8),
        ("text:child evict -adult_child -no_children -postponed", 0.75),
        ("text:child evict_done -adult_child -no_children", 0.8),
        ("text:child lease_ended -adult_child -no_children -own_notice -other_contract", 0.6),
        ("text:child court_step bailiff_date -adult_child -no_children -postponed", 0.7),
        ("text:child termination_letter -adult_child -no_children", 0.75),
        ("text:child evict_step live_there -adult_child -no_children -other_contract", 0.6),
        ("text:child self_harm parent", 0.6),
        ("text:toddler drunk", 0.5),
        ("child collapsed", 0.6),
        ("text:child guests_in exploit", 0.4),
        ("text:child unwell parent -adult_child -happy_child -relative_only", 0.25),
        ("text:child no_power", 0.5),
        ("school", 0.5),
        ("text:school parent", 0.3),
        ("text:school child_need", 0.4),
        ("text:child quarrel hit -adult_child -happy_child -grass", 0.5),
        ("quarrel child_cry child", 0.3),
        ("text:child child_cry quarrel parent -mine -happy_child", 0.5),
        ("text:child parent_away -adult_child -happy_child", 0.55),
        ("child brink !adult_child !happy_child", 0.7),
        ("text:child not_waking -adult_child", 0.6),
        ("child distress !adult_child !happy_child -complain", 0.55),
        ("text:child distress parent -adult_child -happy_child -complain -thanks", 0.3),
        ("text:child distress -adult_child -happy_child -complain -thanks -noise_only", 0.15),
    ),
    "children_at_risk-": (
        ("text:mine child_cry complain -hit -alone", 0.7),
        ("text:happy_child thanks", 0.8),
        ("text:adult_child", 0.6),
        ("text:no_children", 0.8),
    ),
    "acute": (
        ("text:toddler alone -adult_child -happy_child", 0.6),
        ("child alone today !adult_child", 0.4),
        ("child alone right_now !adult_child", 0.7),
        ("child alone now !adult_child", 0.3),
        ("child child_hit !adult_child !happy_child", 0.52),
        ("text:child hit quarrel now -grass", 0.6),
        ("child child_cry long_cry !mine", 0.6),
        ("child child_scream plead", 0.7),
        ("text:child_cry toddler not_seen", 0.5),
        ("child danger_place climb", 0.7),
        ("text:child drunk collapsed", 0.7),
        ("child drunk now", 0.5),
        ("child locked", 0.6),
        ("child weapon", 0.5),
        ("text:child gas", 0.4),
        ("child parent_away distress", 0.55),
        ("text:toddler parent_away distress", 0.55),
        ("child child_hit today", 0.3),
        ("child brink !adult_child !happy_child -odd_word", 0.6),
        ("text:child not_waking -adult_child", 0.6),
    ),
    "children_yes": (
        ("child live_there !adult_child !happy_child", 0.7),
        ("child !adult_child !happy_child", 0.4),
        ("text:child parent -adult_child -happy_child", 0.3),
    ),
    "children_no": (("no_children", 0.8),),
    "children_expected": (("pregnant", 0.8),),
}
