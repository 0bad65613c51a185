"""Dates as Danes and court letters write them, told from the day of receipt: "d. 27. kl. 10.30", "uge 36"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from app.triage.reading.findings import DateFound
from app.triage.reading.tokens import Sentence

_COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_MOST_DATES = 20
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "maj may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec"), start=1
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mandag monday",
            "tirsdag tuesday",
            "onsdag wednesday",
            "torsdag thursday",
            "fredag friday",
            "lørdag lordag loerdag saturday",
            "søndag sondag soendag sunday",
        )
    )
    for name in names.split()
}
_RELATIVE = {
    "overmorgen": 2,
    "day after tomorrow": 2,
    "tomorrow": 1,
    "imorgen": 1,
    "i morgen": 1,
    "i dag": 0,
    "idag": 0,
    "i aften": 0,
    "i eftermiddag": 0,
    "i formiddag": 0,
    "today": 0,
    "tonight": 0,
    "this afternoon": 0,
    "this morning": 0,
}
_HOURS = {
    word: hour
    for hour, words in enumerate(
        (
            "et one",
            "to two",
            "tre three",
            "fire four",
            "fem five",
            "seks six",
            "syv seven",
            "otte eight",
            "ni nine",
            "ti ten",
            "elleve eleven",
            "tolv twelve",
        ),
        start=1,
    )
    for word in words.split()
}
_MONTH_NAMES = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|january|february|march|may|june"
    "|july|october|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec"
)
_MAY_BEGIN = """
den d on the uge week om in i overmorgen imorgen idag day tomorrow today tonight this på paa næste next førstkommende
l1 l2 l3 l4 l5 l6 l7 l8 l9 lo
"""
_FIRST_WORDS = frozenset(_MAY_BEGIN.split()) | frozenset(_MONTH_NAMES.split("|")) | frozenset(_WEEKDAYS)
_BEFORE_WEEKDAYS = tuple({name[:2] for name in _WEEKDAYS} | {"sø", "so", "lø", "lo"})
_GO_ON: Mapping[str, tuple[str, ...]] = {
    "i": ("overmorgen", "morgen", "dag", "aften", "eftermiddag", "formiddag", "of", *_MONTHS),
    **dict.fromkeys(("på", "paa", "næste", "next", "førstkommende"), _BEFORE_WEEKDAYS),
    "this": ("afternoon", "morning", *_BEFORE_WEEKDAYS),
    "on": ("the", *_BEFORE_WEEKDAYS),
    **dict.fromkeys(("den", "d", "the"), ("l", "i", "o")),
    "om": ("to", "tre", "fire", "fem", "seks", "syv", "otte", "ti", "fjorten"),
    "in": ("two", "three", "four", "five", "six", "seven"),
}
"""How the word behind these begins, if not with a digit, where a date begins with them, which they do seldom.

"I juni" and "den l. juni" may be the first, misread."""

_NOT_COMING = frozenset(["hver", "sidste", "forrige", "hele", "alle", "every", "last", "each"])
"""Before a weekday: it says no day to come."""
_DATE = re.compile(
    rf"""
      \b(?P<year>20\d\d)-(?P<imonth>\d\d)-(?P<iday>\d\d)\b
    | \b(?P<nday>\d{{1,2}})[./-](?:[ ]?)(?P<nmonth>\d{{1,2}})(?:[./-](?P<nyear>20\d\d|\d\d))?\b(?![.:]\d)
    | \b(?:(?:den|d\.|d|on[ ]the|the)[ ]?)?(?P<mday>[0-9lIO]{{1,2}})(?:\.|st|nd|rd|th)?
      [ ](?:of[ ])?(?P<month>{_MONTH_NAMES})\b\.?(?:[ ](?P<myear>20\d\d))?
    | \b(?P<emonth>{_MONTH_NAMES})[ ](?P<eday>\d{{1,2}})(?:st|nd|rd|th)?\b
    | \b(?:den|d\.|d|on[ ]the|the)[ ]?(?P<day>[0-9lIO]{{1,2}})(?:\.|st|nd|rd|th)?(?![\w/:-])
    | \b(?P<oday>\d{{1,2}})(?:st|nd|rd|th)\b(?![ ]floor)
    | \b(?:uge|week)[ ](?P<week>\d{{1,2}})\b
    | \bom[ ](?P<indays>\d{{1,2}}|to|tre|fire|fem|seks|syv|otte|ti|fjorten)[ ]dage\b
    | \bin[ ](?P<eindays>\d{{1,2}}|two|three|four|five|six|seven)[ ]days\b
    | \b(?P<relative>(?:i[ ])?overmorgen|day[ ]after[ ]tomorrow|tomorrow|i[ ]?morgen(?:[ ]tidlig)?|i[ ]?dag|i[ ]aften
      |i[ ]eftermiddag|i[ ]formiddag|today|tonight|this[ ]afternoon|this[ ]morning)\b
    | \b(?:(?:på|paa|næste|next|on|this|førstkommende)[ ])?(?P<weekday>mandag|tirsdag|onsdag|torsdag|fredag
      |l(?:ø|o|oe)rdag|s(?:ø|o|oe)ndag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b
      (?![ ,.]{{1,2}}(?:(?:den|d\.?|the)[ ]?)?\d)
      (?:[ ](?:i[ ]uge[ ](?P<inweek>\d{{1,2}})|(?P<nextweek>i[ ]næste[ ]uge|next[ ]week)
      |(?P<weekon>om[ ](?:en[ ]uge|otte[ ]dage))|(?P<fortnight>om[ ](?:to[ ]uger|fjorten[ ]dage|14[ ]dage)))\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOCK = re.compile(
    r"[ ,(]{0,3}(?:(?:klokken|kl|k1|at|ved)\.?[ ]{0,2})(?P<hour>[0-2]?\d|[a-z]{2,6})(?:[.:](?P<minute>[0-5]\d))?\b"
    r"[ ]?(?P<half>am|pm)?",
    re.IGNORECASE,
)
_NOON = re.compile(r"\b(?:at noon|noon|til middag|middag)\b", re.IGNORECASE)
_LETTERS_AS_DIGITS = str.maketrans("lIO", "110")
_NUMBER_WORDS = _HOURS | {"fjorten": 14}


def dates_in(text: str, parts: Sequence[Sentence], *, received_at: datetime | None) -> tuple[DateFound, ...]:
    """Every date the text names; without a receipt what is relative stays `None` with its words."""
    today = received_at.astimezone(_COPENHAGEN).date() if received_at is not None else None
    return tuple(islice(_found(text, parts, today), _MOST_DATES))


def _matches(text: str, parts: Sequence[Sentence]) -> Iterator[re.Match[str]]:
    """The pattern is tried only at words a date may begin with: it is dear, and most words are not."""
    reached = 0
    for part in parts:
        lowered = part.lowered
        for place in _candidates(part):
            start = part.span(place, place)[0]
            if start >= reached and not (place and lowered[place - 1] in _NOT_COMING):
                match = _DATE.match(text, start)
                if match:
                    reached = match.end()
                    yield match


def _candidates(part: Sentence) -> list[int]:
    """Where a date may begin: at a digit, or at a word of dates that another follows where it must."""
    lowered = part.lowered
    if _FIRST_WORDS.isdisjoint(lowered):
        return part.numbers
    behind = (*lowered[1:], "")
    firsts = [
        place for place, word in enumerate(lowered) if word in _FIRST_WORDS and _may_go_on(word, behind=behind[place])
    ]
    return sorted({*firsts, *part.numbers}) if part.numbers else firsts


def _may_go_on(word: str, *, behind: str) -> bool:
    """At the end of a sentence nothing is known of what comes."""
    return not behind or behind[0].isdecimal() or behind.startswith(_GO_ON.get(word, ""))


def _found(text: str, parts: Sequence[Sentence], today: date | None) -> Iterator[DateFound]:
    for match in _matches(text, parts):
        day = _day_of(match, today)
        if day is None and match["nday"]:
            continue
        clock = _CLOCK.match(text, match.end())
        hour = _time_of(clock) if clock else None
        end = clock.end() if clock and hour else match.end()
        if hour is None and _NOON.search(text, max(0, match.start() - 12), match.end() + 12):
            hour = time(12)
        start: datetime | date | None = day
        if day is not None and hour is not None:
            start = datetime.combine(day, hour, tzinfo=_COPENHAGEN)
        yield DateFound(start, text[match.start() : end].strip(), match.start())


def _time_of(clock: re.Match[str]) -> time | None:
    told = clock["hour"].lower()
    if told.isdigit():
        hour = int(told)
    elif told in _HOURS:  # "klokken et" at an office is one in the afternoon
        hour = _HOURS[told] + (12 if _HOURS[told] < 7 else 0)  # noqa: PLR2004 - offices open at seven
    else:
        return None
    if (clock["half"] or "").lower() == "pm" and hour < 12:  # noqa: PLR2004 - noon
        hour += 12
    return time(hour, int(clock["minute"] or 0)) if hour < 24 else None  # noqa: PLR2004 - hours of a day


def _number(text: str) -> int:
    text = text.translate(_LETTERS_AS_DIGITS)
    return int(text) if text.isdecimal() else 0


def _day_of(match: re.Match[str], today: date | None) -> date | None:
    if match["year"]:
        return _date(int(match["year"]), int(match["imonth"]), int(match["iday"]))
    if month := match["nmonth"] or match["month"] or match["emonth"]:
        day = _number(match["nday"] or match["mday"] or match["eday"])
        number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
        return _in_year(day, number, match["nyear"] or match["myear"], today)
    if today is None:
        return None
    if told := match["day"] or match["oday"]:
        return _coming(_number(told), today)
    return _relative(match, today)


def _relative(match: re.Match[str], today: date) -> date | None:
    if match["week"]:
        return _week(int(match["week"]), today)
    if told := match["indays"] or match["eindays"]:
        return today + timedelta(days=int(told) if told.isdecimal() else _NUMBER_WORDS[told.lower()])
    if match["weekday"]:
        return _on_weekday(match, _WEEKDAYS[match["weekday"].lower()], today)
    told = match["relative"].lower()
    days = next((days for words, days in _RELATIVE.items() if words in told), None)
    return today + timedelta(days=days) if days is not None else None


def _on_weekday(match: re.Match[str], weekday: int, today: date) -> date | None:
    """The coming day of that name; of another week where the words after it say so."""
    if match["inweek"]:
        monday = _week(int(match["inweek"]), today)
        return monday + timedelta(days=weekday) if monday else None
    if match["nextweek"]:
        return today + timedelta(days=7 - today.weekday() + weekday)
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead, weeks=1 if match["weekon"] else 2 if match["fortnight"] else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_year(day: int, month: int, year: str | None, today: date | None) -> date | None:
    """Without a year: the one that brings it nearest to the receipt, at most half a year back."""
    if year:
        return _date(int(year) if len(year) > 2 else 2000 + int(year), month, day)  # noqa: PLR2004 - "26" is 2026
    if today is None:
        return None
    found = _date(today.year, month, day)
    if found and found < today - timedelta(days=183):
        return _date(today.year + 1, month, day)
    return found


def _coming(day: int, today: date) -> date | None:
    """The next day of that number, today included; a month without it is passed over."""
    year, month = today.year, today.month
    for _ in range(3):
        found = _date(year, month, day)
        if found and found >= today:
            return found
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004 - December
    return None


def _week(week: int, today: date) -> date | None:
    """The Monday of that ISO week, this year or the next."""
    year = today.isocalendar().year
    try:
        monday = date.fromisocalendar(year, week, 1)
        return monday if monday >= today - timedelta(days=90) else date.fromisocalendar(year + 1, week, 1)
    except ValueError:
        return None
