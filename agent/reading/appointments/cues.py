"""The cues of a message: phrases found in each sentence, as far as each holds where it stands.

Knows the words of `wording.appointment_en`; what follows from a cue is decided in `scope`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from agent.reading.appointments.clauses import clause
from agent.reading.appointments.dropped import DROPS, is_put_somewhere, lies_off
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.standby import is_supposed_fall
from agent.reading.appointments.upheld import upheld
from agent.reading.grammar.phrases import Hit, Phrases
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words

PHRASES = Phrases(wording.GROUPS, wording.SETS)

_SKIP = words("on at the this @ around about approximately for")
DETAIL_LABELS = words("date time when datum zeit scheduled")
# The groups that take a time away or put another in its place.
CHANGING = frozenset({"cancel", "move"})
Hits = tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a message says about appointments: the phrases of each sentence and of its subject.

    `wholes` are the groups of the phrases of each sentence, `names` those of all. `asks`: a
    question about a time; `labelled`: a block of details ("Date: ...") is there; `known`: the days
    of appointments that the thread has set. `clauses` keeps the clauses told so far, each by the
    sentence and the items that it was asked for.
    """

    hits: tuple[Hits, ...]
    wholes: tuple[frozenset[str], ...]
    subject: frozenset[str]
    names: frozenset[str]
    asks: bool
    labelled: bool
    known: frozenset[date] = frozenset()
    clauses: dict[tuple[int, int, int], tuple[int, int]] = field(
        default_factory=dict, compare=False
    )

    @property
    def meeting(self) -> bool:
        """Whether it speaks of people meeting at all."""
        return "meeting" in self.names

    def of(self, sentence: Sentence) -> Hits:
        """The phrases found in a sentence of this message."""
        return self.hits[sentence.number]

    def within(self, sentence: Sentence, low: int, high: int) -> set[str]:
        """The groups of phrases that touch the half-open range of a sentence's items."""
        return {hit.name for hit in self.of(sentence) if hit.start < high and hit.end > low}

    def in_clause(self, sentence: Sentence, slot: Slot) -> set[str]:
        """The groups of phrases of the clause that holds the slot."""
        return self.within(sentence, *self.clause(sentence, slot))

    def clause(self, sentence: Sentence, slot: Slot) -> tuple[int, int]:
        """The half-open range of items of the clause that holds the slot (`clauses.clause`)."""
        place = sentence.number, slot.first, slot.last
        known = self.clauses.get(place)
        if known is None:
            known = self.clauses[place] = clause(sentence, slot)
        return known

    def moves(self, sentence: Sentence) -> bool:
        """Whether a sentence says that a meeting is put off to another time."""
        names = self.whole(sentence)
        return "move" in names and bool(names & {"meeting", "interview"})

    def whole(self, sentence: Sentence) -> frozenset[str]:
        """The groups of phrases of a sentence."""
        return self.wholes[sentence.number]


def scene_of(prose: Prose, known: frozenset[date] = frozenset()) -> Scene:
    """The message's own cues, subject included, taken together; `known` as in `Scene`."""
    hits = upheld([_hits(sentence) for sentence in prose.sentences], prose.sentences)
    wholes = tuple([frozenset([hit.name for hit in here]) for here in hits])
    subject = frozenset([hit.name for hit in _hits(prose.subject)] if prose.subject else ())
    asks = labelled = False
    for sentence, names in zip(prose.sentences, wholes, strict=True):
        if not (sentence.listed or sentence.asks):
            continue
        timed = not _POINTS.isdisjoint(sentence.said)
        asks = asks or (sentence.asks and (timed or "offer" in names))
        labelled = labelled or (sentence.listed and timed and _is_details(sentence))
    return Scene(hits, wholes, subject, subject.union(*wholes), asks, labelled, known)


_POINTS = frozenset({"DAY", "TIME"})


def _hits(sentence: Sentence) -> Hits:
    """The phrases of a sentence; a word that tells hours tells no meeting."""
    hits = PHRASES.scan(sentence.words, sentence.said)
    if not hits:
        return ()
    for word in _SAID_OF_NONE & sentence.said:
        for tells_no in _BY_WORD[word]:
            hits = [hit for hit in hits if not tells_no(hit, sentence.words)]
    if "had" in sentence.said:
        hits = [hit for hit in hits if not _had_to(hit, hits, sentence.words)]
    if "off" in sentence.said:
        hits = [hit for hit in hits if not _is_compound(hit, sentence)]
    hard = [hit for hit in hits if hit.name == "hours"]
    if not hard:
        return tuple(hits)
    return tuple(hit for hit in hits if hit.name not in _POSITIVE or not _covered(hit, hard))


def _unmoved(hit: Hit, said: Sequence[str]) -> bool:
    """ "Nothing has changed": no move."""
    return hit.name == "move" and "nothing" in said[max(0, hit.start - 3) : hit.start + 1]


def _had_to(hit: Hit, hits: Sequence[Hit], said: Sequence[str]) -> bool:
    """ "We had to annul the interview of Thursday": it was done, and what it did holds."""
    if hit.name != "past" or said[hit.end - 1 : hit.end + 1] != ("had", "to"):
        return False
    return any(one.name in CHANGING and 0 < one.start - hit.end <= _SOON for one in hits)


_SOON = 2


def _goes_then(hit: Hit, said: Sequence[str]) -> bool:
    """ "One more to meet at 10 then they'll make the call": what comes next, and no "10 then"."""
    then = hit.name == "fit" and said[hit.end - 1] == "then"
    return then and not _THEY.isdisjoint(said[hit.end : hit.end + 1])


_THEY = words("they he she it the")


def _is_compound(hit: Hit, sentence: Sentence) -> bool:
    """ "3 is off-peak", "off by a minute", "off the main road": nothing falls away."""
    behind = sentence.words[hit.end : hit.end + 1]
    if hit.name not in ("cancel", "meeting") or sentence.words[hit.end - 1] != "off":
        return False
    called = sentence.words[hit.end - 2] in _CALLED
    if not called and lies_off(sentence.words[hit.end : hit.end + _PLACED]):
        return True
    return behind == ("by",) or (behind == ("-",) and not sentence.items[hit.end].gap)


_PLACED, _CALLED = 5, words("call called calling say saying")


def _reminds(hit: Hit, said: Sequence[str]) -> bool:
    """ "Don't forget Friday", "Friday at 3, don't come hungry": nothing falls away."""
    if hit.name != "cancel":
        return False
    if said[hit.start] == "forget":
        return said[max(0, hit.start - 1) : hit.start] not in _TELLING_TO
    told = said[hit.end - 1] in _TURNING_UP or "need" in said[hit.start : hit.end]
    return told and not _ends_so(said[hit.end :])


def _ends_so(behind: Sequence[str]) -> bool:
    """Whether no more is said of a coming than where to or when: "no need to come in tomorrow"."""
    at = next((at for at, word in enumerate(behind) if word not in _IN), len(behind))
    return behind[at : at + 1] in _STAYING


_TAKEN_BACK = frozenset({"forget", "come", "bother", "attend", "turn"})
_TURNING_UP = frozenset({"come", "bother"})
# "Forget Friday" tells to; "I'd hate you to forget Friday" and "don't forget" do not.
_TELLING_TO = frozenset(
    {(), *((one,) for one in words(". , ; : ! - ( please pls just so and then but 's us lets we"))}
)
_IN = words("""in over on up down out along back round around by at all now coming turning then
    today anymore any more longer either morning afternoon evening DAY TIME WEEK""")  # fmt: skip
_STAYING = frozenset(
    {
        (),
        *(
            (one,)
            for one in words(
                ". , ; : ! - ) & as because since cos sorry after we i he she they my it"
            )
        ),
    }
)


def _is_to_come(hit: Hit, said: Sequence[str]) -> bool:
    """ "It will be great to have you round": nothing past."""
    return hit.name == "past" and hit.start > 1 and said[hit.start - 1] == "be" and (
        said[hit.start] in _PLEASED
    )  # fmt: skip


_PLEASED = words("great good nice lovely pleasure fun wonderful")


def _is_verb(hit: Hit, said: Sequence[str]) -> bool:
    """ "The meeting shifts to Tuesday": it moves, and tells of nobody's shifts."""
    alone = hit.name == "hours" and said[hit.start : hit.end] == ("shifts",)
    return alone and said[hit.end : hit.end + 1] in (("to",), ("from",))


def _is_of_one(hit: Hit, said: Sequence[str]) -> bool:
    """ "There's no interview on Friday, only on Thursday": nothing of Thursday falls away."""
    if hit.name not in CHANGING or said[hit.end - 1] not in _POINTS:
        return False
    behind = [word for word in said[hit.end : hit.end + 5] if word not in ("at", "TIME", ",")]
    return behind[:1] == ["only"]


def _is_feared(hit: Hit, said: Sequence[str]) -> bool:
    """ "If the first falls through", "in case she is called away": no cancelling."""
    return hit.name == "cancel" and is_supposed_fall(hit.start, said)


def _are_slides(hit: Hit, said: Sequence[str]) -> bool:
    """ "Bring the slides on to Thursday's interview": a thing, and no move."""
    noun = hit.name == "move" and said[hit.start] == "slides"
    return noun and not _THE.isdisjoint(said[max(0, hit.start - 1) : hit.start])


_THE = words("the your our any some few of")


def _is_at_work(hit: Hit, said: Sequence[str]) -> bool:
    """ "I'm working from home", "you'll be on shift with Jo": nothing that keeps one away."""
    if hit.name != "others" or said[hit.end - 1] not in _AT_WORK:
        return False
    where = said[hit.end : hit.end + 1]
    return where in _WORKING_WITH or "you" in said[max(0, hit.start - _WHO_WORKS) : hit.end]


_AT_WORK, _WHO_WORKS = words("working shift duty"), 3
_WORKING_WITH = frozenset((one,) for one in words("from remotely with alongside"))


def _tells_no_hours(hit: Hit, said: Sequence[str]) -> bool:
    """ "You meet six people back to back", "your trial shift is", "40 minutes each": no hours."""
    ahead = said[max(0, hit.start - 2) : hit.start]
    if hit.name != "hours":
        return False
    if said[hit.start : hit.end] == ("each",):
        return ahead[-1:] == ("LENGTH",)
    return ahead == ("back", "to") or (said[hit.start] == "shift" and ahead[-1:] == ("trial",))


_NO_HOURS = frozenset({"back", "trial", "each"})


def _is_room(hit: Hit, said: Sequence[str]) -> bool:
    """ "Conference room 4", "by conference call", "at the Conference Hotel": no event for all."""
    return (
        hit.name == "event"
        and said[hit.end - 1] == "conference"
        and not _ROOMS.isdisjoint(said[hit.end : hit.end + 1])
    )


def _is_workplace(hit: Hit, said: Sequence[str]) -> bool:
    """ "Come down to the workshop", "a trial in our workshop": where people work, no event."""
    if hit.name != "event" or said[hit.end - 1] != "workshop":
        return False
    ahead = tuple(said[max(0, hit.start - 4) : hit.start])
    if ahead[-1:] not in _OWN_PLACE:
        return False
    return ahead[-2:-1] == ("in",) or (
        ahead[-2:-1] in _TO_PLACE and not _WAYS_THERE.isdisjoint(ahead[:-1])
    )


_OWN_PLACE = frozenset({("the",), ("our",), ("my",)})
_TO_PLACE = frozenset({("to",), ("by",), ("at",), ("into",)})
_WAYS_THERE = words("down over round by along up in pop swing drop meet see")
_ROOMS = words("""room rooms call calls hotel centre center hall suite line bridge number phone
    id dial link details table area facility""")  # fmt: skip

# What makes a phrase no cue, and the words of which it needs one.
_NO_CUES: tuple[tuple[frozenset[str], Callable[[Hit, Sequence[str]], bool]], ...] = (
    (frozenset({"nothing"}), _unmoved),
    (frozenset({"conference"}), _is_room),
    (frozenset({"workshop"}), _is_workplace),
    (frozenset({"shifts"}), _is_verb),
    (frozenset({"slides"}), _are_slides),
    (_AT_WORK, _is_at_work),
    (frozenset({"then"}), _goes_then),
    (frozenset({"be"}), _is_to_come),
    (_TAKEN_BACK, _reminds),
    (frozenset({"only"}), _is_of_one),
    (_NO_HOURS, _tells_no_hours),
    (DROPS, is_put_somewhere),
    (frozenset({"if", "case"}), _is_feared),
)
_SAID_OF_NONE = frozenset[str]().union(*(needed for needed, _ in _NO_CUES))
_BY_WORD = {
    word: tuple(tells_no for needed, tells_no in _NO_CUES if word in needed)
    for word in _SAID_OF_NONE
}

_POSITIVE = frozenset({"meeting", "interview", "you"})


def _covered(hit: Hit, hard: Sequence[Hit]) -> bool:
    return any(other.start <= hit.start and hit.end <= other.end for other in hard)


def _is_details(sentence: Sentence) -> bool:
    """Whether the line is one of a block of details ("Date: ...", "When ...")."""
    return not DETAIL_LABELS.isdisjoint(sentence.words[:3])


def before(sentence: Sentence, place: int, count: int = 4) -> list[str]:
    """The words before an item, nearest first, articles and "on" left out."""
    found: list[str] = []
    for word in reversed(sentence.words[:place]):
        if word not in _SKIP:
            found.append(word)
            if len(found) == count:
                break
    return found
