"""Trusler og vold mod andre; harm to oneself is worry, and cut grass is grass."""

from __future__ import annotations

DANISH = {
    "threat": """
        trussel, truslen, trusler, truslerne, trusler*, *trussel, true, truer, truede, truet, truende, skærer
        dig|jer, skære dig|jer|halsen, slår dig|jer|ham|hende ihjel, slå dig|jer|ham|hende|os|mig|nogen ihjel,
        slå ihjel, slår ihjel, dræb*, myrde*, mord, skal dø, i dør, du dør, skal nok få dig|jer, kommer efter
        jer|dig|os|mig, komme efter jer|dig|os|jeres|mig, jeg ved hvor du|i|din, ved hvor ~
        bor|går|arbejder|holder, kan se hvem i, få en kniv i, får en kniv i, brænde
        huset|opgangen|lejligheden|jer|os|det, smadre dig|jer|ham|hende|os|mig, smadrer
        dig|jer|ham|hende|os|mig, ske en ulykke, ske noget slemt, kommer til at fortryde, komme til at fortryde,
        fortryde det, få at mærke, pas på dine, pas hellere på, hvis i ikke ~ så, hævn*, skyde
        dig|jer|ham|hende, skyder dig|jer|ham|hende, kommer og banker, banke dig|jer|ham|hende, tæske dig|jer,
        på livet, afpresse*, afpresning*, stalk*, forfølger mig|os|hende, rocker*, bande*, bandemedlem*,
        sprænge*, bombe, bomben, sætte ild til, tænde ild til, bliver sidste gang
    """,
    "hit": """
        slår, slået, slog, slaget, tæv, tæver, tævet, tæsk*, gennembank*, banket ~ op, bankede ham|hende, får
        bank, fik bank, fået bank, fået tæsk, overfald*, overfaldet, sparkede ham|hende|mig|os, sparket
        ham|hende|mig|os, sparker ham|hende|mig|sin, skubbede mig|ham|hende, skubbet ned, skubber, kvæle*,
        kvælertag*, spyttede*, spytter på, spyttet på, vold, volden, voldelig*, voldsramt*, voldsom adfærd,
        voldsom mod, partnervold, husspektakel*, slagsmål*, slåskamp*, slås, sloges, mishandl*, lussing*,
        knytnæve*, hiver hende|ham i håret, hev hende|ham, trak hende|ham, smed ~ efter, kastede ~ efter, kaster
        ~ efter, jagtet, jagtede, løber efter, jagter, greb fat i, tog fat i, tog kvælertag, nikkede en skalle,
        nikket en skalle, skalle, blodet, blod i ansigtet, blod på trappen, blåt øje, blå øjne, voldtægt*,
        voldtage*, angreb, angrebet, angriber, gik løs på, går løs på, gået løs på, gik til angreb, fysisk mod,
        krænke*, befamle*, seksuel*, løftede ~ mod, truende skikkelse, gik amok, går amok, amok, raserianfald,
        raser*, aggressiv*, udadreagerende, udfarende, vred mand, stukket ned, stak ham|hende, knivstukket,
        knivstik*
    """,
    "weapon": """
        kniv, kniven, knive, *kniv, jagtkniv, machete*, økse, øksen, *økse, pistol*, skydevåben*, våben*,
        gevær*, haglgevær*, baseballbat, bat, battet, jernrør, jernstang*, køkkenkniv*, sværd, hammer, hammeren,
        saven, motorsav*, syre, molotov*, granat*, revolver*, skud, skyder, skød, brækjern, koben, golfkølle,
        økseskaft, stanleykniv, hobbykniv
    """,
    "fear": """
        bange for ham|hende|dem|at, bange, skræmt, skrækslagen*, skræmmende, tør ikke, utryg*, frygter
        ham|hende|dem, frygter for, tør ikke gå|tage|være|komme, ubehagelig*, utryghed, ryster af skræk
    """,
    "confront": """
        helt op i hovedet, op i ansigtet, op i hovedet på, spærrer vejen, spærrede, blokere*, venter på mig,
        ventede på mig, stod og ventede, råbte ad|efter|af os|mig|hende|ham, råber ad|efter|af, råbt ad|efter,
        skriger ad, overfuse*, svine* ~ til, tilråb*, chikane*, chikanere*, skælder ud, skældt ud, banke på
        døren med, sparker på døren, sparker til døren, sparket på min dør, hamrer på min|vores dør, hamrede på,
        verbal*, racistisk*, sviner os til, sviner mig til, spyt*, følger efter
    """,
    "grass": """
        græs, græsset, græsslåning, plænen, plæne, hækken, hæk, hø, op i, til side, koldt vand, autocamper,
        vejen forbi, dørene, dør, rekord*, ring, klokken, vinger, fast, af på, telt*, sig, sig ned, opslået,
        slået op, slår op, slog op, slået fra, slået til, slår til, slår fra, slog til, lyn, benet, smut,
        hovedet, alarm*, sommerhus*, sikring*, relæ*, hpfi, søm, sig løs, revner, ned i loven, reparat*
    """,
    "mild_violent": """
        voldsomt glade, voldsomt, voldsom trafik, voldsom regn, voldsom storm, voldsom vækst, voldsom interesse,
        dræber tiden, dræber stemningen, skudt i gang, skyder skylden, skyde skylden, bombe*ring, kniven på
        struben, kniven for struben, brødkniv mangler, skud på stammen, kampånd, kamp om, skyde penge, skyd*er
        op, bidt til bolle
    """,
    "rent_threat": """
        udsættelsestruet*, truet af udsættelse, truet med udsættelse, true* ~
        udsættelse*|ophævelse*|opsigelse*|foged*|advokat*|inkasso*|retten|bøde*|gebyr*|lukke|smide|sætte,
        udsættelsestrue*, udsættelsestruede, akut truet
    """,
    "himself": "sig selv, mig selv, eget liv, sit liv, livet af sig",
    "police": "politi*, anmeldt, anmelde*, betjent*, 112, 114, vagthavende, patrulje*",
    "plead": "stop nu, hold op, lad være, hjælp, slip mig, av, nej nej, vær sød",
    "break_things": "smadre*, knuse*, splintre*, går i stykker, gik i stykker, vælter, kaster med, glas der",
    "barricade": """
        låst os inde, låst mig inde, låst sig inde, barrikader*, gemmer os, gemt os, flygtet ud, løbet ud,
        gemmer sig, forskanset
    """,
    "colleague": "kollega*, makker*, personale*, medarbejder*, hjemmehjælper*, sosu*, hjemmeplejen",
    "first_in": """
        den første der, den næste der, første person der, hvis nogen går|kommer ind, går ind ad døren
    """,
}

ENGLISH = {
    "threat": """
        threat*, kill you|him|her|us|me|them|everyone, going to kill, will kill, i know where you, know where ~
        live*, hurt you|him|her|us|me, burn ~ down, blackmail*, stalk*, bomb, shoot you|him|her|us|me, you will
        regret, watch your back, come after, coming after, gang, revenge, cut you|your, stab you|him|her
    """,
    "hit": """
        hit, hits, hitting, beat, beats, beaten, beating, punch*, violen*, attack*, assault*, stab*, strangl*,
        chok*, kick* him|her|me|us|his, kicked, pushed, pushes, slap*, abus*, fight, fights, fighting, bruis*,
        bleeding, rape*, molest*, aggressive*, spat at, throws things, threw ~ at, chased, chasing, grabbed,
        black eye, rampage, lunged
    """,
    "weapon": """
        knife, knives, gun, guns, weapon*, axe, machete, bat, hammer, pistol, shotgun, rifle, sword, crowbar,
        iron bar, acid, gunshot*, shot, shots, shooting
    """,
    "fear": """
        afraid, scared, frightened, terrified, fear for, intimidat*, unsafe, dare not, don't dare, do not dare
    """,
    "confront": """
        in my face, blocks the, blocked the, waits for me, waiting for me, shouts at, shouted at, yells at,
        yelled at, harass*, abuse at, insult*, follows me|us, followed me|us, racist, pounding on my door, kicks
        my door, banging on my door
    """,
    "grass": "the road, the deadline, the market, the headlines, a nail, jackpot",
    "mild_violent": """
        killing time, shot of, heart attack, fighting spirit, dressed to kill, beat the, my phone, fight for, in
        one shot, fight against
    """,
    "rent_threat": "threat* ~ evict*|court|terminat*|lawyer|fine, threat* to evict|throw|kick",
    "himself": "himself, herself, myself, themselves",
    "police": "police*, 112, officer*",
    "plead": "please stop, stop it, help me, let me go, leave me alone, no no",
    "break_things": "breaking, smash*, broke, crash*, shatter*, breaks",
    "barricade": "locked ourselves, locked myself, locked in the, hiding, barricaded, ran out",
    "colleague": "colleague*, staff, co-worker*",
    "first_in": "the first one, the next person, whoever comes, anyone who",
}

CUES = {
    "threats_or_violence": (
        ("threat !rent_threat !mild_violent !himself", 0.7),
        ("threat person !rent_threat !himself", 0.2),
        ("threat weapon !himself", 0.4),
        ("hit !grass !mild_violent !himself", 0.55),
        ("hit person !grass !mild_violent !himself", 0.2),
        ("hit fear", 0.3),
        ("hit child !grass", 0.3),
        ("weapon person !mild_violent !himself", 0.6),
        ("weapon !mild_violent !himself", 0.2),
        ("weapon fear", 0.3),
        ("text:weapon hit -grass -himself", 0.3),
        ("text:weapon threat -himself", 0.3),
        ("fear person !self_harm !hypo", 0.3),
        ("fear", 0.2),
        ("confront", 0.4),
        ("text:confront fear", 0.3),
        ("text:confront threat", 0.2),
        ("text:confront police", 0.2),
        ("quarrel hit !grass", 0.3),
        ("child quarrel break_things", 0.6),
        ("quarrel plead", 0.6),
        ("text:quarrel police fear", 0.2),
    ),
    "threats_or_violence-": (
        ("text:self_harm -hit", 0.5),
        ("text:rent_threat -weapon -hit", 0.5),
        ("text:harmless fear", 0.3),
    ),
    "acute": (
        ("text:weapon right_now -mild_violent", 0.8),
        ("text:weapon fear today", 0.5),
        ("text:weapon barricade", 0.7),
        ("text:weapon colleague", 0.5),
        ("text:hit right_now -grass -mild_violent", 0.7),
        ("text:threat right_now today -rent_threat", 0.5),
        ("quarrel plead", 0.7),
        ("text:hit barricade", 0.6),
        ("text:weapon threat now", 0.6),
        ("text:weapon threat first_in", 0.7),
        ("hit now !grass !mild_violent", 0.5),
        ("text:threat gas_or_fire now", 0.5),
        ("text:threat gas_or_fire right_now", 0.7),
        ("weapon confront", 0.4),
        ("weapon hit !grass !himself", 0.52),
    ),
}
