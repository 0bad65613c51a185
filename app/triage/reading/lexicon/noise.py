"""Støj: what neighbours hear; building works and the caller's own pipes are no matter between residents."""

from __future__ import annotations

DANISH = {
    "noise": """
        støj*, larm*, spektakel, spektakler, rabalder, *støj, *larm, *spektakel, hundegøen, gøen, glam*, bjæf*,
        gøer, gø, højrøstet, højrøstede, højlydt*, lydniveau*, nattero*, naboro, høj musik, højt musik, musik ~
        højt|højere, skrue*|skru ~ op, fuld skrue, fuldt drøn, fuld knald, fuldt blæs, fuld volumen, fuld styrke,
        spiller højt, spiller meget|alt|så højt, musik|fest|stemmer efter midnat, høje stemmer, fest til, larmer,
        uro, natteroderi, dunker, hamrer, tramper, støvsuger ~ natten|morgen, holder ~ vågen|vågne, holdt
        vågen|vågne, brager, gungrer, ikke sove for, ikke sovet for, ikke lukket et øje, smækken, smækker, slår
        dørene i, ballade om natten, gør uafbrudt|konstant|hele|hver|om|dag, gør ~ uafbrudt|hele, hund* ~ gør,
        galer, gale, højt ~ musik, musik* ~ højt, klirrer, vibrerer, ryster af bas, væggene ryster, går frem og
        tilbage, frem og tilbage hele natten, løber rundt om natten, skramler, fest på, fester igennem, holder fest,
        afterparty, efterfest*, nattefest*, drukfest*, hujer, hujen, brøler, brølen, hoje, støjniveau, fodtrin,
        tunge skridt, hylende, lydanlæg, technomusik, techno, dunkende, dunken, bassen, bassen ~ går|kører, sang om
        natten, spiller klaver|trommer|trompet|guitar|violin, slår på panelet, knalder med, knalder døre, smækker
        med, bumper, skrub, slæber, tonser, gamer ~ natten, råber til skærmen, taler højt, råber i søvne, natteliv,
        fuld hammer|udblæsning|gas|power|kraft|musik, skrue* ned, skru ned, skruet op, skruer op, høre vores eget,
        høre mit eget, festes, feste ~ til, fest ~ til klokken|kl, musik til, larmende, spiller musik, spille musik,
        bas ~ hele, hver lyd, lydt byggeri, gennem væggen ~ musik, gulvet ryster, kan høre hvert, dunker løs, bassen
        dunker, hundene ~ gør
    """,
    "sound": """
        kurre, kurrer, kukker, kagle*, pusle, pusler, pusle inde, skratte*, rumsterer, rumstere, musik*, fest,
        fester, festen, festede, *fest, bas, bassen, højtaler*, højttaler*, anlæg, karaoke*, tromme*, guitar*, råb,
        råber, råbe, råben, skrig*, skreg, skræl*, hyl, hyler, hylen, synger, sang, banker, banken på|i|hele|om,
        bankede, hopper, borer, boremaskine*, skænder*, skændes, skændtes, skænderi*, latter*, stiletter, fjernsyn*,
        tv-lyd, tuder, græd*, lyden, lydt, playstation, gaming, hundehyl, gø, smadret musik, vaskemaskine*,
        skramle*, flytter rundt, fest+, feste+, festes, klaver*, piano*, trompet*, saxofon*, violin*, orkester*,
        øve, øver, øves, øvede, skalaer, spille, spiller, spillede, spilles, tramp*, trampe*, dans, danser, hamre*,
        bore, skrabe*, dundre*, buldre*, knirke*, hundeglam, kugler, radio*, subwoofer*, xbox, computerspil*, lyd,
        møbler ~ flyttet, stemmer ~ natten, film ~ skrue|nat*, slæber ~ møbl*
    """,
    "quarrel": """
        skænder*, skændes, skændtes, skænderi*, råber ad, råb og, råbt, råber, råb, råben, op at skændes, skriger,
        skrig, skreg, skrigen, slåskamp*, højlydt*, skændes højlydt
    """,
    "technical": """
        byggeri*, *byggeri, byggeplads*, vejarbejde*, stillads*, renovering*, facaderenovering*, trafik*, metro*,
        motorvej*, tog, toget, togene, jernbane*, flyene, rør, røret, rørene, *rør, fjernvarme*, ventilation*,
        *ventilator, emhætte*, elevator*, varmepumpe*, radiator*, kompressor*, vindmølle*, byggekran*, kirkeklokke*,
        asfalt*, skraldebil*, cisterne*, entreprenør*, storcenter*, festival*, værtshus*, diskotek*, gravemaskine*,
        pælene, ramme pæle, hovednet*, flystøj, havnen, fabrik*, koncerter
    """,
    "pet": "hund+, hunde, hundene, hundehvalp*, kat, katten, katte, schæfer*, muskelhund*, fugl, papegøje*, dyr",
    "sleep_loss": """
        ikke sove, sove, søvn*, vågner, vågen, vækket, vækkes, vækker, op klokken, tidligt op, arbejde at passe,
        hverdage, hverdag, små børn der skal sove, eksamen, nerver*, nattero, ørepropper
    """,
}

ENGLISH = {
    "noise": """
        noise*, noisy, loud*, racket, barking, barks, bark, blasting, full volume, banging, drilling, stomping,
        stomps, slamming, slams, keeps us|me|everyone awake, kept us|me awake, can't sleep, cannot sleep, could not
        sleep, rowdy, turn ~ down, loudly, party until, partying, playing music, plays music, play music, stereo,
        vacuum* ~ night|morning, dog* ~ bark*, bark*, sound system, thumping, thuds, woken, wakes us|me, wake us|me
        up, can not sleep, cannot get any sleep, no sleep, hear everything, furniture at night, running around at
        night, don't stop barking, hear their tv|music|every, hear his tv|music|every, every word, piano, trumpet,
        drums, music ~ loud, so loud, walls shake
    """,
    "sound": """
        music*, party, parties, partying, bass, shout*, scream*, yell*, karaoke, drum*, singing, sings, howl*,
        argue*, arguing, fight*, crying, tv, television
    """,
    "quarrel": "argue*, arguing, argument*, shout*, scream*, yell*, fighting",
    "technical": """
        construction*, building site, roadworks, traffic, metro, train*, pipe*, ventilation, radiator*, elevator,
        heat pump, church bell*, plane*, fan, boiler, scaffold*
    """,
    "pet": "dog, dogs, cat, cats, parrot",
    "sleep_loss": "sleep, asleep, awake, woken, wake, get up, work in the morning, exam*, earplugs, weekdays",
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
        ("sound sleep_loss !technical", 0.5),
        ("text:sound sleep_loss -technical -child", 0.3),
        ("sound night often !technical", 0.2),
    ),
    "noise-": (
        ("text:alarm -sleep_loss", 0.6),
        ("text:odd harmless -noise", 0.4),
        ("technical own", 0.75),
    ),
}
