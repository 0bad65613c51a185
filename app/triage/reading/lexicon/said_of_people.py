"""Further words of people, for the notions of the other tables: what is said instead of the plain word."""

from __future__ import annotations

DANISH = {
    "body_sign": """
        skrumper, skrumpet, svinder ind, svundet, tabt ti kilo, kilo, vægttab, udhungret, sulter, sulten, fryser,
        forfrossen, gled, gledet, slog hoften, slog hovedet, slog sig, forstuvet, brækket hoften, brækket benet,
        brækket armen, i gips, blindt, næsten blind, blind, kan ikke se ret, gangbesvær, svimmel, svimmelhed,
        åndenød, forpustet, hvæsende vejrtrækning, gullig, grå, askegrå, bleg, hule kinder, hule øjne, mørke rande,
        rande under øjnene, træt hele tiden, stadig træt, sover tolv timer, sover hele, udslæt, sår, forbinding*,
        bylder, gangræn, blødning, kramper, krampeanfald, epilepsi, anfald, bevæger sig ikke, bevæger sig ikke
        rigtigt, kan ikke bevæge, kan ikke rejse, kommer ikke op, ligger under et tæppe, ligger midt på dagen,
        døgnrytme, ingen appetit, appetit, kaster op, diarre, inkontinent, inkontinens, ble, lugter stramt, tænder
        .. rådne, fordrukken, delirium, abstinenser, abstinens*, rystelser, fuld midt på dagen, vodka, rom, snaps,
        øl fra
    """,
    "mind_sign": """
        lewy, diagnose, diagnosen, demens*, demenssygdom, alzheimer*, ser små, ser mænd, ser syner, ser ting, ser
        nogen, ser folk, ser ham stå, den onde, englene, djævlen, dæmoner, forbandelse, sendt fra gud, messias,
        udvalgt, mission, efterretning*, pet, fe, cia, satellit*, implantat*, mikrochip*, gas ind, giftgas, maden er
        forgiftet, vandet er forgiftet, beskyldt .. for at stjæle, nogen stjæler, stjæler fra hende, flytter på
        hendes ting, nogen har været inde, låser sig inde om natten, snakker med sin afdøde, spørger efter sin mand,
        spørger hvor .. er, hvor hendes mand, hvor hendes mor, hvilken måned, hvilken dag, hvilket år, hvad dag,
        årstal, forveksler, forvekslet, farer vild, faret vild, kan ikke finde, fandt ikke hjem, går forkert,
        glemsom, hukommelse*, blackout, uklar, omtåget, sløv, snøvler, snøvlede, uforståelig*, taler sort, springer
        i det, manisk, opstemt, sover ikke om natten, aldrig sover, helbredt, er blevet helbredt, behøver ikke
        medicin, ikke medicin længere
    """,
    "sad_sign": """
        ikke tage mig sammen, tage sig sammen, overskud, ingen energi, udbrændt psykisk, knækket sammen, bryder
        sammen, brød sammen, grædefærdig, tårer, i tårer, tudbrøler, trøstesløs, modløs, opgivende, håbløst,
        håbløshed, mørke tanker, sorte tanker, tung i sindet, tungsindig, melankolsk, savner, mistet lysten, ingen
        lyst, intet giver mening, skammer sig, skam, flov, selvhad, ked af livet, træt af livet, der hvor han skal
        hen, der hvor hun skal hen, hvor jeg skal hen, har ikke brug for ting, solgt sine møbler, forærer alt væk,
        foræret .. væk, giver sine ting væk, rydder op i sit liv, skriver jeg fordi, ikke tør ringe, tør ikke ringe,
        nogen jeg kan snakke med, nogen jeg kan tale med, en jeg kan tale med, regningerne ligger, stikker hovedet i
        busken, sidder med handsker, sidder alene, spiser alene, ingen besøg, aldrig besøg, får aldrig besøg
    """,
    "cannot_cope": """
        ikke tændt for varmen, slukket for varmen, sparer på, uden sko, uden jakke, i slud, spise af skraldespand*,
        spiser af skraldespand*, leder efter mad, roder i skraldespand*, tigger, varmer sig, sover i opgangen, sover
        på trappen, sover i cykelkælder*, omvendt ølkasse, uden møbler, ingen seng, ingen møbler, tomt køleskab,
        hvem kan hjælpe, hvem hjælper, kan ikke alene, aflyst .. aftaler, aflyser alle, kan ikke komme i kontakt,
        ikke komme i kontakt med, ikke komme i kontakt, ingen kontakt, mistet kontakten, brændt to, brændt på,
        svedne gryder, glemt gryde*, en gryde med olie
    """,
    "no_reply": """
        fik ikke svar, får ikke svar, intet svar, ikke svar, uden svar, telefon ringer og ringer, ringer og ringer,
        lyset har brændt, lyset brænder, ikke truffet, ikke træffes, kan ikke træffes
    """,
    "days_unseen": """
        uden at jeg har set, uden at nogen har set, har set til, ikke set til, ingen har set til, set ham sidst, set
        hende sidst, lyset har brændt, lys .. brændt hele, telefon ringer og ringer, tre dage uden, dage uden, uge
        uden
    """,
    "bad_air": "fluer på, fluer på indersiden, fluer i vindue*, fluer på ruden, spyfluer, sværm*, lugten derindefra",
    "lies_seen": """
        sidder på gulvet, sad på gulvet, ligger på gulvet, ligger på køkken*, bevæger sig ikke, rører sig ikke,
        kiggede ind ad, kigget ind ad, set ind ad vinduet, ind gennem vinduet, gennem vinduet .. ligge*
    """,
    "last_words": """
        oven på sovepille*, sovepille*, pilleglas, sluger piller, taget piller, en flaske rom, blande piller, bare
        vil sove, vil bare sove, sove for altid, der hvor jeg skal hen, ikke vågne igen, ikke vågne mere, sidste
        gang vi, sige jer farvel
    """,
    "strangers": """
        tre ældre knægte, knægte, ældre drenge, nevøer, fætter, kæreste, hans kæreste, hendes kæreste, fået en
        kæreste, ny kæreste, kvinde han mødte, mand hun mødte, en kvinde fra, en mand fra, bekendt, bekendte,
        drukvenner, folk han kender, folk hun kender, banden, rockere, banderelateret, udlændinge, håndværkere,
        familie på besøg, gutter, drengene fra
    """,
    "take_over": """
        fået .. boende, har fået to, boende, venner bor der, bor der også, dikterer, bestemmer, bestemmer alt,
        kommanderer, styrer, herser, går i byen for dem, gå i byen for dem, henter øl, hente cigaretter, købe ind
        for dem, løber ærinder, ærinder for, svarer hans telefon, svarer på hans telefon, tager hans telefon, taget
        hans telefon, byttet hans, byttet hendes, nægter at gå, vil ikke ud, vil ikke gå, går ikke hjem, kommer ikke
        ud af lejligheden, ser man kun når
    """,
    "drain": """
        bruger hans penge, bruger hendes penge, bruger mine penge, hans penge, hendes penge, hans løn, opsparing,
        opsparingen, opsparing* .. væk, byttet .. for, for en flaske, computer for, pantsat, solgt hans, solgt
        hendes, sælger hans|hendes ting, køber på kredit, kviklån, lån i, skylder pushere, stofgæld, købt telefoner,
        abonnementer, gavekort
    """,
    "soft_person": """
        unge tobias, den unge mand, ung fyr, sin første lejlighed, første lejlighed, klient, min klient, værge, på
        efterløn, enke, enkemand, over firs, 80 år, er 80, ude af stand, let påvirkelig, blød, sødmefuld, ensom, går
        på specialskole, bostøtte
    """,
    "odd_act": """
        appelsin, lægger en, lægger .. foran hver dør, den onde vind, onde ånder, amulet*, krystaller, røgelse,
        brænder salvie, salvie, kasket af, hat af, hjelm af, orgel i, spiller for planterne, tørrerummet, akustik*,
        cirkler, går i cirkler, tæller biler, skriver nummerplader, noterer alle, fotograferer alle, hilser med,
        saluterer, marcherer, går med fakkel, fejer gaden, fejer skoven, vasker træer, klæder statuer, strikker om,
        binder sløjfer, pynter træer, ophænger dukker, lægger brød ud i mønster, bygger tårne, bygger et rumskib,
        graver huller, begraver, samler blade, sorterer grus, taler sprog, opfundet sprog, synger nationalsang,
        flager hver dag, sidder i træet, sover i hængekøje, går på stylter, går med paraply, paraply indendørs,
        taler til sin støvsuger, lufter en, lufter sin .. i snor, kalder sig, tituleret, titler, konge af, dronning
    """,
    "no_harm": """
        vi synes det er, kært, charmerende, rigtig flink fyr, flink fyr, flink mand, sjovt, hyggeligt indslag, et
        indslag, original, lidt af en original, personlighed, ingen klager, ingen brokker sig, det generer ikke,
        morer os, morsomt, underholdende, gør det pænt, rydder op efter sig, taler pænt, siger altid goddag, mild,
        blid, venligste, ikke noget ondt i ham, ikke noget ondt i hende
    """,
    "menace": """
        smage sin egen medicin, brænder godt, gamle kællinger, kælling, bare komme an, komme an, kom an, billeder ud
        af hans|hendes hus, lagt billeder, hængt ud på, offentliggjort .. adresse, ved hvor han, skal ikke føle jer
        sikre, ikke føle sig sikker, kender nogen der, har venner der, kender folk der, vente på dig, vente på jer,
        vi ses, vi mødes igen, ligger og venter, slået med flad hånd, flad hånd, slog i væggen, slog hul i væggen
        ved siden, ved siden af mit hoved, komme til at græde, kommer til at græde, få en oplevelse, nok få en, ikke
        kan gå igen, kunne lære af, kan lære af, så bliver det alvor, måtte det være nok, har sin bror med, have sin
        bror med, tage sine brødre med, sin fætter med, slået ihjel, slår .. ihjel, slå .. ihjel, ihjel
    """,
    "harm": "klaskede, klasker, puffer, puffede, væltede, svinede, lussede, smadret",
    "bruise_sign": """
        gulligt mærke, mærke på halsen, mærker på halsen, mærker om halsen, striber på ryggen, striber, hævede
        striber, mærker efter, blåligt, rødt mærke, røde mærker, mærker på armene, fingermærker, aftryk af en hånd,
        aftryk, håndaftryk, brændmærker, cigaretmærker, skudt øje, plaster over øjet, forslåede
    """,
    "woman_cry": """
        høre ham kalde hende, kalde hende alt, kalder hende, bliver .. helt stille, så græder hun, græder hun
    """,
    "child_need": """
        bleen bliver ikke skiftet, ble .. skiftet, bider i, taler næsten ikke, taler ikke, siger ingenting, meget
        skræmte, skræmte, skræmt, forskræmt, forsømt, skælder ud hele tiden, skæld ud, skældt ud, overladt, vant til
        selv, passer de små, store passer, passer sine søskende, passer sin lillebror, passer sin lillesøster
    """,
    "child_hit": """
        med en ledning, med bælte, med en bøjle, med en sko, med et kosteskaft, striber på, aftryk af en hånd,
        lussing, i øret
    """,
    "parent_away": """
        familie der kan tage dem, hvem tager børnene, ingen der kan tage dem, far er sigtet, far er anholdt, moren
        er anholdt
    """,
}

ENGLISH = {
    "menace": """
        punched the wall, would not be the wall, next time it, you'll see, he will find, he'll find me, knows my,
        come after
    """,
    "strangers": """
        nephew*, a woman he met, a man she met, new friends, two men, some men, young men, gang, new boyfriend
    """,
    "take_over": """
        moved in with, answer his phone, answers his|her phone, tell me he|she is asleep, says he|she is asleep,
        living there now
    """,
    "drain": """
        savings, savings are gone, money is gone, account is empty, his money, her money, borrow*, withdrew,
        withdraws
    """,
    "mind_sign": """
        asking where he is, asks where he is, asking for her husband, asking for his wife, burnt two, saucepan*,
        pots, knocking on my door at night
    """,
    "body_sign": "slipped, broke her hip, broke his hip, can hardly, hardly walk, dizzy, starving, hungry, cold",
    "sad_sign": "lost interest, no energy, tired of everything, cannot get up, in tears, grief, grieving, mourns",
    "no_harm": "sweet, cute, charming, funny, we like him, we like her, no complaints",
}

CUES: dict[str, tuple[tuple[str, float], ...]] = {}
