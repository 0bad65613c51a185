"""Aparte adfærd: strange, and nobody is threatened by it."""

from __future__ import annotations

DANISH = {
    "odd": """
        mærkelig*, underlig*, besynderlig*, sær, sært, sære, særling*, aparte, bizar*, spøjs*, skør, skøre, tosset,
        ikke ~ normal*, lidt speciel, excentrisk*, taler med sig selv, snakker med sig selv, taler til sig selv,
        snakker te|til|med månen, snakker til|med sig|vægge*|træer*|postkasse*|duer*|planter*|statue*, hører
        stemmer, stemmer i, stemmerne, synger for, synger om natten, danser, prædiker, går nøgen, nøgen, nøgne, uden
        tøj på, bar overkrop, i bar røv, sølvpapir*, stanniol*, alufolie*, overvåge*, aflytte*, kameraer, mikrofon*,
        stråling*, stråler, mikrobølger, konspiration*, rumvæsen*, aliens, efterretningstjeneste*, pet lytter,
        jesus, profet*, dæmon*, djævel*, messer, mumler, hviskede, giftgas ind, tror at naboen*, tror at nogen,
        påstår at, skriver på væggene, skriver sedler, hænger sedler op, dukker, bamser, fodrer duer|rotter, fodrer,
        går baglæns, stiller op på række, støvsuger trappen|fortovet|gården, vander plastik*, hilser på træer,
        udklædt, forklædt, går på taget, på taget, sover på trappen, sidder i træet, taler i tunger, ringer på hos
        alle, ringer på hos alle midt om natten, flytter rundt på, bytter om, tapet* ~ sølvpapir, ritual*, hilser
        på, taler til, taler med ~ døde, klæder sig ud, kjole af, hat af, hjælm på, pynter, dekorere*, maler
        ansigter, ler højt for sig selv, griner for sig selv, står stille i timer, stirrer ind i, går i ring, tæller
        højt, tæller trin, skriver med kridt, breve til kongen|dronningen|statsministeren, ringer til kongehuset,
        sender stråler, sender signaler, bliver styret, implantat, chip, chippet, spioner*, agenter, tror han er,
        tror hun er, påstår han er, påstår hun er, besat af, gud taler, mission, hamrer søm, fletter, kastanje*,
        sten i vinduet, sten på trappen, flytter blomsterkrukker, taler til træerne, blander sig, råber af fugle,
        gøgl*, salmer, duer, duerne, fisk ned, madvarer i postkasserne, køkkengrej, i karnevalstøj, cape, kappe,
        krone på, tæller trin*, tæller, lommelygte*, lygte, går op og ned ad trappen, op og ned ad trappen, hilser
        på ~ træ*|pæl*|bil*, klapper træ*|væg*, vasker bilen|cyklen|postkassen, pudser ~
        postkasse*|dørhåndtag*|lygte*, samler kastanjer|grene|blade|sten, stiller ~ i rækker, i snorlige rækker,
        graver huller, graver i, sang for, sange, taler engelsk med, skåler med, kigger i folks, mønter, spejl*,
        klokker, optager samtaler, optager alt, aflytter, aflyttet, slåbrok, læser højt, taler højt med sig selv,
        vander ~ plast*|sten*|asfalt*, breve til kongen|dronningen, kongen, dronningen
    """,
    "place_odd": """
        taget, kælderen, trappen, loftet, gården, vaskekælder*, vaskerum*, vaskeri*, fælleshus*, cykelskur*,
        elevatoren, postkasserne, legepladsen, p-pladsen, parkeringsplads*
    """,
    "walks": """
        går rundt, gik rundt, vandrer, vandrer rundt, sidder, sad, står, stod, ligger, render, samler, lister,
        kravler, traver
    """,
    "eccentric_doing": """
        natkjole, nattøj, underbukser, kåbe, slåbrok, morgenkåbe, kostume, hjelm, gasmaske*, badekåbe, vinterfrakke
    """,
    "complain_board": "beboerklagenævn*, klagenævn*",
    "odd_word": """
        sært, sær, mærkelig*, underlig*, besynderlig*, aparte, bizar*, spøjs*, løjerlig*, pudsig*, speciel, ikke ~
        normal*, ikke ~ normalt, særpræget, kuriøs*, finurlig*
    """,
}

ENGLISH = {
    "odd": """
        strange, strangely, weird*, odd, oddly, bizarre, peculiar, eccentric, talks to himself|herself|the, talking
        to himself|herself|the, naked, tinfoil, foil, voices, conspir*, surveil*, radiation, aliens, mumbling,
        mumbles, whisper*, preaching, preaches, dances, dancing, dressed as, cameras in, spying, spied on, jesus,
        dressed in, cape, crown, signals, chip, rays, believes he|she|that, thinks he|she is, talks to
        pigeons|trees, bows to, decorates, chants, laughing to himself|herself, aluminium, sings to, talks to,
        dressed up
    """,
    "place_odd": "roof, basement, stairs, laundry room, courtyard, attic, playground, parking lot, hallway",
    "walks": "walks around, walking around, wanders, sits, stands, sleeping on, crawls",
    "eccentric_doing": "nightgown, pyjamas, bathrobe, costume, helmet, underwear",
    "complain_board": "complaints board",
    "odd_word": "strange, weird, odd, bizarre, peculiar, eccentric, unusual",
}

CUES = {
    "odd_behaviour": (
        ("odd person !guests_in !complain_board", 0.42),
        ("odd !guests_in", 0.2),
        ("odd night", 0.3),
        ("odd place_odd", 0.3),
        ("text:odd harmless", 0.4),
        ("text:harmless walks night -thanks", 0.35),
        ("text:harmless walks place_odd -thanks", 0.35),
        ("walks place_odd eccentric_doing", 0.5),
        ("text:harmless eccentric_doing", 0.5),
        ("place_odd night walks", 0.3),
        ("text:odd unwell", 0.1),
        ("odd_word !technical -self_harm", 0.4),
        ("odd_word walks", 0.3),
        ("text:odd_word harmless", 0.3),
        ("text:harmless he_she -noise -filth -hit -threat -arrears -court -thanks -meta -not_seen -worry", 0.52),
    ),
    "odd_behaviour-": (
        ("text:weapon odd", 0.4),
        ("text:self_harm", 0.3),
        ("text:smell odd not_seen", 0.5),
        ("text:child parent_away", 0.5),
        ("text:gas odd", 0.5),
    ),
}
