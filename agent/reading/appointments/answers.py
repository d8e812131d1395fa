"""What an answer makes of the times offered before: the one it accepts, or none.

Looks at what earlier turns offered and at this message's words; knows no calendar parts.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from agent.domain.evidence import InterviewReading
from agent.domain.hiring import Confidence, InterviewStatus
from agent.reading.appointments.assent import PHRASES
from agent.reading.appointments.clauses import clause
from agent.reading.appointments.dial import minute_of, tells
from agent.reading.appointments.neighbours import days_in
from agent.reading.appointments.picking import by_place, in_part, part_behind, picked, takes_day
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.thread import Readings
from agent.reading.grammar.phrases import Hit
from agent.reading.grammar.tokens import quote
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import turns_en as wording


def answered(
    prose: Prose, slots: Sequence[Slot], offers: Readings, unnamed: Collection[int] | None = None
) -> Readings:
    """What an answer makes of the times offered before: the one accepted, confirmed; else none.

    `unnamed` are the sentences that may answer though they name no day or time; all, if None.
    """
    for sentence in prose.sentences:
        here = [slot for slot in slots if prose.sentences[slot.sentence] is sentence]
        hits = PHRASES.scan(sentence.words)
        names = {hit.name for hit in hits if here or not _is_verb(hit, sentence)}
        opens = takes_day(sentence)
        takes = "accept" in names or opens or (bool(here) and "arrive" in names)
        if not takes or sentence.asks or "any" in names or not _OPEN.isdisjoint(sentence.said):
            continue
        here = here[:1] if opens else here
        if names & _AGAINST and not _accepts_one(sentence, here):
            continue
        if not (here or unnamed is None or sentence.number in unnamed):
            continue
        chosen = _chosen(sentence, here, offers)
        if chosen is not None:
            return (confirmed(chosen, sentence, prose),)
    return ()


def _is_verb(hit: Hit, sentence: Sentence) -> bool:
    """ "Jo works here too": no yes where no time stands beside it."""
    said = sentence.words[hit.start : hit.end]
    return hit.start > 0 and len(said) == 1 and not _VERBS.isdisjoint(said)


_VERBS = frozenset({"work", "works", "suit", "suits"})
# "I'll be in touch", "let me know whether Thursday suits".
_OPEN = frozenset({"touch", "whether"})


def withdrawn(prose: Prose, known: InterviewReading | None) -> Readings:
    """ "I have accepted another post and must therefore withdraw": what was set falls away."""
    if known is None:
        return ()
    for sentence in prose.sentences:
        names = {hit.name for hit in PHRASES.scan(sentence.words)}
        if "leave" not in names or sentence.asks or not _IF.isdisjoint(sentence.said):
            continue
        off = confirmed(known, sentence, prose)
        return (replace(off, status=InterviewStatus.CANCELLED, end=None),)
    return ()


_IF = frozenset({"if", "not", "'t", "unless"})


def confirmed(chosen: InterviewReading, sentence: Sentence, prose: Prose) -> InterviewReading:
    """The time as that sentence confirms it."""
    said = quote(prose.text, sentence.start, sentence.end)
    return replace(chosen, status=InterviewStatus.CONFIRMED, quote=said, from_invite=False, uid="",
                   sequence=0, dtstamp=None, confidence=Confidence.LIKELY)  # fmt: skip


def _chosen(sentence: Sentence, slots: Sequence[Slot], offers: Readings) -> InterviewReading | None:
    """The one offered time that the sentence means, or None where it means none or several."""
    if slots:
        # "I teach on Monday, so Tuesday at 11": the one told in full is the one meant.
        slots = [slot for slot in slots if slot.time is not None and slot.day is not None] or slots
        slots = [slot for slot in slots if not is_out(slot, sentence)]
        found = _matching(sentence, slots, offers)
        if len(found) > 1:
            found = _of_part(sentence, slots, found) or _matching(
                sentence, _taken(sentence, slots), offers
            )
        if len(found) == 1:
            return found[0]
        if found or any(slot.day is not None for slot in slots):
            return None
        return by_place(sentence, offers)
    placed = by_place(sentence, offers)
    if placed is not None:
        return placed
    return offers[0] if len(offers) == 1 else None


def _matching(sentence: Sentence, slots: Sequence[Slot], offers: Readings) -> Readings:
    """The offers that the slots name, each once."""
    return tuple(
        one for one in offers
        if any(matches(slot, one) and _may_be_then(sentence, slot, one) for slot in slots)
    )  # fmt: skip


def _may_be_then(sentence: Sentence, slot: Slot, offer: InterviewReading) -> bool:
    """Whether an offer lies in the part of the day named behind it, or right after."""
    part = part_behind(sentence, slot.last) if slot.time is None else ""
    if not part or offer.start is None:
        return True
    low, high = wording.CHOICE_PARTS[part]
    return low <= offer.start.hour <= high


def _of_part(sentence: Sentence, slots: Sequence[Slot], found: Readings) -> Readings:
    """ "Tuesday afternoon works": of the offers of one day, that in the part named behind it."""
    parts = {part_behind(sentence, slot.last) for slot in slots if slot.time is None}
    if len(slots) != 1 or len(parts) != 1 or "" in parts:
        return ()
    return in_part(parts.pop(), found)


def is_out(slot: Slot, sentence: Sentence) -> bool:
    """ "So 9:30 is off the table": named to be refused."""
    behind = sentence.words[slot.first + 1 : slot.first + 3]
    return behind[:1] in (("is",), ("'s",)) and not _OUT.isdisjoint(behind[1:])


_OUT = frozenset({"off", "out", "gone"})


def matches(slot: Slot, offer: InterviewReading) -> bool:
    """Whether a day, a time or both name the offered moment on the clock it was offered in."""
    if offer.start is None:
        return slot.day is not None and slot.day.date == offer.day
    if slot.day is not None and not _same_day(slot, offer.start):
        return False
    if slot.time is None:
        return slot.day is not None
    return tells(slot.time.start, minute_of(offer.start))


def _same_day(slot: Slot, start: datetime) -> bool:
    if slot.day is None:
        return True
    if slot.day.date == start.date():
        return True
    loose = slot.day.relation in ("free", "same") and not slot.day.named
    return loose and slot.day.weekday == start.weekday()


def _accepts_one(sentence: Sentence, slots: Sequence[Slot]) -> bool:
    """ "Wednesday at 10 I can't, but Thursday at 1:30 works": what is refused is another time."""
    return len(slots) > 1 and len(_taken(sentence, slots)) == 1


def _taken(sentence: Sentence, slots: Sequence[Slot]) -> list[Slot]:
    """ "Wednesday I have class, but Thursday at 1:30 is perfect": of several, the one accepted."""
    hits = PHRASES.scan(sentence.words)
    out = [slot for slot in slots if is_out(slot, sentence)]
    found = []
    for slot in slots:
        low, high = clause(sentence, slot)
        said = {hit.name for hit in hits if hit.start < high and hit.end > low}
        refused = "refuse" in said or ("withdraw" in said and not out)
        if "accept" in said and not refused and slot not in out:
            found.append(slot)
    return found


_AGAINST = frozenset({"refuse", "withdraw"})


def by_order(prose: Prose, offers: Readings) -> Readings:
    """ "Ok first one": what a sentence takes by its place; nothing where others take another."""
    found = [(one, chosen) for one in prose.sentences if (chosen := _picked(one, offers))]
    if len({str(chosen.start or chosen.day) for _, chosen in found}) != 1:
        return ()
    sentence, chosen = found[0]
    return (confirmed(chosen, sentence, prose),)


def _picked(sentence: Sentence, offers: Readings) -> InterviewReading | None:
    """ "Friday please, the early one": of the offers of the day named before, where one is."""
    chosen = picked(sentence, offers)
    days = {day.date for at, node in sentence.nodes for day in days_in(node.value)}
    if chosen is None and not days:
        return None
    there = tuple(one for one in offers if (one.start.date() if one.start else one.day) in days)
    return picked(sentence, there) or (None if there and _leads(sentence) else chosen)


def _leads(sentence: Sentence) -> bool:
    """Whether the sentence names its day first, and no reason behind what it picks."""
    place = sentence.words.index("DAY") if "DAY" in sentence.said else len(sentence.words)
    return not wording.CHOICES.keys().isdisjoint(sentence.words[place:])
