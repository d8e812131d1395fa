"""A time that the writer hands on: "see below from the boss, so you're sorted for Wednesday".

Who forwards a message and says that it is for the user takes its words for their own. Only where
the writer's own words point at it and name no time themselves, and never without doubt: the words
were written for somebody else. Knows a message's parts; no cues.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.domain.message import Message
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose
from agent.reading.standpoint import is_machine
from agent.reading.wording.sets import words

_HEADER = re.compile(r"^[>\s]*(?:-{2,}.*|[\w-]{2,12}:\s.*)?$")
# A longer one is a history, and nobody's note.
_LONGEST, _SHORT = 2_000, 60


def handed_on(message: Message, prose: Prose) -> Message | None:
    """The forwarded message as its forwarder's own words, or None where they hand none on."""
    if not 0 < len(message.forwarded) <= _LONGEST or is_machine(message) or not _points(prose):
        return None
    rows = message.forwarded.split("\n")
    first = next((at for at, row in enumerate(rows) if not _HEADER.match(row)), len(rows))
    said = "\n".join(row.lstrip("> ") for row in rows[first:])
    return replace(message, own_words=said, forwarded="") if said.strip() else None


def _points(prose: Prose) -> bool:
    """Whether a short note points at what stands below it and tells no time of its own."""
    said = [word for sentence in prose.sentences for word in sentence.words]
    return len(said) <= _SHORT and "TIME" not in said and not _BELOW.isdisjoint(said)


_BELOW = words("below under underneath beneath forwarding forwarded")


def taken_over(found: Sequence[Judged], own: Prose) -> list[Judged]:
    """The one time handed on, in doubt and in the role that the writer's `own` note gives it."""
    told = [slot for slot, verdict in found if verdict.role in HOLDING and _is_told(slot)]
    told = told or [slot for slot, verdict in found if _is_told(slot) and verdict.cue in _UNTOLD]
    if len({(slot.day, slot.time) for slot in told}) != 1:
        return []
    asks = any(one.asks or not _ASKING.isdisjoint(one.said) for one in own.sentences)
    verdict = Verdict(Role.OFFERED if asks else Role.SET, "handed on", sure=False, doubted=True)
    return [(slot, verdict) for slot in told]


def _is_told(slot: Slot) -> bool:
    """Whether it is told in full, by a date that the day of writing does not change."""
    return slot.time is not None and slot.day is not None and slot.day.named


_ASKING = words("suit suits works fits whether hear")
# The forwarded note speaks of the user as "she" or "the candidate".
_UNTOLD = words("nothing others") | {"no meeting"}
