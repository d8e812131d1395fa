"""Windows of time and the day each one ends, by the rulebook's table "What 'promised' means".

Productions over the items of a sentence, so that a day or week already read is one symbol. A
window is firm where a day is named or days are counted; loose for couple, few, about, early, mid,
late, sometime, a bare month or season. Public holidays play no part here.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from agent.reading.grammar.anchors import (
    MEETINGS,
    anchored,
    behind_event,
    of_week_after,
    week_after_event,
)
from agent.reading.grammar.counts import COUNTABLE, count
from agent.reading.grammar.nodes import Day, Days, Node, Week
from agent.reading.grammar.periods import (
    EARLY_WORDS,
    END_WORDS,
    LATE_WORDS,
    MID_WORDS,
    is_out,
    last_day,
    month,
    part_of_period,
    short_form,
    that_period,
    that_week,
    week,
    weekday_before,
)
from agent.reading.grammar.reference import (
    Reference,
    add_business_days,
    coming,
    make_date,
    monday_of,
    this_week,
)
from agent.reading.grammar.seasons import after_weekend, season, weekend
from agent.reading.grammar.stretch import (
    DAY,
    Found,
    Items,
    has_time,
    is_estimate,
    limit_before,
    ordinal_at,
    word_at,
)
from agent.reading.wording import time_en
from agent.reading.wording.sets import words

Rule = Callable[[Items, int, Reference], Found | None]


def windows_of(
    items: Items, ref: Reference, previous: date | None = None, said: Sequence[str] | None = None
) -> list[Found]:
    """The windows of a sentence, in order, the longest from each place.

    `previous` is the end of the window last named, for "that week" and "then"; `said` are the
    items' words, where they are at hand.
    """
    said = [item.word for item in items] if said is None else said
    if _PERIODS.isdisjoint(said) and not ("that" in said and "date" in said):
        return []
    found: list[Found] = []
    behind = 0
    back = "that" in said or "same" in said
    rules = _UNCOUNTED if COUNTABLE.isdisjoint(said) else _RULES
    earlier = given = previous
    for place in _openings(said, back):
        if place < behind:
            continue
        one = None
        if back:
            there = earlier if weekday_before(items, place) is not None else previous
            one = that_period(items, place, there)
        one = one or _at(items, place, ref, rules)
        if one is None or (one.rule == "that day" and previous is None):
            continue
        one = of_week_after(items, one)
        if previous is not None:
            named = given if _leans_back(one, found, given) else previous
            one = _after_previous(items, one, named or previous, ref)
        if one.rule == "day of that week" and found:
            one = one._replace(first=found.pop().first)
        floor = found[-1].stop if found else 0
        one = behind_event(items, one, found, ref) or anchored(items, one, ref, previous)
        found.append(_with_estimate(items, one, floor))
        earlier, previous = previous, one.due or previous
        behind = found[-1].stop
    return found


def _openings(said: Sequence[str], back: bool) -> list[int]:
    """Where a window may begin: at a word that opens one, shortly before the period it names."""
    openings: list[int] = []
    behind = 0
    for at in [at for at, word in enumerate(said) if word in _PERIODS or word == "date"]:
        first = max(behind, at - _LONGEST)
        behind = at + 1
        openings += [
            place for place, word in enumerate(said[first:behind], first)
            if back or word in _RULES or word[0].isdecimal()
        ]  # fmt: skip
    return openings


# So many words a window may have before the period that it names ("the second half of the ...").
_LONGEST = 12
_LEANING_DAYS = frozenset({"the weekday", "following weekday"})
_DATED = frozenset(
    {"named date", "day of month", "numeric date", "numbered week", "dated week", "next week",
     "week after", "week after next"}
)  # fmt: skip


def _leans_back(one: Found, found: Sequence[Found], given: date | None) -> bool:
    """Whether "the Friday" is told by an earlier sentence, and by no dated day of its own."""
    leaning = one.rule in _LEANING_DAYS and given is not None
    return leaning and all(other.rule not in _DATED for other in found)


def _leans(node: Node | None, relation: str) -> bool:
    """ "That day", "the following day": told by the one named last."""
    return node is not None and isinstance(node.value, Day) and node.value.relation == relation


def _after_previous(items: Items, one: Found, previous: date, ref: Reference) -> Found:
    """ "The day after", "early the week after": counted from the window named last."""
    inside = items[one.first : one.stop]
    if one.rule == "day after":
        return one if _is_dated_too(inside) else one._replace(due=_day_behind(items, one, previous))
    if any(_leans(item.node, "same_day") for item in inside):
        return one._replace(due=previous)
    if any(_leans(item.node, "day_after") for item in inside):
        return one._replace(due=previous + DAY)
    bare = [item.node.value for item in inside if item.node and _leans(item.node, "same")]
    if one.rule == "end of day" and bare and isinstance(bare[0], Day):
        return one._replace(due=coming(bare[0].weekday or 0, previous))
    node = items[one.first].node
    if one.rule in _LEANING_DAYS and node is not None and isinstance(node.value, Day):
        weekday = node.value.weekday or 0
        again = one.rule == "the weekday" and weekday == previous.weekday()
        again = again and not _is_after(items, one.stop)
        return one._replace(due=previous if again else coming(weekday, previous))
    if one.rule == "is out" and word_at(items, one.first) == "week" and one.due is not None:
        near = previous - ref.today < _IN_MIND
        return one._replace(due=max(one.due, monday_of(previous) + 4 * DAY)) if near else one
    named = any(item.node is not None and item.node.rule == "week after" for item in inside)
    said = [item.word for item in inside]
    following = ("following", "week") in pairwise(said) or "follows" in said
    if one.due is None or not (named or following):
        return one
    late = monday_of(previous) - this_week(ref.today)
    return one._replace(due=one.due + late)


def _day_behind(items: Items, one: Found, previous: date) -> date:
    """ "The day after", or of working days: "the third working day after that"."""
    if word_at(items, one.first - 1) not in ("working", "business"):
        return previous + DAY
    return add_business_days(previous, ordinal_at(items, one.first - 2)[0] or 1)


def _is_dated_too(inside: Items) -> bool:
    """ "The day after that, Wednesday 3rd": the date itself stands behind."""
    rules = [item.node.rule for item in inside if item.node is not None]
    return rules[:1] == ["day after"] and not DATES.isdisjoint(rules[1:])


DATES = frozenset({"named date", "day of month", "numeric date"})


def _is_after(items: Items, place: int) -> bool:
    """ "By the Wednesday after", "the Friday following": behind the day named last."""
    ends = word_at(items, place + 1) in ("", ".", ",", ";", ")", "(", "!", "that", "with", "at")
    return word_at(items, place) in ("after", "following", "afterwards") and ends


# "Before the week is out" leans on no day so far ahead.
_IN_MIND = 14 * DAY


def folded(items: Items, windows: Sequence[Found]) -> tuple[list[str], dict[int, Found]]:
    """The sentence's words with every window as the one word WINDOW, and where those stand."""
    words: list[str] = []
    places: dict[int, Found] = {}
    place = 0
    for window in windows:
        words.extend(item.word for item in items[place : window.first])
        places[len(words)] = window
        words.append("WINDOW")
        place = window.stop
    words.extend(item.word for item in items[place:])
    return words, places


def _with_estimate(items: Items, one: Found, floor: int) -> Found:
    """The window with the words of estimate before it ("about", "up to", "a maximum of")."""
    first = one.first
    while first > floor and items[first - 1].word in _ESTIMATES:
        first -= 1
    first = _before_clock(items, first, floor)
    return one if first == one.first else one._replace(first=first)


def _before_clock(items: Items, first: int, floor: int) -> int:
    """Where "by midnight on Sunday" begins: a clock time between a limit and its day is its own."""
    place = first
    while place > floor and items[place - 1].word in _BESIDE_CLOCK:
        place -= 1
    return place if place < first and word_at(items, place - 1) in _LIMITS else first


# "Before midnight at the end of Sunday".
_BESIDE_CLOCK = ("TIME", "ZONE", "on", "the", "of", ",", "at")
_LIMITS = words("by before until till for than")


_ESTIMATES = words(
    """about around approximately approx roughly circa ca up to maximum max most another say
    probably hopefully perhaps maybe sometime least ~"""
)


def _after_event(items: Items, place: int, _ref: Reference) -> Found | None:
    """ "The morning after the sale": the day behind the one named last, if any was."""
    said = word_at(items, place + 1), word_at(items, place + 2)
    if said[0] != "after" or said[1] not in ("the", "our", "your"):
        return None
    if word_at(items, place - 1) in ("working", "business") or ordinal_at(items, place - 1)[0]:
        return None  # "the third working day after your visit" counts
    if word_at(items, place + 3) not in _EVENTS or word_at(items, place + 4) in _TELLS_WHICH:
        return None
    return Found(place, place + 4, None, True, "day after")


_EVENTS = MEETINGS | words("sale vote match show wedding exam fair race concert party final")
_TELLS_WHICH = words("of with on in at 's")


def _at(
    items: Items, place: int, ref: Reference, by_word: Mapping[str, tuple[Rule, ...]]
) -> Found | None:
    """The window that begins at `place`, asked of the rules its first word may open."""
    word = items[place].word
    for rule in by_word.get(word) or (by_word[_FIGURES] if word[0].isdecimal() else ()):
        one = rule(items, place, ref)
        if one is not None:
            return one
    return None


def _day(items: Items, place: int, ref: Reference) -> Found | None:
    """A named day; of several ("Monday or Tuesday", "12-14 June") the last."""
    node = items[place].node
    if node is None or not isinstance(node.value, Day | Days):
        return None
    stop, last = place + 1, _last(node.value)
    while (
        word_at(items, stop) in ("or", "and", "/", "-", ",", "to")
        and word_at(items, stop + 1) == "DAY"
    ):
        following = items[stop + 1].node
        if following is None or not isinstance(following.value, Day | Days):
            break
        last, stop = max(last, _behind(following.value, last)), stop + 2
    last, stop = _through_ordinal(items, place, stop, last)
    weekly = _of_week(items, stop, ref)
    if weekly is not None and isinstance(node.value, Day) and node.value.weekday is not None:
        due = weekly[0] + node.value.weekday * DAY
        return Found(place, weekly[1], due, True, "weekday of week")
    stop += word_at(items, stop) in _CLOSING
    before = limit_before(items, place)
    if before == "before" and not (
        has_time(items, place, stop) or _on_or_before(items, place) or _still_counts(items, stop)
    ):
        last -= DAY
    vague = is_estimate(items, place) or "ish" in (word_at(items, stop), word_at(items, stop + 1))
    return Found(place, stop, last, not vague, node.rule)


def _through_ordinal(items: Items, place: int, stop: int, last: date) -> tuple[date, int]:
    """ "Between the 14th and 18th", "the 14th-18th": the ordinal without "the" ends it."""
    joint = word_at(items, stop)
    between = word_at(items, place - 1) == "between" or word_at(items, place - 2) == "between"
    if joint not in ("-", "to", "or") and not (joint == "and" and between):
        return last, stop
    number, behind = ordinal_at(items, stop + 1)
    there = make_date(last.year, last.month, number) if number > last.day else None
    return (there, behind) if there is not None else (last, stop)


def _of_week(items: Items, place: int, ref: Reference) -> tuple[date, int] | None:
    """ "Friday of the following week", "the Monday of the week after": its Monday, what follows."""
    if word_at(items, place) not in ("of", "in"):
        return None
    at = place + 1 + (word_at(items, place + 1) == "the")
    if word_at(items, at) == "following" and word_at(items, at + 1) == "week":
        return monday_of(ref.today) + 7 * DAY, at + 2
    node = items[at].node if at < len(items) else None
    if node is None or node.rule != "week after" or not isinstance(node.value, Week):
        return None
    return node.value.monday, at + 1


# "Wednesday EOB": the end of that day.
_CLOSING = words("eod cob cop eob")


def _still_counts(items: Items, stop: int) -> bool:
    """ "Before Friday evening", "before Friday is done": on the day itself."""
    near = word_at(items, stop), word_at(items, stop + 1)
    return near[0] in _LATE_PARTS or (near[0] in ("is", "'s") and near[1] in _DONE)


_LATE_PARTS = words("noon midday lunch lunchtime afternoon evening night midnight")
_DONE = words("done over out through up")


def _on_or_before(items: Items, place: int) -> bool:
    """ "On or before 5 June": the day itself still counts."""
    near = [item.word for item in items[max(0, place - 5) : place]]
    return ("or", "before") in pairwise(near)


def _behind(value: Day | Days, before: date) -> date:
    """ "Next Thursday or Friday": the Friday of that week."""
    if isinstance(value, Day) and value.relation == "free" and value.weekday is not None:
        there = monday_of(before) + value.weekday * DAY
        return max(there, value.date) if there >= before else value.date
    return _last(value)


def _last(value: Day | Days) -> date:
    return value.date if isinstance(value, Day) else max(day.date for day in value.days)


# Every window holds one of these words.
_PERIODS = words(
    """DAY WEEK LENGTH day days play business week weeks wk wks weekend fortnight fortnights month
    evening afternoon morning night months year quarter calendar hour hours hrs hr h next following
    eod cob cop eob eow eom eoy christmas xmas easter holidays festive new
    spring summer autumn fall midweek q"""
) | frozenset(time_en.MONTHS)

_OPENS: tuple[tuple[Rule, frozenset[str]], ...] = (
    (
        part_of_period,
        END_WORDS
        | EARLY_WORDS
        | MID_WORDS
        | LATE_WORDS
        | words("first second sometime some back tail opening closing last final"),
    ),
    (short_form, words("eod cob cop eob eow eom eoy month week year")),
    (is_out, words("week month year day")),
    (week_after_event, words("week")),
    (last_day, words("last final")),
    (season, words("after following in into early over before by during this until till")),
    (month, words("next this in by during until till before")),
    (week, words("WEEK")),
    (that_week, words("following coming week")),
    (weekend, words("weekend")),
    (_after_event, words("day morning evening")),
    (after_weekend, words("after following")),
    (_day, words("DAY")),
    (
        count,
        words("a an another the next coming few several LENGTH")
        | frozenset(time_en.COUNTS)
        | frozenset(time_en.ORDINALS),
    ),
)


# A number in figures, whichever it is.
_FIGURES = "0"


def _dispatch() -> dict[str, tuple[Rule, ...]]:
    """Which rules a word may open, in the order they are asked."""
    table: dict[str, tuple[Rule, ...]] = {_FIGURES: (part_of_period, count)}
    for rule, openers in _OPENS:
        for word in openers:
            table[word] = (*table.get(word, ()), rule)
    return table


_RULES = _dispatch()
# The same for a sentence in which nothing can be counted.
_UNCOUNTED = {
    word: tuple(rule for rule in rules if rule is not count) for word, rules in _RULES.items()
}
