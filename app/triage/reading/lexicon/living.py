"""What neighbours and caretakers meet: sounds at odd hours, dirt, others in the flat, odd doings, harm to the house."""

from __future__ import annotations

DANISH = {
    "racket": """
        støvsuge, støvsuger, støvsugeren, støvsugning, bore, borer, boren, boremaskine*, hamrer, hamre, hamren,
        save, saver, høvler, maskiner, maskine*, banken i|på|hele, banker, dunken, bump*, dundren, rumlen, buldren,
        skramlen, klapren, smækker, smækken, trampen, tramper, hopper, løber frem, løber rundt, træsko, stiletter,
        møbler .. rundt, flytter .. møbler, flytte .. møbler, flasker ned, smadrer .. flasker, flasker .. skakt*,
        fløjte, grydelåg, megafon*, højttaler, højtaler*, trommer, tromme, trommen, trompet, saxofon, klaver,
        violin, guitar, øver, øve, spiller, spille, spilles, spilles højt, synger, synge, sang, råber, råb, råben,
        råbende, skriger, skrig, skrigen, jubel, brøler, brølen, hujen, tuder, hyler, gør, gøen, gø, gøet, kagler,
        galer, mjaver, papegøje*, fugle* .. skrig*, fest, fester, festet, festen, feste, festede, latter, højrøstet,
        skænderi*, skændes, diskuterer, diskussion*, fjernsyn*, tv'et, radio, film, anlæg, anlægget, plade, pladen,
        musik, musikken, bas, bassen, techno, karaoke, spillemaskine*, vaskemaskine, tørretumbler, knallert i, kører
        motor, bygger, bygge, snedker*
    """,
    "odd_hour": """
        nat, natten, nætter, om natten, midnat, hver morgen, hver aften, hver nat, hver eneste, hver weekend, hele
        natten, hele dagen, døgnet rundt, i døgndrift, i to døgn, solopgang, daggry, før klokken, klokken
        fire|fem|seks, klokken to|tre|et, ved tretiden, ved totiden, kl 5, kl 6, kl 4, fra kl, fra klokken, fra 22,
        fra 23, til 02, til 03, til 04, efter elleve, efter tolv, nattetimer*, til halv, til langt, langt ud, sent,
        tidligt, weekend*, fredag, lørdag, tre nætter, på stribe, i træk, dag ud, igen igen, hver dag, næsten hver,
        flere gange om, hver fredag, hver lørdag, hverdag*
    """,
    "kept_awake": """
        ikke sove, kan ikk sove, ikk sove, sover elendigt, sover dårligt, ikke sovet, vågner, vækker, vækket, vågne,
        op klokken, tidligt op, nattevagt*, hjemmearbejd*, arbejde hjemme, skru* .. ned, skrue ned, dæmpe, være
        stille, holde ro, klage*, naboklage*, klager, klaget, genert, generer, forstyrrer, gennem væggen, gennem
        væggene, høre hvert, hele opgangen kan, hele blokken, gennem hele, følge med i nyhederne, så højt, for højt
    """,
    "celebration": """
        fødselsdag, sankt hans, nytår*, byfest*, kulturnat*, havnefest*, gadefest*, loppemarked*, koncert*, byens,
        dejligt, dejlig, legeplads*, godt gået
    """,
    "mess": """
        skrald, skraldet, skraldespand* .. fuld|fyldt|flyder, affald*, affaldssække, affaldssæk*, køkkenaffald,
        madrester, mad overalt, bleer, sorte sække, poser .. altan*|svalegang*|repos*|trappe*, stablet, stablet op,
        op til loftet, helt fyldt, fyldt med, så fyldt, proppet, ufremkommelig*, gå sidelæns, gå sidelens, smal sti,
        ligner en losseplads, ligner et pulterkammer, pulterkammer*, losseplads*, rodebutik, samler, samler flasker,
        samler på alt, hamstrer, klunser, kattebakke*, hundelort, besørger, klatter, fuglefrø, fugleklat*, duereder,
        duer, urin, tisse*, afføring, opkast, sprøjter, kanyler, cigaretskod*, skodder, rotter, mus, fluer, fluer
        overalt, kryb, kakerlak*, væggelus, lus, lopper, maddiker, mug, skimmel, stinker, stank, lugter surt,
        lugten, lugt, lugtgene*, hørm*, ikke til at trække vejret, klistrer, klistrede, fedtet, beskidt, snavs,
        snavset, møg, svineri, sviner, griset, ikke .. en ren plet, ikke haft bad, forfærdelig forfatning, elendig
        forfatning, ødelagte gulve, misligholdt, misligholdelse, misligholdelsen, rydde lejligheden, rydde boligen,
        rydde op, påbud om at rydde, døde fisk, flyder med, gror til
    """,
    "mess_place": """
        altan*, altanen, svalegang*, repos*, reposen, trappe*, trappen, opgang*, opgangen, kælder*, kælderen,
        cykelkælder*, lejlighed*, lejligheden, køkken*, køkkenet, badeværelse*, gulv*, gulvet, stuen, elevator*,
        skralderum*, gård*, have*, haven, bolig*, boligen, inde hos, rum, vinduet, skabet, hjem, syn af,
        besigtigelse*, hjemmebesøg*
    """,
    "strangers": """
        fremmede, ukendte, fuld af folk, fuld af mennesker, fyldt med folk, folk der drikker, unge mænd, to mænd,
        tre mænd, nogle mænd, mænd, flok fyre, fyre, typer, gerningsmænd, slæng, kammerater, såkaldte, venner, gamle
        venner, nye venner, bekendtskaber, nye ansigter, skiftende, udskiftning i folk, folk på alle tider, kommer
        folk, forskellige mennesker, folk hele natten, gæster, fætre, en kvinde han, en mand hun, mødte på nettet,
        pushere, kunder, hans nye, hendes nye
    """,
    "take_over": """
        flyttet ind, flytter ind, rykket ind, boet her i, bor nu i lejligheden, bor nu i hans|hendes, bor her nu,
        bor der nu, bor hos, holder til, har overtaget, taget over, overtaget, slået sig ned, sover i .. stue,
        sidder i min|hans|hendes stue, har nøgle*, har .. fået nøgle*, fået lavet nøgle*, lavet nøgler,
        campingseng*, madrasser, luftmadras*, sover på skift, herberg*, varmestue, en klub, klubhus, tilholdssted,
        opholdssted, samlingssted, gennemgang*, hotel*, kommer og går, går ind og ud, ind og ud, på alle tider,
        vente på trappen, henvist til, sover i sin bil, sover i kælderen, må ikke bruge .. telefon, må ikke besøge,
        ikke besøge ham|hende, siger at hun|han sover, sparker til døren hvis, til de er færdige, ikke sende dem
        væk, tør ikke sende, tør ikke sige nej, kan ikke sige nej, kan ikke få dem ud, få dem ud, skiftet låsen, vil
        ikke lukke mig ind, får lov at sidde, sidder i køkkenet i sin egen, i sin egen bolig, sender ham|hende i,
        sender ham|hende ned, brugt til at sælge, bruges til at sælge, skulle sove på sofaen, startede med en,
        startede med én, står nede ved, bliver brugt til, tør ikke bede, tør ikke smide, ikke må sige, ikke at sige
        noget, ikke sige det til nogen, valgt mellem, vælge mellem
    """,
    "drain": """
        tager min pension, tager hans|hendes|min|mine|sine, tager .. kort, taget .. kort, hans kort, hendes kort,
        bruger .. bankkort|kort|konto, hæver, tømmer, konto .. tom, kontoen er tom, er væk efter, madbudget*,
        pengene er væk, tomt køleskab, køleskabet, købe .. telefoner, går derfra med, hans ting, hendes ting, ting i
        poser, låner penge, bad mig om penge, skylder dem, pr madras, pr. madras, sælger fra, sælges, handles,
        handler, stoffer, hash, narko, udnytte*, udnyttet, udnyttes, brugt af, optage lån, optaget lån, fået
        ham|hende til at, få ham|hende til at, skrevet under på, skrive under, lån for, styrer ham|hende, bestemmer
        over
    """,
    "soft_person": """
        langsom, lidt langsom, udviklingshæmmet, udviklingshandicap*, downs syndrom, hjerneskadet, hjerneskade,
        godtroende, naiv, svag, ældre, gamle dame, gammel dame, den gamle, pension, pensionen, førtidspension*,
        handicap*, en stille en, psykisk sårbar, sindslidende, autis*, lærenem, let at lokke, syg, lille stille
    """,
    "head_count": """
        fem|seks|syv|otte|ni|ti|elleve|tolv|femten|tyve
        mand|mænd|personer|mennesker|voksne|arbejdere|fyre|madrasser|køjer, mindst otte, mindst seks|fem|syv|ti,
        ti-tolv, otte-ti, fem-seks mænd|mand|personer, seks-syv mænd|mand|personer, 5|6|7|8|9|10|12
        mand|mænd|personer|mennesker|madrasser, lyder på én, lyder på en, kun lejet ud til, fire-fem mænd
    """,
    "odd_act": """
        baglæns, bukker for, bukker, hilser på alle, hilser på hvert, kridt*, kridtcirkler, mønstre, i mønstre,
        rundkreds, båret sten, lægger sten, lagt sten, sten .. trin*, kostume, uniform, balkjole, ballkjole, kappe,
        krone på, forklædt, udklædt, iført hjelm, megafon, holder taler, taler fra sin altan, prædiker, synger
        salmer, salmer, synger for, taler til fuglene, taler til træ*, samtaler med, samtaler med postkasser*,
        snakker med postkasser*, giver dem navne, navne til, tæller højt, på latin, plastikblomster, vander
        plastik*, sølvpapir, stanniol*, alufolie*, ruder sorte, malet .. ruder, malet .. vinduer, mod strålerne,
        stråler, kongehuset, drikkevandet, skriver til os hver, tyve sider, lange breve, danser, danser i, dukker,
        bamser, klistermærker på alt, pakket .. ind i, flag på, går om natten, går på taget, oppe på taget,
        tordenskrald, taler med månen, snakker te månen, duer på, fodrer, samler barnevogne, stiller op i, ordner
        alle, pudser postkasser*, vasker fortovet, støvsuger trappen, støvsuger fortovet, i badekåbe, i natkjole, i
        bar, uden bukser, nøgen, nøgne, spejle*, beskytter huset, tryller, tegner på, tegnet, tegner, skriver på
    """,
    "no_harm": """
        stilfærdig*, fredelig*, fredeligt gemyt, forstyrrer ingen, generer ingen, strålende humør, godt humør, rart
        menneske, rar, høflig, venlig nok, hilser .. venligt, hilser pænt, gør ingen fortræd, ingen fortræd, gør
        ikke noget, ingen er bange, ikke bange for ham|hende, vi ler, ler lidt, vi smiler, smiler, børnene vinker,
        vinker til, sød, så sød, flink, ikke farlig, harmløs*, ufarlig*, ikke truende, ingen tager skade, til ingen
        skade, flytter .. når man beder, betaler til tiden, kende til hende|ham, tænkte bare, ville bare nævne,
        nævner det bare, bare så i ved, ikke vred, helt fredelig
    """,
    "wreck": """
        klippet, klipper, klippede, pillet, piller, pillede, revet ned, rive ned, river ned, fældet, fælder, savet,
        saver .. i, skåret hul, hugget, hugger løs, brudt, brudt op, brudt låsen, sparket ind, sparket .. ind, slået
        ind, slog .. i stykker, i stykker, knækket, smadret, smadrede, flækket, flækkede, ridset, bukket, knust,
        ødelagt, ødelagde, ramponeret, hærværk, hældt, hælder, proppet .. i, stoppet .. med, skruet .. af, skilt ad,
        fra hinanden, taget fra hinanden, afmonteret, kortsluttet, sprunget, er sprunget, giver efter, faldet ned,
        falder ned, styrtet ned, brændt af, sværtet, svedet, forkullet, sodet, bål, tændt bål, flammer, i brand, ild
        i, gået ild, er gået ild, går ild, brandalarm*, brandvæsen*, brændmærke*, løbe over, løbet over, løber over,
        drev vand, driver vand, drypper, siver, vand ud, vandet står, vandet løb, vand ned, vand til anklerne,
        oversvømm*, kloakvand*, steget op, stigstreng*, sprunget rør, rør .. sprunget, stopp* .. afløb*,
        faldstamme*, haveslange*, gulvet giver
    """,
    "house_part": """
        dør, døren, hoveddør*, *dør, *døren, karm*, karmen, lås, låsen, *lås, rude, ruden, *ruden, vindue*, vinduer,
        væg, væggen, vægge, skillevæg*, bærende, loft*, loftet, gulv*, gulvet, tapet*, køkken*, køkkenet, vask,
        vasken, håndvask*, toilet*, badekar*, badeværelse*, afløb*, faldstamme*, rør, radiator*, ledninger*,
        ledningerne, el-install*, el-tavle*, el-måler*, hpfi*, stikkontakt*, dørtelefon*, elevator*, elevatoren,
        styring*, facade*, facaden, altan*, emhætte*, komfur*, bradepande*, gryde*, madras*, postkasse*, cykelskur*,
        bil, bilen, underbo*, underboen, lejlighederne under, lejligheder, køkkener, opgangen, hegn*, lampe*
    """,
    "mishap": """
        kom til at, kommer til at, uheld*, ved et uheld, barnebarn*, forsikring*, hvor melder man, skal jeg melde,
        melde det til, cm, lille ridse, lille hul, væltet et, tabte en, vi betaler, jeg betaler, nøglen i låsen,
        låsen til vaskeri*, ringet efter en smed, nøglebrik*, nøglekort*, laver en ny, smækket mig ude
    """,
    "own_matter": """
        mit barnebarn, vores barnebarn, min forsikring, jeg har væltet, jeg har tabt, jeg har smækket, jeg kom, jeg
        har glemt, beboer har knækket, har smidt sin nøgle*, en ny brik
    """,
    "fire_warning": """
        akutte skader, ved brand, i tilfælde af, ved akutte, ved vandskade*, fremover, pjece*, vejledning*
    """,
}

ENGLISH = {
    "racket": """
        drilling, hammering, banging, vacuum*, furniture, stomping, jumping, barking, howling, shouting, screaming,
        arguing, argument*, arguments, party, parties, music, techno, bass, tv, television, video games, games,
        drums, piano, trumpet, singing, sound, volume, loud
    """,
    "odd_hour": """
        night, nights, midnight, every night, each night, every saturday, every weekend, until sunrise, until
        five|four|three|two, after eleven, after midnight, in the morning, all day, around the clock, early, late
    """,
    "kept_awake": """
        cannot sleep, can't sleep, wake up, wakes up, woken, keep us awake, turn .. down, full volume, too loud,
        complain*
    """,
    "celebration": "festival*, new year, birthday, concert*",
    "mess": """
        garbage, trash, rubbish, dirt, dirty, filthy, cockroach*, rats, mice, mould, mold, smell*, stinks, hoard*,
        piled, mattresses, wet mattresses, bags, full of, urine, faeces, feces, needles, vomit, disgusting
    """,
    "mess_place": """
        balcony, stairs, stairwell, landing, flat, apartment, kitchen, bathroom, floor, basement, hallway, courtyard
    """,
    "strangers": """
        strangers, different people, unknown people, guests, men, people, criminals, friends, dealers, boyfriend
    """,
    "take_over": """
        took over, taken over, moved in, have keys, has keys, have my key, stay in, live in, come and go, waits
        outside, stands outside, not allowed to, sleeps in his car, is theirs
    """,
    "drain": """
        bank card, her card, his card, pension, money, dealing, sell, selling, used by, being used, exploited, phone
    """,
    "soft_person": "learning disability, disabled, elderly, old lady, old man, vulnerable, slow, young man, autistic",
    "head_count": "eight|seven|six|ten|nine|twelve people|persons|men|mattresses, too many people",
    "odd_act": """
        backwards, bows to, dressed as, dressed in, uniform, costume, megaphone, foil, painted .. windows, talks to
        trees|birds|mailboxes, sings to, chalk, counts aloud, preaches, dolls, naked
    """,
    "no_harm": """
        harmless, friendly, polite, nice person, kind, peaceful, disturbs nobody, bothers nobody, we smile, nobody
        is afraid, not dangerous, always cheerful, in a good mood
    """,
    "wreck": """
        flooded, flooding, leaking, smashed, broken, broke, kicked in, torn, ripped, damaged, destroyed, set fire,
        burned, burnt, on fire, water .. through, coming through the ceiling
    """,
    "house_part": """
        door, window, lock, wall, ceiling, floor, bathroom, kitchen, pipe*, sink, toilet, elevator, lift, balcony,
        car
    """,
    "mishap": "by accident, accidentally, insurance, i dropped, i spilled, my own key, where do i report",
    "own_matter": "i dropped, i lost, i broke",
    "fire_warning": "in case of, leaflet",
}

CUES = {
    "noise": (
        ("racket odd_hour !technical !celebration !captive !lies_seen !no_payment", 0.5),
        ("racket kept_awake !technical !celebration", 0.55),
        ("text:racket kept_awake -technical -celebration -captive", 0.35),
        ("text:racket odd_hour sleep_loss -technical -celebration", 0.3),
        ("text:noise racket -technical -celebration", 0.2),
    ),
    "noise-": (
        ("text:celebration thanks", 0.6),
        ("text:celebration question", 0.5),
        ("text:child knock_inside", 0.3),
    ),
    "neglect": (
        ("mess mess_place !municipal_waste !nice_smell !days_unseen", 0.45),
        ("text:mess mess_place -municipal_waste -nice_smell -contract -days_unseen -child_need", 0.2),
        ("text:mess soft_person -municipal_waste -days_unseen", 0.1),
        ("text:mess complain -municipal_waste -nice_smell -days_unseen", 0.2),
    ),
    "neglect-": (
        ("text:child school", 0.6),
        ("text:child child_need parent -mess_place", 0.5),
        ("text:days_unseen bad_air", 0.8),
    ),
    "exploitative_guests": (
        ("strangers take_over !parking !technical", 0.5),
        ("text:strangers take_over drain -parking", 0.4),
        ("strangers drain !parking", 0.4),
        ("text:strangers take_over soft_person -parking", 0.35),
        ("text:take_over drain soft_person", 0.5),
        ("text:strangers drain soft_person -parking", 0.45),
        ("take_over drain", 0.45),
        ("head_count take_over", 0.6),
        ("text:head_count take_over", 0.4),
        ("text:head_count their_flat", 0.45),
        ("text:captive strangers take_over", 0.3),
        ("text:captive strangers weapon", 0.3),
    ),
    "odd_behaviour": (
        ("odd_act person !menace !attack", 0.42),
        ("text:odd_act no_harm -menace -attack", 0.6),
        ("text:odd_act harmless -menace -attack", 0.3),
        ("text:no_harm racket odd_act", 0.2),
    ),
    "damage": (
        ("wreck house_part !broken_contract !fire_warning !video_game", 0.55),
        ("text:wreck house_part -broken_contract -fire_warning -child_need -dull_blow", 0.15),
        ("text:wreck repair -fire_warning", 0.2),
    ),
    "damage-": (
        ("text:fire_warning -now", 0.6),
        ("text:child fear_home", 0.4),
    ),
}
