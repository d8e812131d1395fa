"""What a time's sentence leans on or leaves aside: the words over a numbered list, a "when" clause.

Knows cues and the places of words; the weight of a cue is told in `statements`.
"""

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words

LEANING = frozenset({"meeting", "interview", "offer", "free", "wish", "fit", "booked", "you"})
_AGAINST = frozenset(name for name, weight in wording.WEIGHTS.items() if weight < 0)


def is_point(sentence: Sentence) -> bool:
    """ "(1) Monday, 9:30, by telephone", "2. Tuesday at 3 ...": one of several, numbered."""
    opening = [word for word in sentence.words[:4] if word != "("]
    return (
        len(opening) > _NUMBERED and opening[0].isdecimal() and opening[1] in (")", ".")
        and opening[2] == "DAY"
    )  # fmt: skip


_NUMBERED = 2


def above_points(slot: Slot, prose: Prose, scene: Scene) -> frozenset[str]:
    """What the sentence says under which the numbered points stand."""
    first = slot.sentence
    for at in range(slot.sentence, max(-1, slot.sentence - _FAR_UP), -1):
        if is_point(prose.sentences[at]):
            first = at
    return scene.whole(prose.sentences[first - 1]) & LEANING if first else frozenset()


_FAR_UP = 12


def of_what_else(slot: Slot, sentence: Sentence, scene: Scene, around: tuple[int, int]) -> set[str]:
    """ "Monday at 8 when the shop is quiet": what speaks against it there is of the shop."""
    low, high = around
    for at in range(slot.last + 1, high - 1):
        if sentence.words[at] in _WHEN and sentence.words[at + 1] in _WHOSE:
            told = scene.within(sentence, low, at)
            return (scene.within(sentence, low, high) - told) & _AGAINST
    apart = min(_next_part(slot, sentence, high), _what_was(slot, sentence, high))
    told = scene.within(sentence, low, apart)
    return (scene.within(sentence, low, high) - told) & _AGAINST if apart < high else set()


def _next_part(slot: Slot, sentence: Sentence, high: int) -> int:
    """ "Interview Thurs @ 10.30, shop opens 11": where a comma opens a part with its own time."""
    for at in range(slot.last + 1, high - 1):
        if sentence.words[at] == ",":
            return at if "TIME" in sentence.words[at + 1 : min(high, at + _SHORT)] else high
    return high


def _what_was(slot: Slot, sentence: Sentence, high: int) -> int:
    """ "Now on Tuesday at 9 (was Monday)": where a bracket opens that tells the time before."""
    for at in range(slot.last + 1, high - 2):
        if sentence.words[at] == "(" and sentence.words[at + 1] in _ONCE:
            behind = sentence.words[at + 2 : at + 5]
            return at if not _WHEN_WAS.isdisjoint(behind) else high
    return high


_ONCE, _WHEN_WAS = words("was were previously formerly originally before"), words("DAY TIME")
_SHORT = 7
_WHEN = words("when before once after until")
_WHOSE = words("the my our his her their i they he she it you")
