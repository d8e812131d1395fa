"""Times within sentences: whether they are an appointment with the user, and the role they take.

Cues are weighed (`wording.appointment_en.WEIGHTS`): those of the time's own clause in full, those
elsewhere in its sentence less. Knows nothing of lists.
"""

from itertools import pairwise

from agent.reading.appointments.cues import CHANGING, Scene, before
from agent.reading.appointments.elsewhere import OF_USER, tells_of_else
from agent.reading.appointments.points import LEANING, above_points, is_point, of_what_else
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.standing import asked_after
from agent.reading.appointments.suiting import asked_behind, asks_which, asks_which_day, if_it_suits
from agent.reading.appointments.superseded import hangs_on_others, if_time_permits
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words

_AGAINST = frozenset(name for name, weight in wording.WEIGHTS.items() if weight < 0)
_PRONOUNS = frozenset({"it", "this", "that", "same", "he", "she", "they", "his", "her", "their"})


def judge_statement(slot: Slot, prose: Prose, scene: Scene) -> Verdict:
    """A day or time within a sentence."""
    sentence = prose.sentences[slot.sentence]
    low, high = scene.clause(sentence, slot)
    names, whole = scene.within(sentence, low, high), scene.whole(sentence)
    names -= of_what_else(slot, sentence, scene, (low, high))
    beside = slot.carried and tells_of_else(slot, sentence, scene)
    if (slot.carried and not beside) or sentence.words[0] in _PRONOUNS or _tells_new(sentence):
        whole |= _of_the_day(slot, prose, scene)
    elif sentence.words[0] in ("either", "or") and _is_fragment(sentence):
        names |= _of_the_day(slot, prose, scene)
    elif is_point(sentence):
        whole |= above_points(slot, prose, scene)
    none = "others" if beside and names.isdisjoint(OF_USER) else ""
    none = none or _no_meeting(slot, sentence, scene, names)
    if none:
        return Verdict(Role.NONE, none)
    known_off = slot.time is None and slot.day is not None and slot.day.date in scene.known
    if known_off and _is_off(slot, sentence, scene):
        return Verdict(Role.CANCELLED, "cancel")
    off = "cancel" in names and scene.meeting
    asked = asked_behind(slot, prose, scene)
    free = asked and scene.meeting and bool(names & {"free", "offer"})
    free = free or (sentence.words[low : low + 2] in _NEITHER and "fit" in names)
    if slot.time is None and not off and asks_which_day(slot, prose):
        return Verdict(Role.OFFERED, "which")
    if slot.time is None and not (
        off or free or _dated_meeting(slot, sentence, names | (whole & {"meeting"}))
    ):
        return Verdict(Role.NONE, "date only")
    names |= whole & {"event"}
    if low and sentence.words[low - 1] == "(":
        names |= whole & {"others"}
    points = weigh(slot, sentence, scene, names, whole) + asked * wording.WEIGHTS["asks"]
    if points < wording.ENOUGH:
        return Verdict(Role.NONE, _why_not(names))
    if "cancel" in names:
        return Verdict(Role.CANCELLED, "cancel")
    if sentence.words[low : low + 2] in _NEITHER:
        return Verdict(Role.OFFERED, "else")
    return _role(slot, prose, names, whole, scene)


def _is_off(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """Whether what calls a meeting off is said right beside the day."""
    if sentence.asks:
        return False
    return any(
        hit.name == "cancel" and hit.start <= slot.last + 1 and hit.end >= slot.first
        for hit in scene.of(sentence)
    )


def _no_meeting(slot: Slot, sentence: Sentence, scene: Scene, names: set[str]) -> str:
    """Why the clause names no meeting at all, whatever it weighs, or ""."""
    if _is_supposed(slot, sentence, scene.clause(sentence, slot)[0]):
        return "supposed"
    if _is_sent_out(slot, sentence):
        return "sent"
    if slot.time is not None:
        return ""
    if _only_rings(slot, sentence, scene, names):
        return "ring"
    return "promise" if "promise" in names and not names & CHANGING else ""


def _is_sent_out(slot: Slot, sentence: Sentence) -> bool:
    """ "The interview invitations go out on Thursday at 5pm": when mail goes, and nobody meets."""
    ahead = [word for word in sentence.words[: slot.first] if word not in _AT]
    if ahead[-1:] != [] and ahead[-1] in _LETTERS:
        return any(one in _GOING and two == "out" for one, two in pairwise(ahead))
    return ahead[-1:] == ["out"] and ahead[-2:-1] != [] and ahead[-2] in _GOING


_AT, _GOING = words("on at by this"), words("go goes going sent send sending mailed")
_LETTERS = words("invitations invites letters emails confirmations")


_PLACES = words("office offices hq")


def weigh(
    slot: Slot, sentence: Sentence, scene: Scene, names: set[str], whole: frozenset[str]
) -> int:
    """How much speaks for an appointment with the user."""
    weights = wording.WEIGHTS
    points = sum([weights.get(name, 0) for name in names])
    if "tentative" in names and sentence.asks:
        points -= weights["tentative"]
    if "others" in names and "you" in names:
        points -= weights["others"] // 2
    points += sum([wording.ELSEWHERE.get(name, 0) for name in whole - names])
    points += weights["asks"] * sentence.asks + weights["clock"] * (slot.time is not None)
    points += weights["zone"] * (slot.zone is not None) + weights["scene"] * scene.meeting
    points += weights["subject"] * ("meeting" in scene.subject)
    points += weights["place"] * (not _PLACES.isdisjoint(sentence.said))
    points += weights["known"] * _is_known(slot, sentence, scene)
    if "arrive" in names and "interview" in names and slot.day is not None and not slot.carried:
        points -= weights["arrive"]
    # Both words of one sense count once.
    points -= weights["meeting"] * ("interview" in names and "meeting" in names)
    points += weights["headline"] * (
        _is_headline(sentence, slot, names)
        or _opens_note(slot, names, scene)
        or _is_told(sentence, slot, names)
    )
    if "you" in whole - names and not names & _AGAINST:
        points += 1
    return points


def _is_known(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """Whether a time is said for a day on which the thread has set an appointment, or asked."""
    if slot.time is None or slot.day is None:
        return False
    return slot.day.date in scene.known or (bool(scene.known) and sentence.asks)


def _is_headline(sentence: Sentence, slot: Slot, names: set[str]) -> bool:
    """ "Interview at 2pm on Monday", "Panel interview, Thurs 10:30": a heading, no statement."""
    head = sentence.words[: slot.first]
    head = head[len(head) - head[::-1].index(":") :] if ":" in head else head
    if "interview" not in names or _MEETINGS.isdisjoint(head):
        return False
    return len(head) <= 5 or (
        len(head) <= 14 and not _MEETINGS.isdisjoint(head[:4]) and _SAYING.isdisjoint(head)
    )


def _is_told(sentence: Sentence, slot: Slot, names: set[str]) -> bool:
    """ "The second stage is an assessment morning: Tuesday 30 October, 9.30am": when it is."""
    return slot.first > 0 and sentence.words[slot.first - 1] == ":" and "interview" in names


def _opens_note(slot: Slot, names: set[str], scene: Scene) -> bool:
    """ "Mon 1430 at plant 2, gate C" under "welder interview": a note that begins with when."""
    whole = slot.time is not None and slot.day is not None and not slot.carried
    return whole and slot.first == 0 and "interview" in scene.subject and not names & _AGAINST


_MEETINGS = frozenset({"interview", "call", "meeting", "screen", "round"})
# What says something of a meeting, so that the line is no heading.
_SAYING = frozenset(
    {"is", "was", "were", "are", "be", "been", "will", "'ll", "would", "'d", "has", "have", "had",
     "can", "could", "should", "must", "may", "went", "took", "did", "do", "does", "to", "if",
     "when", "we", "i", "he", "she", "they", "you", "not", "please", "who", "since", "until"}
)  # fmt: skip


def _why_not(names: set[str]) -> str:
    against = sorted(names & _AGAINST, reverse=True)
    return against[0] if against else "nothing"


def _is_fragment(sentence: Sentence) -> bool:
    """ "Either Thursday the 11th, 9:30-noon, or Friday the 12th, 1-3:30.": times and joints."""
    return all(item.node is not None or item.word in _JOINING for item in sentence.items)


_JOINING = words("either or and , . ; : - at on from between to the is fine ( ) ?")


def _of_the_day(slot: Slot, prose: Prose, scene: Scene) -> frozenset[str]:
    """What the sentence before says, where a time leans on the day it names."""
    said = scene.whole(prose.sentences[slot.sentence - 1]) if slot.sentence else frozenset()
    if not said & {"meeting", "interview"} and slot.sentence > 1:
        said |= scene.whole(prose.sentences[slot.sentence - 2])
    here = scene.whole(prose.sentences[slot.sentence])
    if not said & {"meeting", "interview"} and "move" in here:
        said |= scene.subject  # "This has moved to Monday at 10": what the subject names
    return said & LEANING


def _tells_new(sentence: Sentence) -> bool:
    """ "The new time is": of the meeting in the sentence before."""
    opening = sentence.words[:4]
    return opening[:2] == ("the", "new") and opening[2:] in _TIME_IS


_TIME_IS = frozenset((noun, to) for noun in words("time date day slot") for to in ("is", "will"))


def _is_supposed(slot: Slot, sentence: Sentence, low: int) -> bool:
    """Whether the clause only supposes the time; "if not, Friday at 9" offers it."""
    if if_time_permits(slot, sentence, low):
        return True
    if sentence.words[low] != "if" or sentence.words[low + 1 : low + 2] in _OTHERWISE:
        return False
    return slot.time is None or _fails(sentence)


_NEITHER = frozenset({("if", "neither"), ("if", "none")})
_OTHERWISE = frozenset({("not",), ("neither",), ("none",)})


def _fails(sentence: Sentence) -> bool:
    return not _FAILING.isdisjoint(sentence.words)


_FAILING = words("not 't problem unsuitable")


def _only_rings(slot: Slot, sentence: Sentence, scene: Scene, names: set[str]) -> bool:
    """ "I will call you on Friday": without a clock time a word to come, no meeting."""
    if sentence.asks or "interview" in names:
        return False
    low, high = scene.clause(sentence, slot)
    met = [hit for hit in scene.of(sentence) if hit.name == "meeting" and low <= hit.start < high]
    return bool(met) and all(
        sentence.words[hit.start] in _RINGING and sentence.words[hit.start + 1] in ("you", "u")
        for hit in met
        if hit.end - hit.start > 1 or sentence.words[hit.start] not in _RINGING
    )


_RINGING = frozenset({"ring", "call", "phone", "text", "give"})


def _dated_meeting(slot: Slot, sentence: Sentence, names: set[str]) -> bool:
    """Whether a day without a time may be an appointment: people meet, and it is offered or set."""
    if before(sentence, slot.first, 2)[:1] in (["all"], ["of"]):
        return False
    if "meeting" not in names:
        return sentence.asks and bool(names & {"offer", "move", "fit"})
    return bool(names & {"offer", "set", "booked", "move", "fit", "free", "wish", "cancel"})


def _role(
    slot: Slot, prose: Prose, names: set[str], whole: frozenset[str], scene: Scene
) -> Verdict:
    """Offered, set or moved, by the strongest cue."""
    sentence = prose.sentences[slot.sentence]
    moves = "move" in names or ("move" in whole and not names & {"offer", "fit"})
    if moves and not _stays(slot, sentence, scene):
        asked = sentence.asks and "cancel" in scene.names
        return Verdict(Role.OFFERED if asked else Role.MOVED, "move")
    asked = sentence.asks or if_it_suits(slot, sentence) or asked_behind(slot, prose, scene)
    if not asked and _instead_of_known(slot, sentence, scene):
        return Verdict(Role.MOVED, "instead")
    return _unmoved_role(slot, prose, names, whole, scene, asked)


def _stays(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """ "The panel's lunch has moved, so your interview stays on Thursday": told beside a move."""
    low, high = scene.clause(sentence, slot)
    if _STAYING.isdisjoint(sentence.words[low : slot.first]):
        return False
    return all(hit.name != "move" or not low <= hit.start < high for hit in scene.of(sentence))


_STAYING = words("still stay stays remain remains")


def _instead_of_known(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """ "He can see you Friday at 9 instead", where the thread has set another time."""
    behind = sentence.words[slot.last + 1 : slot.last + 3]
    return bool(scene.known) and (
        "instead" in behind or sentence.words[max(0, slot.first - 2) : slot.first] == _INSTEAD_FOR
    )


_INSTEAD_FOR = ("instead", "for")


def _unmoved_role(
    slot: Slot, prose: Prose, names: set[str], whole: frozenset[str], scene: Scene, asked: bool
) -> Verdict:
    """Offered or set, by the strongest cue."""
    sentence = prose.sentences[slot.sentence]
    if (still := asked_after(slot, prose, scene)) is not None:
        return still
    if _others_want(slot, sentence, names, scene) and not asked:
        return Verdict(Role.SET, "wanted")
    if _is_any_time(slot, sentence):
        return Verdict(Role.OFFERED, "any time")
    if hangs_on_others(slot, sentence):
        return Verdict(Role.OFFERED, "condition", sure=False)
    open_yet = names & {"wish", "free"} and not _set_behind_wish(slot, sentence, scene)
    if asked or _alternatives(sentence) or open_yet:
        return Verdict(Role.OFFERED, "question")
    if slot.time is None and asks_which(slot, prose, scene):
        return Verdict(Role.OFFERED, "which")
    return _stated_role(slot, names, whole, scene)


def _is_any_time(slot: Slot, sentence: Sentence) -> bool:
    """ "Just turn up anytime from 10 till 12", "Monday 2-5, whenever suits": in that window."""
    if slot.time is None or slot.time.end is None:
        return False
    near = sentence.words[max(0, slot.first - _ANY_NEAR) : slot.last + 1 + _ANY_NEAR]
    return not _ANYTIME.isdisjoint(near) or ("any", "time") in pairwise(near)


_ANYTIME, _ANY_NEAR = words("anytime anything whenever"), 8


def _set_behind_wish(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """ "I'd like to speak with you and have sent an invitation for Friday": no wish any more."""
    before = [hit for hit in scene.of(sentence) if hit.start < slot.first]
    wished = max((hit.end for hit in before if hit.name == "wish"), default=-1)
    settled = max((hit.start for hit in before if hit.name in ("set", "booked")), default=-1)
    return 0 <= wished < settled and "and" in sentence.words[wished:settled]


def _stated_role(slot: Slot, names: set[str], whole: frozenset[str], scene: Scene) -> Verdict:
    """Offered or set where nothing is asked."""
    if slot.time is not None and slot.time.window and "fit" in names and "booked" not in names:
        return Verdict(Role.OFFERED, "window")
    if names & {"set", "booked"} or ("fit" in names and "offer" not in names):
        return Verdict(Role.SET, "set")
    if names & {"offer", "fit"}:
        return Verdict(Role.OFFERED, "offer")
    if whole & {"set", "booked"}:
        return Verdict(Role.SET, "sentence")
    open_yet = whole & {"offer", "free", "wish"} or scene.asks
    return Verdict(Role.OFFERED if open_yet else Role.SET, "sentence", sure=False)


def _others_want(slot: Slot, sentence: Sentence, names: set[str], scene: Scene) -> bool:
    """ "They want to meet you, Wed 11th at 10": an agent passes on a time, and asks nothing."""
    if "wish" not in names or names & {"offer", "free", "move"} or slot.time is None:
        return False
    if scene.asks or _alternatives(sentence):
        return False
    wishes = [hit for hit in scene.of(sentence) if hit.name == "wish" and hit.start < slot.first]
    return bool(wishes) and all(
        sentence.words[hit.start] in _WANTING
        and not _OTHERS.isdisjoint(sentence.words[max(0, hit.start - 4) : hit.start])
        and "you" in sentence.words[hit.start : slot.first]
        for hit in wishes
    )


_WANTING = frozenset({"'d", "would", "want", "wants", "wanted"})
_OTHERS = frozenset({"they", "he", "she", "client"})
_NEAR = 7


def _alternatives(sentence: Sentence) -> bool:
    """Whether the sentence offers several times to choose from ("2pm or 4pm")."""
    places = [at for at, word in enumerate(sentence.words) if word in ("DAY", "TIME")]
    return any(
        sentence.words[at] in ("or", "either")
        for first, second in pairwise(places)
        for at in range(first + 1, second)
        if second - first <= _NEAR
    )
