"""The user's own turn within the hours of a day of interviews: "10 to 1. Yours is at 11.20".

Knows verdicts and the words around two times of one day; not what makes either an appointment.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose
from agent.reading.wording.sets import words


def only_turn(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """ "Interviews run from 10am to 1pm. Yours is at 11.20am": the hours are everybody's."""
    near = [slot for slot, verdict in found if _may_hold(slot, verdict)]
    days = [slot for slot in near if _is_of_all(slot, prose)]
    turns = [
        slot for slot in near
        if any(_lies_within(slot, whole) for whole in days) and _is_turn(slot, prose)
    ]  # fmt: skip
    if not turns:
        return list(found)
    return [(slot, _beside(slot, verdict, days, turns)) for slot, verdict in found]


def _may_hold(slot: Slot, verdict: Verdict) -> bool:
    """Whether it holds, or its own words alone name no meeting."""
    told = verdict.role in HOLDING or (verdict.role is Role.NONE and verdict.cue in _UNTOLD)
    return told and slot.time is not None


def _beside(slot: Slot, verdict: Verdict, days: Sequence[Slot], turns: Sequence[Slot]) -> Verdict:
    """What a time is beside the user's turn: everybody's hours are none of theirs."""
    if any(slot is one for one in days) and any(_lies_within(turn, slot) for turn in turns):
        return Verdict(Role.NONE, "everybody's")
    mine = verdict.role is Role.NONE and any(slot is turn for turn in turns)
    return Verdict(Role.SET, "turn", sure=False) if mine else verdict


_UNTOLD = frozenset({"nothing", "no meeting", "others"})


def _is_turn(slot: Slot, prose: Prose) -> bool:
    """ "Yours is at", "your own slot is", "you have been given the 1.30pm slot"."""
    said = prose.sentences[slot.sentence].words
    ahead = said[max(0, slot.last - _REACH) : slot.last]
    behind = said[slot.last + 1 : slot.last + 2]
    if "yours" in ahead:
        return True
    if any(one == "your" and not _TURN.isdisjoint(ahead[at + 1 : at + _NEAR])
           for at, one in enumerate(ahead)):  # fmt: skip
        return True
    if any(pair in _COMING for pair in pairwise(ahead)):
        return True
    given = any(one == "you" and two in _ARE for one, two in pairwise(ahead))
    return given and (not _GIVEN.isdisjoint(ahead) or behind in _SLOTS)


_REACH, _NEAR = 9, 3
_TURN = words("own slot time interview turn place appointment audition session")
_COMING = frozenset({("please", "come"), ("please", "attend"), ("see", "you"), ("meet", "you")})
_ARE = words("are 're have 've will 'll")
_GIVEN = words("given allocated assigned allotted on booked down in at up seen")
_SLOTS = frozenset({("slot",), ("one",), ("place",), ("appointment",)})


def _lies_within(turn: Slot, whole: Slot) -> bool:
    """Whether a turn begins within a longer stretch of the same day, told before it."""
    if turn.time is None or whole.time is None or whole.time.end is None or turn is whole:
        return False
    if turn.day is None or whole.day is None or turn.day.date != whole.day.date:
        return False
    near = 0 <= turn.sentence - whole.sentence <= _SENTENCES
    length = whole.time.end.minute - whole.time.start.minute
    own = turn.time.end.minute - turn.time.start.minute if turn.time.end is not None else 0
    begins = whole.time.start.minute <= turn.time.start.minute < whole.time.end.minute
    return near and begins and length >= _LONG and own < length


_SENTENCES, _LONG = 2, 90


def _is_of_all(slot: Slot, prose: Prose) -> bool:
    """ "Interviews run", "the interview day:", "we are interviewing": not "your day is from"."""
    sentence = prose.sentences[slot.sentence]
    ahead = sentence.words[: slot.first]
    if not _OWN.isdisjoint(ahead):
        return False
    return not _ALL.isdisjoint(ahead) or any(pair in _DAYS for pair in pairwise(ahead))


_OWN = words("your yours you")
_ALL = words("interviews interviewing candidates applicants auditions panel panels everyone we")
_DAYS = frozenset((one, two) for one in words("interview selection audition")
                  for two in words("day days morning afternoon session evening"))  # fmt: skip
