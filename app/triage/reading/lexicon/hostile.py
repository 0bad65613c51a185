"""A body laid hold of, struck or marked; things hurled, weapons shown, doors broken down, people followed.

A hostile verb alone says little, and a part of the body alone nothing: it is the two within a few words that tell.
"""

from __future__ import annotations

DANISH = {
    "lay_hold": """
        tage, tager, tog, taget, gribe, griber, greb, grebet, holder, holdt, holde, hive, hiver, hev, hevet, trække,
        trækker, trak, trukket, vride, vrider, vred, vredet, klemme, klemmer, klemte, klemt, presse, presser,
        pressede, presset, rykke, rykker, rykkede, rive, river, rev, revet, nappe, nappede, løfte, løfter, løftede,
        slæbe, slæber, slæbte, flå, flåede, bøje, bøjede, tvang, trykke, trykker, trykkede, trykket, har
        hende|ham|mig, fik fat, fat i
    """,
    "grabbed_part": """
        hals, halsen, strube, struben, nakke, nakken, krave, kraven, hår, håret, hårtot*, øret, ørerne, kæben,
        håndled, håndleddet, overarm*, underarm*, skulderen, skuldrene, trøjen, jakken, skjorten, nakkeskind*,
        hestehale*
    """,
    "body_part": """
        ansigt, ansigtet, hoved, hovedet, baghoved*, panden, pande, tinding*, næse, næsen, kind, kinden, mund,
        munden, tænder, tænderne, øje, øjet, mave, maven, ryg, ryggen, brystet, ribben*, siden, skinneben*, knæ,
        knæet, lår, lårene, skridtet, lysken, fingre, fingrene, hånden, læben, kæbe, arm, armen, numsen, nyrerne,
        skulder
    """,
    "strike": """
        slå, slår, slog, slået, sparke, sparker, sparkede, sparket, hugge, hugger, huggede, hugget, prikke,
        prikkede, ramte, rammer, ramt, stak, stukket, banke, banker, bankede, banket, klaske, klasker, klaskede,
        klasket, daske, dasker, daskede, dasket, daske, pryglede, gav, giver, givet, fik, får, fået, langede, pande,
        pander, pandede, nikkede, nikker, nikket, knaldede, knalder, knaldet, hamrede, hamrer, hamret, stangede,
        jog, plantede, smækkede, smækket, smækker, trådte, træder, trådt, spyttede, spytter, spyttet, bed, bider,
        bidt, kradsede, kradser, kradset, skar, skærer, skåret, kastet, kastede, kaster
    """,
    "with_tool": """
        med en|et|sin|sit|hans|hendes
        pande|stegepande|stok|bræt|flaske|kæde|paraply|kost|kosteskaft|skovl|rør|kæp|spade|krykke|strygejern|sten|lampe|vase|stol|planke|bordben|gren|ledning|bælte|støvle|nøglebundt|mursten|fjernbetjening|telefon|gryde|askebæger|kødhammer|skruenøgle|skruetrækker|koben|brækjern|donkraft|cykelkæde|cykellås|flaskehals|barberblad|saks,
        med knyttet hånd|næve, med knyttede hænder|næver, med flad hånd, med albuen, med knæet, med hovedet
    """,
    "seized": """
        <lay_hold> .. om|i|ved|op|ned|rundt .. <grabbed_part>, hånd|hånden|hænder|hænderne ~ om ..
        hals|halsen|struben, i kraven, i nakken på, i håret på,
        presset|presser|pressede|skubbet|skubbede|mig|hende|ham|os .. op|ind mod|ad
        væg|væggen|mur|muren|døren|spejlet, vred|vrider|vredet|vride ..
        arm|armen|armene|finger|fingrene|håndled*|tommel*, arm|armen .. om på ryggen, vrider armen om, brækket ..
        hendes|hans|mine|min|to .. fingre|finger|arm|næse, hoved|hovedet|hånd|hånden .. ned i|på|under, dyppede ..
        hoved*, holdt|holder|holde .. under vand*, ruske|rusker|ruskede|rusket|ryster|rystede|ryste
        hende|ham|barnet|babyen|pigen|drengen|den, ryster|rystede|ryste .. baby*|spædbarn*|barnet,
        skubbede|skubber|skubbet ~ så|ned|ind|ud|omkuld|om, skubbet|puffet|maset|klemt|spændt ned|op|ind|inde,
        sparket ud, sparket ned, blev|bliver
        sparket|slået|skubbet|revet|trukket|spyttet|puffet|klasket|nikket|kvalt|stukket|skåret,
        hugget|huggede|hugger ud efter, stak|stikker|stukket|hakkede|hakker .. ud efter, stikker efter,
        gik|går|fløj|farer|for|røg .. på|løs <victim>, gik|går|røg på <victim>, brænde*
        hende|ham|barnet|pigen|drengen, cigaret* .. på|mod .. <body_part>
    """,
    "body_blow": """
        <strike> ~ i|over|på|mod|for|gennem|bag .. <body_part>, <harm> ~ i|over|på|mod .. <body_part>, <struck> ~
        i|over|på|mod .. <body_part>
    """,
    "dealt": """
        fik|får|fået|gav|giver|givet|gi'r|langede|stak|tildelte|uddelte|uddelt|tildelt|delte ~
        lussing*|skalle|albue|knytnæve*|næve|næver|knæ|spark|skub|puf|los|tæv|klø|tærsk|øretæve*|kindhest*|kæberasler*|endefuld|buksevand|dask,
        en|et på|i|over
        kassen|skrinet|hovedet|låget|tuden|munden|kæben|snotten|trynen|snuden|ørerne|nakken|kinden|maven
    """,
    "hurled": """
        kaste|kaster|kastede|kastet|smide|smider|smed|smidt|kyle|kyler|kylede|kylet|slynge|slynger|slyngede|fyrer|fyrede|skød|skyder|skyde
        ~ efter|imod .. <victim>, kaste|kaster|kastede|kastet|smide|smider|smed|smidt|kyle|kyler|kylede|kylet ~
        efter alle|folk|børn|børnene|dem|forbipasserende|cyklister|min|mit|vores|den|de|en|et, fløj|flyver ..
        lige|forbi|om ører|ørerne, forbi mit|hendes|hans øre|hoved, ned fra|på altanen|taget .. efter,
        hælder|hældte|hældt|skvattede|skvættede .. vand|kaffe|suppe|olie|benzin|syre|klorin .. over|på|ned <victim>,
        hældte|hældt|hælder kogende, kogende vand ~ over|ned|på, sten ~ gennem|ind ~ rude*|vindue*, mursten ~
        gennem|ind, en halv meter fra, forsøgte at køre, kørte efter|imod|ind <victim>
    """,
    "shown_weapon": """
        viste|viser|vist|trak|trækker|trukket|hev|holdt|holder|rettede|retter|pegede|peger|sigtede|sigter|satte|sætter|førte|løftede|svinger|svingede|truede
        ~ <weapon>, <weapon> ~ mod|for|op|foran .. <victim>, <weapon> ~ mod|for .. <grabbed_part>, <weapon> ~
        mod|for .. <body_part>, med <weapon>, med .. <weapon>, taget <weapon> med, <weapon> i hånden, <weapon>
        fremme, <weapon> parat, <weapon> i .. bæltet|bæltestedet|ærmet|inderlommen|støvlen|buksekanten
    """,
    "weapon": """
        kødhammer*, forskærerkniv*, brødkniven, køkkenkniven, foldekniven, jagtbøsse*, bøsse, bøssen, haglgevær*,
        oversavet, kobenet, jernrøret, øksen, hammeren, battet, macheten, saksen, kniven, knive, issyl, syl,
        stikkniv*, urtekniven, springkniv*, lommekniv*, dolken, benzindunk*, molotovcocktail*, sømpistol*, boltsaks,
        leen, høtyv, greben, luftbøssen, armbrøst
    """,
    "door_broken": """
        sparke|sparker|sparkede|sparket|smadre|smadrer|smadrede|smadret|hugge|hugger|huggede|hugget|hamre|hamrer|hamrede|hamret|save|saver|savede|savet|bryde|bryder|brød|brudt|slå|slår|slog|slået|tramper|trampet|kaster|flækket|flækker
        .. dør|døren|døre|dørene|dørpladen, sparket|sparkede|hugget|slået ~ dør|døren ind, dør|døren .. i
        stykker|smadder|splinter, dør|døren ind, løs på .. dør|døren|genboens|naboens, hamrer|dundrer|banker|sparker
        ~ på .. dør|døren .. med
    """,
    "followed": """
        fulgt|følger|fulgte|følge efter, bliver|blev|blevet fulgt, forfulgt, fulgt ud|hjem|helt,
        passet|passer|passede .. op, blevet passet op, ventede|venter|ventet på mig|hende|ham|os|min|vores|ved,
        står|stod|stået|sidder|sad ~ når jeg|hun|vi kommer|går|tager|skal, står|stod|stået ~ og
        kigget|kigger|kiggede|glor|stirrer|venter|ventede ~ ind|efter|på, haven|hækken om natten,
        spærrede|spærrer|spærret ~ vej|vejen|døren|trappen, stillede|stiller sig ~ vejen, ikke komme forbi, lader ..
        ikke passere, ikke slippe forbi, fundet min nye|hemmelige, fundet ud af ~ bor, hvisker .. navn, ringer på ~
        hver nat, taget gennem|af mit|mine|vores .. vindue*, billede* af mig|hende|mine, nøgle ~ til min
        egen|hendes, kigger ind, kigget ind, klippet ud, lagt sig på kølerhjelmen, lagde sig på kølerhjelmen,
        kølerhjelm*, jager|jagtede|jagter mig|os|ham|hende|folk, løb|løber|løbet efter mig|hende|ham|os|folk
    """,
    "avoids": """
        tør ikke|ikke tør ~ sove|komme|gå|være|hente|møde|åbne|bruge|vaske|lukke|sige|blive|tage|cykle|skifte, tør
        ikke|ikke gå alene, tør ikke .. navn, går en omvej, en omvej, omvejen|omveje, tager bagtrappen, bagtrappen
        nu, flyttet midlertidigt, sover hos sin|min, holdt op med at gå, bruger ikke længere, ikke går alene, kommer
        ikke alene, altid to, kun to, to mand, to sammen, en makker med, makker, sygemeldt*, låser sig inde, stol
        for|under døren|dørhåndtaget, kniv under puden, sender ikke flere, kun med to, ikke vil stå der alene,
        forskræmt*, skræmt fra vid
    """,
    "marked_body": """
        fingermærke*, mærke* ~ på|om|omkring|efter ..
        hals|halsen|armen|armene|håndleddet|kroppen|hoften|ryggen|kinden, mærkerne, håndaftryk*, gul og blå, gule og
        blå, striber efter, stribe* på låret|lårene|ryggen, runde sår, runde brandsår, blåt|blot øje, blå pletter,
        brækket tommel*|finger*|fingre|næse*|underarm*|kæbe*|kraveben*|arm*|håndled*, brækket ..
        næse|arm|finger|fingre, flækket læbe|øjenbryn, blodige læber, blodig næse|læbe, blod ud af, hæs, syet
        fire|fem|seks|tre|to|otte sting, fået syet, sting i, hårtot*, bar|bart plet i håret, faldet ned ad trappen
        igen, gået ind i en|et|skab*|dør*, lange ærmer, klud|vaskeklud|forbinding om hånden, briller ..
        trådt|smadret|knust, brillerne, revet i stykker, buksebenet, bed|bidt i buksebenet, læge har set mærker*,
        arbejdsskade
    """,
    "set_on": """
        hidser ~ hund*|schæfer*|kamphund*|rottweiler*, hidset ~ hund*, pudset|pudser|pudsede|sluppet|slipper|slap ~
        hund*|kamphund*|schæfer*|den løs, tag ham tag ham, på kommando, hunden løs på, kamphund*
    """,
    "own_door": """
        sin dør|hoveddør|egen, min egen dør, nøglen er væk, glemt nøglen, mistet nøglen
    """,
    "own_kin": """
        kæreste, kæresten, mand, manden, ægtefælle*, samlever*, eks, eksmand*, ekskæreste*, kone, konen, onkel, far,
        faren, faderen, stedfar*, papfar*, mors nye, hendes nye, hans nye, søn, sønnen, bror
    """,
}

ENGLISH = {
    "lay_hold": """
        grab, grabs, grabbed, pull, pulls, pulled, drag, drags, dragged, squeeze, squeezes, squeezed, twist, twists,
        twisted, held, holds, hold, pin, pinned, took, seized, yank, yanked, shoved, shove, pushed
    """,
    "grabbed_part": "throat, neck, hair, collar, wrist, wrists, arm, shoulder, ear, sleeve",
    "body_part": """
        face, head, nose, mouth, stomach, ribs, back, chest, leg, eye, jaw, cheek, lip, teeth, shin, belly, hand
    """,
    "strike": """
        hit, hits, punch, punches, punched, kick, kicks, kicked, slap, slaps, slapped, struck, strikes, elbowed,
        kneed, spat, spits, spit, smacked, stabbed, cut, bit, bites, scratched, beat, beats, threw, poked
    """,
    "with_tool": """
        with a|his|her|an
        pan|stick|bottle|chain|umbrella|broom|pipe|plank|belt|cable|chair|brick|hammer|crutch|fist, with both fists
    """,
    "seized": """
        <lay_hold> ~ by|around|my|her|his .. <grabbed_part>, hand|hands|fist ~ around|against|on ..
        throat|neck|nose|face, against the wall|door|railing, shoved|pushed|threw ~ against|into|down|over,
        headbutt*, shakes|shook|shaking the baby|child|boy|girl, shakes her|him, lunged, lunges, swung at, swings
        at, raised his|her fist|hand, being hit|beaten|kicked|strangled, beating on, beats his|her|my|up, beating
        her|him|them|my|his
    """,
    "body_blow": "<strike> ~ in|on|over|across|to the|my|her|his .. <body_part>",
    "dealt": "gave me|him|her|us a slap|kick|punch|shove|push|beating, a punch in, a slap in, a kick in",
    "hurled": """
        threw|throws|throwing|hurled|hurls|flung|chucked ~ at|through, brick through, stone through, plates, bottle
        past, poured|pours|pouring ~ over|on me|him|her|us, boiling water
    """,
    "shown_weapon": """
        pull|pulled|pulls|showed|shows|held|holds|waved|waving|waves|pointing|points|pointed|swinging|swings ~
        <weapon>, <weapon> ~ at|against|to me|him|her|us|my|his|the, with .. <weapon>, <weapon>
        in|tucked .. belt|waistband|sleeve|boot
    """,
    "weapon": "pistol, hatchet, cleaver, meat hammer, kitchen knife, bread knife, sledgehammer, pitchfork, petrol can",
    "door_broken": """
        kick|kicked|kicks|kicking|broke|break|breaks|breaking|smash|smashed|smashing .. door|doors, door .. in|down
    """,
    "followed": """
        follow|followed|follows|following me|her|him|us|home, waits|waiting|waited for me|her|him|us, stands|stood
        outside my|her|our, blocks|blocked my|the|her way|door|path, would not let me|her|him pass, cornered,
        chases|chased|chasing me|him|her|us, stalk*, watches me, takes pictures of me|my, found my new, knows where
        i
    """,
    "avoids": """
        take the back stairs, takes the back stairs, do not dare, does not dare, dare not, afraid to
        go|use|leave|open|walk|come, not going out, does not go out any more|anymore, do not use the ~ any
        more|anymore, only enter with two, with two people, moved out for now, very frightened, scared to, sleeps at
        her|his
    """,
    "marked_body": """
        bruise*, black eye, cut on, marks on|around, hoarse, scalp, torn jacket, torn shirt, small bite, bite marks,
        split lip, swollen, broken nose|wrist|finger|arm|rib|ribs, stitches, scratches, red mark, hand print
    """,
    "set_on": "let|lets his|her dog loose, set|sets his|her dog on, dog loose on, dog at me, sicced",
    "own_door": "his|her own door, lost his|her key|keys",
    "own_kin": """
        husband, boyfriend, partner, ex, wife, girlfriend, father, dad, stepfather, uncle, son, brother, husban
    """,
}

CUES = {
    "threats_or_violence": (
        ("seized !grass !lookup !himself -make_believe", 0.6),
        ("body_blow !grass !lookup !himself -make_believe", 0.55),
        ("text:body_blow person -make_believe -lawn", 0.2),
        ("with_tool strike !grass !himself -make_believe", 0.5),
        ("dealt !grass !himself -make_believe", 0.55),
        ("hurled !himself -make_believe", 0.6),
        ("shown_weapon !himself -make_believe", 0.6),
        ("door_broken person !own_door -make_believe", 0.4),
        ("text:door_broken fear", 0.4),
        ("followed !himself", 0.3),
        ("text:followed avoids", 0.5),
        ("text:followed fear", 0.4),
        ("text:followed menace", 0.4),
        ("text:avoids confront", 0.3),
        ("text:avoids seized", 0.4),
        ("text:avoids hurled", 0.4),
        ("text:avoids announced", 0.4),
        ("marked_body own_kin", 0.4),
        ("text:marked_body own_kin quarrel", 0.3),
        ("text:marked_body seized", 0.4),
        ("text:marked_body avoids", 0.4),
        ("text:marked_body lay_hold own_kin", 0.4),
        ("set_on", 0.5),
    ),
    "children_at_risk": (
        ("child seized !adult_child !happy_child", 0.5),
        ("child body_blow !adult_child !happy_child !grass", 0.5),
        ("child dealt !adult_child !happy_child !grass", 0.35),
        ("child marked_body !adult_child !happy_child !mishap", 0.5),
        ("text:child marked_body own_kin -adult_child -happy_child -mishap", 0.3),
        ("text:child seized parent -adult_child -happy_child", 0.3),
    ),
    "acute": (
        ("child seized !adult_child !happy_child", 0.5),
        ("child body_blow !adult_child !happy_child !grass", 0.45),
        ("child marked_body !adult_child !happy_child !mishap", 0.45),
    ),
}
