"""Who does what to whom: acts against another, words that announce them, people held, shots and blood."""

from __future__ import annotations

DANISH = {
    "harm": """
        slå, slår, slog, slået, tæske, tæsker, tæskede, tæsket, sparke, sparker, sparkede, sparket, skubbe, skubber,
        skubbede, skubbet, kvæle, kvæler, stikke, stak, stukket, skyde, skyder, skød, skudt, overfalde, overfalder,
        overfaldt, overfaldet, angribe, angriber, angreb, angrebet, brække, brækkede, brækket, knække, knækkede,
        knækker, true, truer, truede, truet, jage, jagede, jager, jagtede, jagter, rusker, ruskede, rusket, hive,
        hiver, hev, hevet, flå, flår, flåede, rive, rev, revet, nikke, nikkede, spytte, spyttede, spyttet, bide,
        bed, bidt, kradse, kradsede, ydmyge, ydmyger, ydmygede, krænke, krænker, krænkede, mishandle, mishandler,
        mishandlede, chikanere, chikanerer, chikanerede, forfølge, forfølger, forfulgte, dræbe, dræber, dræbt,
        brænde, smadre, smadrer, smadrede, flække, flækker, flækkede, tvinge, tvinger, tvang, tvunget, maltraktere,
        gennembanke, lussinge
    """,
    "victim": """
        mig, os, ham, hende, dem, jer, dig, kone, konen, hustru*, moren, moderen, mor, søster, søsteren, bror,
        broren, kæreste, kæresten, veninde, nabo, naboen, underbo*, overbo*, genbo*, medarbejder*, kollega*,
        personale*, formand*, vicevært*, varmemester*, ejendomsmester*, inspektør*, receptionist*, chauffør*,
        sygeplejerske*, hjemmehjælper*, håndværker*, sagsbehandler*, postbud*, bud, kassedame*, betjent*, nogen,
        medarbejdere, ansatte, ansat, moster, faster, onkel, tante, bedstemor, bedstefar, mormor, morfar, farmor,
        farfar, far, faren, datter, datteren, søn, sønnen, kusine, fætter, svigerfar, veninden, ekskæreste*,
        passager*, forbipasserende, beboer, beboeren, gæst, pædagog*, lærer, læreren, min|vores
        mand|datter|søn|hund, svigermor, svigerdatter, kvinden, manden, damen, pigen, drengen, drengene
    """,
    "attack": """
        <harm> .. <victim>, løftede .. mod <victim>, gik løs på <victim>, går løs på <victim>, gik .. efter
        <victim>, kom .. mod <victim> med, kastede .. efter <victim>, kaster .. efter <victim>, smed .. efter
        <victim>, smider .. efter <victim>, langede ud efter, tog .. kvælertag, kvælertag*, tog .. i kraven, tog
        hårdt fat i, op mod muren, op mod væggen, op ad muren, op ad væggen, ned ad trappen .. skub*, slået i
        ansigtet, slog .. i ansigtet, slår .. i ansigtet, knytnæve*, spyttet på, spyttede på, blevet overfaldet,
        blev overfaldet, blevet slået, blev slået, blev|bliver|blevet
        skubbet|sparket|kastet|tævet|banket|ruskt|ruskede|trukket i, bliver slået, er blevet slået, skubbet ind i,
        kastet ind i, hånden hævet, hævet hånd*, hævede armen, svang .. efter
    """,
    "will_harm": """
        <harm> dine|din|dit|jeres, så .. kommer jeg .. og, kommer jeg ned og|op og|ind og|over og, én|en gang til
        så|og, gør det igen så, gør det igen og, så finder du, dig selv på sygehuset|skadestuen|hospitalet, ender du
        på, opleve julen|jul|nytår|sommer|morgendagen, regne med at opleve|overleve, vil .. <harm>, ville .. <harm>,
        skal .. <harm>, skulle .. <harm>, kunne finde på at <harm>, for at <harm> <victim>, kommer og <harm>, at
        han|hun <harm> <victim>
    """,
    "lookup": """
        slog .. lugt|lugten|stank|stanken|varmen, slår .. lugt|lugten|stank|stanken|varmen,
        lugt|lugten|stank|stanken slog|slår, slå .. op, slår .. op, slog .. op, slået .. op, sig selv, græs,
        græsset, plænen, slå .. til, slår .. til, skyde .. op
    """,
    "dog_set": """
        pudser, pudsede, pudse, hidser hunden, hunden på, hund .. bed, bed hunden, bidt af hunden, hetzer hunden
    """,
    "menace": """
        flyt eller, i skal få, du skal få, skal få betalt, skal få se, skal få den, næste gang .. dig|jer|værre|dø,
        næste gang er|bliver|ryger, ikke set det sidste, ikke hørt det sidste, værst for dig|jer|hende|ham, skal nok
        finde, finde ud af hvor, ved hvilken, fulgt efter min|mig|hende|os, fulgte efter min|mig|hende|os, vidste
        hvornår, ved hvornår, vidste hvor, ved hvornår .. alene, ved hvor ..
        bor|går|arbejder|holder|parkerer, kender .. adresse, hold .. mund, holde .. mund, holder .. mund, holde
        kæft, hvis .. sladrer, hvis .. klager, passe på dig, skulle passe på, skal passe på, skulle .. vare sig,
        dunk benzin, benzindunk*, med benzin, du er færdig, er færdige, ønsker .. død, skal dø, skulle dø, i
        ligkiste, i kørestol .. ender, på hospitalet .. ender, ikke lever, i live .. forlader, forlader .. i live,
        komme efter, kommer efter, holde øje med .. børn, være ked af det når, fortryde, fortryder, betale for det,
        hævn*, dødsliste*, du|i dør, trussel*, truslen, trusler, truslerne, trusselsbrev*, dødstrussel*, død .. på
        dørmåtten, død .. i postkassen, patron .. i, ridset hagekors, hagekors*, galge*, en kniv i .. postkasse*, en
        kugle i, kugler i, kommer levende ud, ingen af dem kommer ud, ikke levende ud, ingen ~ levende ud, ikke ~
        levende ud
    """,
    "captive": """
        spærret .. inde, spærrer .. inde, spærrede .. inde, lukket .. inde, låst .. inde, låser .. inde, låste ..
        inde, holdt fanget, holder .. fanget, holdes fanget, indespærret, frihedsberøv*, gidsel*, som gidsel,
        forlader .. i live, ingen forlader, må ikke forlade, lader .. ikke komme ud, lader .. ikke gå, slippe .. ud,
        ikke komme ud for ham, bundet på hænder, bundet til, slipper .. ikke ud, ikke .. slippe ud, lukker .. ikke
        ud, vil ikke lukke .. ud, ikke lukke hende|ham|mig|dem ud, kommer levende ud, levende ud, barrikaderet sig
        med, taget nøglerne fra, taget som gidsel, spærrer døren for, lod mig ikke komme, lader mig ikke, ingen ~
        levende ud
    """,
    "shooting": """
        skud, skuddet, skudlyd*, skuddene, skudepisode*, skudsalve*, geværskud*, pistolskud*, skyder, skød, skudt,
        skydning, sigter på|mod, sigtede på|mod, peger på .. med, løsnet skud, affyret
    """,
    "blood": """
        blødte fra, bløder fra, blødte .. munden|næsen|øret, blod over, blod på, blod ned, blodspor*, blodpøl*,
        blodet løb, bløder, blødte, blødende, næseblod, blodig*, forslået, flænge*
    """,
    "bruise_sign": """
        solbriller, halstørklæde .. indendørs, arm .. i slynge, armen i gips, blåt øje, blå øjne, blåt mærke, blå
        mærker, hævet læbe|kind|øje, flækket læbe, gemmer ansigtet, ville ikke se på mig, forslået, ked af det
        bagefter, skjuler .. ansigt
    """,
    "dull_blow": """
        dunk, dunket, bump, bumpet, brag, klask, smæld, møbler der vælter, ting .. går i stykker, noget .. går i
        stykker, noget .. blev kastet, kastet mod væggen, slået mod væggen, porcelæn, tallerkener .. smadr*
    """,
    "woman_cry": """
        kvinde ~ græd*|hulk*|skreg|skrige*|råb*|jamre*, konen .. græd*|hulk*|skreg|skrige*|råb*, hun .. hulk*|skreg,
        hende .. græde|hulke|skrige|råbe, hulkede, hulken, grædende kvinde, kvindestemme*, kvindeskrig, slip ham,
        slip hende, lad ham være, lad hende være, lad mig være, slip mig, vær sød, hold op, råber på hjælp
    """,
}

ENGLISH = {
    "harm": """
        hit, hits, beat, beats, kick, kicked, kicks, push, pushed, pushes, choke, choked, stab, stabbed, stabs,
        shoot, shot, attack, attacked, attacks, break, broke, threaten, threatened, threatens, chase, chased, drag,
        dragged, slap, slapped, spit, spat, bite, bit, burn, kill, kills, hurt, hurts, smash, smashed, punch,
        punched, shove, shoved, grab, grabbed, abuse, abuses, abused, harass, harassed, bully, bullies
    """,
    "victim": """
        me, us, him, her, them, you, wife, mother, sister, brother, girlfriend, neighbour, neighbor, colleague*,
        staff, caretaker, plumber, nurse, driver, woman, man, girl, boy, somebody, someone, husband
    """,
    "attack": """
        <harm> .. <victim>, came at <victim>, went for <victim>, swung .. at, threw .. at <victim>, throws .. at
        <victim>, lunged at, by the throat, by the neck, in the face, against the wall
    """,
    "will_harm": """
        <harm> your, cut .. your|tongue, cut off your, do that again and, once more and,
        will .. <harm>, would .. <harm>, going to .. <harm>, wants to <harm> <victim>, gonna <harm>
    """,
    "lookup": "look .. up, hit .. up",
    "dog_set": "sets his dog, set his dog, dog bit, bitten by",
    "menace": """
        make sure .. cannot walk, cannot walk again, make sure you|he|she, next time .. you|worse|dead, you will
        see, you will regret, you'll regret, i know where, knows where .. live*, watch your back, shut up or,
        petrol, come for you, pay for this, dead meat, will be sorry, swastika*, death threat*, threatening letter*,
        threatening message*
    """,
    "captive": """
        locked .. in, locks .. in, held captive, hostage*, does not let .. out, won't let .. out, won't let ..
        leave, does not let .. leave, cannot leave because, nobody leaves, will not let me|her|him|them
        out|leave|go, not allowed to leave, locked her|him|them|me inside, comes out alive
    """,
    "shooting": "gunshot*, gunfire, shots, shooting, aims at, aiming at, points .. at, pointed .. at, fired .. at",
    "blood": "blood on, blood all, blood everywhere, bleeding, bloody nose, bloody face, covered in blood",
    "bruise_sign": """
        sunglasses, black eye*, bruise*, arm in a, swollen, limping, split lip, hides her face, would not look at
    """,
    "dull_blow": "thud, thump, thumps, bang, something breaking, things breaking, thrown against",
    "woman_cry": """
        woman .. cry*|scream*|sob*, her .. cry*|scream*|sob*, she .. screams|cries|sobs, let me go, leave me alone,
        let go of, please stop
    """,
}

CUES = {
    "threats_or_violence": (
        ("attack !lookup !himself", 0.62),
        ("will_harm !grass !mild_violent !himself !rent_threat", 0.5),
        ("menace !rent_threat !himself", 0.62),
        ("text:menace fear", 0.3),
        ("dog_set victim", 0.5),
        ("dog_set", 0.2),
        ("captive person", 0.5),
        ("shooting !mild_violent !himself", 0.6),
        ("blood attack", 0.4),
        ("blood victim !himself", 0.42),
        ("text:quarrel bruise_sign", 0.55),
        ("text:woman_cry dull_blow", 0.6),
        ("text:woman_cry quarrel", 0.5),
        ("text:dull_blow quarrel bruise_sign", 0.4),
        ("text:woman_cry attack", 0.3),
        ("text:child woman_cry dull_blow", 0.4),
    ),
    "threats_or_violence-": (("text:video_game", 0.6),),
    "children_at_risk": (
        ("child attack !adult_child !happy_child !grass", 0.55),
        ("child captive !adult_child", 0.6),
        ("text:child woman_cry dull_blow -adult_child -happy_child", 0.5),
        ("text:child attack parent -adult_child -happy_child", 0.35),
        ("child bruise_sign !adult_child !happy_child", 0.6),
        ("text:child blood -adult_child -happy_child", 0.5),
    ),
    "acute": (
        ("text:shooting right_now -calm_now", 0.6),
        ("shooting someone_down", 0.6),
        ("blood attack !calm_now", 0.5),
        ("text:attack blood -calm_now -past", 0.5),
        ("text:blood right_now -calm_now", 0.6),
        ("text:attack right_now -grass -mild_violent -calm_now", 0.6),
        ("text:captive weapon -calm_now", 0.7),
        ("text:captive child -calm_now -school", 0.3),
        ("text:captive right_now -calm_now", 0.6),
        ("captive menace !calm_now", 0.6),
        ("text:captive attack -calm_now -school", 0.35),
        ("text:barricade weapon -calm_now", 0.6),
        ("text:barricade attack -calm_now", 0.6),
        ("text:barricade will_harm -calm_now", 0.6),
        ("weapon stands !past -calm_now", 0.55),
        ("shooting stands !calm_now !past", 0.6),
        ("text:child attack hiding -calm_now", 0.6),
        ("text:child attack parent today -calm_now", 0.5),
        ("text:child attack right_now", 0.6),
        ("text:child woman_cry right_now", 0.7),
        ("text:child bruise_sign fear_home", 0.6),
        ("text:child blood -adult_child -happy_child", 0.55),
        ("text:child parent_away hit -adult_child -happy_child", 0.55),
        ("text:child parent_away authority -adult_child -happy_child", 0.55),
        ("text:child attack fear_home", 0.4),
        ("text:will_harm self_harm", 0.4),
        ("text:weapon self_harm", 0.6),
    ),
}
