"""The day after which silence means that a process is over (CM-17).

Phrases tell it, and where none does the learned judge of windows. Knows no thread and no playbook.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from agent.domain.evidence import Evidence, EvidenceKind, InterviewReading, ReadingContext
from agent.domain.hiring import Direction, Meaning
from agent.domain.message import Message
from agent.reading.meant import Meant
from agent.reading.promise_rules import silent_window
from agent.reading.promise_scene import PHRASES, scene_in
from agent.reading.promises import last_named, prose_beside
from agent.reading.prose import Prose, Sentence, prose_of
from agent.reading.told_days import told_day
from agent.reading.window_likelihood import surest, weighed_in
from agent.reading.wording.sets import words

READER = "silent_ends@2"


def read_silent_end(
    message: Message,
    context: ReadingContext,
    meanings: tuple[Meaning, ...] = (),
    appointments: Sequence[InterviewReading] = (),
    meant: Sequence[Meant] | None = None,
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day after which silence means that it is over, and the evidence.

    `appointments` are those read in the same message, `meant` is what each sentence means, looked
    up where nobody knows it yet.
    """
    if message.direction(context.owners) is Direction.OUT:
        return None, ()
    prose = prose_of(message, context)
    if not any(one.hot for one in prose.sentences):
        return None, ()
    prose = prose_beside(message, context, appointments, meant, meanings)
    told = by_phrases(prose) or surest(weighed_in(prose, ()), "silence", SURE)
    if told is not None and _waits_for_the_user(told[1].words):
        return None, ()
    return told_day(EvidenceKind.SILENT_END, told, prose, READER)


def _waits_for_the_user(said: Sequence[str]) -> bool:
    """ "If I don't hear back by Friday I'll assume none works": it is the user who is to write."""
    for at, word in enumerate(said):
        if word in _HEAR:
            who = [one for one in said[max(0, at - _REACH) : at] if one in _WHO]
            if who and who[-1] != "you":
                return True
    return False


_HEAR, _WHO, _REACH = words("hear heard"), words("i we you"), 5


def by_phrases(prose: Prose) -> tuple[date, Sentence] | None:
    """The day that phrases tell, and its sentence."""
    for sentence in prose.sentences:
        if _NOTHING.isdisjoint(sentence.said):
            continue
        if not sentence.asks and _over().isdisjoint(sentence.said):
            continue
        before = prose.sentences[max(0, sentence.number - _LEANS_BACK) : sentence.number]
        previous = last_named(before, prose, None)
        scene = scene_in(sentence, prose, previous)
        window = silent_window(scene, previous, prose) if scene is not None else None
        end = window.due if window is not None else None
        if end is not None and end >= prose.reference.today:
            return end, sentence
    return None


# Chosen on mails held out (benchmarks/README.md).
SURE = 0.3


@lru_cache(maxsize=1)
def _over() -> frozenset[str]:
    """Words of which a sentence that tells the end holds one; compiled when first needed."""
    return PHRASES.anchors(("over",), words("not be been it"))


_NOTHING = words("not 't no nothing without absent silence silent quiet lack")
# "Should you not hear by that date": the day stands in one of so many sentences before.
_LEANS_BACK = 4
