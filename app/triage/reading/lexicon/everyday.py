"""The little words: they tell the language, and are taken for no misspelling and no foreign word."""

from __future__ import annotations

COMMON_DANISH = """
ad af alle allerede alt altså anden andre at bad bare bedre begge ben blev blive bliver blevet bo bor borte brug
bruger bør da dag de dem den der deres derfor derinde dermed dernede derude det dette dig din dine dit dog du efter
eftersom eget egen ej eller ellers en end endnu er et fandt far fem fik fire flere for fordi fra fri første få får
før gang gange ganske gav gennem gjorde gjort godt gør gøre ham han hans har havde have hen hende hendes her hit hos
hun hvad hver hvilken hvis hvor hvordan hvorfor hvornår i igen ikke ind inden ingen intet ja jeg jer jeres jo kan
kender kid kind kom komme kommer kort kun kunne lade land lang last lave laver let lidt lige ligger lille mad man
mand mange med meget men mens mere mest mig min mindre mindst mine mit mod mor more mug må måske ned nej noget nogen
nogle nok nu ny nye når nå of og også om op os over ovre pas pen par på rent rest ret rigtig sad sagde samme se sed
selv selvom ser set siden sidste sig siger sin sine sit skal skrev skriver skulle slap slog slut sov som stadig
stand store stort står så sådan tage tager tak tal ten ti til tit to tog tre ud uden under up var ved vel vi via
vide vil ville vor vores være været år åben hold holder sat sætte art hat hest lejer lejet hjem hjemme trods stedet
nede oppe inde ude sammen alligevel imellem mellem gerne faktisk kære hej hilsen venlig mvh venligst tid tiden sal
tv th kl boligrådgiver ejendomskontor ejendomskontoret ejendomsmester afdeling afdelingen adressen adresse kommune
kommunen sagen sag konstatere skyldner forsøgt undskyld fast hot gift slot simpelthen egentlig lejligheden bygningen
morgen virker virkede troede tror synes tænkte tænker spørge spørger spurgte svarede fortalte fortæller sagt hørt
høre hører gået taler talte snakkede skrevet modtaget modtog følge fulgte kørte kører ringede ringer ringet prøvet
prøver prøvede forsøger forsøgte sendt sender skifte skiftet bedste god gode rigtigt grader vedrørende angående
oplyst beboerklagenævnet forbindelse klynger klynge"""

COMMON_ENGLISH = """
a about after again all also am an and any are as ask at be because been before being between big born both bor but
by call came can come could day did do does doing done dog door down each end even ever far fast for from full fuld
get give go good got had has have he her here him his hit how hun i if in into is it its just kept know last late
left let letter like live lived long look made make man many may me men mere might mine more most much mug must my
name need new next nice no not now of off old on one only or other our out over own part past pay per place please
put rod run said sad same saw say see seen send sent set she should side since sit slag so some soon still such take
talk tell ten than thank thanks that the their them then there these they thing this those three through time to
told too took true two up us use used very via want war was way we well went were what when where which while who
why will with within would year years yes yet you your mand mad gift bank brand barn fire rent stiv tit art hat
"""
