"""What is said or written to frighten: to you or of somebody, of harm to come, plainly or with a smile."""

from __future__ import annotations

DANISH = {
    "said": """
        siger, sagde, sagt, råber, råbte, råbt, skriver, skrev, skrevet, hvisker, hviskede, hvisket, udtalt,
        udtalte, udtaler, svarede, spurgte, ordene, sms, sms'er, beskeden, seddel, sedlen, brev, breve, konvolut,
        mail, chatten, besked, lovede, lover, svor, meddelt, fik at vide, får at vide, truede, påstår
    """,
    "menace": """
        i|du|hun|han|vi|de skal nok få, skal nok få jeres|din|dit|hans|sit|den, får lov at ~ tænder, egne tænder,
        ville være synd, ville ~ være synd, går så hurtigt|stærkt, først er ild, ild i dem|det|den, næste gang
        rammer|ligger|er|bliver|ryger|smager|står|tager|går|sker|kommer|får|slår, rammer næste gang, er den næste,
        bliver den næste, den næste bliver, tage nogen|en|dig|jer|flere med sig|mig, se solen stå op, ikke ser
        solen, samme tur, blive ved med at gå|leve|kunne, ryger ud ad|af, ud ad vinduet, burde
        brændes|skydes|hænges|slås|gasses|udryddes, brændes inde, flå hende|ham|mig|jer|dig|dem, glider så let, mænd
        jo glider, vent bare, bare vent, vent til, får se hvad der sker|hvordan|løjer, så ved du|i hvad, hvad der så
        sker, hvad der ellers sker, sker der noget, kommer til at fortryde|bløde|græde|undgælde|ske|betale, kommer
        I|du|han|hun til at, finder jer|dig|hende|ham|mig, finder dig|jer|mig nok, jeg finder, så er det slut, er
        det slut, skal ikke føle, sove|sover med åbne øjne, med åbne øjne, blot|kun en prøve, advarsel nummer
        et|1|to, sidste advarsel, første advarsel, slået folk, for mindre, har slået folk, skal leve videre, ikke
        skal leve, ikke leve videre, få fred for, slå dem begge, give dig|jer|hende noget at, så skal jeg, så skal
        du|i få, så kan du|i|han, bliver ked af|kede af det, ked af det, pas på dig, pas du på, pas på
        din|dine|jeres, passe på|godt på dine|din|jeres, ved hvor ~ bor|går|sover|skole|børn*|arbejder, ved godt
        hvor, pænt hus, pæne børn, dejlige børn du, køn datter, hilse din|dine, holde kæft, hold kæft, holder kæft,
        skal ikke komme her, træder ind ~ skudt, den første der, kommer ikke levende, ikke .. levende ned|ud, bliver
        skudt|stukket|kvalt, bliver et hoved, gemme sig på, gemme sig denne gang, ikke skal gemme, skal hun|han|du|i
        få svar, på|over struben, hen over halsen|struben, finger ~ hals*|strube*, i en sort sæk, ligpose*, gå i
        kørestol, tælle dine|dine tænder, tænder tilbage, hente børnene og, sørge for at, sørger for at
        du|i|hun|han, jeg tager dig, gør noget ved|alvor, gøre det færdigt|af med, skal væk alle, ud med jer, skrid
        ud af landet, rejs hjem eller
    """,
    "harm_ahead": """
        vil|ville|skal|kan|kunne ~
        slå|smadre|stikke|skyde|brænde|dræbe|kvæle|tæve|tæske|flække|flå|knække|brække|knuse|banke|skære|slagte|ihjel
        ~ dig|jer|mig|os|hende|ham|dem|ned|ihjel|af, stikker ~ ned, sticker ~ ned, slår ~ ihjel, skyder ~ ned
    """,
    "arson": """
        sætte|sætter|satte|sat|stikke|stikker|stak|tænde|tænder|tændte ild til|på|i, futte|futter .. af,
        brænde|brænder .. ned
    """,
    "petrol_poured": """
        hælde|hælder|hældte|hældt|sprøjter|sprøjtede|sprøjtet|sjasket .. benzin|sprit|tændvæske|petroleum
        .. på|over|ned|ud|under|ind|i ..
        dørmåtte*|måtten|dør|døren|hoveddør*|brevsprække*|brevkasse*|trappe*|opgang*|gulvet|sofa*|seng*|sig|mig|os,
        benzin|sprit|tændvæske|petroleum ~ ind ad|gennem|ned ad brevsprække*|brevkasse*|postkasse*,
        lugter af benzin|tændvæske|petroleum ved|foran min|vores|hendes|hans
    """,
    "arson_ahead": "vil|ville|skal|nok ~ sætte|stikke|tænde ild, vil|ville|skal ~ brænde|futte .. ned|af",
    "announced": "vred på jer, til jeg får|giver|i giver, bliver til i giver, give dem, give den",
}

ENGLISH = {
    "said": """
        said, says, saying, told, tells, wrote, writes, written, shouted, shouts, whispered, text, texts, message,
        note, letter, email, words, paper round
    """,
    "menace": """
        or burn, go back or, go back to your, count your teeth, leave in a bag, in a body bag, make you|her|him
        silent, you are next, you're next, we will see, just wait, wait and see, wait until, i'll get you|him|her, i
        will get you|him|her|them, you'll see, you will see, pay for it, pay for this, nice house, nice family,
        lovely children you, shame if, it would be a shame, accidents happen, old houses burn, sleep with one eye,
        i'll burn, you're dead, you are dead, next time it|you|he|i|will, kill all|us|all us|you|her|him|them|me,
        will find you|her|him|me|them, find you, know where you, be sorry, you will be sorry, shut your mouth, keep
        your mouth shut, or else, last warning, learn the hard way, hurt you|her|him|them|us
    """,
    "harm_ahead": """
        will|would|going|gonna ~ kill|stab|shoot|burn|smash|break|hurt|beat|strangle|silence ~
        you|me|us|him|her|them|down|my|your
    """,
    "arson": "set|sets|setting fire to, set|sets|setting .. on fire, burn|burning .. down, torch the|it",
    "petrol_poured": """
        pour|poured|pours|pouring|splashed|sprayed .. petrol|gasoline|paraffin ..
        on|over|under|through|into|down ~ doormat|mat|door|letterbox|stairs|floor|bed|sofa|himself|herself|me|us,
        petrol|gasoline|paraffin through the|my|our|her letterbox|door
    """,
    "arson_ahead": "will|would|going|gonna ~ set .. fire|on fire, will|would|going|gonna ~ burn .. down",
    "announced": "burn you|them|us|it down, get rid of you|her|him",
}

CUES = {
    "threats_or_violence": (
        ("menace said !rent_threat !himself -make_believe", 0.4),
        ("text:menace said -rent_threat -make_believe -himself", 0.2),
        ("harm_ahead !grass !lookup !mild_violent !rent_threat !himself -make_believe", 0.55),
        ("harm_ahead said !lookup !rent_threat !himself -make_believe", 0.3),
        ("text:menace avoids", 0.4),
        ("text:menace police -rent_threat", 0.3),
        ("text:menace confront", 0.3),
        ("text:harm_ahead police -rent_threat", 0.3),
        ("arson threat !grass -make_believe", 0.85),
        ("arson_ahead said !grass -make_believe", 0.75),
        ("petrol_poured !grass !himself -make_believe", 0.75),
    ),
    "acute": (
        ("arson threat !grass -calm_now -past -make_believe", 0.8),
        ("arson_ahead said !grass -calm_now -past -make_believe", 0.7),
        ("petrol_poured !grass -make_believe", 0.8),
    ),
}
