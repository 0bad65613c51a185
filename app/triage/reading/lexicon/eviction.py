"""Ophævelse, opsigelse, fogedsag, udsættelse: steps taken or cancelled, not what somebody only fears or threatens."""

from __future__ import annotations

DANISH = {
    "court": """
        foged, fogeden, fogedens, fogedret*, fogedforretning*, fogedsag*, fogedrekvisition*, fogedmøde*, kongens
        foged, udkørende, rekvisition*, udlæg, retsmøde*, i retten, boligret*, stævning*, stævnet, stævner,
        fravigelse*, fravige, *fogedforretning, umiddelbar fogedforretning, udsættelsesforretning*, låsesmed ~
        foged*, tvangsfuldbyrd*, fuldbyrdelse*, fuldbyrdes, sagen|sag til retten, dommer|dommeren ~ ud|flytte|bo,
        beramme*, berammet, retten på et fogedmøde
    """,
    "evict": """
        udsættelse, udsættelsen, udsættelser, udsættelses*, sættes ud, sat ud, sat på gaden, sættes på gaden, sætte
        ~ ud af, smidt ud, smides ud, smide ~ ud, smider .. os|mig|ham|hende|dem|lejer*|beboer*|familien ud, ryger
        ud, ud af sin lejlighed, udsættes, udsat af, miste ~ lejlighed*|bolig*|hjem, mister ~
        lejlighed*|bolig*|hjem, effektiv udsættelse, tvangsflyt*, blive sat ud, står til at blive sat ud, står til
        udsættelse, ud af min|vores|sin|deres lejlighed|bolig, ud på gaden, forlade ~ lejlighed*|bolig*, udsætte
        ham|hende|lejer*|familien, sættes ~ ud af, sættes ~ ud den|kl|i, vi skal ud, skal vi ud
    """,
    "evict_step": """
        ophævelse, ophævelsen, ophævelses*, ophævet, ophæver, ophæve, hæve ~ lejemålet|lejeaftalen|lejekontrakten,
        hæver ~ lejemålet|lejeaftalen|lejekontrakten, hævet lejemålet, opsigelse, opsigelsen, opsigelses*, opsagt,
        opsige, opsiger, fraflytte, fraflyttet ~ tvang*, flytte ud inden|senest, flyttet ud senest, ude inden den,
        ude senest, fraflyttes, rømme*, rømmes, aflevere nøglerne, nøglerne skal afleveres, har mistet
        lejligheden|boligen, betinget lejeforhold*, 14 dages frist, påkravsfrist*, være ude den|inden|senest, skal
        være ude, skal fraflytte, være flyttet, er blevet opsagt, har fået en opsigelse, sendt ophævelse, sendt
        opsigelse, ophæves, ophæv, til fogedretten, sendt ~ til fogedretten, indbragt for boligretten, lejekontrakt*
        ~ ophører|udløber, tidsbegrænset ~ udløber, nøgleaflevering*, fraflytning den|senest|inden|til, til
        fraflytning, fraflytningsdato*, skal|må|måtte .. aflevere .. lejlighed*|bolig*|lejemål*|værelset, skal|må ..
        give slip på .. lejlighed*|bolig*, frist* for fraflytning, fraflytningsfrist*, pålagt|påbudt|dømt|tvunget
        til at fraflytte|flytte|rømme, skal forlade .. huset|kolonihavehus*|værelset|boligen|lejligheden
        inden|senest|den, skal forlade .. boligen|lejligheden, skrevet|skrev under ~ være ude|fraflytte|flytte ud,
        ikke bo her|der mere|længere, lejemålet|lejeaftalen er bortfaldet, sagt mig|os|ham|hende|dem op, ekskluderet
        ~ være ude|fraflytte, nøglesmed* ~ foged*|fogeden|lejer*|beboer*
    """,
    "evict_done": """
        blev|er sat ud, er blevet sat ud|smidt ud, blev smidt ud, er blevet sat på gaden, udsat ved fogedens, blev
        udsat, er blevet udsat, er udsat, blev sat på gaden, sat ud i går, sat ud i dag, smidt ud af|i, står på
        gaden, låsen skiftet, skiftet lås
    """,
    "cancelled": """
        aflyst, aflyses, aflyser, tilbagekaldt, tilbagekalder, bortfald*, bortfaldet, frafald*, frafaldet, trukket
        tilbage, udsat til, udskudt, udskydes, berostillet, annullere*, stillet i bero, droppet, sat i bero, ikke
        gennemført, udgået, udgår, sluttet, slettet, hævet forretning*, ikke længere aktuel, henlagt, trukket
        anmodningen, fogedsag* ~ hævet, sagen er hævet, sag* ~ hævet, begæring* ~ hævet, er hævet da, taget af
        bordet, er standset, standset, indgået forlig, ikke aktuel
    """,
    "lapsed": "bortfald*, bortfaldet, trukket tilbage, frafald*, ikke længere aktuel, annulleret",
    "postponed": """
        mødet, møder, frist*, sagsbehandling*, svar, svaret, fristen, svarfrist*, høring*, eksamen*, bede om
        udsættelse, anmode om udsættelse, anmoder om udsættelse, få udsættelse, givet udsættelse, udsættelse med,
        deadline*, aflevering*, projekt*, opstart*, indflytning*, renovering*, valg*, generalforsamling*, udsat pga,
        sat ud af drift, udsættelse af ~ møde*|frist*|høring*|svar*|arbejd*|opstart*|betaling*|renovering*|ferie*,
        af mødet, arrangementet, høringen, til den næste, renoveringen, badeværelserne, udsættelse på
        renovering*|byggeri*|møde*, udsat til næste|den|uge|januar|efter|videre, udsat på ubestemt, udsat for
        lidt|hærværk|tyveri|vold|mobning, er udsat for, afdelingsmøde*
    """,
    "other_contract": """
        job, jobbet, stilling, stillingen, sin stilling, arbejde, arbejdet, abonnement*, telefon*, mobil*,
        internet*, bredbånd, kontrakt ~ med, aftale, aftalen, samarbejd*, p-plads*, parkeringsplads*, garage*,
        medlemskab*, vicevært*, leverandør*, rengøringsfirma*, serviceaftale*, forsikring*, ansættelse*,
        udlejningschef*, forbud*, karantæne*, tv-pakke*, kollega, medarbejder*, forlovelse*, restriktion*, vaskeri*,
        haveforening*, kolonihave*, direktør*, chef*, leder, driftsleder*, bank*, konto*, gartner*, aftalen med,
        firma*, abonnementet, med vores, fyret, elevator* aftale, vaskeriaftale*, håndværker*, makker, makkeren,
        vicevært ~ opsagt, afskediget, afsked, vagter
    """,
    "surname": "hr|fru|frk|familien foged, foged|fogeds hansen|jensen",
    "termination_letter": """
        brev ~ ophævelse, modtaget ophævelse|opsigelse, fået ophævelse|opsigelse, sendt ophævelse|opsigelse,
        varsel*, opsigelse af lejemål*, ophævelse af lejemål*, opsagt lejemål*, opsagt ~ lejlighed*|lejemål*|bolig*,
        ophævet ~ lejemål*|lejlighed*|lejeaftale*|lejekontrakt*, lejemål* ~ ophævet|opsagt, har ~ ophævet, sendt ~
        ophævelse|opsigelse, varslet ophævelse|opsigelse ~ lejemål, brev om at ~ lejemål*, ophævelse til lejer*,
        opsigelse til lejer*, ophævet mit|vores|min, opsagt mit|min|vores
    """,
    "registered": """
        registreret, adressen, på adressen, rekvirent*, husstanden, skyldner*, lejer, kommunen underrettes,
        underrettes kommunen, fogedretten, indsat lejer
    """,
}

ENGLISH = {
    "court": """
        bailiff*, enforcement hearing, enforcement, court date, court hearing, in court on, court order, court
        officer*, court people, summons, bailiff's court, eviction hearing, fogedret*
    """,
    "evict": """
        evict*, thrown out, kicked out, throw ~ out, kick ~ out, put on the street, lose my|his|her|their|our
        home|flat|apartment, put out of, repossess*, take|takes|taking back my|his|her|our flat|apartment|home
    """,
    "evict_step": """
        terminat*, notice to quit, notice to leave, notice of, notice period, lease is cancelled, lease cancelled,
        end ~ lease, ended ~ lease, moved out by, move out by|before|within, moving out by, leave the
        flat|apartment|house by, vacate*, tenancy ended, cancelled my lease|contract, have to leave, must leave, has
        to leave, have to move out, must move out, told to leave, asked to leave, leave our|my|the
        apartment|flat|home, out before, out by, leave before, kicked out by, cancelled ~ lease, has|have|must|had ..
        hand|give .. over|back|up .. flat|apartment|house|home|room|keys, hand|give over|back|up
        the|her|his|my|their|our flat|apartment|house|home|keys ~ by|on|before, to be out of
    """,
    "evict_done": """
        was|were evicted, been evicted, has been evicted, was thrown out, changed the lock*, locks were changed, on
        the street now, lost his|her|my|their home|flat|apartment
    """,
    "cancelled": """
        cancelled, canceled, called off, withdrawn, postponed, revoked, suspended, no longer taking place, dropped
    """,
    "lapsed": "withdrawn, revoked",
    "postponed": "meeting, deadline*, exam*",
    "other_contract": "job, my position, subscription*, phone, internet, insurance, membership*, gym",
    "surname": "mr|mrs|ms foged",
    "termination_letter": """
        received ~ termination|notice|eviction, got ~ termination|notice|eviction, letter ~ termination|eviction,
        terminated ~ lease|tenancy|contract, termination of ~ tenancy|lease, letter that we|i have to, letter ~
        leave, letter ~ move out
    """,
    "registered": "address, tenant, household",
}

CUES = {
    "eviction_notice": (
        ("court !surname", 0.75),
        ("court date", 0.4),
        ("court today", 0.4),
        ("court evict", 0.4),
        ("text:court evict", 0.2),
        ("evict !hypo !postponed", 0.6),
        ("evict date !postponed", 0.4),
        ("text:evict date -postponed", 0.2),
        ("evict today !postponed", 0.4),
        ("evict tomorrow !postponed", 0.4),
        ("evict_step !hypo !other_contract !lapsed", 0.65),
        ("evict_step hypo termination_letter !other_contract", 0.5),
        ("termination_letter !other_contract !hypo !lapsed", 0.4),
        ("evict_step date !other_contract !lapsed", 0.3),
        ("evict_done", 0.65),
        ("evict_step lapsed !other_contract", 0.52),
        ("court cancelled", 0.3),
        ("evict cancelled", 0.6),
        ("evict registered !hypo", 0.3),
    ),
    "eviction_notice-": (
        ("text:evict postponed -court -evict_step", 0.5),
        ("text:evict_step arrears paid lapsed", 0.5),
        ("text:past resolved", 0.9),
    ),
}
