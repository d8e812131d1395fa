"""When the writer of an out-of-office answer returns.

Phrases tell it, and where none does the learned judge of windows. Knows the grammar of time;
nothing of hiring.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Meaning
from agent.domain.message import Message
from agent.reading.grammar.nodes import Days, Week
from agent.reading.grammar.phrases import Phrases
from agent.reading.grammar.stretch import Found
from agent.reading.grammar.windows import folded, windows_of
from agent.reading.meant import Meant
from agent.reading.promises import prose_beside
from agent.reading.prose import Prose, Sentence
from agent.reading.told_days import told_day
from agent.reading.window_likelihood import surest, weighed_in
from agent.reading.wording import absence_en as wording
from agent.reading.wording.sets import words as words_of

READER = "returning@1"
PHRASES = Phrases(wording.GROUPS, wording.SETS)


def read_return(
    message: Message, context: ReadingContext, meant: Sequence[Meant] | None = None
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day the writer is back, in their calendar, and the evidence; never a day that is past.

    `meant` is what each sentence means, looked up where nobody knows it yet.
    """
    prose = prose_beside(message, context, (), meant, (Meaning.OUT_OF_OFFICE,))
    told = by_phrases(prose) or surest(weighed_in(prose, ()), "return", SURE)
    return told_day(EvidenceKind.ABSENCE, told, prose, READER)


def by_phrases(prose: Prose) -> tuple[date, Sentence] | None:
    """The day that phrases tell most plainly, and its sentence."""
    best: tuple[int, date, Sentence] | None = None
    for sentence in prose.sentences:
        if not sentence.hot:
            continue
        for weight, day in _returns(
            sentence, windows_of(sentence.items, prose.reference, said=sentence.words)
        ):
            if day >= prose.reference.today and (best is None or weight > best[0]):
                best = (weight, day, sentence)
    return best[1:] if best is not None else None


# Chosen on mails held out (benchmarks/README.md).
SURE = 0.4
_AWAY = frozenset(wording.SETS["away"].split())


def _returns(sentence: Sentence, windows: Sequence[Found]) -> list[tuple[int, date]]:
    """Days of return a sentence names: said outright, or the end of a stretch away."""
    named = [one for one in windows if one.due is not None]
    words, places = folded(sentence.items, named)
    found: list[tuple[int, date]] = []
    for hit in PHRASES.scan(words):
        place = max((at for at in places if hit.start <= at < hit.end), default=-1)
        due = places[place].due if place >= 0 else None
        if due is None:
            continue
        if hit.name == "until" and _is_there(words[max(0, hit.start - 6) : hit.start]):
            continue
        if hit.name != "through" and _is_included(words[place + 1 : place + 3]):
            due += timedelta(days=1)
        if hit.name == "back":
            if words[place - 1] == "before":
                due += timedelta(days=1)  # "I will not be back before Monday"
            # "Away until Friday, back on Monday": the day that is said to be the return's wins.
            said = words[hit.start : hit.end]
            doubted = "again" in said or not _AWAY.isdisjoint(said)
            # "Write to Mia, who is back on Wednesday".
            others = "who" in words[max(0, hit.start - 3) : hit.start]
            found.append(
                (0 if others else 3 if doubted else 4, _first_day(sentence, places[place], due))
            )
        elif hit.name == "until":
            found.append((2, due))
        else:
            found.append((1, due + timedelta(days=1)))
    if not _AWAY.isdisjoint(sentence.words):
        found += [(1, day) for one in named for day in _behind_stretch(sentence, one)]
    return found


def _is_there(before: Sequence[str]) -> bool:
    """ "Jo is reachable until Friday", "she is in until noon": somebody who is not away."""
    return before[-1:] == ["in"] or not _COVERING.isdisjoint(before)


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
