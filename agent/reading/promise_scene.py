"""One sentence as the reader of promises sees it: windows folded, phrases found, clauses parted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from agent.reading.days_back import days_in, nodes_ahead, places_back, put_back
from agent.reading.grammar.anchors import (
    BEHIND_MEETING,
    FROM_CLOSING,
    FROM_MEETING,
    WEEK_AFTER_CLOSING,
    WEEK_AFTER_MEETING,
    count_from,
)
from agent.reading.grammar.nodes import Day, Days, Node
from agent.reading.grammar.phrases import Hit, Parts, Phrases, may_hold
from agent.reading.grammar.reference import coming
from agent.reading.grammar.stretch import Found
from agent.reading.grammar.windows import folded, windows_of
from agent.reading.lately import told_once
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import promise_en as wording
from agent.reading.wording.sets import words

PHRASES = Phrases(wording.GROUPS, wording.SETS)


PROMISING = ("contact", "hear", "passive", "bare", "relayed", "it")
_SAYING_SO = frozenset({*PROMISING, "silent"})


# A sentence without any of these promises nothing; behind a date more words may.
_COMMON = words("you we i to will 'll be is are the a by in")


@lru_cache(maxsize=2)
def _stems(hot: bool) -> frozenset[str]:
    """Words of which a promise holds one; in a sentence that speaks of time (`hot`) more may do."""
    stems = PHRASES.anchors(PROMISING, _COMMON)
    if not hot:
        return stems
    return stems | PHRASES.anchors((*PROMISING, "silent"), _COMMON, with_nodes=True)


@lru_cache(maxsize=2)
def _needed(hot: bool) -> tuple[frozenset[str], Parts]:
    """The stems and what a promise needs; where time is spoken of (`hot`) a window is given."""
    return _stems(hot), PHRASES.parts(_SAYING_SO, _ANY_TIME if hot else frozenset())


_BREAKS = words("; ( ) but so because although while whereas though which -")
_MAY_BREAK = _BREAKS | {",", "and"}


_SUBJECTS = words(
    """i we he she they you it letters letter results feedback decisions someone please that this
    there in by end"""
)


# Behind "and" these open a clause of their own.
_OPENING = frozenset({"then", "will", "the", "once", "when", "after", "as"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between clause breaks, with its phrases and windows."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with windows folded into single words; no clauses where no phrase promises."""

    sentence: Sentence
    words: list[str]
    windows: dict[int, Found]
    hits: tuple[Hit, ...]
    clauses: tuple[Clause, ...]


def may_promise(sentence: Sentence) -> bool:
    """Whether a sentence may promise word at all; the cheap test before `scene_in`."""
    stems, parts = _needed(sentence.hot)
    return not stems.isdisjoint(sentence.said) and may_hold(parts, sentence.said)


_ANY_TIME = frozenset({"WINDOW"})


def scene_of_windows(sentence: Sentence, prose: Prose, previous: Found | None) -> Scene | None:
    """A sentence taken apart that no phrase need promise in, or None where it names no window."""
    windows = _windows_in(sentence, prose, previous)
    if not windows:
        return None
    words, places = folded(sentence.items, windows)
    return Scene(sentence, words, places, (), clauses_of(words))


def scene_in(sentence: Sentence, prose: Prose, previous: Found | None) -> Scene | None:
    """The sentence taken apart, or None where nothing in it could promise."""
    if _stems(sentence.hot).isdisjoint(sentence.said):
        return None
    windows = _windows_in(sentence, prose, previous)
    words, places = folded(sentence.items, windows) if windows else (list(sentence.words), {})
    if not sentence.hot and previous is not None:
        words, places = _that_date(words, previous)
    hits = tuple(PHRASES.scan(words))
    said = any(hit.name in _SAYING_SO for hit in hits)
    return Scene(sentence, words, places, hits, clauses_of(words) if said else ())


def _that_date(words: list[str], previous: Found) -> tuple[list[str], dict[int, Found]]:
    """ "By that date" in a sentence without a word of time: the day named last."""
    if "date" not in words or "that" not in words:
        return words, {}
    for at, pair in enumerate(pairwise(words)):
        if pair == ("that", "date"):
            there = previous._replace(first=at, stop=at + 2, firm=True, rule="that day")
            return [*words[:at], "WINDOW", *words[at + 2 :]], {at: there}
    return words, {}


def _windows_in(sentence: Sentence, prose: Prose, previous: Found | None) -> Sequence[Found]:
    """The stretches of time that a sentence names, a meeting's own day left out.

    Looked for once where it is asked again behind the same window (`previous`).
    """
    if not sentence.hot:
        return ()
    known = _known_of(prose)
    last = known.get(sentence.number)
    if last is None or last[0] is not sentence or last[1] != previous:
        last = known[sentence.number] = sentence, previous, _named_in(sentence, prose, previous)
    return last[2]


@told_once
def _known_of(_prose: Prose) -> dict[int, tuple[Sentence, Found | None, Sequence[Found]]]:
    """Where the windows of each sentence of a prose are kept, with the window named before."""
    return {}


def _named_in(sentence: Sentence, prose: Prose, previous: Found | None) -> Sequence[Found]:
    """The same, looked for."""
    before = previous.due if previous is not None else None
    if previous is not None and previous.rule == _TAKEN and prose.met:
        before = prose.met[-1]  # "Vetting takes six weeks. Give us a fortnight afterwards."
    windows = windows_of(sentence.items, prose.reference, before, sentence.words)
    if not windows:
        return ()
    found: list[Found] = []
    counted: date | None = None
    for named in put_back(sentence, windows):
        if _of_a_meeting(sentence, named):
            continue
        # "When ten days have passed from your interview, and on that day".
        leans = named.rule in ("that day", "same day") and counted is not None
        one = named._replace(due=counted) if leans else named
        one = _from_meeting(sentence, _next_working(sentence, one, before, prose), prose)
        one = one if found else _of_the_meeting(sentence, one, prose)
        found.append(one)
        counted = one.due if one.due != named.due else None
    return found


def _next_working(sentence: Sentence, one: Found, before: date | None, prose: Prose) -> Found:
    """ "The outcome follows on the next working day": behind the meeting named just before."""
    said = sentence.words[one.first : one.stop]
    if before not in prose.met or before is None or one.rule != "count":
        return one
    if "next" not in said or said[-1:] != ("day",) or _WORKING.isdisjoint(said):
        return one
    return _counted(sentence, one, prose, before)


_WORKING = words("working business")


def window_in(sentence: Sentence, prose: Prose, previous: Found | None) -> Found | None:
    """The window named last in a sentence that has words of a promise, or None."""
    if _stems(sentence.hot).isdisjoint(sentence.said):
        return None
    last = next(reversed(_windows_in(sentence, prose, previous)), None)
    if last is None or not last.rule.startswith("count"):
        return last
    before = sentence.words[max(0, last.first - 3) : last.first]
    return last if TAKING.isdisjoint(before) else last._replace(rule=_TAKEN)


# How long something else takes: on its end nothing leans that comes "afterwards".
_TAKEN = "count taken"
TAKING = words("take takes taking")


def _of_the_meeting(sentence: Sentence, one: Found, prose: Prose) -> Found:
    """ "On the Wednesday evening": the day of a meeting that falls on that weekday."""
    if one.rule != "the weekday" or one.due is None:
        return one
    days = [day for day in prose.met if day.weekday() == one.due.weekday()]
    after = sentence.words[one.stop : one.stop + 1] in (("after",), ("following",), ("of",))
    return one._replace(due=days[0]) if len(days) == 1 and not after else one


def _of_a_meeting(sentence: Sentence, one: Found) -> bool:
    """ "Tomorrow's interview", "the Friday panel": a meeting's day, no stretch to wait for."""
    place = one.stop
    if "LENGTH" in sentence.words[one.first : place]:
        # "In a one-hour video call": how long it takes, and no time to wait.
        return not (_MEETINGS | {"video", "phone"}).isdisjoint(sentence.words[place : place + 1])
    if sentence.words[place : place + 1] == ("'s",):
        place += 1
        while sentence.words[place : place + 1] and sentence.words[place] in _DESCRIBING:
            place += 1
    elif one.rule != "the weekday" and sentence.words[max(0, one.first - 1)] not in _OWNING:
        return False
    return sentence.words[place : place + 1] != () and sentence.words[place] in _MEETINGS


_OWNING = words("the our your that his her their")
_DESCRIBING = words("phone video final first second technical panel screening team zoom teams")
_MEETINGS = words(
    """interview interviews call calls chat panel meeting slot session appointment conversation
    screen visit round onsite discussion"""
)


def _from_meeting(sentence: Sentence, one: Found, prose: Prose) -> Found:
    """A count from the interview, or the closing date, that another sentence names."""
    if one.rule in (FROM_CLOSING, WEEK_AFTER_CLOSING):
        closed = _closing_day(sentence, prose) or _closing_before(sentence, one)
        return one if closed is None else _counted(sentence, one, prose, closed)
    if one.rule == BEHIND_MEETING:
        last = max((*prose.met, *prose.known), default=None) or _meeting_named(sentence, prose)
        return one if last is None else _counted(sentence, one, prose, last)
    if one.rule not in (FROM_MEETING, WEEK_AFTER_MEETING):
        return one
    before = [node for place, node in nodes_ahead(sentence) if place < one.first]
    nodes = [
        node
        for other in prose.sentences
        if other.words[0] != "if" and other.number != sentence.number and not is_reply_bound(other)
        for _, node in nodes_ahead(other)
    ]
    fixed = prose.met or prose.known
    days: Sequence[date] = (
        fixed or _days_ahead(nodes, prose) or _days_ahead(before, prose) or _days_back(prose)
    )  # fmt: skip
    if not days:
        return one
    ends = bool(fixed) or not _LAST.isdisjoint(sentence.words[one.stop : one.stop + 4])
    return _counted(sentence, one, prose, max(days) if ends else days[0])


TASKS = words("test assessment exercise task challenge brief assignment homework tryout")


def _meeting_named(sentence: Sentence, prose: Prose) -> date | None:
    """The last day ahead that another sentence with a word of meeting names."""
    nodes = [
        node
        for other in prose.sentences
        if other.number != sentence.number and not _MEETINGS.isdisjoint(other.words)
        for _, node in nodes_ahead(other)
    ]
    return max(_days_ahead(nodes, prose), default=None)


def _counted(sentence: Sentence, one: Found, prose: Prose, day: date) -> Found:
    """The window counted from that day; one that would be over already has no end."""
    due = count_from(sentence.items, one, prose.reference, day)
    return one._replace(due=due if due is None or due >= prose.reference.today else None)


def _closing_day(sentence: Sentence, prose: Prose) -> date | None:
    """The day on which applications close, or by which a task is due, as one sentence names it."""
    others = [other for other in prose.sentences if other.nodes and other is not sentence]
    closing = [
        other
        for other in others
        if not _CLOSING.isdisjoint(other.words) or _must_be_in(other.words)
    ]
    days = {day for other in closing for _, day in days_in(other)[:1]}
    days = days or {day for other in others for day in handed_in_by(other, prose)}
    return days.pop() if len(days) == 1 else None


def _must_be_in(said: Sequence[str]) -> bool:
    """ "It must be submitted by Tuesday 25 February"."""
    return any(pair[0] == "be" and pair[1] in _SUBMITTED for pair in pairwise(said))


_SUBMITTED = words("submitted handed returned completed uploaded")


def _closing_before(sentence: Sentence, one: Found) -> date | None:
    """ "We close on 16 May and write to all the week after the closing date": named just before."""
    if _CLOSING.isdisjoint(sentence.words[: one.first]):
        return None
    days = [day for place, day in days_in(sentence) if place < one.first]
    return days[0] if len(days) == 1 else None


def handed_in_by(sentence: Sentence, prose: Prose) -> list[date]:
    """ "Please complete the test by Wednesday 16 May": the last day for what is to be handed in."""
    said = sentence.words
    at = next((at for at, word in enumerate(said) if word in _HANDING_IN), None)
    if at is None or not _US.isdisjoint(said[:at]):
        return []
    # "The test is attached. Please return it by Friday."
    above = prose.sentences[sentence.number - 1].said if sentence.number else frozenset()
    task = _HANDED_IN.intersection(said) or ("it" in said[at : at + 3] and TASKS & above)
    if not task:
        return []
    return [
        node.value.date for place, node in sentence.nodes
        if isinstance(node.value, Day)
        and not _BY.isdisjoint(said[max(0, place - _BEFORE_DAY) : place])
    ]  # fmt: skip


_HANDING_IN = words("complete submit send return upload finish sit take hand")
_HANDED_IN = TASKS | words("case tests video questionnaire portfolio application submission")
_US = words("we i they he she not 't if when")
_BY = words("by before until till than")
# "By noon on Wednesday 16 May".
_BEFORE_DAY = 5
_CLOSING = words("close closes closed closing deadline due")


def _days_back(prose: Prose) -> list[date]:
    """The past days on which a meeting was, where that is said: "to meet you yesterday"."""
    return [
        day
        for sentence in prose.sentences
        if not _MET.isdisjoint(sentence.words) or places_back(sentence)
        for _, day in days_in(sentence)
        if day <= prose.reference.today
    ]


_MET = words(
    """meet met meeting see seen saw interview interviewed spoke speaking talked chat coming came
    attending attended visiting visited trial"""
)


# "Of the second day", "after the final session": of several days the last.
_LAST = words("last final second third")


def _days_ahead(nodes: Iterable[Node], prose: Prose) -> list[date]:
    """The days that these nodes name, but for those that are past."""
    values = [node.value for node in nodes]
    days = [
        one for value in values for one in (value.days if isinstance(value, Days) else (value,))
    ]
    return [one.date for one in days if isinstance(one, Day) and one.date >= prose.reference.today]


def clauses_of(words: Sequence[str]) -> tuple[Clause, ...]:
    """The clauses of a sentence, parted where a new one begins."""
    found: list[Clause] = []
    first = 0
    for place, word in enumerate(words):
        if word in _MAY_BREAK and place > first and _breaks(words, place, word):
            found.append(Clause(first, place))
            first = place
    found.append(Clause(first, len(words)))
    return tuple(found)


def _breaks(words: Sequence[str], place: int, word: str) -> bool:
    """Whether a new clause begins at this word, which is one of those that may begin it."""
    if word in _BREAKS:
        return True
    following = words[place + 1] if place + 1 < len(words) else ""
    if word == ",":
        return following in _SUBJECTS or following in ("don", "do", "and", "but", "so", "or")
    if word == "and" and following in ("our", "the") and "will" in words[place + 2 : place + 6]:
        return True
    return following in _SUBJECTS or following in _OPENING


def earlier_window(scene: Scene, clause: Clause) -> Found | None:
    """The window last named before this clause in its sentence."""
    places = [place for place in scene.windows if place < clause.first]
    return scene.windows[max(places)] if places else None


def names_in(scene: Scene, clause: Clause) -> set[str]:
    """The groups of phrases that begin in a clause."""
    return {hit.name for hit in scene.hits if inside(hit, clause)}


def inside(hit: Hit, clause: Clause) -> bool:
    """Whether a phrase begins in a clause."""
    return clause.first <= hit.start < clause.stop


def last_window(scene: Scene) -> Found | None:
    """The window named last in a sentence, or None."""
    places = sorted(scene.windows)
    return scene.windows[places[-1]] if places else None


def named_day(sentence: Sentence) -> Found | None:
    """The last day a sentence names that promises nothing, for "that date" to lean on."""
    last: date | None = None
    if is_first_day(sentence):
        return None
    if not sentence.nodes:
        return None
    told = dict(days_in(sentence))
    for place, node in sentence.nodes:
        value = node.value
        if isinstance(value, Day) and value.weekday is not None and value.relation == "same":
            if last is None or last.weekday() != value.weekday:
                last = coming(value.weekday, last) if last is not None else value.date
        elif isinstance(value, Day):
            last = told[place]
    return Found(0, 0, last, True, "day before") if last is not None else None


def is_first_day(sentence: Sentence) -> bool:
    """ "We'd like somebody to start on 23 July": no day of the process, and nothing leans on it."""
    if _START.isdisjoint(sentence.said):
        return False
    return not _STARTING.isdisjoint(pairwise(sentence.words))


_STARTING = frozenset(
    {
        ("to", "start"), ("start", "date"), ("you", "start"), ("would", "start"),
        ("could", "start"), ("role", "starts"), ("post", "starts"), ("position", "starts"),
        ("job", "starts"),
    }
)  # fmt: skip
_START = words("start starts")


def is_reply_bound(sentence: Sentence) -> bool:
    """ "Please let me know by Wednesday": a day for the user's answer, on which no news leans."""
    said = sentence.words
    if said[0] in ("please", "kindly") and not _BOUNDS.isdisjoint(said):
        return True
    if _BOUNDS.isdisjoint(said) or _ANSWERS.isdisjoint(said):
        return False
    return "know" not in said or not {"me", "us"}.isdisjoint(said)


_BOUNDS = words("by before until till latest later")
_ANSWERS = words("know reply respond rsvp confirm revert")


def goes_on(scene: Scene, clause: Clause, other: Clause) -> bool:
    """ "You'll get your time and the title by Friday": the same statement, with no verb anew."""
    said = scene.words[other.first : other.stop]
    return other.first == clause.stop and said[0] == "and" and _VERBS.isdisjoint(said)


_VERBS = words("is are was were will 'll 's 're has have can could would should may must please be")
