"""Meetings that stand, though words of calling off or of moving are said.

"Is not cancelled", "if it has to be cancelled", "Anil's trip is postponed", "that was an error, it
is still on", "Anil can't make it, so Jess will interview you". Knows words and marks only.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.parting import around
from agent.reading.grammar.phrases import Hit
from agent.reading.prose import Sentence
from agent.reading.wording.appointment_en import MEETINGS, SETS
from agent.reading.wording.sets import words

Hits = tuple[Hit, ...]
_CHANGING = frozenset({"cancel", "move"})


def upheld(hits: Sequence[Hits], sentences: Sequence[Sentence]) -> tuple[Hits, ...]:
    """The phrases of each sentence without those of a change that does not hold."""
    held = list(hits)
    for at, here in enumerate(hits):
        if here and not _CHANGING.isdisjoint([hit.name for hit in here]):
            held[at] = _holding(here, sentences[at], sentences[at + 1 : at + 2])
    return tuple(held)


def _holding(hits: Hits, sentence: Sentence, following: Sequence[Sentence]) -> Hits:
    """The phrases of one sentence, which the one that follows may take back."""
    said = sentence.words
    return tuple(
        hit for hit in hits
        if hit.name not in _CHANGING
        or not (
            _is_taken_back(hit, sentence, following)
            or _is_void(hit, said)
            or _is_supposed(hit, said)
        )
    )  # fmt: skip


def _is_taken_back(hit: Hit, sentence: Sentence, following: Sequence[Sentence]) -> bool:
    """Whether the words behind the change say that the meeting stands all the same.

    "Anil can't make it, so Jess will step in"; a change that is told behind them is a true one.
    """
    said = sentence.words
    _, stop = around(said, hit.end, hit.end, _CLAUSES)
    behind = [said[stop:], *(one.words for one in following if one.block == sentence.block)]
    plain = _is_plain(hit, said[:stop])
    if any(_stands_in(one, plain) for one in behind):
        return True
    return hit.name == "cancel" and any(_is_still_on(one) for one in behind)


def _is_plain(hit: Hit, said: Sequence[str]) -> bool:
    """ "We have to cancel", "is called off", "moved to Friday": to step in does not undo that."""
    if hit.name == "cancel":
        return not _CALLING_OFF.isdisjoint(said[hit.start : hit.end])
    return _leads_to_time(hit, said)


def _leads_to_time(hit: Hit, said: Sequence[str]) -> bool:
    """ "Moved to Friday", "from 2pm": a day or an hour stands behind the words."""
    return any(one in _GOAL and two in _POINTS for one, two in pairwise(said[hit.start :]))


def _is_void(hit: Hit, said: Sequence[str]) -> bool:
    """Whether the change is denied, or one of something else than a meeting.

    "It does not move from Thursday to Friday" is left to what reads moves.
    """
    open_yet = hit.name == "move" and _leads_to_time(hit, said)
    return (not open_yet and _is_denied(hit, said)) or _is_of_thing(hit, said)


def _is_denied(hit: Hit, said: Sequence[str]) -> bool:
    """ "Is not cancelled", "has not been moved or called off", "we have no plans to cancel",
    "disregard the cancellation".
    """
    at = hit.start
    if said[at] == "cancellation" and not _DISREGARDING.isdisjoint(said[max(0, at - 3) : at]):
        return True
    while at > 0 and said[at] in _LEADING:
        at -= 1
    at -= at == hit.start
    while at > 0 and said[at] in _LEADING:
        at -= 1
    return said[at] in _NOT and at < hit.start and said[at + 1] not in _ONLY


_POINTS, _GOAL = words("DAY TIME WEEK"), words("to until till from")
_NOT = words("not 't never no isnt wasnt hasnt wont neither")
_ONLY, _DISREGARDING = words("only just"), words("disregard ignore")
_LEADING = words("""been be being to going have has had need any in way yet plan plans planning
    intend intending intention wish or nor and off call""") | words(SETS["moved"]) | words(
    "cancelled canceled called"
)  # fmt: skip


def _is_supposed(hit: Hit, said: Sequence[str]) -> bool:
    """ "If it has to be cancelled", "if you do not reply, it will be cancelled"."""
    if hit.name != "cancel" or _CONDITIONS.isdisjoint(said):
        return False
    low, high = around(said, hit.start, hit.end, _THOUGHTS)
    ahead, behind = said[low : hit.start], said[hit.end : high]
    will = not _WILL.isdisjoint(ahead[-_NEAR:])
    for at, word in enumerate(ahead):
        if word in _CONDITIONS and _opens(ahead, at) and _KNOWING.isdisjoint(ahead[at:]):
            return will or ("," not in ahead[at:] and _REACHING.isdisjoint(ahead[at:]))
    return will and _hangs_on(ahead, behind)


def _hangs_on(ahead: Sequence[str], behind: Sequence[str]) -> bool:
    """ "Will be cancelled if you do not reply", "may have to be cancelled if the strike goes on".

    No condition is "will have to be cancelled, let me know if you want another date".
    """
    first = next((at for at, word in enumerate(behind) if word in _UNLESS), None)
    if first is None or not _KNOWING.isdisjoint(behind[first:]):
        return False
    between = behind[: first - 1] if behind[first - 1 : first] == (",",) else behind[:first]
    if not _PARTING.isdisjoint(between) or not _POLITE.isdisjoint(between):
        return False
    what = behind[first + 1 :]
    if behind[first] == "unless" or not _MAY.isdisjoint(ahead[-_NEAR:]):
        return what[:1] != (",",)
    return what[:1] not in _YOU or not _FAILING.isdisjoint(what)


def _opens(ahead: Sequence[str], at: int) -> bool:
    """Whether a condition begins there: "if ...", "in case ...", "should we ..."; no "mind if", no
    "sorry if"."""
    if ahead[at] == "should":
        return at == 0 or ahead[at - 1] == ","
    return at == 0 or ahead[at - 1] not in _ASKING


_CONDITIONS, _UNLESS = words("if unless should case"), words("if unless")
_ASKING = words("sorry apologies mind ok okay wondering wonder ask asked see alright possible")
_KNOWING = words("seen heard aware wondering missed ok okay fine alright")
# "In case you did not get my text your interview has been cancelled": the news comes all the same.
_REACHING = words("get got getting reach reached receive received miss message text voicemail")
_THOUGHTS = words("; : . but so because since as although though")
_PARTING = words(", and or ( )")
# What an "if" hangs on that the change does not: "let me know if", "would be glad if".
_POLITE = words("""please kindly let know me us touch glad happy grateful tell advise contact reply
    sorry say shout ask see""")  # fmt: skip
_MAY = words("may might could can")
_YOU = frozenset({("you",), ("your",)})
_FAILING = words("not 't cannot never no fail fails failed late miss decline withdraw without")
_WILL, _NEAR = words("will 'll would may might could shall can must"), 5


def _is_of_thing(hit: Hit, said: Sequence[str]) -> bool:
    """ "Anil's trip has been postponed", "the strike is off", "we cancelled the order".

    What changes is neither a meeting nor called by its time.
    """
    low, high = around(said, hit.start, hit.end, _CLAUSES)
    verb = next((at for at in range(hit.start, hit.end) if said[at] in _VERBS), hit.end - 1)
    while verb > low and said[verb - 1] in _BEING:
        verb -= 1
    head = next(
        (at for at in range(low, verb) if said[at] in _BEHIND_HEAD and said[at - 1] != "'s"), verb
    )
    subject = said[low:head]
    if subject[-1:] and _is_thing(subject) and not _is_met(hit, subject, said[head:verb]):
        return True
    meant = said[hit.end : high]
    stop = next((at for at, word in enumerate(meant) if word in _BEHIND_HEAD), len(meant))
    return not _THINGS.isdisjoint(meant[: min(stop, _NEAR)]) and _MET.isdisjoint(meant[:stop])


def _is_met(hit: Hit, subject: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a thing is the meeting itself: "your lecture", "the lunch with the partners", "your
    video link is cancelled", "Tom's meeting with you".
    """
    if behind[:2] == ("with", "you"):
        return True
    if subject[-1] == "link":
        return hit.name == "cancel" and not _MET.isdisjoint(subject)
    shared = behind[:1] == ("with",) and behind[1:2] in _THE and "'s" not in subject
    return subject[-1] in _MEALS and "my" not in subject and ("your" in subject or shared)


def _is_thing(subject: Sequence[str]) -> bool:
    """ "The strike", "Jo's 4pm meeting"; not "Jo's interview", which may be the one with her."""
    if subject[-1] in _THINGS:
        return True
    owned = any(one not in _DAYS and two == "'s" for one, two in pairwise(subject))
    return owned and subject[-1] in _OF_OTHERS and "your" not in subject


_CALLING_OFF = words("cancel cancelled canceled cancelling canceling cancellation called calling")
_VERBS = words(SETS["moved"]) | words("cancelled canceled cancel cancelling called off dropped")
_BEING = words("has have had been is are was were be being 's will to got getting now also just")
_BEHIND_HEAD = words("on at for with in of to by DAY TIME WEEK ( that which")
_THINGS = words("""strike strikes trip trips holiday holidays leave flight flights train trains bus
    link links conference party wedding order orders delivery course lecture match concert drill
    training lunch dinner journey vacation travel""")  # fmt: skip
_OF_OTHERS = words("meeting meetings appointment")
_MEALS, _THE = words("lunch dinner lecture conference"), frozenset({("the",), ("our",)})
# What makes the thing before it a kind of meeting: "bus driver interview", "conference call".
_MET = MEETINGS | words("shift shifts assessment assessments day audition")
_DAYS = words("DAY TIME it that today tomorrow")
_CLAUSES = words(", ; : . ( ) but so and because as since while although though")


def _is_still_on(said: Sequence[str]) -> bool:
    """ "It is still on", "your interview goes ahead with Dr Wu", "the interview stands".

    Said of the one meeting, and not of another or at a time of its own.
    """
    for at in range(len(said)):
        if said[at : at + 2] not in _GOING_AHEAD and not _is_left(said, at):
            continue
        low, high = around(said, at, at + 1, _CLAUSES)
        ahead = said[low:at]
        itself = "with" not in ahead and (ahead[:1] in _IT or "interview" in ahead)
        if itself and _OTHER.isdisjoint(said[low:high]) and _UNDONE.isdisjoint(said[low:high]):
            return True
    return False


def _is_left(said: Sequence[str], at: int) -> bool:
    """ "Stands", "is unaffected", at the end of a thought."""
    return said[at] in _LEFT and said[at + 1 : at + 2] in _ENDS


_GOING_AHEAD = frozenset(
    {("still", "on"), ("still", "stands"), ("goes", "ahead"), ("go", "ahead"), ("going", "ahead"),
     ("still", "happening"), ("still", "taking"), ("as", "planned"), ("still", "goes")}
)  # fmt: skip
_LEFT = words("stands unaffected unchanged")
_ENDS = frozenset({(), *((mark,) for mark in words(". , ; ! and as by"))})
_IT = frozenset({("it",), ("this",), ("everything",)})
# "It was to go ahead", "is unable to go ahead", "if the interview goes ahead": it does not stand.
_UNDONE = _NOT | words("""cannot cant unable was were had would until hope hoped if whether once
    when unless""")  # fmt: skip
_OTHER = words("""other second next another new different remaining rest later DAY TIME WEEK
    application process role""")  # fmt: skip


def _stands_in(said: Sequence[str], plain: bool) -> bool:
    """ "Jess will step in", "Jess will interview you instead": who is met changes, and no time.

    Behind a plain change only the second of them says that the meeting stands.
    """
    if not _ELSEWHEN.isdisjoint(said):
        return False
    return any(
        (not plain and pair in _STEPPING and _steps_in(said, at))
        or (pair in _MEETING_YOU and _takes_place(said, at))
        for at, pair in enumerate(pairwise(said))
    )


def _steps_in(said: Sequence[str], at: int) -> bool:
    """ "Ben will fill in for her", "Jess takes over your interview", "Jo will be in her place".

    Not "fill in the form", "take over recruitment", "Ben usually stands in but he is away".
    """
    low, _ = around(said, at, at + 2, _CLAUSES)
    if not _AWAY.isdisjoint(said[low:]):
        return False
    if said[at + 1] == "place":
        return said[at - 1 : at] in _IN_PLACE
    behind = said[at + 2 : at + 5]
    if said[at + 1] == "over" and not MEETINGS.isdisjoint(behind[1:]):
        return behind[0] in _OWN
    return behind[:1] in _ENDS_THERE or said[at + 1] == "for"


def _takes_place(said: Sequence[str], at: int) -> bool:
    """Whether somebody named "will interview you", in the place of another."""
    ahead = [word for word in said[max(0, at - _NEAR) : at] if word not in ("now", "be")]
    told = ahead[-1:] != [] and ahead[-1] in _SHALL and _WHO.isdisjoint(ahead[-2:-1])
    return told and (said[at] == "interview" or not _INSTEAD.isdisjoint(said[at:]))


_STEPPING = frozenset(
    [(step, "in") for step in words("step steps stepping stand stands standing fill fills filling")]
    + [(take, "over") for take in words("take takes taking")]
    + [(cover, "for") for cover in words("cover covers covering")]
    + [(whose, "place") for whose in words("his her their")]
)
_AWAY = _NOT | words("cannot unable away ill sick usually normally")
_IN_PLACE = frozenset({("in",), ("take",), ("takes",), ("taking",)})
_OWN = words("your the this our")
_ENDS_THERE = frozenset({(), *((mark,) for mark in words(". , ; ! and for from as instead"))})
_MEETING_YOU = frozenset((verb, "you") for verb in words("interview interviewing see meet seeing"))
_SHALL, _WHO = words("will 'll to shall"), words("we i")
_INSTEAD = words("instead place stead")
_ELSEWHEN = words("""DAY TIME WEEK new another other rearrange reschedule rescheduled rebook later
    soon when date time""")  # fmt: skip
