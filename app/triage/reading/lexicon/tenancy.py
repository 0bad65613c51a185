"""Money and the lease: payments that fail, steps that end a tenancy or are taken back, and one's own notice."""

from __future__ import annotations

DANISH = {
    "no_payment": """
        ikke .. indbetalt, ikke .. betalt for, ikke .. registreret indbetaling*, ingen indbetaling*, manglende
        indbetaling*, manglende betaling*, ikke set nogen betaling*, betaling* .. returneret, betaling* .. afvist,
        returneret fra banken, afvist af banken, ikke .. blevet betalt, ikke fået betalt, ikke får betalt, mangler
        januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december, mangler at betale, ikke
        fik pengene, ikke modtaget leje*|husleje*, leje* .. ikke indgået, husleje* .. ikke indgået, ikke indgået
        siden, ikke kommet noget siden, klare lejen, klare huslejen, betale lejen, betale hele huslejen, betale
        huslejen, ikke længere betale, bagefter med, kommet bagud, bagud med, hængt i bremsen, to måneder i træk,
        tre måneder i træk, seneste to perioder, seneste to måneder, misligholdt betaling*, indskud* .. mangler,
        mangler .. indskud*, mangler .. leje, mangler .. husleje, skylder, skyldte, skyldig, skyldnere, udestående,
        restance*, *restance, betaler kun halvdelen, trækker penge til regninger
    """,
    "housing_money": """
        husleje, huslejen, leje, lejen, leje*betaling, boligbetaling*, boligafgift*, boligydelse*, indskud*,
        indskuddet, boligregning*, lejemål*, boligforening*, boligselskab*, boligorganisation*, udlejer*, lejer,
        lejeren, lejers, andelshaver*, perioder, måneders leje
    """,
    "money_help": """
        budget*, afdrag*, afdragsordning*, rater, betalingsservice, økonomi*, styre sine penge, styre pengene, styr
        på regningerne, regningerne, regninger, rudekuvert*, rykker, rykkere, lån, jobcentret betaler, ydelse*,
        enkeltydelse*, kontanthjælp*, nedsat .. ydelse, gæld, overblik*, arbejdsløs*
    """,
    "lease_ended": """
        sætter|sætte familien|lejeren|beboeren|manden|kvinden|ham|hende|dem ~ ud, sættes familien|lejeren|beboeren ~
        ud, ophævede, ophævet .. kontrakt|lejekontrakt|lejemål|lejeaftale, ophæver .. kontrakt, hævede .. kontrakt,
        hæver lejekontrakten|kontrakten|lejemålet|lejeaftalen|lejeforholdet, hæves, kontrakt* .. hævet,
        lejekontrakt* .. hævet, lejeaftale* .. ophævet, lejemål* .. ophævet, ophævelsesbrev*, ophævelsesskrivelse*,
        opsagde .. lejer, opsagt lejer*|beboer*, har opsagt, lejlighed opsagt, opsagt sin, opsagt hans|hendes, fået
        .. opsigelse, skal flytte inden|senest|den|med, skal være ude, frist .. til at flytte, frist til .. flytte,
        kort frist, opsige ham|hende|lejer*|dem, er blevet opsagt, opsagt fra sin, flytte ud senest, fraflytning
        skal, fraflytning den, fraflytning senest, skal ud af sin|min|vores|hans|hendes lejlighed|bolig, skal ud
        den|til, sættes ud, sat ud, sat på gaden, stå uden bolig, miste .. bolig|lejlighed, brev fra retten, brev
        fra fogeden, brev .. om at .. ud
    """,
    "taken_back": """
        gennemføres ikke, bliver ikke gennemført, trukket tilbage, trækkes tilbage, trækker .. tilbage, kommer ikke
        den, er afvist, afvist anmodning*, afvist begæring*, har .. afvist, hævet i retten, er hævet efter, indgået
        forlig, forlig, sagen er slut, dermed slut, ikke opfyldte, aflyst, aflyses, tilbagekaldt, bortfalder,
        bortfaldet, udskudt, udsat på, annulleret, frafaldet, ikke aktuel
    """,
    "court_step": """
        fogedret*, foged, fogeden, fogedens, fogedsag*, fogedforretning*, udsættelse, udsættelsen, udsættelser,
        udsættelsesforretning*, udkørende, opsigelsen, opsigelse, ophævelsen, ophævelse, retten, skifteret*,
        tvangsfuldbyrd*, udsættelse af lejer*
    """,
    "lease_thing": """
        lejer, lejeren, lejers, lejemål*, lejemålet, lejlighed*, beboer*, beboeren, skyldner*, skyldneren,
        rekvirent*, bolig*, kontrakt*, lejekontrakt*, lejeaftale*, lejeforhold*
    """,
    "own_notice": """
        opsagt af os, opsiges af os, vi opsiger, jeg opsiger, vil gerne opsige, ønsker at opsige, vil opsige, opsige
        min|mit|vores, hvordan opsiger, skal jeg opsige, selv sagt op, selv opsagt, har selv opsagt, har vi opsagt
        vores, flytter frivilligt, opsiger selv
    """,
    "general_talk": """
        artikel*, materiale, temamøde*, bog, film, foredrag, statistik*, udsatte lejere, hjemløshed, regler,
        reglerne, ny lov, kursus
    """,
    "bailiff_date": """
        sat dato på, dato på til, berammet, er berammet, fastsat til, fastsættes .. til, er fastsat, fremrykket til,
        foretages udsættelse, udsættelse foretages, foretages .. den, kører ud til, møder op den, kl den
    """,
    "cannot_enter_words": "lukker ikke op, adgang, adgang nægtes",
}

ENGLISH = {
    "no_payment": """
        missed .. payment*, no payment, not paid, has not paid, hasn't paid, stopped paying, cannot pay, can't pay,
        behind with, behind on, owes, owe, arrears, unpaid, late with, payment .. returned, benefits .. delayed
    """,
    "housing_money": "rent, rental, tenant, landlord, lease, housing association, flat, apartment",
    "money_help": """
        budget, instalment*, installment*, payment plan, benefits, debt, bills, lost my job, lost his|her job
    """,
    "lease_ended": """
        terminated .. lease|tenancy|contract, must leave my|the, have to leave my|the, has to leave, must vacate,
        must move out, have to move out, lease .. terminated, lease .. ends, lease .. cancelled, notice to leave,
        paper from the court, letter from the court, letter from the bailiff, thrown out, kicked out, evicted
    """,
    "taken_back": "cancelled, called off, withdrawn, will not take place, not take place, dropped, settled",
    "court_step": "bailiff, bailiff's court, eviction, enforcement",
    "lease_thing": "tenant, lease, tenancy, flat, apartment, contract",
    "own_notice": """
        i want to terminate my, we want to terminate our, i would like to give notice, want to give notice
    """,
    "general_talk": "article, book, movie, statistics, seminar, training",
    "bailiff_date": "scheduled on, scheduled for, set for, will take place on",
    "cannot_enter_words": "access",
}

CUES = {
    "rent_arrears": (
        ("no_payment housing_money !cleaning !backlog", 0.6),
        ("text:no_payment housing_money -cleaning -backlog -rent_politics -not_paid_company", 0.3),
        ("text:no_payment money_help -cleaning -backlog", 0.4),
        ("text:housing_money money_help -rent_politics -backlog", 0.2),
        ("rent money_help !rent_politics", 0.45),
        ("text:rent money_help -rent_politics -backlog", 0.25),
    ),
    "eviction_notice": (
        ("lease_ended !own_notice !other_contract !hypo", 0.6),
        ("text:lease_ended lease_thing -own_notice -postponed", 0.25),
        ("court_step bailiff_date !postponed !general_talk", 0.5),
        ("text:court_step bailiff_date lease_thing -postponed -general_talk", 0.4),
        ("court_step taken_back lease_thing !postponed", 0.6),
        ("text:court_step taken_back lease_thing -postponed -own_notice", 0.3),
    ),
    "eviction_notice-": (
        ("text:own_notice -court -bailiff_date", 0.8),
        ("text:general_talk -court -bailiff_date -lease_ended", 0.6),
    ),
}
