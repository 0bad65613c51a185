"""Blows and threats in everyday words, the marks they leave, fear of one's own, and what the police ordered."""

from __future__ import annotations

DANISH = {
    "struck": """
        tæve, tæver, tævede, tævet, prygle, prygler, pryglede, pryglet, puffe, puffer, puffede, puffet, rammer, ramte,
        trampede, tramper, trampet, mørbanke*, gennemtæve*, gennembanke*, kylede, kyler, kylet, slyngede, slynger,
        slynget, pander, pandede, pandet, nakker, nakkede, overfuser, niver, kneb, skoldede, skolder, brændemærke*,
        dolkede, dolket, skambanke*, tampede, tamper, klaskede, klasker, dasker, daskede, lusser, lussede, mase, maste
    """,
    "victim": """
        gartner*, elektriker*, rengøringsdame*, rengøringskone*, rengøringsassistent*, kasserer*, bestyrelsesmedlem*,
        konduktør*, vvs-mand*, smed, smeden, smedens, vagt, vagten, plejer, plejeren, lokalinspektør*, driftsleder*,
        driftschef*, hustru, hustruen, samlever, samleveren, ægtefælle, ægtefællen, lillesøster, lillebror, stedsøn*,
        steddatter*, medbeboer*, roommate, bofælle, bostøtte*, kontaktperson*, kontorassistent*, ejendomsfunktionær*,
        gårdmand*, taxachauffør*, skorstensfejer*, parkeringsvagt*, dørmand*, madudbringer*, avisbud*, mormoren,
        bedstemoren, svigermoren, min kone, sin kone, sin mor, sin far, sin søn, sin datter, sine børn, konen
    """,
    "blow": """
        <struck> .. <victim>, bliver|blev|blevet|bliver|blive <struck>,
        pressede|presser|presset|trængte|trænger|trængt|maste .. op ad|mod|i, trængt op i, vred|vrider|vredet ..
        arm*|armen|fingre|håndled, trådte|trådt|tramper|trampede på <victim>, trækker|trak|trukket .. håret,
        spændte|spænder ben for, holdt|holder .. nede, hoved .. under vand, kørte|køre|kører .. ned|over,
        kaster|kastede|kastet sig over, sprang|fløj på <victim>, knalder|knaldede .. ind i, banker|banke|bankede
        ham|hende|mig|os|sin|konen, bliver banket, blev banket, holdt fast om, holdt mig|hende|ham fast, en på
        kassen|skrinet|hovedet|låget|tuden|munden|kæben|snotten|trynen|sinkadus, en på siden af hovedet, en over
        næsen|nakken|munden|fingrene|snuden|kinden, en flad, en syngende, syngende lussing, en dask, en kæberasler*,
        kindhest*, en sinkadus, en skalle, et los, en albue i, et knæ i, et puf, et ordentligt skub, et skub så, et
        spark i|over, spark i, sparket i siden|maven|hovedet|ryggen, slag over, slag mod kroppen|hovedet|ansigtet, lagt
        hånd på, lægger hånd på, lagde hånd på, lægge hånd på, langet ud, lange ud, slår fra sig, slog fra sig, slå fra
        sig, slået fra sig, op at slås, oppe at slås, kom op og slås, ryge* i totterne på, i totterne på, i flæsket på,
        i struben på, om struben, strubetag*, i nakkehåret, håndgribelig*, håndgemæng*, tumult*, korporlig*, nævekamp,
        næverne frem, knyttede næver, knyttet næve, overgreb, overgrebet, fik klø, får klø, fået klø, får prygl, fik
        prygl, fået prygl, omgang tæv|bank|klø|prygl, en omgang, har øvet vold, øver vold, udøver vold, udøvet vold,
        udsat for vold, udsættes for vold, udøvede vold, voldsforhold, vold i forholdet, partnervold, kærestevold,
        familievold, hustruvold, vold i hjemmet|familien|ægteskabet, æresrelateret*, social kontrol, blive slået,
        bliver pryglet, bliver tævet, kastet ned
        ad|fra, smidt ned ad, skubbet ned ad, puffet ned ad, nikkede .. skalle, fordærvet, gul og blå, slået gul, slået
        til plukfisk, lagt på gulvet af, slået i gulvet, slået omkuld, slået bevidstløs, slået ud af, tand .. slået ud,
        kaster .. rundt med, kastet med stole|ting|tallerkener|glas|flasker|sten, kaster med
        stole|ting|tallerkener|glas|flasker|sten|møbler, kastede med stole|ting|tallerkener|glas|flasker|sten, kaster
        sten|flasker|ting efter, kastede sten|flasker|ting efter, kogende vand på|ned|ud|over|efter, hældt|hældte|hælder
        .. over mig|hende|ham|os, jog mig|ham|hende|os ned|ud|væk, slæber|slæbte|slæbt .. mig|ham|hende, slæbes, smage
        .. knyttede|knytnæve*|næve|hånd, knyttede hånd, knyttet hånd, hårdhændet*, tager|tog hårdt på|ved|fat, voldsom
        overfor|over, bliver|blev|blevet voldsom|voldelig|håndgribelig, fysisk overfor|over, dunker|dunkede|dunket ..
        hoved, hamrer|hamrede|hamret .. hoved, trykker|trykkede|trykket .. op mod|ad, kaster|smider .. rundt i|med,
        terroriser*, tyranniser*, mishandling*, knivstikkeri*, drab, drabet, drabsforsøg*, drabstrus*, voldelige
        episoder, voldsepisode*, voldelig episode, voldshandling*, husspektak*, husballade, vold derhjemme, volden
        derhjemme, smide|smider|kaste|kaster|kyle mig|ham|hende|os|dig|jer ud ad|fra|over,
        smide|smider|kaste|kaster|kyle mig|ham|hende|os|dig|jer ned ad|fra, tænder bliver slået, tænderne slået ud, tand
        slået ud, slået tænderne, øretæve*, en øretæve, delt .. ud, omringet af, giver ham|hende|dem|mig bæltet, give
        ham|hende|dem|mig bæltet, får bæltet, med bæltet, bæltet frem
    """,
    "left_marks": """
        skrammer i|på, kvæstelse*, kvæstet*, bule i panden, buler i, hudafskrabning*, kradsemærke*, bidmærke*, stiksår*,
        stikskade*, snitsår*, knivsår*, flænge over|i, flænger, hævet kindben|kind|øje|læbe|hånd|håndled, blodsprængt*,
        blodsprængning*, mærker på overarmene|håndleddene|kinden|kroppen|benene, mærker efter fingre|slag|hænder,
        blåmærke*, ældre og nyere, tænder løse, tanden er løs, mistet en tand, manglede en tand, plaster på kinden, brud
        på underarm*|ribben*|kravebenet|fingeren, brækket finger*|ribben*|underarm*|hånd*|kraveben*, hjernerystelse,
        ikke stemmer med et fald, stemmer ikke med, hænger ikke sammen med, forklaring* .. hænger ikke, blødte fra øret,
        bløder fra øret|næsen|munden|hovedet|øjet, halter efter, syet i, mørke plamager, plamager, gul og blå, røde
        mærker, rødt mærke, rifter i|på, sår i ansigtet, sår på læben|kinden, øjet lukket til, øjet var lukket, sort
        øje, øjet .. hævet, læben .. hævet, kinden .. hævet, arm i slynge, armen i en slynge, armen i slynge, armen i
        gips, blålig*, halvkvalt, hårtotter, tot hår, blå ben|arme, blå på benene|armene, ny forklaring på, forklaring
        på sine
    """,
    "kept_in_fear": """
        på listesko, lister rundt for ikke, går på æggeskaller, på æggeskaller, rædselsslag*, livræd*, hundeangst,
        dødsensangst, dødangst*, ræd for, skrækslag*, bange for sin mand|kæreste|samlever|søn|far|bror|eks, bange for
        min mand|kæreste|samlever|søn|far|bror|eks, bange for hendes mand, bange for naboen, frygter
        manden|ham|sin|ægtefællen, tør ikke anmelde|forlade|gå fra|lukke, tør ikke sige det, vil ikke anmelde, ønskede
        ikke at anmelde, ikke anmelde, måtte ikke ringe til nogen, må ikke ringe til nogen, ikke sige det til nogen,
        hvad han finder på, aldrig giver slip, slipper mig aldrig, ingen steder at gå hen
    """,
    "ordered_off": """
        tilhold*, polititilhold*, opholdsforbud*, bortvist, bortvisning*, overtrådt*, overtræder, hemmelig adresse,
        adressebeskyttelse, overfaldsalarm*, krisecenter*, krisecentret, kvindehjem*, kvindekrisecenter*, sigtet for,
        dømt for vold, dømt for trusler, anholdt, anholdte, varetægt*, voldsdømt*, løsladt, voldssag*
    """,
    "announced": """
        bliver skudt|hængt|kvalt|stukket|smadret|klippet|brændt|dræbt|druknet, skal hænges|skydes|brændes|slås|smadres,
        burde hænges|skydes|slås ihjel, skulle hænges|skydes|brændes, tværs over halsen, over halsen på, finger over
        halsen, halsen over, skære halsen, skærer mig|dig|hende|ham|jer|os, skære mig|dig|hende|ham|jer|os, stikker
        mig|dig|hende|ham|jer|os, tænder .. ud, slår tænderne, tænderne slået, brækker alle, brække alle, brækker ..
        ben|arme|nakke|næse|fingre, futte .. af, futter .. af, brænder .. ned, brænde .. ned, brænde .. bil|dør|hus,
        stikke ild til, stikker ild, sætter ild, tænder ild på, uheld sker, ulykker sker, sker så let, let ske noget,
        adressen på os|mig|hende, finde .. privat, opsøgt .. hjem|privat|bolig, opsøger .. hjem|privat|bolig, opsøge ..
        hjem|privat|bolig, kender nogen der, med sine venner og, til at tie, tage den udenfor, tage den ude, kunne være
        den næste, kan være den næste, er den næste, du den næste, den første der, smide .. ud ad vinduet, smider .. ud
        ad vinduet, smide .. ned ad trappen, smide .. i kanalen, ryger en, ryger i graven, vil kommer til at bløde, på
        livet, truer .. på livet, truet på livet, ende galt, på den hårde måde, lære dig|jer|hende|ham .. lektie, en
        lærestreg, nok skal få dem, skal få med mig at bestille, tager en med mig, tager nogen med, får en kugle, vores
        tur næste, bliver vores|min|din|jeres|hans|hendes tur, ikke færdig med os|mig|hende|ham|dig|jer,
        smadrer|knuser|flækker|kvæler|nakker|tæver|banker|tæsker|flår|knækker|kværker|ordner|slagter|skyder|stikker|brænder
        dig|jer, smadre|knuse|flække|kvæle|nakke|tæve|tæske|flå|knække|kværke|ordne|slagte|skyde|stikke|skære
        dig|jer|ham|hende|os|mig|dem, ellers sker der, hvad der sker hvis, ikke føle .. sikre, aldrig sove trygt, skyde
        stedet, sprænge stedet, hvor dine|jeres|mine|vores børn, du går ingen steder, kommer ingen steder, ikke lov at
        gå, siddet inde for, kommer til at betale, skal betale for det, skal bøde for, skal undgælde, på vej herover
        med, på vej herned med, hvad mit|dit|hendes barn hedder, hvilken vej hun|han|jeg går, mens han|du|I kunne, mens
        han|du|I kan, værre næste gang, det er dit hoved, næste gang er det
    """,
    "weapon": """
        softgun*, soft gun, airsoft*, sabel, sablen, teleskopstav*, stikvåben, haglbøsse*, armbrøst*, luftgevær*,
        luftbøsse*, salonriffel*, gaspistol*, startpistol*, slangebøsse*, knust flaske, smadret flaske, flaske og kom,
        daggert*, foldekniv*, køkkensaks*, urtekniv*, totenschläger, kæde i hånden, hammer i hånden, kæppe, boldtræ*,
        bat
    """,
    "in_harms_way": """
        hvisker i telefonen, hvisker at, skriver fra badeværelset|toilettet|skabet|kælderen, ringer fra
        badeværelset|toilettet|skabet, låst mig inde på, lukket mig inde, jeg har låst, jeg står ude på gaden, står ude
        foran døren, står lige udenfor, er lige indenfor, han står udenfor, han står derude, tør ikke gå ud han, gemmer
        sig i skabet|badeværelset|kælderen, ved at sparke .. dør, ved at smadre, prøver at sparke, forsøger at sparke,
        hamrer og sparker, i gang med at slå|smadre|tæve, er ved at slå|tæve|kvæle, bliver slået nu, går amok nu, bliver
        holdt nede, holder ham|hende|dem nede, bliver ved med at sparke|slå|stikke, blev ved med at sparke|slå, sparker
        ham|hende|en i hovedet, slår løs på, folk filmer, min tur bagefter, slipper mig ikke, lukker mig ikke ud, ikke
        lukke hende|ham|dem ud, jeg er på altanen, sidder på altanen og, er flygtet ud på, har låst sig inde med,
        barrikaderet sig med, kommer levende ud
    """,
    "hospital": "skadestue*, akutmodtagelse*, traumecenter*, indbragt, indbringes, sygehus*, hospital*, lægeerklæring*",
    "mild_violent": """
        jordvold*, støjvold*, voldgrav*, volden ved, voldanlæg*, på volden, brandslag*, lovforslag, slagtilbud,
        slagtilfælde, et slag kort, slag kort, slag skak, kortspil*, slået sin ryg, slået med stumhed, truet dyreart,
        vejret truer, truer med regn, truer med at regne, truer med at falde ned, truer med at vælte, truer med at
        styrte, stikker af, stikker hovedet, stikker op, stikker ud, brænder for, brændt for, brænder på, brændende
        interesse, filmoptagelse*, statister, karneval*, udklædt, fastelavns*, halloween*, boksning, boksetræning,
        karate*, judo*
    """,
    "lookup": """
        når jeg rusker, jeg rusker i, jeg ruskede i, prøvet at ruske
    """,
    "grass": """
        slået lejr, slår lejr, slå lejr, sloges om, slås om, slås med puder, på dansegulvet, sloges for sjov
    """,
    "lawn": """
        græs, græsset, græsplæne*, plænen, hækken, hæk, lejr, skumfidus*, puder, dansegulvet, volden ved, på volden,
        voldgrav*, jordvold*, støjvold*
    """,
    "armed": """
        kniv|økse|hammer|machete i hånden, går rundt med .. kniv|økse|machete|brødkniven|kniven, trækker|trak|trukket
        kniv|kniven|pistol|pistolen, trækker|trak|trukket en kniv|pistol, har en pistol|revolver|haglbøsse, har
        skydevåben, har et gevær|skydevåben, skudt mod|gennem|ind|efter, skyder mod|gennem|ind|efter, affyret skud,
        affyrede skud, løsnet skud, hørt skud, høre skud, skud i opgangen|gården|lejligheden
    """,
}

ENGLISH = {
    "struck": """
        smacks, smacked, smack, whacks, whacked, thumped, thumps, headbutt*, headbutted, elbowed, pinned, pins,
        cornered, knocked, knocks, slammed, slams, roughs, roughed, clobbered, thrashed, strangled, throttled, tripped,
        threw himself at, flung, lashed out at, lashes out at, spits at, spat on, scratched, stamped on, kneed,
        battered, batters, manhandled, trampled
    """,
    "victim": """
        gardener*, electrician*, cleaner*, carer*, postman, janitor, manager, guard, son, daughter, stepson, flatmate,
        roommate, partner, aunt, uncle, niece, nephew, cousin, grandmother, grandfather, tenant, visitor, delivery,
        boss, mum, mom, dad, friend, child, kid
    """,
    "blow": """
        <struck> .. <victim>, laid hands on, lays hands on, lay a hand on, lay hands on, laid a hand on, raised a hand,
        raises his hand, went for me|her|him|us, goes for her|me|him, gone for, squared up to, squares up, swung at,
        swings at, lashed out, lashes out, lashing out, rough* .. up, beat .. up, beaten up, beating up, knocked ..
        out|down, to the ground, slammed .. against|into, into the wall, fist through, punched the wall, punched a hole,
        fat lip, busted lip, black and blue, domestic abuse|violence|dispute|incident, fist fight, came to blows,
        physical fight, physically attack*, gets physical, got physical, hands around .. neck|throat, throat, throws
        things at, thrown things, hits her|him|me|them, violent with, violent towards, violent to, manhandled, kicked in
        the, held her|me|him down, terroris*, terroriz*, intimidat*, bullies, physically abusive, boiling water, dragged
        .. hair, pulled .. hair, pulls .. hair
    """,
    "left_marks": """
        bruising, bruises, plaster on, lost a tooth, marks around, marks on, cut above, cut over, blood running, limp,
        sore wrist, stitches, cracked rib*, broken rib*|wrist|finger|jaw, swollen face, swelling, sunglasses, scratches
        down|on, bruised, bloody lip|nose|face, clumps of hair, arm in a sling, arm in a cast, burn marks, bite marks,
        welts
    """,
    "kept_in_fear": """
        eggshells, scared of him|her|my|what|the man, afraid of him|my|her|what|the man, terrified of, frightened of,
        fear of him|her husband|my|his, fears him|her husband, too scared to, too afraid to, afraid to go back, does not
        dare, do not dare, asked me not to tell, not to tell anyone, begged me not to call
    """,
    "ordered_off": """
        restraining order, barring order, no contact order, non-molestation, women's shelter, womens shelter, arrested,
        convicted of violence|assault, charged with, secret address
    """,
    "announced": """
        put .. in hospital, end up in hospital|a box|the ground, will get shot, gets shot, be shot, break
        every, break .. teeth|legs|face|jaw|neck|arms, smash .. face|head|teeth|car, knock .. teeth, slit .. throat,
        across his throat, finger across, set fire to, torch the, burn .. down|car|flat|house, make .. disappear,
        nobody else will have, finds me, will find me, accidents happen, teach .. a lesson, make me|her|us
        pay, get what is coming, what is coming to, one day he will, threatened to, not finished with
        us|me|you, not done with us|me|you, you are next, we are next, your turn, our turn, going nowhere, not going
        anywhere, sharpening knives|a knife, cut us|me|her|him
    """,
    "weapon": """
        crossbow, blade, broken bottle, broken glass, scissors, screwdriver, air gun, iron pipe, golf club, baton
    """,
    "in_harms_way": """
        locked myself in, hiding in the, write from the bathroom|toilet, whispering, outside my door right, kicking ..
        door .. in, kicking in, breaking .. door, trying to break, trying to get in, as i write, as we speak, going on
        now, is beating, is attacking, is strangling, is hitting, pulled a knife|gun, in the hallway now, for someone to
        help, we all stay inside, walking around .. with, walking around in
    """,
    "hospital": "emergency room, a&e, hospital, casualty, admitted",
    "mild_violent": """
        carnival, costume, boxing class, karate, chess, film shoot, video game, trailer, rehearsal, rehearsing
    """,
    "lawn": """
        lawn, hedge, grass, pillow fight, snowball*
    """,
    "armed": """
        walking|walks|running|runs ~ knife|axe|bat|gun|hammer|machete, knife in his|her hand, pulled a knife|gun,
        pulls a knife|gun, has a gun|pistol|shotgun|rifle, shots fired, fired a shot, fired shots, shot at, shot
        through, heard shots, heard gunshots, gunshot*, shooting at
    """,
}

CUES = {
    "threats_or_violence": (
        ("blow !lookup !grass !himself !mild_violent -figure", 0.72),
        ("text:left_marks partner -figure", 0.6),
        ("text:left_marks quarrel -mishap", 0.55),
        ("text:left_marks blow", 0.3),
        ("text:left_marks hospital partner", 0.4),
        ("text:left_marks kept_in_fear", 0.6),
        ("text:left_marks dull_blow", 0.5),
        ("text:kept_in_fear partner", 0.62),
        ("text:kept_in_fear blow", 0.4),
        ("text:kept_in_fear quarrel", 0.4),
        ("text:kept_in_fear police", 0.3),
        ("kept_in_fear he_she", 0.35),
        ("ordered_off", 0.4),
        ("text:ordered_off partner", 0.45),
        ("text:ordered_off stalked", 0.5),
        ("text:ordered_off he_she", 0.25),
        ("announced !rent_threat !himself !mild_violent -figure", 0.4),
        ("text:announced fear -rent_threat", 0.4),
        ("text:announced threat -rent_threat", 0.4),
        ("text:announced quarrel -rent_threat", 0.2),
        ("text:announced police -rent_threat", 0.3),
        ("text:announced confront -rent_threat", 0.3),
        ("text:in_harms_way fear", 0.5),
        ("text:in_harms_way quarrel", 0.4),
        ("text:in_harms_way weapon", 0.5),
        ("text:in_harms_way threat", 0.5),
    ),
    "threats_or_violence-": (
        ("text:lawn -attack -blow -weapon -left_marks -menace", 0.6),
        ("text:mild_violent -attack -blow -weapon -left_marks -menace -fear", 0.3),
    ),
    "acute": (
        ("text:in_harms_way weapon -calm_now -past", 0.7),
        ("text:in_harms_way threat -calm_now -past -rent_threat", 0.65),
        ("text:in_harms_way hit -calm_now -past -grass", 0.6),
        ("text:in_harms_way blow -calm_now -past", 0.65),
        ("text:in_harms_way partner quarrel -calm_now -past", 0.5),
        ("text:blow right_now -calm_now -past -grass", 0.65),
        ("text:blow emergency -calm_now -past", 0.4),
        ("text:left_marks hospital today -past", 0.3),
        ("text:child blow fear_home -adult_child", 0.6),
        ("text:child left_marks fear_home -adult_child", 0.6),
        ("text:child blow right_now -adult_child", 0.7),
        ("text:child left_marks today -adult_child -happy_child -mishap", 0.5),
        ("text:child left_marks quarrel -adult_child -happy_child -mishap", 0.5),
    ),
    "children_at_risk": (
        ("child blow !adult_child !happy_child !grass", 0.5),
        ("text:child blow parent -adult_child -happy_child -grass", 0.4),
        ("child left_marks !adult_child !happy_child -mishap", 0.5),
        ("text:child left_marks parent -adult_child -happy_child -mishap", 0.35),
        ("text:child ordered_off quarrel -adult_child -happy_child", 0.4),
        ("text:child partner blow -adult_child -happy_child", 0.55),
        ("text:child partner ordered_off -adult_child -happy_child", 0.5),
        ("text:child partner left_marks -adult_child -happy_child -mishap", 0.4),
    ),
}
