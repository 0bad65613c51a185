"""Children who manage alone: what they do for themselves, what they want, what they are afraid of."""

from __future__ import annotations

DANISH = {
    "child": """
        en seksårig, den store, hans hoved, madpakke, madpakken, klassekammerat*, barnebarn, barnebarnet, mit
        barnebarn, barnet på, mine børnebørn, tøs, tøsen, tøsebarn*, sønnike, rollinger, rollingerne, tvillinger*,
        søskendepar*, lille en, en lille i, lille fyr, kræet, stumpen, femårig*, seksårig*, syvårig*, otteårig*,
        niårig*, tiårig*, treårig*, fireårig*, toårig*, børnebørn*, sønnesøn*, dattersøn*, sønnedatter*,
        datterdatter*, stedsøn*, steddatter*, deres pige|dreng, hendes pige|dreng, hans pige|dreng, klassens mindste
    """,
    "left_alone": """
        løber rundt på gaden, kan bo hos os, komme og bo hos, spise hos os hver, ingen kommer efter, leger med
        lighter*|tændstik*, ikke blevet hentet, render rundt mellem, render rundt imellem, hvad de må spise, er her
        endnu, på vej ud på, i pyjamas, i nattøj, i skoletiden, alene hjemme, ude på gaden, alene hele
        natten|dagen|aftenen|weekenden, er alene om natten|aftenen, passer hinanden, overladt til sig selv, overladt
        til, bliver sendt ud, sendt ud når, sat ud på trappen, sidder ude på, sidder på måtten|trappen, ikke må
        komme ind, må ikke komme ind, ingen ved hvor, ingen henter, alene på
        altanen|taget|gaden|legepladsen|kørebanen, midt på kørebanen, ude på kørebanen, alene i, laver mad til
        de|sin|sine|de andre, skal passe den|de|sin|mor|sine, passe den lille, går selv, går rundt ~ ud på aftenen,
        sover hos os, om ~ må sidde hos, om ~ må bo hos, om ~ kan bo hos, ikke kan bo hos os, man aldrig ser, ingen
        forældre, ingen voksne, ingen voksen, ikke ~ en voksen, sparke rundt
    """,
    "parent_out": """
        ikke står op, mor ikke står op, far ikke står op, bliver til en anden når, har drukket, selv har hældt,
        lægger far i seng, lægger mor i seng, ligger bare på sofaen, drikker efter, kun på sin telefon, på sin
        telefon hele dagen, får ikke fat på forældrene, få fat på forældrene, forældre svarer ikke, forældrene
        svarer ikke, forældrene åbner ikke, fikser i, mor er på, mor|far|moren|faren|moderen|faderen står ikke op,
        ligger ned, ligger i sengen, ligger og sover, sover hele dagen, når mor|far har fået|drukket, når mor|far
        drikker|ryger, har hældt far|mor i seng, hældt ~ i seng, svarer ikke hjemmefra, ingen hjemmefra, på
        værtshus, på druk, er på arbejde om natten, på nattevagt, ikke få fat i hjemmet|forældrene, ingen spørger
        efter, ingen dukker op, kan ikke få fat i hjemmet, er indlagt, passe mor|far, passer mor|far
    """,
    "child_want": """
        spiser de som om, som om de aldrig, madpakken er, gummisko i, i det tøj jeg sendte, samme
        bluse|trøje|tøj|bukser, tage ~ mad|brød med hjem, med hjem til sin lille*, gemmer mad, spiser som om, aldrig
        har set mad, falder i søvn i timerne|timen|klassen|på bordet, falder i søvn, ikke haft
        idrætstøj|gymnastiktøj|madpakke|regntøj|frokost, ikke idrætstøj, sandaler i frost*|sne*|vinter*, gummisko i
        sne*|frost*|vinter*, deler en jakke, tomt køleskab, køleskabet ~ tomt, bare madrasser, på bare madrasser,
        uden seng, ingen dyner, rådne tænder|fortænder, betændt øre*, ikke ved lægen, dårlig trivsel, ikke trives,
        tynd af, tisser i sengen, poses sukker, pose sukker, kun chips, chips foran, kiks fra en pose, i bleen, træt
        og sulten, trætte og sultne
    """,
    "child_fear": """
        holdt op med at tale, siger ingenting, rokker frem og tilbage, hellere vil være, sover i badekarret, sover i
        bilen, blevet afvist ved, ikke vejet siden, slap, gemme sig, gemmer sig i|under, under sengen, bange for
        mørke*, krymper sig, spjætter, nægter at gå hjem, vil ikke gå hjem, tegner kun, råbt og skreget ad, råber og
        skriger ad, bliver straffet, straffer, hoved under vand, snor om døren, låst inde på værelset, efter en
        ledning, med en ledning, med et bælte, med bælte*, ikke kan komme ud, holder sig for ørerne|øret, holder sig
        for
    """,
    "climb": """
        læner sig ud, læner sig ud over, hænger ud over, hænger ud ad, vinduet på vid gab, på vid gab, oppe på taget
    """,
}

ENGLISH = {
    "child": """
        twin*, pupil*, reception class, year one|two|three|four|five|six, in year four, girl of <minor_number>, boy
        of <minor_number>, nursery, his daughters, her daughters, daughters, the girl, two brothers, the eldest, the
        youngest, first graders
    """,
    "left_alone": """
        on their own, left on, by itself, by himself in, gets herself dressed, gets himself dressed, puts the little
        ones, does the shopping, cooks for, wanders the, wandering the, nobody knows whose, whether he|she could
        stay, could stay at my, locked car, alone in, nobody came back
    """,
    "parent_out": """
        dad is asleep, mum is asleep, mother sleeps, father sleeps, mum is at work, nobody came back, drinks again,
        passed out, no grown-up, never seen a grown-up, no adult*, nobody is home, house is dark
    """,
    "child_want": """
        same jumper|clothes|shirt, share one coat, crisps for supper|dinner, no food, always hungry, fallen asleep
        in class, falls asleep in class, dirty nappy, rotten teeth, no lunch, no coat
    """,
    "child_fear": """
        sleeps in the bathtub|bath|car, has stopped talking, flinches, under the bed, hides in the, begging him,
        begging her, afraid to go home, will not go home, does not want to go home, collected by a different
    """,
    "climb": "over the balcony, over the rail, on the window sill, leaning out, hanging over",
}

CUES = {
    "children_at_risk": (
        ("text:child left_alone -adult_child -happy_child", 0.55),
        ("text:child parent_out -adult_child -happy_child", 0.5),
        ("text:child child_want -adult_child -happy_child", 0.55),
        ("text:child child_fear -adult_child -happy_child", 0.5),
        ("text:school child_want -happy_child", 0.4),
        ("text:school child_fear -happy_child", 0.4),
        ("text:parent_out child_want", 0.3),
        ("text:climb danger_place child", 0.5),
    ),
    "acute": (
        ("text:climb danger_place child", 0.6),
        ("text:child left_alone right_now -adult_child", 0.5),
        ("text:child left_alone danger_place climb -adult_child", 0.4),
    ),
}
