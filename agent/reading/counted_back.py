"""Last days that are counted back from a meeting: "the exercise, two days before your interview".

Knows single sentences and the days of the meetings that the same mail tells of.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from agent.reading.deadline_rules import LastDay
from agent.reading.grammar.anchors import MEETINGS
from agent.reading.grammar.nodes import Day, Length
from agent.reading.grammar.stretch import DAY, Items, word_at
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import time_en
from agent.reading.wording.sets import words


def counted_back(prose: Prose) -> Iterator[LastDay]:
    """The days before a meeting by which a test or a talk is to be handed in.

    "Please email your slides at least 24 hours before the interview on Thursday": Wednesday.
    """
    for sentence in prose.sentences:
        said = sentence.said
        if "before" not in said or _WORK.isdisjoint(said) or not _OTHER.isdisjoint(said):
            continue
        due = _last_day(sentence, prose)
        if due is not None and due >= prose.reference.today:
            counted = word_at(sentence.items, sentence.words.index("before") - 1)
            weight = _WEIGHT if counted in _UNITS or counted == "LENGTH" else _BARE
            yield LastDay(due, sentence, weight, plain=True)


# "Before your interview" gives way to every day that is named outright.
_WEIGHT, _BARE = 3, 0


def _last_day(sentence: Sentence, prose: Prose) -> date | None:
    """The day that a sentence counts back to, where it asks for work by then."""
    place = sentence.words.index("before")
    ahead = sentence.words[:place]
    if _HANDING.isdisjoint(ahead) or _WORK.isdisjoint(ahead) or _is_the_houses(ahead):
        return None
    items = sentence.items
    back = _count_before(items, place)
    counts = word_at(items, place - 1) in _UNITS or word_at(items, place - 1) == "LENGTH"
    if not _ON_SITE.isdisjoint(sentence.said) or (not counts and _is_done_then(ahead)):
        return None
    day = _day_of_meeting(items, place, prose)
    if back is None or day is None:
        return None
    number, business = back
    if not business:
        return day - number * DAY
    while number:
        day -= DAY
        number -= day.weekday() < _SATURDAY
    return day


def _is_done_then(ahead: tuple[str, ...]) -> bool:
    """ "All candidates take a test | before the interview": done on the day, and not sent in."""
    return not _DOING.isdisjoint(ahead) or _SENT_IN.isdisjoint(ahead)


def _is_the_houses(ahead: tuple[str, ...]) -> bool:
    """ "We'll send you the test", "you will receive the task": nothing of the user's to do."""
    future = [at for at, word in enumerate(ahead) if word in ("will", "'ll", "would", "'d")]
    return any(
        ahead[at - 1] in _HOUSE or ahead[at + 1 : at + 2] in _GIVEN or "sent" in ahead[at:]
        for at in future
        if at and not (ahead[at + 1 : at + 2] in _WISHING or "kindly" in ahead[at:])
    )


def _count_before(items: Items, place: int) -> tuple[int, bool] | None:
    """How many days stand before "before", and whether only working days count; a bare one is one.

    A count of minutes or of few hours, or of nothing, tells no day.
    """
    last = items[place - 1] if place else None
    if last is not None and last.node is not None and isinstance(last.node.value, Length):
        minutes = last.node.value.minutes
        return (-(-minutes // _MINUTES), False) if minutes >= _HALF_DAY else None
    unit = _UNITS.get(word_at(items, place - 1))
    if unit is None:
        return None if word_at(items, place - 1) in _NO_DAYS else (1, False)
    business = word_at(items, place - 2) in ("working", "business")
    number = _number(word_at(items, place - 2 - business))
    if number is None:
        return None
    if unit == "hours":
        return (-(-number // 24), business) if number * 60 >= _HALF_DAY else None
    return number * _DAYS[unit], business


def _number(word: str) -> int | None:
    if word in ("a", "the", "one", "full"):
        return 1
    if word.isdecimal() and len(word) < len("1000"):
        return int(word)
    found = time_en.COUNTS.get(word)
    return found[1] if found is not None else None


def _day_of_meeting(items: Items, place: int, prose: Prose) -> date | None:
    """The day of the meeting behind "before", or of the only one that the mail tells of."""
    met = False
    for at in range(place + 1, min(len(items), place + _FAR)):
        word, node = items[at].word, items[at].node
        if word in _STOPS and word_at(items, at + 1) != "DAY":
            break
        met = met or word in MEETINGS
        if met and node is not None and isinstance(node.value, Day):
            return node.value.date
    alone = word_at(items, place + 1) in ("", ".", ",", "!", ")")
    days = frozenset(prose.met or prose.known)
    return next(iter(days)) if (met or alone) and len(days) == 1 else None


_FAR = 13
_STOPS = words(". ; ! ? , so we please and but")
_SATURDAY = 5
_HALF_DAY, _MINUTES = 12 * 60, int(timedelta(days=1).total_seconds()) // 60
_UNITS = {"hour": "hours", "hours": "hours", "hrs": "hours", "day": "days", "days": "days",
          "week": "weeks", "weeks": "weeks", "evening": "days", "night": "days"}  # fmt: skip
_DAYS = {"days": 1, "weeks": 7}
# "Ten minutes before", "well before", "on or before the 20th".
_NO_DAYS = words("minutes minute mins min or never")
# What is handed in, how, and what else such a sentence may be about.
_WORK = words(
    """test task exercise assessment challenge assignment questionnaire presentation slides deck
    case solution code quiz submission home plan"""
)
_HANDING = words(
    """complete completed finish submit submitted return returned send email upload hand turn record
    reach share have like need want do take"""
)
# What is done on the day, and where; what is handed in ahead of it.
_DOING = words("take taking sit sitting do doing read first")
_ON_SITE = words("site office workshop premises onsite minute")
_SENT_IN = _HANDING - words("like have want do take hand turn record")
_OTHER = words(
    """if cancel reschedule adjustment adjustments questions arrive receive received results
    checks know"""
)
_HOUSE = words("we i they team hr")
_GIVEN = (("receive",), ("get",), ("be",))
_WISHING = (("like",), ("need",), ("love",), ("appreciate",), ("ask",), ("want",), ("kindly",))
