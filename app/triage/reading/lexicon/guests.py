"""Ubehagelige gæster: others take over the home, live off its tenant, or more live there than it was let to."""

from __future__ import annotations

DANISH = {
    "guests_in": """
        flyttet ind hos, flyttet ind i, flytter ind hos, har flyttet ind, har ~ indlogeret, bor der
        fire|fem|seks|syv|otte|ti, bor nu ~ mænd|folk|fremmede, overtaget, har overtaget, taget over, slår sig
        ned, slået sig ned, overnatter, overnattende, sover hos ham|hende, sover på gulvet, ligger og sover,
        ubudne gæster, ubudne, ubehagelige gæster, fremmede mennesker, ukendte personer, folk går|render|kommer
        ud og ind, går ind og ud, render ind og ud, trafik af folk, rend af, gennemgangsrum, gennemgangslejr,
        biler holder ~ kort, folk kommer og går, kommer og går, logerende, lejere i lejligheden, gæster,
        gæsterne, såkaldte venner, venner ~ flyttet, kammerater, hjemløse sover, hjemløse, bande ~ lejlighed,
        lukker fremmede ind, slænget, besættelse, besat lejligheden, har nøgle, fået nøgle, taget
        hans|hendes|mine|min nøgle*, nøglerne har de, rykket ind, rykker ind, har taget
        soveværelset|lejligheden|værelset|stuen|over, tog over, taget over hos, taget soveværelset, indtaget,
        invaderet, invaderer, slår lejr, slået lejr, rend, værre rend, folk vi ikke kender, mennesker vi ikke
        kender, nogen vi ikke kender, kommer på alle tider, hele tiden nye, nye ansigter, nye mennesker, bliver
        fem minutter, mange forskellige mænd, skiftende mænd, fremmede mænd, besøg døgnet, besøgende, slæng,
        bekendtskaber, banker på alle, banker ham op, bor hos ham|hende, bor der nu, sover der, har fået nøgle*,
        låner lejligheden, bruger lejligheden, bruger hans|hendes|min lejlighed, gæsterne vil ikke, uindbudt*,
        drukkammerat*, drikkekammerat*, druk*ammerater, junkier, narkomaner, misbrugere, holder møde hos,
        pusherne, unge mænd, fremmede ~ lejlighed*|bor|sover|overnatter|opgang*|hos, fremmede går, ukendte
        mænd|mennesker|typer|folk, er flyttet ind hos|uden|og, nu flyttet ind, alle går ind, typer ~
        flyttet|lejlighed*|hos, hænger ud hos, har flyttet sig ind, venner* er flyttet|rykket, bor ~
        mænd|folk|mennesker|fremmede, bor nu ~ mænd|personer
    """,
    "exploit": """
        udnyt*, kunder, sælger, sælger hash|stoffer|piller|fra lejligheden, handles, pusher*, narko*,
        narkohandel*, hashsalg*, hash, stoffer, stofhandel*, hashklub*, prostitu*, bordel*, sexkøb*, sexarbejd*,
        luder*, mandebesøg, hæver ~ kort|konto|penge, hævet ~ kort|konto|penge, bruger hans|hendes|mit kort,
        hans|hendes ~ kort, tager hans|hendes|mine penge, tager hans|hendes|mine, tager ~
        pension*|kontanthjælp*, tømmer ~ konto|køleskab*, låner penge, låner hans|hendes, spiser hans|hendes
        mad, kører i hans|hendes, kører i ~ bil, ikke ~ komme ind i sit|sin, sover i kælderen, sover på trappen,
        sover ude, tør ikke sige, tør ikke bede, tør ikke smide, får ikke lov, ikke lov til, ikke må komme ind,
        ville ikke lade mig, kan ikke komme af med, få dem ud, går ikke igen, vil ikke gå, vil ikke flytte,
        nægter at gå, nægter at flytte, styrer lejligheden, misbruger hans|hendes, snyder ham|hende, franarre*,
        lokke*, presser ham|hende, tvinger ham|hende, tvinge*, slave, det er deres lejlighed, deres nu, siger at
        det er deres, menneskehandel, førtidspension*, pensionen, kontanthjælpen, hans penge, hendes penge, mine
        penge, tømt hans|hendes|min konto, hæver, hævet på, automaten, dankort*, mobilepay, kviklån, lån i
        hans|hendes navn, oprettet ~ abonnement*, sælger ~ vinduet, sælger det, handel fra, salg fra, salg af,
        købere, ryger hash, stofsalg*, fixerum, bunkebryllup, tør ikke bede dem, tør ikke sige fra, kan ikke
        sige fra, kan ikke sige nej, siger ikke nej, ikke frivilligt, mod sin vilje, mod hans|hendes vilje,
        lukker dem ind, bede dem gå, smide dem ud, får dem ikke ud, tager alt, stjæler, stjålet, tjener penge
        på, holdes som, truer ham|hende til, bruger ham|hende, bruger hende som, rullet, bedraget, afpresse*,
        dørvogter, gemmer stoffer|våben|tyvekoster, tyvekoster*, hælervarer, hæler*, værksted i lejligheden,
        bestemmer over ham|hende, kontrollerer ham|hende, handler med|fra|narko|hash, handel med|fra
    """,
    "crowd": """
        fremlej*, fremudlej*, airbnb, korttidsudlej*, kolonne*, arbejdere bor, østarbejdere, polske arbejdere,
        madrasser på gulvet, på skift, bor ~ toværelses, bor ~ etværelses, bor ~ etværelse, for mange mennesker,
        overbefolk*, mange der bor, bor ~ personer i, flere end der må, ti mand, tolv mand, ikke på kontrakten,
        står ikke på kontrakten, ulovligt udlejet, udlejer videre, lejet ud til, uanmeldt*, ikke tilmeldt,
        tilmeldt adressen, overbelæg*, sovesal, syv|otte|ni|ti|tolv|femten
        arbejdere|mænd|personer|mand|mennesker, sover på skift, højst to personer, tre familier, flere familier,
        bor mange, alt for mange, mange mennesker bor, køjeseng*, udlejer værelser, lejer ud, lejer værelser ud,
        ulovlig udlejning
    """,
    "their_flat": """
        hans lejlighed, hendes lejlighed, min lejlighed, lejligheden, hos ham, hos hende, hos mig, hos os, hos
        min, hos jimmy, boligen, værelset
    """,
    "friends": """
        venner, vennerne, fætre, bekendte, mænd, mand, unge, fyre, typer, personer, mennesker, folk, kæreste,
        nevø
    """,
    "parking": """
        gæsteparkering*, gæstekort, gæsteværelse*, gæstebolig*, gæstehus*, bryllup*, konfirmation*, fødselsdag*,
        julegæster
    """,
}

ENGLISH = {
    "guests_in": """
        moved in with, have moved in, has moved in, took over, taken over, taking over, strangers, unknown
        people, people stay, staying in, stay in my|his|her, in and out, come and go, coming and going, sleeping
        on his|her|my, have my|his|her key*, has my|his|her key*, so-called friends, squat*, uninvited, guests,
        won't leave, refuse to leave, will not leave, live in my|his|her
    """,
    "exploit": """
        exploit*, taking advantage, take advantage, takes advantage, dealing, dealer*, drugs, sell, sells,
        selling, prostitut*, brothel, use his|her|my card, uses his|her|my, his|her ~ card, take his|her|my
        money, takes his|her|my, taking his|her|my money, steal*, is theirs, it is theirs, not allowed in
        his|her|my, cannot get them out, can't get them out, control*, forced to, sleeps in the basement, my
        phone is used, use my, his|her pension, bank card, credit card, steal from him|her, stole his|her, takes
        all, loans in his|her name, does not dare ask them, cannot say no, can't say no, afraid to ask them,
        used as, drug dealing, dealers, drug users
    """,
    "crowd": """
        sublet*, subletting, airbnb, overcrowd*, too many people, people living in, persons living, not on the
        lease, mattresses on the floor, ten people, eight people, many people living, bunk beds, rents out,
        renting out his|her|the rooms, illegal tenants
    """,
    "their_flat": """
        his flat, her flat, my flat, his apartment, her apartment, my apartment, the flat, the apartment, his
        place, her place, my home, his home
    """,
    "friends": "friends, cousins, men, people, guys, boyfriend",
    "parking": "guest parking, guest room, wedding, birthday",
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
    ),
    "exploitative_guests-": (("text:parking", 0.5),),
}
