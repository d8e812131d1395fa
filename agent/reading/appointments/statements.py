"""Times within sentences: the role that clause and sentence give them.

Knows the cues; nothing of lists.
"""

from itertools import pairwise

from agent.reading.appointments.cues import Scene, before, clause
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.slots import Slot
from agent.reading.prose import Prose, Sentence


def judge_statement(slot: Slot, prose: Prose, scene: Scene) -> Verdict:
    """A day or time within a sentence."""
    sentence = prose.sentences[slot.sentence]
    low, high = clause(sentence, slot)
    names = scene.within(sentence, low, high)
    whole = scene.whole(sentence)
    if slot.carried:
        names, whole = names | _of_the_day(slot, prose, scene), whole | _of_the_day(slot, prose, scene)
    asked = sentence.asks and "offer" in names
    about = "meeting" in names or scene.meeting or asked
    if "cancel" in names and about:
        return Verdict(Role.CANCELLED, "cancel")
    reason = _none_reason(slot, sentence, names, whole, low)
    if reason:
        return Verdict(Role.NONE, reason)
    if not about or not (whole & {"meeting", "offer", "set", "move"} or sentence.asks):
        return Verdict(Role.NONE, "nothing")
    return _prose_role(slot, prose, names, whole, scene)


def _of_the_day(slot: Slot, prose: Prose, scene: Scene) -> set[str]:
    """What the sentence before says, where a time leans on the day it names."""
    if slot.sentence == 0:
        return set()
    return scene.whole(prose.sentences[slot.sentence - 1]) & {"meeting", "offer", "free", "wish"}


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
    if before(sentence, slot.first, 2)[:1] in (["all"], ["of"]):
        return False
    if "reply" in names or "promise" in names or "past" in names:
        return False
    if "meeting" not in names:
        return sentence.asks and bool(names & {"offer", "move"})
    return bool(names & {"offer", "set", "move"})


def _asks_which(slot: Slot, prose: Prose, scene: Scene) -> bool:
    """Whether the sentences behind ask which of the days suits."""
    behind = prose.sentences[slot.sentence + 1 : slot.sentence + 3]
    return any("which" in one.words and "offer" in scene.whole(one) for one in behind)


def _prose_role(
    slot: Slot, prose: Prose, names: set[str], whole: set[str], scene: Scene
) -> Verdict:
    sentence = prose.sentences[slot.sentence]
    if "move" in names or ("move" in whole and "offer" not in names):
        asked = sentence.asks and "cancel" in scene.names
        return Verdict(Role.OFFERED if asked else Role.MOVED, "move")
    if sentence.asks or _alternatives(sentence):
        return Verdict(Role.OFFERED, "question")
    if names & {"wish", "free"}:
        return Verdict(Role.OFFERED, "free")
    if slot.time is None and _asks_which(slot, prose, scene):
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
