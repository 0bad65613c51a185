"""Violence that nobody names: what is covered, how it is explained away, who decides over whom."""

from __future__ import annotations

DANISH = {
    "cover": """
        solbriller, langærmet, langærmede, lange ærmer, langt ærme, tørklæde om halsen, forbinding, gips, sminket
        over, halstørklæde ~ sommer*|juli|august, skjuler ansigtet, gemmer ansigtet, vender ansigtet
    """,
    "wound": """
        skaderne passer ikke, skaden passer ikke, forklaringen passer ikke, oplyser fald, brækket kæbe, fået dækkene
        skåret, flækket læbe|kind|øjenbryn, læben flækket, læbe flækket, hævet læbe|kind|håndled|kæbe|øje, hævede
        læber|øjne, blå øjne, blåt øje, mærker på halsen|armene|armen|kroppen|ryggen, mærke på halsen|armen,
        trykmærke*, fingermærke*, kvælningsmærke*, tabt en tand, tabt tænder, slået en tand, striber på
        ryggen|benene, brud på armen|håndleddet|kæben, brækket arm*|næse*|kæbe*|håndled*, blå mærker
    """,
    "excuse": """
        gået ind i en dør, ind i en dør, faldet ned ad trappen, faldt ned ad trappen, skabslåge*, skabsdør*, er bare
        klodset, var klodset, er klodset, slået sig på, ramt af en dør, gled i badet
    """,
    "blows": """
        brag, bragene, brager, bump, drøn, drøner, møbler vælter, tallerkener flyver, bagefter er der stille, så
        bliver der stille, så er der stille, hyl og bump
    """,
    "taken_out_on": "går ~ ud over konen|hende|kæresten|ham|børnene|familien|moren|moderen, lader ~ gå ud over",
    "partner": """
        min|hendes mand, min|hendes|hans kæreste, samlever*, ægtefælle*, min|hendes eks, eksmand*, ekskæreste*,
        eksen, eksmanden, min|hans kone, tidligere samlever, ham jeg bor med, svigersøn*, stedfar*, faderen til,
        min|hendes kærestes, konen
    """,
    "control": """
        bestemmer hvem|hvad|hvornår|alt, kontrollerer, overvåger, må ikke ringe|gå|se|tale|have|snakke|åbne, tager
        mine penge, taget min|hendes telefon|mobil|pas|nøgler|kort, tager min|hendes telefon|mobil|pas|nøgler|kort,
        låser mig|hende inde|ude, låste mig|hende inde|ude, låst mig|hende inde|ude, læser mine|hendes beskeder,
        ikke lov til at gå|ringe|lukke|se|tale|arbejde, lukker mig inde, tjekker min|hendes telefon|mobil, skriv
        ikke hjem, ring ikke hjem
    """,
    "grip": """
        om min hals, om hendes hals, fat om, under vand i, om halsen, i kraven, i struben, greb fat, griber fat, tog
        fat i mig|hende|ham, tager fat i|om, river fat, rev fat, flåede i, hev fat, op mod væggen, op ad
        væggen|muren, op ad muren, i håret, holder fast i mig|hende, holdt mig|hende fast, spærrede døren|vejen,
        spærrer døren|vejen, en albue i, et spark, fik et spark, kyl*, kastet ind i, smidt ind i, smider hende|ham
        ind
    """,
    "threat": """
        slut med mig, ved hvad der kommer, på vej tilbage, blive værre hvis, bliver værre hvis, får betalt for det,
        adresser er kendt, sætter ild til os|jer, dækkene skåret, skåret dækkene, kugle for panden, endte på
        skadestuen, ende på skadestuen, vente sig mere, kan vente sig, vent dig, når det bliver mørkt, se sig over
        skulderen, kigge sig over skulderen, må ingen få, slut med mig|dig|hende, gøre|gør|gjort det af med, gøre
        det af med, gjort det af med, du er den næste, bliver den næste, var den næste, var næste gang, skal nok få,
        får en omgang, give hende|ham|dig|jer en omgang, få en omgang, klippes til, få dem med en, stukket sine dæk,
        skåret dæk, sætter hunden på
    """,
    "stalked": """
        tilhold*, chikanere*, chikanerende, chikane fra min, står udenfor min dør, står uden for min
        dør|arbejde|vindue, venter på mig|hende udenfor, venter når jeg|hun, skriver hele natten, sms'er hele
        natten, kører forbi, følger efter mig|hende, hvilket tøj jeg, skåret mine dæk, opsøger, opsøgt, holder øje
        med mig|hende
    """,
    "hit": "husspektak*, partnervold*, vold i parforhold",
    "bitten": "bidt i|af, bidt og kradset, kradset af, spyttet på, pudser sin hund, hunden på mine",
    "armed": """
        bevæbnet*, bliver skudt, blev skudt, affyret, skyder, skud i, løber rundt med en økse, med en
        økse|machete|sabel|kniv i hånden, henter benzin*, benzinen
    """,
    "grass": """
        slog mig at, slår mig at, et slag mod den, slag mod den, i stykker, tønden, slået i stykker, hul i, hul på,
        mit knæ, min tå, min albue, blikket, øjnene op, ruden ind, vinduet ind, hovedet, følge*, slået ind
    """,
    "figure": """
        ved at dø af, dø af grin, dø af kedsomhed, kunne slå nogen ihjel, kunne slå ihjel, slå tiden ihjel, slår
        hver|tiden, hver eneste node, mord på, tror man nogen, tror man at, man skulle tro, skulle man tro, lyder som
        skud, lyder det som skud, lød som skud, slå|slår sig ihjel på, falde ihjel, falder ihjel, kede|keder sig ihjel,
        fryse|fryser ihjel, arbejde sig ihjel, grine sig ihjel, som om nogen bliver slået, verdens ~ mand|bjørn|nabo,
        for sjov, ha ha, spøg til side, var en film, var bare en film, i fjernsynet, på fjernsyn, fodboldkamp*,
        håndboldkamp*, når der er håndbold|fodbold, rådden humor, træt af at vente
    """,
    "long_ago": "år siden, er ti år siden, dengang, for mange år siden, begge flyttet",
}

ENGLISH = {
    "cover": "sunglasses, scarf up to, scarf ~ july|june|august|summer, long sleeves, hides her face, hiding her face",
    "wound": """
        split lip, black eye, black eyes, bruises on, bruised, holding his|her ear, swollen lip|eye|cheek|wrist,
        marks on her|his neck|arms|back, lost teeth, missing tooth, broken arm
    """,
    "excuse": "walked into a door, fell down the stairs, bumped into, she is clumsy, cupboard door",
    "blows": "the door slams, plates fly, something breaks, goes quiet, he shouts she cries, every payday",
    "taken_out_on": "takes it out on, taking it out on",
    "partner": "my|her husband, my|her boyfriend, my|her partner, ex-husband, ex husband, my ex, her ex, i left him",
    "control": """
        took|taken|takes my|her passport|phone|keys|money, not allowed to, won't let me|her, locks me|her in|out,
        controls, reads my messages, do not send letters, do not write to
    """,
    "grip": """
        by the hair, by the arm, by the throat, by the neck, by the collar, pushed me|her|him|down, shoved, grabbed,
        chokes me|her, choked, drags her|him|me, dragging her|him|me, up against the wall
    """,
    "threat": """
        accidents happen, wherever i go, will find me, find me wherever, set his dog on, promised to, the next
        child|one|person who, dead bird, slashed my|her|our tyres
    """,
    "stalked": "follows me home, stands outside my, waits outside, slashed my tyres, dead bird, restraining order",
    "bitten": "bitten by, scratched by, spat on",
    "armed": "armed man, armed with, fired a gun, shots fired, petrol can",
    "grass": "fighting over, fighting about, the new lift, the traffic",
    "figure": """
        killing me, is killing me, on the television, on television, was on tv, watching boxing, fireworks, a film
    """,
    "long_ago": "years ago",
}

CUES = {
    "threats_or_violence": (
        ("text:wound excuse", 0.6),
        ("text:cover excuse", 0.6),
        ("text:wound dull_blow", 0.4),
        ("text:cover dull_blow", 0.5),
        ("text:cover quarrel", 0.55),
        ("text:cover woman_cry", 0.5),
        ("text:cover blows", 0.5),
        ("text:cover hit", 0.3),
        ("wound -mishap -collapsed", 0.4),
        ("text:wound partner", 0.4),
        ("text:wound quarrel", 0.4),
        ("taken_out_on", 0.6),
        ("text:partner control", 0.62),
        ("control he_she", 0.3),
        ("text:partner grip", 0.4),
        ("grip victim !himself", 0.4),
        ("grip he_she !himself", 0.35),
        ("text:partner stalked", 0.6),
        ("stalked", 0.35),
        ("text:partner threat", 0.3),
        ("bitten", 0.4),
        ("bitten victim", 0.3),
        ("armed !himself", 0.6),
    ),
    "threats_or_violence-": (
        ("text:figure", 0.75),
        ("text:long_ago", 0.6),
    ),
    "children_at_risk": (("text:child wound -adult_child -happy_child", 0.45),),
    "acute": (
        ("armed !past", 0.55),
        ("text:grip plead", 0.6),
        ("text:grip right_now", 0.5),
    ),
}
