"""What the reading promises, whatever the lexicon holds today."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.kit.codes import Children, Concern, ReporterKind, Urgency
from app.triage.reading.read import DOUBTFUL, read

RECEIVED = datetime(2026, 8, 25, 10, 0, tzinfo=UTC)  # a Tuesday


def concerns(text: str) -> set[Concern]:
    return set(read(text).concerns)


@pytest.mark.parametrize(
    ("said", "denied", "concern"),
    [
        ("Der er støj hver nat fra 2. tv.", "Der er ikke støj om natten mere.", Concern.NOISE),
        ("Der er larm og fest.", "Der er hverken larm eller fest.", Concern.NOISE),
        ("Han truede mig med en kniv.", "Han har aldrig truet nogen.", Concern.THREATS_OR_VIOLENCE),
        ("There is loud noise every night.", "There is no noise at night any more.", Concern.NOISE),
        ("Vi er bekymrede for hende.", "Der er ingen grund til bekymring for hende længere.", Concern.WORRY),
    ],
)
def test_what_is_denied_is_not_a_concern(said: str, denied: str, concern: Concern) -> None:
    assert concern in concerns(said)
    assert concern not in concerns(denied)


def test_a_negation_that_is_itself_the_matter_counts() -> None:
    assert Concern.WORRY in concerns("Naboen har ikke set ham i ni dage, og han svarer ikke når vi banker på.")
    assert Concern.RENT_ARREARS in concerns("Lejer har ikke betalt husleje for maj.")
    assert Concern.CLEANING_SERVICE_MISSING in concerns("Rengøringshjælpen kommer ikke længere hos hr. Holm.")


@pytest.mark.parametrize(
    "text",
    [
        "Kan vi få udsættelse med svaret til fredag? Mødet er flyttet.",
        "Vi har desværre restancer i sagsbehandlingen efter ferien.",
        "Hanne Foged fra bestyrelsen deltager i mødet.",
        "Vores regnskabschef har opsagt sin stilling.",
        "Græsset bliver slået på onsdag.",
        "Støjen fra byggeriet på den anden side af vejen er slem.",
        "Det brændte på i går, men nu er vi klar til afdelingsmødet.",
        "Tak for hjælpen. Det gik godt, og I kan lukke sagen.",
        "For mange år siden var der vold og larm i opgangen, men det er overstået.",
    ],
)
def test_words_that_only_look_alike_are_other(text: str) -> None:
    reading = read(text)
    assert reading.concerns == (Concern.OTHER,)
    assert reading.urgency.urgency is Urgency.NORMAL


def test_the_same_word_in_its_own_sense_is_found() -> None:
    assert Concern.EVICTION_NOTICE in concerns("Lejeren bliver sat ud af fogeden, udsættelsen er fastsat til den 3.")
    assert Concern.RENT_ARREARS in concerns("Restancen på lejemålet er vokset igen.")


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("hojt musik og stoj hver nat", Concern.NOISE),
        ("hoej musik og larm om natten, boern kan ikke sove", Concern.NOISE),
        ("Udszettelse berammet t11 d. l4. k1. 10.00", Concern.EVICTION_NOTICE),
        ("Fogedforretn1ng hos lejer", Concern.EVICTION_NOTICE),
        ("lejer er i huslejerestence", Concern.RENT_ARREARS),
        ("vi er meget bekymrreede for ham", Concern.WORRY),
        ("Wir haben eine fogedforretning bekommen", Concern.EVICTION_NOTICE),
        ("d3 sm4 b0rn f4r ikke mad", Concern.CHILDREN_AT_RISK),
        ("han tru3r m3d kn1v", Concern.THREATS_OR_VIOLENCE),
    ],
)
def test_spelling_does_not_hide_a_concern(text: str, concern: Concern) -> None:
    assert concern in concerns(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fogeden kommer i dag kl. 12 på Bakkevej 5.",
        "Der er en baby alene i lejligheden lige nu, og den græder uafbrudt.",
        "Han er ikke set i en uge, postkassen er fuld, og der lugter fra lejligheden.",
        "Der lugter af gas på trappen lige nu.",
        "Det brænder i køkkenet på 2. sal, der vælter røg ud af vinduet.",
        "Han står lige nu på trappen og truer med en kniv.",
        "Hun skriver at hun har taget alle sine piller og vil dø.",
        "Vi har fundet en dement mand i nattøj på motorvejen, han ved ikke hvor han bor.",
        "She says she wants to kill herself.",
        "The bailiff is coming tomorrow morning.",
        "There is a smell of gas in the stairwell",
        "Naboen trækker kniv",
        "Han har en pistol",
        "Der er skudt mod døren",
        "Shots fired in the courtyard",
    ],
)
def test_facts_make_it_acute(text: str) -> None:
    assert read(text).urgency.urgency is Urgency.ACUTE


@pytest.mark.parametrize("tone", ["DET ER SIMPELTHEN FOR DÅRLIGT!!! ", "Kære venlige mennesker. "])
@pytest.mark.parametrize(
    ("fact", "urgency"),
    [("Naboen spiller høj musik hver aften.", Urgency.NORMAL), ("Fogeden kommer i morgen kl. 9.", Urgency.ACUTE)],
)
def test_tone_changes_nothing(tone: str, fact: str, urgency: Urgency) -> None:
    assert read(tone + fact).urgency.urgency is urgency
    assert read(tone + fact.upper()).urgency.urgency is urgency


@pytest.mark.parametrize(
    ("day", "urgency"), [("27", Urgency.ACUTE), ("28", Urgency.ACUTE), ("29", Urgency.SOON), ("15", Urgency.SOON)]
)
def test_an_eviction_within_three_days_of_the_receipt_is_acute(day: str, urgency: Urgency) -> None:
    text = f"Der er berammet fogedforretning den {day}. kl. 10.30 hos lejer på Nygade 12."
    assert read(text, received_at=RECEIVED).urgency.urgency is urgency
    assert read(text).urgency.urgency is Urgency.SOON


@pytest.mark.parametrize(
    ("when", "urgency"),
    [
        ("torsdag kl. 10", Urgency.ACUTE),
        ("fredag kl. 13", Urgency.ACUTE),
        ("mandag kl. 10", Urgency.SOON),
        ("torsdag den 24. september kl. 10", Urgency.SOON),
        ("torsdag i næste uge kl. 10", Urgency.SOON),
    ],
)
def test_a_weekday_at_the_bailiff_court_is_a_date(when: str, urgency: Urgency) -> None:
    text = f"Hun skal møde {when} i fogedretten."
    assert read(text, received_at=RECEIVED).urgency.urgency is urgency


@pytest.mark.parametrize("words", ["hver torsdag", "sidste torsdag", "i torsdags", "om torsdagen"])
def test_a_weekday_that_is_not_to_come_is_no_date(words: str) -> None:
    assert read(f"Han var der {words} igen.", received_at=RECEIVED).dates == ()


@pytest.mark.parametrize("text", ["Naboerne er bange for at gå alene.", "beboerne er alene hjemme og bange"])
def test_neighbours_are_no_children(text: str) -> None:
    assert Concern.CHILDREN_AT_RISK not in concerns(text)
    assert read(text).children.children is Children.UNKNOWN


def test_a_cancelled_court_step_is_still_one_and_can_wait() -> None:
    reading = read("Fogedretten oplyser, at fogedforretningen den 27. er aflyst.", received_at=RECEIVED)
    assert reading.concerns == (Concern.EVICTION_NOTICE,)
    assert reading.urgency.urgency is Urgency.NORMAL


def test_minors_in_an_eviction_are_children_at_risk() -> None:
    text = "Familien på Kærvej 3 bliver sat ud af fogeden den 9. Der er to mindreårige børn i hjemmet."
    reading = read(text)
    assert {Concern.EVICTION_NOTICE, Concern.CHILDREN_AT_RISK} <= set(reading.concerns)
    assert reading.children.children is Children.YES
    assert any("mindreårige" in words for words in reading.children.because)


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("Hun er gravid i syvende måned.", Children.EXPECTED),
        ("Der er ingen børn i husstanden.", Children.NO),
        ("Han spiller høj musik.", Children.UNKNOWN),
    ],
)
def test_children_are_told_apart(text: str, children: Children) -> None:
    assert read(text).children.children is children


@pytest.mark.parametrize(
    "text",
    [
        "Hun slår sit barn.",
        "Han slår sit barn hver dag.",
        "Moren slog sin søn i går.",
        "Han har slået sin datter.",
        "De slår deres børn.",
        "She hits her child.",
    ],
)
def test_who_hits_a_child_puts_it_at_risk(text: str) -> None:
    assert Concern.CHILDREN_AT_RISK in read(text).concerns


@pytest.mark.parametrize(
    "text",
    [
        "Der lugter af lig.",
        "Det lugter som et lig i lejligheden.",
        "It smells like a dead body.",
        "Naboen ligger død i sengen.",
        "Der er røg i lejligheden.",
        "There is smoke in the stairwell.",
        "Der er brand i kælderen.",
        "Der er gas i lejligheden.",
    ],
)
def test_danger_in_a_few_plain_words_is_acute(text: str) -> None:
    assert read(text).urgency.urgency is Urgency.ACUTE


@pytest.mark.parametrize(
    "text",
    [
        "Der lugter af død rotte i kælderen.",
        "Der ryges i opgangen, og der er røg i opgangen hele dagen.",
        "Der var brand i lejligheden i marts, og nu mangler vi tapet.",
        "Der er brandøvelse på tirsdag.",
        "Der var røg fra lejligheden i går, og brandvæsenet kom.",
    ],
)
def test_what_only_sounds_like_a_fire_or_a_body_is_not_acute(text: str) -> None:
    assert read(text).urgency.urgency is not Urgency.ACUTE


@pytest.mark.parametrize("text", ["Mandag den 23. november 2026 kl. 13.00.", "Torsdag den 3. marts 2027 kl. 9.30"])
def test_a_date_alone_is_no_matter(text: str) -> None:
    assert read(text).concerns == (Concern.OTHER,)


def test_every_finding_carries_words_of_the_text() -> None:
    text = "Der er rotter i køkkenet, og naboen truer med at slå mig ihjel."
    for finding in read(text).findings:
        assert finding.because
        assert all(words in text for words in finding.because)
        assert 0.0 < finding.confidence <= 1.0


def test_what_is_weak_asks_for_a_person() -> None:
    assert not read("Naboen spiller høj musik hver nat, og bassen dunker.").needs_person
    weak = read("Hun vil ikke snakke om det.")
    assert weak.needs_person
    assert min(finding.confidence for finding in weak.findings) < DOUBTFUL


@pytest.mark.parametrize(
    "text",
    [
        "Han truede mig med en kniv, men det er løst nu, og I kan lukke sagen.",
        "Der brændte en skraldespand i går, men branden er slukket, og det er løst nu. Tak.",
        "Der lå affald i opgangen, men det er løst nu. Tak.",
    ],
)
def test_what_is_said_to_be_over_asks_for_a_person(text: str) -> None:
    assert read(text).needs_person


@pytest.mark.parametrize(
    "text",
    [
        "Nabostriden er løst, vi har givet hånd på det. Tak for mæglingen.",
        "Bostøtten er ikke kommet i tre uger, men det er løst nu, tak.",
        "Referatet fra mødet om bostøtte som ikke kommer er vedhæftet.",
    ],
)
def test_finer_concerns_that_are_over_are_none(text: str) -> None:
    assert concerns(text) == {Concern.OTHER}


@pytest.mark.parametrize(
    ("sentence", "concern"),
    [
        ("Jeg skal sættes ud af fogeden.", Concern.EVICTION_NOTICE),
        ("De slår børnene.", Concern.CHILDREN_AT_RISK),
        ("Han har truet os.", Concern.THREATS_OR_VIOLENCE),
        ("Min far vil tage sit eget liv.", Concern.WORRY),
        ("I am being evicted.", Concern.EVICTION_NOTICE),
    ],
)
def test_a_grave_sentence_is_not_drowned_by_many_others(sentence: str, concern: Concern) -> None:
    reading = read(
        "Vaskemaskinen i kælderen drypper, og filteret trænger til at blive renset. Vi mangler også en ny pære over "
        "cykelskuret, og containeren til pap er fuld. Jeg skriver også for at spørge, hvornår fælleshuset kan lejes i "
        f"juni, og om der er service til tredive personer. {sentence} Altandøren binder, når det regner, og "
        "køkkenhanen drypper lidt om natten. Det haster ikke, men det ville være rart, hvis en håndværker kiggede "
        "forbi. Til sidst vil jeg rose gårdmanden for de nye blomster ved indgangen og for den pænt klippede hæk."
    )
    assert concern in reading.concerns
    assert reading.urgency.urgency is not Urgency.NORMAL


def test_who_takes_his_life_is_in_danger_among_other_words_too() -> None:
    reading = read("Tak for mødet om cykelskuret i går. Min far vil tage sit eget liv. Hilsen Poul på Lærkevej.")
    assert reading.urgency.urgency is Urgency.ACUTE


def test_the_hint_of_language_gives_way_to_the_text() -> None:
    danish = "Der er høj musik hver nat, og jeg kan ikke sove."
    assert read(danish, language="en").concerns == read(danish, language="da").concerns


def test_places_people_and_phones_are_found() -> None:
    reading = read(
        "Det handler om fru Elin Holm, Lærkevej 12 B, 2. tv. Ring til mig, Karen, på 22 33 44 55 eller +46701234567."
    )
    place = reading.places[0]
    assert (place.street, place.number, place.floor, place.door) == ("Lærkevej", "12 B", "2", "tv")
    assert "Elin Holm" in reading.names
    assert reading.phones == ("+4522334455", "+46701234567")


@pytest.mark.parametrize("text", ["CPR 010190-1234", "Sag 2026-0012345", "Lejemål 88-12", "Beløbet er 12.345.678 kr."])
def test_other_numbers_are_no_phones(text: str) -> None:
    assert read(text).phones == ()


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("d. 27. kl. 10.30", datetime(2026, 8, 27, 8, 30, tzinfo=UTC)),
        ("i overmorgen", date(2026, 8, 27)),
        ("i morgen klokken ni", datetime(2026, 8, 26, 7, 0, tzinfo=UTC)),
        ("i dag kl. 13", datetime(2026, 8, 25, 11, 0, tzinfo=UTC)),
        ("uge 36", date(2026, 8, 31)),
        ("uge 2", date(2027, 1, 11)),
        ("den 5.", date(2026, 9, 5)),
        ("den 25.", date(2026, 8, 25)),
        ("den 31.", date(2026, 8, 31)),
        ("3. januar", date(2027, 1, 3)),
        ("den 24. oktober kl. 9", datetime(2026, 10, 24, 7, 0, tzinfo=UTC)),
        ("12/9", date(2026, 9, 12)),
        ("1.10.2026", date(2026, 10, 1)),
        ("2026-10-01", date(2026, 10, 1)),
        ("på mandag", date(2026, 8, 31)),
        ("torsdag kl. 10", datetime(2026, 8, 27, 8, 0, tzinfo=UTC)),
        ("torsdag i næste uge", date(2026, 9, 3)),
        ("torsdag i uge 38", date(2026, 9, 17)),
        ("torsdag om 14 dage", date(2026, 9, 10)),
        ("fredag den 11. september kl. 9", datetime(2026, 9, 11, 7, 0, tzinfo=UTC)),
        ("om 3 dage", date(2026, 8, 28)),
        ("d. l8. k1. 09.30", datetime(2026, 9, 18, 7, 30, tzinfo=UTC)),
        ("on the 19th at 11:00", datetime(2026, 9, 19, 9, 0, tzinfo=UTC)),
        ("tomorrow", date(2026, 8, 26)),
        ("noon today", datetime(2026, 8, 25, 10, 0, tzinfo=UTC)),
    ],
)
def test_dates_are_told_from_the_receipt(words: str, start: datetime | date) -> None:
    found = read(f"Det er fastsat til {words} hos os.", received_at=RECEIVED).dates
    assert [one.start for one in found] == [start]


@pytest.mark.parametrize("words", ["den 32.", "31/2", "uge 60", "2026-13-40", "kl. 99"])
def test_dates_that_are_none_give_no_day(words: str) -> None:
    assert all(found.start is None for found in read(f"Vi ses {words} igen", received_at=RECEIVED).dates)


def test_the_day_of_receipt_is_the_danish_one() -> None:
    late = datetime(2026, 8, 25, 22, 30, tzinfo=UTC)  # half past midnight in Copenhagen
    assert read("i morgen", received_at=late).dates[0].start == date(2026, 8, 27)


@given(text=st.text(max_size=400), kind=st.sampled_from([None, *ReporterKind]), aware=st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_text_makes_it_raise(text: str, kind: ReporterKind | None, aware: bool) -> None:  # noqa: FBT001
    reading = read(text, received_at=RECEIVED if aware else None, reporter_kind=kind)
    assert reading.findings
    assert all(0.0 <= finding.confidence <= 1.0 for finding in (*reading.findings, *reading.hints))


WORDS = (
    "ikke ingen hverken , . børn alene kniv foged den 5. i dag kl 9 støj husleje betalt tak Lærkevej 12 st. tv 22 33 44"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_order_of_telling_words_makes_it_raise(words: list[str]) -> None:
    assert read(" ".join(words), received_at=RECEIVED).findings


@pytest.mark.parametrize(
    "piece",
    [
        "\0",
        "\ud800",
        "😀 ",
        "ikke ",
        "a1b2c3 ",
        "\n ",
        "A",
        "Abc Abcvej ",
        "1 2 3 4 ",
        "den ",
        ". ",
        "støøøj ",
        "kl. 9 ",
        "-",
        "é",
    ],
)
def test_the_time_of_a_huge_text_is_bounded(piece: str) -> None:
    text = (piece * (200_000 // len(piece) + 1))[:200_000]
    began = time.process_time()
    read(text, received_at=RECEIVED)
    assert time.process_time() - began < 2.0


def test_what_stands_beyond_the_limit_is_not_read() -> None:
    assert read("Hej. " * 5_000 + "Fogeden kommer i dag.").concerns == (Concern.OTHER,)


@pytest.mark.parametrize(
    "text",
    [
        "Der er konflikt mellem mig og min nabo om hækken.",
        "To beboere er blevet uvenner og klager over hinanden. Findes der mægling?",
        "My neighbour and I are in conflict. Is there a mediator?",
    ],
)
def test_strife_between_neighbours_is_a_matter_of_its_own(text: str) -> None:
    assert Concern.NEIGHBOUR_CONFLICT in concerns(text)


@pytest.mark.parametrize(
    "text",
    [
        "Forretningen hos lejer i nr. 12 sker i morgen kl. 9.30, og vognmanden er bestilt.",
        "Der siver vand ned i sikringsskabet, og det knitrer og gnistrer.",
        "Vandet fosser ud af loftslampen, det gnistrer, og der lugter brændt.",
    ],
)
def test_what_is_at_hand_is_acute_also_where_no_word_names_it(text: str) -> None:
    assert read(text, received_at=RECEIVED).urgency.urgency is Urgency.ACUTE


@pytest.mark.parametrize(
    "text",
    [
        "Beboeren truer med at sætte ild til opgangen.",
        "Han siger, han vil sætte ild på det hele.",
        "She threatens to set the stairs on fire.",
        "Der er hældt benzin ind ad brevsprækken hos os i nat.",
        "Somebody poured petrol on our doormat.",
    ],
)
def test_who_threatens_with_fire_threatens_now(text: str) -> None:
    reading = read(text)
    assert Concern.THREATS_OR_VIOLENCE in reading.concerns
    assert reading.urgency.urgency is Urgency.ACUTE


@pytest.mark.parametrize(
    "text",
    [
        "Han hældte benzin på plæneklipperen.",
        "Vi satte ild til bålet i haven.",
        "De truer med at sætte os ud af lejligheden.",
    ],
)
def test_no_fire_and_no_threat_to_anybody_is_not_acute(text: str) -> None:
    assert read(text).urgency.urgency is not Urgency.ACUTE


@pytest.mark.parametrize(
    "text",
    [
        "Restancen hos Jensen er på 4.000 kr. Vi ringer til ham i morgen kl. 10.",
        "Låsesmeden og pantefogeden kommer den 30. kl. 11 og sætter lejeren ud.",
    ],
)
def test_an_hour_that_is_no_courts_or_far_away_is_not_acute(text: str) -> None:
    assert read(text, received_at=RECEIVED).urgency.urgency is not Urgency.ACUTE


@pytest.mark.parametrize("text", ["Der ligger sne på trappen.", "Der står cykler på trappen igen."])
def test_what_is_no_matter_of_life_is_not_acute_by_the_company_of_its_words(text: str) -> None:
    assert read(text).urgency.urgency is Urgency.NORMAL


@pytest.mark.parametrize(
    "text",
    [
        "Der ligger en mand på trappen.",
        "Hun skriver at hun har slugt hele glasset og bare vil sove.",
        "Radioen kører, der kommer fluer ud, og ingen svarer når vi banker på.",
    ],
)
def test_signs_of_somebody_dying_are_acute(text: str) -> None:
    assert read(text).urgency.urgency is Urgency.ACUTE


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("Hun siger at hun er gået ind i en dør, men læben er flækket.", Concern.THREATS_OR_VIOLENCE),
        ("Min kæreste låser mig inde og har taget min telefon.", Concern.THREATS_OR_VIOLENCE),
        ("Drengen bliver sat ud på trappen hver aften.", Concern.CHILDREN_AT_RISK),
        ("Tøsen er alene hele natten.", Concern.CHILDREN_AT_RISK),
        ("Borgeren er stoppet med sin medicin og er ikke mødt til samtaler.", Concern.TREATMENT_STOPPED),
        ("Min bostøtte er holdt op, og der er ikke kommet nogen ny.", Concern.SUPPORT_MISSING),
    ],
)
def test_what_is_hinted_at_is_found(text: str, concern: Concern) -> None:
    assert concern in concerns(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hun fik en på kassen ude på gangen.",
        "Min kusine bliver mørbanket derhjemme.",
        "Han har lagt hånd på hende flere gange.",
        "Hendes mand har tilhold, men han står nede på pladsen.",
        "She told me that her partner laid hands on her again.",
        "The guy in 3A headbutted my brother in the lift.",
        "han har slaaet min kone og truet med at braende huset ned",
        "Naboen hældte kogende vand ud over mig.",
        "Han siger, at ingen af dem kommer levende ud.",
        "Der bliver delt øretæver ud derinde.",
    ],
)
def test_violence_is_found_in_everyday_words(text: str) -> None:
    assert Concern.THREATS_OR_VIOLENCE in concerns(text)


@pytest.mark.parametrize(
    "text",
    [
        "De slås med puder og griner.",
        "Drengene har slået lejr i gården.",
        "Han slår sin halvdel af græsset om søndagen.",
        "Vi gik en tur på volden ved voldgraven.",
        "Man kan slå sig ihjel på de pedaler.",
        "Min nabo er ikke længere truende.",
        "Udlejer truer med udsættelse af lejemålet.",
        "Der er slagtilbud på julefrokosten.",
    ],
)
def test_words_that_only_sound_violent_are_not(text: str) -> None:
    assert Concern.THREATS_OR_VIOLENCE not in concerns(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der er to der holder ham nede, og de bliver ved med at sparke.",
        "Han er ved at sparke hendes dør ind og råber at han slår hende ihjel.",
        "A man is walking around with a kitchen knife, shouting at the windows.",
        "Jeg kan se hendes ben inde på gulvet gennem brevsprækken, og hun svarer ikke.",
        "Hun har drukket afløbsrens.",
    ],
)
def test_danger_under_way_is_acute(text: str) -> None:
    assert read(text).urgency.urgency is Urgency.ACUTE


def test_shouting_alone_is_no_sure_threat() -> None:
    shouted = next(one for one in read("Naboen råber ad mig.").findings if one.concern is Concern.THREATS_OR_VIOLENCE)
    threatened = next(one for one in read("Naboen råber at han slår mig ihjel.").findings)
    assert shouted.confidence < 0.8 < threatened.confidence


@pytest.mark.parametrize(
    "text",
    [
        "Han slog ham i baghovedet med en skovl.",
        "Hun tog ham i nakken og pressede ham op mod væggen.",
        "Han kastede en flaske efter vores gartner.",
        "Overboen spærrede vejen for min datter og holdt hende i armen.",
        "Lejer skriver i en sms: pas på dine børn.",
        "Han satte en kniv mod halsen på mig i går.",
        "He squeezed her throat last Sunday.",
        "He showed me a pistol and smiled.",
    ],
)
def test_acts_against_a_body_are_violence(text: str) -> None:
    assert Concern.THREATS_OR_VIOLENCE in concerns(text)


@pytest.mark.parametrize("text", ["Han har aldrig truet nogen.", "He never hit anybody."])
def test_acts_that_are_denied_are_no_violence(text: str) -> None:
    assert Concern.THREATS_OR_VIOLENCE not in concerns(text)


@pytest.mark.parametrize("text", ["Han truede ikke nogen", "Han slog ikke nogen."])
def test_a_denial_between_the_act_and_its_victim_leaves_no_sure_violence(text: str) -> None:
    reading = read(text)
    assert all(one.confidence < DOUBTFUL for one in reading.findings if one.concern is Concern.THREATS_OR_VIOLENCE)


@pytest.mark.parametrize("text", ["Der var ingen, der truede nogen.", "Der er ingen, som truer os."])
def test_what_nobody_did_is_not_found(text: str) -> None:
    assert Concern.THREATS_OR_VIOLENCE not in concerns(text)
