"""Out-of-office answers: that a message is one, and when its writer returns.

Knows the grammar of time and the marks of automatic answers; nothing of hiring.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence
from agent.domain.message import Message
from agent.reading.grammar.nodes import Days, Week
from agent.reading.grammar.phrases import Phrases
from agent.reading.grammar.stretch import Found
from agent.reading.grammar.tokens import quote
from agent.reading.grammar.windows import folded, windows_of
from agent.reading.prose import Sentence, prose_of
from agent.reading.wording import absence_en as wording
from agent.reading.wording.sets import words as words_of

READER = "absence@3"
PHRASES = Phrases(wording.GROUPS, wording.SETS)

# What a gateway sets before a subject: "[External]", "EXT:".
_TAGS = r"\W*(?:\[[^\]]{1,30}\]\W*){0,3}(?:ext(?:ernal)?(?: (?:sender|e?-?mail))?\W+){0,2}"
# Who is away, where that is said at all: "I am", "Jo Bell will be", "Currently".
_WHO = (
    r"(?:[^\W\d_](?:[\w .']|-(?=\w)){0,30}?(?: (?:is|are|am|will be)|'m|'re|'ll be|'s) )?"
    r"(?:currently )?"
)
# An automatic answer's subject, behind tags, ornaments or the same in another language.
_SUBJECT = re.compile(
    _TAGS + r"(?:[^\W\d_][\w ]{2,24} / )?"
    r"(?:(?:vacation |holiday |this is an )?auto(?:matic)?[- ]?(?:reply|response)"
    r"|auto(?:matic)?(?=:)|auto(?=\])|ooo\b"
    r"|(?:i am|i'm|we are|we're) (?:currently )?away(?=\W*(?:$|re:|fwd?:))|"
    + _WHO
    + r"out[- ]of[- ](?:the )?office"
    r"|" + _WHO + r"out of the country"
    r"|abwesen\w*|afwezig\w*|autosvar|(?:réponse|respuesta|resposta) autom[aá]ti(?:que|ca)"
    r"|automatische antwort|" + _WHO + r"on annual leave"
    r"|" + _WHO + r"away from (?:my|the) (?:desk|office))"
    r"(?P<alone>(?: (?:auto(?:matic)?[- ]?)?(?:reply|response|message|notification)\b)?"
    r"\W*(?:$|[:/(|✨]|(?:re|fwd?|aw|until|till|from|back)\b))?",
    re.IGNORECASE,
)
# The same as its last words: "RE: Post 34, question - automatic reply".
_CLOSING = re.compile(
    r"[-–(|] ?(?:auto(?:matic)?[- ]?reply|out of (?:the )?office"
    r"|(?:réponse|respuesta|resposta) autom[aá]ti(?:que|ca))\W*$"
)
# What may as well be news of somebody else's: "Absence notice: Mia is ill".
_TITLE = re.compile(_TAGS + r"absence(?: (?:note|notice|message))?\W*$")
# Nothing but the mark and a name: "Jo Bell - Out of Office", "Out of office - Jo Bell".
_MARK = r"(?i:auto(?:matic)?[- ]?reply|out of (?:the )?office)"
_NAME = r"[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’.-]*){1,2}"
_NAMED = re.compile(rf"(?i:{_TAGS})(?:{_NAME} [-–|] {_MARK}|{_MARK} [-–|] {_NAME})\W*$")
# What such an answer says of itself, where its subject might as well be a title.
_BODY = re.compile(
    r"out of (?:the )?office|\booo\b|on (?:\w+ )?leave\b|on (?:\w+ )?(?:vacation|holidays?)\b"
    r"|\bmy annual leave\b"
    r"|\b(?:i am|i'm|i will be|we are) (?:\w+ )?away\b|automat(?:ic|ed) (?:reply|message)"
    r"|automatically generated|generated automatically|limited access",
    re.IGNORECASE,
)
_OPENING = 1_500


class _Kind(Enum):
    """What a subject is: no automatic answer's, one's among further words, or one's alone."""

    NONE = "none"
    AMONG = "among"
    ALONE = "alone"


def is_absence(message: Message) -> bool:
    """Whether headers or subject say that machinery answered for somebody who is away.

    A person who answers an automatic answer keeps its subject behind "Re:", which tells nothing.
    Machinery also answers applications: what takes note of one and speaks of nobody's absence is a
    receipt.
    """
    if message.automation.auto_reply:
        return not _is_receipt(message)
    kind = _kind_of(message.subject)
    if kind is _Kind.ALONE:
        return not _is_receipt(message)
    return kind is _Kind.AMONG and _BODY.search(_opening(message)) is not None


def _is_receipt(message: Message) -> bool:
    """Whether an automatic answer takes note of an application and tells of no absence."""
    said = _opening(message)
    return _RECEIPT.search(said) is not None and _GONE.search(said) is None


_RECEIPT = re.compile(
    r"\b(?:for|received|receiving|receipt of|got) (?:submitting |sending (?:us )?)?"
    r"(?:your |the |an |a )?(?:[\w-]+ ){0,2}(?:application|cv|r[ée]sum[ée]|cover(?:ing)? letter)\b"
    r"|\bfor (?:applying|your interest in (?:working|joining))\b"
    r"|\byour (?:[\w-]+ ){0,2}application (?:has|is|was)\b",
    re.IGNORECASE,
)
# Words of somebody's being away, or of a door that is shut for days.
_GONE = re.compile(
    r"\b(?:away|leave|out of (?:the )?office|ooo|vacation|holidays?|travell?ing|abroad"
    r"|limited access|unavailable|return(?:ing)? (?:on|to (?:the|my) (?:office|desk))"
    r"|(?:office|centre|center|school|we) (?:is|are|will be) closed"
    r"|back (?:on|in|at|from)|absen(?:t|ce)|not (?:in|at) (?:the|my) (?:office|desk))\b",
    re.IGNORECASE,
)


def _opening(message: Message) -> str:
    """The first characters of a message's own words."""
    return message.own_words[:_OPENING].replace("’", "'")


@lru_cache(maxsize=2)
def _kind_of(subject: str) -> _Kind:
    """What a subject is; several readers ask about the same one."""
    said = subject[:200].replace("’", "'")
    low = said.lower()
    if low.isascii() and not any(word in low for word in _TELLING):
        return _Kind.NONE
    found = _SUBJECT.match(low)
    if (found is not None and found["alone"] is not None) or _NAMED.match(said):
        return _Kind.ALONE
    among = found is not None or _CLOSING.search(low) or _TITLE.match(low)
    return _Kind.AMONG if among else _Kind.NONE


# One of these stands in every such subject, or a letter that is not on a plain keyboard.
_TELLING = (
    "auto", "office", "ooo", "abwesen", "afwezig", "leave", "away", "absence", "country",
)  # fmt: skip


def read_absence(
    message: Message, context: ReadingContext
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day the writer is back, in their calendar, and the evidence; never a day that is past."""
    prose = prose_of(message, context)
    best: tuple[int, date, Sentence] | None = None
    for sentence in prose.sentences:
        if not sentence.hot:
            continue
        for weight, day in _returns(
            sentence, windows_of(sentence.items, prose.reference, said=sentence.words)
        ):
            if day >= prose.reference.today and (best is None or weight > best[0]):
                best = (weight, day, sentence)
    if best is None:
        return None, ()
    said = quote(prose.text, best[2].start, best[2].end)
    span = (best[2].start, best[2].end)
    return best[1], (
        Evidence(EvidenceKind.ABSENCE, best[1].isoformat(), said, READER, Confidence.LIKELY,
                 span=span),
    )  # fmt: skip


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
