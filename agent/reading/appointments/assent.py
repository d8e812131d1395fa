"""A short note that says yes: to what the other took or proposed, or that what is set stands.

Knows words, and the one instant that the thread tells; what follows is decided in `turns`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise

from agent.domain.hiring import Meaning
from agent.reading.appointments.dial import minute_of, tells
from agent.reading.appointments.neighbours import days_in
from agent.reading.appointments.parting import around
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Node, Span
from agent.reading.grammar.phrases import Hit, Phrases
from agent.reading.meant import Meant
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import turns_en as wording
from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.sets import words

PHRASES = Phrases(wording.GROUPS, wording.SETS)

_OPENING, _SHORTEST = 8, 20


def settling(prose: Prose, meant: Sequence[Meant]) -> frozenset[int]:
    """The numbers of the sentences that may agree to a time without naming it.

    Not one that means something else, and none where any says no or leaves it open: "No problem,
    I'll ask and get back to you", "No worries. We've filled the role".
    """
    if any(_means(one, _NO) for one in meant):
        return frozenset()
    if any(_hits(one, "open") for one in prose.sentences):
        return frozenset()
    return frozenset(
        one.number for one in prose.sentences
        if not any(_means(other, _ELSE) for other in meant
                   if other.start < one.end and other.end > one.start)
    )  # fmt: skip


def _means(one: Meant, meanings: frozenset[str]) -> bool:
    """Whether a stretch rather has one of these meanings than none of them."""
    return any(one.shares.get(meaning, 0.0) >= _least(meaning) for meaning in meanings)


def _least(meaning: str) -> float:
    """From which share on; "we're still on" is told much as "we're still deciding"."""
    return _SURELY if meaning == Meaning.STATUS_UPDATE.value else _LIKELY


_LIKELY, _SURELY = 0.5, 0.65
_NO = frozenset(
    one.value for one in (Meaning.REJECTION, Meaning.ROLE_CLOSED, Meaning.ON_HOLD,
                          Meaning.INTERVIEW_CANCELLED)
)  # fmt: skip
_ELSE = _NO | {
    one.value for one in (
        Meaning.STATUS_UPDATE, Meaning.APPLICATION_RECEIVED, Meaning.INFORMATION_REQUEST,
        Meaning.OUTREACH, Meaning.ASSESSMENT, Meaning.OFFER, Meaning.OUT_OF_OFFICE,
        Meaning.JOB_ALERT, Meaning.NOT_HIRING,
    )
}  # fmt: skip


def says_yes(prose: Prose, settling: Collection[int], day: date) -> Sentence | None:
    """The sentence by which a note agrees to what was taken for that day, or None.

    "Too easy, I'll leave the roller door up", "no prob see u then"; not "no prob, send it over",
    nor where the note asks for a time, or turns to something else.
    """
    if any(_turns(one) for one in prose.sentences):
        return None
    short = sum(len(one.words) for one in prose.sentences) <= _SHORTEST
    for sentence in prose.sentences[:_OPENING]:
        if sentence.number not in settling or _days(sentence) - {day}:
            continue
        if not wording.OTHER_THINGS.isdisjoint(sentence.said):
            continue
        if any(_agrees(hit, sentence) for hit in _hits(sentence, "assent")):
            return sentence
        if short and _is_bare_yes(sentence):
            return sentence
    return None


def _turns(sentence: Sentence) -> bool:
    """Whether a sentence asks for a time or says no to something."""
    if not wording.TURNING.isdisjoint(sentence.said) or ("can", "'t") in pairwise(sentence.words):
        return True
    return sentence.asks and not _POINTS.isdisjoint(sentence.said)


_POINTS = frozenset({"DAY", "TIME", "WEEK"})


def _hits(sentence: Sentence, name: str) -> list[Hit]:
    return [hit for hit in PHRASES.scan(sentence.words, sentence.said) if hit.name == name]


def _agrees(hit: Hit, sentence: Sentence) -> bool:
    """Whether nothing in its clause takes the yes back."""
    if sentence.asks:
        return False
    low, high = around(sentence.words, hit.start, hit.end, _MARKS)
    rest = (*sentence.words[low : hit.start], *sentence.words[hit.end : high])
    return _DENYING.isdisjoint(rest) and "but" not in sentence.words[hit.end :]


_DENYING = words("no not 't if unless whether until till wont dont isnt doesnt hope hopefully when")


_MARKS = words(", . ; ! - ( ) :")


def _is_bare_yes(sentence: Sentence) -> bool:
    """ "Ok.", "Sure thing": the sentence says nothing else."""
    says_yes = not _YES.isdisjoint(sentence.said)
    return says_yes and not sentence.asks and _EMPTY.issuperset(sentence.said - GIVEN)


_YES = words(
    "ok okay okey k kk sure cool aye yes yep yup yeah done nice sweet ace agreed absolutely"
)
_EMPTY = _YES | words(
    """. , ! - then one thing thanks thank you ta cheers mate love hun pet duck buddy pal so well
    course of very much great perfect hi hello hey"""
)


def still_stands(prose: Prose, settling: Collection[int], known: datetime) -> Sentence | None:
    """The sentence by which a note says that the appointment known stands, or None.

    "Yep still on for today!", "nothing changes", or the known hour alone: "so 9.30 or whenever the
    bus lands".
    """
    if any(_turns(one) for one in prose.sentences):
        return None
    for sentence in prose.sentences[:_OPENING]:
        if sentence.asks or _days(sentence) - {known.date()}:
            continue
        if sentence.number not in settling or not _HIRING.isdisjoint(sentence.said):
            continue
        if _restates(sentence, known):
            return sentence
        if any(_is_said_of_it(hit, sentence, known) for hit in _hits(sentence, "still")):
            return sentence
    return None


def _is_said_of_it(hit: Hit, sentence: Sentence, known: datetime) -> bool:
    """Whether it is the appointment that is still on: not the shop, not the look-out."""
    low, high = around(sentence.words, hit.start, hit.end, _MARKS)
    times = [node for at, node in sentence.nodes
             if low <= at < high and isinstance(node.value, Span)]  # fmt: skip
    if not (
        _agrees(hit, sentence) and _IT.issuperset(_unaddressed(sentence.words[low : hit.start]))
    ):
        return False
    ends = sentence.words[hit.end - 1] != "on" or _ENDING.issuperset(
        sentence.words[hit.end : hit.end + 1]
    )
    return ends and all(_tells(node, known) for node in times)


def _unaddressed(said: Iterable[str]) -> Iterator[str]:
    """Without a given name, by which a short note addresses its reader."""
    return (word for word in said if word not in GIVEN)


_HIRING = words("""hire hires hiring role roles position vacancy candidate candidates budget people
    decision decisions""")  # fmt: skip
_IT = words("""yes yep yup yeah aye hi hello that it this we all everything 's is are 're you
    your our the interview trial meeting chat visit time appointment shift morning session call so
    and still DAY TIME at on for ok okay hiya no""")  # fmt: skip
_ENDING = words(", . ! - for DAY then mate love as at see here sorry thanks x")


def _restates(sentence: Sentence, known: datetime) -> bool:
    """Whether the known hour stands in its clause with words that say nothing else."""
    for place, node in sentence.nodes:
        if not _tells(node, known):
            continue
        low, high = around(sentence.words, place, place + 1, _PARTING)
        rest = (*sentence.words[low:place], *sentence.words[place + 1 : high])
        whenever = rest[:2] in (("or", "whenever"), ("or", "when"))
        if whenever or (_PLAIN.issuperset(_unaddressed(rest)) and not _FIRM.isdisjoint(rest)):
            return True
    return False


_PARTING = words(", . ; ! - ( ) : so but because as and")
_FIRM = words("still yes yep yeah aye remains stands on happening stays")
_PLAIN = _FIRM | words("DAY at for is it 's fine good ok okay on all yours we 're you the then")


def _tells(node: Node, known: datetime) -> bool:
    span = node.value
    if not isinstance(span, Span) or span.end is not None:
        return False
    return tells(span.start, minute_of(known))


def _days(sentence: Sentence) -> set[date]:
    return {day.date for _, node in sentence.nodes for day in days_in(node.value)}


def says_known_hour(slot: Slot, prose: Prose, known: datetime) -> bool:
    """Whether "hours unchanged", "5 as before" stands beside a day: at the hour of the thread."""
    sentence = prose.sentences[slot.sentence]
    following = prose.sentences[slot.sentence + 1 : slot.sentence + 2]
    here = any(_keeps_hour(hit, sentence, known) for hit in _hits(sentence, "same")
               if hit.start > slot.last or hit.end == slot.first)  # fmt: skip
    return here or any(
        hit.start <= 1 and _keeps_hour(hit, one, known) for one in following
        for hit in _hits(one, "same")
    )  # fmt: skip


def keeps_hour(prose: Prose, known: datetime) -> bool:
    """Whether any sentence says that the hour stays as it is."""
    return any(
        _keeps_hour(hit, one, known) for one in prose.sentences for hit in _hits(one, "same")
    )


def _keeps_hour(hit: Hit, sentence: Sentence, known: datetime) -> bool:
    """Whether no time is named in those words but the known one, and nothing is denied."""
    if not _DENYING.isdisjoint(sentence.words[max(0, hit.start - _BEFORE) : hit.start]):
        return False
    times = [node for at, node in sentence.nodes
             if hit.start <= at < hit.end and isinstance(node.value, Span)]  # fmt: skip
    return all(_tells(node, known) for node in times)


_BEFORE = 3
