"""Whether a sentence asks which time suits, and so offers it: here, or in the sentence behind.

"Which of these works?", "let us know if that suits". Knows sentences and their cues.
"""

from itertools import pairwise

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.neighbours import days_in
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words


def asks_which(slot: Slot, prose: Prose, scene: Scene) -> bool:
    """Whether the sentences behind ask which of the days suits."""
    behind = prose.sentences[slot.sentence + 1 : slot.sentence + 3]
    return any("which" in one.words and "offer" in scene.whole(one) for one in behind)


def asks_which_day(slot: Slot, prose: Prose) -> bool:
    """ "We are interviewing on the 7th and 8th. Could you let me know which day you would rather?".

    The days stand in one sentence, which tells of the interviews, and the next asks to choose.
    """
    here = prose.sentences[slot.sentence]
    said = here.words
    days = sum(len(days_in(node.value)) for _, node in here.nodes)
    if days < 2 or "TIME" in here.said or _OF_MEETINGS.isdisjoint(said[: slot.first]):
        return False
    behind = prose.sentences[slot.sentence + 1 : slot.sentence + 2]
    return any(
        (one.asks or not _TELL.isdisjoint(one.words))
        and any(pair[0] == "which" and pair[1:] in _WHICH_DAY for pair in pairwise(one.words))
        for one in behind
    )


_OF_MEETINGS = words("interviewing interviews interview assessment trial meeting seeing")
_WHICH_DAY = frozenset({(one,) for one in words("day date one of would is works suits")})


def asked_behind(slot: Slot, prose: Prose, scene: Scene) -> bool:
    """Whether a sentence below asks if it suits: "Thursday 2pm, by video. Does that work?".

    A sentence or two may stand between that name no other time: how long it takes, who is there.
    """
    for one in prose.sentences[slot.sentence + 1 : slot.sentence + 4]:
        if (_tell_if(one) or _asks_if(one, scene)) and (
            len(one.words) <= 3 or not _POINTING.isdisjoint(one.words[: 4 + 4 * (not one.asks)])
        ):
            return True
        if one.asks and len(one.words) <= _BRIEF and scene.whole(one) & {"fit", "offer"}:
            return True
        if ("TIME" in one.said or "DAY" in one.said) and not _tells_of_third(one, scene):
            return False
    return False


def _tells_of_third(sentence: Sentence, scene: Scene) -> bool:
    """ "She flies out on Friday at 9": told of somebody else, between a time and its question."""
    third = sentence.words[0] in _THIRD and not sentence.asks
    return third and scene.whole(sentence).isdisjoint(_OF_BOTH)


_THIRD = words("he she they")
_OF_BOTH = frozenset({"you", "meeting", "interview", "offer", "free", "fit", "booked", "set"})


# "Ok for you ?", "would that suit ?": so short a question has nothing else to ask about.
_BRIEF = 5


def _asks_if(sentence: Sentence, scene: Scene) -> bool:
    """ "Does that work?", "What time is best, and where shall I ring?": it asks what suits."""
    return sentence.asks and ("fit" in scene.whole(sentence) or _asks_leave(sentence.words))


def _asks_leave(said: tuple[str, ...]) -> bool:
    """ "Shall I put that in the diary?", "can you make it?", "want me to book it?"."""
    if said[:3] in _MAKE_IT:
        return said[3:4] in _IT and _is_of_time(said[4:])
    at = next((at for at, word in enumerate(said[:_EARLY]) if word in _BOOKING), None)
    return at is not None and said[max(0, at - 2) : at] in _SHALL_I and _books_time(said[at:])


def _books_time(said: tuple[str, ...]) -> bool:
    """ "Book you in", "send the invite", "put it in the diary"; not "send it to your address"."""
    if not _INVITES.isdisjoint(said):
        return True
    if said[0] == "send":
        return False
    if said[0] == "go":
        return said[1:2] == ("ahead",) or (
            said[1:2] in _WITH and not _TIMES.isdisjoint(said[2 : 2 + _PHRASE])
        )
    if said[1:2] in _IT or said[1:2] == ("you",):
        return _is_of_time(said[2:])
    return not _TIMES.isdisjoint(said[1 : 1 + _PHRASE])


def _is_of_time(behind: tuple[str, ...]) -> bool:
    """Whether nothing but the time is meant: "it then?", "you in", not "it up the stairs"."""
    return behind[:1] in _NO_MORE or not behind


_IT = frozenset((one,) for one in words("it that this DAY TIME either one them both"))
_NO_MORE = frozenset(
    (one,) for one in words("? . , ! then for in down on at DAY TIME there with to")
)
_WITH = frozenset({("with",), ("for",)})
_INVITES = words("invite invites invitation calendar diary")
_TIMES = words("it that this slot time date DAY TIME interview call meeting appointment chat")
_PHRASE = 3
_EARLY = 6
_MAKE_IT = frozenset((one, "you", "make") for one in words("can could would will"))
_BOOKING = words("""book put pencil lock confirm schedule fix arrange reserve send go take note
    block add set""")  # fmt: skip
_SHALL_I = frozenset(
    {*((one, who) for one in words("shall should may can could") for who in words("i we")),
     ("me", "to"), ("us", "to")}
)  # fmt: skip


def _tell_if(sentence: Sentence) -> bool:
    """ "Let me know if that suits": a question without its mark, and no call for objections."""
    said = sentence.words
    if _tells_which(said):
        return True
    fits = (not _WHETHER.isdisjoint(said) and not _FIT.isdisjoint(said)) or _what_works(said)
    return fits and not _TELL.isdisjoint(said) and _NOT.isdisjoint(said)


_FIT = frozenset(wording.SETS["fit"].split())


def _tells_which(said: tuple[str, ...]) -> bool:
    """ "Tell us which day is better", "let me know until Monday which one suits"."""
    if "which" not in said:
        return False
    at = said.index("which")
    if not _ELSE.isdisjoint(said[at + 1 : at + 6]):
        return False
    return not _TELL.isdisjoint(said[:at]) and said[at + 1 : at + 2] in _OF_TIMES


# "Which time zone you are in", "which date you could start".
_ELSE = words("zone start begin")
_OF_TIMES = frozenset(
    {(one,) for one in words("one ones day days time slot date option of you is suits works fits")}
)


def if_it_suits(slot: Slot, sentence: Sentence) -> bool:
    """ "Putting you in for Tuesday at 2, if that's OK with you", "tell me what works"."""
    behind = sentence.words[slot.last + 1 :]
    ahead = sentence.words[max(0, slot.first - 2) : slot.first]
    if not _WHETHER.isdisjoint(ahead) and not _FIT.isdisjoint(behind[:_FITS]):
        return not _TELL.isdisjoint(sentence.words[: slot.first])
    if _what_works(behind) and not _TELL.isdisjoint(behind[: behind.index("what")]):
        return True
    if _tells_which(behind):
        return True
    if "if" not in behind:
        return False
    at = behind.index("if")
    said = behind[at + 1 : at + 6]
    return said[:1] in (("that",), ("it",), ("this",)) and (
        not _FIT.isdisjoint(said) and _NOT.isdisjoint(said)
    )


def suits_too(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """ "How about 4 on Friday? 9 on Monday is fine too": one more to choose, where one asks."""
    behind = sentence.words[slot.last + 1 : slot.last + 1 + _FITS]
    suits = not _FIT.isdisjoint(behind)
    return (
        scene.asks and suits and (not _TOO.isdisjoint(behind) or ("as", "well") in pairwise(behind))
    )


_TOO, _FITS = words("too also"), 4


def _what_works(said: tuple[str, ...]) -> bool:
    return any(one == "what" and two in ("works", "suits") for one, two in pairwise(said))


_WHETHER = frozenset({"if", "whether"})
_TELL = frozenset({"know", "confirm", "say", "tell"})
_NOT = frozenset({"not", "'t", "doesnt", "dont", "problem", "any", "anything"})
_POINTING = frozenset(
    {"that", "this", "it", "either", "any", "those", "these", "which", "one", "what", "when"}
)
