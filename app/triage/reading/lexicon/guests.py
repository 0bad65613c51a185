"""Ubehagelige gæster: others take over the home, live off its tenant, or more live there than it was let to."""

from __future__ import annotations

DANISH = {
    "guests_in": """
        flyttet ind hos, flyttet ind i, flytter ind hos, har flyttet ind, har ~ indlogeret, bor ~
        mænd|mand|folk|mennesker|personer|fremmede, bor der fire|fem|seks|syv|otte|ti, bor nu ~
        mænd|folk|fremmede, overtaget, har overtaget, taget over, holder til, hænger ud, slår sig ned, slået sig
        ned, overnatter, overnattende, sover hos ham|hende, sover på gulvet, ligger og sover, ubudne gæster,
        ubudne, ubehagelige gæster, fremmede mennesker, fremmede, ukendte, ukendte personer, folk
        går|render|kommer ud og ind, går ind og ud, render ind og ud, ind og ud, ud og ind, trafik af folk, rend
        af, rend i, gennemgang, gennemgangsrum, gennemgangslejr, biler holder ~ kort, folk kommer og går, kommer
        og går, logerende, lejere i lejligheden, typer, gæster, gæsterne, såkaldte venner, venner ~ flyttet,
        kammerater, hjemløse sover, hjemløse, bande ~ lejlighed, lukker fremmede ind, slænget, besættelse, besat
        lejligheden, har nøgle, nøgle til, fået nøgle, taget hans|hendes|mine|min nøgle*, nøglerne har de
    """,
    "exploit": """
        udnyt*, kunder, kunde, sælger, sælger hash|stoffer|piller|fra lejligheden, handler, handles, handel,
        pusher*, narko*, narkohandel*, hashsalg*, hash, stoffer, stofhandel*, hashklub*, prostitu*, bordel*,
        sexkøb*, sexarbejd*, luder*, mandebesøg, hæver ~ kort|konto|penge, hævet ~ kort|konto|penge, bruger
        hans|hendes|mit kort, hans|hendes ~ kort, tager hans|hendes|mine penge, tager hans|hendes|mine, tager ~
        pension*|kontanthjælp*, tømmer ~ konto|køleskab*, låner penge, låner hans|hendes, spiser hans|hendes
        mad, kører i hans|hendes, kører i ~ bil, ikke ~ komme ind i sit|sin, sover i kælderen, sover på trappen,
        sover ude, tør ikke sige, tør ikke bede, tør ikke smide, bestemmer, får ikke lov, ikke lov til, ikke må
        komme ind, ville ikke lade mig, kan ikke komme af med, få dem ud, ud igen, går ikke igen, vil ikke gå,
        vil ikke flytte, nægter at gå, nægter at flytte, styrer lejligheden, kontrollerer, misbruger
        hans|hendes, snyder ham|hende, franarre*, lokke*, presser ham|hende, tvinger ham|hende, tvinge*, slave,
        det er deres lejlighed, deres nu, siger at det er deres, menneskehandel
    """,
    "crowd": """
        fremlej*, fremudlej*, airbnb, korttidsudlej*, kolonne*, arbejdere bor, østarbejdere, polske arbejdere,
        madrasser på gulvet, på skift, bor ~ toværelses, bor ~ etværelses, bor ~ etværelse, for mange mennesker,
        overbefolk*, mange der bor, bor ~ personer i, flere end der må, flere end, ti mand, tolv mand, ikke på
        kontrakten, står ikke på kontrakten, ulovligt udlejet, udlejer videre, lejet ud til, uanmeldt*, ikke
        tilmeldt, tilmeldt adressen, overbelæg*, sovesal
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
        phone is used, use my
    """,
    "crowd": """
        sublet*, subletting, airbnb, overcrowd*, too many people, people living in, persons living, not on the
        lease, mattresses on the floor
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
