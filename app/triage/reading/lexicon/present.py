"""What goes on while it is told: who stands where, who hides, who lies, who does not want to go home."""

from __future__ import annotations

DANISH = {
    "stands": """
        står nede|oppe|ude|udenfor|foran|på|i|inde|her|lige|og|med, går rundt med|på|i|nede, løber rundt, render
        rundt, vifter med, svinger med, truer med en, har en .. i hånden, har nu en, forlanger, nægter at komme ud,
        inde på kontoret, på parkeringsdækket, på gangen
    """,
    "hiding": """
        gemmer sig, gemt sig, løb ned, løb over, løb op, løb ind, flygtede, flygtet, er flygtet, inde hos mig, inde
        hos os, herinde hos, banker på hos mig, banker på hos os, kom løbende, står hos mig, sidder hos mig, er hos
        mig, er hos os, leder efter ham|hende|dem, vil have .. med hjem, låst sig inde på, låst .. ude
    """,
    "home_alone": "alene hjemme, hjemme alene, alene derhjemme, alene i lejligheden",
    "fear_home": """
        tør ikke tage hjem, tør ikke gå hjem, tør ikke komme hjem, tør ikke være hjemme, vil ikke hjem, vil ikke med
        hjem, bange for at gå|komme|tage hjem, ikke tør gå|tage|komme|være hjem*, nægter at tage|gå|komme hjem, skal
        hjem igen, skolen lukker, lukker klokken|kl, venter derhjemme, far venter, bliver hentet af
    """,
    "someone_down": """
        ligger en, der ligger, ligger på, ligger i, ligger og, ligger nede, ligger stille, ligger der, er ramt, blev
        ramt, faldt om, såret, sårede, kvæstet, livløs*
    """,
    "outdoors": """
        i gården, nede i gården, på trappen, udenfor, ude, på gaden, på vejen, i sneen, i kulden, i frostvejr*,
        frostvejr*, frost*, minusgrader, regnvejr*, kold bil, i bilen, i en bil, barnevogn*, legeplads*, på altanen
    """,
    "hours": """
        i over <number> timer, i <number> timer, over en time, flere timer, i timevis, en time nu, en halv time,
        siden i går, siden i morges, siden i formiddags, hele aftenen, hele natten, i et kvarter, i flere timer,
        hele dagen
    """,
    "nobody_comes": """
        ingen kommer, kommer ingen, ingen voksne, ingen voksen, ingen reagerer, ikke nogen der reagerer, ingen der
        reagerer, ingen svarer, svarer ingen, ikke nogen derinde, ingen åbner, ingen lukker op, ingen hjemme, ikke
        nogen hjemme, ingen i nærheden, uden opsyn, uden voksne, alene
    """,
    "knock_inside": """
        hamrer på døren indefra, banker indefra, banker på ruden, banker på vinduet, råber ud af, kalder på deres
        mor, kalder på .. mor|far, kan ikke komme ud, ikke kan komme ud, spærret inde
    """,
    "someone_inside": """
        banker på ruden, banker på vinduet, nogen derinde, en derinde, er derinde, der er folk, ikke kommet ud, kan
        ikke komme ud, ældre .. derinde
    """,
    "video_game": """
        computerspil*, playstation, xbox, skydespil*, gamer, gaming, film, serie, krimi, teater*, fodboldkamp*
    """,
}

ENGLISH = {
    "stands": "is standing, stands outside|in|at|with, walking around with, waving, running around, in his hand",
    "hiding": """
        hiding, ran to us|me, ran down, fled, is with us|me, came running, locked herself|himself|themselves in
    """,
    "home_alone": "home alone, alone at home, alone in the flat|apartment",
    "fear_home": "afraid to go home, does not want to go home, scared to go home, does not dare go home",
    "someone_down": "lying, on the ground, is down, wounded, injured, was hit, collapsed",
    "outdoors": """
        outside, in the snow, in the cold, courtyard, on the stairs, in a car, in the car, in the street, stroller
    """,
    "hours": """
        for <number> hours, for hours, for over an hour, an hour, since yesterday, since this morning, all evening
    """,
    "nobody_comes": "nobody comes, no one comes, nobody is home, no adult*, nobody answers, no one answers, alone",
    "knock_inside": "knocking from inside, banging from inside, calling for .. mum|mother|mom|dad, cannot get out",
    "someone_inside": "still inside, someone inside, somebody inside, knocking on the window, cannot get out",
    "video_game": "video game*, playstation, xbox, movie, movies, tv series, football match",
}

CUES = {
    "children_at_risk": (
        ("child nobody_comes !adult_child !happy_child", 0.55),
        ("text:child knock_inside -adult_child -happy_child", 0.6),
        ("text:toddler outdoors nobody_comes -happy_child", 0.5),
        ("text:child fear_home -adult_child", 0.6),
        ("text:child home_alone -adult_child -happy_child -mine", 0.55),
        ("text:child hiding -adult_child -happy_child -noise_only", 0.3),
        ("text:child outdoors hours -happy_child -adult_child", 0.4),
    ),
    "acute": (
        ("text:child knock_inside nobody_comes -adult_child", 0.6),
        ("text:toddler outdoors nobody_comes -happy_child", 0.5),
        ("text:toddler outdoors hours -happy_child", 0.5),
        ("text:toddler nobody_comes climb", 0.5),
        ("text:child fear_home today", 0.6),
        ("text:child child_hit fear_home", 0.6),
        ("text:fire someone_inside -past_fire", 0.7),
        ("text:fire knock_inside -past_fire", 0.5),
        ("text:gas someone_inside", 0.5),
    ),
    "acute-": (
        ("text:habitual child -right_now -today -hiding -fear_home -knock_inside -nobody_comes -long_cry -armed", 0.5),
        ("text:habitual quarrel -right_now -today -weapon -hiding -self_harm -not_seen", 0.5),
    ),
    "soon-": (("text:manages cleaning", 0.6),),
}
