"""A time called off beside one moved: whether the new one takes the place of the old.

Knows verdicts, the words of the two clauses and the people they name; no calendars.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.clauses import clause
from agent.reading.appointments.roles import Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.tokens import Token
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words


def replaced(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """ "Tomorrow's must be cancelled; as replacement we have Tuesday at 10": it has moved."""
    off = [slot for slot, verdict in found if verdict.role is Role.CANCELLED]
    moved = [slot for slot, verdict in found if verdict.role is Role.MOVED]
    moved += [
        slot for slot, verdict in found
        if verdict.role is Role.SET and _is_instead(slot, off, prose)
    ]  # fmt: skip
    return [_replaced(slot, verdict, moved, prose) for slot, verdict in found]


def _replaced(slot: Slot, verdict: Verdict, moved: Sequence[Slot], prose: Prose) -> Judged:
    if verdict.role is Role.SET and any(slot is one for one in moved):
        return slot, Verdict(Role.MOVED, "replacement")
    if verdict.role is Role.CANCELLED and any(_takes_place(one, slot, prose) for one in moved):
        return slot, Verdict(Role.OLD, "replaced")
    return slot, verdict


def _is_instead(slot: Slot, off: Sequence[Slot], prose: Prose) -> bool:
    """ "Forget Thursday at 3, come on Friday at 3 instead": set where another is called off."""
    behind = prose.sentences[slot.sentence].words[slot.last + 1 : slot.last + 3]
    return "instead" in behind and any(
        one.sentence == slot.sentence and one.first < slot.first for one in off
    )


def _takes_place(new: Slot, old: Slot, prose: Prose) -> bool:
    """Whether the moved time is the one called off: it says so, or only the day was named."""
    sentence = prose.sentences[new.sentence]
    follows = new.sentence == old.sentence + 1
    goes_on = follows and (new.carried or not _IT.isdisjoint(sentence.words[:_OPENING]))
    if old.time is not None and not (goes_on or _says_instead(sentence.words)):
        return False
    here, there = _items(new, sentence), _items(old, prose.sentences[old.sentence])
    if any(one.word == "other" and two.word in wording.MEETINGS for one, two in pairwise(here)):
        return False
    meets, met = _met(here), _met(there)
    return not (meets and met) or not meets.isdisjoint(met)


def _says_instead(said: tuple[str, ...]) -> bool:
    """ "Instead", "instead of that"; "instead of 10:00" only tells where the new time was."""
    return any(
        word in _INSTEAD
        and (said[at + 1 : at + 2] != ("of",) or said[at + 2 : at + 3] in _POINTING)
        for at, word in enumerate(said)
    )


def _items(slot: Slot, sentence: Sentence) -> Sequence[Token]:
    low, high = clause(sentence, slot)
    return sentence.items[low:high]


def _met(items: Sequence[Token]) -> frozenset[str]:
    """Whom a meeting is with: "your interview with Priya Nair", "the chat, with Tom"."""
    for at, item in enumerate(items):
        ahead = [one.word for one in items[max(0, at - _NEAR) : at]]
        if item.word == "with" and not wording.MEETINGS.isdisjoint(ahead):
            behind = items[at + 1 : at + 4]
            return frozenset(
                one.word for one in behind if one.node is None and one.text[:1].isupper()
            )
    return frozenset()


_NEAR = 4
# "We are unable to keep it. It has been rearranged to Tuesday": of the same one.
_IT, _OPENING = words("it this that"), 4
_POINTING = frozenset({("it",), ("that",), ("this",)})
_INSTEAD = words("replacement substitute instead")
