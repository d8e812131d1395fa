"""Times that their own clause gives to something else than a meeting with the user.

"Milking is at 4:30", "check-in is from 15:00", "I've got an optician's at 11.30": told beside an
appointment, and none. Knows the places of words in one clause, and no weights.
"""

from collections.abc import Sequence

from agent.reading.appointments.clauses import clause
from agent.reading.appointments.cues import Scene
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.tokens import Token
from agent.reading.prose import Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words


def tells_of_else(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """Whether a verb stands before it whose subject is neither a person who writes or reads, nor
    what may be the meeting or its time."""
    if slot.first == 0:
        behind = sentence.words[slot.last + 1 : slot.last + _REACH]
        return behind[:1] in _ARTICLE and _foreign(behind)
    low, _ = scene.clause(sentence, slot)
    return _foreign(sentence.words[low : slot.first])


# "From 15.30 the delivery goes out".
_REACH = 8
_ARTICLE = frozenset({("the",), ("a",), ("an",)})


def _foreign(ahead: Sequence[str]) -> bool:
    """Whether a verb follows a subject among the words that neither writes, reads nor meets."""
    verb = next((at for at, word in enumerate(ahead) if word in _VERBS), None)
    if verb is None or verb == 0:
        return False
    return ahead[verb - 1] in _CHANNELS or _MAY_BE_MEETING.isdisjoint(ahead[:verb])


# "This mailbox is monitored 9-5", "our helpdesk will be closed from 4": by what people are reached.
_CHANNELS = words(
    """mailbox inbox switchboard helpdesk hotline helpline portal reception chatbot voicemail
    mailboxes inboxes phones desk line lines number address counter"""
)


_VERBS = words(
    """is are was were 's comes goes runs opens closes starts ends begins finishes leaves arrives
    departs lands gets serves shuts sails meets does has will 'll open close serve"""
)
_MAY_BE_MEETING = (
    words("""i we you your our us me let lets it this that which they he she other another next
    first second third last one ones only alternative alternatives option options time times hour
    hours date dates day candidate both either earliest latest new there here yours trial shift
    test tour round stage lesson task part class exam run rest group workshop assessment kickoff
    off morning afternoon evening proceedings programme program event TIME DAY""")
    | wording.MEETINGS
)  # fmt: skip


def part_of_else(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """ "We see you on Thursday at 2; parade finishes at 1330": the part the time stands in."""
    if slot.time is None or slot.carried or sentence.words[slot.last] != "TIME":
        return False
    between = sentence.words[slot.first + 1 : slot.last]
    parted = next((at for at in range(len(between) - 1, -1, -1) if between[at] in _PARTS), None)
    if parted is None or "TIME" not in between[:parted]:
        return False
    low = slot.first + 1 + parted + 1
    if scene.within(sentence, low, slot.last + 1) & OF_USER:
        return False
    return _foreign(sentence.words[low : slot.last])


def of_third(slot: Slot, sentence: Sentence) -> bool:
    """ "Tom's interview is at 10 on Friday, yours is at 11": somebody else's, told beside."""
    if "yours" not in sentence.said:
        return False
    low, _ = clause(sentence, slot)
    items = sentence.items[low : slot.first]
    return "yours" not in sentence.words[low : slot.first] and any(
        whose.word == "'s" and _is_name(who) and what.word in wording.MEETINGS
        for who, whose, what in zip(items, items[1:], items[2:], strict=False)
    )


def _is_name(item: Token) -> bool:
    return item.node is None and item.text[:1].isupper()


_PARTS = words("; , and but so because - (")
# What makes a time of the user's, whatever else its clause speaks of.
OF_USER = frozenset(
    {"interview", "meeting", "you", "offer", "move", "cancel", "booked", "free", "wish"}
)


def of_writer(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """ "I've got an optician's at 11.30 on Tuesday", "Wednesday I have a funeral at 11".

    What the writer has then, and no gap they have for the user.
    """
    if slot.time is None or "i" not in sentence.said:
        return False
    low, high = scene.clause(sentence, slot)
    said = sentence.words[low:high]
    at = next((at for at in range(len(said) - 2) if _has_something(said, at)), None)
    if at is None or not _FOR_BOTH.isdisjoint(said):
        return False
    names = scene.within(sentence, low, high)
    if not names.isdisjoint(_CHANGING):
        return False
    both = not names.isdisjoint(_MEETING) and not _is_with_another(sentence, low, said)
    if both and not _has_engagement(said, at):
        return False
    place = next(at for at in (slot.last, slot.first) if sentence.words[at] == "TIME")
    return low + at < place


_CHANGING, _MEETING = frozenset({"fit", "move", "cancel"}), frozenset({"interview", "meeting"})


def _is_with_another(sentence: Sentence, low: int, said: Sequence[str]) -> bool:
    """ "The head of sales and I have a catch-up": of two others, where nobody is told to come."""
    ahead = sentence.words[max(0, low - _REACH) : low]
    if said[:1] != ("i",) or ahead[-1:] != ("and",) or ahead[:-1] == ():
        return False
    return "you" not in ahead and _FOR_BOTH.isdisjoint(said)


def _has_something(said: tuple[str, ...], at: int) -> bool:
    """ "I have a", "I've got my"."""
    if said[at] != "i" or said[at + 1] not in ("have", "'ve"):
        return False
    behind = said[at + 2 : at + 4]
    return behind[0] in _ARTICLES or (
        behind[0] == "got" and behind[1:] != () and behind[1] in _ARTICLES
    )


def _has_engagement(said: tuple[str, ...], at: int) -> bool:
    """ "I have a parents' meeting", "I've a dentist appointment": of a kind that is none of both.

    "I have an interview", "a call": of which the words leave open whose it is.
    """
    behind = [word for word in said[at + 2 : at + 7] if word not in ("got", "'s", "'")]
    return behind[:1] != [] and behind[0] in _SOME and behind[1] not in _OURS


_SOME = words("a an another")
_OURS = wording.MEETINGS | words(
    """first second third final short quick brief technical phone video free new next other test
    trial face panel hiring"""
)
_ARTICLES = words("a an my our the another")
# What is for the user, or leaves the time open.
_FOR_BOTH = words(
    """you your u us together slot slots gap gaps opening openings window windows space free minute
    minutes moment hour hours cancellation place spot chance time times room open available
    availability preference suggestion proposal idea LENGTH few couple bit only choice candidate
    candidates session"""
)
