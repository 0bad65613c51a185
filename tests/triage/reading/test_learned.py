"""What the learned weights promise: made of many texts, silent about what they do not know, shown with their words."""

from __future__ import annotations

from collections import Counter

import pytest

from app.kit.codes import Concern, ReporterKind, Urgency
from app.triage.reading.learned import AND, FILE, Learned, figure_of, learned, packed
from app.triage.reading.marks import is_english, mark
from app.triage.reading.read import read
from app.triage.reading.signs import LETTERS_OF, Kind
from app.triage.reading.tokens import prepare, sentences
from bench.reading_learn import learn, signs_of
from bench.reading_quality import BATCHES, FILES, messages

LABELLED = [message for path in (*FILES, *BATCHES) for message in messages(path)]


def weighed(text: str, kind: ReporterKind | None = None) -> Learned:
    parts = sentences(prepare(text))
    english = is_english(parts, None)
    return learned(parts, mark(parts, english=english), english=english, kind=kind)


def test_no_weight_rests_on_one_text_alone() -> None:
    texts: Counter[str] = Counter()
    for message in LABELLED:
        texts.update(sign for signs in signs_of(message).values() for sign in signs)
    named = [line.split("\t")[0] for line in FILE.read_text(encoding="utf-8").splitlines()[1:-1]]
    assert named
    assert [sign for sign in named if texts[sign] < 2] == []
    assert [sign for sign in named if (" " in sign or AND in sign) and texts[sign] < 6] == []
    assert [sign for sign in named if sign.startswith(LETTERS_OF) and texts[sign] < 5] == []


def test_learning_tells_apart_what_it_was_shown() -> None:
    shown = [
        {"text": f"{noise} {where}", "concerns": [concern], "urgency": "normal", "reporter_kind": "neighbour"}
        for noise, concern in (("Trommer", "noise"), ("Skrald", "neglect"))
        for where in ("i opgangen", "på trappen", "i gården")
    ]
    header, *lines = learn(shown).splitlines()
    column = header.split("\t").index("noise")
    weights = {line.split("\t")[0]: int(line.split("\t")[column]) for line in lines}
    assert weights["trom"] > 50
    assert weights["skrald"] < -50


def test_what_the_lexicon_hears_together_tells_of_words_never_seen_together() -> None:
    text = "Han fægter med en økse foran vuggestuen."
    parts = sentences(prepare(text))
    alone = learned(parts, [], english=False, kind=None).odds[Concern.THREATS_OR_VIOLENCE]
    heard = learned(parts, mark(parts, english=False), english=False, kind=None).odds[Concern.THREATS_OR_VIOLENCE]
    assert heard > alone + 1.0


@pytest.mark.parametrize("word", ["betalingsstandsningsrestancer", "larmmuren", "opråbene", "husleie"])
def test_the_letters_of_a_word_never_seen_tell_what_their_like_told(word: str) -> None:
    known = {sign for message in LABELLED for sign in signs_of(message)[Kind.STEM]}
    assert known.isdisjoint(signs_of({"text": word})[Kind.STEM])
    assert weighed(word).odds != weighed("").odds


def test_a_compound_never_seen_tells_of_its_parts_and_is_shown() -> None:
    text = "Krambambulirestancen"
    odds, nothing = weighed(text).odds, weighed("").odds
    assert odds[Concern.RENT_ARREARS] > nothing[Concern.RENT_ARREARS]
    assert odds[Concern.RENT_ARREARS] == max(odds[one] for one in Concern if one in odds)
    (first, last) = weighed(text).strongest(Concern.RENT_ARREARS, most=1, least=0.0)[0]
    assert text[first:last] == text


def test_two_words_weigh_in_their_order() -> None:
    one, other = (signs_of({"text": text})[Kind.TWO_STEMS] for text in ("Far slog mor.", "Mor slog far."))
    assert one
    assert other
    assert one.keys().isdisjoint(other)


@pytest.mark.parametrize("figures", [[0], [-1, 1], [5, -7, 0, -3], [1, 562_500, *[-900_000, 900_000] * 7]])
def test_packed_figures_add_up_each_to_its_like(figures: list[int]) -> None:
    total = sum(packed(one) for one in (figures, figures, [-2 * one for one in figures], figures))
    assert [figure_of(total, place) for place in range(len(figures))] == figures


def test_more_figures_than_there_is_room_for_are_refused() -> None:
    with pytest.raises(ValueError, match="17"):
        packed([1] * 17)


def test_the_strongest_words_are_named_first() -> None:
    text = "Han drikker, og børnene sulter."
    (first, last) = weighed(text).strongest(Concern.CHILDREN_AT_RISK, most=1, least=0.0)[0]
    assert "børnene" in text[first:last]


def test_words_nobody_knows_say_no_more_than_none() -> None:
    assert weighed("Xyzzy qqwxz zzqxw.").odds == weighed("").odds


def test_who_reports_is_part_of_what_is_said() -> None:
    text = "Der er sat en ny dato."
    court, school = (weighed(text, kind).odds for kind in (ReporterKind.BAILIFF_COURT, ReporterKind.SCHOOL))
    assert court[Concern.EVICTION_NOTICE] > school[Concern.EVICTION_NOTICE]
    assert school[Concern.CHILDREN_AT_RISK] > court[Concern.CHILDREN_AT_RISK]


def test_a_denied_word_is_another_sign() -> None:
    said, denied = (weighed(text).odds[Concern.NOISE] for text in ("Der er larm.", "Der er ikke larm."))
    assert said > denied


@pytest.mark.parametrize("text", ["Børnene er altid sultne og beskidte.", "Two toddlers run around hungry and dirty."])
def test_what_was_learned_is_shown_by_words_of_the_text(text: str) -> None:
    finding = next(one for one in read(text).findings if one.concern is Concern.CHILDREN_AT_RISK)
    assert finding.because
    assert all(words in text for words in finding.because)


@pytest.mark.parametrize("kind", ReporterKind)
def test_who_reports_says_nothing_where_nothing_is_said(kind: ReporterKind) -> None:
    found = read("Se felterne.", reporter_kind=kind)
    assert [one.concern for one in found.findings] == [Concern.OTHER]
    assert found.urgency.urgency is Urgency.NORMAL
