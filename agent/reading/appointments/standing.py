"""Times asked after and not offered: "are we still on for Friday?".

Knows words and places in one message, and the days that its thread has set.
"""

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def asked_after(slot: Slot, prose: Prose, scene: Scene) -> Verdict | None:
    """ "Are we still on for Friday at 3?": what is set is asked after; None where it is not.

    Where the message asks for another time and the thread does not know this one, it is unsettled.
    """
    if not _is_still_on(slot, prose.sentences[slot.sentence]):
        return None
    known = slot.day is not None and slot.day.date in scene.known
    if known or not _asks_other(slot, prose, scene):
        return Verdict(Role.SET, "wanted")
    return Verdict(Role.SET, "unsettled", sure=False)


def _is_still_on(slot: Slot, sentence: Sentence) -> bool:
    """Whether "still on for" leads to the time; "still ok for me to ring you" asks leave."""
    ahead = sentence.words[: slot.first]
    for at in range(max(0, len(ahead) - _REACH), len(ahead)):
        if ahead[at : at + 3] in _STILL:
            return "to" not in ahead[at + 3 :] and ahead[at + 3 : at + 4] not in _WHOM
    return False


_REACH = 9
_STILL = frozenset({("still", one, "for") for one in ("on", "good", "ok", "okay")})
_WHOM = frozenset({(one,) for one in words("me us you him her them")})


def _asks_other(slot: Slot, prose: Prose, scene: Scene) -> bool:
    """Whether another sentence asks for a day or time too, or moves to one."""
    return any(
        one.number != slot.sentence and not _TIMES.isdisjoint(one.said)
        and (one.asks or not _ELSE.isdisjoint(scene.whole(one)))
        for one in prose.sentences
    )  # fmt: skip


_TIMES = frozenset({"DAY", "TIME", "WEEK"})
_ELSE = frozenset({"offer", "move", "free"})
