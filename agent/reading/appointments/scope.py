"""What a day or time in a sentence is there for: an appointment offered, set, moved, off, or none.

Judges by the words around it: its clause, its sentence, the line that introduces its list, and
what the message is about. Knows no zones and no calendars.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from agent.reading.appointments.slots import Slot
from agent.reading.grammar.phrases import Hit, Phrases
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as words

PHRASES = Phrases(words.GROUPS, words.SETS)

_BREAKS = frozenset(
    {";", "but", "so", "because", "although", "while", "whereas", "though", "since"}
)
_SUBJECTS = frozenset(
    "i we he she they you it the my our your there this that please if he".split()
)


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


@dataclass(frozen=True, slots=True)
class Scene:
    """What the whole message says about appointments, beside single sentences."""

    meeting: bool
    offers: bool
    confirms: bool
    moves: bool
    cancels: bool


@lru_cache(maxsize=4096)
def hits_of(sentence: Sentence) -> tuple[Hit, ...]:
    """The phrases found in a sentence."""
    return tuple(PHRASES.scan(sentence.words))


def scene_of(prose: Prose) -> Scene:
    """The message's own cues, subject included, taken together."""
    names: set[str] = set()
    asks = False
    for sentence in _all(prose):
        names.update(hit.name for hit in hits_of(sentence))
        asks = asks or (sentence.asks and bool(sentence.hot))
    return Scene(
        meeting="meeting" in names,
        offers="offer" in names or asks,
        confirms="confirm" in names,
        moves="move" in names,
        cancels="cancel" in names,
    )


def _all(prose: Prose) -> Sequence[Sentence]:
    return (*prose.sentences, prose.subject) if prose.subject else prose.sentences


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
    clause = _clause(sentence, slot)
    names = {hit.name for hit in hits_of(sentence) if _within(hit, clause)}
    if sentence.listed or _is_row(sentence, slot):
        return _judge_row(slot, sentence, prose, scene, names)
    whole = {hit.name for hit in hits_of(sentence)}
    return _judge_prose(slot, sentence, names, whole, scene)


def _within(hit: Hit, clause: tuple[int, int]) -> bool:
    return hit.start < clause[1] and hit.end > clause[0]


def _clause(sentence: Sentence, slot: Slot) -> tuple[int, int]:
    """The half-open range of items of the clause that holds the slot."""
    items = sentence.items
    low = slot.first
    while low > 0 and not _clause_break(sentence, low - 1):
        low -= 1
    high = slot.last + 1
    while high < len(items) and not _clause_break(sentence, high):
        high += 1
    return low, high


def _clause_break(sentence: Sentence, place: int) -> bool:
    """Whether a new clause begins at or right behind this item."""
    word = sentence.items[place].word
    if word in _BREAKS or word in ("(", ")"):
        return True
    following = sentence.items[place + 1].word if place + 1 < len(sentence.items) else ""
    if word == "," and following in ("and", "but", "so", "then", "which", *_SUBJECTS):
        return True
    return word == "and" and following in _SUBJECTS


def _before(sentence: Sentence, place: int, count: int = 3) -> list[str]:
    """The words before an item, nearest first."""
    found: list[str] = []
    at = place - 1
    while at >= 0 and len(found) < count:
        found.append(sentence.items[at].word)
        at -= 1
    return found


_SKIP = frozenset({"on", "at", "the", "this", "@", "around", "about", "of", "approximately"})


def _barred(slot: Slot, sentence: Sentence) -> str:
    """A word right before or behind that makes it a bound, a hint of hours, or a repeated day."""
    before = _before(sentence, slot.first, 4)
    near = [word for word in before if word not in _SKIP][:1]
    if near and near[0] in words.LIMITS and not _range_end(before):
        return "bound"
    if tuple(before[:2]) in (("than", "later"), ("than", "earlier")):
        return "bound"
    if any(word in ("every", "each") for word in before[:2]):
        return "repeated"
    if slot.first != slot.last:
        inner = sentence.items[slot.first + 1 : slot.last]
        if any(item.word in ("by", "before", "until", "till") for item in inner):
            return "bound"
    between = _before(sentence, slot.last, 1)
    return "bound" if slot.last > slot.first and between and between[0] == "after" else ""


def _range_end(before: Sequence[str]) -> bool:
    return len(before) > 1 and before[1] == "TIME"


def _is_old(slot: Slot, sentence: Sentence) -> bool:
    """Whether words before it make it the time that no longer holds."""
    before = _before(sentence, slot.first, 4)
    near = [word for word in before if word not in ("the", "on", "at", "DAY", "TIME")]
    pair = (near[1] if len(near) > 1 else "", near[0] if near else "")
    if pair in words.OLD_PAIRS or (near and ((near[0], "") in words.OLD_PAIRS)):
        return True
    if near and near[0] == "from":
        names = {hit.name for hit in hits_of(sentence)}
        behind = [item.word for item in sentence.items[slot.last + 1 :]]
        return "move" in names and "to" in behind
    return False


def _is_row(sentence: Sentence, slot: Slot) -> bool:
    """Whether the line begins with the day or time, as rows of a schedule do."""
    return slot.first <= 1 and len(sentence.items) <= 24 and not sentence.asks


def _judge_row(
    slot: Slot, sentence: Sentence, prose: Prose, scene: Scene, names: set[str]
) -> Verdict:
    """A line of a list, a table or a block of details."""
    label = _label(sentence, slot)
    if label & words.OTHER_LABELS and not label & {"interview", "date"}:
        return Verdict(Role.NONE, "label")
    behind = {item.word for item in sentence.items[slot.last + 1 :]}
    row_words = {item.word for item in sentence.items}
    if behind & words.GONE:
        return Verdict(Role.OLD, "gone")
    if row_words & words.BREAKS and not row_words & {"interview", "interviews"}:
        return Verdict(Role.NONE, "break")
    if "other" in names and "meeting" not in names:
        return Verdict(Role.NONE, "other")
    intro = _intro(slot.sentence, prose)
    intro_names = {hit.name for hit in hits_of(intro)} if intro else set()
    if intro is not None and intro.hot and "other" in intro_names and "meeting" not in intro_names:
        return Verdict(Role.NONE, "intro")
    if not scene.meeting and not scene.offers:
        return Verdict(Role.NONE, "no meeting")
    return _row_role(names | intro_names, scene, bool(label))


def _row_role(names: set[str], scene: Scene, labelled: bool) -> Verdict:
    if "cancel" in names and "offer" not in names:
        return Verdict(Role.CANCELLED, "cancel")
    if "move" in names and "offer" not in names:
        return Verdict(Role.MOVED, "move")
    if "offer" in names:
        return Verdict(Role.OFFERED, "offer")
    if scene.cancels and not scene.offers:
        return Verdict(Role.CANCELLED, "scene", sure=False)
    if scene.moves and not scene.offers:
        return Verdict(Role.MOVED, "scene", sure=False)
    if "confirm" in names or labelled:
        return Verdict(Role.SET, "confirm")
    if scene.offers and not scene.confirms:
        return Verdict(Role.OFFERED, "scene", sure=False)
    return Verdict(Role.SET, "scene", sure=False)


def _label(sentence: Sentence, slot: Slot) -> set[str]:
    head = sentence.items[: slot.first]
    return {item.word for item in head[:5]} if len(head) <= 6 else set()


def _intro(number: int, prose: Prose) -> Sentence | None:
    """The nearest line above that is no row itself."""
    block = prose.sentences[number].block
    for at in range(number - 1, max(-1, number - 14), -1):
        candidate = prose.sentences[at]
        if block - candidate.block > 2:
            return None
        if not candidate.listed and not (candidate.items and candidate.items[0].node):
            return candidate
    return None


def _judge_prose(
    slot: Slot, sentence: Sentence, names: set[str], whole: set[str], scene: Scene
) -> Verdict:
    """A day or time within a sentence."""
    positive = names & {"meeting", "offer", "confirm", "move", "cancel"}
    if "cancel" in names and (scene.meeting or "meeting" in names):
        return Verdict(Role.CANCELLED, "cancel")
    if "reply" in names and "meeting" not in names:
        return Verdict(Role.NONE, "reply")
    if "other" in names and not names & {"offer", "confirm", "move"}:
        return Verdict(Role.NONE, "other")
    if "past" in names and not names & {"offer", "move"} and not sentence.asks:
        return Verdict(Role.NONE, "past")
    if not positive and not sentence.asks:
        if not whole & {"meeting", "offer", "confirm", "move"} or not scene.meeting:
            return Verdict(Role.NONE, "nothing")
    if slot.time is None and not (names & {"meeting"} or scene.meeting):
        return Verdict(Role.NONE, "date only")
    return _prose_role(names | (whole & {"move"}), sentence, scene)


def _prose_role(names: set[str], sentence: Sentence, scene: Scene) -> Verdict:
    if "move" in names:
        return Verdict(Role.OFFERED if sentence.asks and scene.cancels else Role.MOVED, "move")
    if sentence.asks or ("offer" in names and "confirm" not in names):
        return Verdict(Role.OFFERED, "offer")
    if "confirm" in names:
        return Verdict(Role.SET, "confirm")
    if "offer" in names or (scene.offers and not scene.confirms):
        return Verdict(Role.OFFERED, "scene", sure=False)
    return Verdict(Role.SET, "scene", sure=False)
