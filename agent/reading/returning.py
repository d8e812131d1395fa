"""When the writer of an out-of-office answer returns.

Phrases tell it, and where none does the learned judge of windows. Knows the grammar of time;
nothing of hiring.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Meaning
from agent.domain.message import Message
from agent.reading.grammar.nodes import Day, Days, Week
from agent.reading.grammar.phrases import Hit, Phrases
from agent.reading.grammar.stretch import Found
from agent.reading.grammar.windows import folded, windows_of
from agent.reading.meant import Meant
from agent.reading.promises import prose_beside
from agent.reading.prose import Prose, Sentence
from agent.reading.told_days import told_day
from agent.reading.who_returns import is_a_colleagues
from agent.reading.window_likelihood import surest, weighed_in
from agent.reading.wording import absence_en as wording
from agent.reading.wording.sets import words as words_of

Told = tuple[date, Sentence]
READER = "returning@2"
PHRASES = Phrases(wording.GROUPS, wording.SETS)


def read_return(
    message: Message, context: ReadingContext, meant: Sequence[Meant] | None = None
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day the writer is back, in their calendar, and the evidence; never a day that is past.

    `meant` is what each sentence means, looked up where nobody knows it yet.
    """
    prose = prose_beside(message, context, (), meant, (Meaning.OUT_OF_OFFICE,))
    writer = frozenset(message.sender.name.lower().split())
    told, others = _told_in(prose, writer)
    if told is None:
        weighed = weighed_in(prose, ()) or ()
        told = surest([one for one in weighed if one[:2] not in others], "return", SURE)
    return told_day(EvidenceKind.ABSENCE, told, prose, READER)


def by_phrases(prose: Prose) -> tuple[date, Sentence] | None:
    """The day that phrases tell most plainly, and its sentence, whoever writes."""
    return _told_in(prose, frozenset())[0]


def _told_in(prose: Prose, writer: frozenset[str]) -> tuple[Told | None, list[Told]]:
    """The day that phrases tell most plainly, and its sentence; those of something else."""
    best: tuple[int, date, Sentence] | None = None
    others: list[Told] = []
    for sentence in prose.sentences:
        if not sentence.hot:
            continue
        windows = windows_of(sentence.items, prose.reference, said=sentence.words)
        own = [one for one in windows if not _is_of_hours(sentence, one, prose)]
        others += (
            (one.due, sentence)
            for one in windows
            if one.due is not None
            and (one not in own or is_a_colleagues(sentence, one.first, prose, writer))
        )
        for weight, day in _returns(sentence, own, prose, writer):
            if weight == _NOT_THE_WRITERS:
                others.append((day, sentence))
            elif day >= prose.reference.today and (best is None or weight > best[0]):
                best = (weight, day, sentence)
    return best[1:] if best is not None else None, others


# Chosen on mails held out (benchmarks/README.md).
SURE = 0.4
_AWAY = frozenset(wording.SETS["away"].split())
# What a day weighs that is told of somebody or something else.
_NOT_THE_WRITERS = -1


def _returns(
    sentence: Sentence, windows: Sequence[Found], prose: Prose, writer: frozenset[str]
) -> list[tuple[int, date]]:
    """Days of return a sentence names: said outright, or the end of a stretch away."""
    named = [one for one in windows if one.due is not None]
    words, places = folded(sentence.items, named)
    found: list[tuple[int, date]] = []
    for hit in PHRASES.scan(words):
        place = max((at for at in places if hit.start <= at < hit.end), default=-1)
        due = places[place].due if place >= 0 else None
        if due is None:
            continue
        start = places[place].first - (place - hit.start)
        if _is_not_away(hit, words) or is_a_colleagues(sentence, start, prose, writer):
            found.append((_NOT_THE_WRITERS, due))
            continue
        if hit.name != "through" and _is_included(words[place + 1 : place + 3]):
            due += timedelta(days=1)
        if hit.name == "back":
            if words[place - 1] == "before":
                due += timedelta(days=1)  # "I will not be back before Monday"
            # "Away until Friday, back on Monday": the day that is said to be the return's wins.
            said = words[hit.start : hit.end]
            doubted = "again" in said or not _AWAY.isdisjoint(said)
            found.append((3 if doubted else 4, _first_day(sentence, places[place], due)))
        elif hit.name == "until":
            found.append((2, due))
        else:
            found.append((1, due + timedelta(days=1)))
    if not _AWAY.isdisjoint(sentence.words):
        found += [
            (1, day)
            for one in named
            for day in _behind_stretch(sentence, one)
            if not is_a_colleagues(sentence, one.first - 1, prose, writer)
        ]
    return found


def _is_not_away(hit: Hit, words: Sequence[str]) -> bool:
    """ "Jo is in until noon", "applications are taken until Friday": an end, and no absence's."""
    if hit.name != "until":
        return False
    before = list(words[max(0, hit.start - _CLAUSE) : hit.start])
    for at in range(len(before) - 1, -1, -1):
        if before[at] in _STOPS:
            before = before[at + 1 :]
            break
    return _is_there(before[-6:]) or (_AWAY.isdisjoint(before) and not _TAKEN.isdisjoint(before))


_CLAUSE = 14
_STOPS = words_of(". ; : ! ?")
# What a vacancy takes until its last day.
_TAKEN = words_of(
    "applications application apply applying vacancy vacancies post advert candidates"
)


def _is_of_hours(sentence: Sentence, window: Found, prose: Prose) -> bool:
    """ "Office hours: Monday to Friday", "we read mail on the next working day": what is usual."""
    inside = sentence.items[window.first : window.stop]
    days = [item.node.value for item in inside if item.word == "DAY" and item.node is not None]
    if days:
        usual = all(isinstance(day, Day) and _is_bare(day) for day in days) and len(days) > 1
        return usual and _is_told_open(sentence, window)
    next_one = _NEXT_WORKING_DAY.issubset(item.word for item in inside)
    return next_one and all(_GONE.isdisjoint(one.said) for one in prose.sentences)


def _is_told_open(sentence: Sentence, window: Found) -> bool:
    """Whether the last word before the days is of opening and not of absence."""
    for word in reversed(sentence.words[: window.first]):
        if word in _OPEN or word in _GONE:
            return word in _OPEN
    return not _OPEN.isdisjoint(sentence.said) and _GONE.isdisjoint(sentence.said)


def _is_bare(day: Day) -> bool:
    return day.weekday is not None and not day.named


_OPEN = words_of("hours open opening staffed manned works")
_NEXT_WORKING_DAY = words_of("next working day")
# Words of an absence: an office is a place as well.
_GONE = _AWAY - {"office"}


def _is_there(before: Sequence[str]) -> bool:
    """ "Jo is reachable until Friday", "she is in until noon": somebody who is not away."""
    if not _DENIED.isdisjoint(before):
        return False  # "I won't be reachable until Monday"
    return before[-1:] == ["in"] or not _COVERING.isdisjoint(before)


_DENIED = words_of("not 't n't cannot hardly barely never un unable")


_COVERING = words_of(
    """hours reduced reachable available manned staffed cover covers covering open colleague fair
    who takes"""
)


def _is_included(behind: Sequence[str]) -> bool:
    """ "Until Monday inclusive", "until the 11th (incl.)": that day is still one away."""
    said = [word for word in behind if word not in ("(", ",")]
    return said[:1] in (["inclusive"], ["incl"], ["included"])


def _first_day(sentence: Sentence, window: Found, due: date) -> date:
    """ "Back w/c 19 October": the Monday, and not the week's end."""
    for item in sentence.items[window.first : window.stop]:
        if item.node is not None and isinstance(item.node.value, Week):
            return item.node.value.monday
    return due


def _behind_stretch(sentence: Sentence, window: Found) -> Iterator[date]:
    """The day behind a stretch away: "on leave 12-20 October", "away for two weeks"."""
    due = window.due
    if due is None:
        return
    before = sentence.words[max(0, window.first - 3) : window.first]
    if window.rule in ("count", "weeks from day"):
        if before[-1:] == ("for",) or before[-2:] == ("for", "the"):
            yield due
    elif _is_stretch(sentence, window) or _opens_stretch(sentence, window):
        yield due + timedelta(days=1)


def _opens_stretch(sentence: Sentence, window: Found) -> bool:
    """ "From 9 to 20 March", "Monday 9 to Friday 13 March": a first day that reads as an hour."""
    hour = window.first - 1
    if sentence.words[window.first] not in ("to", "until", "till", "-") or hour < 0:
        return False
    node = sentence.items[hour].node
    if sentence.words[hour] != "TIME" or node is None:
        return False
    return node.rule == "open time" or sentence.words[hour - 1 : hour] == ("DAY",)


def _is_stretch(sentence: Sentence, window: Found) -> bool:
    """Whether a window names a first day away and a last."""
    items = sentence.items[window.first : window.stop]
    days = [item.node.value for item in items if item.word == "DAY" and item.node is not None]
    return len(days) > 1 or any(isinstance(day, Days) for day in days)
