"""Help that was granted and stays away, said in other words than the plain ones."""

from __future__ import annotations

DANISH = {
    "cleaning": """
        visitator*, rengøringsordning*, ordningen, visitation*, gulvvask, vasker gulv, vaske gulv, vasker gulvet,
        der støvsuger, gøre rent, gør rent, gjorde rent, gjort rent, sengelinned, rengøringsbesøg*, rengøringsdag*,
        rengøringsbevilling*, kommunale rengøring, ugentlig rengøring, hver anden torsdag, hver anden uge, piger fra
        kommunen, pige fra kommunen, dame fra kommunen, hjælpen fra kommunen, bevilget hjælp, hjælp fra kommunen,
        besøgene, rengøringskonen, rengøringsleverandør*
    """,
    "service_stop": """
        ophørte, ophørt, indstillet, indstiller, ikke længere får, ikke længere har, ikke får længere, får ikke
        længere, får ikke mere, frataget, mistet sin hjælp, aflyse, aflyst, aflyses, aflysning*, udeblev, udebliver,
        nægter at komme, nægter medarbejder* at komme, vil ikke komme, afmeldt, er afmeldt, der ingen kommet, ingen
        kommet, er ingen kommet, kommer der ingen, kommer ingen, ikke er kommet, ikke kommet, ikke dukket, kommer
        kun, skiftet ud, udskiftet, i stedet for hver, ikke set snerten, ikke set skyggen, rykket jer, rykket for,
        personalemangel, mangel på personale, uden at nogen sagde noget, gik konkurs, siden leverandøren, siden
        sommerferien, siden ferien, ikke .. været her, ikke været nogen, for tredje gang aflyst, sidst .. gjort
        rent, uger siden, måneder siden, faldet ud, glemt, hvem overtager, sprunget over, ingen afløser, om det er
        stoppet, lukket for ordningen, lukket ordningen, ordning* .. lukket|ophørt|stoppet|afsluttet, ikke kommer
        nogen, ikke længere kommer, siden firmaet skiftede, firmaet skiftede, forgæves, stoppet, væk fra listen
    """,
}

ENGLISH = {
    "cleaning": "cleaning, cleaner, cleaners, cleaning help, home help, washes the floor, clean for her|him|me",
    "service_stop": """
        did not come, has not come, cancelled, stopped coming, no one has come, nobody has come, has not been
    """,
}

CUES = {
    "cleaning_service_missing": (
        ("text:cleaning service_stop long -racket", 0.25),
        ("text:cleaning service_stop granted", 0.4),
        ("text:cleaning service_stop frail -racket", 0.2),
    ),
}
