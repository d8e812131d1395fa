"""What stands near a day or time in its sentence: the next node, the words between, an arrow.

Geometry of items only; which day belongs to which time is decided in `binding`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Day, Days, Span, Zone
from agent.reading.grammar.parts import TELLS_WEEKDAY
from agent.reading.grammar.tokens import Token
from agent.reading.prose import Sentence
from agent.reading.wording.appointment_en import NUMBERS, ORDINALS
from agent.reading.wording.sets import words
from agent.reading.wording.zones import REGIONS

JOINTS = words("or and , / & - ; | either else also then alternatively")


TIGHT = words(
    """at @ kl klo , - : ( from between around about | . starting circa approx ca * [ ~ um om for
    say morning afternoon evening anytime any time after on mornings afternoons in the only
    either local ) is works ? ! maybe roughly by before until till exactly sharp night perhaps
    possibly via best ideally sometime so"""
)


FORWARD = words("on , ( this next the - of ) coming open free available sharp prompt exactly")


_FAR = 4


def days_in(value: object) -> tuple[Day, ...]:
    """The days that a node names."""
    if isinstance(value, Day):
        return (value,)
    return value.days if isinstance(value, Days) else ()


def span_in(item: Token) -> Span:
    """The clock time of a TIME item; any other item is a fault of ours (TypeError)."""
    value = item.node.value if item.node is not None else None
    if not isinstance(value, Span):
        raise TypeError("a TIME item holds a Span")
    return value


def ended_by(
    sentence: Sentence, times: Sequence[int], days: Sequence[tuple[Day, int]], last: Slot
) -> Slot | None:
    """The slot with its end, where the line below tells that: "End Time: 13:45", "Ends: ...".

    A day of its own must be the slot's.
    """
    if _END_LABELS.isdisjoint(sentence.words[:2]) or last.time is None or not sentence.listed:
        return None
    if days and (last.day is None or days[0][0].date != last.day.date):
        return None
    end = span_in(sentence.items[times[0]]).start
    if last.time.end is not None or end.minute <= last.time.start.minute:
        return last
    return last._replace(time=last.time._replace(end=end))


_END_LABELS = frozenset({"end", "ends", "finish", "finishes", "ende", "until"})


def time_place(sentence: Sentence, slot: Slot) -> int:
    """Where the clock time of a slot stands in its sentence."""
    return slot.first if sentence.words[slot.first] == "TIME" else slot.last


def persons(sentence: Sentence) -> Iterator[tuple[int, Zone]]:
    """ "5pm for you", "15.00h for him": whose clock a time was converted to."""
    if _TELLING_WHOSE.isdisjoint(sentence.said):
        return
    words = (*sentence.words, "", "")
    for place, node in sentence.nodes:
        if not isinstance(node.value, Span):
            continue
        if words[place + 1] in _OWNERS:
            yield place + 1, Zone(whose=_OWNERS[words[place + 1]])
        elif words[place + 1] == "there" and "here" in words[:place]:
            yield place + 1, Zone(whose="third")  # "at 12h here and 15h there"
        if words[place + 1] == "for":
            whose = words[place + 2]
            led = [word for word in words[max(0, place - 3) : place] if word not in _BEING]
            aside = led[-1:] == ["("] and whose not in _READERS
            if aside and whose.isalpha():
                yield place + 1, Zone(whose="third")
            if whose in ("you", "him", "her", "them"):
                yield place + 1, Zone(whose="reader" if whose == "you" else "third")
            elif whose in ("me", "us"):
                yield place + 1, Zone(whose="writer")


def converted(sentence: Sentence) -> Iterator[tuple[int, Zone]]:
    """The times that say another again on somebody's clock, each with its zone.

    "So noon where you are", "for you in Lisbon it's 3 am", "(16:00 here; 9:00 in Basel)".
    """
    if _TELLING_WHERE.isdisjoint(sentence.said):
        return
    for place, node in sentence.nodes:
        if isinstance(node.value, Span):
            zone = _of_whom(sentence, place)
            if zone is not None:
                yield place, zone


def _of_whom(sentence: Sentence, place: int) -> Zone | None:
    """Whose clock the time at `place` is said for, where the words beside it tell."""
    said = sentence.words
    behind = said[place + 1 : place + 4]
    if behind[:1] == ("where",) and behind[1:2] != () and behind[1] in _OTHERS:
        return Zone(whose=_OTHERS[behind[1]])
    led = [word for word in said[max(0, place - _LED) : place] if word not in _BEING]
    if led[-1:] == ["where"]:
        return Zone(whose="third")  # "she dials in from Lima, where it is 9am"
    led = led[:-2] if led[-2:-1] == ["in"] else led
    if led[-2:-1] == ["for"] and led[-1] in _OTHERS:
        return Zone(whose=_OTHERS[led[-1]])
    if behind[:1] != ("in",) or not _is_aside(said[:place]):
        return None
    name = " ".join(said[place + 2 : place + 4]), " ".join(behind[1:2])
    found = next((REGIONS[one] for one in name if one in REGIONS), None)
    return Zone(found, text=behind[1].title()) if found is not None else None


def _is_aside(ahead: Sequence[str]) -> bool:
    """Whether a bracket is open behind these words."""
    marks = [word for word in ahead if word in ("(", ")")]
    return marks[-1:] == ["("]


_LED = 6
_OTHERS = {"you": "reader", "him": "third", "her": "third", "them": "third", "he": "third",
           "she": "third", "they": "third", "me": "writer", "us": "writer", "i": "writer",
           "we": "writer"}  # fmt: skip


# "(That's quarter past eleven for Dan in Sydney)": what may stand between bracket and time.
_BEING = frozenset(
    {"that", "which", "is", "'s", "=", "so", "or", "it", "at", "means", "will", "be"}
)
_READERS = frozenset({"you", "me", "us", "a", "an", "your", "DAY", "TIME", "LENGTH"})
_OWNERS = {"mine": "writer", "ours": "writer", "here": "writer", "yours": "reader"}
_TELLING_WHOSE = frozenset({*_OWNERS, "there", "for"})
_TELLING_WHERE = words("where in for")


def next_node(sentence: Sentence, place: int, step: int = 1) -> int:
    """The place of the next parse node in that direction, or one outside the sentence."""
    items = sentence.items
    place += step
    while 0 <= place < len(items) and items[place].node is None:
        place += step
    return place


def gap(sentence: Sentence, place: int, step: int) -> tuple[str, frozenset[str]] | None:
    """The next node in that direction and the words between, where it is near; else None."""
    at, said = next_node(sentence, place, step), sentence.words
    if not 0 <= at < len(said) or abs(at - place) > _FAR + 1:
        return None
    low, high = min(at, place) + 1, max(at, place)
    return said[at], frozenset(said[low:high])


def clean_day_gap(between: frozenset[str], span: Span) -> bool:
    """Whether "Tuesday 10" is a time: a stretch or minutes prove it, else a word must."""
    if span.end is not None or span.start.minute % 60 != 0 or between & _PROVING:
        return True
    return 8 * 60 <= span.start.minute <= 18 * 60


_PROVING = words("at @ - : , from around morning afternoon about evening | (")


def only_links(sentence: Sentence, first: int, second: int) -> bool:
    """Whether only joining words and other nodes stand between two places."""
    between = sentence.items[first + 1 : second]
    return len(between) <= 12 and all(
        item.node is not None or item.word in JOINTS or item.word in ("of", "on", "in", "the", "at")
        for item in between
    )


def other_choice(sentence: Sentence, place: int) -> bool:
    """Whether the week named is one choice beside the day: "next week or Friday"."""
    following = [item.word for item in sentence.items[place + 1 : place + 2]]
    return following in (["or"], ["?"], ["but"])


def has_own_time(sentence: Sentence, place: int) -> bool:
    """Whether a clock time follows the day at once."""
    after = gap(sentence, place, 1)
    return after is not None and after[0] == "TIME" and after[1] <= TIGHT


def parted(sentence: Sentence, times: Sequence[int], day: int) -> int:
    """How many of the times before a day stand behind another choice than the day's.

    "11.15 or 4.45; failing both, sometime Monday", "10 or noon; alternatively 4pm on Monday".
    """
    bounds = (*times, day)
    between = [sentence.words[one:two] for one, two in pairwise(bounds)]
    return max((at for at, said in enumerate(between, 1) if _tells_apart(said)), default=0)


def _tells_apart(between: Sequence[str]) -> bool:
    pairs = set(pairwise(between))
    return not _OTHERWISE.isdisjoint(between) or not _APART.isdisjoint(pairs)


_OTHERWISE = words("failing otherwise alternatively ;")
_APART = frozenset({("if", "not"), ("or", "else")})


def is_choice(sentence: Sentence, days: Sequence[tuple[Day, int]]) -> bool:
    """ "Could you do Tuesday 19 or Wednesday 20 May?": days to choose from, none with an hour."""
    if len(days) < 2 or "TIME" in sentence.words or sentence.listed:
        return False
    places = [at for _, at in days]
    joined = all(only_links(sentence, one, two) for one, two in pairwise(places))
    return joined and "or" in sentence.words[places[0] : places[-1]]


def counted_day(sentence: Sentence, place: int, days: Sequence[Day]) -> list[Day]:
    """ "The first day begins at 9.30", "day two starts at 8": that of the days named above."""
    count = day_count(sentence, place)
    return [days[count]] if 0 <= count < len(days) and len(days) > 1 else []


def day_count(sentence: Sentence, place: int) -> int:
    """Which of several days the words before a time count, from 0; -1 where they count none."""
    if "day" not in sentence.said:
        return -1
    said = sentence.words[max(0, place - _OPENING) : place]
    counts = [
        _COUNTED[one if two == "day" else two] for one, two in pairwise(said)
        if (two == "day" and one in _COUNTED) or (one == "day" and two in _COUNTED)
    ]  # fmt: skip
    return counts[-1] if counts else -1


_OPENING = 6
_COUNTED = ORDINALS | NUMBERS


def is_said_again(sentence: Sentence, place: int, day: Day, last: tuple[Day, int]) -> bool:
    """ "On 24 March (Sat.)": the weekday of the date before it, and no other day."""
    bracketed = sentence.words[last[1] : place + 1] == ("DAY", "(", "DAY")
    return bracketed and not day.named and day.weekday == last[0].date.weekday()


def tells_weekday(sentence: Sentence, place: int, day: Day, last: tuple[Day, int]) -> bool:
    """ "On 14 April at 1 pm, which is a Thursday": what day the date before the time is."""
    if not last[0].named or day.relation != "free":
        return False
    between = sentence.words[last[1] + 1 : place]
    timed = [at for at, word in enumerate(between) if word == "TIME"]
    if not timed or not _UP_TO_TIME.issuperset(between[: timed[-1] + 1]):
        return False
    said = tuple(word for word in between[timed[-1] + 1 :] if word != "ZONE")
    behind = sentence.words[place + 1 : place + 2]
    return said in _TELLING and behind in _CLOSING


_UP_TO_TIME = words("TIME ZONE LENGTH , at @ from - to until ( )")
_TELLING = frozenset(
    (mark, *being, *article) for mark in words("( , -")
    for being in (*TELLS_WEEKDAY, ("so",), ()) for article in (("a",), ())
    if article or being in TELLS_WEEKDAY
)  # fmt: skip
_CLOSING = frozenset({(), *((mark,) for mark in words(", . ; ) - ? ! and but"))})


def standing(sentence: Sentence, days: Sequence[tuple[Day, int]]) -> list[Day]:
    """The days of a sentence without those that it passes over, as far as any are left."""
    held = [day for day, at in days if not is_passed_over(sentence, at)]
    return held or [day for day, _ in days]


def is_passed_over(sentence: Sentence, place: int) -> bool:
    """ "Thursday works better than tomorrow": a day named only to be passed over."""
    before = [word for word in sentence.words[max(0, place - 3) : place] if word not in _ARTICLES]
    if before[-2:] == ["if", "not"]:
        return False  # "Monday at 15:00, or if not Wednesday at 9:45"
    if before[-1:] in (["than"], ["not"]) or before[-2:] == ["instead", "of"]:
        return True
    return is_excepted(sentence, place)


def leads_on(sentence: Sentence, place: int) -> bool:
    """Whether behind a day passed over a comma and a time follow, which are the day's before it."""
    after = gap(sentence, place, 1)
    return after is not None and after[0] == "TIME" and "," in after[1] and after[1] <= _STILL


_STILL = words(", still but same and at around about - then")
_ARTICLES = words("on the at for")
_EXCEPTING = words("bar except excluding excepting")


def is_excepted(sentence: Sentence, place: int) -> bool:
    """ "Any evening next week bar Wednesday": a day on which nothing can be."""
    if _EXCEPTING.isdisjoint(sentence.said):
        return False
    led = [at for at in range(max(0, place - 3), place) if sentence.words[at] not in _ARTICLES]
    return bool(led) and sentence.words[led[-1]] in _EXCEPTING and not _is_bar(sentence, led[-1])


def _is_bar(sentence: Sentence, place: int) -> bool:
    """ "The hotel bar", "at Bar Luna", "our coffee bar": a bar to sit in, which excepts nothing."""
    if sentence.words[place] != "bar" or place == 0:
        return False
    return sentence.items[place].text[:1].isupper() or sentence.words[place - 1] in _OF_ROOMS


_OF_ROOMS = words("""a an the our their your at in hotel lobby wine coffee cocktail tapas juice
    salad snack sports rooftop""")  # fmt: skip


def is_goal(sentence: Sentence, place: int) -> bool:
    """ "Push this afternoon back to 4", "move it to 3": where a bare number can only be a time."""
    if sentence.words[place - 1] not in ("to", "until", "till") or place < 2:
        return False
    ahead = sentence.words[max(0, place - _MOVED_WITHIN) : place]
    return not _MOVING.isdisjoint(ahead) and sentence.words[place - 2] not in ("from", "TIME")


_MOVED_WITHIN = 8
_MOVING = words("push pushed move moved shift shifted bump bumped bring brought delay delayed put")


def time_label(sentence: Sentence, place: int) -> bool:
    """Whether the line's label says that a time follows."""
    head = [item.word for item in sentence.items[:place]]
    if place > 5:
        return False
    if head[-3:-2] == ["your"] and head[-2] in _TURNS and head[-1] in _BE:
        return with_minutes(sentence, place)
    if any(word in ("time", "times", "start", "when", "slot") for word in head):
        return True
    if head[-1:] == [":"] and not _TIME_ABROAD.isdisjoint(head):
        return True
    span = span_in(sentence.items[place])
    exact = span.start.minute % 60 != 0 or span.end is not None
    labelled = head[-1:] == [":"] or (sentence.listed and head[-1:] == ["-"])
    return exact and labelled and not _SESSIONS.isdisjoint(head)


def is_named_row(sentence: Sentence, place: int) -> bool:
    """ "A. Silva 10.40 - 11.20": a row of names and a stretch to the minute, no more."""
    if place != len(sentence.items) - 1 or sentence.words[place] != "TIME":
        return False
    span = span_in(sentence.items[place])
    if span.end is None or not with_minutes(sentence, place):
        return False
    head = sentence.words[:place]
    if ":" in head or not (_SESSIONS | _TIME_ABROAD | _LABELS).isdisjoint(head):
        return False
    told = [item for item in sentence.items[:place] if item.word.isalpha()]
    named = all(item.node is None and item.text[:1].isupper() for item in told)
    return 0 < len(told) <= _MOST_NAMES and named


_MOST_NAMES = 4
_LABELS = words("time times start starts when slot date hours from open")
# "Your allocation is 10.50": what each candidate of a day is given; not "your rate is 10.50".
_TURNS = words("allocation turn go place session audition appointment interview presentation call")
_BE = words("is 's :")
_TIME_ABROAD = words("ora orario uhrzeit zeit heure hora tijd godzina klokkeslett tidspunkt tid kl")
# "Interview: 10.50", "Presentation: 9.30-9.50": a row of the day's programme.
_SESSIONS = words("""interview interviews presentation test panel exercise task session
    meeting candidate applicant interviewee""")  # fmt: skip


def arrow_side(sentence: Sentence, place: int) -> str:
    """ "old" before an arrow, "new" behind it: a change shown as one line."""
    arrow = first_arrow(sentence)
    if arrow is None:
        return ""
    return "old" if place < arrow else "new"


def first_arrow(sentence: Sentence) -> int | None:
    """The place of the first arrow that has something before it, or None."""
    if ">" not in sentence.said:
        return None
    return sentence.words.index(">", 1) if ">" in sentence.words[1:] else None


def row_arrow(days: Sequence[Day], day: Day, arrow: bool) -> str:
    """The side of a day in a row of days with an arrow between ("old", "new"), or ""."""
    if not arrow or len(days) < 2:
        return ""
    return "old" if day == days[0] else "new"


def proven_before(sentence: Sentence, place: int, span: Span) -> bool | None:
    """Whether what stands before a weak time makes it one; None where that tells nothing."""
    found = gap(sentence, place, -1)
    if found is None:
        return None
    kind, between = found
    if kind == "DAY" and (between <= TIGHT or between == {"'s"}):
        return clean_day_gap(between, span)
    joined = bool(between) and between <= (JOINTS | {"at", "@", "(", "'s"})
    return True if kind == "TIME" and joined else None


def _to_the_minute(span: Span) -> bool:
    """ "Gaps left are 9.15, 10.05 and 13.50": no whole hours, which count things as well."""
    return span.start.minute % 60 != 0


_ON_THOSE_DAYS = frozenset(
    {("both", "days"), ("either", "day"), ("each", "day"), ("any", "day"), ("on", "both"),
     ("on", "either"), ("on", "each"), ("on", "any")}
)  # fmt: skip


# "2 tomorrow it is", "10 Friday works".
_SETTLED = frozenset({("it",), ("works",), ("is",), ("then",), ("sounds",), ("suits",), ("?",)})


def proven_behind(sentence: Sentence, place: int, span: Span) -> bool | None:
    """Whether what stands behind a weak time makes it one; None where that tells nothing."""
    behind = sentence.words[place + 1 : place + 4]
    on_those = span.end is not None and behind[:2] in _ON_THOSE_DAYS
    anytime = sentence.words[max(0, place - 1) : place] in (("anytime",), ("whenever",))
    if on_those or anytime or behind == ("instead", "of", "TIME") or _is_start(sentence, place):
        return True
    found = gap(sentence, place, 1)
    if found is None:
        return None
    kind, between = found
    if kind == "ZONE":
        return True if not between - {"("} else None
    if kind == "DAY" and not between and sentence.words[place + 2 : place + 3] in _SETTLED:
        return True
    if kind == "DAY" and between <= FORWARD:
        return bool(between) or span.start.minute % 60 != 0 or span.end is not None
    if kind == "TIME" and between and between <= {"or", "and", "/", ","}:
        other = span_in(sentence.items[next_node(sentence, place)])
        if not other.weak or (_to_the_minute(span) and _to_the_minute(other)):
            return True
        dotted = with_minutes(sentence, place) and with_minutes(
            sentence, next_node(sentence, place)
        )
        return dotted and (_to_the_minute(span) or _to_the_minute(other))  # "8.30, 9.00 or 9.30"
    return None


def stands_alone(sentence: Sentence, place: int) -> bool:
    """ "You said yes! 11.50 - 1.10, hall first", "at lunch, so 12-1": nothing counted."""
    ahead = sentence.words[max(0, place - 1) : place]
    begins = ahead in ((), ("!",), ("so",)) and not sentence.listed
    return begins and _closes_here(sentence, place)


def about_then(sentence: Sentence, place: int) -> bool:
    """ "Would Saturday suit, about nine?", but not "about nine people"."""
    led = sentence.words[max(0, place - 2) : place]
    return led in _ABOUT and _closes_here(sentence, place)


def _closes_here(sentence: Sentence, place: int) -> bool:
    return sentence.words[place + 1 : place + 2] in ((), (",",), (".",), ("?",), ("!",))


_ABOUT = frozenset((",", one) for one in ("about", "around", "roughly", "maybe", "perhaps"))


def with_minutes(sentence: Sentence, place: int) -> bool:
    """Whether a clock time is written with its minutes: "7.00"."""
    node = sentence.items[place].node
    return node is not None and bool(node.children) and node.children[0].rule == "hh.mm"


def _is_start(sentence: Sentence, place: int) -> bool:
    """ "Keeping the 8.45 start", "a 9.30 kick-off": minutes before what begins then."""
    behind = sentence.words[place + 1 : place + 2]
    return with_minutes(sentence, place) and not _STARTS.isdisjoint(behind)


_STARTS = words("start kick kickoff slot appointment")
