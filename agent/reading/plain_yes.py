"""A note of the user's that says yes and nothing else: "Sounds great, I'll be there", "Ideal".

Every word of the sentence must be one of agreeing or of courtesy, so that nothing else can be
meant; and no other sentence may turn to another time. Knows words only.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.sets import words


def says_plain_yes(sentences: Iterable[tuple[Sequence[str], bool]]) -> bool:
    """Whether a sentence agrees plainly, and none takes it back; each with whether it asks."""
    agreed = False
    for said, asks in sentences:
        if (
            _puts_off(said)
            or not _TURNING.isdisjoint(said)
            or (asks and not _TIMES.isdisjoint(said))
        ):
            return False
        agreed = agreed or (not asks and is_plain_yes(said))
    return agreed


def is_plain_yes(said: Sequence[str]) -> bool:
    """Whether the words can mean nothing but yes; not "great to hear from you", "not good"."""
    said = _without_forward(said)
    if len(said) > _LONGEST or _YES.isdisjoint(said):
        return False
    if all(_is_greeting(said, at) for at, word in enumerate(said) if word in _YES):
        return False
    return all(
        word in _COURTESY or word in GIVEN or word[:1].isdigit()
        or (word in _NOT and not _TROUBLE.isdisjoint(said[at + 1 : at + 3]))
        for at, word in enumerate(said)
    )  # fmt: skip


def _puts_off(said: Sequence[str]) -> bool:
    """ "I will get back to you", "will confirm soon", "just looking at my diary": no yes as yet."""
    return any(pair in _DEFERRING for pair in pairwise(said)) or any(
        one in _GOING_TO and not _CHECKING.isdisjoint((two, three))
        for one, two, three in zip(said, said[1:], (*said[2:], ""), strict=False)
    )


def _is_greeting(said: Sequence[str], at: int) -> bool:
    """ "Good to see your message", "great opportunity", "great time to get this": no yes."""
    behind = said[at + 1 : at + 3]
    return said[at] in _PRAISING and (
        not _PRAISED.isdisjoint(behind[:1])
        or (behind[:1] == ("to",) and not _HEARING.isdisjoint(behind[1:]))
        or tuple(behind) == ("time", "to")
    )


def _without_forward(said: Sequence[str]) -> Sequence[str]:
    """ "I look forward to speaking with Leo on Thursday": what follows is the meeting."""
    for at in range(len(said) - 2):
        if said[at + 1] == "to" and said[at] == "forward" and said[at + 2] in _MEETING:
            return (*said[: at + 1], *(word for word in said[at + 3 :] if word not in _WHOM))
    return said


_LONGEST = 24
_DEFERRING = frozenset({("get", "back"), ("getting", "back"), ("come", "back"), ("see", "if"),
                        ("look", "at"), ("looking", "at"), ("let", "me"), ("ask", "at"),
                        ("to", "ask"), ("confirm", "soon"), ("confirm", "again"),
                        ("just", "checking")})  # fmt: skip
_GOING_TO = words("will 'll")
_CHECKING = words("confirm look ask find revert")
_PRAISING = words("""good great lovely wonderful brilliant excellent fantastic perfect super happy
    delighted""")
_PRAISED = words("""opportunity chance message mail email news reply morning afternoon evening day
    weekend""")
_HEARING = words("hear see get have receive read find know meet")
_MEETING = words("speaking talking meeting seeing chatting it that this thursday friday monday DAY")
_WHOM = words("with to you him her them everyone all team the your both")
_NOT = words("no not 't")
_TROUBLE = words("problem problems worries trouble bother")
_YES = words("""yes yep yup yeah perfect good fine great ideal lovely wonderful brilliant excellent
    super superb fabulous fantastic marvellous works work suits suit sounds sure course absolutely
    certainly definitely happy delighted count diary calendar there noted agreed confirmed ok
    okay problem problems worries forward available free booked cool grand""")
_COURTESY = _YES | words("""i we it that this is 's 'll will would 'd be do am 'm are have
    confirm thing 've has put added in my our the me us for with by to a an of at on and so very
    much many
    most really all well perfectly nicely indeed please thanks thank you cheers ta again then see
    speak talk soon look looking kind kindly make can love glad pleased keen time date slot
    day hour DAY TIME video phone teams zoom call interview chat invite invitation
    letting know arranging setting up quick your reply message email mail opportunity chance
    monday tuesday wednesday thursday friday saturday sunday today tomorrow january february march
    april may june july august september october november december am pm hi hello dear hey oh
    everyone like just right totally completely both too
    , . ! : ; - ( )""")
_TURNING = words("""but however unfortunately afraid sorry sadly alas another different else instead
    rather check whether until unless reschedule rearrange postpone cancel later earlier unable
    cannot cant although though""")
_TIMES = words("""when which other time times day days date slot slots move change DAY TIME monday
    tuesday wednesday thursday friday""")
