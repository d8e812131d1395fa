"""A time named wrong or before, and the right one named apart.

"I wrote Tuesday at 3 but meant Thursday", "we asked you to come on Monday at 4. Please come on
Tuesday at 9 instead." Knows verdicts and a few words; what stands beside a move in one breath is
read in `moving` and `replacing`.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.roles import Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def named_anew(found: Sequence[Judged], prose: Prose, scene: Scene) -> list[Judged]:
    """The verdicts with a time that takes back the one before it as moved, and that one as old."""
    if len(found) == 1 or scene.names.isdisjoint(_MET):
        return list(found)
    if all(_TRIGGERS.isdisjoint(one.said) for one in prose.sentences):
        return list(found)
    timed = [slot for slot, _ in found if slot.time is not None and slot.day is not None]
    taken = [(old, new) for old, new in pairwise(timed) if _takes_back(old, new, prose)]
    return [_named(slot, verdict, taken) for slot, verdict in found]


def _named(slot: Slot, verdict: Verdict, taken: Sequence[tuple[Slot, Slot]]) -> Judged:
    if any(slot is old for old, _ in taken):
        return slot, Verdict(Role.OLD, "slip")
    if any(slot is new for _, new in taken) and verdict.role is not Role.CANCELLED:
        return slot, Verdict(Role.MOVED, "named anew")
    return slot, verdict


def _takes_back(old: Slot, new: Slot, prose: Prose) -> bool:
    """Whether the second time is told in place of the first, right behind it."""
    there, here = prose.sentences[old.sentence], prose.sentences[new.sentence]
    if there.block != here.block or here.asks or new.sentence - old.sentence > _NEAR:
        return False
    if _should_have(here, old, new):
        return True
    if _are_two(old, new, prose):
        return False
    if _was_written(there, old) and any(
        _is_mistaken(one) for one in prose.sentences[old.sentence : new.sentence + 1]
    ):
        return "or" not in here.words[_behind(old, new) : new.first]
    if old.sentence == new.sentence:
        return _is_now(here.words[old.last + 1 : new.first])
    behind = here.words[new.last + 1 : new.last + 3]
    anew = "instead" in behind or "now" in here.words[: new.first]
    return anew and _was_asked(there, old)


def _are_two(old: Slot, new: Slot, prose: Prose) -> bool:
    """ "... for the first interview. We can now confirm the second": two meetings, none undone."""
    told = prose.sentences[old.sentence : new.sentence + 1]
    return any(not _ROUNDS.isdisjoint(one.said) for one in told)


def _is_mistaken(sentence: Sentence) -> bool:
    """ "That was wrong", "the wrong day"; not "sorry for the wrong link", "in the wrong room"."""
    said = sentence.words
    return any(
        word in _MISTAKEN and (word not in _ATTRIBUTES or _TIMES.issuperset(said[at + 1 : at + 2]))
        for at, word in enumerate(said)
    )


def _behind(old: Slot, new: Slot) -> int:
    """Where the words behind the old time begin in the sentence of the new one."""
    return old.last + 1 if old.sentence == new.sentence else 0


def _should_have(sentence: Sentence, old: Slot, new: Slot) -> bool:
    """ "It should have said Thursday at 3pm": told behind what it said."""
    ahead = [one for one in sentence.words[_behind(old, new) : new.first] if one not in _AT]
    return tuple(ahead[-3:-1]) in _SHOULD_HAVE and ahead[-1] in _READ


def _was_written(sentence: Sentence, old: Slot) -> bool:
    """ "I wrote Tuesday at 3", "my last mail said": a time that was told before."""
    return not _WROTE.isdisjoint(sentence.words[max(0, old.first - _NEAR_VERB) : old.first])


def _is_now(between: Sequence[str]) -> bool:
    """ "(Thursday at 3) is now with Jess on (Friday at 9)": no words but with whom."""
    return tuple(between[:3]) in _NOW_WITH and _PARTING.isdisjoint(between)


def _was_asked(sentence: Sentence, old: Slot) -> bool:
    """ "We asked you to come on Monday at 4", "you were down for": no word of what holds."""
    return any(pair in _ASKED for pair in pairwise(sentence.words[: old.first]))


_NEAR, _NEAR_VERB = 2, 5
_MET = frozenset({"meeting", "interview", "you"})
_MISTAKEN = words("meant mistake mistakenly error typo wrong wrongly incorrect actually slip")
_ATTRIBUTES = words("wrong incorrect")
# What a wrong time is called, and what may stand behind "that was wrong".
_TIMES = words("""day date time slot hour week weekday one times dates , ; : . ! - ( ) so and it
    sorry the we your please i as DAY TIME""")  # fmt: skip
_ROUNDS = words("first second third 1st 2nd 3rd final also both round stage another")
_TRIGGERS = _MISTAKEN | words("should instead now")
_AT = words("on at for the")
_SHOULD_HAVE = frozenset({("should", "have"), ("should", "'ve")})
_READ = words("said read been stated shown written")
_WROTE = words("wrote said put typed gave told sent")
_NOW_WITH = frozenset({("is", "now", "with"), ("'s", "now", "with"), ("will", "now", "be")})
_PARTING = words(", ; : . ( ) and but or so")
_ASKED = frozenset(
    [(ask, "you") for ask in words("asked invited booked told had")]
    + [("were", down) for down in words("booked due down meant expecting going")]
)
