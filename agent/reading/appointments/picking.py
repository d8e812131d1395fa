"""Which of the offered times a short answer picks by its place: "the later one", "option 2".

Knows the order of the offers and the words of one sentence; no days and no clock times.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from agent.domain.evidence import InterviewReading
from agent.reading.appointments.parting import clauses
from agent.reading.appointments.thread import Readings
from agent.reading.prose import Sentence
from agent.reading.wording import turns_en as wording
from agent.reading.wording.sets import words


class _Pick(NamedTuple):
    """A phrase that names an offer by its place: the half-open range of its words."""

    start: int
    end: int
    offer: InterviewReading


def by_place(sentence: Sentence, offers: Readings) -> InterviewReading | None:
    """ "The first one", "option 2", "the latter", "the afternoon one": the first so named.

    Not one that is out, nor a job or a paper.
    """
    found = _named(sentence.words, offers)
    return next(
        (pick.offer for clause, pick in found if not _is_something_else(clause, pick)), None
    )


def takes_day(sentence: Sentence) -> bool:
    """ "Thursday please Steve", "ok Friday at 9 for me": a day is all that the sentence opens with.

    "Please send it by Thursday", "can I have Thursday please" do not.
    """
    said = sentence.words
    place = next((at for at, word in enumerate(said) if word not in _GREETING), len(said))
    behind = next((word for word in said[place:] if word not in _OF_DAY), "")
    return said[place : place + 1] == ("DAY",) and behind in ("please", "pls", "plz")


def picked(sentence: Sentence, offers: Readings) -> InterviewReading | None:
    """The one offer that a clause of the sentence takes by its place, and says little else.

    "Ok first one", "the earlier of the two please", "the second of those would be great, as I work
    12 to 5"; not "the first one is missing a date", "not the first".
    """
    said = sentence.words
    if len(offers) < _SEVERAL or (sentence.asks and _MAY_I.isdisjoint(pairwise(said))):
        return None
    found = {
        str(pick.offer.start or pick.offer.day): pick.offer
        for clause, pick in _named(said, offers)
        if _takes(clause, pick)
    }
    return found.popitem()[1] if len(found) == 1 else None


def _named(said: Sequence[str], offers: Readings) -> Iterator[tuple[Sequence[str], _Pick]]:
    """Each clause with an offer that it names by its place.

    Not "the third...", left in the air, nor what is excepted.
    """
    for low, high in clauses(said, _PARTING):
        for pick in _picks(said[low:high], offers):
            aired = low + pick.end == high and said[high : high + 2] == (".", ".")
            if not aired and not _is_excepted(said[: low + pick.start]):
                yield said[low:high], pick


_SEVERAL = 2
# "Could I have the second one?" asks for nothing but leave.
_MAY_I = frozenset({("could", "i"), ("can", "i"), ("may", "i")})


_PARTING = words(", . ; - ( ) : ! but so because as since although though and")


def _takes(clause: Sequence[str], pick: _Pick) -> bool:
    """Whether a clause takes what it picks: nothing else is said, or that it suits, or is taken."""
    if _is_something_else(clause, pick):
        return False
    unknown = [word for word in clause[: pick.start] if word not in _FILLING]
    behind = clause[pick.end :]
    if len(unknown) <= _NAMES and (_FILLING.issuperset(behind) or _names_only(behind)):
        return True
    liked = not wording.LIKED.isdisjoint(clause[pick.end : pick.end + _REACH])
    return liked or not _TAKING.isdisjoint(clause[max(0, pick.start - _REACH) : pick.start])


def _is_something_else(clause: Sequence[str], pick: _Pick) -> bool:
    """Whether the clause refuses what it picks, or speaks of other things than times."""
    behind = clause[pick.end :]
    behind = behind[: behind.index("if")] if "if" in behind else behind  # "if it's still free"
    rest = (*clause[: pick.start], *behind)
    return not (_REFUSING.isdisjoint(rest) and _THINGS.isdisjoint(rest))


def _is_excepted(ahead: Sequence[str]) -> bool:
    """ "Anything but the last one", "any of those except the second": all others are meant."""
    if ahead[-2:] in _EXCEPT or ahead[-1:] in _EXCEPT:
        return True
    last = [word for word in ahead[:-1] if word not in _OF_THOSE]
    return ahead[-1:] == ("but",) and last[-1:] in (["any"], ["anything"], ["all"], ["every"])


_EXCEPT = frozenset(
    {("except",), ("excluding",), ("bar",), ("except", "for"), ("apart", "from"), ("other", "than"),
     ("aside", "from")}
)  # fmt: skip


def _names_only(behind: Sequence[str]) -> bool:
    """ "The later one please Steve"."""
    unknown = [word for word in behind if word not in _FILLING]
    return not _POLITE.isdisjoint(behind[:1]) and len(unknown) <= _NAMES


_POLITE = words("please pls plz thanks thank cheers ta then")
# "Thanks Ana the earlier please": beside words that say nothing one may be a name.
_NAMES, _REACH = 1, 4
_FILLING = words("""ok okay k yes yep yup yeah aye right then please pls plz thanks thank you cheers
    ta the a for me us it is 's hi hello hey dear great perfect grand lovely fine good defo
    definitely deffo i we think guess maybe x let do our your of just""")  # fmt: skip
_GREETING = _FILLING | words(", -")
_OF_DAY = words("DAY TIME at the on , it is then one slot morning afternoon evening for me")
_REFUSING = words("""not 't no cannot cant wont dont doesnt isnt never neither gone taken full out
    off away clash clashes if whether unless instead than without missed went was were hard
    difficult tricky impossible""")  # fmt: skip
# What else may be first or second of its kind in a mail.
_THINGS = words("""send sends sent sending resend attach attached sign signed scan fill filled
    complete upload forward print read reference references form forms page copy copies document
    documents email emailed round interview door floor turn turning left candidate person letter
    file photo link test question job jobs position salary about""")  # fmt: skip
_TAKING = words("""go going take taking have having do doing book booking pick picking choose
    choosing say prefer want wants like keep make suits suit works into for""")  # fmt: skip


def _picks(said: Sequence[str], offers: Readings) -> Iterator[_Pick]:
    for place, word in enumerate(said):
        after = said[place + 1] if place + 1 < len(said) else ""
        if word in wording.CHOICES:
            end = _choice_end(said, place)
            offer = _counted(wording.CHOICES[word], offers) if end else None
        elif word in _NUMBERED and after in wording.NUMBERS:
            end, offer = place + 2, _counted(wording.NUMBERS[after], offers)
        elif word in wording.CHOICE_PARTS:
            end = _part_end(said, place)
            offer = _in_part(word, offers) if end else None
        else:
            continue
        if offer is not None:
            opened = place - 1 if place and said[place - 1] == "the" else place
            yield _Pick(opened, end, offer)


_NUMBERED = words("option slot choice number")


def _choice_end(said: Sequence[str], place: int) -> int:
    """Where "the first one", "the later of the two", "the latter" ends, 0 where it is none."""
    word, behind = said[place], said[place + 1 : place + 4]
    led = said[place - 1] if place else ""
    if led == "the" and place > 1 and said[place - 2] == "at":
        return 0  # "on Monday at the latest"
    if behind[:1] == ("of",):
        return _end_of_several(behind, place)
    if behind and behind[0] in wording.CHOICE_NOUNS:
        if behind[0] == "time" and (led != "the" or said[max(0, place - 2)] == "for"):
            return 0
        return 0 if _is_elsewhere(behind[1:]) else place + 2
    if word in ("latter", "former") or (led == "the" and behind == ()):
        return place + 1
    ended = bool(behind) and behind[0] in _ENDING and behind[:2] != (".", ".")
    opens = place == 0 and word in ("earlier", "later")
    return place + 1 if (led == "the" or opens) and ended else 0


def _end_of_several(behind: Sequence[str], place: int) -> int:
    """The end of "of those", "of the two", "of your three"; "first of all" names none."""
    if behind[1:2] and behind[1] in _THOSE:
        return place + 3
    counted = behind[1:2] in (("the",), ("your",)) and behind[2:3] and behind[2] in _COUNTS
    return place + 4 if counted else 0


def _is_elsewhere(behind: Sequence[str]) -> bool:
    """ "The first one on the left", "the first one in", "the last one to leave": something else."""
    if behind[:1] == ("on",):
        return behind[1:2] != ("DAY",)
    return not _ELSEWHERE.isdisjoint(behind[:1])


_ELSEWHERE = words("in there here back to who out up along past down with after")
_THOSE = words("those these them two three four")
_OF_THOSE = _THOSE | words("of the your times time slots slot days day dates options option one")
_COUNTS = words("two three four pair lot slots times options dates ones choices suggestions days")
# "Of the three I'd prefer the last, please"; "the later works best", "the earlier suits".
_ENDING = words(", . ! ; please pls plz then thanks ta works suits would is 's will it for if")


def _part_end(said: Sequence[str], place: int) -> int:
    """Where "the afternoon one", "the morning works" ends, 0 where it is a part of some day."""
    behind = said[place + 1] if place + 1 < len(said) else ""
    if behind in wording.CHOICE_NOUNS and behind != "of":
        return place + 2
    own = place > 0 and said[place - 1] == "the" and said[max(0, place - 2)] not in _DURING
    return place + 1 if own and (behind in _ENDING or not behind) else 0


_DURING = words("in during of all for through until till by on")


def _in_part(part: str, offers: Readings) -> InterviewReading | None:
    """The only offer in that part of a day."""
    found = in_part(part, offers)
    return found[0] if len(found) == 1 else None


def in_part(part: str, offers: Readings) -> Readings:
    """The offers in that part of a day."""
    low, high = wording.CHOICE_PARTS[part]
    return tuple(one for one in offers if one.start and low <= one.start.hour < high)


def part_behind(sentence: Sentence, last: int) -> str:
    """ "Tuesday afternoon works": the part of the day named behind an item, or ""."""
    behind = sentence.words[last + 1 : last + 4]
    if behind[:1] and behind[0] in wording.CHOICE_PARTS:
        return behind[0]
    return next((two for one, two in pairwise(behind) if one in ("in", "the")
                 and two in wording.CHOICE_PARTS), "")  # fmt: skip


def _counted(index: int, offers: Readings) -> InterviewReading | None:
    if index == wording.MIDDLE:
        return offers[1] if len(offers) == _THREE else None
    if index in (wording.EARLIEST, wording.LATEST):
        timed = sorted(
            (one for one in offers if one.start is not None), key=lambda one: str(one.start)
        )
        if len(timed) != len(offers) or len(timed) < _SEVERAL:
            return None
        return timed[0 if index == wording.EARLIEST else -1]
    if index <= wording.EARLY:
        timed = [one for one in offers if one.start is not None]
        if len(timed) != _SEVERAL or len(offers) != _SEVERAL:
            return None
        ordered = sorted(timed, key=lambda one: str(one.start))
        return ordered[0 if index == wording.EARLY else 1]
    if -1 <= index < len(offers):
        return offers[index]
    return None


_THREE = 3
