"""Trusler og vold mod andre; harm to oneself is worry, and cut grass is grass."""

from __future__ import annotations

DANISH = {
    "threat": """
        trussel, truslen, trusler, truslerne, *trussel, truer, truede, truet, truende, skærer dig|jer, skære
        dig|jer|halsen, slår dig|jer|ham|hende ihjel, slå dig|jer|ham|hende|os|mig|nogen ihjel, slå ihjel, slår
        ihjel, dræb*, myrde*, mord, skal dø, i dør, du dør, kommer efter jer|dig|os|mig, komme efter
        jer|dig|os|jeres|mig, jeg ved hvor du|i|din, ved hvor ~ bor|går|arbejder|holder, kan se hvem i, få en kniv
        i, får en kniv i, brænde huset|opgangen|lejligheden|jer|os|det, smadre dig|jer|ham|hende|os|mig, smadrer
        dig|jer|ham|hende|os|mig, ske en ulykke, ske noget slemt, kommer til at fortryde, komme til at fortryde,
        fortryde det, få at mærke, pas på dine, pas hellere på, hvis i ikke ~ så, hævn*, skyde dig|jer|ham|hende,
        skyder dig|jer|ham|hende, kommer og banker, banke dig|jer|ham|hende, tæske dig|jer, afpresse*, afpresning*,
        stalk*, forfølger mig|os|hende, bandemedlem*, sprænge*, bombe, bomben, sætte ild til, tænde ild til, står
        for tur, ved hvor, ved godt hvor, vide hvor du, ordne dig|jer|ham|hende|os|mig, brække ~
        ben*|arm*|hals*|nakke*, knække ~ nakken|halsen|kæben, flå dig|jer, jeg tager jer, får betalt tilbage, komme
        galt afsted, passe på ryggen, kigge dig over skulderen, blive slemt, dræber, dræbe, kvæle dig, skyde
        os|dem|alle, ihjel, ned med nakken, finder dig|jer|hende|mig, opsøger mig|hende, du er død, gør det af med,
        gør kål på, skal nok få dig|jer, true ham|hende|mig|os|personalet|med, at true, skal nok finde|tage|komme,
        stikke ham|hende|mig|dig|jer|os ned, stikker ham|hende|mig|dig|os ned, brændt af, brænde ~ af, ryge ned ad
        trappen, hamre ~ ind i hovedet, skulle dø, ville slå, ville tæske, ville banke, ville smadre, ville brænde,
        vil slå, vil smadre, vil brænde, hvis vi ringer, hvis jeg siger noget, hold kæft ellers, lukke munden på,
        næste gang ~ dør|slår|smadrer|kniv|får, slår hende|ham|jer|dig|os|mig|dem ihjel, dødstrus*, trusselsbreve,
        truende breve, truende sms*, venter på dig|jer udenfor, han ved hvor|hvem, hun ved hvor|hvem, ud af hvor ~
        bor|skole|arbejder, vi|i|jeg|du skal passe på, bedst at passe på, passe på jer|dig|jeres|din, passe ekstra
        på
    """,
    "hit": """
        slår, slået, slog, slaget, tæv, tæver, tævet, tæsk*, gennembank*, banket ~ op, bankede ham|hende, får bank,
        fik bank, fået bank, fået tæsk, overfald*, overfaldet, sparkede ham|hende|mig|os, sparket ham|hende|mig|os,
        sparker ham|hende|mig|sin, skubbede mig|ham|hende, skubbet ned, skubber, kvæle*, kvælertag*, spyttede*,
        spytter på, spyttet på, vold, volden, voldelig*, voldsramt*, voldsom adfærd, voldsom mod, partnervold,
        husspektakel*, slagsmål*, slåskamp*, slås, sloges, mishandl*, lussing*, knytnæve*, hiver hende|ham i håret,
        hev hende|ham, trak hende|ham, smed ~ efter, kastede ~ efter, kaster ~ efter, jagtet, jagtede, løber efter,
        jagter, tog kvælertag, nikkede en skalle, nikket en skalle, skalle, blodet, blod i ansigtet, blod på
        trappen, blåt øje, blå øjne, voldtægt*, voldtage*, angreb, angrebet, angriber, gik løs på, går løs på, gået
        løs på, gik til angreb, fysisk mod, krænke*, befamle*, seksuel*, løftede ~ mod, truende skikkelse, gik amok,
        går amok, amok, raserianfald, raser*, aggressiv*, udadreagerende, udfarende, vred mand, stukket ned, stak
        ham|hende, knivstukket, knivstik*, slå ham|hende|mig|os|på|efter|sin|løs|ned, at slå, slår på, tæske,
        gennemtæsk*, prygle*, banke ham|hende, bankede mig|hende, sparke ham|hende|mig|til, sparkede til, kastet
        ham|hende|mig ned|ind|mod, kastede ham|hende|mig, kaster ham|hende, smed ham|hende|mig, smidt ham|hende ned,
        skubbet ham|hende|mig, skubbede os|dem, puffe*, puffet, nap i, bidt, bed mig|ham|hende, kradse*, revet ~ i
        håret, rev hende, holdt ~ fast, flænge, snittede, snittet, brækket næse*|arm*, hævet øje*, hævelse, blod ved
        øjet, blod ud af, blod på, blå mærker, næseblod, læsioner, løb efter, løbet efter, tog ~ om halsen, tager ~
        om halsen, tog halsgreb, halsgreb, halstørklæde, trak ~ kniv, svang*, svinger med, svingede med, fægtede
        med, viftede med, viftende med, kom imod mig|os med, kom mod mig|os, hustruvold*, vold i hjemmet, psykisk
        vold, samlivsvold, jaloux, tvang hende, voldelige, bankende løs, slag i, et slag, slag mod, slår løs, slog
        ud efter, slog efter, slået efter, slår efter, sparket døren ind ~ hos, hører ~ skrige, skrige ~ slippe,
        slippe hende|ham, rev i, hive i, holdt hende|ham, kastet en|et|med, smed en|et|med, tackle*, væltet
        mig|ham|hende, skubbede mig, kastede en|et|med, hev mig|hende|ham, tog fat i mig|hende|ham|armen|kraven,
        greb fat i mig|hende|ham|armen, kastet ~ efter, slag i hovedet, sigtet for vold, tilhold, vold mod,
        polititilhold, overfaldssag, tildelte, hoppede på, hev fat, sparker efter, langer ud, langede ud, stukket
        en|ham|hende|mig|os, stak en|ham|hende|mig, i ansigtet ~ slog, slog en|ham|hende|mig|medarbejder*, slår
        os|dem|mig|alle, tæsker mig|hende|ham
    """,
    "weapon": """
        kniv, kniven, knive, *kniv, jagtkniv, machete*, økse, øksen, *økse, pistol*, skydevåben*, våben*, gevær*,
        haglgevær*, baseballbat, bat, battet, jernrør, jernstang*, køkkenkniv*, sværd, hammer, hammeren, saven,
        motorsav*, molotov*, granat*, revolver*, skud, skyder, brækjern, koben, golfkølle, økseskaft, stanleykniv,
        hobbykniv, slagvåben, knojern, peberspray, brosten, lighter, hældt .. over sig, benzin over, tændstikker,
        kæp, jernkæde, kanyle mod, syre, kølle, køllen, jagtriffel, riffel*, luftpistol, airgun, boltpistol, saks,
        skruetrækker*, flaske i hovedet, glasskår, kniv i hånden, hundene på, sprøjte mod, hakke, segl, kødøkse,
        brødkniv, dolk, samuraisværd, brandbombe, macheten, pistolen, geværet
    """,
    "fear": """
        bange for ham|hende|dem|at, bange, skræmt, skrækslagen*, skræmmende, tør ikke, utryg*, frygter
        ham|hende|dem, frygter for, tør ikke gå|tage|være|komme, ubehagelig*, utryghed, ryster af skræk, skræmte,
        bange for at, tør ingen, ingen tør, vi tør, tør vi, tør jeg, ikke tør, tør ikke gå hjem, utrygge, utrygt,
        angst for ham, låser døren, sover ikke af skræk, rædsel*, rædselsslagen, dødsens, ræd for, frygter ham
    """,
    "confront": """
        helt op i hovedet, op i ansigtet, op i hovedet på, spærrer vejen, spærrede, blokere*, venter på mig, ventede
        på mig, stod og ventede, overfuse*, svine* ~ til, tilråb*, chikane*, chikanere*, skælder ud, skældt ud,
        banke på døren med, sparker på døren, sparker til døren, sparket på min dør, hamrer på min|vores dør,
        hamrede på, verbal*, racistisk*, sviner os til, sviner mig til, spyt*, følger efter, stiller sig op foran,
        stod foran min dør, kigger gennem brevsprækken, lurer, følger mig, følger hende, skubber til, tager billeder
        af, filmer, kalder mig|os|hende, spytter, sjofle, racist*, skældsord, sjofelheder, efter mig|os på trappen,
        blottede sig, blotter, fingeren, truende tone, grov tone, hetz, hetzer, lægger afføring, smører ~ på døren,
        sms* ~ om natten, kaldt ~ ting, kalder ~ ting, kaldte mig|hende|ham|os, grove ting, grimme ting, truende
        adfærd, truende opførsel, truende måde, aggressiv*, ubehagelig overfor, optræder truende, går helt tæt på,
        stillede sig tæt på
    """,
    "shouted_at": """
        råbte ad|efter|af os|mig|hende|ham, råber ad|efter|af, råbt ad|efter, skriger ad, råber luder|svin|sjofle,
        råber grimme
    """,
    "grass": """
        græs, græsset, katte, kattene, i gulvet, i bordet, i væggen, i loftet, på panelet, hoften, benet, hovedet i,
        vejret, fra hånden, rod, græsslåning, plænen, plæne, hækken, hæk, hø, op i, til side, koldt vand,
        autocamper, vejen forbi, rekord*, vinger, af på, telt*, sig ned, opslået, slået op, slår op, slog op, slået
        fra, slået til, slår til, slår fra, slog til, lyn, smut, sommerhus*, sikring*, relæ*, hpfi, søm, sig løs,
        revner, ned i loven, reparat*
    """,
    "mild_violent": """
        dræbersnegl*, snegle*, ukrudt*, højbed*, bladlus, bede, bedet, nye skud, skud på rosen, rosen ~ skud,
        farvebombe*, bombet med mails, kaloriebombe*, stikling*,
        slog .. lugt|lugten|stank|stanken|varmen, slår .. lugt|lugten|stank|stanken|varmen,
        lugt|lugten|stank|stanken slog|slår, voldsomt glade, voldsomt, voldsom trafik, voldsom regn, voldsom storm,
        voldsom vækst, voldsom interesse, dræber tiden, dræber stemningen, skudt i gang, skyder skylden, skyde
        skylden, bombe*ring, kniven på struben, kniven for struben, brødkniv mangler, skud på stammen, kampånd, kamp
        om, skyde penge, skyd*er op, bidt til bolle, voldsomt meget, voldsomt godt, slår rekord, slår igennem, slår
        klik, slår bremserne i, slår plæne, et slag for, slå et slag, slag i bolledejen, slår fast, slår hul, skyder
        hjertet op, skudsikker, dødlækker*, hjerteslag, i ét slag, med ét slag, slået fejl, truende vejr, truende
        skyer, slår vejen forbi, slår knude, slået knude, slår dørene op, slået dørene op, på én gang slår, slår sig
        sammen, slår sig løs, slår følge, slår til lyd, slå hovedet, slog hovedet, slået hovedet, slået sig, slog
        sig, slår sig, kampagne, film, krimi, computerspil*, playstation, skydespil, bogen, slå ~ op, slår ~ op i,
        slog ~ op i, slå op, slår op, slået op, slå til, slå fra, slår ned i, slå ring, alarm* ~ slået, slået alarm,
        klokken slog|slår, slår benet
    """,
    "rent_threat": """
        udsættelsestruet*, truet af udsættelse, truet med udsættelse, true* ~
        udsættelse*|ophævelse*|opsigelse*|foged*|advokat*|inkasso*|retten|bøde*|gebyr*|lukke, true* ~
        smide|sætte .. ud|gaden, udsættelsestrue*, udsættelsestruede, akut truet
    """,
    "himself": """
        sig selv, mig selv, eget liv, sit liv, livet af sig, sin egen, eget, mod sig selv, jeg slog mig, slog jeg mig,
        jeg har slået mig, slog sig, slået sig, slår sig, faldt og slog
    """,
    "police": "politi*, anmeldt, anmelde*, betjent*, 112, 114, vagthavende, patrulje*",
    "plead": """
        stop nu, hold op, lad være, hjælp, slip mig, av, nej nej, vær sød, slippe hende|ham|mig, at slippe, ikke
        slå, nej nej nej, lad mig, om nåde
    """,
    "break_things": "smadre*, knuse*, splintre*, går i stykker, gik i stykker, vælter, kaster med, glas der",
    "barricade": """
        låst os inde, låst mig inde, låst sig inde, barrikader*, gemmer os, gemt os, flygtet ud, løbet ud, gemmer
        sig, forskanset, låst døren, låser os, står udenfor
    """,
    "colleague": "kollega*, makker*, personale*, medarbejder*, hjemmehjælper*, sosu*, hjemmeplejen",
    "first_in": "den første der, den næste der, første person der, hvis nogen går|kommer ind, går ind ad døren",
    "child_only_victim": "bliver hun|han slået derhjemme, slået derhjemme, bliver slået",
    "acute_word": "det sker nu, sker lige nu, foregår nu, er derinde nu, de er derinde",
    "present": "slår, råber, skriger, hører, banker, truer, kan høre",
    "present_act": """
        går rundt, står, løber, render, truer, svinger, vifter, råber, skriger, er på gangen, ude på, fægter, jagter
    """,
}

ENGLISH = {
    "threat": """
        threat*, kill you|him|her|us|me|them|everyone, going to kill, will kill, i know where you, know where ~
        live*, hurt you|him|her|us|me, burn ~ down, blackmail*, stalk*, bomb, shoot you|him|her|us|me, you will
        regret, watch your back, come after, coming after, gang, revenge, cut you|your, stab you|him|her, break
        his|her|my|our|their|your legs|neck|arms|arm|nose|windows, beat ~ up, beat me|him|her|us up, going to get
        you|me|him|her|us, find out where, next time he|she|i, burn the house|building|place, come for you|me|us,
        murder*, make me pay, you are dead, in danger from, killed, killing him|her|me, wants to kill, hurt me if,
        hurt you if, would hurt, will hurt, will break, would break, would kill, next time
    """,
    "hit": """
        hit, hits, hitting, beat, beats, beaten, beating, punch*, violen*, attack*, assault*, stab*, strangl*,
        choke, choked, choking, kick* him|her|me|us|his, pushed, pushes, slap*, abus*, fight, fights, fighting,
        bruis*, bleeding, rape*, molest*, aggressive*, spat at, throws things, threw ~ at, chased, chasing, grabbed,
        black eye, rampage, lunged, throws her|him|me, threw her|him|me, thrown down, dragged, drags, bit
        me|him|her, broke his|her|my nose|arm, black eyes, blood on, blood from, domestic, hurting, swung, swinging,
        waved, waving a, came at me|us, raised his hand|fist
    """,
    "weapon": """
        knife, knives, gun, guns, weapon*, axe, machete, bat, hammer, pistol, shotgun, rifle, sword, crowbar, iron
        bar, acid, gunshot*, shot, shots, shooting
    """,
    "fear": """
        afraid, scared, frightened, terrified, fear for, intimidat*, unsafe, dare not, don't dare, do not dare, is
        terrified, too scared, scared to, afraid to, feel unsafe, feels unsafe, fearful, frightening
    """,
    "confront": """
        in my face, blocks the, blocked the, waits for me, waiting for me, harass*, abuse at, insult*, follows
        me|us, followed me|us, racist, pounding on my door, kicks my door, banging on my door
    """,
    "shouted_at": "shouts at, shouted at, yells at, yelled at, screams at, screamed at",
    "grass": "the road, the deadline, the market, the headlines, a nail, jackpot",
    "mild_violent": """
        killing time, shot of, heart attack, fighting spirit, dressed to kill, beat the, my phone, fight for, in one
        shot, fight against
    """,
    "rent_threat": "threat* ~ evict*|court|terminat*|lawyer|fine, threat* to evict|throw|kick",
    "himself": "himself, herself, myself, themselves",
    "police": "police*, 112, officer*",
    "plead": "please stop, stop it, help me, let me go, leave me alone, no no",
    "break_things": "breaking, smash*, broke, crash*, shatter*, breaks",
    "barricade": """
        locked ourselves, locked myself, locked in the, hiding, barricaded, ran out, locked the door, locked our
    """,
    "colleague": "colleague*, staff, co-worker*",
    "first_in": "the first one, the next person, whoever comes, anyone who",
    "acute_word": "happening now, right now, please hurry, hurry",
    "present": "is, are, can hear, hear, screaming, shouting, beating",
    "present_act": "is, are, shouting, waving, walking, running, standing",
}

CUES = {
    "threats_or_violence": (
        ("threat !rent_threat !mild_violent !himself", 0.7),
        ("threat person !rent_threat !himself", 0.2),
        ("threat weapon !himself", 0.4),
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
        ("shouted_at", 0.5),
        ("text:shouted_at fear", 0.5),
        ("text:shouted_at threat", 0.2),
        ("text:shouted_at confront", 0.2),
        ("text:shouted_at police", 0.2),
        ("text:confront fear", 0.3),
        ("text:confront threat", 0.2),
        ("text:confront police", 0.2),
        ("quarrel hit !grass", 0.3),
        ("child quarrel break_things", 0.6),
        ("quarrel plead", 0.6),
        ("text:quarrel police fear", 0.2),
        ("hit !grass !mild_violent !himself -child_only_victim", 0.55),
    ),
    "threats_or_violence-": (
        ("text:self_harm -hit", 0.5),
        ("text:rent_threat -weapon -hit", 0.5),
        ("text:harmless fear", 0.3),
    ),
    "acute": (
        ("text:weapon barricade", 0.7),
        ("text:weapon colleague", 0.5),
        ("text:threat right_now today -rent_threat", 0.5),
        ("quarrel plead", 0.7),
        ("text:hit barricade", 0.6),
        ("text:weapon threat first_in", 0.7),
        ("text:threat gas_or_fire now", 0.5),
        ("text:threat gas_or_fire right_now", 0.7),
        ("text:weapon right_now -mild_violent -calm_now", 0.8),
        ("text:weapon fear today -calm_now", 0.5),
        ("text:hit right_now -grass -mild_violent -calm_now", 0.7),
        ("text:weapon threat now -calm_now", 0.6),
        ("text:hit plead", 0.5),
        ("hit right_now !grass -calm_now", 0.5),
        ("text:quarrel right_now break_things", 0.4),
        ("text:acute_word hit -calm_now", 0.6),
        ("text:acute_word threat -calm_now", 0.6),
        ("text:acute_word weapon", 0.6),
        ("text:acute_word child", 0.5),
        ("weapon stairs threat", 0.5),
        ("threat child quarrel", 0.5),
        ("hit now present !grass !mild_violent -calm_now", 0.55),
        ("weapon threat present_act -calm_now", 0.6),
        ("weapon quarrel present_act -calm_now", 0.5),
    ),
}
