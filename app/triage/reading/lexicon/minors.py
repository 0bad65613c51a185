"""Who is a minor, who is a child no more, who looks after it, and what passes for danger to one."""

from __future__ import annotations

DANISH = {
    "child": """
        barn, barnet, barnets, børn, børnene, børnenes, småbørn*, spædbarn*, spædbørn*, *barn, *børn, baby, babyen,
        babyer, nyfødt*, tvilling*, dreng, drengen, drenge, drengene, drengs, pige, pigen, piger, pigerne,
        lillepige*, mindreårig*, umyndig*, tumling*, unger, ungerne, knægt, knægten, skolebarn, skolebørn,
        teenager*, teenagedreng*, teenagepige*, lillebror, lillesøster, <minor_age> år, <minor_age> år gammel, på
        <minor_age> år, børnefamilie*, småbørnsfamilie*, mindste ~ drengene|pigerne|børnene, den lille, de små,
        lille datter, lille søn, deres datter|søn|døtre|sønner|yngste|ældste|mindste, hans lille, yngste datter|søn,
        skolepige*, skoledreng*, børnehaveklasse, børnehaveklassen, 3-årige, mor til to|tre|fire|fem|en|et|2|3|4,
        far til to|tre|fire|en|et|2|3, sønnen, datteren, poder, poden, purk, teenager, de unge mennesker på
        <minor_age>, børneflok*, tre børn, to børn, familie med, børneværelse*, plejebarn*, hendes unger, ungen,
        <minor_age>, på <minor_number> år, på højst|måske|omkring|ca <minor_number> år, er <minor_number> år, er
        vel|højst|måske|kun|cirka <minor_number>, piger på <minor_number>, måske <minor_number> år, datter på
        <minor_number>, søn på <minor_number>, dreng* på <minor_number>, pige* på <minor_number>, små piger|drenge,
        med to|tre|fire|fem små, mor til <minor_number>, far til <minor_number>, mor med to|tre|fire|små|et|sit|sin,
        elev, eleven, elever, <minor_number> klasse, i <minor_number> klasse, den yngste, den ældste, den mindste,
        yngste er, mindste er, to unger, unge på <minor_number>, skolebarn*, børnehavebarn*, fritidshjem*, sfo,
        vuggestue*, børnehavebørn*, hendes lille|yngste|mindste, hans lille|yngste|mindste,
        slår|slog|slået|slå|tæver|tævede|tæve|banker|bankede sin søn|datter|stedsøn|steddatter|knægt
    """,
    "minor_number": """
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, to, tre, fire, fem, seks, syv, otte, ni, ti, elleve,
        tolv, tretten, fjorten, femten, fire-fem, tre-fire, to-tre, fem-seks, seks-syv, syv-otte, halvandet, et
    """,
    "minor_age": """
        et-årig*, to-årig*, treårig*, fireårig*, femårig*, seksårig*, syvårig*, otteårig*, niårig*, tiårig*,
        elleveårig*, tolvårig*, 1-årig*, 2-årig*, 3-årig*, 4-årig*, 5-årig*, 6-årig*, 7-årig*, 8-årig*, 9-årig*,
        10-årig*, 11-årig*, 12-årig*, 13-årig*, 14-årig*, 15-årig*, 16-årig*, 17-årig*, toårig*, 1årig*, 2årig*,
        3årig*, 4årig*, 5årig*, 6årig*, 7årig*, 8årig*, 9årig*, 10årig*, 11årig*, 12årig*, 13årig*, 14årig*,
        15årig*, 16årig*, 17årig*
    """,
    "toddler": """
        baby, babyen, spædbarn*, nyfødt*, tumling*, småbørn*, spæde, lille barn, lille pige, lille dreng, små børn,
        toårig*, treårig*, fireårig*, femårig*, 2-årig*, 3-årig*, 4-årig*, 5-årig*, et-årig*, 1-årig*, de små, den
        lille, måneder gammel, på to|tre|fire|fem år, måske tre år, lille pige|dreng|datter|søn, mindste,
        spædbarnet, babygråd*, diegiver, tremmeseng, dreng på to|tre|fire|fem|højst|2|3|4|5, pige på
        to|tre|fire|fem|højst|2|3|4|5, fire-fem|tre-fire|to-tre år
    """,
    "adult_child": """
        lillebror ~ bor alene, storebror ~ bor alene, søster ~ bor alene, søn ~ bor for sig selv, datter ~ bor for
        sig selv, søn ~ egen bolig|lejlighed, datter ~ egen bolig|lejlighed, bor for første gang, bor for sig selv,
        bor alene på, om der er børn, om der bor børn, oplyst om børn, kendskab til børn, om eventuelle børn, voksne
        børn, børnebørn*, oldebørn*, voksne søn, voksne datter, børnene bor, børnene er flyttet, hans børn bor,
        hendes børn bor, barndom*, som barn, barndomsven*, da jeg var barn, udeboende, barnepige*, børnetime,
        børnehjem dengang, indre barn
    """,
    "happy_child": """
        af glæde, af fryd, af begejstring, af grin, jubler, jubel, hviner af, hyler af grin, fodboldmål*,
        fodboldbane*, gyngestativ*, rutsjebane*, sandkasse*, forestilling*, teater*, slår græs*, passer børn og
        hunde, leger så, leger fint, leger godt, børnene leger, børnefødselsdag*, barnevogne, barnevognene,
        barnevogns*, barnedåb*, juletræ*, fastelavn*, børneklub*, børneskur*, børneattest*, sommerskole, børnecykl*,
        barnecykl*, spiller bold, boldspil, høje børn, tæt på børnehave|legeplads|skole, legepladsen skal, ny
        legeplads
    """,
    "parent": """
        mor, moren, moderen, mors, far, faren, faderen, fars, forældre*, stedfar*, stedmor*, papfar*, kæreste*,
        enlig mor, enlige mor, hendes mor, deres mor, familie*, alenemor, husstand*, papmor*, stedfaren, forældrene,
        plejeforældre, bedsteforældre, forælder, mor til, far til, moderens
    """,
    "parent_away": """
        mor sover, mor er, far sover, ikke vække hende|ham|sin mor|moren|faren, mor|far|moren|faren|forældrene ~
        væk|bevidstløs|fulde|fuld|byen|rejst|indlagt|arbejde|svarer|vågner|sengen, ingen voksne, ingen voksen,
        forældrene er|kommer
    """,
    "distress": """
        alene, efterladt, bange, tør ikke, slår, slået, slog, slå, bælte, vold, blå mærker, råb*, skrig*, skreg,
        skriger, græd*, hulk*, sult*, fryser, uden sko|jakke|tøj|strømper|overtøj|mad|støvler|hue, bare
        tæer|fødder|ben, barfodet, undertøj, pyjamas ~ ude, kulden, regnvejr, sover på, sover i, ikke vække, ikke
        sovet, ingen mad, beskidt*, lus, lugter, uvasket, blod, blødt, forslået, kvæle*, trist*, indelukket,
        urolig*, ondt, skæld*, smæk*, tvunget, låst, lukket inde|ude, fulde, drikker, stoffer, hash, skyder,
        kanyle*, gelænder*, ikke i skole, fravær, passer sig selv, strejfer, sent om aftenen, om natten, bekymre*,
        mistriv*, omsorg*, svigt*, forsøm*, kvæst*, forbrændt, vil ikke hjem, ikke med hjem, vil ikke med hjem,
        spise hos os, må spise, får de mad, klokken elleve|ti|tolv om aftenen, sent, rækværk*, tyndt tøj, t-shirt,
        frost*, ligger syg, feber, forældreløs*, truer, skrækslagen, gemmer sig, kaster op, astma ~ skimmel*,
        skimmel*, kakerlak*, rotter, våben, kniv, hash*, narko*, slås, mærker efter, mærker på, slag på|mod|i, alene
        på altanen, altan* ~ klatre*|kravle*|rækværk*|alene, vindue* ~ klatre*|kravle*|åbent|karmen, billeder af
        hende|ham, rører ved, i bad med, nøgenbillede*, berører, kysser, spise af skraldespand*, hysterisk, tager
        ikke på, spædbarn ~ bekymret, ikke blevet hentet
    """,
    "not_waking": """
        ikke vågner, vågner ikke, ikke vækkes, ikke vække, ikke vågne, kan ikke vækkes, bevidstløs*, livløs*, ligger
        på gulvet, reagerer ikke
    """,
    "pregnant": "gravid*, højgravid*, graviditet*, termin, venter barn, venter sit",
    "no_children": """
        ingen børn, ikke børn, ikke hjemmeboende børn, ingen hjemmeboende, uden børn, barnløs*, børnene er voksne,
        voksne børn, ikke bo børn, ikke være børn, ikke registreret .. børn, ikke ses .. børn, ses ikke .. børn, bor
        ikke børn, bor der ikke børn, ikke mindreårig*, ingen mindreårig*, uden mindreårig*, ikke børn på, ikke børn
        i, enlig mand, enlig kvinde, ingen børn i, har ingen børn, uden hjemmeboende
    """,
    "live_there": """
        bor, bor der, hjemmeboende, husstand*, i hjemmet, på adressen, familie*, hendes, hans, deres, forsørger,
        enlig, mor til, far til, børnefamilie*, delebørn, samvær
    """,
    "relative_only": "børnene bor i, hans børn, hendes børn, pårørende",
    "noise_only": "barnedåb, børnefødselsdag",
}

ENGLISH = {
    "child": """
        child, children, childs, child's, kid, kids, baby, babies, infant, newborn, toddler*, boy, boys, girl,
        girls, teenager*, minor, minors, <minor_age> years, <minor_age> year old, little one, schoolchild*, two
        kids, small kids, little ones, their daughter|son, his little, her little, young son|daughter, mother of
        two|three|four, father of two|three, schoolgirl, schoolboy, pupil, teen, <minor_age>, aged <minor_number>,
        is <minor_number> years, maybe <minor_number> years, who is <minor_number>, about <minor_number> years, son
        of <minor_number>, daughter of <minor_number>, mother of <minor_number>, first grade, youngest is, oldest
        is, little boy, little girl, schoolchildren
    """,
    "minor_number": """
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, two, three, four, five, six, seven, eight, nine, ten,
        eleven, twelve, thirteen, fourteen
    """,
    "minor_age": """
        1-year-old, 2-year-old, 3-year-old, 4-year-old, 5-year-old, 6-year-old, 7-year-old, 8-year-old, 9-year-old,
        10-year-old, 11-year-old, 12-year-old, two-year-old, three-year-old, four-year-old, five-year-old,
        six-year-old, seven-year-old, eight-year-old, nine-year-old, ten-year-old, 1-year-old*, 2-year-old*,
        3-year-old*, 4-year-old*, 5-year-old*, 6-year-old*, 7-year-old*, 8-year-old*, 9-year-old*, 10-year-old*,
        11-year-old*, 12-year-old*, 13-year-old*, 14-year-old*, 15-year-old*, 16-year-old*, 17-year-old*
    """,
    "toddler": """
        baby, infant, newborn, toddler*, small child, little girl, little boy, two-year-old, three-year-old,
        four-year-old, 2-year-old, 3-year-old, 4-year-old, small children, year old, small kids, little daughter,
        little son, two small, babies
    """,
    "adult_child": "grandchildren, adult children, grown children, as a child, childhood, grown-up children",
    "happy_child": """
        playing nicely, children playing, kids playing, pram, stroller, football, child seat, are quiet, are polite,
        new playground, near ~ school|kindergarten, lovely children|kids
    """,
    "parent": """
        mother, mum, mom, father, dad, parents, parent, stepfather, stepmother, boyfriend, family, single mother,
        household
    """,
    "parent_away": """
        mum|mom|mummy|mother|dad|father|parents ~ asleep|away|gone|out|drunk|work|sleeping, cannot wake, can't wake
    """,
    "distress": """
        alone, scared, afraid, hit, hits, beat*, belt, bruise*, scream*, cry*, cries, hungry, cold, barefoot, no
        shoes|coat|jacket|food|bed, without shoes|coat|jacket|food|bed, dirty, lice, blood, locked, drunk, drugs,
        high, window, balcony, roof, not at school, absent, neglect*, abandon*, worried, unsupervised, unattended,
        late at night, at night, sad, hurt, burn*, begging, shouted, shouts, yell*, t-shirt, freezing, nobody makes,
        no one makes, dinner, marks, does not want to go home, fever, asthma, mould, mold, rats, weapon, railing,
        touches, naked, without lunch, no lunch, sleeps all day
    """,
    "not_waking": "cannot wake, can't wake, does not wake, won't wake, not waking, unconscious, passed out",
    "pregnant": "pregnant, expecting, pregnancy, due in",
    "no_children": "no children, no kids, without children, childless, children are adults, grown-up children",
    "live_there": """
        lives, live, has, have, there is, there are, living, family, household, single mother, mother of, father of,
        with
    """,
    "relative_only": "his children live, her children live",
    "noise_only": "birthday party",
}
