"""What a day or time in a sentence is there for: an appointment offered, set, moved, off, or none.

Judges by the words around it: its clause, its sentence, the line that introduces its list, and
what the message is about. Knows no zones and no calendars.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from agent.reading.appointments.slots import Slot
from agent.reading.grammar.nodes import Span
from agent.reading.grammar.phrases import Hit, Phrases
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words

PHRASES = Phrases(wording.GROUPS, wording.SETS)

_BREAKS = words("; but so because although while whereas though since")
_SUBJECTS = words("i we he she they you it the my our your there this that please if")


class Role(StrEnum):
    """What a day or time is there for."""

    NONE = "none"
    OFFERED = "offered"
    SET = "set"
    MOVED = "moved"
    OLD = "old"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A role and the name of the cue it rests on; `sure` where the sentence itself says so."""

    role: Role
    cue: str
    sure: bool = True


_DETAIL_LABELS = frozenset({"date", "time", "when", "datum", "zeit", "scheduled"})


def _is_details(sentence: Sentence) -> bool:
    """Whether the line is one of a block of details ("Date: ...", "When ...")."""
    return any(item.word in _DETAIL_LABELS for item in sentence.items[:3])


@dataclass(frozen=True, slots=True)
class Scene:
    """What the whole message says about appointments: the cues of all its sentences."""

    names: frozenset[str]
    subject: frozenset[str]
    asks: bool
    labelled: bool

    @property
    def meeting(self) -> bool:
        """Whether it speaks of people meeting at all."""
        return "meeting" in self.names


@lru_cache(maxsize=2048)
def hits_of(sentence: Sentence) -> tuple[Hit, ...]:
    """The phrases found in a sentence; a word that tells hours tells no meeting."""
    hits = PHRASES.scan(sentence.words)
    hard = [hit for hit in hits if hit.name == "hours"]
    return tuple(hit for hit in hits if hit.name != "meeting" or not _covered(hit, hard))


def _covered(hit: Hit, hard: Sequence[Hit]) -> bool:
    return any(other.start <= hit.start and hit.end <= other.end for other in hard)


def scene_of(prose: Prose) -> Scene:
    """The message's own cues, subject included, taken together."""
    names: set[str] = set()
    asks = labelled = False
    for sentence in prose.sentences:
        here = {hit.name for hit in hits_of(sentence)}
        names |= here
        timed = any(item.word in ("DAY", "TIME") for item in sentence.items)
        asks = asks or (sentence.asks and (timed or "offer" in here))
        labelled = labelled or (sentence.listed and timed and _is_details(sentence))
    subject = (
        frozenset(hit.name for hit in hits_of(prose.subject)) if prose.subject else frozenset()
    )
    return Scene(frozenset(names | subject), subject, asks, labelled)


def judged(slots: Sequence[Slot], prose: Prose, scene: Scene) -> list[tuple[Slot, Verdict]]:
    """Every slot with its verdict; a bare "or Sunday at 13.00" goes on as the sentence before."""
    found: list[tuple[Slot, Verdict]] = []
    for slot in slots:
        verdict = judge(slot, prose, scene)
        if verdict.cue == "nothing" and slot.time is not None:
            verdict = _inherited(slot, found, prose) or verdict
        if verdict.role is Role.MOVED:
            slot = _from_one_to_other(slot, prose.sentences[slot.sentence])
        found.append((slot, verdict))
    return found


def _from_one_to_other(slot: Slot, sentence: Sentence) -> Slot:
    """ "shift it on Thursday from 2pm to 4pm": no stretch but the old time and the new."""
    place = slot.last if sentence.items[slot.last].word == "TIME" else slot.first
    node = sentence.items[place].node
    if slot.time is None or slot.time.end is None or node is None or len(node.children) < 2:
        return slot
    opened = node.first < node.children[0].first
    if not opened or "to" in _before(sentence, slot.first, 2):
        return slot
    return replace(slot, time=Span(slot.time.end))


def _inherited(slot: Slot, found: Sequence[tuple[Slot, Verdict]], prose: Prose) -> Verdict | None:
    """The role of an appointment named in the sentence right before, in the same paragraph."""
    here = prose.sentences[slot.sentence]
    for before, verdict in reversed(found):
        if verdict.role in (Role.NONE, Role.OLD):
            continue
        near = slot.sentence - before.sentence <= 2
        if near and prose.sentences[before.sentence].block == here.block:
            return Verdict(verdict.role, "as before", sure=False)
    return None


def judge(slot: Slot, prose: Prose, scene: Scene) -> Verdict:
    """What this day or time is there for."""
    sentence = prose.sentences[slot.sentence]
    if slot.arrow:
        return Verdict(Role.OLD if slot.arrow == "old" else Role.MOVED, "arrow")
    barred = _barred(slot, sentence)
    if barred:
        return Verdict(Role.NONE, barred)
    if _is_old(slot, sentence):
        return Verdict(Role.OLD, "old time")
    if sentence.listed:
        return _judge_row(slot, prose, scene)
    return _judge_prose(slot, prose, scene)


# -- clauses ---------------------------------------------------------------------------------------


def _names(sentence: Sentence, low: int, high: int) -> set[str]:
    return {hit.name for hit in hits_of(sentence) if hit.start < high and hit.end > low}


def _clause(sentence: Sentence, slot: Slot) -> tuple[int, int]:
    """The half-open range of items of the clause that holds the slot."""
    low = slot.first
    while low > 0 and not _breaks(sentence, low - 1, low):
        low -= 1
    high = slot.last + 1
    while high < len(sentence.items) and not _breaks(sentence, high, high + 1):
        high += 1
    return low, high


def _breaks(sentence: Sentence, place: int, following: int) -> bool:
    """Whether the item at `place` separates two clauses."""
    word = sentence.items[place].word
    if word in _BREAKS:
        return True
    if word in ("(", ")"):
        return _wordy_bracket(sentence, place)
    after = sentence.items[following].word if following < len(sentence.items) else ""
    if word == ",":
        return after in ("and", "but", "so", "then", "which", "or") or after in _SUBJECTS
    return word == "and" and after in _SUBJECTS


def _wordy_bracket(sentence: Sentence, place: int) -> bool:
    """Whether the bracket holds words of its own and not just a date or a zone."""
    step = 1 if sentence.items[place].word == "(" else -1
    at, plain = place + step, 0
    while 0 <= at < len(sentence.items) and sentence.items[at].word not in ("(", ")"):
        plain += sentence.items[at].node is None and sentence.items[at].word.isalpha()
        at += step
    # An unpaired bracket closes one that a date node took in.
    return plain > 1 and 0 <= at < len(sentence.items)


def _before(sentence: Sentence, place: int, count: int = 4) -> list[str]:
    """The words before an item, nearest first, articles and "on" left out."""
    found: list[str] = []
    at = place - 1
    while at >= 0 and len(found) < count:
        if sentence.items[at].word not in _SKIP:
            found.append(sentence.items[at].word)
        at -= 1
    return found


_SKIP = words("on at the this @ around about approximately for")


def _barred(slot: Slot, sentence: Sentence) -> str:
    """A word right before it, or between day and time, that makes it a bound or a repeated day."""
    before = _before(sentence, slot.first)
    if before and before[0] in wording.LIMITS and (len(before) < 2 or before[1] != "TIME"):
        return "bound"
    if tuple(before[:2]) in (
        ("than", "later"),
        ("than", "earlier"),
        ("of", "ahead"),
        ("to", "prior"),
    ):
        return "bound"
    if any(word in ("every", "each", "last") for word in before[:1]):
        return "repeated"
    inner = {item.word for item in sentence.items[slot.first + 1 : slot.last]}
    if inner & {"by", "before", "until", "till"}:
        return "bound"
    near = sentence.items[slot.last - 1].word if slot.last > slot.first else ""
    own = _before(sentence, slot.first, 1)
    if near == "after" or ((slot.day is None or slot.carried) and own == ["after"]):
        return "open"
    return ""


def _is_old(slot: Slot, sentence: Sentence) -> bool:
    """Whether words before it make it the time that no longer holds."""
    for place in {slot.first, slot.last}:
        if sentence.items[place].word != "TIME" and slot.time is not None:
            continue
        before = _before(sentence, place)
        pair = (before[1] if len(before) > 1 else "", before[0] if before else "")
        if pair in wording.OLD_PAIRS or ("", pair[1]) in wording.OLD_PAIRS:
            return True
    return _is_origin(slot, sentence)


def _is_origin(slot: Slot, sentence: Sentence) -> bool:
    """ "from Tuesday at 10 to Wednesday at 1", "Tuesday's call has moved to Friday": where it was."""
    for hit in hits_of(sentence):
        target = sentence.items[hit.start : hit.end + 1]
        moves_on = any(item.word in ("to", "for") for item in target)
        if hit.name == "move" and moves_on and slot.last < hit.start:
            return any(item.word in ("TIME", "DAY") for item in sentence.items[hit.start :])
    before = _before(sentence, slot.first, 1)
    if before != ["from"] or "move" not in _names(sentence, 0, len(sentence.items)):
        return False
    return any(item.word == "to" for item in sentence.items[slot.last + 1 :])


# -- rows of lists, tables, blocks of details ---------------------------------------------------------


def _judge_row(slot: Slot, prose: Prose, scene: Scene) -> Verdict:
    """A line of a list, a table or a block of details."""
    sentence = prose.sentences[slot.sentence]
    label = _label(sentence, slot)
    if label & wording.OTHER_LABELS and not label & {"interview", "date", "time"}:
        return Verdict(Role.NONE, "label")
    if label & wording.OLD_LABELS and not label & wording.NEW_LABELS:
        return Verdict(Role.OLD, "label")
    row = {item.word for item in sentence.items}
    if {item.word for item in sentence.items[slot.last + 1 :]} & wording.GONE:
        return Verdict(Role.OLD, "gone")
    if row & wording.BREAKS and ("not" in row or not row & {"interview", "interviews", "panel"}):
        return Verdict(Role.NONE, "break")
    names = _names(sentence, *_clause(sentence, slot))
    if "hours" in names and "meeting" not in names:
        return Verdict(Role.NONE, "hours")
    around = _around(slot.sentence, prose)
    if around is None:
        return Verdict(Role.NONE, "introduced otherwise")
    if not (scene.meeting or "offer" in scene.names):
        return Verdict(Role.NONE, "no meeting")
    if label & wording.NEW_LABELS:
        return Verdict(Role.MOVED, "label")
    return _row_role(names | around, scene, slot)


def _row_role(names: set[str], scene: Scene, slot: Slot) -> Verdict:
    """The role a row takes from the lines around it, else from the message as a whole."""
    if "cancel" in names and not names & {"offer", "move"}:
        return Verdict(Role.CANCELLED, "cancel")
    if names & {"offer", "wish"}:
        return Verdict(Role.OFFERED, "offer")
    if "move" in names or "move" in scene.subject:
        return Verdict(Role.MOVED, "move")
    if "cancel" in scene.subject:
        return Verdict(Role.CANCELLED, "subject")
    if "set" in names:
        return Verdict(Role.SET, "set")
    if scene.labelled:
        return Verdict(Role.SET, "details")
    if scene.asks or ("offer" in scene.names and "set" not in scene.names):
        return Verdict(Role.OFFERED, "scene", sure=False)
    return Verdict(Role.SET, "scene", sure=False)


def _label(sentence: Sentence, slot: Slot) -> set[str]:
    head = sentence.items[: slot.first]
    return {item.word for item in head[:5]} if len(head) <= 6 else set()


def _around(number: int, prose: Prose) -> set[str] | None:
    """Cues of the line that introduces the list and of what follows it; None where it bars them."""
    intro = _neighbour(number, prose, -1, 14)
    if intro is not None:
        names = _names(intro, 0, len(intro.items))
        if "hours" in names and not names & {"meeting", "offer", "set"}:
            return None
    found: set[str] = set()
    for sentence in (intro, *_headings(intro, prose), *_following(number, prose)):
        if sentence is not None:
            found |= _names(sentence, 0, len(sentence.items))
            if sentence.asks and sentence is not intro:
                found.add("offer")
    return found


def _headings(intro: Sentence | None, prose: Prose) -> Iterable[Sentence]:
    """Up to two short lines without a time above the line that introduces the list."""
    if intro is None:
        return ()
    at = prose.sentences.index(intro)
    above = prose.sentences[max(0, at - 2) : at]
    return [one for one in above if not one.hot and len(one.items) <= 24]


def _neighbour(number: int, prose: Prose, step: int, reach: int) -> Sentence | None:
    """The nearest line in that direction that is no row itself, within two paragraphs."""
    block = prose.sentences[number].block
    at = number + step
    while 0 <= at < len(prose.sentences) and abs(at - number) <= reach:
        candidate = prose.sentences[at]
        if abs(candidate.block - block) > 2:
            return None
        if not candidate.listed:
            return candidate
        block = candidate.block
        at += step
    return None


def _following(number: int, prose: Prose) -> Iterable[Sentence]:
    """Up to two sentences behind the list that hold no time of their own."""
    first = _neighbour(number, prose, 1, 14)
    if first is None:
        return
    at = prose.sentences.index(first)
    for sentence in prose.sentences[at : at + 2]:
        if sentence.listed or any(item.word == "TIME" for item in sentence.items):
            return
        yield sentence


# -- sentences ------------------------------------------------------------------------------------------


def _judge_prose(slot: Slot, prose: Prose, scene: Scene) -> Verdict:
    """A day or time within a sentence."""
    sentence = prose.sentences[slot.sentence]
    low, high = _clause(sentence, slot)
    names = _names(sentence, low, high)
    whole = _names(sentence, 0, len(sentence.items))
    about = "meeting" in names or scene.meeting
    if "cancel" in names and about:
        return Verdict(Role.CANCELLED, "cancel")
    reason = _none_reason(slot, sentence, names, whole, low)
    if reason:
        return Verdict(Role.NONE, reason)
    if not about or not (whole & {"meeting", "offer", "set", "move"} or sentence.asks):
        return Verdict(Role.NONE, "nothing")
    return _prose_role(slot, prose, names, whole, scene)


def _none_reason(slot: Slot, sentence: Sentence, names: set[str], whole: set[str], low: int) -> str:
    """Why the clause names no appointment, or ""."""
    if "hours" in names and not (names & {"meeting"} and names & {"offer", "set", "move"}):
        return "hours"
    if "reply" in names and not names & {"meeting", "set"}:
        return "reply"
    if "promise" in names and not names & {"meeting", "set", "offer", "move"}:
        return "promise"
    if "past" in names and not names & {"offer", "move", "set"} and not sentence.asks:
        return "past"
    if sentence.items[low].word == "if" and (slot.time is None or _fails(sentence)):
        return "supposed"
    if slot.time is None and not _dated_meeting(slot, sentence, names):
        return "date only"
    return ""


def _fails(sentence: Sentence) -> bool:
    return any(item.word in ("not", "'t", "problem", "unsuitable") for item in sentence.items)


def _dated_meeting(slot: Slot, sentence: Sentence, names: set[str]) -> bool:
    """Whether a day without a time is an appointment: people meet, and it is offered or set."""
    if _before(sentence, slot.first, 2)[:1] in (["all"], ["of"]):
        return False
    if "reply" in names or "promise" in names or "past" in names:
        return False
    if "meeting" not in names:
        return sentence.asks and "offer" in names
    return bool(names & {"offer", "set", "move"})


def _asks_which(slot: Slot, prose: Prose) -> bool:
    """Whether the sentences behind ask which of the days suits."""
    behind = prose.sentences[slot.sentence + 1 : slot.sentence + 3]
    return any("which" in one.words and "offer" in _names(one, 0, len(one.items)) for one in behind)


def _prose_role(
    slot: Slot, prose: Prose, names: set[str], whole: set[str], scene: Scene
) -> Verdict:
    sentence = prose.sentences[slot.sentence]
    if "move" in names or ("move" in whole and "offer" not in names):
        asked = sentence.asks and "cancel" in scene.names
        return Verdict(Role.OFFERED if asked else Role.MOVED, "move")
    if sentence.asks or _alternatives(sentence):
        return Verdict(Role.OFFERED, "question")
    if "wish" in names:
        return Verdict(Role.OFFERED, "wish")
    if slot.time is None and _asks_which(slot, prose):
        return Verdict(Role.OFFERED, "which")
    if "set" in names:
        return Verdict(Role.SET, "set")
    if "offer" in names:
        return Verdict(Role.OFFERED, "offer")
    if "set" in whole:
        return Verdict(Role.SET, "sentence")
    if "offer" in whole or scene.asks:
        return Verdict(Role.OFFERED, "sentence", sure=False)
    return Verdict(Role.SET, "scene", sure=False)


_NEAR = 7


def _alternatives(sentence: Sentence) -> bool:
    """Whether the sentence offers several times to choose from ("2pm or 4pm")."""
    places = [at for at, item in enumerate(sentence.items) if item.word in ("DAY", "TIME")]
    return any(
        sentence.items[at].word in ("or", "either")
        for first, second in pairwise(places)
        for at in range(first + 1, second)
        if second - first <= _NEAR
    )
