"""Huslejerestance: rent unpaid now, or help to pay it in time; a backlog of work is another restance."""

from __future__ import annotations

DANISH = {
    "arrears": """
        restance*, *restance, lejerestance*, betalingsmisligholdelse*, manglende betaling*, betalingsmislighold*,
        udestående*, skyldig husleje, bagud, bagefter med huslejen, skylder, skyldte, påkravsskrivelse*, inkasso*,
        *rykker, rykker for, rykkere, rykkergebyr*, ubetalt*, uden at betale, afdragsordning*, afdrage, afdrag,
        betalingsaftale*, henstand*, huslejegæld, lejegæld, boliggæld, i restance, bagud med ~
        husleje*|leje*|betaling*, skylder for, skylder i husleje, skylder ~ husleje*|leje|måneder|kr, skylder
        os|foreningen|boligforeningen, ikke har betalt, ikke betalt sin, kan ikke få betalt, mangler at betale, ikke
        betalt, har ikke betalt, huslejerykker*, betalingsrykker*, rudekuvert* ~ husleje, bs-opkrævning, skyldig
        leje, påkrav ~ leje|husleje|kr, mangler ~ at betale, mangler husleje*, mangler leje, mangler indbetaling,
        udestående, skyldigt beløb, beløb* ~ mangler, halv leje, halve leje, betaler kun, betaler for lidt, betaler
        altid for sent, får ikke betalt, rentetilskrivning*, gæld til boligforening*, gæld hos
        jer|boligforening*|udlejer, penge til huslejen, råd til huslejen, råd til at betale, kan ikke klare
        huslejen, husleje* ~ for sent, sent med husleje*, kontanthjælpsloft* ~ husleje*, uåbnede rudekuverter,
        skylder vist, skylder tre|to|fire måneder, skylder ~ måneder|kr|kroner
    """,
    "rent": """
        husleje, huslejen, huslejer, lejen, leje, boligleje, *husleje, huslejebetaling*, a conto, varmeregning*,
        varmebidrag*, antennebidrag*, boligafgift*, fællesudgift*, aconto, vandregning*, elregning*, månedsleje*,
        opkrævning*, boligydelse, boligstøtte, girokort, indfrysning*, lejebetaling
    """,
    "unpaid": """
        ikke ~ betalt, ikke ~ betaler, betaler ikke, ikke ~ betale, ikke ~ betales, mangler, mangler at betale,
        glemt, glemmer, glemte, mangler ~ indbetaling, for sent, ikke råd, ikke penge, ingen penge, ikke ~ modtaget,
        udebliver, udeblevet, forfalden*, forfaldne, forfaldent, ikke ~ overført, ikke ~ indbetalt, ikke ~ indgået,
        kommer ikke ind, kan ikke betale, springer ~ over, sprunget ~ over, tilbageført, afvist betaling, stoppet
        med at betale, holdt op med at betale, manglet, ubetalt*, udestår, halter, ikke kommet ind, kom ikke ind,
        dækkede ikke, dækker ikke, ikke nok på kontoen, netbank, kunne ikke betale, ikke kunnet betale, ikke havde
        råd, ingen råd
    """,
    "paid": """
        er betalt, blev betalt, indfriet, er indbetalt, betalt restancen, betalt i dag, alt betalt, er udlignet, har
        nu betalt, er nu betalt, betalt det hele, har betalt den|det|restancen|hele|alt, har selv betalt, jeg har
        betalt, har nu overført, er betalt nu
    """,
    "payment_help": """
        betalingsservice, pbs, budget*, økonomisk*, overblik over|økonomi, styr på økonomi*, enkeltydelse*
    """,
    "backlog": """
        sager, sagsbehandling*, ferie*, papirarbejde*, opgaver, journal*, mails, i vores arbejde, indberetning*,
        sagsbunke*, møder, referater, vedligehold*, restancer i sagsbehandlingen, med arbejdet, med svar, med
        svarene, med at svare, på kontoret, i bogholderiet, post, indtastning*, med opgaver, besvarelse*, tilsyn,
        registrering*, visitation*, bagud med at
    """,
    "rent_politics": """
        huslejestigning*, huslejenævn*, lejestigning*, lejenedsættelse*, huslejenedsættelse*, varsling*, varslet
        stigning, huslejeregulering*, for høj husleje, sætte huslejen op, hvad er huslejen, ventelisten
    """,
    "mail_box": """
        e-boks, eboks, breve, brev, brevene, mitid, nemid, digital post, post, posten, kuvert*, rudekuvert*, åbner
        ikke sin post, uåbnet*
    """,
    "not_paid_tenant": """
        lejer* ~ betaler|betalt ~ ikke, lejer* ~ ikke betalt|betaler, beboer* ~ ikke betalt|betaler, ikke betalt i
        to|tre|fire|fem måneder, ikke betalt siden, betaler aldrig
    """,
    "not_paid_company": """
        firma* ~ ikke ~ betalt, de ikke er blevet betalt, faktura*, fakturaer, ikke er blevet betalt, kommunen har
        ikke betalt, ikke betalt vores
    """,
}

ENGLISH = {
    "arrears": """
        arrears, owe, owes, owed, debt, debts, overdue, behind with|on, unpaid, outstanding, late payment, payment
        plan, instalment*, reminder letter, behind on ~ rent, behind with ~ rent, rent is late|unpaid, owes ~
        rent|months, half of the rent, late with ~ rent, rent debt
    """,
    "rent": "rent, rents, rental payment*, heating bill, electricity bill, the bill",
    "unpaid": """
        not paid, hasn't paid, haven't paid, has not paid, not been paid, cannot pay, can't pay, can not pay, not
        able to pay, unable to pay, didn't pay, did not pay, missed, is late, forgot to pay, not pay, stopped
        paying, no money, cannot afford, can't afford, late, could not pay
    """,
    "paid": """
        is paid, paid in full, been paid, paid it all, has paid everything|all|it|now|the, have paid
        everything|all|it|now|the, paid everything
    """,
    "payment_help": "direct debit, budget*, automatic payment*, digital things, online bank*, economy",
    "backlog": "cases, paperwork, reports, emails, our office is",
    "rent_politics": "rent increase, rent control, rent tribunal, raise ~ rent, lower rent, waiting list",
    "mail_box": "e-boks, eboks, letter, letters, mail, mitid, envelope*",
    "not_paid_tenant": "tenant ~ not paid, tenant ~ stopped paying, not paid for|since, tenant ~ paying",
    "not_paid_company": "invoice*",
}

CUES = {
    "rent_arrears": (
        ("arrears !backlog", 0.72),
        ("arrears rent", 0.4),
        ("arrears", 0.1),
        ("rent unpaid", 0.75),
        ("text:rent unpaid -rent_politics", 0.35),
        ("rent payment_help", 0.5),
        ("rent mail_box -rent_politics", 0.5),
        ("text:rent ask_help -rent_politics", 0.1),
        ("unpaid long person -cleaning !service_stop", 0.25),
        ("not_paid_tenant", 0.7),
    ),
    "rent_arrears-": (
        ("text:backlog -rent", 0.3),
        ("text:rent_politics", 0.5),
        ("text:arrears paid -ask_help", 0.5),
        ("text:not_paid_company", 0.7),
    ),
}
