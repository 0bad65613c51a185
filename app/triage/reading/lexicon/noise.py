"""Støj: what neighbours hear; building works and the caller's own pipes are no matter between residents."""

from __future__ import annotations

DANISH = {
    "noise": """
        støj*, larm*, spektakel, spektakler, rabalder, *støj, *larm, *spektakel, hundegøen, gøen, glam*, bjæf*,
        gøer, gø, højrøstet, højrøstede, højlydt*, lydniveau*, nattero*, naboro, høj musik, højt musik, musik ~
        højt|højere, skrue*|skru ~ op, fuld skrue, fuldt drøn, fuld knald, fuldt blæs, fuld volumen, fuld
        styrke, spiller højt, fest til, larmer, uro, natteroderi, dunker, hamrer, tramper, støvsuger ~
        natten|morgen, holder ~ vågen|vågne, holdt vågen|vågne, brager, gungrer, ikke sove for, ikke sovet for,
        ikke lukket et øje, smækken, smækker, slår dørene i, ballade om natten, gør
        uafbrudt|konstant|hele|hver|om|når|dag, gør ~ uafbrudt|hele, hund* ~ gør, galer, gale, højt ~ musik,
        musik* ~ højt, klirrer, vibrerer, ryster af bas, væggene ryster, går frem og tilbage, frem og tilbage
        hele natten, løber rundt om natten, skramler, fest på, fester igennem, holder fest, afterparty,
        efterfest*, nattefest*, drukfest*, hujer, hujen, brøler, brølen, hoje, støjniveau, fodtrin, tunge
        skridt, hylende, lydanlæg, technomusik, techno, dunkende, dunken, bassen, bassen ~ går|kører, sang om
        natten, spiller klaver|trommer|trompet|guitar|violin, slår på panelet, knalder med, knalder døre,
        smækker med, bumper, skrub, slæber, tonser, gamer ~ natten, råber til skærmen, taler højt, råber i
        søvne, natteliv
    """,
    "sound": """
        musik*, fest, fester, festen, festede, *fest, bas, bassen, højtaler*, højttaler*, anlæg, karaoke*,
        tromme*, guitar*, råb, råber, råbe, råben, skrig*, skreg, skræl*, hyl, hyler, hylen, synger, sang,
        banker, banken, bankede, hopper, borer, boremaskine*, stemmer, skænder*, skændes, skændtes, skænderi*,
        grin*, latter*, møbler, stiletter, fjernsyn*, tv-lyd, tuder, græd*, lyd, lyde, lyden, lydt, film,
        playstation, gaming, bump, hundehyl, gø, smadret musik, vaskemaskine*, skramle*, flytter rundt
    """,
    "quarrel": """
        skænder*, skændes, skændtes, skænderi*, råber ad, råb og, råbt, råber, råb, råben, op at skændes,
        skriger, skrig, skreg, skrigen, slåskamp*, højlydt*, skændes højlydt
    """,
    "technical": """
        byggeri*, *byggeri, byggeplads*, vejarbejde*, stillads*, renovering*, facaderenovering*, trafik*,
        metro*, motorvej*, tog, toget, togene, jernbane*, fly, flyene, rør, røret, rørene, *rør, fjernvarme*,
        ventilation*, *ventilator, emhætte*, elevator*, varmepumpe*, pumpe*, radiator*, kompressor*, vindmølle*,
        byggekran*, kirkeklokke*, asfalt*, skraldebil*, cisterne*, entreprenør*, håndværkere, storcenter*,
        skole, koncert, festival*, værtshus*, diskotek*, restaurant*, gravemaskine*, pælene, ramme pæle,
        hovednet*
    """,
    "pet": """
        hund+, hunde, hundene, hundehvalp*, kat, katten, katte, schæfer*, muskelhund*, fugl, papegøje*, dyr
    """,
}

ENGLISH = {
    "noise": """
        noise*, noisy, loud*, racket, barking, barks, bark, blasting, full volume, banging, drilling, stomping,
        stomps, slamming, slams, keeps us|me|everyone awake, kept us|me awake, can't sleep, cannot sleep, could
        not sleep, rowdy, turn ~ down, loudly, party until, partying, playing music, plays music, play music,
        stereo, vacuum* ~ night|morning, dog* ~ bark*, bark*, sound system, thumping, thuds, woken, wakes us|me,
        wake us|me up, can not sleep, cannot get any sleep, no sleep, hear everything, furniture at night,
        running around at night
    """,
    "sound": """
        music*, party, parties, partying, bass, shout*, scream*, yell*, karaoke, drum*, singing, sings, howl*,
        argue*, arguing, fight*, cry, cries, crying, tv, television
    """,
    "quarrel": "argue*, arguing, argument*, shout*, scream*, yell*, fighting",
    "technical": """
        construction*, building site, roadworks, traffic, metro, train*, pipe*, ventilation, radiator*,
        elevator, heat pump, church bell*, plane*, fan, boiler, scaffold*
    """,
    "pet": "dog, dogs, cat, cats, parrot",
}

CUES = {
    "noise": (
        ("noise !technical", 0.72),
        ("noise night !technical", 0.3),
        ("noise often !technical", 0.3),
        ("noise complain", 0.4),
        ("sound night !technical -weapon", 0.5),
        ("sound often !technical", 0.5),
        ("sound complain !technical", 0.5),
        ("text:sound complain -technical", 0.25),
        ("text:noise -technical", 0.15),
        ("quarrel night", 0.3),
        ("pet noise", 0.3),
        ("pet sound", 0.3),
        ("text:child sound child_cry complain mine", 0.4),
        ("text:child_cry sound", 0.15),
    ),
}
