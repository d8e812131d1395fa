"""A note of the user's that says yes and nothing else: "Sounds great, I'll be there", "Ideal".

Every word of the sentence must be one of agreeing or of courtesy, so that nothing else can be
meant; and no other sentence may turn to another time. Knows words only.
"""

from collections.abc import Iterable, Sequence

from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.sets import words


def says_plain_yes(sentences: Iterable[tuple[Sequence[str], bool]]) -> bool:
    """Whether a sentence agrees plainly, and none takes it back; each with whether it asks."""
    agreed = False
    for said, asks in sentences:
        if not _TURNING.isdisjoint(said) or (asks and not _TIMES.isdisjoint(said)):
            return False
        agreed = agreed or (not asks and is_plain_yes(said))
    return agreed


def is_plain_yes(said: Sequence[str]) -> bool:
    """Whether the words can mean nothing but yes; not "great to hear from you", "not good"."""
    said = _without_forward(said)
    if len(said) > _LONGEST or _YES.isdisjoint(said):
        return False
    return all(
        word in _COURTESY or word in GIVEN or word[:1].isdigit()
        or (word in _NOT and not _TROUBLE.isdisjoint(said[at + 1 : at + 3]))
        for at, word in enumerate(said)
    )  # fmt: skip


def _without_forward(said: Sequence[str]) -> Sequence[str]:
    """ "I look forward to speaking with Leo on Thursday": what follows is the meeting."""
    for at in range(len(said) - 2):
        if said[at + 1] == "to" and said[at] == "forward" and said[at + 2] in _MEETING:
            return (*said[: at + 1], *(word for word in said[at + 3 :] if word not in _WHOM))
    return said


_LONGEST = 24
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
    day hour DAY TIME video phone teams zoom call interview chat invite invitation getting back
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
