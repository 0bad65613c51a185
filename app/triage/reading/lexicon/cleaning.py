"""Granted cleaning that stopped or does not come; also granted support, for the finer code."""

from __future__ import annotations

DANISH = {
    "cleaning": """
        rengøring, rengøringen, rengøringshjælp*, rengøringskone*, rengøringsdame*, rengøringsfirma*,
        rengøringsassist*, rengøringsfolk*, *rengøring, hjemmehjælp*, hjemmeplejen*, hjemmepleje*, sosu*, gør rent,
        gjort rent, hovedrengøring*, rengøringsaftale*, visiteret til rengøring, praktisk hjælp, hendes hjælp, hans
        hjælp, min hjælp, rengøringsselskab*, rengøringsdamen, rengøringshjælpen, rengøring*, hjemmehjælper*, den
        hjælp, støvsugning, vaskedame, praktisk bistand, aftalt rengøring, komme og gøre rent, komme ~ gøre rent,
        kommer ~ gør rent, kom ~ gjorde rent, gulvvask*, rengøringsteam*, rengøringsordning*, hjælp* til
        gulv*|rengøring*|støv*|vask*|tøj*, hjælp til ~ rent, gøre rent hos, tøjvask, hovedrengøring, den ugentlige
        rengøring, pudsekone, hjemmehjælpen
    """,
    "service_stop": """
        stoppet, stoppede, er stoppet, holdt op, holder op, ophørt, ophørte, kommer ikke, ikke ~ kommer, kommer
        aldrig, kom ikke, kom aldrig, er ikke kommet, ikke ~ kommet, ikke ~ været der|her, ikke har været, udeblev*,
        udebliver, udeblevet, ikke ~ dukket op, dukker ikke op, dukkede ikke op, ikke mødt op, møder ikke op, mødte
        ikke, ingen kommer, der ingen der kommer, ingen der kommer, fået ingen i stedet, ingen fået i stedet, ingen
        i stedet, ingen ny i stedet, ikke set siden, ikke hørt fra, ikke afløst, ikke erstattet, udløbet, er
        udløbet, udløb, kommer ingen, kommer der ikke, kommet nogen, kommet ingen, kom der ingen, aflyst, aflyser,
        aflyste, holdt op med at komme, udeblivelse*, er væk, sprunget over, springer over, bliver væk, blevet væk,
        blev væk, er ikke startet, ikke startet, aldrig startet, aldrig begyndt, ikke begyndt, ingen rengøring,
        ingen hjælp, ikke fået rengøring, venter stadig, ikke har fået, ikke fået, skiftet ud, opsagt, konkurs*,
        uden afbud, ikke set noget til, ikke længere kommer, dukket nogen op, ikke dukket nogen, ingen dukket op,
        ikke nogen kommet, ingen har været, ikke mødt, kom der ikke, kom ikke i|igen, ingen besked, meldt fra,
        melder afbud, afbud, holdt inde, sat i bero, lagt ned, væk i, ingen afløser, ingen vikar, aldrig dukket op,
        ikke vist sig, viser sig ikke, uden hjælp, ingen kommet, mangler rengøring*|hjælp*, rengøring* mangler,
        firmaet sagt op, sagt aftalen op, har sagt op, hjælp* ~ holdt op, faldet væk, faldt væk, bortfaldet, gået
        forgæves, sidst var nogen, sidst nogen var, sidst har været, sidst de var, ikke været nogen, ikke været her,
        ikke set skyggen, kørt fra, glemt os|hende|ham|mig, springer os over, indstillet, indstiller, skåret ned,
        skåret væk, sparet væk, frataget, fratrådt, nedlagt, skåret ned til, springer over igen, aflyses, aflyst
        igen, ikke fået den, færre timer, sat ned
    """,
    "support": """
        bostøtte*, støtteperson*, støtte-kontaktperson*, skp, kontaktperson*, hjemmevejleder*, mentor*,
        støttekontaktperson*, støttepædagog*, hans støtte, hendes støtte, min støtte, hjemmestøtte*,
        kontaktpersonen, bostøtten, socialpædagog*, ungemedarbejder*
    """,
    "treatment": """
        medicin*, piller, behandling*, psykiater*, depot*, antabus, metadon*, indsprøjtning*, lægebesøg, psykiatri*
    """,
    "treatment_stop": """
        ude af medicin, uden medicin, ikke ~ hentet .. *medicin|*medicinen|medicin*|recept*|piller*|insulin*, smidt
        ~ medicin*|piller*|insulin*|dosett* .. ud, smidt ~ medicin*|insulin* .. væk, holder en pause fra ~
        medicin*|piller*, trappet .. ud på egen hånd, droppet .. indsprøjtning*|depot*, holdt op med ~
        medicin*|piller*|behandling*, stoppet med ~ medicin*|piller*|behandling*, tager ikke ~ medicin*|piller*,
        ikke ~ taget ~ medicin*, udeblevet fra behandling, afbrudt behandling*, smidt sin medicin ud, vil ikke have
        medicin, ikke hentet ~ medicin*, ikke hentet sin|hans|hendes medicin, medicinen ligger urørt, tager ikke
        længere sin medicin, nægter medicin, droppet sin medicin, stoppet med sin medicin
    """,
    "neighbour_strife": """
        nabostrid*, nabokonflikt*, naboskænderi*, uenig* ~ nabo*, i totterne på hinanden, krig med naboen,
        nabokrig*, strid med ~ nabo*|underbo*|overbo*|genbo*, strid om ~ hegn*|hæk*|træ*|skel, nabofejde*,
        konflikt* mellem ~ nabo*|underbo*|overbo*|genbo*|beboere*|lejere*, konflikt* med ~
        nabo*|underbo*|overbo*|genbo*, strid mellem, uvenner, uvenskab*, uvenskabet, klager over hinanden, klager ~
        over den anden, anklager hinanden, beskylder hinanden, kan ikke enes, konfliktmægl*, nabomægl*, mægling,
        mægle, mægler, taler ikke sammen, taler kun sammen, ikke på talefod, ikke mere på talefod
    """,
    "refuses_access": """
        nægter ~ adgang, nægter at lukke, adgang nægtes, nægtet adgang, ikke ~ adgang, vil|ville|vilde ikke lukke ~
        ind, ikke lukke ~ ind, lukker ikke ~ ind, lukkede ikke ~ ind, måtte gå igen, måtte køre igen, gik forgæves,
        kom ikke ind, varsling om adgang, påkrav om adgang, forgæves
    """,
    "granted": """
        bevilget, bevilling*, bevilliget, visiteret, tildelt, leverandør*, i har sat på, aftale om rengøring, har
        ret til
    """,
    "back": "kommer igen, kommer rengøringen ~ igen, nu kommer ~ igen, er tilbage igen, er startet igen",
}

ENGLISH = {
    "cleaning": """
        cleaner*, cleaning lady, cleaning help, cleaning service, cleaning company, home help, home helper, home
        care, carer*, cleaning, cleaning woman, cleaners, clean by myself, home carer*, domestic help
    """,
    "service_stop": """
        stopped coming, stopped, not come, hasn't come, has not come, have not come, no longer comes, did not show,
        didn't show, not shown up, no show, never came, cancelled, does not come, doesn't come, not been here, has
        not been, nobody comes, nobody came, no one comes, no one came, missing, quit, not come since, did not come,
        didn't come, has not turned up, not turned up, never turned up, failed to come, skipped, no replacement, no
        visit, nobody has been, no one has been, since march|april|may|june|july|august|january|february, fell away,
        ended
    """,
    "support": "support worker*, contact person, social worker*, mentor*, home guide",
    "treatment": "medicine, medication, treatment, psychiatrist*, pills",
    "treatment_stop": """
        stopped taking, off his|her meds|medication, refuses medication, without his|her medication|medicine, not
        taking his|her medication|medicine
    """,
    "neighbour_strife": """
        neighbour|neighbor dispute|conflict, dispute with, dispute between, conflict between ~
        neighbours|neighbors|tenants|residents, conflict with ~ neighbour|neighbor, feud*, mediation, mediator,
        complain about each other, accuse each other
    """,
    "refuses_access": "refuses access, denied access, won't let ~ in, refuses to let",
    "granted": "granted, entitled, approved",
    "back": "is back, comes again, came back",
}

CUES = {
    "cleaning_service_missing": (
        ("cleaning service_stop", 0.7),
        ("text:cleaning service_stop", 0.25),
        ("cleaning service_stop long", 0.3),
        ("service_stop granted", 0.4),
        ("cleaning granted", 0.3),
    ),
    "cleaning_service_missing-": (("text:cleaning back", 0.5),),
    "support_missing": (("support service_stop", 0.7),),
    "treatment_stopped": (
        ("treatment_stop", 0.7),
        ("treatment service_stop", 0.5),
    ),
    "neighbour_conflict": (("neighbour_strife", 0.7),),
    "access_refused": (
        ("refuses_access", 0.65),
        ("closed_door", 0.5),
    ),
}
