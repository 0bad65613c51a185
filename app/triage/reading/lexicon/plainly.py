"""Matters that have a name of their own: strife, a door kept shut, help that stopped; and notices that are none."""

from __future__ import annotations

DANISH = {
    "strife": """
        kan ikke enes, ingen af os kan enes, ikke blive enige, uenige om, har ikke talt sammen siden, taler kun
        gennem, så jeg banker, så jeg satte, så længe hun|han, bliver jeg ved med, klager over hinanden, klager vi
        begge, klager begge, mægle, mægling, tale med os begge, snakke med os begge, hver sin advokat, striden om,
        strid om, fejde*, på fjerde år, plankeværk*, hækken mellem, skillevæg*
    """,
    "no_entry": """
        slipper ingen ind, slipper ikke ~ ind, lukker ingen ind, lader ingen ind, nægtet adgang, nægter adgang, ikke
        fået adgang, ikke adgang, afvist ~ gange, blevet afvist, ikke lukke ~ ind, ikke lukket ~ ind, ikke lukket
        op, ikke lukke op, kan ikke komme ind og, forgæves, skruet kæden på, ingen skal ind, ikke få udskiftet, ikke
        kan komme til
    """,
    "fitter": """
        måler, målere, måleren, ventil*, blikkenslager*, vvs*, elektriker*, skorstensfejer*, varmemester*, aflæse*,
        aflæsning*, røgalarm*, eftersyn, efterse, tømrer*, håndværker*, varsel, varslet, varsling*, udskifte*,
        udskiftet, skadedyr*, installation*
    """,
    "no_support": """
        ingen bostøtte, ikke haft bostøtte, ikke ~ været ~ bostøtte*|støtteperson*|kontaktperson*, ikke ~ set ~
        bostøtte*|støtteperson*|kontaktperson*, bostøtte*|støtteperson*|kontaktperson*|vejleder* ~
        barsel|stoppet|rejst|sygemeldt|holdt op|ophørt|fratrådt|flyttet|opsagt|udløbet, uden
        kontaktperson|støtteperson|bostøtte, støtteperson ~ ikke, ingen støtteperson|kontaktperson, kontaktperson ~
        syg*, uden afløser, bostøtten er holdt op, bostøtte er holdt op, ikke været nogen ~ uger|måneder
    """,
    "off_treatment": """
        stoppet med sin medicin, stoppet med medicin*, smidt pillerne|medicinen ud, smidt pillerne, kasseret sin
        medicin, tager ikke sin medicin, ikke ~ taget sin medicin, udeblevet fra ~ depot*|behandling*|samtale*,
        udeblevet fra depot*, hoppede af sin behandling, hoppet af sin behandling, holdt op med ~
        medicin*|samtaler*|behandling*|indsprøjtning*, droppet ~ medicin*|behandling*|indsprøjtning*, afbrudt ~
        behandling*, ikke mødt til blodprøve*|depot*, forgiftet
    """,
    "costume": """
        iført, smoking, uniform, redningsvest*, brudekjole*, kåbe*, hilser på alle, entré, taler til
        træer*|skraldespande*|lygtepæl*|dukker*|bilerne, synger for sig selv, går baglæns, dirigerer, vander
        asfalten, dukker ~ trappen, digte på, robåd*, skåler med, borddækning*
    """,
    "harmless_kind": """
        venlig, rar nok, er rar, sød ved, takker, vinker, i godt humør, ingen skade, det egentlig godt, gør ikke
        noget, er glad, bare venlig, giver den igen
    """,
    "moved_in_on": """
        er rykket ind, rykket ind hos, skiftet hans|hendes lås, banke på for at komme ind, sidder i køkkenet, sidder
        på bænken, sover i vaskerummet|kælderen|badet, nye navne, navne på dørskilt*|døren|postkassen|sedlen, de er
        hans nevøer, hæver hans|hendes|pensionen|penge, har nøgle kort og kode, kort er brugt, hævet tusinder,
        bruger ~ kort|dankort|bil, tager ~ fremmed telefonen, svarer for hende|ham, bliver kørt til hæveautomaten,
        bliver sendt ud at gå, handlet fra vinduet, render folk, køber noget og går, små poser, hættetrøjer, som ~
        ikke har inviteret, ikke har inviteret
    """,
    "self_neglect": """
        fuglefoder*, spiser af skraldespand*, spiser fugle*, mad fra skraldespand*, slipper ikke længere nogen ind,
        slipper ingen ind, frakke på indenfor, overtøj på indenfor, jakke på indenfor,
        ikke fået tøj på, går i nattøj, i nattøj ved middag*, frakken på indenfor, sover med tøjet på, tøjet på,
        ikke været i bad, håret ~ filtret|fedtet, ikke orker at, ikke turdet åbne, kan ikke tage mig sammen, lige
        meget, sidder i mørket, boede i hans|hendes, gemmer sine penge, anklager os for, beskylder ~ for, skoene i,
        sko i ovnen|køleskabet, hvornår toget gik, hjem til sin barndom*, spørger efter køerne, ved hvilken dag
    """,
    "locks": """
        skifte låsen, skifter låsen, skiftet låsen, låsesmed*, nye låse, skal være ude, være ude inden, ud af
        lejligheden inden
    """,
    "landlord_says": "udlejer, udlejeren, min udlejer, værten, ejeren, fogedretten, fogeden, kontrakten, lejekontrakt*",
    "notice_of_work": """
        kursus, temadag, temamøde, informationsmøde*, øvelse, brandøvelse*, stilling, stillingen, stillingsopslag*,
        søger en kollega, søger en, tilmelding, inviterer til, indkalder til, takster, telefonliste, ny adresse, nyt
        telefonnummer, nye telefonnumre, holder lukket, har lukket, åbningstid*, nyhedsbrev*, forældremøde*,
        undervisningen foregår, på tur, loppemarked*, generalforsamling*, bisættelse*, brochure*, abonnement*,
        træffetid*
    """,
}

ENGLISH = {
    "strife": """
        quarrel about, nobody will give in, talk to both of us, mediat*, so i bang back, cannot agree, dispute about
    """,
    "no_entry": "refused to let, refuses to let, won't let the, denied access, no access, not let in, refused entry",
    "fitter": "plumber, electrician, meter*, valve*, inspection, announced visits, notice of, chimney*, smoke alarm*",
    "no_support": """
        support worker left, support worker ~ left|gone|away, no support worker, nobody has taken her|his place,
        without a support worker, no contact person
    """,
    "off_treatment": """
        stopped taking her|his, stopped taking his|her ~ tablets|pills|medicine|medication, stopped his|her
        medication|treatment, off his|her medication, threw away his|her pills|tablets, missed his|her injection*
    """,
    "costume": """
        wedding dress, salutes, pyjamas, poems, reading the bible aloud, reads them poems, paints stars, knits ~
        posts, rides up and down, sings to
    """,
    "harmless_kind": """
        friendly, bothers nobody, cheerful, wishes everybody well, wishes everyone well, lovely if, harmless, nice
        about it
    """,
    "moved_in_on": """
        taken over the, have settled in, settled in, a crew in, selling stuff, deal from, carries their, answers
        his|her phone, answer his|her phone, use his|her card, uses his|her card, pension is gone, sleeps in the
        bathroom, eat his|her food, sits in the stairwell
    """,
    "self_neglect": """
        stopped eating, do not get dressed, does not get dressed, not dressed, shoes in the fridge, got lost on,
        sits in the dark
    """,
    "locks": """
        change the locks, changed the locks, wants the keys, wants me out, be out by, has to leave, have to leave
    """,
    "landlord_says": "landlord, the owner, my contract, my lease, the court",
    "notice_of_work": """
        office will be closed, invoice address, opening hours, newsletter, our new address, job opening, closed
        over, thank you for showing, no case involved
    """,
}

CUES = {
    "threats_or_violence-": (("text:notice_of_work", 0.7),),
    "noise-": (("text:notice_of_work", 0.6),),
    "eviction_notice-": (("text:notice_of_work", 0.75),),
    "damage-": (("text:notice_of_work", 0.7),),
    "worry-": (("text:notice_of_work", 0.7),),
    "children_at_risk-": (("text:notice_of_work", 0.75),),
    "worry": (("self_neglect", 0.45),),
    "acute": (("text:locks landlord_says right_now", 0.6),),
    "eviction_notice": (("text:locks landlord_says", 0.6),),
    "acute-": (("text:notice_of_work", 0.7),),
    "neighbour_conflict": (
        ("strife", 0.66),
        ("text:strife complain", 0.3),
    ),
    "access_refused": (
        ("text:no_entry fitter", 0.6),
        ("no_entry", 0.3),
    ),
    "support_missing": (("no_support", 0.66),),
    "treatment_stopped": (("off_treatment", 0.66),),
    "odd_behaviour": (
        ("costume", 0.55),
        ("text:costume harmless_kind", 0.5),
    ),
    "exploitative_guests": (
        ("moved_in_on", 0.5),
        ("text:moved_in_on guests_in", 0.4),
        ("text:moved_in_on exploit", 0.4),
    ),
}
