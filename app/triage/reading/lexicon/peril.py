"""Bodies and minds in peril: self-harm, collapse, confusion, wandering, the brink of a roof."""

from __future__ import annotations

DANISH = {
    "self_harm": """
        selvmord*, selvmords*, tage sit ~ liv, tage livet af sig, tager livet af sig, tage mit ~ liv, tage sit eget,
        ende ~ liv|det hele, ikke ~ leve længere, ikke ~ leve mere, vil ikke leve, ønsker at dø, vil dø, vil gerne
        dø, vil bare dø, hellere være død, bedre uden mig, ikke være her mere|længere, orker ikke at leve, ikke mere
        liv, livet ikke værd, hænge sig, hængt sig, springe ud, springer ud, sprunget ud, hoppe ud, springe fra,
        taget alle|mange ~ piller|pillerne, taget en masse piller, alle pillerne, overdosis, overdosi*, har taget
        piller, slugt piller, skåret sig, skåret i sig, skære sig, skærer i sig selv, cuttet, pulsåre*, håndled*,
        farvelbrev*, afskedsbrev*, skrevet farvel, farvel til alle, reb om halsen, en løkke, slå sig selv ihjel,
        selvdestrukt*, gøre en ende på, taget ~ sovemedicin|sovepiller|piller|pillerne|tabletter|panodiler|medicin
        jeg|medicin han|medicin hun, taget alt ~ medicin, spist ~ piller|sovepiller|panodil*, tømt ~ pilleglas, lagt
        et brev til, skrevet et brev til os alle, brev hvor han|hun siger farvel, siger farvel, sagt farvel, kan
        ikke leve, ingen grund til at leve, ikke lyst til at leve, livslede, livstræt, ville ønske han|hun|jeg var
        død, gå i havet|vandet, kaste sig ud, foran toget, foran et tog, stå på broen, barberblad*, skærer i
        armene|armen, skåret i armene|armen, snitter sig, selvmordstank*, selvmordstruende, tanker om at dø, tænker
        på at dø, slutte det hele, slut på det hele, få det overstået, ikke mere at leve for, ikke noget at leve
        for, hører ikke fra mig igen, sidste gang i hører, stå* oppe på taget, står på taget, står på
        broen|kanten|altankanten, ude over gelænderet, truer med at springe|hoppe|tage, vil springe, vil hoppe, ikke
        være her i morgen, ses ikke mere, sidste hilsen, sagde farvel, taget for mange, pilleæske*, tom* pilleglas,
        taget gift, snor om halsen, ikke ville være her mere, ikke vil være her mere, ikke være her mere, ikke gider
        leve, gider ikke leve, gider ikke livet, ikke mere her, tidligere forsøgt, selvmordsforsøg*, gøre noget ved
        sig selv, gør noget ved sig selv, gøre skade på sig selv, vil skade sig selv, skade sig selv, gøre sig selv
        fortræd, gør sig selv noget, gør sig selv ondt, gøre sig selv ondt, kniven mod sig selv, nemmest hvis jeg
        ikke|forsvandt, forsvinde for altid, bedst hvis jeg ikke var her, et reb, reb liggende, købt et reb, i aften
        det sker, har skrevet testamente, pistol mod sig selv, ingen vil savne, ingen savner mig, ikke blive savnet,
        bedre for alle, alle har det bedre uden
    """,
    "collapsed": """
        ligger på gulvet, ligger på køkkengulvet|badeværelsesgulvet|trappen|jorden, faldet om, bevidstløs*, livløs*,
        ikke ~ trækker vejret, trækker ikke vejret, reagerer ikke, kan ikke vækkes, råber om hjælp, råber hjælp, råbte
        om hjælp, kalder på hjælp, kalder om hjælp, banker svagt, svage råb, hjerteanfald, hjertestop, blødende, bløder,
        blodpøl, krampe*, kan ikke rejse sig, kan ikke komme op, jamrer, stønner, klynker, faldet og kan ikke,
        ambulance*, livsfare*, livstruende, kritisk tilstand, ligger i entreen|gangen|badet|sengen og kan ikke, ligger
        og kan ikke, kan ikke komme ud af badekarret, ligger på ~ gulv*, ligger nede, faldet på badeværelset, faldet i
        badet, har ligget hjælpeløs*|der|på|siden|i flere|hele, han|hun har ligget, ligget på gulvet, svarer ikke når
        jeg rusker, grå i hovedet, grå i ansigtet, blå i ansigtet, ligblegt, ligger en
        mand|kvinde|dame|herre|fyr|beboer|person|nogen inde|her|der|henne|udenfor|under, ligger bevidstløs, gisper, ikke
        i stand til at rejse, banker på røret, svag stemme, hjælp hjælp, kalder hjælp, råber efter hjælp, blå i hovedet,
        slagtilfælde, blodprop lige, kalde* ~ hjælp, råbe* ~ hjælp, kalder ~ hjælp, råber ~ hjælp, råbt ~ hjælp, skriger
        ~ hjælp, faldet ~ ikke ~ op, faldet og ligger, ikke kan komme op, ikke ~ rejse sig, ikke selv ~ op igen, banker
        på gulvet, ligger ~ på gulvet, ligger i badet|trappen|entreen|køkkenet, trækker vejret dårligt, har åndenød,
        brystsmerter, slået hovedet og, blå læber, ligner en død, ikke til at komme i kontakt med, ikke til at få liv i,
        ikke få liv i, livløst, ligger på badeværelset|gulvet|køkkengulvet|badeværelsesgulvet, trækker vejret, kan ikke
        bevæge sig
    """,
    "corpse": """
        død, døde i, ligger død, måske død, er død derinde, lig, liget, ligstank, lugt* ~ lig, død i lejligheden,
        ikke i live, frygter at han|hun er død
    """,
    "corpse_here": """
        liglugt*, ligstank*, *liglugt, lugt|lugten|lugter|lugtede|stinker|stank|stanken ~ lig|død|døden|forrådnelse, som
        et lig, ligger ~ død|livløs, ligger et lig
    """,
    "dead_animal": """
        hund*, hunden, kat, katten, kattelig, mus, musen, rotte*, fugl*, due, duer, fisk, dyr, dyret, kanin*, marsvin*,
        hamster*, høne*, fluer
    """,
    "dead_thing": """
        hund*, hunden, kat, katten, telefon*, batteri*, computer*, fugl*, plante*, træ, træet, mus, rotte*,
        ægtefælle, kone, mand, hans kone, far, mor, søster, bror, fisk, dødsbo*, bo, arving*, død punkt
    """,
    "confused": """
        dement*, demens*, glemsom*, senil*, forvirret, forvirrede, forvirring, husker ikke, kan ikke huske, ved ikke
        ~ hvilken, ved ikke ~ hvor ~ bor, kan ikke finde hjem, kan ikke finde sin, finder ikke hjem, forvildet,
        fare* ~ vild, ved ikke hvad dag, ved ikke hvem, alzheimer*, glemt komfuret, ikke ~ nummeret, går forkert,
        står i ~ dør, kunne ikke kende mig, kender mig ikke, kender ikke sin, kan ikke kende, kalder på sin afdøde,
        afdøde mand|kone, tror ~ lever|krig|krigen|1950, spørger efter sin, huske hvor, ikke huske hvor, blevet
        glemsom, ringer ~ på ~ forkert*, forvirret*, desorienteret*, ude af den, vildfaren, hukommelse*, samme
        spørgsmål, går hvileløst, hvileløst, forstår ikke hvor, svarer i øst, virrer, finder ikke, leder efter sin,
        ikke ved hvad ~ hedder|dag|år, ikke ved hvem, ikke ved hvor, ved ikke hvor, ved ikke hvad ~ hedder|dag, hvor
        hun|han bor, spurgte hvem, spurgte hvad dag, spørger hvad dag, hvilken dag det er, hvad dag det er, spørger
        samme, lyder forkert, snøvler, snøvlende, virker fraværende, fraværende, taler sort, taler i vildelse, i
        vildelse, forstår ikke hvad, ikke orienteret, orienteret i tid, forveksler, glemmer at spise|slukke|lukke,
        ladet komfuret, gasblus*, glemmer komfuret, glemt at slukke ~ komfur*|plade*|gas*, glemmer alting, glemmer
        alt, glemmer ting, glemmer hvor|hvem|hvad|sin|sine|at, ved ikke altid hvor|hvilken|hvem, tror jeg er
        hendes|hans, troede jeg var, troede at jeg var, spørger om det samme, kan ikke hitte ud af, finde ud af
        hvilken, nøglen forkert, prøver at låse sig ind hos, låse sig ind hos os, tror hun bor, tror han bor, pakker
        sin kuffert for at, skal hjem til sin mor, leder efter sin mor, komme på arbejde ~ pensionist, glemt sit
        eget navn, glemmer at spise, glemmer gassen|komfuret|vandet, ikke længere rede på, mister orienteringen, kan
        ikke finde rundt, finde rundt, spurgte ~ jul|sommer|søndag|mandag|år
    """,
    "wandering": """
        på motorvej*, på vejen, ude i kulden, natkjole, nattøj, pyjamas, bare fødder, i sokker, i undertøj, i tøfler, i
        hjemmesko, i sneen, fandt ham|hende, på stationen, midt på vejen, samlet ~ op, fundet på|i|ved, fandt hende|ham,
        på motorvejen, i kulden, i regnen, på gaden, uden sko, uden overtøj, på bare fødder, kun iført, tynd kjole, i
        supermarkedet, midt om natten, gåede rundt, blev samlet op, kørt hjem, bragt hjem, i bussen, ved busstop*, gik
        på skinnerne, morgensko, sutsko, hjemmesko, morgenkåbe, i strømpesokker, på pladsen, på torvet, i en butik, i
        parken, på perronen, langs vejen, ude i regnen|sneen|kulden, står vi med, vi står med, vi har en ~ her, siddende
        på en bænk, gik rundt på|i, vandrede, går rundt på|ude, fundet på|i|ved|siddende|gående, på
        rådhus*|torvet|pladsen|havnen, morgenkåbe, ved busstoppestedet, busstoppested*, venter på sporvogn*
    """,
    "brink": """
        vindueskarm*, vinduesbræt*, gelænder*, rækværk*, altankant*, karmen, tagkant*, tagryg*, kanten, skinnerne,
        broen, brorækværk*, på taget, åbent vindue, åbne vindue
    """,
    "jump": "hopper, hoppe, springer, springe, springer ud, kaster sig, falde ned, falder ned, lade sig falde",
    "not_seen": """
        ikke ~ set, ikke ~ er set, ikke været set, ikke været ude, ingen ~ set, ikke set ham|hende, har vi ikke set,
        ikke ~ livstegn, ingen livstegn, intet livstegn, ikke hørt fra, ikke hørt noget fra, ikke ~ hørt ham|hende,
        ingen kontakt, ikke få kontakt, kan ikke ~ kontakt, kan ikke få fat i, kan ikke få fat på, forsvundet,
        sporløst, savnet, ikke gjort i <number> dage, svarer ikke, ikke ~ svaret, ikke ~ svarer, svarer hverken,
        tager ikke telefon*, tager ikke sin telefon, reagerer ikke, gardinerne ~ trukket|nede|for, ruller* ~ nede,
        aviser* ~ ligger|hober, ingen har hørt, ikke hentet ~ avis*|post, ikke lys hos, ikke lys i, ingen lys, mørkt
        i lejligheden, gardinerne ~ rullet|nede, persiennerne, rullet ned, ikke set til, ikke set noget til, set
        noget til, ingen har set, ikke haft kontakt, hører ikke noget fra, ikke hørt en lyd, ikke hørt lyd, ikke
        hørt, ikke reageret, kommer ikke til døren, kommer ikke ned, ikke mødt op til, ikke dukket op til, ikke
        kommet på arbejde, meldt savnet, forgæves ringet, telefonen er slukket, går direkte på telefonsvarer, ikke
        åbnet, plejer at komme, ingen respons, ikke set siden, sidst set, sidst blev set, kan ikke få hul igennem,
        ikke taget telefonen, har ikke svaret, ikke været nede, mistet kontakten, åbner ikke for, kommer ikke ud,
        ingen set til, ingen har set til, ikke været ved, ikke kommet ned, ikke gået tur, ikke luftet hund*, uden
        livstegn, ikke et ord fra, tavs siden, hverken set eller hørt, hverken set, ikke åbnet i, ikke lukket op i,
        kan ikke få kontakt, udeblevet fra, no longer answers, svarer ikke længere, svarer ikke på, svarer ikke min,
        ikke vist sig, ikke været til, ikke været at se, har ikke vist, vist livstegn
    """,
    "mail_heap": """
        postkasse* ~ fuld|fyldt|propfuld|bugner|flyder, fuld postkasse, post* ~ hober|ligger|vokser, posten hober,
        aviser, reklamer, brevsprække*, ligger post, post bag døren, stak post, postkassen
    """,
}

ENGLISH = {
    "self_harm": """
        suicid*, kill himself|herself|myself|themselves, end his|her|my|it all|life, end it all, take his|her|my own
        life, wants to die, want to die, don't want to live, not want to live, overdose*, taken all ~ pills, taken ~
        pills, took ~ pills, swallowed ~ pills, jump off|out|from, hang himself|herself|myself, cut
        herself|himself|her|his wrist*, cutting herself|himself, goodbye letter, goodbye note, self-harm*, better
        off dead, better off without me, saying goodbye, said goodbye, swallowed ~ pills|tablets|box, sleeping
        pills, whole box of, take ~ all ~ pills, no reason to live, tired of living, do not want to be here|alive,
        not want to be alive, in front of a train, razor blade*, wants to end, ending it, take my life, suicide
        note, cannot go on, can't go on, end it tonight|all|now, want to end, standing on the roof|bridge|ledge, not
        be here tomorrow, final goodbye, too many pills, harm himself|herself|myself, hurt himself|herself|myself,
        no point in living, better if i was not, tried to kill, suicide attempt, attempted suicide, would not be
        here, does not want to live, doesn't want to live, wants to disappear, nobody would miss|will miss, no one
        would miss|will miss, better for everyone
    """,
    "collapsed": """
        lying on the floor, is on the floor, on the bathroom|kitchen floor, unconscious, collapsed, not breathing,
        not moving, calling for help, shouting for help, crying for help, heart attack, bleeding, cannot get up,
        can't get up, ambulance, seizure, lifeless, lying on, has been lying, help help, cries for help, calls for
        help, weak voice, stroke, fainted, passed out, call* ~ help, shout* ~ help, fallen and|in|on, is not moving,
        not responding to, chest pain, cannot breathe, lies on the, cannot move, can't move
    """,
    "corpse_here": """
        smell|smells|smelling|smelled|smelt|stinks|stink|reeks|stench ~ corpse|death|dead, smell* like death,
        lies dead, lying dead
    """,
    "dead_animal": "dog, cat, mouse, mice, rat, rats, bird, fish, animal, pigeon, rabbit, fly, flies",
    "corpse": "dead, died inside, dead body, corpse, passed away inside",
    "dead_thing": """
        dog, cat, phone, battery, plant, tree, husband, wife, mother, father, brother, sister, bird, mouse, rat
    """,
    "confused": """
        confused, dementia, demented, forget*, forgets, senile, alzheimer*, does not know where, doesn't know where,
        disoriented, lost her|his way, cannot remember, can't remember, does not remember, wrong door, did not
        recognise|recognize, does not recognise|recognize, memory, asks the same, thinks it is, looking for her|his
        dead|late, lost on, what day it is, asks ~ what day, does not know ~ name, doesn't know ~ name, left the
        stove, left the gas, forgot the stove, not sure where, cannot say where, slurred, slurs, mixes up, thought i
        was, thinks i am, called me by, does not know me, not make sense, makes no sense, repeats herself|himself,
        cannot find her|his way|home, tries to open our|my door
    """,
    "wandering": """
        wandering, wanders, found, nightgown, pyjamas, pajamas, slippers, barefoot, in the snow, in the street, on
        the road, motorway, picked up, walking on, in the rain, without shoes, without coat, bus stop, brought home
    """,
    "brink": "railing*, ledge, window sill, windowsill, edge, open window, the roof, the bridge, the tracks",
    "jump": "jump, jumps, jumping, fall, fall down",
    "not_seen": """
        not seen, not been seen, haven't seen, hasn't been seen, no one ~ seen, nobody ~ seen, no sign of, not
        answer*, does not answer, doesn't answer, no answer, cannot reach, can't reach, no contact, not heard from,
        haven't heard from, disappeared, curtains ~ closed|drawn, not responding, unable to reach, not picking up,
        not left the flat|apartment|house, last seen, not been out, no lights, lights ~ off, no light in, phone is
        off, not picked up, has not answered, hasn't answered, not replied, have not heard, haven't seen him|her, no
        response, not seen since, not collected, not come out, not come down, lost contact, nobody has heard, no one
        has heard, neither seen nor heard, no longer answers, stopped answering, does not reply, doesn't reply, not
        opened the door, has not opened, not answering the door|phone
    """,
    "mail_heap": """
        mailbox ~ full|overflowing, letterbox, mail is piling, post is piling, newspapers, mail ~ pile*, piled up
        mail
    """,
}
