"""The cues of a message: phrases found in each sentence, and the clause a time stands in.

Knows the words of `wording.appointment_en`; what follows from a cue is decided in `scope`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from unicodedata import category

from agent.reading.appointments.dropped import DROPS, is_put_somewhere, lies_off
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.phrases import Hit, Phrases
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words

PHRASES = Phrases(wording.GROUPS, wording.SETS)

_BREAKS = words("; but so because cos coz cuz however although while whereas though since")
# Every word that may separate two clauses; which of them do, their neighbours tell.
_MAY_BREAK = _BREAKS | words(". otherwise ( ) , : and as - which")
_SUBJECTS = words("i we he she they you yours it the my our your there this that please if how")
_JOINING = words("and but so then which or")
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
    of appointments that the thread has set.
    """

    hits: tuple[Hits, ...]
    wholes: tuple[frozenset[str], ...]
    subject: frozenset[str]
    names: frozenset[str]
    asks: bool
    labelled: bool
    known: frozenset[date] = frozenset()

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
        return self.within(sentence, *clause(sentence, slot))

    def moves(self, sentence: Sentence) -> bool:
        """Whether a sentence says that a meeting is put off to another time."""
        names = self.whole(sentence)
        return "move" in names and bool(names & {"meeting", "interview"})

    def whole(self, sentence: Sentence) -> frozenset[str]:
        """The groups of phrases of a sentence."""
        return self.wholes[sentence.number]


def scene_of(prose: Prose, known: frozenset[date] = frozenset()) -> Scene:
    """The message's own cues, subject included, taken together; `known` as in `Scene`."""
    hits = tuple([_hits(sentence) for sentence in prose.sentences])
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
    for needed, tells_no in _NO_CUES:
        if not needed.isdisjoint(sentence.said):
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
    if hit.name not in CHANGING or said[hit.end - 1] not in _TIMED:
        return False
    behind = [word for word in said[hit.end : hit.end + 5] if word not in ("at", "TIME", ",")]
    return behind[:1] == ["only"]


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
)
_POSITIVE = frozenset({"meeting", "interview", "you"})


def _covered(hit: Hit, hard: Sequence[Hit]) -> bool:
    return any(other.start <= hit.start and hit.end <= other.end for other in hard)


def _is_details(sentence: Sentence) -> bool:
    """Whether the line is one of a block of details ("Date: ...", "When ...")."""
    return any(word in DETAIL_LABELS for word in sentence.words[:3])


def clause(sentence: Sentence, slot: Slot) -> tuple[int, int]:
    """The half-open range of items of the clause that holds the slot.

    A bracket before the slot is gone around ("Jo (our CTO) on Friday"), one behind it ends it
    where no verb goes on from it ("Friday (with Jo) is cancelled").
    However long the sentence is, no more than `_WIDEST` items to either side belong to it.
    """
    said, low, high = sentence.words, slot.first, slot.last + 1
    if said[slot.last] == "TIME" and _is_told_apart(sentence, slot):
        low = slot.last  # "Monday 12.15, because I have surgery at 1"
    least, most = max(0, low - _WIDEST), min(len(said), high + _WIDEST)
    while low > least and not (_may_break(said[low - 1]) and _breaks(sentence, low - 1, slot)):
        low = _before_bracket(sentence, low - 1)
    while high < most:
        broken = _may_break(said[high]) and _breaks(sentence, high, slot)
        behind = _behind_bracket(said, high) if broken else high + 1
        if behind is None:
            break
        high = behind
    return low, min(high, most)


def _is_told_apart(sentence: Sentence, slot: Slot) -> bool:
    """Whether a reason, or another thought behind a dash, stands between a day and a time."""
    low, high = slot.first, slot.last + 1
    said = sentence.words[low:high]
    if not _REASONS.isdisjoint(said):
        return True
    return not _LEADING_ON.isdisjoint(said) and any(
        said[at - low] in ("-", "which") and _leads_on(sentence, at, slot)
        for at in range(low, high)
    )


def _may_break(word: str) -> bool:
    return word in _MAY_BREAK or _is_picture(word)


_WIDEST = 120
_REASONS = words("because although whereas yours")


def _before_bracket(sentence: Sentence, place: int) -> int:
    """The opening of a bracket that closes at `place`, or `place` itself."""
    if sentence.words[place] != ")":
        return place
    ahead = sentence.words[max(0, place - _WIDEST) : place]
    return place - 1 - ahead[::-1].index("(") if "(" in ahead else place


def _behind_bracket(said: Sequence[str], place: int) -> int | None:
    """Where the clause goes on behind a bracket that opens at `place`, or None where it ends."""
    inside = said[place : place + _WIDEST]
    if said[place] != "(" or ")" not in inside:
        return None
    behind = place + inside.index(")") + 1
    return behind if said[behind : behind + 1] in _TELLING_ON else None


_TELLING_ON = frozenset(
    (one,) for one in words("is 's isn has hasn was will won 'll needs must cannot can falls fell")
)


def _breaks(sentence: Sentence, place: int, slot: Slot) -> bool:
    """Whether the item at `place` separates two clauses."""
    word = sentence.words[place]
    if word in _BREAKS or _is_picture(word):
        return True
    if word in _LEADING_ON:
        return _leads_on(sentence, place, slot)
    if word in (".", "otherwise"):
        return _ends_thought(sentence, place)
    if word in ("(", ")"):
        around = word == ")" and place < slot.first
        return not around and _wordy_bracket(sentence, place)
    after = sentence.words[place + 1] if place + 1 < len(sentence.words) else ""
    if word == ",":
        if sentence.words[place + 1 : place + 3] in _CORRECTING or _in_apposition(sentence, place):
            return False
        return (
            after in _JOINING
            or after in _SUBJECTS
            or _asks_anew(sentence.words, place)
            or _comes_instead(sentence.words, place)
            or _opens_part(sentence, place + 1)
        )
    if word == ":":
        return not sentence.listed and _between_words(sentence, place)
    return word == "and" and _goes_on_anew(sentence, place, after)


def _leads_on(sentence: Sentence, place: int, slot: Slot) -> bool:
    """Whether "as", "which" or a dash opens another thought."""
    word, behind = sentence.words[place], sentence.words[place + 1 : place + 3]
    if word == "as":
        return place > slot.last and behind in _AS_SAID
    if word == "which":
        return sentence.words[place - 1] in _WITHIN and not _ARTICLES.isdisjoint(behind[:1])
    return _parts_thoughts(sentence, place)


_LEADING_ON = words("as which -")


def _parts_thoughts(sentence: Sentence, place: int) -> bool:
    """ "3pm tomorrow is off - the whole team is away", and no dash of a heading or a list."""
    said = sentence.words
    if sentence.listed or place + 2 >= len(said) or not sentence.items[place].gap:
        return False
    begins = said[place + 1] in _SUBJECTS and said[place + 1] not in ("if", "how", "please")
    told = not _SAYS.isdisjoint(said[:place]) or not _YES.isdisjoint(said[:place])
    return begins and told and (said[place + 1] in _WHO or not _SAYS.isdisjoint(said[place:]))


_WHO = words("i we he she they you")
_YES = words("yes still confirmed correct right")
_SAYS = words(
    """is 's are 're am 'm was were be been has have had 've will 'll would 'd can could must comes
    goes wants needs happens looks means leaves starts ends opens closes 't not"""
)
# "After a morning in which the governors confer at 11".
_WITHIN, _ARTICLES = words("in during"), words("the our a an we they")
# "Friday at 3.15 as you said you were free": told before, and nothing of this time.
_AS_SAID = frozenset(
    (who, verb) for who in words("you i we he she they")
    for verb in words("said mentioned told asked wrote say work were had")
)  # fmt: skip


def _is_picture(word: str) -> bool:
    """An emoji, which parts thoughts where no full stop does."""
    return len(word) == 1 and word >= _FIRST_PICTURE and category(word) == "So"


# Before it stand signs such as "\u2122" and "\u00b0", which part nothing.
_FIRST_PICTURE = "\u2600"


def _asks_anew(said: Sequence[str], place: int) -> bool:
    """ "My delivery is coming Thurs now, can we do Fri instead": a question of another day."""
    asked = said[place + 1 : place + 3] in _CAN_WE
    return asked and "DAY" in said[:place] and not _TIMED.isdisjoint(said[place:])


def _comes_instead(said: Sequence[str], place: int) -> bool:
    """ "Forget Thursday at 3, come on Friday": what is told to do behind what is called off."""
    told = said[place + 1 : place + 2] in _TOLD_TO and not _TIMED.isdisjoint(said[place:])
    return told and "DAY" in said[:place] and not _DROPPING.isdisjoint(said[:place])


_TOLD_TO = frozenset((one,) for one in words("come let lets make meet try take do"))
_DROPPING = words("forget scrap scratch bin ditch")
_TIMED = frozenset({"DAY", "TIME"})
_CAN_WE = frozenset(
    (verb, who) for verb in words("can could shall") for who in words("we you u i he she they")
)


def _goes_on_anew(sentence: Sentence, place: int, after: str) -> bool:
    """Whether "and" opens another clause."""
    another = after == "DAY" and _first_day(sentence, place)
    that_is = sentence.words[place + 1 : place + 3] in _THAT_IS
    return after in _SUBJECTS or that_is or another or _sets_anew(sentence.words, place)


_THAT_IS = frozenset({("that", "'s"), ("that", "is")})


def _sets_anew(said: Sequence[str], place: int) -> bool:
    """Whether "and" goes on from a day called off to another: "cancelled ... and booked you in"."""
    ahead, after = said[:place], said[place + 1 : place + 2]
    return (
        after != () and after[0] in _AGAIN and "DAY" in ahead and not _CALLS_OFF.isdisjoint(ahead)
    )


_AGAIN = words(
    """
    arrange arranged book booked offer offered propose proposed rearrange rearranged rebook rebooked
    reschedule rescheduled scheduled set suggest will would
    """
)
_CALLS_OFF = words("cancel canceled canceling cancelled cancelling")


def _opens_part(sentence: Sentence, place: int) -> bool:
    """ "9:00 arrival, 9:30 weld trial, 12:00 lunch": each part of a day is told for itself."""
    said = sentence.words
    if said[place : place + 1] != ("TIME",):
        return False
    after = said[place + 1 : place + 2]
    told = bool(after) and after[0].isalpha() and after[0] not in _NO_PART
    return told and tells_parts(said)


def tells_parts(said: Sequence[str]) -> bool:
    """Whether a sentence names so many times that it tells the parts of a day."""
    times = (word for word in said if word == "TIME")
    return len(list(islice(times, _PARTS))) == _PARTS


_PARTS = 3
_NO_PART = words("or and on ZONE DAY TIME WEEK LENGTH to until till at in")


def _in_apposition(sentence: Sentence, place: int) -> bool:
    """ "Gil, our VP of Sales, tomorrow at 10": who he is, set between commas without a verb."""
    behind = sentence.words[place + 1 : place + 9]
    if behind[:1] not in (("our",), ("my",), ("the",)) or "," not in behind:
        return False
    return _VERBS.isdisjoint(behind[: behind.index(",")])


_VERBS = words("is 's are 're will 'll was has have had can could would 'd to and DAY TIME")


# "Next Thursday, I mean this Thursday": no thought of its own.
_CORRECTING = frozenset({("i", "mean"), ("i", "meant")})


def _ends_thought(sentence: Sentence, place: int) -> bool:
    """ "... with the foreman . bring boots", "otherwise let 's wait": another thought follows."""
    words = sentence.words
    after = words[place + 1] if place + 1 < len(words) else ""
    if words[place] == "otherwise":
        return after in _SUBJECTS or after == "let"
    before = words[place - 1] if place else ""
    return len(before) > 3 and before.isalpha() and before not in _SHORTENED and after.isalpha()


_SHORTENED = words("approx circa prof dept tues thur thurs weds sept messrs messers hons assoc")


def _between_words(sentence: Sentence, place: int) -> bool:
    """Whether no date or time stands on either side of the mark."""
    near = sentence.items[max(0, place - 1) : place + 2]
    passed = near[-1].node is not None and near[-1].node.rule in ("yesterday", "last weekday")
    plain = all(item.node is None for item in (near[:-1] if passed else near))
    return plain and 3 < place < len(sentence.items) - 3


def _first_day(sentence: Sentence, place: int) -> bool:
    """Whether no date or time was named before: "and Friday" then goes on with a new thought."""
    return not any(word in ("DAY", "TIME") for word in sentence.words[:place])


def _wordy_bracket(sentence: Sentence, place: int) -> bool:
    """Whether the bracket holds words of its own and not just a date or a zone."""
    step = 1 if sentence.words[place] == "(" else -1
    at, plain = place + step, 0
    while 0 <= at < len(sentence.items) and sentence.words[at] not in ("(", ")"):
        plain += sentence.items[at].node is None and sentence.words[at].isalpha()
        at += step
    # An unpaired bracket closes one that a date node took in.
    return plain > 1 and 0 <= at < len(sentence.items)


def before(sentence: Sentence, place: int, count: int = 4) -> list[str]:
    """The words before an item, nearest first, articles and "on" left out."""
    found: list[str] = []
    for word in reversed(sentence.words[:place]):
        if word not in _SKIP:
            found.append(word)
            if len(found) == count:
                break
    return found
