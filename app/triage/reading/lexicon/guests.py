"""Ubehagelige gæster: others take over the home, live off its tenant, or more live there than it was let to."""

from __future__ import annotations

DANISH = {
    "guests_in": """
        flyttet ind hos, flyttet ind i, flytter ind hos, har flyttet ind, har ~ indlogeret, bor der
        fire|fem|seks|syv|otte|ti, bor nu ~ mænd|folk|fremmede, overtaget, har overtaget, taget over, slår sig ned,
        slået sig ned, overnatter, overnattende, sover hos ham|hende, sover på gulvet, ligger og sover, ubudne
        gæster, ubudne, ubehagelige gæster, fremmede mennesker, ukendte personer, folk går|render|kommer ud og ind,
        går ind og ud, render ind og ud, trafik af folk, rend af, gennemgangsrum, gennemgangslejr, biler holder ~
        kort, folk kommer og går, kommer og går, logerende, lejere i lejligheden, gæster, gæsterne, såkaldte venner,
        venner ~ flyttet, kammerater, hjemløse sover, hjemløse, bande ~ lejlighed, lukker fremmede ind, slænget,
        besættelse, besat lejligheden, har nøgle, fået nøgle, taget hans|hendes|mine|min nøgle*, nøglerne har de,
        rykket ind, rykker ind, har taget soveværelset|lejligheden|værelset|stuen|over, tog over, taget over hos,
        taget soveværelset, indtaget, invaderet, invaderer, slår lejr, slået lejr, rend, værre rend, folk vi ikke
        kender, mennesker vi ikke kender, nogen vi ikke kender, kommer på alle tider, hele tiden nye, nye ansigter,
        nye mennesker, mange forskellige mænd, skiftende mænd, fremmede mænd, besøg døgnet, besøgende, slæng,
        bekendtskaber, banker på alle, banker ham op, bor hos ham|hende, bor der nu, sover der, har fået nøgle*,
        låner lejligheden, bruger lejligheden, bruger hans|hendes|min lejlighed, gæsterne vil ikke, uindbudt*,
        drukkammerat*, drikkekammerat*, druk*ammerater, junkier, narkomaner, misbrugere, holder møde hos, pusherne,
        unge mænd, fremmede ~ lejlighed*|bor|sover|overnatter|opgang*|hos, fremmede går, ukendte
        mænd|mennesker|typer|folk, er flyttet ind hos|uden|og, nu flyttet ind, alle går ind, typer ~
        flyttet|lejlighed*|hos, hænger ud hos, har flyttet sig ind, venner* er flyttet|rykket, bor ~
        mænd|folk|mennesker|fremmede, bor nu ~ mænd|personer, bor nu en flok, en flok ~ hos, sat sig på, sat sig
        fast, har fået overtaget, folk boende, nogen boende, mænd boende, har fået ~ boende
    """,
    "exploit": """
        udnyt*, kunder, sælger, sælger hash|stoffer|piller|fra lejligheden, handles, pusher*, narko*, narkohandel*,
        hashsalg*, hash, stoffer, stofhandel*, hashklub*, prostitu*, bordel*, sexkøb*, sexarbejd*, luder*,
        mandebesøg, hæver ~ kort|konto|penge, hævet ~ kort|konto|penge, bruger hans|hendes|mit kort, hans|hendes ~
        kort, tager hans|hendes|mine penge, tager hans|hendes|mine, tager ~ pension*|kontanthjælp*, tømmer ~
        konto|køleskab*, låner penge, låner hans|hendes, spiser hans|hendes mad, kører i hans|hendes, kører i ~ bil,
        ikke ~ komme ind i sit|sin, sover i kælderen, sover på trappen, sover ude, tør ikke sige, tør ikke bede, tør
        ikke smide, får ikke lov, ikke lov til, ikke må komme ind, ville ikke lade mig, kan ikke komme af med, få
        dem ud, går ikke igen, vil ikke gå, vil ikke flytte, nægter at gå, nægter at flytte, styrer lejligheden,
        misbruger hans|hendes, snyder ham|hende, franarre*, lokke*, presser ham|hende, tvinger ham|hende, tvinge*,
        slave, det er deres lejlighed, deres nu, siger at det er deres, menneskehandel, førtidspension*, pensionen,
        kontanthjælpen, hans penge, hendes penge, mine penge, tømt hans|hendes|min konto, hæver, hævet på,
        automaten, dankort*, mobilepay, kviklån, lån i hans|hendes navn, oprettet ~ abonnement*, sælger ~ vinduet,
        sælger det, handel fra, salg fra, salg af, købere, ryger hash, stofsalg*, fixerum, bunkebryllup, tør ikke
        bede dem, tør ikke sige fra, kan ikke sige fra, kan ikke sige nej, siger ikke nej, ikke frivilligt, mod sin
        vilje, mod hans|hendes vilje, lukker dem ind, bede dem gå, smide dem ud, får dem ikke ud, tager alt,
        stjæler, stjålet, tjener penge på, holdes som, truer ham|hende til, bruger ham|hende, bruger hende som,
        rullet, bedraget, afpresse*, dørvogter, gemmer stoffer|våben|tyvekoster, tyvekoster*, hælervarer, hæler*,
        værksted i lejligheden, bestemmer over ham|hende, kontrollerer ham|hende, handler med|fra|narko|hash, handel
        med|fra, inviteret dem, sidder på trappen ~ imens, smidt ud af sin egen, smidt ud af sit eget, får ikke lov
        at sove, til de er færdige, drikker hans|hendes, køber øl til, giver dem penge, blåt mærke på armen, øl for
        hans|hendes, tager pengene, snylter*, nasser*, nasse på, suger ham|hende, ikke kan komme af med, komme af
        med dem|ham|hende
    """,
    "crowd": """
        fremlej*, fremudlej*, airbnb, korttidsudlej*, kolonne*, arbejdere bor, østarbejdere, polske arbejdere,
        madrasser på gulvet, på skift, bor ~ toværelses, bor ~ etværelses, bor ~ etværelse, for mange mennesker,
        overbefolk*, mange der bor, bor ~ personer i, flere end der må, ti mand, tolv mand, ikke på kontrakten, står
        ikke på kontrakten, ulovligt udlejet, udlejer videre, lejet ud til, uanmeldt*, ikke tilmeldt, tilmeldt
        adressen, overbelæg*, sovesal, syv|otte|ni|ti|tolv|femten arbejdere|mænd|personer|mand|mennesker, sover på
        skift, højst to personer, tre familier, flere familier, bor mange, alt for mange, mange mennesker bor,
        køjeseng*, udlejer værelser, lejer ud, lejer værelser ud, ulovlig udlejning, udlejes på nettet, udlejer på
        nettet, turister, udlejes til, på airbnb, nye mennesker hver, ti-tolv, feriegæster, korttidsleje, flere
        lejere end, i én lejlighed
    """,
    "their_flat": """
        hans lejlighed, hendes lejlighed, min lejlighed, lejligheden, hos ham, hos hende, hos mig, hos os, hos min,
        hos jimmy, boligen, værelset
    """,
    "friends": """
        venner, vennerne, fætre, bekendte, mænd, mand, unge, fyre, typer, personer, mennesker, folk, kæreste, nevø
    """,
    "parking": """
        gæsteparkering*, gæstekort, gæsteværelse*, gæstebolig*, gæstehus*, bryllup*, konfirmation*, fødselsdag*,
        julegæster
    """,
    "group": """
        flok, gruppe, bande, fyre, unge, venner, kammerater, mennesker, typer, gæster, kvinder, fætter, fætre,
        kæreste, bekendte, fremmede, slæng, banden, familie på, mænd, personer, en kvinde, en mand, folk, mænd der
    """,
    "at_home": """
        hos ham, hos hende, hos mig, hos min, i hans lejlighed, i hendes lejlighed, i min lejlighed, i
        hans|hendes|min stue|seng, på sofaen, i soveværelset, på lejligheden
    """,
    "stay": """
        bor, boede, bor nu, flyttet ind, flytter ind, flyttede ind, sover, overnatter, opholder sig, holder til,
        hænger ud, sat sig på, slået sig ned, fester, bliver boende, huserer, har taget ophold, går ind og ud,
        kommer og går, rykket ind, boende
    """,
    "take": """
        tager, tog, taget, hæver, hævet, låner, bruger, spiser, stjæler, stjålet, franarre*, overtaget, beslaglagt,
        kører i, svarer hans|hendes, har hans|hendes, snuppet, lænser, lænset, tømmer, tømt, fået fat i, får
        hans|hendes
    """,
    "valuables": """
        hævekort*, dankort*, kort, kortet, penge, pengene, løn, pension*, førtidspension*, kontanthjælp*, konto,
        kontoen, telefon, mad, bil, nøgle+, nøgler, medicin, køleskab*, ydelse*, su, pung, mobil*, mitid, kode*
    """,
    "his": "hans, hendes, sit, sin, sine, min, mit, mine",
    "loss_own": "tabt, mistet, glemt, lånt en nøgle, jeg har lånt",
    "traffic": """
        rend, værre rend, overtaget, har overtaget, kommer og går, ind og ud af lejligheden, ind og ud hele,
        fremmede mænd, skiftende mænd, taxaer, taxa, taxier, mange forskellige, folk jeg|vi ikke kender, nye
        ansigter, gennemgangsrum, gennemtræk, natlige gæster, natlige besøg, besøg døgnet, besøgende hele,
        forskellige mænd, en strøm af, strøm af mennesker|folk|mænd|biler, ringer på hele natten, junkier,
        narkomaner, stofmisbrugere, pushere, uden at være inviteret, ikke inviteret, selv har inviteret, inviteret
        dem, inviteret ham, som han ikke kender, som hun ikke kender
    """,
    "payday": """
        pension*, pensionen, kontanthjælp*, den første, løn, lønnen, ydelsen, udbetal*, køber øl*|sprut|mad, køber
        øllene, betaler for dem|alt|det, giver dem penge, lokker penge
    """,
}

ENGLISH = {
    "guests_in": """
        moved in with, have moved in, has moved in, took over, taken over, taking over, strangers, unknown people,
        people stay, staying in, stay in my|his|her, in and out, come and go, coming and going, sleeping on
        his|her|my, have my|his|her key*, has my|his|her key*, so-called friends, squat*, uninvited, guests, won't
        leave, refuse to leave, will not leave, live in my|his|her, never left, brought ~ guys|men|friends|people,
        they never leave, moved their, settled in
    """,
    "exploit": """
        exploit*, taking advantage, take advantage, takes advantage, dealing, dealer*, drugs, sell, sells, selling,
        prostitut*, brothel, use his|her|my card, uses his|her|my, his|her ~ card, take his|her|my money, takes
        his|her|my, taking his|her|my money, steal*, is theirs, it is theirs, not allowed in his|her|my, cannot get
        them out, can't get them out, control*, forced to, sleeps in the basement, my phone is used, use my, his|her
        pension, bank card, credit card, steal from him|her, stole his|her, takes all, loans in his|her name, does
        not dare ask them, cannot say no, can't say no, afraid to ask them, used as, drug dealing, dealers, drug
        users, until they are done, until they leave, waits outside, sits on the stairs, drink his|her, sponge*,
        buys them, pays them
    """,
    "crowd": """
        sublet*, subletting, airbnb, overcrowd*, too many people, people living in, persons living, not on the
        lease, mattresses on the floor, ten people, eight people, many people living, bunk beds, rents out, renting
        out his|her|the rooms, illegal tenants
    """,
    "their_flat": """
        his flat, her flat, my flat, his apartment, her apartment, my apartment, the flat, the apartment, his place,
        her place, my home, his home
    """,
    "friends": "friends, cousins, men, people, guys, boyfriend",
    "parking": "guest parking, guest room, wedding, birthday",
    "group": "group, guys, men, friends, people, cousins, strangers, gang, boyfriend",
    "at_home": """
        at his place, at her place, at my place, in his flat|apartment, in her flat|apartment, in my flat|apartment,
        to my room, my room, his sofa, her sofa
    """,
    "stay": "live, lives, living, moved in, stay, stays, staying, sleep, sleeping, never left, party, come and go",
    "take": "take, takes, took, use, uses, eat, eats, steal, steals, stole, borrowed, empty, emptied",
    "valuables": "card, money, salary, pension, account, phone, food, car, key, keys, benefits, wallet, code",
    "his": "his, her, my",
    "loss_own": "lost, forgot",
    "traffic": """
        different men, different people, in and out, coming and going, strangers, taken over, took over, visitors
        all, junkies, drug users, not invited, did not invite, people he does not know, people she does not know,
        cars stop
    """,
    "payday": "pension, salary, benefits, pays for everything|them, buys them|the beer, gives them money, payday",
}

CUES = {
    "exploitative_guests": (
        ("guests_in exploit !parking", 0.6),
        ("text:guests_in exploit -parking -thanks", 0.4),
        ("guests_in friends", 0.35),
        ("guests_in their_flat !parking !technical", 0.3),
        ("guests_in !parking", 0.25),
        ("guests_in often", 0.15),
        ("exploit their_flat", 0.3),
        ("exploit person", 0.25),
        ("text:exploit their_flat friends", 0.2),
        ("exploit frail", 0.4),
        ("crowd", 0.6),
        ("text:crowd friends", 0.2),
        ("guests_in fear", 0.3),
        ("text:guests_in weapon", 0.2),
        ("group at_home stay", 0.5),
        ("text:group at_home stay exploit", 0.3),
        ("group stay exploit", 0.3),
        ("take valuables his !key_lost !service_stop -rent -loss_own", 0.42),
        ("text:take valuables group stay", 0.2),
        ("traffic !technical !parking", 0.42),
        ("traffic often", 0.2),
        ("text:traffic frail", 0.25),
        ("text:traffic exploit", 0.25),
        ("text:traffic he_she", 0.15),
        ("text:payday traffic", 0.4),
        ("text:payday group stay", 0.3),
        ("text:payday exploit", 0.2),
        ("text:traffic hit", 0.15),
    ),
    "exploitative_guests-": (("text:parking", 0.5),),
}
